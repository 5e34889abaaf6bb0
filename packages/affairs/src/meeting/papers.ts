/** Whose an act on the papers of a topic is and what stands against it; who may see which version. */
import type { Finding } from '../kernel/finding.ts';
import type { Expectation } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, broken, kept } from '../office/findings.ts';
import { isOffice, officeOf } from '../office/posts.ts';
import { registry } from '../leave/roles.ts';
import { ACTS } from './acts.ts';
import { aboutTopic, isOfTopic, paperTask, saysAnything, seesAll, standing, taskPosts, wordsFor, type Where } from './hands.ts';
import { ofOffice, ofPosts, stageFinding, type Asked, type Judge } from './judging.ts';
import { MOST_FILINGS, standingPapers } from './paper-acts.ts';
import { responsibilities } from './rules.ts';
import type { MeetingState, Topic } from './state.ts';
import { topicFound } from './topics.ts';

const isLive = ({ stage }: Topic): boolean => stage === 'proposed' || stage === 'fixed';

/** A topic that was declined, withdrawn or moved away: nothing more is done for it here. */
export const gone = (topic: Topic | undefined, what = '办理材料'): readonly Finding[] =>
  topic === undefined || isLive(topic) ? [] : [barred('state.not-open', `“${topic.title}”不上这次会议，不须${what}。`)];

/** Papers let through only when the meeting had begun: recorded with the breach and with why. `opinion`: undefined for the button. */
export function lateApproval({ ctx, state }: Asked, opinion: string | undefined): readonly Finding[] {
  const task = paperTask(ctx, state.kind);
  const norm = task === undefined ? undefined : responsibilities(ctx.pack, task, state.kind)[0];
  if (state.opened === undefined || norm === undefined || opinion === undefined) return [];
  return [
    broken(norm, 'limit.passed', `${norm.says}；会议开始以后才办。`, '照实登记，在意见中写明理由。'),
    ...(opinion === '' ? [barred('input.invalid', '会议开始以后才批印、签发材料，未写明理由。', '请在意见中写明理由。')] : []),
  ];
}

/** The body that reports drafts the papers; whoever brought the topic in and the office may hand them in for it. */
const mayFile = ({ ctx, state, actor }: Asked, topic: Topic): boolean =>
  topic.proposed.by === actor.post ||
  wordsFor(ctx, actor.post, aboutTopic(state, topic)).some((one) => one === 'presenting-department' || one === 'office');

const vettingOf = ({ pack }: Where, { kind }: Pick<MeetingState, 'kind'>) => responsibilities(pack, 'vet-papers', kind)[0];
const deliveryOf = ({ pack }: Where, { kind }: Pick<MeetingState, 'kind'>) => responsibilities(pack, 'deliver-papers', kind)[0];

export const awaitsVetting = (where: Where, state: MeetingState, topic: Topic): boolean =>
  isLive(topic) && vettingOf(where, state) !== undefined && standingPapers(topic)?.vetted === undefined && hasPapers(topic);

const hasPapers = (topic: Topic): boolean => standingPapers(topic) !== undefined;

/** What its papers still lack before they may be let through. */
export function ofFiled({ ctx, state }: Asked, topic: Topic | undefined): readonly Finding[] {
  if (topic?.filings === undefined) return [];
  if (!hasPapers(topic)) return [barred('step.missing', `“${topic.title}”的材料已退回，还没有重新报送。`, '请由主汇报单位重新报送。')];
  const norm = vettingOf(ctx, state);
  return norm !== undefined && awaitsVetting(ctx, state, topic)
    ? [broken(norm, 'step.missing', `“${topic.title}”的材料尚未审核：${norm.says}。`, '请由办公室先审核。')]
    : [];
}

const unapproved = (where: Where, state: MeetingState, topic: Topic): boolean =>
  paperTask(where, state.kind) !== undefined && standingPapers(topic)?.approved === undefined;

/** Ready to go out to those who attend, and not out yet. */
export const deliverable = (where: Where, state: MeetingState, topic: Topic): boolean =>
  topic.stage === 'fixed' &&
  hasPapers(topic) &&
  standingPapers(topic)?.delivered === undefined &&
  !awaitsVetting(where, state, topic) &&
  !unapproved(where, state, topic);

/** Whether papers that are delivered at this moment come after the meeting has begun; until it is opened none do. */
export const isLateFor = ({ opened }: MeetingState, when: number): boolean => opened !== undefined && when >= opened.at;

/** When they were delivered: now, or the moment that is stated. */
export const deliveredAt = ({ ctx, request }: Asked): number =>
  request?.occurredAt === undefined ? ctx.now : Date.parse(request.occurredAt);

function delivering(asked: Asked, topic: Topic): readonly Finding[] {
  const { ctx, state } = asked;
  if (topic.stage !== 'fixed') return [barred('step.missing', `“${topic.title}”还没有列入议程。`, '请先确定议题。')];
  const filing = standingPapers(topic);
  if (filing === undefined) return [barred('step.missing', `“${topic.title}”还没有报送材料。`, '请由主汇报单位报送。')];
  if (filing.delivered !== undefined) return [barred('state.not-open', `“${topic.title}”的材料已经送达。`)];
  const task = paperTask(ctx, state.kind);
  const letting = task === undefined ? undefined : responsibilities(ctx.pack, task, state.kind)[0];
  return [
    ...ofFiled(asked, topic),
    ...(letting !== undefined && unapproved(ctx, state, topic)
      ? [broken(letting, 'step.missing', `“${topic.title}”的材料：${letting.says}，尚未办理。`, '请先批印、签发。')]
      : []),
  ];
}

type PaperAct = 'file-papers' | 'vet-papers' | 'return-papers' | 'deliver-papers';

export const PAPER_JUDGES: { readonly [A in PaperAct]: Judge<A> } = {
  'file-papers': (asked, input) => {
    const { ctx, state } = asked;
    const { topic, findings } = topicFound(state, input?.topic);
    const mine = topic === undefined ? state.topics.some((one) => mayFile(asked, one)) : mayFile(asked, topic);
    const norm = responsibilities(ctx.pack, 'draft-papers', state.kind)[0];
    return [
      ...stageFinding(asked, 'file-papers'),
      ...findings,
      ...gone(topic),
      ...(mine
        ? norm === undefined
          ? []
          : [kept(norm, 'rule.states', `${norm.says}。`)]
        : [barred('authority.not-yours', '材料由主汇报单位、提出人或者办公室报送。', norm && `${norm.says}。`, norm?.citation)]),
      ...((topic?.filings?.length ?? 0) < MOST_FILINGS
        ? []
        : [barred('input.invalid', `一个议题的材料不得超过${MOST_FILINGS}稿。`, '请商办公室后另行处理。')]),
    ];
  },
  'vet-papers': (asked, input) => {
    const { ctx, state } = asked;
    const norm = vettingOf(ctx, state);
    if (norm === undefined) return [barred('state.not-open', '这类会议的材料由谁审核，本规则没有写，不须办理。')];
    const { topic, findings } = topicFound(state, input?.topic);
    return [
      ...ofPosts(asked, 'vet-papers', officeOf(ctx.organisation), 'vet-papers'),
      ...stageFinding(asked, 'vet-papers'),
      ...findings,
      ...gone(topic),
      kept(norm, 'rule.states', `${norm.says}。`),
      ...(topic === undefined || awaitsVetting(ctx, state, topic) ? [] : [barred('state.not-open', `“${topic.title}”没有待审核的材料。`)]),
    ];
  },
  'return-papers': (asked, input) => {
    const { ctx, state, actor } = asked;
    const { topic, findings } = topicFound(state, input?.topic);
    const task = paperTask(ctx, state.kind);
    const lets = (one: Topic): boolean => task !== undefined && standing(ctx, task, actor.post, aboutTopic(state, one)).as === 'may';
    const mine = isOffice(ctx.organisation.posts.get(actor.post)) || (topic === undefined ? state.topics.some(lets) : lets(topic));
    const filing = topic === undefined ? undefined : standingPapers(topic);
    return [
      ...stageFinding(asked, 'return-papers'),
      ...findings,
      ...(mine ? [] : [barred('authority.not-yours', '材料由办公室、批印或者签发的人退回。')]),
      ...(topic !== undefined && filing === undefined ? [barred('state.not-open', `“${topic.title}”没有可退回的材料。`)] : []),
      ...(filing?.delivered === undefined ? [] : [barred('state.not-open', '材料已经送达，不能退回。', '请由主汇报单位报送新稿。')]),
    ];
  },
  'deliver-papers': (asked, input) => {
    const { ctx, state } = asked;
    const norm = deliveryOf(ctx, state);
    const when = deliveredAt(asked);
    const late = input !== undefined && isLateFor(state, when);
    return [
      ...ofOffice(asked, 'deliver-papers'),
      ...stageFinding(asked, 'deliver-papers'),
      ...(input?.topics ?? []).flatMap((id) => {
        const { topic, findings } = topicFound(state, id);
        return topic === undefined ? findings : delivering(asked, topic);
      }),
      ...(norm === undefined || input === undefined
        ? []
        : late
          ? [
              broken(
                norm,
                'limit.passed',
                `${norm.says}；${state.on === undefined ? '' : `${dayWords(state.on)}的`}会议开始以后才送到。`,
                '照实登记，写明晚送的理由。',
              ),
              ...(input.note === '' ? [barred('input.invalid', '材料没有在会前送到，未写明理由。', '请写明理由。')] : []),
            ]
          : [kept(norm, 'limit.passed', `${norm.says}。`)]),
    ];
  },
};

/** Those who handle the papers of a topic before they go out: they see every version. */
export function handlesPapers(where: Where, state: MeetingState, topic: Topic, post: string): boolean {
  if (isOfTopic(where, topic, post) || isOffice(where.organisation.posts.get(post))) return true;
  const words = wordsFor(where, post, aboutTopic(state, topic));
  const task = paperTask(where, state.kind);
  return (
    words.includes('head') ||
    words.includes('leader-in-charge') ||
    post === state.chair.post ||
    (task !== undefined && standing(where, task, post, aboutTopic(state, topic)).as === 'may')
  );
}

/** The topic with those versions of its papers that this post may see: members see what was delivered to them. */
export function papersSeen(where: Where, state: MeetingState, topic: Topic, post: string): Topic {
  if (topic.filings === undefined || handlesPapers(where, state, topic, post)) return topic;
  const mine = seesAll(where, state, post);
  return { ...topic, filings: mine ? topic.filings.filter((one) => one.delivered !== undefined) : [] };
}

/** Whether this post sees who has opened the papers of a topic: those who answer for its being read. */
export const seesOpenings = (where: Where, state: MeetingState, topic: Topic, post: string): boolean =>
  isOffice(where.organisation.posts.get(post)) ||
  post === state.chair.post ||
  where.organisation.posts.get(post)?.department === topic.department;

/** What waits for whom on papers that were filed. */
export function paperExpectations(where: Where, state: MeetingState): readonly Expectation[] {
  const desk = registry(where.organisation);
  const vetting = state.topics.some((one) => awaitsVetting(where, state, one));
  const task = paperTask(where, state.kind);
  const out = state.topics.filter((one) => deliverable(where, state, one));
  // Before the notice the approval is waited for with the topics; a version that comes later waits for its own.
  const anew =
    state.stage === 'preparing' || task === undefined
      ? []
      : state.topics.filter((one) => hasPapers(one) && isLive(one) && unapproved(where, state, one) && !awaitsVetting(where, state, one));
  const back = state.topics.filter((one) => isLive(one) && one.filings?.at(-1)?.returned !== undefined);
  const lines = [
    ...(vetting ? desk.map((post) => ({ post: post.id, act: 'vet-papers' as const, basis: vettingOf(where, state)?.citation })) : []),
    ...anew.flatMap((one) =>
      task === undefined
        ? []
        : taskPosts(where, task, aboutTopic(state, one)).map((post) => ({
            post: post.id,
            act: 'approve-papers' as const,
            basis: responsibilities(where.pack, task, state.kind)[0]?.citation,
          })),
    ),
    ...(out.length > 0
      ? desk.map((post) => ({ post: post.id, act: 'deliver-papers' as const, basis: deliveryOf(where, state)?.citation }))
      : []),
    ...back.flatMap((one) => {
      const filed = one.filings?.at(-1)?.by;
      return filed === undefined ? [] : [{ post: filed, act: 'file-papers' as const, basis: undefined }];
    }),
  ];
  return lines
    .filter((one, i) => lines.findIndex((two) => two.post === one.post && two.act === one.act) === i)
    .map((one) => ({ ...one, label: ACTS[one.act].label }));
}

/** Whether one might look for an act on papers now. */
export function paperRelevant(where: Where, state: MeetingState, act: PaperAct): boolean {
  switch (act) {
    case 'file-papers':
      return state.topics.some(isLive);
    case 'vet-papers':
      return state.topics.some((one) => awaitsVetting(where, state, one));
    case 'return-papers':
      return state.topics.some((one) => isLive(one) && hasPapers(one) && standingPapers(one)?.delivered === undefined);
    case 'deliver-papers':
      return state.topics.some((one) => deliverable(where, state, one));
  }
}

export const isPaperAct = (act: string): act is PaperAct => Object.hasOwn(PAPER_JUDGES, act);
/** Whether the text has the office vet what is filed. */
export const papersVetted = ({ pack }: Where, { kind }: Pick<MeetingState, 'kind'>): boolean => saysAnything(pack, 'vet-papers', kind);
