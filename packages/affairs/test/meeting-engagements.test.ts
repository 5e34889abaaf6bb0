/** 参会人员冲突：同一时间已在另一次会议的参会之列，或者外出在册；谁看得到会议的名称、地点；会前一个工作日提醒谁。没有规则写这些，是软件的提示。 */
import { expectedAt, hoursOf, isToBeReminded, sightOfSitting, type MeetingState } from '@lingxing/affairs/meeting';
import type { AbsenceOnRecord, Verdict } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { organisationFor, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const weidong = packOf('weidong');
const AN_HOUR = '2026年11月26日09:00至10:00';

/** One topic of twenty minutes on the agenda of a head's office meeting. */
function fixed(change: Record<string, unknown> = {}, organisation = organisationFor(weidong), more = {}): Sitting {
  return new Sitting(weidong, '2026-11-23', organisation)
    .done('registrar', 'convene', sitting('head-office', change), more)
    .done('finance-clerk', 'propose', budget({ minutes: 20 }))
    .done('head', 'fix', { topics: ['t1'] });
}
const told = (change = {}): Sitting => fixed(change).done('registrar', 'notify');
const away = (post: string, from: string, to: string, standing: 'absences' | 'planned' = 'planned') => {
  const organisation = organisationFor(weidong);
  const absence: AbsenceOnRecord = { matter: 'leave', post, kind: 'business-trip', from, to };
  return { ...organisation, authority: { ...organisation.authority, [standing]: [absence] } };
};
const warnings = ({ findings }: Verdict) => findings.filter((one) => one.code === 'attendance.clash').map((one) => one.message);
const expected = (at: Sitting, state: MeetingState = at.meeting) => expectedAt(at.context, state).map((one) => one.id);

describe('另有会议', () => {
  test('召集、通知、改期、定日期都提示；不写理由不予办理，写了照办', () => {
    const other = told().meeting;
    const same = { sameDay: [other] };
    const at = new Sitting(weidong);
    const convening = at.act('registrar', 'convene', sitting('executive', { time: '09:59' }), same);
    expect([convening.outcome, at.seq, warnings(convening).length]).toEqual(['warned', 0, 1]);
    expect(warnings(convening)[0]).toContain(`${AN_HOUR}已在另一次会议的参会之列`);
    expect(warnings(convening)[0]).toContain('常务副职');
    at.done('registrar', 'convene', sitting('executive', { time: '09:59' }), { ...same, reason: '分头参加' });
    const late = fixed({ time: '15:00' });
    expect(warnings(late.act('registrar', 'notify', {}, same))).toEqual([]);
    const noticed = fixed({ time: '09:30' });
    expect([noticed.act('registrar', 'notify', {}, same).outcome, noticed.meeting.stage]).toEqual(['warned', 'preparing']);
    const moved = late.act('registrar', 'reschedule', { on: '2026-11-26', time: '09:30', place: '会议室', reason: '提前' }, same);
    expect([moved.outcome, late.meeting.time]).toEqual(['warned', '15:00']);
    const open = new Sitting(weidong).done('registrar', 'convene', { kind: 'executive', chair: 'head' });
    expect(warnings(open.act('registrar', 'set-day', { on: '2026-11-26', time: '09:00', place: '会议室' }, same)).length).toBe(1);
  });
  test('提示里没有那次会议的名称、地点和议题', () => {
    const words = warnings(new Sitting(weidong).act('registrar', 'convene', sitting('plenary'), { sameDay: [told().meeting] })).join();
    expect(words).toContain(AN_HOUR);
    for (const hidden of ['办公会议', '第一会议室', '年度预算调整方案']) expect(words).not.toContain(hidden);
  });
  test('改定主持人、通知以后增加参会人员，只提示新来的人；筹备中增加的，到通知时再提示', () => {
    const same = { sameDay: [told().meeting] };
    const topical = new Sitting(weidong)
      .done('registrar', 'convene', sitting('topical', { chair: 'deputy-education' }), { ...same, reason: '另有安排' })
      .done('registrar', 'propose', budget({ department: 'civil' }))
      .done('deputy-education', 'fix', { topics: ['t1'] });
    const given = { chair: 'deputy-finance' };
    const changed = topical.act('registrar', 'change-chair', given, same);
    expect([changed.outcome, topical.meeting.chair.post]).toEqual(['warned', 'deputy-education']);
    expect(warnings(changed)).toHaveLength(1);
    expect(warnings(changed)[0]).not.toContain('民政');
    expect(warnings(topical.act('registrar', 'change-chair', given, { sameDay: [told({ time: '15:00' }).meeting] }))).toEqual([]);
    const early = new Sitting(weidong).done('registrar', 'convene', sitting('topical', { chair: 'deputy-education' }), {
      ...same,
      reason: '另有安排',
    });
    expect(warnings(early.act('registrar', 'invite', { post: 'executive', reason: '请指导' }, same))).toEqual([]);
    const after = told({ kind: 'head-office' });
    const other = { sameDay: [after.meeting] };
    topical.done('registrar', 'notify', {}, { ...other, reason: '照开' });
    const invited = topical.act('registrar', 'invite', { post: 'executive', reason: '请指导' }, other);
    expect([invited.outcome, warnings(invited).length]).toEqual(['warned', 1]);
    expect(warnings(invited)[0]).toContain('常务副职');
    topical.done('registrar', 'invite', { post: 'civil-clerk', reason: '记录' }, other);
  });
  test('首尾相接的、还没有通知的、取消了的、演练的，不算', () => {
    const after = sitting('executive', { time: '10:00' });
    const clash = (other: MeetingState, change = sitting('executive')) =>
      warnings(new Sitting(weidong).act('registrar', 'convene', change, { sameDay: [other] }));
    expect(clash(told().meeting, after)).toEqual([]);
    expect(clash(fixed().meeting)).toEqual([]);
    expect(clash(told().done('head', 'cancel', { reason: '不开' }).meeting)).toEqual([]);
    expect(clash({ ...told().meeting, exercise: true })).toEqual([]);
    expect(clash(told().meeting).length).toBe(1);
  });
  test('议程长过一小时的，到议程结束', () => {
    const at = told();
    const [topic] = at.meeting.topics;
    if (topic === undefined) throw new Error('no topic');
    expect(hoursOf(at.meeting)).toEqual({ on: '2026-11-26', from: 540, to: 600 });
    expect(hoursOf({ ...at.meeting, topics: [{ ...topic, minutes: 90 }] })).toEqual({ on: '2026-11-26', from: 540, to: 630 });
  });
  test('准了假的、委派别人的，不在参会之列，替会的在；改期以后都重新算', () => {
    const at = told()
      .done('deputy-finance', 'ask-leave', { reason: '省里开会', special: true })
      .done('head', 'answer-leave', { post: 'deputy-finance', granted: true })
      .done('finance-head', 'reply', { answer: 'delegate', substitute: 'finance-vice' }, { reason: '局长在外地' });
    expect(expected(at)).not.toContain('deputy-finance');
    expect(expected(at)).not.toContain('finance-head');
    expect(expected(at)).toEqual(expect.arrayContaining(['head', 'executive', 'finance-vice']));
    const moved = at.act('registrar', 'reschedule', { on: '2026-11-27', time: '09:00', place: '会议室', reason: '改期' });
    expect(moved.outcome).toBe('permitted');
    expect(expected(at)).toEqual(expect.arrayContaining(['deputy-finance', 'finance-head']));
  });
});

describe('外出在册', () => {
  test('外出的日子在会议当天，提示是谁，不写去向；前后一天的不提示', () => {
    const at = (from: string, to: string) =>
      warnings(new Sitting(weidong, '2026-11-23', away('executive', from, to)).act('registrar', 'convene', sitting('head-office')));
    expect(at('2026-11-26', '2026-11-27')).toEqual(['常务副职2026年11月26日外出，已登记在册。']);
    expect(at('2026-11-27', '2026-11-28')).toEqual([]);
    expect(at('2026-11-24', '2026-11-25')).toEqual([]);
  });
  test('没有销假的，至少到今日还算外出', () => {
    const today = sitting('head-office', { on: '2026-11-23', time: '15:00' });
    const overdue = away('executive', '2026-11-18', '2026-11-20', 'absences');
    expect(warnings(new Sitting(weidong, '2026-11-23', overdue).act('registrar', 'convene', today)).length).toBe(1);
    expect(warnings(new Sitting(weidong, '2026-11-23', overdue).act('registrar', 'convene', sitting('head-office')))).toEqual([]);
  });
  test('不在参会之列的外出，不提示', () => {
    const organisation = away('civil-head', '2026-11-26', '2026-11-26');
    expect(warnings(new Sitting(weidong, '2026-11-23', organisation).act('registrar', 'convene', sitting('head-office')))).toEqual([]);
  });
});

describe('日程中看到什么', () => {
  test('参会的和办公室看到全部；别人只知道领导在开会；没有通知的、取消的，别人什么也看不到', () => {
    const at = told();
    const sight = (post: string, state: MeetingState = at.meeting) => sightOfSitting(at.context, state, [post]);
    expect(['head', 'executive', 'finance-head', 'registrar'].map((one) => sight(one))).toEqual(['whole', 'whole', 'whole', 'whole']);
    expect(['civil-head', 'finance-clerk', 'town-head'].map((one) => sight(one))).toEqual(['outline', 'outline', 'outline']);
    const before = fixed().meeting;
    expect([sight('registrar', before), sight('head', before), sight('executive', before)]).toEqual(['whole', 'whole', 'nothing']);
    expect(sight('head', { ...at.meeting, stage: 'cancelled' })).toBe('nothing');
  });
});

describe('会前提醒', () => {
  // 2026-11-26 is a Thursday, 2026-11-30 a Monday.
  const due = (on: string, today: string, toldOn: string) => {
    const at = told({ on });
    return isToBeReminded({ calendar: at.context.calendar, today }, at.meeting, toldOn);
  };
  test('会前一个工作日起；周一的会在周五', () => {
    expect([due('2026-11-26', '2026-11-24', '2026-11-23'), due('2026-11-26', '2026-11-25', '2026-11-23')]).toEqual([false, true]);
    expect([due('2026-11-30', '2026-11-26', '2026-11-23'), due('2026-11-30', '2026-11-27', '2026-11-23')]).toEqual([false, true]);
    expect(due('2026-11-26', '2026-11-26', '2026-11-23')).toBe(false);
  });
  test('前一个工作日才通知或者改期的，通知就是提醒；取消的不提醒', () => {
    expect(due('2026-11-26', '2026-11-25', '2026-11-25')).toBe(false);
    const at = told().done('head', 'cancel', { reason: '不开' });
    expect(isToBeReminded({ calendar: at.context.calendar, today: '2026-11-25' }, at.meeting, '2026-11-23')).toBe(false);
  });
});
