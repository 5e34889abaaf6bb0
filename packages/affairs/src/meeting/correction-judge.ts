/** The judges of what is set right before the minutes are signed, and what follows: what hangs on a decision is looked at first. */
import type { Finding } from '../kernel/finding.ts';
import type { FollowUp } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import type { ActInput } from './acts.ts';
import { amiss } from './added.ts';
import { countedFor } from './attendance-judge.ts';
import type { CorrectionAct } from './correction.ts';
import type { MeetingEvent } from './events.ts';
import { fateInUse } from './entrusted.ts';
import { chairOf } from './given.ts';
import { chairing, ofChair, ofOffice, stageFinding, type Asked, type Judge } from './judging.ts';
import { leftAs } from './pool.ts';
import { markOfItem } from './publication.ts';
import type { MeetingState, Topic } from './state.ts';
import { topicFound } from './topics.ts';

/** Signed minutes are what was decided; what is wrong in them is settled by a later sitting. */
const unsigned = (asked: Asked, act: CorrectionAct): readonly Finding[] =>
  asked.state.minutes?.signed === undefined
    ? stageFinding(asked, act)
    : [barred('state.not-open', '纪要已经签发，会议的记录不再更正。', '确有错误的，提请以后的会议研究决定。')];

/** Where a topic that was put off here has been taken up; undefined while it waits. */
const takenBy = ({ request }: Asked, { id }: Topic): string | undefined =>
  request?.sittings?.continued?.find((one) => one.topic === id)?.sitting;

const sameOutcome = ({ outcome }: Topic, { result, heard, words }: ActInput<'correct-outcome'>): boolean =>
  outcome?.result === result && outcome.heard === heard && outcome.words === words;

function outcome(asked: Asked, input: ActInput<'correct-outcome'> | undefined): readonly Finding[] {
  const { state } = asked;
  const { topic, findings } = topicFound(state, input?.topic);
  const isOpened = topic !== undefined && markOfItem(state, topic.id)?.is === 'open';
  return [
    ...ofChair(asked, 'correct-outcome'),
    ...unsigned(asked, 'correct-outcome'),
    ...findings,
    ...(state.topics.some((one) => one.outcome !== undefined) ? [] : [barred('state.not-open', '还没有议定的议题。')]),
    ...(topic !== undefined && topic.outcome === undefined
      ? [barred('state.not-open', `“${topic.title}”还没有议定。`, '请直接议定。')]
      : []),
    ...(topic !== undefined && input !== undefined && sameOutcome(topic, input)
      ? [barred('input.invalid', '议定结果、发言要点和议定意见都没有改动。', '请填写实际议定的内容。')]
      : []),
    ...fateInUse(topic),
    ...(isOpened ? [barred('state.not-open', `“${topic.title}”的议定事项已经公开。`, '请先撤回公开，再更正。')] : []),
    ...countedFor(asked, topic, input?.result),
  ];
}

function chair(asked: Asked, input: ActInput<'correct-chair'> | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  const same = input !== undefined && JSON.stringify(chairOf(input)) === JSON.stringify(state.chair);
  return [
    ...ofOffice(asked, 'correct-chair'),
    ...unsigned(asked, 'correct-chair'),
    ...(same ? [barred('input.invalid', '召集主持人及其缘由都没有改动。', '请填写实际主持的人。')] : []),
    ...(input !== undefined && state.opened?.absent.includes(input.chair) === true
      ? [barred('input.invalid', '所填的主持人记为没有到会。', '请核对谁主持、谁缺席。')]
      : []),
    ...(input === undefined ? [] : amiss(chairing(ctx, state.kind, input))),
  ];
}

/** What is said of whoever chaired, as a fact with its article: not that nobody bears such a name. */
export const chairBreaches = ({ ctx, state }: Asked, input: ActInput<'correct-chair'>): readonly Finding[] =>
  amiss(chairing(ctx, state.kind, input)).filter((one) => one.code !== 'input.invalid');

/** Whether nothing but such breaches speaks against it: whoever chaired chaired. */
export function isChairFact(asked: Asked, input: ActInput<'correct-chair'>): boolean {
  const known = chairBreaches(asked, input);
  return chair(asked, input).every((one) => known.some((two) => two.code === one.code && two.message === one.message));
}

/** The topic here that was taken up from another sitting. */
const cameFrom = ({ topics }: MeetingState, input: ActInput<'give-back-topic'> | undefined): Topic | undefined =>
  topics.findLast((one) => one.from?.sitting === input?.sitting && one.from?.topic === input?.topic);

function givingBack(asked: Asked, input: ActInput<'give-back-topic'> | undefined): readonly Finding[] {
  if (asked.actor.capacity !== 'system') return [barred('authority.not-yours', '议题由原会议更正时收回，不单独办理。')];
  const topic = cameFrom(asked.state, input);
  const there = topic !== undefined && (topic.stage === 'proposed' || topic.stage === 'fixed');
  const wayOut = '请先由那次会议移走、撤回，或者就此研究。';
  return [
    ...(asked.state.stage === 'preparing' ? [] : [barred('state.not-open', '缓议的议题已收入另一次会议，那次会议已经通知。', wayOut)]),
    ...(there ? [] : [barred('state.not-open', '缓议的议题已由另一次会议处理。', wayOut)]),
  ];
}

export const CORRECTION_JUDGES: { readonly [A in CorrectionAct]: Judge<A> } = {
  'correct-outcome': outcome,
  'correct-chair': chair,
  'give-back-topic': givingBack,
};

/** Minutes that were drafted say what was wrong: they go back and are drafted anew. */
const redrafted = ({ state }: Asked, reason: string): readonly MeetingEvent[] =>
  state.stage === 'drafted' ? [{ type: 'minutes-returned', v: 1, reason }] : [];

/** Put off after all: it goes on; not put off after all: it is called back from wherever it waits. */
function passedOn(asked: Asked, topic: Topic, { result, words }: ActInput<'correct-outcome'>): readonly MeetingEvent[] {
  const was = topic.outcome?.result;
  if (was === result) return [];
  if (result === 'deferred') return [{ type: 'topics-left', v: 1, topics: [leftAs(asked.state, topic, 'deferred', words)] }];
  if (topic.left === undefined) return [];
  const from = takenBy(asked, topic);
  return [{ type: 'topic-recalled', v: 1, topic: topic.id, ...(from === undefined ? {} : { from }) }];
}

type Following<A extends CorrectionAct> = (asked: Asked, input: ActInput<A>) => readonly MeetingEvent[];

export const CORRECTION_FOLLOWING: { readonly [A in CorrectionAct]: Following<A> } = {
  'correct-outcome': (asked, input) => {
    const { topic: id, result, heard, words, reason } = input;
    const { topic } = topicFound(asked.state, id);
    return [
      { type: 'outcome-corrected', v: 1, topic: id, result, heard, words, reason },
      ...(topic === undefined ? [] : passedOn(asked, topic, input)),
      ...redrafted(asked, `更正“${topic?.title ?? ''}”的议定结果：${reason}`),
    ];
  },
  'correct-chair': (asked, input) => [
    { type: 'chair-corrected', v: 1, chair: chairOf(input), reason: input.reason, breaches: chairBreaches(asked, input) },
    ...redrafted(asked, `更正召集主持人：${input.reason}`),
  ],
  'give-back-topic': ({ state }, input) => {
    const topic = cameFrom(state, input);
    return topic === undefined ? [] : [{ type: 'topic-withdrawn', v: 1, topic: topic.id }];
  },
};

/** The other sitting that a topic is called back from gives it back in the same transaction, or nothing is stored. */
export const callingBack = (sitting: string | undefined, events: readonly MeetingEvent[]): readonly FollowUp[] =>
  events.flatMap((one): FollowUp[] =>
    one.type !== 'topic-recalled' || one.from === undefined || sitting === undefined
      ? []
      : [{ procedure: 'meeting', matter: one.from, opens: false, act: 'give-back-topic', input: { sitting, topic: one.topic } }],
  );
