/** A decision that is submitted to the Party committee or the people's congress: who drafts, reviews and signs it, to whom it goes. */
import { followUpLabel, followUps } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, Office, packOf } from './support/office.ts';
import { budget, PRIOR, Sitting, sitting } from './support/sittings.ts';

const DOCUMENT = '01890000-0000-7000-8000-0000000000a1';
const SYSTEM = { account: 'system', post: 'system', capacity: 'system' } as const;

/** An executive meeting that adopted a topic presented by the department of finance. */
function adopted(pack: string): Sitting {
  const at = new Sitting(packOf(pack), '2026-11-26')
    .done('registrar', 'convene', sitting('executive'))
    .done(pack === 'weidong' ? 'finance-clerk' : 'deputy-finance', 'propose', budget());
  if (pack === 'weidong') for (const [who, done] of PRIOR) at.done(who, 'prepare', { topic: 't1', done, words: '见材料' });
  else at.done('registrar', 'vet', { topic: 't1', opinion: '可以' });
  return at
    .done('head', 'fix', { topics: ['t1'] })
    .done(pack === 'weidong' ? 'deputy-finance' : 'head', 'approve-papers', { topic: 't1' })
    .done('registrar', 'notify')
    .done('registrar', 'open')
    .done('head', 'decide', { topic: 't1', result: 'adopted', words: '同意' })
    .done('registrar', 'adjourn');
}
const fated = (pack: string, fate: string, department = 'finance') =>
  adopted(pack).done('registrar', 'fate', { topic: 't1', fate, department });
const told = (at: Sitting, step: object) => at.act('', 'note-document', { topic: 't1', document: DOCUMENT, step }, { actor: SYSTEM });
const line = (at: Sitting) => followUps(at.context, at.meeting).map((one) => followUpLabel(one.state, one.topic.fate?.fate))[0];

describe('卫东区第四十九条：提请区委常委会审议的', () => {
  test('汇报材料不能交给主汇报单位以外的单位代拟；交给主汇报单位可以', () => {
    const at = adopted('weidong');
    const verdict = at.ask('registrar', 'fate', { topic: 't1', fate: 'party', department: 'education' }).verdict;
    expectRefused(verdict, 'authority.not-yours 49');
    expect(at.ask('registrar', 'fate', { topic: 't1', fate: 'party', department: 'finance' }).verdict.outcome).toBe('permitted');
  });

  test('别的单位起草、办公室起草都不成立；主汇报单位起草成立', () => {
    const at = fated('weidong', 'party');
    for (const host of ['education', 'office'])
      expectRefused(told(at, { is: 'drafted', host, to: 'party-committee' }), 'authority.not-yours 49');
    expect(told(at, { is: 'drafted', host: 'finance', to: 'party-committee' }).outcome).toBe('permitted');
    expect(at.meeting.topics[0]?.document).toEqual({ id: DOCUMENT });
  });

  const report = {
    kind: 'report' as const,
    to: 'party-committee' as const,
    title: '关于年度预算调整方案的汇报',
    recipients: ['中共平顶山市卫东区委员会'],
    decision: { meeting: 'executive' as const, session: '第5次常务会议' },
  };
  test('由分管领导审核：其他领导不能代审；由区长签发：分管领导、常务副区长都不能签发', () => {
    const o = new Office(packOf('weidong')).submitted(report);
    o.done('registrar', 'record-decision', { meeting: 'executive', session: '第5次常务会议' });
    expect(o.waits()).toEqual({ review: ['deputy-finance'] });
    expect(o.ask('deputy-education', 'review', { opinion: '同意' }).verdict.outcome).toBe('refused');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    for (const who of ['deputy-finance', 'executive']) expectRefused(o.ask(who, 'sign', { opinion: '同意' }).verdict, 'signer.wrong 49');
    expect(o.waits()).toEqual({ sign: ['head'] });
    expect(o.ask('head', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
  });

  test('文稿不是报送党委的不成立；送出即为已报送，会议办毕', () => {
    const at = fated('weidong', 'party');
    expect(told(at, { is: 'drafted', host: 'finance', to: 'subordinate' }).outcome).toBe('refused');
    expect(line(at)).toBe('待报送');
    told(at, { is: 'drafted', host: 'finance', to: 'party-committee' });
    expect(told(at, { is: 'issued', on: '2026-11-26', number: '', to: 'public' }).outcome).toBe('refused');
    expect(told(at, { is: 'issued', on: '2026-11-26', number: '卫政〔2026〕5号', to: 'party-committee' }).outcome).toBe('permitted');
    expect(line(at)).toBe('已报送');
  });
});

describe('泽州县：没有写由谁代拟', () => {
  test('提请县委审议的，会议明确的单位或者办公室起草，其他单位不能', () => {
    const at = fated('zezhou', 'party', 'education');
    expect(told(at, { is: 'drafted', host: 'finance', to: 'party-committee' }).outcome).toBe('refused');
    expect(told(at, { is: 'drafted', host: 'education', to: 'party-committee' }).outcome).toBe('permitted');
    expect(told(fated('zezhou', 'party', 'education'), { is: 'drafted', host: 'office', to: 'party-committee' }).outcome).toBe('permitted');
  });

  test('第三十三条：提请县人大审议的议案由县长签，分管领导不能签；文稿须是报送人大的', () => {
    const at = fated('zezhou', 'congress');
    expect(told(at, { is: 'drafted', host: 'finance', to: 'party-committee' }).outcome).toBe('refused');
    expect(told(at, { is: 'drafted', host: 'finance', to: 'congress' }).outcome).toBe('permitted');
    const o = new Office(packOf('zezhou')).submitted({
      kind: 'bill',
      to: 'congress',
      title: '关于提请审议年度预算调整方案的议案',
      recipients: ['泽州县人民代表大会常务委员会'],
      decision: { meeting: 'executive', session: '第5次常务会议' },
    });
    expectRefused(o.ask('deputy-finance', 'sign', { opinion: '同意' }).verdict, 'signer.wrong 33');
  });
});
