/** 规则咨询: questions that were once answered against the text, by article. */
import { describe, expect, test } from 'vitest';
import { ask, FIVE, places } from './support/asking.ts';

test.each([
  ['晋城城区第二十三条第三款', 'jincheng-chengqu', 'deputy'],
  ['泽州第二十三条第三款', 'zezhou', 'deputy'],
  ['忻州第二十四条第三款', 'xinzhou', 'deputy'],
  ['西市第二十三条第三款', 'xishi', 'deputy'],
  ['卫东第四十八条', 'weidong', 'deputy'],
])('%s：专题会议的纪要由主持的人签发：要看副职是否主持，主持的可以签，没有主持的不能', (_, government, by) => {
  const facts = { meeting: 'topical', by, stage: 'sign' };
  const open = ask(government, 'meeting.minutes', facts);
  expect([open.outcome, open.dependsOn?.facts.map((one) => one.name)]).toEqual(['depends', ['chaired']]);
  expect(ask(government, 'meeting.minutes', { ...facts, chaired: true }).outcome).toBe('permitted');
  expect(ask(government, 'meeting.minutes', { ...facts, chaired: false }).outcome).toBe('refused');
});

test('泽州第二十二条第一款、第二十三条第三款：常务会议的纪要不因副职主持而由他签；不能主持专题会议的，不必问', () => {
  expect(ask('zezhou', 'meeting.minutes', { meeting: 'executive', by: 'deputy', stage: 'sign' }).outcome).toBe('refused');
  expect(ask('zezhou', 'meeting.minutes', { meeting: 'topical', by: 'department-head', stage: 'sign' }).outcome).toBe('refused');
});

test.each([
  ['晋城城区第十六条', 'jincheng-chengqu'],
  ['泽州第十六条', 'zezhou'],
  ['忻州第十六条', 'xinzhou'],
  ['西市第十六条', 'xishi'],
  ['卫东第三十四条', 'weidong'],
])('%s：政府信息依法公开；依法需要保密的，没有另写，不答应当公开', (_, government) => {
  expect(ask(government, 'publication', { what: 'information', secret: true }).outcome).toBe('silent');
  expect(ask(government, 'publication', { what: 'information', secret: false }).outcome).toBe('answer');
});

test('西市第二十五条第三款：部门办全区性会议先经分管领导同意，答复里说到这一步', () => {
  const answer = ask('xishi', 'meeting.department', { meeting: 'area-wide', approved: true, day: '2026-12-10', askedOn: '2026-11-27' });
  expect(answer.outcome).toBe('permitted');
  expect(answer.answer?.text).toContain('先取得分管领导同意');
  expect(ask('zezhou', 'meeting.department', { meeting: 'area-wide', approved: true }).answer?.text).not.toContain('先取得分管领导同意');
});

test('泽州第五条第三款：写成小写的 ab角 也找得到', () => {
  const [small, capital] = ['ab角', 'AB角'].map((about) => ask('zezhou', 'says', { about }));
  expect(small?.outcome).toBe('answer');
  expect(small?.findings).toEqual(capital?.findings);
});

test('西市第二十六条：学习可以安排部门负责人汇报、请专家讲课，都答得出', () => {
  const members = ask('xishi', 'meeting.members', { meeting: 'study' });
  expect([members.outcome, places(members)]).toEqual(['answer', ['26']]);
  expect(members.answer?.text).toContain('部门负责人汇报');
  const invited = ask('xishi', 'meeting.sitting-in', { meeting: 'study' });
  expect([invited.outcome, places(invited), invited.answer?.posts]).toEqual(['answer', ['26'], ['专家学者']]);
});

test.each([
  ['卫东第六十四条', 'weidong', 'deputy', '64'],
  ['卫东第六十四条', 'weidong', 'lower-government-head', '64'],
  ['忻州第四十五条第三款', 'xinzhou', 'secretary-general', '45.3'],
  ['西市第四十一条第三款', 'xishi', 'department-head', '41.3'],
])('%s：请假写了事先、没有写几日的，不答没有规定（%s %s）', (_, government, who, place) => {
  const answer = ask(government, 'due-date', { event: 'leave-begins', on: '2026-12-18', who });
  expect([answer.outcome, places(answer)]).toEqual(['answer', [place]]);
  expect(answer.answer?.text).toMatch(/须在离开之前；提前几日，本规则没有写/u);
  expect(answer.answer?.dates).toBeUndefined();
});

test('行政首长本人的请假五府都没有写：时限照答没有写', () => {
  for (const government of FIVE)
    expect(ask(government, 'due-date', { event: 'leave-begins', who: 'head' })).toMatchObject({ outcome: 'silent', findings: [] });
});

test('卫东第五十二条没有写提前几日请示：答复里用本府的叫法', () => {
  expect(ask('weidong', 'due-date', { event: 'area-wide-meeting' }).answer?.text).toContain('部门召开的全区性会议提前请示的时限');
});

test('泽州第二十条第二款：随时召开照条文说，不说成由县长另行召集', () => {
  expect(ask('zezhou', 'meeting.convene', { meeting: 'executive' }).answer?.text).toBe(
    '由县长召集；需要时常务会议可以随时召开；由县长主持。',
  );
});

describe('备案只答这种公文的', () => {
  const of = (government: string, facts: Readonly<Record<string, unknown>>) =>
    ask(government, 'document.legality', { kind: 'notice', to: 'subordinate', legal: false, ...facts });

  test.each([
    ['泽州第三十四条第三款', 'zezhou', '34.3'],
    ['晋城城区第三十四条第三款', 'jincheng-chengqu', '34.3'],
    ['忻州第三十六条第三款', 'xinzhou', '36.3'],
    ['西市第三十二条第三款', 'xishi', '32.3'],
  ])('%s只写部门的规范性文件报政府备案：问政府的，不拿这一款来答', (_, government, place) => {
    expect(places(of(government, { issuer: 'government', normative: true }))).not.toContain(place);
    expect(places(of(government, { issuer: 'department', normative: true, fromLowerGovernment: false }))).toContain(place);
  });
  test('卫东第二十三条：政府和部门的都报市政府备案，不必问是否下级政府报送', () => {
    const answer = of('weidong', { issuer: 'government', normative: true });
    expect([answer.outcome, places(answer)]).toEqual(['answer', ['23']]);
    expect(answer.answer?.text).toContain('报市政府备案');
  });
  test('西市第十四条第一款：区政府的规范性文件和规章向区人大常委会备案', () => {
    expect(places(of('xishi', { issuer: 'government', normative: true }))).toEqual(['30.1', '14.1']);
    expect(places(of('xishi', { issuer: 'government', kind: 'rules', normative: false }))).toEqual(['14.1']);
  });
  test('不是规范性文件的，五府都没有写备案', () => {
    for (const government of FIVE)
      expect(of(government, { issuer: 'government', normative: false }), government).toMatchObject({ outcome: 'silent', findings: [] });
  });
});

test.each([
  ['忻州第三十二条', 'xinzhou', 'local-regulations', '32', '公开征求意见'],
  ['西市第二十八条', 'xishi', 'rules', '28', '向公众征求意见'],
  ['忻州第三十六条第三款', 'xinzhou', 'normative-documents', '36.3', '目录'],
  ['西市第三十二条第三款', 'xishi', 'normative-documents', '32.3', '目录'],
])('%s：草案公开征求意见、文件目录公布，问应否公开时不答没有规定', (_, government, what, place, words) => {
  const answer = ask(government, 'publication', { what });
  expect([answer.outcome, places(answer)]).toEqual(['answer', [place]]);
  expect(answer.answer?.text).toMatch(new RegExp(`^应否公开没有写；.*${words}`, 'u'));
  expect(ask('zezhou', 'publication', { what }).outcome).toBe('silent');
});

test('泽州没有写议题上会之前要做什么：答复说明是哪一件', () => {
  expect(ask('zezhou', 'meeting.beforehand', { for: 'topic' }).answer?.text).toContain('没有规定议题上会之前要做哪些工作');
});
