/** Registers of numbers and who is told what: faults that were found by someone who tried, each held by the text it breaks. */
import { documentProcedure, seriesOf, type DocumentState } from '@lingxing/affairs/document';
import { describe, expect, test } from 'vitest';
import { draft, Office, packOf } from './support/office.ts';

const zezhou = packOf('zezhou');

describe('字号系列', () => {
  const series = (kind: DocumentState['draft']['kind'], issuer: 'government' | 'office' = 'government') => {
    const office = new Office(zezhou).done('finance-clerk', 'draft', { draft: draft({ issuer }) });
    const state = office.document;
    return seriesOf(office.context, { ...state, draft: { ...state.draft, kind } }).map((one) => one.id);
  };

  test('a kind that has a series of its own is not numbered in the general one', () => {
    expect(series('order')).toEqual(['gov-order']);
    expect(series('letter')).toEqual(['gov-letter']);
    expect(series('reply')).toEqual(['gov-letter']);
    expect(series('minutes')).toEqual(['gov-minutes']);
    expect(series('letter', 'office')).toEqual(['office-letter']);
  });

  test('every other kind is numbered in the general one', () => {
    expect(series('notice')).toEqual(['gov']);
    expect(series('opinion', 'office')).toEqual(['office']);
  });

  test('an exercise counts in registers of its own', () => {
    const office = new Office(zezhou)
      .submitted()
      .done('deputy-finance', 'review', { opinion: '同意' })
      .done('head', 'sign', { opinion: '同意' })
      .done('registrar', 'recheck');
    const request = { act: 'number', actor: { account: 'r', post: 'registrar', capacity: 'holder' as const }, input: { series: 'gov' } };
    expect(documentProcedure.numberWanted(office.context, office.document, request)).toMatchObject({ series: 'gov', year: 2026 });
    const exercise = { ...office.context, exercise: true };
    expect(documentProcedure.numberWanted(exercise, office.document, request)).toMatchObject({ series: 'exercise.gov', year: 2026 });
  });
});

describe('阅知范围', () => {
  test('what the office finds to be a personnel matter is closed to the office at large from then on', () => {
    const office = new Office(zezhou).submitted({}, { personnel: true });
    expect(documentProcedure.readers(office.context, office.document).close).toBe(true);
    const plain = new Office(zezhou).submitted();
    expect(documentProcedure.readers(plain.context, plain.document).close).toBe(false);
  });
});

describe('发文名义', () => {
  test('the government’s own office issues nothing in a department’s name, from the first act on', () => {
    const office = new Office(zezhou);
    const verdict = office.act('registrar', 'draft', { draft: draft({ issuer: 'department' }) });
    expect(verdict.outcome).toBe('refused');
    expect(verdict.findings[0]?.message).toContain('办公室');
  });
});
