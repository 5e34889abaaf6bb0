/** What a supervised task owes by which day: the stages of the system, its own limit, and the reminders of a task that is late. */
import { dayNumber } from '@lingxing/workrules';
import type { Context, Obligation } from '../kernel/procedure.ts';
import { dayOfMoment } from '../kernel/words.ts';
import { OWING, RUNGS, type RungName } from './kinds.ts';
import type { TaskState } from './state.ts';
import { ladderOf, stageLimit, stagesOf, type StageRule } from './way.ts';

type Counting = Pick<Context, 'pack' | 'calendar'>;

const stateOf = ({ stage }: TaskState, met: boolean): Obligation['state'] =>
  met ? 'met' : stage === 'withdrawn' || stage === 'declined' || stage === 'closed' ? 'cancelled' : 'open';

/** When a stage was done; a return or a re-assignment does not undo it. */
const doneOn = (state: TaskState, { by }: StageRule): number | undefined =>
  by === 'plan' ? state.plans[0]?.at : by === 'report' ? (state.reports[0]?.at ?? state.claims[0]?.at) : state.claims[0]?.at;

const dayAfter = (date: string, days: number): string => new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10);

/** The stages before the last, with their limits; none of them lies behind the limit of the task. */
export const stagesAhead = (ctx: Counting, state: TaskState) =>
  stagesOf(ctx.pack, state.form.weight)
    .filter((one) => one.by !== 'complete')
    .map((rule) => ({ rule, limit: stageLimit(ctx, rule, state.on), done: doneOn(state, rule) }))
    .filter(({ limit, done }) => done !== undefined || limit.date <= state.limit.date);

/** The next rung of a late task: to whom, and the day by whose end it is reached. Each rung of one limit is reached once. */
export function nextRung(
  { pack }: Counting,
  state: TaskState,
): { readonly rung: number; readonly to: RungName; readonly by: string } | undefined {
  const ladder = ladderOf(pack);
  if (ladder === undefined || !OWING.has(state.stage)) return undefined;
  const rung = state.climbs.filter((one) => one.due === state.limit.date).length;
  const next = ladder.rungs[rung];
  if (next === undefined) return undefined;
  const own = dayAfter(state.limit.date, next.after);
  const last = state.climbs.at(-1);
  // The system acts on the day after: so many days lie between two reminders.
  const quiet = last === undefined ? own : dayAfter(last.on, ladder.coolDown - 1);
  return { rung, to: next.to, by: quiet > own ? quiet : own };
}

export function obligations(ctx: Counting, state: TaskState): readonly Obligation[] {
  if (state.stage === 'approving') return [];
  const { form, limit } = state;
  const owedBy = { department: form.lead };
  const citation = (norm: string | undefined) => {
    const found = norm === undefined ? undefined : ctx.pack.byId(norm);
    return found === undefined ? {} : { norm: found.id, citation: found.citation };
  };
  const granted = state.extensions.findLast((one) => one.answer?.granted !== undefined);
  const next = nextRung(ctx, state);
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
    ...(next === undefined
      ? []
      : [
          {
            // Owed by nobody: it is the system that reminds.
            id: `ladder ${limit.date} ${next.rung + 1}`,
            label: `逾期提醒${RUNGS[next.to]}`,
            owedBy: {},
            due: next.by,
            value: Math.max(dayNumber(next.by) - dayNumber(limit.date), 0),
            unit: 'day' as const,
            from: limit.date,
            provisional: [],
            onPassed: { act: 'climb', input: {} },
            state: 'open' as const,
          },
        ]),
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
