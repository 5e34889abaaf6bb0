/** 卫东：第七、八条和第四十三至四十八条、第五十一条，会议从议题到纪要。 */
import { attendingOf } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const weidong = packOf('weidong');
const executive = (change = {}) => new Sitting(weidong).done('registrar', 'convene', sitting('executive', change));
/** A topic with everything that comes first, on the agenda, its papers signed, the notice out, the meeting sitting. */
function sat(): Sitting {
  const at = executive().done('finance-clerk', 'propose', budget()).prepared('t1');
  at.done('head', 'fix', { topics: ['t1'] })
    .done('deputy-finance', 'approve-papers', { topic: 't1' })
    .done('registrar', 'notify');
  at.today = '2026-11-26';
  return at.done('registrar', 'open');
}
const adopted = { topic: 't1', result: 'adopted', words: '原则同意' };
/** Over, with a decision that calls for a document. */
const over = (): Sitting =>
  sat()
    .done('head', 'decide', adopted)
    .done('registrar', 'adjourn')
    .done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });

describe('卫东第七条、卫东第八条、卫东第四十三条第一款、卫东第四十四条第一款、卫东第四十五条第一款、卫东第四十六条：由谁召集主持', () => {
  test('其他副区长主持常务会议的，不予办理', () => {
    expectRefused(
      new Sitting(weidong).act('registrar', 'convene', sitting('executive', { chair: 'deputy-education' })),
      'authority.not-yours 7',
    );
  });
  test('常务副区长主持，没有写明受委托的，不予办理；写明缘由而没有依据的，也不予办理', () => {
    const at = new Sitting(weidong);
    expectRefused(at.act('registrar', 'convene', sitting('executive', { chair: 'executive' })), 'step.missing 7');
    expectRefused(at.act('registrar', 'convene', sitting('executive', { chair: 'executive', ground: 'absent' })), 'step.missing 44.1');
    at.done('registrar', 'convene', sitting('executive', { chair: 'executive', ground: 'absent', grounds: '区长2026年11月20日委托' }));
    expect(at.meeting.chair.post).toBe('executive');
  });
  test('全体会议区长不能出席而没有说受委托的，另依第七条受委托', () => {
    const at = new Sitting(weidong);
    at.done('registrar', 'convene', sitting('plenary', { chair: 'executive', ground: 'delegated', grounds: '区长委托' }));
    expect(at.meeting.kind).toBe('plenary');
  });
  test('专题会议副区长可以召集（第四十六条），部门不可以', () => {
    new Sitting(weidong).done('deputy-finance', 'convene', sitting('topical', { chair: 'deputy-finance' }));
    expectRefused(new Sitting(weidong).act('registrar', 'convene', sitting('topical', { chair: 'finance-head' })), 'authority.not-yours 8');
    expectRefused(new Sitting(weidong).act('finance-clerk', 'convene', sitting('executive')), 'authority.not-yours 7');
  });
});

describe('卫东第四十三条第一款、卫东第四十四条第一款、卫东第四十四条第二款、卫东第四十五条第一款：由哪些人参加', () => {
  const at = new Sitting(weidong);
  const posts = (kind: 'plenary' | 'executive' | 'head-office', as: string) =>
    attendingOf(at.context, kind)
      .filter((one) => one.as === as)
      .flatMap((one) => one.posts.map((post) => post.id));
  test('街道主要负责人是全体会议的成员，不是常务会议、区长办公会议的', () => {
    expect(posts('plenary', 'member')).toEqual(
      expect.arrayContaining(['head', 'executive', 'other', 'director', 'finance-head', 'town-head']),
    );
    for (const kind of ['executive', 'head-office'] as const) {
      expect(posts(kind, 'member')).toEqual(expect.arrayContaining(['head', 'executive', 'deputy-finance', 'other', 'director']));
      expect(posts(kind, 'member')).not.toContain('town-head');
    }
  });
  test('司法局、法律顾问列席常务会议，财政局以外的部门不在固定列席之列', () => {
    expect(posts('executive', 'sitting-in')).toEqual(expect.arrayContaining(['justice-head', 'adviser']));
    expect(posts('executive', 'sitting-in')).not.toContain('civil-head');
  });
});

describe('卫东第四十七条：议题事先要做的工作', () => {
  test('没有调研、协商、同意、沟通的，逐条不予列入', () => {
    const at = executive().done('finance-clerk', 'propose', budget());
    const verdict = at.act('head', 'fix', { topics: ['t1'] });
    expect(against(verdict)).toEqual(Array.from({ length: 6 }, () => 'preparation.missing 47'));
    expect(at.meeting.agenda).toEqual([]);
  });
  test('分管领导的同意、沟通由分管领导本人登记，常务副区长的同意由其本人登记', () => {
    const at = executive().done('finance-clerk', 'propose', budget());
    const consent = { topic: 't1', done: ['leader-in-charge-consent'], words: '已请示' };
    expectRefused(at.act('finance-clerk', 'prepare', consent), 'authority.not-yours 47');
    expectRefused(at.act('deputy-education', 'prepare', consent), 'authority.not-yours 47');
    expectRefused(at.act('deputy-finance', 'prepare', { ...consent, done: ['executive-deputy-consent'] }), 'authority.not-yours 47');
    expectRefused(at.act('education-clerk', 'prepare', { ...consent, done: ['research'] }), 'authority.not-yours');
    at.prepared('t1').done('head', 'fix', { topics: ['t1'] });
    expect(at.meeting.agenda).toEqual(['t1']);
  });
  test('本条只管常务会议：区长办公会议的议题不受此限', () => {
    const at = new Sitting(weidong).done('registrar', 'convene', sitting('head-office'));
    at.done('finance-clerk', 'propose', budget()).done('head', 'fix', { topics: ['t1'] });
    expect(at.meeting.agenda).toEqual(['t1']);
  });
  test('材料没有经分管领导签发，不能登记通知；别的副区长不能签发', () => {
    const at = executive()
      .done('finance-clerk', 'propose', budget())
      .prepared('t1')
      .done('head', 'fix', { topics: ['t1'] });
    expectRefused(at.act('registrar', 'notify'), 'step.missing 47');
    expectRefused(at.act('deputy-education', 'approve-papers', { topic: 't1' }), 'authority.not-yours 47');
    at.done('deputy-finance', 'approve-papers', { topic: 't1' }).done('registrar', 'notify');
    expect(at.meeting.stage).toBe('notified');
  });
});

describe('卫东第四十八条：议题由谁确定，重大事项上什么会', () => {
  test('分管副区长不能确定；常务副区长须写明受委托', () => {
    const at = executive().done('finance-clerk', 'propose', budget()).prepared('t1');
    expectRefused(at.act('deputy-finance', 'fix', { topics: ['t1'] }), 'authority.not-yours 48');
    expectRefused(at.act('executive', 'fix', { topics: ['t1'] }), 'step.missing 48');
    at.done('executive', 'fix', { topics: ['t1'], entrusted: '区长2026年11月22日委托' });
    expect(at.meeting.topics[0]?.fixed).toMatchObject({ by: 'executive', entrusted: '区长2026年11月22日委托' });
  });
  test('重大事项提到区长办公会议的，不予办理（第七条）', () => {
    const at = new Sitting(weidong).done('registrar', 'convene', sitting('head-office'));
    expectRefused(at.act('finance-clerk', 'propose', budget({ matter: 'major-matter' })), 'meeting.missing 7');
  });
  test('外单位不能替主汇报单位提出议题', () => {
    expectRefused(executive().act('education-clerk', 'propose', budget()), 'authority.not-yours');
  });
});

describe('卫东第五十一条：参会请假', () => {
  test('没有特殊原因的请假，须写明理由；由召集人同意', () => {
    const at = executive();
    expect(at.act('deputy-education', 'ask-leave', { reason: '另有安排', special: false }).outcome).toBe('warned');
    expect(at.meeting.leaves).toEqual([]);
    at.done('deputy-education', 'ask-leave', { reason: '参加市里会议', special: true });
    expect(at.waits()['answer-leave']).toEqual(['head']);
    expectRefused(at.act('executive', 'answer-leave', { post: 'deputy-education', granted: true }), 'authority.not-yours 51');
    at.done('head', 'answer-leave', { post: 'deputy-education', granted: true });
    expect(at.meeting.leaves[0]?.answer?.granted).toBe(true);
  });
  test('主持人不向自己请假', () => {
    expectRefused(executive().act('head', 'ask-leave', { reason: '外出', special: true }), 'state.not-open');
  });
});

describe('卫东：开会和议定', () => {
  test('没有列入议程的不能议定；主持人临时增加的，未做的前期工作随议题记录', () => {
    const at = sat();
    expectRefused(at.act('head', 'decide', { ...adopted, topic: 't9' }), 'input.invalid');
    const verdict = at.act('head', 'add-topic', { ...budget({ title: '防汛经费' }), reason: '汛情紧急' });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    // Six steps of prior work and the leader's signature on the papers.
    expect(at.meeting.topics[1]?.added?.breaches.map((one) => one.citation?.article)).toEqual([47, 47, 47, 47, 47, 47, 47]);
    expectRefused(at.act('deputy-finance', 'decide', adopted), 'authority.not-yours 7');
    expectRefused(at.act('registrar', 'adjourn'), 'step.missing');
    at.done('head', 'decide', adopted)
      .done('head', 'decide', { topic: 't2', result: 'deferred', words: '下次再议' })
      .done('registrar', 'adjourn');
    expect(at.waits()).toEqual({ fate: ['registrar'] });
  });
  test('提出而没有列入议程的，会上不能议定', () => {
    const at = executive()
      .done('finance-clerk', 'propose', budget())
      .prepared('t1')
      .done('civil-clerk', 'propose', budget({ department: 'civil', title: '救助标准' }));
    at.done('head', 'fix', { topics: ['t1'] })
      .done('deputy-finance', 'approve-papers', { topic: 't1' })
      .done('registrar', 'notify');
    at.today = '2026-11-26';
    at.done('registrar', 'open');
    expectRefused(at.act('head', 'decide', { ...adopted, topic: 't2' }), 'step.missing 48');
  });
  test('会议的日子还没有到，不能开会', () => {
    const at = executive()
      .done('finance-clerk', 'propose', budget())
      .prepared('t1')
      .done('head', 'fix', { topics: ['t1'] });
    at.done('deputy-finance', 'approve-papers', { topic: 't1' }).done('registrar', 'notify');
    expectRefused(at.act('registrar', 'open'), 'input.invalid');
  });
});

describe('卫东第四十八条：纪要', () => {
  test('去向没有逐项明确，不能起草；没有审核，不能签发；不是召集人，不能签发', () => {
    const early = sat().done('head', 'decide', adopted).done('registrar', 'adjourn');
    expectRefused(early.act('registrar', 'draft-minutes', { text: '会议议定…' }), 'step.missing');
    const at = over().done('registrar', 'draft-minutes', { text: '会议议定……' });
    expectRefused(at.act('head', 'sign-minutes'), 'step.missing 48');
    at.done('registrar', 'vet-minutes');
    expectRefused(at.act('executive', 'sign-minutes'), 'signer.wrong 48');
    at.done('head', 'sign-minutes').done('registrar', 'number');
    expect(at.meeting.minutes?.numbered).toMatchObject({ year: 2026, n: 1 });
    expect(at.meeting.stage).toBe('issued');
  });
  test('常务副区长受委托召集的，由其签发，区长不签', () => {
    const at = executive({ chair: 'executive', ground: 'absent', grounds: '区长委托' })
      .done('finance-clerk', 'propose', budget())
      .prepared('t1');
    at.done('head', 'fix', { topics: ['t1'] })
      .done('deputy-finance', 'approve-papers', { topic: 't1' })
      .done('registrar', 'notify');
    at.today = '2026-11-26';
    at.done('registrar', 'open')
      .done('executive', 'decide', { ...adopted, result: 'rejected' })
      .done('registrar', 'adjourn');
    at.done('registrar', 'draft-minutes', { text: '会议议定……' }).done('registrar', 'vet-minutes');
    expectRefused(at.act('head', 'sign-minutes'), 'signer.wrong 48');
    at.done('executive', 'sign-minutes').done('registrar', 'number');
    expect(at.meeting.stage).toBe('closed');
  });
  test('区长办公会议的纪要由谁签发没有写：由办公室写明，写明以前谁也不能签', () => {
    const at = new Sitting(weidong).done('registrar', 'convene', sitting('head-office', { on: '2026-11-23' }));
    at.done('finance-clerk', 'propose', budget())
      .done('head', 'fix', { topics: ['t1'] })
      .done('registrar', 'notify')
      .done('registrar', 'open');
    at.done('head', 'decide', adopted).done('registrar', 'adjourn').done('registrar', 'fate', { topic: 't1', fate: 'none' });
    at.done('registrar', 'draft-minutes', { text: '会议议定……' });
    expectRefused(at.act('head', 'sign-minutes'), 'step.missing');
    expect(at.waits()).toEqual({ 'name-signer': ['registrar'] });
    expectRefused(at.act('registrar', 'name-signer', { post: 'finance-head', words: '口头' }), 'input.invalid');
    at.done('registrar', 'name-signer', { post: 'head', words: '区政府办公室2026年规定' }).done('head', 'sign-minutes');
    expect(at.meeting.stage).toBe('signed');
  });
  test('会后印发没有时限（卫东没有写）：没有时限义务，印发登记后办结', () => {
    const at = over()
      .done('registrar', 'draft-minutes', { text: '会议议定……' })
      .done('registrar', 'vet-minutes')
      .done('head', 'sign-minutes')
      .done('registrar', 'number');
    expect([at.obligations(), at.waits()]).toEqual([[], { 'issue-document': ['registrar'], 'distribute-minutes': ['registrar'] }]);
    at.today = '2026-12-31';
    at.done('registrar', 'issue-document', { topic: 't1', on: '2026-12-31', number: '平卫政〔2026〕30号' });
    expect(at.meeting.stage).toBe('closed');
  });
});
