/**
 * The calendar of leaders: who is away in a span of days as one person may see it, how many leaders at once, what clashes.
 * The page and the subscribed calendar are this one answer; what somebody may see is decided by `sightOf` each time.
 */
import {
  absenceWords,
  askedIn,
  awayIn,
  clashes,
  daysAway,
  leadersAway,
  NOW_LABELS,
  OUTLINE,
  sightOf,
  stageWords,
  type Sight,
  type Span,
} from '@lingxing/affairs/leave';
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { CalendarEvent, DayEvent } from '../calendar/icalendar.ts';
import type { AbsencesView, CalendarLine } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { absenceLine, standInsText } from '../views/leave.ts';
import { titleOf } from '../views/people.ts';
import { citationView } from '../views/rules.ts';
import { LEAVE, ofLeave, type StoredAbsence } from './leave.ts';
import { readerIn, type Viewer } from './person.ts';
import { sittingEventsFor, sittingsFor } from './sittings-calendar.ts';

/** Longest span that the calendar shows at once. */
const LONGEST_SPAN = 92;
/** Absences looked through for one answer, and in one question. */
const MOST = 2_000;
const AT_ONCE = 500;
const STAGES = ['applied', 'granted', 'away', 'returned', 'closed'];
/** The registry's reach: what of it this person sees is `sightOf`'s to say. */
const ALL = { posts: [], registry: true } as const;

interface Seen {
  readonly row: StoredAbsence;
  readonly sight: Sight;
}

/** Every absence that shares a day with the span, an exercise apart: it takes nobody away. */
async function rowsIn(deps: Pick<Deps, 'ledger'>, government: string, span: Span, stages: readonly string[]) {
  const rows: StoredAbsence[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...span, stages: [...stages], order: 'earliest' as const, limit: AT_ONCE, cursor };
    const page = await deps.ledger.absences(government, query, ALL);
    rows.push(...page.items.map(ofLeave));
    cursor = page.next;
  } while (cursor !== undefined && rows.length < MOST);
  return { rows: rows.filter((one) => !one.exercise), more: cursor !== undefined };
}

const seenBy = (viewer: Viewer, rows: readonly StoredAbsence[]): readonly Seen[] => {
  const looking = readerIn(viewer, LEAVE);
  return rows.map((row) => ({ row, sight: sightOf(viewer.ctx, row.state, looking) })).filter(({ sight }) => sight.extent !== 'nothing');
};

/** One absence as far as it may be seen; undefined where there is no day left of it. */
function lineOf({ row, sight }: Seen, { ctx }: Viewer): CalendarLine | undefined {
  const days = daysAway(row.state, ctx.today);
  if (days === undefined) return undefined;
  const whole = sight.extent === 'whole';
  const line = absenceLine(row, ctx, whole && sight.breaches);
  const { now } = line;
  return {
    id: line.id,
    post: line.post,
    sight: whole ? 'whole' : 'outline',
    because: sight.because,
    label: whole ? line.kindLabel : OUTLINE,
    ...(whole ? { destination: line.destination } : {}),
    from: days.from,
    to: days.to,
    now,
    nowLabel: whole ? stageWords(row.state.stage, now) : NOW_LABELS[now],
    overdue: line.overdue,
    breached: line.breached,
    explained: line.explained,
    standIns: line.standIns,
    alone: line.alone,
    entrusted: line.entrusted,
  };
}

/** The calendar of a span of days for one person. Counts and clashes are of all leaders, whoever looks: they name posts and days alone. */
export async function calendarIn(deps: Pick<Deps, 'ledger' | 'departmentMeetings'>, viewer: Viewer, span: Span): Promise<AbsencesView> {
  const days = dayNumber(span.to) - dayNumber(span.from) + 1;
  if (days < 1 || days > LONGEST_SPAN)
    throw new ProblemError('request.invalid', {
      detail: `起止日期有误，一次最多查看${LONGEST_SPAN}日。`,
      errors: [{ path: 'to', message: '有误' }],
    });
  const { ctx } = viewer;
  const [{ rows, more }, sat] = await Promise.all([rowsIn(deps, viewer.government, span, STAGES), sittingsFor(deps, viewer, span)]);
  const states = rows.map((row) => row.state);
  const away = awayIn(states, span, ctx.today);
  return {
    items: seenBy(viewer, rows).flatMap((one) => lineOf(one, viewer) ?? []),
    more,
    days: [...leadersAway(ctx, away, span, askedIn(states, span))],
    sittings: sat.sittings,
    clashes: [
      ...clashes(ctx, away).map(({ kind, posts, from, to, says, citation }) => ({
        kind,
        posts: posts.map((id) => ({ id, title: titleOf(ctx.organisation, id) })),
        from,
        to,
        says,
        ...(citation === undefined ? {} : { citation: citationView(citation, ctx.pack) }),
      })),
      ...sat.clashes,
    ],
  };
}

/** How far back and ahead a subscribed calendar reaches, in days. */
const FEED = { back: 31, ahead: 366 };

/**
 * The same as events to subscribe to: who, when and who stands in. Where to and why stay here, whoever reads: a calendar
 * programme keeps them in clear; of what kind it is stands in one's own alone. What has been cancelled or declined stays in as cancelled, for as long as its days are
 * within reach: a programme that has it takes it out.
 */
export async function eventsFor(deps: Pick<Deps, 'ledger' | 'departmentMeetings'>, viewer: Viewer): Promise<readonly CalendarEvent[]> {
  const { ctx, government, posts } = viewer;
  const today = dayNumber(ctx.today);
  const span = { from: dateOf(today - FEED.back), to: dateOf(today + FEED.ahead) };
  const [{ rows }, sat] = await Promise.all([
    rowsIn(deps, government, span, [...STAGES, 'cancelled', 'declined']),
    sittingEventsFor(deps, viewer, span),
  ]);
  const away = seenBy(viewer, rows).map(({ row, sight }): DayEvent => {
    const { state } = row;
    const line = lineOf({ row, sight }, viewer);
    const gone = line === undefined || state.stage === 'cancelled' || state.stage === 'declined';
    const title = titleOf(ctx.organisation, state.post);
    const standIns = gone ? '' : standInsText(line);
    return {
      uid: `${row.matter}@${government}.lingxing`,
      changed: row.updatedAt,
      sequence: row.version,
      first: line?.from ?? state.from,
      last: line?.to ?? (state.to < state.from ? state.from : state.to),
      summary: `${title}${posts.includes(state.post) ? absenceWords(ctx.pack, state.absence.kind) : OUTLINE}`,
      description: [
        ...(gone ? [] : [NOW_LABELS[line.now === 'overdue' ? 'away' : line.now]]),
        ...(standIns === '' ? [] : [`代办：${standIns}`]),
      ].join('\n'),
      status: gone ? 'CANCELLED' : line.now === 'asked' ? 'TENTATIVE' : 'CONFIRMED',
      busy: !gone && posts.includes(state.post),
    };
  });
  return [...away, ...sat];
}
