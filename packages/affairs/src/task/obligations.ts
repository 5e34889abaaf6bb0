/** What a supervised task owes by which day: the stages of the system, its own limit, and the reminders of a task that is late. */
import { dayNumber } from '@lingxing/workrules';
import type { Context, Obligation } from '../kernel/procedure.ts';
import { dayOfMoment } from '../kernel/words.ts';
import { nextRung, rungOwed, type Owed, type Rung } from '../office/ladder.ts';
import { OWING } from './kinds.ts';
import type { TaskState } from './state.ts';
import { stageLimit, stagesOf, type StageRule } from './way.ts';

type Counting = Pick<Context, 'pack' | 'calendar'>;

const stateOf = ({ stage }: TaskState, met: boolean): Obligation['state'] =>
  met ? 'met' : stage === 'withdrawn' || stage === 'declined' || stage === 'closed' ? 'cancelled' : 'open';

/** When a stage was done; a return or a re-assignment does not undo it. */
const doneOn = (state: TaskState, { by }: StageRule): number | undefined =>
  by === 'plan' ? state.plans[0]?.at : by === 'report' ? (state.reports[0]?.at ?? state.claims[0]?.at) : state.claims[0]?.at;

/** The stages before the last, with their limits; none of them lies behind the limit of the task. */
export const stagesAhead = (ctx: Counting, state: TaskState) =>
  stagesOf(ctx.pack, state.form.weight)
    .filter((one) => one.by !== 'complete')
    .map((rule) => ({ rule, limit: stageLimit(ctx, rule, state.on), done: doneOn(state, rule) }))
    .filter(({ limit, done }) => done !== undefined || limit.date <= state.limit.date);

/** The task as the ladder sees it; undefined where nothing is owed. */
export const owedOf = ({ stage, form, limit, climbs, presses }: TaskState): Owed | undefined =>
  OWING.has(stage) ? { due: limit.date, lead: form.lead, climbs, presses } : undefined;

/** The next rung of a late task. */
export const nextOf = ({ pack }: Counting, state: TaskState): Rung | undefined => {
  const owed = owedOf(state);
  return owed === undefined ? undefined : nextRung(pack, owed);
};

export function obligations(ctx: Counting, state: TaskState): readonly Obligation[] {
  if (state.stage === 'approving') return [];
  const { form, limit } = state;
  const owedBy = { department: form.lead };
  const citation = (norm: string | undefined) => {
    const found = norm === undefined ? undefined : ctx.pack.byId(norm);
    return found === undefined ? {} : { norm: found.id, citation: found.citation };
  };
  const granted = state.extensions.findLast((one) => one.answer?.granted !== undefined);
  const next = nextOf(ctx, state);
  return [
    ...stagesAhead(ctx, state).map(({ rule, limit: own, done }): Obligation => ({
      id: rule.id,
      label: rule.label,
      owedBy,
      due: own.date,
      value: own.value,
      unit: own.unit,
      from: own.from,
      provisional: own.provisional,
      ...citation(own.norm),
      state: stateOf(state, done !== undefined),
    })),
    {
      id: 'limit',
      label: '办结',
      owedBy,
      due: limit.date,
      value: limit.value,
      unit: limit.unit,
      from: limit.from,
      provisional: limit.provisional,
      ...citation(limit.norm),
      ...(granted === undefined ? {} : { agreed: { instead: beforeOf(state) } }),
      state: stateOf(state, state.stage === 'claimed' || state.stage === 'checked' || state.stage === 'closed'),
    },
    ...(next === undefined ? [] : [rungOwed(limit.date, next)]),
  ];
}

/** The limit that held before the last extension. */
const beforeOf = ({ extensions, limit }: TaskState): string => {
  const granted = extensions.filter((one) => one.answer?.granted !== undefined);
  return granted.at(-2)?.answer?.granted ?? limit.from;
};

/** Days by which it is late on a day, or by which the work was claimed late; 0 where it is not. */
export function daysLate(state: TaskState, today: string): number {
  if (state.stage === 'withdrawn' || state.stage === 'declined' || state.stage === 'approving') return 0;
  const last = state.claims.at(-1);
  const day = OWING.has(state.stage) || last === undefined ? today : dayOfMoment(last.at);
  return Math.max(dayNumber(day) - dayNumber(state.limit.date), 0);
}
