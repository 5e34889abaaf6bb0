/** The page, the grid, the head, the title, the imprint and the page numbers of a notice, against GB/T 9704-2012 in mm. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SheetPdf, Typesetter } from '../src/index.ts';
import { cellFoot, cellTop, CHARACTER, FOOT, LEFT, near, RIGHT, ROW } from './geometry.ts';
import { inkBox } from './ink.ts';
import { lineWith, measure, type MeasuredPdf } from './measure.ts';
import { bodyOfLines, heading, NOTICE, npmTypesetter, PLAIN } from './samples.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

describe('版心与行列 (5.2)', () => {
  let long: MeasuredPdf;
  beforeAll(async () => {
    const { pdf, warnings } = typesetter.pdf({ ...NOTICE, body: [bodyOfLines(60)] });
    expect(warnings).toEqual([]);
    long = await measure(pdf);
  });

  test('every page is A4', () => {
    for (const page of long.pages) {
      near(page.width, 210, 0.1);
      near(page.height, 297, 0.1);
    }
  });

  test('a full page holds 22 lines of 28 characters', () => {
    const lines = long.pages[1]?.lines.filter((l) => l.baseline < FOOT) ?? [];
    expect(lines).toHaveLength(22);
    for (const line of lines) expect(Array.from(line.text)).toHaveLength(28);
  });

  test('lines fill the type area from 28 to 184 mm and stand one row apart', () => {
    const lines = long.pages[1]?.lines.filter((l) => l.baseline < FOOT) ?? [];
    for (const [i, line] of lines.entries()) {
      near(line.x, LEFT, 0.1);
      near(line.right, RIGHT, 0.2);
      near(line.baseline - (lines[0]?.baseline ?? 0), i * ROW, 0.02);
    }
  });

  test('天头 is 37 ± 1 mm, measured at the ink of the first line', () => {
    const [first] = long.pages[1]?.lines ?? [];
    const part = first?.parts[0];
    if (!part) throw new Error('no text on page 2');
    near(inkBox(part).top, 37, 1);
  });

  test('text is 3号 in the face of 仿宋', () => {
    const [first] = long.pages[1]?.lines ?? [];
    near(first?.size ?? 0, 16, 0.01);
    expect(first?.parts[0]?.font).toBe('NotoSerifSC-Light');
  });

  test('a paragraph is set in by two characters', () => {
    const first = lineWith(long.pages[0], PLAIN.slice(0, 20));
    near(first.x, LEFT + 2 * CHARACTER, 0.1);
    expect(Array.from(first.text)).toHaveLength(26);
  });
});

describe('版头 (7.2)', () => {
  let page: MeasuredPdf['pages'][number];
  beforeAll(async () => {
    const { pdf } = typesetter.pdf({ ...NOTICE, copyNumber: '000012', secrecy: '内部★1年', urgency: '特急' });
    const [first] = (await measure(pdf)).pages;
    if (!first) throw new Error('no page');
    page = first;
  });

  test('the red mark begins 35 mm below the type area and is centred', () => {
    const mark = lineWith(page, '泽州县人民政府文件');
    const tops = mark.parts.map((p) => inkBox(p).top);
    near(Math.min(...tops), 72, 0.3);
    near((mark.x + mark.right) / 2, 106, 1);
    expect(mark.parts.every((p) => p.font === 'NotoSerifSC-Bold')).toBe(true);
  });

  test('份号, 密级, 紧急程度 stand in this order on lines 1 to 3, flush left', () => {
    for (const [i, text] of ['000012', '内部★1年', '特急'].entries()) {
      const line = lineWith(page, text);
      near(line.x, LEFT, 0.4);
      near(cellTop(line), 37 + i * ROW, 0.1);
    }
    expect(lineWith(page, '特急').parts[0]?.font).toBe('NotoSansSC-Medium');
    expect(lineWith(page, '000012').parts[0]?.font).toBe('NotoSerifSC-Light');
  });

  test('the number stands two lines below the mark, centred', () => {
    const foot = Math.max(...lineWith(page, '泽州县人民政府文件').parts.map((p) => inkBox(p).foot));
    const number = lineWith(page, '泽政发〔2026〕12号');
    near(cellTop(number) - foot, 2 * ROW, 0.3);
    near((number.x + number.right) / 2, 106, 0.5);
  });

  test('the red rule lies 4 mm below the number and is 156 mm long', () => {
    const [rule] = page.rules.filter((r) => r.color !== '#000000');
    if (!rule) throw new Error('no red rule');
    near(rule.top - cellFoot(lineWith(page, '泽政发')), 4, 0.2);
    near(rule.x, LEFT, 0.1);
    near(rule.right, RIGHT, 0.1);
    expect(rule.color).toBe('#ff0000');
  });

  test('title in 2号, two lines below the rule, each line centred; then one blank line', () => {
    const [rule] = page.rules.filter((r) => r.color !== '#000000');
    const title = lineWith(page, '汛期值班工作的通知');
    const first = page.lines.find((l) => Math.abs(l.size - 22) < 0.1);
    near(cellTop(first ?? title) - (rule?.foot ?? 0), 2 * ROW, 0.3);
    near((title.x + title.right) / 2, 106, 0.5);
    const recipients = lineWith(page, '各镇人民政府');
    // One blank row and the space of the line itself: 4.583 + 10.227.
    near(cellTop(recipients) - cellFoot(title), 14.81, 0.3);
    near(recipients.x, LEFT, 0.1);
    expect(recipients.text).toBe('各镇人民政府，县政府各部门、各直属单位：');
  });
});

test('正文层次: 一、黑体, （一）楷体, 1. and （1） 仿宋, each two characters in (7.3.3)', async () => {
  const { pdf } = typesetter.pdf({
    ...NOTICE,
    body: [heading(1, '一、总体要求'), heading(2, '（一）基本原则'), heading(3, '1.依法行政'), heading(4, '（1）科学决策'), bodyOfLines(8)],
  });
  const [page] = (await measure(pdf)).pages;
  expect(lineWith(page, '一、总体要求').baseline).toBeLessThan(FOOT);
  const fonts = ['一、总体要求', '（一）基本原则', '1.依法行政', '（1）科学决策'].map((t) => lineWith(page, t));
  expect(fonts.map((l) => l.parts.at(-1)?.font)).toEqual([
    'NotoSansSC-Medium',
    'LXGWWenKai-Regular',
    'NotoSerifSC-Light',
    'NotoSerifSC-Light',
  ]);
  for (const line of fonts) {
    near(line.size, 16, 0.01);
    // An opening bracket has its ink in its right half and begins a little further left.
    near(line.x, LEFT + 2 * CHARACTER, 0.1);
  }
});

describe('版记 (7.4) 与页码 (7.5)', () => {
  let sheet: SheetPdf;
  let pdf: MeasuredPdf;
  beforeAll(async () => {
    const full = { ...NOTICE.imprint, printedCopies: 50, disclosure: '主动公开' };
    sheet = typesetter.pdf({ ...NOTICE, body: [bodyOfLines(14)], imprint: full });
    pdf = await measure(sheet.pdf);
  });

  test('it stands on the even page', () => {
    expect(sheet.pages).toBe(2);
    expect(lineWith(pdf.pages[1], '抄送').text).toBe('抄送：县委办公室、县人大常委会办公室。');
  });

  test('rules 156 mm long; first and last 0.35 mm, between 0.25 mm; the last on the foot of the type area', () => {
    const rules = pdf.pages[1]?.rules ?? [];
    expect(rules).toHaveLength(4);
    for (const [i, rule] of rules.entries()) {
      near(rule.x, LEFT, 0.1);
      near(rule.right, RIGHT, 0.1);
      near(rule.weight, i === 0 || i === 3 ? 0.35 : 0.25, 0.01);
      expect(rule.color).toBe('#000000');
    }
    const last = rules.at(-1);
    near(((last?.top ?? 0) + (last?.foot ?? 0)) / 2, FOOT, 0.2);
  });

  test('4号, one character in at both sides', () => {
    const copies = lineWith(pdf.pages[1], '抄送');
    near(copies.size, 14, 0.01);
    near(copies.x, LEFT + CHARACTER, 0.1);
    const printed = lineWith(pdf.pages[1], '泽州县人民政府办公室');
    near(printed.x, LEFT + CHARACTER, 0.1);
    near(printed.right, RIGHT - CHARACTER, 0.2);
    expect(printed.text).toBe('泽州县人民政府办公室2026年11月23日印发');
    expect(lineWith(pdf.pages[1], '公开方式').text).toBe('公开方式：主动公开共印50份');
  });

  test('the dash of the page number begins 7 mm below the type area; odd right, even left, one character in', () => {
    for (const [i, page] of pdf.pages.entries()) {
      const number = lineWith(page, '—');
      expect(number.text).toBe(`—${i + 1}—`);
      near(number.size, 14, 0.01);
      const dash = number.parts.find((p) => p.text === '—');
      if (!dash) throw new Error('no dash');
      expect(dash.font).toBe('NotoSerifSC-Regular');
      near(inkBox(dash).top, 269, 0.2);
      if (i % 2 === 0) near(number.right, RIGHT - CHARACTER, 0.2);
      else near(number.x, LEFT + CHARACTER, 0.2);
    }
  });

  test('where a blank page comes before it, neither page is numbered', async () => {
    // One line on page 2 fewer than would leave room for the imprint and its distance.
    const bodies = Array.from({ length: 12 }, (_, i) => bodyOfLines(18 + i));
    const { signature: _, ...unsigned } = NOTICE;
    const found = bodies.map((b) => typesetter.pdf({ ...unsigned, body: [b] })).find((s) => s.pages === 4);
    if (!found) throw new Error('no body length fills page 2');
    const measured = await measure(found.pdf);
    expect(measured.pages[2]?.texts).toEqual([]);
    expect(measured.pages[3]?.texts.some((t) => t.text.includes('—'))).toBe(false);
    expect(lineWith(measured.pages[1], '—2—').text).toBe('—2—');
  });
});

test('forty recipients: they go to the imprint above the copies, and the body begins on page 1 (7.3.2)', async () => {
  const recipients = Array.from({ length: 40 }, (_, i) => `县直属第${i + 1}综合管理服务中心`);
  const sheet = typesetter.pdf({ ...NOTICE, recipients });
  expect(sheet.warnings.map((w) => w.code)).toEqual(['recipients-moved']);
  const pdf = await measure(sheet.pdf);
  expect(lineWith(pdf.pages[0], PLAIN.slice(0, 20)).baseline).toBeLessThan(FOOT);
  const last = pdf.pages.at(-1);
  const main = lineWith(last, '主送：县直属第1综合管理服务中心、');
  const copies = lineWith(last, '抄送：');
  expect(main.baseline).toBeLessThan(copies.baseline);
  expect(lineWith(last, '第40综合管理服务中心。').baseline).toBeLessThan(copies.baseline);
  // No rule between 主送 and 抄送: first, one above 印发机关, last.
  expect(last?.rules).toHaveLength(3);
});

test('a handful of recipients stays above the body', () => {
  const sheet = typesetter.pdf({ ...NOTICE, recipients: ['县财政局', '县教育局'] });
  expect(sheet.warnings).toEqual([]);
});

/** What is written on each page, without the spaces. */
async function wordsOf(pdf: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.flatMap((i) => ('str' in i ? [i.str.replace(/\s/gu, '')] : [])).join(''));
  }
  await document.loadingTask.destroy();
  return pages;
}

test('a real document carries no mark behind its text', async () => {
  for (const page of await wordsOf(typesetter.pdf(NOTICE).pdf)) {
    expect(page).not.toContain('演练');
    expect(page).not.toContain('草稿');
  }
});

test('a draft, an exercise, and the draft of an exercise say so behind the text of every page', async () => {
  for (const [marks, word] of [
    [{ draft: true }, '草稿'],
    [{ exercise: true }, '演练'],
    [{ draft: true, exercise: true }, '演练草稿'],
  ] as const) {
    const pages = await wordsOf(typesetter.pdf({ ...NOTICE, ...marks }).pdf);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expect(page).toContain(word);
  }
});
