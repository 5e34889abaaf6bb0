import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { describe, expect, it } from 'vitest';
import { countedDays, dayOf, remainingUntil, weekday } from '../src/views/time.ts';

const calendar = loadBuiltInCalendar();

describe('days', () => {
  it('end at 24:00 in Asia/Shanghai', () => {
    expect(dayOf(Date.parse('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23');
    expect(dayOf(Date.parse('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24');
  });
  it('are said as an office says them', () => {
    expect([weekday('2026-01-05'), weekday('2026-11-22')]).toEqual(['星期一', '星期日']);
  });
});

describe('a count', () => {
  it('passes over 中秋 and 国庆 2026: the fifth working day after 24 September is 9 October', () => {
    const days = countedDays(calendar, '2026-09-24', '2026-10-09', 'workday');
    expect(days[0]).toEqual({ date: '2026-09-25', nature: 'holiday', n: 0 });
    expect(days.filter((d) => d.n > 0).map((d) => d.date)).toEqual(['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09']);
    expect(days.at(-1)).toEqual({ date: '2026-10-09', nature: 'workday', n: 5 });
  });
  it('counts a make-up workday, and in days counts every day', () => {
    expect(countedDays(calendar, '2026-10-09', '2026-10-10', 'workday')).toEqual([{ date: '2026-10-10', nature: 'make-up-workday', n: 1 }]);
    expect(countedDays(calendar, '2026-11-20', '2026-11-23', 'day').map((d) => d.n)).toEqual([1, 2, 3]);
  });
  it('is not spelled out beyond four hundred days', () => {
    expect(countedDays(calendar, '2026-01-01', '2036-01-01', 'day').length).toBeLessThanOrEqual(401);
  });
});

describe('what remains', () => {
  it.each([
    // Due Thursday 26 November 2026.
    ['2026-11-23', 'workday', { remaining: '剩3个工作日', late: false, soon: false }],
    ['2026-11-24', 'workday', { remaining: '剩2个工作日', late: false, soon: true }],
    ['2026-11-21', 'workday', { remaining: '剩4个工作日', late: false, soon: false }],
    ['2026-11-21', 'day', { remaining: '剩5日', late: false, soon: false }],
    ['2026-11-26', 'workday', { remaining: '今日到期', late: false, soon: true }],
    ['2026-11-27', 'workday', { remaining: '逾期1日', late: true, soon: false }],
    ['2026-11-30', 'day', { remaining: '逾期4日', late: true, soon: false }],
  ] as const)('on %s of a limit in %ss', (today, unit, expected) => {
    expect(remainingUntil(calendar, today, '2026-11-26', unit)).toEqual(expected);
  });
  it('of a date agreed for a Sunday is said in days', () => {
    // Saturday to Sunday: no working day is left, a day is.
    expect(remainingUntil(calendar, '2026-11-28', '2026-11-29', 'workday')).toEqual({ remaining: '剩1日', late: false, soon: true });
  });
});
