/** The working calendar as a file: years with their notice, extendable by adding a year. */
import * as z from 'zod';
import { dayNumber, isWeekend } from './calendar-table.ts';
import type { SourceProblem } from './compile.ts';

const day = z.iso.date();

export const calendarFileSchema = z.strictObject({
  format: z.literal(1),
  years: z
    .array(
      z.strictObject({
        year: z.number().int().min(1950).max(2200),
        /** The notice that fixed the year; without one its days are computed and provisional. */
        notice: z.string().min(4).max(60).optional(),
        /** Weekdays on which no one works. */
        off: z.array(day),
        /** Saturdays and Sundays on which people work. */
        on: z.array(day),
      }),
    )
    .min(1),
});
export type CalendarFile = z.infer<typeof calendarFileSchema>;

/** Years listed twice, days of another year, a day off on a weekend, a make-up workday on a weekday. */
export function checkCalendar(file: CalendarFile): SourceProblem[] {
  const problems: SourceProblem[] = [];
  const years = new Set<number>();
  file.years.forEach((one, i) => {
    if (years.has(one.year)) problems.push({ path: ['years', i, 'year'], message: `${one.year}年列了两次` });
    years.add(one.year);
    const seen = new Set<string>();
    for (const list of ['off', 'on'] as const)
      one[list].forEach((date, j) => {
        const path = ['years', i, list, j];
        if (!date.startsWith(`${one.year}-`)) problems.push({ path, message: `${date} 不在${one.year}年` });
        if (seen.has(date)) problems.push({ path, message: `${date} 列了两次` });
        seen.add(date);
        const weekend = isWeekend(dayNumber(date));
        if (list === 'off' && weekend) problems.push({ path, message: `${date} 本是周末，不必列为放假` });
        if (list === 'on' && !weekend) problems.push({ path, message: `${date} 本是工作日，不能列为调休上班` });
      });
    if (one.notice === undefined && one.on.length > 0)
      problems.push({ path: ['years', i, 'on'], message: `${one.year}年没有放假通知，不能有调休上班日` });
  });
  return problems;
}
