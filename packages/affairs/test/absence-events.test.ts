/**
 * Samples of every past shape of an event of absences, committed as they were stored, replayed by today's fold. A sample
 * is never changed; a new shape gets a new version and a new sample.
 */
import { absenceSchema, authority, evolve, type LeaveEvent, type LeaveState } from '@lingxing/affairs/leave';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/absence-events.json', import.meta.url), 'utf8')) as LeaveEvent[];
const source = readFileSync(new URL('../src/leave/events.ts', import.meta.url), 'utf8');

const T = 1_700_000_000_000;
const replay = (events: readonly LeaveEvent[]): LeaveState | null =>
  events.reduce<LeaveState | null>((state, event, i) => {
    const seq = i + 1;
    return evolve(state, event, { seq, now: T + seq, actor: { account: `a${seq % 3}`, post: `p${seq % 3}`, capacity: 'holder' } });
  }, null);

describe('外出和请销假事件的历次形状', () => {
  test('every kind and version of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/readonly type: '([a-z-]+)';\s+readonly v: (\d+)/g)].map((m) => `${m[1]} v${m[2]}`);
    expect(shapes.length).toBe(19);
    expect([...new Set(samples.map((e) => `${e.type} v${e.v}`))].toSorted()).toEqual(shapes.toSorted());
  });

  test('the absences of the samples are still absences', () => {
    for (const event of samples) if ('absence' in event) expect(absenceSchema.parse(event.absence)).toEqual(event.absence);
  });

  test('what is on record while it lasts: two natures, and what was entrusted', () => {
    const { length } = samples.slice(
      0,
      samples.findIndex((one) => one.type === 'revoked'),
    );
    expect(authority(replay(samples.slice(0, length))!)).toEqual([
      { type: 'absence', id: 'absence', post: 'p9', kind: 'business-trip', from: '2026-11-26', to: '2026-11-30' },
      { type: 'absence', id: 'absence:away-from-area', post: 'p9', kind: 'away-from-area', from: '2026-11-26', to: '2026-11-30' },
      {
        type: 'entrustment',
        id: 'entrustment:13',
        kind: 'standing-in',
        of: 'p9',
        to: 'p8',
        from: '2026-11-26',
        until: '2026-11-27',
        scope: ['document'],
      },
    ]);
  });

  test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
    expect(replay(samples)).toMatchObject({
      stage: 'cancelled',
      post: 'p9',
      way: 'asked',
      from: '2026-11-26',
      to: '2026-12-02',
      absence: { kind: 'business-trip', destination: '邻市', to: '2026-12-02' },
      breaches: [{ code: 'leave.short' }, { code: 'step.missing' }],
      order: { by: 'p7', at: 1_699_999_000_000, reason: '属实', scan: 's1', enteredBy: 'p0' },
      recorded: { with: '办公室' },
      informed: { posts: ['p6'], note: '' },
      departed: { on: '2026-11-26' },
      cancelled: { reason: '改期' },
      orderRefused: { reason: '不急' },
      returned: { on: '2026-11-30', done: [{ by: 'p8', acts: 2 }] },
      given: [{ seq: 13, to: 'p8', words: '日常工作', revoked: { reason: '收回' } }],
      handOvers: [{ to: 'p8', items: [{ matter: 'm1', title: '预算', word: '周五前' }], word: '照常' }],
      reports: [{ of: 'p8', note: '已办两件' }],
      hands: ['p1', 'p2', 'p0'],
    });
    const end = replay(samples);
    expect(end?.asks).toMatchObject([
      { what: 'leave', forwarded: [], consents: [], decision: { granted: true, opinion: '同意' }, approver: { post: 'p7', words: '办法' } },
      { what: 'extension', to: '2026-11-30', decision: { granted: true } },
    ]);
    expect(end?.changes.map((one) => [one.note, one.before.to])).toEqual([
      ['换地方', '2026-11-27'],
      ['再延', '2026-11-30'],
    ]);
  });
});
