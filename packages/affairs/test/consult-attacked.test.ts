/** 规则咨询: questions that were once answered against the text, by article. */
import { expect, test } from 'vitest';
import { ask } from './support/asking.ts';

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
