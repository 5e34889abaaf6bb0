/** 会议：有意填错、抢办、错过的。凡不予办理的，说明缘由和出路；凡照实记下的，记明缺什么。 */
import { evidenceOf, inTheRoom, meetingProcedure, seatOf, seesWaiting, viewFor } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const weidong = packOf('weidong');
const chengqu = packOf('jincheng-chengqu');
const PAPER = { hash: 'b'.repeat(64), name: '审查意见.pdf', mediaType: 'application/pdf', size: 900 };
/** A head's office meeting of 卫东区, convened on its day. */
const small = (today = '2026-11-26'): Sitting =>
  new Sitting(weidong, today).done('registrar', 'convene', sitting('head-office')).done('finance-clerk', 'propose', budget());
const told = (): Sitting =>
  small()
    .done('head', 'fix', { topics: ['t1'] })
    .done('registrar', 'notify');
const wayOut = (verdict: ReturnType<Sitting['act']>): string | undefined =>
  verdict.findings.find((one) => one.outcome === 'refused')?.wayOut;

describe('日期、时刻、分钟、议题数', () => {
  test('召集在一年以后、过去的日子不予办理；一年以内可以', () => {
    const convening = (on: string) => new Sitting(weidong).act('registrar', 'convene', sitting('head-office', { on }));
    for (const on of ['2028-11-26', '9999-12-31', '2027-11-25', '2026-11-22', '2016-11-26', '0001-01-01'])
      expectRefused(convening(on), 'input.invalid');
    expect(convening('2027-11-24').outcome).toBe('permitted');
  });
  test('改期、定日期到当日已经过去的时刻不予办理（现在九点）；同一分钟和以后的可以', () => {
    const to = (time: string) => ({ on: '2026-11-26', time, place: '第二会议室', reason: '换会议室' });
    expectRefused(told().act('registrar', 'reschedule', to('08:59')), 'input.invalid');
    expectRefused(told().act('registrar', 'reschedule', { ...to('09:00'), on: '2026-11-25' }), 'input.invalid');
    expectRefused(told().act('registrar', 'reschedule', { ...to('09:00'), on: '2028-01-01' }), 'input.invalid');
    for (const time of ['09:00', '09:30']) expect(told().act('registrar', 'reschedule', to(time)).outcome).toBe('permitted');
    const open = () => new Sitting(weidong, '2026-11-26').done('registrar', 'convene', { kind: 'head-office', chair: 'head' });
    expectRefused(open().act('registrar', 'set-day', to('08:00')), 'input.invalid');
    expect(open().act('registrar', 'set-day', to('15:00')).outcome).toBe('permitted');
  });
  test('零分钟、八小时以上、空的名称、一万个议题，填写有误', () => {
    for (const change of [
      { minutes: 0 },
      { minutes: 481 },
      { minutes: 1.5 },
      { title: '' },
      { title: ' \n ' },
      { title: '长'.repeat(201) },
    ])
      expectRefused(small().act('finance-clerk', 'propose', budget(change)), 'input.invalid');
    const topics = Array.from({ length: 10_000 }, (_, i) => `t${i % 999}`);
    expectRefused(small().act('head', 'fix', { topics }), 'input.invalid');
    const entered = { ...sitting('executive', { on: '2026-11-25' }), emergency: '汛情', topics: topics.map(() => budget()) };
    expectRefused(new Sitting(weidong, '2026-11-26').act('registrar', 'enter-held', entered), 'input.invalid');
  });
  test('标签照字面保留，不是网页', () => {
    const at = small().done('finance-clerk', 'propose', budget({ title: '<b onmouseover=alert(1)>预算</b>' }));
    expect(at.meeting.topics[1]?.title).toBe('<b onmouseover=alert(1)>预算</b>');
  });
  test('散会的时间在会议那天以前的，不予办理', () => {
    const at = told().done('registrar', 'open').done('head', 'decide', { topic: 't1', result: 'rejected', words: '不同意' });
    at.today = '2026-11-27';
    expectRefused(at.act('registrar', 'adjourn', {}, { occurredAt: '2026-11-25T17:00:00+08:00' }), 'input.invalid');
    at.done('registrar', 'adjourn', {}, { occurredAt: '2026-11-26T11:00:00+08:00' });
    expect(at.meeting.ended?.on).toBe('2026-11-26');
  });
});

describe('到会和请假', () => {
  test('已经签到的，不能记为没有到会', () => {
    const at = told().done('executive', 'sign-in');
    const verdict = at.act('registrar', 'open', { absent: ['executive', 'deputy-finance'] });
    expectRefused(verdict, 'input.invalid');
    expect(verdict.findings[0]?.message).toBe('常务副职已经签到，又记为没有到会。');
    at.done('registrar', 'open', { absent: ['deputy-finance'] });
  });
  test('再次签到的，告知无须再签', () => {
    const at = told().done('executive', 'sign-in');
    expect(wayOut(at.act('executive', 'sign-in'))).toBe('签到一次即可，无须再签。');
  });
  test('已经准假的不再请假；请假、委派了别人的不改由其主持，答复参加以后可以', () => {
    const at = told().done('executive', 'ask-leave', { reason: '参加上级会议', special: true });
    const instead = { chair: 'executive', ground: 'delegated', grounds: '电话委托' };
    expectRefused(at.act('registrar', 'change-chair', instead), 'state.not-open');
    at.done('head', 'answer-leave', { post: 'executive', granted: true });
    expectRefused(at.act('executive', 'ask-leave', { reason: '换一个事由', special: true }), 'state.not-open');
    expectRefused(at.act('registrar', 'change-chair', instead), 'state.not-open');
    at.done('executive', 'reply', { answer: 'attend' }).done('registrar', 'change-chair', instead);
    expect(at.meeting.chair.post).toBe('executive');
  });
});

describe('不上会的议题', () => {
  test('已经移走、撤回、不列入的，不再撤回、登记前期工作、批印材料', () => {
    const moved = small().done('registrar', 'move-topic', { topic: 't1', to: '01890000-0000-7000-8000-000000000001', reason: '合并研究' });
    expectRefused(moved.act('finance-clerk', 'withdraw-topic', { topic: 't1', reason: '不议了' }), 'state.not-open');
    expect(moved.meeting.topics[0]?.stage).toBe('moved');
    const declined = small().done('head', 'decline-topic', { topic: 't1', reason: '缓一缓' });
    expectRefused(declined.act('finance-clerk', 'prepare', { topic: 't1', done: ['research'], words: '补' }), 'state.not-open');
    const executive = new Sitting(chengqu).done('registrar', 'convene', sitting('executive')).done('deputy-finance', 'propose', budget());
    executive.done('deputy-finance', 'withdraw-topic', { topic: 't1', reason: '不议了' });
    expectRefused(executive.act('head', 'approve-papers', { topic: 't1' }), 'state.not-open');
  });
});

describe('不公开的议题照样落实', () => {
  test('人事议题议定印发文件：文件起草、印发，由系统登记到会议', () => {
    const personnel = new Sitting(weidong, '2026-11-26')
      .done('registrar', 'convene', sitting('head-office'))
      .done('finance-clerk', 'propose', budget({ title: '干部任免', matter: 'personnel' }), { reason: '按程序' })
      .done('head', 'fix', { topics: ['t1'] }, { reason: '按程序' })
      .done('registrar', 'notify')
      .done('registrar', 'open')
      .done('head', 'decide', { topic: 't1', result: 'adopted', words: '同意' })
      .done('registrar', 'adjourn')
      .done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });
    const step = { is: 'drafted', host: 'finance', to: 'subordinate' };
    personnel.done('system', 'note-document', { topic: 't1', document: '01890000-0000-7000-8000-00000000000a', step });
    expect(personnel.meeting.topics[0]?.document?.id).toBe('01890000-0000-7000-8000-00000000000a');
    // To those for whom it is not there it stays as if it were not.
    const findings = personnel.act('education-clerk', 'open-item', { item: 't1', to: 'public', ground: '会议要求' }).findings;
    expect(findings.map((one) => one.message)).toEqual(['没有这一议题。']);
  });
});

describe('材料在会议开始以后才批印：晋城城区第二十一条第一款', () => {
  const sat = (): Sitting => {
    const at = new Sitting(chengqu, '2026-11-26')
      .done('registrar', 'convene', sitting('executive'))
      .done('deputy-finance', 'propose', budget())
      .done('registrar', 'vet', { topic: 't1', opinion: '可以上会' })
      .done('head', 'fix', { topics: ['t1'] })
      .done('head', 'approve-papers', { topic: 't1' })
      .done('registrar', 'notify')
      .done('registrar', 'open');
    return at
      .done('finance-clerk', 'file-papers', { topic: 't1', attachments: [PAPER] })
      .done('registrar', 'vet-papers', { topic: 't1', opinion: '齐全' });
  };
  test('没有写明理由的不办，不由区长办的不办；写明理由的照实记下，记明本款，接着可以送达', () => {
    expectRefused(sat().act('head', 'approve-papers', { topic: 't1' }), 'input.invalid');
    expectRefused(sat().act('executive', 'approve-papers', { topic: 't1', opinion: '同意' }), 'authority.not-yours 21.1');
    const at = sat();
    const verdict = at.act('head', 'approve-papers', { topic: 't1', opinion: '会上补充测算，同意印发' });
    expect([verdict.outcome, verdict.stands, verdict.findings.map((one) => `${one.code} ${one.citation?.article}`)[0]]).toEqual([
      'refused',
      'fact',
      'limit.passed 21',
    ]);
    expect(at.meeting.topics[0]?.filings?.at(-1)?.approved?.opinion).toBe('会上补充测算，同意印发');
    at.done('registrar', 'deliver-papers', { topics: ['t1'], note: '会上补充' });
    expect(at.meeting.topics[0]?.filings?.at(-1)?.delivered?.late).toBe(true);
  });
});

describe('前期工作凭什么：卫东第四十七条', () => {
  test('只有说明的照实显示；附了材料的、本人登记的，各有其名；材料随议题到下一次会议', () => {
    const at = new Sitting(weidong).done('registrar', 'convene', sitting('executive')).done('finance-clerk', 'propose', budget());
    at.done('finance-clerk', 'prepare', { topic: 't1', done: ['research'], words: '已调研' })
      .done('finance-clerk', 'prepare', { topic: 't1', done: ['consult-departments'], words: '见回函', attachments: [PAPER] })
      .done('deputy-finance', 'prepare', { topic: 't1', done: ['talk-with-head'], words: '当面汇报' });
    const [topic] = at.meeting.topics;
    expect(topic?.prepared.map((one) => [one.what, evidenceOf(at.context, 'executive', topic, one)])).toEqual([
      ['research', 'word'],
      ['consult-departments', 'papers'],
      ['talk-with-head', 'in-person'],
    ]);
    const cancelled = at.ask('registrar', 'cancel', { reason: '改期' }).events;
    expect(JSON.stringify(cancelled.find((one) => one.type === 'topics-left'))).toContain(PAPER.hash);
  });
});

test('发过通知以后增加的人在办理记录和应到名单中；一人两次增加只有一个席位', () => {
  const at = told().done('registrar', 'invite', { post: 'civil-head', reason: '涉及低保资金' });
  expectRefused(at.act('registrar', 'invite', { post: 'civil-head', reason: '再加一次' }), 'state.not-open');
  expect(at.waits()['reply']).toContain('civil-head');
  expect(meetingProcedure.readers(at.context, at.meeting).posts).toContain('civil-head');
});

describe('增加参会、改期', () => {
  test('先为一个议题请、再为另一个议题请的，两个都有席位；再请参加全程的，是全程', () => {
    const at = small().done('education-clerk', 'propose', budget({ title: '校车', department: 'education' }));
    at.done('head', 'fix', { topics: ['t1', 't2'] }).done('registrar', 'notify');
    for (const topic of ['t1', 't2']) at.done('registrar', 'invite', { post: 'civil-head', topics: [topic], reason: '涉及低保资金' });
    expect(seatOf(at.context, at.meeting, 'civil-head')?.topics).toEqual(['t1', 't2']);
    at.done('registrar', 'invite', { post: 'civil-head', reason: '参加全程' });
    expect(seatOf(at.context, at.meeting, 'civil-head')?.topics).toBeUndefined();
  });
  test('当日签到以后改期的，改期后重新签到', () => {
    const at = told().done('executive', 'sign-in');
    at.done('registrar', 'reschedule', { on: '2026-11-27', time: '09:00', place: '第一会议室', reason: '上级会议' });
    expect(inTheRoom(at.meeting)).toEqual([]);
    at.today = '2026-11-27';
    at.done('executive', 'sign-in');
    expect(inTheRoom(at.meeting).map((one) => one.post)).toEqual(['executive']);
  });
});

describe('不公开的议题到下一次会议', () => {
  test('写明不公开的，缓议以后仍不公开；待上会的名单里，只有看得到的人看得到', () => {
    const zezhou = new Sitting(packOf('zezhou'), '2026-11-26').done('registrar', 'convene', sitting('head-office'));
    zezhou.done('head', 'propose', budget({ title: '土地出让底价' })).done('head', 'fix', { topics: ['t1'] });
    zezhou.done('head', 'withhold-item', { item: 't1', ground: '工作秘密' }).done('registrar', 'notify').done('registrar', 'open');
    const [left] = zezhou
      .ask('head', 'decide', { topic: 't1', result: 'deferred', words: '再核' })
      .events.flatMap((one) => (one.type === 'topics-left' ? one.topics : []));
    if (left === undefined) throw new Error('nothing is left');
    const sees = (post: string, what = left) => seesWaiting(zezhou.context, what, post);
    // 泽州23.2: only leaders whom the topic concerns take part; the bureau is in the charge of the deputy for finance.
    expect(['head', 'registrar', 'deputy-finance', 'finance-head', 'deputy-education', 'education-head'].map((one) => sees(one))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    const { withheld: _closed, ...open } = left;
    expect(sees('deputy-education', open)).toBe(true);
    expect(sees('deputy-education', { ...open, form: { ...open.form, matter: 'personnel' } })).toBe(false);

    const next = new Sitting(packOf('zezhou'), '2026-11-26').done('registrar', 'convene', sitting('head-office', { on: '2026-12-03' }), {
      sittings: { waiting: [{ sitting: '01890000-0000-7000-8000-000000000001', left }] },
    });
    const seen = (post: string) => viewFor(next.context, next.meeting, actorOf(post)).topics;
    expect([seen('registrar').length, seen('deputy-education').length]).toEqual([1, 0]);
    expect(next.meeting.marks?.map((one) => [one.item, one.is, one.words])).toEqual([['t1', 'withheld', '工作秘密']]);
  });
});

test('演练的会议不收实际会议移来的议题', () => {
  const at = small();
  const [left] = at.ask('registrar', 'cancel', { reason: '改期' }).events.flatMap((one) => (one.type === 'topics-left' ? one.topics : []));
  const receive = { act: 'receive-topic', actor: actorOf('system'), input: { sitting: '01890000-0000-7000-8000-000000000001', left } };
  const drill = { ...at.meeting, exercise: true };
  expect(meetingProcedure.decide(at.context, at.meeting, receive).verdict.outcome).toBe('permitted');
  expectRefused(meetingProcedure.decide(at.context, drill, receive).verdict, 'input.invalid');
});
