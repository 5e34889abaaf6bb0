/** The clock of the shell, and days in Asia/Shanghai. China has had one zone without summer time since 1991. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

const OFFSET_MS = 8 * 3_600_000;

const DAY_MS = 86_400_000;
/** The day that was asked for last, written out: every request asks several times for the same. */
let written = { day: Number.NaN, text: '' };

/** The day in Asia/Shanghai, `YYYY-MM-DD`, whatever the zone of the process. */
export function dayOf(ms: number): string {
  const day = Math.floor((ms + OFFSET_MS) / DAY_MS);
  if (day !== written.day) written = { day, text: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  return written.text;
}

/** The first millisecond of a day in Asia/Shanghai. */
export function startOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}
