/** 联合行文 by departments: the five texts' articles on what departments make together, and 条例 16, 17, 22, 25. */
import { documentProcedure } from '@lingxing/affairs/document';
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
