/** A task that follows up what a meeting decided: what each of its steps is to the sitting, told in the same transaction. */
import type { ActRequest, Context, FollowUp } from '../kernel/procedure.ts';
import type { TaskEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { ENDED, OWING } from './kinds.ts';
import type { TaskState } from './state.ts';

const owes = ({ stage }: TaskState): boolean => OWING.has(stage) || stage === 'approving';

/** What these events tell the sitting; a task that follows up no decision tells nobody. */
export function followsInSitting(
  { now, today }: Pick<Context, 'now' | 'today'>,
  before: TaskState | null,
  { matter, actor }: Pick<ActRequest, 'matter' | 'actor'>,
  events: readonly TaskEvent[],
): readonly FollowUp[] {
  const after = events.reduce<TaskState | null>((state, event) => evolve(state, event, { now, actor }), before);
  const source = after?.form.source;
  if (after === null || source?.procedure !== 'meeting' || source.matter === undefined || source.topic === undefined) return [];
  const step = stepOf(before, after, today);
  if (step === undefined) return [];
  const input = { topic: source.topic, task: matter, step };
  return [{ procedure: 'meeting', matter: source.matter, opens: false, act: 'note-task', input }];
}

function stepOf(before: TaskState | null, after: TaskState, on: string): object | undefined {
  const due = after.limit.date;
  if (before === null) return { is: 'assigned', lead: after.form.lead, by: after.assigned.by, due };
  if (after.stage === 'closed')
    return before.stage === 'closed' ? undefined : { is: 'closed', on, late: after.claims.at(-1)?.late ?? false };
  if (ENDED.has(after.stage)) return { is: 'withdrawn' };
  const stands = before.stage === 'closed' || due !== before.limit.date || owes(after) !== owes(before);
  return stands ? { is: 'stands', due, owing: owes(after) } : undefined;
}
