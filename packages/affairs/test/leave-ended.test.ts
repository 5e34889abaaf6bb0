/** What is still said of an absence that is over, cancelled, or past its planned days: what can follow, and nothing else. */
import { leaveProcedure, where } from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const days = { to: 'executive', from: '2026-11-26', until: '2026-11-27' };
const toCome = (at: Absences): readonly string[] =>
  leaveProcedure
    .chain(at.context, at.state())
    .filter((one) => one.state !== 'done')
    .map((one) => one.label);

describe('忻州第五条第二款：市长出差，归期已过而没有归来', () => {
  const overdue = (entrusted: boolean): Absences => {
    const at = new Absences(packOf('xinzhou')).done('head', 'report', { absence: trip() });
    if (entrusted) at.done('head', 'entrust', days);
    at.today = '2026-11-29';
    return at;
  };

  test('不能再委托原定以外的日子，写明先办续假；续假以后可以委托', () => {
    const at = overdue(false);
    for (const input of [{ ...days, from: '2026-11-29', until: '2026-11-29' }, days]) {
      const refused = at.act('head', 'entrust', input);
      expectRefused(refused, 'state.not-open');
      expect(refused.findings.map((one) => one.wayOut)).toContain('仍在外的先办续假，再办委托。');
    }
    at.done('head', 'extend', { to: '2026-11-30', reason: '会期延长' });
    at.done('head', 'entrust', { ...days, from: '2026-11-29', until: '2026-11-30' });
    expect(at.inForce()).toEqual(['head by executive 代行市长职务']);
  });

  test('不说没有可以受委托的人：规则写了，是日子过了；等他的只有销假', () => {
    for (const entrusted of [true, false]) {
      const at = overdue(entrusted);
      const place = where(at.context, at.state());
      expect(place).toMatch(/现无人代行市长职务，要委托的先办续假$/u);
      expect(place).not.toContain('没有可以受委托的人');
      expect(at.waits()).toEqual({ return: ['head'] });
      expect(where(at.context, at.state(), false)).not.toContain('续假');
    }
  });

  test('受委托的期满以后不再有名义，交接不引到委托', () => {
    const at = overdue(true);
    expect(at.inForce()).toEqual([]);
    const [finding] = at.act('head', 'hand-over', { to: 'executive', word: '照常' }).findings;
    expect(finding?.message).toMatch(/^没有受委托的人，无从交接：此次外出原定至2026年11月27日/u);
  });
});

test('忻州第五条第二款没有写休假：交接的不引到委托，写明本规则没有写由谁代行', () => {
  const at = new Absences(packOf('xinzhou')).done('head', 'report', { absence: trip({ kind: 'vacation' }) });
  const verdict = at.act('head', 'hand-over', { to: 'executive', word: '照常' });
  expect(against(verdict)).toEqual(['state.not-open 5.2']);
  const [finding] = verdict.findings;
  expect([finding?.message.includes('本规则没有写'), finding?.wayOut]).toEqual([true, '请由本人办理；本人在外也可以办理。']);
});

test('取消了的请假，没有一步还在后面；没有取消的有批准、报备、销假', () => {
  const at = new Absences(packOf('jincheng-chengqu')).done('deputy-finance', 'apply', { absence: trip() });
  expect(toCome(at)).toEqual(['批准副职（分管财政）请假', '报备', '销假']);
  at.done('deputy-finance', 'cancel', { reason: '不去了' });
  expect(toCome(at)).toEqual([]);
});

test('没有批准就走了又回来的，请假不再等批复', () => {
  const at = new Absences(packOf('jincheng-chengqu')).done('deputy-finance', 'apply', { absence: trip({ from: '2026-11-24' }) });
  at.done('deputy-finance', 'depart', { on: '2026-11-23' });
  at.done('deputy-finance', 'return', { on: '2026-11-23' });
  expect(toCome(at)).toEqual([]);
});
