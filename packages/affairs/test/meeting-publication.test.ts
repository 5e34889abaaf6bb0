/** 会议公开：卫东第三十三条和晋城城区第二十二条第三款，谁能公开、撤回，哪些不公开，哪些待公开，谁看得到。 */
import { isHidden, meetingProcedure, openItems, owedToThePublic, takenFromThePublic, viewFor } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

/** An executive meeting of 卫东区 that decided on two topics and is over; t3 is personnel. */
function held(): Sitting {
  const at = new Sitting(packOf('weidong'))
    .done('registrar', 'convene', sitting('executive'))
    .done('finance-clerk', 'propose', budget())
    .done('education-clerk', 'propose', { title: '校车运营', department: 'education' })
    .done('finance-clerk', 'propose', { title: '某职务任免', department: 'finance', matter: 'personnel' });
  at.today = '2026-11-26';
  const done = { by: 'head', at: 1 };
  const state = at.meeting;
  // What comes before it is judged elsewhere: here it has sat.
  at.state = {
    ...state,
    stage: 'adjourned',
    agenda: ['t1', 't2', 't3'],
    topics: state.topics.map((one) => ({
      ...one,
      stage: 'fixed',
      outcome: { ...done, result: 'adopted', heard: '', words: `同意${one.id}` },
    })),
    ended: { ...done, on: '2026-11-26' },
  };
  return at;
}
const open = (item: string, to = 'public') => ({ item, to, ground: '信息公开程序' });
const numbered = (at: Sitting): Sitting => {
  at.state = {
    ...at.meeting,
    stage: 'issued',
    minutes: { text: '会议同意。', drafted: { by: 'registrar', at: 1 }, numbered: { by: 'registrar', at: 2, year: 2026, n: 1 } },
  };
  return at;
};
const seen = (at: Sitting, post: string) => viewFor(at.context, at.meeting, actorOf(post)).topics.map((one) => one.id);

describe('卫东区第三十三条：议定事项的公开', () => {
  test('部门不能公开；办公室在纪要签发以前不能公开；没有依据、没有这一事项的不予办理', () => {
    const at = held();
    expectRefused(at.act('finance-clerk', 'open-item', open('t1')), 'authority.not-yours 33');
    expectRefused(at.act('registrar', 'open-item', open('t1')), 'step.missing');
    expectRefused(at.act('head', 'open-item', { item: 't1', to: 'public', ground: '' }), 'input.invalid');
    expectRefused(at.act('head', 'open-item', open('t9')), 'input.invalid');
    expect(openItems(at.meeting)).toEqual([]);
  });
  test('人事任免不公开；有不公开议题的，纪要不整篇公开，议程不列这一议题', () => {
    const at = numbered(held());
    expectRefused(at.act('head', 'open-item', open('t3')), 'state.not-open');
    expectRefused(at.act('head', 'open-item', open('minutes')), 'state.not-open');
    at.done('registrar', 'open-item', open('agenda'));
    expect(openItems(at.meeting).map((one) => one.text)).toEqual(['年度预算调整方案\n校车运营']);
  });
  test('没有公开、没有写明不公开的议定事项待公开；只对内公开的仍待公开', () => {
    const at = held();
    const owed = () => owedToThePublic(at.context, at.meeting).map((one) => one.id);
    expect(owed()).toEqual(['t1', 't2']);
    at.done('head', 'open-item', open('t1', 'inside'));
    expect(owed()).toEqual(['t1', 't2']);
    at.done('head', 'open-item', open('t1')).done('registrar', 'withhold-item', { item: 't2', ground: '工作秘密' });
    expect(owed()).toEqual([]);
    expect(openItems(at.meeting)).toEqual([
      { item: 't1', title: '年度预算调整方案', text: '通过：同意t1', files: [], to: 'public', words: '信息公开程序', on: '2026-11-26' },
    ]);
  });
  test('区长办公会议、专题会议定的不在其内', () => {
    const at = held();
    at.state = { ...at.meeting, kind: 'head-office' };
    expect(owedToThePublic(at.context, at.meeting)).toEqual([]);
  });
  test('撤回须有理由，留有记录而不留内容；没有公开的不能撤回；不能再次公开同一范围', () => {
    const at = held().done('head', 'open-item', open('t1'));
    expectRefused(at.act('head', 'open-item', open('t1', 'inside')), 'state.not-open');
    expectRefused(at.act('registrar', 'withhold-item', { item: 't1', ground: '工作秘密' }), 'state.not-open');
    expectRefused(at.act('finance-clerk', 'take-back-item', { item: 't1', reason: '有误' }), 'authority.not-yours');
    expectRefused(at.act('registrar', 'take-back-item', { item: 't2', reason: '有误' }), 'state.not-open');
    at.done('registrar', 'take-back-item', { item: 't1', reason: '数字有误' });
    expect(openItems(at.meeting)).toEqual([]);
    expect(takenFromThePublic(at.meeting).map((one) => [one.item, one.words, one.on])).toEqual([['t1', '数字有误', '2026-11-26']]);
  });
  test('写明不公开的，办公室不能公开，主持人能', () => {
    const at = numbered(held()).done('registrar', 'withhold-item', { item: 't2', ground: '工作秘密' });
    expectRefused(at.act('registrar', 'open-item', open('t2')), 'authority.not-yours');
    at.done('head', 'open-item', open('t2'));
    expect(openItems(at.meeting).map((one) => one.item)).toEqual(['t2']);
  });
});

describe('不公开的议题', () => {
  test('别的单位看不到，搜索的文字里没有，所问的行为也不透露；主汇报单位、办公室、组成人员看得到', () => {
    const at = held().done('registrar', 'withhold-item', { item: 't1', ground: '工作秘密' });
    expect(seen(at, 'education-clerk')).toEqual(['t2']);
    expect(seen(at, 'registrar')).toEqual(['t1', 't2', 't3']);
    expect(seen(at, 'finance-clerk')).toEqual(['t1', 't3']);
    expect(seen(at, 'deputy-education')).toEqual(['t1', 't2', 't3']);
    expect(meetingProcedure.summary(at.meeting).text).toBe('第一会议室\n校车运营');
    const asked = JSON.stringify(at.act('education-clerk', 'withdraw-topic', { topic: 't1', reason: '试' }));
    expect(asked).not.toContain('预算');
  });
  test('专题会议上，不参加的别的领导看不到不公开的议题，也看不到纪要', () => {
    const at = numbered(held());
    at.state = { ...at.meeting, kind: 'topical', chair: { post: 'deputy-finance' } };
    const topic = at.meeting.topics[2];
    expect(topic === undefined ? undefined : isHidden(at.context, at.meeting, topic, 'deputy-education')).toBe(true);
    expect(seen(at, 'deputy-education')).toEqual(['t1', 't2']);
    expect(viewFor(at.context, at.meeting, actorOf('deputy-education')).minutes).toBeUndefined();
    expect(viewFor(at.context, at.meeting, actorOf('deputy-finance')).minutes?.text).toBe('会议同意。');
  });
});

describe('议定事项待公开', () => {
  const owed = (id: string, kind: 'executive' | 'head-office') => {
    const { context } = new Sitting(packOf(id));
    return owedToThePublic(context, { ...held().meeting, kind }).map((one) => one.id);
  };

  test.each([
    { city: '晋城市城区第二十二条第三款', id: 'jincheng-chengqu', norm: '22.3-publish' },
    { city: '忻州市第二十三条第三款', id: 'xinzhou', norm: '23.3-publish' },
    { city: '西市区第二十二条第二款', id: 'xishi', norm: '22.2-publish' },
  ])('$city：常务会议议定的待公开，办公会议的不在其内；不是办公室的人不能公开，理由载明此款', ({ id, norm }) => {
    expect(owed(id, 'executive')).toEqual(['t1', 't2']);
    expect(owed(id, 'head-office')).toEqual([]);
    const at = new Sitting(packOf(id));
    at.today = '2026-11-26';
    at.state = held().meeting;
    expectRefused(at.act('finance-clerk', 'open-item', open('t1')), `authority.not-yours ${norm.replace('-publish', '')}`);
  });
});
