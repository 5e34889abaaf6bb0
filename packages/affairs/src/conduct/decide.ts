/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { impossibleMoment } from '../office/late-entry.ts';
import { ACTS, isActName, opens, type ActInput, type MatterAct, type Opening } from './acts.ts';
import { judgeOpening } from './door.ts';
import type { ConductEvent } from './events.ts';
import { isWhole, judge, parseInput, wordsOf } from './judge.ts';
import { breachesIn, type Asked } from './judging.ts';
import { rowOf, type Way } from './kinds.ts';
import type { ConductState } from './state.ts';
import { handoversAhead, isToldHere, speaksOfConduct, wayOfState } from './way.ts';

/** Judges an act on a small matter and says what follows. A refusal that records no fact has no events. */
export function decide(ctx: Context, state: ConductState | null, request: ActRequest): Decision<ConductEvent> {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) {
    const impossible = impossibleMoment(request.occurredAt, ctx.now);
    if (impossible !== undefined) return refused(impossible.message, impossible.wayOut);
  }
  if (state === null) {
    if (!opens(act)) return refused('没有这一事项。', '请先申请、报告。');
    return opening(ctx, request, act, parsed.data as ActInput<Opening>);
  }
  if (act === 'apply' || act === 'report' || act === 'register') return refused('这一事项已经在册。', '请另办，或者在这一事项上办理。');
  const asked: Asked = { ctx, state, actor: request.actor, request };
  const verdict = judge(asked, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  return { verdict, events: (FOLLOWING[act] as Following<MatterAct>)(asked, parsed.data as never, { request, verdict }) };
}

function refused(message: string, wayOut: string): Decision<ConductEvent> {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut)], []), events: [] };
}

/** Refused and no fact, or warned without a reason. */
const heldBack = (verdict: Verdict, { reason }: ActRequest): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && verdict.stands === undefined && (reason ?? '').trim() === '');

const WAY_OF: Record<Opening, Way> = { apply: 'asked', report: 'reported', register: 'registered', order: 'ordered' };

function opening(ctx: Context, request: ActRequest, act: Opening, input: ActInput<Opening>): Decision<ConductEvent> {
  const { form } = input;
  if (form === undefined) return refused('没有写明是什么事项。', '请填写事项和日期。');
  const { verdict, post, asked, breaches } = judgeOpening(ctx, request, act, { ...input, form });
  if (verdict.basis.length === 0 && !bars(verdict) && !speaksOfConduct(ctx.pack))
    return refused('本规则没有请示报备的规定，这里不办理。', '请按本府的其他规定办理。');
  if (heldBack(verdict, request)) return { verdict, events: [] };
  const opened: ConductEvent = { type: 'opened', v: 1, way: WAY_OF[act], post, form, asked, breaches, exercise: ctx.exercise };
  return { verdict, events: act === 'order' ? [opened, orderedBy(ctx, request, input as ActInput<'order'>)] : [opened] };
}

const orderedBy = (ctx: Context, { occurredAt }: ActRequest, { reason, scan, dayOnly }: ActInput<'order'>): ConductEvent => ({
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
type Following<A extends MatterAct> = (asked: Asked, input: ActInput<A>, given: Given) => readonly ConductEvent[];

const decided = (asked: Asked, granted: boolean, opinion: string): readonly ConductEvent[] => {
  const slots = wordsOf(asked);
  return [{ type: 'decided', v: 1, slots, granted, opinion, whole: isWhole(asked, slots) }];
};

/** Why a paper bears a day before the matter was opened. */
const whyOf = ({ state }: Asked, on: string, { request: { reason = '' } }: Given) =>
  on < state.asked && reason.trim() !== '' ? { why: reason.trim() } : {};

const FOLLOWING: { readonly [A in MatterAct]: Following<A> } = {
  order: ({ ctx }, input, { request }) => [orderedBy(ctx, request, input)],
  clear: (_asked, { opinion }) => [{ type: 'cleared', v: 1, opinion }],
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
  decline: (asked, { opinion }) => decided(asked, false, opinion),
  'enter-decision': (asked, { slot, granted, on, words, scan }, given) => [
    {
      type: 'decision-entered',
      v: 1,
      slot,
      granted,
      on,
      words,
      ...(scan === undefined ? {} : { scan }),
      whole: isWhole(asked, [slot]),
      ...whyOf(asked, on, given),
    },
  ],
  // What was reported to others ends with its record; what one does oneself has a result, unless it is over.
  record: ({ ctx, state }, { with: stated, note }) => [
    {
      type: 'recorded',
      v: 1,
      with: stated === '' ? ctx.pack.source.government.office.name : stated,
      note,
      ends: rowOf(state.form.kind).conduct === undefined,
    },
  ],
  'hand-over': (asked, { slot, on, paper, note }, given) => [
    {
      type: 'handed-over',
      v: 1,
      slot,
      on,
      paper,
      note,
      ...whyOf(asked, on, given),
      ends: handoversAhead(asked.ctx, asked.state).every((one) => one.name === slot) && !isToldHere(wayOfState(asked.ctx, asked.state)),
    },
  ],
  happened: (_asked, { on, note, reason }, { verdict }) => [
    { type: 'happened', v: 1, on, note, ...(reason === '' ? {} : { reason }), breaches: breachesIn(verdict) },
  ],
  retract: (_asked, { reason }) => [{ type: 'retracted', v: 1, reason }],
  result: (_asked, { on, note }, { verdict }) => [{ type: 'result-reported', v: 1, on, note, breaches: breachesIn(verdict) }],
  withdraw: (_asked, { reason }) => [{ type: 'withdrawn', v: 1, reason }],
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
