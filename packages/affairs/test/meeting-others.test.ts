/** 晋城城区、忻州、泽州、西市：第五章，谁主持、谁提出和确定议题、材料由谁批印、纪要由谁签发、会后几日印发。 */
import { attendingOf, signersOf } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

/** Articles on: who chairs the executive meeting, topics, minutes, the limit of issuing, topical meetings, leave. */
const FOUR = [
  {
    id: 'jincheng-chengqu',
    name: '晋城城区',
    chair: '20.1',
    topics: '21.1',
    minutes: '22.1',
    topical: '23.3',
    leave: 24,
    inFull: '晋城城区第二十条第一款、晋城城区第二十二条第一款',
    inPlenary: '晋城城区第十九条第一款',
    inTopics: '晋城城区第二十一条第一款、晋城城区第二十一条第二款',
    inTopical: '晋城城区第二十三条第三款',
    inLeave: '晋城城区第二十四条',
    inOffice: '晋城城区第二十三条第二款',
  },
  {
    id: 'xinzhou',
    name: '忻州',
    chair: '21.1',
    topics: '22.1',
    minutes: '23.1',
    topical: '24.3',
    leave: 25,
    inFull: '忻州第二十一条第一款、忻州第二十三条第一款',
    inPlenary: '忻州第二十条第一款',
    inTopics: '忻州第二十二条第一款、忻州第二十二条第二款',
    inTopical: '忻州第二十四条第三款',
    inLeave: '忻州第二十五条',
    inOffice: '忻州第二十四条第二款',
  },
  {
    id: 'zezhou',
    name: '泽州',
    chair: '20.1',
    topics: '21.1',
    minutes: '22.1',
    topical: '23.3',
    leave: 24,
    inFull: '泽州第二十条第一款、泽州第二十二条第一款',
    inPlenary: '泽州第十九条第一款',
    inTopics: '泽州第二十一条第一款、泽州第二十一条第二款',
    inTopical: '泽州第二十三条第三款',
    inLeave: '泽州第二十四条',
    inOffice: '泽州第二十三条第二款、泽州第二十三条第一款',
  },
  {
    id: 'xishi',
    name: '西市',
    chair: '20.1',
    topics: '21.1',
    minutes: '22.1',
    topical: '23.3',
    leave: 24,
    inFull: '西市第二十条第一款、西市第二十二条第一款',
    inPlenary: '西市第十九条第一款',
    inTopics: '西市第二十一条第一款、西市第二十一条第二款',
    inTopical: '西市第二十三条第三款',
    inLeave: '西市第二十四条',
    inOffice: '西市第二十三条第二款',
  },
] as const;

const executive = (id: string, change = {}) => new Sitting(packOf(id)).done('registrar', 'convene', sitting('executive', change));
/** One topic proposed by the leader in charge, vetted, fixed, its papers let through, the notice out, the meeting sitting. */
function sat(id: string): Sitting {
  const at = executive(id).done('deputy-finance', 'propose', budget()).done('registrar', 'vet', { topic: 't1', opinion: '材料齐全' });
  at.done('head', 'fix', { topics: ['t1'] })
    .done('head', 'approve-papers', { topic: 't1' })
    .done('registrar', 'notify');
  at.today = '2026-11-26';
  return at.done('registrar', 'open');
}
const adopted = { topic: 't1', result: 'adopted', words: '原则同意' };
const over = (id: string): Sitting =>
  sat(id)
    .done('head', 'decide', adopted)
    .done('registrar', 'adjourn')
    .done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });

describe.each(FOUR)('$inTopics；$inFull：常务会议', ({ id, topics, minutes }) => {
  test('部门不能提出议题；分管以外的副职也不能；须由分管领导或者行政首长提出', () => {
    const at = executive(id);
    expectRefused(at.act('finance-clerk', 'propose', budget()), `authority.not-yours ${topics}`);
    expectRefused(at.act('deputy-education', 'propose', budget()), `authority.not-yours ${topics}`);
    at.done('deputy-finance', 'propose', budget()).done('head', 'propose', budget({ title: '另一议题' }));
    expect(at.meeting.topics.map((one) => one.proposed.by)).toEqual(['deputy-finance', 'head']);
  });
  test('没有经办公室审核报送的不能确定；分管领导不能确定', () => {
    const at = executive(id).done('deputy-finance', 'propose', budget());
    expectRefused(at.act('head', 'fix', { topics: ['t1'] }), `step.missing ${topics}`);
    expectRefused(at.act('deputy-finance', 'vet', { topic: 't1', opinion: '好' }), 'authority.not-yours');
    at.done('registrar', 'vet', { topic: 't1', opinion: '好' });
    expectRefused(at.act('deputy-finance', 'fix', { topics: ['t1'] }), `authority.not-yours ${topics}`);
    expectRefused(at.act('executive', 'fix', { topics: ['t1'], entrusted: '受托' }), `authority.not-yours ${topics}`);
    at.done('head', 'fix', { topics: ['t1'] });
    expect(at.meeting.agenda).toEqual(['t1']);
  });
  test('会议文件没有批印，不能登记通知；由行政首长批印', () => {
    const at = executive(id).done('deputy-finance', 'propose', budget()).done('registrar', 'vet', { topic: 't1', opinion: '好' });
    at.done('head', 'fix', { topics: ['t1'] });
    expectRefused(at.act('registrar', 'notify'), `step.missing ${topics}`);
    expectRefused(at.act('deputy-finance', 'approve-papers', { topic: 't1' }), `authority.not-yours ${topics}`);
    at.done('head', 'approve-papers', { topic: 't1' }).done('registrar', 'notify');
    expect(at.meeting.stage).toBe('notified');
  });
  test('纪要由办公室起草、行政首长签发，别人不能签', () => {
    const at = over(id);
    expectRefused(at.act('finance-clerk', 'draft-minutes', { text: '会议议定……' }), `authority.not-yours ${minutes}`);
    at.done('registrar', 'draft-minutes', { text: '会议议定……' });
    expectRefused(at.act('executive', 'sign-minutes'), `signer.wrong ${minutes}`);
    at.done('head', 'sign-minutes');
    expect(at.meeting.stage).toBe('signed');
  });
});

describe('会议由谁主持', () => {
  test.each(['jincheng-chengqu', 'xinzhou', 'zezhou'])('%s：常务副职不能主持常务会议，说是受委托也不行', (id) => {
    const at = new Sitting(packOf(id));
    const input = sitting('executive', { chair: 'executive', ground: 'delegated', grounds: '行政首长委托' });
    expectRefused(at.act('registrar', 'convene', input), 'authority.not-yours');
  });
  test('西市第二十条：常务会议可由受委托的常务副区长召集主持，纪要仍由区长签发', () => {
    const at = new Sitting(packOf('xishi'));
    expectRefused(at.act('registrar', 'convene', sitting('executive', { chair: 'executive' })), 'step.missing 20.1');
    at.done(
      'registrar',
      'convene',
      sitting('executive', { on: '2026-11-23', chair: 'executive', ground: 'delegated', grounds: '区长委托' }),
    );
    at.done('deputy-finance', 'propose', budget()).done('registrar', 'vet', { topic: 't1', opinion: '好' });
    at.done('head', 'fix', { topics: ['t1'] })
      .done('head', 'approve-papers', { topic: 't1' })
      .done('registrar', 'notify')
      .done('registrar', 'open');
    at.done('executive', 'decide', { ...adopted, result: 'rejected' })
      .done('registrar', 'adjourn')
      .done('registrar', 'draft-minutes', { text: '…' });
    expectRefused(at.act('executive', 'sign-minutes'), 'signer.wrong 22.1');
    at.done('head', 'sign-minutes');
    expect(at.meeting.stage).toBe('signed');
  });
  test('西市第二十三条：专题会议由副区长受委托或者按分工召开，缘由须写明', () => {
    const at = new Sitting(packOf('xishi'));
    expectRefused(at.act('deputy-finance', 'convene', sitting('topical', { chair: 'deputy-finance' })), 'step.missing 23.3');
    at.done('deputy-finance', 'convene', sitting('topical', { chair: 'deputy-finance', ground: 'in-charge', grounds: '分管财政' }));
    expect(at.meeting.chair).toEqual({ post: 'deputy-finance', ground: 'in-charge', grounds: '分管财政' });
  });
  test('晋城城区第二十三条：办公室主任受委托召开的专题会议，纪要由谁签发没有写，由办公室写明', () => {
    const at = new Sitting(packOf('jincheng-chengqu'));
    const topical = sitting('topical', { on: '2026-11-23', chair: 'director' });
    expectRefused(at.act('director', 'convene', topical), 'step.missing 23.3');
    at.done('director', 'convene', { ...topical, ground: 'delegated', grounds: '分管副区长委托' }).done('director', 'propose', budget());
    at.done('director', 'fix', { topics: ['t1'] })
      .done('registrar', 'notify')
      .done('director', 'open')
      .done('director', 'decide', adopted);
    at.done('registrar', 'adjourn')
      .done('registrar', 'fate', { topic: 't1', fate: 'none' })
      .done('registrar', 'draft-minutes', { text: '…' });
    expectRefused(at.act('director', 'sign-minutes'), 'step.missing 23.3');
    expect(at.waits()).toEqual({ 'name-signer': ['registrar'] });
  });
});

describe.each(FOUR)('$inTopical：专题会议纪要', ({ id }) => {
  test('由主持的领导签发；涉及重大事项的，再报行政首长审定', () => {
    const at = new Sitting(packOf(id));
    const ground = id === 'xishi' ? { ground: 'in-charge', grounds: '分管财政' } : {};
    at.done('registrar', 'convene', sitting('topical', { on: '2026-11-23', chair: 'deputy-finance', ...ground }));
    at.done('deputy-finance', 'propose', budget())
      .done('deputy-finance', 'fix', { topics: ['t1'] })
      .done('registrar', 'notify')
      .done('registrar', 'open');
    at.done('deputy-finance', 'decide', adopted).done('registrar', 'adjourn').done('registrar', 'fate', { topic: 't1', fate: 'none' });
    at.done('registrar', 'draft-minutes', { text: '会议议定……' });
    expectRefused(at.act('head', 'sign-minutes'), 'signer.wrong');
    at.done('deputy-finance', 'sign-minutes', { major: true });
    expect(at.waits()).toEqual({ 'settle-minutes': ['head'] });
    expectRefused(at.act('registrar', 'number'), 'state.not-open');
    at.done('head', 'settle-minutes').done('registrar', 'number');
    expect(at.meeting.stage).toBe('closed');
  });
});

describe('会后印发的时限', () => {
  // 2026-11-26 is a Thursday: the third workday after it is 12-01, the seventh 12-07. No holiday lies between.
  test.each([
    ['jincheng-chengqu', ['issue:t1 2026-12-07 open 22']],
    ['xinzhou', ['issue:t1 2026-12-07 open 23']],
    ['zezhou', ['issue:t1 2026-12-07 open 22']],
    ['xishi', ['submit:t1 2026-12-01 open 22', 'issue:t1 2026-12-07 open 22']],
  ])('%s', (id, owed) => {
    expect(over(id).obligations()).toEqual(owed);
  });
  test('逾期印发是原则上的要求：写明理由后登记（晋城城区第二十二条）', () => {
    const at = over('jincheng-chengqu')
      .done('registrar', 'draft-minutes', { text: '…' })
      .done('head', 'sign-minutes')
      .done('registrar', 'number');
    at.today = '2026-12-08';
    const issued = { topic: 't1', on: '2026-12-08', number: '城政发〔2026〕9号' };
    expect(at.act('registrar', 'issue-document', issued).outcome).toBe('warned');
    expect(at.meeting.stage).toBe('issued');
    expect(at.act('registrar', 'issue-document', issued, { reason: '部门会签延误' }).outcome).toBe('warned');
    expect([at.meeting.stage, at.obligations()]).toEqual(['closed', ['issue:t1 2026-12-07 met 22']]);
  });
  test('西市第二十二条：承办部门第3个工作日内报办公室', () => {
    const at = over('xishi');
    at.today = '2026-12-02';
    expect(at.act('registrar', 'submit-document', { topic: 't1', on: '2026-12-02' }).outcome).toBe('warned');
    expect(at.act('registrar', 'submit-document', { topic: 't1', on: '2026-12-01' }).outcome).toBe('permitted');
    expect(at.obligations()).toEqual(['submit:t1 2026-12-01 met 22', 'issue:t1 2026-12-07 open 22']);
  });
});

describe.each(FOUR)('$inLeave：参会请假', ({ id }) => {
  test('没有所许的缘由，写明理由方可请；由主持人批，别人不能批', () => {
    const at = executive(id);
    expect(at.act('deputy-education', 'ask-leave', { reason: '另有安排', special: false }).outcome).toBe('warned');
    at.done('deputy-education', 'ask-leave', { reason: '参加市里会议', special: true });
    expectRefused(at.act('executive', 'answer-leave', { post: 'deputy-education', granted: true }), 'authority.not-yours');
    at.done('head', 'answer-leave', { post: 'deputy-education', granted: true });
    expect(at.meeting.leaves[0]?.answer?.granted).toBe(true);
  });
});

describe('谁看得到什么', () => {
  test('只为自己的议题列席的，看不到别的议题，也看不到纪要', async () => {
    const { viewFor, meetingProcedure } = await import('@lingxing/affairs/meeting');
    const { actorOf } = await import('./support/registry.ts');
    const at = executive('jincheng-chengqu')
      .done('deputy-finance', 'propose', budget())
      .done('deputy-education', 'propose', budget({ title: '校舍安全', department: 'education' }));
    const seen = viewFor(at.context, at.meeting, actorOf('education-clerk'));
    expect(seen.topics.map((one) => one.title)).toEqual(['校舍安全']);
    expect(viewFor(at.context, at.meeting, actorOf('deputy-education')).topics).toHaveLength(2);
    expect(meetingProcedure.readers(at.context, at.meeting).posts).toContain('education-clerk');
    const after = over('jincheng-chengqu').done('registrar', 'draft-minutes', { text: '会议议定……' });
    expect(viewFor(after.context, after.meeting, actorOf('finance-clerk')).minutes).toBeUndefined();
    expect(meetingProcedure.readers(after.context, after.meeting).posts).not.toContain('education-clerk');
  });
});

describe.each(FOUR)('$inPlenary、$inOffice：全体会议、办公会议', ({ id }) => {
  test.each(['plenary', 'head-office'])('%s：由行政首长召集主持，副职不能；纪要由行政首长签发', (kind) => {
    const at = new Sitting(packOf(id));
    expectRefused(at.act('registrar', 'convene', sitting(kind, { chair: 'deputy-finance' })), 'authority.not-yours');
    at.done('registrar', 'convene', sitting(kind));
    const signers = signersOf(at.context, at.meeting);
    expect([signers?.named, signers?.posts.map((one) => one.id)]).toEqual(['text', ['head']]);
    expectRefused(at.act('finance-clerk', 'notify'), 'authority.not-yours');
  });
  test('全体会议、常务会议的组成：部门主要负责人参加全体会议，不是常务会议的组成人员', () => {
    const at = new Sitting(packOf(id));
    const members = (kind: 'plenary' | 'executive') =>
      attendingOf(at.context, kind)
        .filter((one) => one.as === 'member')
        .flatMap((one) => one.posts.map((post) => post.id));
    expect(members('plenary')).toEqual(expect.arrayContaining(['head', 'executive', 'deputy-finance', 'finance-head']));
    expect(members('executive')).toEqual(expect.arrayContaining(['head', 'executive', 'deputy-finance']));
    expect(members('executive')).not.toContain('finance-head');
  });
});
