/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { bars, verdictOf } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { ACTS, isActName, type ActInput, type MatterAct } from './acts.ts';
import type { AssessmentEvent } from './events.ts';
import { figuresOf } from './figures.ts';
import { judge, judgeDraft, parseInput, type Asked } from './judge.ts';
import { departmentOf } from './rules.ts';
import type { AssessmentState } from './state.ts';

const refused = (message: string, wayOut: string): Decision<AssessmentEvent> => ({
  verdict: verdictOf([barred('input.invalid', message, wayOut)], []),
  events: [],
});

/** Judges an act on a year's assessment and says what follows. */
export function decide(ctx: Context, state: AssessmentState | null, request: ActRequest): Decision<AssessmentEvent> {
  const { act, actor } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  if (request.occurredAt !== undefined) return refused('考评的行为当时办理，不补录。', '请去掉补录时间。');
  if (state === null) {
    if (act !== 'draft') return refused('没有这一考评。', '请先拟定指标。');
    const input = parsed.data as ActInput<'draft'>;
    const verdict = judgeDraft(ctx, actor, input);
    return { verdict, events: bars(verdict) ? [] : [{ type: 'drafted', v: 1, ...input, exercise: ctx.exercise }] };
  }
  if (act === 'draft') return refused('这一年度的考评已经拟定。', '请在这一考评上办理。');
  const asked = { ctx, state, actor };
  const verdict = judge(asked, act, parsed.data);
  if (bars(verdict)) return { verdict, events: [] };
  return {
    verdict,
    events: [(FOLLOWING[act] as (asked: Asked, input: unknown, request: ActRequest) => AssessmentEvent)(asked, parsed.data, request)],
  };
}

const FOLLOWING: { readonly [A in MatterAct]: (asked: Asked, input: ActInput<A>, request: ActRequest) => AssessmentEvent } = {
  revise: (_asked, input) => ({ type: 'revised', v: 1, ...input }),
  submit: (_asked, { note }) => ({ type: 'submitted', v: 1, note }),
  return: (_asked, { reason }) => ({ type: 'returned', v: 1, reason }),
  approve: (_asked, { opinion }) => ({ type: 'approved', v: 1, opinion }),
  freeze: ({ ctx, state }, { note }, { year }) => {
    const until = ctx.calendar.due(ctx.today, state.terms.appealDays, 'workday');
    const figures = figuresOf(state.terms, year ?? { turns: [], sent: [], meetings: [] }, state.year, ctx.today);
    return { type: 'frozen', v: 1, on: ctx.today, note, figures, until: until.date, provisional: until.provisional };
  },
  appeal: ({ ctx, state, actor }, { facts, words }) => ({
    type: 'appealed',
    v: 1,
    department: departmentOf(ctx.organisation, state, actor.post) ?? '',
    facts,
    words,
  }),
  answer: (_asked, input) => ({ type: 'answered', v: 1, ...input }),
  conclude: (_asked, { opinion }) => ({ type: 'concluded', v: 1, opinion }),
  withdraw: (_asked, { reason }) => ({ type: 'withdrawn', v: 1, reason }),
};

export const actLabel = (act: string): string => (isActName(act) ? ACTS[act].label : act);
