import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workingCalendar } from '@lingxing/workrules';
import { BuiltInRulesError, loadBuiltInCalendarYears, readCalendarYears } from '@lingxing/workrules/read';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingxing-calendar-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('由文件增补工作日历', () => {
  test('a file with a fault is refused with its name and line', () => {
    writeFileSync(join(folder, '2027.yaml'), 'format: 1\nyears:\n  - year: 两千\n');
    expect(() => readCalendarYears(folder)).toThrow(BuiltInRulesError);
    expect(() => readCalendarYears(folder)).toThrow(/2027\.yaml:3/);
  });

  test('no folder adds nothing', () => {
    expect(readCalendarYears(join(folder, 'none'))).toEqual([]);
  });

  test('a year in a file ends its being provisional and moves the dates that rest on it', () => {
    writeFileSync(
      join(folder, '2027.yaml'),
      "format: 1\nyears:\n  - year: 2027\n    notice: 演示通知1号\n    off: ['2027-01-01', '2027-01-04']\n    on: ['2027-01-02']\n",
    );
    const before = workingCalendar(loadBuiltInCalendarYears());
    const after = workingCalendar([...loadBuiltInCalendarYears(), ...readCalendarYears(folder)]);
    expect([before.isProvisional(2027), after.isProvisional(2027)]).toEqual([true, false]);
    // From 31 December 2026: 1 January is off; by the file Saturday the 2nd is worked and Monday the 4th is off.
    expect(before.due('2026-12-31', 2, 'workday')).toMatchObject({ date: '2027-01-05', provisional: [2027] });
    expect(after.due('2026-12-31', 2, 'workday')).toMatchObject({ date: '2027-01-05', provisional: [] });
    expect(after.due('2026-12-31', 1, 'workday').date).toBe('2027-01-02');
    expect(before.due('2026-12-31', 1, 'workday').date).toBe('2027-01-04');
  });
});
