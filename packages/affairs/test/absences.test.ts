/** The procedure 外出和请销假 whatever the text: what cannot be, changes and extensions, hand-over, return, and whose acts they are. */
import { leaveProcedure } from '@lingxing/affairs/leave';
import { organisationOf } from '@lingxing/affairs/kernel';
import { compilePack, packSchema, type PackSource, type RulePack } from '@lingxing/workrules';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { against, expectRefused, organisationFor, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';

const pack = packOf('jincheng-chengqu');
const common = { at: '5.2', modality: 'must', says: '样例规定的一句' } as const;
/** A government that does not exist, with these norms and the posts of one that does. */
function invented(norms: readonly Record<string, unknown>[]): RulePack {
  const source: PackSource = packSchema.parse({ ...pack.source, norms: [...norms], silences: [], settings: [] });
  const compiled = compilePack({ ...source, adopts: [] }, []);
  if (!compiled.ok) throw new Error(compiled.problems.map((one) => one.message).join('\n'));
  return compiled.pack;
}
const granted = (change = {}, today = '2026-11-23') =>
  new Absences(pack, today).done('deputy-finance', 'apply', { absence: trip(change) }).done('head', 'approve');
const refused = (at: Absences, post: string, act: string, input: unknown, code: string, matter = 'a') =>
  expectRefused(at.act(post, act, input, {}, matter), code);

describe('what cannot be is refused with a sentence', () => {
  test.each([
    ['an end before the start', { to: '2026-11-25' }],
    ['more than a year at once', { to: '2028-01-01' }],
    ['a start that is far away', { from: '2028-01-01', to: '2028-01-02' }],
    ['a day that is none', { from: '2026-02-30' }],
    ['nowhere', { destination: ' ' }],
    ['somebody unknown left in charge', { standIn: 'nobody' }],
    ['oneself left in charge', { standIn: 'deputy-finance' }],
  ])('%s', (_what, change) => {
    refused(new Absences(pack), 'deputy-finance', 'apply', { absence: trip(change) }, 'input.invalid');
  });

  test('a post that no text speaks of, and one that there is not', () => {
    refused(new Absences(pack), 'finance-clerk', 'apply', { absence: trip() }, 'input.invalid');
    refused(new Absences(pack), 'registrar', 'apply', { post: 'nobody', absence: trip() }, 'input.invalid');
  });

  test('two absences of one post on one day, also while the first is overdue', () => {
    const at = granted();
    refused(at, 'deputy-finance', 'apply', { absence: trip({ from: '2026-11-27', to: '2026-11-30' }) }, 'input.invalid', 'b');
    at.done('deputy-finance', 'apply', { absence: trip({ from: '2026-11-30', to: '2026-11-30' }) }, {}, 'b');
    at.today = '2026-11-30';
    refused(at, 'head', 'approve', {}, 'input.invalid', 'b');
    at.done('deputy-finance', 'return', { on: '2026-11-28' }).done('head', 'approve', {}, {}, 'b');
  });

  test('two applications for the same days: the second is not granted', () => {
    const at = new Absences(pack).done('deputy-finance', 'apply', { absence: trip() });
    at.done('deputy-finance', 'apply', { absence: trip() }, {}, 'b').done('head', 'approve');
    refused(at, 'head', 'approve', {}, 'input.invalid', 'b');
  });

  test('an entrustment of affairs that are none: the words are those of an entrustment', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip() });
    for (const scope of ['document', ['nothing'], []]) {
      const verdict = at.act('head', 'entrust', { to: 'executive', from: '2026-11-26', until: '2026-11-27', scope });
      expectRefused(verdict, 'input.invalid');
      expect(verdict.findings[0]?.message).toContain('委托的范围有误');
    }
  });

  test('acts that are none, and acts on nothing', () => {
    refused(new Absences(pack), 'deputy-finance', 'vanish', {}, 'input.invalid');
    refused(new Absences(pack), 'deputy-finance', 'return', { on: '2026-11-23' }, 'input.invalid');
    refused(granted(), 'deputy-finance', 'apply', { absence: trip() }, 'input.invalid');
  });
});

describe('whose acts they are', () => {
  test('others neither ask for one nor report him back; the office does both on his behalf', () => {
    refused(new Absences(pack), 'deputy-education', 'apply', { post: 'deputy-finance', absence: trip() }, 'authority.not-yours');
    refused(new Absences(pack), 'education-clerk', 'apply', { post: 'finance-head', absence: trip() }, 'authority.not-yours');
    const at = new Absences(pack).done('registrar', 'apply', { post: 'deputy-finance', absence: trip() }).done('head', 'approve');
    at.today = '2026-11-27';
    refused(at, 'deputy-education', 'return', { on: '2026-11-27' }, 'authority.not-yours');
    at.done('registrar', 'return', { on: '2026-11-27' });
  });

  test('the office states when he asked: an application on paper of Friday is in time on Monday', () => {
    const at = new Absences(pack);
    const absence = trip({ from: '2026-11-23' });
    expect(at.ask('registrar', 'apply', { post: 'deputy-finance', absence }).verdict.outcome).toBe('warned');
    const occurredAt = '2026-11-20T16:00:00+08:00';
    expect(at.ask('registrar', 'apply', { post: 'deputy-finance', absence }, { occurredAt }).verdict.outcome).toBe('permitted');
    // One's own application is made when it is made.
    expect(at.ask('deputy-finance', 'apply', { absence }, { occurredAt }).verdict.outcome).toBe('warned');
  });

  test('an order entered from paper without an hour counts from the beginning of its day and says so; one with an hour does not', () => {
    const order = (hour: string, more: object) =>
      new Absences(packOf('zezhou'), '2026-11-26')
        .done('registrar', 'register', { post: 'deputy-finance', absence: trip() })
        .done('registrar', 'order', { reason: '同意照办', scan: 'a'.repeat(64), ...more }, { occurredAt: `2026-11-25T${hour}:00+08:00` })
        .state().order;
    expect(order('00:00', { dayOnly: true })).toEqual({
      by: 'head',
      at: Date.parse('2026-11-25T00:00:00+08:00'),
      reason: '同意照办',
      scan: 'a'.repeat(64),
      dayOnly: true,
      enteredBy: 'registrar',
    });
    expect(order('10:30', {})).not.toHaveProperty('dayOnly');
  });

  test('whoever stands in neither grants his own leave nor ends, lengthens or gives on what he was entrusted with', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip({ from: '2026-11-23', to: '2026-11-30' }) });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-23', until: '2026-11-30' });
    at.done('executive', 'apply', { absence: trip({ from: '2026-11-25' }) }, {}, 'b');
    at.done('deputy-finance', 'apply', { absence: trip() }, {}, 'c');
    const as = at.titles()[0];
    if (as === undefined) throw new Error('nobody stands in');
    expectRefused(at.act('head', 'approve', {}, { as }, 'b'), 'authority.not-yours');
    for (const [act, input] of [
      ['return', { on: '2026-11-23' }],
      ['extend', { to: '2026-12-01', reason: '再办' }],
      ['revoke', { entrustment: 2, reason: '不办' }],
      ['cancel', { reason: '不去' }],
      ['hand-over', { to: 'executive', word: '代办' }],
    ] as const)
      expectRefused(at.act('head', act, input, { as }), 'authority.not-yours');
    expectRefused(at.act('head', 'entrust', { to: 'executive', from: '2026-11-24', until: '2026-11-24' }, { as }), 'authority.not-yours');
    // The leave of others he grants, and by which title is said.
    at.done('head', 'approve', {}, { as }, 'c');
    expect(leaveProcedure.chain(at.context, at.state('c')).find((one) => one.label === '批准')?.posts).toEqual([
      '常务副职（代行区长职务）',
    ]);
  });

  test('a title that is no more in force gives nothing', () => {
    const at = granted();
    at.today = '2026-11-26';
    const as = at.titles()[0];
    if (as === undefined) throw new Error('nobody stands in');
    at.done('finance-head', 'apply', { absence: trip({ from: '2026-11-30', to: '2026-11-30' }) }, {}, 'b');
    at.done('deputy-finance', 'return', { on: '2026-11-26' });
    expectRefused(at.act('deputy-finance', 'consent', {}, { as }, 'b'), 'authority.no-title');
  });

  test('the other of the pair agrees in his stead, first come', () => {
    const at = granted();
    at.today = '2026-11-26';
    const [as] = at.titles();
    if (as === undefined) throw new Error('nobody stands in');
    at.done('finance-head', 'apply', { absence: trip({ from: '2026-11-30', to: '2026-11-30' }) }, {}, 'b').done(
      'deputy-finance',
      'consent',
      {},
      { as },
      'b',
    );
    expectRefused(at.act('deputy-finance', 'consent', {}, {}, 'b'), 'state.not-open');
  });
});

describe('changes of an absence', () => {
  test('a change within what was granted; later or another kind is asked for anew', () => {
    const at = granted();
    at.done('deputy-finance', 'change', { absence: trip({ destination: '邻市', to: '2026-11-26' }), note: '会期缩短' });
    expect(at.state()).toMatchObject({ to: '2026-11-26', absence: { destination: '邻市' } });
    refused(at, 'deputy-finance', 'change', { absence: trip(), note: '又改' }, 'input.invalid');
    refused(at, 'deputy-finance', 'change', { absence: trip({ to: '2026-11-26', kind: 'vacation' }), note: '改休假' }, 'input.invalid');
  });

  test('other days before it is granted are asked for anew, and who agreed has not to them', () => {
    const at = new Absences(pack).done('finance-head', 'apply', { absence: trip() }).done('deputy-finance', 'consent');
    at.done('finance-head', 'change', { absence: trip({ destination: '邻市' }), note: '改地点' });
    expect(at.waits()).toEqual({ approve: ['head'] });
    at.done('finance-head', 'change', { absence: trip({ to: '2026-11-30' }), note: '加两天' });
    expect(at.waits()).toEqual({ consent: ['deputy-finance'] });
    const sooner = at.act('finance-head', 'change', { absence: trip({ from: '2026-11-23' }), note: '今天就走' });
    expect(against(sooner)).toEqual(['leave.short 43.3']);
    expect(sooner.outcome).toBe('warned');
  });

  test('an extension goes the same way; declined, the old days stand', () => {
    const at = granted();
    at.today = '2026-11-27';
    refused(at, 'deputy-finance', 'extend', { to: '2026-11-27', reason: '会未完' }, 'input.invalid');
    at.done('deputy-finance', 'extend', { to: '2026-11-30', reason: '会期延长' });
    expect(at.waits()).toMatchObject({ approve: ['head'], return: ['deputy-finance'] });
    refused(at, 'deputy-finance', 'extend', { to: '2026-12-01', reason: '再延' }, 'state.not-open');
    at.done('head', 'decline', { opinion: '按期回来' });
    expect(at.state()).toMatchObject({ stage: 'granted', to: '2026-11-27' });
    at.done('deputy-finance', 'extend', { to: '2026-11-28', reason: '车票' }).done('head', 'approve');
    expect(at.state()).toMatchObject({ to: '2026-11-28', absence: { to: '2026-11-28' } });
  });

  test('cancelled before he has gone, nobody stands in any more', () => {
    const at = granted();
    at.today = '2026-11-26';
    expect(at.inForce()).toHaveLength(1);
    at.done('deputy-finance', 'cancel', { reason: '会议取消' });
    expect(at.titles()).toEqual([]);
    expect(leaveProcedure.summary(at.state()).closed).toBe(true);
    const gone = granted();
    gone.today = '2026-11-26';
    gone.done('deputy-finance', 'depart', { on: '2026-11-26' });
    refused(gone, 'deputy-finance', 'cancel', { reason: '不去了' }, 'state.not-open');
  });

  test('what was entrusted ends with a shortened absence', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip({ to: '2026-11-30' }) });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-26', until: '2026-11-30' });
    at.done('head', 'change', { absence: trip({ to: '2026-11-27' }), note: '提前回来' });
    expect(at.state().given).toMatchObject([{ from: '2026-11-26', until: '2026-11-27' }]);
    refused(at, 'head', 'entrust', { to: 'executive', from: '2026-11-28', until: '2026-11-28' }, 'input.invalid');
  });
});

describe('the return', () => {
  test('is owed on the last day; passed, it stays open, and substitution goes on until it is on record', () => {
    const at = granted();
    const owed = () => leaveProcedure.obligations(at.context, at.state()).map((one) => [one.due, one.value, one.state]);
    expect(owed()).toEqual([['2026-11-27', 2, 'open']]);
    at.today = '2026-12-02';
    expect(at.inForce()).toHaveLength(1);
    refused(at, 'deputy-finance', 'return', { on: '2026-12-03' }, 'input.invalid');
    refused(at, 'deputy-finance', 'return', { on: '2026-11-25' }, 'input.invalid');
    at.done('deputy-finance', 'return', { on: '2026-12-02' });
    expect(owed()).toEqual([['2026-11-27', 2, 'met']]);
    expect(leaveProcedure.authority?.(at.state())).toMatchObject([{ until: '2026-12-01' }, { until: '2026-12-01' }]);
  });

  test('back on the day of leaving, he was away on no whole day', () => {
    const at = granted();
    at.today = '2026-11-26';
    at.done('deputy-finance', 'return', { on: '2026-11-26' });
    expect(leaveProcedure.authority?.(at.state())).toEqual([]);
  });

  test('whoever did something in his stead reports on it; the matter is closed when all have', () => {
    const at = granted();
    at.today = '2026-11-27';
    at.done('deputy-finance', 'return', { on: '2026-11-27' }, { doneUnder: [{ by: 'deputy-education', acts: 3 }] });
    expect(at.waits()).toEqual({ 'report-back': ['deputy-education'] });
    refused(at, 'executive', 'report-back', { note: '已办' }, 'authority.not-yours');
    refused(at, 'registrar', 'report-back', { of: 'deputy-education', note: '代报' }, 'authority.not-yours');
    at.done('deputy-education', 'report-back', { note: '会签两件，退回一件' });
    expect(at.state().stage).toBe('closed');
  });

  test('for one whose post is gone meanwhile the office reports', () => {
    const base = organisationFor(pack);
    const without = organisationOf(
      2,
      [...base.posts.values()].filter((one) => one.id !== 'deputy-education'),
      [...base.departments.values()],
    );
    const at = new Absences(pack, '2026-11-27', without);
    const before = granted();
    before.today = '2026-11-27';
    before.done('deputy-finance', 'return', { on: '2026-11-27' }, { doneUnder: [{ by: 'deputy-education', acts: 1 }] });
    at.matters.set('a', before.state());
    expect(at.waits()).toEqual({ 'report-back': ['registrar'] });
    at.done('registrar', 'report-back', { of: 'deputy-education', note: '原职务撤销，会签一件' });
    expect(at.state().stage).toBe('closed');
  });
});

describe('the hand-over', () => {
  const item = { matter: '01890000-0000-7000-8000-000000000001', title: '预算', word: '周五前会签' };

  test('goes only to whoever stands in, with a word to each or to all', () => {
    const at = granted();
    refused(at, 'deputy-finance', 'hand-over', { to: 'executive', items: [item] }, 'input.invalid');
    refused(at, 'deputy-finance', 'hand-over', { to: 'deputy-education' }, 'input.invalid');
    at.done('deputy-finance', 'hand-over', { to: 'deputy-education', items: [item], word: '余下照常' });
    expect(at.state().handOvers).toMatchObject([{ to: 'deputy-education', items: [item], word: '余下照常' }]);
  });

  test('the head hands over to whom he has entrusted, once he has', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip() });
    refused(at, 'head', 'hand-over', { to: 'executive', items: [item] }, 'state.not-open');
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-27', until: '2026-11-27' });
    at.done('head', 'hand-over', { to: 'executive', items: [item] });
  });

  test('the head of a department to whom he has named as in charge meanwhile; no title follows from that', () => {
    const at = new Absences(pack).done('finance-head', 'apply', { absence: trip({ standIn: 'finance-vice' }) });
    at.done('finance-head', 'hand-over', { to: 'finance-vice', word: '日常工作' });
    at.done('deputy-finance', 'consent').done('head', 'approve');
    at.today = '2026-11-26';
    expect(at.titles()).toEqual([]);
  });
});

describe('the page', () => {
  test('offers what may be done now, the one that is waited for first, and why the rest may not', () => {
    const at = new Absences(pack).done('finance-head', 'apply', { absence: trip() });
    const offers = (post: string) =>
      leaveProcedure.offers(at.context, at.state(), actorOf(post)).map((one) => [one.act, one.primary, one.verdict.outcome]);
    expect(offers('head')).toContainEqual(['approve', false, 'refused']);
    expect(offers('deputy-finance')).toContainEqual(['consent', true, 'permitted']);
    at.done('deputy-finance', 'consent');
    expect(offers('head')).toContainEqual(['approve', true, 'permitted']);
    expect(leaveProcedure.chain(at.context, at.state()).map((one) => [one.label, one.state])).toEqual([
      ['请假', 'done'],
      ['同意', 'done'],
      ['批准财政局局长请假', 'present'],
      ['报备', 'to-come'],
      ['销假', 'to-come'],
    ]);
    const last = () => {
      const step = leaveProcedure.chain(at.context, at.state()).at(-1);
      return [step?.label, step?.state];
    };
    at.done('head', 'approve').done('registrar', 'record');
    expect(last()).toEqual(['归来后销假', 'to-come']);
    at.today = '2026-11-26';
    expect(last()).toEqual(['归来后销假', 'present']);
  });
});

describe('an invented government', () => {
  test('that says nothing of leave has nothing to rest it on, and does not handle it here', () => {
    const empty = { ...pack, norms: [], of: () => [], byId: () => undefined } as typeof pack;
    refused(new Absences(empty), 'deputy-finance', 'apply', { absence: trip() }, 'input.invalid');
  });

  test('that wants two working days and the executive deputy first, and lets either stand in on a vacation', () => {
    const at = new Absences(
      invented([
        {
          ...common,
          id: 'leave',
          kind: 'leave',
          who: ['deputy'],
          triggers: ['vacation'],
          applyTo: ['head'],
          by: 'approval',
          consentFirst: ['executive-deputy'],
          value: 2,
          unit: 'workday',
        },
        {
          ...common,
          id: 'stand-in',
          kind: 'standing-in',
          order: 'either',
          by: ['executive-deputy', 'other-deputy'],
          trigger: 'vacation',
          title: '代理县长',
        },
      ]),
    );
    // 2026-11-28 and 29 are a weekend: for Monday the 30th one asks on Thursday the 26th.
    at.today = '2026-11-27';
    const holiday = trip({ kind: 'vacation', beyond: false, from: '2026-11-30', to: '2026-11-30' });
    refused(at, 'deputy-finance', 'apply', { absence: holiday }, 'leave.short');
    at.today = '2026-11-26';
    at.done('deputy-finance', 'apply', { absence: holiday });
    expect(at.waits()).toEqual({ consent: ['executive'] });
    at.done('executive', 'consent').done('head', 'approve');
    at.done('head', 'report', { absence: holiday }, {}, 'b');
    at.done('head', 'entrust', { to: 'deputy-education', from: '2026-11-30', until: '2026-11-30' }, {}, 'b');
    at.today = '2026-11-30';
    expect(at.inForce()).toEqual(['head by deputy-education 代理县长']);
  });
});
