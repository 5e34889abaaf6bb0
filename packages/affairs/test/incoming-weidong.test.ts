/** 卫东区人民政府工作规则, articles 28 and 53–56, on incoming documents. Expected values are read from the text. */
import { BARE_TITLE } from '@lingxing/affairs/incoming';
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { letter, ofTown, ownBasis, Registry, report } from './support/registry.ts';

const registry = () => new Registry(packOf('weidong'));
const found = (change: ReturnType<typeof letter>) =>
  against(registry().ask('registrar', 'register', { letter: change, channel: 'paper' }).verdict);
const up = (change: ReturnType<typeof letter>, leaders = ['deputy-finance']) =>
  registry().registered(change).ask('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders }).verdict;

describe('卫东第五十三条：行文规则', () => {
  test('一文一事、不夹带、不越级、不多头', () => {
    expectRefused(up(letter({ facts: { multipleMatters: true } })), 'prohibition.broken 53.1');
    expectRefused(up(report({ facts: { carriesRequest: true } })), 'prohibition.broken 53.1');
    expectRefused(up(letter({ facts: { skipsLevel: true } })), 'prohibition.broken 53.1');
    expectRefused(up(letter({ recipients: ['区政府', '区委'] })), 'prohibition.broken 53.1');
  });
  test('报领导个人：除领导交办、紧急重大、机密事项；涉外、秘密级不除外', () => {
    const person = (facts: object, secrecy: 'none' | 'secret' | 'confidential' | 'top-secret' = 'none') =>
      found(letter({ title: secrecy === 'none' ? '关于某事的请示' : BARE_TITLE, secrecy, facts: { toLeaderInPerson: true, ...facts } }));
    expect(person({})).toEqual(['prohibition.broken 53.1']);
    expect(person({ assignedByLeader: true })).toEqual([]);
    expect(person({ emergency: true })).toEqual([]);
    expect(person({}, 'confidential')).toEqual([]);
    expect(person({}, 'top-secret')).toEqual([]);
    expect(person({}, 'secret')).toEqual(['prohibition.broken 53.1']);
    expect(person({ foreignRelated: true })).toEqual(['prohibition.broken 53.1']);
  });
});

describe('卫东：篇幅和提前期没有写', () => {
  test('再长也没有审查意见', () => {
    expect(found(letter({ characters: 90_000 }))).toEqual([]);
    expect(found(report({ onBehalf: { issuer: 'government', to: 'superior-government', deadline: '2026-11-23' } }))).toEqual([]);
  });
});

describe('卫东第二十八、五十四条：论证、会签、分歧', () => {
  const concerned = { departmentsConcerned: ['education'] };
  const signed = (by: 'head' | 'responsible' | 'silent', position: 'agree' | 'differ' = 'agree') => [{ body: 'education', by, position }];
  test('重大事项的论证有可控性', () => {
    const without = ['research', 'legality', 'necessity', 'scientific', 'feasibility'] as const;
    expect(found(letter({ facts: { major: true }, evidence: [...without] }))).toEqual(['evidence.missing 28']);
    expect(found(letter({ facts: { major: true }, evidence: [...without, 'controllability'] }))).toEqual([]);
  });
  test('须由相关部门主要负责人会签：只有一般负责人签的不行', () => {
    const verdict = up(letter({ ...concerned, countersignatures: signed('responsible') }));
    expectRefused(verdict, 'consultation.missing 54.1');
    expect(verdict.findings[0]?.message).toBe('涉及教育局职权，未见其主要负责人会签。');
    expect(found(letter({ ...concerned, countersignatures: signed('head') }))).toEqual([]);
  });
  test('联合报批的，联合的部门由主要负责人签的即是会签，一般负责人签的不算', () => {
    expectRefused(up(letter({ jointly: [{ body: 'education', by: 'responsible' }] })), 'consultation.missing 54.1');
    expect(found(letter({ jointly: [{ body: 'education', by: 'head' }] }))).toEqual([]);
    // 联合的部门代替不了没有联合的：既未会签，也未协商（条例第十九条）。
    expect(found(letter({ departmentsConcerned: ['justice'], jointly: [{ body: 'education', by: 'head' }] }))).toEqual([
      'consultation.missing 54.1',
      'consultation.missing 19.1.6',
    ]);
  });
  test('街道办事处报的请示同样须会签', () => {
    expect(found(ofTown(concerned))).toContain('consultation.missing 54.1');
  });
  test('部门逾期不回复视为无不同意见', () => {
    expect(found(letter({ ...concerned, countersignatures: signed('silent') }))).toEqual([]);
  });
  test('协商不成的，列明理据和建议，仍由主要负责人会签', () => {
    const differ = letter({ ...concerned, countersignatures: signed('head', 'differ') });
    expect(found(differ)).toEqual(['disagreement.unlisted 54.1']);
    expect(found({ ...differ, positionsListed: true })).toEqual([]);
    expect(found({ ...differ, countersignatures: signed('responsible', 'differ'), positionsListed: true })).toEqual([
      'consultation.missing 54.1',
    ]);
  });
});

describe('卫东第五十五条：初审、退回、呈批', () => {
  test('不写原因的不能退回，拒绝时引第五十五条', () => {
    const o = registry().registered();
    expectRefused(o.act('registrar', 'return', { grounds: ['format'] }), 'input.invalid 55');
    expect(o.state.stage).toBe('registered');
  });
  test('退回写明原因和事由，引第五十五条', () => {
    const o = registry().registered(letter({ departmentsConcerned: ['education'] }));
    expect(o.waits()).toEqual({ return: ['registrar'] });
    const verdict = o.act('registrar', 'return', { reason: '涉及教育局职权，未经会签。', grounds: ['consultation'] });
    expect([verdict.outcome, ownBasis(verdict)]).toEqual(['permitted', ['55']]);
    expect(o.state.returns).toMatchObject([
      { by: 'registrar', reason: '涉及教育局职权，未经会签。', grounds: ['consultation'], kind: 'return' },
    ]);
  });
  test('按分工呈批；涉及其他领导的，本条没有写', () => {
    expectRefused(up(letter(), ['head']), 'routing.incomplete 55');
    const both = letter({ departmentsConcerned: ['education'], countersignatures: [{ body: 'education', by: 'head', position: 'agree' }] });
    expect(up(both).outcome).toBe('permitted');
  });
  test('重大事项报区长或者常务副区长，一人即可', () => {
    const major = report({ facts: { major: true } });
    expectRefused(up(major, ['deputy-finance']), 'routing.incomplete 55');
    expect(up(major, ['head']).outcome).toBe('permitted');
    expect(up(major, ['executive']).outcome).toBe('permitted');
  });
  describe('重大事项提交常务会议', () => {
    const major = letter({
      facts: { major: true },
      evidence: ['research', 'legality', 'necessity', 'scientific', 'feasibility', 'controllability'],
    });
    const put = { opinion: '拟提请常务会议讨论', nature: 'handle', leaders: ['deputy-finance'] } as const;
    test('提交别的会议，不能代替报区长、常务副区长', () => {
      for (const meeting of ['head-office', 'topical', undefined])
        expectRefused(
          registry()
            .registered(major)
            .ask('registrar', 'recommend', { ...put, meeting }).verdict,
          'routing.incomplete 55',
        );
    });
    test('提交常务会议也不免去按分工呈批', () => {
      const verdict = registry()
        .registered(major)
        .ask('registrar', 'recommend', { ...put, leaders: [], meeting: 'executive' }).verdict;
      expect(against(verdict)).toEqual(['routing.incomplete 55']);
    });
    test('分管领导批示以后，等的是常务会议；会后记录决定，转达后来文单位才看到', () => {
      const o = registry().registered(major);
      const verdict = o.act('registrar', 'recommend', { ...put, meeting: 'executive' });
      expect([verdict.outcome, o.state.stage, o.waits()]).toEqual(['permitted', 'leaders', { instruct: ['deputy-finance'] }]);
      o.done('deputy-finance', 'instruct', { form: 'text', text: '同意提交常务会议。', view: 'agree' });
      expect([o.state.stage, o.waits()]).toEqual(['meeting', { 'record-decision': ['registrar'] }]);
      expect(o.state.meeting).toMatchObject({ meeting: 'executive', by: 'registrar' });
      const decided = { session: '第12次常务会议', date: '2026-11-23', decision: '原则同意。' };
      expectRefused(o.act('registrar', 'record-decision', { ...decided, date: '2026-11-24' }), 'input.invalid');
      expectRefused(o.act('registrar', 'record-decision', { ...decided, date: '2020-11-20' }), 'input.invalid');
      expectRefused(o.act('finance-head', 'record-decision', decided), 'authority.not-yours 55');
      expect(ownBasis(o.act('registrar', 'record-decision', decided))).toEqual(['55']);
      expect([o.state.stage, o.waits()]).toEqual(['assigning', { assign: ['registrar'] }]);
      expect(o.seenBy('finance-clerk').meeting).toBeUndefined();
      expectRefused(o.act('registrar', 'close', { result: '已办结' }), 'reply.missing');
      o.done('registrar', 'convey');
      expect(o.seenBy('finance-clerk').meeting?.decision?.text).toBe('原则同意。');
      expect(o.act('registrar', 'close', { result: '已办结' }).outcome).toBe('permitted');
    });
  });
});

describe('卫东第五十六条：批示', () => {
  test('有具体请示事项的，圈阅、只写“阅”、不写字的都不算', () => {
    const o = registry().sentUp();
    expectRefused(o.act('deputy-finance', 'instruct', { form: 'circle' }), 'opinion.incomplete 56');
    expectRefused(o.act('deputy-finance', 'instruct', { form: 'circle', view: 'agree' }), 'opinion.incomplete 56');
    expectRefused(o.act('deputy-finance', 'instruct', { form: 'text', text: '阅', view: 'read' }), 'opinion.incomplete 56');
    expectRefused(o.act('deputy-finance', 'instruct', { form: 'text', text: '', view: 'agree' }), 'opinion.incomplete 56');
    expect(o.state.opinions).toEqual([]);
  });
  test('明确意见、姓名和日期：意见写明，谁在何时批的随行为留下', () => {
    const o = registry().sentUp();
    const verdict = o.act('deputy-finance', 'instruct', { form: 'text', text: '同意。', view: 'agree' });
    expect([verdict.outcome, ownBasis(verdict)]).toEqual(['permitted', ['56']]);
    expect(o.state.opinions).toMatchObject([{ leader: 'deputy-finance', view: 'agree', text: '同意。', at: o.context.now }]);
  });
  test('一般报告性公文圈阅即已阅；圈阅不作同意', () => {
    const o = registry().sentUp(['deputy-finance'], report());
    expectRefused(o.act('deputy-finance', 'instruct', { form: 'circle', view: 'agree' }), 'opinion.incomplete 56');
    expect(o.act('deputy-finance', 'instruct', { form: 'circle' }).outcome).toBe('permitted');
    expect(o.state.opinions).toMatchObject([{ form: 'circle', view: 'read' }]);
  });
  test('代录的批示同样要明确', () => {
    const o = registry().sentUp();
    const when = { occurredAt: '2026-11-22T15:00:00+08:00' };
    expectRefused(
      o.act('registrar', 'enter-opinion', { leader: 'deputy-finance', scan: 's', form: 'circle' }, when),
      'opinion.incomplete 56',
    );
    expect(
      o.act('registrar', 'enter-opinion', { leader: 'deputy-finance', scan: 's', form: 'text', text: '同意', view: 'agree' }, when).outcome,
    ).toBe('permitted');
  });
  test('第五十六条写的是领导签批公文，上级来文的批示也以它为依据', () => {
    const superior = letter({ sender: { class: 'superior', name: '平顶山市人民政府' }, kind: 'notice' });
    const o = registry().sentUp(['head'], superior);
    expect(ownBasis(o.act('head', 'instruct', { form: 'circle' }))).toEqual(['56']);
  });
});

describe('填写不全不是违反规则', () => {
  test('没有填的，用机关的话说，不引条文', () => {
    const o = registry().registered();
    o.done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-finance'] });
    const verdict = o.act('deputy-finance', 'instruct', {});
    expect(verdict.outcome).toBe('refused');
    expect(verdict.findings[0]?.message).toMatch(/^请(?:填写|选择)[^a-z]+$/u);
    expect(against(verdict)).toEqual(['input.invalid']);
  });
});
