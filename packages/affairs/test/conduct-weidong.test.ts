/** 卫东：第六十三条讲话文章，第六十五条重要事项报告，第七十三、七十四条公务活动。 */
import { conductProcedure, nameable, type ConductState } from '@lingxing/affairs/conduct';
import type { RulePack } from '@lingxing/workrules';
import { describe, expect, test } from 'vitest';
import { answering, ceremony, Matter, word } from './support/matters.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const weidong = packOf('weidong');
const never = (): ConductState => {
  throw new Error('there is no matter');
};

describe('卫东第七十四条：剪彩、贺信、著作、题词', () => {
  test('没有批准只作报备的，不予办理；申请须经区委、区政府两方同意', () => {
    const at = new Matter(weidong);
    expectRefused(at.act('deputy-finance', 'report', { form: ceremony() }), 'conduct.restricted 74');
    expect(at.state).toBeNull();
    at.done('deputy-finance', 'apply', { form: ceremony() });
    expect(at.waits()).toEqual({ 'enter-decision': ['registrar'], 'name-decider': ['registrar'] });
  });

  test('只有一方同意，仍未获批准；两方都同意才算，事后报告结果', () => {
    const at = new Matter(weidong).done('deputy-finance', 'apply', { form: ceremony() });
    expectRefused(at.act('deputy-finance', 'enter-decision', word('party')), 'authority.not-yours');
    expectRefused(at.act('registrar', 'enter-decision', word('government')), 'input.invalid');
    at.done('registrar', 'enter-decision', word('party'));
    expect(at.stage).toBe('asked');
    expectRefused(at.act('head', 'approve'), 'step.missing');
    at.done('registrar', 'name-decider', { slot: 'government', post: 'head', words: '区政府常务会议2026年议定' });
    expect(at.waits()).toEqual({ approve: ['head'] });
    expectRefused(at.act('executive', 'approve'), 'authority.not-yours');
    at.done('head', 'approve', { opinion: '同意' });
    expect(at.waits()).toEqual({ result: ['deputy-finance'] });
    at.today = '2026-11-27';
    const verdict = at.act('deputy-finance', 'result', { on: '2026-11-26', note: '按时出席' });
    expect([verdict.outcome, at.stage, at.state?.breaches]).toEqual(['permitted', 'closed', []]);
  });

  test('代表政府的只能是正职、副职，或者政府的会议：文书、局长、顾问、比本人低的、部门的会都不行', () => {
    const name = (asker: string, more: object) =>
      new Matter(weidong)
        .done(asker, 'apply', { form: ceremony() })
        .act('registrar', 'name-decider', { slot: 'government', words: '惯例', ...more });
    for (const post of ['finance-clerk', 'finance-head', 'registrar', 'director', 'adviser', 'other', 'nobody', 'deputy-finance'])
      expectRefused(name('deputy-finance', { post }), 'input.invalid');
    expectRefused(name('executive', { post: 'deputy-finance' }), 'input.invalid');
    expectRefused(name('head', { post: 'executive' }), 'input.invalid');
    for (const body of ['财政局', '财政局办公会议', '区委常委会', '副职（分管教育）'])
      expectRefused(name('head', { body }), 'input.invalid');
    expect(name('head', { body: '区政府常务会议' }).outcome).toBe('permitted');
    expect(name('deputy-finance', { post: 'executive' }).outcome).toBe('permitted');
    const { organisation } = new Matter(weidong);
    expect(nameable({ organisation }, 'government', 'deputy-finance').map((one) => one.id)).toEqual([
      'head',
      'executive',
      'deputy-education',
    ]);
    expect(nameable({ organisation }, 'government', 'head')).toEqual([]);
  });

  test('两方之中一方不同意，即未获同意', () => {
    const at = new Matter(weidong).done('deputy-finance', 'apply', { form: ceremony() });
    at.done('registrar', 'enter-decision', word('party', false));
    expect([at.stage, at.waits()]).toEqual(['declined', {}]);
  });

  test('没有批准已经参加的，办公室补登：判定不予通过，事实照记；区长书面同意照办，判定不变', () => {
    const form = ceremony({ on: '2026-11-20' });
    const at = new Matter(weidong);
    expectRefused(at.act('deputy-finance', 'register', { form }), 'authority.not-yours');
    const verdict = at.act('registrar', 'register', { post: 'deputy-finance', form });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(verdict)).toEqual(['conduct.restricted 74']);
    expect(at.stage).toBe('closed');
    expect(at.open('head')).toEqual(['order']);
    expect(at.act('head', 'order', { reason: '系上级统一安排' })).toMatchObject({ outcome: 'refused', stands: 'order' });
    expect(at.open('head')).toEqual([]);
  });

  const pending = () => new Matter(weidong).done('deputy-finance', 'apply', { form: ceremony() });
  const did = { on: '2026-11-25', note: '已参加' };

  test('未获答复，没有结果可报；已经办了的由本人或者办公室写明理由登记，日期不能在申请以前、今天以后', () => {
    const at = pending();
    at.today = '2026-11-27';
    expectRefused(at.act('deputy-finance', 'result', did), 'state.not-open');
    expectRefused(at.act('head', 'happened', did), 'authority.not-yours');
    expectRefused(at.act('registrar', 'happened', did), 'input.invalid');
    for (const on of ['2026-11-22', '2026-11-28']) expectRefused(at.act('deputy-finance', 'happened', { ...did, on }), 'input.invalid');
    const verdict = at.act('deputy-finance', 'happened', did);
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(verdict)).toEqual(['conduct.restricted 74']);
    expect([at.stage, at.state?.breaches.map((one) => one.norm)]).toEqual(['asked', ['74-ribbon']]);
    expectRefused(at.act('deputy-finance', 'happened', did), 'state.not-open');
  });

  test('已经办了的不终止答复：两方仍可答复，不能撤回，违反第七十四条照记', () => {
    const at = pending();
    at.today = '2026-11-27';
    at.done('registrar', 'happened', { ...did, reason: '主办单位来电告知' });
    expectRefused(at.act('deputy-finance', 'withdraw', { reason: '不去了' }), 'state.not-open');
    at.done('registrar', 'enter-decision', { ...word('party'), on: '2026-11-26' });
    at.done('registrar', 'name-decider', { slot: 'government', post: 'head', words: '议定' }).done('head', 'approve');
    expect([at.stage, at.state?.breaches.map((one) => one.norm)]).toEqual(['agreed', ['74-ribbon']]);
    expectRefused(at.act('deputy-finance', 'withdraw', { reason: '不去了' }), 'state.not-open');
    at.done('deputy-finance', 'result', did);
    expect([at.stage, at.state?.breaches.map((one) => one.norm)]).toEqual(['closed', ['74-ribbon']]);
    const other = pending().done('deputy-finance', 'happened', { ...did, on: '2026-11-23' });
    other.done('registrar', 'enter-decision', word('party', false));
    expect([other.stage, other.open('head')]).toEqual(['closed', ['order']]);
  });

  test('误录的由登记的职务写明理由收回，只在其后没有办别的以前；登记和收回都留着', () => {
    const at = pending();
    expectRefused(at.act('deputy-finance', 'retract', { reason: '误录' }), 'state.not-open');
    at.today = '2026-11-27';
    at.done('registrar', 'happened', { ...did, reason: '来电' });
    expectRefused(at.act('deputy-finance', 'retract', { reason: '误录' }), 'authority.not-yours');
    expectRefused(at.act('registrar', 'retract', {}), 'input.invalid');
    at.done('registrar', 'retract', { reason: '录错了件' });
    expect([at.stage, at.state?.breaches, at.state?.happened]).toEqual(['asked', [], undefined]);
    expect(at.state?.retracted).toMatchObject([{ act: 'happened', by: 'registrar', reason: '录错了件', was: { on: '2026-11-25' } }]);
    // In the chain it is taken back by whoever entered it, and nothing that is to be done again.
    const chain = at.state === undefined || at.state === null ? [] : conductProcedure.chain(at.context, at.state);
    expect(chain.filter((one) => one.takenBack).map((one) => [one.label, one.state, one.lapsed])).toEqual([
      ['登记已经办理', 'done', false],
    ]);
    at.done('registrar', 'happened', { ...did, reason: '来电' });
    at.done('registrar', 'enter-decision', word('party'));
    expectRefused(at.act('registrar', 'retract', { reason: '误录' }), 'state.not-open');
  });

  test('同意以后报告的结果，日期在同意以前的是没有批准就办了；误报的可以收回重报', () => {
    const at = pending();
    at.today = '2026-11-26';
    at.done('registrar', 'name-decider', { slot: 'government', post: 'head', words: '议定' }).done('head', 'approve');
    at.done('registrar', 'enter-decision', { ...word('party'), on: '2026-11-26' });
    expectRefused(at.act('deputy-finance', 'result', { ...did, on: '2026-11-22' }), 'input.invalid');
    expect(against(at.act('deputy-finance', 'result', did))).toEqual(['conduct.restricted 74']);
    at.done('deputy-finance', 'retract', { reason: '日期填错' });
    expect([at.stage, at.state?.breaches]).toEqual(['agreed', []]);
    expect(against(at.act('deputy-finance', 'result', { on: '2026-11-26', note: '按时参加' }))).toEqual([]);
  });

  test('批复的日期早于申请的，写明理由才能登记，理由留在件上', () => {
    const at = pending();
    const early = { ...word('party'), on: '2026-11-20' };
    const verdict = at.act('registrar', 'enter-decision', early);
    expect([verdict.outcome, against(verdict), at.state?.decisions]).toEqual(['warned', ['input.invalid'], []]);
    at.done('registrar', 'enter-decision', early, { reason: '区委年初已作安排' });
    expect(at.state?.decisions).toMatchObject([{ slot: 'party', paper: { on: '2026-11-20', why: '区委年初已作安排' } }]);
  });

  test('贺信、著作、讲话、题词都须两方批准；作序没有写', () => {
    const subject = '某事';
    const on = '2026-11-26';
    const forms = [
      { kind: 'message', subject, on, addressee: '某单位', condition: true },
      { kind: 'book', subject, on, outlet: '出版社' },
      { kind: 'booklet', subject, on, outlet: '出版社' },
      { kind: 'inscription', subject, on, addressee: '某单位' },
    ];
    for (const form of forms) {
      expectRefused(new Matter(weidong).act('head', 'report', { form }), 'conduct.restricted 74');
      const at = new Matter(weidong).done('head', 'apply', { form });
      expect(at.waits()).toEqual({ 'enter-decision': ['registrar'], 'name-decider': ['registrar'] });
    }
    const preface = new Matter(weidong).act('head', 'report', { form: { kind: 'preface', subject, on, addressee: '某书' } });
    expect([preface.outcome, preface.findings.map((one) => one.code)]).toEqual(['permitted', ['rule.states']]);
  });

  test('贺信是不是给部门、单位的会议活动，须写明；给外国友城的不在第七十四条之内', () => {
    const form = { kind: 'message', subject: '致友城贺信', on: '2026-11-26', addressee: '某国友城' };
    expectRefused(new Matter(weidong).act('head', 'report', { form }), 'input.invalid 74');
    const at = new Matter(weidong);
    const verdict = at.act('head', 'report', { form: { ...form, condition: false } });
    expect([verdict.outcome, verdict.basis]).toEqual(['permitted', []]);
  });

  test('作序、出国团组没有写：没有一步借用别的条款', () => {
    const preface = { kind: 'preface', subject: '某书', on: '2026-11-26', addressee: '某书' };
    const abroad = { kind: 'abroad', subject: '团组', on: '2026-11-26', until: '2026-11-30', place: '某国', companions: ['两人'] };
    for (const [who, form] of [
      ['head', preface],
      ['finance-clerk', abroad],
    ] as const) {
      const at = new Matter(weidong).done(who, 'apply', { form });
      const named = at.act('registrar', 'name-decider', { slot: 'approval', body: '上级机关', words: '有关规定' });
      const entered = at.act('registrar', 'enter-decision', word('approval'));
      const came = at.act(who, 'result', { on: '2026-11-23', note: '办结' });
      for (const one of [named, entered, came]) {
        expect([one.outcome, one.basis, one.findings.map((finding) => finding.norm)]).toEqual(['permitted', [], [undefined]]);
      }
      expect(conductProcedure.chain(at.context, at.state ?? never()).filter((one) => one.citation !== undefined)).toEqual([]);
    }
  });

  test('部门主要负责人不是区政府领导，第七十四条没有写', () => {
    expect(new Matter(weidong).act('finance-head', 'report', { form: ceremony() }).outcome).toBe('permitted');
  });
});

test('规则中途修订、所需的同意都已有了的，不是无人可办：撤回后按新规则重新申请', () => {
  const at = new Matter(weidong).done('deputy-finance', 'apply', { form: ceremony() });
  at.done('registrar', 'name-decider', { slot: 'government', post: 'head', words: '议定' }).done('head', 'approve');
  const revised: RulePack = {
    ...weidong,
    of: (kind) =>
      weidong
        .of(kind)
        .map((norm) => (norm.kind === 'restriction' && norm.id === '74-ribbon' ? { ...norm, allowedIf: ['government-consent'] } : norm)),
  };
  const after = new Matter(revised);
  after.state = at.state;
  expect(after.waits()).toEqual({ withdraw: ['deputy-finance'] });
  after.done('deputy-finance', 'withdraw', { reason: '按新规则重新申请' });
  expect(after.stage).toBe('withdrawn');
});

describe('卫东第六十三条：讲话、文章', () => {
  const speech = { kind: 'speech', subject: '在推介会上的讲话', on: '2026-11-26', host: '商务局' };
  const article = { kind: 'article', subject: '谈城市更新', on: '2026-11-26', outlet: '某报' };

  test('代表区政府讲话，事先须经区政府同意；由谁同意由办公室写明', () => {
    const at = new Matter(weidong);
    expectRefused(at.act('finance-head', 'report', { form: speech }), 'conduct.restricted 63');
    at.done('finance-clerk', 'apply', { post: 'finance-head', form: speech });
    expect(at.waits()).toEqual({ 'name-decider': ['registrar'] });
    expectRefused(at.act('registrar', 'name-decider', { slot: 'government', post: 'finance-head', words: '惯例' }), 'input.invalid');
    at.done('registrar', 'name-decider', { slot: 'government', post: 'head', words: '惯例' }).done('head', 'approve');
    expect(at.stage).toBe('agreed');
  });

  test('个人文章涉及未定的重大问题才须同意；是否涉及须写明', () => {
    const at = new Matter(weidong);
    expectRefused(at.act('executive', 'report', { form: article }), 'input.invalid 63');
    expectRefused(at.act('executive', 'report', { form: { ...article, condition: true } }), 'conduct.restricted 63');
    expect(at.act('executive', 'report', { form: { ...article, condition: false } }).outcome).toBe('permitted');
  });

  test('本府设定写明由区长同意的，直接送区长', () => {
    const at = new Matter(answering(weidong, 'speech-consent', '区长'));
    at.done('finance-head', 'apply', { form: speech });
    expect(at.waits()).toEqual({ approve: ['head'] });
  });
});

describe('卫东第六十五条：重要事项、来宾、工作报告', () => {
  const guests = { kind: 'reporting', what: 'guests', subject: '省直部门来区调研', on: '2026-11-26', details: '十人', condition: true };

  test('临到当天才报告的是临时报告；过了才报告的没有提前；都不挡补报', () => {
    const at = new Matter(weidong, '2026-11-26');
    const late = at.act('finance-clerk', 'report', { form: guests });
    expectRefused(late, 'conduct.restricted 65');
    // 临时报告的，不又说提前报告符合；办法是能办的。
    expect(late.findings.map((one) => [one.norm, one.outcome])).toEqual([['65-late', 'refused']]);
    expect(late.findings[0]?.wayOut).toMatch(/补登.*书面同意照办/);
    at.today = '2026-11-27';
    const after = at.act('finance-clerk', 'report', { form: guests });
    expect(against(after)).toEqual(['lead-time.short 65', 'conduct.restricted 65']);
    const made = at.act('finance-clerk', 'register', { form: guests });
    expect(made).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect([at.stage, at.waits()]).toEqual(['reported', { record: ['registrar'] }]);
    expectRefused(at.act('finance-clerk', 'record'), 'authority.not-yours');
    at.done('registrar', 'record');
    expect([at.stage, at.state?.breaches.length]).toEqual(['closed', 2]);
  });

  test.each([
    ['major-matter', '65-matters'],
    ['activities', '65-activities'],
    ['guests', '65-guests'],
    ['investors', '65-investors'],
  ])('提前报告的：%s', (what, norm) => {
    const at = new Matter(weidong);
    const verdict = at.act('finance-head', 'report', { form: { ...guests, what } });
    expect(verdict.outcome).toBe('permitted');
    expect(verdict.findings.map((one) => one.norm)).toContain(norm);
    expect(at.state?.breaches).toEqual([]);
  });

  test.each(['major-matter', 'activities', 'guests', 'investors'])('是不是规则所说的，须写明；不是的不按第六十五条：%s', (what) => {
    const at = new Matter(weidong, '2026-11-26');
    const { condition: _, ...unsaid } = { ...guests, what };
    expectRefused(at.act('finance-clerk', 'report', { form: unsaid }), 'input.invalid 65');
    const other = at.act('finance-clerk', 'report', { form: { ...unsaid, condition: false } });
    expect([other.outcome, other.basis, other.findings.map((one) => one.norm)]).toEqual(['permitted', [], [undefined]]);
  });

  test('领导安排的重点工作及时报告进展，不论先后', () => {
    const at = new Matter(weidong, '2026-11-27');
    expect(at.act('finance-head', 'report', { form: { ...guests, what: 'progress' } })).toMatchObject({
      outcome: 'permitted',
      findings: [{ norm: '65-progress' }],
    });
  });

  test('重要事项及时请示、报告区委（卫东第四条）：请示的等区委批复，办公室登记', () => {
    const form = { ...guests, what: 'important-matter', subject: '某重要事项' };
    const at = new Matter(weidong).done('registrar', 'apply', { form });
    expect(at.waits()).toEqual({ 'enter-decision': ['registrar'] });
    at.done('registrar', 'enter-decision', word('party'));
    expect(at.stage).toBe('closed');
    const told = new Matter(weidong);
    expect(told.act('registrar', 'report', { form }).findings.map((one) => one.norm)).toEqual(['4-ask']);
    expectRefused(told.act('registrar', 'record', {}), 'step.missing 4');
    expect(told.waits()).toEqual({ 'hand-over': ['registrar'] });
  });

  test('向人大报告工作（卫东第三十六条第一款）、报告整改（卫东第三十七条）', () => {
    const congress = new Matter(weidong).act('registrar', 'report', { form: { ...guests, what: 'government-work' } });
    expect(congress.findings.map((one) => one.norm)).toEqual(['36.1-report']);
    const mended = new Matter(weidong).act('finance-clerk', 'report', { form: { ...guests, what: 'rectification' } });
    expect(mended.findings.map((one) => one.norm)).toEqual(['37-report']);
  });
});

describe('卫东第七十三条：下基层轻车简从', () => {
  const trip = { kind: 'inspection', subject: '到街道调研', on: '2026-11-26', place: '某街道', companions: ['发改局', '住建局'] };
  test('自认超出规定的不予办理；没有超出的报备，事后报告', () => {
    const at = new Matter(weidong);
    expectRefused(at.act('executive', 'report', { form: { ...trip, beyond: true } }), 'conduct.restricted 73');
    expectRefused(at.act('executive', 'report', { form: trip }), 'input.invalid');
    at.done('executive', 'report', { form: { ...trip, beyond: false } });
    at.done('registrar', 'record');
    expect(at.waits()).toEqual({ result: ['executive'] });
  });
});
