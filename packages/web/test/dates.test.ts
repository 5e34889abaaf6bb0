import { describe, expect, it } from 'vitest';
import {
  clockText,
  dayAfter,
  dayOf,
  dayText,
  dueText,
  limitText,
  momentText,
  shortDay,
  shortMoment,
  todayText,
  weekdayOf,
} from '../src/lib/dates.ts';
import { untilWords } from '../src/lib/until.ts';

describe('a day as an office writes it', () => {
  it('leaves what is no day as it is', () => {
    expect(dayText('')).toBe('');
    expect(dayText('不详')).toBe('不详');
    expect(momentText('不详')).toBe('不详');
    expect(shortMoment('不详', '2026-11-23')).toBe('不详');
  });
  it('writes year, month and day without leading zeros', () => {
    expect(dayText('2026-11-23')).toBe('2026年11月23日');
    expect(dayText('2026-01-05')).toBe('2026年1月5日');
  });
  it('names the weekday, over the turn of a year and a leap day', () => {
    expect(weekdayOf('2026-11-23')).toBe('一');
    expect(weekdayOf('2027-01-01')).toBe('五');
    expect(weekdayOf('2024-02-29')).toBe('四');
    expect(shortDay('2026-11-26')).toBe('11月26日(四)');
  });
});

describe('a moment is one of Asia/Shanghai, whatever the zone of the machine', () => {
  it('falls on the next day from 16:00 UTC', () => {
    expect(dayOf('2026-11-22T15:59:59Z')).toBe('2026-11-22');
    expect(dayOf('2026-11-22T16:00:00Z')).toBe('2026-11-23');
    expect(clockText('2026-11-22T16:00:00Z')).toBe('00:00');
  });
  it('reads an offset', () => {
    expect(momentText('2026-11-23T09:05:00+08:00')).toBe('2026年11月23日 09:05');
  });
  it('gives a bare day no time of day', () => {
    expect(momentText('2026-11-23')).toBe('2026年11月23日');
    expect(shortMoment('2026-11-20', '2026-11-23')).toBe('11月20日');
  });
  it('is short for today and for this year', () => {
    expect(shortMoment('2026-11-23T01:05:00Z', '2026-11-23')).toBe('今天 09:05');
    expect(shortMoment('2026-11-20T01:05:00Z', '2026-11-23')).toBe('11月20日 09:05');
    expect(shortMoment('2025-12-31T16:30:00Z', '2026-11-23')).toBe('1月1日 00:30');
    expect(shortMoment('2025-12-31T15:30:00Z', '2026-11-23')).toBe('2025年12月31日 23:30');
  });
});

describe('limits and due dates', () => {
  it('keeps the unit of a limit', () => {
    expect(limitText(7, 'workday')).toBe('7个工作日');
    expect(limitText(10, 'day')).toBe('10日');
  });
  it('stands with what remains, where that was counted', () => {
    expect(dueText('2026-11-26', '剩3个工作日')).toBe('剩3个工作日 · 11月26日(四)');
    expect(dueText('2026-11-26')).toBe('11月26日(四)');
    expect(dueText('2026-11-26', '')).toBe('11月26日(四)');
  });
  it('goes on over the end of a month and of a year', () => {
    expect(dayAfter('2026-11-23', 7)).toBe('2026-11-30');
    expect(dayAfter('2026-12-28', 7)).toBe('2027-01-04');
  });
});

describe('today', () => {
  it('says its nature', () => {
    expect(todayText({ date: '2026-11-23', weekday: '星期一', nature: 'workday', provisional: false })).toBe(
      '2026年11月23日 星期一 · 工作日',
    );
    expect(todayText({ date: '2026-10-10', weekday: '星期六', nature: 'make-up-workday', provisional: false })).toBe(
      '2026年10月10日 星期六 · 调休上班',
    );
  });
  it('says when the year is provisional', () => {
    expect(todayText({ date: '2027-03-01', weekday: '星期一', nature: 'workday', provisional: true })).toBe(
      '2027年3月1日 星期一 · 工作日（放假安排未公布）',
    );
  });
});

it('代办的名义到哪一天：期满未归的写原定', () => {
  expect(untilWords(undefined, '2026-11-23')).toBe('');
  expect(untilWords('2026-11-23', '2026-11-23')).toBe('，至2026年11月23日');
  expect(untilWords('2026-11-22', '2026-11-23')).toBe('，原定至2026年11月22日');
});
