/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import type { Citation } from '@lingxing/workrules';
import { bars, verdictOf, type Finding } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { impossibleMoment } from '../office/late-entry.ts';
import type { AbsenceForm } from './absence.ts';
import { ACTS, isActName, opens, type ActInput, type MatterAct, type Opening } from './acts.ts';
import { ABSENCE_CODES } from './breaches.ts';
import { judgeOpening } from './door.ts';
import type { LeaveEvent } from './events.ts';
import { judge, parseInput } from './judge.ts';
import type { Asked } from './judging.ts';
import { openAsk, type LeaveState, type Way } from './state.ts';
import { informDue, recordDue, recordedWith, stepsAhead, told, wayOfState } from './way.ts';

/** Judges an act on an absence and says what follows. A refusal that records no fact has no events. */
export function decide(ctx: Context, state: LeaveState | null, request: ActRequest): Decision<LeaveEvent> {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) {
    const impossible = impossibleMoment(request.occurredAt, ctx.now);
    if (impossible !== undefined) return refused(impossible.message, impossible.wayOut);
  }
  if (state === null) {
    if (!opens(act)) return refused('没有这一次外出、请假。', '请先请假、报告。');
    return opening(ctx, request, act, parsed.data as ActInput<Opening>);
  }
  if (act === 'apply' || act === 'report' || act === 'plead' || act === 'register')
    return refused('这一次已经在册。', '请另办，或者在这一次上办理。');
  const asked: Asked = { ctx, state, actor: request.actor, request };
  const verdict = judge(asked, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  return { verdict, events: (FOLLOWING[act] as Following<MatterAct>)(asked, parsed.data as never, { request, verdict }) };
}

function refused(message: string, wayOut: string, citation?: Citation): Decision<LeaveEvent> {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut, citation)], []), events: [] };
}

type Judged = Decision<LeaveEvent>['verdict'];

/** Refused and no fact, or warned without a reason; and nothing is stored that rests on no article at all. */
const heldBack = (verdict: Judged, { reason }: ActRequest): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && verdict.stands === undefined && (reason ?? '').trim() === '');

const WAY_OF: Record<Opening, Way> = { apply: 'asked', report: 'reported', plead: 'pleaded', register: 'registered', order: 'ordered' };

function opening(ctx: Context, request: ActRequest, act: Opening, input: ActInput<Opening>): Decision<LeaveEvent> {
  const absence: AbsenceForm | undefined = input.absence;
  if (absence === undefined) return refused('没有写明外出、请假的情况。', '请填写去向、事由和日期。');
  const { verdict, post, on, breaches, onBehalf } = judgeOpening(ctx, request, act, { ...input, absence });
  if (verdict.basis.length === 0 && !bars(verdict)) return refused('本规则没有请销假的规定，这里不办理。', '请按本府的其他规定办理。');
  if (heldBack(verdict, request)) return { verdict, events: [] };
  const opened: LeaveEvent = {
    type: 'opened',
    v: 1,
    way: WAY_OF[act],
    post,
    absence,
    ...(act === 'plead' ? { plea: (input as ActInput<'plead'>).reason } : {}),
    on,
    breaches,
    ...given(request),
    onBehalf,
    exercise: ctx.exercise,
  };
  return { verdict, events: act === 'order' ? [opened, orderedBy(ctx, request, input as ActInput<'order'>)] : [opened] };
}

/** The reason that was given with an act. */
const given = ({ reason = '' }: Pick<ActRequest, 'reason'>): { readonly reason?: string } =>
  reason.trim() === '' ? {} : { reason: reason.trim() };

/** Entered from paper: whose it is and when it was given. */
const onPaper = (ctx: Context, { occurredAt }: ActRequest, { scan, dayOnly }: Pick<ActInput<'entrust'>, 'scan' | 'dayOnly'>) =>
  scan === undefined
    ? {}
    : {
        scan,
        head: ctx.organisation.byRole.get('head')?.[0]?.id,
        at: occurredAt === undefined ? ctx.now : Date.parse(occurredAt),
        ...(dayOnly === true ? { dayOnly } : {}),
      };

const orderedBy = (ctx: Context, request: ActRequest, { reason, ...paper }: ActInput<'order'>): LeaveEvent => ({
  type: 'ordered',
  v: 1,
  reason,
  ...onPaper(ctx, request, paper),
});

interface Given {
  readonly request: ActRequest;
  readonly verdict: Judged;
}
type Following<A extends MatterAct> = (asked: Asked, input: ActInput<A>, given: Given) => readonly LeaveEvent[];

/** What was found against the absence by the act itself, to be listed with it. */
const found = ({ verdict }: Given) => verdict.findings.filter((one) => one.outcome !== 'passed' && ABSENCE_CODES.has(one.code));

const listed = (breaches: readonly Finding[]) => (breaches.length === 0 ? {} : { breaches });

const FOLLOWING: { readonly [A in MatterAct]: Following<A> } = {
  order: ({ ctx }, input, { request }) => [orderedBy(ctx, request, input)],
  'refuse-order': (_asked, { reason }) => [{ type: 'order-refused', v: 1, reason }],
  forward: ({ ctx, state }, { note }) => {
    const step = stepsAhead(ctx, state).find((one) => one.act === 'forward')?.forward ?? 'office';
    const norm = wayOfState(ctx, state)?.norm;
    // With its own report up the office has told those whom the text wants told.
    const posts = step === 'office' && norm !== undefined && openAsk(state)?.what === 'leave' ? told(ctx, norm, state.post) : [];
    return [{ type: 'forwarded', v: 1, step, note, told: posts.map((post) => post.id) }];
  },
  consent: (_asked, { opinion }) => [{ type: 'consented', v: 1, opinion }],
  'name-approver': (_asked, { approver, words }) => [{ type: 'approver-named', v: 1, approver, words }],
  approve: (_asked, { opinion }) => [{ type: 'decided', v: 1, granted: true, opinion }],
  decline: (_asked, { opinion }) => [{ type: 'decided', v: 1, granted: false, opinion }],
  record: ({ ctx, state }, { with: stated, note }) => {
    const norm = recordDue(ctx, state);
    return [{ type: 'recorded', v: 1, with: (norm === undefined ? undefined : recordedWith(ctx, norm)) ?? stated, note }];
  },
  inform: ({ ctx, state }, { note }) => [
    { type: 'informed', v: 1, posts: (informDue(ctx, state)?.posts ?? []).map((post) => post.id), note },
  ],
  depart: (_asked, { on }, given) => [{ type: 'departed', v: 1, on, breaches: found(given) }],
  change: ({ ctx }, { absence, note }, judged) => [
    { type: 'changed', v: 1, absence, note, on: ctx.today, breaches: found(judged), ...given(judged.request) },
  ],
  extend: ({ ctx, state }, { to, reason }, judged) => {
    const breaches = found(judged);
    const way = wayOfState(ctx, state);
    return way?.by.includes('report') === true && state.way !== 'asked'
      ? [{ type: 'extended', v: 1, to, reason, ...listed(breaches) }]
      : [{ type: 'extension-asked', v: 1, to, on: ctx.today, reason, ...listed(breaches) }];
  },
  cancel: (_asked, { reason }) => [{ type: 'cancelled', v: 1, reason }],
  return: (_asked, { on, note }, judged) => [
    { type: 'returned', v: 1, on, note, done: judged.request.doneUnder ?? [], ...listed(found(judged)) },
  ],
  entrust: ({ ctx }, { to, from, until, scope, words, ...paper }, { request }) => [
    {
      type: 'entrusted',
      v: 1,
      kind: 'standing-in',
      to,
      from,
      until,
      ...(scope === undefined ? {} : { scope }),
      words,
      ...onPaper(ctx, request, paper),
    },
  ],
  arrange: (_asked, { to, from, until, scope, reason }) => [
    { type: 'entrusted', v: 1, kind: 'arrangement', to, from, until, ...(scope === undefined ? {} : { scope }), words: reason },
  ],
  revoke: (_asked, { entrustment, reason }) => [{ type: 'revoked', v: 1, entrustment, reason }],
  'hand-over': (_asked, { to, items, word }) => [{ type: 'handed-over', v: 1, to, items, word }],
  'report-back': ({ actor }, { of, note }) => [{ type: 'reported-back', v: 1, of: of ?? actor.post, note }],
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
