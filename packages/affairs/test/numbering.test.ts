/** Document numbers (发文字号, 条例第九条、第二十五条): the year, series that run on, series opened at a number. */
import { describe, expect, test } from 'vitest';
import { documentProcedure, type DraftInput } from '@lingxing/affairs/document';
import { against, expectRefused, Office, packOf } from './support/office.ts';

const registrar = { account: 'registrar', post: 'registrar', capacity: 'holder' as const };

/** A document of 泽州县 signed on `day` and rechecked: ready for its number. */
function rechecked(change: Partial<DraftInput> = {}, day = '2026-12-31'): Office {
  const o = new Office(packOf('zezhou'), day).submitted(change);
  return o.done('deputy-finance', 'review', { opinion: '同意' }).done('head', 'sign', { opinion: '同意' }).done('registrar', 'recheck');
}
const ORDER = { kind: 'order' as const, title: '关于公布管理办法的令', recipients: [] };
const wanted = (o: Office, input: object) =>
  documentProcedure.numberWanted(o.context, o.document, { act: 'number', actor: registrar, input });
/** The register answers with this number. */
const decided = (o: Office, input: object, n: number) =>
  documentProcedure.decide(o.context, o.document, { act: 'number', actor: registrar, input }, { n });

describe('序号从哪里来', () => {
  test('不属于此类公文的系列、未复核的公文，不向登记簿取号', () => {
    const o = rechecked();
    expect(wanted(o, { series: 'gov-order' })).toBeUndefined();
    expect(wanted(o, { series: '没有这一系列' })).toBeUndefined();
    expectRefused(o.act('registrar', 'number', { series: 'gov-order' }), 'input.invalid');
    const early = new Office(packOf('zezhou')).submitted();
    expect(wanted(early, { series: 'gov' })).toBeUndefined();
  });
  test('带〔年〕的文号，年份按成文日期，不按编号的日子', () => {
    const o = rechecked();
    o.today = '2027-01-05';
    expect(wanted(o, { series: 'gov' })).toEqual({ series: 'gov', year: 2026 });
    o.done('registrar', 'number', { series: 'gov' });
    expect(o.document.number).toEqual({ series: 'gov', year: 2026, n: 1, text: '泽政发〔2026〕1号' });
  });
  test('第n号不带年份：登记簿不分年，跨年连续，作废的也按此登记', () => {
    const before = rechecked(ORDER, '2026-12-31');
    const after = rechecked(ORDER, '2027-01-05');
    expect(wanted(before, { series: 'gov-order' })).toEqual({ series: 'gov-order', year: 0 });
    expect(wanted(after, { series: 'gov-order' })).toEqual({ series: 'gov-order', year: 0 });
    expect(decided(after, { series: 'gov-order' }, 6).events).toMatchObject([
      { type: 'numbered', series: 'gov-order', year: 0, n: 6, text: '泽州县人民政府令第6号' },
    ]);
    after.done('registrar', 'number', { series: 'gov-order' });
    expect(after.ask('registrar', 'void-number', { reason: '印错' }).voids).toEqual([
      { series: 'gov-order', year: 0, n: 1, reason: '印错' },
    ]);
  });
});

describe('从指定号起编', () => {
  test('须写明理由；不大于9999', () => {
    const o = rechecked();
    expectRefused(decided(o, { series: 'gov', openAt: 5 }, 5).verdict, 'input.invalid');
    expectRefused(decided(o, { series: 'gov', openAt: 10_000, openReason: '接续' }, 1).verdict, 'input.invalid');
    expectRefused(decided(o, { series: 'gov', openAt: 0, openReason: '接续' }, 1).verdict, 'input.invalid');
  });
  test('系列尚未编过号：准予，理由随号入登记簿', () => {
    const o = rechecked();
    const input = { series: 'gov', openAt: 5, openReason: '前四号已在纸上编出' };
    expect(wanted(o, input)).toEqual({ series: 'gov', year: 2026, openAt: 5, openReason: '前四号已在纸上编出' });
    const { verdict, events } = decided(o, input, 5);
    expect(verdict.outcome).toBe('permitted');
    expect(events).toMatchObject([{ n: 5, text: '泽政发〔2026〕5号', openReason: '前四号已在纸上编出' }]);
  });
  test('起编之后只能接着编；作废的号不再用', () => {
    const o = rechecked().done('registrar', 'number', { series: 'gov', openAt: 5, openReason: '前四号已在纸上编出' });
    o.done('registrar', 'void-number', { reason: '印错' });
    expectRefused(o.act('registrar', 'number', { series: 'gov', openAt: 5, openReason: '重编' }), 'input.invalid');
    o.done('registrar', 'number', { series: 'gov' });
    expect(o.document.number?.text).toBe('泽政发〔2026〕6号');
  });
  test('已编过号：不再准予，说明下一个号和办法', () => {
    const { verdict, events } = decided(rechecked(), { series: 'gov', openAt: 9, openReason: '接续' }, 7);
    expect(events).toEqual([]);
    expect(against(verdict)).toEqual(['input.invalid 25.1.2']);
    expect(verdict.findings[0]?.message).toBe('泽政发2026年已编过号，下一个号是泽政发〔2026〕7号，不能再指定起编的号。');
    expect(verdict.findings[0]?.wayOut).toBe('请不填起编的号，依次编号；编错或停用的号，用“作废文号”写明理由。');
    const order = decided(rechecked(ORDER), { series: 'gov-order', openAt: 9, openReason: '接续' }, 7).verdict;
    expect(order.findings[0]?.message).toBe('泽州县人民政府令已编过号，下一个号是泽州县人民政府令第7号，不能再指定起编的号。');
  });
});
