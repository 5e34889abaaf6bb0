/**
 * The ladder of reminders (逾期提醒) for what a department owes by a day and has not done: its own people first, then its head, then the
 * leader in charge, each rung of one limit once, with a quiet time between two. A supervised task and what is raised from outside climb
 * the same one; the rungs are data of a layer, since none of the texts names them.
 */
import { dayNumber, type NormOf, type RulePack } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, Organisation, Post, PostId } from '../kernel/organisation.ts';
import type { Context, Obligation } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred } from './findings.ts';
import { RUNGS, type RungName } from './ladder-words.ts';
import { clerksOf, headsOf, inDepartment } from './posts.ts';

export interface Climb {
  readonly rung: number;
  readonly to: RungName;
  /** The limit that was missed, and the day of the reminder. */
  readonly due: string;
  readonly on: string;
  readonly at: number;
}

/** What is late by a limit: whose it is, when it was due, whom it has reached, and who has urged it on since. */
export interface Owed {
  readonly due: string;
  readonly lead: DepartmentId;
  readonly climbs: readonly Climb[];
  readonly presses: readonly { readonly by: PostId; readonly at: number }[];
}

export interface Rung {
  /** From 0, within one limit. */
  readonly rung: number;
  readonly to: RungName;
  /** The day by whose end it is reached. */
  readonly by: string;
}

export const ladderOf = (pack: RulePack): NormOf<'supervision-ladder'> | undefined => pack.of('supervision-ladder')[0];

/** Those who act for a body: its clerks, its head and its deputies. */
export function handsOf(organisation: Organisation, of: DepartmentId | undefined): readonly Post[] {
  const body = of === undefined ? undefined : organisation.departments.get(of);
  if (body === undefined) return [];
  return [
    ...clerksOf(organisation, body),
    ...headsOf(organisation, body),
    ...inDepartment(organisation, body.id, 'department-deputy-head'),
  ];
}

/** The leader in charge of a department by the portfolios of today; the head where nobody is. */
export function inCharge(organisation: Organisation, lead: DepartmentId): Post | undefined {
  const leader = organisation.departments.get(lead)?.leader;
  return (leader === undefined ? undefined : organisation.posts.get(leader)) ?? organisation.byRole.get('head')?.[0];
}

const dayAfter = (date: string, days: number): string => new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10);

/** The next rung; undefined where there is no ladder, or no rung of this limit is left. */
export function nextRung(pack: RulePack, { due, climbs }: Pick<Owed, 'due' | 'climbs'>): Rung | undefined {
  const ladder = ladderOf(pack);
  const rung = climbs.filter((one) => one.due === due).length;
  const next = ladder?.rungs[rung];
  if (ladder === undefined || next === undefined) return undefined;
  const own = dayAfter(due, next.after);
  const last = climbs.at(-1);
  // The system acts on the day after: so many days lie between two reminders.
  const quiet = last === undefined ? own : dayAfter(last.on, ladder.coolDown - 1);
  return { rung, to: next.to, by: quiet > own ? quiet : own };
}

/** The reminder as it falls due: owed by nobody, since it is the system that reminds. */
export const rungOwed = (due: string, { rung, to, by }: Rung): Obligation => ({
  id: `ladder ${due} ${rung + 1}`,
  label: `逾期提醒${RUNGS[to]}`,
  owedBy: {},
  due: by,
  value: Math.max(dayNumber(by) - dayNumber(due), 0),
  unit: 'day',
  from: due,
  provisional: [],
  onPassed: { act: 'climb', input: {} },
  state: 'open',
});

/** Why the system does not remind today; nothing where it does. */
export function notYet(
  { pack, today }: Pick<Context, 'pack' | 'today'>,
  owed: Pick<Owed, 'due' | 'climbs'> | undefined,
): readonly Finding[] {
  const next = owed === undefined ? undefined : nextRung(pack, owed);
  if (next === undefined) return [barred('state.not-open', '没有要提醒的。')];
  return today > next.by ? [] : [barred('state.not-open', `${dayWords(next.by)}以前不提醒。`)];
}

/** Whom a reminder went to, as posts of today. */
export function climbedTo(organisation: Organisation, lead: DepartmentId, { to }: Pick<Climb, 'to'>): readonly Post[] {
  if (to === 'owner') return handsOf(organisation, lead);
  if (to === 'department-head') return headsOf(organisation, organisation.departments.get(lead));
  const leader = inCharge(organisation, lead);
  return leader === undefined ? [] : [leader];
}

/** Reminders of this limit that the one reminded has not answered: he has not pressed the work since. */
export const unanswered = (organisation: Organisation, { due, lead, climbs, presses }: Owed): readonly Climb[] =>
  climbs.filter(
    (one) =>
      one.to !== 'owner' &&
      one.due === due &&
      !presses.some((press) => press.at >= one.at && climbedTo(organisation, lead, one).some((post) => post.id === press.by)),
  );

/** Those who were reminded and have not pressed the work since. */
export const pressing = (organisation: Organisation, owed: Owed): readonly Post[] =>
  unanswered(organisation, owed).flatMap((one) => climbedTo(organisation, owed.lead, one));
