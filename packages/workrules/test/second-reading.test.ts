import { describe, expect, test } from 'vitest';
import { figuresOf, loadAccount, loadPack, type RulesText } from '../src/index.ts';
import { inventedPack } from './invented.ts';

const paragraph = (text: string, items: readonly string[] = []) => ({ text, items: items.map((one) => ({ text: one })) });
/** A text of four articles, as it was read. */
const TEXT: RulesText = {
  chapters: [],
  articles: [
    { article: 1, chapter: 1, paragraphs: [paragraph('为了规范工作，制定本规则。')] },
    { article: 2, chapter: 1, paragraphs: [paragraph('县长召集会议，一般每月召开1—2次。'), paragraph('副县长不得缺席。')] },
    {
      article: 3,
      chapter: 2,
      paragraphs: [
        paragraph('会议的任务是：', ['讨论重要事项；', '听取汇报；', '交流情况；', '其他。']),
        paragraph('材料须提前3个工作日送达。'),
      ],
    },
    { article: 4, chapter: 2, paragraphs: [paragraph('本规则自2026年1月5日起施行。')] },
  ],
};

function sourceOf(norms: string) {
  const loaded = loadPack(inventedPack(norms), 'p.yaml');
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join());
  return loaded.value;
}
const open = (norms: string, account?: Parameters<typeof figuresOf>[2]) =>
  figuresOf(sourceOf(norms), TEXT, account).open.map((hit) => `${hit.article}.${hit.paragraph} ${hit.kind} ${hit.words}`);

describe('第二遍读', () => {
  const all = [
    '2.1 number 每月',
    '2.1 number 1—2次',
    '2.1 modality 一般',
    '2.1 role 县长',
    '2.2 modality 不得',
    '2.2 role 副县长',
    '3.2 number 3个工作日',
    '3.2 modality 须',
  ];
  // 施行的年月日不是规则里的数字，“重要”里的“要”不是用词。
  test('一条规范也没有的，逐处列出', () => {
    expect(open('')).toEqual(all);
  });
  test('次数、用词、职务由规范承担的不列；别的款的规范不算', () => {
    const frequency = `  - { id: 2.1-f, kind: frequency, at: '4', modality: should, meetings: [executive], value: 1, unit: month, timesMin: 1, timesMax: 2, says: 县长的会每月一两次 }\n`;
    const moved = (at: string) => {
      const source = sourceOf(frequency);
      return figuresOf({ ...source, norms: source.norms.map((norm) => ({ ...norm, at })) }, TEXT).open.length;
    };
    expect(moved('2.1')).toBe(all.length - 4);
    expect(moved('2')).toBe(all.length - 4);
    expect(moved('2.2')).toBe(all.length);
  });
  test('工作日不是日，三不是七', () => {
    const lead = (value: number, unit: string) => {
      const source = sourceOf(
        `  - { id: 3-l, kind: lead-time, at: '4', modality: must, value: ${value}, unit: ${unit}, says: 材料要先送到 }\n`,
      );
      return figuresOf({ ...source, norms: source.norms.map((norm) => ({ ...norm, at: '3.2' })) }, TEXT).open.map(({ words }) => words);
    };
    expect(lead(3, 'workday')).not.toContain('3个工作日');
    expect(lead(3, 'day')).toContain('3个工作日');
    expect(lead(7, 'workday')).toContain('3个工作日');
  });
  test('说明过的不列；只说明别条、别处、别类的照列；没有用处的说明也列出', () => {
    const why = '这一处只是说明';
    expect(open('', { accepted: [{ articles: [2, 3], why }] })).toEqual([]);
    expect(open('', { accepted: [{ articles: [2], words: ['一般'], why }] })).toHaveLength(all.length - 1);
    expect(open('', { accepted: [{ articles: [2], kind: 'role', why }] })).toHaveLength(all.length - 2);
    expect(figuresOf(sourceOf(''), TEXT, { accepted: [{ articles: [1], why }] }).idle).toEqual([`第一条：${why}`]);
  });
  test('条、款、项、章与规则包不合的列出', () => {
    const source = sourceOf('');
    const [four, seven] = source.articles;
    const articles = [
      { ...four!, article: 2 },
      { ...seven!, article: 3 },
      { ...four!, article: 4, chapter: 2 },
    ];
    expect(figuresOf({ ...source, articles }, TEXT).counts).toEqual([
      '第一条：规则包没有这一条',
      '第二条：原文在第1章，规则包写2',
      '第二条：原文2款，规则包写1',
      '第三条：原文在第2章，规则包写3',
      '第三条：原文4项，规则包写3',
    ]);
  });
  test('“原则上不得”不是禁止', () => {
    const text = { chapters: [], articles: [{ article: 1, paragraphs: [paragraph('原则上不得请假。')] }] };
    expect(figuresOf(sourceOf(''), text).open.map(({ words }) => words)).toEqual(['原则上']);
  });
  test('说明文件写错了，指得出行', () => {
    const loaded = loadAccount('accepted:\n  - { articles: [1], why: 好 }\n', 'figures.yaml');
    expect(loaded.ok ? [] : loaded.problems.map(({ file, line }) => [file, line])).toEqual([['figures.yaml', 2]]);
  });
});
