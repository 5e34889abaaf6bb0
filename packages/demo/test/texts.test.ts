import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { blockText, draftSchema } from '@lingxing/affairs/document';
import { describe, expect, it } from 'vitest';
import { articleCount, chineseNumeral, draftOf, readRuleText, RuleTextError } from '../src/texts.ts';

/** An invented notice with every fault that the published ones have; its words are of no government. */
const SAMPLE = `
**青石县人民政府
关于印发青石县人民政府工作规则的
通 知**

青政发〔2020〕3号

各乡镇人民政府，县直各单位：

《青石县人民政府工作规则》已经县政府同意，现印发给你们。

青石县人民政府

2020年1月9日

（此件公开发布）

青石县人民政府
工作规则

第一章  总  则

一、为使政府工作有章可循，制定

本规则。

二、政府工作的要求是：

（一）办事有据；

（二）办结有期。

一、二、三类事项另有清单。

\f第二章 附 则

- 7 -

三、未尽事项 and 争议由县政府的的办公室说明。

12

四、本规则自发布之日起施行。

 抄送：县委，县人大常委会，县中级法
抄送：院，县检察院。
青石县人民政府办公室          2020年1月10日印发
            共印60份
`;

/** A text without white space and bold marks. */
const ink = (text: string): string => text.replace(/[\s*]/gu, '');

describe('refusals', () => {
  it.each([
    ['no chapter', SAMPLE.replaceAll('章', '节'), /no chapter/],
    ['no number', SAMPLE.replace('青政发〔2020〕3号', ''), /no number/],
    ['no recipients', SAMPLE.replace('各单位：', '各单位'), /no recipients/],
    ['no date', SAMPLE.replace('2020年1月9日', ''), /no date/],
    ['no title', SAMPLE.replace('关于印发', '印发'), /no title/],
  ])('%s', (_, text, message) => {
    expect(() => readRuleText(text)).toThrow(RuleTextError);
    expect(() => readRuleText(text)).toThrow(message);
  });
});

describe('numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [46, '四十六'],
    [76, '七十六'],
    [99, '九十九'],
  ])('%i is %s', (n, text) => expect(chineseNumeral(n)).toBe(text));
});

describe('the invented notice', () => {
  const text = readRuleText(SAMPLE);

  it('has its head', () => {
    expect(text.notice).toEqual({
      number: '青政发〔2020〕3号',
      title: '青石县人民政府关于印发青石县人民政府工作规则的通知',
      recipients: ['各乡镇人民政府', '县直各单位'],
      paragraphs: ['《青石县人民政府工作规则》已经县政府同意，现印发给你们。'],
      signature: '青石县人民政府',
      date: '2020-01-09',
      note: '此件公开发布',
    });
  });

  it('has its chapters, articles and items; a numeral out of turn opens no article', () => {
    expect(text.rules.title).toBe('青石县人民政府工作规则');
    expect(text.rules.chapters.map((c) => [c.number, c.title, c.articles.map((a) => a.number)])).toEqual([
      [1, '总则', [1, 2]],
      [2, '附则', [3, 4]],
    ]);
    expect(text.rules.chapters[0]?.articles.map((a) => a.paragraphs)).toEqual([
      ['一、为使政府工作有章可循，制定本规则。'],
      ['二、政府工作的要求是：', '（一）办事有据；', '（二）办结有期。', '一、二、三类事项另有清单。'],
    ]);
  });

  it('has its imprint', () => {
    expect(text.imprint).toEqual({
      copies: ['县委', '县人大常委会', '县中级法院', '县检察院'],
      organ: '青石县人民政府办公室',
      printed: '2020-01-10',
      copiesPrinted: 60,
    });
  });

  it('lists every repair by its line, and what it left for a person', () => {
    expect(text.repairs).toEqual([
      { line: 2, what: '去掉加粗标记**' },
      { line: 2, what: '标题并为一行，去掉字间空格：“青石县人民政府关于印发青石县人民政府工作规则的通知”' },
      { line: 4, what: '去掉加粗标记**' },
      { line: 25, what: '接上被分页断开的段落：“章可循，制定／本规则。”' },
      { line: 35, what: '去掉换页符' },
      { line: 37, what: '去掉混入的页码“- 7 -”' },
      { line: 41, what: '去掉混入的页码“12”' },
      { line: 46, what: '接上被拆成两行、重复“抄送”字样的抄送机关' },
    ]);
    expect(text.suspects).toEqual([
      { line: 39, what: '原文夹有“and”，照录待核' },
      { line: 39, what: '原文“的的”疑有衍字，照录待核' },
    ]);
  });

  it('becomes a draft that the schema takes', () => {
    const draft = draftSchema.parse(draftOf(text, { decision: { meeting: 'executive', session: '第5次常务会议' } }));
    expect(draft).toMatchObject({
      title: '青石县人民政府关于印发青石县人民政府工作规则的通知',
      kind: 'notice',
      issuer: 'government',
      to: 'subordinate',
      recipients: ['各乡镇人民政府，县直各单位'],
      copies: ['县委，县人大常委会，县中级法院，县检察院'],
      note: '此件公开发布',
      decision: { meeting: 'executive', session: '第5次常务会议' },
    });
    const annex = draft.attachments[0];
    expect(annex?.title).toBe('青石县人民政府工作规则');
    expect(annex?.body?.map(blockText)).toEqual([
      '第一章　总则',
      '一、为使政府工作有章可循，制定本规则。',
      '二、政府工作的要求是：',
      '（一）办事有据；',
      '（二）办结有期。',
      '一、二、三类事项另有清单。',
      '第二章　附则',
      '三、未尽事项 and 争议由县政府的的办公室说明。',
      '四、本规则自发布之日起施行。',
    ]);
    expect(annex?.body?.[0]).toMatchObject({ align: 'center' });
  });

  it('a text without faults needs no repair', () => {
    const plain = readRuleText(
      '青石县人民政府关于印发工作规则的通知\n\n青政发〔2020〕3号\n\n各单位：\n\n现印发给你们。\n\n2020年1月9日\n\n工作规则\n\n第一章 总则\n\n一、照章办事。\n',
    );
    expect(plain.repairs).toEqual([]);
    expect(plain.suspects).toEqual([]);
    expect(plain.imprint).toEqual({ copies: [] });
    expect(plain.notice.signature).toBeUndefined();
    expect(articleCount(plain)).toBe(1);
  });
});

/** Articles and day of each published text; the invented notice stands in where the texts are not at hand. */
const EXPECTED = {
  'jincheng-chengqu': { articles: 46, chapters: 8, number: '城政发〔2023〕5号', date: '2023-07-20', joins: 11 },
  xinzhou: { articles: 48, chapters: 8, number: '忻政发〔2023〕10号', date: '2023-06-21', joins: 0 },
  weidong: { articles: 76, chapters: 11, number: '平卫政〔2022〕15号', date: '2022-07-27', joins: 0 },
  zezhou: { articles: 46, chapters: 8, number: '泽政发〔2024〕32号', date: '2024-12-06', joins: 10 },
  xishi: { articles: 44, chapters: 8, number: '营西政发〔2024〕1号', date: '2024-01-29', joins: 6 },
} as const;
const folder = fileURLToPath(new URL('../../../../shared/rules/', import.meta.url));
const atHand = existsSync(folder);

describe(atHand ? 'the five published texts' : 'the invented notice in place of the published texts', () => {
  const sources: readonly [string, string, { articles: number; chapters: number; number: string; date: string; joins: number }][] = atHand
    ? Object.entries(EXPECTED).map(([id, expected]) => [id, readFileSync(path.join(folder, `${id}.txt`), 'utf8'), expected])
    : [['invented', SAMPLE, { articles: 4, chapters: 2, number: '青政发〔2020〕3号', date: '2020-01-09', joins: 1 }]];

  it('takes one way or the other', () => expect(sources).toHaveLength(atHand ? 5 : 1));

  it.each(sources)('%s is whole', (_, source, expected) => {
    const text = readRuleText(source);
    expect(articleCount(text)).toBe(expected.articles);
    expect(text.rules.chapters).toHaveLength(expected.chapters);
    expect(text.notice.number).toBe(expected.number);
    expect(text.notice.date).toBe(expected.date);
    expect(text.repairs.filter((repair) => repair.what.startsWith('接上被分页'))).toHaveLength(expected.joins);
    for (const chapter of text.rules.chapters)
      for (const article of chapter.articles) for (const paragraph of article.paragraphs) expect(paragraph).toMatch(/[。；：;:]$/u);
    expect(draftSchema.safeParse(draftOf(text)).success).toBe(true);
  });

  it.each(sources)('%s loses no character of its rules', (_, source) => {
    const text = readRuleText(source);
    const all = ink(source.replace(/^[-—]\s*\d+\s*[-—]$|^\s*\d{1,3}\s*$/gmu, ''));
    const rules = text.rules.chapters
      .map((c) => `第${chineseNumeral(c.number)}章${c.title}${c.articles.flatMap((a) => a.paragraphs).join('')}`)
      .join('');
    expect(all).toContain(ink(rules));
  });
});
