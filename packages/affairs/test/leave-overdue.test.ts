/** 逾期归来: days beyond what was granted are a breach, counted on the return or on asking to stay longer, and until then they go on. */
import { overdueDays, where } from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { against, packOf } from './support/office.ts';

/** 26 and 27 November were granted: one is to be back on the 28th. */
const granted = (government: string): Absences =>
  new Absences(packOf(government)).done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');

describe('请销假制度要严格执行：期满不归', () => {
  test.each([
    ['zezhou', '43.3'],
    ['jincheng-chengqu', '43.3'],
    ['xinzhou', '45.3'],
    ['xishi', '41.3'],
  ])('%s 第%s：12月1日才归来的，逾期3日，照实销假，随件列明', (government, place) => {
    const at = granted(government);
    at.today = '2026-12-01';
    const verdict = at.act('deputy-finance', 'return', { on: '2026-12-01' });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(verdict)).toEqual([`leave.overdue ${place}`]);
    expect(at.state().stage).toBe('closed');
    expect(at.state().breaches.map((one) => [one.code, one.message.includes('逾期3日')])).toEqual([['leave.overdue', true]]);
  });

  test('期满次日归来的不逾期；晚登记、按时归来的也不逾期', () => {
    const at = granted('zezhou');
    at.today = '2026-12-01';
    expect(against(at.act('deputy-finance', 'return', { on: '2026-11-28' }))).toEqual([]);
    expect(at.state().breaches).toEqual([]);
  });

  test('卫东64：报告出差的副区长、补登的部门负责人，逾期一样列明；没有归来，日数接着算', () => {
    const at = new Absences(packOf('weidong')).done('deputy-finance', 'report', { absence: trip() });
    at.today = '2026-11-30';
    expect(against(at.act('deputy-finance', 'return', { on: '2026-11-30' }))).toEqual(['leave.overdue 64']);
    const gone = new Absences(packOf('weidong'), '2026-11-27').done('registrar', 'register', { post: 'finance-head', absence: trip() });
    expect(where(gone.context, gone.state())).not.toContain('逾期');
    for (const [today, days] of [
      ['2026-11-29', 1],
      ['2026-12-02', 4],
    ] as const) {
      gone.today = today;
      expect(overdueDays(gone.state(), today)).toBe(days);
      expect(where(gone.context, gone.state())).toContain(`逾期未销假，逾期${days}日`);
    }
    expect(against(gone.act('finance-head', 'return', { on: '2026-12-02' }))).toEqual(['leave.overdue 64']);
  });

  test('泽州43.3：期满以后才续假的照收，列明逾期；批准以后按新的期限算', () => {
    const at = granted('zezhou');
    at.today = '2026-11-30';
    const verdict = at.act('deputy-finance', 'extend', { to: '2026-12-02', reason: '会议延期' });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(at.state().breaches.map((one) => one.message.includes('逾期2日'))).toEqual([true]);
    expect(at.waits()).toMatchObject({ approve: ['head'] });
    at.done('head', 'approve');
    at.today = '2026-12-03';
    expect(against(at.act('deputy-finance', 'return', { on: '2026-12-03' }))).toEqual([]);
    expect(at.state().breaches).toHaveLength(1);
  });

  test('期内续假的不列', () => {
    const at = granted('zezhou');
    at.today = '2026-11-27';
    expect(against(at.act('deputy-finance', 'extend', { to: '2026-12-02', reason: '会议延期' }))).toEqual([]);
  });

  test('泽州43.3：县长本人的归期没有写，不列逾期', () => {
    const at = new Absences(packOf('zezhou')).done('head', 'report', { absence: trip() });
    at.today = '2026-12-01';
    expect(against(at.act('head', 'return', { on: '2026-12-01' }))).toEqual([]);
  });
});
