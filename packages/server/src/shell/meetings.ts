/** Sittings between the API and the ledger: the list, the page, and how convening one would be judged. */
import { meetingProcedure, said, type ActName, type MeetingState } from '@lingxing/affairs/meeting';
import type { MeetingFilter, MeetingLine, MeetingView, VerdictView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { meetingActLabel, meetingLine, meetingView } from '../views/meetings.ts';
import type { PerformAct } from './documents.ts';
import { several } from './lists.ts';
import { matterShell } from './matter.ts';
import { actorsIn, personOn, readerIn, type Person } from './person.ts';

const MEETING = meetingProcedure.name;

export const meetingShell = matterShell<MeetingState>({
  procedure: meetingProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: meetingActLabel,
  // Nothing comes in with an act but words; of a code to sign in with nothing comes in, it is looked at before.
  admit: (_deps, _person, { act }) =>
    act === 'sign-in' ? Promise.reject(new ProblemError('request.invalid', { detail: '签到须填写签到码。' })) : Promise.resolve(),
});

export async function listMeetings(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: MeetingFilter,
): Promise<{ items: MeetingLine[]; next?: string }> {
  const { q, from, to, sort, cursor, limit } = filter;
  const query = {
    procedure: MEETING,
    q,
    kinds: several(filter.kind),
    stages: several(filter.stage),
    mine: filter.mine === 'true' ? person.session.account : undefined,
    closed: filter.closed === undefined ? undefined : filter.closed === 'true',
    from,
    to,
    sort,
    cursor,
    limit,
  };
  const page = await deps.ledger.documents(person.government, query, readerIn(person, MEETING));
  return { items: page.items.map((row) => meetingLine(row, person.ctx)), ...(page.next === undefined ? {} : { next: page.next }) };
}

export async function pageOfMeeting(deps: Deps, asking: Person, id: string, as?: string): Promise<MeetingView> {
  const { matter, ctx } = await meetingShell.before(deps, asking, id);
  const person = personOn(asking, ctx, meetingProcedure, matter.state, { as });
  const waitingFor = [...new Set(meetingProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  return meetingView({ matter, waitingFor, actor: person.actor, actors: actorsIn(asking, ctx, MEETING), ctx });
}

export const judgeConvening = (person: Person, body: PerformAct): { verdict: VerdictView } => ({
  verdict: meetingShell.tryOpening(person, body).verdict,
});
