/** The clock of the shell, and days in Asia/Shanghai. China has had one zone without summer time since 1991. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

const OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai, `YYYY-MM-DD`, whatever the zone of the process. */
export function dayOf(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 10);
}

/** The first millisecond of a day in Asia/Shanghai. */
export function startOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}
