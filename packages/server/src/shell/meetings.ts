/** Sittings between the API and the ledger: the list, the page, and how convening one would be judged. */
import { isLeader, isOffice } from '@lingxing/affairs/document';
import {
  ACT_INPUTS,
  attendingOf,
  meetingProcedure,
  said,
  seesOpenings,
  SITTINGS,
  type ActName,
  type MeetingState,
} from '@lingxing/affairs/meeting';
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { MeetingFilter, MeetingLine, MeetingOutlook, MeetingView, VerdictView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { outlookView } from '../views/meeting-topics.ts';
import { meetingActLabel, meetingLine, meetingView } from '../views/meetings.ts';
import type { PerformAct } from './documents.ts';
import { refuseForeignFiles } from './letters.ts';
import { listMatters } from './lists.ts';
import { matterShell, readMatter } from './matter.ts';
import { actorsIn, personOn, type Person } from './person.ts';

const MEETING = meetingProcedure.name;

export const meetingShell = matterShell<MeetingState>({
  procedure: meetingProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: meetingActLabel,
  // Of a code to sign in with nothing comes in here, it is looked at before. The sitting that a topic is moved to has to be there for whoever moves it; papers, and what shows prior work, are files that whoever files them uploaded.
  admit: async (deps, person, { act, input }) => {
    if (act === 'sign-in') throw new ProblemError('request.invalid', { detail: '签到须填写签到码。' });
    if (act === 'move-topic') {
      const given = ACT_INPUTS[act].safeParse(input);
      if (given.success) await readMatter(deps, person, MEETING, given.data.to);
    }
    if (act !== 'file-papers' && act !== 'prepare') return;
    const given = ACT_INPUTS[act].safeParse(input);
    await refuseForeignFiles(deps, person, given.success ? given.data.attachments.map((one) => one.hash) : []);
  },
});

export const listMeetings = (
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: MeetingFilter,
): Promise<{ items: MeetingLine[]; next?: string }> => listMatters(deps, person, filter, { procedure: MEETING, line: meetingLine });

export async function pageOfMeeting(deps: Deps, asking: Person, id: string, as?: string): Promise<MeetingView> {
  const { matter, ctx } = await meetingShell.before(deps, asking, id);
  const person = personOn(asking, ctx, meetingProcedure, matter.state, { as });
  const waitingFor = [...new Set(meetingProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  const { government } = person;
  const desk = isOffice(ctx.organisation.posts.get(person.actor.post)) && matter.state.stage === 'preparing';
  const of = { exercise: matter.exercise, except: id };
  const filed = matter.state.topics.some((one) => one.filings !== undefined && seesOpenings(ctx, matter.state, one, person.actor.post));
  const [continued, elsewhere, waiting, openings] = await Promise.all([
    matter.state.topics.some((one) => one.left !== undefined) ? deps.ledger.topicsContinued(government, id) : [],
    desk ? Promise.all(SITTINGS.map((kind) => deps.ledger.openSittings(government, { ...of, kind }))) : [],
    desk ? deps.ledger.topicsWaiting(government, { ...of, kind: matter.state.kind }) : [],
    filed ? deps.attachmentAccess.openings.of(government, id) : [],
  ]);
  return meetingView({
    matter,
    waitingFor,
    actor: person.actor,
    actors: actorsIn(asking, ctx, MEETING),
    ctx,
    continued,
    elsewhere: elsewhere.flat(),
    waiting: waiting.length,
    openings,
  });
}

/** Of a sitting entered afterwards: its day, where another of its kind is on record for that day. */
async function daysTaken({ ledger }: Pick<Deps, 'ledger'>, person: Person, { act, input }: PerformAct): Promise<readonly string[]> {
  const given = act === 'enter-held' ? ACT_INPUTS[act].safeParse(input) : undefined;
  if (given?.success !== true) return [];
  const { on, kind } = given.data;
  const others = await ledger.sittingsOn(person.government, { from: on, to: on });
  const states = others.map((one) => one.state as MeetingState);
  return states.some((one) => one.kind === kind && one.stage !== 'cancelled') ? [on] : [];
}

/** As the act itself would be judged: held against the other sittings of that day, too. */
export async function judgeConvening(deps: Pick<Deps, 'ledger'>, person: Person, body: PerformAct): Promise<{ verdict: VerdictView }> {
  const { ledger } = deps;
  const day = meetingProcedure.sittingDayWanted?.(null, { act: body.act, input: body.input, actor: person.actor });
  const others = day === undefined ? [] : await ledger.sittingsTold(person.government, { from: day, to: day });
  const sittings = { waiting: [], days: await daysTaken(deps, person, body) };
  return { verdict: meetingShell.tryOpening(person, body, { sameDay: others.map((one) => one.state), sittings }).verdict };
}

/** Days that the rhythm is counted back over: twice the longest period that a text names. */
const RHYTHM_DAYS = 400;

/** How the meetings keep to the text's rhythm and what waits for the next; for the leaders and the office, who run them. */
export async function outlookOf({ ledger }: Pick<Deps, 'ledger'>, { government, ctx, actor }: Person): Promise<MeetingOutlook> {
  const post = ctx.organisation.posts.get(actor.post);
  if (!isLeader(post) && !isOffice(post)) return { rhythm: [], waiting: [], attending: [] };
  const [held, waiting] = await Promise.all([
    ledger.sittingsHeld(government, dateOf(dayNumber(ctx.today) - RHYTHM_DAYS)),
    Promise.all(SITTINGS.map(async (kind) => ({ kind, topics: await ledger.topicsWaiting(government, { kind, exercise: false }) }))),
  ]);
  const attending = SITTINGS.map((kind) => ({
    kind,
    posts: [...new Set(attendingOf(ctx, kind).flatMap(({ posts }) => posts.map((one) => one.id)))],
  }));
  return { ...outlookView(ctx, held, waiting, actor.post), attending };
}
