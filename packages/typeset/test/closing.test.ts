/** Attachment list, signature, date, seals, note and attachments (7.3.4–7.3.8). */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Typesetter } from '../src/index.ts';
import { cellFoot, cellTop, CHARACTER, FOOT, LEFT, near, RIGHT, ROW } from './geometry.ts';
import { lineWith, measure, type MeasuredLine, type MeasuredPdf } from './measure.ts';
import { bodyOfLines, DATE, NOTICE, npmTypesetter, paragraph, PLAIN } from './samples.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

const middle = (line: MeasuredLine): number => (line.x + line.right) / 2;
const pageWith = (pdf: MeasuredPdf, text: string): number => pdf.pages.findIndex((p) => p.lines.some((l) => l.text.includes(text)));

describe('加盖印章 (7.3.5.1)', () => {
  test('date four characters in, organ centred over it, seal on both and within a line of the body', async () => {
    const sheet = typesetter.pdf(NOTICE);
    const page = (await measure(sheet.pdf)).pages[0];
    const date = lineWith(page, '2026年11月23日');
    const organ = page?.lines.filter((l) => l.text === '泽州县人民政府').at(-1);
    if (!organ) throw new Error('no signature');
    near(date.right, RIGHT - 4 * CHARACTER, 0.2);
    near(middle(organ), middle(date), 0.2);
    near(date.baseline - organ.baseline, ROW, 0.05);
    expect(sheet.seal).toEqual(sheet.seals[0]);
    const seal = sheet.seal;
    if (!seal) throw new Error('no seal');
    expect(seal).toMatchObject({ kind: 'seal', organ: '泽州县人民政府', page: 1, diameterMm: 45 });
    near(seal.xMm, middle(date), 0.2);
    // Both lines lie inside the circle, the pair of them at and below its centre.
    near(seal.yMm, (cellTop(organ) + cellFoot(organ)) / 2, 0.2);
    expect(cellFoot(date)).toBeLessThan(seal.yMm + 22.5);
    const body = page?.lines[(page.lines.indexOf(organ) || 1) - 1];
    const gap = seal.yMm - 22.5 - cellFoot(body ?? organ);
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThanOrEqual(ROW);
  });

  test('an organ too long to be centred over the date stays within the type area, the date under its middle', async () => {
    const organ = '泽州县农业农村和水利产业发展工作领导小组办公室';
    const sheet = typesetter.pdf({ ...NOTICE, signature: { mode: 'sealed', organs: [organ], date: DATE } });
    const page = (await measure(sheet.pdf)).pages[0];
    const name = lineWith(page, organ);
    expect(name.right).toBeLessThanOrEqual(RIGHT + 0.1);
    near(middle(lineWith(page, '2026年11月23日')), middle(name), 0.2);
  });

  test('joint: one seal for each organ, on its name, none touching another, all within the type area', async () => {
    const organs = ['泽州县人民政府', '阳城县人民政府', '高平市人民政府'];
    const sheet = typesetter.pdf({ ...NOTICE, signature: { mode: 'sealed', organs, date: DATE } });
    expect(sheet.seals.map((s) => s.organ)).toEqual(organs);
    const page = (await measure(sheet.pdf)).pages[(sheet.seal?.page ?? 1) - 1];
    for (const seal of sheet.seals) {
      const name = page?.texts.filter((t) => t.text === seal.organ).at(-1);
      near(seal.xMm, ((name?.x ?? 0) + (name?.right ?? 0)) / 2, 0.2);
      expect(seal.xMm - 22.5).toBeGreaterThanOrEqual(LEFT);
      expect(seal.xMm + 22.5).toBeLessThanOrEqual(RIGHT);
      for (const other of sheet.seals) {
        if (other !== seal) expect(Math.hypot(seal.xMm - other.xMm, seal.yMm - other.yMm)).toBeGreaterThan(45);
      }
    }
    const last = sheet.seals.at(-1);
    near(middle(lineWith(page, '2026年11月23日')), last?.xMm ?? 0, 0.2);
  });

  test('so many seals that they touch are reported', () => {
    const organs = Array.from({ length: 5 }, () => '泽州县农业农村和水利产业发展工作领导小组办公室');
    const sheet = typesetter.pdf({ ...NOTICE, signature: { mode: 'sealed', organs, date: DATE } });
    expect(sheet.warnings.map((w) => w.code)).toContain('seals-crowded');
  });

  test('a name wider than the page is squeezed into the type area', async () => {
    const organ = '泽州县乡村振兴'.repeat(6);
    for (const mode of ['sealed', 'unsealed'] as const) {
      const sheet = typesetter.pdf({ ...NOTICE, signature: { mode, organs: [organ], date: DATE } });
      const pdf = await measure(sheet.pdf);
      const line = lineWith(pdf.pages[pageWith(pdf, organ)], organ);
      near(line.x, LEFT, 0.2);
      near(line.right, RIGHT, 0.2);
    }
  });

  test('blank lines typed after the last line do not count', () => {
    const typed = typesetter.pdf({ ...NOTICE, body: [...NOTICE.body, paragraph(''), paragraph(' 　'), paragraph('')] });
    expect(Buffer.compare(typed.pdf, typesetter.pdf(NOTICE).pdf)).toBe(0);
  });

  test('a short document whose signature just misses page 1 is set tighter, evenly, and stays on it (7.3.5.6)', async () => {
    const sheet = typesetter.pdf({ ...NOTICE, body: [bodyOfLines(2)], attachments: [{ title: '汛期值班表' }], note: '此件公开发布' });
    const pdf = await measure(sheet.pdf);
    expect(sheet.seal?.page).toBe(1);
    const texts = ['各镇人民政府', PLAIN.slice(0, 20), '附件：', '2026年11月23日', '此件公开发布'].map(
      (t) => lineWith(pdf.pages[0], t).baseline,
    );
    const [recipients = 0, first = 0, list = 0, date = 0, note = 0] = texts;
    const pitch = first - recipients;
    expect(pitch).toBeLessThan(ROW);
    expect(pitch).toBeGreaterThan(ROW * 0.88);
    // Two lines of body and a blank one before the list; two blank ones, organ and date after it; the note.
    near(list - first, 3 * pitch, 0.1);
    near(date - list, 4 * pitch, 0.1);
    near(note - date, pitch, 0.1);
    expect(note).toBeLessThan(FOOT);
  });

  test('the place of the seal is drawn when asked for, and only then', () => {
    const plain = typesetter.pdf(NOTICE);
    const shown = typesetter.pdf({ ...NOTICE, signature: { mode: 'sealed', organs: ['泽州县人民政府'], date: DATE, showSealPlace: true } });
    expect(shown.seals).toEqual(plain.seals);
    expect(Buffer.compare(plain.pdf, shown.pdf)).not.toBe(0);
  });

  test('never alone: where it does not fit, the last two lines of the body go over with it', async () => {
    let moved = 0;
    for (let lines = 2; lines <= 16; lines += 2) {
      const sheet = typesetter.pdf({ ...NOTICE, body: [paragraph('开头。'), paragraph('其次。'), bodyOfLines(lines)] });
      const pdf = await measure(sheet.pdf);
      const at = pageWith(pdf, '2026年11月23日');
      expect(at).toBe((sheet.seal?.page ?? 0) - 1);
      const above = pdf.pages[at]?.lines.filter((l) => l.baseline < (sheet.seal?.yMm ?? 0) - 10 && l.baseline < FOOT && l.x < 40) ?? [];
      expect(above.length, `${lines} lines`).toBeGreaterThanOrEqual(2);
      expect(pdf.pages[0]?.lines.some((l) => l.text.includes('开头。'))).toBe(true);
      if (at === 1) moved++;
    }
    expect(moved).toBeGreaterThan(2);
  });
});

describe('不加盖印章 (7.3.5.2)', () => {
  test('organ two characters from the right, one blank line below; date two characters right of its first', async () => {
    const organs = ['泽州县人民政府办公室值班室'];
    const pdf = await measure(typesetter.pdf({ ...NOTICE, signature: { mode: 'unsealed', organs, date: DATE } }).pdf);
    const page = pdf.pages[0];
    const organ = lineWith(page, organs[0] ?? '');
    const date = lineWith(page, '2026年11月23日');
    near(organ.right, RIGHT - 2 * CHARACTER, 0.2);
    near(date.x, organ.x + 2 * CHARACTER, 0.2);
    const body = page?.lines[page.lines.indexOf(organ) - 1];
    near(organ.baseline - (body?.baseline ?? 0), 2 * ROW, 0.1);
    near(date.baseline - organ.baseline, ROW, 0.05);
  });

  test('a date longer than the organ: the date two characters from the right, the organ further in', async () => {
    const pdf = await measure(typesetter.pdf({ ...NOTICE, signature: { mode: 'unsealed', organs: ['财政局'], date: DATE } }).pdf);
    const organ = lineWith(pdf.pages[0], '财政局');
    const date = lineWith(pdf.pages[0], '2026年11月23日');
    near(date.right, RIGHT - 2 * CHARACTER, 0.2);
    near(date.x, organ.x + 2 * CHARACTER, 0.2);
  });

  test('nothing is to be sealed', () => {
    const sheet = typesetter.pdf({ ...NOTICE, signature: { mode: 'unsealed', organs: ['财政局'], date: DATE } });
    expect(sheet.seals).toEqual([]);
    expect(sheet.seal).toBeUndefined();
  });
});

describe('附件说明、附注、附件', () => {
  test('a list of one: after one blank line, two characters in, no number, no closing mark', async () => {
    const pdf = await measure(typesetter.pdf({ ...NOTICE, body: [bodyOfLines(20)], attachments: [{ title: '汛期值班表。' }] }).pdf);
    const page = pdf.pages[pageWith(pdf, '附件')];
    const line = lineWith(page, '附件');
    expect(line.text.replace(/\s/gu, '')).toBe('附件：汛期值班表');
    near(line.x, LEFT + 2 * CHARACTER, 0.1);
    const body = page?.lines[page.lines.indexOf(line) - 1];
    near(line.baseline - (body?.baseline ?? 0), 2 * ROW, 0.1);
    // Listed only: no page of its own.
    expect(pdf.pages.flatMap((p) => p.lines).filter((l) => l.text.includes('附件'))).toHaveLength(1);
  });

  test('several: numbered, wrapped lines under the first character of the title', async () => {
    const long = '全县农村公路养护补助资金分配明细及各镇养护里程核定情况说明表';
    const pdf = await measure(typesetter.pdf({ ...NOTICE, attachments: [{ title: long }, { title: '项目清单' }] }).pdf);
    const page = pdf.pages[pageWith(pdf, '附件：')];
    const first = lineWith(page, '附件');
    const wrapped = page?.lines[page.lines.indexOf(first) + 1];
    const second = lineWith(page, '项目清单');
    const title = first.parts.find((p) => p.text.includes('全县'));
    near(wrapped?.x ?? 0, title?.x ?? 1, 0.2);
    expect(second.text.replace(/\s/gu, '')).toBe('2.项目清单');
    near(second.parts.find((p) => p.text.includes('项目清单'))?.x ?? 0, title?.x ?? 1, 0.2);
    near(second.parts.find((p) => p.text.includes('2'))?.x ?? 0, first.parts.find((p) => p.text.includes('1'))?.x ?? 1, 0.2);
  });

  test('the seal keeps to the attachment list', async () => {
    const sheet = typesetter.pdf({ ...NOTICE, attachments: [{ title: '项目清单' }] });
    const pdf = await measure(sheet.pdf);
    const seal = sheet.seal;
    const list = lineWith(pdf.pages[(seal?.page ?? 1) - 1], '附件');
    const gap = (seal?.yMm ?? 0) - 22.5 - cellFoot(list);
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThanOrEqual(ROW);
  });

  test('附注 in brackets on the line after the date, two characters in; brackets already typed are not doubled', async () => {
    for (const note of ['此件公开发布', '（此件公开发布）']) {
      const pdf = await measure(typesetter.pdf({ ...NOTICE, body: [bodyOfLines(20)], note }).pdf);
      const page = pdf.pages[pageWith(pdf, '此件公开发布')];
      const line = lineWith(page, '此件公开发布');
      expect(line.text).toBe('（此件公开发布）');
      near(line.baseline - lineWith(page, '2026年11月23日').baseline, ROW, 0.05);
      near(line.x, LEFT + 2 * CHARACTER, 0.1);
    }
  });

  test('each attachment on a new page: 附件n in 黑体 on line 1, title centred on line 3, pages counted on, before the imprint', async () => {
    const attachments = [
      { title: '值班安排', body: [bodyOfLines(3)] },
      { title: '联系电话', body: [bodyOfLines(3)] },
    ];
    const sheet = typesetter.pdf({ ...NOTICE, attachments });
    const pdf = await measure(sheet.pdf);
    const at = pageWith(pdf, '附件1');
    expect(pageWith(pdf, '附件2')).toBe(at + 1);
    const page = pdf.pages[at];
    const label = lineWith(page, '附件1');
    expect(label.text).toBe('附件1');
    near(label.x, LEFT, 0.1);
    near(cellTop(label), 37, 0.2);
    expect(label.parts[0]?.font).toBe('NotoSansSC-Medium');
    const title = page?.lines.find((l) => l.text === '值班安排');
    if (!title) throw new Error('no title');
    near(title.size, 22, 0.01);
    near(middle(title), 106, 0.3);
    near(cellTop(title), 37 + 2 * ROW, 0.3);
    expect(lineWith(page, `—${at + 1}—`).text).toBe(`—${at + 1}—`);
    expect(pageWith(pdf, '抄送')).toBeGreaterThanOrEqual(at + 1);
  });

  test('a single attachment has no number', async () => {
    const pdf = await measure(typesetter.pdf({ ...NOTICE, attachments: [{ title: '值班安排', body: [paragraph(PLAIN)] }] }).pdf);
    expect(pdf.pages.some((p) => p.lines[0]?.text === '附件')).toBe(true);
  });
});
