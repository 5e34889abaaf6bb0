/** 泽州县人民政府工作规则, articles 27–32, on incoming documents. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { letter, ofTown, ownBasis, Registry, report } from './support/registry.ts';

const registry = () => new Registry(packOf('zezhou'));
const found = (change: ReturnType<typeof letter>) =>
  against(registry().ask('registrar', 'register', { letter: change, channel: 'paper' }).verdict);
const up = (change: ReturnType<typeof letter>, leaders = ['deputy-finance']) =>
  registry().registered(change).ask('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders }).verdict;

describe('泽州第二十七条：行文规则', () => {
  test('一文一事、不夹带、不越级、不多头', () => {
    expectRefused(up(letter({ facts: { multipleMatters: true } })), 'prohibition.broken 27.1');
    expectRefused(up(report({ facts: { carriesRequest: true } })), 'prohibition.broken 27.1');
    expectRefused(up(letter({ facts: { skipsLevel: true } })), 'prohibition.broken 27.1');
    expectRefused(up(letter({ recipients: ['县政府', '县委'] })), 'prohibition.broken 27.1');
    expect(up(letter()).outcome).toBe('permitted');
  });
  test('报领导个人只除领导交办；绝密、紧急原文没有除外', () => {
    expect(found(letter({ facts: { toLeaderInPerson: true } }))).toEqual(['prohibition.broken 27.1']);
    expect(found(letter({ facts: { toLeaderInPerson: true, emergency: true } }))).toEqual(['prohibition.broken 27.1']);
    expect(found(letter({ facts: { toLeaderInPerson: true, assignedByLeader: true } }))).toEqual([]);
  });
});

describe('泽州第二十八条：代拟稿提前期', () => {
  test('报上级党委、政府提前15日，县委、县政府名义都算', () => {
    const at = (issuer: 'party' | 'government', deadline: string) =>
      found(letter({ kind: 'report', onBehalf: { issuer, to: 'superior-government', deadline } }));
    for (const issuer of ['party', 'government'] as const) {
      expect(at(issuer, '2026-12-08')).toEqual([]);
      expect(at(issuer, '2026-12-07')).toEqual(['lead-time.short 28']);
    }
  });
  test('以县政府名义报上级部门提前10日', () => {
    const at = (deadline: string) =>
      found(letter({ kind: 'report', onBehalf: { issuer: 'government', to: 'superior-department', deadline } }));
    expect(at('2026-12-03')).toEqual([]);
    expect(at('2026-12-02')).toEqual(['lead-time.short 28']);
  });
});

describe('泽州第二十九条：篇幅', () => {
  test.each([
    ['请示', letter(), 1500],
    ['综合报告', report({ facts: { scope: 'general' } }), 5000],
    ['专项报告', report({ facts: { scope: 'special' } }), 3000],
    ['一般公文', letter({ kind: 'opinion', facts: { scope: 'general' } }), 5000],
    ['专项工作', letter({ kind: 'opinion', facts: { scope: 'special' } }), 4000],
  ] as const)('%s', (_, change, limit) => {
    expect(found({ ...change, characters: limit })).toEqual([]);
    expect(found({ ...change, characters: limit + 1 })).toEqual(['length.exceeded 29']);
  });
  test('代拟稿的篇幅与报送的公文一样：请示1500字', () => {
    const draft = letter({ characters: 1501, onBehalf: { issuer: 'government', to: 'superior-government', deadline: '2027-01-31' } });
    expect(found(draft)).toEqual(['length.exceeded 29']);
  });
});

describe('泽州第三十、三十一条：论证和会签', () => {
  test('重大事项须有论证', () => {
    expectRefused(up(letter({ facts: { major: true } }), ['deputy-finance', 'head']), 'evidence.missing 30');
  });
  test('请示性公文涉及其他部门职权：缺一家会签就不得呈批，齐了可以', () => {
    const two = { departmentsConcerned: ['education', 'civil'] };
    const education = { body: 'education', by: 'responsible', position: 'agree' } as const;
    const civil = { body: 'civil', by: 'head', position: 'agree' } as const;
    const leaders = ['deputy-finance', 'deputy-education'];
    expectRefused(up(letter({ ...two, countersignatures: [education] }), leaders), 'consultation.missing 31.1');
    expect(up(letter({ ...two, countersignatures: [education, civil] }), leaders).outcome).toBe('permitted');
  });
  test('要求批准的函也是请示性公文', () => {
    const asking = letter({ kind: 'letter', facts: { seeksApproval: true }, departmentsConcerned: ['education'] });
    expect(found(asking)).toContain('consultation.missing 31.1');
    expect(found({ ...asking, facts: {} })).not.toContain('consultation.missing 31.1');
  });
  test('乡镇报的请示，会签本条没有写', () => {
    expect(found(ofTown({ departmentsConcerned: ['education'] }))).toEqual(['consultation.missing 19.1.6']);
  });
});

describe('泽州第三十二条：审核、呈批、批复', () => {
  test('请示呈分管副县长，重大事项报县长', () => {
    expectRefused(up(letter(), ['executive']), 'routing.incomplete 32.2');
    expectRefused(up(report({ facts: { major: true } }), ['deputy-finance']), 'routing.incomplete 32.2');
    expect(up(report({ facts: { major: true } }), ['head']).outcome).toBe('permitted');
  });
  test('部门的请示以批复答复后才办结；没有答复的不得办结', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', { form: 'text', text: '同意，请办公室拟批复。', view: 'agree' });
    expectRefused(o.act('registrar', 'close', { result: '已办' }), 'reply.missing 24.1.7');
    o.done('system', 'record-reply', { document: 'reply', number: '泽政函〔2026〕3号', title: '关于专项资金的批复' });
    expect(o.waits()).toEqual({ close: ['registrar'] });
    expect(o.act('registrar', 'close', { result: '已批复' }).outcome).toBe('permitted');
  });
  test('报告不要求答复', () => {
    const o = registry().registered(report()).done('registrar', 'recommend', { opinion: '拟存', nature: 'read', leaders: [] });
    expect(o.act('registrar', 'close', { result: '阅存' }).outcome).toBe('permitted');
  });
  test('分办、催办引第三款的制度和时限', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', { form: 'text', text: '请财政局办。', view: 'instruct' });
    expect(ownBasis(o.act('registrar', 'assign', { host: 'finance', due: '2026-12-01' }))).toEqual(['32.3']);
    expect(ownBasis(o.act('registrar', 'chase', { posts: ['finance-clerk'] }))).toEqual(['32.3']);
  });
});

describe('泽州第三十一条：联合报批', () => {
  test('没有联合、没有会签的不行；联合报的部门不再另行会签，由一般负责人签也可以', () => {
    const concerned = { departmentsConcerned: ['education'] };
    expect(found(letter(concerned))).toContain('consultation.missing 31.1');
    for (const by of ['head', 'responsible'] as const)
      expect(found(letter({ ...concerned, jointly: [{ body: 'education', by }] }))).toEqual([]);
    expect(found(letter({ ...concerned, jointly: [{ body: 'civil', by: 'head' }] }))).toContain('consultation.missing 31.1');
  });
});
