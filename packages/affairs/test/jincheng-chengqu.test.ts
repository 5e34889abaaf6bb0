/** 晋城市城区人民政府工作规则, articles 22, 28–35, on the document procedure. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const office = () => new Office(packOf('jincheng-chengqu'));

describe('晋城城区第三十三条：签发', () => {
  test('第一款：决定由区长签署，条文未设分管领导把关一步', () => {
    const o = office().submitted({ kind: 'decision', title: '关于表彰先进集体的决定' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 33.1');
    const verdict = o.act('head', 'sign', { opinion: '同意' });
    expect(verdict.findings.some((f) => f.code === 'step.missing' && f.outcome !== 'passed')).toBe(false);
    expect(o.document.signature).toMatchObject({ by: 'head', as: '签署' });
  });
  test('第二款：区政府名义由分管领导审核、区长签发；没有经区长同意由副区长签发的规定', () => {
    const o = office().submitted();
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'step.missing 33.2');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('head', 'consent', {}), 'state.not-open');
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 33.2');
    o.done('head', 'sign', { opinion: '同意' });
    expect(o.document.stage).toBe('signed');
  });
  test('第三款：办公室名义经分管领导同意，一般由办公室主任签发；“重要”不改变签发人', () => {
    const o = office().submitted({ issuer: 'office' }, { important: true });
    expectRefused(o.act('director', 'sign', { opinion: '同意' }), 'step.missing 33.3');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.waits()['sign']).toEqual(['director']);
    expect(o.act('director', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
});

describe('晋城城区第三十条、第三十二条：规范性文件', () => {
  const normative = { title: '关于印发行政管理办法的通知', facts: { normative: true } };
  test('第三十条：缺少论证材料不能送审', () => {
    const o = office().done('finance-clerk', 'draft', { draft: draft(normative) });
    expectRefused(o.act('finance-clerk', 'send'), 'evidence.missing 30');
  });
  test('第三十条：涉及重大公共利益的须有社会稳定风险评估', () => {
    const evidence = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map(
      (kind) => ({ kind, note: '见附件' }),
    );
    const o = office().done('finance-clerk', 'draft', {
      draft: draft({ ...normative, facts: { normative: true, publicInterest: true }, evidence }),
    });
    const verdict = o.act('finance-clerk', 'send');
    expectRefused(verdict, 'evidence.missing 30');
    expect(verdict.findings.find((f) => f.code === 'evidence.missing' && f.outcome === 'refused')?.message).toContain('社会稳定风险评估');
  });
  test('第三十二条第一款：以区政府名义印发规范性文件须经司法行政部门合法性审核', () => {
    const evidence = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map(
      (kind) => ({ kind, note: '见附件' }),
    );
    const o = office()
      .submitted({ ...normative, evidence })
      .done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'legality.missing 32.1');
    o.done('legal', 'review-legality', { conclusion: 'unlawful', opinion: '超越权限' });
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'legality.adverse 32.1');
    o.done('legal', 'review-legality', { conclusion: 'lawful', opinion: '合法' });
    expect(against(o.ask('head', 'sign', { opinion: '同意' }).verdict).filter((f) => f.startsWith('legality'))).toEqual([]);
  });
});

describe('晋城城区第二十八条、第二十九条：提前期与篇幅', () => {
  const upward = {
    kind: 'report' as const,
    to: 'superior-government' as const,
    title: '关于财政工作的报告',
    recipients: ['晋城市人民政府'],
    body: [{ type: 'paragraph' as const, runs: [{ text: '报告如下。' }] }],
  };
  test('第二十八条：以区政府名义报市政府，原则上提前5日（日，不是工作日）；不足的说明理由可以送', () => {
    // 报送时限11月30日，提前5日为11月25日。
    const late = office();
    late.today = '2026-11-26';
    late.done('finance-clerk', 'draft', { draft: draft({ ...upward, deadline: '2026-11-30' }) });
    const verdict = late.act('finance-clerk', 'send');
    expect(verdict.outcome).toBe('warned');
    expect(against(verdict)).toContain('lead-time.short 28');
    expect(late.document.stage).toBe('drafting');
    late.done('finance-clerk', 'send', {}, { reason: '上级临时通知' });
    const onTime = office();
    onTime.today = '2026-11-25';
    onTime.done('finance-clerk', 'draft', { draft: draft({ ...upward, deadline: '2026-11-30' }) });
    expect(against(onTime.ask('finance-clerk', 'send').verdict)).not.toContain('lead-time.short 28');
  });
  test('第二十九条：请示一般不超过1500字，正好1500字不超', () => {
    const request = (n: number) =>
      draft({
        ...upward,
        kind: 'request',
        title: '关于经费的请示',
        note: '联系人：文书，电话：1',
        body: [{ type: 'paragraph', runs: [{ text: '字'.repeat(n) }] }],
      });
    const within = office().done('finance-clerk', 'draft', { draft: request(1500) });
    expect(against(within.ask('finance-clerk', 'send').verdict)).not.toContain('length.exceeded 29');
    const over = office().done('finance-clerk', 'draft', { draft: request(1501) });
    const verdict = over.ask('finance-clerk', 'send').verdict;
    expect(verdict.outcome).toBe('warned');
    expect(against(verdict)).toContain('length.exceeded 29');
  });
  test('第二十九条：专项部署一般不超过2000字，其他一般不超过3000字，部署全局性、综合性工作除外', () => {
    const judged = (facts: { scope: 'special' | 'general'; overall?: boolean }, n: number) =>
      against(
        office()
          .done('finance-clerk', 'draft', { draft: draft({ facts, body: [{ type: 'paragraph', runs: [{ text: '字'.repeat(n) }] }] }) })
          .ask('finance-clerk', 'send').verdict,
      );
    expect(judged({ scope: 'special' }, 2001)).toEqual(['length.exceeded 29']);
    expect(judged({ scope: 'special' }, 2000)).toEqual([]);
    expect(judged({ scope: 'general' }, 3001)).toEqual(['length.exceeded 29']);
    expect(judged({ scope: 'general' }, 3000)).toEqual([]);
    expect(judged({ scope: 'general', overall: true }, 9000)).toEqual([]);
  });
});

test('晋城城区第二十二条第二款：会议决定印发的文件原则上在会后7个工作日内印发，超过的说明理由', () => {
  const o = office()
    .submitted({ decision: { meeting: 'executive', session: '第40次常务会议', date: '2026-11-11' } })
    .done('deputy-finance', 'review', { opinion: '同意' });
  // 会议11月11日（三）：12、13、16、17、18、19、20日，第七个工作日为11月20日，今日23日。
  const verdict = o.ask('head', 'sign', { opinion: '同意' }).verdict;
  expect(verdict.outcome).toBe('warned');
  expect(against(verdict)).toEqual(['issue.late 22.2']);
});

test('晋城城区第三十四条第二款：未经授权，部门不得向镇街道提指令性要求', () => {
  const o = office().done('finance-clerk', 'draft', { draft: draft({ issuer: 'department', facts: { commandsLowerGovernments: true } }) });
  expectRefused(o.act('finance-clerk', 'send'), 'prohibition.broken 34.2');
});
