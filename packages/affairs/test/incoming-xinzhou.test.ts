/** 忻州市人民政府工作规则, articles 29–34, on incoming documents. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { letter, ofTown, ownBasis, Registry, report } from './support/registry.ts';
import { BARE_TITLE } from '@lingxing/affairs/incoming';

const registry = () => new Registry(packOf('xinzhou'));
const found = (change: ReturnType<typeof letter>) =>
  against(registry().ask('registrar', 'register', { letter: change, channel: 'paper' }).verdict);
const up = (change: ReturnType<typeof letter>, leaders = ['deputy-finance'], more = {}) =>
  registry()
    .registered(change)
    .ask('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders, ...more }).verdict;

describe('忻州第二十九条：行文规则', () => {
  test('请示一文一事，报告不夹带请示，不越级，不多头', () => {
    for (const change of [
      letter({ facts: { multipleMatters: true } }),
      report({ facts: { carriesRequest: true } }),
      letter({ facts: { skipsLevel: true } }),
      letter({ recipients: ['市政府', '市委'] }),
    ]) {
      expect(found(change)).toContain('prohibition.broken 29.1');
      expectRefused(up(change), 'prohibition.broken 29.1');
    }
    expect(found(letter())).toEqual([]);
  });
  test('报领导个人：只除领导交办和绝密级；机密级、紧急重大、涉外都不除外', () => {
    const person = (facts: object, secrecy: 'none' | 'confidential' | 'top-secret' = 'none') =>
      found(letter({ title: secrecy === 'none' ? '关于某事的请示' : BARE_TITLE, secrecy, facts: { toLeaderInPerson: true, ...facts } }));
    expect(person({})).toEqual(['prohibition.broken 29.1']);
    expect(person({ assignedByLeader: true })).toEqual([]);
    expect(person({}, 'top-secret')).toEqual([]);
    expect(person({}, 'confidential')).toEqual(['prohibition.broken 29.1']);
    expect(person({ emergency: true })).toEqual(['prohibition.broken 29.1']);
    expect(person({ foreignRelated: true })).toEqual(['prohibition.broken 29.1']);
  });
});

describe('忻州第三十条：代拟稿提前期', () => {
  const draftFor = (issuer: 'party' | 'government', to: 'superior-government' | 'superior-department', deadline: string) =>
    found(letter({ kind: 'report', onBehalf: { issuer, to, deadline } }));
  test('以市委、市政府名义报省委、省政府：提前15日', () => {
    expect(draftFor('party', 'superior-government', '2026-12-08')).toEqual([]);
    expect(draftFor('party', 'superior-government', '2026-12-07')).toEqual(['lead-time.short 30']);
  });
  test('以市政府名义报省政府或省直厅局：提前10日', () => {
    expect(draftFor('government', 'superior-department', '2026-12-03')).toEqual([]);
    expect(draftFor('government', 'superior-department', '2026-12-02')).toEqual(['lead-time.short 30']);
  });
});

describe('忻州第三十一条：篇幅', () => {
  test.each([
    ['请示', letter(), 1500],
    ['综合报告', report({ facts: { scope: 'general' } }), 5000],
    ['专项报告', report({ facts: { scope: 'special' } }), 3000],
    ['一般公文', letter({ kind: 'letter', facts: { scope: 'general' } }), 5000],
    ['专项工作', letter({ kind: 'letter', facts: { scope: 'special' } }), 4000],
  ] as const)('%s', (_, change, limit) => {
    expect(found({ ...change, characters: limit })).toEqual([]);
    expect(found({ ...change, characters: limit + 1 })).toEqual(['length.exceeded 31']);
  });
});

describe('忻州第三十二、三十三条：论证、会签、分歧', () => {
  test('部门提请决定的重大事项须有论证；县（市、区）报的本条没有写', () => {
    expect(found(letter({ facts: { major: true } }))).toEqual(['evidence.missing 32']);
    expect(found(ofTown({ facts: { major: true } }))).toEqual([]);
  });
  test('关系公众权益的还要听取意见、评估风险', () => {
    expect(found(letter({ facts: { major: true, publicInterest: true } }))).toEqual(['evidence.missing 32', 'evidence.missing 32']);
  });
  test('部门请示涉及其他部门职权的会签，有关部门负责人即可；县（市、区）的本条没有写', () => {
    const concerned = { departmentsConcerned: ['education'] };
    expect(found(letter(concerned))).toContain('consultation.missing 33.1');
    expect(found(ofTown(concerned))).not.toContain('consultation.missing 33.1');
    expect(found(letter({ ...concerned, countersignatures: [{ body: 'education', by: 'responsible', position: 'agree' }] }))).toEqual([]);
  });
  test('分歧须列明', () => {
    const differ = letter({
      departmentsConcerned: ['education'],
      countersignatures: [{ body: 'education', by: 'head', position: 'differ' }],
    });
    expect(found(differ)).toEqual(['disagreement.unlisted 33.1']);
    expect(found({ ...differ, positionsListed: true })).toEqual([]);
  });
});

describe('忻州第三十四条：审核和呈批', () => {
  test('请示按分工呈分管副市长，重大事项报市长', () => {
    expectRefused(up(letter(), ['head']), 'routing.incomplete 34.2');
    expect(up(letter()).outcome).toBe('permitted');
    expectRefused(up(ofTown({ facts: { major: true } }), ['executive']), 'routing.incomplete 34.2');
    expect(up(ofTown({ facts: { major: true } }), ['executive', 'head']).outcome).toBe('permitted');
  });
  test('县（市、区）报的请示，由联系它的领导按分工批', () => {
    expectRefused(up(ofTown(), ['deputy-finance']), 'routing.incomplete 34.2');
    expect(up(ofTown(), ['executive']).outcome).toBe('permitted');
  });
  test('退回以审核把关为依据，并须写明理由', () => {
    const o = registry().registered();
    expectRefused(o.act('registrar', 'return', { grounds: ['format'] }), 'input.invalid 34.1');
    expect(ownBasis(o.act('registrar', 'return', { reason: '请补充附件', grounds: ['evidence'] }))).toEqual(['34.1']);
  });
});

describe('忻州第三十三条：联合报批', () => {
  test('没有联合、没有会签的不行；联合报的部门不再另行会签，由一般负责人签也可以', () => {
    const concerned = { departmentsConcerned: ['education'] };
    expect(found(letter(concerned))).toContain('consultation.missing 33.1');
    for (const by of ['head', 'responsible'] as const)
      expect(found(letter({ ...concerned, jointly: [{ body: 'education', by }] }))).toEqual([]);
    expect(found(letter({ ...concerned, jointly: [{ body: 'civil', by: 'head' }] }))).toContain('consultation.missing 33.1');
  });
});
