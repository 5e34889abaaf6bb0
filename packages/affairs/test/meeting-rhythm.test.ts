/** 会议频次：晋城城区20.2、忻州21.2、泽州20.2、西市19.1和20.2、卫东44.2和45.2，按开过的会议计。什么事上什么会的提示。 */
import { firstTopicOf, rhythmOf, suggestedFor } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const of = (pack: string, held: Record<string, readonly string[]>, today: string) =>
  rhythmOf(packOf(pack), new Map(Object.entries(held)), today).map(({ kind, last, held: n, due, norm }) => [
    kind,
    norm.citation.article,
    last,
    n,
    due?.by,
    due?.behind,
  ]);

describe('从哪一天起欠开', () => {
  test('卫东第四十四条第二款、第四十五条第二款：常务会议两周一次，区长办公会议每周一次', () => {
    const held = { executive: ['2026-11-05'], 'head-office': ['2026-11-16'] };
    expect(of('weidong', held, '2026-11-19')).toEqual([
      ['executive', 44, '2026-11-05', 1, '2026-11-19', undefined],
      ['head-office', 45, '2026-11-16', 1, '2026-11-23', undefined],
    ]);
    expect(of('weidong', held, '2026-11-24')).toEqual([
      ['executive', 44, '2026-11-05', 1, '2026-11-19', '2026-11-20'],
      ['head-office', 45, '2026-11-16', 1, '2026-11-23', '2026-11-24'],
    ]);
  });
  test('忻州第二十一条第二款：一般每月二至三次，十月只开一次的十一月一日起欠开，开了两次的到十一月底', () => {
    expect(of('xinzhou', { executive: ['2026-10-09'] }, '2026-11-01')).toEqual([
      ['executive', 21, '2026-10-09', 1, '2026-10-31', '2026-11-01'],
    ]);
    expect(of('xinzhou', { executive: ['2026-10-09', '2026-10-23'] }, '2026-11-23')).toEqual([
      ['executive', 21, '2026-10-23', 2, '2026-11-30', undefined],
    ]);
  });
  test('晋城城区第二十条第二款、泽州第二十条第二款：每月至少一次', () => {
    for (const pack of ['jincheng-chengqu', 'zezhou'])
      expect(of(pack, { executive: ['2026-10-31'] }, '2026-12-01')).toEqual([
        ['executive', 20, '2026-10-31', 1, '2026-11-30', '2026-12-01'],
      ]);
  });
  test('西市第十九条第一款、第二十条第二款：全体会议半年一次，常务会议两周一次', () => {
    expect(of('xishi', { plenary: ['2026-08-31'], executive: ['2026-11-20'] }, '2026-11-23')).toEqual([
      ['plenary', 19, '2026-08-31', 1, '2027-02-28', undefined],
      ['executive', 20, '2026-11-20', 1, '2026-12-04', undefined],
    ]);
  });
  test('没有开过的记录，不说欠开；没有写频次的会议不列', () => {
    expect(of('zezhou', { topical: ['2026-01-05'] }, '2026-11-23')).toEqual([['executive', 20, undefined, 0, undefined, undefined]]);
  });
  test('今日以后的不计', () => {
    expect(of('zezhou', { executive: ['2026-09-30', '2026-12-01'] }, '2026-11-23')).toEqual([
      ['executive', 20, '2026-09-30', 1, '2026-10-30', '2026-10-31'],
    ]);
  });
});

describe('什么事上什么会', () => {
  const at = (pack: string, matter: Parameters<typeof suggestedFor>[1], kind: 'executive' | 'head-office' | 'plenary') =>
    suggestedFor(packOf(pack), matter, kind).map(({ norm, here, binding }) => [norm.citation.article, here, binding]);
  test('卫东第二十七条、第四十四条：规范性文件须经全体会议或者常务会议，办公会议不在其列', () => {
    expect(at('weidong', 'normative-documents', 'executive')).toEqual([
      [27, true, true],
      [44, true, false],
    ]);
    expect(at('weidong', 'normative-documents', 'head-office')).toEqual([
      [27, false, true],
      [44, false, false],
    ]);
  });
  test('晋城城区第二十三条第二款：财政资金上区长办公会议；第二十条：预算上常务会议', () => {
    expect(at('jincheng-chengqu', 'fiscal-funds', 'executive')).toEqual([[23, false, false]]);
    expect(at('jincheng-chengqu', 'budget', 'executive')).toEqual([[20, true, false]]);
  });
  test('西市第二十条：人事任免没有写', () => {
    expect(at('xishi', 'personnel', 'executive')).toEqual([]);
  });
});

describe('第一议题', () => {
  test('卫东第二条：议程首位是不是传达学习上级部署的议题，一看便知；其余四部没有写', () => {
    const at = new Sitting(packOf('weidong')).done('registrar', 'convene', sitting('head-office'));
    at.done('finance-clerk', 'propose', budget()).done(
      'finance-clerk',
      'propose',
      budget({ title: '传达上级会议精神', matter: 'superior-instructions' }),
    );
    at.done('head', 'fix', { topics: ['t1', 't2'] });
    const first = () => firstTopicOf(at.context, at.meeting);
    expect([first()?.norm.citation.article, first()?.there]).toEqual([2, false]);
    at.done('registrar', 'order', { topics: ['t2', 't1'] });
    expect(first()?.there).toBe(true);
    for (const pack of ['jincheng-chengqu', 'xinzhou', 'xishi', 'zezhou'])
      expect(firstTopicOf({ ...at.context, pack: packOf(pack) }, at.meeting)).toBeUndefined();
  });
});
