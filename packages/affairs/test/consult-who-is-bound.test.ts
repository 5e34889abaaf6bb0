/** 规则咨询: who is bound, and what a text does not have at all, read off the five texts by hand. */
import { expect, test } from 'vitest';
import { ask, places } from './support/asking.ts';

test.each([
  ['不问因何', {}],
  ['休假', { absence: 'vacation' }],
  ['出差', { absence: 'business-trip' }],
  ['特殊情况', { special: true }],
])('卫东第二、十章没有AB角，第八条的委托不是补位：副职不在由谁补位，答没有写（%s）', (_, facts) => {
  expect(ask('weidong', 'authority.substitute', facts)).toMatchObject({ outcome: 'silent', findings: [] });
});

test('西市第五条第三款：有AB角的，特殊情况由区长另行安排，照旧答', () => {
  expect(places(ask('xishi', 'authority.substitute', { special: true }))).toEqual(['5.3']);
});

test.each([
  ['晋城城区第二十七、二十八、二十九条、第三十四条第三款', 'jincheng-chengqu', ['27.1', '28', '29', '34.3']],
  ['泽州第二十七、二十八、二十九条', 'zezhou', ['27.1', '28', '29']],
  ['忻州第二十九、三十、三十一条、第三十六条第三款', 'xinzhou', ['29.1', '30', '31', '36.3']],
  ['卫东第五十三、五十四条；主要负责人请假另有第六十四条', 'weidong', ['53.1', '54.1', '64']],
])('%s：乡镇、街道、县区报送公文受约束', (_, government, expected) => {
  const answer = ask(government, 'binds', { body: 'lower-government' });
  expect(answer.outcome).toBe('answer');
  expect(places(answer)).toEqual(expected);
});

test('卫东第五十四、六十四条：约束街道的和约束街道负责人的分开说', () => {
  const { answer } = ask('weidong', 'binds', { body: 'lower-government' });
  expect(answer?.text).toContain('见第53、54条；对街道办事处负责人提出要求的有3条规范，见第64条');
});

test('泽州第三十一条第一款只写各部门：乡镇的请示不因此须会签', () => {
  expect(places(ask('zezhou', 'binds', { body: 'lower-government' }))).not.toContain('31.1');
});
