/** 请求书面同意: what is refused for want of time goes before the head with its breach, and he orders or refuses in writing. */
import { leaveProcedure } from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const zezhou = packOf('zezhou');
const late = { absence: trip({ from: '2026-11-24', to: '2026-11-25' }), reason: '市里临时通知参会' };

describe('泽州第四十三条第三款：不足3天的请求书面同意', () => {
  test('不写理由的、合规定的、已经离开的、他人的，不受理', () => {
    const at = new Absences(zezhou);
    expectRefused(at.act('finance-head', 'plead', { absence: late.absence, reason: '' }), 'input.invalid');
    expectRefused(at.act('finance-head', 'plead', { ...late, absence: trip({ from: '2026-12-10', to: '2026-12-11' }) }), 'state.not-open');
    expectRefused(at.act('finance-head', 'plead', { ...late, absence: trip({ from: '2026-11-20', to: '2026-11-25' }) }), 'input.invalid');
    expectRefused(at.act('education-head', 'plead', { ...late, post: 'finance-head' }), 'authority.not-yours');
    expect(at.matters.size).toBe(0);
  });

  test('请求在册，判定仍是不合规定；待县长书面同意，没有同意的不在外出之列', () => {
    const at = new Absences(zezhou);
    expectRefused(at.act('finance-head', 'apply', { absence: late.absence }), 'leave.short 43.3');
    const verdict = at.act('finance-head', 'plead', late);
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'request' });
    expect(against(verdict)).toEqual(['leave.short 43.3']);
    expect(at.state()).toMatchObject({ stage: 'applied', way: 'pleaded', plea: '市里临时通知参会' });
    expect(at.state().breaches.map((one) => one.code)).toEqual(['leave.short']);
    expect(at.waits()).toEqual({ order: ['head'] });
    expect(leaveProcedure.authority?.(at.state()).filter((one) => one.type !== 'asked')).toEqual([]);
    for (const post of ['finance-head', 'deputy-finance', 'executive']) {
      expectRefused(at.act(post, 'order', { reason: '同意' }), 'authority.not-yours');
      expectRefused(at.act(post, 'refuse-order', { reason: '不同意' }), 'authority.not-yours');
    }
    expectRefused(at.act('head', 'approve'), 'state.not-open');
    expectRefused(at.act('finance-head', 'change', { absence: trip(), note: '改期' }), 'state.not-open');
  });

  test('书面同意照办的在册，判定保留；照样报备、销假', () => {
    const at = new Absences(zezhou).done('finance-head', 'plead', late);
    expect(at.act('head', 'order', { reason: '情况属实，同意' })).toMatchObject({ outcome: 'refused', stands: 'order' });
    expect(at.state().stage).toBe('granted');
    expect(at.state().breaches.map((one) => one.code)).toEqual(['leave.short']);
    expect(at.waits()).toEqual({ record: ['registrar'] });
    expectRefused(at.act('head', 'refuse-order', { reason: '改主意' }), 'state.not-open');
  });

  test('不同意照办的未获批准；仍然走了的，列明未获批准', () => {
    const at = new Absences(zezhou).done('finance-head', 'plead', late).done('head', 'refuse-order', { reason: '会议可由副职参加' });
    expect(at.state()).toMatchObject({ stage: 'declined', orderRefused: { by: 'head', reason: '会议可由副职参加' } });
    expect(at.waits()).toEqual({});
    at.today = '2026-11-24';
    expect(against(at.act('finance-head', 'depart', { on: '2026-11-24' }))).toEqual(['step.missing 43.3']);
  });
});

test('晋城市城区43.3：原则上提前1天，只是提醒，无须请求书面同意', () => {
  const at = new Absences(packOf('jincheng-chengqu'));
  expectRefused(at.act('deputy-finance', 'plead', { ...late, absence: trip({ from: '2026-11-23' }) }), 'state.not-open');
});
