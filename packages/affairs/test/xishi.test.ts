/** 西市区人民政府工作规则, articles 22, 27–33, on the document procedure. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const office = () => new Office(packOf('xishi'));
const evidence = (['research', 'necessity', 'political', 'policy', 'legality', 'feasibility', 'scientific'] as const).map((kind) => ({
  kind,
  note: '见附件',
}));
const normative = { title: '关于印发管理办法的通知', facts: { normative: true }, evidence };

describe('西市第三十一条：审核签发', () => {
  test('第一项：命令、决定经分管领导审核后由区长签发', () => {
    const o = office().submitted({ kind: 'decision', title: '关于表彰的决定' });
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'step.missing 31.1.1');
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 31.1.1');
  });
  test('第二项、第三十条：区政府规范性文件经合法性审核、分管领导审核后由区长签发', () => {
    const o = office().submitted(normative);
    const verdict = o.ask('head', 'sign', { opinion: '同意' }).verdict;
    expect(against(verdict)).toEqual(expect.arrayContaining(['step.missing 31.1.2', 'legality.missing 30.1', 'meeting.missing 20.1.8']));
    o.done('legal', 'review-legality', { conclusion: 'lawful', opinion: '合法' })
      .done('deputy-finance', 'review', { opinion: '同意' })
      .done('registrar', 'record-decision', { meeting: 'executive', session: '第20次常务会议', date: '2026-11-20' });
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第三项：其他公文由分管领导签发，他不必先审核自己', () => {
    const o = office().submitted();
    expect(o.waits()).toEqual({ sign: ['deputy-finance'] });
    expectRefused(o.act('deputy-education', 'sign', { opinion: '同意' }), 'signer.wrong 31.1.3');
    expect(o.act('deputy-finance', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第三项、第八项：重要的由区长签发，先由分管领导审核把关', () => {
    const o = office().submitted({}, { important: true });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 31.1.3');
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'step.missing 31.1.8');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第四项：部门主要负责人出国审批由区长审签', () => {
    const o = office()
      .submitted({ facts: { foreignTravel: true } })
      .done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 31.1.4');
    o.done('head', 'sign', { opinion: '同意' });
    expect(o.document.signature?.as).toBe('审签');
  });
  test('第五项：常务会议决定的由区长签发，不再由分管领导签发', () => {
    const o = office().submitted({ decision: { meeting: 'executive', session: '第20次常务会议' } });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 31.1.5');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第五项：例行批准手续由区长或副区长签发', () => {
    const o = office().submitted({ facts: { routine: true } });
    expect(o.ask('deputy-finance', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.ask('deputy-education', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
    expect(o.ask('head', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
  });
  test('第六项：办公室规范性文件由分管领导签发，重要的由区长签发', () => {
    const o = office().submitted({ ...normative, issuer: 'office' });
    expectRefused(o.act('executive', 'sign', { opinion: '同意' }), 'signer.wrong 31.1.6');
    const important = office().submitted({ ...normative, issuer: 'office' }, { important: true });
    expectRefused(important.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 31.1.6');
  });
  test('第七项：办公室其他公文一般由常务副区长签发；西市没有办公室主任一职', () => {
    const o = office().submitted({ issuer: 'office' });
    expect(o.pack.title('office-director')).toBeUndefined();
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.waits()).toEqual({ sign: ['executive'] });
    const byHead = o.ask('head', 'sign', { opinion: '同意' }).verdict;
    expect(byHead.outcome).toBe('warned');
    expect(against(byHead)).toEqual(['signer.unusual 31.1.7']);
    expect(o.act('executive', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第八项：涉及多位领导分管范围的须请其他领导会签', () => {
    const o = office().submitted({ leadersConcerned: ['deputy-education'] });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'step.missing 31.1.8');
    o.done('deputy-education', 'countersign', { opinion: '同意' });
    expect(o.act('deputy-finance', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
});

test('西市第三十三条第一款：经区政府同意由部门印发的须在文中注明', () => {
  const without = office().done('finance-clerk', 'draft', { draft: draft({ issuer: 'department-approved' }) });
  expectRefused(without.act('finance-clerk', 'send'), 'remark.missing 33.1');
  const carrying = office().submitted({
    issuer: 'department-approved',
    body: [{ type: 'paragraph', runs: [{ text: '经区政府同意，现通知如下。' }] }],
  });
  expect(carrying.waits()).toEqual({ authorise: ['deputy-finance'] });
  carrying.done('deputy-finance', 'authorise', { opinion: '同意' });
  expect(carrying.waits()).toEqual({ sign: ['finance-head'] });
  expectRefused(carrying.act('head', 'sign', { opinion: '同意' }), 'authority.not-yours');
  carrying.done('finance-head', 'sign', { opinion: '同意' });
  expect(carrying.document.stage).toBe('signed');
});

test('西市第三十条第二款：报送公文须由部门主要负责人签发，文书和副职不能送到区政府', () => {
  const o = office().done('finance-clerk', 'draft', { draft: draft() }).done('finance-clerk', 'send');
  expectRefused(o.act('finance-vice', 'approve'), 'authority.not-yours');
  o.done('finance-head', 'approve');
  expect(o.document.stage).toBe('vetting');
});

test('西市第三十条第一款：部门自己的规范性文件由部门法制机构审核，不经司法局', () => {
  const o = office()
    .done('finance-clerk', 'draft', { draft: draft({ ...normative, issuer: 'department' }) })
    .done('finance-clerk', 'send');
  expectRefused(o.act('finance-head', 'sign', { opinion: '同意' }), 'legality.missing 30.1');
  expectRefused(o.act('legal', 'review-legality', { conclusion: 'lawful' }), 'authority.not-yours 30.1');
  o.done('finance-legal', 'review-legality', { conclusion: 'lawful', opinion: '合法' });
  expect(o.act('finance-head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
});

test('西市是市辖区：规章虽在条文中出现，也不能以规章行文', () => {
  const o = office().done('finance-clerk', 'draft', { draft: draft({ kind: 'rules', to: 'public' }) });
  expectRefused(o.act('finance-clerk', 'send'), 'issuer.barred');
});
