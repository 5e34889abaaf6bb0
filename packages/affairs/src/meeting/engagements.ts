/**
 * Whom the hour of a sitting finds elsewhere: expected at another sitting, or on record as away. The judges, the calendar and the
 * reminder all ask here who is expected. Two sittings are held against each other only once both are told of, or by whoever is about to tell.
 */
import type { Finding } from '../kernel/finding.ts';
import type { Post, PostId } from '../kernel/organisation.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { dateOf, dayNumber } from '@lingxing/workrules';
import { isActName, type ActInput } from './acts.ts';
import { runsIt, seatsOf } from './attendance.ts';
import { attendanceOf } from './attendance-state.ts';
import { chairOf } from './given.ts';
import type { Where } from './hands.ts';
import type { Stage } from './kinds.ts';
import type { MeetingState } from './state.ts';
import { onAgenda } from './topics.ts';

/** A sitting lasts as long as its agenda, an hour at least, as rooms are booked. Minutes after midnight. */
export interface Hours {
  readonly on: string;
  readonly from: number;
  readonly to: number;
}

const LEAST_MINUTES = 60;
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** When it sits; undefined while its day is open. */
export function hoursOf(state: Pick<MeetingState, 'on' | 'time' | 'agenda' | 'topics'>): Hours | undefined {
  const { on, time } = state;
  if (on === undefined || time === undefined) return undefined;
  const from = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const planned = onAgenda(state as MeetingState).reduce((sum, one) => sum + one.minutes, 0);
  return { on, from, to: from + Math.max(LEAST_MINUTES, planned) };
}

const meet = (a: Hours, b: Hours): boolean => a.on === b.on && a.from < b.to && b.from < a.to;

/** Everybody who is to come: whoever has leave or has sent another is not, who was sent is; whoever chairs is. */
export function expectedAt(where: Where, state: MeetingState): readonly Post[] {
  const { replies } = attendanceOf(state);
  const excused = new Set([
    ...state.leaves.filter((one) => one.answer?.granted === true).map((one) => one.post),
    ...replies.filter((one) => one.substitute !== undefined).map((one) => one.post),
  ]);
  const sent = replies.flatMap((one) => where.organisation.posts.get(one.substitute ?? '') ?? []);
  const posts = seatsOf(where, state).map((one) => one.post);
  return [...new Set([...posts.filter((one) => one.id === state.chair.post || !excused.has(one.id)), ...sent])];
}

const TOLD: ReadonlySet<Stage> = new Set(['notified', 'sitting']);
/** Told of and not over, and no exercise, which keeps nobody: others are held against it. */
export const keepsPeople = (state: MeetingState): boolean => TOLD.has(state.stage) && !state.exercise;

/** Those who are expected at both of two sittings at one time. */
export function expectedAtBoth(where: Where, a: MeetingState, b: MeetingState): readonly Post[] {
  const [hours, others] = [hoursOf(a), hoursOf(b)];
  if (hours === undefined || others === undefined || !meet(hours, others)) return [];
  const there = new Set(expectedAt(where, b).map((one) => one.id));
  return expectedAt(where, a).filter((one) => there.has(one.id));
}

/** Whether a post is on record as away on a day; until the return is on record an absence lasts at least until today. */
export const isAwayOn = (
  { organisation: { authority }, today }: Pick<Context, 'organisation' | 'today'>,
  post: PostId,
  day: string,
): boolean =>
  authority.absences.some((one) => one.post === post && one.from <= day && day <= (one.to > today ? one.to : today)) ||
  (authority.planned ?? []).some((one) => one.post === post && one.from <= day && day <= one.to);

/** Those expected who are on record as away on its day. */
export const awayAt = (ctx: Context, state: MeetingState): readonly Post[] =>
  state.on === undefined ? [] : expectedAt(ctx, state).filter((one) => isAwayOn(ctx, one.id, state.on ?? ''));

const clash = (message: string): Finding => ({
  code: 'attendance.clash',
  outcome: 'warned',
  message,
  wayOut: '请改时间，或者写明仍按此安排的理由。',
});
const named = (posts: readonly Post[]): string => posts.map((one) => one.title).join('、');

/**
 * Who cannot be at a sitting as it would stand after the act: a warning, by no text, which names posts and hours and nothing of
 * the other sitting, since whoever convenes need not be one who may read it. `sameDay`: the others of its day, as stored; `but`: those of
 * whom that was said already.
 */
export function engaged(
  ctx: Context,
  state: MeetingState,
  sameDay: readonly unknown[] = [],
  but: readonly Post[] = [],
): readonly Finding[] {
  if (state.exercise || state.on === undefined) return [];
  const told = new Set(but.map((one) => one.id));
  const away = awayAt(ctx, state).filter((one) => !told.has(one.id));
  return [
    ...(sameDay as readonly MeetingState[]).filter(keepsPeople).flatMap((other): readonly Finding[] => {
      const both = expectedAtBoth(ctx, state, other).filter((one) => !told.has(one.id));
      const hours = hoursOf(other);
      return both.length === 0 || hours === undefined
        ? []
        : [clash(`${named(both)}${dayWords(hours.on)}${clock(hours.from)}至${clock(hours.to)}已在另一次会议的参会之列。`)];
    }),
    ...(away.length === 0 ? [] : [clash(`${named(away)}${dayWords(state.on)}外出，已登记在册。`)]),
  ];
}

/** The sitting that an act of convening would make, as far as who is expected follows from it. */
export const convenedAs = (ctx: Context, actor: Actor, input: ActInput<'convene'>): MeetingState => ({
  procedure: 'meeting',
  stage: 'preparing',
  kind: input.kind,
  ...(input.on === undefined ? {} : { on: input.on, time: input.time, place: input.place }),
  chair: chairOf(input),
  convened: { by: actor.post, at: ctx.now },
  topics: [],
  agenda: [],
  leaves: [],
  returns: [],
  exercise: ctx.exercise,
  hands: [],
});

/** The same sitting on another day or at another hour: answers and leave fall with that. */
export const movedTo = (state: MeetingState, to: Pick<MeetingState, 'on' | 'time'>): MeetingState => {
  const { attendance, ...rest } = state;
  return { ...rest, ...to, leaves: [], ...(attendance === undefined ? {} : { attendance: { ...attendance, replies: [] } }) };
};

/** Who comes to be expected by a change of an arranged sitting and cannot be there: another chair, somebody invited. */
export const engagedAnew = (ctx: Context, before: MeetingState, after: MeetingState, sameDay?: readonly unknown[]): readonly Finding[] =>
  engaged(ctx, after, sameDay, expectedAt(ctx, before));

/** The sitting with another person invited, to all of it or to some topics. */
export const withInvited = (
  state: MeetingState,
  { by, at, input }: { readonly by: PostId; readonly at: number; readonly input: ActInput<'invite'> },
): MeetingState => {
  const attendance = attendanceOf(state);
  return { ...state, attendance: { ...attendance, invited: [...attendance.invited, { ...input, by, at }] } };
};

/** The day whose other sittings an act is judged by; undefined where it sets no day and nobody comes to be expected by it. */
export function dayWanted(state: MeetingState | null, { act, input }: ActRequest): string | undefined {
  if (!isActName(act)) return undefined;
  if (act === 'notify' || act === 'change-chair' || (act === 'invite' && state?.stage !== 'preparing')) return state?.on;
  if (act !== 'convene' && act !== 'set-day' && act !== 'reschedule') return undefined;
  const { on } = (input ?? {}) as { readonly on?: unknown };
  return typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(on) && !Number.isNaN(Date.parse(on)) ? on : undefined;
}

/** How much of a sitting a reader sees in the calendar. */
export type SittingSight = 'whole' | 'outline' | 'nothing';

/**
 * Title and place are for those expected and for whoever runs it. Everybody else sees of a sitting that was told of that leaders
 * are at one and when; of one still being prepared, or called off, nothing.
 */
export function sightOfSitting(where: Where, state: MeetingState, posts: readonly PostId[]): SittingSight {
  if (state.exercise || state.on === undefined || state.stage === 'cancelled') return 'nothing';
  if (posts.some((one) => runsIt(where, state, one))) return 'whole';
  if (state.stage === 'preparing') return 'nothing';
  return expectedAt(where, state).some((one) => posts.includes(one.id)) ? 'whole' : 'outline';
}

/**
 * Whether those expected are to be reminded today: from the working day before on, and only where they were told before that day.
 * The key of a notice sees to it that each is reminded once of a day and an hour.
 */
export function isToBeReminded({ calendar, today }: Pick<Context, 'calendar' | 'today'>, state: MeetingState, toldOn: string): boolean {
  if (state.stage !== 'notified' || state.exercise || state.on === undefined) return false;
  let before = dayNumber(state.on) - 1;
  while (!calendar.isWorkday(dateOf(before))) before -= 1;
  const day = dateOf(before);
  return day <= today && today < state.on && toldOn < day;
}

/** The moment at which those expected were last told of its day: by the notice, or by the change of it. */
export const toldAt = (state: MeetingState): number =>
  Math.max(state.notified?.at ?? 0, ...attendanceOf(state).rescheduled.map((one) => one.at));
