/**
 * Samples of every past shape of an event of incoming documents, committed as they were stored, replayed by today's fold.
 * A sample is never changed; a new shape gets a new version and a new sample.
 */
import { evolve, letterSchema, owingLeaders, pendingLeaders, type IncomingEvent, type IncomingState } from '@lingxing/affairs/incoming';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/incoming-events.json', import.meta.url), 'utf8')) as IncomingEvent[];
const source = readFileSync(new URL('../src/incoming/events.ts', import.meta.url), 'utf8');

const T = 1_700_000_000_000;
const replay = (events: readonly IncomingEvent[]): IncomingState | null =>
  events.reduce<IncomingState | null>((state, event, i) => {
    const seq = i + 1;
    return evolve(state, event, { seq, now: T + seq, actor: { account: `a${seq % 3}`, post: `p${seq % 3}`, capacity: 'holder' } });
  }, null);

describe('收文事件的历次形状', () => {
  test('every kind and version of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/readonly type: '([a-z-]+)';\s+readonly v: (\d+)/g)].map((m) => `${m[1]} v${m[2]}`);
    expect(shapes.length).toBe(25);
    expect([...new Set(samples.map((e) => `${e.type} v${e.v}`))].toSorted()).toEqual(shapes.toSorted());
  });

  test('the letters of the samples are still letters', () => {
    for (const event of samples) if ('letter' in event) expect(letterSchema.parse(event.letter)).toEqual(event.letter);
  });

  test('half-way: the second of three was taken back, the third has it when the first has spoken', () => {
    const events = samples.slice(0, 10);
    expect(pendingLeaders(replay(events)!)).toEqual(['deputy']);
    expect(pendingLeaders(replay(samples.slice(0, 11))!)).toEqual(['head']);
  });

  test('a paper that followed a portfolio: whoever is in charge has it in the place of the other, also in an order of two', () => {
    expect(pendingLeaders(replay(samples.slice(0, 26))!)).toEqual(['deputy-finance']);
    const moved = replay(samples.slice(0, 27))!;
    expect(pendingLeaders(moved)).toEqual(['deputy-education']);
    expect(owingLeaders(moved)).toEqual(['head', 'deputy-education']);
  });

  test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
    const end = replay(samples);
    expect(end).toMatchObject({
      stage: 'archived',
      round: 2,
      number: { year: 2026, n: 7, text: '收文〔2026〕7号' },
      document: 'd1',
      receivedAt: 1_699_999_500_000,
      enteredAt: T + 5,
      letter: { title: '第二稿', copies: 3, facts: { major: false } },
      breaches: [],
      order: { by: 'p1', reason: '先办' },
      recommendation: { opinion: '拟同意', nature: 'handle' },
      assignment: { host: 'finance', helpers: ['civil'], from: '2026-11-23', due: '2026-12-01' },
      result: { text: '已办', attachments: ['h1'] },
      meeting: {
        meeting: 'executive',
        decision: { session: '第12次常务会议', date: '2026-11-25', text: '原则同意', conveyed: false },
      },
      reply: { document: 'd2', number: '甲政函〔2026〕3号', title: '批复' },
      closing: { result: '已批复' },
      retention: '30年',
      parts: [{ body: 'civil', text: '协办已办', attachments: ['h2'] }],
    });
    expect(end?.returns).toMatchObject([{ kind: 'complete', grounds: ['evidence'], round: 1, collected: { by: 'p1' } }]);
    expect(end?.opinions.map((one) => [one.seq, one.leader, one.view, one.at, one.enteredBy?.scan, one.conveyed])).toEqual([
      [11, 'deputy', 'agree', T + 11, undefined, true],
      [12, 'head', 'instruct', 1_699_990_000_000, 's1', false],
    ]);
    expect(end?.readings).toMatchObject([{ post: 'p1', readAt: T + 16, note: '已阅' }, { post: 'p9' }]);
    expect(end?.chases).toMatchObject([{ post: 'p9', on: '2026-11-24' }]);
    expect(end?.hands).toEqual(['p1', 'p2', 'p0']);
  });
});
