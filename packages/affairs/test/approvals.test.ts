/** What the head is asked, by its name; orders and rules, on which two texts or none speak; papers that a meeting sends on to the Party committee. */
import { documentProcedure } from '@lingxing/affairs/document';
import { describe, expect, test } from 'vitest';
import { against, expectRefused, Office, packOf } from './support/office.ts';

/** 第三十条: what a major matter comes with. */
const ARGUED = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map((kind) => ({
  kind,
  note: '已附',
}));

const labelOf = (o: Office, post: string, act: string) =>
  documentProcedure.offers(o.context, o.document, { account: post, post, capacity: 'holder' }).find((offer) => offer.act === act)?.label;

describe('重大事项报县长、区长、市长审批', () => {
  test.each([
    ['jincheng-chengqu', '第三十二条第二款'],
    ['zezhou', '第三十二条第二款'],
  ])('%s %s：办公室名义的重大事项，行政首长办的是审批，不是把签发给别人', (id) => {
    const o = new Office(packOf(id)).submitted({ issuer: 'office', evidence: ARGUED }, { major: true });
    expect(labelOf(o, 'head', 'consent')).toBe('审批');
  });
  test('泽州县第三十三条第二款：没有重大事项时，行政首长同意的是由分管副职签发', () => {
    expect(labelOf(new Office(packOf('zezhou')).submitted(), 'head', 'consent')).toBe('同意由分管副职签发');
  });
});

describe('卫东区', () => {
  test('第五十七条只写决定：命令按第五十八条由分管领导签，条例第二十二条作提示', () => {
    const o = new Office(packOf('weidong')).submitted({ kind: 'order', to: 'public', title: '关于实施交通管制的命令' });
    expect(against(o.ask('deputy-finance', 'sign', { opinion: '同意' }).verdict)).toContain('signer.unusual 22');
  });
  test('第四十九条：会议定了还要提请区委审议的，以区政府名义报也由区长签发', () => {
    const o = new Office(packOf('weidong')).submitted({
      kind: 'report',
      to: 'party-committee',
      title: '关于重点项目安排情况的报告',
      recipients: ['中共平顶山市卫东区委员会'],
      decision: { meeting: 'executive', session: '第5次常务会议' },
    });
    o.done('registrar', 'record-decision', { meeting: 'executive', session: '第5次常务会议' });
    expectRefused(o.ask('deputy-finance', 'sign', { opinion: '同意' }).verdict, 'signer.wrong 49');
    expect(o.waits()).toEqual({ review: ['deputy-finance'] });
  });
});
