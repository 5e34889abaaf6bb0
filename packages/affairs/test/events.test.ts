/**
 * One sample of every past shape of an event, committed as it was stored, replayed by today's fold. A sample is never
 * changed; a new shape gets a new version and a new sample.
 */
import { draftSchema, evolve, type DocumentEvent, type DocumentState } from '@lingxing/affairs/document';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8')) as DocumentEvent[];
const source = readFileSync(new URL('../src/document/events.ts', import.meta.url), 'utf8');

describe('公文事件的历次形状', () => {
  test('every kind and version of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/readonly type: '([a-z-]+)';\s+readonly v: (\d+)/g)].map((m) => `${m[1]} v${m[2]}`);
    expect(shapes.length).toBeGreaterThan(25);
    expect([...new Set(samples.map((e) => `${e.type} v${e.v}`))].toSorted()).toEqual(shapes.toSorted());
  });

  test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
    const [first] = samples;
    if (first?.type !== 'drafted') throw new Error('the first sample drafts');
    expect(draftSchema.safeParse(first.draft).success).toBe(true);
    let seq = 0;
    const end = samples.reduce<DocumentState | null>((state, event) => {
      seq += 1;
      return evolve(state, event, {
        seq,
        now: 1_700_000_000_000 + seq,
        actor: { account: `a${seq % 3}`, post: `p${seq % 3}`, capacity: 'holder' },
      });
    }, null);
    expect(end).toMatchObject({
      stage: 'archived',
      textVersion: 2,
      number: undefined,
      voided: [{ text: '甲政发〔2026〕1号', reason: '印错' }],
      signature: { as: '签发', date: '2026-11-23', version: 2 },
      alternative: { on: 'necessary' },
      draft: { title: '关于第二稿的通知', facts: { important: false }, decision: { meeting: 'none' } },
      judged: { important: true },
      decision: { meeting: 'executive', session: '第1次常务会议', date: '2026-11-20' },
      distributedTo: ['区委办公室'],
      referred: ['deputy'],
      archive: { retention: '30年' },
      submission: { incoming: '01890000-0000-7000-8000-000000000001', receivedOn: '2026-11-23', reply: { number: '甲政函〔2026〕1号' } },
      returns: [
        { reason: '请补材料', grounds: ['evidence'] },
        { by: 'registrar', reason: '未附测算', grounds: ['evidence'] },
      ],
    });
    expect(end?.consultations[0]?.asks.map((a) => [a.body, a.due, a.replies.map((r) => r.position)])).toEqual([
      ['education', '2026-12-04', ['differ']],
      ['town', '2026-12-10', ['no-objection-deemed']],
    ]);
    expect(end?.steps.map((s) => [s.step, s.opinion, s.stands, s.conveyed])).toEqual([['leader-review', '同意', true, true]]);
    expect(end?.returns.map((r) => [r.from, r.reason])).toEqual([
      ['vetting', '请补材料'],
      ['authorised', '未附测算'],
    ]);
  });
});
