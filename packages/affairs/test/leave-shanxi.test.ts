/** 请销假、AB角、代行职务 by the three texts of Shanxi: 城区 (原则上, one day), 泽州 (应, three days), 忻州 (only beforehand). */
import { broken, leaveProcedure, remarks } from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const chengqu = packOf('jincheng-chengqu');
const zezhou = packOf('zezhou');
const xinzhou = packOf('xinzhou');

describe('晋城市城区第四十三条第三款：一般提前1天向区长请假', () => {
  test('当天请假当天走的提醒，写明理由才受理；前一天请的不提醒', () => {
    const late = new Absences(chengqu);
    const same = late.act('deputy-finance', 'apply', { absence: trip({ from: '2026-11-23' }) });
    expect(same.outcome).toBe('warned');
    expect(against(same)).toEqual(['leave.short 43.3']);
    expect(late.seq).toBe(0);
    late.done('deputy-finance', 'apply', { absence: trip({ from: '2026-11-23' }) }, { reason: '临时通知参会' });
    expect(late.waits()).toEqual({ approve: ['head'] });
    const timely = new Absences(chengqu).act('deputy-finance', 'apply', { absence: trip({ from: '2026-11-24' }) });
    expect(timely.outcome).toBe('permitted');
    expect(timely.basis).toMatchObject([{ article: 43, paragraph: 3 }]);
  });

  test('写明了理由的不是不合规定：理由与所对的一款并列；补登的没有理由可说；变更时另写的理由对变更', () => {
    const at = new Absences(chengqu).done('deputy-finance', 'apply', { absence: trip({ from: '2026-11-23' }) }, { reason: '临时通知参会' });
    at.done('head', 'approve');
    expect(broken(at.state())).toEqual([]);
    expect(remarks(at.state())).toMatchObject([
      { finding: { code: 'leave.short', outcome: 'warned' }, because: { by: 'deputy-finance', reason: '临时通知参会' } },
    ]);
    const fact = new Absences(chengqu).done('registrar', 'register', { post: 'deputy-finance', absence: trip({ from: '2026-11-23' }) });
    expect(remarks(fact.state())).toMatchObject([{ finding: { code: 'step.missing', outcome: 'warned' } }]);
    expect(remarks(fact.state())[0]?.because).toBeUndefined();
    const moved = new Absences(chengqu).done('deputy-finance', 'apply', { absence: trip() });
    expect(remarks(moved.state())).toEqual([]);
    moved.done('deputy-finance', 'change', { absence: trip({ from: '2026-11-23' }), note: '提前' }, { reason: '会期提前' });
    expect(remarks(moved.state())).toMatchObject([{ because: { reason: '会期提前' } }]);
  });

  test('泽州写“应提前3天”：书面同意照办的仍是不合规定', () => {
    const at = new Absences(zezhou).done('head', 'order', {
      post: 'deputy-finance',
      absence: trip({ from: '2026-11-24' }),
      reason: '应急处置',
    });
    expect(broken(at.state())).toMatchObject([{ code: 'leave.short', outcome: 'refused' }]);
    expect(remarks(at.state())).toEqual([]);
  });

  test('批准是区长的；批准以后办公室报备，归来销假', () => {
    const at = new Absences(chengqu).done('deputy-finance', 'apply', { absence: trip() });
    expectRefused(at.act('executive', 'approve'), 'authority.not-yours');
    expectRefused(at.act('deputy-finance', 'approve'), 'authority.not-yours');
    at.done('head', 'approve');
    expect(at.state().stage).toBe('granted');
    expect(at.waits()).toEqual({ record: ['registrar'] });
    at.done('registrar', 'record');
    expect(at.state().recorded?.with).toBe('晋城市城区人民政府办公室');
    expectRefused(at.act('deputy-finance', 'return', { on: '2026-11-23' }), 'state.not-open');
    at.today = '2026-11-28';
    at.done('deputy-finance', 'return', { on: '2026-11-28' });
    expect(at.state().stage).toBe('closed');
  });

  test('部门主要负责人离开城区先经分管副区长同意：没有同意不能批准', () => {
    const at = new Absences(chengqu).done('finance-head', 'apply', { absence: trip() });
    expect(at.waits()).toEqual({ consent: ['deputy-finance'] });
    expectRefused(at.act('head', 'approve'), 'step.missing');
    expectRefused(at.act('deputy-education', 'consent'), 'authority.not-yours');
    at.done('deputy-finance', 'consent', { opinion: '同意' });
    expect(at.waits()).toEqual({ approve: ['head'] });
    at.done('head', 'approve').done('registrar', 'record');
    expect(at.waits()).toEqual({});
  });

  test('没有请假就走的照实补登：列明不合，外出在册；不离开城区的，本规则没有写，不借用这一款', () => {
    const at = new Absences(chengqu, '2026-11-26');
    expectRefused(at.act('deputy-finance', 'register', { absence: trip() }), 'authority.not-yours');
    const verdict = at.act('registrar', 'register', { post: 'deputy-finance', absence: trip() });
    expect(verdict).toMatchObject({ outcome: 'warned', stands: 'fact' });
    expect(at.state().breaches.map((one) => one.code)).toEqual(['step.missing']);
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
    const inside = new Absences(chengqu).act('deputy-finance', 'apply', { absence: trip({ beyond: false }) });
    expect(against(inside)).toEqual([]);
    expect(inside.findings.map((one) => one.code)).toEqual(['rule.states']);
  });
});

describe('晋城市城区第五条第三款：AB角', () => {
  test('互补的两位同时外出的提醒；一位外出期间另一位补位，归来即止', () => {
    const at = new Absences(chengqu);
    at.done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');
    const other = at.act('deputy-education', 'apply', { absence: trip({ from: '2026-11-27', to: '2026-11-30' }) }, {}, 'b');
    expect(against(other)).toEqual(['absence.together 5.3']);
    expect(at.inForce()).toEqual([]);
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
    at.today = '2026-11-30';
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
    at.done('deputy-finance', 'return', { on: '2026-11-30' });
    expect(at.inForce()).toEqual([]);
  });
});

describe('晋城市城区第五条第二款：代行区长职务', () => {
  const away = (change = {}) => new Absences(chengqu).done('head', 'report', { absence: trip(change) });
  const to = (post: string, more = {}) => ({ to: post, from: '2026-11-26', until: '2026-11-27', ...more });

  test('区长休假的，本规则没有写由谁代行：不能委托', () => {
    const at = away({ kind: 'vacation' });
    const verdict = at.act('head', 'entrust', to('executive'));
    expect(against(verdict)).toEqual(['authority.no-title 5.2']);
    expect(at.waits()).toEqual({});
  });

  test('出差的先委托常务副区长；其他副区长、部门负责人都不在可以受委托之列', () => {
    const at = away();
    expect(at.waits()).toMatchObject({ entrust: ['head'] });
    expect(against(at.act('head', 'entrust', to('deputy-finance')))).toEqual(['authority.no-title 5.2']);
    expect(against(at.act('head', 'entrust', to('finance-head')))).toEqual(['authority.no-title 5.2']);
    at.done('head', 'entrust', to('executive'));
    expect(at.inForce()).toEqual([]);
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['head by executive 代行区长职务']);
  });

  test('没有委托的，谁也不代行；委托只有一位，撤销以后才能另委托', () => {
    const at = away();
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual([]);
    at.done('head', 'entrust', to('executive'));
    expectRefused(at.act('head', 'entrust', to('executive')), 'state.not-open');
    expectRefused(at.act('executive', 'revoke', { entrustment: 2, reason: '不办' }), 'authority.not-yours');
    at.done('head', 'revoke', { entrustment: 2, reason: '改由本人办理' });
    expect(at.inForce()).toEqual([]);
  });

  test('常务副区长同时出差的，改委托其他副区长；常务休假的不是同时出差', () => {
    const at = away();
    at.done('executive', 'apply', { absence: trip() }, {}, 'b').done('head', 'approve', {}, {}, 'b');
    expect(against(at.act('head', 'entrust', to('executive')))).toEqual(['authority.no-title 5.2']);
    at.done('head', 'entrust', to('deputy-finance'));
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['head by deputy-finance 代行区长职务']);
    const resting = away();
    resting.done('executive', 'apply', { absence: trip({ kind: 'vacation' }) }, {}, 'b').done('head', 'approve', {}, {}, 'b');
    expect(against(resting.act('head', 'entrust', to('deputy-finance')))).toEqual(['authority.no-title 5.2']);
  });

  test('常务副区长只出差一天的，那一天以外仍由常务代行：请分段委托', () => {
    const at = away();
    at.done('executive', 'apply', { absence: trip({ to: '2026-11-26' }) }, {}, 'b').done('head', 'approve', {}, {}, 'b');
    expect(against(at.act('head', 'entrust', to('deputy-finance')))).toEqual(['authority.no-title 5.2']);
    at.done('head', 'entrust', to('deputy-finance', { until: '2026-11-26' }));
    at.done('head', 'entrust', to('executive', { from: '2026-11-27' }));
    at.today = '2026-11-26';
    expect(at.inForce()).toContain('head by deputy-finance 代行区长职务');
    at.today = '2026-11-27';
    at.done('executive', 'return', { on: '2026-11-27' }, {}, 'b');
    expect(at.inForce()).toEqual(['head by executive 代行区长职务']);
  });
});

describe('泽州第四十三条第三款：应提前3天', () => {
  test('只提前2天的不受理；3天的受理', () => {
    const at = new Absences(zezhou);
    const verdict = at.act('deputy-finance', 'apply', { absence: trip({ from: '2026-11-25' }) });
    expectRefused(verdict, 'leave.short 43.3');
    expect(verdict.findings[0]?.message).toContain('2026年11月22日');
    expect(at.act('deputy-finance', 'apply', { absence: trip({ from: '2026-11-26' }) }).outcome).toBe('permitted');
  });

  test('部门主要负责人：3天以前、分管副县长同意在先', () => {
    expectRefused(new Absences(zezhou).act('finance-head', 'apply', { absence: trip({ from: '2026-11-24' }) }), 'leave.short 43.3');
    const at = new Absences(zezhou).done('finance-clerk', 'apply', { post: 'finance-head', absence: trip() });
    expectRefused(at.act('head', 'approve'), 'step.missing');
    at.done('deputy-finance', 'consent').done('head', 'approve').done('registrar', 'record');
    expect(at.state().recorded?.with).toBe('泽州县人民政府办公室');
  });

  test('没请假而已经离开：判定是不合规定，照样在册、有人补位', () => {
    const at = new Absences(zezhou, '2026-11-26');
    const verdict = at.act('registrar', 'register', { post: 'deputy-finance', absence: trip() });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(verdict)).toEqual(['step.missing 43.3']);
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
  });

  test('县长书面同意照办：事前的由此在册，事后的由此有据；判定都不变', () => {
    const before = new Absences(zezhou);
    const absence = trip({ from: '2026-11-24', to: '2026-11-25' });
    expectRefused(before.act('executive', 'order', { post: 'deputy-finance', absence, reason: '紧急' }), 'authority.not-yours');
    const verdict = before.act('head', 'order', { post: 'deputy-finance', absence, reason: '省里紧急通知' });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'order' });
    expect(before.state()).toMatchObject({ stage: 'granted', way: 'ordered', order: { by: 'head', reason: '省里紧急通知' } });
    const after = new Absences(zezhou, '2026-11-26').done('registrar', 'register', { post: 'deputy-finance', absence: trip() });
    expect(after.act('head', 'order', { reason: '情况属实' })).toMatchObject({ outcome: 'refused', stands: 'order' });
    expectRefused(after.act('head', 'order', { reason: '再责令' }), 'state.not-open');
  });

  test('合规定的没有什么可责令；办公室代录的要有扫描件和时间', () => {
    const at = new Absences(zezhou);
    expectRefused(at.act('head', 'order', { post: 'deputy-finance', absence: trip(), reason: '同意' }), 'state.not-open');
    const absence = trip({ from: '2026-11-24', to: '2026-11-25' });
    const entered = { post: 'deputy-finance', absence, reason: '紧急', scan: 'h1' };
    expectRefused(at.act('registrar', 'order', { ...entered, scan: undefined }), 'input.invalid');
    expectRefused(at.act('registrar', 'order', entered), 'input.invalid');
    at.done('registrar', 'order', entered, { occurredAt: '2026-11-23T08:00:00+08:00' });
    expect(at.state().order).toMatchObject({ by: 'head', enteredBy: 'registrar', scan: 'h1' });
  });

  test('未批准先走的登记离开，不批准的走了也登记', () => {
    const at = new Absences(zezhou).done('deputy-finance', 'apply', { absence: trip() });
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual([]);
    expect(at.act('deputy-finance', 'depart', { on: '2026-11-26' })).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
    expect(at.waits()).toMatchObject({ approve: ['head'], return: ['deputy-finance'] });
    const declined = new Absences(zezhou).done('deputy-finance', 'apply', { absence: trip() }).done('head', 'decline', { opinion: '有会' });
    expect(declined.state().stage).toBe('declined');
    declined.today = '2026-11-26';
    declined.done('registrar', 'depart', { on: '2026-11-26' });
    expect(declined.state()).toMatchObject({ stage: 'away', breaches: [{ code: 'step.missing', outcome: 'refused' }] });
  });
});

describe('提前归来：此后各日按实际归来，不按原定', () => {
  test('县长提前归来：名称、委托、在册的都到归来为止，尚未开始的委托不生效', () => {
    const at = new Absences(zezhou).done('head', 'report', { absence: trip({ from: '2026-11-26', to: '2026-11-30' }) });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-26', until: '2026-11-28' });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-29', until: '2026-11-30' });
    expect(leaveProcedure.summary(at.state()).title).toContain('（2026年11月26日至2026年11月30日）');
    at.today = '2026-11-27';
    expect(at.inForce()).toEqual(['head by executive 代行县长职务']);
    at.done('head', 'return', { on: '2026-11-27' });
    expect(leaveProcedure.summary(at.state()).title).toContain('（2026年11月26日至2026年11月27日）');
    expect(leaveProcedure.authority?.(at.state()).map((one) => [one.type, one.from, one.until])).toEqual([
      ['absence', '2026-11-26', '2026-11-26'],
      ['absence', '2026-11-26', '2026-11-26'],
      ['entrustment', '2026-11-26', '2026-11-26'],
    ]);
    for (const today of ['2026-11-27', '2026-11-28', '2026-11-30']) {
      at.today = today;
      expect(at.inForce()).toEqual([]);
      expect(at.authority.absences).toEqual([]);
    }
  });
});

describe('泽州第五条第三款：AB角', () => {
  test('离县、请假、休假才补位；在县内出差的不在其内', () => {
    const at = new Absences(zezhou).done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
    const inside = new Absences(zezhou).done('deputy-finance', 'report', { absence: trip({ beyond: false }) });
    inside.today = '2026-11-26';
    expect(inside.inForce()).toEqual([]);
  });

  test('互补的两位同时离县的提醒，写明理由可以请', () => {
    const at = new Absences(zezhou).done('deputy-education', 'apply', { absence: trip() }).done('head', 'approve');
    const verdict = at.act('deputy-finance', 'apply', { absence: trip() }, {}, 'b');
    expect(verdict.outcome).toBe('warned');
    expect(against(verdict)).toEqual(['absence.together 5.3']);
    at.done('deputy-finance', 'apply', { absence: trip() }, { reason: '省里点名' }, 'b');
    expect(against(at.act('head', 'approve', {}, {}, 'b'))).toEqual(['absence.together 5.3']);
  });

  test('互补的一方已请假、尚未批准的也提醒，写明尚未批准；批准时告知，不记为不合规定', () => {
    const at = new Absences(zezhou).done('deputy-education', 'apply', { absence: trip() });
    const verdict = at.act('deputy-finance', 'apply', { absence: trip({ from: '2026-11-27', to: '2026-11-30' }) }, {}, 'b');
    expect(verdict.outcome).toBe('warned');
    expect(against(verdict)).toEqual(['absence.together 5.3']);
    expect(verdict.findings.find((one) => one.code === 'absence.together')?.message).toMatch(
      /^互为AB角的.+2026年11月26日至2026年11月27日也请了假，尚未批准。$/u,
    );
    expect(
      against(at.ask('deputy-finance', 'apply', { absence: trip({ from: '2026-11-30', to: '2026-11-30' }) }, {}, 'b').verdict),
    ).toEqual([]);
    at.done('deputy-finance', 'apply', { absence: trip() }, { reason: '省里点名' }, 'b');
    const granted = at.act('head', 'approve');
    expect(against(granted)).toEqual([]);
    expect(granted.findings.some((one) => one.outcome === 'passed' && one.message.endsWith('也请了假，尚未批准。'))).toBe(true);
    expect(at.state().breaches).toEqual([]);
    // Declined, it is nothing to warn of any more.
    at.done('head', 'decline', { opinion: '留人值守' }, {}, 'b');
    expect(at.authority.asked).toEqual([]);
  });

  test('互补的一方请求续假、尚未批准的，续假的日期也提醒', () => {
    const at = new Absences(zezhou).done('deputy-education', 'apply', { absence: trip() }).done('head', 'approve');
    at.done('deputy-education', 'extend', { to: '2026-11-30', reason: '会期延长' });
    const later = trip({ from: '2026-11-29', to: '2026-11-30' });
    const verdict = at.act('deputy-finance', 'apply', { absence: later }, {}, 'b');
    expect(verdict.findings.find((one) => one.code === 'absence.together')?.message).toMatch(
      /2026年11月28日至2026年11月30日也请了假，尚未批准。$/u,
    );
    expect(at.titles()).toEqual([]);
  });
});

describe('泽州第五条第二款：代行县长职务', () => {
  test('县长出差委托常务副县长；常务同时出差改委托其他副县长', () => {
    const at = new Absences(zezhou).done('head', 'report', { absence: trip() });
    const span = { from: '2026-11-26', until: '2026-11-27' };
    expectRefused(at.act('head', 'entrust', { to: 'deputy-education', ...span }), 'authority.no-title 5.2');
    at.done('head', 'entrust', { to: 'executive', ...span });
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['head by executive 代行县长职务']);
    const both = new Absences(zezhou).done('head', 'report', { absence: trip() });
    both.done('executive', 'apply', { absence: trip() }, {}, 'b').done('head', 'approve', {}, {}, 'b');
    both.done('head', 'entrust', { to: 'deputy-education', ...span });
    both.today = '2026-11-26';
    expect(both.inForce()).toContain('head by deputy-education 代行县长职务');
  });

  test('县长请假、休假期间由谁代行没有写', () => {
    for (const kind of ['leave', 'vacation'] as const) {
      const at = new Absences(zezhou).done('head', 'report', { absence: trip({ kind }) });
      expectRefused(at.act('head', 'entrust', { to: 'executive', from: '2026-11-26', until: '2026-11-27' }), 'authority.no-title 5.2');
    }
  });
});

describe('忻州第四十五条第三款：离忻事先请假', () => {
  test('走的当天请的是事先；已经走了再请的不受理，由办公室补登', () => {
    const at = new Absences(xinzhou, '2026-11-26');
    expect(at.ask('deputy-finance', 'apply', { absence: trip() }).verdict.outcome).toBe('permitted');
    at.today = '2026-11-27';
    expectRefused(at.act('deputy-finance', 'apply', { absence: trip() }), 'leave.short 45.3');
    const verdict = at.act('registrar', 'register', { post: 'deputy-finance', absence: trip() });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
  });

  test('副市长、秘书长向市长请假；获批后按规定报备，向谁没有写，须写明', () => {
    const at = new Absences(xinzhou).done('secretary', 'apply', { absence: trip() });
    expect(at.waits()).toEqual({ approve: ['head'] });
    at.done('head', 'approve');
    expectRefused(at.act('registrar', 'record'), 'input.invalid');
    at.done('registrar', 'record', { with: '省政府办公厅' });
    expect(at.state().recorded?.with).toBe('省政府办公厅');
  });

  test('部门主要负责人：部门报办公室，办公室报市长、分管领导和秘书长；由谁批准没有写，由办公室写明', () => {
    const at = new Absences(xinzhou).done('finance-head', 'apply', { absence: trip() });
    expect(at.waits()).toEqual({ forward: ['finance-clerk', 'finance-head', 'finance-vice'] });
    at.done('finance-clerk', 'forward');
    expect(at.waits()).toEqual({ forward: ['registrar'] });
    expectRefused(at.act('finance-clerk', 'forward'), 'authority.not-yours');
    at.done('registrar', 'forward');
    expect(at.state().informed?.posts.toSorted()).toEqual(['deputy-finance', 'head', 'secretary']);
    expect(at.waits()).toEqual({ 'name-approver': ['registrar'] });
    expectRefused(at.act('head', 'approve'), 'authority.not-yours');
    expectRefused(at.act('registrar', 'name-approver', { approver: 'finance-vice', words: '惯例' }), 'input.invalid');
    at.done('registrar', 'name-approver', { approver: 'head', words: '市政府办公室2026年请销假办法' });
    expect(at.waits()).toEqual({ approve: ['head'] });
    at.done('head', 'approve');
    expect(at.waits()).toEqual({});
  });

  test('本府设定写明了批准人的，不再由办公室写明', () => {
    const source = {
      ...xinzhou.source,
      settings: xinzhou.source.settings.map((one) => (one.id === 'who-approves-leave' ? { ...one, answer: '分管领导' } : one)),
    };
    const at = new Absences({ ...xinzhou, source }).done('finance-clerk', 'apply', { post: 'finance-head', absence: trip() });
    at.done('registrar', 'forward');
    expect(at.waits()).toEqual({ approve: ['deputy-finance'] });
    expectRefused(at.act('registrar', 'name-approver', { approver: 'head', words: '惯例' }), 'state.not-open');
  });
});

describe('忻州第五条', () => {
  test('忻州第五条第三款：AB角没有写何时补位，在册的外出都补位；同时外出没有写，不提醒', () => {
    const at = new Absences(xinzhou);
    at.done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');
    expect(at.act('deputy-education', 'apply', { absence: trip() }, {}, 'b').outcome).toBe('permitted');
    at.today = '2026-11-26';
    expect(at.inForce()).toContain('deputy-finance by deputy-education AB角补位');
  });

  test('忻州第五条第二款：市长出差委托常务副市长，常务同时出差改委托其他副市长；出访没有写', () => {
    const span = { from: '2026-11-26', until: '2026-11-27' };
    const at = new Absences(xinzhou).done('head', 'report', { absence: trip() });
    expectRefused(at.act('head', 'entrust', { to: 'deputy-finance', ...span }), 'authority.no-title 5.2');
    at.done('head', 'entrust', { to: 'executive', ...span });
    at.today = '2026-11-26';
    expect(at.inForce()).toEqual(['head by executive 代行市长职务']);
    const both = new Absences(xinzhou).done('head', 'report', { absence: trip() });
    both.done('executive', 'apply', { absence: trip() }, {}, 'b').done('head', 'approve', {}, {}, 'b');
    both.done('head', 'entrust', { to: 'deputy-finance', ...span });
    const abroad = new Absences(xinzhou).done('head', 'report', { absence: trip({ kind: 'visit-abroad' }) });
    expectRefused(abroad.act('head', 'entrust', { to: 'executive', ...span }), 'authority.no-title 5.2');
  });
});
