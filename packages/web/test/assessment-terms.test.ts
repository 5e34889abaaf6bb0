/** 绩效考评的指标：各单位的计划数按行写，读回来；没有这个单位、没有写数的指出是哪一行。 */
import { describe, expect, test } from 'vitest';
import { termsIn } from '../src/assessments/terms.ts';

const departments = [
  { id: 'finance', name: '财政局' },
  { id: 'civil', name: '民政局' },
] as never;
const filled = (own: string) => ({
  'full-documents': '20',
  'each-documents': '1.5',
  'plan-documents': '10',
  'own-documents': own,
  groups: '经济类：财政局、民政局',
  appealDays: '5',
  approver: 'head',
  ground: '考评办法',
});

describe('计划数另定的单位', () => {
  test.each([
    ['财政局 12', [{ department: 'finance', plan: 12 }]],
    [
      '财政局：12\n民政局8\n',
      [
        { department: 'finance', plan: 12 },
        { department: 'civil', plan: 8 },
      ],
    ],
  ])('%j 读作各单位的数', (own, expected) => {
    const { terms, faults } = termsIn(filled(own), { departments });
    expect([terms.indicators[0]?.own, faults]).toEqual([expected, {}]);
  });
  test.each([
    ['教育局 3', '没有名为“教育局”的单位'],
    ['财政局', '“财政局”没有写数'],
  ])('%j：%s', (own, fault) => {
    expect(termsIn(filled(own), { departments }).faults['own-documents']).toBe(fault);
  });
  test('都一样的不写', () => {
    expect(termsIn(filled(' '), { departments }).terms.indicators[0]).not.toHaveProperty('own');
  });
});
