/**
 * Whose an act on a sitting is under the rules in force: the posts that the words of a norm mean here, who takes part, who signs.
 * The judges, expectations and the page all read it from here.
 */
import type { MeetingName, Occasion, Participant, RulePack, Task } from '@lingxing/workrules';
import type { DepartmentId, Organisation, Post, PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { participantOf } from '../leave/roles.ts';
import { inDepartment, isLeader, isOffice, leadersOf, officeOf, postsOf } from '../office/posts.ts';
import { headsCalled } from './called.ts';
import type { Sitting } from './kinds.ts';
import { composition, mayNorms, standingOf, type Standing } from './rules.ts';
import type { MeetingState, Topic } from './state.ts';

export type Where = Pick<Context, 'pack' | 'organisation'>;
export type Occasions = Readonly<Partial<Record<Occasion, boolean>>>;

/** What a task is about: whose meeting, and of which body. */
export interface About {
  readonly kind: MeetingName;
  readonly chair?: PostId | undefined;
  readonly department?: DepartmentId | undefined;
}

/** Those of whom the texts speak when they mean this post at this meeting. */
export function wordsFor({ organisation }: Where, id: PostId, { chair, department }: Omit<About, 'kind'>): readonly Participant[] {
  const post = organisation.posts.get(id);
  if (post === undefined) return [];
  const own = participantOf(organisation, id);
  const body = department === undefined ? undefined : organisation.departments.get(department);
  return [
    ...(own === undefined ? [] : [own]),
    // Where a text has the leader who chairs fix or sign, somebody of the office who was entrusted with chairing is not meant.
    ...(id === chair && isLeader(post) ? (['chair', 'convenor'] as const) : []),
    ...(isOffice(post) ? (['office'] as const) : []),
    ...(body !== undefined && body.leader === id ? (['leader-in-charge'] as const) : []),
    ...(body !== undefined && post.department === body.id ? (['presenting-department'] as const) : []),
  ];
}

const BEST: Readonly<Record<Standing['as'], number>> = { may: 3, open: 2, silent: 1, not: 0 };

/** How a post stands to a task, by the best of the words that mean it. */
export function standing(where: Where, task: Task, post: PostId, about: About, occasions: Occasions = {}): Standing {
  const norms = mayNorms(where.pack, task, about.kind);
  return wordsFor(where, post, about)
    .map((one) => standingOf(norms, one, occasions))
    .reduce<Standing>((best, one) => (BEST[one.as] > BEST[best.as] ? one : best), { as: 'not' });
}

/** The posts whose task it is without further ado; empty where the text names nobody, or nobody who is here. */
export function taskPosts(where: Where, task: Task, about: About, occasions: Occasions = {}): readonly Post[] {
  if (mayNorms(where.pack, task, about.kind).length === 0) return [];
  return [...where.organisation.posts.values()].filter((one) => standing(where, task, one.id, about, occasions).as === 'may');
}

export const saysAnything = (pack: RulePack, task: Task, kind: Sitting): boolean => mayNorms(pack, task, kind).length > 0;

const aboutOf = ({ kind, chair }: MeetingState, department?: DepartmentId): About => ({ kind, chair: chair.post, department });
export const aboutMeeting = (state: MeetingState): About => aboutOf(state);
export const aboutTopic = (state: MeetingState, topic: Pick<Topic, 'department'>): About => aboutOf(state, topic.department);

/** Who signs the minutes: by the text, else as the office has stated; undefined where neither says. */
export function signersOf(
  where: Where,
  state: MeetingState,
): { readonly posts: readonly Post[]; readonly named: 'text' | 'office' } | undefined {
  const posts = taskPosts(where, 'sign-minutes', aboutMeeting(state));
  if (posts.length > 0) return { posts, named: 'text' };
  const stated = state.signer === undefined ? undefined : where.organisation.posts.get(state.signer.post);
  return stated === undefined ? undefined : { posts: [stated], named: 'office' };
}

/** Who fixes the topics; he who chairs where the text does not say. */
export function fixersOf(where: Where, state: MeetingState): readonly Post[] {
  const posts = taskPosts(where, 'fix-topic', aboutMeeting(state));
  const chair = where.organisation.posts.get(state.chair.post);
  return posts.length > 0 || chair === undefined ? posts : [chair];
}

/** Who drafts the minutes: whom the text names, and the office, which runs the meeting, where it names nobody. */
export function draftersOf(where: Where, state: MeetingState): readonly Post[] {
  const posts = taskPosts(where, 'draft-minutes', aboutMeeting(state));
  return posts.length > 0 ? posts : officeOf(where.organisation);
}

/** The papers of a topic are let through by these before it is taken; undefined where the text wants nobody to. */
export function paperTask({ pack }: Where, kind: Sitting): 'sign-papers' | 'approve-papers' | undefined {
  if (saysAnything(pack, 'sign-papers', kind)) return 'sign-papers';
  return saysAnything(pack, 'approve-papers', kind) ? 'approve-papers' : undefined;
}

/** Whether the office vets topics and papers before they are fixed. */
export const isVetted = ({ pack }: Where, kind: Sitting): boolean =>
  saysAnything(pack, 'submit-topics', kind) || saysAnything(pack, 'vet-papers', kind);

/** The posts that a word on who takes part means; none where it means nobody known by his post. */
export function meansOf(organisation: Organisation, who: Participant): readonly Post[] {
  const heads = (lower: boolean): readonly Post[] =>
    (organisation.byRole.get('department-head') ?? []).filter(
      (post) => (organisation.departments.get(post.department ?? '')?.kind === 'lower-government') === lower,
    );
  switch (who) {
    case 'head':
    case 'executive-deputy':
    case 'other-leader':
    case 'secretary-general':
    case 'deputy-secretary-general':
    case 'office-director':
    case 'office-deputy-director':
    case 'legal-adviser':
      return organisation.byRole.get(who) ?? [];
    case 'deputy':
      return [...(organisation.byRole.get('executive-deputy') ?? []), ...(organisation.byRole.get('deputy') ?? [])];
    case 'leader':
      return leadersOf(organisation);
    case 'office-team':
      return officeOf(organisation).filter((post) => post.role !== 'registrar');
    case 'supervision-body':
      return organisation.byRole.get('supervisor') ?? [];
    case 'department-head':
    case 'constituent-department-head':
      return heads(false);
    case 'lower-government-head':
      return heads(true);
    case 'legal-review-department':
      return [...organisation.departments.values()]
        .filter((one) => one.kind === 'legal-review')
        .flatMap((one) => inDepartment(organisation, one.id, 'department-head'));
    default:
      return [];
  }
}

const standingNorms = (pack: RulePack, kind: MeetingName) => composition(pack, kind).filter((one) => !one.asNeeded);

export interface Attending {
  readonly as: ReturnType<typeof composition>[number]['as'];
  readonly posts: readonly Post[];
  /** Words that mean nobody known here by his post: the office invites them by itself. */
  readonly others: readonly Participant[];
}

/** Who takes part in the whole meeting, as the text has it; its chair among the members in any case. */
export function attendingOf(where: Where, kind: MeetingName): readonly Attending[] {
  return standingNorms(where.pack, kind).map((norm) => {
    const each = norm.who.map((who) => ({
      who,
      posts: [...meansOf(where.organisation, who), ...headsCalled(where.organisation, norm, who)],
    }));
    return {
      as: norm.as,
      posts: [...new Set(each.flatMap((one) => one.posts))],
      others: each.filter((one) => one.posts.length === 0).map((one) => one.who),
    };
  });
}

/** Posts that attend from beginning to end. */
export function throughout(where: Where, state: MeetingState): readonly Post[] {
  const chair = where.organisation.posts.get(state.chair.post);
  const posts = attendingOf(where, state.kind).flatMap((one) => one.posts);
  return [...new Set([...(chair === undefined ? [] : [chair]), ...posts])];
}

/** Bodies that sit in for one topic alone. */
export const bodiesOf = ({ department, with: others }: Topic): readonly DepartmentId[] => [...new Set([department, ...others])];

/** Those who speak for a body at a meeting, and those who prepare it for them. */
export const speaking = (organisation: Organisation, body: DepartmentId): readonly Post[] =>
  postsOf(organisation, body).filter((one) => ['department-head', 'department-deputy-head', 'department-clerk'].includes(one.role));

/** Whether a reader sees the whole meeting, or only the topics that are his. */
export function seesAll(where: Where, state: MeetingState, post: PostId): boolean {
  const one = where.organisation.posts.get(post);
  return isOffice(one) || isLeader(one) || post === state.chair.post || throughout(where, state).some((two) => two.id === post);
}

/** Whether a topic is one that this post brings in, presents or sits in for. */
export function isOfTopic({ organisation }: Where, topic: Topic, post: PostId): boolean {
  const body = organisation.posts.get(post)?.department;
  return topic.proposed.by === post || (body !== undefined && bodiesOf(topic).includes(body));
}
