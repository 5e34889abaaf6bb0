/** 谁看得到一次会议：收集议题时可以提出议题的领导，会前会后审定重大事项纪要的人；没有写到的看不到。 */
import { meetingProcedure, type MeetingState } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const reads = (at: Sitting, post: string, state: MeetingState = at.meeting): boolean =>
  meetingProcedure.readers(at.context, state).posts.includes(post);
const convened = (pack: string, kind: string, change = {}): Sitting =>
  new Sitting(packOf(pack)).done('registrar', 'convene', sitting(kind, change));

/** In 西市区 a deputy holds one within his portfolio or by the head's word. */
const GROUND: Readonly<Record<string, object>> = { xishi: { ground: 'in-charge', grounds: '分管财政' } };

describe('西市区第二十三条第二款：区长办公会议', () => {
  test('部门不能自己提出议题；审计人员看不到正在收集议题的会议', () => {
    const at = convened('xishi', 'head-office');
    expectRefused(at.act('finance-clerk', 'propose', budget()), 'authority.not-yours 23');
    expect(reads(at, 'auditor')).toBe(false);
  });
  test('副区长看得到正在收集议题的会议，提出议题，由区长确定；通知以后无关的副区长不再看到', () => {
    const at = convened('xishi', 'head-office');
    expect([reads(at, 'deputy-finance'), reads(at, 'deputy-education')]).toEqual([true, true]);
    expect(at.open('deputy-finance')).toContain('propose');
    at.done('deputy-finance', 'propose', budget());
    expectRefused(at.act('deputy-finance', 'fix', { topics: ['t1'] }), 'authority.not-yours 23');
    at.done('head', 'fix', { topics: ['t1'] }).done('registrar', 'notify');
    expect([reads(at, 'deputy-finance'), reads(at, 'deputy-education')]).toEqual([true, false]);
  });
});

describe('泽州县第二十三条第三款：副县长召开的专题会议', () => {
  const topical = (pack: string) => {
    const at = convened(pack, 'topical', { chair: 'deputy-finance', ...GROUND[pack] });
    return at
      .done('deputy-finance', 'propose', budget())
      .done('deputy-finance', 'fix', { topics: ['t1'] })
      .done('registrar', 'notify');
  };
  test('没有写由区长审定的，区长看不到副区长已经通知的专题会议（卫东区第四十八条）', () => {
    expect(reads(topical('weidong'), 'head')).toBe(false);
  });
  test('别的副县长看不到；县长从通知起就看得到，涉及重大事项的由他审定', () => {
    const at = topical('zezhou');
    expect([reads(at, 'head'), reads(at, 'deputy-education')]).toEqual([true, false]);
    at.today = '2026-11-26';
    at.done('deputy-finance', 'open')
      .done('deputy-finance', 'decide', { topic: 't1', result: 'adopted', words: '同意' })
      .done('deputy-finance', 'adjourn')
      .done('registrar', 'fate', { topic: 't1', fate: 'none' })
      .done('registrar', 'draft-minutes', { text: '会议同意。' });
    expect(reads(at, 'head')).toBe(true);
    expectRefused(at.act('head', 'sign-minutes'), 'signer.wrong 23');
    at.done('deputy-finance', 'sign-minutes', { major: true });
    expect(at.waits()).toEqual({ 'settle-minutes': ['head'] });
  });
  test.each([
    ['jincheng-chengqu', true],
    ['xinzhou', true],
    ['xishi', true],
  ])('%s 同样写了涉及重大事项报行政首长审定', (pack, seen) => {
    expect(reads(topical(pack), 'head')).toBe(seen);
  });
});
