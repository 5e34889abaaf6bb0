/**
 * What the rules say of receiving visitors on regular days: who receives, and since when he has not. How often, no text
 * says: the government sets it, and until it has nothing is counted.
 */
import { dateOf, dayNumber, type NormOf, type RulePack } from '@lingxing/workrules';
import type { Department, Organisation, Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { handsOf, inPersonBy, isHandler, readersInPerson } from '../oversight/rules.ts';

type Where = Pick<Context, 'pack' | 'organisation'>;

const VISIT = { kind: 'visit', important: false } as const;

/** The norm by which visitors are received on regular days; undefined where the text is silent. */
export const receptionNorm = (pack: RulePack): NormOf<'responsibility'> | undefined => inPersonBy(pack, VISIT);

/** Who receives by the text: the leaders, and where it names them those who answer for a department. */
export function receiversOf(where: Where): readonly Post[] {
  if (receptionNorm(where.pack) === undefined) return [];
  return [...new Set(readersInPerson(where, VISIT))];
}

/** The body whose people arrange and enter for a receiver; undefined of a leader, for whom the office does. */
export function bodyOf(organisation: Organisation, post: string): Department | undefined {
  const id = organisation.posts.get(post)?.department;
  const body = id === undefined ? undefined : organisation.departments.get(id);
  return body !== undefined && isHandler(body) ? body : undefined;
}

/** Those besides the office who act on a receiver's days: he himself, and the people of his department. */
export const handsFor = (organisation: Organisation, post: string): readonly Post[] => {
  const own = organisation.posts.get(post);
  return [...(own === undefined ? [] : [own]), ...handsOf(organisation, bodyOf(organisation, post)?.id)];
};

const INTERVAL = 'visit-interval';

export interface Interval {
  readonly question: string;
  readonly value?: number | undefined;
  readonly unit?: 'workday' | 'day' | undefined;
  /** The day on which it was set: whoever has never received is counted from there. */
  readonly since?: string | undefined;
}

/** How often, as the government has set it; without a number where it has not. */
export function intervalOf(pack: RulePack): Interval | undefined {
  const set = pack.source.settings.find((one) => one.id === INTERVAL);
  if (set === undefined) return undefined;
  const { question, value, unit, date } = set;
  return value === undefined || unit === undefined ? { question } : { question, value, unit, since: date };
}

export interface Rhythm {
  /** The last day on which he received. */
  readonly last?: string | undefined;
  /** The last day for the next reception. */
  readonly by?: string | undefined;
  /** Since when he is behind. */
  readonly behind?: string | undefined;
}

/** Where somebody stands, by the days on which he received, in any order. */
export function rhythmOf({ pack, calendar, today }: Pick<Context, 'pack' | 'calendar' | 'today'>, days: readonly string[]): Rhythm {
  const last = days
    .filter((one) => one <= today)
    .toSorted()
    .at(-1);
  const interval = intervalOf(pack);
  const from = last ?? (/^\d{4}-\d{2}-\d{2}$/u.test(interval?.since ?? '') ? interval?.since : undefined);
  const own = last === undefined ? {} : { last };
  if (from === undefined || interval?.value === undefined || interval.unit === undefined) return own;
  const by = calendar.due(from, interval.value, interval.unit).date;
  return today > by ? { ...own, by, behind: dateOf(dayNumber(by) + 1) } : { ...own, by };
}
