/** 部门会议、活动：城区、泽州第二十五条，忻州第二十六条，西市第二十五条，卫东第五十条、第五十二条。 */
import { formSchema, onCalendar, type MeetingInput } from '@lingxing/affairs/department-meeting';
import { describe, expect, test } from 'vitest';
import { Convening, held, meeting } from './support/department-meetings.ts';
import { answering } from './support/matters.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const reason = { reason: '专项工作需要' };
const grounds = { slot: 'holding', words: '本府会议审批办法' };

/** What the text finds on a request of the finance bureau. */
const asked = (government: string, change: Partial<MeetingInput>, act = 'apply') =>
  against(new Convening(packOf(government)).act('finance-clerk', act, { form: meeting(change) }));

describe.each([
  ['jincheng-chengqu', '25', 'lowerHeads'],
  ['zezhou', '25', 'lowerHeads'],
  ['xinzhou', '26', 'leaders'],
] as const)('%s 第%s条', (government, article, barredInvitation) => {
  const pack = packOf(government);
  const at = (today?: string) => new Convening(pack, today);

  test(`第${article}条第二款：9个工作日前报的不予受理，10个工作日前报的可以；会议、活动一样`, () => {
    // 2026年12月4日前的第9个工作日、12月7日前的第10个工作日都是11月23日。
    for (const kind of ['area-wide', 'event'] as const) {
      expect(asked(government, { kind, on: '2026-12-04' })).toEqual([`advance.short ${article}.2`]);
      expect(asked(government, { kind, on: '2026-12-07' })).toEqual([]);
    }
    expect(at().act('finance-clerk', 'apply', { form: meeting({ on: '2026-12-04' }) }).outcome).toBe('refused');
  });

  test(`第${article}条第二款的期限不管部门自己的工作会议`, () => {
    expect(asked(government, { kind: 'work', on: '2026-11-25' })).toEqual([]);
  });

  test(`第${article}条第四款：经费没有纳入预算的不予受理；论坛、节会从严控制，写明理由`, () => {
    expect(asked(government, { budgeted: false })).toEqual([`preparation.missing ${article}.4`]);
    const verdict = at().act('finance-clerk', 'apply', { form: meeting({ kind: 'forum' }) });
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', [`conduct.restricted ${article}.4`]]);
    expect(at().done('finance-clerk', 'apply', { form: meeting({ kind: 'forum' }) }, reason).stage).toBe('asked');
  });

  test(`第${article}条第一款：一般不请政府领导出席，写明理由可以；兼任部门负责人的不在此限`, () => {
    const verdict = at().act('finance-clerk', 'apply', { form: meeting({ leaders: ['executive'] }) });
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', [`conduct.restricted ${article}.1`]]);
    expect(asked(government, { leaders: ['executive'], concurrent: ['executive'] })).toEqual([]);
  });

  test(`第${article}条第二款：办公室审核后呈报领导审核，原文没有写由谁批准的由办公室写明，批准后才召开`, () => {
    const one = at().done('finance-clerk', 'apply', { form: meeting() });
    expect([one.stage, one.waits()]).toEqual(['asked', { refer: ['registrar'] }]);
    // 没有写哪一位领导：不写明的不能呈报，呈报给领导以外的人也不能。
    expectRefused(one.act('registrar', 'refer', { opinion: '属实' }), 'input.invalid');
    expectRefused(one.act('registrar', 'refer', { opinion: '属实', post: 'finance-head' }), 'input.invalid');
    expectRefused(one.act('finance-head', 'refer', { opinion: '属实', post: 'executive' }), 'authority.not-yours');
    one.done('registrar', 'refer', { opinion: '属实', post: 'executive' });
    expect([one.stage, one.waits()]).toEqual(['reviewing', { review: ['executive'] }]);
    expectRefused(one.act('head', 'review', { opinion: '可以' }), 'authority.not-yours');
    one.done('executive', 'review', { opinion: '可以' });
    expect(one.waits()).toEqual({ 'name-decider': ['registrar'] });
    expectRefused(one.act('head', 'approve'), 'step.missing');
    one.done('registrar', 'name-decider', { ...grounds, post: 'head' });
    expectRefused(one.act('executive', 'approve'), 'authority.not-yours');
    one.done('head', 'approve');
    expect([one.stage, one.waits().hold]).toEqual(['approved', ['finance-clerk', 'finance-head', 'finance-vice']]);
  });

  test('本府设定写明由谁批准的，送其人', () => {
    const one = new Convening(answering(pack, 'who-approves-event', pack.title('head') ?? ''));
    one.done('finance-clerk', 'apply', { form: meeting() }).done('registrar', 'refer', { opinion: '属实', post: 'deputy-finance' });
    one.done('deputy-finance', 'review', { opinion: '可以' });
    expect(one.waits()).toEqual({ approve: ['head'] });
  });

  test(`第${article}条第三款：没有批准就请了的，召开后照实登记`, () => {
    const invited: Partial<MeetingInput> =
      barredInvitation === 'lowerHeads' ? { lowerHeads: ['甲镇镇长'] } : { leaders: ['executive'], concurrent: ['executive'] };
    const one = at('2026-12-08');
    const verdict = one.act('registrar', 'register', { host: 'finance', form: meeting(invited) });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(verdict)).toContain(`conduct.restricted ${article}.3`);
    expect(against(verdict)).toContain(`conduct.restricted ${article}.2`);
    expect(against(verdict)).toContain(`advance.short ${article}.2`);
    expect(one.stage).toBe('held');
  });
});

/** What is found on one that was held without leave, by norm. */
const foundAfterwards = (government: string, change: Partial<MeetingInput>): Readonly<Record<string, string>> => {
  const { findings } = new Convening(packOf(government), '2026-12-08').act('registrar', 'register', {
    host: 'finance',
    form: meeting(change),
  });
  return Object.fromEntries(findings.map((one) => [one.norm ?? '', one.outcome]));
};

test.each([
  ['jincheng-chengqu', '25.3-invite', 'refused', { lowerHeads: ['甲镇镇长'] }],
  ['zezhou', '25.3-invite', 'refused', { lowerHeads: ['甲镇镇长'] }],
  ['xinzhou', '26.3-invite', 'refused', { leaders: ['executive'] }],
  ['jincheng-chengqu', '25.4-forum', 'warned', { kind: 'forum' }],
  ['zezhou', '25.4-forum', 'warned', { kind: 'forum' }],
  ['xinzhou', '26.4-forum', 'warned', { kind: 'forum' }],
] satisfies [string, string, string, Partial<MeetingInput>][])('%s %s：没有批准就办了的，%s', (government, norm, outcome, change) => {
  expect(foundAfterwards(government, change)[norm]).toBe(outcome);
  // Where nobody is asked and no forum is held, the norm has nothing to say.
  expect(foundAfterwards(government, {})[norm]).toBeUndefined();
});

test.each([
  ['晋城城区第二十五条第四款', 'jincheng-chengqu', '25.4-budget'],
  ['泽州第二十五条第四款', 'zezhou', '25.4-budget'],
  ['忻州第二十六条第四款', 'xinzhou', '26.4-budget'],
  ['西市第二十五条第五款', 'xishi', '25.5-budget'],
])('%s：经费没有纳入预算就办了的，记为不合；纳入的，合', (_, government, norm) => {
  expect(foundAfterwards(government, { budgeted: false })[norm]).toBe('refused');
  expect(foundAfterwards(government, { budgeted: true })[norm]).toBe('passed');
});

test('忻州第二十六条第三款：开到市以下的要报批；设定写明由谁批的另由其批准', () => {
  const pack = packOf('xinzhou');
  const form = meeting({ below: true });
  const fact = new Convening(pack, '2026-12-08').act('registrar', 'register', { host: 'finance', form });
  expect(against(fact)).toContain('conduct.restricted 26.3');
  const one = new Convening(answering(pack, 'who-approves-below', '常务副职')).done('finance-clerk', 'apply', { form });
  one.done('registrar', 'refer', { opinion: '属实', post: 'head' }).done('head', 'review', { opinion: '可以' });
  expect(one.waits()).toEqual({ 'name-decider': ['registrar'], approve: ['executive'] });
});

describe('西市第二十五条', () => {
  const pack = packOf('xishi');
  const at = (today?: string) => new Convening(pack, today);

  test('西市第二十五条第三款：没有分管领导同意的不予受理，先报分管领导', () => {
    expect(asked('xishi', {})).toEqual(['preparation.missing 25.3']);
    expect(asked('xishi', { kind: 'event' })).toEqual(['preparation.missing 25.3']);
    expect(asked('xishi', { kind: 'work' })).toEqual([]);
    const one = at().done('finance-clerk', 'consult', { form: meeting() });
    expect([one.stage, one.waits()]).toEqual(['consulting', { consent: ['deputy-finance'] }]);
    expectRefused(one.act('finance-clerk', 'submit'), 'state.not-open');
    expectRefused(one.act('deputy-education', 'consent'), 'authority.not-yours');
    one.done('deputy-finance', 'consent', { opinion: '同意' }).done('finance-clerk', 'submit');
    expect([one.stage, one.state?.asked, one.state?.breaches]).toEqual(['asked', '2026-11-23', []]);
  });

  test('西市第二十五条第三款：同意之后，正式报请示那天不足7个工作日的不予受理；改期可以', () => {
    // 2026年12月2日前的第7个工作日是11月23日。
    expect(asked('xishi', { on: '2026-12-01' }, 'consult')).toEqual(['advance.short 25.3']);
    const one = at().done('finance-clerk', 'consult', { form: meeting({ on: '2026-12-02' }) });
    one.today = '2026-11-24';
    one.done('deputy-finance', 'consent');
    expectRefused(one.act('finance-clerk', 'submit'), 'advance.short 25.3');
    one.done('finance-clerk', 'submit', { change: { on: '2026-12-03' } });
    expect([one.stage, one.state?.form.on]).toEqual(['asked', '2026-12-03']);
  });

  test('分管领导不同意的，不再往下走', () => {
    const one = at().done('finance-clerk', 'consult', { form: meeting() }).done('deputy-finance', 'decline', { opinion: '合并召开' });
    expect([one.stage, one.waits()]).toEqual(['declined', {}]);
  });

  test('西市第二十五条第四款：没有批准请部门负责人、开到部门以下的照实登记；一般不越级开', () => {
    const fact = (change: Partial<MeetingInput>) =>
      against(at('2026-12-08').act('registrar', 'register', { host: 'finance', form: meeting(change) }));
    expect(fact({ departments: ['教育局局长'] })).toContain('conduct.restricted 25.4');
    expect(fact({ below: true })).toContain('conduct.restricted 25.4');
    expect(fact({})).not.toContain('conduct.restricted 25.4');
    const skips = at().act('finance-clerk', 'consult', { form: meeting({ skipsLevel: true }) });
    expect([skips.outcome, against(skips)]).toEqual(['warned', ['conduct.restricted 25.4']]);
  });

  test('西市第二十五条第二款、第五款：领导一般不出席、从严控制论坛，写明理由；经费没有预算的不予受理', () => {
    expect(asked('xishi', { leaders: ['head'] }, 'consult')).toEqual(['conduct.restricted 25.2']);
    expect(asked('xishi', { kind: 'forum' })).toEqual(['conduct.restricted 25.5']);
    expect(asked('xishi', { budgeted: false }, 'consult')).toEqual(['preparation.missing 25.5']);
  });

  test('西市第二十五条第三款：没有写由谁批准，设定写明的送其人', () => {
    const one = new Convening(answering(pack, 'area-wide-approver', '区长')).done('finance-clerk', 'consult', { form: meeting() });
    one
      .done('deputy-finance', 'consent')
      .done('finance-clerk', 'submit')
      .done('registrar', 'refer', { opinion: '属实', post: 'executive' });
    one.done('executive', 'review', { opinion: '可以' });
    expect(one.waits()).toEqual({ approve: ['head'] });
  });
});

describe('卫东第五十条、第五十二条', () => {
  const pack = packOf('weidong');
  const at = (today?: string) => new Convening(pack, today);

  test('卫东没有写提前几日：当天报也不按期限拒绝', () => {
    expect(asked('weidong', { on: '2026-11-23' })).toEqual([]);
  });

  test('卫东第五十二条：部门的全区性会议不得用区政府名义', () => {
    expect(asked('weidong', { inGovernmentName: true })).toEqual(['conduct.restricted 52']);
  });

  test('卫东第五十条：临时召开的由分管领导审核、区长批准', () => {
    const one = at().done('finance-clerk', 'apply', { form: meeting({ urgent: true }) });
    expectRefused(one.act('registrar', 'refer', { opinion: '属实', post: 'executive' }), 'input.invalid 50');
    one.done('registrar', 'refer', { opinion: '属实' });
    expect(one.waits()).toEqual({ review: ['deputy-finance'] });
    one.done('deputy-finance', 'review', { opinion: '可以' });
    expect(one.waits()).toEqual({ approve: ['head'] });
    expectRefused(one.act('executive', 'approve'), 'authority.not-yours 50');
    expect(one.done('head', 'approve').stage).toBe('approved');
  });

  test('卫东第五十二条：不是临时召开的，原文没有写由谁审批：办公室审核后写明', () => {
    const one = at().done('finance-clerk', 'apply', { form: meeting() });
    expectRefused(one.act('registrar', 'refer', { opinion: '属实', post: 'head' }), 'input.invalid');
    one.done('registrar', 'refer', { opinion: '属实' });
    expect([one.stage, one.waits()]).toEqual(['deciding', { 'name-decider': ['registrar'] }]);
  });

  test('卫东第五十二条：请街道负责人的，另报区政府批准；会议批准了也不算', () => {
    const one = at().done('finance-clerk', 'apply', { form: meeting({ urgent: true, lowerHeads: ['某街道主任'] }) });
    one.done('registrar', 'refer', { opinion: '属实' }).done('deputy-finance', 'review', { opinion: '可以' }).done('head', 'approve');
    expect([one.stage, one.waits()]).toEqual(['deciding', { 'name-decider': ['registrar'] }]);
    one.done('registrar', 'name-decider', { ...grounds, slot: 'invitation', post: 'executive' }).done('executive', 'approve');
    expect(one.stage).toBe('approved');
    const fact = at('2026-12-08').act('registrar', 'register', { host: 'finance', form: meeting({ lowerHeads: ['某街道主任'] }) });
    expect(against(fact)).toEqual(['conduct.restricted 52', 'conduct.restricted 52']);
  });

  test('卫东第五十条：以区政府名义的专业会议由区长办公会议或者常务会议定，办公室登记', () => {
    const one = at().done('finance-clerk', 'apply', { form: meeting({ kind: 'professional', inGovernmentName: true }) });
    one.done('registrar', 'refer', { opinion: '属实' });
    expect(one.waits()).toEqual({ 'enter-decision': ['registrar'] });
    expectRefused(one.act('head', 'approve'), 'step.missing 50');
    one.done('registrar', 'enter-decision', { slot: 'holding', granted: true, on: '2026-11-23', words: '常务会议纪要' });
    expect(one.stage).toBe('approved');
  });
});

/** One of 忻州 that the head has approved. */
function approved(change: Partial<MeetingInput> = {}): Convening {
  const one = new Convening(answering(packOf('xinzhou'), 'who-approves-event', '市长')).done('finance-clerk', 'apply', {
    form: meeting(change),
  });
  one
    .done('registrar', 'refer', { opinion: '属实', post: 'executive' })
    .done('executive', 'review', { opinion: '可以' })
    .done('head', 'approve');
  one.today = '2026-12-08';
  return one;
}

describe('召开情况、补登、书面同意、撤回', () => {
  test('照批准的开：没有不合规定；还没有到的日期不收', () => {
    const one = approved();
    expectRefused(one.act('finance-clerk', 'hold', held({ on: '2026-12-09' })), 'input.invalid');
    expectRefused(one.act('education-clerk', 'hold', held()), 'authority.not-yours');
    expect(one.act('finance-clerk', 'hold', held()).outcome).toBe('permitted');
    expect([one.stage, one.state?.breaches]).toEqual(['held', []]);
  });

  test('忻州第二十六条第一款：比批准的人多、会期长、费用高，照实记下；少的不记', () => {
    for (const more of [{ people: 81 }, { days: 1.5 }, { cost: 6_000.5 }]) {
      const one = approved();
      const verdict = one.act('finance-clerk', 'hold', held(more));
      expect([verdict.stands, against(verdict)]).toEqual(['fact', ['conduct.restricted 26.1']]);
      expect(one.stage).toBe('held');
    }
    expect(approved().act('finance-clerk', 'hold', held({ people: 20, days: 0.5, cost: 0 })).outcome).toBe('permitted');
  });

  test('忻州第二十六条第三款：来的领导不在批准的名单里，照实记下；名单里的不记', () => {
    const came = { leaders: ['executive'] };
    const found = against(approved().act('finance-clerk', 'hold', held(came)));
    expect(found.toSorted()).toEqual(['conduct.restricted 26.1', 'conduct.restricted 26.3']);
    const listed = approved({ leaders: ['executive'], concurrent: ['executive'] });
    expect(against(listed.act('finance-clerk', 'hold', held(came)))).toEqual([]);
  });

  test('没有批准就开了的，不合规定之处随件；市长书面同意照办，判定不变', () => {
    const one = new Convening(packOf('xinzhou')).done('finance-clerk', 'apply', { form: meeting() });
    one.today = '2026-12-08';
    expectRefused(one.act('head', 'order', { reason: '属实' }), 'state.not-open');
    expect(against(one.act('finance-clerk', 'hold', held()))).toEqual(['conduct.restricted 26.2']);
    expectRefused(one.act('executive', 'order', { reason: '属实' }), 'authority.not-yours');
    const order = one.act('head', 'order', { reason: '属实' });
    expect([order.outcome, order.stands, one.state?.order?.reason, one.state?.breaches.length]).toEqual(['refused', 'order', '属实', 1]);
    expectRefused(one.act('head', 'order', { reason: '属实' }), 'state.not-open');
  });

  test('来不及的由市长书面同意照办，待召开；没有不合规定之处的不用', () => {
    const one = new Convening(packOf('xinzhou'));
    expectRefused(one.act('head', 'order', { host: 'finance', form: meeting({ on: '2026-11-25' }) }), 'input.invalid');
    one.done('head', 'order', { host: 'finance', form: meeting({ on: '2026-11-25' }), reason: '防汛急需' });
    expect([one.stage, one.state?.breaches.map((found) => found.code).includes('advance.short')]).toEqual(['approved', true]);
  });

  test('办公室退回的，改了再报；撤回的不再办；别的部门、乡镇、过去的日期都不收', () => {
    const one = new Convening(packOf('xinzhou')).done('finance-clerk', 'apply', { form: meeting() });
    one.done('registrar', 'return', { reason: '会期过长' });
    expect([one.stage, one.waits().submit]).toEqual(['returned', ['finance-clerk', 'finance-head', 'finance-vice']]);
    one.today = '2026-11-24';
    expectRefused(one.act('finance-clerk', 'submit', { change: { days: 0.5 } }), 'advance.short 26.2');
    one.done('finance-clerk', 'submit', { change: { days: 0.5, on: '2026-12-08' } });
    expect([one.stage, one.state?.asked, one.state?.form.days]).toEqual(['asked', '2026-11-24', 0.5]);
    one.done('finance-clerk', 'withdraw', { reason: '合并召开' });
    expect([one.stage, one.waits(), one.open('finance-clerk')]).toEqual(['withdrawn', {}, []]);
    const fresh = new Convening(packOf('xinzhou'));
    expectRefused(fresh.act('education-clerk', 'apply', { host: 'finance', form: meeting() }), 'authority.not-yours');
    expectRefused(fresh.act('town-clerk', 'apply', { form: meeting() }), 'input.invalid');
    expectRefused(fresh.act('finance-clerk', 'apply', { form: meeting({ on: '2026-11-22' }) }), 'input.invalid');
    expectRefused(fresh.act('finance-clerk', 'register', { form: meeting({ on: '2026-11-20' }) }), 'authority.not-yours');
    expectRefused(fresh.act('registrar', 'register', { host: 'finance', form: meeting() }), 'input.invalid');
    expectRefused(fresh.act('finance-clerk', 'consult', { form: meeting() }), 'state.not-open');
    expectRefused(fresh.act('finance-clerk', 'apply', { form: meeting({ leaders: ['finance-head'] }) }), 'input.invalid');
  });

  test('没有人办的不会停：每一步都有待办人，办结的没有', () => {
    const one = new Convening(packOf('xinzhou')).done('finance-clerk', 'apply', { form: meeting() });
    one.done('registrar', 'refer', { opinion: '属实', post: 'executive' }).done('executive', 'decline', { opinion: '改为视频会议' });
    expect([one.stage, one.waits()]).toEqual(['declined', {}]);
    expectRefused(one.act('finance-clerk', 'submit'), 'state.not-open');
    expect(one.open('finance-clerk')).toEqual(['hold']);
  });
});

test.each([
  ['days', 0.3],
  ['days', 31],
  ['people', 0],
  ['cost', -1],
  ['hour', '25:00'],
  ['subject', ''],
  ['budgeted', undefined],
] as const)('填写不合要求的不收：%s', (field, value) => {
  expect(formSchema.safeParse({ ...meeting(), [field]: value }).success).toBe(false);
  expect(formSchema.safeParse(meeting()).success).toBe(true);
});

describe('充分准备：城区、泽州第二十五条第三款，忻州第二十六条第三款，西市第二十五条第四款', () => {
  test.each([
    ['jincheng-chengqu', '25.3'],
    ['zezhou', '25.3'],
    ['xinzhou', '26.3'],
  ])('%s：没有充分准备的、没有写明的不予受理，写明的可以；各类会议一样', (government, article) => {
    for (const kind of ['area-wide', 'event', 'work'] as const)
      for (const prepared of [false, undefined])
        expect([kind, prepared, asked(government, { kind, prepared })]).toEqual([kind, prepared, [`preparation.missing ${article}`]]);
    expect(asked(government, { prepared: true, preparation: '议程、材料已备' })).toEqual([]);
  });
  test('西市：先请同意时就审，没有准备好的不予受理；正式报请示时可以写明已经准备好', () => {
    const ask = (prepared: boolean | undefined) =>
      new Convening(packOf('xishi')).act('finance-clerk', 'consult', { form: meeting({ prepared }) });
    expect(against(ask(false))).toEqual(['preparation.missing 25.4']);
    const one = new Convening(packOf('xishi')).done('finance-clerk', 'consult', { form: meeting() }).done('deputy-finance', 'consent');
    if (one.state !== null) one.state = { ...one.state, form: { ...one.state.form, prepared: undefined } };
    expect(against(one.act('finance-clerk', 'submit', { change: {} }))).toEqual(['preparation.missing 25.4']);
    one.done('finance-clerk', 'submit', { change: { prepared: true, preparation: '议程、材料已备' } });
    expect([one.stage, one.state?.form.preparation]).toEqual(['asked', '议程、材料已备']);
  });
  test('卫东没有写：不问准备情况', () => {
    expect(asked('weidong', { kind: 'work', prepared: false }).filter((one) => one.startsWith('preparation'))).toEqual([]);
  });
  test('从前没有问过的，报告召开情况时不作为不合规定', () => {
    const old = meeting();
    const one = new Convening(packOf('zezhou')).done('finance-clerk', 'apply', { form: old });
    one.state = one.state && { ...one.state, form: { ...one.state.form, prepared: undefined } };
    one.today = '2026-12-08';
    expect(against(one.act('finance-clerk', 'hold', held())).filter((two) => two.startsWith('preparation'))).toEqual([]);
  });
  test('选了年度计划中的一项，又写不在计划内的，不予受理', () => {
    expectRefused(
      new Convening(packOf('zezhou')).act('finance-clerk', 'apply', { form: meeting({ plan: '1', planned: false }) }),
      'input.invalid',
    );
  });
});

describe('领导日程', () => {
  /** A meeting of the finance bureau to which the executive deputy goes, as far as it has come. */
  const of = (change: Partial<MeetingInput>, stage: 'asked' | 'approved') => {
    const one = new Convening(packOf('zezhou')).done('finance-clerk', 'apply', { form: meeting(change) }, reason);
    if (one.state !== null) one.state = { ...one.state, stage };
    return one;
  };
  const seen = (one: Convening, post: string) => (one.state === null ? undefined : onCalendar(one.context, one.state, [post]));

  test('没有批准的、没有领导出席的，不列入', () => {
    expect(seen(of({ leaders: ['executive'] }, 'asked'), 'executive')).toBeUndefined();
    expect(seen(of({}, 'approved'), 'executive')).toBeUndefined();
  });
  test('批准以后列入：出席的、办公室看到全部，别的部门只看到哪些领导何时开会；会期几天就占几天', () => {
    const one = of({ leaders: ['executive'], days: 1.5, hour: '14:30' }, 'approved');
    const when = { on: '2026-12-07', last: '2026-12-08', hour: '14:30', leaders: ['executive'] };
    for (const post of ['executive', 'registrar', 'head', 'finance-clerk'])
      expect(seen(one, post), post).toEqual({ ...when, sight: 'whole' });
    expect(seen(one, 'education-clerk')).toEqual({ ...when, sight: 'outline' });
  });
  test('召开以后按实际的日期和到会的领导', () => {
    const one = of({ leaders: ['executive'] }, 'approved');
    one.today = '2026-12-09';
    one.done('finance-clerk', 'hold', held({ on: '2026-12-08', leaders: [] }));
    expect(seen(one, 'executive')).toBeUndefined();
  });
});
