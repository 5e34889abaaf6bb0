/** 商定延期 (泽州第三十一条第二款, 卫东第五十四条第二款): once a day is agreed, no word of the first limit is left. */
import { describe, expect, test } from 'vitest';
import { documentProcedure } from '@lingxing/affairs/document';
import { draft, expectRefused, Office, packOf } from './support/office.ts';

/** On Monday 2026-11-23 the finance bureau consults the education bureau: seven workdays end on 2026-12-02. */
function consulted(): Office {
  return new Office(packOf('zezhou'), '2026-11-23')
    .done('finance-clerk', 'draft', { draft: draft() })
    .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'consult' });
}
const owed = (o: Office) => documentProcedure.obligations(o.context, o.document).find((one) => one.id === 'c1:education');
const ask = (o: Office) => o.document.consultations[0]?.asks[0];

describe('商定之前', () => {
  test('按规则的限期：7个工作日，自送达次日起算', () => {
    expect(owed(consulted())).toMatchObject({
      label: '回复征求意见',
      due: '2026-12-02',
      value: 7,
      unit: 'workday',
      from: '2026-11-23',
      citation: { article: 31, paragraph: 2 },
    });
    expect(owed(consulted())?.agreed).toBeUndefined();
  });
  test('只是商请、尚未同意：仍是原限期', () => {
    const o = consulted().done('education-head', 'request-extension', { consultation: 'c1', until: '2026-12-10', how: '书面' });
    expect(owed(o)).toMatchObject({ due: '2026-12-02', value: 7, unit: 'workday', label: '回复征求意见' });
  });
});

describe('商定之后', () => {
  const extended = () =>
    consulted()
      .done('education-head', 'request-extension', { consultation: 'c1', until: '2026-12-12', how: '书面' })
      .done('finance-clerk', 'agree-extension', { consultation: 'c1', body: 'education' });
  test('写明商定的日期，只数日子，注明原限期和商定所依条款', () => {
    // 2026-12-12 is a Saturday: no count of workdays ends there. From 11月23日 it is 19 days.
    expect(owed(extended())).toMatchObject({
      label: '回复征求意见（商定延至2026年12月12日）',
      due: '2026-12-12',
      value: 19,
      unit: 'day',
      from: '2026-11-23',
      agreed: { instead: '2026-12-02' },
      provisional: [],
      citation: { source: 'work-rules', article: 31, paragraph: 2 },
      state: 'open',
    });
    expect(ask(extended())).toMatchObject({ due: '2026-12-12', value: undefined, unit: undefined, firstDue: '2026-12-02' });
  });
  test('再次商请未获同意：商定的日期不变；再次同意：原限期仍是第一次的', () => {
    const o = extended().done('education-head', 'request-extension', { consultation: 'c1', until: '2026-12-20', how: '书面' });
    expect(owed(o)).toMatchObject({ due: '2026-12-12', agreed: { instead: '2026-12-02' } });
    o.done('finance-clerk', 'agree-extension', { consultation: 'c1', body: 'education' });
    expect(owed(o)).toMatchObject({ due: '2026-12-20', value: 27, unit: 'day', agreed: { instead: '2026-12-02' } });
  });
  test('商定的日期不随放假通知重算', () => {
    // Forty workdays from 2026-11-23 reach into 2027, whose holidays are not known.
    const o = new Office(packOf('zezhou'), '2026-11-23')
      .done('finance-clerk', 'draft', { draft: draft() })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'consult', limit: { value: 40, unit: 'workday' } });
    expect(owed(o)?.provisional).toEqual([2027]);
    o.done('education-head', 'request-extension', { consultation: 'c1', until: '2027-03-01', how: '书面' })
      .done('finance-clerk', 'agree-extension', { consultation: 'c1', body: 'education' })
      .done('education-head', 'request-extension', { consultation: 'c1', until: '2027-04-01', how: '书面' });
    expect(owed(o)).toMatchObject({ due: '2027-03-01', provisional: [] });
    o.act('system', 'recompute', { year: 2027 });
    expect(owed(o)).toMatchObject({ due: '2027-03-01', provisional: [] });
  });
  test('到商定的日期仍未回复：视为无不同意见，早一天不行', () => {
    const o = extended();
    o.today = '2026-12-12';
    expectRefused(o.act('system', 'deem-no-objection', { consultation: 'c1', body: 'education' }), 'state.not-open 31.2');
    o.today = '2026-12-13';
    o.done('system', 'deem-no-objection', { consultation: 'c1', body: 'education' });
    expect(owed(o)?.state).toBe('passed');
  });
});

describe('谁商请、为什么现在不能：说的是实情', () => {
  const whyNot = (o: Office, post: string, act: string) => {
    const offer = documentProcedure
      .offers(o.context, o.document, { account: post, post, capacity: 'holder' })
      .find((one) => one.act === act);
    return offer?.verdict.findings.map(({ code, message }) => `${code} ${message}`);
  };
  test('泽州第三十一条第二款：文书看到的是待回复、由谁商请，不是没有待办', () => {
    const o = consulted();
    expect(whyNot(o, 'education-clerk', 'request-extension')).toEqual([
      'authority.not-yours 此件待本单位回复；商请延期由教育局局长、教育局副局长办理。',
    ]);
    expect(whyNot(o, 'education-clerk', 'answer')).toEqual(['authority.not-yours 此件待本单位回复；回复由教育局局长、教育局副局长办理。']);
    expectRefused(
      o.act('education-clerk', 'request-extension', { consultation: 'c1', until: '2026-12-10', how: '书面' }),
      'not-yours 31.2',
    );
    expect(o.act('education-head', 'request-extension', { consultation: 'c1', until: '2026-12-10', how: '书面' }).outcome).toBe(
      'permitted',
    );
  });
  test('卫东第五十四条：会签只由主要负责人办理的，副职看到的也是主要负责人', () => {
    const o = new Office(packOf('weidong'))
      .done('finance-clerk', 'draft', { draft: draft({ facts: { seeksApproval: true }, departmentsConcerned: ['education'] }) })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' });
    expect(whyNot(o, 'education-vice', 'request-extension')).toEqual(['authority.not-yours 此件待本单位回复；商请延期由教育局局长办理。']);
  });
  test('按顺序征求、还没有轮到的，主要负责人看到的是尚未轮到', () => {
    const o = new Office(packOf('zezhou'))
      .done('finance-clerk', 'draft', { draft: draft() })
      .done('finance-clerk', 'consult', { bodies: ['education', 'civil'], mode: 'consult', order: 'sequence' });
    for (const act of ['answer', 'request-extension'])
      expect(whyNot(o, 'civil-head', act)).toEqual(['state.not-open 按顺序征求意见，尚未轮到本单位。']);
    o.done('education-head', 'answer', { consultation: 'c1', position: 'agree' });
    expect(o.ask('civil-head', 'answer', { consultation: 'c1', position: 'agree' }).verdict.outcome).toBe('permitted');
  });
  test('已回复的、没有征求过的', () => {
    const o = consulted().done('education-head', 'answer', { consultation: 'c1', position: 'agree' });
    expect(whyNot(o, 'education-head', 'request-extension')).toEqual(['state.not-open 本单位已回复。']);
    expect(whyNot(o, 'education-clerk', 'answer')).toEqual(['state.not-open 本单位已回复。']);
    expect(whyNot(o, 'civil-head', 'request-extension')).toEqual(['authority.not-yours 此件未向本单位征求意见。']);
  });
});
