/** Days as an office counts and says them. Days are of Asia/Shanghai, which keeps +08:00 all year. */
import { limitWords } from '@lingxing/affairs/kernel';
import { dateOf, dayNumber, type CountedDay, type WorkingCalendar } from '@lingxing/workrules';

export { dayOf } from '@lingxing/ledger';

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;
export const weekday = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** The longest count that is spelled out day by day. */
const LONGEST_COUNT = 400;

/**
 * Every day after `from` up to `due` with its place in the count, 0 where it does not count. An extension moves the due
 * date without a new count, so the days are read off the calendar rather than counted from the limit.
 */
export function countedDays(calendar: WorkingCalendar, from: string, due: string, unit: 'workday' | 'day'): CountedDay[] {
  const first = dayNumber(from) + 1;
  const last = Math.min(dayNumber(due), first + LONGEST_COUNT);
  const days: CountedDay[] = [];
  let n = 0;
  for (let day = first; day <= last; day += 1) {
    const date = dateOf(day);
    const nature = calendar.nature(date);
    const counts = unit === 'day' || calendar.isWorkday(date);
    if (counts) n += 1;
    days.push({ date, nature, n: counts ? n : 0 });
  }
  return days;
}

/** Units left after today until the end of the due day. */
function unitsBetween(calendar: WorkingCalendar, from: string, to: string, unit: 'workday' | 'day'): number {
  if (unit === 'day') return dayNumber(to) - dayNumber(from);
  return countedDays(calendar, from, to, 'workday').reduce((most, day) => Math.max(most, day.n), 0);
}

export interface Remaining {
  /** 剩3个工作日, 今日到期, 逾期2日. */
  readonly remaining: string;
  readonly late: boolean;
  /** Due today or within the next two units. */
  readonly soon: boolean;
}

/** How much is left of a limit that ends at 24:00 of `due`. Lateness is counted in days, whatever the limit's unit. */
export function remainingUntil(calendar: WorkingCalendar, today: string, due: string, unit: 'workday' | 'day'): Remaining {
  if (due < today) return { remaining: `逾期${limitWords(dayNumber(today) - dayNumber(due), 'day')}`, late: true, soon: false };
  if (due === today) return { remaining: '今日到期', late: false, soon: true };
  const left = unitsBetween(calendar, today, due, unit);
  // An agreed date may fall on a day off with no working day before it: then days are what is left.
  if (unit === 'workday' && left > 0) return { remaining: `剩${limitWords(left, 'workday')}`, late: false, soon: left <= 2 };
  const days = dayNumber(due) - dayNumber(today);
  return { remaining: `剩${limitWords(days, 'day')}`, late: false, soon: days <= 2 };
}
