/** 发文稿纸 and 收文办理单: frame, boxes, head, labels and type, in mm. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { DispatchForm, IncomingForm, SheetPdf, Typesetter } from '../../src/index.ts';
import { cellFoot, cellTop, near } from '../geometry.ts';
import { lineWith, measure, type MeasuredPage, type MeasuredPath } from '../measure.ts';
import { npmTypesetter } from '../samples.ts';
import { DISPATCH, INCOMING } from './samples.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

/** The frame of 175 mm between 20 and 195 mm, from 40 mm down to 277 mm. */
const LEFT = 20;
const RIGHT = 195;
const TOP = 40;
const FOOT = 277;

async function onePage(sheet: SheetPdf): Promise<MeasuredPage> {
  expect(sheet.warnings).toEqual([]);
  expect(sheet.pages).toBe(1);
  const [page] = (await measure(sheet.pdf)).pages;
  if (!page) throw new Error('no page');
  return page;
}

const EMPTY_DISPATCH: DispatchForm = {
  office: DISPATCH.office,
  signed: [],
  countersigned: [],
  reviewed: [],
  vetted: [],
  legality: [],
  approved: [],
  recipients: [],
  carbonCopies: [],
  attachments: [],
  meta: DISPATCH.meta,
};
const EMPTY_INCOMING: IncomingForm = { office: INCOMING.office, proposals: [], directives: [], results: [], meta: INCOMING.meta };

const frameOf = (page: MeasuredPage): MeasuredPath | undefined => page.paths.find((p) => p.foot - p.top > 60 && p.right - p.x > 100);
/** Upright rules, from the top down and from left to right. */
const uprights = (page: MeasuredPage): MeasuredPath[] =>
  page.paths
    .filter((p) => p.straight && p.color === '#ff0000' && p.right - p.x < 0.1 && p.foot - p.top > 5)
    .sort((a, b) => a.top - b.top || a.x - b.x);
/** Heights of the rows: between the frame's edges and the rules across it. */
function rowHeights(page: MeasuredPage): number[] {
  const across = page.rules.filter((r) => r.right - r.x > 174).map((r) => (r.top + r.foot) / 2);
  const edges = [TOP, ...across, FOOT];
  return edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
}
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe.each([
  ['发文稿纸', (t: Typesetter) => t.dispatchForm(DISPATCH), (t: Typesetter) => t.dispatchForm(EMPTY_DISPATCH)],
  ['收文办理单', (t: Typesetter) => t.incomingForm(INCOMING), (t: Typesetter) => t.incomingForm(EMPTY_INCOMING)],
] as const)('%s', (name, full, empty) => {
  let page: MeasuredPage;
  let blank: MeasuredPage;
  beforeAll(async () => {
    page = await onePage(full(typesetter));
    blank = await onePage(empty(typesetter));
  });

  test('A4', () => {
    near(page.width, 210, 0.1);
    near(page.height, 297, 0.1);
  });

  test('a red frame of 175 × 237 mm, 0.5 mm thick, whether it is filled in or not', () => {
    for (const frame of [frameOf(page), frameOf(blank)]) {
      if (!frame) throw new Error('no frame');
      near(frame.x, LEFT, 0.05);
      near(frame.right, RIGHT, 0.05);
      near(frame.top + frame.weight / 2, TOP, 0.05);
      near(frame.foot - frame.weight / 2, FOOT, 0.2);
      near(frame.weight, 0.5, 0.01);
      expect(frame.color).toBe('#ff0000');
    }
  });

  test('rules across the frame are red, 0.25 mm, and reach from edge to edge', () => {
    expect(page.rules.length).toBeGreaterThan(8);
    for (const rule of page.rules.filter((r) => r.right - r.x > 100)) {
      near(rule.x, LEFT, 0.2);
      near(rule.right, RIGHT, 0.2);
      near(rule.weight, 0.25, 0.01);
      expect(rule.color).toBe('#ff0000');
    }
  });

  test('upright rules are 0.25 mm, and go from one rule across to another', () => {
    const edges = [TOP, ...page.rules.filter((r) => r.right - r.x > 174).map((r) => (r.top + r.foot) / 2), FOOT];
    expect(uprights(page).length).toBeGreaterThan(15);
    for (const upright of uprights(page)) {
      near(upright.weight, 0.25, 0.01);
      expect(
        edges.some((e) => Math.abs(e - (upright.top + 0.125)) < 0.3),
        String(upright.top),
      ).toBe(true);
      expect(
        edges.some((e) => Math.abs(e - (upright.foot - 0.125)) < 0.3),
        String(upright.foot),
      ).toBe(true);
    }
  });

  test('the head stands above the frame in red 小标宋, 1号, centred on it', () => {
    const head = lineWith(page, `泽州县人民政府办公室${name}`);
    near(head.size, 26, 0.01);
    near((head.x + head.right) / 2, (LEFT + RIGHT) / 2, 0.5);
    expect(cellTop(head)).toBeGreaterThan(20);
    expect(cellFoot(head)).toBeLessThan(TOP - 3);
    expect(head.parts.every((p) => p.font === 'NotoSerifSC-Bold')).toBe(true);
  });

  test('what is filled in is 4号仿宋 within the frame; nothing else is printed below it', () => {
    for (const text of page.texts.filter((t) => t.baseline > TOP)) {
      expect(text.font, text.text).toBe('NotoSerifSC-Light');
      expect(
        [10.5, 12, 14].some((s) => Math.abs(text.size - s) < 0.01),
        `${text.text} ${text.size}`,
      ).toBe(true);
      expect(text.x, text.text).toBeGreaterThan(LEFT);
      expect(text.right, text.text).toBeLessThan(RIGHT);
      expect(text.baseline, text.text).toBeLessThan(FOOT);
    }
  });

  test('an empty form carries its labels alone, in boxes of at least 10 mm that fill the frame', () => {
    const words = blank.texts.filter((t) => t.baseline > TOP).map((t) => t.text.replace(/\s/gu, ''));
    const labels = new Set(words.flatMap((w) => Array.from(w)));
    expect([...labels].every((c) => /\p{Script=Han}/u.test(c))).toBe(true);
    const heights = rowHeights(blank);
    for (const height of heights) expect(height).toBeGreaterThan(9.9);
    near(sum(heights), FOOT - TOP, 0.3);
  });
});

describe('发文稿纸', () => {
  test('the boxes: 24 mm labels of single lines, 16 mm of opinions, the middle of the frame on every row of two', async () => {
    const page = await onePage(typesetter.dispatchForm(EMPTY_DISPATCH));
    const rows = new Map<number, number[]>();
    for (const u of uprights(page)) rows.set(Math.round(u.top), [...(rows.get(Math.round(u.top)) ?? []), u.x]);
    const columns = [...rows.values()];
    // 发文字号、缓急、密级; 签发、会签; 审核、核稿; 合法性审核、部门负责人审签; 标题; 主送; 抄送; 附件; three rows of two.
    const opinions = [36, 107.5, 123.5];
    const pair = [44, 107.5, 131.5];
    const expected = [[44, 107.5, 123.5, 151.25, 167.25], opinions, opinions, opinions, [44], [44], [44], [44], pair, pair, pair];
    expect(columns).toHaveLength(expected.length);
    for (const [i, xs] of expected.entries()) {
      expect(columns[i]).toHaveLength(xs.length);
      for (const [j, x] of xs.entries()) near(columns[i]?.[j] ?? 0, x, 0.05);
    }
  });

  test('the empty boxes leave most room for the signature: 签发 above 70 mm, 审核 above 35, 合法性审核 above 25', async () => {
    const [, signed = 0, reviewed = 0, legality = 0, title = 0] = rowHeights(await onePage(typesetter.dispatchForm(EMPTY_DISPATCH)));
    expect(signed).toBeGreaterThan(70);
    expect(reviewed).toBeGreaterThan(35);
    expect(legality).toBeGreaterThan(25);
    near(title, 16, 0.2);
  });

  test('a value stands in its own box', async () => {
    const page = await onePage(typesetter.dispatchForm(DISPATCH));
    const number = page.texts.find((t) => t.text.includes('泽政发〔2026〕12号'));
    near(((number?.x ?? 0) + (number?.right ?? 0)) / 2, (44 + 107.5) / 2, 1.5);
    const urgency = page.texts.find((t) => t.text === '加急');
    near(((urgency?.x ?? 0) + (urgency?.right ?? 0)) / 2, (123.5 + 151.25) / 2, 1);
    expect(lineWith(page, '主动公开').text).toBe('公开属性主动公开份数80');
    expect(lineWith(page, '印发日期').text).toBe('校对县政府办公室文书印发日期2026年11月23日');
    expect(lineWith(page, '拟稿单位').text).toBe('拟稿单位县应急管理局拟稿人县应急管理局文书');
    expect(lineWith(page, '各镇人民政府').text).toBe('主送各镇人民政府，县政府各部门、各直属单位');
    expect(lineWith(page, '县委办公室').text).toBe('抄送县委办公室、县人大常委会办公室、县政协办公室');
    expect(lineWith(page, '1.值班安排表').baseline).toBeLessThan(lineWith(page, '2.值班电话表').baseline);
  });

  test('签发 and 会签 stand side by side, each in its own half', async () => {
    const page = await onePage(typesetter.dispatchForm(DISPATCH));
    const date = page.texts.find((t) => t.text === '2026年11月23日' && t.baseline < 150);
    expect(date?.right ?? 999).toBeLessThan(107.5);
    const countersigned = page.texts.find((t) => t.text.includes('所需经费'));
    expect(countersigned?.x ?? 0).toBeGreaterThan(123.5);
  });
});

describe('收文办理单', () => {
  test('the boxes of the registry, row by row', async () => {
    const page = await onePage(typesetter.incomingForm(INCOMING));
    expect(lineWith(page, '收文编号').text).toBe('收文编号〔2026〕收1024号收文时间2026年11月16日9时05分');
    expect(lineWith(page, '来文单位').text).toBe('来文单位县财政局来文字号泽财〔2026〕88号');
    expect(lineWith(page, '来文日期').text).toBe('来文日期2026年11月15日文种请示');
    expect(lineWith(page, '缓急').text).toBe('缓急特急密级无份数2页数6');
    expect(lineWith(page, '办结日期').text).toBe('办结日期2026年11月26日归档2026年·永久·第12卷');
    const handling = ['主办：县财政局', '协办：县交通运输局、县审计局', '办理时限：2026年11月27日'].map((t) => lineWith(page, t).baseline);
    expect(handling).toEqual(handling.toSorted((a, b) => a - b));
  });

  test('领导批示 has the most room when it is empty: above 60 mm', async () => {
    const heights = rowHeights(await onePage(typesetter.incomingForm(EMPTY_INCOMING)));
    expect(Math.max(...heights)).toBe(heights[6]);
    expect(heights[6]).toBeGreaterThan(60);
  });
});

test('printed black where it is asked for', async () => {
  const page = await onePage(typesetter.incomingForm({ ...INCOMING, ink: 'black' }));
  expect(new Set(page.paths.map((p) => p.color))).toEqual(new Set(['#000000']));
});

test('an exercise says so behind the text of every page', async () => {
  const wordsOf = async (form: DispatchForm): Promise<string> => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: Uint8Array.from(typesetter.dispatchForm(form).pdf), verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    const words = items.flatMap((i) => ('str' in i ? [i.str.replace(/\s/gu, '')] : [])).join('');
    await document.loadingTask.destroy();
    return words;
  };
  expect(await wordsOf({ ...DISPATCH, exercise: true })).toContain('演练');
  expect(await wordsOf(DISPATCH)).not.toContain('演练');
});

test('the head of an office with a very long name is set in two lines within the frame', async () => {
  const office = '某某自治州某某蒙古族哈萨克族自治县人民政府办公室';
  const page = await onePage(typesetter.dispatchForm({ ...DISPATCH, office }));
  const [first, second] = [lineWith(page, office), lineWith(page, '发文稿纸')];
  expect(second.baseline).toBeGreaterThan(first.baseline);
  expect(first.x).toBeGreaterThan(LEFT);
  expect(first.right).toBeLessThan(RIGHT);
  expect(cellFoot(second)).toBeLessThan(TOP);
});

describe('the PDF', () => {
  test('is PDF/A-2u, titled, and the same bytes for the same form', async () => {
    const first = typesetter.dispatchForm(DISPATCH);
    expect(Buffer.compare(first.pdf, typesetter.dispatchForm(DISPATCH).pdf)).toBe(0);
    const raw = Buffer.from(first.pdf).toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>U</pdfaid:conformance>');
    const { title, author } = await measure(first.pdf);
    expect(title).toBe('泽州县人民政府办公室发文稿纸：泽州县人民政府关于做好汛期值班工作的通知');
    expect(author).toBe('泽州县人民政府');
  });

  test('says which faces stand in, and which character another face lent', () => {
    const { substitutions } = typesetter.incomingForm({ ...INCOMING, title: '关于𠮷村的请示' });
    expect(substitutions.slice(0, 5)).toEqual(typesetter.fonts.substitutions);
    expect(substitutions).toContain('仿宋「𠮷」→ LXGW WenKai');
  });

  test('marks no place of a seal', () => {
    expect(typesetter.dispatchForm(DISPATCH).seals).toEqual([]);
  });
});
