import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { workingCalendar } from '../src/index.ts';
import { loadBuiltInCalendar } from '../src/shell/read-packs.ts';

const calendar = loadBuiltInCalendar();

describe('工作日，当日不算', () => {
  test.each([
    // 2026国庆：9月30日（周三）起，10月8、9日，10日（周六调休），12至15日。
    ['2026-09-30', 7, '2026-10-15'],
    // 2026春节：2月14日（周六调休）为第1日，15至23日放假。
    ['2026-02-13', 3, '2026-02-25'],
    // 又过2月28日（周六调休）。
    ['2026-02-13', 7, '2026-03-02'],
    // 2025春节：1月26日（周日调休）、27日，2月5日。
    ['2025-01-24', 3, '2025-02-05'],
    // 2024国庆：9月29日（周日调休）、30日，10月8日。
    ['2024-09-27', 3, '2024-10-08'],
    // 2023中秋国庆：10月7、8日（周末调休），9至13日。
    ['2023-09-28', 7, '2023-10-13'],
    // 2022春节：1月29、30日周末调休。
    ['2022-01-28', 2, '2022-01-30'],
    // 平常一周。
    ['2026-11-23', 7, '2026-12-02'],
  ])('%s 起 %i 个工作日到 %s', (from, value, expected) => {
    expect(calendar.due(from, value, 'workday').date).toBe(expected);
  });

  test('3个工作日与7个工作日不同', () => {
    expect(calendar.due('2026-11-23', 3, 'workday').date).toBe('2026-11-26');
  });

  test('每一日都有性质和序数', () => {
    expect(calendar.due('2026-09-24', 2, 'workday').days).toEqual([
      { date: '2026-09-25', nature: 'holiday', n: 0 },
      { date: '2026-09-26', nature: 'weekend', n: 0 },
      { date: '2026-09-27', nature: 'weekend', n: 0 },
      { date: '2026-09-28', nature: 'workday', n: 1 },
      { date: '2026-09-29', nature: 'workday', n: 2 },
    ]);
    expect(calendar.due('2026-10-09', 1, 'workday').days).toEqual([{ date: '2026-10-10', nature: 'make-up-workday', n: 1 }]);
  });
});

describe('日与工作日是两种单位', () => {
  test('提前15日、10日按自然日往回数', () => {
    expect(calendar.due('2026-10-15', -15, 'day').date).toBe('2026-09-30');
    expect(calendar.due('2026-10-15', -10, 'day').date).toBe('2026-10-05');
  });
  test('提前10个工作日避开国庆、中秋', () => {
    expect(calendar.due('2026-10-15', -10, 'workday').date).toBe('2026-09-24');
  });
});

describe('放假通知', () => {
  test.each([
    [2022, '国办发明电〔2021〕11号'],
    [2023, '国办发明电〔2022〕16号'],
    [2024, '国办发明电〔2023〕7号'],
    [2025, '国办发明电〔2024〕12号'],
    [2026, '国办发明电〔2025〕7号'],
  ])('%i年依%s', (year, notice) => {
    expect(calendar.notice(year)).toBe(notice);
    expect(calendar.isProvisional(year)).toBe(false);
  });

  // Weekdays of the year less the statutory days (11 until 2024, 13 since): whatever is shifted by 调休 comes back.
  test.each([
    [2022, 260 - 11],
    [2023, 260 - 11],
    [2024, 262 - 11],
    [2025, 261 - 13],
    [2026, 261 - 13],
  ])('%i年共%i个工作日', (year, expected) => {
    let count = 0;
    for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 86_400_000)
      if (calendar.isWorkday(new Date(day).toISOString().slice(0, 10))) count += 1;
    expect(count).toBe(expected);
  });
});

describe('没有通知的年份', () => {
  test('跨到2027年的期限标明暂定；法定假日已除去', () => {
    const due = calendar.due('2026-12-28', 7, 'workday');
    expect(due.date).toBe('2027-01-07');
    expect(due.provisional).toEqual([2027]);
    expect(calendar.isProvisional(2027)).toBe(true);
    expect(calendar.notice(2027)).toBeUndefined();
  });
  test('2027年春节除夕2月5日、初三2月8日放假', () => {
    expect(calendar.nature('2027-02-05')).toBe('holiday');
    expect(calendar.nature('2027-02-08')).toBe('holiday');
    expect(calendar.nature('2027-02-09')).toBe('workday');
  });
  test('不跨年的期限不是暂定', () => {
    expect(calendar.due('2026-11-23', 7, 'workday').provisional).toEqual([]);
  });
  test('自然日不受放假通知影响', () => {
    expect(calendar.due('2026-12-28', 7, 'day')).toMatchObject({ date: '2027-01-04', provisional: [] });
  });
  test('没有列出的年份只除去固定日期的假日', () => {
    expect(calendar.nature('2031-10-01')).toBe('holiday');
    expect(calendar.nature('2031-10-08')).toBe('workday');
    expect(calendar.isProvisional(2031)).toBe(true);
  });
  test('通知一出，同一期限重算后就不再暂定', () => {
    const noticed = workingCalendar([{ year: 2027, notice: '样例〔2026〕1号', off: ['2027-01-01', '2027-01-04'], on: [] }]);
    expect(noticed.due('2026-12-31', 1, 'workday')).toMatchObject({ date: '2027-01-05', provisional: [] });
  });
});

test('同一年后到的通知替换先前推算的，先前的假日不留', () => {
  const guessed = { year: 2027, off: ['2027-02-05', '2027-02-08'], on: [] };
  const noticed = { year: 2027, notice: '样例〔2026〕1号', off: ['2027-02-08'], on: ['2027-02-14'] };
  const replaced = workingCalendar([guessed, noticed]);
  expect(replaced.nature('2027-02-05')).toBe('workday');
  expect(replaced.nature('2027-02-14')).toBe('make-up-workday');
  expect(replaced.hash).toBe(workingCalendar([noticed]).hash);
});

test('日历的摘要随内容变、不随次序变', () => {
  const a = { year: 2026, notice: 'x', off: [], on: [] };
  const b = { year: 2027, off: [], on: [] };
  expect(workingCalendar([a, b]).hash).toBe(workingCalendar([b, a]).hash);
  expect(workingCalendar([a, b]).hash).not.toBe(workingCalendar([a]).hash);
});

test('进程在哪个时区都一样', () => {
  const module = new URL('../src/shell/read-packs.ts', import.meta.url).href;
  const code = `import { loadBuiltInCalendar } from '${module}'; process.stdout.write(loadBuiltInCalendar().due('2026-09-30', 7, 'workday').date)`;
  for (const zone of ['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])
    expect(
      execFileSync(process.execPath, ['--input-type=module', '-e', code], {
        env: { ...process.env, TZ: zone },
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        encoding: 'utf8',
      }),
    ).toBe('2026-10-15');
});
