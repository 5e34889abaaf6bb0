/** 城区第四十二、四十三条，泽州第四十二、四十三条，忻州第四十四、四十五条，西市第四十、四十一条：请示报告和公务活动。 */
import { conductProcedure, type ConductInput, type ConductState } from '@lingxing/affairs/conduct';
import { describe, expect, test } from 'vitest';
import { Matter, answering, ceremony, word } from './support/matters.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const on = '2026-11-26';
const fail = (): ConductState => {
  throw new Error('there is no matter');
};
const inscription: ConductInput = { kind: 'inscription', subject: '题写校名', on, addressee: '某学校' };
const preface: ConductInput = { kind: 'preface', subject: '为某书作序', on, addressee: '某书' };
const message: ConductInput = { kind: 'message', subject: '致贺信', on, addressee: '某单位' };
const book: ConductInput = { kind: 'book', subject: '出书', on, outlet: '出版社' };
const booklet: ConductInput = { kind: 'booklet', subject: '出版讲话', on, outlet: '出版社' };
const speech: ConductInput = { kind: 'speech', subject: '在推介会上的讲话', on };
const article: ConductInput = { kind: 'article', subject: '署名文章', on, outlet: '某报' };
const meeting: ConductInput = { kind: 'department-meeting', subject: '部门工作会议', on, host: '财政局', concurrent: false };
const trip: ConductInput = { kind: 'inspection', subject: '调研', on, place: '某地', beyond: true };
const abroad: ConductInput = { kind: 'abroad', subject: '经贸团组', on, until: '2026-12-02', place: '某国', companions: ['两人'] };
const release: ConductInput = { kind: 'release', subject: '发布重要部署', on, outlet: '门户网站', details: '发布稿' };
const reporting = (what: ConductInput['what']): ConductInput => ({ kind: 'reporting', subject: '某事', on, what, details: '情况' });

/** Norms that were found, whatever came of them. */
const normsOn = (at: Matter, post: string, act: string, form: ConductInput): string[] =>
  at.act(post, act, { form }, { reason: '照此办理' }).findings.map((one) => one.norm ?? '');

describe.each([
  ['jincheng-chengqu', '42', '43', '25.1-leaders', '25.1'],
  ['zezhou', '42', '43', '25.1-leaders', '25.1'],
  ['xinzhou', '44', '45', '26.1-leaders', '26.1'],
] as const)('%s：请示报告（第%s条）、公务活动（第%s条）', (government, asking, activities, leaders, leadersAt) => {
  const pack = packOf(government);
  const at = () => new Matter(pack);

  test('出书、贺信、题词、作序不报批的不予办理；特殊情况报批，由谁批准由办公室写明', () => {
    for (const form of [book, message, inscription, preface]) {
      expectRefused(at().act('executive', 'report', { form }), `conduct.restricted ${activities}.2`);
      const one = at().done('executive', 'apply', { form });
      expect(one.waits()).toEqual({ 'name-decider': ['registrar'] });
      one.done('registrar', 'name-decider', { slot: 'approval', body: '上级党委办公室', words: '有关规定' });
      expect(one.waits()).toEqual({ 'enter-decision': ['registrar'] });
      one.done('registrar', 'enter-decision', word('approval'));
      expect([one.stage, one.waits()]).toEqual(['agreed', { result: ['executive'] }]);
    }
  });

  test(`已经题了的，办公室补登，照实记下违反第${activities}条`, () => {
    const form = { ...inscription, on: '2026-11-20' };
    const one = at();
    const verdict = one.act('registrar', 'register', { post: 'head', form });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(verdict)).toEqual([`conduct.restricted ${activities}.2`]);
    expect(one.stage).toBe('closed');
  });

  test('剪彩、奠基没有写：可以报备', () => {
    const verdict = at().act('executive', 'report', { form: ceremony() });
    expect([verdict.outcome, verdict.findings.map((one) => [one.code, one.norm])]).toEqual(['permitted', [['rule.states', undefined]]]);
  });

  test('代表政府讲话、署名文章，按有关规定才可；设定写明由谁批准的送其人', () => {
    for (const form of [speech, article]) {
      expectRefused(at().act('finance-head', 'report', { form }), `conduct.restricted ${activities}.2`);
      const asked = new Matter(answering(pack, 'speech-rules', pack.title('head') ?? '')).done('finance-head', 'apply', { form });
      expect(asked.waits()).toEqual({ approve: ['head'] });
      asked.done('head', 'decline', { opinion: '暂不发表' });
      expect(asked.stage).toBe('declined');
    }
  });

  test(`${leaders}：领导一般不出席部门会议，写明理由可以；兼任负责人的不在此限`, () => {
    const warned = at().act('executive', 'report', { form: meeting });
    expect([warned.outcome, against(warned)]).toEqual(['warned', [`conduct.restricted ${leadersAt}`]]);
    const reasoned = at().done('executive', 'report', { form: meeting }, { reason: '专项工作需要' });
    expect(reasoned.state?.breaches.map((one) => one.outcome)).toEqual(['warned']);
    expect(at().act('executive', 'report', { form: { ...meeting, concurrent: true } }).outcome).toBe('permitted');
  });

  test('考察调研陪同、接待超出规定的不予办理；没有超出的报备', () => {
    expectRefused(at().act('executive', 'report', { form: trip }), `conduct.restricted ${activities}.2`);
    expect(at().act('executive', 'report', { form: { ...trip, beyond: false } }).outcome).toBe('permitted');
  });

  test('因公出国（境）团组从严控制：写明理由', () => {
    const warned = at().act('finance-clerk', 'report', { form: abroad });
    expect([warned.outcome, against(warned)]).toEqual(['warned', [`conduct.restricted ${activities}.4`]]);
    expect(at().done('finance-clerk', 'report', { form: abroad }, { reason: '已列入年度计划' }).stage).toBe('reported');
  });

  test('部门发布重要信息须经审定：由谁审定没有写；不经审定的不予发布', () => {
    expectRefused(at().act('finance-clerk', 'report', { form: release }), `conduct.restricted ${asking}.2`);
    expect(at().done('finance-clerk', 'apply', { form: release }).waits()).toEqual({ 'name-decider': ['registrar'] });
    const set = new Matter(answering(pack, 'who-clears-information', '分管领导')).done('finance-clerk', 'apply', { form: release });
    // 财政局的分管领导。
    expect(set.waits()).toEqual({ approve: ['deputy-finance'] });
  });
});

describe('请示报告：谁、向谁、什么', () => {
  test.each([
    ['jincheng-chengqu', '42.1-party', 'registrar', 'apply', 'principles-questions'],
    ['jincheng-chengqu', '42.1-party', 'finance-clerk', 'report', 'party-managed'],
    ['jincheng-chengqu', '42.2-government', 'finance-clerk', 'apply', 'plans-policies-measures'],
    ['jincheng-chengqu', '42.2-situation', 'finance-clerk', 'report', 'important-situation'],
    ['jincheng-chengqu', '8-report', 'registrar', 'report', 'major-decision'],
    ['jincheng-chengqu', '14.1-report', 'registrar', 'report', 'government-work'],
    ['jincheng-chengqu', '15-report', 'finance-clerk', 'report', 'rectification'],
    ['zezhou', '42.1-party', 'registrar', 'apply', 'principles-questions'],
    ['zezhou', '42.1-party', 'finance-clerk', 'report', 'party-managed'],
    ['zezhou', '42.2-government', 'finance-clerk', 'apply', 'plans-policies-measures'],
    ['zezhou', '42.2-situation', 'finance-clerk', 'report', 'important-situation'],
    ['zezhou', '8-report', 'registrar', 'report', 'major-matter'],
    ['zezhou', '14.1-report', 'registrar', 'report', 'government-work'],
    ['zezhou', '15-report', 'finance-clerk', 'report', 'rectification'],
    ['xinzhou', '44.1-party', 'registrar', 'apply', 'principles-questions'],
    ['xinzhou', '44.1-party', 'finance-clerk', 'report', 'party-managed'],
    ['xinzhou', '44.2-government', 'finance-clerk', 'apply', 'plans-policies-measures'],
    ['xinzhou', '44.2-situation', 'finance-clerk', 'report', 'important-situation'],
    ['xinzhou', '8-report', 'registrar', 'report', 'important-situation'],
    ['xinzhou', '14.1-report', 'registrar', 'report', 'government-work'],
    ['xinzhou', '15-report', 'finance-clerk', 'report', 'rectification'],
  ] as const)('%s %s：%s', (government, norm, post, act, what) => {
    const at = new Matter(packOf(government));
    const verdict = at.act(post, act, { form: reporting(what) });
    expect([verdict.outcome, verdict.findings.map((one) => one.norm)]).toEqual(['permitted', [norm]]);
    // Neither is one asked of it that the text asks of the other: what a department owes the government does not owe itself.
    const other = new Matter(packOf(government)).act(post === 'registrar' ? 'town-head' : 'registrar', act, { form: reporting(what) });
    const both = norm.endsWith('-party') && post === 'finance-clerk';
    expect(other.findings.map((one) => one.norm).includes(norm)).toBe(both);
  });

  test.each([
    ['jincheng-chengqu', '42.1'],
    ['zezhou', '42.1'],
    ['xinzhou', '44.1'],
  ])('%s%s：请示党委的，等党委批复；上级党委、政府合为一项，同级党委另一项', (government) => {
    const asked = new Matter(packOf(government)).done('finance-clerk', 'apply', { form: reporting('party-managed') });
    expect(asked.waits()).toEqual({ 'enter-decision': ['registrar'] });
    const up = new Matter(packOf(government)).done('registrar', 'apply', { form: reporting('major-matter') });
    expect(up.waits()).toEqual({ 'enter-decision': ['registrar', 'registrar'] });
  });
});

describe('报告党委的：报送了才算', () => {
  const handed = { slot: 'party', on: '2026-11-23', paper: '政发〔2026〕9号' };
  test.each([
    ['jincheng-chengqu', '42.1', 'party-managed'],
    ['zezhou', '42.1', 'principles-questions'],
    ['xinzhou', '44.1', 'party-managed'],
    ['xishi', '40.1', 'major-decision'],
  ] as const)('%s%s：没有报送党委的不能报备了事；报送写明日期和文号、收件回执，载明条款', (government, place, what) => {
    const at = new Matter(packOf(government)).done('finance-clerk', 'report', { form: reporting(what) });
    expectRefused(at.act('registrar', 'record', {}), `step.missing ${place}`);
    expectRefused(at.act('finance-clerk', 'hand-over', handed), 'authority.not-yours');
    expectRefused(at.act('registrar', 'hand-over', { ...handed, paper: '' }), 'input.invalid');
    expectRefused(at.act('registrar', 'hand-over', { ...handed, on: '2026-11-24' }), 'input.invalid');
    expectRefused(at.act('registrar', 'hand-over', { ...handed, slot: 'congress' }), 'state.not-open');
    expect(at.act('registrar', 'hand-over', { ...handed, on: '2026-11-20' }).outcome).toBe('warned');
    at.done('registrar', 'hand-over', handed);
    expect([at.stage, at.waits()]).toEqual(['closed', {}]);
    const step = conductProcedure.chain(at.context, at.state ?? fail()).find((one) => one.label === '报送党委');
    expect([step?.opinion, `${step?.citation?.article}.${step?.citation?.paragraph}`]).toEqual(['2026年11月23日，政发〔2026〕9号', place]);
  });

  test('城区第八条：上级、同级党委各报送一次，一处没有报送就没有办完；既报党委又报政府的（西市第四十条），报送以后还要报备', () => {
    const up = new Matter(packOf('jincheng-chengqu')).done('registrar', 'report', { form: reporting('major-decision') });
    up.done('registrar', 'hand-over', handed);
    expect([up.stage, up.waits()]).toEqual(['reported', { 'hand-over': ['registrar'] }]);
    up.done('registrar', 'hand-over', { ...handed, slot: 'superior' });
    expect(up.stage).toBe('closed');
    const both = new Matter(packOf('xishi')).done('finance-clerk', 'report', { form: reporting('important-situation') });
    both.done('registrar', 'hand-over', handed);
    expect([both.stage, both.waits()]).toEqual(['reported', { record: ['registrar'] }]);
    both.done('registrar', 'record', {});
    expect(both.stage).toBe('closed');
  });
});

describe('出版讲话', () => {
  test.each([
    ['zezhou', '43.2'],
    ['xinzhou', '45.2'],
    ['xishi', '41.2'],
  ])('%s%s：讲话单行本同著作一样', (government, place) => {
    expectRefused(new Matter(packOf(government)).act('head', 'report', { form: booklet }), `conduct.restricted ${place}`);
  });
  test('城区第四十三条第二款没有提讲话单行本：可以报备', () => {
    expect(new Matter(packOf('jincheng-chengqu')).act('head', 'report', { form: booklet }).outcome).toBe('permitted');
  });
});

describe('西市第四十条、第四十一条', () => {
  const pack = packOf('xishi');
  const at = () => new Matter(pack);

  test('西市第四十一条第二款：只有区委、区政府统一安排的可以出书、发贺信、题词、作序；没有报批一说', () => {
    for (const form of [book, booklet, message, inscription, preface]) {
      expectRefused(at().act('deputy-finance', 'report', { form }), 'conduct.restricted 41.2');
      const one = at().done('deputy-finance', 'apply', { form });
      expect(one.waits()).toEqual({ 'enter-decision': ['registrar'] });
      expectRefused(one.act('head', 'approve'), 'step.missing');
      one.done('registrar', 'enter-decision', word('arrangement'));
      expect(one.stage).toBe('agreed');
    }
  });

  test('西市第四十一条第二款：代表区政府讲话、署名文章须按有关规定，只约束区政府领导', () => {
    for (const form of [speech, article]) {
      expectRefused(at().act('deputy-finance', 'report', { form }), 'conduct.restricted 41.2');
      expect(at().act('finance-head', 'report', { form }).outcome).toBe('permitted');
    }
  });

  test('西市第四十一条第二款：陪同、接待超出规定的不予办理；第二十五条第二款：一般不出席部门会议', () => {
    expectRefused(at().act('head', 'report', { form: trip }), 'conduct.restricted 41.2');
    expect(against(at().act('head', 'report', { form: meeting }))).toEqual(['conduct.restricted 25.2']);
  });

  test('西市第四十一条第四款：出国（境）团组从严控制；第四十条第二款：发布重要信息须经审定', () => {
    expect(against(at().act('finance-clerk', 'report', { form: abroad }))).toEqual(['conduct.restricted 41.4']);
    expectRefused(at().act('finance-clerk', 'report', { form: release }), 'conduct.restricted 40.2');
    const set = new Matter(answering(pack, 'information-approver', '区长')).done('finance-clerk', 'apply', { form: release });
    expect(set.waits()).toEqual({ approve: ['head'] });
  });

  test('西市第四十条第一款：重大决策、事项、重要情况向区委请示报告；第二款：政策计划、重大情况向区政府', () => {
    // 第八条同样写了政府的这些事项。
    for (const what of ['major-decision', 'major-matter', 'important-situation'] as const)
      expect(normsOn(at(), 'registrar', 'report', reporting(what)).toSorted()).toEqual(['40.1-party', '8-report']);
    expect(normsOn(at(), 'finance-clerk', 'apply', reporting('plans-policies-measures'))).toEqual(['40.2-government']);
    expect(normsOn(at(), 'finance-clerk', 'report', reporting('important-situation')).toSorted()).toEqual(['40.1-party', '40.2-situation']);
  });

  test('西市第五条第三款：副区长向区长报告重要情况、重大事项，请示的由区长答复', () => {
    // 第五条第三款的重要问题，只写了涉及方针政策性的。
    const policy = (what: ConductInput['what']): ConductInput => ({
      ...reporting(what),
      ...(what === 'important-question' ? { condition: true } : {}),
    });
    expectRefused(at().act('deputy-finance', 'report', { form: reporting('important-question') }), 'input.invalid 5.3');
    for (const what of ['important-situation', 'major-matter', 'important-question'] as const) {
      const found = normsOn(at(), 'deputy-finance', 'report', policy(what));
      expect(found).toContain(what === 'important-question' ? '5.3-opinion' : '5.3-report');
    }
    expect(
      at()
        .done('deputy-finance', 'apply', { form: policy('important-question') })
        .waits(),
    ).toEqual({ approve: ['head'] });
  });

  test('西市第二十八条：草拟的稿子报区政府审定，是请示不是报告；第三十五条第二款：办理情况、重要进展向区政府报告', () => {
    expectRefused(at().act('finance-clerk', 'report', { form: reporting('normative-documents') }), 'step.missing 28');
    expect(normsOn(at(), 'finance-clerk', 'apply', reporting('normative-documents'))).toEqual(['28-submit']);
    expect(normsOn(at(), 'finance-clerk', 'report', reporting('results'))).toEqual(['35.2-results']);
    expect(normsOn(at(), 'finance-clerk', 'report', reporting('progress'))).toEqual(['35.2-progress']);
  });

  test('西市第十四条第一款、第十五条：向人大报告工作，整改情况报区政府', () => {
    expect(normsOn(at(), 'registrar', 'report', reporting('government-work'))).toEqual(['14.1-report']);
    expect(normsOn(at(), 'finance-clerk', 'report', reporting('rectification'))).toEqual(['15-report']);
  });
});
