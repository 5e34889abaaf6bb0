/** The working calendar built from years as data. Dates are days of Asia/Shanghai; no process time zone is read. */
import type { CalendarYear, CountedDay, DayNature, DueDate, WorkingCalendar } from './calendar.ts';
import { canonicalHash } from './canonical.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a date as written. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
/** The date of a day number. */
export const dateOf = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
/** 1970-01-01 was a Thursday. */
export const isWeekend = (day: number): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
};

/** Statutory days off with a fixed date (全国年节及纪念日放假办法第二条): 元旦, 劳动节, 国庆节. */
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'] as const;

const works = (nature: DayNature): boolean => nature === 'workday' || nature === 'make-up-workday';

const yearOf = (day: number): number => new Date(day * MS_PER_DAY).getUTCFullYear();

/** The longest count that a rule could mean; anything beyond is a mistake of the caller. */
const LONGEST = 3_660;

/**
 * Builds the calendar. A year without a notice is provisional: weekdays less the statutory days listed for it; a year
 * that is not listed at all is provisional too, with the days of fixed date only (the lunar ones are data, since a
 * wrong library would shift them unseen). Of a year given twice the later one counts: so a notice replaces what was
 * computed before it came.
 */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const byYear = new Map(years.map((one) => [one.year, one]));
  const known = [...byYear.values()];
  const off = new Set(known.flatMap((one) => one.off).map(dayNumber));
  const on = new Set(known.flatMap((one) => one.on).map(dayNumber));

  const natureOf = (day: number): DayNature => {
    if (on.has(day)) return 'make-up-workday';
    if (isWeekend(day)) return 'weekend';
    if (off.has(day)) return 'holiday';
    if (!byYear.has(yearOf(day)) && FIXED.includes(dateOf(day).slice(5) as (typeof FIXED)[number])) return 'holiday';
    return 'workday';
  };
  const isProvisional = (year: number): boolean => byYear.get(year)?.notice === undefined;

  const due = (from: string, value: number, unit: 'workday' | 'day'): DueDate => {
    const step = value < 0 ? -1 : 1;
    const wanted = Math.min(Math.abs(value), LONGEST);
    const days: CountedDay[] = [];
    const provisional = new Set<number>();
    let day = dayNumber(from);
    for (let n = 0; n < wanted;) {
      day += step;
      const nature = natureOf(day);
      const counts = unit === 'day' || works(nature);
      if (counts) n += 1;
      if (unit === 'workday' && isProvisional(yearOf(day))) provisional.add(yearOf(day));
      days.push({ date: dateOf(day), nature, n: counts ? n : 0 });
    }
    return { date: dateOf(day), from, value, unit, days, provisional: [...provisional].sort((a, b) => a - b) };
  };

  return {
    hash: canonicalHash(known.toSorted((a, b) => a.year - b.year)),
    nature: (date) => natureOf(dayNumber(date)),
    isWorkday: (date) => works(natureOf(dayNumber(date))),
    due,
    isProvisional,
    notice: (year) => byYear.get(year)?.notice,
  };
}
