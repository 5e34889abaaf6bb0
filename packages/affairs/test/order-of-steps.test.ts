/**
 * Between the vetting and the signature steps run side by side, but for those that a text puts in order: 西市第三十一条第八项
 * has the deputy in charge vet whatever the leaders approve. What the other four texts say is read beside it.
 */
import { documentProcedure } from '@lingxing/affairs/document';
import { organisationOf } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { against, expectRefused, Office, organisationFor, packOf } from './support/office.ts';

const APPROVAL = { opinion: '同意' };
/** What the five texts ask of a major matter before it is drafted (城区、泽州、忻州 30–32, 卫东 23, 西市 28). */
const ARGUED = (
  [
    'research',
    'legality',
    'necessity',
    'scientific',
    'feasibility',
    'macro-policy-consistency',
    'controllability',
    'political',
    'policy',
    'risk-assessment',
  ] as const
).map((kind) => ({ kind, note: '已附' }));
const major = (id: string, issuer: 'government' | 'office' = 'government') =>
  new Office(packOf(id)).submitted({ issuer, evidence: ARGUED }, { major: true });
const chainOf = (o: Office) => documentProcedure.chain(o.context, o.document);

describe('西市第三十条第二款、第三十一条第八项：重大事项先由分管领导审核把关，再报区长审批', () => {
  test('分管领导没有审核把关，区长不能审批；按钮说的是同一句话', () => {
    const o = major('xishi');
    expectRefused(o.act('head', 'consent', APPROVAL), 'step.missing 31.1.8');
    const offer = documentProcedure
      .offers(o.context, o.document, { account: 'head', post: 'head', capacity: 'holder' })
      .find(({ act }) => act === 'consent');
    expect(offer?.label).toBe('审批');
    expect(offer?.verdict.findings.find(({ outcome }) => outcome === 'refused')?.message).toBe('须先由副职（分管财政）审核把关。');
  });
  test('先等分管领导，后等区长；由分管领导签发的也先审核把关，不等到签发', () => {
    // 31.1.3: not important, so that the deputy in charge signs; 30.2: major, so that the head approves it.
    const o = major('xishi');
    expect(o.waits()['review']).toEqual(['deputy-finance']);
    expect(o.waits()['consent']).toBeUndefined();
    o.done('deputy-finance', 'review', { opinion: '拟同意' });
    expect(o.waits()['review']).toBeUndefined();
    expect(o.waits()['consent']).toEqual(['head']);
    expectRefused(o.act('deputy-finance', 'sign', APPROVAL), 'step.missing 30.2');
    o.done('head', 'consent', APPROVAL);
    o.done('registrar', 'record-decision', { meeting: 'executive', session: '第20次常务会议', date: '2026-11-20' });
    expect(o.waits()).toEqual({ sign: ['head'] });
  });
  test('办公室名义的重大事项同样：常务副区长签发之前，分管领导、区长依次办理', () => {
    const o = major('xishi', 'office');
    expect(o.waits()['review']).toEqual(['deputy-finance']);
    expectRefused(o.act('head', 'consent', APPROVAL), 'step.missing 31.1.8');
    o.done('deputy-finance', 'review', { opinion: '拟同意' }).done('head', 'consent', APPROVAL);
    expect(o.waits()['consent']).toBeUndefined();
  });
  test('过程里审批排在审核把关之后，不与它并列', () => {
    const ahead = chainOf(major('xishi')).filter(({ label }) => label === '审核把关' || label === '审批');
    expect(ahead.map(({ label, state }) => [label, state])).toEqual([
      ['审核把关', 'present'],
      ['审批', 'to-come'],
    ]);
    const drafting = new Office(packOf('xishi')).done('finance-clerk', 'draft', {
      draft: { title: '关于重大项目的通知', kind: 'notice', issuer: 'government', to: 'subordinate', body: [], facts: { major: true } },
    });
    const groups = chainOf(drafting).filter(({ label }) => label === '审核把关' || label === '审批');
    expect(groups.map(({ label }) => label)).toEqual(['审核把关', '审批']);
    expect(groups[0]?.group).not.toBe(groups[1]?.group);
  });
  test('区长自己分管的：审批就是审核把关，不等别人', () => {
    const of = organisationFor(packOf('xishi'));
    const departments = [...of.departments.values()].map((d) => (d.id === 'finance' ? { ...d, leader: 'head' } : d));
    const o = new Office(packOf('xishi'), '2026-11-23', organisationOf(1, [...of.posts.values()], departments));
    o.submitted({ issuer: 'office', evidence: ARGUED }, { major: true });
    expect(o.ask('head', 'consent', APPROVAL).verdict.outcome).toBe('permitted');
  });
  test('分管领导审核以后文稿作实质性修改：重新审核，再报审批', () => {
    const o = major('xishi').done('deputy-finance', 'review', { opinion: '拟同意' });
    o.done('deputy-finance', 'return', { reason: '补充内容', grounds: ['content'] });
    const changed = { ...o.document.draft, title: '关于重新安排重大项目的通知' };
    o.done('finance-clerk', 'revise', { draft: changed, nature: 'substantive' })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'vet', { opinion: '拟同意' });
    expectRefused(o.act('head', 'consent', APPROVAL), 'step.missing 31.1.8');
  });
});

describe('其他四府：条文只写在签发之前，没有写在审批之前', () => {
  // 城区 32.2, 33.3; 忻州 34.2, 35.3; 泽州 32.2, 33.3: approval by the head stands beside what the deputy in charge does.
  test.each([
    ['jincheng-chengqu', '32.2'],
    ['xinzhou', '34.2'],
    ['zezhou', '32.2'],
  ])('%s第%s条：分管领导没有办理，行政首长也可以审批', (id, at) => {
    const o = major(id, 'office');
    expect(o.waits()['consent']).toEqual(['head']);
    const verdict = o.ask('head', 'consent', APPROVAL).verdict;
    expect(verdict.outcome).toBe('permitted');
    expect(verdict.basis.map(({ article, paragraph }) => `${article}.${paragraph ?? ''}`)).toContain(at);
    o.done('head', 'consent', APPROVAL);
  });
  test.each([
    ['jincheng-chengqu', '33.3'],
    ['zezhou', '33.3'],
  ])('%s第%s条：行政首长审批了，分管领导的同意仍不能少', (id, at) => {
    const o = major(id, 'office').done('head', 'consent', APPROVAL);
    expect(against(o.ask('director', 'sign', APPROVAL).verdict)).toContain(`step.missing ${at}`);
  });
  test.each([
    ['xinzhou', '35.2'],
    ['zezhou', '33.2'],
  ])('%s第%s条：同意由分管领导签发，不等他先审核', (id) => {
    const o = new Office(packOf(id)).submitted();
    expect(o.ask('head', 'consent', { opinion: '同意', to: 'deputy-finance' }).verdict.outcome).toBe('permitted');
  });
  test('卫东第五十五条：重大事项由区长或常务副区长审批，审批就是办结，没有另一道审批', () => {
    const o = major('weidong');
    expect(o.waits()['consent']).toBeUndefined();
    expectRefused(o.act('head', 'consent', APPROVAL), 'state.not-open');
  });
});
