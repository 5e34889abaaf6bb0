/** A day at the registrar's desk: what comes back, what goes astray, what leaders do, what is chased, closed and filed. */
import { BARE_TITLE, incomingProcedure, pendingLeaders } from '@lingxing/affairs/incoming';
import { organisationOf } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { actorOf, letter, Registry, report } from './support/registry.ts';

const registry = () => new Registry(packOf('jincheng-chengqu'));
const agree = { form: 'text', text: '同意。', view: 'agree' } as const;
const faulty = letter({ facts: { multipleMatters: true } });

describe('签收和登记', () => {
  test('不属办公室的人不能登记；未来的时间、不成时间的时间都不收', () => {
    const input = { letter: letter(), channel: 'paper' };
    expectRefused(registry().ask('finance-clerk', 'register', input).verdict, 'authority.not-yours');
    expectRefused(registry().ask('registrar', 'register', input, { occurredAt: '2026-11-23T10:00:00+08:00' }).verdict, 'input.invalid');
    expectRefused(registry().ask('registrar', 'register', input, { occurredAt: '昨天' }).verdict, 'input.invalid');
    expectRefused(registry().ask('registrar', 'arrive', { letter: letter(), document: 'd' }).verdict, 'input.invalid');
  });
  test('补录：收到的时间和登记的时间都在', () => {
    const o = registry().done('registrar', 'register', { letter: letter(), channel: 'email' }, { occurredAt: '2026-11-20T17:30:00+08:00' });
    expect([o.state.receivedAt, o.state.enteredAt]).toEqual([
      Date.parse('2026-11-20T17:30:00+08:00'),
      Date.parse('2026-11-23T09:00:00.001+08:00'),
    ]);
  });
  test('网上来文先签收再编号；签收告知来文单位', () => {
    const o = registry().done('system', 'arrive', { letter: letter(), document: 'd' });
    expect([o.state.stage, o.state.number, o.waits()]).toEqual(['arrived', undefined, { accept: ['registrar'] }]);
    o.done('registrar', 'accept');
    expect(o.state.number?.text).toBe('收文〔2026〕1号');
    expect(o.last?.follows).toEqual([
      { procedure: 'document', matter: 'd', opens: false, act: 'note-receipt', input: { on: '2026-11-23' } },
    ]);
  });
  test('涉密的不收；只登记收到的事实可以', () => {
    const secret = { secrecy: 'secret' } as const;
    expectRefused(registry().ask('registrar', 'register', { letter: letter(secret), channel: 'paper' }).verdict, 'secrecy.classified');
    expectRefused(registry().ask('system', 'arrive', { letter: letter(secret), document: 'd' }).verdict, 'secrecy.classified');
    const bare = letter({ ...secret, title: BARE_TITLE, kind: 'other' });
    expectRefused(
      registry().ask('registrar', 'register', { letter: { ...bare, text: '内容' }, channel: 'paper' }).verdict,
      'secrecy.classified',
    );
    expect(registry().registered(bare).state.letter.title).toBe(BARE_TITLE);
  });
  test('退回后重报成涉密件的也不收', () => {
    const o = registry().registered().done('registrar', 'return', { reason: '请补附件' });
    expectRefused(o.act('registrar', 'resubmit', { letter: letter({ secrecy: 'secret' }) }), 'secrecy.classified');
  });
  test('签收时认定为重大事项的，按重大事项审查：没有论证，待退回', () => {
    const o = registry()
      .done('system', 'arrive', { letter: letter(), document: 'd' })
      .done('registrar', 'accept', { facts: { major: true } });
    expect(o.state.breaches.map((one) => one.code)).toEqual(['evidence.missing']);
    expect(o.waits()).toEqual({ return: ['registrar'] });
  });
  test('来文单位填为重大事项的，办公室认定为不属须写明理由', () => {
    const major = report({ facts: { major: true } });
    const input = { opinion: '呈阅', nature: 'read', leaders: ['deputy-finance'], facts: { major: false } };
    const o = registry().registered(major);
    expect([o.act('registrar', 'recommend', input).outcome, o.state.stage]).toEqual(['warned', 'registered']);
    o.done('registrar', 'recommend', input, { reason: '属日常报告' });
    expect([o.state.letter.facts.major, o.state.stage]).toEqual([false, 'leaders']);
  });
  test('更正登记：网上来文的内容以来文为准；纸质的可以改', () => {
    const sent = registry().done('system', 'arrive', { letter: letter(), document: 'd' }).done('registrar', 'accept');
    expectRefused(sent.act('registrar', 'correct', { letter: letter({ title: '另一个标题' }), reason: '笔误' }), 'input.invalid');
    expect(sent.act('registrar', 'correct', { letter: letter({ copies: 3 }), reason: '份数有误' }).outcome).toBe('permitted');
    const paper = registry().registered();
    expect(paper.act('registrar', 'correct', { letter: letter({ title: '另一个标题' }), reason: '笔误' }).outcome).toBe('permitted');
  });
});

describe('退回、退补、重报', () => {
  test('网上来文：退回到来文单位的事项，由来文单位重报，编号不变', () => {
    const o = registry().done('system', 'arrive', { letter: faulty, document: 'd' }).done('registrar', 'accept');
    o.done('registrar', 'return', { reason: '一文多事', grounds: ['format'] });
    expect(o.last?.follows).toEqual([
      {
        procedure: 'document',
        matter: 'd',
        opens: false,
        act: 'bounce',
        input: { by: 'registrar', reason: '一文多事', grounds: ['format'], kind: 'return' },
      },
    ]);
    // It waits for its sender as the draft that it was (the document procedure), and here for nobody.
    expect(o.waits()).toEqual({});
    expectRefused(o.act('registrar', 'resubmit', { letter: letter() }), 'input.invalid');
    o.done('system', 'resubmit', { letter: letter() }).done('registrar', 'accept');
    expect([o.state.number?.text, o.state.round, o.state.breaches, o.state.stage]).toEqual(['收文〔2026〕1号', 2, [], 'registered']);
  });
  test('纸质来文：退补后由文书收重报件，编号不变', () => {
    const o = registry().registered(faulty).done('registrar', 'return', { reason: '请补附件', kind: 'complete' });
    expect(o.state.returns[0]?.kind).toBe('complete');
    expect(o.waits()).toEqual({ resubmit: ['registrar'], 'collect-returned': ['finance-clerk', 'finance-head'] });
    o.done('registrar', 'resubmit', { letter: letter() }).done('registrar', 'accept');
    expect([o.state.number?.text, o.state.stage]).toEqual(['收文〔2026〕1号', 'registered']);
  });
  test('呈批中退回再重报：上一轮没有批的领导不再等，须重新呈批', () => {
    const o = registry().sentUp(['deputy-finance', 'head']).done('deputy-finance', 'instruct', agree);
    o.done('registrar', 'return', { reason: '情况有变' }).done('registrar', 'resubmit', { letter: letter() }).done('registrar', 'accept');
    expectRefused(o.act('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: [] }), 'routing.incomplete 32.2');
    o.done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance'] });
    expect(o.waits()).toEqual({ instruct: ['deputy-finance'] });
    expect(o.state.opinions).toMatchObject([{ leader: 'deputy-finance', round: 1 }]);
  });
  test('承办以后不能退回', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', agree).done('registrar', 'assign', { host: 'finance' });
    expectRefused(o.act('registrar', 'return', { reason: '不办了' }), 'state.not-open');
  });
  test('来文单位在办公室拟办以前可以撤回，别的部门不能', () => {
    const o = registry().done('system', 'arrive', { letter: letter(), document: 'd' });
    expectRefused(o.act('education-clerk', 'withdraw', { reason: '不报了' }), 'authority.not-yours');
    expect(o.act('finance-clerk', 'withdraw', { reason: '不报了' }).outcome).toBe('permitted');
    expect([o.state.stage, o.state.closing?.result]).toEqual(['closed', '来文单位撤回：不报了']);
    const taken = { by: 'finance-clerk', reason: '不报了' };
    expect(o.last?.follows).toEqual([{ procedure: 'document', matter: 'd', opens: false, act: 'take-back', input: taken }]);
  });
  test('撤回、办结、归档以后来文单位改好又报的，照收，编号不变；纸质的另行登记', () => {
    const o = registry().done('system', 'arrive', { letter: letter(), document: 'd' }).done('registrar', 'accept');
    o.done('finance-clerk', 'withdraw', { reason: '数字有误' }).done('registrar', 'archive', { retention: '10年' });
    o.done('system', 'resubmit', { letter: letter() }).done('registrar', 'accept');
    expect([o.state.stage, o.state.number?.text]).toEqual(['registered', '收文〔2026〕1号']);
    const paper = registry()
      .registered()
      .done('registrar', 'return', { reason: '请补附件' })
      .done('registrar', 'close', { result: '未再报' });
    expectRefused(paper.act('registrar', 'resubmit', { letter: letter() }), 'state.not-open');
  });
});

describe('责令办理', () => {
  test('只有行政首长能责令，合规的来文无须责令', () => {
    expectRefused(registry().registered(faulty).act('deputy-finance', 'order', { reason: '先办' }), 'authority.not-yours');
    expectRefused(registry().registered().act('head', 'order', { reason: '先办' }), 'state.not-open');
  });
  describe('代录书面责令', () => {
    const on = { occurredAt: '2026-11-23T08:30:00+08:00' };
    test('没有扫描件、没有责令时间的不能代录；部门不能代录', () => {
      const o = registry().registered(faulty);
      expectRefused(o.act('registrar', 'order', { reason: '先办' }, on), 'input.invalid');
      expectRefused(o.act('registrar', 'order', { reason: '先办', scan: 's' }), 'input.invalid');
      expectRefused(o.act('finance-clerk', 'order', { reason: '先办', scan: 's' }, on), 'authority.not-yours');
      expectRefused(o.act('deputy-finance', 'order', { reason: '先办', scan: 's' }, on), 'authority.not-yours');
      expect(o.state.order).toBeUndefined();
    });
    test('行政首长本人责令的，不附扫描件', () => {
      expectRefused(registry().registered(faulty).act('head', 'order', { reason: '先办', scan: 's' }, on), 'input.invalid');
    });
    test('代录的责令是行政首长的，录入人、扫描件和责令时间都记着，效力与本人责令一样', () => {
      const o = registry().registered(faulty).done('registrar', 'order', { reason: '防汛急需，先办后补', scan: 's' }, on);
      expect(o.state.order).toEqual({
        by: 'head',
        at: Date.parse('2026-11-23T08:30:00+08:00'),
        // The third act of the matter: the clock of these tests goes on by a millisecond with each.
        enteredAt: Date.parse('2026-11-23T09:00:00.002+08:00'),
        reason: '防汛急需，先办后补',
        enteredBy: { post: 'registrar', account: 'account of registrar', scan: 's' },
      });
      expect(o.waits()).toEqual({ recommend: ['registrar'] });
      const verdict = o.act('registrar', 'recommend', { opinion: '遵示拟办', nature: 'handle', leaders: ['deputy-finance'] });
      expect([verdict.outcome, verdict.stands, o.state.stage]).toEqual(['refused', 'order', 'leaders']);
    });
    test('合规的来文没有什么可责令，代录也不行', () => {
      expectRefused(registry().registered().act('registrar', 'order', { reason: '先办', scan: 's' }, on), 'state.not-open');
    });
  });
  test('责令以后可以呈批，判定仍是拒绝，凭的是命令', () => {
    const o = registry().registered(faulty).done('head', 'order', { reason: '防汛急需，先办后补' });
    expect(o.waits()).toEqual({ recommend: ['registrar'] });
    const verdict = o.act('registrar', 'recommend', { opinion: '遵示拟办', nature: 'handle', leaders: ['deputy-finance'] });
    expect([verdict.outcome, verdict.stands, against(verdict)]).toEqual([
      'refused',
      'order',
      ['prohibition.broken 27.1', 'format.incomplete 15.1.4'],
    ]);
    expect([o.state.stage, o.state.breaches.length]).toEqual(['leaders', 2]);
  });
  test('责令的理由只在领导和办公室之间，来文单位看不到', () => {
    const o = registry().registered(faulty).done('head', 'order', { reason: '防汛急需，先办后补' });
    expect([o.seenBy('finance-clerk').order, o.seenBy('registrar').order?.reason]).toEqual([undefined, '防汛急需，先办后补']);
    expect(o.seenBy('finance-clerk').breaches).toHaveLength(2);
  });
  test('责令不免去呈批对象的要求', () => {
    const o = registry().registered(faulty).done('head', 'order', { reason: '先办' });
    const verdict = o.act('registrar', 'recommend', { opinion: '拟办', nature: 'handle', leaders: [] });
    expect([verdict.stands, o.state.stage]).toEqual([undefined, 'registered']);
  });
  test('重报以后，前一件的责令不管后一件', () => {
    const o = registry().registered(faulty).done('head', 'order', { reason: '先办' }).done('registrar', 'return', { reason: '改后再报' });
    o.done('registrar', 'resubmit', { letter: faulty }).done('registrar', 'accept');
    expectRefused(
      o.act('registrar', 'recommend', { opinion: '拟办', nature: 'handle', leaders: ['deputy-finance'] }),
      'prohibition.broken 27.1',
    );
    expect(o.state.stage).toBe('registered');
  });
});

describe('呈批和批示', () => {
  test('几位领导同时呈批，都批了才待分办', () => {
    const o = registry().sentUp(['deputy-finance', 'head']);
    expect(o.waits()).toEqual({ instruct: ['deputy-finance', 'head'] });
    o.done('head', 'instruct', agree);
    expect([o.state.stage, o.waits()]).toEqual(['leaders', { instruct: ['deputy-finance'] }]);
    o.done('deputy-finance', 'instruct', agree);
    expect([o.state.stage, o.waits()]).toEqual(['assigning', { assign: ['registrar'] }]);
  });
  test('依次呈批：前一位批了才到后一位', () => {
    const o = registry().registered();
    o.done('registrar', 'recommend', {
      opinion: '拟同意',
      nature: 'handle',
      leaders: ['deputy-finance', 'executive', 'head'],
      inOrder: true,
    });
    expect(o.waits()).toEqual({ instruct: ['deputy-finance'] });
    o.done('deputy-finance', 'instruct', agree);
    expect(o.waits()).toEqual({ instruct: ['executive'] });
    o.done('registrar', 'recall', { leaders: ['executive'], reason: '外出学习' });
    expect(o.waits()).toEqual({ instruct: ['head'] });
  });
  test('没有呈到的领导不能批示；不是领导的不能呈送', () => {
    expectRefused(registry().sentUp().act('deputy-education', 'instruct', agree), 'authority.not-yours');
    expectRefused(
      registry()
        .sentUp()
        .act('registrar', 'refer', { leaders: ['finance-head'] }),
      'input.invalid',
    );
  });
  test('正在呈批的领导不再呈一次；连同别的领导一起选的，只呈别的', () => {
    const o = registry().sentUp();
    expectRefused(o.act('registrar', 'refer', { leaders: ['deputy-finance'] }), 'input.invalid');
    o.done('registrar', 'refer', { leaders: ['deputy-finance', 'head'] });
    expect(o.state.referrals.map((one) => one.leader)).toEqual(['deputy-finance', 'head']);
  });
  test('同一位领导再次呈送：又等他批，两次批示都在', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', agree);
    o.done('registrar', 'refer', { leaders: ['deputy-finance'], note: '补充了材料，请再阅示' });
    expect(o.waits()).toEqual({ instruct: ['deputy-finance'] });
    o.done('deputy-finance', 'instruct', { form: 'text', text: '请教育局会商。', view: 'instruct' });
    expect(o.state.opinions.map((one) => one.text)).toEqual(['同意。', '请教育局会商。']);
    expectRefused(o.act('deputy-finance', 'refer', { leaders: ['deputy-finance'] }), 'input.invalid');
  });
  test('先后按行为的次序，不按时钟：同一毫秒里批示在前、再呈在后，仍等他批', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', agree);
    const at = { seq: o.seq + 1, now: o.state.opinions[0]!.enteredAt, actor: actorOf('registrar') };
    const next = incomingProcedure.evolve(o.state, { type: 'referred', v: 1, leaders: ['deputy-finance'], note: '', inOrder: false }, at);
    expect(pendingLeaders(next)).toEqual(['deputy-finance']);
  });
  test('批过的领导可以再添一句，办结以后不能', () => {
    const o = registry().sentUp(['deputy-finance'], report()).done('deputy-finance', 'instruct', { form: 'text', text: '', view: 'read' });
    o.done('deputy-finance', 'instruct', { form: 'text', text: '请转发。', view: 'instruct' });
    expect(o.state.opinions).toHaveLength(2);
    o.done('registrar', 'close', { result: '已转发' });
    expectRefused(o.act('deputy-finance', 'instruct', agree), 'state.not-open');
  });
  test('代录：批示人、代录人、扫描件、批示时间、录入时间都在；没有扫描件或时间的不收', () => {
    const o = registry().sentUp();
    const input = { leader: 'deputy-finance', scan: 'scan-hash', ...agree };
    expectRefused(o.act('registrar', 'enter-opinion', input), 'input.invalid');
    expectRefused(
      o.act('registrar', 'enter-opinion', { ...input, scan: '' }, { occurredAt: '2026-11-20T10:00:00+08:00' }),
      'input.invalid',
    );
    expectRefused(
      o.act('registrar', 'enter-opinion', { ...input, leader: 'finance-head' }, { occurredAt: '2026-11-20T10:00:00+08:00' }),
      'input.invalid',
    );
    o.done('registrar', 'enter-opinion', input, { occurredAt: '2026-11-20T10:00:00+08:00' });
    expect(o.state.opinions).toMatchObject([
      {
        leader: 'deputy-finance',
        at: Date.parse('2026-11-20T10:00:00+08:00'),
        enteredAt: Date.parse('2026-11-23T09:00:00.003+08:00'),
        enteredBy: { post: 'registrar', account: 'account of registrar', scan: 'scan-hash' },
      },
    ]);
    expect(o.state.stage).toBe('assigning');
  });
  test('同一批示先代录、后自己批：两次都在，没有一次落空', () => {
    const o = registry().sentUp();
    o.done('registrar', 'enter-opinion', { leader: 'deputy-finance', scan: 's', ...agree }, { occurredAt: '2026-11-23T08:00:00+08:00' });
    o.done('deputy-finance', 'instruct', agree);
    expect(o.state.opinions.map((one) => one.enteredBy?.post)).toEqual(['registrar', undefined]);
  });
  test('领导先在纸上批了、后来才登记的，照录；不替代按分工呈批', () => {
    const o = registry().registered();
    o.done('registrar', 'enter-opinion', { leader: 'head', scan: 's', ...agree }, { occurredAt: '2026-11-22T20:00:00+08:00' });
    expect(o.state.stage).toBe('registered');
    expectRefused(o.act('registrar', 'recommend', { opinion: '拟办', nature: 'handle', leaders: [] }), 'routing.incomplete 32.2');
  });
});

describe('收回呈批', () => {
  test('批过的收不回；收回后按分工该呈的人没有了也不行', () => {
    const o = registry().sentUp(['deputy-finance', 'head']).done('head', 'instruct', agree);
    expectRefused(o.act('registrar', 'recall', { leaders: ['head'], reason: '呈错' }), 'input.invalid');
    expectRefused(o.act('registrar', 'recall', { leaders: ['deputy-finance'], reason: '呈错' }), 'routing.incomplete 32.2');
    expectRefused(o.act('finance-clerk', 'recall', { leaders: ['deputy-finance'], reason: '呈错' }), 'authority.not-yours');
  });
  test('全部收回的，回到待拟办', () => {
    const o = registry()
      .sentUp()
      .done('registrar', 'recall', { leaders: ['deputy-finance'], reason: '拟办意见有误' });
    expect([o.state.stage, o.waits()]).toEqual(['registered', { recommend: ['registrar'] }]);
  });
  test('收回与批示同时发生：批示不丢', () => {
    const o = registry().sentUp(['deputy-finance', 'head']);
    o.done('registrar', 'recall', { leaders: ['head'], reason: '区长外出' }).done('head', 'instruct', agree);
    expect(o.state.opinions.map((one) => one.leader)).toEqual(['head']);
    expect(o.waits()).toEqual({ instruct: ['deputy-finance'] });
  });
});

describe('转达、分办、反馈', () => {
  const assigned = () =>
    registry()
      .sentUp()
      .done('deputy-finance', 'instruct', agree)
      .done('registrar', 'assign', { host: 'finance', helpers: ['civil'], due: '2026-12-01' });
  test('主办须是本府单位，不能又主办又协办，期限不能已过', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', agree);
    for (const input of [{ host: 'nobody' }, { host: 'finance', helpers: ['finance'] }, { host: 'finance', due: '2026-11-22' }])
      expectRefused(o.act('registrar', 'assign', input), 'input.invalid');
  });
  test('承办时限是日历日：收到分办当天不算', () => {
    const o = assigned();
    expect(incomingProcedure.obligations(o.context, o.state)).toMatchObject([
      { owedBy: { department: 'finance' }, from: '2026-11-23', due: '2026-12-01', value: 8, unit: 'day', state: 'open' },
      { owedBy: { department: 'civil' }, from: '2026-11-23', due: '2026-12-01', value: 8, unit: 'day', state: 'open' },
    ]);
    o.done('finance-clerk', 'report', { result: '已拨付' });
    expect(incomingProcedure.obligations(o.context, o.state)).toMatchObject([{ state: 'met' }, { state: 'open' }]);
  });
  test('只有主办单位反馈；协办、来文以外的单位不能', () => {
    expectRefused(assigned().act('civil-clerk', 'report', { result: '已办' }), 'authority.not-yours');
  });
  test('承办中再呈领导：承办不停，办结须等他批', () => {
    const o = assigned().done('registrar', 'refer', { leaders: ['head'], note: '请阅示' });
    const helping = { 'report-part': ['civil-clerk', 'civil-head'] };
    expect(o.waits()).toEqual({ report: ['finance-clerk', 'finance-head'], instruct: ['head'], ...helping });
    o.done('finance-clerk', 'report', { result: '已拨付' });
    expectRefused(o.act('registrar', 'close', { result: '办结' }), 'step.missing');
    o.done('head', 'instruct', { form: 'text', text: '抓紧。', view: 'instruct' });
    expect([o.state.stage, o.waits()]).toEqual(['handled', { convey: ['registrar'], ...helping }]);
  });
  test('办完以后再呈领导的，只等领导；呈到的职务后来撤销的，由文书改呈', () => {
    const o = assigned()
      .done('finance-clerk', 'report', { result: '已拨付' })
      .done('registrar', 'refer', { leaders: ['executive'] });
    expect(o.waits()).toEqual({ instruct: ['executive'], 'report-part': ['civil-clerk', 'civil-head'] });
    const { posts, departments } = o.organisation;
    const without = organisationOf(
      2,
      [...posts.values()].filter((post) => post.id !== 'executive'),
      [...departments.values()],
    );
    const lines = incomingProcedure.expectations({ ...o.context, organisation: without }, o.state);
    const waiting = lines.filter((one) => one.act !== 'report-part');
    expect(waiting.map((one) => [one.post, one.act])).toEqual([['registrar', 'recall']]);
  });
  test('转达以前主办和来文单位看不到批示和拟办意见，转达以后看到批示', () => {
    const o = assigned();
    expect([o.seenBy('finance-clerk').opinions, o.seenBy('finance-clerk').recommendation]).toEqual([[], undefined]);
    expect(o.seenBy('deputy-finance').opinions).toHaveLength(1);
    o.done('registrar', 'convey');
    expect(o.seenBy('finance-clerk').opinions.map((one) => one.text)).toEqual(['同意。']);
    expect(o.seenBy('finance-clerk').recommendation).toBeUndefined();
    expectRefused(o.act('registrar', 'convey'), 'state.not-open');
  });
  test('来文单位看不到给主办的要求和主办的反馈', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', agree);
    o.done('registrar', 'assign', { host: 'civil', requirement: '按批示核实' }).done('civil-clerk', 'report', { result: '情况属实' });
    expect([o.seenBy('finance-clerk').assignment?.requirement, o.seenBy('finance-clerk').result]).toEqual(['', undefined]);
    expect([o.seenBy('civil-clerk').assignment?.requirement, o.seenBy('civil-clerk').result?.text]).toEqual(['按批示核实', '情况属实']);
  });
  test('只转达“阅”不算答复，转达了同意才可办结', () => {
    const o = registry().sentUp(['deputy-finance', 'head']).done('head', 'instruct', { form: 'circle', view: 'read' });
    o.done('deputy-finance', 'instruct', agree).done('registrar', 'convey', { opinions: [3] });
    expectRefused(o.act('registrar', 'close', { result: '办结' }), 'reply.missing 24.1.7');
    o.done('registrar', 'convey');
    expect(o.act('registrar', 'close', { result: '办结' }).outcome).toBe('permitted');
  });
});

describe('答复', () => {
  test('答复回到来文单位的事项；归档以后才答复的也记下', () => {
    const o = registry().done('system', 'arrive', { letter: report(), document: 'd' }).done('registrar', 'accept');
    o.done('registrar', 'recommend', { opinion: '存', nature: 'read', leaders: [] }).done('registrar', 'close', { result: '阅存' });
    o.done('registrar', 'archive', { retention: '10年' }).done('system', 'record-reply', {
      document: 'r',
      number: '城政函〔2026〕9号',
      title: '复函',
    });
    expect([o.state.stage, o.state.reply?.number]).toEqual(['archived', '城政函〔2026〕9号']);
    expect(o.last?.follows).toEqual([
      {
        procedure: 'document',
        matter: 'd',
        opens: false,
        act: 'note-reply',
        input: { document: 'r', number: '城政函〔2026〕9号', title: '复函' },
      },
    ]);
  });
  test('人不能自己记答复', () => {
    expectRefused(registry().sentUp().act('registrar', 'record-reply', { document: 'r', number: '1', title: '复' }), 'input.invalid');
  });
});

describe('催办', () => {
  test('一个工作日内不能再催；星期五催过，下一个工作日才能再催', () => {
    const o = new Registry(packOf('jincheng-chengqu'), '2026-11-27').sentUp();
    o.done('registrar', 'chase', { posts: ['deputy-finance'], note: '请阅示' });
    expectRefused(o.act('registrar', 'chase', { posts: ['deputy-finance'] }), 'chase.too-soon');
    o.today = '2026-11-29';
    expectRefused(o.act('registrar', 'chase', { posts: ['deputy-finance'] }), 'chase.too-soon');
    o.today = '2026-11-30';
    expect(o.act('registrar', 'chase', { posts: ['deputy-finance'] }).outcome).toBe('permitted');
  });
  test('不等的人不催，没有人可催时也不催', () => {
    expectRefused(
      registry()
        .sentUp()
        .act('registrar', 'chase', { posts: ['head'] }),
      'input.invalid',
    );
    expectRefused(
      registry()
        .registered()
        .act('registrar', 'chase', { posts: ['head'] }),
      'state.not-open',
    );
  });
});

describe('传阅、办结、归档', () => {
  test('传阅：送给谁、谁何时阅；阅过的不再等，没送的不能阅', () => {
    const o = registry().sentUp(['deputy-finance'], report());
    o.done('registrar', 'circulate', { readers: ['civil-head', 'education-head'] });
    expectRefused(o.act('justice-head', 'read'), 'authority.not-yours');
    o.done('civil-head', 'read', { note: '已布置' });
    expectRefused(o.act('civil-head', 'read'), 'state.not-open');
    expect(o.waits()).toEqual({ instruct: ['deputy-finance'], read: ['education-head'] });
    expect(o.state.readings).toMatchObject([
      { post: 'civil-head', note: '已布置', readAt: o.context.now },
      { post: 'education-head', note: '' },
    ]);
    o.done('registrar', 'circulate', { readers: ['civil-head', 'justice-head'] });
    expect(o.state.readings.map((one) => one.post)).toEqual(['civil-head', 'education-head', 'justice-head']);
  });
  test('传阅的读者看不到未转达的批示和别人的阅读情况', () => {
    const o = registry().sentUp(['deputy-finance'], report()).done('deputy-finance', 'instruct', agree);
    o.done('registrar', 'circulate', { readers: ['civil-head', 'education-head'] });
    expect(o.seenBy('civil-head')).toMatchObject({ opinions: [], readings: [{ post: 'civil-head' }], hands: [] });
  });
  test('阅件：呈阅后办结归档', () => {
    const o = registry()
      .registered(report())
      .done('registrar', 'recommend', { opinion: '呈阅', nature: 'read', leaders: ['head'] });
    o.done('head', 'instruct', { form: 'circle', view: 'read' });
    expect(o.waits()).toEqual({ close: ['registrar'] });
    o.done('registrar', 'close', { result: '阅毕' }).done('registrar', 'archive', { retention: '30年' });
    expect([o.state.stage, o.waits()]).toEqual(['archived', {}]);
  });
  test('办结以前不能归档；没有领导批完不能办结', () => {
    expectRefused(registry().sentUp().act('registrar', 'archive', { retention: '永久' }), 'state.not-open');
    expectRefused(registry().sentUp().act('registrar', 'close', { result: '办结' }), 'state.not-open');
  });
});

describe('谁读得到', () => {
  const reads = (o: Registry) => [...incomingProcedure.readers(o.context, o.state).posts].toSorted();
  test('来文单位、文书、经手的领导读得到，别的部门读不到', () => {
    expect(reads(registry().sentUp())).toEqual(['deputy-finance', 'finance-clerk', 'finance-head', 'registrar']);
  });
  test('群众来信登记时点了被反映的单位，那个单位也读不到', () => {
    const about = letter({ sender: { class: 'public', body: 'finance', name: '某群众' }, kind: 'other', title: '反映问题的信' });
    expect(reads(registry().registered(about))).toEqual(['registrar']);
  });
  test('转达按钮只给办公室', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', agree);
    const offers = incomingProcedure.offers(o.context, o.state, actorOf('finance-clerk'));
    expect(offers.filter((one) => one.verdict.outcome !== 'refused')).toEqual([]);
  });
});
