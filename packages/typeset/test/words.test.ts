/** Wording and order: titles, lists of organs, dates, tables on paper. */
import { describe, expect, test } from 'vitest';
import { breakTitle, dateText, joinOrgans } from '../src/index.ts';
import { planTable } from '../src/table.ts';

describe('breakTitle', () => {
  test('a short title is one line', () => {
    expect(breakTitle('关于召开安全生产工作会议的通知')).toEqual(['关于召开安全生产工作会议的通知']);
  });

  test('what is issued begins a line with its title mark', () => {
    expect(breakTitle('泽州县人民政府关于印发《泽州县人民政府工作规则》的通知', ['泽州县人民政府'])).toEqual([
      '泽州县人民政府关于印发',
      '《泽州县人民政府工作规则》的通知',
    ]);
  });

  test('the name of an organ is not broken', () => {
    const organ = '平顶山市卫东区人民政府';
    const lines = breakTitle(`${organ}关于印发${organ}工作规则的通知`, [organ]);
    expect(lines).toEqual([`${organ}关于印发`, `${organ}工作规则的通知`]);
  });

  test("the clerk's own breaks are kept", () => {
    expect(breakTitle('泽州县人民政府\n关于开展检查的通知')).toEqual(['泽州县人民政府', '关于开展检查的通知']);
  });

  test('nothing is lost or added, and no line is wider than nineteen characters', () => {
    const parts = [
      '关于',
      '进一步',
      '加强',
      '农村公路',
      '养护',
      '管理',
      '和',
      '《安全生产法》',
      '贯彻落实',
      '2026年度',
      '工作',
      '的',
      '通知',
    ];
    for (let n = 1; n <= 60; n++) {
      const title = Array.from({ length: n }, (_, i) => parts[(i * 5 + n) % parts.length]).join('');
      const lines = breakTitle(title);
      expect(lines.join('')).toBe(title);
      for (const line of lines) expect(Array.from(line).length, line).toBeLessThanOrEqual(22);
    }
  });

  test('no line begins with 的 or a closing mark, none ends with an opening mark', () => {
    const lines = breakTitle('泽州县人民政府关于同意县自然资源局《国土空间总体规划（2021—2035年）》局部调整方案有关事项的批复');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).not.toMatch(/^[的》）、，]/u);
      expect(line).not.toMatch(/[《（]$/u);
    }
  });

  test('the longest title that may be written is broken within a moment', () => {
    const title = '关于进一步加强农村公路养护管理和贯彻落实安全生产责任制工作有关事项的'.repeat(6).slice(0, 200);
    const before = performance.now();
    expect(breakTitle(title).join('')).toBe(title);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('a run without words is broken all the same', () => {
    const lines = breakTitle('A'.repeat(100));
    expect(lines.join('')).toBe('A'.repeat(100));
    expect(lines.length).toBeGreaterThan(1);
  });
});

test('dates are written without padding', () => {
  expect(dateText({ y: 2026, m: 1, d: 3 })).toBe('2026年1月3日');
});

test('organs: 、 within a kind, ， between kinds, an own mark is kept', () => {
  expect(joinOrgans(['县财政局', '县教育局'])).toBe('县财政局、县教育局');
  expect(joinOrgans(['各镇人民政府', '县政府各部门、各直属单位'])).toBe('各镇人民政府，县政府各部门、各直属单位');
  expect(joinOrgans(['各街道办事处，', '区政府各部门'])).toBe('各街道办事处，区政府各部门');
  expect(joinOrgans(['县财政局', '县教育局，', '各镇人民政府，'])).toBe('县财政局、县教育局，各镇人民政府');
  expect(joinOrgans(['各镇人民政府；', '县财政局'])).toBe('各镇人民政府；县财政局');
  expect(joinOrgans(['晋城市人民政府：'])).toBe('晋城市人民政府');
});

const plain = (runs: readonly { text: string }[]): { text: string; bold: boolean }[] => runs.map((r) => ({ text: r.text, bold: false }));
const cell = (
  text: string,
  spans: { colspan?: number; rowspan?: number } = {},
): { runs: { text: string }[]; colspan?: number; rowspan?: number } => ({
  runs: [{ text }],
  ...spans,
});

describe('planTable', () => {
  test('every place of the grid is taken exactly once, whatever the spans say', () => {
    const tables = [
      [[cell('a', { rowspan: 3 }), cell('b')], [cell('c', { colspan: 5 })], [cell('d')]],
      [[], [cell('a')], [cell('b'), cell('c', { rowspan: 200 })], [cell('d', { colspan: 3, rowspan: 2 })], []],
      [
        [cell('a'), cell('b', { rowspan: 2 })],
        [cell('c', { colspan: 2 }), cell('d')],
      ],
    ];
    for (const rows of tables) {
      for (const header of [true, false]) {
        const planned = planTable({ type: 'table', header, rows }, plain);
        const seen = new Set<string>();
        for (const c of planned.cells) {
          for (let y = c.y; y < c.y + c.rowspan; y++) {
            for (let x = c.x; x < c.x + c.colspan; x++) {
              expect(seen.has(`${x},${y}`), `${x},${y} twice`).toBe(false);
              seen.add(`${x},${y}`);
            }
          }
        }
        expect(seen.size).toBe(planned.columns.length * rows.length);
      }
    }
  });

  test('no cell reaches from the head into the body', () => {
    const rows = [[cell('a', { rowspan: 2 }), cell('b')], [cell('c', { rowspan: 2 })], [cell('d')]];
    const planned = planTable({ type: 'table', header: true, rows }, plain);
    expect(planned.header).toBe(2);
    for (const c of planned.cells) expect(c.y < 2 ? c.y + c.rowspan <= 2 : true).toBe(true);
  });

  test('a table of one row has no head', () => {
    expect(planTable({ type: 'table', header: true, rows: [[cell('a')]] }, plain).header).toBe(0);
  });

  test('many columns are set smaller', () => {
    const sizes = [5, 8, 12, 20, 30].map(
      (columns) => planTable({ type: 'table', rows: [Array.from({ length: columns }, () => cell('甲'))] }, plain).size,
    );
    expect(sizes).toEqual([14, 12, 10.5, 7.5, 5]);
  });
});
