/**
 * 改定主持人、退回纪要、不列入议程、撤回议题：晋城市城区第二十、二十一、二十二条，西市区第二十条，卫东第七、四十七、四十八条；
 * 会后落实：晋城市城区第二十二条、卫东没有时限。
 */
import { followUps } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const of = (pack: string, kind = 'executive'): Sitting => new Sitting(packOf(pack)).done('registrar', 'convene', sitting(kind));

describe('改定主持人', () => {
  test('晋城城区第二十条第一款：只有区长主持，改为常务副区长的不予办理，写明受委托也不予办理', () => {
    const at = of('jincheng-chengqu');
    expectRefused(at.act('registrar', 'change-chair', { chair: 'executive' }), 'authority.not-yours 20.1');
    expectRefused(
      at.act('registrar', 'change-chair', { chair: 'executive', ground: 'delegated', grounds: '区长委托' }),
      'authority.not-yours 20.1',
    );
    expect(at.meeting.chair.post).toBe('head');
  });
  test('西市区第二十条第一款：常务副区长须写明受委托和依据；部门不能改', () => {
    const at = of('xishi');
    expectRefused(at.act('registrar', 'change-chair', { chair: 'executive' }), 'step.missing 20.1');
    const entrusted = { chair: 'executive', ground: 'delegated', grounds: '区长2026年11月22日委托' };
    expectRefused(at.act('finance-head', 'change-chair', entrusted), 'authority.not-yours 20.1');
    at.done('registrar', 'change-chair', entrusted);
    expect(at.meeting.chair).toEqual({ post: 'executive', ground: 'delegated', grounds: '区长2026年11月22日委托' });
  });
  test('卫东第七条：其他副区长不能主持；已经开会的不能再改', () => {
    const at = of('weidong');
    expectRefused(at.act('registrar', 'change-chair', { chair: 'deputy-finance' }), 'authority.not-yours 7');
    const head = of('weidong', 'head-office').done('finance-clerk', 'propose', budget());
    head.done('head', 'fix', { topics: ['t1'] }).done('registrar', 'notify');
    head.today = '2026-11-26';
    head.done('registrar', 'open');
    expectRefused(head.act('registrar', 'change-chair', { chair: 'executive', ground: 'absent', grounds: '区长委托' }), 'state.not-open');
  });
});

describe('不列入议程', () => {
  test('卫东第四十八条：分管副区长不能定，常务副区长须写明受委托；列入以后也可以拿下', () => {
    const at = of('weidong').done('finance-clerk', 'propose', budget()).prepared('t1');
    const reason = { topic: 't1', reason: '时机不成熟' };
    expectRefused(at.act('deputy-finance', 'decline-topic', reason), 'authority.not-yours 48');
    expectRefused(at.act('executive', 'decline-topic', reason), 'step.missing 48');
    at.done('head', 'fix', { topics: ['t1'] }).done('executive', 'decline-topic', { ...reason, entrusted: '区长委托' });
    expect([at.meeting.agenda, at.meeting.topics[0]?.stage]).toEqual([[], 'declined']);
    expectRefused(at.act('head', 'decline-topic', reason), 'state.not-open');
    expectRefused(at.act('head', 'fix', { topics: ['t1'] }), 'state.not-open');
  });
  test('晋城城区第二十一条第一款：议题由区长定，办公室、分管副区长不能不列入', () => {
    const at = of('jincheng-chengqu').done('deputy-finance', 'propose', budget());
    for (const who of ['registrar', 'deputy-finance', 'executive'])
      expectRefused(at.act(who, 'decline-topic', { topic: 't1', reason: '缓一缓' }), 'authority.not-yours 21.1');
    at.done('head', 'decline-topic', { topic: 't1', reason: '缓一缓' });
    expect(at.meeting.topics[0]?.declined).toMatchObject({ by: 'head', reason: '缓一缓' });
  });
});

describe('撤回议题', () => {
  test('卫东第四十七条的议题：外单位不能撤回；主汇报单位撤回以后不在议程上，不能再确定', () => {
    const at = of('weidong').done('finance-clerk', 'propose', budget()).prepared('t1');
    at.done('head', 'fix', { topics: ['t1'] });
    expectRefused(at.act('education-clerk', 'withdraw-topic', { topic: 't1', reason: '另行研究' }), 'authority.not-yours');
    at.done('finance-head', 'withdraw-topic', { topic: 't1', reason: '另行研究' });
    expect([at.meeting.agenda, at.meeting.topics[0]?.stage]).toEqual([[], 'withdrawn']);
    expectRefused(at.act('head', 'fix', { topics: ['t1'] }), 'state.not-open');
    expectRefused(at.act('finance-head', 'withdraw-topic', { topic: 't1', reason: '另行研究' }), 'state.not-open');
  });
  test('通知以后不能撤回', () => {
    const at = of('weidong', 'head-office').done('finance-clerk', 'propose', budget());
    at.done('head', 'fix', { topics: ['t1'] }).done('registrar', 'notify');
    expectRefused(at.act('finance-clerk', 'withdraw-topic', { topic: 't1', reason: '另行研究' }), 'state.not-open');
  });
});

/** 晋城市城区: over, one topic adopted and fated to a document. */
function over(): Sitting {
  const at = of('jincheng-chengqu')
    .done('deputy-finance', 'propose', budget())
    .done('deputy-finance', 'propose', budget({ title: '房屋征收' }));
  for (const topic of ['t1', 't2']) at.done('registrar', 'vet', { topic, opinion: '可以上会' });
  at.done('head', 'fix', { topics: ['t1', 't2'] });
  for (const topic of ['t1', 't2']) at.done('head', 'approve-papers', { topic });
  at.done('registrar', 'notify');
  at.today = '2026-11-26';
  at.done('registrar', 'open')
    .done('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意' })
    .done('head', 'decide', { topic: 't2', result: 'deferred', words: '下次再议' })
    .done('registrar', 'adjourn');
  return at;
}
const fated = (): Sitting => over().done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });

describe('退回纪要：晋城城区第二十二条第一款、卫东第四十八条', () => {
  test('不是签发的人、也不是办公室，不能退回；退回以后重新起草，前一稿不能签', () => {
    const at = fated().done('registrar', 'draft-minutes', { text: '会议议定……' });
    expectRefused(at.act('executive', 'return-minutes', { reason: '表述不准' }), 'authority.not-yours 22.1');
    at.done('head', 'return-minutes', { reason: '表述不准' });
    expect([at.meeting.stage, at.meeting.returns.map((one) => [one.by, one.reason])]).toEqual(['adjourned', [['head', '表述不准']]]);
    expectRefused(at.act('head', 'sign-minutes'), 'state.not-open');
    at.done('registrar', 'draft-minutes', { text: '会议议定：原则同意。' }).done('head', 'sign-minutes');
    expect(at.meeting.minutes?.text).toBe('会议议定：原则同意。');
    expectRefused(at.act('head', 'return-minutes', { reason: '再改' }), 'state.not-open');
  });
});

describe('会后落实：晋城城区第二十二条第二款', () => {
  const line = (at: Sitting) => followUps(at.context, at.meeting).map((one) => [one.topic.id, one.state, one.due]);
  test('散会以前没有；缓议的没有议定；去向没有明确的照写', () => {
    expect(followUps(of('jincheng-chengqu').context, of('jincheng-chengqu').meeting)).toEqual([]);
    expect(line(over())).toEqual([
      ['t1', 'unfated', undefined],
      ['t2', 'undecided', undefined],
    ]);
  });
  test('2026年11月26日散会，7个工作日到12月7日：到期未印发的逾期，之后印发的记为逾期印发', () => {
    const at = fated();
    at.today = '2026-12-07';
    expect(line(at)[0]).toEqual(['t1', 'open', '2026-12-07']);
    at.today = '2026-12-08';
    expect(line(at)[0]).toEqual(['t1', 'late', '2026-12-07']);
    const issued = { topic: 't1', on: '2026-12-08', number: '城政发〔2026〕20号' };
    at.done('registrar', 'issue-document', issued, { reason: '会签较慢' });
    expect(line(at)[0]).toEqual(['t1', 'issued-late', '2026-12-07']);
  });
  test('不另办理的、交办的各有其写法', () => {
    expect(line(over().done('registrar', 'fate', { topic: 't1', fate: 'none' }))[0]).toEqual(['t1', 'settled', undefined]);
    expect(line(over().done('registrar', 'fate', { topic: 't1', fate: 'task', department: 'finance' }))[0]).toEqual([
      't1',
      'unassigned',
      undefined,
    ]);
  });
});
