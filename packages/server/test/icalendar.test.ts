/** The writer of calendars against RFC 5545, line by line; expected values by hand from the sections named. */
import { describe, expect, it } from 'vitest';
import { icalendar, type DayEvent } from '../src/calendar/icalendar.ts';

const EVENT: DayEvent = {
  uid: 'a@zezhou.lingxing',
  changed: new Date('2026-11-23T01:02:03.456Z'),
  sequence: 3,
  first: '2026-11-26',
  last: '2026-11-30',
  summary: '县长外出',
  status: 'CONFIRMED',
  busy: false,
};
const linesOf = (text: string): string[] => text.split('\r\n');
const unfolded = (text: string): string => text.replaceAll('\r\n ', '');

describe('a calendar', () => {
  it('is begun and ended, every line by CRLF and no other break (3.1, 3.4)', () => {
    const text = icalendar('领导日程', [EVENT]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    const lines = linesOf(text);
    expect(lines.slice(0, 4)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lingxing//Leaders Away//ZH', 'CALSCALE:GREGORIAN']);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  it('has whole days with the day after the last as their end (3.6.1), and when it was last changed (3.8.7.2)', () => {
    const lines = linesOf(icalendar('领导日程', [EVENT]));
    const event = lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT') + 1);
    expect(event).toEqual([
      'BEGIN:VEVENT',
      'UID:a@zezhou.lingxing',
      'DTSTAMP:20261123T010203Z',
      'LAST-MODIFIED:20261123T010203Z',
      'SEQUENCE:3',
      'DTSTART;VALUE=DATE:20261126',
      'DTEND;VALUE=DATE:20261201',
      'SUMMARY:县长外出',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  });

  it('ends a day at the turn of the year on the first of January', () => {
    expect(icalendar('x', [{ ...EVENT, first: '2026-12-31', last: '2026-12-31' }])).toContain('DTEND;VALUE=DATE:20270101\r\n');
  });

  it('says of what is cancelled that it is', () => {
    expect(icalendar('x', [{ ...EVENT, status: 'CANCELLED' }])).toContain('STATUS:CANCELLED\r\n');
  });
});

describe('a text', () => {
  it('has its backslashes, semicolons, commas and breaks written as 3.3.11 says, and no characters of control', () => {
    const text = icalendar('x', [{ ...EVENT, description: 'a\\b;c,d\ne\r\nf\u0000\u001b\u007fg' }]);
    expect(text).toContain('DESCRIPTION:a\\\\b\\;c\\,d\\ne\\nfg\r\n');
  });

  it('cannot end its line and begin another property', () => {
    const text = icalendar('x', [{ ...EVENT, summary: '外出\r\nATTENDEE:x' }]);
    expect(linesOf(text)).not.toContain('ATTENDEE:x');
  });

  it('is folded at 75 octets, never within a Chinese character, and unfolds to itself (3.1)', () => {
    const words = '前往省城参加全省教育工作会议并汇报本县义务教育优质均衡发展情况'.repeat(6);
    const text = icalendar('x', [{ ...EVENT, description: words }]);
    for (const line of linesOf(text)) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
    // 12 octets of `DESCRIPTION:` leave 63, which are 21 characters of three octets; a further line has 74, which are 24.
    const at = linesOf(text).findIndex((line) => line.startsWith('DESCRIPTION:'));
    expect(linesOf(text)[at]).toBe(`DESCRIPTION:${words.slice(0, 21)}`);
    expect(linesOf(text)[at + 1]).toBe(` ${words.slice(21, 45)}`);
    expect(unfolded(text)).toContain(`DESCRIPTION:${words}\r\n`);
  });

  it('of 75 octets is one line, and of 76 two', () => {
    const head = 'SUMMARY:'.length;
    const one = icalendar('x', [{ ...EVENT, summary: 'a'.repeat(75 - head) }]);
    expect(linesOf(one)).toContain(`SUMMARY:${'a'.repeat(75 - head)}`);
    const two = linesOf(icalendar('x', [{ ...EVENT, summary: 'a'.repeat(76 - head) }]));
    expect(two[two.findIndex((line) => line.startsWith('SUMMARY:')) + 1]).toBe(' a');
  });

  it('keeps a character outside the first plane whole', () => {
    const text = icalendar('x', [{ ...EVENT, summary: '𠮷'.repeat(40) }]);
    expect(unfolded(text)).toContain(`SUMMARY:${'𠮷'.repeat(40)}\r\n`);
    for (const line of linesOf(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
