import { describe, expect, test } from 'vitest';
import { brief, own, packOf, places, row } from './support.ts';

const pack = packOf('jincheng-chengqu');
const legality = (over: Parameters<typeof own>[2]) =>
  own(pack, 'step', over)
    .filter(({ step }) => step === 'legality-review')
    .map(({ at }) => at);
const limit = (over: Parameters<typeof own>[2]) => own(pack, 'length', over).map(({ value }) => value);
const lead = (over: Parameters<typeof own>[2]) => own(pack, 'lead-time', over).map(({ value, unit }) => [value, unit]);

describe('城区第三十三条：签发', () => {
  test('第一款：决定、命令、议案由区长签署，没有要副职先把关', () => {
    for (const kind of ['decision', 'order', 'bill'] as const) {
      const one = row(pack, { kind });
      expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签署', modality: 'must', at: '33.1' });
      expect(one.before).toEqual([]);
    }
  });
  test('第二款：区政府名义的文件，分管领导审核后由区长签发，没有副职代签的余地', () => {
    const one = row(pack, {});
    expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '33.2' });
    expect(one.before).toEqual([{ step: 'leader-review', by: ['leader-in-charge'], as: '审核' }]);
    expect(one.alternatives).toEqual([]);
    expect(one.otherwise).toEqual([]);
  });
  test('第三款：办公室名义的文件，分管领导同意后一般由办公室主任签发；重要的也一样，本款没有另定', () => {
    for (const important of [false, true]) {
      const one = row(pack, { issuer: 'office', important });
      expect(brief(one)).toEqual({ act: 'sign', by: ['office-director'], as: '签发', modality: 'should', at: '33.3' });
      expect(one.before).toEqual([{ step: 'leader-review', by: ['leader-in-charge'], as: '同意' }]);
    }
  });
});

describe('城区第二十二、二十三条', () => {
  test('纪要：常务会议、区长办公会议由区长签发，专题会议由主持人签发，重大的报区长审定', () => {
    expect(row(pack, { kind: 'minutes', decidedBy: 'executive' })).toMatchObject({ at: '22.1', by: ['head'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'head-office' })).toMatchObject({ at: '23.2', by: ['head'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical' })).toMatchObject({ at: '23.3', by: ['chair'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical', major: true })).toMatchObject({
      at: '23.3',
      by: ['chair'],
      before: [{ by: ['head'], as: '审定' }],
    });
  });
  test('第二十二条第二款：原则上7个工作日内印发', () => {
    expect(own(pack, 'issue-within', { decidedBy: 'plenary' }).map(({ at, value, unit, modality }) => [at, value, unit, modality])).toEqual(
      [['22.2', 7, 'workday', 'should']],
    );
  });
});

describe('城区第十八、二十条：须上会的事项', () => {
  test('重大问题、重要规范性文件、重要人事任免、议案', () => {
    expect(places(own(pack, 'collective-decision', { major: true }))).toEqual(['18']);
    expect(places(own(pack, 'collective-decision', { normative: true, important: true }))).toEqual(['20.1.7']);
    expect(places(own(pack, 'collective-decision', { personnel: true, important: true }))).toEqual(['20.1.8']);
    expect(places(own(pack, 'collective-decision', { kind: 'bill' }))).toEqual(['20.1.4']);
    expect(own(pack, 'collective-decision', {})).toEqual([]);
  });
});

describe('城区第二十八条：提前报送', () => {
  test('区委区政府名义报市委市政府7日，区政府名义报市政府或市直部门5日', () => {
    expect(lead({ issuer: 'party', to: 'superior-government' })).toEqual([[7, 'day']]);
    expect(lead({ to: 'superior-government', kind: 'report' })).toEqual([[5, 'day']]);
    expect(lead({ to: 'superior-department', kind: 'request' })).toEqual([[5, 'day']]);
    expect(lead({ to: 'peer' })).toEqual([]);
  });
});

describe('城区第二十九条：篇幅', () => {
  test('一般3000，专项2000，请示1500，综合报告3000，专项报告2000，全局性的不限', () => {
    expect(limit({ scope: 'general' })).toEqual([3000]);
    expect(limit({ scope: 'special' })).toEqual([2000]);
    expect(limit({ kind: 'request', to: 'superior-government' })).toEqual([1500]);
    expect(limit({ kind: 'report', to: 'superior-government', scope: 'general' })).toEqual([3000]);
    expect(limit({ kind: 'report', to: 'superior-government', scope: 'special' })).toEqual([2000]);
    expect(limit({ overall: true })).toEqual([]);
  });
});

describe('城区第三十至三十二条', () => {
  test('第三十一条第二款：7个工作日', () => {
    expect(own(pack, 'consultation-limit', {}).map(({ at, value, unit }) => [at, value, unit])).toEqual([['31.2', 7, 'workday']]);
  });
  test('第三十一条第一款：请示性公文会签', () => {
    expect(places(own(pack, 'consultation', { seeksApproval: true, crossDepartment: true }))).toEqual(['31.1']);
    expect(own(pack, 'disagreement', {})[0]).toMatchObject({ at: '31.1', countersignAfterwards: false });
  });
  test('第三十二条第一款：规范性文件由司法行政部门审核，报批后由部门印发的也在内', () => {
    for (const issuer of ['government', 'office', 'department-approved'] as const)
      expect(legality({ issuer, normative: true })).toEqual(['32.1']);
    expect(legality({ normative: false })).toEqual([]);
    expect(legality({ issuer: 'department', normative: true })).toEqual(['34.1']);
  });
  test('第三十二条第二款：报批的按分工，重大的报区长', () => {
    expect(row(pack, { issuer: 'department-approved' })).toMatchObject({ act: 'authorise', by: ['leader-in-charge'], at: '32.2' });
    expect(row(pack, { issuer: 'department-approved', major: true })).toMatchObject({ act: 'authorise', by: ['head'], at: '32.2' });
  });
});

describe('城区第三十四、三十五条', () => {
  test('部门不得向镇（街道）提指令性要求', () => {
    expect(
      own(pack, 'prohibition', { issuer: 'department', commandsLowerGovernments: true }).map(({ at, modality }) => [at, modality]),
    ).toEqual([['34.2', 'must-not']]);
  });
  test('精简文件', () => {
    expect(own(pack, 'prohibition', { alreadyCovered: true }).map(({ at, modality }) => [at, modality])).toEqual([['35.1', 'must-not']]);
    expect(own(pack, 'prohibition', { splitsWork: true }).map(({ at, modality }) => [at, modality])).toEqual([['35.1', 'should']]);
  });
});
