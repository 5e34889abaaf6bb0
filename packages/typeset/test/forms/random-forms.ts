/** Forms of any text at all, and what holds of their sheets: set without complaint of the engine, nothing lost, nothing over the frame. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { FormOpinion, IncomingForm, Typesetter } from '../../src/index.ts';
import { measure, type MeasuredPdf } from '../measure.ts';
import { day, DISPATCH, INCOMING } from './samples.ts';

const MARKUP = Array.from('#*_$@<>\\`~=-+/[]{}()"\'&%^|:;');
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Array.from('请会同有关部门研究提出意见报县政府审定后组织实施')) },
  { weight: 2, arbitrary: fc.constantFrom(...Array.from('，。、；：！？“”（）《》〔〕…—')) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKUP) },
  { weight: 2, arbitrary: fc.constantFrom(...Array.from('ABCxyzWm0123456789 ')) },
  { weight: 1, arbitrary: fc.constantFrom(...Array.from('喆琛玥赟𠮷〇')) },
);
/** Ordinary text, and runs of one character that offer no place to break. */
export const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(character, { maxLength }).map((c) => c.join('')) },
    { weight: 1, arbitrary: fc.tuple(character, fc.nat(maxLength)).map(([c, n]) => c.repeat(n)) },
  );

const opinion: fc.Arbitrary<FormOpinion> = fc.record({
  post: fc.oneof(fc.constantFrom('县长', '分管财政工作的副县长'), text(60)),
  text: fc.oneof({ weight: 9, arbitrary: text(80) }, { weight: 1, arbitrary: text(2_000) }),
  circle: fc.constantFrom(undefined, 'read' as const, 'agree' as const),
  date: fc.constantFrom(day(3), undefined),
  entered: fc.constantFrom(undefined, { by: '县政府办公室文书', date: day(20) }),
});

const bare = (t: string): string => t.replace(/\s/gu, '');

/** The words of the boxes of the frame's whole width, in reading order, over all pages. */
function wordsOf(pdf: MeasuredPdf, left: number): string {
  return bare(
    pdf.pages
      .flatMap((p) => p.lines)
      .flatMap((l) => l.parts.filter((t) => t.x > left && t.baseline > 40 && t.baseline < 277).map((t) => t.text))
      .join(''),
  );
}

/** Nothing runs over the frame, nor over a rule into the next box. */
function withinFrame(pdf: MeasuredPdf): void {
  for (const page of pdf.pages) {
    const uprights = page.paths.filter((p) => p.straight && p.right - p.x < 0.1 && p.color === '#ff0000');
    expect(uprights.length).toBeGreaterThan(0);
    for (const t of page.texts) {
      // A mark of punctuation may hang over with its blank half.
      expect(t.x, t.text).toBeGreaterThan(18);
      expect(t.right, t.text).toBeLessThan(197.5);
      expect(t.baseline, t.text).toBeLessThan(285);
      const crossed = uprights.filter((u) => u.top < t.baseline - 1 && u.foot > t.baseline && t.x < u.x - 0.2 && t.right > u.x + 0.2);
      expect(
        crossed.map((u) => u.x),
        t.text,
      ).toEqual([]);
    }
  }
}

/** What one opinion prints, as it is read. */
function printed(o: FormOpinion): string {
  const circle = o.circle === undefined ? '' : o.circle === 'read' ? '（圈阅）' : '（圈阅，视为同意）';
  const given = o.date === undefined ? '' : '2026年11月3日';
  const note = o.entered === undefined ? '' : `（${given === '' ? '' : `${given}作出，`}县政府办公室文书2026年11月20日代录）`;
  return bare(`${o.text ?? ''}${o.post}${circle}${given}${note}`);
}

/** Sets so many 收文办理单; the first of them are the same, however many. */
export async function randomIncomingForms(typesetter: Typesetter, numRuns: number): Promise<void> {
  const form: fc.Arbitrary<Partial<IncomingForm>> = fc.record({
    title: text(200),
    sender: text(60),
    number: text(40),
    registered: text(60),
    kind: text(20),
    urgency: text(12),
    filed: text(40),
    proposals: fc.array(opinion, { maxLength: 3 }),
    directives: fc.array(opinion, { maxLength: 30 }).map((list) => list.map((o, rank) => ({ ...o, rank }))),
    results: fc.array(opinion, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(form, async (parts) => {
      const input = { ...INCOMING, handling: undefined, ...parts };
      const sheet = typesetter.incomingForm(input);
      expect(sheet.warnings).toEqual([]);
      const pdf = await measure(sheet.pdf);
      withinFrame(pdf);
      const words = wordsOf(pdf, 34.5);
      for (const list of [input.proposals, input.directives, input.results]) expect(words).toContain(list.map(printed).join(''));
    }),
    { numRuns, seed: 826 },
  );
}

/** Sets so many 发文稿纸; the first of them are the same, however many. */
export async function randomDispatchForms(typesetter: Typesetter, numRuns: number): Promise<void> {
  const list = fc.array(opinion, { maxLength: 4 });
  const form = fc.record({
    title: text(200),
    number: text(60),
    disclosure: text(60),
    draftedBy: text(40),
    recipients: fc.array(text(30), { maxLength: 40 }),
    attachments: fc.array(text(60), { maxLength: 6 }),
    signed: list,
    countersigned: fc.array(opinion, { maxLength: 12 }),
    reviewed: list,
    vetted: list,
    legality: list,
    approved: list,
  });
  await fc.assert(
    fc.asyncProperty(form, async (parts) => {
      const sheet = typesetter.dispatchForm({ ...DISPATCH, ...parts });
      expect(sheet.warnings).toEqual([]);
      const pdf = await measure(sheet.pdf);
      withinFrame(pdf);
      // Side by side, a box is read by itself: each character of each opinion is counted.
      const counts = new Map<string, number>();
      for (const c of bare(pdf.pages.flatMap((p) => p.texts.map((t) => t.text)).join(''))) counts.set(c, (counts.get(c) ?? 0) + 1);
      const opinions = [parts.signed, parts.countersigned, parts.reviewed, parts.vetted, parts.legality, parts.approved].flat();
      const wanted = new Map<string, number>();
      for (const c of bare(`${opinions.map(printed).join('')}${parts.title}`)) wanted.set(c, (wanted.get(c) ?? 0) + 1);
      for (const [c, n] of wanted) expect(counts.get(c) ?? 0, c).toBeGreaterThanOrEqual(n);
    }),
    { numRuns, seed: 826 },
  );
}
