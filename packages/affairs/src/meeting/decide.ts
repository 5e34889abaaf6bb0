/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision, FollowUp, NumberRequest } from '../kernel/procedure.ts';
import { dayOfMoment } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { impossibleMoment } from '../office/late-entry.ts';
import { ACTS, isActName, isOpening, MOST_TOPICS, type ActInput, type MatterAct } from './acts.ts';
import { breachesOf } from './added.ts';
import { ATTENDANCE_FOLLOWING } from './attendance-following.ts';
import { closing } from './attendance.ts';
import { callingBack, CORRECTION_FOLLOWING } from './correction-judge.ts';
import { DISTRIBUTION_FOLLOWING } from './distribution-judge.ts';
import type { MeetingEvent } from './events.ts';
import { followingBound } from './bound.ts';
import { ENTRUSTED_FOLLOWING } from './entrusted.ts';
import { evolve } from './evolve.ts';
import { GUEST_FOLLOWING } from './guests-judge.ts';
import { chairOf, formOf } from './given.ts';
import { aboutMeeting, taskPosts } from './hands.ts';
import { heldEvent, judgeHeld } from './held.ts';
import { judge, parseInput } from './judge.ts';
import { judgeConvening, type Asked } from './judging.ts';
import type { Sitting } from './kinds.ts';
import { cancelledWith, gathered, leftAs, putOff, takenUp, toNext, untakenUp, type LeftTopic } from './pool.ts';
import { deliveredAt, isLateFor } from './papers.ts';
import type { MeetingState } from './state.ts';

/** Judges an act on a sitting and says what follows. A refusal that records no fact has no events. */
export function decide(ctx: Context, state: MeetingState | null, request: ActRequest, drawn?: { n: number }): Decision<MeetingEvent> {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) {
    const impossible = impossibleMoment(request.occurredAt, ctx.now);
    if (impossible !== undefined) return refused(impossible.message, impossible.wayOut);
  }
  if (state === null) {
    if (!isOpening(act)) return refused('没有这次会议。', '请先召集会议。');
    if (act === 'enter-held') {
      const input = parsed.data as ActInput<'enter-held'>;
      const verdict = judgeHeld(ctx, request.actor, input, request.sittings?.days);
      if (heldBack(verdict, request)) return { verdict, events: [] };
      const held = heldEvent(ctx, input);
      const left = leaving(putOff(evolve(null, held, { now: ctx.now, actor: request.actor })));
      return { verdict, events: [held, ...left], ...(left.length === 0 ? {} : { follows: toNext(request.sittings) }) };
    }
    const input = parsed.data as ActInput<'convene'>;
    const verdict = judgeConvening(ctx, request.actor, input, request.sameDay);
    if (heldBack(verdict, request)) return { verdict, events: [] };
    const { kind, on, time, place } = input;
    const returned = gathered(request.sittings, 0, MOST_TOPICS);
    return {
      verdict,
      events: [
        { type: 'convened', v: 1, kind, ...(on === undefined ? {} : { on, time, place }), chair: chairOf(input), exercise: ctx.exercise },
        ...(returned.length === 0 ? [] : [{ type: 'topics-returned', v: 1, topics: returned } as const]),
      ],
    };
  }
  if (isOpening(act)) return refused('这次会议已经召集。', '请另行召集，或者在这次会议上办理。');
  const asked: Asked = { ctx, state, actor: request.actor, request };
  const verdict = judge(asked, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  const events = (FOLLOWING[act] as Following<MatterAct>)(asked, parsed.data, { request, verdict, drawn });
  const follows = followsOf(asked, act, parsed.data, events);
  return { verdict, events, ...(follows.length === 0 ? {} : { follows }) };
}

function refused(message: string, wayOut: string): Decision<MeetingEvent> {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut)], []), events: [] };
}

/** What is left goes to the next sitting, what is moved to the one named; both are stored with the act or not at all. */
function followsOf({ state, request }: Asked, act: MatterAct, input: unknown, events: readonly MeetingEvent[]): readonly FollowUp[] {
  if (events.some((one) => one.type === 'topics-left')) return toNext(request?.sittings);
  if (act === 'correct-outcome') return callingBack(request?.matter, events);
  if (act !== 'move-topic' || request?.matter === undefined) return [];
  const { topic, to, reason } = input as ActInput<'move-topic'>;
  return state.topics
    .filter((one) => one.id === topic)
    .map((one) => ({
      procedure: 'meeting',
      matter: to,
      opens: false,
      act: 'receive-topic',
      input: { sitting: request.matter, left: leftAs(state, one, 'moved', reason) },
    }));
}

const ASKS_OTHERS: ReadonlySet<string> = new Set(['gather', 'set-day', 'decide', 'correct-outcome', 'adjourn', 'cancel']);

/** The kind of which an act has to know what waits and which sitting is next. */
export function sittingsWanted(state: MeetingState | null, { act, input }: ActRequest): Sitting | undefined {
  if (state === null) {
    const parsed = act === 'convene' || act === 'enter-held' ? parseInput(act, input) : undefined;
    return parsed?.success === true ? (parsed.data as ActInput<'convene' | 'enter-held'>).kind : undefined;
  }
  return ASKS_OTHERS.has(act) ? state.kind : undefined;
}

/** Refused and no fact, or warned without a reason. */
const heldBack = (verdict: Verdict, { reason }: ActRequest): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && verdict.stands === undefined && (reason ?? '').trim() === '');

const nextTopic = ({ topics }: MeetingState): string => `t${topics.length + 1}`;

/** The year in which minutes are numbered: that of the day on which they are. */
const yearOf = ({ today }: Context): number => Number(today.slice(0, 4));
export const seriesOf = (kind: Sitting): string => `meeting-minutes/${kind}`;

export function numberWanted(ctx: Context, state: MeetingState | null, { act }: ActRequest): NumberRequest | undefined {
  return act === 'number' && state?.stage === 'signed' ? { series: seriesOf(state.kind), year: yearOf(ctx), openAt: 1 } : undefined;
}

interface Given {
  readonly request: ActRequest;
  readonly verdict: Verdict;
  readonly drawn: { readonly n: number } | undefined;
}
type Following<A extends MatterAct> = (asked: Asked, input: ActInput<A>, given: Given) => readonly MeetingEvent[];

const leaving = (topics: readonly LeftTopic[]): readonly MeetingEvent[] =>
  topics.length === 0 ? [] : [{ type: 'topics-left', v: 1, topics }];

const FOLLOWING: { readonly [A in MatterAct]: Following<A> } = {
  propose: ({ state }, input) => [{ type: 'topic-proposed', v: 1, topic: nextTopic(state), form: formOf(input) }],
  prepare: (_asked, { topic, done, words, attachments }) => [
    { type: 'topic-prepared', v: 1, topic, done: [...new Set(done)], words, ...(attachments.length === 0 ? {} : { files: attachments }) },
  ],
  vet: (_asked, { topic, opinion }) => [{ type: 'topic-vetted', v: 1, topic, opinion }],
  'approve-papers': (_asked, { topic, opinion }) => [{ type: 'papers-approved', v: 1, topic, opinion }],
  fix: (_asked, { topics, entrusted }) => [
    { type: 'topics-fixed', v: 1, topics: [...new Set(topics)], ...(entrusted === undefined ? {} : { entrusted }) },
  ],
  'decline-topic': (_asked, { topic, reason }) => [{ type: 'topic-declined', v: 1, topic, reason }],
  'withdraw-topic': (_asked, { topic }) => [{ type: 'topic-withdrawn', v: 1, topic }],
  order: (_asked, { topics }) => [{ type: 'agenda-ordered', v: 1, topics }],
  notify: (_asked, { note }) => [{ type: 'notified', v: 1, note }],
  'change-chair': (_asked, input) => [{ type: 'chair-changed', v: 1, chair: chairOf(input) }],
  'ask-leave': ({ actor }, { post, reason, special }) => [{ type: 'leave-asked', v: 1, post: post ?? actor.post, reason, special }],
  'answer-leave': (_asked, { post, granted, opinion }) => [{ type: 'leave-answered', v: 1, post, granted, opinion }],
  open: (_asked, { absent, note }) => [{ type: 'opened', v: 1, absent: [...new Set(absent)], note }],
  'add-topic': (asked, input) => [
    {
      type: 'topic-added',
      v: 1,
      topic: nextTopic(asked.state),
      form: formOf(input),
      reason: input.reason,
      breaches: breachesOf(asked, input),
      ...(input.word === undefined || asked.actor.post === asked.state.chair.post ? {} : { word: input.word }),
    },
  ],
  decide: ({ state }, { topic, result, heard, words }) => [
    { type: 'decided', v: 1, topic, result, heard, words },
    ...leaving(
      result === 'deferred' ? state.topics.filter((one) => one.id === topic).map((one) => leftAs(state, one, 'deferred', words)) : [],
    ),
  ],
  // Limits run from the day on which it was over, which may be stated where it is entered later.
  adjourn: ({ ctx, state }, _input, { request: { occurredAt } }) => [
    ...closing(state),
    { type: 'adjourned', v: 1, on: occurredAt === undefined ? ctx.today : dayOfMoment(Date.parse(occurredAt)) },
    ...leaving(untakenUp(state)),
  ],
  fate: (_asked, { topic, fate, department, note }) => [
    { type: 'fated', v: 1, topic, fate, note, ...(department === undefined || fate === 'none' ? {} : { department }) },
  ],
  'draft-minutes': (_asked, { text }) => [{ type: 'minutes-drafted', v: 1, text }],
  'vet-minutes': (_asked, { opinion }) => [{ type: 'minutes-vetted', v: 1, opinion }],
  'return-minutes': (_asked, { reason }) => [{ type: 'minutes-returned', v: 1, reason }],
  'name-signer': (_asked, { post, words }) => [{ type: 'signer-named', v: 1, post, words }],
  // What touches major matters goes to the head as well, unless he has signed it himself.
  'sign-minutes': ({ ctx, state, actor }, { major, opinion }) => {
    const settled = taskPosts(ctx, 'settle-minutes', aboutMeeting(state), { major: true });
    const whole = !major || settled.length === 0 || settled.some((one) => one.id === actor.post);
    return [{ type: 'minutes-signed', v: 1, major, opinion, whole }];
  },
  'settle-minutes': (_asked, { opinion }) => [{ type: 'minutes-settled', v: 1, opinion }],
  number: ({ ctx }, _input, { drawn }) => [{ type: 'minutes-numbered', v: 1, year: yearOf(ctx), n: drawn?.n ?? 1 }],
  'submit-document': (_asked, { topic, on }) => [{ type: 'document-submitted', v: 1, topic, on }],
  'issue-document': (_asked, { topic, on, number }) => [{ type: 'document-issued', v: 1, topic, on, number }],
  cancel: ({ state }, { reason }) => [{ type: 'cancelled', v: 1, reason }, ...leaving(cancelledWith(state, reason))],
  'set-day': ({ state, request }, { on, time, place }) => {
    const topics = gathered(request?.sittings, state.topics.length, MOST_TOPICS);
    return [
      { type: 'day-set', v: 1, on, time, place },
      ...(topics.length === 0 ? [] : [{ type: 'topics-returned', v: 1, topics } as const]),
    ];
  },
  gather: ({ state, request }) => [
    { type: 'topics-returned', v: 1, topics: gathered(request?.sittings, state.topics.length, MOST_TOPICS) },
  ],
  'move-topic': (_asked, { topic, to, reason }) => [{ type: 'topic-moved', v: 1, topic, to, reason }],
  'receive-topic': ({ state }, { sitting, left }) => [
    { type: 'topics-returned', v: 1, topics: [takenUp(sitting, left, state.topics.length + 1)] },
  ],
  'note-document': followingBound,
  'note-study': (_asked, { plan, item, subject }) => [{ type: 'study-noted', v: 1, plan, item, subject }],
  'file-papers': (_asked, { topic, attachments, note }) => [{ type: 'papers-filed', v: 1, topic, files: attachments, note }],
  'vet-papers': (_asked, { topic, opinion }) => [{ type: 'papers-vetted', v: 1, topic, opinion }],
  'return-papers': (_asked, { topic, reason }) => [{ type: 'papers-returned', v: 1, topic, reason }],
  'deliver-papers': (asked, { topics, note }) => {
    const [ids, when] = [[...new Set(topics)], deliveredAt(asked)];
    return [{ type: 'papers-delivered', v: 1, topics: ids, when, late: isLateFor(asked.state, when) ? ids : [], note }];
  },
  ...ATTENDANCE_FOLLOWING,
  ...ENTRUSTED_FOLLOWING,
  ...DISTRIBUTION_FOLLOWING,
  ...CORRECTION_FOLLOWING,
  ...GUEST_FOLLOWING,
  'open-item': ({ ctx }, { item, to, ground }) => [{ type: 'item-opened', v: 1, item, to, ground, on: ctx.today }],
  'withhold-item': ({ ctx }, { item, ground }) => [{ type: 'item-withheld', v: 1, item, ground, on: ctx.today }],
  'take-back-item': ({ ctx }, { item, reason }) => [{ type: 'item-taken-back', v: 1, item, reason, on: ctx.today }],
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
