/**
 * Samples of every past shape of an event of what is raised from outside, committed as they were stored, replayed by today's fold.
 * A sample is never changed; a new shape gets a new version and a new sample.
 */
import { evolve, formSchema, type OversightEvent, type OversightState } from '@lingxing/affairs/oversight';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/oversight-events.json', import.meta.url), 'utf8')) as OversightEvent[];
const source = readFileSync(new URL('../src/oversight/events.ts', import.meta.url), 'utf8');

const T = 1_700_000_000_000;
const replay = (events: readonly OversightEvent[]): OversightState | null =>
  events.reduce<OversightState | null>(
    (state, event, i) => evolve(state, event, { now: T + i + 1, actor: { account: `a${i % 3}`, post: `p${i % 3}`, capacity: 'holder' } }),
    null,
  );

describe('接受监督事件的历次形状', () => {
  test('every kind and version of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/readonly type: '([a-z-]+)';\s+readonly v: (\d+)/g)].map((m) => `${m[1]} v${m[2]}`);
    expect(shapes.length).toBe(19);
    expect([...new Set(samples.map((e) => `${e.type} v${e.v}`))].toSorted()).toEqual(shapes.toSorted());
  });

  test('what the samples register may still be registered', () => {
    for (const event of samples) if (event.type === 'registered') expect(formSchema.parse(event.form)).toEqual(event.form);
  });

  test('an event before there is a matter, or a signature under nothing, is a fault of the ledger', () => {
    expect(() => replay(samples.slice(1))).toThrow('before the matter was opened');
    expect(() => replay(samples.filter((one) => one.type !== 'drafted'))).toThrow('a signature under no reply');
  });

  test('what was registered before files and longer limits were there folds to the state that is stored of it', () => {
    const old = replay(samples.slice(0, 3));
    expect([
      old?.stage,
      'files' in (old ?? {}),
      'extensions' in (old ?? {}),
      'receptions' in (old ?? {}),
      'climbs' in (old ?? {}),
      'numbered' in (old ?? {}),
    ]).toEqual(['assigning', false, false, false, false, false]);
  });

  test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
    expect(replay(samples)).toMatchObject({
      stage: 'publishing',
      form: { kind: 'suggestion', from: '代表甲', important: true },
      referrals: [{ by: 'p1', to: 'p8', opinion: '请阅' }],
      readings: [{ by: 'p2', opinion: '请办' }],
      assignments: [
        { lead: 'finance', helping: ['civil'], limit: { due: '2027-02-22' }, by: 'p0' },
        { lead: 'water', helping: [], unlimited: '待定', by: 'p2' },
      ],
      returned: [{ by: 'p1', reason: '不属职责' }],
      lead: 'water',
      limit: { due: '2027-06-22' },
      extensions: [{ due: '2027-06-22', before: '2027-05-22', basis: '经分管领导同意' }],
      round: 2,
      talks: [{ way: 'phone', on: '2026-11-24', words: '已听取', round: 1 }],
      notes: [
        { what: 'progress', department: 'water' },
        { what: 'progress', files: [{ name: '原件.pdf' }] },
      ],
      sentBack: [{ reason: '写明时间', by: 'p0' }],
      replies: [
        { reply: { text: '列入计划', result: 'B' }, round: 1, department: 'water', opinion: '同意' },
        { reply: { text: '六月完工', result: 'A' }, round: 2 },
        { reply: { text: '再答复' }, round: 2, files: [{ name: '原件.pdf' }] },
        { reply: { contact: '办公室 0356-0000000', copies: ['某县人大常委会'] }, number: '水发〔2026〕57号' },
      ],
      answers: [
        { answer: 'unsatisfied', round: 1 },
        { answer: 'satisfied', round: 2 },
        { answer: 'partly', round: 2, files: [{ name: '原件.pdf' }] },
      ],
      published: { title: '答复', text: '六月完工', on: '2026-11-27' },
      closed: { reason: '已办结' },
      withdrawn: { reason: '重复' },
      climbs: [{ rung: 1, to: 'owner', due: '2027-06-22', on: '2027-06-23' }],
      presses: [{ words: '抓紧' }],
      numbered: [{ text: '水发〔2026〕57号' }],
      receptions: [{ reception: '01890000-0000-7000-8000-000000000001', on: '2026-12-01', post: 'deputy' }],
      hands: ['p0', 'p1', 'p2'],
    });
  });
});
