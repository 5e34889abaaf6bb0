/** Opinions on a form: whose, in which order, in which hand, and over as many pages as they need. */
import { beforeAll, describe, expect, test } from 'vitest';
import { MAX_CHARACTERS, TypesetError, type Directive, type FormOpinion, type Strokes, type Typesetter } from '../../src/index.ts';
import { drawingOf, MAX_POINTS } from '../../src/forms/handwriting.ts';
import { near } from '../geometry.ts';
import { lineWith, measure, type MeasuredPdf } from '../measure.ts';
import { png } from '../png.ts';
import { npmTypesetter, PLAIN } from '../samples.ts';
import { day, DISPATCH, INCOMING, said, WRITTEN } from './samples.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

/** The lines of a box between two upright rules and below the repeated row, over all pages, from the top down. */
function linesIn(pdf: MeasuredPdf, left: number, right: number): string[] {
  return pdf.pages.flatMap((p) =>
    p.lines.flatMap((l) => {
      const parts = l.parts.filter((t) => t.x >= left - 3 && t.right <= right + 3 && t.baseline > 40 && t.baseline < 277);
      return parts.length === 0 ? [] : [parts.map((t) => t.text).join('')];
    }),
  );
}

const bare = (text: string): string => text.replace(/\s/gu, '');

describe('refused', () => {
  test('a form of more characters than are set at once', () => {
    const form = { ...INCOMING, proposals: [said('县政府办公室主任', '字'.repeat(MAX_CHARACTERS))] };
    expect(() => typesetter.incomingForm(form)).toThrow(TypesetError);
    expect(() => typesetter.incomingForm(form)).toThrow('超过一次排印的上限300000字');
  });

  test('handwriting of more points than a page of writing has', () => {
    const hand: Strokes = {
      type: 'strokes',
      width: 1,
      height: 1,
      strokes: [Array.from({ length: MAX_POINTS + 1 }, () => [0, 0] as const)],
    };
    expect(() => typesetter.dispatchForm({ ...DISPATCH, signed: [{ post: '县长', hand }] })).toThrow('超过一次排印的上限50000个');
  });
});

describe('the line of the author', () => {
  test('post, name and date stand at the right, below the text', async () => {
    const given: FormOpinion = { ...said('县政府办公室主任', '拟请县长阅示。'), name: '某某' };
    const { pages } = await measure(typesetter.incomingForm({ ...INCOMING, proposals: [given] }).pdf);
    const line = lineWith(pages[0], '某某');
    expect(bare(line.text)).toBe('县政府办公室主任某某2026年11月20日');
    near(line.right, 195 - 2.5, 0.1);
    expect(line.baseline).toBeGreaterThan(lineWith(pages[0], '拟请县长阅示').baseline);
    for (const part of line.parts) near(part.baseline, line.baseline, 0.01);
  });

  test('where a half is too narrow for both, the date follows in a line of its own, at the right as well', async () => {
    const { pages } = await measure(typesetter.dispatchForm(DISPATCH).pdf);
    const post = pages[0]?.texts.find((t) => t.text === '分管财政工作的副县长');
    const date = pages[0]?.texts.find((t) => t.text === '2026年11月21日');
    near(post?.right ?? 0, 192.5, 0.1);
    near(date?.right ?? 0, 192.5, 0.1);
    expect(date?.baseline).toBeGreaterThan(post?.baseline ?? 999);
  });

  test('an opinion of a bare name is that line alone', async () => {
    const { pages } = await measure(typesetter.incomingForm({ ...INCOMING, proposals: [{ post: '县政府办公室主任', date: day(9) }] }).pdf);
    expect(lineWith(pages[0], '2026年11月9日').parts.some((p) => p.text === '县政府办公室主任')).toBe(true);
  });

  test('a circle is drawn around the post, and its meaning said', async () => {
    const { pages } = await measure(typesetter.incomingForm(INCOMING).pdf);
    const line = lineWith(pages[0], '常务副县长');
    expect(line.text).toBe('常务副县长（圈阅，视为同意）2026年11月18日');
    const post = line.parts.find((p) => p.text === '常务副县长');
    if (!post) throw new Error('the post is not a text of its own');
    const circle = pages[0]?.paths.find((p) => !p.straight && p.stroked && p.x < post.x && p.right > post.right);
    expect(circle, 'a round line around the post').toBeDefined();
    expect(circle?.top).toBeLessThan(post.baseline - 3);
    expect(circle?.foot).toBeGreaterThan(post.baseline);
    const read = { ...DISPATCH, vetted: [{ post: '县政府办公室文书', circle: 'read' as const }] };
    expect((await measure(typesetter.dispatchForm(read).pdf)).pages[0]?.texts.map((t) => t.text)).toContain('（圈阅）');
  });

  test('what somebody else entered says by whom, when given and when entered', async () => {
    const { pages } = await measure(typesetter.incomingForm(INCOMING).pdf);
    const note = lineWith(pages[0], '代录');
    expect(note.text).toBe('（2026年11月18日作出，县政府办公室文书2026年11月20日代录）');
    near(note.size, 10.5, 0.01);
    expect(note.baseline).toBeGreaterThan(lineWith(pages[0], '县长2026年11月18日').baseline);
  });

  test('without dates it says by whom', async () => {
    const form = { ...INCOMING, proposals: [{ post: '县政府办公室主任', text: '拟阅。', entered: { by: '县政府办公室文书' } }] };
    expect(lineWith((await measure(typesetter.incomingForm(form).pdf)).pages[0], '代录').text).toBe('（县政府办公室文书代录）');
  });
});

describe('the order', () => {
  test('领导批示 stand by rank, those of one rank by date, without a date last', async () => {
    const at = (rank: number, text: string, d?: number): Directive => ({
      rank,
      post: '副县长',
      text,
      date: d === undefined ? undefined : day(d),
    });
    const directives = [at(3, '甲。', 1), at(1, '乙。', 9), at(2, '丙。'), at(2, '丁。', 8), at(2, '戊。', 7), at(1, '己。', 9)];
    const pdf = await measure(typesetter.incomingForm({ ...INCOMING, directives }).pdf);
    const order = linesIn(pdf, 38, 193).filter((l) => /^[甲乙丙丁戊己]。$/u.test(l));
    expect(order).toEqual(['乙。', '己。', '戊。', '丁。', '丙。', '甲。']);
  });

  test('other opinions stand as they were given', async () => {
    const countersigned = ['丙。', '甲。', '乙。'].map((t) => said('县财政局局长', t));
    const pdf = await measure(typesetter.dispatchForm({ ...DISPATCH, countersigned }).pdf);
    const order = linesIn(pdf, 38, 193).flatMap((l) => /^[甲乙丙]。/u.exec(l) ?? []);
    expect(order).toEqual(['丙。', '甲。', '乙。']);
  });
});

describe('over several pages', () => {
  const text = `${PLAIN}。`.repeat(40).slice(0, 2_000);
  const directives = Array.from({ length: 30 }, (_, i): Directive => ({
    ...said('副县长', i === 14 ? text : `第${i + 1}条意见：请按程序办理。`),
    rank: i,
  }));
  let pdf: MeasuredPdf;
  let pages: number;
  beforeAll(async () => {
    const sheet = typesetter.incomingForm({ ...INCOMING, directives });
    expect(sheet.warnings).toEqual([]);
    pages = sheet.pages;
    pdf = await measure(sheet.pdf);
  });

  test('every opinion is there, in order, and what follows them', () => {
    expect(pages).toBeGreaterThan(3);
    const printed = linesIn(pdf, 38, 193).join('');
    const wanted = directives.map((d) => `${d.text}副县长2026年11月20日`).join('');
    expect(printed).toContain(wanted);
    expect(lineWith(pdf.pages.at(-1), '办结日期').text).toContain('2026年11月26日');
  });

  test('each further page has the small red head, the first row and the label of the box again', () => {
    for (const page of pdf.pages.slice(1)) {
      const head = lineWith(page, '收文办理单（续）');
      near(head.size, 16, 0.01);
      expect(head.baseline).toBeLessThan(30);
      const row = lineWith(page, '收文编号');
      expect(row.text).toBe('收文编号〔2026〕收1024号收文时间2026年11月16日9时05分');
      expect(row.baseline).toBeGreaterThan(30);
      expect(row.baseline).toBeLessThan(40);
    }
    for (const page of pdf.pages.slice(1, -1))
      expect(page.texts.filter((t) => t.x < 36 && ['领导', '批示'].includes(t.text))).toHaveLength(2);
  });

  test('the frame of a further page begins at 30 mm and reaches to 277 mm, on the last page to the last row', () => {
    for (const [i, page] of pdf.pages.entries()) {
      const frame = page.paths.find((p) => p.right - p.x > 170 && p.foot - p.top > 20);
      near((frame?.top ?? 0) + 0.25, i === 0 ? 40 : 30, 0.05);
      if (i < pdf.pages.length - 1) near((frame?.foot ?? 0) - 0.25, 277, 0.2);
      else expect(frame?.foot).toBeGreaterThan(lineWith(page, '办结日期').baseline);
    }
  });

  test('each page says which of how many it is, and the title', () => {
    for (const [i, page] of pdf.pages.entries()) {
      const foot = page.lines.find((l) => l.baseline > 277);
      expect(bare(foot?.text ?? '')).toBe(`关于追加农村公路养护专项资金的请示第${i + 1}页共${pages}页`);
    }
  });

  test('a form of one page says neither', async () => {
    const [page] = (await measure(typesetter.incomingForm(INCOMING).pdf)).pages;
    expect(page?.lines.some((l) => l.baseline > 277)).toBe(false);
  });

  test('two boxes side by side are set one below the other where one of them is long', async () => {
    const countersigned = Array.from({ length: 30 }, (_, i) => said(`第${i + 1}局局长`, `第${i + 1}条意见：同意。`));
    const measured = await measure(typesetter.dispatchForm({ ...DISPATCH, countersigned }).pdf);
    const printed = linesIn(measured, 38, 193).join('');
    expect(printed).toContain(countersigned.map((o) => `${o.text}${o.post}2026年11月20日`).join(''));
  });

  test('the line of an author does not stand alone at the top of a page', async () => {
    for (let n = 1; n <= 60; n += 7) {
      const long = `${PLAIN}。`.repeat(60).slice(0, 1_000 + n * 15);
      const {
        pages: [, ...further],
      } = await measure(typesetter.incomingForm({ ...INCOMING, proposals: [said('县政府办公室主任', long)] }).pdf);
      for (const page of further) {
        const first = page.lines.find((l) => l.baseline > 40 && l.x > 38);
        expect(first?.text ?? '').not.toContain('县政府办公室主任');
      }
    }
  });
});

async function picturesOf(pdf: Uint8Array): Promise<number> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  let pictures = 0;
  for (let n = 1; n <= document.numPages; n++) {
    const { fnArray } = await (await document.getPage(n)).getOperatorList();
    pictures += fnArray.filter((fn) => fn === OPS.paintImageXObject).length;
  }
  await document.loadingTask.destroy();
  return pictures;
}

describe('handwriting', () => {
  test('strokes are drawn in the box of their author, above the line of the author, thick where the pen was pressed', async () => {
    const [page] = (await measure(typesetter.dispatchForm(DISPATCH).pdf)).pages;
    const date = page?.texts.find((t) => t.text === '2026年11月23日' && t.baseline < 150);
    const ink = page?.paths.filter((p) => p.color === '#000000' && p.right < 107.5 && p.foot < (date?.baseline ?? 0)) ?? [];
    expect(ink.length).toBeGreaterThan(8);
    // The pad of 600 × 300 is set as 76 × 38 mm; the ink begins at the left of the box, 36 + 2.5 mm, and is 442 units wide.
    near(Math.min(...ink.map((p) => p.x)), 38.5, 0.6);
    const left = Math.min(...ink.map((p) => p.x));
    const right = Math.max(...ink.map((p) => p.right));
    near(right - left, (442 * 76) / 600, 0.3);
    // The pen goes from 0.3 to 1.1 mm.
    near(Math.min(...ink.filter((p) => p.stroked).map((p) => p.weight)), 0.5, 0.02);
    near(Math.max(...ink.filter((p) => p.stroked).map((p) => p.weight)), 1.1, 0.02);
  });

  test('a wide pad is made smaller in a narrow box rather than cut', async () => {
    const wide: Strokes = {
      type: 'strokes',
      width: 100,
      height: 10,
      strokes: [
        [
          [0, 5],
          [50, 0],
          [100, 5],
        ],
      ],
    };
    const [page] = (await measure(typesetter.dispatchForm({ ...DISPATCH, signed: [{ post: '县长', hand: wide }] }).pdf)).pages;
    const ink = page?.paths.filter((p) => p.color === '#000000' && p.top < 80) ?? [];
    expect(ink).toHaveLength(1);
    near(ink[0]?.x ?? 0, 38.5, 0.6);
    near(ink[0]?.right ?? 0, 105, 0.6);
  });

  test('text and handwriting of one opinion stand together', async () => {
    const both: FormOpinion = { ...said('县长', '同意。', 23), hand: WRITTEN };
    const [page] = (await measure(typesetter.dispatchForm({ ...DISPATCH, signed: [both] }).pdf)).pages;
    const text = page?.texts.find((t) => t.text === '同意。' && t.right < 107);
    const ink = page?.paths.filter((p) => p.color === '#000000' && p.right < 107.5 && p.top < 110) ?? [];
    expect(Math.min(...ink.map((p) => p.top))).toBeGreaterThan(text?.baseline ?? 999);
  });

  test('a pad on which nothing, or nothing but nonsense, was written leaves the line of the author', () => {
    const pads: Strokes[] = [
      { type: 'strokes', width: 100, height: 50, strokes: [] },
      {
        type: 'strokes',
        width: Number.NaN,
        height: -1,
        strokes: [
          [],
          [
            [Number.NaN, 1],
            [Number.POSITIVE_INFINITY, 2],
          ],
        ],
      },
    ];
    for (const hand of pads) {
      expect(drawingOf(hand)).toBeUndefined();
      expect(typesetter.dispatchForm({ ...DISPATCH, signed: [{ post: '县长', hand }] }).warnings).toEqual([]);
    }
  });

  test('a single dot is a dot, and writing beyond the pad is kept whole', () => {
    expect(drawingOf({ type: 'strokes', width: 100, height: 50, strokes: [[[3, 3]]] })?.svg).toContain('<circle');
    const beyond = drawingOf({
      type: 'strokes',
      width: 100,
      height: 50,
      strokes: [
        [
          [-100, 0],
          [300, 20],
        ],
      ],
    });
    expect(beyond?.width).toBeCloseTo(76 + 1.1, 1);
    const sizeless = drawingOf({
      type: 'strokes',
      width: 0,
      height: 0,
      strokes: [
        [
          [1, 1],
          [2, 1],
        ],
      ],
    });
    expect(sizeless?.width).toBeCloseTo(76 + 1.1, 1);
  });

  test('a scan is set; one that cannot be read leaves a line that says so, and a warning', async () => {
    const scanned = (image: Uint8Array): FormOpinion => ({ post: '县长', hand: { type: 'scan', image, widthMm: 40 }, date: day(23) });
    const good = typesetter.dispatchForm({ ...DISPATCH, signed: [scanned(png(200, 100))] });
    expect(good.warnings).toEqual([]);
    expect(await picturesOf(good.pdf)).toBe(1);

    const bad = typesetter.dispatchForm({
      ...DISPATCH,
      signed: [scanned(new TextEncoder().encode('not a picture at all, only some words'))],
    });
    expect(bad.warnings.map((w) => w.code)).toEqual(['image-unreadable']);
    expect(await picturesOf(bad.pdf)).toBe(0);
    expect(lineWith((await measure(bad.pdf)).pages[0], '手迹未能排印').text).toContain('以原件为准');
  });

  test('a scan of any shape stays within its box', async () => {
    for (const [width, height] of [
      [2_000, 10],
      [10, 2_000],
    ] as const) {
      const signed: FormOpinion[] = [{ post: '县长', hand: { type: 'scan', image: png(width, height), widthMm: 500 } }];
      const sheet = typesetter.dispatchForm({ ...DISPATCH, signed });
      expect(sheet.warnings).toEqual([]);
      expect(sheet.pages).toBe(1);
    }
  });
});

describe('a form that only just misses its page', () => {
  const directives: Directive[] = [
    ...INCOMING.directives,
    { ...said('分管交通工作的副县长', '同意，请配合。', 18), rank: 4 },
    { rank: 5, post: '县政府办公室主任', circle: 'read', date: day(19) },
  ];

  test('is set closer: a short opinion has its author on its own line, and handwriting is at most 24 mm high', async () => {
    const sheet = typesetter.incomingForm({
      ...INCOMING,
      directives,
      results: [said('县财政局', '已办。', 25), said('县审计局', '已办。', 25)],
    });
    expect(sheet.pages).toBe(1);
    const [page] = (await measure(sheet.pdf)).pages;
    expect(bare(lineWith(page, '请配合').text)).toBe('同意，请配合。分管交通工作的副县长2026年11月18日');
    const ink = page?.paths.filter((p) => p.color === '#000000' && p.right < 105) ?? [];
    const height = Math.max(...ink.map((p) => p.foot)) - Math.min(...ink.map((p) => p.top));
    expect(height).toBeLessThan(24.1);
    expect(height).toBeGreaterThan(20);
  });

  test('one that has room is not', async () => {
    const [page] = (await measure(typesetter.incomingForm(INCOMING).pdf)).pages;
    expect(lineWith(page, '方案随文报送').text).toBe('已会同县交通运输局核实，方案随文报送。');
  });
});
