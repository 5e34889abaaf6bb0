/** 泽州：学习的条文，逐条看软件办什么、拒绝什么。 */
import { rhythmOf } from '@lingxing/affairs/meeting';
import { kindsIn, expectedAt } from '@lingxing/affairs/study';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Plan, plan, session } from './support/studies.ts';

const pack = packOf('zezhou');

test('泽州第二十六条：主题由县长定，办公室送审，副职不能定；定的时候看到学习的重点', () => {
  const at = new Plan(pack);
  expectRefused(at.act('finance-clerk', 'draft', plan('study')), 'authority.not-yours 26');
  at.done('registrar', 'draft', plan('study'));
  expectRefused(at.act('registrar', 'name-approver', { post: 'executive', words: '分工' }), 'state.not-open 26');
  at.done('registrar', 'submit');
  expectRefused(at.act('executive', 'approve'), 'authority.not-yours 26');
  const { findings } = at.act('head', 'approve');
  expect(findings.map((one) => one.norm)).toEqual(expect.arrayContaining(['26-theme', '26-focus']));
  expect(at.study.stage).toBe('approved');
});

test('泽州第二十六条：学习由县长主持；别人主持的照实登记，判为不符', () => {
  const at = new Plan(pack).approved();
  const verdict = at.act('registrar', 'hold', session({ chair: 'executive' }));
  expect([verdict.outcome, verdict.stands]).toEqual(['refused', 'fact']);
  expect(verdict.findings.filter((one) => one.outcome !== 'passed').map((one) => one.norm)).toEqual(['26-chair']);
  expect(at.study.items[0]?.held?.chair).toBe('executive');
  expect(at.act('registrar', 'hold', session({ item: 'i2', on: '2026-11-20' })).outcome).toBe('permitted');
});

test('泽州第二十六条：政府领导和部门负责人参加；缺席的只能是应参加的', () => {
  const at = new Plan(pack).approved();
  const expected = expectedAt(at.context, 'study').map((one) => one.id);
  expect(expected).toEqual(expect.arrayContaining(['head', 'executive', 'deputy-finance', 'finance-head']));
  expect(expected).not.toContain('finance-clerk');
  expectRefused(at.act('registrar', 'hold', session({ absent: ['finance-clerk'] })), 'input.invalid');
  at.done('registrar', 'hold', session({ absent: ['finance-head'] }));
  expect(at.study.items[0]?.held?.absent).toEqual(['finance-head']);
});

test('泽州第二十六条：可以安排部门汇报、请专家讲座，登记时写明依据', () => {
  for (const [form, norm] of [
    ['report', '26-report'],
    ['lecture', '26-experts'],
  ] as const) {
    const { outcome, findings } = new Plan(pack).approved().act('registrar', 'hold', session({ form }));
    expect([outcome, findings.map((one) => one.norm)]).toEqual(['permitted', [norm]]);
  }
});

test('泽州第二十六条：一般两个月一次，上次10月20日，到12月20日不欠，次日起欠学', () => {
  const on = (today: string) => rhythmOf(pack, new Map([['study', ['2026-10-20']]]), today, ['study']).map((one) => [one.norm.id, one.due]);
  expect(on('2026-12-20')).toEqual([['26-frequency', { by: '2026-12-20', behind: undefined }]]);
  expect(on('2026-12-21')).toEqual([['26-frequency', { by: '2026-12-20', behind: '2026-12-21' }]]);
});

test('泽州没有写会前学法：不能拟定这样的计划', () => {
  expect(kindsIn(pack)).toEqual(['study']);
  expectRefused(new Plan(pack).act('registrar', 'draft', plan('law-study')), 'state.not-open');
});
