/** Any document at all, and what holds of its sheet: set without complaint of the engine, nothing lost, nothing outside the type area. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Block, SheetInput, Typesetter } from '../src/index.ts';
import { measure } from './measure.ts';
import { DATE, NOTICE } from './samples.ts';

const character = fc.constantFrom(
  ...Array.from('全面推进农村公路养护管理工作落实责任加强监督检查确保安全生产形势稳定'),
  ...Array.from('，。、“”（）《》；：…〔〕26A% '),
);
const text = (maxLength: number): fc.Arbitrary<string> => fc.array(character, { maxLength }).map((c) => c.join(''));
const organ = fc.constantFrom(
  '泽州县人民政府',
  '晋城市城区人民政府办公室',
  '县财政局',
  '平顶山市卫东区农业农村和水利局',
  `县财政局${'办公室'.repeat(9)}`,
);
const cells = fc.array(
  fc.record({
    runs: fc.tuple(fc.record({ text: text(30) })),
    colspan: fc.integer({ min: 1, max: 4 }),
    rowspan: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 7 },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('paragraph' as const),
      runs: fc.array(fc.record({ text: text(120), bold: fc.boolean() }), { maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      runs: fc.tuple(fc.record({ text: text(40) })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('table' as const),
      header: fc.boolean(),
      rows: fc.array(cells, { minLength: 1, maxLength: 20 }),
    }),
  },
);

const sheet: fc.Arbitrary<SheetInput> = fc.record({
  layout: fc.constantFrom('document' as const, 'upward' as const, 'letter' as const, 'order' as const, 'minutes' as const),
  mark: fc.record({ organs: fc.array(organ, { maxLength: 4 }) }),
  number: fc.constantFrom('泽政发〔2026〕12号', undefined),
  signers: fc.array(fc.constantFrom('甲某', '乙某某', '欧阳某某'), { maxLength: 4 }),
  title: text(50),
  recipients: fc.array(organ, { maxLength: 40 }),
  body: fc.array(block, { maxLength: 12 }),
  attachments: fc.array(fc.record({ title: text(50), body: fc.option(fc.array(block, { maxLength: 3 }), { nil: undefined }) }), {
    maxLength: 3,
  }),
  attendees: fc.array(fc.record({ label: fc.constant('出席'), names: fc.array(organ, { maxLength: 20 }) }), { maxLength: 2 }),
  signature: fc.option(
    fc.record({
      mode: fc.constantFrom('sealed' as const, 'unsealed' as const, 'stamp' as const),
      organs: fc.array(organ, { maxLength: 4 }),
      date: fc.constantFrom(DATE, undefined),
      showSealPlace: fc.boolean(),
      stamp: fc.constant({ post: '县长' }),
    }),
    { nil: undefined },
  ),
  note: fc.option(text(60), { nil: undefined }),
  imprint: fc.option(fc.record({ copies: fc.array(organ, { maxLength: 20 }), organ, date: fc.constant(DATE) }), { nil: undefined }),
  meta: fc.constant(NOTICE.meta),
});

const bare = (t: string): string => t.replace(/\s/gu, '');

/** Sets so many random documents of every layout; the first of them are the same, however many. */
export async function randomSheets(typesetter: Typesetter, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sheet, async (input) => {
      const result = typesetter.pdf(input);
      expect(result.warnings.filter((w) => w.code === 'engine')).toEqual([]);
      const pdf = await measure(result.pdf);
      expect(pdf.pages).toHaveLength(result.pages);
      const lines = pdf.pages.flatMap((p) => p.lines.filter((l) => l.baseline < 268));
      const printed = bare(lines.map((l) => l.text).join(''));
      for (const b of input.body) {
        if (b.type === 'paragraph' || b.type === 'heading') expect(printed).toContain(bare(b.runs.map((r) => r.text).join('')));
      }
      // A mark of punctuation may hang out of the line with its blank half.
      for (const line of pdf.pages.slice(1).flatMap((p) => p.lines)) {
        expect(line.x, line.text).toBeGreaterThan(25);
        expect(line.right, line.text).toBeLessThan(187);
        expect(line.baseline, line.text).toBeGreaterThan(40);
        expect(line.baseline < 262 || line.text.startsWith('—'), line.text).toBe(true);
      }
    }),
    { numRuns, seed: 9704 },
  );
}
