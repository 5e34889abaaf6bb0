/**
 * Samples of every past shape of an event of departments' meetings, committed as they were stored, replayed by today's fold. A
 * sample is never changed; a new shape gets a new version and a new sample.
 */
import { evolve, formSchema, type DepartmentMeetingEvent, type DepartmentMeetingState } from '@lingxing/affairs/department-meeting';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(
  readFileSync(new URL('./fixtures/department-meeting-events.json', import.meta.url), 'utf8'),
) as DepartmentMeetingEvent[];
const source = readFileSync(new URL('../src/department-meeting/events.ts', import.meta.url), 'utf8');

const T = 1_700_000_000_000;
const replay = (events: readonly DepartmentMeetingEvent[]): DepartmentMeetingState | null =>
  events.reduce<DepartmentMeetingState | null>(
    (state, event, i) => evolve(state, event, { now: T + i + 1, actor: { account: `a${i % 3}`, post: `p${i % 3}`, capacity: 'holder' } }),
    null,
  );

describe('部门会议事件的历次形状', () => {
  test('every kind and version of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/readonly type: '([a-z-]+)';\s+readonly v: (\d+)/g)].map((m) => `${m[1]} v${m[2]}`);
    expect(shapes.length).toBe(13);
    expect([...new Set(samples.map((e) => `${e.type} v${e.v}`))].toSorted()).toEqual(shapes.toSorted());
  });

  test('the requests of the samples are still requests', () => {
    for (const event of samples) if (event.type === 'opened') expect(formSchema.parse(event.form)).toEqual(event.form);
  });

  test('an event before there is a matter is a fault of the ledger', () => {
    expect(() => replay(samples.slice(1))).toThrow('before the matter was opened');
  });

  test('a request with its preparation, papers and line of the plan; what is sent in again keeps what it does not name', () => {
    const whole = replay(samples.slice(14))?.form;
    expect(whole).toMatchObject({
      plan: '3',
      prepared: true,
      preparation: '补齐了发言材料',
      attachments: [{ name: '发言.pdf' }],
      people: 80,
    });
    const [opened, ...rest] = samples.slice(14);
    const bare = rest.map((one) => (one.type === 'submitted' ? { ...one, change: {} } : one));
    expect(replay([opened as DepartmentMeetingEvent, ...bare])?.form).toMatchObject({
      preparation: '议程、讲话稿已备',
      attachments: [{ name: '议程.pdf' }],
    });
  });

  test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
    expect(replay(samples.slice(0, 14))).toMatchObject({
      stage: 'withdrawn',
      host: 'finance',
      way: 'consulted',
      asked: '2026-11-24',
      form: { kind: 'area-wide', on: '2026-12-08', days: 0.5, people: 80 },
      breaches: [{ code: 'conduct.restricted', norm: '26.1-economy' }],
      consent: { by: 'p1', opinion: '同意' },
      returns: [{ by: 'p0', reason: '会期过长' }],
      submissions: [{ by: 'p2' }, { by: 'p1' }],
      referred: { by: 'p2', opinion: '属实', to: 'p8' },
      reviewed: { by: 'p0', opinion: '可以' },
      named: [{ slot: 'holding', post: 'p7', words: '审批办法', by: 'p1' }],
      decisions: [
        { slot: 'holding', granted: true, opinion: '同意', by: 'p2' },
        { slot: 'invitation', granted: true, opinion: '', by: 'p0', paper: { on: '2026-11-25', words: '批示件', scan: 's2' } },
      ],
      held: { by: 'p1', was: { on: '2026-12-08', days: 1, note: '如期' } },
      order: { by: 'p7', at: 1_699_999_000_000, reason: '属实', scan: 's1', enteredBy: 'p2' },
      refused: { by: 'p0', opinion: '不开' },
      withdrawn: { by: 'p1', reason: '改期' },
      hands: ['p0', 'p1', 'p2'],
    });
  });
});
