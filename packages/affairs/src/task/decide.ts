/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision, FollowUp } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { followsInSitting } from './carrying-out.ts';
import { ACTS, isActName, type ActInput, type MatterAct } from './acts.ts';
import { pairsOf, sourceKey } from './alike.ts';
import { judgeOpening } from './door.ts';
import type { TaskEvent } from './events.ts';
import { openExtension } from './expectations.ts';
import { judge, parseInput, type Asked } from './judge.ts';
import { nextOf } from './obligations.ts';
import type { TaskState } from './state.ts';
import { handsOf, limitOf, limitOn } from './way.ts';

type Answer = Decision<TaskEvent>;

/** Judges an act on a supervised task and says what follows. A refusal that records no fact has no events. */
export function decide(ctx: Context, state: TaskState | null, request: ActRequest): Answer {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (state === null) {
    if (act !== 'assign') return refused('没有这一事项。', '请先交办。');
    return opening(ctx, request, parsed.data as ActInput<'assign'>);
  }
  if (act === 'assign') return refused('这一事项已经交办。', '请在这一事项上办理。');
  const asked: Asked = { ctx, state, actor: request.actor, request };
  const verdict = judge(asked, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  const events = (FOLLOWING[act] as Following<MatterAct>)(asked, parsed.data as never, verdict);
  const follows = [...followsOf(asked, act, parsed.data), ...followsInSitting(ctx, state, request, events)];
  return { verdict, events, ...(follows.length === 0 ? {} : { follows }) };
}

function refused(message: string, wayOut: string): Answer {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut)], []), events: [] };
}

const heldBack = (verdict: Verdict, { reason }: Pick<ActRequest, 'reason'>): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && verdict.stands === undefined && (reason ?? '').trim() === '');

function opening(ctx: Context, request: ActRequest, input: ActInput<'assign'>): Answer {
  const { form, from } = input;
  const { verdict, by, approver, on, limit } = judgeOpening(ctx, request, input);
  // Where the system opens it, the reason is of whoever acted in the other matter.
  const reason = request.reason ?? from?.reason;
  if (heldBack(verdict, { reason }) || limit === undefined) return { verdict, events: [] };
  const key = sourceKey(form.source);
  const event: TaskEvent = {
    type: 'assigned',
    v: 1,
    form,
    ...(by === undefined ? {} : { by }),
    ...(from === undefined ? {} : { from: { procedure: from.procedure, matter: from.matter, post: from.post } }),
    ...(approver === undefined ? {} : { approver }),
    on,
    limit,
    breaches: verdict.findings.filter((one) => one.code === 'conduct.restricted' && one.outcome !== 'passed'),
    exercise: ctx.exercise,
    ...(key === undefined ? {} : { sourceKey: key }),
    pairs: pairsOf(form.title),
  };
  const follows = followsInSitting(ctx, null, request, [event]);
  return { verdict, events: [event], ...(follows.length === 0 ? {} : { follows }) };
}

type Following<A extends MatterAct> = (asked: Asked, input: ActInput<A>, verdict: Verdict) => readonly TaskEvent[];

const helpsIn = ({ ctx, state, actor }: Asked): string =>
  state.form.helpers.find((one) => handsOf(ctx.organisation, one).some((post) => post.id === actor.post)) ?? '';

const FOLLOWING: { readonly [A in MatterAct]: Following<A> } = {
  approve: ({ ctx, state }, { opinion }) => [
    { type: 'approved', v: 1, opinion, on: ctx.today, limit: limitOf(ctx, state.form, ctx.today) ?? state.limit },
  ],
  decline: (_asked, { opinion }) => [{ type: 'declined', v: 1, opinion }],
  sign: () => [{ type: 'signed', v: 1 }],
  plan: (_asked, { words, files }) => [{ type: 'planned', v: 1, words, files }],
  report: (_asked, { words, files }) => [{ type: 'reported', v: 1, words, files }],
  'report-part': (asked, { words, files }) => [{ type: 'part-reported', v: 1, of: helpsIn(asked), words, files }],
  complete: ({ ctx, state }, { words, files, without }) => [
    { type: 'claimed', v: 1, words, files, without, late: ctx.today > state.limit.date },
  ],
  accept: (_asked, { grade, opinion }) => [{ type: 'accepted', v: 1, opinion, ...(grade === undefined ? {} : { grade }) }],
  'send-back': (_asked, { reason }) => [{ type: 'sent-back', v: 1, reason }],
  close: (_asked, { to, on, without }) => [{ type: 'closed', v: 1, to, on, without }],
  'take-note': (_asked, { opinion }) => [{ type: 'result-noted', v: 1, opinion }],
  'look-back': ({ ctx, state }, { found, holds, due }) => [
    {
      type: 'looked-back',
      v: 1,
      found,
      holds,
      ...(holds || due === undefined ? {} : { limit: limitOn(ctx, state.form, ctx.today, due, '回头看重新交办') }),
    },
  ],
  'ask-extension': (_asked, { until, reason }, verdict) => [
    { type: 'extension-asked', v: 1, until, reason, breaches: verdict.findings.filter((one) => one.code === 'limit.passed') },
  ],
  'grant-extension': ({ ctx, state }, { until, opinion }) => [
    {
      type: 'extension-granted',
      v: 1,
      opinion,
      limit: limitOn(ctx, { unit: state.limit.unit }, state.limit.from, until ?? openExtension(state)?.until ?? state.limit.date, '延期'),
    },
  ],
  'refuse-extension': (_asked, { opinion }) => [{ type: 'extension-refused', v: 1, opinion }],
  reassign: ({ state }, { lead, helpers, responsible, reason }) => [
    {
      type: 'reassigned',
      v: 1,
      lead,
      helpers: helpers ?? state.form.helpers.filter((one) => one !== lead),
      ...(responsible === undefined ? {} : { responsible }),
      reason,
    },
  ],
  decompose: ({ request }, { form }) => [{ type: 'decomposed', v: 1, child: request?.fresh ?? '', title: form.title, lead: form.lead }],
  press: (_asked, { words }) => [{ type: 'pressed', v: 1, words }],
  withdraw: (_asked, { reason }) => [{ type: 'withdrawn', v: 1, reason }],
  climb: ({ ctx, state }) => {
    const next = nextOf(ctx, state);
    return next === undefined ? [] : [{ type: 'climbed', v: 1, rung: next.rung + 1, to: next.to, due: state.limit.date, on: ctx.today }];
  },
  'child-ended': (_asked, { child, closed }) => [{ type: 'child-ended', v: 1, child, closed }],
};

/**
 * What an act sets going elsewhere: a part opens as a task of its own, so a task can never be a part of itself; a part that has
 * ended says so to what it is a part of.
 */
function followsOf({ state, actor, request }: Asked, act: MatterAct, input: unknown): readonly FollowUp[] {
  const { source } = state.form;
  if (act === 'decompose') {
    const { form, reason } = input as ActInput<'decompose'>;
    const own = request?.matter ?? '';
    const child = { ...form, source: { ...form.source, kind: 'from-task' as const, matter: own, procedure: 'task' } };
    const from = { procedure: 'task', matter: own, post: actor.post, ...(reason === '' ? {} : { reason }) };
    return [{ procedure: 'task', matter: request?.fresh ?? '', opens: true, act: 'assign', input: { form: child, from } }];
  }
  if ((act === 'close' || act === 'withdraw') && source.kind === 'from-task' && source.matter !== undefined && state.from !== undefined)
    return [
      {
        procedure: 'task',
        matter: source.matter,
        opens: false,
        act: 'child-ended',
        input: { child: request?.matter ?? '', closed: act === 'close' },
      },
    ];
  return [];
}

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
