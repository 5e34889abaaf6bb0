/** 晋城市城区人民政府工作规则, articles 27–32, on incoming documents. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { letter, ofTown, ownBasis, Registry, report } from './support/registry.ts';

const registry = () => new Registry(packOf('jincheng-chengqu'));
const found = (change: ReturnType<typeof letter>) =>
  against(registry().ask('registrar', 'register', { letter: change, channel: 'paper' }).verdict);
const up = (change: ReturnType<typeof letter>, leaders = ['deputy-finance'], more = {}) =>
  registry()
    .registered(change)
    .ask('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders, ...more }).verdict;

describe('城区第二十七条：行文规则', () => {
  test('请示一文多事：照登，但不得呈批', () => {
    const o = registry().registered(letter({ facts: { multipleMatters: true } }));
    expect(o.state.number?.text).toBe('收文〔2026〕1号');
    expect(o.last?.verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expectRefused(
      o.act('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance'] }),
      'prohibition.broken 27.1',
    );
    expect(o.waits()).toEqual({ return: ['registrar'] });
  });
  test('报告夹带请示事项、越级、多头：都照登，都不得呈批', () => {
    expect(found(report({ facts: { carriesRequest: true } }))).toContain('prohibition.broken 27.1');
    expect(found(letter({ facts: { skipsLevel: true } }))).toContain('prohibition.broken 27.1');
    expect(found(letter({ recipients: ['区政府', '区委'] }))).toContain('prohibition.broken 27.1');
    expectRefused(up(letter({ recipients: ['区政府', '区委'] })), 'prohibition.broken 27.1');
  });
  test('合规的请示没有任何审查意见', () => {
    expect(registry().ask('registrar', 'register', { letter: letter(), channel: 'paper' }).verdict).toMatchObject({
      outcome: 'permitted',
      findings: [],
    });
  });
  test('直接报领导个人是“一般不得”，只除领导交办；紧急、涉外、绝密原文都没有除外', () => {
    expect(found(letter({ facts: { toLeaderInPerson: true } }))).toEqual(['prohibition.broken 27.1']);
    expect(up(letter({ facts: { toLeaderInPerson: true } })).outcome).toBe('permitted');
    expect(found(letter({ facts: { toLeaderInPerson: true, assignedByLeader: true } }))).toEqual([]);
    expect(found(letter({ facts: { toLeaderInPerson: true, emergency: true } }))).toEqual(['prohibition.broken 27.1']);
    expect(found(letter({ facts: { toLeaderInPerson: true, foreignRelated: true } }))).toEqual(['prohibition.broken 27.1']);
  });
  test('只及于报送区政府的：上级和群众的来文不受此限，也不以本章为依据', () => {
    const superior = letter({ sender: { class: 'superior', name: '晋城市人民政府' }, kind: 'notice', facts: { multipleMatters: true } });
    const verdict = registry().ask('registrar', 'register', { letter: superior, channel: 'paper' }).verdict;
    expect(against(verdict)).toEqual([]);
    const o = registry().registered(superior);
    expect(ownBasis(o.ask('registrar', 'recommend', { opinion: '拟阅', nature: 'read', leaders: ['head'] }).verdict)).toEqual([]);
  });
});

describe('城区第二十八条：代拟稿提前期（日，不是工作日）', () => {
  const draftFor = (issuer: 'party' | 'government', deadline: string) =>
    letter({ kind: 'report', onBehalf: { issuer, to: 'superior-government', deadline } });
  test('以区委区政府名义报市委市政府：提前7日', () => {
    // 2026年11月23日收到：30日报送的刚好够7日，29日报送的不足。
    expect(found(draftFor('party', '2026-11-30'))).toEqual([]);
    expect(found(draftFor('party', '2026-11-29'))).toEqual(['lead-time.short 28']);
  });
  test('以区政府名义报市政府：提前5日；原则上，照办并留痕', () => {
    expect(found(draftFor('government', '2026-11-28'))).toEqual([]);
    expect(found(draftFor('government', '2026-11-27'))).toEqual(['lead-time.short 28']);
  });
  test('按收到的日子算，不按登记的日子算', () => {
    const o = registry();
    o.done(
      'registrar',
      'register',
      { letter: draftFor('government', '2026-11-27'), channel: 'paper' },
      { occurredAt: '2026-11-22T16:00:00+08:00' },
    );
    expect(o.state.breaches).toEqual([]);
    expect([o.state.receivedAt, o.state.enteredAt]).toEqual([
      Date.parse('2026-11-22T16:00:00+08:00'),
      Date.parse('2026-11-23T09:00:00.001+08:00'),
    ]);
  });
});

describe('城区第二十九条：篇幅', () => {
  test.each([
    ['请示', letter(), 1500],
    ['综合报告', report({ facts: { scope: 'general' } }), 3000],
    ['专项报告', report({ facts: { scope: 'special' } }), 2000],
    ['一般公文', letter({ kind: 'letter', facts: { scope: 'general' } }), 3000],
    ['专项工作', letter({ kind: 'letter', facts: { scope: 'special' } }), 2000],
  ] as const)('%s：超一字即提示，恰好不提示', (_, change, limit) => {
    expect(found({ ...change, characters: limit })).toEqual([]);
    expect(found({ ...change, characters: limit + 1 })).toEqual(['length.exceeded 29']);
  });
  test('全局性、综合性工作除外；街道、镇报的同样适用', () => {
    expect(found(letter({ kind: 'letter', characters: 9000, facts: { scope: 'general', overall: true } }))).toEqual([]);
    expect(found(ofTown({ characters: 1501 }))).toEqual(['length.exceeded 29']);
  });
  test('一般不超过：不挡呈批', () => {
    expect(up(letter({ characters: 5000 })).outcome).toBe('permitted');
  });
});

describe('城区第三十条：重大事项的论证', () => {
  const FIVE = ['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const;
  test('部门提请决定重大事项，须有调研和五项论证', () => {
    expect(found(letter({ facts: { major: true } }))).toEqual(['evidence.missing 30']);
    expect(found(letter({ facts: { major: true }, evidence: [...FIVE] }))).toEqual([]);
  });
  test('呈批时才认定为重大的，同样要有论证', () => {
    expectRefused(up(letter(), ['deputy-finance', 'head'], { facts: { major: true } }), 'evidence.missing 30');
  });
  test('不是重大事项、镇（街道）报的、只是报告的，本条不要求', () => {
    expect(found(letter())).toEqual([]);
    expect(found(ofTown({ facts: { major: true } }))).toEqual([]);
    expect(found(report({ facts: { major: true } }))).toEqual([]);
  });
});

describe('城区第三十一条：会签和分歧', () => {
  const concerned = { departmentsConcerned: ['education'] };
  const signed = (by: 'head' | 'responsible' | 'silent', position: 'agree' | 'differ' = 'agree') => [{ body: 'education', by, position }];
  test('请示涉及其他部门职权，未会签的不得呈批', () => {
    expect(found(letter(concerned))).toEqual(['consultation.missing 31.1', 'consultation.missing 19.1.6']);
    expectRefused(up(letter(concerned), ['deputy-finance', 'deputy-education']), 'consultation.missing 31.1');
  });
  test('由有关部门负责人会签即可，不须主要负责人', () => {
    expect(found(letter({ ...concerned, countersignatures: signed('responsible') }))).toEqual([]);
    expect(found(letter({ ...concerned, countersignatures: signed('head') }))).toEqual([]);
  });
  test('部门逾期不回复视为无不同意见，镇（街道）不是部门，不须会签，但条例的征求意见不回复不算', () => {
    expect(found(letter({ ...concerned, countersignatures: signed('silent') }))).toEqual([]);
    expect(
      found(letter({ departmentsConcerned: ['town'], countersignatures: [{ body: 'town', by: 'silent', position: 'agree' }] })),
    ).toEqual(['consultation.missing 19.1.6']);
  });
  test('原文只写各部门：镇（街道）报的请示不须会签，条例的征求意见仍须', () => {
    expect(found(ofTown(concerned))).toEqual(['consultation.missing 19.1.6']);
  });
  test('报告不须会签；只涉及本部门的不须会签', () => {
    expect(found(report(concerned))).toEqual(['consultation.missing 19.1.6']);
    expect(found(letter({ departmentsConcerned: ['finance'] }))).toEqual([]);
  });
  test('有不同意见的，列明各方意见、理据和办理建议', () => {
    const differ = { ...concerned, countersignatures: signed('responsible', 'differ') };
    expect(found(letter(differ))).toEqual(['disagreement.unlisted 31.1']);
    expect(found(letter({ ...differ, positionsListed: true }))).toEqual([]);
  });
});

describe('城区第三十二条：审核和呈批', () => {
  test('按分工呈批：不呈分管领导的不行', () => {
    expectRefused(up(letter(), ['deputy-education']), 'routing.incomplete 32.2');
    expectRefused(up(letter(), []), 'routing.incomplete 32.2');
    expect(up(letter()).outcome).toBe('permitted');
  });
  test('涉及多位领导的“根据需要”：不呈其他领导的，写明理由后可以', () => {
    const both = letter({ departmentsConcerned: ['education'], countersignatures: [{ body: 'education', by: 'head', position: 'agree' }] });
    expect(against(up(both))).toEqual(['routing.incomplete 32.2']);
    expect(up(both).outcome).toBe('warned');
    expect(up(both, ['deputy-finance', 'deputy-education']).outcome).toBe('permitted');
  });
  test('重大事项报区长：只呈分管领导或常务副区长的不行', () => {
    const major = letter({ kind: 'report', facts: { major: true } });
    expectRefused(up(major, ['deputy-finance', 'executive']), 'routing.incomplete 32.2');
    expect(up(major, ['deputy-finance', 'head']).outcome).toBe('permitted');
  });
  test('报告不是报批的公文，本条没有要求呈哪位领导', () => {
    expect(up(report(), []).outcome).toBe('permitted');
  });
  test('依据：审核把关引第一款，呈批引第二款，分办引第三款', () => {
    const o = registry();
    o.done('system', 'arrive', { letter: letter(), document: 'd' });
    expect(ownBasis(o.act('registrar', 'accept'))).toEqual(['32.1']);
    expect(ownBasis(o.act('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance'] }))).toEqual([
      '32.1',
    ]);
    expect(ownBasis(o.act('deputy-finance', 'instruct', { form: 'text', text: '同意', view: 'agree' }))).toEqual(['32.2']);
    expect(ownBasis(o.act('registrar', 'assign', { host: 'finance' }))).toEqual(['32.3']);
  });
  test('原文没有写圈阅的含义：圈阅须选明意见', () => {
    const o = registry().sentUp();
    expectRefused(o.act('deputy-finance', 'instruct', { form: 'circle' }), 'input.invalid');
    expect(o.act('deputy-finance', 'instruct', { form: 'circle', view: 'agree' }).outcome).toBe('permitted');
  });
});

describe('晋城城区第三十一条：联合报批', () => {
  test('没有联合、没有会签的不行；联合报的部门不再另行会签，由一般负责人签也可以', () => {
    const concerned = { departmentsConcerned: ['education'] };
    expect(found(letter(concerned))).toContain('consultation.missing 31.1');
    for (const by of ['head', 'responsible'] as const)
      expect(found(letter({ ...concerned, jointly: [{ body: 'education', by }] }))).toEqual([]);
    expect(found(letter({ ...concerned, jointly: [{ body: 'civil', by: 'head' }] }))).toContain('consultation.missing 31.1');
  });
});
