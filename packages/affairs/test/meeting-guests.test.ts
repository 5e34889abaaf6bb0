/** 公众、媒体等列席会议：卫东第三十三条写了哪些方面，西市第十九、二十条可以邀请哪些方面；其他三府没有写。谁登记、多少名额、哪些议题、到会怎样记。 */
import { guestsOf, meetingProcedure, outsidersOf, SITTINGS, topicsFor, viewFor } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const seats = (change: Record<string, unknown> = {}) => ({ who: ['public', 'media'], seats: 2, words: '议题涉及学校收费', ...change });
const guest = (change: Record<string, unknown> = {}) => ({ as: 'public', name: '某甲', unit: '某社区', way: 'applied', ...change });

/** An executive meeting with two topics: the budget (t1) and the school buses (t2). */
const begun = (government = 'weidong') =>
  new Sitting(packOf(government))
    .done('registrar', 'convene', sitting('executive'))
    .done('deputy-finance', 'propose', budget())
    .done('deputy-finance', 'propose', { title: '学校收费', department: 'finance' });
/** Opened to the public and the media, two places. */
const open = (change: Record<string, unknown> = {}) => begun().done('registrar', 'open-seats', seats(change));
/** The sitting has been told of and its day has come; what comes before the notice is judged elsewhere. */
function onItsDay(at: Sitting): Sitting {
  at.state = { ...at.meeting, stage: 'notified' };
  at.today = '2026-11-26';
  return at;
}
const withheld = (at: Sitting, item: string) => at.done('head', 'withhold-item', { item, ground: '涉及商业秘密' });

describe('哪些方面可以列席：只按本府的规则', () => {
  test('卫东第三十三条：利益相关方、公众、专家、媒体；四种会议都可以', () => {
    for (const kind of SITTINGS) expect(outsidersOf(packOf('weidong'), kind), kind).toEqual(['stakeholder', 'public', 'expert', 'media']);
  });
  test('西市第十九条第二款、第二十条：全体会议、常务会议可以邀请代表、委员、专家、企业、社会组织、媒体；其他会议没有写', () => {
    const all = ['congress-deputy', 'cppcc-member', 'expert', 'enterprise', 'social-organisation', 'media'];
    expect(SITTINGS.map((kind) => outsidersOf(packOf('xishi'), kind))).toEqual([all, all, [], []]);
  });
  test('晋城城区、忻州、泽州没有写：不能办理，也不列在可办之中', () => {
    for (const government of ['jincheng-chengqu', 'xinzhou', 'zezhou']) {
      for (const kind of SITTINGS) expect(outsidersOf(packOf(government), kind), `${government} ${kind}`).toEqual([]);
      const at = begun(government);
      expectRefused(at.act('registrar', 'open-seats', seats()), 'state.not-open');
      expect(at.open('registrar')).not.toContain('open-seats');
    }
  });
});

describe('开放列席', () => {
  test('由办公室办理，主持人和部门不办理', () => {
    for (const who of ['head', 'deputy-finance', 'finance-clerk'])
      expectRefused(begun().act(who, 'open-seats', seats()), 'authority.not-yours');
  });
  test('卫东：规则没有写的方面、没有名额、没有这一议题、截止晚于会议或者早于今日，都不予办理', () => {
    expectRefused(begun().act('registrar', 'open-seats', seats({ who: ['enterprise'] })), 'state.not-open');
    for (const change of [
      { who: [] },
      { seats: 0 },
      { seats: 1.5 },
      { seats: 501 },
      { words: ' ' },
      { topics: ['t9'] },
      { until: '2026-11-27' },
      { until: '2026-11-22' },
    ])
      expect([change, begun().act('registrar', 'open-seats', seats(change)).outcome]).toEqual([change, 'refused']);
  });
  test('不公开的议题、人事议题不能开放；其余的可以', () => {
    expectRefused(withheld(begun(), 't1').act('registrar', 'open-seats', seats({ topics: ['t1'] })), 'state.not-open');
    const personnel = begun().done('deputy-finance', 'propose', { title: '任免', department: 'finance', matter: 'personnel' });
    expectRefused(personnel.act('registrar', 'open-seats', seats({ topics: ['t3'] })), 'state.not-open');
    expect(topicsFor(personnel.done('registrar', 'open-seats', seats()).meeting)).toEqual(['t1', 't2']);
  });
  test('卫东第三十三条：办理时写出所依据的规则', () => {
    const { findings, basis } = begun().act('registrar', 'open-seats', seats());
    expect(findings.filter((one) => one.citation?.article === 33).map((one) => one.outcome)).toEqual(['passed']);
    expect(basis.map((one) => one.article)).toEqual([33]);
  });
});

describe('登记', () => {
  test('没有开放的不能登记；不是办公室的不能登记', () => {
    expectRefused(begun().act('registrar', 'register-guest', guest()), 'step.missing');
    for (const who of ['head', 'finance-clerk']) expectRefused(open().act(who, 'register-guest', guest()), 'authority.not-yours');
  });
  test('没有向其开放的方面、没有开放的议题、重名重单位、截止以后、名额已满，都不予登记', () => {
    expectRefused(open().act('registrar', 'register-guest', guest({ as: 'expert' })), 'input.invalid');
    expectRefused(open({ topics: ['t2'] }).act('registrar', 'register-guest', guest({ topics: ['t1'] })), 'state.not-open');
    expectRefused(open().done('registrar', 'register-guest', guest()).act('registrar', 'register-guest', guest()), 'state.not-open');
    const late = open({ until: '2026-11-24' });
    late.today = '2026-11-25';
    expectRefused(late.act('registrar', 'register-guest', guest()), 'state.not-open');
    const full = open()
      .done('registrar', 'register-guest', guest())
      .done('registrar', 'register-guest', guest({ name: '某乙', as: 'media' }));
    const refused = full.act('registrar', 'register-guest', guest({ name: '某丙' }));
    expectRefused(refused, 'state.not-open');
    expect(JSON.stringify(refused)).toContain('名额2人');
  });
  test('截止当日仍可登记；取消一人空出一个名额；再开放的名额不能少于已登记的，不能去掉已登记的方面', () => {
    const at = open({ until: '2026-11-24' });
    at.today = '2026-11-24';
    at.done('registrar', 'register-guest', guest()).done('registrar', 'register-guest', guest({ name: '某乙', as: 'media' }));
    expectRefused(at.act('registrar', 'open-seats', seats({ seats: 1 })), 'input.invalid');
    expectRefused(at.act('registrar', 'open-seats', seats({ who: ['public'] })), 'input.invalid');
    at.done('registrar', 'strike-guest', { guest: 'g1', reason: '本人不来' }).done('registrar', 'register-guest', guest({ name: '某丙' }));
    expect(guestsOf(at.meeting).map((one) => [one.id, one.name])).toEqual([
      ['g2', '某乙'],
      ['g3', '某丙'],
    ]);
    expectRefused(at.act('registrar', 'strike-guest', { guest: 'g1', reason: '再取消' }), 'input.invalid');
  });
  test('登记以后写明不公开的议题，不再列席；只为它登记的没有可以列席的', () => {
    const at = open()
      .done('registrar', 'register-guest', guest({ topics: ['t1'] }))
      .done('registrar', 'register-guest', guest({ name: '某乙' }));
    withheld(at, 't1');
    expect(guestsOf(at.meeting).map((one) => topicsFor(at.meeting, one))).toEqual([[], ['t2']]);
  });
});

describe('到会', () => {
  test('会议当日登记；没有登记的、已经到会的、到会以后取消的，都不予办理', () => {
    const early = open().done('registrar', 'register-guest', guest());
    early.state = { ...early.meeting, stage: 'notified' };
    expectRefused(early.act('registrar', 'admit-guests', { guests: ['g1'] }), 'state.not-open');
    const at = onItsDay(open().done('registrar', 'register-guest', guest()));
    expectRefused(at.act('registrar', 'admit-guests', { guests: ['g2'] }), 'input.invalid');
    expectRefused(at.act('finance-clerk', 'admit-guests', { guests: ['g1'] }), 'authority.not-yours');
    at.done('registrar', 'admit-guests', { guests: ['g1'] });
    expect(guestsOf(at.meeting)[0]?.came?.by).toBe('registrar');
    expectRefused(at.act('registrar', 'admit-guests', { guests: ['g1'] }), 'state.not-open');
    expectRefused(at.act('registrar', 'strike-guest', { guest: 'g1', reason: '有误' }), 'state.not-open');
    expect(at.open('registrar')).not.toContain('admit-guests');
  });
});

describe('谁看得到', () => {
  test('办公室和组成人员看得到姓名；只列席有关议题的单位看不到；列席人员不成为系统里的读者', () => {
    const at = open().done('registrar', 'register-guest', guest());
    const seen = (post: string) => viewFor(at.context, at.meeting, actorOf(post)).guests?.length;
    expect([seen('registrar'), seen('head'), seen('finance-clerk'), seen('education-clerk')]).toEqual([1, 1, undefined, undefined]);
    expect(meetingProcedure.readers(at.context, at.meeting).posts).not.toContain('某甲');
  });
});
