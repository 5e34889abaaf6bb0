/** 营口市西市区人民政府工作规则, articles 27–30, on incoming documents. Expected values are read from the text. */
import { BARE_TITLE } from '@lingxing/affairs/incoming';
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { letter, ofTown, ownBasis, Registry, report } from './support/registry.ts';

const registry = () => new Registry(packOf('xishi'));
const found = (change: ReturnType<typeof letter>) =>
  against(registry().ask('registrar', 'register', { letter: change, channel: 'paper' }).verdict);
const up = (change: ReturnType<typeof letter>, leaders = ['deputy-finance']) =>
  registry().registered(change).ask('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders }).verdict;

describe('西市第二十七条：行文规则', () => {
  test('一文一事、不夹带、不越级、不多头', () => {
    expectRefused(up(letter({ facts: { multipleMatters: true } })), 'prohibition.broken 27');
    expectRefused(up(report({ facts: { carriesRequest: true } })), 'prohibition.broken 27');
    expectRefused(up(letter({ facts: { skipsLevel: true } })), 'prohibition.broken 27');
    expectRefused(up(letter({ recipients: ['区政府', '区委'] })), 'prohibition.broken 27');
  });
  test('报领导个人：除领导交办外还有绝密、重大突发、紧急敏感涉外三项除外；机密不除外', () => {
    const person = (facts: object, secrecy: 'none' | 'confidential' | 'top-secret' = 'none') =>
      found(letter({ title: secrecy === 'none' ? '关于某事的请示' : BARE_TITLE, secrecy, facts: { toLeaderInPerson: true, ...facts } }));
    expect(person({})).toEqual(['prohibition.broken 27']);
    expect(person({ assignedByLeader: true })).toEqual([]);
    expect(person({}, 'top-secret')).toEqual([]);
    expect(person({ emergency: true })).toEqual([]);
    expect(person({ foreignRelated: true })).toEqual([]);
    expect(person({}, 'confidential')).toEqual(['prohibition.broken 27']);
  });
});

describe('西市：篇幅和提前期没有写', () => {
  test('再长也没有审查意见；代拟稿当天到期也没有', () => {
    expect(found(letter({ characters: 90_000 }))).toEqual([]);
    expect(found(report({ onBehalf: { issuer: 'government', to: 'superior-government', deadline: '2026-11-23' } }))).toEqual([]);
  });
});

describe('西市第二十八、二十九条：论证和会签', () => {
  test('重大事项的论证有政治性、政策性，没有宏观政策取向一致性', () => {
    const FULL = ['research', 'necessity', 'political', 'policy', 'legality', 'feasibility', 'scientific'] as const;
    expect(found(letter({ facts: { major: true }, evidence: FULL.slice(0, 6) }))).toEqual(['evidence.missing 28']);
    expect(found(letter({ facts: { major: true }, evidence: [...FULL] }))).toEqual([]);
  });
  test('须会签，没有写由哪一级：负责人即可；未会签的不得呈批', () => {
    const concerned = { departmentsConcerned: ['education'] };
    expectRefused(up(letter(concerned), ['deputy-finance']), 'consultation.missing 29.1');
    expect(found(letter({ ...concerned, countersignatures: [{ body: 'education', by: 'responsible', position: 'agree' }] }))).toEqual([]);
  });
  test('须区政府审批的公文，不叫请示也要会签；下级政府报的原文没有写', () => {
    const approval = { kind: 'opinion', facts: { seeksApproval: true }, departmentsConcerned: ['education'] } as const;
    expect(found(letter({ ...approval, departmentsConcerned: ['education'] }))).toContain('consultation.missing 29.1');
    expect(found(ofTown({ ...approval, departmentsConcerned: ['education'] }))).not.toContain('consultation.missing 29.1');
  });
});

describe('西市第三十条：主要负责人签发、呈批、转请', () => {
  test('未由主要负责人签发的，引本规则第三十条第二款，不得呈批', () => {
    expect(found(letter({ signedByHead: false }))).toEqual(['signer.wrong 30.2']);
    expect(found(report({ signedByHead: false }))).toEqual(['signer.wrong 30.2']);
    expectRefused(up(letter({ signedByHead: false })), 'signer.wrong 30.2');
    expect(up(letter({ signedByHead: true })).outcome).toBe('permitted');
  });
  test('下级政府报的，由条例第二十二条要求其主要负责人签发', () => {
    expect(found(ofTown({ signedByHead: false }))).toEqual(['signer.wrong 22']);
  });
  test('按分工呈批，重大事项报区长；涉及其他领导的由领导转请，办公室不必一并呈送', () => {
    expectRefused(up(letter(), ['executive']), 'routing.incomplete 30.2');
    expectRefused(up(report({ facts: { major: true } }), ['deputy-finance']), 'routing.incomplete 30.2');
    const both = letter({ departmentsConcerned: ['education'], countersignatures: [{ body: 'education', by: 'head', position: 'agree' }] });
    const o = registry()
      .registered(both)
      .done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance'] });
    expect(o.last?.verdict.outcome).toBe('permitted');
    const passed = o.act('deputy-finance', 'refer', { leaders: ['deputy-education'], note: '请阅示' });
    expect([passed.outcome, ownBasis(passed)]).toEqual(['permitted', ['30.2']]);
    expect(o.waits()).toEqual({ instruct: ['deputy-finance', 'deputy-education'] });
  });
  test('没有呈到的领导不能转请', () => {
    expectRefused(
      registry()
        .sentUp()
        .act('deputy-education', 'refer', { leaders: ['head'] }),
      'authority.not-yours',
    );
  });
});
