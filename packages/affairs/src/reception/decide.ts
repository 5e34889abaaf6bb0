/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision, FollowUp } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { ACTS, isActName, type ActInput, type MatterAct } from './acts.ts';
import type { ReceptionEvent } from './events.ts';
import { judge, judgeArrangement, parseInput } from './judge.ts';
import type { ReceptionState } from './state.ts';

const refused = (message: string, wayOut: string): Decision<ReceptionEvent> => ({
  verdict: verdictOf([barred('input.invalid', message, wayOut)], []),
  events: [],
});

/** Refused, or warned without a reason. */
const heldBack = (verdict: Verdict, { reason }: ActRequest): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && (reason ?? '').trim() === '');

/** Judges an act on a day of reception and says what follows. */
export function decide(ctx: Context, state: ReceptionState | null, request: ActRequest): Decision<ReceptionEvent> {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) return refused('接访的日期写在安排中。', '请去掉补录时间。');
  if (state === null) {
    if (act !== 'arrange') return refused('没有这一安排。', '请先安排接访。');
    const { form } = parsed.data as ActInput<'arrange'>;
    const verdict = judgeArrangement(ctx, request.actor, form);
    if (heldBack(verdict, request)) return { verdict, events: [] };
    const title = ctx.organisation.posts.get(form.post)?.title ?? form.post;
    return { verdict, events: [{ type: 'arranged', v: 1, form, title, exercise: ctx.exercise }] };
  }
  if (act === 'arrange') return refused('这一日已经安排。', '请在这一安排上办理。');
  const verdict = judge({ ctx, state, actor: request.actor }, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  const follows = act === 'hold' ? noted(state, parsed.data as ActInput<'hold'>, request) : [];
  return {
    verdict,
    events: [(FOLLOWING[act] as (input: unknown) => ReceptionEvent)(parsed.data)],
    ...(follows.length === 0 ? {} : { follows }),
  };
}

/** Each visit that was received is told of it; where one is no registered visit, nothing is stored here either. */
const noted = ({ form }: ReceptionState, { visits, receiver }: ActInput<'hold'>, { matter }: ActRequest): readonly FollowUp[] =>
  matter === undefined
    ? []
    : visits.map((visit) => ({
        procedure: 'oversight',
        matter: visit,
        opens: false,
        act: 'note-reception',
        input: { reception: matter, on: form.on, post: receiver },
      }));

const FOLLOWING: { readonly [A in MatterAct]: (input: ActInput<A>) => ReceptionEvent } = {
  move: ({ reason, ...to }) => ({ type: 'moved', v: 1, to, reason }),
  hold: ({ receiver, people, visits, words }) => ({ type: 'held', v: 1, receiver, people, visits, words }),
  'call-off': ({ reason }) => ({ type: 'called-off', v: 1, reason }),
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
