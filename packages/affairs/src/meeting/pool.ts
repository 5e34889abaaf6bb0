/**
 * Topics that go from one sitting to the next: deferred, not reached, or left by one that is cancelled. The sitting says what it
 * leaves; the next of its kind takes it up when it is convened, or at once where it is convened already.
 */
import type { FollowUp, GivenSittings } from '../kernel/procedure.ts';
import type { TopicForm } from './events.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { Left, Sitting } from './kinds.ts';
import { markOfItem, type Mark } from './publication.ts';
import type { MeetingState, Origin, Topic } from './state.ts';

/** A topic as a sitting leaves it. */
export interface LeftTopic {
  readonly topic: string;
  readonly kind: Sitting;
  /** Absent where its day was never set. */
  readonly on?: string | undefined;
  readonly why: Left;
  readonly words: string;
  readonly form: TopicForm;
  readonly proposed: Topic['proposed'];
  readonly prepared: Topic['prepared'];
  /** That it is closed (不公开): what was said of it goes with it. Absent where nothing was. */
  readonly withheld?: Withheld | undefined;
}

export interface Withheld {
  readonly by: PostId;
  readonly at: number;
  readonly on: string;
  readonly words: string;
}

/** A topic as it is taken up: under an id of its new sitting. */
export interface ReturnedTopic {
  readonly topic: string;
  readonly from: Origin;
  readonly form: TopicForm;
  readonly proposed: Topic['proposed'];
  readonly prepared: Topic['prepared'];
  readonly withheld?: Withheld | undefined;
}

function withheldOf(state: MeetingState, { id }: Topic): { readonly withheld?: Withheld } {
  const mark = markOfItem(state, id);
  return mark?.is === 'withheld' ? { withheld: { by: mark.by, at: mark.at, on: mark.on, words: mark.words } } : {};
}

/** What was said of topics being closed where they come from stands here. */
export const marksTaken = (topics: readonly ReturnedTopic[]): readonly Mark[] =>
  topics.flatMap(({ topic, withheld }) => (withheld === undefined ? [] : [{ ...withheld, item: topic, is: 'withheld' as const }]));

const asLeft = ({ kind, on }: MeetingState, topic: Topic, why: Left, words: string): LeftTopic => ({
  topic: topic.id,
  kind,
  ...(on === undefined ? {} : { on }),
  why,
  words,
  form: {
    title: topic.title,
    ...(topic.brief === undefined ? {} : { brief: topic.brief }),
    department: topic.department,
    with: topic.with,
    minutes: topic.minutes,
    ...(topic.matter === undefined ? {} : { matter: topic.matter }),
    cases: topic.cases,
  },
  proposed: topic.proposed,
  prepared: topic.prepared,
});

/** A topic as this sitting leaves it, with what was said of its being closed. */
export const leftAs = (state: MeetingState, topic: Topic, why: Left, words: string): LeftTopic => ({
  ...asLeft(state, topic, why, words),
  ...withheldOf(state, topic),
});

/** Topics that were neither put on the agenda nor declined nor withdrawn when the sitting was over. */
export const untakenUp = (state: MeetingState): readonly LeftTopic[] =>
  state.topics.filter((one) => one.stage === 'proposed').map((one) => leftAs(state, one, 'untaken', ''));

/** What was deferred at a sitting that is entered when it was over. */
export const putOff = (state: MeetingState): readonly LeftTopic[] =>
  state.topics.flatMap((one) => (one.outcome?.result === 'deferred' ? [leftAs(state, one, 'deferred', one.outcome.words)] : []));

/** All that a cancelled sitting was to deal with. */
export const cancelledWith = (state: MeetingState, reason: string): readonly LeftTopic[] =>
  state.topics.filter((one) => one.stage === 'proposed' || one.stage === 'fixed').map((one) => leftAs(state, one, 'cancelled', reason));

/** A topic taken up under the `n`-th id of its new sitting. */
export const takenUp = (sitting: string, left: LeftTopic, n: number): ReturnedTopic => ({
  topic: `t${n}`,
  from: {
    sitting,
    topic: left.topic,
    kind: left.kind,
    ...(left.on === undefined ? {} : { on: left.on }),
    why: left.why,
    words: left.words,
  },
  form: left.form,
  proposed: left.proposed,
  prepared: left.prepared,
  ...(left.withheld === undefined ? {} : { withheld: left.withheld }),
});

/** What waits, as far as there is room; `there` topics are in the sitting already. */
export const gathered = (given: GivenSittings | undefined, there: number, most: number): readonly ReturnedTopic[] =>
  (given?.waiting ?? [])
    .slice(0, Math.max(0, most - there))
    // What waits was stored by this procedure (`topics-left`).
    .map(({ sitting, left }, i) => takenUp(sitting, left as LeftTopic, there + i + 1));

/** Where the next sitting is convened already, it takes up at once what is left now. */
export const toNext = (given: GivenSittings | undefined): readonly FollowUp[] =>
  given?.next === undefined ? [] : [{ procedure: 'meeting', matter: given.next, opens: false, act: 'gather', input: {} }];
