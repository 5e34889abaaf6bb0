/** 规则咨询：重要、重大事项向谁报告，重要信息怎样发布，已取得什么。Read off the five texts by hand. */
import { CONSULT_KINDS } from '@lingxing/affairs/consult';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { ask, inCase, places } from './support/asking.ts';

test.each(['important-matter', 'major-matter', 'major-decision'])('卫东第四条：重要事项请示报告区委，重大的更是（%s）', (what) => {
  const answer = ask('weidong', 'report', { what });
  expect(places(answer)).toContain('4');
  expect(answer.answer?.posts).toContain('中共平顶山市卫东区委员会');
});

test('卫东第四、六十五条：重大事项区政府报区委，部门报区政府；问部门的只有第六十五条', () => {
  expect(places(ask('weidong', 'report', { what: 'major-matter' }))).toEqual(['4', '65']);
  expect(places(ask('weidong', 'report', { what: 'major-matter', who: 'department' }))).toEqual(['65']);
  expect(places(ask('weidong', 'report', { what: 'major-matter', who: 'government' }))).toEqual(['4']);
});

test.each([
  ['晋城城区第八条', 'jincheng-chengqu'],
  ['泽州第八条', 'zezhou'],
  ['忻州第八条', 'xinzhou'],
  ['西市第八条、第四十条第一款', 'xishi'],
])('%s只写重大事项：重要事项要看是否重大，重大的报告，不属于的没有写', (_, government) => {
  const answer = ask(government, 'report', { what: 'important-matter' });
  expect([answer.outcome, answer.dependsOn?.facts.map((one) => one.name)]).toEqual(['depends', ['major']]);
  expect(places(inCase(answer, { major: true }))).toContain('8');
  expect(ask(government, 'report', { what: 'important-matter', major: true }).outcome).toBe('answer');
  expect(ask(government, 'report', { what: 'important-matter', major: false })).toMatchObject({ outcome: 'silent', findings: [] });
});

test.each([
  ['晋城城区第四十二条第二款', 'jincheng-chengqu', '42.2'],
  ['泽州第四十二条第二款', 'zezhou', '42.2'],
  ['忻州第四十四条第二款', 'xinzhou', '44.2'],
  ['西市第四十条第二款', 'xishi', '40.2'],
])('%s：重要部署、重要问题的信息，发布前要严格审定', (_, government, place) => {
  const answer = ask(government, 'publication', { what: 'important-information' });
  expect([answer.outcome, places(answer)]).toEqual(['answer', [place]]);
  expect(answer.answer?.text).toContain('严格审定');
});

test('卫东没有这样的要求：重要信息的发布没有写', () => {
  expect(ask('weidong', 'publication', { what: 'important-information' })).toMatchObject({ outcome: 'silent', findings: [] });
});

test.each([
  ['晋城城区第四十三条第二款', 'jincheng-chengqu', '43.2'],
  ['泽州第四十三条第二款', 'zezhou', '43.2'],
  ['忻州第四十五条第二款', 'xinzhou', '45.2'],
])('%s：题词，特殊情况而且报经批准的可以，缺一样不可以', (_, government, place) => {
  const may = (obtained: readonly string[]) => ask(government, 'conduct', { conduct: 'inscription', who: 'head', obtained });
  expect(may(['special-circumstances', 'approved']).outcome).toBe('permitted');
  expect(may(['special-circumstances', 'by-regulations', 'approved']).outcome).toBe('permitted');
  expect(may(['special-circumstances']).outcome).toBe('refused');
  expect(may(['approved']).outcome).toBe('refused');
  expect(may([]).outcome).toBe('refused');
  const open = ask(government, 'conduct', { conduct: 'inscription', who: 'head' });
  expect(places(open)).toEqual([place]);
  expect(inCase(open, { obtained: ['special-circumstances', 'approved'] }).outcome).toBe('permitted');
});

test('已取得：一样东西只列一次；用旧名写的问题照旧答', () => {
  const { properties } = z.toJSONSchema(CONSULT_KINDS.conduct.facts, { io: 'input' });
  expect(properties?.obtained).not.toHaveProperty('labels.special-approved');
  expect(properties?.obtained).toHaveProperty('labels.special-circumstances');
  expect(ask('zezhou', 'conduct', { conduct: 'inscription', who: 'head', obtained: ['special-approved'] }).outcome).toBe('permitted');
});

test('西市第四十一条第二款、卫东第七十四条：特殊情况、报经批准不能代替统一安排和党委政府批准', () => {
  for (const government of ['xishi', 'weidong'])
    expect(
      ask(government, 'conduct', { conduct: 'inscription', who: 'head', obtained: ['special-circumstances', 'approved'] }).outcome,
    ).toBe('refused');
});
