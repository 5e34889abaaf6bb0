/** Reading a text of Work Rules: an invented text with the difficulties that real files have. */
import { describe, expect, it } from 'vitest';
import { changesOf, heldAgainstPack, readNumeral, readRulesText, type RulesText } from '../src/index.ts';

const NUMERALS = '一、二、三、四、五、六、七、八、九、十、十一、十二'.split('、');

/** Twelve articles as a file of one line a paragraph, with a notice before and an imprint after. */
function file(change: (lines: string[]) => void = () => {}): string {
  const lines = [
    '示府发〔2025〕7号',
    '示例县人民政府',
    '关于印发示例县人民政府工作规则的通知',
    '各乡镇：',
    '《示例县人民政府工作规则》现予印发。',
    '2025年3月1日',
    '示例县人民政府工作规则',
    '第一章　总　则',
    '一、为了办事有章可循，订立本规则。',
    '二、县政府依法办事。',
    '第二章  会议',
    '三、开会有两种。',
    '四、大会由县长主持，议题是：',
    '（一）年度计划；',
    '（二）财政收支；',
    '（三）其他。',
    '大会一年开一次。',
    '五、小会由副县长主持，议题是：',
    '(一) 日常事务；',
    '(二)急办的事。',
    '六、会议要有记录。',
    '记录由办公室保存。',
    '七、会议不得无故缺席。',
    '八、公文要简短。',
    '九、公文由办公室初审。',
    '十、办公室设文书。',
    '十一、出差先报告。',
    '十二、本规则自印发之日起施行。',
    '抄送：县委。',
    '示例县人民政府办公室　　2025年3月2日印发',
  ];
  change(lines);
  return lines.join('\n');
}

function read(text: string): Extract<ReturnType<typeof readRulesText>, { ok: true }> {
  const reading = readRulesText(text);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading;
}
const refusal = (text: string) => {
  const reading = readRulesText(text);
  return reading.ok ? undefined : reading.refusal;
};
const article = (text: RulesText, n: number) => text.articles.find((one) => one.article === n);
/** Paragraphs and items of an article. */
const shape = (text: RulesText, n: number) => article(text, n)?.paragraphs.map((one) => one.items.length);

describe('a text that is no Work Rules', () => {
  it('is refused: without articles, with too few, too long', () => {
    expect(refusal('各乡镇：\n请于周五前报送材料。\n')).toMatchObject({ code: 'no-articles' });
    expect(refusal('')).toMatchObject({ code: 'no-articles' });
    expect(refusal('一、加强领导。\n二、压实责任。\n三、严格考核。')).toMatchObject({
      code: 'too-few',
      message: '只读到3条，不像一部工作规则。',
    });
    expect(refusal('字'.repeat(400_001))).toMatchObject({ code: 'too-long' });
    expect(refusal('各乡镇：')?.expected).toContain('逐条编号');
  });
  it('is refused where an article is missing in the sequence, with the line', () => {
    const broken = file((lines) => lines.splice(lines.indexOf('七、会议不得无故缺席。'), 1));
    expect(refusal(broken)).toMatchObject({ code: 'broken-sequence', line: 23 });
    expect(refusal(broken)?.message).toBe('第六条之后没有找到第七条，第23行却是第八条。');
  });
  it('is refused where an article has no words', () => {
    expect(refusal(file((lines) => (lines[lines.length - 3] = '十二、')))).toMatchObject({ code: 'empty-article' });
  });
});

describe('a text in paragraphs', () => {
  const { text, notes } = read(file());
  it('has its title, number, chapters and articles', () => {
    expect([text.title, text.documentNumber]).toEqual(['示例县人民政府工作规则', '示府发〔2025〕7号']);
    expect(text.chapters).toEqual([
      { chapter: 1, title: '总则' },
      { chapter: 2, title: '会议' },
    ]);
    expect(text.articles.map((one) => one.article)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(text.articles.map((one) => one.chapter)).toEqual([1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  });
  it('has paragraphs, and items with full- and half-width brackets', () => {
    expect(shape(text, 4)).toEqual([3, 0]);
    expect(shape(text, 5)).toEqual([2]);
    expect(shape(text, 6)).toEqual([0, 0]);
    expect(article(text, 5)?.paragraphs[0]?.items.map((one) => one.text)).toEqual(['日常事务；', '急办的事。']);
    expect(article(text, 4)?.paragraphs[1]?.text).toBe('大会一年开一次。');
  });
  it('leaves out the notice and the imprint, and says so', () => {
    expect(notes.filter((one) => one.kind === 'before').map((one) => one.line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(notes.filter((one) => one.kind === 'after').map((one) => one.text)).toEqual([
      '抄送：县委。',
      '示例县人民政府办公室　　2025年3月2日印发',
    ]);
    expect(article(text, 12)?.paragraphs).toEqual([{ text: '本规则自印发之日起施行。', items: [] }]);
  });
});

describe('what a page does to a text', () => {
  it('a line split by a page break is put together, also where a page number and a head stand between', () => {
    const { text, notes } = read(
      file((lines) => {
        lines.splice(lines.indexOf('八、公文要简短。'), 1, '八、公文要简', '- 3 -', '工作规则汇编', '短。');
        lines.splice(lines.indexOf('六、会议要有记录。'), 0, '工作规则汇编', '第 2 页');
        lines.splice(2, 0, '工作规则汇编');
      }),
    );
    expect(article(text, 8)?.paragraphs).toEqual([{ text: '公文要简短。', items: [] }]);
    expect(shape(text, 5)).toEqual([2]);
    expect(notes.filter((one) => one.kind === 'joined')).toEqual([{ kind: 'joined', line: 30, text: '短。', article: 8 }]);
    expect(notes.filter((one) => one.kind === 'page-number').map((one) => one.text)).toEqual(['第 2 页', '- 3 -']);
    expect(notes.filter((one) => one.kind === 'running-head')).toHaveLength(3);
  });
  it('an item without its number is one by its place, and is noted', () => {
    const { text, notes } = read(file((lines) => (lines[lines.indexOf('（一）年度计划；')] = '年度计划；')));
    expect(article(text, 4)?.paragraphs[0]?.items[0]).toEqual({ text: '年度计划；', numberLost: true });
    expect(shape(text, 4)).toEqual([3, 0]);
    expect(notes.filter((one) => one.kind === 'lost-number')).toMatchObject([{ article: 4, text: '年度计划；' }]);
    const middle = read(file((lines) => (lines[lines.indexOf('（二）财政收支；')] = '财政收支；')));
    expect(shape(middle.text, 4)).toEqual([3, 0]);
  });
  it('lines broken at the edge of the page are put together, and a sentence that ends there is said to be in doubt', () => {
    // With its number of two characters the first sentence fills two lines of 13.
    const long = '各部门收到公文以后要当日登记并且要在三日内回复。办完以后要写明办理的结果，连同来文一起归档保存，以备日后查阅核对。';
    const body = NUMERALS.flatMap((n) => wrap(`${n}、${long}`, 13));
    const { text, notes } = read(body.join('\n'));
    expect(text.articles.map((one) => one.paragraphs.length)).toEqual(NUMERALS.map(() => 1));
    expect(article(text, 1)?.paragraphs[0]?.text).toBe(long);
    expect(notes.filter((one) => one.kind === 'joined')).toEqual([]);
    expect(notes.filter((one) => one.kind === 'joined-at-sentence').length).toBe(NUMERALS.length - 2);
  });
});

/** A text as a page of this many characters sets it. */
const wrap = (text: string, width: number): string[] => text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];

describe('articles counted as 第一条', () => {
  const articles = NUMERALS.map((n, i) => `第${n}条　${i === 4 ? '分为下列几类：\n一、甲类；\n二、乙类。' : '办事要快。'}`);
  it('are read, lists within them are not taken for articles, references at the start of a line neither', () => {
    const { text } = read(articles.join('\n').replace('第六条　办事要快。', '第六条　办事要快，违反\n第七条的规定的除外。'));
    expect(text.articles).toHaveLength(12);
    expect(article(text, 6)?.paragraphs).toEqual([{ text: '办事要快，违反第七条的规定的除外。', items: [] }]);
    expect(text.chapters).toEqual([]);
  });
  it('in a table of contents before the text do not count', () => {
    const contents = ['目录', ...NUMERALS.map((n) => `第${n}条 要旨 …… 1`)];
    const { text, notes } = read([...contents, ...articles].join('\n'));
    expect(article(text, 1)?.paragraphs[0]?.text).toBe('办事要快。');
    expect(notes.filter((one) => one.kind === 'before')).toHaveLength(13);
  });
});

it('numbers are read as texts write them', () => {
  expect(['一', '十', '十二', '二十', '三十一', '一百', '一百零五', '一百一十二', '二百〇三'].map(readNumeral)).toEqual([
    1, 10, 12, 20, 31, 100, 105, 112, 203,
  ]);
  expect(['', '零', '百', '十十', '二二', '章'].map(readNumeral)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

describe('a text held against another', () => {
  const { text } = read(file());
  it('and against the pack: what counts differently', () => {
    const of = (n: number, paragraphs: number, items: number, chapter: number) => ({
      article: n,
      chapter,
      paragraphs,
      items,
      dispositions: ['declare' as const],
      summary: '办事有章',
    });
    const articles = NUMERALS.map((_, i) => of(i + 1, i === 5 ? 2 : 1, i === 4 ? 2 : 0, i < 2 ? 1 : 2));
    expect(heldAgainstPack(text, { articles: [...articles, of(13, 1, 0, 2)] })).toEqual([
      { article: 4, of: 'paragraphs', text: 2, pack: 1 },
      { article: 4, of: 'items', text: 3, pack: 0 },
      { article: 13, of: 'article', text: 0, pack: 1 },
    ]);
  });
  it('names the articles that change', () => {
    const next = read(file((lines) => (lines[lines.indexOf('八、公文要简短。')] = '八、公文要很简短。'))).text;
    expect(changesOf(text, text)).toEqual([]);
    expect(changesOf(text, next)).toEqual([{ article: 8, change: 'changed', before: ['公文要简短。'], after: ['公文要很简短。'] }]);
  });
});
