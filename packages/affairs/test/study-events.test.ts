/** Samples of every past shape of an event of plans of study, committed as they were stored, replayed by today's fold. */
import { evolve, type StudyEvent, type StudyState } from '@lingxing/affairs/study';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/study-events.json', import.meta.url), 'utf8')) as StudyEvent[];
const source = readFileSync(new URL('../src/study/events.ts', import.meta.url), 'utf8');
const T = 1_700_000_000_000;
const replay = (events: readonly StudyEvent[]): StudyState | null =>
  events.reduce<StudyState | null>(
    (state, event, i) => evolve(state, event, { now: T + i, actor: { account: `a${i % 3}`, post: `p${i % 3}`, capacity: 'holder' } }),
    null,
  );

test('every kind of event in the code has a sample of its version, and no sample is of an unknown one', () => {
  const shapes = [...source.matchAll(/\bOf<\s*'([a-z-]+)'/g)].map((one) => one[1] ?? '');
  expect(shapes.length).toBe(9);
  expect([...new Set(samples.map((one) => one.type))].toSorted()).toEqual(shapes.toSorted());
  expect(new Set(samples.map((one) => one.v))).toEqual(new Set([1]));
});

test('an event before there is a plan is a fault of the ledger', () => {
  expect(() => replay(samples.slice(1))).toThrow('before the plan was drafted');
});

test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
  expect(replay(samples)).toMatchObject({
    stage: 'withdrawn',
    kind: 'law-study',
    year: 2026,
    items: [
      { id: 'i1', month: 3, held: { on: '2026-03-20', chair: 'p8', form: 'lecture', absent: ['p7'], note: '按时', by: 'p1' } },
      { id: 'i3', month: 10, subject: '乙法' },
    ],
    approver: { post: 'p9', words: '分工' },
    returns: [{ reason: '补充' }],
    revised: [{ reason: '推迟' }],
    withdrawn: { reason: '重复' },
    hands: ['p0', 'p1', 'p2'],
  });
  expect(replay(samples)?.approved).toBeUndefined();
  expect(replay(samples.slice(0, -2))).toMatchObject({ stage: 'approved', consulted: { on: '2026-01-05' }, approved: { opinion: '同意' } });
});
