/** What of a sitting is open, to whom; what is closed and who sees it all the same; what the text still wants published. */
import type { NormOf, RulePack } from '@lingxing/workrules';
import { officeOf } from '../office/posts.ts';
import { aboutTopic, attendingOf, isOfTopic, throughout, wordsFor, type Where } from './hands.ts';
import { RESULT_LABELS, type Audience, type Sitting } from './kinds.ts';
import type { AttachmentRef } from '../office/paper.ts';
import { isOfPapers, markOfItem, topicOfItem, type Item, type Mark } from './publication.ts';
import type { LeftTopic } from './pool.ts';
import type { MeetingState, Topic } from './state.ts';
import { isDecidedFor, onAgenda } from './topics.ts';

/** Personnel is closed by what it is; any other topic where its ground was stated. */
export const isClosed = (state: MeetingState, topic: Pick<Topic, 'id' | 'matter'>): boolean =>
  topic.matter === 'personnel' || markOfItem(state, topic.id)?.is === 'withheld';

const anyClosed = (state: MeetingState): boolean => state.topics.some((one) => isClosed(state, one));

/** Who sees a closed topic: the chair, the head, the office, whoever attends throughout, its bodies and the leader in charge of the one that reports. */
function isEntitled(where: Where, state: MeetingState, topic: Topic, post: string): boolean {
  const words = wordsFor(where, post, aboutTopic(state, topic));
  return (
    post === state.chair.post ||
    isOfTopic(where, topic, post) ||
    words.some((one) => one === 'head' || one === 'leader-in-charge') ||
    officeOf(where.organisation).some((one) => one.id === post) ||
    throughout(where, state).some((one) => one.id === post)
  );
}

/** Whether a topic is as if it were not there for this post. */
export const isHidden = (where: Where, state: MeetingState, topic: Topic, post: string): boolean =>
  isClosed(state, topic) && !isEntitled(where, state, topic, post);

/** Whether a topic that waits for the next sitting is told to this post: a closed one to the head, the office, whoever attends throughout, its body and its leader. */
export function seesWaiting(where: Where, { kind, form, proposed, withheld }: LeftTopic, post: string): boolean {
  if (form.matter !== 'personnel' && withheld === undefined) return true;
  const words = wordsFor(where, post, { department: form.department });
  return (
    proposed.by === post ||
    words.some((one) => one === 'head' || one === 'leader-in-charge' || one === 'presenting-department') ||
    officeOf(where.organisation).some((one) => one.id === post) ||
    attendingOf(where, kind).some(({ posts }) => posts.some((one) => one.id === post))
  );
}

/** The text on publishing what meetings decide; undefined where it has none. */
export const publicationNorm = (pack: RulePack): NormOf<'publication'> | undefined =>
  pack.of('publication').find((one) => one.what.includes('decided-matters'));

/** Each of the five texts speaks of the plenary and the executive meeting and of no other; a norm of publication names no meetings. */
const PUBLISHED: ReadonlySet<Sitting> = new Set(['plenary', 'executive']);

/** Whether a decision is public, by what the sitting opens or with its document; closed; or owed to the public by the text. */
export type Published =
  | { readonly is: 'published'; readonly on: string; readonly by: 'sitting' | 'document' }
  | { readonly is: 'closed' }
  | { readonly is: 'owed' };

/**
 * Where a decision stands before the public; undefined of what was not decided for and of what no text wants published. A document is
 * public by itself, also where the sitting keeps what was said of its topic closed.
 */
export function publicationOf({ pack }: Pick<Where, 'pack'>, state: MeetingState, topic: Topic): Published | undefined {
  if (state.ended === undefined || state.exercise || !isDecidedFor(topic)) return undefined;
  const mark = markOfItem(state, topic.id);
  if (mark?.is === 'open' && mark.to === 'public' && !isClosed(state, topic)) return { is: 'published', on: mark.on, by: 'sitting' };
  if (topic.published !== undefined) return { is: 'published', on: topic.published.on, by: 'document' };
  if (isClosed(state, topic)) return { is: 'closed' };
  return PUBLISHED.has(state.kind) && publicationNorm(pack) !== undefined ? { is: 'owed' } : undefined;
}

/** Decisions that the text wants published, neither open to the public nor public with their document nor closed. */
export const owedToThePublic = (where: Pick<Where, 'pack'>, state: MeetingState): readonly Topic[] =>
  onAgenda(state).filter((one) => publicationOf(where, state, one)?.is === 'owed');

export interface OpenItem {
  readonly item: Item;
  readonly title: string;
  readonly text: string;
  /** Its files, of papers alone. */
  readonly files: readonly AttachmentRef[];
  readonly to: Audience;
  /** On what it was opened, and the day. */
  readonly words: string;
  readonly on: string;
}

const topicOf = (state: MeetingState, item: Item): Topic | undefined => state.topics.find((one) => one.id === topicOfItem(item));

export function itemTitle(state: MeetingState, item: Item): string {
  if (item === 'agenda') return '会议议程';
  if (item === 'minutes') return '会议纪要';
  const title = topicOf(state, item)?.title ?? '';
  return isOfPapers(item) ? `${title}（材料）` : title;
}

/** The papers that opening them opens: those that lay before the meeting when it decided. Until it is over they may still be changed. */
function papersOf(state: MeetingState, item: Item): readonly AttachmentRef[] {
  const topic = topicOf(state, item);
  if (state.ended === undefined || topic?.outcome === undefined || isClosed(state, topic)) return [];
  return topic.filings?.findLast((one) => one.delivered !== undefined)?.files ?? [];
}

/** What it says; undefined where there is nothing to show, or where it would tell of what is closed. */
export function itemText(state: MeetingState, item: Item): string | undefined {
  if (item === 'agenda')
    return onAgenda(state)
      .flatMap((one) => (isClosed(state, one) ? [] : [one.title]))
      .join('\n');
  if (item === 'minutes') return anyClosed(state) || state.minutes?.numbered === undefined ? undefined : state.minutes.text;
  if (isOfPapers(item)) {
    const files = papersOf(state, item);
    return files.length === 0 ? undefined : files.map((one) => one.name).join('、');
  }
  const topic = topicOf(state, item);
  if (topic?.outcome === undefined || isClosed(state, topic)) return undefined;
  return `${RESULT_LABELS[topic.outcome.result]}：${topic.outcome.words}`;
}

const latest = (state: MeetingState): readonly Mark[] => (state.marks ?? []).filter((one) => markOfItem(state, one.item) === one);

/** What is open now, with what it says. An exercise opens nothing. */
export const openItems = (state: MeetingState): readonly OpenItem[] =>
  state.exercise
    ? []
    : latest(state).flatMap((one): OpenItem[] => {
        const text = itemText(state, one.item);
        if (one.is !== 'open' || text === undefined) return [];
        const files = isOfPapers(one.item) ? papersOf(state, one.item) : [];
        return [{ item: one.item, title: itemTitle(state, one.item), text, files, to: one.to, words: one.words, on: one.on }];
      });

/** What the public had before it and was taken back: the day and why, never again what it said, nor its title. */
export const takenFromThePublic = (state: MeetingState): readonly Mark[] =>
  state.exercise ? [] : (state.marks ?? []).filter((one) => one.is === 'taken-back' && one.from === 'public');
