import { describe, expect, test } from 'vitest';
import { brief, own, packOf, places, row } from './support.ts';

const pack = packOf('xinzhou');
const limit = (over: Parameters<typeof own>[2]) => own(pack, 'length', over).map(({ value }) => value);
const lead = (over: Parameters<typeof own>[2]) => own(pack, 'lead-time', over).map(({ value, unit }) => [value, unit]);

describe('忻州第三十五条：签发', () => {
  test('第一款：规章、决定、命令、议案由市长签署', () => {
    for (const kind of ['rules', 'decision', 'order', 'bill'] as const) {
      const one = row(pack, { kind });
      expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签署', modality: 'must', at: '35.1' });
      expect(one.before).toEqual([]);
    }
  });
  test('第二款：分管领导审核后由市长签发；市长同意的可由分管领导签发', () => {
    const one = row(pack, {});
    expect(brief(one)).toEqual({ act: 'sign', by: ['head'], as: '签发', modality: 'must', at: '35.2' });
    expect(one.before).toEqual([{ step: 'leader-review', by: ['leader-in-charge'], as: '审核' }]);
    expect(one.alternatives.map(({ by, on }) => [by, on])).toEqual([[['leader-in-charge'], 'head-consent']]);
  });
  test('第三款：办公室名义的文件一般由秘书长签发，本款没有要分管领导先同意', () => {
    const one = row(pack, { issuer: 'office' });
    expect(brief(one)).toEqual({ act: 'sign', by: ['secretary-general'], as: '签发', modality: 'should', at: '35.3' });
    expect(one.before).toEqual([]);
  });
  test('第三款：办公室名义的重要文件由分管领导或者市长签发，秘书长不在其内', () => {
    expect(brief(row(pack, { issuer: 'office', important: true }))).toEqual({
      act: 'sign',
      by: ['leader-in-charge', 'head'],
      as: '签发',
      modality: 'must',
      at: '35.3',
    });
  });
});

describe('忻州：职务与规章', () => {
  test('设秘书长、副秘书长，没有办公室主任', () => {
    expect(pack.title('secretary-general')).toBe('市政府秘书长');
    expect(pack.title('deputy-secretary-general')).toBe('市政府副秘书长');
    expect(pack.title('office-director')).toBeUndefined();
  });
  test('第二十一条第五项：规章草案经常务会议审议；设区的市可以制定规章', () => {
    expect(places(own(pack, 'collective-decision', { kind: 'rules' }))).toEqual(['21.1.5']);
    expect(pack.byId('organic-law.74-rules')).toBeUndefined();
  });
  test('第三十二条：规章草案公开征求意见', () => {
    expect(own(pack, 'evidence', { kind: 'rules' }).flatMap(({ evidence }) => evidence)).toContain('public-opinion');
  });
});

describe('忻州第二十一、二十三、二十四条', () => {
  test('须上会的事项：重要规范性文件、报省政府、报市委、议案', () => {
    expect(places(own(pack, 'collective-decision', { normative: true, important: true }))).toEqual(['21.1.6']);
    expect(places(own(pack, 'collective-decision', { kind: 'report', to: 'superior-government', important: true }))).toEqual(['21.1.1']);
    expect(places(own(pack, 'collective-decision', { issuer: 'party', to: 'party-committee', important: true }))).toEqual(['21.1.2']);
    expect(places(own(pack, 'collective-decision', { kind: 'bill' }))).toEqual(['21.1.3']);
    expect(places(own(pack, 'collective-decision', { major: true }))).toEqual(['19']);
  });
  test('人事任免不在第二十一条所列之内', () => {
    expect(own(pack, 'collective-decision', { personnel: true, important: true })).toEqual([]);
  });
  test('第二十三条：纪要由市长签发，文件原则上7个工作日内印发', () => {
    expect(row(pack, { kind: 'minutes', decidedBy: 'plenary' })).toMatchObject({ at: '23.1', by: ['head'] });
    expect(own(pack, 'issue-within', { decidedBy: 'plenary' }).map(({ at, value, unit }) => [at, value, unit])).toEqual([
      ['23.2', 7, 'workday'],
    ]);
  });
  test('第二十四条：市长办公会议、专题会议纪要', () => {
    expect(row(pack, { kind: 'minutes', decidedBy: 'head-office' })).toMatchObject({ at: '24.2', by: ['head'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical' })).toMatchObject({ at: '24.3', by: ['chair'] });
    expect(row(pack, { kind: 'minutes', decidedBy: 'topical', major: true })).toMatchObject({
      at: '24.3',
      by: ['chair'],
      before: [{ by: ['head'], as: '审定' }],
    });
  });
});

describe('忻州第二十九至三十七条', () => {
  test('第三十条：报省委省政府15日，市政府名义报省政府或省直厅局10日', () => {
    expect(lead({ issuer: 'party', to: 'superior-government' })).toEqual([[15, 'day']]);
    expect(lead({ to: 'superior-government', kind: 'report' })).toEqual([[10, 'day']]);
    expect(lead({ to: 'superior-department', kind: 'request' })).toEqual([[10, 'day']]);
  });
  test('第三十一条：5000、4000、1500、5000、3000字', () => {
    expect(limit({ scope: 'general' })).toEqual([5000]);
    expect(limit({ scope: 'special' })).toEqual([4000]);
    expect(limit({ kind: 'request', to: 'superior-department' })).toEqual([1500]);
    expect(limit({ kind: 'report', to: 'superior-government', scope: 'general' })).toEqual([5000]);
    expect(limit({ kind: 'report', to: 'superior-government', scope: 'special' })).toEqual([3000]);
  });
  test('第三十三条第二款：7个工作日', () => {
    expect(own(pack, 'consultation-limit', {}).map(({ at, value, unit }) => [at, value, unit])).toEqual([['33.2', 7, 'workday']]);
  });
  test('第三十四条：合法性审核与审批', () => {
    expect(
      own(pack, 'step', { normative: true })
        .filter(({ step }) => step === 'legality-review')
        .map(({ at }) => at),
    ).toEqual(['34.1']);
    expect(row(pack, { issuer: 'party' })).toMatchObject({ act: 'authorise', by: ['leader-in-charge'], at: '34.2' });
    expect(row(pack, { issuer: 'party', major: true })).toMatchObject({ act: 'authorise', by: ['head'], at: '34.2' });
  });
  test('第三十六条第二款：部门不得向县（市、区）提指令性要求', () => {
    expect(
      own(pack, 'prohibition', { issuer: 'department', commandsLowerGovernments: true }).map(({ at, modality }) => [at, modality]),
    ).toEqual([['36.2', 'must-not']]);
  });
  test('第三十七条第一款：不再制发、合并印发', () => {
    expect(own(pack, 'prohibition', { alreadyCovered: true, splitsWork: true }).map(({ at, modality }) => [at, modality])).toEqual([
      ['37.1', 'must-not'],
      ['37.1', 'should'],
    ]);
  });
});
