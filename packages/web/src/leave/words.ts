/** Words of absences that several pages share. */
import { dayText, shortDay } from '../lib/dates.ts';

/** 2026年11月26日至11月28日; one day alone stands once. */
export const spanText = (from: string, to: string): string =>
  from === to
    ? dayText(from)
    : `${dayText(from)}至${from.slice(0, 4) === to.slice(0, 4) ? shortDay(to).replace(/\(.*\)$/, '') : dayText(to)}`;

/** Kinds that say by themselves that the area is left. */
export const ALWAYS_BEYOND: ReadonlySet<string> = new Set(['visit-abroad', 'away-from-area']);
