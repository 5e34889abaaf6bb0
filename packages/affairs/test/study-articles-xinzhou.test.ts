/** 忻州：学习的条文，逐条看软件办什么、拒绝什么。 */
import { rhythmOf } from '@lingxing/affairs/meeting';
import { kindsIn, expectedAt } from '@lingxing/affairs/study';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Plan, plan, session } from './support/studies.ts';

const pack = packOf('xinzhou');

test('忻州第二十七条：主题由市长定，办公室送审，副职不能定；定的时候看到学习的重点', () => {
  const at = new Plan(pack);
  expectRefused(at.act('finance-clerk', 'draft', plan('study')), 'authority.not-yours 27');
  at.done('registrar', 'draft', plan('study'));
  expectRefused(at.act('registrar', 'name-approver', { post: 'executive', words: '分工' }), 'state.not-open 27');
  at.done('registrar', 'submit');
  expectRefused(at.act('executive', 'approve'), 'authority.not-yours 27');
  const { findings } = at.act('head', 'approve');
  expect(findings.map((one) => one.norm)).toEqual(expect.arrayContaining(['27-theme', '27-focus']));
  expect(at.study.stage).toBe('approved');
});

test('忻州第二十七条：学习由市长主持；别人主持的照实登记，判为不符', () => {
  const at = new Plan(pack).approved();
  const verdict = at.act('registrar', 'hold', session({ chair: 'executive' }));
  expect([verdict.outcome, verdict.stands]).toEqual(['refused', 'fact']);
  expect(verdict.findings.filter((one) => one.outcome !== 'passed').map((one) => one.norm)).toEqual(['27-chair']);
  expect(at.study.items[0]?.held?.chair).toBe('executive');
  expect(at.act('registrar', 'hold', session({ item: 'i2', on: '2026-11-20' })).outcome).toBe('permitted');
});

test('忻州第二十七条：政府领导和部门负责人参加；缺席的只能是应参加的', () => {
  const at = new Plan(pack).approved();
  const expected = expectedAt(at.context, 'study').map((one) => one.id);
  expect(expected).toEqual(expect.arrayContaining(['head', 'executive', 'deputy-finance', 'finance-head']));
  expect(expected).not.toContain('finance-clerk');
  expectRefused(at.act('registrar', 'hold', session({ absent: ['finance-clerk'] })), 'input.invalid');
  at.done('registrar', 'hold', session({ absent: ['finance-head'] }));
  expect(at.study.items[0]?.held?.absent).toEqual(['finance-head']);
});

test('忻州第二十七条：可以安排部门汇报、请专家讲座，登记时写明依据', () => {
  for (const [form, norm] of [
    ['report', '27-report'],
    ['lecture', '27-experts'],
  ] as const) {
    const { outcome, findings } = new Plan(pack).approved().act('registrar', 'hold', session({ form }));
    expect([outcome, findings.map((one) => one.norm)]).toEqual(['permitted', [norm]]);
  }
});

test('忻州第二十七条：一般两个月一次，上次10月20日，到12月20日不欠，次日起欠学', () => {
  const on = (today: string) => rhythmOf(pack, new Map([['study', ['2026-10-20']]]), today, ['study']).map((one) => [one.norm.id, one.due]);
  expect(on('2026-12-20')).toEqual([['27-frequency', { by: '2026-12-20', behind: undefined }]]);
  expect(on('2026-12-21')).toEqual([['27-frequency', { by: '2026-12-20', behind: '2026-12-21' }]]);
});

const law = () => new Plan(pack).done('registrar', 'draft', plan('law-study'));

test('忻州第二十八条：年度学法计划由办公室拟定，没有商市委依法治市办不能送审', () => {
  expect(kindsIn(pack)).toEqual(['study', 'law-study']);
  expectRefused(new Plan(pack).act('finance-clerk', 'draft', plan('law-study')), 'authority.not-yours 28');
  const at = law();
  at.done('registrar', 'name-approver', { post: 'head', words: '市政府2026年工作安排' });
  expectRefused(at.act('registrar', 'submit'), 'step.missing 28');
  expectRefused(at.act('finance-clerk', 'consult', { on: '2026-11-20', words: '已商定' }), 'authority.not-yours 28');
  at.done('registrar', 'consult', { on: '2026-11-20', words: '已商定' }).done('registrar', 'submit');
  expect(at.waits()).toEqual(['approve head']);
});

test('忻州第二十八条：由市政府审定，条文没有写哪一职务；办公室没有写明以前不能送审，写明以后别人不能审定', () => {
  const at = law().done('registrar', 'consult', { on: '2026-11-20', words: '已商定' });
  expectRefused(at.act('registrar', 'submit'), 'step.missing 28');
  expectRefused(at.act('registrar', 'name-approver', { post: 'finance-head', words: '分工' }), 'input.invalid');
  at.done('registrar', 'name-approver', { post: 'executive', words: '市政府常务会议决定' }).done('registrar', 'submit');
  expectRefused(at.act('head', 'approve'), 'authority.not-yours 28');
  at.done('executive', 'approve');
  expect(at.study.stage).toBe('approved');
});

test('忻州第二十八条：会前学法由办公室登记，登记在常务会议上；计划修改以后重新商定、审定', () => {
  const at = law().done('registrar', 'consult', { on: '2026-11-20', words: '已商定' });
  at.done('registrar', 'name-approver', { post: 'head', words: '市政府常务会议决定' }).done('registrar', 'submit');
  const { findings } = at.act('head', 'approve');
  expect(findings.map((one) => one.norm)).toEqual(expect.arrayContaining(['28-approve', '28-study']));
  expectRefused(at.act('finance-clerk', 'hold', session()), 'authority.not-yours 28');
  const sitting = '01890000-0000-7000-8000-00000000000b';
  const { follows } = at.ask('registrar', 'hold', session({ sitting }));
  expect(follows).toEqual([
    {
      procedure: 'meeting',
      matter: sitting,
      opens: false,
      act: 'note-study',
      input: { plan: '01890000-0000-7000-8000-000000000001', item: 'i1', subject: '决策部署', on: '2026-10-20' },
    },
  ]);
  at.done('registrar', 'hold', session({ sitting }));
  expectRefused(at.act('registrar', 'revise', { items: [{ month: 12, subject: '行政复议法' }], reason: '推迟' }), 'input.invalid');
  at.done('registrar', 'revise', {
    items: [
      { month: 10, subject: '决策部署' },
      { month: 11, subject: '行政复议法' },
    ],
    reason: '提前',
  });
  expect([at.study.stage, at.study.consulted, at.study.items[0]?.held?.on]).toEqual(['drafting', undefined, '2026-10-20']);
});
