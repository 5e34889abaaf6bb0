/** What runs over pages, what is rare, what is broken, and the same bytes twice. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Block, TableCell, Typesetter } from '../src/index.ts';
import { FOOT, LEFT, near, RIGHT, ROW } from './geometry.ts';
import { lineWith, measure } from './measure.ts';
import { png } from './png.ts';
import { bodyOfLines, DATE, NOTICE, npmTypesetter, paragraph } from './samples.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

const cell = (text: string, spans: { colspan?: number; rowspan?: number } = {}): TableCell => ({ runs: [{ text }], ...spans });
const codes = (sheet: { warnings: readonly { code: string }[] }): string[] => sheet.warnings.map((w) => w.code);

describe('what cannot be set', () => {
  test('an image that was not given, and one that is no image, are named in their place and warned of', async () => {
    const body: Block[] = [
      { type: 'image', attachment: 'absent', caption: '图一' },
      { type: 'image', attachment: 'text', caption: '图二' },
      { type: 'image', attachment: 'torn' },
      bodyOfLines(2),
    ];
    const images = new Map([
      ['text', Buffer.from('这不是图片'.repeat(20))],
      ['torn', png(40, 40).slice(0, 60)],
    ]);
    const sheet = typesetter.pdf({ ...NOTICE, body, images });
    expect(codes(sheet).sort()).toEqual(['image-missing', 'image-missing', 'image-missing', 'image-unreadable', 'image-unreadable']);
    const pdf = await measure(sheet.pdf);
    expect(lineWith(pdf.pages[0], '图一').text).toBe('（插图：图一，未能排印）');
  });

  test('a picture whose unpacked size is out of all proportion is not unpacked', () => {
    const bomb = Buffer.from(png(40, 40));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const sheet = typesetter.pdf({ ...NOTICE, body: [{ type: 'image', attachment: 'a' }, bodyOfLines(2)], images: new Map([['a', bomb]]) });
    expect(codes(sheet)).toEqual(['image-unreadable', 'image-missing']);
  });

  test('a character that no face has becomes 〓 and is named by its code', async () => {
    const sheet = typesetter.pdf({ ...NOTICE, body: [paragraph('私用字符\u{E123}在此。')] });
    expect(codes(sheet)).toEqual(['character-missing']);
    expect(sheet.warnings[0]?.message).toContain('U+E123');
    const pdf = await measure(sheet.pdf);
    expect(lineWith(pdf.pages[0], '私用字符').text).toBe('私用字符〓在此。');
  });

  test('a document beyond what is set in one go is refused with its length', () => {
    const body = Array.from({ length: 31 }, () => paragraph('字'.repeat(10_000)));
    expect(() => typesetter.pdf({ ...NOTICE, body })).toThrow('310000字');
  });

  test('markup of the engine is text like any other', async () => {
    const pdf = await measure(typesetter.pdf({ ...NOTICE, body: [paragraph('#read("/etc/passwd") $x$ *a* _b_ \\ @c <d>')] }).pdf);
    expect(lineWith(pdf.pages[0], '#read').text.replace(/\s/gu, '')).toBe('#read("/etc/passwd")$x$*a*_b_\\@c<d>');
  });

  test('a line feed within a paragraph breaks the line and nothing else', async () => {
    const pdf = await measure(typesetter.pdf({ ...NOTICE, body: [paragraph('第一行\n第二行')] }).pdf);
    const [first, second] = ['第一行', '第二行'].map((t) => lineWith(pdf.pages[0], t));
    near((second?.baseline ?? 0) - (first?.baseline ?? 0), ROW, 0.05);
    near(second?.x ?? 0, LEFT, 0.1);
  });

  test('an empty body, an empty table and bare elements do not stop the setting', () => {
    const { meta } = NOTICE;
    expect(typesetter.pdf({ layout: 'document', mark: { organs: ['泽州县人民政府'] }, body: [], meta }).pages).toBe(1);
    expect(typesetter.pdf({ ...NOTICE, body: [{ type: 'table', rows: [[]] }, paragraph('')] }).pages).toBeGreaterThan(0);
    for (const layout of ['upward', 'letter', 'order', 'minutes'] as const) {
      expect(typesetter.pdf({ layout, mark: { organs: ['泽州县人民政府'] }, body: [], meta }).pages).toBe(1);
    }
  });
});

describe('tables', () => {
  const rows = Array.from({ length: 60 }, (_, i) => [cell(String(i + 1)), cell('农村公路养护工程'), cell('县交通运输局'), cell('5.5')]);

  test('over three pages: the head again on each, the width of the type area, every row once', async () => {
    const head = [cell('序号'), cell('项目名称'), cell('责任单位'), cell('资金')];
    const pdf = await measure(
      typesetter.pdf({ ...NOTICE, body: [bodyOfLines(2), { type: 'table', header: true, rows: [head, ...rows] }, bodyOfLines(4)] }).pdf,
    );
    const withHead = pdf.pages.filter((p) => p.lines.some((l) => l.text === '序号项目名称责任单位资金'));
    expect(withHead.length).toBeGreaterThanOrEqual(3);
    for (const page of withHead) {
      const wide = page.rules.filter((r) => r.color === '#000000' && r.right - r.x > 20);
      near(Math.min(...wide.map((r) => r.x)), LEFT, 0.3);
      near(Math.max(...wide.map((r) => r.right)), RIGHT, 0.3);
      expect(page.lines.filter((l) => !l.text.startsWith('—')).every((l) => l.baseline < FOOT)).toBe(true);
    }
    const numbers = pdf.pages.flatMap((p) =>
      p.lines.filter((l) => l.text.includes('农村公路养护工程')).map((l) => Number.parseInt(l.text, 10)),
    );
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(lineWith(withHead[0], '项目名称').parts[0]?.font).toBe('NotoSansSC-Medium');
  });

  test('merged cells stand where they were put; spans beyond the table are cut', async () => {
    const body: Block[] = [
      {
        type: 'table',
        header: true,
        rows: [
          [cell('单位', { rowspan: 2 }), cell('资金', { colspan: 2 })],
          [cell('县级'), cell('镇级')],
          [cell('甲镇', { rowspan: 9 }), cell('一', { colspan: 7 })],
          [cell('二'), cell('三')],
        ],
      },
      bodyOfLines(2),
    ];
    const sheet = typesetter.pdf({ ...NOTICE, body });
    expect(codes(sheet)).toEqual([]);
    const page = (await measure(sheet.pdf)).pages[0];
    const money = page?.texts.find((t) => t.text === '资金');
    const county = page?.texts.find((t) => t.text === '县级');
    const town = page?.texts.find((t) => t.text === '镇级');
    if (!money || !county || !town) throw new Error('cells missing');
    near((money.x + money.right) / 2, (county.x + town.right) / 2, 1);
    const unit = page?.texts.find((t) => t.text === '单位');
    expect(unit?.baseline).toBeGreaterThan(money.baseline);
    expect(unit?.baseline).toBeLessThan(county.baseline);
  });

  test('a head that would fill the pages stands on the first only', async () => {
    const head = [cell('项', { rowspan: 6 }), ...Array.from({ length: 3 }, () => cell('说明'.repeat(60)))];
    const more = Array.from({ length: 5 }, () => Array.from({ length: 3 }, () => cell('细则'.repeat(40))));
    const pdf = await measure(
      typesetter.pdf({ ...NOTICE, body: [bodyOfLines(2), { type: 'table', header: true, rows: [head, ...more, ...rows] }] }).pdf,
    );
    expect(pdf.pages.filter((p) => p.texts.some((t) => t.text === '项')).length).toBe(1);
    expect(pdf.pages.flatMap((p) => p.lines).every((l) => l.baseline < 272)).toBe(true);
  });

  test('cells beyond the last column that a page can show are counted in a warning', () => {
    const sheet = typesetter.pdf({
      ...NOTICE,
      body: [{ type: 'table', rows: [Array.from({ length: 64 }, () => cell('甲'))] }, bodyOfLines(2)],
    });
    expect(codes(sheet)).toEqual(['table-cut']);
    expect(sheet.warnings[0]?.message).toContain('4个单元格');
  });

  test('text after a table is back on the rows of the grid', async () => {
    const pdf = await measure(
      typesetter.pdf({ ...NOTICE, body: [bodyOfLines(1), { type: 'table', rows: rows.slice(0, 1) }, bodyOfLines(9)] }).pdf,
    );
    const [first, ...others] = (pdf.pages[0]?.lines ?? []).filter(
      (l) => l.baseline > 185 && l.baseline < FOOT && Math.abs(l.size - 16) < 0.1,
    );
    for (const line of others) {
      const distance = (line.baseline - (first?.baseline ?? 0)) / ROW;
      near(distance, Math.round(distance), 0.02);
    }
    expect(others.length).toBeGreaterThan(1);
  });
});

test('images: centred, at the width asked for, the caption below', async () => {
  const body: Block[] = [{ type: 'image', attachment: 'a', caption: '图1　位置示意', widthMm: 80 }, bodyOfLines(4)];
  const sheet = typesetter.pdf({ ...NOTICE, body, images: new Map([['a', png(400, 100)]]) });
  expect(codes(sheet)).toEqual([]);
  const page = (await measure(sheet.pdf)).pages[0];
  const caption = lineWith(page, '位置示意');
  near((caption.x + caption.right) / 2, 106, 0.5);
  near(caption.size, 14, 0.01);
  // 20 mm of picture and a row of 10.2 mm for the caption take four rows of the grid; the text goes on on the fifth.
  const before = lineWith(page, '各镇人民政府');
  const after = page?.lines[page.lines.indexOf(caption) + 1];
  near((after?.baseline ?? 0) - before.baseline, 5 * ROW, 0.1);
});

describe('long and rare', () => {
  test('sixty pages and more: all pages numbered in order, all 22 lines full, in one go', async () => {
    const sheet = typesetter.pdf({ ...NOTICE, body: Array.from({ length: 150 }, () => bodyOfLines(9)) });
    expect(sheet.pages).toBeGreaterThanOrEqual(60);
    expect(sheet.warnings).toEqual([]);
    const pdf = await measure(sheet.pdf);
    for (const [i, page] of pdf.pages.slice(0, 60).entries()) {
      expect(lineWith(page, '—').text).toBe(`—${i + 1}—`);
      if (i > 0) expect(page.lines.filter((l) => l.baseline < FOOT)).toHaveLength(22);
    }
  }, 60_000);

  test('a title over three lines: centred, no line beyond the type area, no organ broken, the body still on page 1', async () => {
    const organ = '平顶山市卫东区人民政府办公室';
    const title = `${organ}关于转发区财政局等部门进一步加强农村集体资金资产资源管理工作实施方案（试行）的通知`;
    const pdf = await measure(typesetter.pdf({ ...NOTICE, mark: { organs: [organ] }, title }).pdf);
    const lines = pdf.pages[0]?.lines.filter((l) => Math.abs(l.size - 22) < 0.1) ?? [];
    expect(lines).toHaveLength(3);
    expect(lines.map((l) => l.text).join('')).toBe(title);
    expect(lines.some((l) => l.text.includes(organ))).toBe(true);
    for (const line of lines) {
      near((line.x + line.right) / 2, 106, 2.5);
      expect(line.x).toBeGreaterThan(LEFT);
      expect(line.right).toBeLessThan(RIGHT);
    }
    expect(pdf.pages[0]?.lines.some((l) => l.text.startsWith('依法行政'))).toBe(true);
  });

  test('rare characters of names are set, and those lent by another face are reported', async () => {
    const sheet = typesetter.pdf({
      ...NOTICE,
      body: [paragraph('喆琛玥赟镕𠮷')],
      signature: { mode: 'unsealed', organs: ['泽州县财政局'], date: DATE },
    });
    expect(sheet.warnings).toEqual([]);
    // Noto Serif SC has all but the last.
    expect(sheet.substitutions).toContain('仿宋「𠮷」→ LXGW WenKai');
    const pdf = await measure(sheet.pdf);
    const line = lineWith(pdf.pages[0], '喆琛玥赟镕');
    expect(line.text).toBe('喆琛玥赟镕𠮷');
    expect(line.parts.find((p) => p.text.includes('𠮷'))?.font).toBe('LXGWWenKai-Regular');
    expect(pdf.keywords).toContain('仿宋「𠮷」→ LXGW WenKai');
  });
});

describe('determinism', () => {
  test('the same input gives the same bytes, also from another engine and after other documents', async () => {
    const first = typesetter.pdf({ ...NOTICE, attachments: [{ title: '安排', body: [bodyOfLines(3)] }] });
    typesetter.pdf({ ...NOTICE, layout: 'letter' });
    const second = typesetter.pdf({ ...NOTICE, attachments: [{ title: '安排', body: [bodyOfLines(3)] }] });
    const other = (await npmTypesetter()).pdf({ ...NOTICE, attachments: [{ title: '安排', body: [bodyOfLines(3)] }] });
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    expect(Buffer.compare(first.pdf, other.pdf)).toBe(0);
  });

  test('another instant gives other bytes', () => {
    const later = typesetter.pdf({ ...NOTICE, meta: { ...NOTICE.meta, createdAt: new Date('2026-11-23T02:00:01Z') } });
    expect(Buffer.compare(later.pdf, typesetter.pdf(NOTICE).pdf)).not.toBe(0);
  });

  test('it says that it is PDF/A-2u, with title, author and the faces that stand in', async () => {
    const sheet = typesetter.pdf(NOTICE);
    const text = Buffer.from(sheet.pdf).toString('latin1');
    expect(text).toMatch(/pdfaid:part[^0-9]*2/u);
    expect(text).toMatch(/pdfaid:conformance[^A-Z]*U/u);
    const pdf = await measure(sheet.pdf);
    expect(pdf.title).toBe('泽州县人民政府关于做好汛期值班工作的通知');
    expect(pdf.author).toBe('泽州县人民政府');
    expect(pdf.keywords).toContain('仿宋 → Noto Serif SC Light');
  });
});
