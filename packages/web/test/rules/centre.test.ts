/** The rules centre: places in addresses and as people type them, the words beside their norms, looking for words. */
import type { CitationView, RulesCentreView, RulesView } from '@lingxing/server/contracts';
import { describe, expect, it } from 'vitest';
import { layOut, safeguardsOf, wordsAt } from '../../src/rules/centre-model.ts';
import { hashOf, placeOfCitation, placeOfHash, placeTyped } from '../../src/rules/centre-place.ts';
import { lookFor } from '../../src/rules/centre-search.ts';

const norm = (id: string, says: string, citation: Omit<CitationView, 'label'>): RulesView['norms'][number] => ({
  id,
  kind: 'step',
  kindLabel: '须经步骤',
  modality: 'must',
  modalityLabel: '应当',
  says,
  parties: [],
  procedure: '办文',
  waiting: false,
  citation: { ...citation, label: id },
  sourceName: citation.source === 'regulation' ? '《示例条例》' : '《工作规则》',
  edition: '示例',
  effective: '2025-03-01',
});
const own = (article: number, paragraph?: number, item?: number): Omit<CitationView, 'label'> => ({
  source: 'work-rules',
  text: 'sample',
  article,
  ...(paragraph === undefined ? {} : { paragraph }),
  ...(item === undefined ? {} : { item }),
});

const RULES: RulesView = {
  id: 'sample',
  name: '示例县人民政府工作规则',
  documentNumber: '示府发〔2025〕7号',
  edition: '2025年版',
  issued: '2025-03-01',
  effective: '2025-03-01',
  hash: 'a'.repeat(64),
  articles: [
    { article: 1, chapter: 1, paragraphs: 1, items: 0, summary: '目的', dispositions: ['declare'], dispositionLabels: ['宣示'] },
    { article: 2, chapter: 2, paragraphs: 2, items: 2, summary: '两种会', dispositions: ['drive'], dispositionLabels: ['推动'] },
  ],
  norms: [
    norm('whole', '开会守时', own(2)),
    norm('second', '记录存档', own(2, 2)),
    norm('item', '先议乙事', own(2, undefined, 2)),
    norm('only', '办事快', own(1)),
    { ...norm('asked', '会前报批', own(2, 2)), parties: ['县长', '部门主要负责人'], measure: '6个工作日' },
    norm('safeguard', '两人分办', { source: 'product', text: 'product', article: 1 }),
    norm('layer', '公文有标题', { source: 'regulation', text: 'regulation', article: 9, item: 7, through: { article: 1 } }),
  ],
  silences: [
    { id: 's1', says: '谁记录没有写', article: 2 },
    { id: 's2', says: '全文没有写的事' },
  ],
  settings: [],
};
const CENTRE: RulesCentreView = {
  text: {
    edition: '2025年版',
    revision: 1,
    hash: 'b'.repeat(64),
    fileName: '规则.txt',
    importedAt: '2025-03-02T00:00:00Z',
    chapters: [{ chapter: 2, title: '会议' }],
    articles: [
      { article: 1, chapter: 1, paragraphs: [{ text: '办事要快ＡＢ。', items: [] }] },
      {
        article: 2,
        chapter: 2,
        paragraphs: [
          { text: '议题是：', items: [{ text: '甲事；' }, { text: '乙事。', numberLost: true }] },
          { text: '记录由文书保存。', items: [] },
        ],
      },
    ],
  },
  acts: [
    { text: 'sample', article: 2, acts: 12 },
    { text: 'regulation', article: 9, acts: 3 },
  ],
};

describe('a place', () => {
  it('that is none is not read', () => {
    for (const hash of ['', '#', '#0', '#1.2.3.4', '#会议', '#27~', '#1234']) expect(placeOfHash(hash), hash).toBeUndefined();
    for (const typed of ['', '会签', '第条', '千条', '第三十三款', '0']) expect(placeTyped(typed), typed).toBeUndefined();
  });
  it('is the same in the address and back', () => {
    for (const hash of ['#33', '#33.2', '#31.1.5', '#27~document-regulation.9', '#53.1~document-regulation.15'])
      expect(hashOf(placeOfHash(hash) ?? { article: 0 })).toBe(hash);
    expect(hashOf({ article: 31, item: 5 })).toBe('#31.1.5');
  });
  it('is read in every form in which people type it', () => {
    for (const typed of ['33', '３３', '三十三', '第三十三条', '第33条', ' 第 33 条 '])
      expect(placeTyped(typed), typed).toEqual({ article: 33 });
    for (const typed of ['33.2', '第三十三条第二款', '三十三条2款'])
      expect(placeTyped(typed), typed).toEqual({ article: 33, paragraph: 2 });
    expect(placeTyped('第三十一条第一款第（五）项')).toEqual({ article: 31, paragraph: 1, item: 5 });
    expect(placeTyped('第一百零五条')).toEqual({ article: 105 });
  });
  it('of a regulation is in the article that adopts it', () => {
    const citation = RULES.norms.find((one) => one.id === 'layer')?.citation as CitationView;
    expect(placeOfCitation(citation)).toEqual({ article: 1, of: { text: 'regulation', article: 9 } });
    const { through: _, ...alone } = citation;
    expect(placeOfCitation(alone)).toBeUndefined();
  });
});

describe('what the software does by itself', () => {
  it('stands beside no article, and has no place in the text', () => {
    const shown = JSON.stringify(layOut(RULES, CENTRE));
    expect(shown).not.toContain('两人分办');
    expect(safeguardsOf(RULES).map((one) => one.id)).toEqual(['safeguard']);
    expect(placeOfCitation({ source: 'product', text: 'product', article: 1, label: '系统自身的保护第一项' })).toBeUndefined();
  });
});

describe('the layout', () => {
  const chapters = layOut(RULES, CENTRE);
  const [first, second] = chapters.map((chapter) => chapter.articles[0]);
  const ids = (norms: readonly { readonly id: string }[] | undefined) => norms?.map((one) => one.id);
  it('puts each norm beside the words that it comes from', () => {
    expect(chapters.map((one) => [one.chapter, one.title])).toEqual([
      [1, undefined],
      [2, '会议'],
    ]);
    expect(ids(first?.paragraphs[0]?.norms)).toEqual(['only']);
    expect(ids(second?.norms)).toEqual(['whole']);
    expect(second?.paragraphs.map((one) => [one.text, ids(one.norms)])).toEqual([
      ['议题是：', []],
      ['记录由文书保存。', ['second', 'asked']],
    ]);
    expect(second?.paragraphs[0]?.items.map((one) => [one.text, one.numberLost, ids(one.norms)])).toEqual([
      ['甲事；', false, []],
      ['乙事。', true, ['item']],
    ]);
  });
  it('has the acts, the silences and the regulations of each article', () => {
    expect([first?.acts, second?.acts]).toEqual([0, 12]);
    expect(second?.silences.map((one) => one.id)).toEqual(['s1']);
    expect(first?.adopted.map((one) => [one.text, one.name, one.acts, ids(one.norms)])).toEqual([
      ['regulation', '《示例条例》', 3, ['layer']],
    ]);
  });
  it('without a text has the places of the pack', () => {
    const bare = layOut(RULES, { acts: [] }).flatMap((one) => one.articles)[1];
    expect(bare?.paragraphs.map((one) => [one.paragraph, one.text, ids(one.norms)])).toEqual([
      [1, undefined, []],
      [2, undefined, ['second', 'asked']],
    ]);
    expect(bare?.paragraphs[0]?.items.map((one) => ids(one.norms))).toEqual([[], ['item']]);
  });
  it('gives the words of a place to a citation', () => {
    expect(wordsAt(CENTRE.text, { article: 2, paragraph: 2 })).toEqual(['记录由文书保存。']);
    expect(wordsAt(CENTRE.text, { article: 2, item: 2 })).toEqual(['议题是：', '乙事。']);
    expect(wordsAt(CENTRE.text, { article: 9 })).toEqual([]);
    expect(wordsAt(undefined, { article: 2 })).toEqual([]);
  });
});

describe('looking for words', () => {
  const chapters = layOut(RULES, CENTRE);
  const places = (typed: string) => lookFor(chapters, typed).flatMap((one) => one.hits.map((hit) => [hit.of, hashOf(hit.place)]));
  it('finds nothing with one character, nor what is not there', () => {
    expect(places('事')).toEqual([]);
    expect(places('海关')).toEqual([]);
  });
  it('finds text, norms and regulations with their places', () => {
    expect(places('记录')).toEqual([
      ['text', '#2.2'],
      ['norm', '#2.2'],
    ]);
    expect(places('乙事')).toEqual([
      ['text', '#2.1.2'],
      ['norm', '#2.1.2'],
    ]);
    expect(places('标题')).toEqual([['norm', '#1~regulation.9']]);
    expect(places('两种会')).toEqual([['summary', '#2']]);
  });
  it('finds a norm by whom it names and by its figure, says so, and shows the sentence', () => {
    expect(places('主要负责人')).toEqual([['party', '#2.2']]);
    expect(places('6个工作日')).toEqual([['figure', '#2.2']]);
    expect(lookFor(chapters, '县长')[0]?.hits[0]?.shown).toEqual(['', '县长', '：会前报批']);
  });
  it('does not mind the width and case of letters', () => {
    expect(lookFor(chapters, 'ab')[0]?.hits[0]?.shown).toEqual(['办事要快', 'ＡＢ', '。']);
  });
});
