/** 对照的目录：一次读一类；找词时各类都找；条件变了，选中的一类没有了，回到第一类。 */
import { describe, expect, test } from 'vitest';
import { filterRows, linesOf } from '../../src/rules/compare.tsx';
import { ALL, sectionShown, sectionsOf } from '../../src/rules/compare-contents.tsx';

const cell = (text: string) => ({ text, modalities: ['应当'], citations: [] });
const texts = ['甲', '乙', '丙'].map((id) => ({ id, name: `${id}县人民政府`, short: `${id}县`, own: id === '甲' }));
const row = (key: string, group: string, verdict: 'same' | 'different' | 'silent', cells: Readonly<Record<string, string>>) => ({
  key,
  group,
  label: key,
  verdict,
  differs: verdict === 'different' ? (['content'] as const).slice() : [],
  cells: Object.fromEntries(Object.entries(cells).map(([id, text]) => [id, cell(text)])),
});
const rows = [
  row('通知', '签发', 'different', { 甲: '由行政首长签发', 乙: '由分管领导签发', 丙: '由行政首长签发' }),
  row('命令', '签发', 'same', { 甲: '由行政首长签署', 乙: '由行政首长签署', 丙: '由行政首长签署' }),
  row('请示', '篇幅', 'silent', { 甲: '不超过1500字', 乙: '不超过1500字' }),
];

describe('目录', () => {
  test('各类照行的次序，注明事项数', () => {
    expect(sectionsOf(rows)).toEqual([
      { group: '签发', count: 2 },
      { group: '篇幅', count: 1 },
    ]);
    expect(sectionsOf(filterRows(rows, texts, { verdict: 'silent', words: '' }))).toEqual([{ group: '篇幅', count: 1 }]);
  });
  test.each([
    ['没有选：第一类', '', false, '签发'],
    ['选了的', '篇幅', false, '篇幅'],
    ['全部', ALL, false, ALL],
    ['找词：各类都看', '', true, ALL],
    ['选了一类再找词：只在这一类', '篇幅', true, '篇幅'],
    ['选的一类已经没有', '请销假', false, '签发'],
  ])('%s', (_, chosen, searching, shown) => {
    expect(sectionShown(sectionsOf(rows), chosen, searching)).toBe(shown);
  });
  test('一项也没有的，不指着哪一类', () => {
    expect(sectionShown([], '', false)).toBe(ALL);
  });
});

test('找词找事项、类别和各府的规定', () => {
  const found = (words: string) => filterRows(rows, texts, { verdict: '', words }).map((one) => one.key);
  expect([found('分管领导'), found('篇幅'), found('命令'), found('没有的词')]).toEqual([['通知'], ['请示'], ['命令'], []]);
});

test('说法一样的各府写在一起，没有写的在最后', () => {
  const lines = linesOf(rows[0]!, texts).map((line) => [line.texts.map((one) => one.short).join('、'), line.cell?.text]);
  expect(lines).toEqual([
    ['甲县、丙县', '由行政首长签发'],
    ['乙县', '由分管领导签发'],
  ]);
  expect(linesOf(rows[2]!, texts).at(-1)).toMatchObject({ texts: [{ id: '丙' }], cell: undefined });
});
