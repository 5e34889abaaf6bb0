/** A week of the leaders' calendar: which days it has, which of them an absence covers, what clashes. Pure. */
import type { AbsenceLine } from '@lingxing/server/contracts';
import { dayAfter } from '../lib/dates.ts';

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

export const daysOf = (monday: string): readonly string[] => Array.from({ length: 7 }, (_, i) => dayAfter(monday, i));

/** The last day that an absence covers as it stands: an overdue one lasts until today, one that is over ended the day before the return. */
export const lastDay = (one: Pick<AbsenceLine, 'to' | 'overdue' | 'now'>, today: string): string =>
  one.overdue && one.to < today ? today : one.now === 'over' ? dayAfter(one.to, -1) : one.to;

export interface Bar {
  readonly line: AbsenceLine;
  /** Columns of the week, 1 to 7, both included. */
  readonly first: number;
  readonly last: number;
}

/** One row a person, by rank; in it the absences of the week. */
export function rowsOf(
  items: readonly AbsenceLine[],
  monday: string,
  today: string,
): readonly { readonly post: AbsenceLine['post']; readonly bars: readonly Bar[] }[] {
  const days = daysOf(monday);
  const rows = new Map<string, { post: AbsenceLine['post']; bars: Bar[] }>();
  for (const line of items) {
    const end = lastDay(line, today);
    const covered = days.flatMap((day, i) => (line.from <= day && day <= end ? [i + 1] : []));
    const [first, last] = [covered[0], covered.at(-1)];
    if (first === undefined || last === undefined) continue;
    const row = rows.get(line.post.id) ?? { post: line.post, bars: [] };
    row.bars.push({ line, first, last });
    rows.set(line.post.id, row);
  }
  return [...rows.values()].toSorted((a, b) => a.post.rank - b.post.rank);
}

/** Nobody stands in for somebody who is away, or it is against the rules as recorded. */
export function clashesOf(items: readonly AbsenceLine[]): readonly { readonly line: AbsenceLine; readonly says: string }[] {
  return items.flatMap((line) => [
    ...(line.breached ? [{ line, says: '有不合规定之处' }] : []),
    ...(line.now === 'over' || line.now === 'asked' || line.standIns.length > 0 ? [] : [{ line, says: '没有人补位、代办' }]),
    ...(line.overdue ? [{ line, says: '逾期未销假' }] : []),
  ]);
}
