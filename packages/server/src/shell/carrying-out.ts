/** What carries out a decision, a draft or a supervised task. A draft that carries out what a sitting decided: which meeting decided it, and when, is written by the server from the sitting. */
import type { Draft } from '@lingxing/affairs/document';
import { isLeader } from '@lingxing/affairs/document';
import { decisionOf, meetingProcedure, viewFor, type MeetingState } from '@lingxing/affairs/meeting';
import type { TaskInput } from '@lingxing/affairs/task';
import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { readerIn, type Person } from './person.ts';

/** A sitting or a topic that its author may not read, or one of an exercise where this is none, is as if it were not there. */
export async function withSitting({ ledger }: Pick<Deps, 'ledger'>, person: Person, draft: Draft, exercise?: boolean): Promise<Draft> {
  const { carriesOut } = draft;
  if (carriesOut === undefined) return draft;
  return { ...draft, decision: decisionOf(await sittingOf({ ledger }, person, carriesOut, exercise)) };
}

/** The sitting of a decision, as its author may read it. */
async function sittingOf(
  { ledger }: Pick<Deps, 'ledger'>,
  person: Person,
  of: { readonly sitting: string; readonly topic: string },
  exercise: boolean | undefined,
): Promise<MeetingState> {
  const sitting = await ledger.load<MeetingState>(person.government, of.sitting, readerIn(person, meetingProcedure.name));
  if (sitting?.procedure !== meetingProcedure.name || (exercise !== undefined && sitting.exercise !== exercise)) throw notFound();
  const seen = viewFor(person.ctx, sitting.state, person.actor);
  if (!seen.topics.some((one) => one.id === of.topic)) throw notFound();
  return sitting.state;
}

/** The source of a task that follows up a decision: which sitting, which item of its agenda, and who chaired it where he is a leader. */
export async function withDecision(deps: Pick<Deps, 'ledger'>, person: Person, form: TaskInput, exercise: boolean): Promise<TaskInput> {
  const { matter, topic } = form.source;
  if (topic === undefined) return form;
  if (matter === undefined) throw notFound();
  const sitting = await sittingOf(deps, person, { sitting: matter, topic }, exercise);
  const chair = isLeader(person.ctx.organisation.posts.get(sitting.chair.post)) ? { decidedBy: sitting.chair.post } : {};
  return {
    ...form,
    source: {
      kind: 'from-meeting',
      reference: decisionOf(sitting).session,
      item: `${sitting.agenda.indexOf(topic) + 1}`,
      matter,
      procedure: meetingProcedure.name,
      topic,
      ...chair,
    },
  };
}
