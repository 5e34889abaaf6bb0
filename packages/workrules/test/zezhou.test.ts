import { describe, expect, test } from 'vitest';
import { brief, own, packOf, places, row } from './support.ts';

const pack = packOf('zezhou');
const steps = (over: Parameters<typeof own>[2]) => own(pack, 'step', over).map(({ at, step, by }) => [at, step, by[0]]);
const limit = (over: Parameters<typeof own>[2]) => own(pack, 'length', over).map(({ value, modality }) => [value, modality]);
const lead = (over: Parameters<typeof own>[2]) => own(pack, 'lead-time', over).map(({ value, unit, modality }) => [value, unit, modality]);
const issueWithin = (decidedBy: 'none' | 'executive' | 'plenary' | 'head-office') =>
  own(pack, 'issue-within', { decidedBy }).map(({ at, modality, milestone, value, unit }) => ({
    at,
    modality,
    milestone,
    value,
    unit,
  }));
const leaderFirst = (as: string) => [{ step: 'leader-review', by: ['leader-in-charge'], as }];

describe('泽州第三十三条：签发', () => {
  test('第一款：命令、决定、议案由县长签署，分管领导先把关，没有副职可以代签', () => {
    for (const kind of ['decision', 'order', 'bill'] as const) {
      const one = row(pack, { kind });
      expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签署', modality: 'must', at: '33.1' });
      expect(one.before).toEqual(leaderFirst('把关'));
      expect(one.alternatives).toEqual([]);
    }
  });

  test('第一款不及于通知：通知走第二款', () => {
    expect(row(pack, { kind: 'notice' }).at).toBe('33.2');
  });

  test('第二款：县政府名义的文件，分管领导审核后由县长签发', () => {
    const one = row(pack, {});
    expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '33.2' });
    expect(one.before).toEqual(leaderFirst('审核'));
    expect(one.otherwise).toEqual([]);
  });

  test('第二款：县长同意的，可由分管领导签发；别的副职不在其内', () => {
    expect(row(pack, {}).alternatives.map(({ by, on, at }) => ({ by, on, at }))).toEqual([
      { by: ['leader-in-charge'], on: 'head-consent', at: '33.2' },
    ]);
  });

  test('第三款：县政府办公室名义的文件，分管领导同意后一般由办公室主任签发', () => {
    const one = row(pack, { issuer: 'office' });
    expect(brief(one)).toEqual({ act: 'sign', by: ['office-director'], as: '签发', modality: 'should', at: '33.3' });
    expect(one.before).toEqual(leaderFirst('同意'));
  });

  test('第三款：县政府办公室名义的重要文件由县长签发', () => {
    expect(brief(row(pack, { issuer: 'office', important: true }))).toEqual({
      act: 'sign',
      by: ['head'],
      as: '签发',
      modality: 'must',
      at: '33.3',
    });
  });
});

describe('泽州第二十二、二十三条：纪要与印发时限', () => {
  test.each([
    ['executive', '22.1', ['head']],
    ['plenary', '22.1', ['head']],
    ['head-office', '23.2', ['head']],
    ['topical', '23.3', ['chair']],
  ] as const)('%s 的纪要按第 %s 款', (decidedBy, at, by) => {
    const one = row(pack, { kind: 'minutes', decidedBy });
    expect([one.at, one.by]).toEqual([at, by]);
    expect(row(pack, { kind: 'minutes', decidedBy, issuer: 'office', important: true }).at).toBe(at);
  });

  test('第二十三条第三款：专题会议纪要涉及重大事项的报县长审定后由主持人签发', () => {
    expect(brief(row(pack, { kind: 'minutes', decidedBy: 'topical', major: true }))).toEqual({
      act: 'sign',
      by: ['chair'],
      as: '签发',
      modality: 'must',
      at: '23.3',
    });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical', major: true }).before).toEqual([
      { step: 'head-consent', by: ['head'], as: '审定' },
    ]);
  });

  test('第二十二条第二款：两类会议通过的文件原则上7个工作日内印发，县长办公会议的不在其内', () => {
    const seven = [{ at: '22.2', modality: 'should', milestone: 'issue', value: 7, unit: 'workday' }];
    expect(issueWithin('executive')).toEqual(seven);
    expect(issueWithin('plenary')).toEqual(seven);
    expect(issueWithin('head-office')).toEqual([]);
    expect(issueWithin('none')).toEqual([]);
  });
});

describe('泽州第十八、二十条：须上会的事项', () => {
  test('第十八条：重大问题须经常务会议或全体会议', () => {
    expect(own(pack, 'collective-decision', { major: true }).map(({ at, meetings }) => ({ at, meetings }))).toEqual([
      { at: '18', meetings: ['executive', 'plenary'] },
    ]);
  });
  test('第二十条第七项：重要规范性文件须经常务会议，不重要的不须', () => {
    expect(places(own(pack, 'collective-decision', { normative: true, important: true }))).toEqual(['20.1.7']);
    expect(own(pack, 'collective-decision', { normative: true })).toEqual([]);
  });
  test('第二十条第二、三、四、八项', () => {
    expect(places(own(pack, 'collective-decision', { kind: 'request', to: 'superior-government', important: true }))).toEqual(['20.1.2']);
    expect(places(own(pack, 'collective-decision', { issuer: 'party', to: 'party-committee', important: true }))).toEqual(['20.1.3']);
    expect(places(own(pack, 'collective-decision', { kind: 'bill', to: 'congress' }))).toEqual(['20.1.4']);
    expect(places(own(pack, 'collective-decision', { personnel: true, important: true }))).toEqual(['20.1.8']);
  });
});

describe('泽州第二十七、二十八条：行文规则与提前报送', () => {
  test('第二十七条第一款：五项禁止，没有触及的不提', () => {
    expect(own(pack, 'prohibition', {})).toEqual([]);
    const broken = own(pack, 'prohibition', {
      kind: 'request',
      skipsLevel: true,
      multipleRecipients: true,
      multipleMatters: true,
      toLeaderInPerson: true,
    });
    expect(broken.map(({ at, modality }) => [at, modality])).toEqual([
      ['27.1', 'must-not'],
      ['27.1', 'must-not'],
      ['27.1', 'must'],
      ['27.1', 'should'],
    ]);
    expect(own(pack, 'prohibition', { kind: 'report', carriesRequest: true }).map(({ modality }) => modality)).toEqual(['must-not']);
  });
  test('第二十七条第一款：领导交办的可以直接报送个人', () => {
    expect(own(pack, 'prohibition', { toLeaderInPerson: true, assignedByLeader: true })).toEqual([]);
  });
  test('第二十八条：报上级党委政府提前15日，报上级部门提前10日，都是自然日', () => {
    expect(lead({ issuer: 'party', to: 'superior-party-committee', kind: 'request' })).toEqual([[15, 'day', 'should']]);
    expect(lead({ to: 'superior-government', kind: 'report' })).toEqual([[15, 'day', 'should']]);
    expect(lead({ to: 'superior-department', kind: 'request' })).toEqual([[10, 'day', 'should']]);
    expect(lead({ to: 'subordinate' })).toEqual([]);
  });
});

describe('泽州第二十九条：篇幅', () => {
  test('一般5000字，专项4000字，全局性的不限', () => {
    expect(limit({ scope: 'general' })).toEqual([[5000, 'should']]);
    expect(limit({ scope: 'special' })).toEqual([[4000, 'should']]);
    expect(limit({ scope: 'general', overall: true })).toEqual([]);
  });
  test('呈报上级的请示1500字，综合报告5000字，专项报告3000字', () => {
    expect(limit({ kind: 'request', to: 'superior-government' })).toEqual([[1500, 'should']]);
    expect(limit({ kind: 'report', to: 'superior-government', scope: 'general' })).toEqual([[5000, 'should']]);
    expect(limit({ kind: 'report', to: 'superior-government', scope: 'special' })).toEqual([[3000, 'should']]);
  });
  test('部门自己的文件不在其内', () => {
    expect(limit({ issuer: 'department' })).toEqual([]);
  });
});

describe('泽州第三十、三十一条：论证、征求意见、会签', () => {
  test('第三十条：规范性文件要六项材料，普通通知不要', () => {
    expect(own(pack, 'evidence', { normative: true }).flatMap(({ evidence }) => evidence)).toEqual([
      'research',
      'legality',
      'necessity',
      'scientific',
      'feasibility',
      'macro-policy-consistency',
    ]);
    expect(own(pack, 'evidence', {})).toEqual([]);
  });
  test('第三十条：关系公众权益的另要听取意见和风险评估', () => {
    expect(own(pack, 'evidence', { normative: true, publicInterest: true }).flatMap(({ evidence }) => evidence)).toEqual(
      expect.arrayContaining(['public-opinion', 'risk-assessment']),
    );
    expect(own(pack, 'evidence', { publicInterest: true })).toEqual([]);
  });
  test('第三十条：规范性文件涉及乡镇的事先征求意见', () => {
    expect(own(pack, 'consultation', { normative: true, touchesLowerGovernments: true }).map(({ at, mode }) => [at, mode])).toEqual([
      ['30', 'consult'],
    ]);
  });
  test('第三十一条第一款：请示性公文涉及其他部门的须会签，普通公文不须', () => {
    expect(
      own(pack, 'consultation', { seeksApproval: true, crossDepartment: true }).map(({ at, mode, modality }) => [at, mode, modality]),
    ).toEqual([['31.1', 'countersign', 'must']]);
    expect(own(pack, 'consultation', { crossDepartment: true })).toEqual([]);
  });
  test('第三十一条第二款：7个工作日，主办可另定，可商定延期，不回复只对部门视为无不同意见', () => {
    const [limit] = own(pack, 'consultation-limit', {});
    expect(limit).toMatchObject({
      at: '31.2',
      modality: 'should',
      value: 7,
      unit: 'workday',
      hostMaySetLimit: true,
      extensionByAgreement: true,
      silence: { means: 'no-objection', binds: ['department'], at: '31.2' },
    });
  });
});

describe('泽州第三十二条：审核与呈批', () => {
  test('第一款：办公室审核；规范性文件由司法行政部门审核，普通公文不须', () => {
    expect(steps({ normative: true })).toEqual([
      ['32.1', 'vetting', 'office'],
      ['32.1', 'legality-review', 'legal-reviewer'],
      ['32.1', 'coordination', 'leader-in-charge'],
    ]);
    expect(steps({})).toEqual([
      ['32.1', 'vetting', 'office'],
      ['32.1', 'coordination', 'leader-in-charge'],
    ]);
    expect(steps({ issuer: 'department' })).toEqual([]);
  });
  test('第一款：协调只在部门有分歧时', () => {
    expect(own(pack, 'step', {}).find(({ step }) => step === 'coordination')?.onDisagreement).toBe(true);
  });
  test('第二款：涉及多位领导的送其核批，重大事项报县长审批', () => {
    const steps = own(pack, 'step', { issuer: 'office', crossPortfolio: true, major: true }).map(({ at, step, waivedBySigner }) => [
      at,
      step,
      waivedBySigner,
    ]);
    expect(steps).toContainEqual(['32.2', 'leader-countersign', []]);
    expect(steps).toContainEqual(['32.2', 'head-consent', ['head']]);
  });
  test('第二款：部门报批的由分管领导批，重大的由县长批；报县委的同样', () => {
    for (const issuer of ['department-approved', 'party'] as const) {
      expect(brief(row(pack, { issuer }))).toEqual({
        act: 'authorise',
        by: ['leader-in-charge'],
        as: '批准',
        modality: 'must',
        at: '32.2',
      });
      expect(brief(row(pack, { issuer, major: true }))).toEqual({
        act: 'authorise',
        by: ['head'],
        as: '审批',
        modality: 'must',
        at: '32.2',
      });
    }
  });
});

describe('泽州第三十四、三十五条：部门文件与精简', () => {
  test('第三十四条第二款：部门不得向乡镇提指令性要求，县政府可以', () => {
    expect(
      own(pack, 'prohibition', { issuer: 'department', commandsLowerGovernments: true }).map(({ at, modality }) => [at, modality]),
    ).toEqual([['34.2', 'must-not']]);
    expect(own(pack, 'prohibition', { issuer: 'government', commandsLowerGovernments: true })).toEqual([]);
    expect(own(pack, 'prohibition', { issuer: 'department-approved', commandsLowerGovernments: true })).toEqual([]);
  });
  test('第三十四条第二款：跨部门又关系公众权益的先请示县政府', () => {
    expect(places(own(pack, 'prohibition', { issuer: 'department', crossDepartment: true, publicInterest: true }))).toEqual(['34.2']);
  });
  test.each([
    [{ withinDepartmentPowers: true }, 'must-not'],
    [{ alreadyCovered: true }, 'must-not'],
    [{ splitsWork: true }, 'should'],
    [{ demandsSupportingDocuments: true }, 'should'],
    [{ issuer: 'department', demandsSupportingDocuments: true }, 'must-not'],
  ] as const)('第三十五条第一款：%j 为 %s', (over, modality) => {
    expect(own(pack, 'prohibition', over).map((norm) => [norm.at, norm.modality])).toEqual([['35.1', modality]]);
  });
  test('第三十五条第一款：部门职权内的事，部门自己发文不受限', () => {
    expect(own(pack, 'prohibition', { issuer: 'department', withinDepartmentPowers: true })).toEqual([]);
  });
});
