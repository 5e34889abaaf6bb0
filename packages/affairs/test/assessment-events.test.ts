/** Samples of every past shape of an event of a year's assessment, committed as they were stored, replayed by today's fold. */
import { evolve, standing, type AssessmentEvent, type AssessmentState } from '@lingxing/affairs/assessment';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/assessment-events.json', import.meta.url), 'utf8')) as AssessmentEvent[];
const source = readFileSync(new URL('../src/assessment/events.ts', import.meta.url), 'utf8');
const T = 1_700_000_000_000;
const replay = (events: readonly AssessmentEvent[]): AssessmentState | null =>
  events.reduce<AssessmentState | null>(
    (state, event, i) => evolve(state, event, { now: T + i, actor: { account: `a${i % 3}`, post: `p${i % 3}`, capacity: 'holder' } }),
    null,
  );

test('every kind of event in the code has a sample of its version, and no sample is of an unknown one', () => {
  const shapes = [...source.matchAll(/\bOf<\s*'([a-z-]+)'/g)].map((one) => one[1] ?? '');
  expect(shapes.length).toBe(10);
  expect([...new Set(samples.map((one) => one.type))].toSorted()).toEqual(shapes.toSorted());
  expect(new Set(samples.map((one) => one.v))).toEqual(new Set([1]));
});

test('an event before there is an assessment is a fault of the ledger', () => {
  expect(() => replay(samples.slice(1))).toThrow('before the assessment was drafted');
});

test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
  const concluded = replay(samples.slice(0, -1));
  expect(concluded).toMatchObject({
    stage: 'concluded',
    year: 2026,
    terms: { indicators: [{ kind: 'late', full: 50 }], appealDays: 3 },
    revised: [{ reason: '核对', by: 'p1' }],
    returns: [{ reason: '再核' }],
    submitted: { note: '已核' },
    approved: { opinion: '同意' },
    frozen: { on: '2027-01-04', until: '2027-01-07', provisional: [2027] },
    appeals: [{ id: 'a1', department: 'd1', facts: ['f1'], answer: { facts: ['f1'], reason: '属实，更正' } }],
  });
  expect(concluded === null ? undefined : standing(concluded)?.map((one) => [one.department, one.points])).toEqual([
    ['d1', 50],
    ['d2', 50],
  ]);
  expect(replay(samples)?.stage).toBe('withdrawn');
});
