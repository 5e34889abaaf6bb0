/** 规则咨询：学法在哪里学、谁组织、多久一次；会议由谁主持的答复不重复、不牵出无关的条款。Read off the five texts by hand. */
import { expect, test } from 'vitest';
import { ask, places } from './support/asking.ts';

const led = (government: string) => ask(government, 'meeting.convene', { meeting: 'law-study' });
const topics = (government: string) => ask(government, 'meeting.topics', { meeting: 'law-study' });
const often = (government: string) => ask(government, 'meeting.frequency', { meeting: 'law-study' });

test('忻州第二十八条：常务会前学法由办公室商依法治市办组织，由谁主持没有写', () => {
  expect(led('xinzhou')).toMatchObject({ outcome: 'answer' });
  expect(places(led('xinzhou'))).toEqual(['28']);
  expect(led('xinzhou').answer?.text).toMatch(/组织.*由谁主持、由谁讲授，本规则没有写/u);
});

test('忻州第二十八条：年度学法计划由办公室商依法治市办拟定，报市政府审定', () => {
  const answer = topics('xinzhou');
  expect([answer.outcome, places(answer)]).toEqual(['answer', ['28']]);
  expect(answer.answer?.posts).toEqual(['市政府办公室', '市政府']);
  expect(answer.answer?.text).toContain('商');
  expect(ask('xinzhou', 'meeting.topics', { meeting: 'law-study', by: 'office', stage: 'propose' }).outcome).toBe('permitted');
  expect(ask('xinzhou', 'meeting.topics', { meeting: 'law-study', by: 'department', stage: 'propose' }).outcome).toBe('refused');
});

test('忻州第二十八条：常务会议前学，次数没有写', () => {
  const answer = often('xinzhou');
  expect([answer.outcome, places(answer), answer.answer?.value]).toEqual(['answer', ['28'], undefined]);
  expect(answer.answer?.text).toContain('多久一次');
});

test('卫东第二十一条：常务会议上学，随常务会议召集、主持，学新颁布的和与议事有关的；只写定期', () => {
  expect(places(led('weidong'))).toEqual(['21', '7', '44.1']);
  expect(places(topics('weidong'))).toEqual(['21', '48']);
  const answer = often('weidong');
  expect([answer.outcome, places(answer), answer.answer?.value]).toEqual(['answer', ['21'], undefined]);
  expect(answer.answer?.text).toMatch(/定期.*多久一次，本规则没有写/u);
});

test.each([
  ['卫东第二十一条、第四十四条', 'weidong', ['21', '44.1'], ['21', '33', '44.2']],
  ['晋城城区第二十六条', 'jincheng-chengqu', ['26'], ['26']],
])('%s：学法在哪个会上，由那个会的人参加、列席', (_, government, members, sittingIn) => {
  const asked = (kind: string) => ask(government, kind, { meeting: 'law-study' });
  expect([asked('meeting.members').outcome, places(asked('meeting.members'))]).toEqual(['answer', members]);
  expect([asked('meeting.sitting-in').outcome, places(asked('meeting.sitting-in'))]).toEqual(['answer', sittingIn]);
});

test('忻州第二十八条：会前学法由谁参加没有写', () => {
  for (const kind of ['meeting.members', 'meeting.sitting-in'])
    expect(ask('xinzhou', kind, { meeting: 'law-study' })).toMatchObject({ outcome: 'silent', findings: [] });
});

test('晋城城区第二十六条：法律法规是专题学习的内容，由区长主持、定主题，一般两个月一次', () => {
  expect(led('jincheng-chengqu').answer?.posts).toEqual(['区长']);
  expect(topics('jincheng-chengqu').answer?.posts).toEqual(['区长']);
  expect(often('jincheng-chengqu').answer).toMatchObject({ value: 2, unit: 'month', timesMin: 1 });
  for (const answer of [led('jincheng-chengqu'), topics('jincheng-chengqu'), often('jincheng-chengqu')])
    expect(places(answer)).toEqual(['26']);
});

test.each([
  ['泽州第二十六条', 'zezhou'],
  ['西市第二十六条', 'xishi'],
])('%s：学习内容没有写法律法规，学法没有规定', (_, government) => {
  for (const answer of [led(government), topics(government), often(government)])
    expect(answer).toMatchObject({ outcome: 'silent', findings: [] });
});

test.each([
  ['晋城城区第二十条', 'jincheng-chengqu', ['20.1']],
  ['泽州第二十条', 'zezhou', ['20.1']],
  ['忻州第二十一条', 'xinzhou', ['21.1']],
])('%s：不由副职召集常务会议，依据是第一款；第二款的随时召开不是依据', (_, government, expected) => {
  const answer = ask(government, 'meeting.convene', { meeting: 'executive', by: 'deputy' });
  expect([answer.outcome, places(answer)]).toEqual(['refused', expected]);
  expect(answer.answer?.text).not.toContain('随时');
});

test('西市第二十条：副职不在受委托之列，不召集常务会议，依据不是第二款', () => {
  const answer = ask('xishi', 'meeting.convene', { meeting: 'executive', by: 'deputy' });
  expect([answer.outcome, places(answer)]).toEqual(['refused', ['20.1']]);
});

test('卫东第七条、第四十三条第一款：召集和主持一句话里写的，依据列一次', () => {
  const answer = ask('weidong', 'meeting.convene', { meeting: 'plenary' });
  expect(answer.answer?.text).toBe('由区长召集；受委托，由常务副区长召集；由区长主持；受委托，由常务副区长主持。');
  expect(answer.findings.map(({ article, paragraph }) => [article, paragraph].join('.'))).toEqual(['7.', '7.', '43.1']);
  expect(new Set(answer.findings.map((one) => one.message)).size).toBe(3);
});

test.each([
  ['晋城城区第三十一条第二款', 'jincheng-chengqu', '31.2', 7],
  ['泽州第三十一条第二款', 'zezhou', '31.2', 7],
  ['忻州第三十三条第二款', 'xinzhou', '33.2', 7],
  ['西市第二十九条第二款', 'xishi', '29.2', 7],
  ['卫东第五十四条第二款', 'weidong', '54.2', 3],
])('%s：要不要征求意见还要看情形的，几日回复、逾期怎样照样答', (_, government, place, days) => {
  const answer = ask(government, 'document.consult', { delivered: '2026-11-23' });
  expect([answer.outcome, places(answer)]).toEqual(['depends', [place]]);
  expect(answer.answer).toMatchObject({ value: days, unit: 'workday' });
  expect(answer.answer?.text).toMatch(new RegExp(`一般${String(days)}个工作日内回复.*逾期不回复的视为没有不同意见`, 'u'));
  // 23日星期一送达，当日不计：三个工作日是26日，七个工作日是12月2日。
  expect(answer.answer?.dates?.map((one) => one.date)).toEqual([days === 3 ? '2026-11-26' : '2026-12-02']);
});

test('晋城城区第三十四条第三款：由谁审核还要看情形的，备案照样答', () => {
  const answer = ask('jincheng-chengqu', 'document.legality', { issuer: 'department', kind: 'notice', normative: true, to: 'subordinate' });
  expect([answer.outcome, places(answer)]).toEqual(['depends', ['34.3']]);
  expect(answer.answer?.text).toContain('备案');
});
