/** 请假、报告、主持工作 by 卫东 (a report, no AB roles, no fallback) and 西市 (leaving the city, either of two, another arrangement). */
import { absenceWords, areaOf, leaveProcedure } from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const weidong = packOf('weidong');
const xishi = packOf('xishi');
const span = { from: '2026-11-26', until: '2026-11-27' };

describe('西市第五条第二款、第四十一条第三款写离营：离开的是营口市，不是本区', () => {
  test('类别照各府所写的地方说，没有另写的就是本行政区', () => {
    expect(['xishi', 'zezhou', 'jincheng-chengqu', 'xinzhou', 'weidong'].map((id) => areaOf(packOf(id)))).toEqual([
      '营口市',
      '泽州县',
      '晋城市城区',
      '忻州市',
      '平顶山市卫东区',
    ]);
    expect(absenceWords(xishi, 'away-from-area')).toBe('离开营口市外出');
    expect(absenceWords(xishi, 'business-trip')).toBe('出差');
  });

  test('外出而离开营口市，与离营外出是一回事：部门主要负责人都须请假；没有离开的，这一款不管', () => {
    const act = (kind: 'away' | 'away-from-area', beyond: boolean) => {
      const at = new Absences(xishi).done('finance-head', 'apply', { absence: trip({ kind, beyond }) });
      return leaveProcedure.chain(at.context, at.state()).map((one) => one.label);
    };
    expect(act('away', true)).toEqual(act('away-from-area', true));
    expect(act('away', true)).toContain('转报财政局局长请假');
    expect(act('away', false)).not.toEqual(act('away', true));
  });
});

describe('卫东第六十四条：出差、休假事先报告区长', () => {
  test('写的是报告，不是请假；走了以后才报告的不受理', () => {
    const at = new Absences(weidong);
    expectRefused(at.act('deputy-finance', 'apply', { absence: trip() }), 'input.invalid');
    at.today = '2026-11-27';
    expectRefused(at.act('deputy-finance', 'report', { absence: trip() }), 'leave.short 64');
  });

  test('报告即在册，由办公室告知区政府其他领导；区长已经知道，不另告知', () => {
    const at = new Absences(weidong).done('deputy-finance', 'report', { absence: trip() });
    expect(at.state().stage).toBe('granted');
    expect(at.waits()).toEqual({ inform: ['registrar'] });
    expectRefused(at.act('deputy-finance', 'inform'), 'authority.not-yours');
    at.done('registrar', 'inform');
    expect(at.state().informed?.posts.toSorted()).toEqual(['deputy-education', 'executive', 'other']);
  });

  test('没有AB角：副区长外出，谁也不补位；同时外出不提醒', () => {
    const at = new Absences(weidong).done('deputy-finance', 'report', { absence: trip() });
    expect(at.act('deputy-education', 'report', { absence: trip() }, {}, 'b').outcome).toBe('permitted');
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual([]);
  });

  test('部门、街道主要负责人请假须经批准；批准人没有写，由办公室写明；获批以后报备', () => {
    const at = new Absences(weidong).done('town-head', 'apply', { absence: trip({ kind: 'leave' }) });
    expect(at.waits()).toEqual({ 'name-approver': ['registrar'] });
    at.done('registrar', 'name-approver', { approver: 'executive', words: '区政府办公室2026年内部规定' }).done('executive', 'approve');
    expect(at.waits()).toEqual({ record: ['registrar'] });
    expectRefused(at.act('registrar', 'record'), 'input.invalid');
    at.done('registrar', 'record', { with: '区委组织部' });
  });

  test('未经批准私自外出：照实登记，列明触及禁止', () => {
    const at = new Absences(weidong, '2026-11-26');
    const verdict = at.act('registrar', 'register', { post: 'finance-head', absence: trip({ kind: 'leave' }) });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(verdict)).toEqual(['step.missing 64', 'conduct.restricted 64']);
    // 出差不是请假，第六十四条没有写怎样请；但未经批准不得外出，所以不能只作报告。
    expectRefused(new Absences(weidong).act('finance-head', 'report', { absence: trip() }), 'input.invalid');
    expect(new Absences(weidong).act('finance-head', 'apply', { absence: trip() }).outcome).toBe('permitted');
  });
});

describe('卫东第九条：主持区政府全面工作', () => {
  test('区长外出委托常务副区长；其他副区长不在其列，常务也外出的没有接替', () => {
    const at = new Absences(weidong).done('head', 'report', { absence: trip({ beyond: false }) });
    expectRefused(at.act('head', 'entrust', { to: 'deputy-finance', ...span }), 'authority.no-title 9');
    at.done('head', 'entrust', { to: 'executive', ...span, scope: ['document'], words: '主持日常工作' });
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['head by executive 主持区政府全面工作']);
    expect(at.titles()[0]?.scope).toEqual(['document']);
    const both = new Absences(weidong).done('head', 'report', { absence: trip() });
    both.done('executive', 'report', { absence: trip() }, {}, 'b');
    // Of one who is entrusted and away himself the text says nothing: warned without an article.
    expect(against(both.act('head', 'entrust', { to: 'executive', ...span }))).toEqual(['authority.no-title']);
    for (const post of ['deputy-finance', 'other'])
      expectRefused(both.act('head', 'entrust', { to: post, ...span }), 'authority.no-title 9');
  });

  test('在家休假不是外出：没有写由谁主持', () => {
    const at = new Absences(weidong).done('head', 'report', { absence: trip({ kind: 'vacation', beyond: false }) });
    expectRefused(at.act('head', 'entrust', { to: 'executive', ...span }), 'authority.no-title 9');
  });
});

describe('西市第四十一条第三款：离营事先请假', () => {
  test('副区长离营出差、休假、出访向区长请假；走了再请的不受理', () => {
    const at = new Absences(xishi, '2026-11-27');
    expectRefused(at.act('deputy-finance', 'apply', { absence: trip() }), 'leave.short 41.3');
    at.today = '2026-11-26';
    at.done('deputy-finance', 'apply', { absence: trip() });
    expect(at.waits()).toEqual({ approve: ['head'] });
    at.done('head', 'approve');
    expect(at.waits()).toEqual({ record: ['registrar'], return: ['deputy-finance'] });
  });

  test('部门主要负责人由部门报办公室、办公室报区长和分管副区长；批准人没有写', () => {
    const at = new Absences(xishi).done('finance-clerk', 'apply', { post: 'finance-head', absence: trip() });
    expect(at.waits()).toEqual({ forward: ['registrar'] });
    at.done('registrar', 'forward');
    expect(at.state().informed?.posts.toSorted()).toEqual(['deputy-finance', 'head']);
    expect(at.waits()).toEqual({ 'name-approver': ['registrar'] });
  });
});

describe('西市第五条', () => {
  test('西市第五条第二款：区长离营，常务或者其他副区长任选一位主持区政府工作；出区不出市的没有写', () => {
    for (const to of ['executive', 'deputy-education']) {
      const at = new Absences(xishi).done('head', 'report', { absence: trip() });
      expectRefused(at.act('head', 'entrust', { to: 'finance-head', ...span }), 'authority.no-title 5.2');
      at.done('head', 'entrust', { to, ...span });
      at.today = '2026-11-26';
      expect(at.inForce()).toEqual([`head by ${to} 主持区政府工作`]);
    }
    const near = new Absences(xishi).done('head', 'report', { absence: trip({ beyond: false }) });
    expectRefused(near.act('head', 'entrust', { to: 'executive', ...span }), 'authority.no-title 5.2');
  });

  test('西市第五条第二款：受托人自己也离营的没有写：提醒，不引条款，委托不生效', () => {
    const at = new Absences(xishi).done('head', 'report', { absence: trip() });
    at.done('deputy-finance', 'apply', { absence: trip() }, {}, 'b').done('head', 'approve', {}, {}, 'b');
    const verdict = at.act('head', 'entrust', { to: 'deputy-finance', ...span });
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', ['authority.no-title']]);
    at.done('head', 'entrust', { to: 'deputy-finance', ...span }, { reason: '可能提前归来' });
    at.today = '2026-11-26';
    const forHead = () => at.inForce().filter((one) => one.startsWith('head by'));
    expect(forHead()).toEqual([]);
    at.done('head', 'entrust', { to: 'deputy-education', ...span });
    expect(forHead()).toEqual(['head by deputy-education 主持区政府工作']);
  });

  test('西市第五条第三款：副区长外出一般由AB角的另一方代行；特殊情况由区长安排其他副区长', () => {
    const at = new Absences(xishi).done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
    expectRefused(at.act('executive', 'arrange', { to: 'executive', ...span, reason: '项目熟悉' }), 'authority.not-yours');
    expectRefused(at.act('head', 'arrange', { to: 'finance-head', ...span, reason: '项目熟悉' }), 'authority.no-title 5.3');
    at.done('head', 'arrange', { to: 'executive', ...span, reason: '教育工作正值检查，改由常务代行' });
    expect(at.inForce()).toEqual(['deputy-finance by executive 代行工作职责']);
    at.done('head', 'revoke', { entrustment: 3, reason: '检查结束' });
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
  });

  test('没有另行安排一说的政府，不能另行安排', () => {
    const at = new Absences(packOf('zezhou')).done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');
    expectRefused(at.act('head', 'arrange', { to: 'executive', ...span, reason: '改由常务' }), 'authority.no-title');
  });

  test('西市第五条第三款：同时外出没有写不可，不提醒', () => {
    const at = new Absences(xishi).done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');
    expect(at.act('deputy-education', 'apply', { absence: trip() }, {}, 'b').outcome).toBe('permitted');
  });
});
