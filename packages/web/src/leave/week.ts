/** A week of the leaders' calendar: which days it has and which of them an absence covers. Pure. */
import type { CalendarLine } from '@lingxing/server/contracts';
import { dayAfter } from '../lib/dates.ts';

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

export const daysOf = (monday: string): readonly string[] => Array.from({ length: 7 }, (_, i) => dayAfter(monday, i));

export interface Bar {
  readonly line: CalendarLine;
  /** Columns of the week, 1 to 7, both included. */
  readonly first: number;
  readonly last: number;
}

export interface Row {
  readonly post: CalendarLine['post'];
  /** Absences beside each other: two never share a day of a track. What is only asked for may lie over what is on record. */
  readonly tracks: readonly (readonly Bar[])[];
}

/** One row a person, by rank; in it the absences of the week. */
export function rowsOf(items: readonly CalendarLine[], monday: string): readonly Row[] {
  const days = daysOf(monday);
  const rows = new Map<string, { post: CalendarLine['post']; tracks: Bar[][] }>();
  for (const line of items) {
    const covered = days.flatMap((day, i) => (line.from <= day && day <= line.to ? [i + 1] : []));
    const [first, last] = [covered[0], covered.at(-1)];
    if (first === undefined || last === undefined) continue;
    const row = rows.get(line.post.id) ?? { post: line.post, tracks: [] };
    const track = row.tracks.find((bars) => bars.every((bar) => bar.last < first || last < bar.first));
    if (track === undefined) row.tracks.push([{ line, first, last }]);
    else track.push({ line, first, last });
    rows.set(line.post.id, row);
  }
  return [...rows.values()].toSorted((a, b) => a.post.rank - b.post.rank || a.post.id.localeCompare(b.post.id));
}

/** Those who are away on one day of the week (1 to 7), by rank. */
export const onDay = (rows: readonly Row[], column: number): readonly CalendarLine[] =>
  rows.flatMap((row) => row.tracks.flat().flatMap((bar) => (bar.first <= column && column <= bar.last ? [bar.line] : [])));
