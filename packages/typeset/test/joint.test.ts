/** Joint issue under a body of one line (GB/T 9704 7.3.1, 7.3.5): the signatures never stand alone on a page. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SheetInput, Typesetter } from '../src/index.ts';
import { cellFoot, near, ROW } from './geometry.ts';
import { lineWith, measure } from './measure.ts';
import { DATE, NOTICE, npmTypesetter, paragraph } from './samples.ts';

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await npmTypesetter();
});

const organs = ['县财政局', '县教育局', '县民政局', '县卫生健康局'];
const joint: SheetInput = {
  ...NOTICE,
  mark: { organs },
  number: '泽财发〔2026〕11号',
  title: '关于做好冬季取暖工作的通知',
  recipients: ['各镇人民政府'],
  body: [paragraph('请认真贯彻执行。')],
  signature: { mode: 'sealed', organs, date: DATE },
};

describe('four departments under one line', () => {
  test('no room on page 1: the line is divided, its second half goes over with the signatures', async () => {
    const sheet = typesetter.pdf(joint);
    const { pages } = await measure(sheet.pdf);
    expect(sheet.seals.map((seal) => seal.page)).toEqual([2, 2, 2, 2]);
    expect(pages[0]?.lines.some((line) => line.text === '请认真贯')).toBe(true);
    const over = lineWith(pages[1], '彻执行。');
    expect(pages[1]?.lines[0]).toBe(over);
    const top = Math.min(...sheet.seals.map((seal) => seal.yMm - seal.diameterMm / 2));
    expect(top - cellFoot(over)).toBeLessThanOrEqual(ROW);
  });

  test('divided after the mark nearest the middle, every character kept', async () => {
    const text = '现将有关事项通知如下，请认真贯彻执行。';
    const { pages } = await measure(typesetter.pdf({ ...joint, body: [paragraph(text)] }).pdf);
    expect(pages[0]?.lines.some((line) => line.text === '现将有关事项通知如下，')).toBe(true);
    expect(pages[1]?.lines[0]?.text).toBe('请认真贯彻执行。');
  });

  test('names so long that the seals stand in one column take the half line along too', async () => {
    const long = organs.map((organ) => `泽州县农业农村和水利产业发展${organ}`);
    const { pages } = await measure(typesetter.pdf({ ...joint, signature: { mode: 'sealed', organs: long, date: DATE } }).pdf);
    expect(pages[1]?.lines[0]?.text).toBe('彻执行。');
    lineWith(pages[1], '2026年11月23日');
  });

  test('room on page 1: line and signatures stay there, the line whole', async () => {
    const letter: SheetInput = {
      ...joint,
      layout: 'letter',
      title: '县财政局、县教育局、县民政局、县卫生健康局关于商请做好冬季取暖工作有关事项的函',
    };
    const sheet = typesetter.pdf(letter);
    expect(sheet.pages).toBe(1);
    const { pages } = await measure(sheet.pdf);
    lineWith(pages[0], '请认真贯彻执行。');
    // Seals of 45 mm stand 2 mm apart.
    const [first, , third] = sheet.seals;
    near((third?.yMm ?? 0) - (first?.yMm ?? 0), 47, 0.1);
  });
});
