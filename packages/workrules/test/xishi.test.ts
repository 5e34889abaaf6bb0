import { describe, expect, test } from 'vitest';
import { rolesOf } from '../src/index.ts';
import { brief, own, packOf, places, row } from './support.ts';

const pack = packOf('xishi');
const legality = (issuer: 'department' | 'department-approved' | 'government') =>
  own(pack, 'step', { issuer, normative: true })
    .filter(({ step }) => step === 'legality-review')
    .map(({ by }) => by);
const gateAndReview = [
  { step: 'vetting', by: ['office'], as: '把关' },
  { step: 'leader-review', by: ['leader-in-charge'], as: '审核' },
];

describe('西市第三十一条：审核签发', () => {
  test.each([
    ['报市政府的请示', { kind: 'request', to: 'superior-government' }],
    ['报市政府的报告', { kind: 'report', to: 'superior-government' }],
    ['报区委的重要文件', { to: 'party-committee', important: true }],
    ['命令', { kind: 'order' }],
    ['决定', { kind: 'decision' }],
    ['议案', { kind: 'bill', to: 'congress' }],
  ] as const)('第一项：%s，办公室把关、分管领导审核、区长签发', (_, over) => {
    const one = row(pack, over);
    expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '31.1.1' });
    expect(one.before).toEqual(gateAndReview);
  });
  test('第一项不及于：报市政府的函、报区委的一般文件', () => {
    expect(row(pack, { kind: 'letter', to: 'superior-government' }).at).toBe('31.1.3');
    expect(row(pack, { to: 'party-committee' }).at).toBe('31.1.3');
  });
  test('第一项：报区委的重要文件稿由区长批', () => {
    expect(brief(row(pack, { issuer: 'party', to: 'party-committee', important: true }))).toEqual({
      act: 'authorise',
      by: ['head'],
      as: '签发',
      modality: 'must',
      at: '31.1.1',
    });
  });
  test('第二项：区政府名义的规范性文件由区长签发', () => {
    const one = row(pack, { normative: true });
    expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '31.1.2' });
    expect(one.before).toEqual(gateAndReview);
  });
  test('第三项：其他公文由分管领导签发，重要的由区长签发', () => {
    expect(brief(row(pack, {}))).toEqual({ act: 'sign', by: ['leader-in-charge'], as: '签发', modality: 'must', at: '31.1.3' });
    expect(brief(row(pack, { important: true }))).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '31.1.3' });
  });
  test('第四项：部门主要负责人出国由区长审签，不论名义', () => {
    expect(brief(row(pack, { foreignTravel: true }))).toEqual({ act: 'sign', by: ['head'], as: '审签', modality: 'must', at: '31.1.4' });
    expect(brief(row(pack, { foreignTravel: true, issuer: 'office', routine: true }))).toEqual({
      act: 'sign',
      by: ['head'],
      as: '审签',
      modality: 'must',
      at: '31.1.4',
    });
    expect(row(pack, { foreignTravel: true, issuer: 'department-approved' })).toMatchObject({
      act: 'authorise',
      by: ['head'],
      at: '31.1.4',
    });
  });
  test('第五项：常务会议决定的事项由区长签发，办公室名义的也是', () => {
    expect(brief(row(pack, { decidedBy: 'executive' }))).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '31.1.5' });
    expect(row(pack, { decidedBy: 'executive', issuer: 'office' })).toMatchObject({ by: ['head'], at: '31.1.5' });
    expect(row(pack, { decidedBy: 'executive', issuer: 'office', normative: true })).toMatchObject({ by: ['head'], at: '31.1.5' });
    expect(row(pack, { decidedBy: 'executive', routine: true })).toMatchObject({ by: ['head'], at: '31.1.5' });
  });
  test('第五项不及于专题会议、区长办公会议定的事项', () => {
    expect(row(pack, { decidedBy: 'topical' }).at).toBe('31.1.3');
    expect(row(pack, { decidedBy: 'head-office' }).at).toBe('31.1.3');
  });
  test('第五项：例行批准手续由区长或者副区长签发', () => {
    expect(row(pack, { routine: true })).toMatchObject({ at: '31.1.5', by: ['head', 'executive-deputy', 'deputy'] });
    expect(row(pack, { routine: true, issuer: 'office' })).toMatchObject({ at: '31.1.5', by: ['head', 'executive-deputy', 'deputy'] });
    expect(row(pack, { routine: true, kind: 'request', to: 'superior-government' })).toMatchObject({ at: '31.1.1', by: ['head'] });
  });
  test('第六项：办公室名义的规范性文件由分管领导签发，重要的由区长签发', () => {
    expect(row(pack, { issuer: 'office', normative: true })).toMatchObject({ at: '31.1.6', by: ['leader-in-charge'], modality: 'must' });
    expect(row(pack, { issuer: 'office', normative: true, important: true })).toMatchObject({ at: '31.1.6', by: ['head'] });
  });
  test('第七项：办公室名义的其他公文一般由常务副区长签发，重要的报区长签发', () => {
    expect(brief(row(pack, { issuer: 'office' }))).toEqual({
      act: 'sign',
      by: ['executive-deputy'],
      as: '签发',
      modality: 'should',
      at: '31.1.7',
    });
    expect(brief(row(pack, { issuer: 'office', important: true }))).toEqual({
      act: 'sign',
      by: ['head'],
      as: '签发',
      modality: 'must',
      at: '31.1.7',
    });
  });
  test('第八项：分管领导审核把关，自己签发的不重复；涉及其他领导的会签', () => {
    const steps = own(pack, 'step', { crossPortfolio: true });
    expect(steps.find(({ step }) => step === 'leader-review')).toMatchObject({
      at: '31.1.8',
      as: '审核把关',
      waivedBySigner: ['leader-in-charge'],
    });
    expect(steps.find(({ step }) => step === 'leader-countersign')).toMatchObject({ at: '31.1.8', by: ['leaders-concerned'] });
    expect(own(pack, 'step', {}).map(({ step }) => step)).not.toContain('leader-countersign');
  });
});

describe('西市：没有写办公室主任', () => {
  test('没有这一职务，也没有一条规范要它', () => {
    expect(pack.title('office-director')).toBeUndefined();
    expect(
      pack.norms.filter((norm) => rolesOf(norm).some((role) => role === 'office-director' || role === 'office-deputy-director')),
    ).toEqual([]);
  });
});

describe('西市：规章是上位文本的遗留', () => {
  test('组织法第七十四条：市辖区不能制定规章', () => {
    expect(pack.byId('organic-law.74-rules')).toMatchObject({
      modality: 'must-not',
      citation: { source: 'regulation', article: 74, through: { article: 1 } },
    });
  });
});

describe('西市第十八、二十、二十二、二十三条', () => {
  test('第二十条第七、八项：决定、命令、规范性文件经常务会议', () => {
    expect(places(own(pack, 'collective-decision', { kind: 'order' }))).toEqual(['20.1.7']);
    expect(places(own(pack, 'collective-decision', { normative: true }))).toEqual(['20.1.8']);
    expect(places(own(pack, 'collective-decision', { major: true }))).toEqual(['18']);
    expect(own(pack, 'collective-decision', {})).toEqual([]);
  });
  test('第二十二条第一款：3个工作日送办公室，7个工作日印发，都是原则上', () => {
    expect(
      own(pack, 'issue-within', { decidedBy: 'executive' }).map(({ at, milestone, value, unit, modality }) => [
        at,
        milestone,
        value,
        unit,
        modality,
      ]),
    ).toEqual([
      ['22.1', 'submit', 3, 'workday', 'should'],
      ['22.1', 'issue', 7, 'workday', 'should'],
    ]);
    expect(own(pack, 'issue-within', { decidedBy: 'topical' })).toEqual([]);
  });
  test('纪要：常务会议、区长办公会议由区长签发，专题会议由主持人签发', () => {
    expect(row(pack, { kind: 'minutes', decidedBy: 'executive' })).toMatchObject({ at: '22.1', by: ['head'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'head-office', issuer: 'office' })).toMatchObject({ at: '23.2', by: ['head'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical' })).toMatchObject({ at: '23.3', by: ['chair'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical', major: true })).toMatchObject({
      at: '23.3',
      by: ['chair'],
      before: [{ by: ['head'], as: '审定' }],
    });
  });
});

describe('西市第二十七至三十条', () => {
  test('第二十八条：论证有政治性、政策性两项', () => {
    expect(own(pack, 'evidence', { normative: true }).flatMap(({ evidence }) => evidence)).toEqual([
      'research',
      'necessity',
      'political',
      'policy',
      'legality',
      'feasibility',
      'scientific',
    ]);
  });
  test('第二十九条：会签，7个工作日', () => {
    expect(places(own(pack, 'consultation', { seeksApproval: true, crossDepartment: true }))).toEqual(['29.1']);
    expect(own(pack, 'consultation-limit', {}).map(({ at, value, unit }) => [at, value, unit])).toEqual([['29.2', 7, 'workday']]);
  });
  test('第三十条第一款：部门其他规范性文件由部门法制机构审核', () => {
    expect(legality('department')).toEqual([['department-legal-reviewer']]);
    expect(legality('department-approved')).toEqual([['legal-reviewer']]);
    expect(legality('government')).toEqual([['legal-reviewer']]);
  });
  test('第三十条第二款：报区政府的公文由部门主要负责人签发；重大事项报区长', () => {
    expect(own(pack, 'step', {}).map(({ at, step }) => [at, step])).toContainEqual(['30.2', 'department-approval']);
    expect(row(pack, { issuer: 'department-approved' })).toMatchObject({ by: ['leader-in-charge'], at: '30.2' });
    expect(row(pack, { issuer: 'department-approved', major: true })).toMatchObject({ by: ['head'], at: '30.2' });
  });
  test('篇幅和提前报送：本规则没有写', () => {
    expect(pack.of('length')).toEqual([]);
    expect(pack.of('lead-time')).toEqual([]);
  });
});

describe('西市第三十二、三十三条', () => {
  test('第三十二条第二款：指令性要求；部门联合的重要规范性文件先经批准', () => {
    expect(
      own(pack, 'prohibition', { issuer: 'department', commandsLowerGovernments: true }).map(({ at, modality }) => [at, modality]),
    ).toEqual([['32.2', 'must-not']]);
    const joint = { issuer: 'department', normative: true, crossDepartment: true, joint: 'same-level' } as const;
    expect(places(own(pack, 'prohibition', { ...joint, important: true }))).toEqual(['32.2']);
    expect(own(pack, 'prohibition', joint)).toEqual([]);
    // 一个部门自己制定跨部门的规范性文件，两条出路：联合制定或者由区政府制定。
    expect(own(pack, 'prohibition', { ...joint, joint: 'none' }).map(({ id }) => id)).toEqual(['32.2-jointly']);
  });
  test('第三十三条第一款：经批准由部门发的文写明经区政府同意', () => {
    expect(own(pack, 'remark', { issuer: 'department-approved' })).toMatchObject([{ at: '33.1', modality: 'must', text: '经区政府同意' }]);
    expect(own(pack, 'remark', { issuer: 'department' })).toEqual([]);
  });
  test('第三十三条第一款：一律不再发、合并印发', () => {
    expect(own(pack, 'prohibition', { alreadyCovered: true, splitsWork: true }).map(({ modality }) => modality)).toEqual([
      'must-not',
      'should',
    ]);
  });
});
