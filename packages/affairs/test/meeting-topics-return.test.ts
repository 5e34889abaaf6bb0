/** 议题缓议、没有列入、随会议取消的，转到下一次会议；移到另一次会议。规则只写由谁定、由谁办会，五部规则都一样。 */
import { meetingProcedure, type LeftTopic, type MeetingEvent } from '@lingxing/affairs/meeting';
import type { FollowUp } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const weidong = packOf('weidong');
const HERE = '00000000-0000-4000-8000-000000000001';
const THERE = '00000000-0000-4000-8000-000000000002';
const open = () => new Sitting(weidong).done('registrar', 'convene', sitting('executive'));
/** One topic fixed and the meeting sitting; another was proposed and not put on the agenda. */
function sat(): Sitting {
  const at = open().done('finance-clerk', 'propose', budget()).prepared('t1');
  at.done('finance-clerk', 'propose', budget({ title: '国有资产处置' }));
  at.done('head', 'fix', { topics: ['t1'] })
    .done('deputy-finance', 'approve-papers', { topic: 't1' })
    .done('registrar', 'notify');
  at.today = '2026-11-26';
  return at.done('registrar', 'open');
}
const left = (events: readonly MeetingEvent[]): readonly LeftTopic[] =>
  events.flatMap((one) => (one.type === 'topics-left' ? one.topics : []));
const returned = (events: readonly MeetingEvent[]) => events.flatMap((one) => (one.type === 'topics-returned' ? one.topics : []));
const deferral = { topic: 't1', result: 'deferred', words: '补充测算后再议' };

/** What follows in the other sitting, as the system does it. */
function asSystem(there: Sitting, follows: readonly FollowUp[]) {
  const [one] = follows;
  if (one === undefined) throw new Error('nothing follows');
  const actor = { ...actorOf('registrar'), capacity: 'system' as const };
  return meetingProcedure.decide(there.context, there.state, { act: one.act, actor, input: one.input });
}

describe('不予办理的', () => {
  test('移走议题由办公室办理，部门、副区长不能移；不能移到本次会议；已经议定、撤回的不能移', () => {
    const at = open().done('finance-clerk', 'propose', budget());
    const move = { topic: 't1', to: THERE, reason: '本次议题已满' };
    expectRefused(at.act('finance-clerk', 'move-topic', move), 'authority.not-yours');
    expectRefused(at.act('deputy-finance', 'move-topic', move), 'authority.not-yours');
    expectRefused(at.act('registrar', 'move-topic', { ...move, to: HERE }, { matter: HERE }), 'input.invalid');
    at.done('finance-clerk', 'withdraw-topic', { topic: 't1', reason: '另行研究' });
    expectRefused(at.act('registrar', 'move-topic', move, { matter: HERE }), 'state.not-open');
    expectRefused(sat().act('registrar', 'move-topic', move, { matter: HERE }), 'state.not-open');
  });
  test('收入移来的议题不由人直接办理', () => {
    const [topic] = left(sat().ask('head', 'decide', deferral).events);
    expectRefused(open().act('registrar', 'receive-topic', { sitting: THERE, left: topic }), 'authority.not-yours');
  });
  test('没有待上会的议题，不能收入；部门不能收入', () => {
    expectRefused(open().act('registrar', 'gather', {}, { sittings: { waiting: [] } }), 'state.not-open');
    const [topic] = left(sat().ask('head', 'decide', deferral).events);
    const sittings = { waiting: [{ sitting: HERE, left: topic }] };
    expectRefused(open().act('finance-clerk', 'gather', {}, { sittings }), 'authority.not-yours');
  });
  test('卫东第七条：重大事项移到区长办公会议的，那边不予收入', () => {
    const at = open().done('finance-clerk', 'propose', budget({ matter: 'major-matter' }));
    const { follows = [] } = at.ask('registrar', 'move-topic', { topic: 't1', to: THERE, reason: '错投' }, { matter: HERE });
    const there = new Sitting(weidong).done('registrar', 'convene', sitting('head-office'));
    const { verdict, events } = asSystem(there, follows);
    expectRefused(verdict, 'meeting.missing 7');
    expect(events).toEqual([]);
  });
});

describe('缓议的议题', () => {
  test('随召集下一次会议收入，带着来源和做过的前期工作；审核、确定、材料重新办理', () => {
    const at = sat();
    const [topic] = left(at.ask('head', 'decide', deferral).events);
    expect(topic).toMatchObject({ topic: 't1', kind: 'executive', on: '2026-11-26', why: 'deferred', words: '补充测算后再议' });
    const next = new Sitting(weidong);
    const sittings = { waiting: [{ sitting: HERE, left: topic }] };
    next.done('registrar', 'convene', sitting('executive', { on: '2026-12-10' }), { sittings });
    const [back] = next.meeting.topics;
    expect(back).toMatchObject({
      id: 't1',
      title: '年度预算调整方案',
      stage: 'proposed',
      from: { sitting: HERE, topic: 't1', on: '2026-11-26', why: 'deferred', words: '补充测算后再议' },
    });
    expect(back?.prepared.map((one) => one.what)).toEqual(at.meeting.topics[0]?.prepared.map((one) => one.what));
    expect(back?.prepared).toHaveLength(7);
    expect([back?.fixed, back?.papers]).toEqual([undefined, undefined]);
    // Nothing has to be prepared twice (第四十七条): the head may fix it.
    next.done('head', 'fix', { topics: ['t1'] });
  });
  test('下一次会议已经召集的，当即转去；没有召集的，哪里也不转', () => {
    const next = { sittings: { waiting: [], next: THERE } };
    expect(sat().ask('head', 'decide', deferral, next).follows).toEqual([
      { procedure: 'meeting', matter: THERE, opens: false, act: 'gather', input: {} },
    ]);
    expect(sat().ask('head', 'decide', deferral).follows).toBeUndefined();
    expect(sat().ask('head', 'decide', { ...deferral, result: 'rejected' }, next).follows).toBeUndefined();
  });
});

describe('没有列入和随会议取消的', () => {
  test('散会时没有列入议程的转下次；已经议定的不转', () => {
    const at = sat().done('head', 'decide', { topic: 't1', result: 'adopted', words: '同意' });
    expect(left(at.ask('registrar', 'adjourn').events).map(({ topic, why }) => [topic, why])).toEqual([['t2', 'untaken']]);
  });
  test('会议取消的，待定和已定的都转下次，写明为何取消；撤回的不转', () => {
    const at = open()
      .done('finance-clerk', 'propose', budget())
      .prepared('t1')
      .done('head', 'fix', { topics: ['t1'] });
    at.done('finance-clerk', 'propose', budget({ title: '国有资产处置' }));
    at.done('finance-clerk', 'propose', budget({ title: '办公用房调剂' }));
    at.done('finance-clerk', 'withdraw-topic', { topic: 't3', reason: '另办' });
    const { events } = at.ask('registrar', 'cancel', { reason: '防汛' });
    expect(left(events).map(({ topic, why, words }) => [topic, why, words])).toEqual([
      ['t1', 'cancelled', '防汛'],
      ['t2', 'cancelled', '防汛'],
    ]);
  });
  test('收到六十个为止，余下的仍待上会', () => {
    const [topic] = left(sat().ask('head', 'decide', deferral).events);
    const waiting = Array.from({ length: 61 }, (_, i) => ({ sitting: HERE, left: { ...topic, topic: `t${i + 1}` } }));
    const { events } = new Sitting(weidong).ask('registrar', 'convene', sitting('executive'), { sittings: { waiting } });
    expect(
      returned(events)
        .map((one) => one.topic)
        .slice(-1),
    ).toEqual(['t60']);
  });
});

describe('移到另一次会议', () => {
  test('这边成为已移走、退出议程，那边收入，两边都写明', () => {
    const at = open()
      .done('finance-clerk', 'propose', budget())
      .prepared('t1')
      .done('head', 'fix', { topics: ['t1'] });
    const move = { topic: 't1', to: THERE, reason: '本次议题已满' };
    const { follows = [] } = at.ask('registrar', 'move-topic', move, { matter: HERE });
    at.done('registrar', 'move-topic', move, { matter: HERE });
    expect([at.meeting.agenda, at.meeting.topics[0]?.stage]).toEqual([[], 'moved']);
    const { events } = asSystem(open(), follows);
    expect(returned(events)[0]).toMatchObject({
      topic: 't1',
      from: { sitting: HERE, topic: 't1', why: 'moved', words: '本次议题已满' },
    });
    // It is not left again by a cancellation here.
    expect(left(at.ask('registrar', 'cancel', { reason: '改期' }).events)).toEqual([]);
  });
});

describe('日期待定，先汇集议题', () => {
  const undated = { on: undefined, time: undefined, place: undefined };
  const gathering = () => new Sitting(weidong).done('registrar', 'convene', sitting('executive', undated));
  test('只填日期不填时刻、地点的不予办理；没有定日期的不能发通知；部门不能定，过去的日期不能定，定了的不再定', () => {
    expectRefused(new Sitting(weidong).act('registrar', 'convene', sitting('executive', { place: undefined })), 'input.invalid');
    const at = gathering()
      .done('finance-clerk', 'propose', budget())
      .prepared('t1')
      .done('head', 'fix', { topics: ['t1'] });
    at.done('deputy-finance', 'approve-papers', { topic: 't1' });
    expectRefused(at.act('registrar', 'notify'), 'step.missing');
    expect(at.waits()['set-day']).toEqual(['registrar']);
    const day = { on: '2026-12-03', time: '15:00', place: '第二会议室' };
    expectRefused(at.act('finance-clerk', 'set-day', day), 'authority.not-yours');
    expectRefused(at.act('registrar', 'set-day', { ...day, on: '2026-11-20' }), 'input.invalid');
    at.done('registrar', 'set-day', day);
    expect([at.meeting.on, at.meeting.time, at.meeting.place]).toEqual(['2026-12-03', '15:00', '第二会议室']);
    expectRefused(at.act('registrar', 'set-day', day), 'state.not-open');
    at.done('registrar', 'notify');
  });
  test('定日期时，这期间缓议的也收入；没有定过日期就取消的，议题照样转下次', () => {
    const [topic] = left(sat().ask('head', 'decide', deferral).events);
    const at = gathering();
    expect(meetingProcedure.summary(at.meeting).title).toBe('常务会议（日期待定）');
    at.done(
      'head',
      'set-day',
      { on: '2026-12-03', time: '15:00', place: '第二会议室' },
      { sittings: { waiting: [{ sitting: HERE, left: topic }] } },
    );
    expect(at.meeting.topics.map((one) => one.from?.why)).toEqual(['deferred']);
    const other = gathering().done('finance-clerk', 'propose', budget());
    const [again] = left(other.ask('registrar', 'cancel', { reason: '并入下次' }).events);
    expect([again?.why, again?.on]).toEqual(['cancelled', undefined]);
  });
});
