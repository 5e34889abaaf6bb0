/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { nextRung } from '../office/ladder.ts';
import type { AttachmentRef } from '../office/paper.ts';
import { impossibleMoment } from '../office/late-entry.ts';
import { ACTS, isActName, type ActInput, type MatterAct } from './acts.ts';
import type { OversightEvent } from './events.ts';
import { judge, judgeRegistration, parseInput, type Asked } from './judge.ts';
import { isAgainst, kindOf } from './kinds.ts';
import { numberOf, replyNumber } from './letter.ts';
import { inPersonBy, owedOf } from './rules.ts';
import type { OversightState } from './state.ts';

type Answer = Decision<OversightEvent>;

function refused(message: string, wayOut: string): Answer {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut)], []), events: [] };
}

/** Refused, or warned without a reason. */
const heldBack = (verdict: Verdict, { reason }: ActRequest): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && (reason ?? '').trim() === '');

/** Judges an act on something raised from outside and says what follows. */
export function decide(ctx: Context, state: OversightState | null, request: ActRequest, drawn?: { readonly n: number }): Answer {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) {
    const impossible = impossibleMoment(request.occurredAt, ctx.now);
    if (impossible !== undefined) return refused(impossible.message, impossible.wayOut);
  }
  if (state === null) {
    if (act !== 'register') return refused('没有这一事项。', '请先登记。');
    const { form, files } = parsed.data as ActInput<'register'>;
    const verdict = judgeRegistration(ctx, request.actor, form);
    if (heldBack(verdict, request)) return { verdict, events: [] };
    const inPerson = inPersonBy(ctx.pack, form) !== undefined;
    return { verdict, events: [{ type: 'registered', v: 1, form, inPerson, ...filed(files), exercise: ctx.exercise }] };
  }
  if (act === 'register') return refused('这一事项已经登记。', '请在这一事项上办理。');
  const asked: Asked = { ctx, state, actor: request.actor, request, drawn };
  const verdict = judge(asked, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  // Asked before a number is drawn, as a trial is, nothing follows yet.
  if (act === 'number' && drawn === undefined) return { verdict, events: [] };
  return { verdict, events: [(FOLLOWING[act] as Following<MatterAct>)(asked, parsed.data as never, verdict)] };
}

/** An event says nothing of files where none were filed. */
const filed = (files: readonly AttachmentRef[]): { readonly files?: readonly AttachmentRef[] } => (files.length === 0 ? {} : { files });

type Following<A extends MatterAct> = (asked: Asked, input: ActInput<A>, verdict: Verdict) => OversightEvent;

const FOLLOWING: { readonly [A in MatterAct]: Following<A> } = {
  refer: (_asked, { post, opinion }) => ({ type: 'referred', v: 1, to: post, opinion }),
  read: (_asked, { opinion }) => ({ type: 'read', v: 1, opinion }),
  assign: ({ request }, { lead, helping, limit, opinion }, { outcome }) => ({
    type: 'assigned',
    v: 1,
    lead,
    helping,
    ...(limit === undefined ? {} : { limit }),
    ...(outcome === 'warned' && request?.reason !== undefined ? { unlimited: request.reason.trim() } : {}),
    opinion,
  }),
  'return-assignment': (_asked, { reason }) => ({ type: 'assignment-returned', v: 1, reason }),
  extend: ({ state }, { due, basis }) => ({ type: 'extended', v: 1, due, basis, before: state.limit?.due ?? '' }),
  talk: (_asked, { way, on, words }) => ({ type: 'talked', v: 1, way, on, words }),
  note: ({ ctx, actor, state }, { what, words, files }) => ({
    type: 'noted',
    v: 1,
    what,
    words,
    department: ctx.organisation.posts.get(actor.post)?.department ?? state.lead ?? '',
    ...filed(files),
  }),
  draft: (_asked, reply) => ({ type: 'drafted', v: 1, reply }),
  'send-back': (_asked, { reason }) => ({ type: 'sent-back', v: 1, reason }),
  sign: ({ state }, { opinion, files }) => ({
    type: 'signed',
    v: 1,
    opinion,
    ...filed(files),
    next: kindOf(state.form.kind).answeredBy === undefined ? 'publishing' : 'answering',
  }),
  number: ({ ctx, state, drawn }, { openReason }) => {
    const own = numberOf(ctx, state);
    if (own === undefined || drawn === undefined) throw new Error('a number of no register');
    const { register: series, year } = own;
    return { type: 'numbered', v: 1, series, year, n: drawn.n, text: replyNumber(own, drawn.n), openReason };
  },
  'record-answer': ({ state }, { answer, on, words, files, limit }) => ({
    type: 'answered',
    v: 1,
    answer,
    on,
    words,
    ...filed(files),
    ...(limit === undefined ? {} : { limit }),
    // What a supervisor found ends with the government's word on the report; what was proposed, with the reply made public.
    next: isAgainst(answer) ? 'handling' : kindOf(state.form.kind).answeredBy === 'government' ? 'closed' : 'publishing',
  }),
  publish: ({ ctx, state }, { title, text }) => ({
    type: 'published',
    v: 1,
    kind: state.form.kind,
    title,
    text,
    department: state.replies.at(-1)?.department ?? '',
    on: ctx.today,
  }),
  close: (_asked, { reason }) => ({ type: 'closed', v: 1, reason }),
  press: (_asked, { words }) => ({ type: 'pressed', v: 1, words }),
  climb: ({ ctx, state }) => {
    const owed = owedOf(state);
    const next = owed === undefined ? undefined : nextRung(ctx.pack, owed);
    if (owed === undefined || next === undefined) throw new Error('a reminder of nothing');
    return { type: 'climbed', v: 1, rung: next.rung + 1, to: next.to, due: owed.due, on: ctx.today };
  },
  'note-reception': (_asked, { reception, on, post }) => ({ type: 'reception-noted', v: 1, reception, on, post }),
  withdraw: (_asked, { reason }) => ({ type: 'withdrawn', v: 1, reason }),
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
