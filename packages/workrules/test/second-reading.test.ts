import { describe, expect, test } from 'vitest';
import { figuresOf, loadAccount, loadPack, readRulesText, type TextArticle } from '../src/index.ts';
import { inventedPack } from './invented.ts';

const TEXT = `样例县人民政府工作规则
第一章 总则
一、为了规范工作，
- 2 -
制定本规则。
二、县长召集会议，一般每月召开1—2次。
副县长不得缺席。
第二章 会议
三、会议的任务是：
讨论重要事项；
（二）听取汇报；
交流情况；
（四）其他。
材料须提前3个工作日送达。
四、本规则自2026年1月5日起施行。
抄送：县委。
样例县人民政府办公室 2026年1月5日印发`;

function articles(text = TEXT): readonly TextArticle[] {
  const read = readRulesText(text);
  if (!read.ok) throw new Error(read.message);
  return read.articles;
}
function sourceOf(norms: string) {
  const loaded = loadPack(inventedPack(norms), 'p.yaml');
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join());
  return loaded.value;
}
const open = (norms: string, account?: Parameters<typeof figuresOf>[2]) =>
  figuresOf(sourceOf(norms), articles(), account).open.map((hit) => `${hit.article}.${hit.paragraph} ${hit.kind} ${hit.words}`);

describe('读规则文本', () => {
  test('不是工作规则的、不是 UTF-8 的、过大的，说得出为什么', () => {
    expect(readRulesText('一份通知。')).toMatchObject({ ok: false, message: expect.stringContaining('读不出条文') as string });
    expect(readRulesText('第一章\uFFFD')).toMatchObject({ ok: false, message: expect.stringContaining('UTF-8') as string });
    expect(readRulesText('字'.repeat(500_001))).toMatchObject({ ok: false, message: expect.stringContaining('过大') as string });
  });
  test('换页断开的一句是一款；页码、抄送不是条文；失了序号的项也是项；项后另起的是另一款', () => {
    expect(articles().map(({ article, chapter, paragraphs }) => [article, chapter, paragraphs.map(({ items }) => items.length)])).toEqual([
      [1, 1, [0]],
      [2, 1, [0, 0]],
      [3, 2, [4, 0]],
      [4, 2, [0]],
    ]);
    expect(articles()[0]?.paragraphs[0]?.text).toBe('为了规范工作，制定本规则。');
    expect(articles()[2]?.paragraphs[0]?.items.map(({ numbered }) => numbered)).toEqual([false, true, false, true]);
  });
});

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
      return figuresOf({ ...source, norms: source.norms.map((norm) => ({ ...norm, at })) }, articles()).open.length;
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
      return figuresOf({ ...source, norms: source.norms.map((norm) => ({ ...norm, at: '3.2' })) }, articles()).open.map(
        ({ words }) => words,
      );
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
    expect(figuresOf(sourceOf(''), articles(), { accepted: [{ articles: [1], why }] }).idle).toEqual([`第一条：${why}`]);
  });
  test('条、款、项、章与规则包不合的列出', () => {
    expect(figuresOf(sourceOf(''), articles()).counts).toEqual(['原文读出4条，规则包写9条']);
    const source = sourceOf('');
    const [four, seven] = source.articles;
    const counted = figuresOf(
      {
        ...source,
        articles: [
          { ...seven!, article: 3 },
          { ...four!, article: 2 },
        ],
      },
      articles(),
    );
    expect(counted.counts).toEqual([
      '原文读出4条，规则包写9条',
      '第二条：原文在第1章，规则包写2',
      '第二条：原文2款，规则包写1',
      '第三条：原文在第2章，规则包写3',
      '第三条：原文4项，规则包写3',
    ]);
  });
  test('说明文件写错了，指得出行', () => {
    const loaded = loadAccount('accepted:\n  - { articles: [1], why: 好 }\n', 'figures.yaml');
    expect(loaded.ok ? [] : loaded.problems.map(({ file, line }) => [file, line])).toEqual([['figures.yaml', 2]]);
  });
});
