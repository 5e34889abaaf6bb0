/** 督查督办：城区、泽州第三十七条、第三十九条，忻州第三十九条、第四十一条，西市第三十五条、第三十六条，卫东第三十一条、第六十五条。 */
import { organisationOf } from '@lingxing/affairs/kernel';
import { daysLate, taskProcedure } from '@lingxing/affairs/task';
import { describe, expect, test } from 'vitest';
import { answering } from './support/matters.ts';
import { against, expectRefused, organisationFor, packOf } from './support/office.ts';
import { FILE, Supervision, task, timed } from './support/tasks.ts';

const done = { words: '缺口已补', files: [FILE] };
const shanxi = [
  ['jincheng-chengqu', '39.1'],
  ['zezhou', '39.1'],
  ['xinzhou', '41.1'],
] as const;
const before = (title = task().title, sourceKey?: string) => [
  {
    matter: 'm1',
    title,
    openedAt: Date.parse('2026-08-03T09:00:00+08:00'),
    closed: true,
    ...(sourceKey === undefined ? {} : { sourceKey }),
  },
];

describe('交办时不予受理的', () => {
  test('时限早于交办之日、没有依据、没有时限的，牵头又协办的，第一责任人没有写明的', () => {
    const weidong = new Supervision(packOf('weidong'));
    expect(weidong.act('registrar', 'assign', { form: timed({ due: '2026-11-22' }) }).findings[0]?.message).toBe(
      '办结时限2026年11月22日早于交办之日2026年11月23日。',
    );
    expectRefused(weidong.act('registrar', 'assign', { form: task({ due: '2026-12-10' }) }), 'input.invalid');
    expectRefused(weidong.act('registrar', 'assign', { form: task() }), 'input.invalid');
    expectRefused(weidong.act('registrar', 'assign', { form: timed({ helpers: ['finance'] }) }), 'input.invalid');
    expectRefused(weidong.act('registrar', 'assign', { form: timed({ lead: 'nobody' }) }), 'input.invalid');
    expectRefused(weidong.act('head', 'assign', { form: timed() }), 'authority.not-yours');
    const { responsible: _, ...unnamed } = task();
    expectRefused(new Supervision(packOf('zezhou')).act('registrar', 'assign', { form: unnamed }), 'input.invalid');
    expect(weidong.done('registrar', 'assign', { form: timed({ due: '2026-11-23' }) }).stage).toBe('assigned');
  });

  test('补录早先交办的：部门、分解、其他事项转来的不能，日期没有到、年份太远、时限早于原交办之日的不予受理', () => {
    const weidong = new Supervision(packOf('weidong'));
    const since = (assignedOn: string, due = '2026-12-10') => timed({ assignedOn, due });
    expectRefused(weidong.act('education-clerk', 'assign', { form: since('2026-11-02') }), 'authority.not-yours');
    const from = { procedure: 'meeting', matter: '0190a000-0000-7000-8000-000000000001', post: 'registrar' };
    expectRefused(weidong.act('system', 'assign', { form: since('2026-11-02'), from }), 'authority.not-yours');
    expectRefused(weidong.act('registrar', 'assign', { form: since('2026-11-24') }), 'input.invalid');
    expectRefused(weidong.act('registrar', 'assign', { form: since('2022-12-31') }), 'input.invalid');
    expectRefused(weidong.act('registrar', 'assign', { form: since('2026-11-02', '2026-11-01') }), 'input.invalid');
    expect(weidong.stage).toBeUndefined();
  });

  test('补录的从原交办之日计时限，可以一补录就逾期；13710 的各段也从那一日算', () => {
    const weidong = new Supervision(packOf('weidong'));
    weidong.done('registrar', 'assign', { form: timed({ assignedOn: '2026-11-02', due: '2026-11-20' }) });
    expect([weidong.task.on, daysLate(weidong.task, '2026-11-23')]).toEqual(['2026-11-02', 3]);
    const zezhou = new Supervision(packOf('zezhou'));
    zezhou.done('registrar', 'assign', { form: task({ assignedOn: '2026-11-13' }) });
    const owed = taskProcedure.obligations(zezhou.context, zezhou.task).map((one) => [one.id, one.due]);
    expect(owed.slice(0, 3)).toEqual([
      ['arrange', '2026-11-14'],
      ['feedback', '2026-11-16'],
      ['limit', '2026-11-20'],
    ]);
  });

  test('从其他事项转来的只由系统交办', () => {
    const from = { procedure: 'meeting', matter: '0190a000-0000-7000-8000-000000000001', post: 'registrar' };
    const one = new Supervision(packOf('zezhou'));
    expectRefused(one.act('registrar', 'assign', { form: task(), from }), 'authority.not-yours');
    one.done('system', 'assign', { form: task(), from });
    expect([one.task.assigned.by, one.task.from?.procedure, one.stage]).toEqual(['registrar', 'meeting', 'assigned']);
  });
});

describe('重复督查', () => {
  test.each(shanxi)('%s 第%s条：相近的事项一年内交办过的，写明理由方可再交办', (government, article) => {
    const one = new Supervision(packOf(government));
    one.similar = before('核实并解决城南供热管网改造的资金缺口');
    const verdict = one.act('registrar', 'assign', { form: task() });
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', [`conduct.restricted ${article}`]]);
    expect(one.done('registrar', 'assign', { form: task() }, { reason: '缺口又有扩大' }).stage).toBe('assigned');
    const other = new Supervision(packOf(government));
    other.similar = before('组织开展冬季森林防火检查');
    expect(other.done('registrar', 'assign', { form: task() }).stage).toBe('assigned');
  });

  test('西市第三十六条第一款：严禁，写明理由也不予受理；同一来源的另一项不算', () => {
    const one = new Supervision(packOf('xishi'));
    one.similar = before();
    expect(against(one.act('registrar', 'assign', { form: timed() }, { reason: '再办' }))).toEqual(['conduct.restricted 36.1']);
    expect(one.stage).toBeUndefined();
    const source = { kind: 'from-meeting', reference: '第20次常务会议', item: '3' } as const;
    one.similar = before('研究教育布局', 'from-meeting 第20次常务会议 2');
    expect(one.done('registrar', 'assign', { form: timed({ source }) }).stage).toBe('assigned');
    const again = new Supervision(packOf('xishi'));
    again.similar = before('研究教育布局', 'from-meeting 第20次常务会议 3');
    expectRefused(again.act('registrar', 'assign', { form: timed({ source }) }), 'conduct.restricted');
  });

  test('卫东没有写重复督查：告知，不拦', () => {
    const one = new Supervision(packOf('weidong'));
    one.similar = before();
    const verdict = one.act('registrar', 'assign', { form: timed() });
    expect([verdict.outcome, one.stage]).toEqual(['permitted', 'assigned']);
    expect(verdict.findings.map((f) => f.code)).toContain('rule.states');
  });
});

describe('多头督查、越权督查', () => {
  const others = (closed = false) => before().map((one) => ({ ...one, assigner: 'justice', closed }));

  test.each(shanxi)('%s 第%s条：别的单位正在督办的，写明理由方可再交办；已办毕的算重复', (government, article) => {
    const one = new Supervision(packOf(government));
    one.similar = others();
    const verdict = one.act('registrar', 'assign', { form: task() });
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', [`conduct.restricted ${article}`]]);
    expect(verdict.findings.map((f) => f.message).join('')).toContain('其他单位正在督办');
    one.similar = others(true);
    expect(
      one
        .act('registrar', 'assign', { form: task() })
        .findings.map((f) => f.message)
        .join(''),
    ).toContain('一年内已交办过');
  });

  test('西市第三十六条第一款：严禁多头督查，部门、办公室都一样；本部门自己交办过的是重复', () => {
    const form = timed({ lead: 'education', withinRemit: true });
    for (const who of ['finance-head', 'registrar']) {
      const one = new Supervision(packOf('xishi'));
      one.similar = others();
      const { findings } = one.act(who, 'assign', { form: who === 'registrar' ? timed() : form }, { reason: '再办' });
      expect(findings.filter((f) => f.outcome === 'refused').map((f) => [f.norm, f.wayOut])).toEqual([
        ['36.1-forbidden', '请与其合并督办，不另交办。'],
      ]);
    }
    const own = new Supervision(packOf('xishi'));
    own.similar = before().map((one) => ({ ...one, assigner: 'finance' }));
    const { findings } = own.act('finance-head', 'assign', { form });
    expect(findings.filter((f) => f.outcome === 'refused').map((f) => f.wayOut)).toEqual(['请在原事项上督办。']);
  });

  test('卫东没有写多头督查：告知，不拦', () => {
    const one = new Supervision(packOf('weidong'));
    one.similar = others();
    const { findings } = one.act('registrar', 'assign', { form: timed() });
    expect([one.stage, findings.filter((f) => f.code === 'rule.states').map((f) => f.message.includes('没有写多头督查'))]).toEqual([
      'assigned',
      [true],
    ]);
  });

  test('西市第三十六条第一款：部门督查须写明在职权范围内；不在的是越权督查，不予受理；办公室不问', () => {
    const form = timed({ lead: 'education' });
    const one = new Supervision(packOf('xishi'));
    expectRefused(one.act('finance-head', 'assign', { form }), 'input.invalid 36.1');
    const beyond = one.act('finance-head', 'assign', { form: { ...form, withinRemit: false } }, { reason: '需要' });
    expect(beyond.findings.filter((f) => f.outcome === 'refused').map((f) => f.norm)).toEqual(['36.1-forbidden']);
    expect(one.done('finance-head', 'assign', { form: { ...form, withinRemit: true } }).task.form.withinRemit).toBe(true);
    expect(new Supervision(packOf('xishi')).done('registrar', 'assign', { form: timed() }).stage).toBe('assigned');
    // The other texts do not speak of powers.
    expect(new Supervision(packOf('zezhou')).done('finance-head', 'assign', { form: task({ lead: 'education' }) }).stage).toBe('assigned');
  });
});

describe('以政府名义督查', () => {
  const form = timed({ lead: 'education', inGovernmentName: true, withinRemit: true });
  test('西市第三十六条第一款：部门未经批准的不予受理；写明报谁批的，批准后才交办', () => {
    const one = new Supervision(packOf('xishi'));
    expect(against(one.act('finance-head', 'assign', { form }))).toEqual(['conduct.restricted 36.1']);
    one.done('finance-head', 'assign', { form: { ...form, approver: 'executive' } });
    expect([one.stage, one.waits()]).toEqual(['approving', { approve: ['executive'] }]);
    expectRefused(one.act('head', 'approve'), 'authority.not-yours');
    expectRefused(one.act('education-clerk', 'sign'), 'state.not-open');
    one.done('executive', 'approve');
    expect(one.stage).toBe('assigned');
    expectRefused(one.act('justice-clerk', 'withdraw', { reason: '错' }), 'authority.not-yours');
  });
  test('由谁批准由本府设定：写成别人的不予受理', () => {
    const pack = packOf('xishi');
    const set = answering(pack, 'inspection-approver', pack.title('head') ?? '');
    const one = new Supervision(set);
    expectRefused(one.act('finance-head', 'assign', { form: { ...form, approver: 'executive' } }), 'authority.not-yours');
    expect(one.done('finance-head', 'assign', { form }).waits()).toEqual({ approve: ['head'] });
  });
  test('卫东没有写：部门交办不须批准', () => {
    expect(new Supervision(packOf('weidong')).done('finance-head', 'assign', { form }).stage).toBe('assigned');
  });
});

describe('第一责任人', () => {
  test.each([
    ['xishi', '35.1'],
    ['weidong', '31'],
  ])('%s 第%s条：是牵头部门主要负责人，另写的不作数；换了人随职务走', (government) => {
    const one = new Supervision(packOf(government)).done('registrar', 'assign', { form: timed({ responsible: 'education-head' }) });
    expect(taskProcedure.readers(one.context, one.task).posts).toContain('finance-head');
    expect(one.waits().sign).toEqual(['finance-clerk', 'finance-head', 'finance-vice']);
  });
  test('任过此职的职务撤了，由部门主要负责人接；部门无人在任，由督办的人接', () => {
    const one = new Supervision(packOf('zezhou')).done('registrar', 'assign', { form: task({ responsible: 'finance-vice' }) });
    const { posts, departments } = organisationFor(one.pack);
    one.organisation = organisationOf(
      2,
      [...posts.values()].filter((p) => p.id !== 'finance-vice'),
      [...departments.values()],
    );
    expect(one.waits().sign).toEqual(['finance-clerk', 'finance-head']);
    one.organisation = organisationOf(
      3,
      [...posts.values()].filter((p) => p.department !== 'finance'),
      [...departments.values()],
    );
    expect(one.waits().sign).toEqual(['registrar']);
  });
});

describe.each(shanxi)('%s 第%s条：13710', (government) => {
  const at = () => new Supervision(packOf(government));
  test('一日内部署、三日反馈、七日办结，按日历日；重大的一个月', () => {
    expect(at().done('registrar', 'assign', { form: task() }).owed()).toEqual([
      '一日内研究部署 2026-11-24 open',
      '三日反馈办理情况 2026-11-26 open',
      '办结 2026-11-30 open',
      '逾期提醒主办单位 2026-11-30 open',
    ]);
    expect(
      at()
        .done('registrar', 'assign', { form: task({ weight: 'major' }) })
        .owed()[2],
    ).toBe('办结 2026-12-23 open');
    // 来源自己有时限的从其时限；早于阶段的，不再列阶段。
    expect(
      at()
        .done('registrar', 'assign', { form: timed({ due: '2026-11-25' }) })
        .owed()
        .slice(0, 2),
    ).toEqual(['一日内研究部署 2026-11-24 open', '办结 2026-11-25 open']);
  });
  test('本府设定按工作日计的，按工作日', () => {
    // 11月28日、29日是周末。
    const one = new Supervision(answering(packOf(government), 'supervision-days', '工作日')).done('registrar', 'assign', { form: task() });
    expect(one.owed()[2]).toBe('办结 2026-12-02 open');
  });
  test('没有报送方案的不能报告办结；没有证明材料的不能；不评等次的不能通过，不合格的退回', () => {
    const one = at().done('registrar', 'assign', { form: task() });
    expectRefused(one.act('finance-clerk', 'plan', { words: '方案' }), 'state.not-open');
    expectRefused(one.act('education-clerk', 'sign'), 'authority.not-yours');
    one.done('finance-clerk', 'sign');
    expectRefused(one.act('finance-clerk', 'complete', done), 'step.missing');
    one.done('finance-clerk', 'plan', { words: '方案' });
    expectRefused(one.act('finance-clerk', 'complete', { words: '办结', files: [] }), 'input.invalid');
    one.done('finance-clerk', 'complete', done);
    expectRefused(one.act('registrar', 'accept', {}), 'input.invalid');
    expectRefused(one.act('registrar', 'accept', { grade: '不合格' }), 'input.invalid');
    expectRefused(one.act('finance-head', 'accept', { grade: '优秀' }), 'authority.not-yours');
    expectRefused(one.act('registrar', 'close', { to: '县长', on: '2026-11-23' }), 'state.not-open');
    one.done('registrar', 'accept', { grade: '良好' });
    expectRefused(one.act('finance-head', 'close', { to: '县长', on: '2026-11-23' }), 'authority.not-yours');
    expectRefused(one.act('registrar', 'close', { to: '县长', on: '2026-11-24' }), 'input.invalid');
    one.done('registrar', 'close', { to: '县长', on: '2026-11-23' });
    expect([one.stage, one.task.accepted?.grade, taskProcedure.summary(one.task).closed]).toEqual(['closed', '良好', true]);
  });
  test('退回不重新起算；逾期依次提醒、不重不漏；逾期才申请的延期照记', () => {
    const one = at().atWork();
    one.done('finance-clerk', 'complete', done).done('registrar', 'send-back', { reason: '没有凭证' });
    expect(one.owed()).toContain('办结 2026-11-30 open');
    expect(one.on('2026-11-30').night()).toBe(0);
    expect(one.on('2026-12-01').night()).toBe(1);
    expect([one.night(), one.waits().press]).toEqual([0, undefined]);
    expect(one.on('2026-12-02').night()).toBe(0);
    expect([one.on('2026-12-03').night(), one.waits().press]).toEqual([1, ['finance-head']]);
    one.done('finance-head', 'press', { words: '三日内办完' });
    expect(one.waits().press).toBeUndefined();
    expect([one.on('2026-12-06').night(), one.waits().press]).toEqual([1, ['deputy-finance']]);
    expect([one.on('2026-12-20').night(), one.task.climbs.map((c) => c.to)]).toEqual([0, ['owner', 'department-head', 'leader-in-charge']]);
    expectRefused(one.act('education-clerk', 'ask-extension', { until: '2026-12-31', reason: '缺材料' }), 'authority.not-yours');
    expectRefused(one.act('finance-clerk', 'ask-extension', { until: '2026-11-29', reason: '缺材料' }), 'input.invalid');
    expect(one.act('finance-clerk', 'ask-extension', { until: '2026-12-31', reason: '缺材料' })).toMatchObject({
      outcome: 'refused',
      stands: 'fact',
    });
    expect(one.task.breaches.map((f) => f.code)).toEqual(['limit.passed']);
    // 批示是县长的，延期也由他批。
    expect(one.waits()['grant-extension']).toEqual(['head']);
    expectRefused(one.act('deputy-finance', 'grant-extension'), 'authority.not-yours');
    one.done('head', 'grant-extension');
    expect(one.owed()).toContain('办结 2026-12-31 open');
    expect(one.waits().press).toBeUndefined();
  });
  test('停机多日以后补提醒，两次之间仍隔开', () => {
    const one = at().atWork().on('2026-12-20');
    expect([one.night(), one.on('2026-12-21').night(), one.on('2026-12-22').night()]).toEqual([1, 0, 1]);
  });
});

describe('没有督办阶段的：时限逐件写明，不评等次', () => {
  test.each([
    ['xishi', '35.2'],
    ['weidong', '65'],
  ])('%s 第%s条', (government) => {
    const one = new Supervision(packOf(government)).done('registrar', 'assign', { form: timed() });
    expect(one.owed()).toEqual(['办结 2026-12-10 open', '逾期提醒主办单位 2026-12-10 open']);
    one.done('finance-clerk', 'sign').done('finance-clerk', 'complete', done);
    expectRefused(one.act('registrar', 'accept', { grade: '优秀' }), 'input.invalid');
    one.done('registrar', 'accept').done('registrar', 'close', { to: '区长', on: '2026-11-23' });
    expect(one.stage).toBe('closed');
  });
});

test('协办单位没有报的不能办结，写明理由的可以；几家的一并汇总', () => {
  const one = new Supervision(packOf('xishi')).done('registrar', 'assign', { form: timed({ helpers: ['education', 'justice'] }) });
  one.done('finance-clerk', 'sign');
  expectRefused(one.act('finance-clerk', 'report-part', { words: '协办' }), 'authority.not-yours');
  one.done('education-head', 'report-part', { words: '已配合' });
  expect(one.waits()['report-part']).toEqual(['justice-clerk', 'justice-head', 'justice-vice']);
  expectRefused(one.act('finance-clerk', 'complete', done), 'reply.missing');
  expect(one.done('finance-clerk', 'complete', { ...done, without: '司法局已口头说明' }).stage).toBe('claimed');
  expect(one.task.parts.map((part) => part.of)).toEqual(['education']);
});

test('改派：时限、阶段不变，由新的单位签收；改回原单位、改给不存在的不予受理', () => {
  const one = new Supervision(packOf('zezhou')).atWork().on('2026-11-25');
  expectRefused(one.act('registrar', 'reassign', { lead: 'finance', responsible: 'finance-head', reason: '分工' }), 'input.invalid');
  expectRefused(one.act('registrar', 'reassign', { lead: 'education', reason: '分工' }), 'input.invalid');
  one.done('registrar', 'reassign', { lead: 'education', responsible: 'education-head', reason: '属教育局职责' });
  expect([one.stage, one.waits().sign, one.owed().slice(0, 3)]).toEqual([
    'assigned',
    ['education-clerk', 'education-head', 'education-vice'],
    ['一日内研究部署 2026-11-24 met', '三日反馈办理情况 2026-11-26 open', '办结 2026-11-30 open'],
  ]);
});

test('结果报回作出批示的领导：销号以后在他的待办里，本人阅知；会议议定的回到会上，回头看重新办理的再报一次', () => {
  const one = new Supervision(packOf('weidong')).done('registrar', 'assign', { form: timed() });
  one.done('finance-clerk', 'sign').done('finance-clerk', 'plan', { words: '分三步' }).done('finance-clerk', 'complete', done);
  one.done('registrar', 'accept', {});
  expectRefused(one.act('head', 'take-note'), 'state.not-open');
  one.done('registrar', 'close', { to: '区长', on: '2026-11-23' });
  expect(one.waits()).toEqual({ 'take-note': ['head'] });
  expectRefused(one.act('deputy-finance', 'take-note'), 'authority.not-yours');
  expectRefused(one.act('registrar', 'take-note'), 'authority.not-yours');
  one.done('head', 'take-note', { opinion: '已阅，巩固成果' });
  expect([one.waits(), one.task.noted?.opinion, taskProcedure.summary(one.task).closed]).toEqual([{}, '已阅，巩固成果', true]);
  expectRefused(one.act('head', 'take-note'), 'state.not-open');
  one.done('registrar', 'look-back', { found: '又有缺口', holds: false, due: '2027-03-10' });
  expect(one.task.noted).toBeUndefined();
  const source = { kind: 'from-meeting', reference: '第8次常务会议', item: '2', decidedBy: 'head' } as const;
  const sat = new Supervision(packOf('weidong')).done('registrar', 'assign', { form: timed({ source }) });
  sat.done('finance-clerk', 'sign').done('finance-clerk', 'plan', { words: '办' }).done('finance-clerk', 'complete', done);
  sat.done('registrar', 'accept', {}).done('registrar', 'close', { to: '常务会议', on: '2026-11-23' });
  expect(sat.waits()).toEqual({});
});

test('分解：各成一件，没有销号的，总的不能销号；写明理由的可以', () => {
  const one = new Supervision(packOf('weidong')).done('registrar', 'assign', { form: timed() }).done('finance-clerk', 'sign');
  const part = timed({ title: '拨付城南供热第一批资金', lead: 'education' });
  const { follows } = one.ask('registrar', 'decompose', { form: part });
  expect(follows).toMatchObject([
    { procedure: 'task', matter: 'child', opens: true, act: 'assign', input: { from: { matter: 'own', post: 'registrar' } } },
  ]);
  one.done('registrar', 'decompose', { form: part }).done('finance-clerk', 'complete', done).done('registrar', 'accept');
  expectRefused(one.act('registrar', 'close', { to: '区长', on: '2026-11-23' }), 'step.missing');
  expectRefused(
    one.act('registrar', 'child-ended', { child: '0190a000-0000-7000-8000-000000000001', closed: true }),
    'authority.not-yours',
  );
  expect(one.done('registrar', 'close', { to: '区长', on: '2026-11-23', without: '另行跟踪' }).stage).toBe('closed');
});

test('回头看：没有落实的重新办理，时限另定；已经过去的时限不予受理', () => {
  const one = new Supervision(packOf('weidong')).done('registrar', 'assign', { form: timed() }).done('finance-clerk', 'sign');
  one.done('finance-clerk', 'complete', done).done('registrar', 'accept').done('registrar', 'close', { to: '区长', on: '2026-11-23' });
  one.on('2027-03-01');
  expectRefused(one.act('registrar', 'look-back', { found: '又欠', holds: false }), 'input.invalid');
  expectRefused(one.act('registrar', 'look-back', { found: '又欠', holds: false, due: '2027-02-28' }), 'input.invalid');
  one.done('registrar', 'look-back', { found: '又欠', holds: false, due: '2027-03-10' });
  expect([one.stage, one.owed()[0], taskProcedure.summary(one.task).closed]).toEqual(['working', '办结 2027-03-10 open', false]);
});
