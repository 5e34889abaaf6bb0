/** The four layouts beside the downward one: upward (7.2.5, 7.2.6), 信函 (10.1), 命令 (10.2), 纪要 (10.3). */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SheetInput, SheetPdf, Typesetter } from '../src/index.ts';
import { cellFoot, cellTop, CHARACTER, FOOT, LEFT, near, RIGHT, ROW } from './geometry.ts';
import { inkBox } from './ink.ts';
import { lineWith, measure, type MeasuredPdf } from './measure.ts';
import { bodyOfLines, DATE, NOTICE, npmTypesetter, paragraph, PLAIN } from './samples.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

const inkTop = (line: { parts: readonly { text: string; baseline: number; size: number; font: string }[] }): number =>
  Math.min(...line.parts.map((p) => inkBox(p).top));
const inkFoot = (line: { parts: readonly { text: string; baseline: number; size: number; font: string }[] }): number =>
  Math.max(...line.parts.map((p) => inkBox(p).foot));

describe('上行文', () => {
  const upward: SheetInput = {
    ...NOTICE,
    layout: 'upward',
    number: '泽政〔2026〕5号',
    recipients: ['晋城市人民政府'],
    title: '泽州县人民政府关于申请农村公路养护资金的请示',
  };

  test('one signer: number left, name right, each with one blank character, on one line', async () => {
    const pdf = await measure(typesetter.pdf({ ...upward, signers: ['某某某'] }).pdf);
    const line = lineWith(pdf.pages[0], '泽政〔2026〕5号');
    expect(line.text).toContain('签发人：');
    near(line.x, LEFT + CHARACTER, 0.1);
    near(line.right, RIGHT - CHARACTER, 0.3);
    const name = line.parts.find((p) => p.text.includes('某某某'));
    const label = line.parts.find((p) => p.text.includes('签发人'));
    expect(name?.font).toBe('LXGWWenKai-Regular');
    expect(label?.font).toBe('NotoSerifSC-Light');
  });

  test('three signers: two a line under the first name, the number on the last line, the rule 4 mm below', async () => {
    const pdf = await measure(
      typesetter.pdf({
        ...upward,
        mark: { organs: ['泽州县人民政府', '阳城县人民政府', '高平市人民政府'] },
        signers: ['甲某某', '乙某', '丙某某'],
      }).pdf,
    );
    const page = pdf.pages[0];
    const first = lineWith(page, '签发人');
    const second = lineWith(page, '丙某某');
    expect(first.text.replace(/\s/gu, '')).toBe('签发人：甲某某乙某');
    near(second.baseline - first.baseline, ROW, 0.05);
    expect(second.text).toContain('泽政〔2026〕5号');
    const a = first.parts.find((p) => p.text.includes('甲'));
    const c = second.parts.find((p) => p.text.includes('丙'));
    near(c?.x ?? 0, a?.x ?? 1, 0.1);
    const [rule] = page?.rules.filter((r) => r.color === '#ff0000') ?? [];
    near((rule?.top ?? 0) - cellFoot(second), 4, 0.2);
  });

  test('posts in place of names: never run into the number; one a line where two leave it no character', async () => {
    const pdf = await measure(
      typesetter.pdf({ ...upward, number: '泽财发〔2026〕11号', signers: ['县财政局局长', '县教育局局长', '县民政局局长'] }).pdf,
    );
    const page = pdf.pages[0];
    const posts = ['县财政局局长', '县教育局局长', '县民政局局长'].map((post) => lineWith(page, post));
    near((posts[1]?.baseline ?? 0) - (posts[0]?.baseline ?? 0), ROW, 0.05);
    near((posts[2]?.baseline ?? 0) - (posts[1]?.baseline ?? 0), ROW, 0.05);
    for (const post of posts) near(post.right, RIGHT - CHARACTER, 0.3);
    const last = lineWith(page, '泽财发〔2026〕11号');
    expect(last.text).toContain('县民政局局长');
    near(last.x, LEFT + CHARACTER, 0.1);
    const number = last.parts.filter((p) => p.right < (LEFT + RIGHT) / 2);
    const signer = last.parts.find((p) => p.text.includes('县民政局局长'));
    expect((signer?.x ?? 0) - Math.max(...number.map((p) => p.right))).toBeGreaterThanOrEqual(CHARACTER);
  });

  test('a post too long to stand beside the number: the number one line below, the rule below that', async () => {
    const post = '泽州县农业农村和水利产业发展局局长';
    const pdf = await measure(typesetter.pdf({ ...upward, number: '泽农发〔2026〕11号', signers: [post] }).pdf);
    const signer = lineWith(pdf.pages[0], post);
    const number = lineWith(pdf.pages[0], '泽农发〔2026〕11号');
    near(signer.right, RIGHT - CHARACTER, 0.3);
    near(number.baseline - signer.baseline, ROW, 0.05);
    const [rule] = pdf.pages[0]?.rules.filter((r) => r.color === '#ff0000') ?? [];
    near((rule?.top ?? 0) - cellFoot(number), 4, 0.2);
  });

  test('a joint mark: organs host first in lines of one width, 文件 at their right in the middle of the stack', async () => {
    const organs = ['泽州县人民政府', '阳城县财政局', '高平市交通运输局'];
    const pdf = await measure(typesetter.pdf({ ...upward, mark: { organs }, signers: ['甲某某'] }).pdf);
    const page = pdf.pages[0];
    const letters = page?.texts.filter((t) => t.font === 'NotoSerifSC-Bold' && t.baseline < 140 && Math.abs(t.size - 22) > 0.1) ?? [];
    const tail = letters.filter((t) => '文件'.includes(t.text) && t.x > 130);
    expect(tail.map((t) => t.text).join('')).toBe('文件');
    const names = letters.filter((t) => !tail.includes(t));
    const baselines = [...new Set(names.map((t) => Math.round(t.baseline * 10) / 10))].sort((a, b) => a - b);
    expect(baselines).toHaveLength(3);
    for (const [i, y] of baselines.entries()) {
      const row = names.filter((t) => Math.abs(t.baseline - y) < 0.2).sort((a, b) => a.x - b.x);
      expect(row.map((t) => t.text).join('')).toBe(organs[i]);
    }
    near(Math.min(...names.map((t) => inkBox(t).top)), 72, 0.3);
    const stackMiddle = (Math.min(...names.map((t) => inkBox(t).top)) + Math.max(...names.map((t) => inkBox(t).foot))) / 2;
    const tailMiddle = (Math.min(...tail.map((t) => inkBox(t).top)) + Math.max(...tail.map((t) => inkBox(t).foot))) / 2;
    near(tailMiddle, stackMiddle, 0.5);
  });
});

describe('信函', () => {
  let sheet: SheetPdf;
  let pdf: MeasuredPdf;
  beforeAll(async () => {
    sheet = typesetter.pdf({
      ...NOTICE,
      layout: 'letter',
      mark: { organs: ['泽州县人民政府', '阳城县人民政府'] },
      number: '泽政函〔2026〕21号',
      urgency: '加急',
      title: '泽州县人民政府关于商请支持农村公路建设的函',
      recipients: ['晋城市交通运输局'],
      body: [bodyOfLines(20)],
      imprint: { copies: ['县财政局'], organ: '泽州县人民政府办公室', date: DATE },
    });
    pdf = await measure(sheet.pdf);
  });

  test('the host alone heads it, without 文件, 30 mm below the edge of the paper', () => {
    const mark = lineWith(pdf.pages[0], '泽州县人民政府');
    expect(mark.text).toBe('泽州县人民政府');
    near(inkTop(mark), 30, 0.3);
    near((mark.x + mark.right) / 2, 106, 1);
  });

  test('red double rules of 170 mm: thick over thin 4 mm below the mark, thin over thick 20 mm above the foot', () => {
    const rules = pdf.pages[0]?.rules.filter((r) => r.color === '#ff0000') ?? [];
    expect(rules).toHaveLength(4);
    for (const rule of rules) {
      near(rule.x, 21, 0.1);
      near(rule.right, 191, 0.1);
    }
    const [a, b, c, d] = rules;
    if (!a || !b || !c || !d) throw new Error('four rules expected');
    expect(a.weight).toBeGreaterThan(b.weight);
    expect(d.weight).toBeGreaterThan(c.weight);
    near(a.top - inkFoot(lineWith(pdf.pages[0], '泽州县人民政府')), 4, 0.3);
    near(d.foot, 277, 0.2);
  });

  test('urgency at the left and number at the right, 7/8 of a 3号 character below the rule', () => {
    const line = lineWith(pdf.pages[0], '加急');
    expect(line.text.replace(/\s/gu, '')).toBe('加急泽政函〔2026〕21号');
    near(line.x, LEFT, 0.1);
    near(line.right, RIGHT, 0.2);
    const second = pdf.pages[0]?.rules[1];
    near(cellTop(line) - (second?.foot ?? 0), 4.939, 0.2);
  });

  test('the class of a reply stands in the top right corner above the mark and moves nothing; another layout has none', async () => {
    const letter = { ...NOTICE, layout: 'letter' as const, mark: { organs: ['泽州县住房和城乡建设局'] }, number: '泽建发〔2026〕3号' };
    const graded = (await measure(typesetter.pdf({ ...letter, grade: 'B类' }).pdf)).pages[0];
    const plain = (await measure(typesetter.pdf(letter).pdf)).pages[0];
    const grade = lineWith(graded, 'B类');
    near(grade.right, RIGHT, 0.3);
    near(cellTop(grade), 20, 0.6);
    expect(cellFoot(grade)).toBeLessThan(30);
    expect(graded?.lines.filter((line) => !line.text.includes('B类')).map((line) => [line.text, line.baseline])).toEqual(
      plain?.lines.map((line) => [line.text, line.baseline]),
    );
    expect((await measure(typesetter.pdf({ ...NOTICE, grade: 'B类' }).pdf)).pages[0]?.lines.some((l) => l.text.includes('B类'))).toBe(
      false,
    );
  });

  test('the title stands two lines below', () => {
    const line = lineWith(pdf.pages[0], '加急');
    const title = pdf.pages[0]?.lines.find((l) => Math.abs(l.size - 22) < 0.1);
    near(cellTop(title ?? line) - cellFoot(line), 2 * ROW, 0.3);
  });

  test('page 1 has no number, page 2 has', () => {
    expect(sheet.pages).toBe(2);
    expect(pdf.pages[0]?.texts.some((t) => t.text.includes('—'))).toBe(false);
    expect(lineWith(pdf.pages[1], '—').text).toBe('—2—');
  });

  test('the imprint has copies only: no rules, no 印发机关, at the foot of the last page', () => {
    const last = pdf.pages.at(-1);
    expect(last?.rules).toEqual([]);
    const copies = lineWith(last, '抄送：县财政局。');
    near(cellFoot(copies), FOOT, 0.5);
    expect(last?.texts.some((t) => t.text.includes('印发'))).toBe(false);
  });
});

describe('命令', () => {
  let sheet: SheetPdf;
  let pdf: MeasuredPdf;
  beforeAll(async () => {
    sheet = typesetter.pdf({
      layout: 'order',
      mark: { organs: ['忻州市人民政府'] },
      number: '第12号',
      body: [paragraph(`${PLAIN}。`)],
      signature: { mode: 'stamp', organs: ['忻州市人民政府'], date: DATE, stamp: { post: '市长' } },
      meta: NOTICE.meta,
    });
    pdf = await measure(sheet.pdf);
  });

  test('mark with 令, 57 mm from the edge; no rule', () => {
    const mark = lineWith(pdf.pages[0], '忻州市人民政府令');
    near(inkTop(mark), 57, 0.3);
    expect(pdf.pages[0]?.rules).toEqual([]);
  });

  test('number centred two lines below, body two lines below that', () => {
    const number = lineWith(pdf.pages[0], '第12号');
    near(cellTop(number) - inkFoot(lineWith(pdf.pages[0], '忻州市人民政府令')), 2 * ROW, 0.3);
    near((number.x + number.right) / 2, 106, 0.5);
    near(cellTop(lineWith(pdf.pages[0], PLAIN.slice(0, 20))) - cellFoot(number), 2 * ROW, 0.3);
  });

  test('name stamp two blank lines below the text, four characters in; post at its left on its middle; date one blank line below', () => {
    const [stamp] = sheet.seals;
    if (!stamp) throw new Error('no stamp');
    expect(stamp).toMatchObject({ kind: 'stamp', organ: '忻州市人民政府', page: 1, diameterMm: 39 });
    const lastLine = pdf.pages[0]?.lines.filter((l) => Math.abs(l.size - 16) < 0.1 && l.x < 29).at(-1);
    const post = lineWith(pdf.pages[0], '市长');
    const date = lineWith(pdf.pages[0], '2026年11月23日');
    // Stamp of 7 characters by 2 rows.
    const top = stamp.yMm - ROW;
    near(top - cellFoot(lastLine ?? post), 4.583 + 2 * ROW, 0.3);
    near(stamp.xMm + 3.5 * CHARACTER, RIGHT - 4 * CHARACTER, 0.2);
    near((cellTop(post) + cellFoot(post)) / 2, stamp.yMm, 0.2);
    near(stamp.xMm - 3.5 * CHARACTER - post.right, 2 * CHARACTER, 0.2);
    near(date.right, RIGHT - 4 * CHARACTER, 0.3);
    near(cellTop(date) - (stamp.yMm + ROW), ROW, 0.3);
  });
});

describe('纪要', () => {
  let pdf: MeasuredPdf;
  beforeAll(async () => {
    pdf = await measure(
      typesetter.pdf({
        layout: 'minutes',
        mark: { organs: ['泽州县人民政府常务会议'] },
        number: '第18号',
        issue: { organ: '泽州县人民政府办公室', date: DATE },
        body: [paragraph(`${PLAIN}。`)],
        attendees: [
          { label: '出席', names: ['县长', '常务副县长', '分管农业的副县长', '分管教育的副县长', '分管公安的副县长'] },
          { label: '请假', names: ['分管工业的副县长'] },
          { label: '列席', names: ['县财政局局长'] },
        ],
        imprint: NOTICE.imprint,
        meta: NOTICE.meta,
      }).pdf,
    );
  });

  test('mark with 纪要, 72 mm from the edge', () => {
    near(inkTop(lineWith(pdf.pages[0], '泽州县人民政府常务会议纪要')), 72, 0.3);
  });

  test('number centred; organ and date on the line above the rule', () => {
    const number = lineWith(pdf.pages[0], '第18号');
    near((number.x + number.right) / 2, 106, 0.5);
    const issue = lineWith(pdf.pages[0], '泽州县人民政府办公室');
    near(issue.x, LEFT + CHARACTER, 0.1);
    near(issue.right, RIGHT - CHARACTER, 0.2);
    const [rule] = pdf.pages[0]?.rules.filter((r) => r.color === '#ff0000') ?? [];
    near((rule?.top ?? 0) - cellFoot(issue), 4, 0.2);
  });

  test('attendance after one blank line: labels in 黑体 two characters in, names wrapped after the colon', () => {
    const page = pdf.pages[0];
    const present = lineWith(page, '出席');
    near(present.x, LEFT + 2 * CHARACTER, 0.1);
    expect(present.parts.find((p) => p.text.includes('出席'))?.font).toBe('NotoSansSC-Medium');
    const name = present.parts.find((p) => p.text.includes('县长'));
    expect(name?.font).toBe('NotoSerifSC-Light');
    near(name?.x ?? 0, LEFT + 5 * CHARACTER, 0.2);
    const second = page?.lines[page.lines.indexOf(present) + 1];
    near(second?.x ?? 0, name?.x ?? 1, 0.2);
    const body = page?.lines[page.lines.indexOf(present) - 1];
    near(present.baseline - (body?.baseline ?? 0), 2 * ROW, 0.1);
    near(lineWith(page, '请假').x, present.x, 0.1);
    expect(lineWith(page, '列席').text.replace(/\s/gu, '')).toBe('列席：县财政局局长');
  });
});
