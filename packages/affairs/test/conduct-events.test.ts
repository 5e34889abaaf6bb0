/**
 * Samples of every past shape of an event of small matters, committed as they were stored, replayed by today's fold. A sample
 * is never changed; a new shape gets a new version and a new sample.
 */
import { conductFormSchema, evolve, type ConductEvent, type ConductState } from '@lingxing/affairs/conduct';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/conduct-events.json', import.meta.url), 'utf8')) as ConductEvent[];
const source = readFileSync(new URL('../src/conduct/events.ts', import.meta.url), 'utf8');

const T = 1_700_000_000_000;
const replay = (events: readonly ConductEvent[]): ConductState | null =>
  events.reduce<ConductState | null>(
    (state, event, i) => evolve(state, event, { now: T + i + 1, actor: { account: `a${i % 3}`, post: `p${i % 3}`, capacity: 'holder' } }),
    null,
  );

describe('请示报备事件的历次形状', () => {
  test('every kind and version of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/readonly type: '([a-z-]+)';\s+readonly v: (\d+)/g)].map((m) => `${m[1]} v${m[2]}`);
    expect(shapes.length).toBe(12);
    expect([...new Set(samples.map((e) => `${e.type} v${e.v}`))].toSorted()).toEqual(shapes.toSorted());
  });

  test('the matters of the samples are still matters', () => {
    for (const event of samples) if (event.type === 'opened') expect(conductFormSchema.parse(event.form)).toEqual(event.form);
  });

  test('an event before there is a matter is a fault of the ledger', () => {
    expect(() => replay(samples.slice(1))).toThrow('before the matter was opened');
  });

  test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
    expect(replay(samples)).toMatchObject({
      stage: 'withdrawn',
      post: 'p9',
      way: 'asked',
      asked: '2026-11-23',
      form: { kind: 'ceremony', host: '某单位' },
      breaches: [{ code: 'conduct.restricted', norm: '74-ribbon' }],
      order: { by: 'p7', at: 1_699_999_000_000, reason: '属实', scan: 's1', enteredBy: 'p1' },
      reviews: [{ by: 'p2', opinion: '可以' }],
      named: [{ slot: 'government', post: 'p7', words: '议定', by: 'p0' }],
      decisions: [
        { slot: 'government', granted: true, opinion: '同意', by: 'p1' },
        { slot: 'party', granted: true, opinion: '', by: 'p2', paper: { on: '2026-11-23', words: '批示件', scan: 's2' } },
      ],
      recorded: { with: '办公室', note: '' },
      result: { on: '2026-11-26', note: '已出席' },
      withdrawn: { reason: '改期' },
      handed: [{ slot: 'party', on: '2026-11-22', paper: '某政报〔2026〕3号', why: '先行报送' }],
      retracted: [{ act: 'happened', reason: '误录', was: { on: '2026-11-24', note: '已参加', reason: '本人来电' } }],
      hands: ['p0', 'p1', 'p2'],
    });
  });
});
