/** 协办: helpers are told, report their part, are chased as the host is; 退件: a sender on paper is told that it was returned and why. */
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf, letter, Registry } from './support/registry.ts';

const agree = { form: 'text', text: '同意。', view: 'agree' } as const;
const part = { result: '民政部分已经核对' };

/** Given out to the finance bureau with the civil affairs bureau and the town as helpers, due on the 30th. */
const assigned = (pack = 'jincheng-chengqu'): Registry =>
  new Registry(packOf(pack))
    .sentUp()
    .done('deputy-finance', 'instruct', agree)
    .done('registrar', 'assign', { host: 'finance', helpers: ['civil', 'town'], requirement: '请核对', due: '2026-11-30' });

describe('协办', () => {
  test('协办情况由协办单位反馈：主办单位、别的单位、办公室都不能代办，没有内容的不收，反馈过的不再收', () => {
    const o = assigned();
    for (const post of ['finance-clerk', 'education-head', 'registrar', 'deputy-finance'])
      expectRefused(o.ask(post, 'report-part', part).verdict, 'authority.not-yours');
    expectRefused(o.ask('civil-clerk', 'report-part', { result: ' ' }).verdict, 'input.invalid');
    expectRefused(o.ask('civil-clerk', 'report', part).verdict, 'authority.not-yours');
    o.done('civil-clerk', 'report-part', part);
    expectRefused(o.act('civil-head', 'report-part', part), 'state.not-open');
    expectRefused(new Registry(packOf('weidong')).sentUp().ask('civil-clerk', 'report-part', part).verdict, 'state.not-open');
  });

  test('分办后协办单位各有一条待办，有主办单位一样的期限；反馈后没有了，主办的还在', () => {
    const o = assigned();
    const of = (act: string) =>
      incomingProcedure.expectations(o.context, o.state).flatMap((one) => (one.act === act ? [`${one.post} ${one.due}`] : []));
    expect(of('report-part')).toEqual(['civil', 'town'].flatMap((body) => [`${body}-clerk 2026-11-30`, `${body}-head 2026-11-30`]));
    o.done('civil-clerk', 'report-part', part);
    expect([o.state.stage, o.waits()]).toEqual([
      'handling',
      { report: ['finance-clerk', 'finance-head'], 'report-part': ['town-clerk', 'town-head'] },
    ]);
    const owed = incomingProcedure.obligations(o.context, o.state).map((one) => [one.owedBy.department, one.state]);
    expect(owed).toEqual([
      ['finance', 'open'],
      ['civil', 'met'],
      ['town', 'open'],
    ]);
  });

  test('主办反馈在先，没有反馈的协办单位仍可反馈、可催办；一个工作日内不催第二次', () => {
    const o = assigned().done('finance-head', 'report', { result: '已办' });
    expect(o.waits()['report-part']).toEqual(['civil-clerk', 'civil-head', 'town-clerk', 'town-head']);
    o.done('registrar', 'chase', { posts: ['civil-clerk', 'town-clerk'] });
    expectRefused(o.act('registrar', 'chase', { posts: ['civil-clerk'] }), 'chase.too-soon');
    o.done('civil-clerk', 'report-part', part);
    expectRefused(o.act('registrar', 'chase', { posts: ['civil-clerk'] }), 'input.invalid');
    expect([o.state.stage, o.state.result?.text, o.state.parts?.map((one) => [one.body, one.by, one.text])]).toEqual([
      'handled',
      '已办',
      [['civil', 'civil-clerk', '民政部分已经核对']],
    ]);
  });

  test('重新分办的，上一次的协办情况不算这一次的', () => {
    const o = assigned().done('civil-clerk', 'report-part', part);
    o.done('registrar', 'assign', { host: 'town', helpers: ['civil'] });
    expect(o.waits()['report-part']).toEqual(['civil-clerk', 'civil-head']);
    o.done('civil-clerk', 'report-part', { result: '再核对一次' });
    expect(o.state.parts).toHaveLength(2);
  });

  test('协办情况给主办、协办单位和办公室看，来文单位和别的单位看不到', () => {
    const o = new Registry(packOf('zezhou'))
      .sentUp(['deputy-education'], letter({ sender: { class: 'department', body: 'education', name: '教育局' } }))
      .done('deputy-education', 'instruct', agree)
      .done('registrar', 'assign', { host: 'finance', helpers: ['civil'] })
      .done('civil-clerk', 'report-part', part);
    const sees = (post: string): boolean =>
      JSON.stringify([o.seenBy(post), incomingProcedure.chain(o.context, o.state, actorOf(post))]).includes(part.result);
    expect(['registrar', 'head', 'finance-clerk', 'civil-head', 'education-clerk', 'justice-head'].map(sees)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('纸质来文的退回告知来文单位（卫东区第五十五条）', () => {
  const returned = (change = letter()): Registry =>
    new Registry(packOf('weidong')).registered(change).done('registrar', 'return', { reason: '未经会签' });

  test('退件由来文单位签收：办公室、别的单位不能，网上报送的没有退件可签收，签收过的不再签收', () => {
    const o = returned();
    for (const post of ['registrar', 'education-clerk']) expectRefused(o.ask(post, 'collect-returned').verdict, 'authority.not-yours');
    o.done('finance-clerk', 'collect-returned');
    expectRefused(o.act('finance-head', 'collect-returned'), 'state.not-open');
    const electronic = new Registry(packOf('weidong'))
      .done('system', 'arrive', { letter: letter(), document: 'd' })
      .done('registrar', 'accept')
      .done('registrar', 'return', { reason: '未经会签' });
    expectRefused(electronic.ask('finance-clerk', 'collect-returned').verdict, 'state.not-open');
  });

  test('退回后来文单位有待办、看得到原因；签收后没有了，办公室仍等重报件', () => {
    const o = returned();
    const line = incomingProcedure.expectations(o.context, o.state).find((one) => one.post === 'finance-clerk');
    expect([line?.label, line?.basis?.article]).toEqual(['签收退件', 55]);
    expect(o.seenBy('finance-clerk').returns.map((one) => one.reason)).toEqual(['未经会签']);
    o.done('finance-clerk', 'collect-returned');
    expect(o.waits()).toEqual({ resubmit: ['registrar'] });
    expect(o.state.returns[0]?.collected?.by).toBe('finance-clerk');
    // Returned a second time, it is told a second time.
    o.done('registrar', 'resubmit', { letter: letter() }).done('registrar', 'accept').done('registrar', 'return', { reason: '仍未会签' });
    expect(o.waits()['collect-returned']).toEqual(['finance-clerk', 'finance-head']);
  });

  test('来文单位不在本府的，没有人可告知，只等重报件', () => {
    const o = returned(letter({ sender: { class: 'public', name: '某群众' }, kind: 'other' }));
    expect(o.waits()).toEqual({ resubmit: ['registrar'] });
  });
});
