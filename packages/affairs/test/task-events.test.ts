/**
 * Samples of every past shape of an event of supervised tasks, as they are stored, replayed by today's fold. A sample is never
 * changed; a new shape gets a new version and a new sample.
 */
import { readFileSync } from 'node:fs';
import { evolve, taskSchema, type TaskEvent, type TaskState } from '@lingxing/affairs/task';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/task-events.json', import.meta.url), 'utf8')) as TaskEvent[];
const source = readFileSync(new URL('../src/task/events.ts', import.meta.url), 'utf8');

const T = 1_700_000_000_000;
const replay = (events: readonly TaskEvent[]): TaskState | null =>
  events.reduce<TaskState | null>(
    (state, event, i) => evolve(state, event, { now: T + i + 1, actor: { account: `a${i % 3}`, post: `p${i % 3}`, capacity: 'holder' } }),
    null,
  );

describe('督办事项事件的历次形状', () => {
  test('every kind and version of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/type: '([a-z-]+)';\s+readonly v: (\d+)/g)].map((m) => `${m[1]} v${m[2]}`);
    expect(shapes.length).toBe(22);
    expect([...new Set(samples.map((e) => `${e.type} v${e.v}`))].toSorted()).toEqual(shapes.toSorted());
  });

  test('the tasks of the samples are still tasks, and an event before one is a fault of the ledger', () => {
    for (const event of samples) if (event.type === 'assigned') expect(taskSchema.parse(event.form)).toEqual(event.form);
    expect(() => replay(samples.slice(1))).toThrow('before the matter was opened');
  });

  test('replayed in order they lead to the state that they lead to by hand', () => {
    expect(replay(samples)).toMatchObject({
      stage: 'withdrawn',
      assigner: 'finance',
      from: { procedure: 'meeting', matter: '01890000-0000-7000-8000-000000000001', post: 'p9' },
      assigned: { by: 'p9', at: T + 1 },
      on: '2026-11-24',
      approver: 'p8',
      // Declined after it was approved: no procedure does so, the fold takes it as it comes.
      approval: { by: 'p2', granted: false, opinion: '不同意' },
      limit: { date: '2026-12-20' },
      form: { lead: 'justice', helpers: ['audit'], responsible: 'p7' },
      signed: [{ by: 'p0' }],
      plans: [{ by: 'p1', words: '分三步' }],
      reports: [{ by: 'p2', words: '完成一半' }],
      parts: [{ by: 'p0', of: 'audit', words: '已核' }],
      claims: [{ by: 'p1', words: '办结', without: '', late: true }],
      returns: [{ by: 'p0', reason: '不实' }],
      lookedBack: [{ by: 'p2', found: '又拖欠', holds: false }],
      noted: { opinion: '已阅' },
      extensions: [
        { until: '2026-12-25', reason: '汛期', answer: { granted: '2026-12-20', opinion: '' } },
        { until: '2026-12-30', reason: '大雪', answer: { opinion: '不再延' } },
      ],
      moves: [{ from: 'finance', to: 'justice', reason: '职责调整' }],
      children: [{ id: '01890000-0000-7000-8000-000000000002', title: '分一', lead: 'justice', ended: 'closed' }],
      climbs: [{ rung: 0, to: 'owner', due: '2026-12-10', on: '2026-12-11' }],
      presses: [{ words: '抓紧' }],
      withdrawn: { reason: '并入他事' },
    });
  });
});
