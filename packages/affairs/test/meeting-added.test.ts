/**
 * 会上临时增加议题：晋城城区第二十一条第一款、忻州第二十二条第一款、泽州第二十一条第一款、西市第二十一条第一款、卫东第四十七条、
 * 卫东第四十八条。五部都没有写事先没有提出的议题能不能上会：没有主持人的意见不能加，加了的逐条记明漏了什么。
 */
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { samplePack } from './support/sample-pack.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';
import type { RulePack } from '@lingxing/workrules';

const MORE = { ...budget({ title: '防汛经费' }), reason: '汛情紧急' };
const word = '主持人2026年11月26日会上口头同意';

/** A sitting that has begun with one topic on its agenda. */
function sat(pack: RulePack, change: Record<string, unknown> = {}, kind = 'executive'): Sitting {
  const at = new Sitting(pack).done('registrar', 'convene', sitting(kind, change));
  at.act('deputy-finance', 'propose', budget());
  if (at.meeting.topics.length === 0) at.done('head', 'propose', budget());
  at.act('registrar', 'vet', { topic: 't1', opinion: '可以上会' });
  if (pack.id === 'weidong' && kind === 'executive') at.prepared('t1');
  at.act('head', 'fix', { topics: ['t1'] });
  if (at.meeting.agenda.length === 0) at.act(at.meeting.chair.post, 'fix', { topics: ['t1'] });
  if (at.meeting.agenda.length === 0) at.done('director', 'fix', { topics: ['t1'] });
  for (const who of ['head', 'deputy-finance']) at.act(who, 'approve-papers', { topic: 't1' });
  at.done('registrar', 'notify');
  at.today = '2026-11-26';
  return at.done('registrar', 'open');
}
const breaches = (at: Sitting, topic = 't2'): string[] =>
  (at.meeting.topics.find((one) => one.id === topic)?.added?.breaches ?? [])
    .map((one) => `${one.code} ${[one.citation?.article, one.citation?.paragraph].filter(Boolean).join('.')}`)
    .toSorted();
const times = (n: number, what: string): string[] => Array.from({ length: n }, () => what);

// Vetting by the office, the head's leave to print, delivery beforehand: three requirements in one paragraph.
test.each([
  ['jincheng-chengqu', '21.1', '晋城城区第二十一条第一款'],
  ['xinzhou', '22.1', '忻州第二十二条第一款'],
  ['zezhou', '21.1', '泽州第二十一条第一款'],
  ['xishi', '21.1', '西市第二十一条第一款'],
] as const)('%s %s（%s）：没有主持人的意见不能加；加了的，没有审核报送、没有批印、没有会前送达各记一条', (id, at, _article) => {
  const one = sat(packOf(id));
  expectRefused(one.act('finance-head', 'add-topic', { ...MORE, word }), 'authority.not-yours');
  expectRefused(one.act('registrar', 'add-topic', MORE), `step.missing ${at}`);
  expect(one.meeting.topics).toHaveLength(1);
  expect(one.act('head', 'add-topic', MORE)).toMatchObject({ outcome: 'refused', stands: 'fact' });
  expect(breaches(one)).toEqual(times(3, `step.missing ${at}`));
  one.done('registrar', 'add-topic', { ...MORE, word });
  expect([one.meeting.topics[1]?.added?.word, one.meeting.topics[2]?.added?.word]).toEqual([undefined, word]);
  expect(breaches(one, 't3')).toEqual(times(3, `step.missing ${at}`));
  expect(one.meeting.agenda).toEqual(['t1', 't2', 't3']);
});

describe('西市第二十条第一款、西市第二十一条第一款：受委托主持的常务副区长', () => {
  const entrusted = { chair: 'executive', ground: 'delegated', grounds: '区长2026年11月20日委托' };
  test('不分管的单位的议题，提出、确定也各记一条；自己分管的，只记确定', () => {
    const at = sat(packOf('xishi'), entrusted).done('executive', 'add-topic', MORE);
    expect(breaches(at)).toEqual(times(5, 'step.missing 21.1'));
    at.done('executive', 'add-topic', { ...MORE, department: 'justice' });
    expect(breaches(at, 't3')).toEqual(times(4, 'step.missing 21.1'));
  });
});

describe('卫东第四十七条、卫东第四十八条', () => {
  const weidong = packOf('weidong');
  test('没有主持人的意见不能加；前期工作六项、材料没有签发，逐条记明', () => {
    const at = sat(weidong);
    expectRefused(at.act('registrar', 'add-topic', MORE), 'step.missing 48');
    at.done('head', 'add-topic', MORE);
    expect(breaches(at)).toEqual([...times(6, 'preparation.missing 47'), 'step.missing 47']);
  });
  test('常务副区长主持而没有写明受委托定议题的，记第四十八条；写明的不记', () => {
    const away = { chair: 'executive', ground: 'absent', grounds: '区长2026年11月20日委托主持' };
    const at = sat(weidong, away).done('executive', 'add-topic', MORE);
    expect(breaches(at)).toContain('step.missing 48');
    at.done('executive', 'add-topic', { ...MORE, entrusted: '区长2026年11月20日委托定议题' });
    expect(breaches(at, 't3')).not.toContain('step.missing 48');
  });
});

describe('主持人定议题的会议，没有会前的步骤可漏', () => {
  test.each([
    ['jincheng-chengqu', 'head-office', 'head', '晋城城区第二十三条第二款'],
    ['xinzhou', 'topical', 'deputy-finance', '忻州第二十四条第三款'],
    ['zezhou', 'topical', 'deputy-finance', '泽州第二十三条第三款'],
    ['weidong', 'head-office', 'head', '卫东第四十八条'],
  ] as const)('%s %s %s（%s）：主持人临时增加，准予，没有违反', (id, kind, chair, _article) => {
    const at = sat(packOf(id), { chair }, kind);
    expectRefused(at.act('registrar', 'add-topic', MORE), 'step.missing');
    expect(at.act(chair, 'add-topic', MORE).outcome).toBe('permitted');
    expect(breaches(at)).toEqual([]);
  });
});

test('示例县：议题由办公室主任定、材料由办公室审核，县长在会上加的，各记一条', () => {
  const at = sat(samplePack());
  expectRefused(at.act('registrar', 'add-topic', MORE), 'step.missing 10.2');
  at.done('head', 'add-topic', MORE);
  expect(breaches(at)).toEqual(['step.missing 10.2', 'step.missing 13']);
});
