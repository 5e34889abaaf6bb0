/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision, FollowUp } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { ACTS, isActName, type ActInput, type MatterAct } from './acts.ts';
import type { StudyEvent } from './events.ts';
import { judge, judgeDraft, parseInput } from './judge.ts';
import type { StudyState } from './state.ts';

const refused = (message: string, wayOut: string): Decision<StudyEvent> => ({
  verdict: verdictOf([barred('input.invalid', message, wayOut)], []),
  events: [],
});

/** Refused and no fact, or warned without a reason. */
const heldBack = (verdict: Verdict, { reason }: ActRequest): boolean =>
  bars(verdict) || (verdict.outcome === 'warned' && verdict.stands === undefined && (reason ?? '').trim() === '');

/** Judges an act on a plan of study and says what follows. */
export function decide(ctx: Context, state: StudyState | null, request: ActRequest): Decision<StudyEvent> {
  const { act } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) return refused('学习的日期填写在登记中。', '请去掉补录时间。');
  if (state === null) {
    if (act !== 'draft') return refused('没有这一计划。', '请先拟定。');
    const input = parsed.data as ActInput<'draft'>;
    const verdict = judgeDraft(ctx, request.actor, input);
    if (heldBack(verdict, request)) return { verdict, events: [] };
    return { verdict, events: [{ type: 'drafted', v: 1, ...input, exercise: ctx.exercise }] };
  }
  if (act === 'draft') return refused('这一计划已经拟定。', '请在这一计划上办理。');
  const verdict = judge({ ctx, state, actor: request.actor }, act, parsed.data);
  if (heldBack(verdict, request)) return { verdict, events: [] };
  const follows = act === 'hold' ? noted(state, parsed.data as ActInput<'hold'>, request) : [];
  return {
    verdict,
    events: [(FOLLOWING[act] as (input: unknown) => StudyEvent)(parsed.data)],
    ...(follows.length === 0 ? {} : { follows }),
  };
}

/** The sitting at which law was studied is told of it; where it was not an executive meeting of that day, nothing is stored here either. */
function noted(state: StudyState, { item, on, sitting }: ActInput<'hold'>, { matter }: ActRequest): readonly FollowUp[] {
  const one = state.items.find((two) => two.id === item);
  if (sitting === undefined || matter === undefined || one === undefined) return [];
  return [
    { procedure: 'meeting', matter: sitting, opens: false, act: 'note-study', input: { plan: matter, item, subject: one.subject, on } },
  ];
}

const FOLLOWING: { readonly [A in MatterAct]: (input: ActInput<A>) => StudyEvent } = {
  revise: ({ items, reason }) => ({ type: 'revised', v: 1, items, reason }),
  consult: ({ on, words }) => ({ type: 'consulted', v: 1, on, words }),
  'name-approver': ({ post, words }) => ({ type: 'approver-named', v: 1, post, words }),
  submit: ({ note }) => ({ type: 'submitted', v: 1, note }),
  return: ({ reason }) => ({ type: 'returned', v: 1, reason }),
  approve: ({ opinion }) => ({ type: 'approved', v: 1, opinion }),
  hold: ({ item, on, chair, form, sitting, absent, note }) => ({
    type: 'held',
    v: 1,
    item,
    on,
    chair,
    form,
    ...(sitting === undefined ? {} : { sitting }),
    absent: [...new Set(absent)],
    note,
  }),
  withdraw: ({ reason }) => ({ type: 'withdrawn', v: 1, reason }),
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
