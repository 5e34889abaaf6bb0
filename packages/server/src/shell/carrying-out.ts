/** A draft that carries out what a sitting decided: which meeting decided it, and when, is written by the server from the sitting. */
import type { Draft } from '@lingxing/affairs/document';
import { decisionOf, meetingProcedure, viewFor, type MeetingState } from '@lingxing/affairs/meeting';
import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { readerIn, type Person } from './person.ts';

/** A sitting or a topic that its author may not read, or one of an exercise where this is none, is as if it were not there. */
export async function withSitting({ ledger }: Pick<Deps, 'ledger'>, person: Person, draft: Draft, exercise?: boolean): Promise<Draft> {
  const { carriesOut } = draft;
  if (carriesOut === undefined) return draft;
  const sitting = await ledger.load<MeetingState>(person.government, carriesOut.sitting, readerIn(person, meetingProcedure.name));
  if (sitting?.procedure !== meetingProcedure.name || (exercise !== undefined && sitting.exercise !== exercise)) throw notFound();
  const seen = viewFor(person.ctx, sitting.state, person.actor);
  if (!seen.topics.some((one) => one.id === carriesOut.topic)) throw notFound();
  return { ...draft, decision: decisionOf(sitting.state) };
}
