/**
 * 上会、决策之前要做什么、之后欠什么：what the texts ask of a document counts as much as what they ask of a topic; what they
 * put after the decision is not asked for before. Expected values are taken from the texts by hand.
 */
import { describe, expect, test } from 'vitest';
import { ask, FIVE, inCase, places } from './support/asking.ts';

const FIVE_PROOFS = ['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy'];

describe('什么也没有做的，缺哪些', () => {
  test.each([
    ['jincheng-chengqu', ['30', '32.1', '34.1']],
    ['xinzhou', ['32', '34.1', '36.1']],
    ['zezhou', ['30', '32.1', '34.1']],
    ['xishi', ['28', '30.1']],
    ['weidong', ['23']],
  ] as const)('%s：规范性文件先论证、审查合法性，第%s条', (government, expected) => {
    const answer = ask(government, 'meeting.beforehand', { for: 'normative-document', cases: [], done: [] });
    expect([answer.outcome, [...places(answer, 'refused')].sort()]).toEqual(['refused', [...expected]]);
  });
  test.each([
    ['jincheng-chengqu', '30'],
    ['xinzhou', '32'],
    ['zezhou', '30'],
    ['xishi', '28'],
    ['weidong', '28'],
  ])('%s：重大事项先调研论证，第%s条', (government, place) => {
    const answer = ask(government, 'meeting.beforehand', { for: 'major-matter', cases: [], done: [] });
    expect([answer.outcome, places(answer, 'refused')]).toEqual(['refused', [place]]);
  });
  test('西市区28：规章草案同样要调研论证，不只公开征求意见', () => {
    const answer = ask('xishi', 'meeting.beforehand', { for: 'legislation', cases: [], done: ['public-comment'] });
    expect([answer.outcome, places(answer, 'refused')]).toEqual(['refused', ['28']]);
    expect(answer.answer?.text).toContain('政治性论证');
  });
  test.each(['jincheng-chengqu', 'weidong', 'zezhou'])('%s没有写法规规章草案', (government) => {
    expect(ask(government, 'meeting.beforehand', { for: 'legislation' }).outcome).toBe('silent');
  });
  test('卫东区22、23：部门的规范性文件要集体讨论、合法性审查，涉及其他部门的还要征求意见', () => {
    const answer = ask('weidong', 'meeting.beforehand', { for: 'normative-document' });
    expect(answer.outcome).toBe('answer');
    expect(places(answer)).toEqual(expect.arrayContaining(['22', '23']));
    const asked = ask('weidong', 'meeting.beforehand', { for: 'normative-document', done: ['collective-discussion', 'legality'] });
    expect(inCase(asked, { cases: [] }).outcome).toBe('permitted');
    expect(places(inCase(asked, { cases: ['cross-department'] }), 'refused')).toEqual(['22']);
  });
  test('卫东区28：重大事项涉及街道的征求其意见，关系公众的评估稳定风险', () => {
    const done = ['research', 'legality', 'necessity', 'scientific', 'feasibility', 'controllability'];
    const asked = ask('weidong', 'meeting.beforehand', { for: 'major-matter', done });
    expect(inCase(asked, { cases: [] }).outcome).toBe('permitted');
    for (const one of ['touches-lower-government', 'public-interest'])
      expect(places(inCase(asked, { cases: [one] }), 'refused')).toEqual(['28']);
    expect([...places(inCase(asked, { cases: ['cross-department'] }), 'refused')].sort()).toEqual(['28', '54.1']);
  });
});

describe('都做了的可以上', () => {
  test.each(['jincheng-chengqu', 'xinzhou', 'zezhou'])('%s：五项论证、调研和审查齐全', (government) => {
    const answer = ask(government, 'meeting.beforehand', { for: 'normative-document', cases: [], done: FIVE_PROOFS });
    expect(answer.outcome, answer.answer?.text).toBe('permitted');
  });
  test.each([
    ['jincheng-chengqu', ['research', 'argument', 'risk-assessment', 'legality', 'fair-competition', 'hear-opinions'], '11'],
    ['xinzhou', ['research', 'argument', 'risk-assessment', 'legality', 'hear-opinions'], '11'],
    ['xishi', ['research', 'argument', 'risk-assessment', 'legality', 'hear-opinions'], '11'],
    ['zezhou', ['research', 'argument', 'risk-assessment', 'legality', 'hear-opinions'], '11'],
    ['weidong', ['public-participation', 'expert-argument', 'risk-assessment', 'legality', 'collective-discussion'], '26'],
  ] as const)('%s：重大决策之前的工作做齐就够，执行中的跟踪、评估不在其内', (government, done, place) => {
    const answer = ask(government, 'meeting.beforehand', { for: 'major-decision', cases: [], done });
    expect([answer.outcome, places(answer)]).toEqual(['permitted', [place]]);
    const less = ask(government, 'meeting.beforehand', { for: 'major-decision', cases: [], done: done.slice(1) });
    expect(less.outcome).toBe('refused');
  });
});

describe('决定之后', () => {
  test.each([
    ['jincheng-chengqu', ['11']],
    ['xinzhou', ['11']],
    ['xishi', ['11']],
    ['zezhou', ['11']],
    ['weidong', ['29', '30']],
  ] as const)('%s：重大决策之后的事见第%s条', (government, expected) => {
    expect(places(ask(government, 'after-decision', { meeting: 'executive' }))).toEqual(expect.arrayContaining([...expected]));
  });
  test.each(FIVE)('%s：专题会议不作重大决策，不引那几条', (government) => {
    const answer = ask(government, 'after-decision', { meeting: 'topical' });
    for (const place of ['11', '29', '30']) expect(places(answer)).not.toContain(place);
  });
});

describe('部门开会', () => {
  test('卫东区52：没有报批的全区性会议不能开；50：临时的由分管领导审核、报区长批准', () => {
    const refused = ask('weidong', 'meeting.department', { meeting: 'area-wide', approved: false });
    expect([refused.outcome, places(refused, 'refused')]).toEqual(['refused', ['52']]);
    expect(places(refused)).toContain('50');
    const open = ask('weidong', 'meeting.department');
    expect(open.outcome).toBe('depends');
    expect(inCase(open, { approved: true }).outcome).toBe('permitted');
    expect(inCase(open, { approved: false }).outcome).toBe('refused');
  });
  test('卫东区52：请街道负责人的批准只在请的时候提', () => {
    const plain = ask('weidong', 'meeting.department', { approved: true });
    const invited = ask('weidong', 'meeting.department', { approved: true, invites: ['lower-government-head'] });
    expect(plain.answer?.text).not.toContain('街道负责人');
    expect(invited.answer?.text).toContain('街道负责人');
  });
  test.each([
    ['jincheng-chengqu', '25.2'],
    ['xinzhou', '26.2'],
    ['xishi', '25.3'],
    ['zezhou', '25.2'],
  ])('%s%s：重要活动也要批准', (government, place) => {
    const answer = ask(government, 'meeting.department', { meeting: 'event', approved: false });
    expect([answer.outcome, places(answer, 'refused')]).toEqual(['refused', [place]]);
  });
});
