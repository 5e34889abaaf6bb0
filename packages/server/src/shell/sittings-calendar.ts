/**
 * Sittings in the leaders' calendar and in the calendars that are subscribed to: what somebody may see of one is `sightOfSitting`'s to
 * say. Topics are in neither, so that nothing closed can be. A calendar programme gets the sittings at which its owner is expected.
 */
import {
  awayAt,
  expectedAt,
  expectedAtBoth,
  hoursOf,
  keepsPeople,
  SITTING_LABELS,
  sightOfSitting,
  STAGE_LABELS,
  type MeetingState,
} from '@lingxing/affairs/meeting';
import { KINDS, onCalendar, STAGE_LABELS as DEPARTMENT_STAGES, type OnCalendar } from '@lingxing/affairs/department-meeting';
import { isLeader } from '@lingxing/affairs/document';
import { dayWords, type Context, type Post } from '@lingxing/affairs/kernel';
import { receptionProcedure, STAGE_LABELS as RECEPTION_STAGES } from '@lingxing/affairs/reception';
import type { ToldSitting } from '@lingxing/ledger';
import type { CalendarEvent } from '../calendar/icalendar.ts';
import type { AbsencesView, CalendarSitting } from '../contracts/index.ts';
import type { DayMeeting } from '../department-meetings/index.ts';
import type { Deps } from '../deps.ts';
import { bodyName } from '../views/people.ts';
import { readerIn, type Viewer } from './person.ts';
import { receptionsFrom } from './receptions.ts';

interface Sitting extends Omit<ToldSitting, 'state'> {
  readonly state: MeetingState;
}
interface Days {
  readonly from: string;
  readonly to: string;
}
type Clashes = AbsencesView['clashes'];
type Calendars = Pick<Deps, 'ledger' | 'departmentMeetings'>;

/** What the ledger has of this table was stored by the procedure. */
const sittingsOf = async ({ ledger }: Pick<Deps, 'ledger'>, government: string, days: Days): Promise<readonly Sitting[]> =>
  (await ledger.sittingsOn(government, days)).map((one) => ({ ...one, state: one.state as MeetingState }));

const two = (n: number): string => String(n).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const label = ({ id, title, rank }: Post) => ({ id, title, rank });
const leadersAt = (ctx: Context, state: MeetingState): readonly Post[] =>
  expectedAt(ctx, state)
    .filter(isLeader)
    .toSorted((a, b) => a.rank - b.rank || a.id.localeCompare(b.id));

function lineOf({ matter, state }: Sitting, viewer: Viewer): CalendarSitting | undefined {
  const { ctx } = viewer;
  const { posts } = readerIn(viewer, 'meeting');
  const sight = sightOfSitting(ctx, state, posts);
  const [hours, leaders] = [hoursOf(state), leadersAt(ctx, state)];
  // Nobody's business but theirs: where no leader is expected, others are told nothing.
  if (sight === 'nothing' || hours === undefined || (sight === 'outline' && leaders.length === 0)) return undefined;
  const when = { on: hours.on, time: clock(hours.from), until: clock(hours.to) };
  if (sight === 'outline') return { procedure: 'meeting', sight, label: '参加会议', ...when, leaders: leaders.map(label) };
  return {
    procedure: 'meeting',
    id: matter,
    sight,
    label: SITTING_LABELS[state.kind],
    ...when,
    place: state.place ?? '',
    stageLabel: STAGE_LABELS[state.stage],
    leaders: leaders.map(label),
  };
}

type Called = DayMeeting & { readonly at: OnCalendar };

/** Departments' meetings on these days to which leaders go. */
async function calledOn({ departmentMeetings }: Calendars, viewer: Viewer, { from, to }: Days): Promise<readonly Called[]> {
  const { posts } = readerIn(viewer, 'department-meeting');
  return (await departmentMeetings.since(viewer.government, from)).flatMap((one) => {
    const at = onCalendar(viewer.ctx, one.state, posts);
    return at === undefined || at.last < from || at.on > to ? [] : [{ ...one, at }];
  });
}

const leadersOf = ({ ctx: { organisation } }: Viewer, { leaders }: OnCalendar): readonly Post[] =>
  leaders.flatMap((one) => organisation.posts.get(one) ?? []).toSorted((a, b) => a.rank - b.rank || a.id.localeCompare(b.id));

function calledLine({ matter, state, at }: Called, viewer: Viewer): CalendarSitting {
  const { on, last, hour, sight } = at;
  const when = { on, ...(last === on ? {} : { last }), time: hour ?? '', until: '' };
  const leaders = leadersOf(viewer, at).map(label);
  if (sight === 'outline') return { procedure: 'department-meeting', sight, label: '参加会议', ...when, leaders };
  return {
    procedure: 'department-meeting',
    id: matter,
    sight,
    label: `${bodyName(viewer.ctx.organisation, state.host)}：${state.form.subject}`,
    ...when,
    place: state.form.place,
    stageLabel: DEPARTMENT_STAGES[state.stage],
    leaders,
  };
}

type Received = Awaited<ReturnType<typeof receptionsFrom>>[number];

/** Days on which leaders receive visitors, those called off left out: they are told to everybody, as they hang at the gate. */
const leadersReceptions = async (deps: Calendars, { ctx, government }: Viewer, days: Days): Promise<readonly Received[]> =>
  (await receptionsFrom(deps, government, days)).filter(
    ({ state }) => state.stage !== 'called-off' && isLeader(ctx.organisation.posts.get(state.held?.receiver ?? state.form.post)),
  );

function receptionLine({ matter, state }: Received, viewer: Viewer): CalendarSitting {
  const { form, held, stage } = state;
  const who = viewer.ctx.organisation.posts.get(held?.receiver ?? form.post);
  const { posts, registry } = readerIn(viewer, 'reception');
  const opens = registry || receptionProcedure.readers(viewer.ctx, state).posts.some((one) => posts.includes(one));
  return {
    procedure: 'reception',
    ...(opens ? { id: matter } : {}),
    sight: 'whole',
    label: '接待来访',
    on: form.on,
    time: form.from,
    until: form.until,
    place: form.place,
    stageLabel: RECEPTION_STAGES[stage],
    leaders: who === undefined ? [] : [label(who)],
  };
}

/** Leaders expected at two sittings at once, or on record as away: posts and days alone, told to all alike. */
function clashesAmong(ctx: Context, sittings: readonly Sitting[]): Clashes {
  const states = sittings.map((one) => one.state).filter(keepsPeople);
  const clash = (kind: Clashes[number]['kind'], posts: readonly Post[], on: string, says: string): Clashes =>
    posts.length === 0 ? [] : [{ kind, posts: posts.map(({ id, title }) => ({ id, title })), from: on, to: on, says }];
  const names = (posts: readonly Post[]): string => posts.map((one) => one.title).join('、');
  return states.flatMap((state, i): Clashes => {
    const on = state.on ?? '';
    const away = awayAt(ctx, state).filter(isLeader);
    return [
      ...states.slice(i + 1).flatMap((other) => {
        const both = expectedAtBoth(ctx, state, other).filter(isLeader);
        return clash(
          'sittings',
          both,
          on,
          `${names(both)}${dayWords(on)}${state.time ?? ''}、${other.time ?? ''}的两次会议时间相碰，都在参会之列。`,
        );
      }),
      ...clash('sitting-away', away, on, `${names(away)}${dayWords(on)}外出，当日${state.time ?? ''}有会议在参会之列。`),
    ];
  });
}

/** The sittings of a span of days for one person, and whom of the leaders they find elsewhere. */
export async function sittingsFor(
  deps: Calendars,
  viewer: Viewer,
  days: Days,
): Promise<{ readonly sittings: CalendarSitting[]; readonly clashes: Clashes }> {
  const [rows, called, received] = await Promise.all([
    sittingsOf(deps, viewer.government, days),
    calledOn(deps, viewer, days),
    leadersReceptions(deps, viewer, days),
  ]);
  const sittings = [
    ...rows.flatMap((one) => lineOf(one, viewer) ?? []),
    ...called.map((one) => calledLine(one, viewer)),
    ...received.map((one) => receptionLine(one, viewer)),
  ];
  return {
    sittings: sittings.toSorted((a, b) => `${a.on} ${a.time}`.localeCompare(`${b.on} ${b.time}`)),
    clashes: clashesAmong(viewer.ctx, rows),
  };
}

/** The sittings that the owner of a calendar has to come to himself; one that is called off stays in as cancelled. */
export async function sittingEventsFor(deps: Calendars, viewer: Viewer, days: Days): Promise<readonly CalendarEvent[]> {
  const { ctx, government, posts } = viewer;
  const [rows, called, received] = await Promise.all([
    sittingsOf(deps, government, days),
    calledOn(deps, viewer, days),
    receptionsFrom(deps, government, days),
  ]);
  const receptions = received
    .filter(({ state: { form, held } }) => posts.includes(held?.receiver ?? form.post))
    .map(({ matter, version, updatedAt, state: { form, stage } }): CalendarEvent => ({
      uid: `${matter}@${government}.lingxing`,
      changed: updatedAt,
      sequence: version,
      begins: new Date(`${form.on}T${form.from}:00+08:00`),
      ends: new Date(`${form.on}T${form.until}:00+08:00`),
      summary: '接待来访',
      location: form.place,
      status: stage === 'called-off' ? 'CANCELLED' : 'CONFIRMED',
      busy: stage !== 'called-off',
    }));
  const own = called
    .filter(({ at }) => at.leaders.some((one) => posts.includes(one)))
    .map(({ matter, version, updatedAt, state, at }): CalendarEvent => ({
      uid: `${matter}@${government}.lingxing`,
      changed: updatedAt,
      sequence: version,
      first: at.on,
      last: at.last,
      summary: KINDS[state.form.kind],
      description: `${at.hour ?? ''} ${state.form.place}`.trim(),
      status: 'CONFIRMED',
      busy: true,
    }));
  const sittings = rows.flatMap(({ matter, version, updatedAt, state }): CalendarEvent[] => {
    const hours = hoursOf(state);
    if (hours === undefined || state.notified === undefined || !expectedAt(ctx, state).some((one) => posts.includes(one.id))) return [];
    const at = Date.parse(`${hours.on}T00:00:00+08:00`);
    return [
      {
        uid: `${matter}@${government}.lingxing`,
        changed: updatedAt,
        sequence: version,
        begins: new Date(at + hours.from * 60_000),
        ends: new Date(at + hours.to * 60_000),
        summary: SITTING_LABELS[state.kind],
        location: state.place,
        status: state.stage === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
        busy: state.stage !== 'cancelled',
      },
    ];
  });
  return [...sittings, ...own, ...receptions];
}
