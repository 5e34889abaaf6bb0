/** 忻州市人民政府工作规则, articles 29–37, on the document procedure. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const office = () => new Office(packOf('xinzhou'));

describe('忻州第三十五条：签发', () => {
  test('第一款：命令由市长签署', () => {
    const o = office().submitted({ kind: 'order', title: '关于森林防火的命令' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 35.1');
    o.done('head', 'sign', { opinion: '同意' });
    expect(o.document.signature?.as).toBe('签署');
  });
  test('第二款：分管领导审核后由市长签发，经市长同意可由分管领导签发', () => {
    const o = office().submitted();
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'step.missing 35.2');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 35.2');
    o.done('head', 'consent', { opinion: '同意由分管副市长签发' }).done('deputy-finance', 'sign', { opinion: '同意' });
    expect(o.document.signature?.by).toBe('deputy-finance');
  });
  test('第三款：办公室名义一般由秘书长签发，不要求分管领导先同意', () => {
    const o = office().submitted({ issuer: 'office' });
    expect(o.waits()).toEqual({ sign: ['secretary'] });
    expect(o.ask('head', 'sign', { opinion: '同意' }).verdict.outcome).toBe('warned');
    expect(o.act('secretary', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第三款：办公室名义的重要文件由分管领导或市长签发，秘书长不能签发', () => {
    const o = office().submitted({ issuer: 'office' }, { important: true });
    expectRefused(o.act('secretary', 'sign', { opinion: '同意' }), 'signer.wrong 35.3');
    expect(o.waits()['sign']?.toSorted()).toEqual(['deputy-finance', 'head']);
    expectRefused(o.act('deputy-education', 'sign', { opinion: '同意' }), 'signer.wrong 35.3');
    expect(o.ask('head', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
    expect(o.act('deputy-finance', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
});

test('忻州第三十三条第二款：7个工作日，春节假期不计', () => {
  const o = office();
  o.today = '2026-02-12';
  o.done('finance-clerk', 'draft', { draft: draft() }).done('finance-clerk', 'consult', { bodies: ['education'], mode: 'consult' });
  // 2月13日（五）、14日（六，调休上班）、24、25、26、27日、28日（六，调休上班）：第七个工作日为2月28日。
  expect(o.document.consultations[0]?.asks[0]?.due).toBe('2026-02-28');
});

test('忻州第三十条：市政府名义报省政府原则上提前10日', () => {
  const o = office();
  o.today = '2026-11-21';
  o.done('finance-clerk', 'draft', {
    draft: draft({
      kind: 'report',
      to: 'superior-government',
      title: '关于财政工作的报告',
      recipients: ['山西省人民政府'],
      deadline: '2026-11-30',
    }),
  });
  // 报送时限11月30日，提前10日为11月20日。
  expect(against(o.ask('finance-clerk', 'send').verdict)).toContain('lead-time.short 30');
  o.today = '2026-11-20';
  expect(against(o.ask('finance-clerk', 'send').verdict)).not.toContain('lead-time.short 30');
});

test('忻州第三十五条第一款：设区的市可以制定规章，由市长签署', () => {
  const o = office().done('finance-clerk', 'draft', { draft: draft({ kind: 'rules', to: 'public', title: '市政府规章草案' }) });
  expect(against(o.ask('finance-clerk', 'send').verdict).join()).not.toContain('issuer.barred');
});
