/** 泽州县、卫东区、西市区：an entrustment that rests, whom the head may entrust, and what is said where the text says nothing. */
import {
  awayIn,
  candidates,
  clashes,
  daysAlone,
  leaveProcedure,
  restingSpans,
  restingWords,
  standInSpans,
  where,
} from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { packOf } from './support/office.ts';

const zezhou = packOf('zezhou');
const spans = (at: Absences) => standInSpans(at.context, at.state()).map((one) => [one.by, one.from, one.until]);
const resting = (at: Absences) => restingSpans(at.context, at.state()).map((one) => [one.to, one.rests, one.from, one.until]);
const clashing = (at: Absences) => {
  const week = { from: '2026-11-23', to: '2026-11-29' };
  return clashes(at.context, awayIn([...at.matters.values()], week, at.today)).filter((one) => one.kind === 'head');
};

/** 县长 away 23–26, 常务副县长 23–24; entrusted another deputy for the first two days, the executive one for the others. */
function headAndFirstAway(): Absences {
  const at = new Absences(zezhou, '2026-11-19');
  at.done('executive', 'apply', { absence: trip({ from: '2026-11-23', to: '2026-11-24' }) }, {}, 'b').done('head', 'approve', {}, {}, 'b');
  at.done('head', 'report', { absence: trip({ from: '2026-11-23', to: '2026-11-26' }) });
  at.done('head', 'entrust', { to: 'deputy-finance', from: '2026-11-23', until: '2026-11-24' });
  at.done('head', 'entrust', { to: 'executive', from: '2026-11-25', until: '2026-11-26' });
  at.today = '2026-11-23';
  return at;
}

describe('泽州县第五条第二款：改由他人代行的，常务副县长回来即失其据', () => {
  test('常务副县长在外的，两位各在各的日子代行，没有无人代行的日子', () => {
    const at = headAndFirstAway();
    expect(spans(at)).toEqual([
      ['deputy-finance', '2026-11-23', '2026-11-24'],
      ['executive', '2026-11-25', '2026-11-26'],
    ]);
    expect(resting(at)).toEqual([]);
    expect(at.waits()).not.toHaveProperty('entrust');
    expect(where(at.context, at.state())).not.toContain('无人');
  });

  test('常务副县长提前归来：不再列副县长，写明因何、依据哪一款、哪几日无人代行，待县长另行委托', () => {
    const at = headAndFirstAway().done('executive', 'return', { on: '2026-11-23' }, {}, 'b');
    expect(at.inForce()).toEqual([]);
    expect(spans(at)).toEqual([['executive', '2026-11-25', '2026-11-26']]);
    expect(daysAlone(at.context, at.state())).toEqual([{ from: '2026-11-23', until: '2026-11-24' }]);
    expect(resting(at)).toEqual([['deputy-finance', 'first-is-back', '2026-11-23', '2026-11-24']]);
    const [one] = restingSpans(at.context, at.state());
    expect(one?.norm.citation).toMatchObject({ article: 5, paragraph: 2 });
    expect(one && restingWords(at.context, one)).toBe('常务副职在岗，此项委托不再生效');
    expect(where(at.context, at.state())).toContain(
      '常务副职在岗，此项委托不再生效（第五条第二款）；2026年11月23日至11月24日无人代行县长职务',
    );
    expect(at.waits()).toMatchObject({ entrust: ['head', 'registrar'] });
    expect(clashing(at)).toMatchObject([{ from: '2026-11-23', to: '2026-11-24', posts: ['head'], citation: { article: 5, paragraph: 2 } }]);
    expect(clashing(at)[0]?.says).toContain('无人代行县长职务');
  });

  test('县长可以就这几日另行委托，不必先撤销；委托以后有人代行，不再催', () => {
    const at = headAndFirstAway().done('executive', 'return', { on: '2026-11-23' }, {}, 'b');
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-23', until: '2026-11-24' });
    expect(at.inForce()).toEqual(['head by executive 代行县长职务']);
    expect(spans(at)).toEqual([['executive', '2026-11-23', '2026-11-26']]);
    expect(at.waits()).not.toHaveProperty('entrust');
    expect(where(at.context, at.state())).not.toContain('无人');
    expect(clashing(at)).toEqual([]);
    // What gives the title on a day is not given a second time.
    expect(at.act('head', 'entrust', { to: 'deputy-education', from: '2026-11-25', until: '2026-11-25' }).outcome).toBe('refused');
  });

  test('受委托的常务副县长又外出的，这几日的委托不生效，写明是他本人外出', () => {
    const at = new Absences(zezhou, '2026-11-19');
    at.done('head', 'report', { absence: trip({ from: '2026-11-23', to: '2026-11-26' }) });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-23', until: '2026-11-26' });
    at.done('executive', 'apply', { absence: trip({ from: '2026-11-24', to: '2026-11-25' }) }, {}, 'b').done(
      'head',
      'approve',
      {},
      {},
      'b',
    );
    expect(resting(at)).toEqual([['executive', 'away', '2026-11-24', '2026-11-25']]);
    expect(where(at.context, at.state())).toContain('常务副职本人也外出，此项委托在此期间不生效（第五条第二款）');
    expect(at.waits()).toMatchObject({ entrust: ['head', 'registrar'] });
    // The fallback may be entrusted with these days at once.
    at.done('head', 'entrust', { to: 'deputy-finance', from: '2026-11-24', until: '2026-11-25' });
    expect(spans(at)).toEqual([
      ['executive', '2026-11-23', '2026-11-23'],
      ['deputy-finance', '2026-11-24', '2026-11-25'],
      ['executive', '2026-11-26', '2026-11-26'],
    ]);
    expect(leaveProcedure.expectations(at.context, at.state()).map((one) => one.act)).not.toContain('entrust');
  });
});

describe('可以委托的人', () => {
  const ids = (at: Absences) => candidates(at.context, at.state()).flatMap((one) => (one.days === undefined ? [] : [one.post]));
  const barred = (at: Absences) => candidates(at.context, at.state()).filter((one) => one.days === undefined);

  test('泽州县第五条第二款：常务副县长在岗的，只列他；其他副县长不列，写明依据', () => {
    const at = new Absences(zezhou).done('head', 'report', { absence: trip({ from: '2026-11-24', to: '2026-11-25' }) });
    expect(ids(at)).toEqual(['executive']);
    expect(barred(at).length).toBeGreaterThan(0);
    for (const one of barred(at)) expect(one.against).toMatchObject({ outcome: 'refused', citation: { article: 5, paragraph: 2 } });
  });

  test('所列的人，按所列的日子办都受理；不列的，办了也不受理', () => {
    const at = headAndFirstAway().done('executive', 'return', { on: '2026-11-23' }, {}, 'b');
    const all = candidates(at.context, at.state());
    expect(all.some((one) => one.days !== undefined)).toBe(true);
    for (const { post, days } of all) {
      const span = days ?? { from: '2026-11-23', until: '2026-11-24' };
      expect(at.ask('head', 'entrust', { to: post, ...span }).verdict.outcome).toBe(days === undefined ? 'refused' : 'permitted');
    }
  });
});

describe('卫东区第九条：受委托的常务副区长同时外出的，没有写', () => {
  test('提醒而不拒绝，不引第九条，写明是系统自身的保护；写明理由的受理，那几日无人主持', () => {
    const at = new Absences(packOf('weidong'), '2026-11-20');
    at.done('executive', 'report', { absence: trip({ from: '2026-11-24', to: '2026-11-25' }) }, {}, 'b');
    at.done('head', 'report', { absence: trip({ from: '2026-11-23', to: '2026-11-25' }) });
    const given = { to: 'executive', from: '2026-11-23', until: '2026-11-25' };
    const verdict = at.act('head', 'entrust', given);
    expect(verdict.outcome).toBe('warned');
    const [warned] = verdict.findings.filter((one) => one.outcome === 'warned');
    expect(warned?.citation).toBeUndefined();
    expect(warned?.message).toContain('系统自身的保护');
    expect(warned?.message).toContain('2026年11月24日至11月25日');
    at.done('head', 'entrust', given, { reason: '24日起由本人在外办理' });
    expect(spans(at)).toEqual([['executive', '2026-11-23', '2026-11-23']]);
    expect(daysAlone(at.context, at.state())).toEqual([{ from: '2026-11-24', until: '2026-11-25' }]);
  });

  test('常务副区长外出的，写明第九条没有写第二个人、由区长本人办理；办公室不空等委托，常务归来后再待委托', () => {
    const at = new Absences(packOf('weidong'), '2026-11-23');
    at.done('executive', 'report', { absence: trip({ from: '2026-11-24', to: '2026-11-25' }) }, {}, 'b');
    at.done('head', 'report', { absence: trip({ from: '2026-11-24', to: '2026-11-25' }) });
    at.today = '2026-11-24';
    expect(candidates(at.context, at.state()).every((one) => one.days === undefined)).toBe(true);
    expect(at.waits()).toMatchObject({ entrust: ['head'], return: ['head'] });
    const labels = leaveProcedure.expectations(at.context, at.state()).map((one) => one.label);
    expect(labels).toContain('本人办理，或者待有人在岗再委托');
    const place = where(at.context, at.state());
    expect(place).toContain('2026年11月24日至11月25日没有可以受委托的人');
    expect(place).toContain('第九条');
    expect(place).toMatch(/再由谁办没有写；由.*区长本人办理，在外也可以$/u);
    // Entrusted all the same: nobody is told to wait for what cannot be done.
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-24', until: '2026-11-25' }, { reason: '先行委托' });
    expect(at.waits()['entrust']).toEqual(['head']);
    at.done('executive', 'return', { on: '2026-11-24' }, {}, 'b');
    expect(at.waits()['entrust']).toBeUndefined();
    expect(at.inForce()).toEqual(['head by executive 主持区政府全面工作']);
    expect(where(at.context, at.state())).not.toContain('没有可以受委托的人');
  });
});

describe('另行安排的人自己又外出', () => {
  /** 西市区 or 卫东区: a deputy away 23–26, another arranged for his work, who then leaves for 24–25. */
  function arrangedOneLeaves(government: 'xishi' | 'weidong', to: string): Absences {
    const at = new Absences(packOf(government), '2026-11-23');
    at.done('registrar', 'register', { post: 'deputy-finance', absence: trip({ from: '2026-11-23', to: '2026-11-26' }) });
    at.done('head', 'arrange', { to, from: '2026-11-23', until: '2026-11-26', reason: '工作衔接' });
    const absence = trip({ from: '2026-11-24', to: '2026-11-25' });
    if (government === 'weidong') return at.done(to, 'report', { absence }, {}, 'b');
    return at.done(to, 'apply', { absence }, {}, 'b').done('head', 'approve', {}, {}, 'b');
  }

  test('西市第五条第三款：这几日仍由AB角的另一方代行，他回来后仍由他代行；页面写明安排在哪几日不生效', () => {
    const at = arrangedOneLeaves('xishi', 'executive');
    expect(at.inForce()).toEqual(['deputy-finance by executive 代行工作职责']);
    expect(spans(at)).toEqual([
      ['executive', '2026-11-23', '2026-11-23'],
      ['deputy-education', '2026-11-24', '2026-11-25'],
      ['executive', '2026-11-26', '2026-11-26'],
    ]);
    expect(resting(at)).toEqual([['executive', 'away', '2026-11-24', '2026-11-25']]);
    const [one] = restingSpans(at.context, at.state());
    expect(one?.norm.citation).toMatchObject({ article: 5, paragraph: 3 });
    at.today = '2026-11-24';
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education AB角补位']);
    at.done('executive', 'return', { on: '2026-11-24' }, {}, 'b');
    expect(at.inForce()).toEqual(['deputy-finance by executive 代行工作职责']);
  });

  test('西市第五条第三款：区长可以就这几日另作安排，不必先撤销', () => {
    const at = arrangedOneLeaves('xishi', 'executive');
    at.done('head', 'arrange', { to: 'deputy-education', from: '2026-11-24', until: '2026-11-25', reason: '改由互补的一方' });
    at.today = '2026-11-25';
    expect(at.inForce()).toEqual(['deputy-finance by deputy-education 代行工作职责']);
  });

  test('卫东没有AB角：这几日无人代办，由本人办理，页面写明', () => {
    const at = arrangedOneLeaves('weidong', 'other');
    expect(resting(at)).toEqual([['other', 'away', '2026-11-24', '2026-11-25']]);
    expect(daysAlone(at.context, at.state())).toEqual([{ from: '2026-11-24', until: '2026-11-25' }]);
    at.today = '2026-11-24';
    expect(at.inForce()).toEqual([]);
  });
});

test('泽州第五条第二款：别人何时外出、归来，不截短可以委托常务副县长的日子', () => {
  const at = new Absences(zezhou, '2026-11-23');
  at.done('registrar', 'register', { post: 'deputy-education', absence: trip({ from: '2026-11-17', to: '2026-11-19' }) }, {}, 'b');
  at.done('deputy-finance', 'apply', { absence: trip({ from: '2026-11-26', to: '2026-11-26' }) }, {}, 'c').done(
    'head',
    'approve',
    {},
    {},
    'c',
  );
  at.done('head', 'report', { absence: trip({ from: '2026-11-23', to: '2026-11-27' }) });
  const days = () => candidates(at.context, at.state()).find((one) => one.post === 'executive')?.days;
  expect(days()).toEqual({ from: '2026-11-23', until: '2026-11-27' });
  // Where he is away himself his days end before.
  at.done('executive', 'apply', { absence: trip({ from: '2026-11-27', to: '2026-11-30' }) }, {}, 'd').done('head', 'approve', {}, {}, 'd');
  expect(days()).toEqual({ from: '2026-11-23', until: '2026-11-26' });
});
