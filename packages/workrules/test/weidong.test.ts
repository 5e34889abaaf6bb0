import { describe, expect, test } from 'vitest';
import { brief, own, packOf, places, row } from './support.ts';

const pack = packOf('weidong');
const steps = (over: Parameters<typeof own>[2]) => own(pack, 'step', over).map(({ at, step, by }) => [at, step, by]);

describe('卫东第五十七条：区长签', () => {
  test.each([
    ['决定', { kind: 'decision' }],
    ['规范性文件', { normative: true }],
    ['全局性重要文件', { overall: true, important: true }],
    ['报市政府的报告', { kind: 'report', to: 'superior-government' }],
    ['报市政府的请示', { kind: 'request', to: 'superior-government' }],
    ['报市政府的意见', { kind: 'opinion', to: 'superior-government' }],
    ['提请区人大审议的议案', { kind: 'bill', to: 'congress' }],
    ['提请区人大审议的报告', { kind: 'report', to: 'congress' }],
    ['人事任免', { personnel: true }],
  ] as const)('%s', (_, over) => {
    expect(brief(row(pack, over))).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '57' });
  });
  test.each([
    ['全局性而不重要', { overall: true }],
    ['重要而非全局性', { important: true }],
    ['报市政府的函', { kind: 'letter', to: 'superior-government' }],
    ['普通通知', {}],
  ] as const)('不在其内的按第五十八条：%s', (_, over) => {
    expect(brief(row(pack, over))).toEqual({ act: 'sign', by: ['leader-in-charge'], as: '签发', modality: 'must', at: '58' });
  });
});

describe('卫东第五十八、五十九条', () => {
  test('第五十八条：涉及其他领导分管的，会签，或者由区长、常务副区长签发', () => {
    expect(row(pack, { crossPortfolio: true }).by).toEqual(['leader-in-charge', 'head', 'executive-deputy']);
    const countersign = own(pack, 'step', { crossPortfolio: true }).find(({ step }) => step === 'leader-countersign');
    expect(countersign).toMatchObject({
      at: '58',
      modality: 'must',
      by: ['leaders-concerned'],
      waivedBySigner: ['head', 'executive-deputy'],
    });
    expect(steps({})).not.toContainEqual(['58', 'leader-countersign', ['leaders-concerned']]);
  });
  test('第五十八条：属第五十七条的，即使涉及其他领导分管，仍由区长签', () => {
    expect(row(pack, { crossPortfolio: true, normative: true }).by).toEqual(['head']);
  });
  test('第五十九条：办公室名义一般由办公室主任签发；有必要的由分管领导或者区长签发', () => {
    const one = row(pack, { issuer: 'office' });
    expect(brief(one)).toEqual({ act: 'sign', by: ['office-director'], as: '签发', modality: 'should', at: '59' });
    expect(one.alternatives.map(({ by, on, at }) => [by, on, at])).toEqual([[['leader-in-charge', 'head'], 'necessary', '59']]);
    expect(one.before).toEqual([]);
  });
});

describe('卫东第六十条', () => {
  test('重要公文须经常务会议；不重要的不须', () => {
    for (const issuer of ['government', 'office'] as const)
      expect(own(pack, 'collective-decision', { issuer, important: true }).map(({ at, meetings }) => [at, meetings])).toEqual([
        ['60', ['executive']],
      ]);
    expect(own(pack, 'collective-decision', {})).toEqual([]);
  });
  test('涉法公文签前交司法局和法律顾问；不涉法的不交', () => {
    expect(steps({ legal: true })).toEqual(
      expect.arrayContaining([
        ['60', 'legality-review', ['legal-reviewer']],
        ['60', 'adviser-review', ['legal-adviser']],
      ]),
    );
    expect(steps({}).map(([, step]) => step)).not.toContain('adviser-review');
  });
});

describe('卫东第二十二至二十九、四十四、四十九条', () => {
  test('第二十三条：规范性文件不论谁发都经区司法局审查', () => {
    for (const issuer of ['government', 'office', 'department-approved', 'department'] as const)
      expect(steps({ issuer, normative: true })).toContainEqual(['23', 'legality-review', ['legal-reviewer']]);
  });
  test('第二十七条：规范性文件、重大事项由全体会议或者常务会议定', () => {
    for (const over of [{ normative: true }, { major: true }])
      expect(own(pack, 'collective-decision', over).map(({ at, meetings }) => [at, meetings])).toEqual([['27', ['plenary', 'executive']]]);
  });
  test('第二十八条：重大事项五项论证用“可控”而不用“宏观政策取向”；规范性文件本身不在其内', () => {
    const evidence = own(pack, 'evidence', { major: true }).flatMap((norm) => norm.evidence);
    expect(evidence).toEqual(['research', 'legality', 'necessity', 'scientific', 'feasibility', 'controllability']);
    expect(own(pack, 'evidence', { normative: true })).toEqual([]);
  });
  test('第二十八条：关系公众权益的重大事项要风险评估', () => {
    expect(own(pack, 'evidence', { major: true, publicInterest: true }).flatMap((norm) => norm.evidence)).toContain('risk-assessment');
  });
  test('第二十九条：重大决策先经常务会议再报区委', () => {
    expect(places(own(pack, 'collective-decision', { issuer: 'party', to: 'party-committee', major: true }))).toEqual(['29']);
  });
  test('第四十四条第二、五项', () => {
    expect(places(own(pack, 'collective-decision', { kind: 'request', to: 'superior-government', important: true }))).toEqual([
      '44.1.2',
      '60',
    ]);
    expect(places(own(pack, 'collective-decision', { personnel: true, important: true }))).toContain('44.1.5');
  });
  test('第四十九条：会议定了还要提请区委常委会的，分管领导审核后报区长签发；没有上会的按第五十五条', () => {
    const one = row(pack, { issuer: 'party', to: 'party-committee', decidedBy: 'executive' });
    expect(brief(one)).toEqual({ act: 'authorise', by: ['head'], as: '签发', modality: 'must', at: '49' });
    expect(one.before).toEqual([{ step: 'leader-review', by: ['leader-in-charge'], as: '审核' }]);
    expect(row(pack, { issuer: 'party', to: 'party-committee' }).at).toBe('55');
  });
  test('第四十八条：全体会议、常务会议纪要由召集人签发；区长办公会议的本条没有写，按公文名义', () => {
    expect(row(pack, { kind: 'minutes', decidedBy: 'executive' })).toMatchObject({ at: '48', by: ['head', 'executive-deputy'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical' })).toMatchObject({ at: '48', by: ['convenor'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'head-office' }).at).toBe('58');
  });
});

describe('卫东第五十三至五十六、六十一条', () => {
  test('第五十四条第二款：3个工作日，不是7个', () => {
    expect(own(pack, 'consultation-limit', {}).map(({ at, value, unit, modality }) => [at, value, unit, modality])).toEqual([
      ['54.2', 3, 'workday', 'should'],
    ]);
  });
  test('第五十四条第一款：由相关部门主要负责人会签；分歧列明后还要会签', () => {
    expect(own(pack, 'consultation', { seeksApproval: true, crossDepartment: true }).map(({ at, by }) => [at, by])).toEqual([
      ['54.1', ['concerned-department-head']],
    ]);
    expect(own(pack, 'disagreement', {})[0]).toMatchObject({ at: '54.1', countersignAfterwards: true });
  });
  test('第五十五条：办公室初审；重大事项报区长、常务副区长', () => {
    expect(steps({})).toEqual([['55', 'vetting', ['office']]]);
    expect(row(pack, { issuer: 'department-approved' })).toMatchObject({ act: 'authorise', by: ['leader-in-charge'], at: '55' });
    expect(row(pack, { issuer: 'department-approved', major: true })).toMatchObject({
      act: 'authorise',
      by: ['head', 'executive-deputy'],
      at: '55',
    });
  });
  test('第五十六条：具体请示签明确意见，一般报告圈阅即已阅', () => {
    expect(own(pack, 'opinion-form', {})).toEqual([]);
    expect(own(pack, 'opinion-form', { seeksApproval: true })).toMatchObject([
      { at: '56', modality: 'must', explicit: true, circleMeansRead: true },
    ]);
  });
  test('第六十一条：一律不再发、合并印发；配套文件和指令性要求本规则没有写', () => {
    expect(
      own(pack, 'prohibition', { alreadyCovered: true, splitsWork: true, withinDepartmentPowers: true }).map(({ at, modality }) => [
        at,
        modality,
      ]),
    ).toEqual([
      ['61', 'must-not'],
      ['61', 'must-not'],
      ['61', 'should'],
    ]);
    expect(own(pack, 'prohibition', { issuer: 'department', commandsLowerGovernments: true, demandsSupportingDocuments: true })).toEqual(
      [],
    );
  });
  test('篇幅、提前报送、印发时限、分歧协调：本规则没有写，规则包也没有', () => {
    expect(pack.of('length')).toEqual([]);
    expect(pack.of('lead-time')).toEqual([]);
    expect(pack.of('issue-within')).toEqual([]);
    expect(pack.of('step').filter(({ step }) => step === 'coordination')).toEqual([]);
    expect(pack.source.silences.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['length', 'lead-time', 'issue-within', 'prohibition']),
    );
  });
});
