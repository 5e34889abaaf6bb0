/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { impossibleMoment } from '../office/late-entry.ts';
import { ACTS, isActName, opens, type ActInput, type MatterAct, type Opening } from './acts.ts';
import { judgeOpening } from './door.ts';
import type { DepartmentMeetingEvent } from './events.ts';
import { isWhole, judge, parseInput, referredTo, wordsOf } from './judge.ts';
import { breachesIn, type Asked } from './judging.ts';
import type { Way } from './kinds.ts';
import type { DepartmentMeetingState } from './state.ts';

type Answer = Decision<DepartmentMeetingEvent>;

/** Judges an act on a department's meeting and says what follows. A refusal that records no fact has no events. */
export function decide(ctx: Context, state: DepartmentMeetingState | null, request: ActRequest): Answer {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) {
    const impossible = impossibleMoment(request.occurredAt, ctx.now);
    if (impossible !== undefined) return refused(impossible.message, impossible.wayOut);
  }
  if (state === null) {
    if (!opens(act)) return refused('没有这一事项。', '请先报请示。');
    return opening(ctx, request, act, parsed.data as ActInput<Opening>);
  }
  if (act === 'consult' || act === 'apply' || act === 'register') return refused('这一事项已经在册。', '请另办，或者在这一事项上办理。');
  const asked: Asked = { ctx, state, actor: request.actor, request };
  const verdict = judge(asked, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  return { verdict, events: (FOLLOWING[act] as Following<MatterAct>)(asked, parsed.data as never, { request, verdict }) };
}

function refused(message: string, wayOut: string): Answer {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut)], []), events: [] };
}

/** Refused and no fact, or warned without a reason. */
const heldBack = (verdict: Verdict, { reason }: ActRequest): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && verdict.stands === undefined && (reason ?? '').trim() === '');

const WAY_OF: Record<Opening, Way> = { consult: 'consulted', apply: 'asked', register: 'registered', order: 'ordered' };

function opening(ctx: Context, request: ActRequest, act: Opening, input: ActInput<Opening>): Answer {
  const { form } = input;
  if (form === undefined) return refused('没有写明是什么会议、活动。', '请填写各项。');
  const { verdict, host, breaches } = judgeOpening(ctx, request, act, { ...input, form });
  if (verdict.basis.length === 0 && !bars(verdict))
    return refused('本规则没有部门会议、活动的规定，这里不办理。', '请按本府的其他规定办理。');
  if (heldBack(verdict, request)) return { verdict, events: [] };
  const opened: DepartmentMeetingEvent = {
    type: 'opened',
    v: 1,
    way: WAY_OF[act],
    host,
    form,
    ...(act === 'apply' ? { asked: ctx.today } : {}),
    breaches,
    exercise: ctx.exercise,
  };
  return { verdict, events: act === 'order' ? [opened, orderedBy(ctx, request, input as ActInput<'order'>)] : [opened] };
}

const orderedBy = (ctx: Context, { occurredAt }: ActRequest, { reason, scan, dayOnly }: ActInput<'order'>): DepartmentMeetingEvent => ({
  type: 'ordered',
  v: 1,
  reason,
  // Entered from paper: whose it is and when it was given.
  ...(scan === undefined
    ? {}
    : {
        scan,
        head: ctx.organisation.byRole.get('head')?.[0]?.id,
        at: occurredAt === undefined ? ctx.now : Date.parse(occurredAt),
        ...(dayOnly === true ? { dayOnly } : {}),
      }),
});

interface Given {
  readonly request: ActRequest;
  readonly verdict: Verdict;
}
type Following<A extends MatterAct> = (asked: Asked, input: ActInput<A>, given: Given) => readonly DepartmentMeetingEvent[];

const decided = (asked: Asked, granted: boolean, opinion: string): readonly DepartmentMeetingEvent[] => {
  const slots = wordsOf(asked);
  return [{ type: 'decided', v: 1, slots, granted, opinion, whole: isWhole(asked, slots) }];
};

const FOLLOWING: { readonly [A in MatterAct]: Following<A> } = {
  order: ({ ctx }, input, { request }) => [orderedBy(ctx, request, input)],
  consent: (_asked, { opinion }) => [{ type: 'consented', v: 1, opinion }],
  submit: ({ ctx }, { change }, { verdict }) => [{ type: 'submitted', v: 1, asked: ctx.today, change, breaches: breachesIn(verdict) }],
  return: (_asked, { reason }) => [{ type: 'returned', v: 1, reason }],
  refer: (asked, { opinion, post }) => {
    const to = referredTo(asked, post);
    return [{ type: 'referred', v: 1, opinion, ...(to === undefined ? {} : { to }) }];
  },
  review: (_asked, { opinion }) => [{ type: 'reviewed', v: 1, opinion }],
  'name-decider': (_asked, { slot, post, body, words }) => [
    {
      type: 'decider-named',
      v: 1,
      slot,
      ...(post === undefined ? {} : { post }),
      ...(body === undefined ? {} : { body }),
      words,
    },
  ],
  approve: (asked, { opinion }) => decided(asked, true, opinion),
  // Before there is anything to decide, a no is of whoever consents or reviews.
  decline: (asked, { opinion }) =>
    asked.state.stage === 'deciding' ? decided(asked, false, opinion) : [{ type: 'refused', v: 1, opinion }],
  'enter-decision': (asked, { slot, granted, on, words, scan }) => [
    {
      type: 'decision-entered',
      v: 1,
      slot,
      granted,
      on,
      words,
      ...(scan === undefined ? {} : { scan }),
      whole: isWhole(asked, [slot]),
    },
  ],
  hold: (_asked, was, { verdict }) => [{ type: 'held', v: 1, was, breaches: breachesIn(verdict) }],
  withdraw: (_asked, { reason }) => [{ type: 'withdrawn', v: 1, reason }],
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
