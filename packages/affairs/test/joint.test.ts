/** 联合行文 by departments: the five texts' articles on what departments make together, and 条例 16, 17, 22, 25. */
import { bodySeals, documentProcedure, evolve } from '@lingxing/affairs/document';
import { organisationOf } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, organisationFor, packOf } from './support/office.ts';

const joint = { issuer: 'department' as const, title: '关于联合开展资金检查的通知', coIssuers: ['education', 'civil'] };
const drafted = (id = 'zezhou', change: Parameters<typeof draft>[0] = {}) =>
  new Office(packOf(id)).done('finance-clerk', 'draft', { draft: draft({ ...joint, ...change }) });

describe('条例第二十二条：联合发文由所有联署机关的负责人会签', () => {
  test('有一个没有会签，主办部门负责人不能签发；都会签了由主办签发', () => {
    const o = drafted().done('finance-clerk', 'send');
    expect(o.waits()).toEqual({ cosign: ['education-head', 'civil-head'] });
    expectRefused(o.act('finance-head', 'sign', { opinion: '同意' }), 'step.missing 22');
    o.done('education-head', 'cosign', { position: 'agree', opinion: '同意联合印发' });
    expectRefused(o.act('finance-head', 'sign', { opinion: '同意' }), 'step.missing 22');
    o.done('civil-head', 'cosign', { position: 'agree' });
    expect(o.waits()).toEqual({ sign: ['finance-head'] });
    expect(o.act('finance-head', 'sign', { opinion: '同意印发' }).outcome).toBe('permitted');
  });
  test('别的部门、副职、文书不能会签', () => {
    const o = drafted().done('finance-clerk', 'send');
    for (const post of ['justice-head', 'education-vice', 'education-clerk', 'finance-head', 'head'])
      expectRefused(o.act(post, 'cosign', { position: 'agree' }), 'authority.not-yours 22');
  });
  test('会签时不同意的，联合发文发不出去；须写明意见', () => {
    const o = drafted().done('finance-clerk', 'send').done('civil-head', 'cosign', { position: 'agree' });
    expectRefused(o.act('education-head', 'cosign', { position: 'differ', opinion: '' }), 'input.invalid 22');
    o.done('education-head', 'cosign', { position: 'differ', opinion: '检查范围过宽' });
    expectRefused(o.act('finance-head', 'sign', { opinion: '同意' }), 'step.missing 22');
    o.done('education-head', 'cosign', { position: 'agree', opinion: '已调整' });
    expect(o.act('finance-head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('部门之间的会签意见彼此看得到，被征求意见的旁人看不到', () => {
    const o = drafted().done('finance-clerk', 'send').done('education-head', 'cosign', { position: 'agree', opinion: '同意联合印发' });
    const seenBy = (post: string) => {
      const view = documentProcedure.viewFor(o.context, o.document, { account: post, post, capacity: 'holder' }) as typeof o.document;
      return view.steps.map((s) => s.opinion);
    };
    expect(seenBy('finance-clerk')).toEqual(['同意联合印发']);
    expect(seenBy('civil-head')).toEqual(['同意联合印发']);
    expect(seenBy('justice-head')).toEqual(['']);
  });
  test('没有主要负责人一职的联署部门不会被略过', () => {
    const { version, posts, departments } = organisationFor(packOf('zezhou'));
    const staffed = organisationOf(
      version,
      [...posts.values()].filter((post) => post.id !== 'education-head'),
      [...departments.values()],
    );
    const without = new Office(packOf('zezhou'), '2026-11-23', staffed);
    without.done('finance-clerk', 'draft', { draft: draft({ ...joint, coIssuers: ['education'] }) }).done('finance-clerk', 'send');
    expectRefused(without.act('finance-head', 'sign', { opinion: '同意' }), 'step.missing 22');
    expect(without.waits()).toEqual({ return: ['finance-head'] });
  });
  test('会签后文稿作实质性修改，须重新会签（第二十五条）', () => {
    const o = drafted().done('finance-clerk', 'send');
    o.done('education-head', 'cosign')
      .done('civil-head', 'cosign')
      .done('finance-head', 'return', { reason: '改范围', grounds: ['content'] });
    o.done('finance-clerk', 'revise', { draft: draft({ ...joint, title: '关于联合检查的通知' }), nature: 'substantive' }).done(
      'finance-clerk',
      'send',
    );
    expect(o.waits()).toEqual({ cosign: ['education-head', 'civil-head'] });
  });
  test('签发以后作实质性修改，回到主办签发、联署会签，不会停在没有人能办的一步', () => {
    const o = drafted().done('finance-clerk', 'send').done('education-head', 'cosign').done('civil-head', 'cosign');
    o.done('finance-head', 'sign', { opinion: '同意' });
    o.done('finance-clerk', 'revise', { draft: draft({ ...joint, title: '关于联合检查的通知' }), nature: 'substantive' });
    expect(o.document.stage).toBe('department');
    expect(o.waits()).toEqual({ cosign: ['education-head', 'civil-head'] });
    o.done('education-head', 'cosign').done('civil-head', 'cosign').done('finance-head', 'sign', { opinion: '同意' });
    expect(o.document.stage).toBe('signed');
  });
  test('用主办部门的文号', () => {
    const o = drafted().done('finance-clerk', 'send').done('education-head', 'cosign').done('civil-head', 'cosign');
    o.done('finance-head', 'sign', { opinion: '同意' }).done('finance-clerk', 'recheck');
    expectRefused(o.act('finance-clerk', 'number', { series: 'department.education' }), 'input.invalid');
    o.done('finance-clerk', 'number', { series: 'department.finance' });
    expect(o.document.number?.text).toBe('财发〔2026〕1号');
  });
});

describe('条例第九条：联合发文由各联署机关分别用印', () => {
  const SEAL = { page: 1, xMm: 100, yMm: 200 };
  const PLACES = [
    { page: 1, xMm: 60, yMm: 210 },
    { page: 1, xMm: 107, yMm: 210 },
    { page: 1, xMm: 154, yMm: 210 },
  ];
  const typeset = (change: Parameters<typeof draft>[0] = {}) =>
    drafted('zezhou', change)
      .done('finance-clerk', 'send')
      .done('education-head', 'cosign')
      .done('civil-head', 'cosign')
      .done('finance-head', 'sign', { opinion: '同意' })
      .done('finance-clerk', 'recheck')
      .done('finance-clerk', 'number', { series: 'department.finance' })
      .done('finance-clerk', 'typeset', { sheetHash: 's', pages: 1, substitutions: [], sealAt: PLACES[0], sealPlaces: PLACES });
  const places = (o: Office) => bodySeals(o.organisation, o.document).map(({ body, place, done }) => [body, place?.xMm, done?.by]);

  test('分别等各单位的文书，位置各是各的', () => {
    const o = typeset();
    expect(o.waits()).toEqual({ seal: ['finance-clerk', 'education-clerk', 'civil-clerk'] });
    expect(places(o)).toEqual([
      ['finance', 60, undefined],
      ['education', 107, undefined],
      ['civil', 154, undefined],
    ]);
  });
  test('旁的部门、联署部门的负责人、政府办公室不能用印；用过的不再用', () => {
    const o = typeset();
    for (const post of ['justice-clerk', 'education-head', 'registrar', 'head'])
      expectRefused(o.act(post, 'seal', SEAL), 'authority.not-yours');
    o.done('education-clerk', 'seal', SEAL);
    expectRefused(o.act('education-clerk', 'seal', SEAL), 'state.not-open');
  });
  test('有一个没有用印就不能印发，说明还差谁；都用了才到待印发', () => {
    const o = typeset();
    const missing = () => o.ask('finance-clerk', 'distribute', { to: ['各乡镇人民政府，县直各有关单位'] }).verdict.findings[0]?.message;
    expect(missing()).toBe('联合发文由各联署机关分别用印，财政局、教育局、民政局尚未用印。');
    o.done('civil-clerk', 'seal', SEAL).done('finance-clerk', 'seal', SEAL);
    expect(missing()).toBe('联合发文由各联署机关分别用印，教育局尚未用印。');
    expect(o.document.stage).toBe('typeset');
    expect(o.waits()).toEqual({ seal: ['education-clerk'] });
    o.done('education-clerk', 'seal', SEAL);
    expect(o.document.stage).toBe('sealed');
    expect(o.document.seals?.map(({ body, by }) => [body, by])).toEqual([
      ['civil', 'civil-clerk'],
      ['finance', 'finance-clerk'],
      ['education', 'education-clerk'],
    ]);
    o.done('finance-clerk', 'distribute', { to: ['各乡镇人民政府，县直各有关单位'] });
  });
  test('过程里看得到谁已用印、还等谁', () => {
    const o = typeset().done('education-clerk', 'seal', SEAL);
    const seals = documentProcedure.chain(o.context, o.document).filter(({ label }) => label === '用印');
    expect(seals.map(({ state, posts }) => [state, posts])).toEqual([
      ['done', ['教育局文书']],
      ['present', ['财政局文书', '民政局文书']],
    ]);
  });
  test('没有文书的联署部门由其主要负责人用印', () => {
    const { version, posts, departments } = organisationFor(packOf('zezhou'));
    const staffed = organisationOf(
      version,
      [...posts.values()].filter((post) => post.id !== 'civil-clerk'),
      [...departments.values()],
    );
    const o = typeset();
    const fewer = documentProcedure.expectations({ ...o.context, organisation: staffed }, o.document);
    expect(fewer.map(({ act, post }) => [act, post])).toEqual([
      ['seal', 'finance-clerk'],
      ['seal', 'education-clerk'],
      ['seal', 'civil-head'],
    ]);
  });
  test('作废文号后重新排印，各单位重新用印', () => {
    const o = typeset().done('education-clerk', 'seal', SEAL).done('finance-clerk', 'void-number', { reason: '印错' });
    expect(o.document.seals).toBeUndefined();
    o.done('finance-clerk', 'number', { series: 'department.finance' }).done('finance-clerk', 'typeset', {
      sheetHash: 't',
      pages: 1,
      substitutions: [],
    });
    expect(o.waits()).toEqual({ seal: ['finance-clerk', 'education-clerk', 'civil-clerk'] });
  });
  test('一个部门单独发文仍由登记人员用印一次', () => {
    const o = drafted('zezhou', { coIssuers: [] })
      .done('finance-clerk', 'send')
      .done('finance-head', 'sign', { opinion: '同意' })
      .done('finance-clerk', 'recheck')
      .done('finance-clerk', 'number', { series: 'department.finance' })
      .done('finance-clerk', 'typeset', { sheetHash: 's', pages: 1, substitutions: [], sealAt: PLACES[0] })
      .done('finance-clerk', 'seal', SEAL);
    expect(o.document.stage).toBe('sealed');
    expect(o.document.seal).toEqual(SEAL);
  });
  test('从前由主办一次代盖的，照旧是已用印', () => {
    const o = typeset();
    const before = evolve(
      o.document,
      { type: 'sealed', v: 1, ...SEAL },
      { seq: 99, now: 1, actor: { account: 'a', post: 'finance-clerk', capacity: 'holder' } },
    );
    expect(before.stage).toBe('sealed');
    expect(bodySeals(o.organisation, before)).toEqual([]);
  });
});

describe('谁可以联合', () => {
  test('名义、重复、办公室、名录以外', () => {
    const asked = (change: Parameters<typeof draft>[0]) =>
      new Office(packOf('zezhou')).act('finance-clerk', 'draft', { draft: draft({ ...joint, ...change }) });
    expectRefused(asked({ issuer: 'government' }), 'input.invalid');
    expectRefused(asked({ coIssuers: ['finance'] }), 'input.invalid');
    expectRefused(asked({ coIssuers: ['education', 'education'] }), 'input.invalid');
    expectRefused(asked({ coIssuers: ['office'] }), 'input.invalid');
    expectRefused(asked({ coIssuers: ['nowhere'] }), 'input.invalid');
    expect(asked({}).outcome).toBe('permitted');
  });
  test('条例第十七条：与镇街联合的，写明为什么是同级机关', () => {
    const verdict = drafted('zezhou', { coIssuers: ['town'] }).ask('finance-clerk', 'send').verdict;
    expect(against(verdict)).toEqual(['format.incomplete 17']);
    expect(verdict.outcome).toBe('warned');
    expect(drafted().ask('finance-clerk', 'send').verdict.outcome).toBe('permitted');
  });
});

describe('跨部门的规范性文件：由政府发文或者部门联合制定', () => {
  const normative = { facts: { normative: true }, departmentsConcerned: ['education'] };
  const places = { zezhou: '34.2', 'jincheng-chengqu': '34.2', xinzhou: '36.2', weidong: '22', xishi: '32.2' };
  for (const [id, at] of Object.entries(places)) {
    test(`${id}第${at}条：一个部门自己制定的退回，联合制定的不再另行征求`, () => {
      const alone = drafted(id, { ...normative, coIssuers: [] }).ask('finance-clerk', 'send').verdict;
      expect(against(alone)).toContain(`prohibition.broken ${at}`);
      expect(against(alone)).toContain(`consultation.missing ${at}`);
      const together = drafted(id, { ...normative, coIssuers: ['education'] }).ask('finance-clerk', 'send').verdict;
      expect(against(together).filter((one) => /prohibition|consultation/u.test(one))).toEqual([]);
    });
  }
  test('西市第三十二条第二款：联合制定的重要规范性文件发布前须经区政府批准', () => {
    const important = drafted('xishi', { facts: { normative: true, important: true } }).ask('finance-clerk', 'send').verdict;
    expect(against(important)).toContain('prohibition.broken 32.2');
    expect(against(drafted('xishi', { facts: { normative: true } }).ask('finance-clerk', 'send').verdict)).not.toContain(
      'prohibition.broken 32.2',
    );
  });
  test('西市第三十二条第二款：关系公众权益的联合发文先请示区政府', () => {
    const verdict = drafted('xishi', { facts: { publicInterest: true } }).ask('finance-clerk', 'send').verdict;
    expect(against(verdict)).toContain('prohibition.broken 32.2');
  });
});

describe('与乡镇、街道联合发文', () => {
  const withTown = (id: string, more: readonly string[], change: Parameters<typeof draft>[0] = {}) =>
    drafted(id, { coIssuers: [...more, 'town'], ...change }).ask('finance-clerk', 'send').verdict;
  test('条例第十七条：是否同级由主办判断，写明理由才发；乡镇由其主要负责人会签，少一个不能签发', () => {
    expect(withTown('zezhou', []).outcome).toBe('warned');
    expect(against(withTown('zezhou', []))).toEqual(['format.incomplete 17']);
    expect(against(withTown('zezhou', ['education']))).toEqual(['format.incomplete 17']);
    const o = drafted('zezhou', { coIssuers: ['town'] }).done('finance-clerk', 'send', {}, { reason: '均为正科级' });
    expect(o.waits()).toEqual({ cosign: ['town-head'] });
    expectRefused(o.act('finance-head', 'sign', { opinion: '同意' }), 'step.missing 22');
    o.done('town-head', 'cosign').done('finance-head', 'sign', { opinion: '同意' });
  });
  test('条例第十七条：乡镇之间是同级，不提醒', () => {
    const { version, posts, departments } = organisationFor(packOf('zezhou'));
    const town = { id: 'second', name: '乙镇人民政府', kind: 'lower-government' as const, leader: 'executive', mark: '乙政发' };
    const towns = organisationOf(version, [...posts.values()], [...departments.values(), town]);
    const o = new Office(packOf('zezhou'), '2026-11-23', towns).done('town-clerk', 'draft', {
      draft: draft({ ...joint, coIssuers: ['second'], recipients: ['各村民委员会'] }),
    });
    expect(against(o.ask('town-clerk', 'send').verdict)).not.toContain('format.incomplete 17');
  });
  const places = { zezhou: '34.2', 'jincheng-chengqu': '34.2', xinzhou: '36.2', weidong: '22', xishi: '32.2' };
  for (const [id, at] of Object.entries(places)) {
    test(`${id}第${at}条：规范性文件涉及别的部门，只拉上乡镇不算有关部门联合制定`, () => {
      const touching = { facts: { normative: true }, departmentsConcerned: ['education'] };
      expectRefused(withTown(id, [], touching), `prohibition.broken ${at}`);
      expect(against(withTown(id, ['education'], touching))).not.toContain(`prohibition.broken ${at}`);
      // 只是本部门职权、没有涉及别的部门的，不在此列。
      expect(against(withTown(id, [], { facts: { normative: true } }))).not.toContain(`prohibition.broken ${at}`);
    });
  }
});

describe('经政府同意、以部门名义联合发文', () => {
  const approved = {
    issuer: 'department-approved' as const,
    coIssuers: ['education'],
    body: [{ type: 'paragraph' as const, runs: [{ text: '经县政府同意，现通知如下。' }] }],
  };
  test('泽州第三十一条第一款：联合报县政府审批，各部门先会签再报', () => {
    const o = drafted('zezhou', approved).done('finance-clerk', 'send');
    expect(o.waits()).toEqual({ cosign: ['education-head'] });
    expectRefused(o.act('finance-head', 'approve'), 'step.missing 22');
    o.done('education-head', 'cosign');
    expect(o.waits()).toEqual({ approve: ['finance-head'] });
    o.done('finance-head', 'approve');
    expect(o.document.stage).toBe('vetting');
  });
});

describe('条例第十六条：部门之间没有协商一致的，不向下行文', () => {
  test('部门自行发文，被征求的部门有不同意见：不能送，也不能签发', () => {
    const o = drafted('zezhou', { coIssuers: [], departmentsConcerned: ['education'] })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'consult' })
      .done('education-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '不宜', grounds: '已有规定' });
    expectRefused(o.act('finance-clerk', 'send'), 'coordination.missing 16.1.4');
    o.done('education-head', 'answer', { consultation: 'c1', position: 'agree', opinion: '同意' }).done('finance-clerk', 'send');
    // 送部门负责人以后又提出不同意见：签发时不略过。
    o.done('education-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '还是不宜', grounds: '已有规定' });
    expectRefused(o.act('finance-head', 'sign', { opinion: '同意' }), 'coordination.missing 16.1.4');
  });
});
