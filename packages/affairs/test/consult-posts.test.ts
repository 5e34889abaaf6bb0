/** Who may, who stands in, how often, how leave is asked for: questions that gave wrong answers once. Expected values are taken from the texts by hand. */
import { describe, expect, test } from 'vitest';
import { ask, inCase, places } from './support/asking.ts';

describe('谁代行', () => {
  test('卫东区9：区长、常务副区长都外出的，没有写由谁；请假、休假的要看是否外出', () => {
    const answer = ask('weidong', 'authority.stand-in', { away: ['head', 'executive-deputy'] });
    expect(answer.outcome).toBe('depends');
    for (const absence of ['away', 'business-trip', 'visit-abroad', 'away-from-area'])
      expect(inCase(answer, { absence }).outcome).toBe('silent');
    expect(inCase(answer, { absence: 'vacation' }).outcome).toBe('depends');
    expect(answer.answer?.posts).toBeUndefined();
  });
  test.each(['jincheng-chengqu', 'xinzhou', 'zezhou'])('%s5.2：都出差的由其他副职代行，别的情形没有写', (government) => {
    const answer = ask(government, 'authority.stand-in', { away: ['head', 'executive-deputy'] });
    expect(inCase(answer, { absence: 'business-trip' })).toMatchObject({ outcome: 'answer', answer: { posts: ['其他副职'] } });
    for (const absence of ['leave', 'vacation']) expect(inCase(answer, { absence }).outcome).toBe('silent');
  });
  test('西市区5.2：常务副区长也离营的，由另一位副区长主持', () => {
    const answer = ask('xishi', 'authority.stand-in', { away: ['head', 'executive-deputy'] });
    expect(inCase(answer, { absence: 'away-from-area' })).toMatchObject({ outcome: 'answer', answer: { posts: ['其他副职'] } });
  });
  test('泽州县5.2：没有委托，不问因何不在，谁也不代行', () => {
    expect(inCase(ask('zezhou', 'authority.stand-in', { entrusted: false }), { absence: 'business-trip' }).outcome).toBe('refused');
  });
});

describe('西市区23：专题会议和办公会议', () => {
  const convene = (by: string, occasions?: Readonly<Record<string, boolean>>) =>
    ask('xishi', 'meeting.convene', { meeting: 'topical', by, ...(occasions === undefined ? {} : { occasions }) });
  test('西市区23.3：副区长没有受委托、不是按分工，不能召开', () => {
    const answer = convene('deputy', { delegated: false, 'in-charge': false });
    expect([answer.outcome, places(answer, 'refused')]).toEqual(['refused', expect.arrayContaining(['23.3'])]);
  });
  test('西市区23.3：受委托或者按分工的可以，没有说的要看', () => {
    expect(convene('deputy', { delegated: true }).outcome).toBe('permitted');
    expect(convene('deputy', { 'in-charge': true }).outcome).toBe('permitted');
    expect(convene('deputy').outcome).toBe('depends');
  });
  test('西市区23.3：没有写区长本人，不说不可以', () => {
    const answer = convene('head');
    expect([answer.outcome, places(answer)]).toEqual(['silent', expect.arrayContaining(['23.3'])]);
  });
  test('泽州县23.3、20.1：写了区长、县长的照写的答，常务会议副县长不能召集', () => {
    expect(ask('zezhou', 'meeting.convene', { meeting: 'topical', by: 'head' }).outcome).toBe('permitted');
    expect(ask('zezhou', 'meeting.convene', { meeting: 'executive', by: 'deputy' }).outcome).toBe('refused');
  });
  test('西市区23.2：议题由区长确定，他不须由人提出；部门负责人不能提', () => {
    const topic = (by: string) => ask('xishi', 'meeting.topics', { meeting: 'head-office', stage: 'propose', by });
    expect(topic('department-head').outcome).toBe('refused');
    for (const by of ['head', 'deputy']) expect([by, topic(by).outcome, places(topic(by))]).toEqual([by, 'permitted', ['23.2']]);
  });
});

describe('卫东区46：专题会议', () => {
  test('卫东区46：与会人员由会议主持人确定', () => {
    const answer = ask('weidong', 'meeting.members', { meeting: 'topical' });
    expect([answer.outcome, places(answer)]).toEqual(['answer', ['46']]);
  });
});

describe('多久开一次', () => {
  test('忻州市21.2：一般每月两至三次，次数也答', () => {
    const answer = ask('xinzhou', 'meeting.frequency', { meeting: 'executive' });
    expect(answer.answer).toMatchObject({ value: 1, unit: 'month', timesMin: 2, timesMax: 3 });
  });
  test('忻州市21.2：当月只开一次的，次月起欠开；开了两次的，下月内再开', () => {
    const answer = ask('xinzhou', 'meeting.frequency', { meeting: 'executive', last: '2026-10-20' });
    expect(answer.outcome).toBe('depends');
    expect(inCase(answer, { held: 1 })).toMatchObject({ outcome: 'warned', answer: { dates: [{ date: '2026-11-01' }] } });
    expect(inCase(answer, { held: 2 })).toMatchObject({ outcome: 'answer', answer: { dates: [{ date: '2026-11-30' }] } });
  });
  test('忻州市21.2：本月只开一次而本月未完的，月底前再开', () => {
    const answer = ask('xinzhou', 'meeting.frequency', { meeting: 'executive', last: '2026-11-03', held: 1 });
    expect(answer).toMatchObject({ outcome: 'answer', answer: { dates: [{ date: '2026-11-30' }] } });
  });
  test('忻州市21.2：九月开够而十月一次没有开的，十一月起欠开', () => {
    const answer = ask('xinzhou', 'meeting.frequency', { meeting: 'executive', last: '2026-09-30', held: 3 });
    expect(answer).toMatchObject({ outcome: 'warned', answer: { dates: [{ date: '2026-11-01' }] } });
    expect(places(answer)).toEqual(['21.2']);
  });
  test('城区20.2至少一次，没有上限', () => {
    const answer = ask('jincheng-chengqu', 'meeting.frequency', { meeting: 'executive' });
    expect([answer.answer?.timesMin, answer.answer?.timesMax]).toEqual([1, undefined]);
  });
});

describe('卫东区64：部门主要负责人外出', () => {
  test('卫东区64：走了才请假的，不行', () => {
    for (const absence of ['away', 'away-from-area', 'visit-abroad', 'business-trip', 'leave', 'vacation']) {
      const answer = ask('weidong', 'leave', { who: 'department-head', absence, from: '2026-12-01', askedOn: '2026-12-02' });
      expect([absence, answer.outcome, places(answer, 'refused')]).toEqual([absence, 'refused', ['64']]);
    }
  });
  test('卫东区64：先请假、获批、报备，未经批准不得外出', () => {
    const { outcome, answer } = ask('weidong', 'leave', { who: 'department-head', absence: 'visit-abroad' });
    expect(outcome).toBe('answer');
    for (const word of ['报备', '没有批准，不许私自外出']) expect(answer?.text).toContain(word);
  });
  test('卫东区64：没有写区长向谁请假', () => {
    expect(ask('weidong', 'leave', { who: 'head', absence: 'away' }).outcome).toBe('silent');
  });
});

describe('情形多的，逐个取值答', () => {
  test('西市区31：政府的通知由谁签发，每种情形都有答复和出处', () => {
    const answer = ask('xishi', 'document.sign', { issuer: 'government', kind: 'notice' });
    expect(answer.outcome).toBe('depends');
    const plain = answer.dependsOn?.cases.find(({ facts }) =>
      ['normative', 'important', 'foreignTravel', 'routine'].every((name) => facts[name] === false),
    );
    expect(plain).toMatchObject({ outcome: 'answer', answer: { posts: ['分管领导'] } });
    for (const one of answer.dependsOn?.cases ?? []) {
      expect(Object.keys(one.facts).length).toBeGreaterThan(0);
      expect(places(one).every((place) => place.startsWith('31.1.'))).toBe(true);
      expect(places(one).length).toBeGreaterThan(0);
    }
  });
  test('什么都没有说的，先问名义、文种和主送', () => {
    const answer = ask('xishi', 'document.sign');
    expect(answer).toMatchObject({ outcome: 'depends', dependsOn: { cases: [] } });
    expect(answer.dependsOn?.facts.map(({ name }) => name)).toEqual(['issuer', 'kind', 'to', 'decidedBy']);
  });
  test('西市区30、31：只说了名义的，按文种分，多半还要再问', () => {
    const answer = ask('xishi', 'document.review', { issuer: 'office', kind: 'notice' });
    expect(answer.outcome).toBe('depends');
    expect(answer.dependsOn?.cases.length).toBeGreaterThan(1);
  });
});

test('西市区5.3：特殊情况由区长安排的是其他副区长，区长本人不是补位的人', () => {
  expect(ask('xishi', 'authority.substitute', { special: true })).toMatchObject({ outcome: 'answer', answer: { posts: ['其他副职'] } });
});
