/** When a paper was written, as it says. */
export interface WrittenAt {
  /** An ISO date-time of the office's clock; absent where no day is filled in. */
  readonly occurredAt?: string;
  /** The paper says no hour: it counts from the day's beginning, and only the day is shown. */
  readonly dayOnly: { readonly dayOnly?: true };
}

/** A day and an hour as they stand on a paper. */
export function writtenAt(day: string, hour: string): WrittenAt {
  if (day === '') return { dayOnly: {} };
  return hour === ''
    ? { occurredAt: `${day}T00:00:00+08:00`, dayOnly: { dayOnly: true } }
    : { occurredAt: `${day}T${hour.slice(0, 5)}:00+08:00`, dayOnly: {} };
}
