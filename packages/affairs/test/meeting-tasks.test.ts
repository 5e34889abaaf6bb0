/** A decision that calls for a task, and the supervised task that follows it up: what each may do to the other. */
import { followUps } from '@lingxing/affairs/meeting';
import { taskProcedure, type TaskState } from '@lingxing/affairs/task';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const TASK = '01890000-0000-7000-8000-0000000000a1';
const OTHER = '01890000-0000-7000-8000-0000000000a2';
const SITTING = '01890000-0000-7000-8000-0000000000b1';
const SYSTEM = { account: 'system', post: 'system', capacity: 'system' } as const;

/** A sitting of 泽州县 on 26 November that gave one matter to the department of finance. */
function entrusted(): Sitting {
  const at = new Sitting(packOf('zezhou'), '2026-11-26')
    .done('registrar', 'convene', sitting('executive'))
    .done('deputy-finance', 'propose', budget())
    .done('registrar', 'vet', { topic: 't1', opinion: '可以' })
    .done('head', 'fix', { topics: ['t1'] })
    .done('head', 'approve-papers', { topic: 't1' })
    .done('registrar', 'notify')
    .done('registrar', 'open')
    .done('head', 'decide', { topic: 't1', result: 'adopted', words: '同意' })
    .done('registrar', 'adjourn');
  return at.done('registrar', 'fate', { topic: 't1', fate: 'task', department: 'finance' });
}
const assigned = (change: object = {}) => ({
  topic: 't1',
  task: TASK,
  step: { is: 'assigned', lead: 'finance', by: 'registrar', due: '2026-12-25', ...change },
});
const note = (at: Sitting, input: unknown) => at.ask('', 'note-task', input, { actor: SYSTEM }).verdict;
/** Each step of a task, told by the system as the ledger does. */
const told = (at: Sitting, step: object, task = TASK): Sitting => {
  const verdict = at.act('', 'note-task', { topic: 't1', task, step }, { actor: SYSTEM });
  expect(verdict.outcome).toBe('permitted');
  return at;
};
const line = (at: Sitting) => followUps(at.context, at.meeting).map((one) => [one.state, one.due])[0];
const ASSIGNED = assigned().step;

describe('会议议定交办的事项', () => {
  test('系统以外谁也不能登记；不是办公室、督查机构交办的，牵头单位不是会议明确的，都不成立', () => {
    const at = entrusted();
    expect(at.ask('registrar', 'note-task', assigned()).verdict.outcome).toBe('refused');
    expect(note(at, assigned({ by: 'finance-clerk' })).outcome).toBe('refused');
    expect(note(at, assigned({ lead: 'education' })).outcome).toBe('refused');
    expect(note(at, { topic: 't1', task: TASK, step: { is: 'closed', on: '2026-11-26', late: false } }).outcome).toBe('refused');
    expect(line(at)).toEqual(['unassigned', undefined]);
  });

  test('议定印发文件的，不能另作督办交办', () => {
    const at = entrusted().done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });
    expect(note(at, assigned()).outcome).toBe('refused');
  });

  test('一件议定事项同时只有一件督办；正在督办的不能改去向，也不能由办公室登记办结', () => {
    const at = told(entrusted(), ASSIGNED);
    expect(note(at, { ...assigned(), task: OTHER }).outcome).toBe('refused');
    expect(at.ask('registrar', 'fate', { topic: 't1', fate: 'none' }).verdict.outcome).toBe('refused');
    expect(at.ask('registrar', 'finish-task', { topic: 't1', on: '2026-11-26', words: '已办' }).verdict.outcome).toBe('refused');
    expect(line(at)).toEqual(['entrusted', '2026-12-25']);
  });

  test('过了时限还没有报告办结的为逾期；已报告、待核验的不算；延期的按新的时限', () => {
    const at = told(entrusted(), ASSIGNED);
    at.today = '2026-12-26';
    expect(line(at)).toEqual(['overdue', '2026-12-25']);
    expect(line(told(at, { is: 'stands', due: '2026-12-25', owing: false }))).toEqual(['entrusted', '2026-12-25']);
    expect(line(told(at, { is: 'stands', due: '2026-12-31', owing: true }))).toEqual(['entrusted', '2026-12-31']);
  });

  test('撤销的重新待交办，另行交办可以；销号的办结；回头看重新办理的又未办结', () => {
    const at = told(told(entrusted(), ASSIGNED), { is: 'withdrawn' });
    expect(line(at)).toEqual(['unassigned', undefined]);
    told(at, ASSIGNED, OTHER);
    told(at, { is: 'closed', on: '2026-12-20', late: false }, OTHER);
    expect(line(at)).toEqual(['done', '2026-12-25']);
    told(at, { is: 'stands', due: '2027-01-10', owing: true }, OTHER);
    expect(line(at)).toEqual(['entrusted', '2027-01-10']);
    told(at, { is: 'closed', on: '2027-01-12', late: true }, OTHER);
    expect(line(at)?.[0]).toBe('done-late');
  });

  test('会议到议定的事项都办结才办毕；没有在督办中交办的，由办公室登记办结', () => {
    const at = entrusted().done('registrar', 'draft-minutes', { text: '会议议定……' });
    at.done('head', 'sign-minutes').done('registrar', 'number');
    expect(at.meeting.stage).toBe('issued');
    expect(at.ask('finance-clerk', 'finish-task', { topic: 't1', on: '2026-11-26', words: '已办' }).verdict.outcome).toBe('refused');
    expect(at.ask('registrar', 'finish-task', { topic: 't1', on: '2026-11-25', words: '已办' }).verdict.outcome).toBe('refused');
    at.done('registrar', 'finish-task', { topic: 't1', on: '2026-11-26', words: '资金已拨付' });
    expect(at.meeting.stage).toBe('closed');
    expect(line(at)).toEqual(['done', undefined]);
  });
});

describe('督办事项告诉会议的', () => {
  const source = { kind: 'from-meeting', reference: '常务会议', item: '1', matter: SITTING, procedure: 'meeting' };
  const form = { title: '年度预算调整', what: '按议定意见办理', source, lead: 'finance', responsible: 'finance-head', proof: '办理报告' };
  const decide = (at: Sitting, state: TaskState | null, post: string, act: string, input: unknown) =>
    taskProcedure.decide(at.context, state, { act, actor: actorOf(post), input, matter: TASK });

  test('交办时告诉牵头单位、由谁交办和时限；不是会议某项议定的，谁也不告诉', () => {
    const at = new Sitting(packOf('zezhou'), '2026-11-26');
    const plain = decide(at, null, 'registrar', 'assign', { form });
    expect([plain.events.length, plain.follows]).toEqual([1, undefined]);
    const due = { due: '2026-12-25', basis: '会议议定' };
    const { follows } = decide(at, null, 'registrar', 'assign', { form: { ...form, ...due, source: { ...source, topic: 't1' } } });
    expect(follows).toEqual([
      {
        procedure: 'meeting',
        matter: SITTING,
        opens: false,
        act: 'note-task',
        input: { topic: 't1', task: TASK, step: { is: 'assigned', lead: 'finance', by: 'registrar', due: '2026-12-25' } },
      },
    ]);
  });
});
