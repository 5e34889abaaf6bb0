/** 请销假 as five texts have it: what helps one whose leave is refused, who does a deputy's work, whose own leave is whose. */
import { askedIn, awayIn, leadersAway, leaveProcedure } from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';

const span = { from: '2026-11-26', until: '2026-11-27' };
const refusal = (at: Absences, post: string, act: string) =>
  leaveProcedure
    .offers(at.context, at.state(), actorOf(post))
    .find((one) => one.act === act)
    ?.verdict.findings.find((one) => one.outcome === 'refused');

describe('卫东区第八条：副区长受区长委托，负责其他方面的工作', () => {
  const weidong = packOf('weidong');
  const away = () => new Absences(weidong).done('deputy-finance', 'report', { absence: trip() });

  test('副区长外出无从交接：写明规则没有写由谁代办，写了的是第八条，可请区长另行安排', () => {
    const found = refusal(away(), 'deputy-finance', 'hand-over');
    expect(found?.message).toContain('本规则没有写');
    expect(found?.wayOut).not.toContain('行政首长外出');
    expect(found?.wayOut).toContain('另行安排');
    expect(found?.citation).toMatchObject({ article: 8 });
  });
  test('只有区长本人能安排；安排的须是其他副区长、其他领导；安排以后可以交接', () => {
    const at = away();
    expectRefused(at.act('executive', 'arrange', { to: 'deputy-education', ...span, reason: '工作衔接' }), 'authority.not-yours');
    expectRefused(at.act('head', 'arrange', { to: 'finance-head', ...span, reason: '工作衔接' }), 'authority.no-title 8');
    at.done('head', 'arrange', { to: 'other', ...span, reason: '工作衔接' });
    expect(refusal(at, 'deputy-finance', 'hand-over')).toBeUndefined();
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['deputy-finance by other 受委托负责']);
  });
  test('区长本人外出没有委托的，先办委托', () => {
    const at = new Absences(weidong).done('head', 'report', { absence: trip() });
    expect(refusal(at, 'head', 'hand-over')).toMatchObject({ message: '没有受委托的人，无从交接。', wayOut: '请先办委托。' });
  });
});

describe('泽州县第四十三条第三款：提前3天', () => {
  test('迟请的，写明可以请求书面同意', () => {
    const at = new Absences(packOf('zezhou'), '2026-11-25');
    const { findings } = at.ask('deputy-finance', 'apply', { absence: trip() }).verdict;
    expect(findings.find((one) => one.code === 'leave.short')?.wayOut).toContain('请求书面同意');
    expect(at.ask('deputy-finance', 'plead', { absence: trip(), reason: '临时会议' }).verdict.stands).toBe('request');
  });
});

describe('泽州县第五条第二款：代行县长职务的人自己的请假', () => {
  test('由县长本人办理，待办写明不由其本人代办', () => {
    const at = new Absences(packOf('zezhou'), '2026-11-19');
    at.done('head', 'report', { absence: trip({ from: '2026-11-23', to: '2026-11-27' }) });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-23', until: '2026-11-27' });
    at.today = '2026-11-23';
    at.done('executive', 'apply', { absence: trip({ from: '2026-12-01', to: '2026-12-02' }) }, {}, 'b');
    const [line] = leaveProcedure.expectations(at.context, at.state('b')).filter((one) => one.act === 'approve');
    expect(line?.post).toBe('head');
    expect(line?.label).toContain('本人的事项不由本人代办');
  });
});

describe('卫东区第六十四条：街道负责人请假由谁批准没有写', () => {
  test('待办称写明谁的请假由谁批准', () => {
    const at = new Absences(packOf('weidong')).done('town-head', 'apply', { absence: trip({ kind: 'leave' }) });
    const [line] = leaveProcedure.expectations(at.context, at.state());
    expect(line?.act).toBe('name-approver');
    expect(line?.label).toMatch(/^写明.+请假由谁批准$/u);
  });
});

describe('领导同时外出的位数', () => {
  test('在册的和待批的分开计；一人两次的不重复计', () => {
    const at = new Absences(packOf('zezhou'));
    at.done('executive', 'apply', { absence: trip() }, {}, 'a').done('head', 'approve', {}, {}, 'a');
    at.done('deputy-education', 'apply', { absence: trip({ from: '2026-11-27', to: '2026-11-28' }) }, {}, 'b');
    at.done('finance-head', 'apply', { absence: trip() }, {}, 'c');
    const days = { from: '2026-11-25', to: '2026-11-28' };
    const states = [...at.matters.values()];
    expect(leadersAway(at.context, awayIn(states, days, at.today), days, askedIn(states, days))).toEqual([
      { date: '2026-11-25', leaders: 0, asked: 0 },
      { date: '2026-11-26', leaders: 1, asked: 0 },
      { date: '2026-11-27', leaders: 1, asked: 1 },
      { date: '2026-11-28', leaders: 0, asked: 1 },
    ]);
  });
});
