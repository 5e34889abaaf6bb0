/** 接受监督的事项逾期：各文本“限时”“不超时限”之后，系统依次提醒主办单位、部门主要负责人、分管领导，一个期限各一次。 */
import { oversightProcedure, type OversightState } from '@lingxing/affairs/oversight';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { answer, limit, Raised, raised, talk } from './support/oversight.ts';
import { SYSTEM } from './support/tasks.ts';

class Late extends Raised {
  on(today: string): this {
    this.today = today;
    return this;
  }
  get raised(): OversightState {
    if (this.state === null) throw new Error('nothing registered yet');
    return this.state;
  }
  /** Does what fell due before today, as the system does at night; how much of it there was. */
  night(): number {
    for (let acts = 0; ; acts += 1) {
      const passed = oversightProcedure
        .obligations(this.context, this.raised)
        .find((one) => one.state === 'open' && one.onPassed !== undefined && one.due < this.today);
      if (passed?.onPassed === undefined) return acts;
      this.done('system', passed.onPassed.act, passed.onPassed.input, { actor: SYSTEM });
    }
  }
  get climbs(): string[] {
    return (this.raised.climbs ?? []).map((one) => `${one.rung} ${one.to} ${one.due}`);
  }
}

/** A suggestion that the finance bureau answers by 25 November. */
const suggestion = (id: string): Late =>
  new Late(packOf(id))
    .done('registrar', 'register', raised('suggestion'))
    .done('registrar', 'assign', { lead: 'finance', limit: limit('2026-11-25') });

describe.each([
  ['晋城市城区第十四条第二款', 'jincheng-chengqu'],
  ['忻州市第十四条第二款', 'xinzhou'],
  ['卫东区第三十六条第二款', 'weidong'],
  ['泽州县第十四条第二款', 'zezhou'],
  ['西市区第十四条第二款', 'xishi'],
])('%s：建议逾期', (_, id) => {
  test('没有逾期不提醒；逾期的依次提醒，一级一次，停机多日也不连着提醒', () => {
    const late = suggestion(id).on('2026-11-25');
    expect([late.night(), late.against('finance-head', 'press', { words: '抓紧' })]).toEqual([0, ['refused state.not-open']]);
    expect([late.on('2026-11-26').night(), late.night(), late.waits()['press']]).toEqual([1, 0, undefined]);
    expect(late.on('2026-11-27').night()).toBe(0);
    expect([late.on('2026-11-28').night(), late.waits()['press']]).toEqual([1, ['finance-head']]);
    late.done('finance-head', 'press', { words: '今日送签' });
    expect(late.waits()['press']).toBeUndefined();
    expect([late.on('2026-12-01').night(), late.waits()['press']]).toEqual([1, ['deputy-finance']]);
    expect(late.on('2027-01-20').night()).toBe(0);
    expect(late.climbs).toEqual(['1 owner 2026-11-25', '2 department-head 2026-11-25', '3 leader-in-charge 2026-11-25']);
    const idle = suggestion(id).on('2026-12-20');
    expect([idle.night(), idle.on('2026-12-21').night(), idle.on('2026-12-22').night()]).toEqual([1, 0, 1]);
  });
});

describe('提醒谁、提醒到何时', () => {
  test('提醒由系统办理；没有提醒到的人不督促；没有期限的不提醒', () => {
    const late = suggestion('zezhou').on('2026-11-28');
    expect(late.against('registrar', 'climb')).toEqual(['refused authority.not-yours']);
    late.night();
    late.on('2026-11-30').night();
    expect(late.against('finance-clerk', 'press', { words: '抓紧' })).toEqual(['refused authority.not-yours']);
    expect(late.against('deputy-education', 'press', { words: '抓紧' })).toEqual(['refused authority.not-yours']);
    const open = new Late(packOf('zezhou'))
      .done('registrar', 'register', raised('media', { from: '某客户端' }))
      .done('registrar', 'assign', { lead: 'finance' });
    expect(open.on('2027-06-01').night()).toBe(0);
  });
  test('签发以后不再提醒；延长的期限、再次办理的期限各从头提醒', () => {
    const signed = suggestion('zezhou')
      .done('finance-clerk', 'talk', talk())
      .done('finance-clerk', 'draft', { text: '已办。', result: 'B' });
    expect(signed.on('2026-11-26').night()).toBe(1);
    signed.done('finance-head', 'sign');
    expect([signed.on('2026-12-30').night(), signed.waits()['press']]).toEqual([0, undefined]);
    const again = answer('unsatisfied', { on: '2026-11-30', limit: limit('2027-01-05') });
    signed.on('2026-12-30').done('registrar', 'record-answer', again);
    expect([signed.on('2027-01-05').night(), signed.on('2027-01-06').night()]).toEqual([0, 1]);
    expect(signed.climbs).toEqual(['1 owner 2026-11-25', '1 owner 2027-01-05']);
    const longer = suggestion('zezhou').done('registrar', 'extend', { due: '2026-12-10', basis: '经分管领导同意' });
    expect([longer.on('2026-12-10').night(), longer.on('2026-12-11').night()]).toEqual([0, 1]);
  });
  test('职务换人，提醒的是现任；退回交办以后没有主办单位，不提醒', () => {
    const late = suggestion('zezhou').on('2026-11-26');
    late.night();
    late.on('2026-11-28').night();
    expect(late.waits()['press']).toEqual(['finance-head']);
    const given = suggestion('zezhou').done('finance-clerk', 'return-assignment', { reason: '不属职责' });
    expect(given.on('2026-12-20').night()).toBe(0);
  });
  test('来信逾期：分管领导提醒到以后才读得到，没有提醒到的领导读不到', () => {
    const letter = new Late(packOf('xishi'))
      .done('registrar', 'register', raised('letter'))
      .done('registrar', 'refer', { post: 'head' })
      .done('head', 'read', { opinion: '请核实' })
      .done('registrar', 'assign', { lead: 'finance', limit: limit('2026-11-25') });
    letter.on('2026-11-26').night();
    letter.on('2026-11-28').night();
    expect(letter.reads().posts).not.toContain('deputy-finance');
    letter.on('2026-12-01').night();
    expect(letter.reads().posts).toContain('deputy-finance');
    expect(letter.reads().posts).not.toContain('deputy-education');
  });
});
