/** 卫东区人民政府工作规则, articles 22–23, 27, 53–61, on the document procedure. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const office = () => new Office(packOf('weidong'));

describe('卫东第五十七条至第六十条：签发', () => {
  test('第五十七条：决定由区长签发，分管副区长不能签发', () => {
    const o = office().submitted({ kind: 'decision', title: '关于表彰先进集体的决定' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 57');
    expect(o.waits()['sign']).toEqual(['head']);
  });
  test('第五十七条：人事任免文件由区长签发', () => {
    const o = office().submitted({ title: '关于人事任免的通知', facts: { personnel: true } });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 57');
  });
  test('第五十七条：向市政府报送的请示由区长签发', () => {
    const o = office().submitted({
      kind: 'request',
      to: 'superior-government',
      title: '关于经费的请示',
      recipients: ['平顶山市人民政府'],
      note: '联系人：文书，电话：1',
    });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 57');
    expect(o.act('head', 'sign', { opinion: '同意上报' }).outcome).toBe('permitted');
  });
  test('第五十八条：其他公文由分管领导按分工签发，不须再经审核', () => {
    const o = office().submitted();
    expect(o.waits()).toEqual({ sign: ['deputy-finance'] });
    expect(o.act('deputy-finance', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第五十八条：涉及其他领导分管工作的须会签，或由区长、常务副区长签发', () => {
    const o = office().submitted({ leadersConcerned: ['deputy-education'] });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'step.missing 58');
    // 区长、常务副区长签发则不必会签。
    expect(o.ask('head', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
    expect(o.ask('executive', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
    expect(o.waits()['countersign']).toEqual(['deputy-education']);
    o.done('deputy-education', 'countersign', { opinion: '同意' });
    expect(o.act('deputy-finance', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第五十九条：办公室名义一般由办公室主任签发；认定有必要的可由分管领导或区长签发', () => {
    const o = office().submitted({ issuer: 'office' });
    expect(o.waits()).toEqual({ sign: ['director'] });
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'signer.wrong 59');
    o.done('director', 'find-necessary', { reason: '涉及重点工作' });
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第六十条：重要公文未经常务会议讨论决定不能签发', () => {
    const o = office().submitted({}, { important: true, overall: true });
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'meeting.missing 60');
    expect(o.waits()['record-decision']).toEqual(['registrar']);
    o.done('registrar', 'record-decision', { meeting: 'executive', session: '第5次常务会议' });
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第六十条：涉法公文签发前须经司法局和法律顾问审查', () => {
    const o = office().submitted({}, { legal: true });
    expect(o.waits()).toEqual({ 'review-legality': ['legal'], advise: ['adviser'] });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'legality.missing 60');
    o.done('legal', 'review-legality', { conclusion: 'lawful', opinion: '合法' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'legality.missing 60');
    o.done('adviser', 'advise', { conclusion: 'lawful', opinion: '无意见' });
    expect(o.act('deputy-finance', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第五十六条：对请示须签署明确意见，圈阅不够', () => {
    const o = office().submitted({
      kind: 'request',
      to: 'superior-government',
      title: '关于经费的请示',
      recipients: ['平顶山市人民政府'],
      note: '联系人：文书，电话：1',
    });
    expectRefused(o.act('head', 'sign', { opinion: '' }), 'opinion.incomplete 56');
  });
});

describe('卫东第五十四条：协商会签', () => {
  const request = {
    kind: 'request' as const,
    to: 'superior-government' as const,
    title: '关于经费的请示',
    recipients: ['平顶山市人民政府'],
    note: '联系人：文书，电话：1',
    departmentsConcerned: ['education'],
  };
  test('第一款：由相关部门主要负责人会签，副职不行', () => {
    const o = office()
      .done('finance-clerk', 'draft', { draft: draft(request) })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' });
    expectRefused(o.act('education-vice', 'answer', { consultation: 'c1', position: 'agree' }), 'authority.not-yours');
    o.done('education-head', 'answer', { consultation: 'c1', position: 'agree', opinion: '同意' });
    expect(o.act('finance-clerk', 'send').outcome).toBe('permitted');
  });
  test('第二款：3个工作日（不是7个）', () => {
    const o = office()
      .done('finance-clerk', 'draft', { draft: draft(request) })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' });
    // 11月23日（一）送达：24、25、26日。
    expect(o.document.consultations[0]?.asks[0]?.due).toBe('2026-11-26');
  });
  test('第二款：主办部门另有时限要求的从其要求；商定延期的从其商定', () => {
    const o = office()
      .done('finance-clerk', 'draft', { draft: draft(request) })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign', limit: { value: 5, unit: 'workday' } });
    expect(o.document.consultations[0]?.asks[0]?.due).toBe('2026-11-30');
    expectRefused(o.act('education-head', 'request-extension', { consultation: 'c1', until: '2026-11-27', how: '书面' }), 'input.invalid');
    o.done('education-head', 'request-extension', { consultation: 'c1', until: '2026-12-04', how: '书面回复' });
    expect(o.document.consultations[0]?.asks[0]?.due).toBe('2026-11-30');
    o.done('finance-clerk', 'agree-extension', { consultation: 'c1', body: 'education' });
    expect(o.document.consultations[0]?.asks[0]?.due).toBe('2026-12-04');
  });
  test('第一款：分歧列明后仍须由相关部门主要负责人会签', () => {
    const o = office()
      .done('finance-clerk', 'draft', { draft: draft(request) })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' });
    o.done('education-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '不宜', grounds: '预算已定' });
    expectRefused(o.act('finance-clerk', 'send'), 'disagreement.unlisted 54.1');
    o.done('finance-clerk', 'list-positions', { proposal: '建议追加' });
    expectRefused(o.act('finance-clerk', 'send'), 'disagreement.unlisted 54.1');
    o.done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' }).done('education-head', 'answer', {
      consultation: 'c2',
      position: 'differ',
      opinion: '保留意见',
      grounds: '同前',
    });
    expect(o.act('finance-clerk', 'send').outcome).not.toBe('refused');
  });
  test('第二款：沉默只约束部门，镇街逾期未回复不视为无不同意见', () => {
    const o = office()
      .done('finance-clerk', 'draft', { draft: draft({ facts: { touchesLowerGovernments: true } }) })
      .done('finance-clerk', 'consult', { bodies: ['town'], mode: 'consult' });
    o.today = '2026-12-31';
    expectRefused(o.act('system', 'deem-no-objection', { consultation: 'c1', body: 'town' }), 'state.not-open 54.2');
  });
});

test('卫东第二十三条：规范性文件须经司法局合法性审查和集体讨论决定（第二十七条）', () => {
  const o = office().submitted({ facts: { normative: true } });
  const verdict = o.ask('head', 'sign', { opinion: '同意' }).verdict;
  expect(
    against(verdict)
      .filter((f) => f.startsWith('legality.missing') || f.startsWith('meeting.missing'))
      .toSorted(),
  ).toEqual(['legality.missing 23', 'meeting.missing 27']);
});

test('卫东：文本无字数限制和提前报送期限，软件也没有', () => {
  const pack = packOf('weidong');
  expect(pack.of('length')).toEqual([]);
  expect(pack.of('lead-time')).toEqual([]);
  expect(pack.of('issue-within')).toEqual([]);
});

test('卫东是市辖区，不能制定规章（组织法，不是工作规则）', () => {
  const o = office().done('finance-clerk', 'draft', { draft: draft({ kind: 'rules', to: 'public' }) });
  const finding = o.act('finance-clerk', 'send').findings.find((f) => f.code === 'issuer.barred');
  expect(finding).toMatchObject({ outcome: 'refused', citation: { source: 'regulation' } });
});
