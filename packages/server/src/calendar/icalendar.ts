/**
 * Writes a calendar as RFC 5545 has it, as far as absences and sittings need it: all-day events and such with hours. Pure; what is in it is the caller's.
 * Without METHOD, DTSTAMP is when the event was last changed, so the same events give the same bytes.
 */

interface Event {
  /** Stays the same for as long as the event lives. */
  readonly uid: string;
  readonly changed: Date;
  /** Grows with each change. */
  readonly sequence: number;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Whether it takes up the reader's own time. */
  readonly busy: boolean;
}

/** An event of whole days. */
export interface DayEvent extends Event {
  /** `YYYY-MM-DD`, both included. */
  readonly first: string;
  readonly last: string;
}

/** An event with its hours. */
export interface TimedEvent extends Event {
  readonly begins: Date;
  readonly ends: Date;
  readonly location?: string | undefined;
}

export type CalendarEvent = DayEvent | TimedEvent;

/** Octets of a content line without its line break (section 3.1). */
const LINE = 75;

/** TEXT as section 3.3.11 has it; characters of control that it does not know are left out. */
const text = (words: string): string =>
  words
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n?|\n/gu, '\\n')
    .replaceAll(/[^\P{Cc}\t]/gu, '');

/** Folds a content line at 75 octets, never within a character; the space that begins a further line is one of its octets. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

const date = (day: string): string => day.replaceAll('-', '');
const moment = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;
/** DTEND is the day after the last. */
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Hours as UTC, so that no zone has to be described (section 3.3.5, form 2). */
const whenLines = (event: CalendarEvent): readonly string[] =>
  'first' in event
    ? [`DTSTART;VALUE=DATE:${date(event.first)}`, `DTEND;VALUE=DATE:${date(dayAfter(event.last))}`]
    : [`DTSTART:${moment(event.begins)}`, `DTEND:${moment(event.ends)}`];

const eventLines = (event: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${text(event.uid)}`,
  `DTSTAMP:${moment(event.changed)}`,
  `LAST-MODIFIED:${moment(event.changed)}`,
  `SEQUENCE:${event.sequence}`,
  ...whenLines(event),
  `SUMMARY:${text(event.summary)}`,
  ...('location' in event && event.location !== undefined ? [`LOCATION:${text(event.location)}`] : []),
  ...(event.description === undefined || event.description === '' ? [] : [`DESCRIPTION:${text(event.description)}`]),
  `STATUS:${event.status}`,
  `TRANSP:${event.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
  'END:VEVENT',
];

/** The whole calendar; the programme that subscribes is asked to look again after an hour. */
export function icalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lingxing//Leaders Away//ZH',
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
