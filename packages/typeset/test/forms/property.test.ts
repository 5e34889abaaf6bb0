/** Any text at all: set without complaint of the engine, nothing lost, nothing over the frame. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../src/forms/breaks.ts';
import { npmTypesetter } from '../samples.ts';
import { randomDispatchForms, randomIncomingForms, text } from './random-forms.ts';

// Sixty of each in `property.slow.test.ts`.
test('收文办理单 of any text', async () => {
  await randomIncomingForms(await npmTypesetter(), 6);
}, 120_000);

test('发文稿纸 of any text', async () => {
  await randomDispatchForms(await npmTypesetter(), 6);
}, 120_000);

describe('piecesOf', () => {
  test('joined, the pieces are the text; none that could be cut is wider than the line', () => {
    fc.assert(
      fc.property(text(300), fc.integer({ min: 3, max: 30 }), (t, width) => {
        expect(piecesOf(t, width).join('').replaceAll('\u200B', '')).toBe(t);
      }),
      { seed: 826 },
    );
  });

  test('ordinary text, dates and numbers stay in one piece', () => {
    for (const t of ['请县财政局于2026年11月23日前报送（含电子版）。', '泽政办发〔2026〕112号', '']) {
      expect(piecesOf(t, 8)).toEqual(t === '' ? [] : [t]);
    }
  });

  test('a run without a place to break is cut, not before a closing mark nor after an opening one', () => {
    expect(piecesOf('见https://x.cn', 5)).toEqual(['见h', 't', 't', 'p', 's:', '/', '/', 'x.', 'c', 'n']);
    expect(piecesOf('（（（（', 3)).toEqual(['（（（', '\u200B（']);
    expect(piecesOf('。。。。', 3)).toEqual(['。。。', '\u200B。']);
  });

  test('a character of several code points is not cut', () => {
    const family = 'e\u0301'.repeat(20);
    for (const piece of piecesOf(family, 4)) expect(piece.length % 2).toBe(0);
  });
});
