/** 泽州县人民政府工作规则, articles 27–35, on the document procedure. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, expectRefused, Office, packOf } from './support/office.ts';

const office = () => new Office(packOf('zezhou'));

describe('泽州第三十三条：签发', () => {
  test('第二款：以县政府名义发文未经分管副县长审核，县长不能签发', () => {
    const o = office().submitted();
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'step.missing 33.2');
    expect(o.document.stage).toBe('review');
  });
  test('第二款：分管副县长审核后由县长签发', () => {
    const o = office().submitted();
    expect(o.waits()).toEqual({ review: ['deputy-finance'] });
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.waits()).toEqual({ sign: ['head'] });
    const verdict = o.act('head', 'sign', { opinion: '同意' });
    expect(verdict.outcome).toBe('permitted');
    expect(verdict.basis[0]).toMatchObject({ source: 'work-rules', article: 33, paragraph: 2 });
    expect(o.document.stage).toBe('signed');
    expect(o.document.signature).toMatchObject({ by: 'head', as: '签发', date: '2026-11-23' });
  });
  test('第二款：未经县长同意，分管副县长不能签发；经县长同意后可以', () => {
    const o = office().submitted().done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 33.2');
    expectRefused(o.act('deputy-finance', 'consent', {}), 'authority.not-yours');
    o.done('head', 'consent', { opinion: '请分管副县长签发' });
    expect(o.act('deputy-finance', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第二款：不分管的副县长不能审核，也不能签发', () => {
    const o = office().submitted();
    expectRefused(o.act('deputy-education', 'review', { opinion: '同意' }), 'authority.not-yours 33.2');
    expectRefused(o.act('deputy-education', 'sign', { opinion: '同意' }), 'signer.wrong 33.2');
  });
  test('第一款：决定由分管领导把关后呈县长签署，不能由分管领导签署', () => {
    const o = office().submitted({ kind: 'decision', title: '关于表彰先进集体的决定' });
    expect(o.waits()).toEqual({ review: ['deputy-finance'] });
    o.done('deputy-finance', 'review', { opinion: '已把关' });
    expectRefused(o.act('head', 'consent', {}), 'state.not-open');
    expectRefused(o.act('deputy-finance', 'sign', {}), 'signer.wrong 33.1');
    o.done('head', 'sign', { opinion: '同意' });
    expect(o.document.signature?.as).toBe('签署');
  });
  test('第三款：办公室名义发文一般由办公室主任签发，县长签发须写明理由', () => {
    const o = office().submitted({ issuer: 'office' }).done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.waits()).toEqual({ sign: ['director'] });
    const byHead = o.act('head', 'sign', { opinion: '同意' });
    expect(byHead.outcome).toBe('warned');
    expect(against(byHead)).toEqual(['signer.unusual 33.3']);
    expect(o.document.stage).toBe('review');
    expect(o.act('head', 'sign', { opinion: '同意' }, { reason: '主任外出' }).outcome).toBe('warned');
    expect(o.document.signature?.by).toBe('head');
  });
  test('第三款：办公室名义的重要文件由县长签发，办公室主任不能签发', () => {
    const o = office().submitted({ issuer: 'office' }, { important: true }).done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('director', 'sign', { opinion: '同意' }), 'signer.wrong 33.3');
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
});

describe('泽州第三十一条：协商与征求意见', () => {
  const request = {
    kind: 'request' as const,
    to: 'superior-government' as const,
    title: '关于追加经费的请示',
    recipients: ['晋城市人民政府'],
    note: '联系人：财政局文书，电话：0356-0000000',
    departmentsConcerned: ['education'],
  };
  test('第一款：涉及其他部门职权的请示未会签，不能送审', () => {
    const o = office().done('finance-clerk', 'draft', { draft: { ...base(), ...request } });
    expectRefused(o.act('finance-clerk', 'send'), 'consultation.missing 31.1');
  });
  test('第二款：七个工作日，当日不计，逾期视为无不同意见', () => {
    const o = office().done('finance-clerk', 'draft', { draft: { ...base(), ...request } });
    o.today = '2026-11-23';
    o.done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' });
    // 11月24、25、26、27日，30日，12月1、2日：第七个工作日是12月2日。
    expect(o.document.consultations[0]?.asks[0]?.due).toBe('2026-12-02');
    expectRefused(o.act('finance-clerk', 'send'), 'consultation.open 31.1');
    o.today = '2026-12-02';
    expectRefused(o.act('system', 'deem-no-objection', { consultation: 'c1', body: 'education' }), 'state.not-open 31.2');
    o.today = '2026-12-03';
    o.done('system', 'deem-no-objection', { consultation: 'c1', body: 'education' });
    o.done('finance-clerk', 'send');
    expect(o.document.stage).toBe('department');
  });
  test('第一款：意见不一致须列明各方意见、理据和办理建议，并由分管领导协调（第三十二条第一款）', () => {
    const o = office()
      .done('finance-clerk', 'draft', { draft: { ...base(), ...request } })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' });
    expectRefused(
      o.act('education-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '不宜', grounds: '' }),
      'input.invalid',
    );
    o.done('education-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '资金应归口', grounds: '现行预算安排' });
    expectRefused(o.act('finance-clerk', 'send'), 'disagreement.unlisted 31.1');
    o.done('finance-clerk', 'list-positions', { proposal: '建议按财政局意见办理' })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'vet', { opinion: '呈分管领导协调' });
    o.done('deputy-finance', 'review', { opinion: '同意' }).done('deputy-education', 'countersign', { opinion: '同意' }, {});
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'coordination.missing 32.1');
    o.done('deputy-finance', 'coordinate', { settled: true, opinion: '已协调一致' });
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).not.toBe('refused');
  });
});

function base() {
  return {
    title: '关于做好年度预算编制工作的通知',
    kind: 'notice' as const,
    issuer: 'government' as const,
    to: 'subordinate' as const,
    recipients: ['各乡镇人民政府'],
    body: [{ type: 'paragraph' as const, runs: [{ text: '有关事项如下。' }] }],
  };
}
