/** The registrar's desk, mended: who a sender is, what is closed while somebody waits, whose turn it is, what a limit is of. */
import { documentProcedure } from '@lingxing/affairs/document';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';
import { actorOf, letter, Registry, report } from './support/registry.ts';

const registry = (pack = 'jincheng-chengqu') => new Registry(packOf(pack));
const opinion = (view: string) => ({ form: 'text', text: `${view}。`, view });
const register = (change: ReturnType<typeof letter>) =>
  registry('zezhou').act('registrar', 'register', { letter: change, channel: 'paper' });

describe('来文单位和所涉及的单位是真的', () => {
  test('本府部门、镇改称上级、群众或者别的机关的，不收', () => {
    for (const sender of [
      { class: 'superior', body: 'education', name: '教育局' },
      { class: 'superior', body: 'education', name: '市教育局' },
      { class: 'peer', name: '甲镇人民政府' },
      { class: 'public', body: 'education', name: '教育局' },
      { class: 'party-committee', body: 'town', name: '县委' },
    ] as const) {
      expectRefused(register(letter({ sender })), 'input.invalid');
    }
    expect(against(register(letter({ sender: { class: 'superior', name: '市教育局' } })))).toEqual([]);
  });
  test('涉及、会签、联合报送的单位不在名单中的，不收；更正时原来就有的不再问', () => {
    expectRefused(register(letter({ departmentsConcerned: ['nosuch'] })), 'input.invalid');
    expectRefused(register(letter({ jointly: [{ body: 'nosuch', by: 'head' }] })), 'input.invalid');
    const asked = [{ body: 'nosuch', by: 'head', position: 'agree' }] as const;
    expectRefused(register(letter({ countersignatures: [...asked] })), 'input.invalid');
    const o = registry('zezhou').registered();
    expectRefused(o.act('registrar', 'correct', { letter: letter({ departmentsConcerned: ['nosuch'] }), reason: '误' }), 'input.invalid');
    const gone = registry('zezhou').registered(report({ departmentsConcerned: ['civil'] }));
    const { posts, departments } = gone.organisation;
    const left = new Map([...departments].filter(([id]) => id !== 'civil'));
    const ctx = { ...gone.context, organisation: { ...gone.organisation, posts, departments: left } };
    const input = { letter: { ...gone.state.letter, copies: 2 }, reason: '份数' };
    const { verdict } = incomingProcedure.decide(ctx, gone.state, { act: 'correct', actor: actorOf('registrar'), input });
    expect(against(verdict)).toEqual([]);
  });
  test('更正没有改任何内容的，不作更正', () => {
    const o = registry().registered();
    expectRefused(o.act('registrar', 'correct', { letter: letter(), reason: '核对' }), 'input.invalid');
    expect(o.act('registrar', 'correct', { letter: letter({ pages: 4 }), reason: '页数' }).outcome).toBe('permitted');
  });
});

describe('依次呈批', () => {
  test('后面的领导先批要写明理由；轮到以后不用', () => {
    const o = registry()
      .registered()
      .done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance', 'head'], inOrder: true });
    const offer = () => incomingProcedure.offers(o.context, o.state, actorOf('head')).find((one) => one.act === 'instruct');
    expect([offer()?.primary, offer()?.verdict.outcome]).toEqual([false, 'warned']);
    expect([o.act('head', 'instruct', opinion('agree')).outcome, o.state.opinions]).toEqual(['warned', []]);
    o.done('deputy-finance', 'instruct', opinion('agree'));
    expect([offer()?.primary, offer()?.verdict.outcome]).toEqual([true, 'permitted']);
    expect(against(o.act('head', 'instruct', opinion('agree')))).toEqual([]);
  });
  test('写明理由的，先批也算；同时呈的不分先后', () => {
    const o = registry()
      .registered()
      .done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance', 'head'], inOrder: true })
      .done('head', 'instruct', opinion('agree'), { reason: '事急' });
    expect(o.waits()).toEqual({ instruct: ['deputy-finance'] });
    expect(registry().sentUp(['deputy-finance', 'head']).act('head', 'instruct', opinion('agree')).outcome).toBe('permitted');
  });
});

describe('还有人等着的，不声不响地办不结', () => {
  test('读者没有阅完：办结要写明理由；归档以后仍可阅、可催办', () => {
    const o = registry().registered(report()).done('registrar', 'recommend', { opinion: '传阅', nature: 'read', leaders: [] });
    o.done('registrar', 'circulate', { readers: ['civil-head', 'education-head'] }).done('civil-head', 'read');
    const refused = o.act('registrar', 'close', { result: '已传阅' });
    expect([refused.outcome, refused.findings.map((one) => one.message)]).toEqual(['warned', ['教育局局长尚未阅。']]);
    o.done('registrar', 'close', { result: '已传阅' }, { reason: '出差，回来再阅' });
    // Who was told of at closing is not told of a second time; who was given it since is.
    expect(o.ask('registrar', 'archive', { retention: '10年' }).verdict.outcome).toBe('permitted');
    o.today = '2026-11-24';
    o.done('registrar', 'circulate', { readers: ['town-head'] });
    expect(o.ask('registrar', 'archive', { retention: '10年' }).verdict.findings.map((one) => one.message)).toEqual(['甲镇镇长尚未阅。']);
    o.done('registrar', 'archive', { retention: '10年' }, { reason: '先归档' });
    o.done('registrar', 'chase', { posts: ['education-head'] })
      .done('education-head', 'read')
      .done('town-head', 'read');
    expect(o.waits()).toEqual({});
  });
  test('两位领导一个同意、一个不同意，只转达了一个：办结要写明理由；都转达了、有批复的不用', () => {
    const given = () =>
      registry()
        .sentUp(['deputy-finance', 'head'])
        .done('deputy-finance', 'instruct', opinion('agree'))
        .done('head', 'instruct', opinion('disagree'));
    const one = given();
    const [, second] = one.state.opinions;
    one.done('registrar', 'convey', { opinions: [second?.seq ?? 0] }).done('registrar', 'assign', { host: 'finance' });
    one.done('finance-clerk', 'report', { result: '不再安排' });
    const verdict = one.act('registrar', 'close', { result: '已答复' });
    expect([verdict.outcome, verdict.findings.filter((f) => f.outcome !== 'passed').map((f) => f.message)]).toEqual([
      'warned',
      ['领导的批示不一致（副职（分管财政）同意、区长不同意），副职（分管财政）同意没有转达来文单位。'],
    ]);
    one.done('registrar', 'convey');
    expect(one.act('registrar', 'close', { result: '已答复' }).outcome).toBe('permitted');
    const agreeing = registry().sentUp(['deputy-finance', 'head']).done('deputy-finance', 'instruct', opinion('agree'));
    agreeing.done('head', 'instruct', opinion('agree')).done('registrar', 'convey', { opinions: [agreeing.seq] });
    agreeing.done('registrar', 'assign', { host: 'finance' }).done('finance-clerk', 'report', { result: '已办' });
    expect(agreeing.act('registrar', 'close', { result: '已办' }).outcome).toBe('permitted');
    const answered = given().done('registrar', 'convey', { opinions: [3] });
    answered.done('system', 'record-reply', { document: 'r', number: '函1号', title: '批复' });
    expect(against(answered.act('registrar', 'close', { result: '已批复' }))).toEqual([]);
  });
  test('协办没有反馈：办结要写明理由', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', opinion('agree')).done('registrar', 'convey');
    o.done('registrar', 'assign', { host: 'finance', helpers: ['civil'] }).done('finance-clerk', 'report', { result: '已办' });
    expect(o.act('registrar', 'close', { result: '已办' }).findings.map((one) => one.message)).toContain('协办的民政局尚未反馈。');
    o.done('civil-clerk', 'report-part', { result: '已核对' });
    expect(o.act('registrar', 'close', { result: '已办' }).outcome).toBe('permitted');
  });
});

describe('西市区第三十条第二款：按分工呈批，由领导转请其他领导', () => {
  const recommend = { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance', 'deputy-education'] } as const;
  test('办公室一并呈几位领导要写明理由；重大事项呈区长不用；领导自己转请不用', () => {
    const o = registry('xishi').registered();
    const verdict = o.act('registrar', 'recommend', recommend);
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', ['routing.incomplete 30.2']]);
    expect(verdict.findings.find((one) => one.outcome === 'warned')?.message).toMatch(/^副职（分管教育）不由办公室一并呈送。/u);
    o.done('registrar', 'recommend', { ...recommend, leaders: ['deputy-finance'] });
    expect(against(o.ask('deputy-finance', 'refer', { leaders: ['deputy-education'] }).verdict)).toEqual([]);
    expect(against(o.ask('registrar', 'refer', { leaders: ['deputy-education'] }).verdict)).toEqual(['routing.incomplete 30.2']);
    const major = registry('xishi').registered(report({ facts: { major: true, seeksApproval: true } }));
    const both = { ...recommend, leaders: ['deputy-finance', 'head'] };
    const found = against(major.ask('registrar', 'recommend', both).verdict);
    expect(found.filter((one) => one.startsWith('routing'))).toEqual([]);
  });
  test('别的四府由办公室按需要呈几位领导，不提醒', () => {
    for (const pack of ['jincheng-chengqu', 'xinzhou', 'weidong', 'zezhou'])
      expect(against(registry(pack).registered().act('registrar', 'recommend', recommend))).toEqual([]);
  });
});

describe('会签写到谁、篇幅说的是哪一种', () => {
  const touching = letter({ departmentsConcerned: ['civil'] });
  const says = (pack: string) =>
    registry(pack)
      .registered(touching)
      .state.breaches.find((one) => one.code === 'consultation.missing' && one.citation?.source === 'work-rules')?.message;
  test('西市区第二十九条第一款没有写由谁会签；卫东区写主要负责人，晋城城区写负责人', () => {
    expect([says('xishi'), says('weidong'), says('jincheng-chengqu')]).toEqual([
      '涉及民政局职权，未见其会签。',
      '涉及民政局职权，未见其主要负责人会签。',
      '涉及民政局职权，未见其负责人会签。',
    ]);
  });
  test('晋城城区第二十九条：综合报告3000字，专项报告2000字，请示1500字', () => {
    const words = (scope: 'general' | 'special', kind: 'report' | 'request') =>
      registry()
        .registered(letter({ kind, characters: 3001, facts: { scope } }))
        .state.breaches.find((one) => one.code === 'length.exceeded')?.message;
    expect([words('general', 'report'), words('special', 'report'), words('special', 'request')]).toEqual([
      '正文3001字，综合报告一般不超过3000字。',
      '正文3001字，专项报告一般不超过2000字。',
      '正文3001字，请示一般不超过1500字。',
    ]);
  });
  test('部署范围填错的，说的是部署范围', () => {
    const wrong = { ...letter(), facts: { scope: 'whole' } };
    const verdict = incomingProcedure.decide(registry().context, null, {
      act: 'register',
      actor: actorOf('registrar'),
      input: { letter: wrong, channel: 'paper' },
    }).verdict;
    expect(verdict.findings.map((one) => one.message)).toEqual(['请选择部署范围']);
  });
});

describe('办公室起草的答复属来文单位的分管领导（泽州县第三十三条第二款）', () => {
  const reply = (asker?: { name: string; body?: string }) =>
    draft({
      title: '关于专项资金的批复',
      kind: 'reply',
      recipients: ['财政局', '市财政局'],
      inReplyTo: '财发〔2026〕8号',
      answers: '01890000-0000-7000-8000-000000000001',
      ...(asker === undefined ? {} : { asker }),
    });
  const reviewers = (asker?: { name: string; body?: string }) => {
    const o = new Office(packOf('zezhou')).done('registrar', 'draft', { draft: reply(asker) }).done('registrar', 'send');
    o.done('director', 'vet', { opinion: '拟同意' });
    return [o.waits()['review'], documentProcedure.readers(o.context, o.document).posts.includes('deputy-finance')];
  };
  test('由来文单位的分管领导审核，不由分管办公室的领导审核；他也读得到', () => {
    expect(reviewers({ name: '财政局', body: 'finance' })).toEqual([['deputy-finance'], true]);
  });
  test('来文单位不在本府的，由分管办公室的领导审核', () => {
    expect(reviewers({ name: '市财政局' })).toEqual([['executive'], false]);
  });
  test('部门自己起草的答复，由部门的分管领导审核', () => {
    const o = new Office(packOf('zezhou')).submitted({ ...reply({ name: '教育局', body: 'education' }), recipients: ['教育局'] });
    expect(o.waits()['review']).toEqual(['deputy-finance']);
  });
});
