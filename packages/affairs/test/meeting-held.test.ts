/** 紧急会议会后补记：卫东第四十七、四十八条，晋城城区第二十条第一款、第二十一条第一款。未办的前期工作逐条记明，不因此拒绝。 */
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { Sitting, sitting } from './support/sittings.ts';

const flood = {
  title: '抢险资金拨付',
  department: 'finance',
  result: 'adopted',
  heard: '财政局、水利部门作了说明',
  words: '同意先行拨付',
};
const held = (change: Record<string, unknown> = {}) => ({
  ...sitting('executive', { on: '2026-11-21' }),
  emergency: '11月21日凌晨河堤出险',
  topics: [flood],
  ...change,
});

describe('卫东第四十七条、卫东第四十八条：紧急召开、会后补记', () => {
  const weidong = packOf('weidong');
  test('不由办公室补记的、日期还没有到的、没有这一单位的，不予办理', () => {
    expectRefused(new Sitting(weidong).act('finance-head', 'enter-held', held()), 'authority.not-yours');
    expectRefused(new Sitting(weidong).act('registrar', 'enter-held', held({ on: '2026-11-24' })), 'input.invalid');
    expectRefused(
      new Sitting(weidong).act('registrar', 'enter-held', held({ topics: [{ ...flood, department: 'nowhere' }] })),
      'organisation.unknown',
    );
    expectRefused(new Sitting(weidong).act('registrar', 'enter-held', held({ absent: ['head'] })), 'input.invalid');
  });
  test('未办的步骤不拦补记：第四十七条六项、材料签发，第四十八条确定议题，逐条随议题记明', () => {
    const at = new Sitting(weidong);
    const verdict = at.act('registrar', 'enter-held', held());
    expect([verdict.outcome, verdict.stands]).toEqual(['refused', 'fact']);
    const codes = against(verdict);
    expect(codes.filter((one) => one === 'preparation.missing 47')).toHaveLength(6);
    expect(codes).toContain('step.missing 48');
    expect(codes).toContain('step.missing 47');
    const topic = at.meeting.topics[0];
    expect(topic?.added?.breaches.map((one) => `${one.code} ${one.citation?.article}`).toSorted()).toEqual(
      [...Array.from({ length: 6 }, () => 'preparation.missing 47'), 'step.missing 47', 'step.missing 48'].toSorted(),
    );
  });
  test('召开的日期和补记的日期都在；接着明确去向、起草纪要', () => {
    const at = new Sitting(weidong).done('registrar', 'enter-held', held());
    expect([at.meeting.on, at.meeting.ended?.on, at.meeting.stage, at.meeting.held?.emergency]).toEqual([
      '2026-11-21',
      '2026-11-21',
      'adjourned',
      '11月21日凌晨河堤出险',
    ]);
    expect(at.meeting.held?.at).toBe(at.meeting.convened.at);
    expect(at.waits()).toEqual({ fate: ['registrar'] });
    at.done('registrar', 'fate', { topic: 't1', fate: 'none' });
    expect(at.waits()).toEqual({ 'draft-minutes': ['registrar'] });
  });
  test('会上缓议的，留给下一次同类会议；议定的不留', () => {
    const at = new Sitting(weidong).done(
      'registrar',
      'enter-held',
      held({ topics: [flood, { ...flood, title: '堤防重建', result: 'deferred', words: '补测算' }] }),
    );
    expect(at.meeting.topics.map((one) => [one.id, one.outcome?.result, one.left?.why])).toEqual([
      ['t1', 'adopted', undefined],
      ['t2', 'deferred', 'deferred'],
    ]);
  });
  test('由不该主持的人主持的，也照实记下，记明第七条', () => {
    const at = new Sitting(weidong).done('registrar', 'enter-held', held({ chair: 'deputy-finance' }));
    expect(at.meeting.held?.breaches.map((one) => `${one.code} ${one.citation?.article}`)).toEqual(['authority.not-yours 7']);
  });
  test('当日同类会议已经在册的，写明是另一次才能再补记，写明的话随会议保留', () => {
    const days = { sittings: { waiting: [], days: ['2026-11-21'] } };
    const at = new Sitting(weidong);
    expectRefused(at.act('registrar', 'enter-held', held(), days), 'input.invalid');
    const verdict = at.act('registrar', 'enter-held', held({ another: '当日下午另开一次' }), days);
    expect(verdict.findings.find((one) => one.code === 'input.invalid')).toMatchObject({ outcome: 'warned' });
    expect(at.meeting.held?.another).toBe('当日下午另开一次');
    expect(new Sitting(weidong).act('registrar', 'enter-held', held(), { sittings: { waiting: [], days: ['2026-11-20'] } }).stands).toBe(
      'fact',
    );
  });
  test('没有记下谁发过言就通过的，提示第七条；写明事项的，按写这一事项的条文；缓议的不提示', () => {
    const unheard = (change: Record<string, unknown>) => {
      const at = new Sitting(weidong).done('registrar', 'enter-held', held({ topics: [{ ...flood, heard: '', ...change }] }));
      return at.meeting.topics[0]?.added?.breaches.filter((one) => one.outcome === 'warned').map((one) => one.citation?.article);
    };
    expect(unheard({})).toEqual([7]);
    expect(unheard({ matter: 'major-funds' })).toEqual([27]);
    expect(unheard({ result: 'deferred' })).toEqual([]);
    expect(unheard({ heard: '财政局作了说明' })).toEqual([]);
  });
  test('主持会议的人自己补记的，提示由他人核对', () => {
    const topical = held({ kind: 'topical', chair: 'director', ground: 'delegated', grounds: '电话委托' });
    const warned = (who: string) =>
      new Sitting(packOf('jincheng-chengqu')).act(who, 'enter-held', topical).findings.filter((one) => one.message.includes('自己补记'));
    expect(warned('director').map((one) => one.outcome)).toEqual(['warned']);
    expect(warned('registrar')).toEqual([]);
  });
  test('已经开始的会议不再补记', () => {
    const at = new Sitting(weidong).done('registrar', 'convene', sitting('executive'));
    expectRefused(at.act('registrar', 'enter-held', held()), 'input.invalid');
  });
});

describe('晋城城区第二十一条第一款：会后补记', () => {
  test('没有经办公室审核、没有事先确定、材料没有批印、没有会前送达，各记一条，材料印发的期限从开会那天算', () => {
    const at = new Sitting(packOf('jincheng-chengqu')).done('registrar', 'enter-held', held());
    const breaches = at.meeting.topics[0]?.added?.breaches.map((one) => `${one.code} ${one.citation?.article}`) ?? [];
    expect(breaches.filter((one) => one === 'step.missing 21')).toHaveLength(4);
    at.done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });
    // 11月21日（六）结束：23、24、25、26、27、30日，12月1日。
    expect(at.obligations()).toEqual(['issue:t1 2026-12-01 open 22']);
  });
});
