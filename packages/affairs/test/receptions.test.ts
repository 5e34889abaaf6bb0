/** 领导接访：卫东第四十条定期接待来访；另外四个文本没有写，不安排。 */
import { oversightProcedure, type OversightState } from '@lingxing/affairs/oversight';
import { receiversOf, receptionProcedure, rhythmOf, type ReceptionEvent, type ReceptionState } from '@lingxing/affairs/reception';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Raised, raised } from './support/oversight.ts';
import { day, every, held, Reception } from './support/receptions.ts';
import { SYSTEM } from './support/tasks.ts';

const weidong = () => new Reception(packOf('weidong'));
const arranged = () => weidong().done('registrar', 'arrange', day());

describe('不予受理的', () => {
  test.each(['jincheng-chengqu', 'xinzhou', 'zezhou', 'xishi'])('%s：没有写定期接待来访，不安排', (id) => {
    const one = new Reception(packOf(id));
    expectRefused(one.act('registrar', 'arrange', day()), 'state.not-open');
    expect(receiversOf(one.context)).toEqual([]);
    expect(one.state).toBeNull();
  });
  test('卫东第四十条：文书、别的部门不能替领导安排；不在规则写明之列的人不接访', () => {
    expectRefused(weidong().act('finance-clerk', 'arrange', day()), 'authority.not-yours 40');
    expectRefused(weidong().act('education-clerk', 'arrange', day({ post: 'finance-head' })), 'authority.not-yours 40');
    expectRefused(weidong().act('registrar', 'arrange', day({ post: 'finance-clerk' })), 'input.invalid 40');
    expectRefused(weidong().act('registrar', 'arrange', day({ post: 'nobody' })), 'input.invalid 40');
  });
  test('时间颠倒、日期过远、没有地点、钟点写错的', () => {
    for (const wrong of [
      { until: '09:00' },
      { on: '2028-01-01' },
      { on: '2025-01-01' },
      { place: ' ' },
      { from: '9点' },
      { from: '24:00' },
    ])
      expectRefused(weidong().act('registrar', 'arrange', day(wrong)), 'input.invalid');
  });
  test('日子没有到不登记接访；接访人不对、来访比人多、同一来访列两次的不登记', () => {
    expectRefused(arranged().act('registrar', 'hold', held()), 'state.not-open');
    const on = arranged();
    on.today = '2026-12-01';
    const visit = '01890000-0000-7000-8000-000000000009';
    expectRefused(on.act('registrar', 'hold', held({ receiver: 'finance-clerk' })), 'input.invalid 40');
    expectRefused(on.act('registrar', 'hold', held({ people: 0, visits: [visit] })), 'input.invalid');
    expectRefused(on.act('registrar', 'hold', held({ visits: [visit, visit] })), 'input.invalid');
    expectRefused(on.act('registrar', 'hold', held({ words: '' })), 'input.invalid');
    expectRefused(on.act('education-head', 'hold', held()), 'authority.not-yours 40');
    expect(on.reception.stage).toBe('planned');
  });
  test('改期什么也没有改、没有理由的；已接访的不能再改期、再登记', () => {
    const same = { on: '2026-12-01', from: '09:00', until: '11:30', place: '信访接待大厅' };
    expectRefused(arranged().act('registrar', 'move', { ...same, reason: '改' }), 'input.invalid');
    expectRefused(arranged().act('registrar', 'move', { ...same, on: '2026-12-03', reason: '' }), 'input.invalid');
    const over = arranged();
    over.today = '2026-12-01';
    over.done('deputy-finance', 'hold', held());
    expectRefused(over.act('registrar', 'hold', held()), 'state.not-open');
    expectRefused(over.act('registrar', 'move', { ...same, on: '2026-12-03', reason: '改' }), 'state.not-open');
    expectRefused(over.act('registrar', 'call-off', { reason: '外出' }), 'state.not-open');
  });
});

describe('卫东区第四十条', () => {
  test('区政府领导和部门负责人都接访；办公室、本人、本部门都可以安排，办理时写出此条', () => {
    const by = weidong();
    expect(receiversOf(by.context).map((one) => one.id)).toEqual(expect.arrayContaining(['head', 'deputy-finance', 'finance-head']));
    for (const none of ['registrar', 'town-head']) expect(receiversOf(by.context).map((one) => one.id)).not.toContain(none);
    expect(by.done('deputy-finance', 'arrange', day()).reception.stage).toBe('planned');
    expect(weidong().done('finance-clerk', 'arrange', day({ post: 'finance-head' })).reception.stage).toBe('planned');
    const verdict = arranged().ask('registrar', 'call-off', { reason: '外出' }).verdict;
    expect(verdict.basis.map((one) => ('article' in one ? one.article : undefined))).toEqual([40]);
  });
  test('接访日到以前，在领导和办公室的待办里，写明日期；部门负责人的在其部门文书的待办里', () => {
    expect(arranged().waits()).toEqual(expect.arrayContaining(['hold deputy-finance 2026-12-01', 'hold registrar 2026-12-01']));
    const own = weidong().done('finance-clerk', 'arrange', day({ post: 'finance-head' }));
    expect(own.waits()).toEqual(['hold finance-head 2026-12-01', 'hold finance-clerk 2026-12-01']);
  });
  test('当日外出在册的提醒，写明理由才定', () => {
    const away = weidong();
    const trip = { matter: 'm', post: 'deputy-finance', kind: 'business-trip', from: '2026-11-30', to: '2026-12-02' } as const;
    away.organisation = { ...away.organisation, authority: { absences: [trip], entrustments: [], pairs: [] } };
    const verdict = away.act('registrar', 'arrange', day());
    expect([verdict.outcome, verdict.findings.map((one) => one.code)]).toEqual(['warned', ['attendance.clash']]);
    expect(away.done('registrar', 'arrange', day(), { reason: '当日下午返回' }).reception.stage).toBe('planned');
    away.state = null;
    expect(away.act('registrar', 'arrange', day({ on: '2026-12-03' })).outcome).toBe('permitted');
  });
  test('改期留有原定的日期和理由；未接访的写明理由；由另一位领导接访的记在他名下', () => {
    const moved = arranged().done('registrar', 'move', {
      on: '2026-12-03',
      from: '14:30',
      until: '17:00',
      place: '信访接待大厅',
      reason: '与会议相碰',
    });
    expect([moved.reception.form.on, moved.reception.moves.map((one) => [one.before.on, one.reason])]).toEqual([
      '2026-12-03',
      [['2026-12-01', '与会议相碰']],
    ]);
    expect(arranged().done('registrar', 'call-off', { reason: '处置突发事件' }).reception.calledOff?.reason).toBe('处置突发事件');
    const other = arranged();
    other.today = '2026-12-02';
    other.done('registrar', 'hold', held({ receiver: 'head' }));
    expect([other.reception.held?.receiver, other.waits()]).toEqual(['head', []]);
  });
});

describe('多久一次，由本府设定', () => {
  const at = (pack = packOf('weidong'), today = '2026-11-23') => ({ ...new Reception(pack).context, today });
  test('没有设定的不计逾期；没有接访过的没有起算的日子', () => {
    expect(rhythmOf(at(), ['2026-09-01'])).toEqual({ last: '2026-09-01' });
    expect(rhythmOf(at(every(packOf('weidong'), 30, 'day')), [])).toEqual({});
  });
  test('从没有接访过的，从设定之日起算；设定没有写日期的不计', () => {
    const pack = every(packOf('weidong'), 30, 'day', '2026-10-01');
    expect(rhythmOf(at(pack, '2026-10-31'), [])).toEqual({ by: '2026-10-31' });
    expect(rhythmOf(at(pack), [])).toEqual({ by: '2026-10-31', behind: '2026-11-01' });
  });
  test('30日：10月24日接访，11月23日不逾期，24日起逾期；将来的日子不算', () => {
    const pack = every(packOf('weidong'), 30, 'day');
    expect(rhythmOf(at(pack), ['2026-10-24', '2026-12-20'])).toEqual({ last: '2026-10-24', by: '2026-11-23' });
    expect(rhythmOf(at(pack, '2026-11-24'), ['2026-09-01', '2026-10-24'])).toEqual({
      last: '2026-10-24',
      by: '2026-11-23',
      behind: '2026-11-24',
    });
  });
  test('5个工作日：11月16日（星期一）接访，23日为最后一日', () => {
    expect(rhythmOf(at(every(packOf('weidong'), 5, 'workday')), ['2026-11-16'])).toEqual({ last: '2026-11-16', by: '2026-11-23' });
  });
});

describe('接待的来访', () => {
  const VISIT = '01890000-0000-7000-8000-000000000009';
  test('登记接访时，各件来访同时记上', () => {
    const on = arranged();
    on.today = '2026-12-01';
    expect(on.ask('registrar', 'hold', held({ visits: [VISIT] })).follows).toEqual([
      {
        procedure: 'oversight',
        matter: VISIT,
        opens: false,
        act: 'note-reception',
        input: { reception: '01890000-0000-7000-8000-000000000001', on: '2026-12-01', post: 'deputy-finance' },
      },
    ]);
  });
  test('只由系统记；不是来访的、已撤销的、同一次接访记过的不记', () => {
    const input = { reception: VISIT, on: '2026-12-01', post: 'deputy-finance' };
    const system = { actor: SYSTEM };
    const visit = new Raised(packOf('weidong')).done('registrar', 'register', raised('visit'));
    expect(visit.against('registrar', 'note-reception', input)).toEqual(['refused authority.not-yours']);
    expect(oversightProcedure.offers(visit.context, visit.state as OversightState, SYSTEM).map((one) => one.act)).not.toContain(
      'note-reception',
    );
    visit.done('system', 'note-reception', input, system);
    expect(visit.state?.receptions?.map((one) => [one.on, one.post])).toEqual([['2026-12-01', 'deputy-finance']]);
    expect(visit.act('system', 'note-reception', input, system).outcome).toBe('refused');
    const letter = new Raised(packOf('weidong')).done('registrar', 'register', raised('letter'));
    expect(letter.act('system', 'note-reception', input, system).outcome).toBe('refused');
    const gone = new Raised(packOf('weidong'))
      .done('registrar', 'register', raised('visit'))
      .done('registrar', 'withdraw', { reason: '重复' });
    expect(gone.act('system', 'note-reception', input, system).outcome).toBe('refused');
  });
});

test('whatever is done in whatever order: one waits while it is planned, and nothing after it is over', () => {
  const moves: readonly (readonly [string, unknown])[] = [
    ['move', { on: '2026-12-03', from: '09:00', until: '10:00', place: '大厅', reason: '改' }],
    ['move', { on: '2026-11-25', from: '09:00', until: '10:00', place: '大厅', reason: '提前' }],
    ['hold', held()],
    ['hold', held({ receiver: 'head', people: 0 })],
    ['call-off', { reason: '外出' }],
  ];
  const step = fc.tuple(fc.constantFrom(...moves), fc.constantFrom('registrar', 'deputy-finance', 'finance-clerk', 'head'), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const one = arranged();
      for (const [[act, input], post, later] of steps) {
        if (later) one.today = '2026-12-03';
        const before = one.reception;
        const verdict = one.act(post, act, input);
        if (verdict.outcome === 'refused') expect(one.reception).toBe(before);
        expect(one.waits().length > 0).toBe(one.reception.stage === 'planned');
        expect(one.reception.held !== undefined).toBe(one.reception.stage === 'held');
      }
    }),
  );
});

describe('接访事件的历次形状', () => {
  const samples = JSON.parse(readFileSync(new URL('./fixtures/reception-events.json', import.meta.url), 'utf8')) as ReceptionEvent[];
  const source = readFileSync(new URL('../src/reception/events.ts', import.meta.url), 'utf8');
  const replay = (events: readonly ReceptionEvent[]) =>
    events.reduce<ReceptionState | null>(
      (state, event, i) =>
        receptionProcedure.evolve(state, event, {
          seq: i + 1,
          now: 1_700_000_000_000 + i,
          actor: { account: 'a', post: `p${i}`, capacity: 'holder' },
        }),
      null,
    );
  test('every kind of event in the code has a sample of its version', () => {
    const shapes = [...source.matchAll(/\bOf<\s*'([a-z-]+)'/g)].map((one) => one[1] ?? '');
    expect(shapes.length).toBe(4);
    expect([...new Set(samples.map((one) => one.type))].toSorted()).toEqual(shapes.toSorted());
  });
  test('an event before there is a day is a fault of the ledger', () => {
    expect(() => replay(samples.slice(1))).toThrow('before the day was arranged');
  });
  test('the samples lead to the state that they led to when they were stored', () => {
    expect(replay(samples)).toMatchObject({
      stage: 'called-off',
      title: '副县长',
      form: { post: 'deputy', on: '2026-12-03', from: '14:30', place: '二楼' },
      moves: [{ before: { on: '2026-12-01', place: '大厅' }, reason: '会议' }],
      held: { receiver: 'head', people: 2, visits: ['01890000-0000-7000-8000-000000000009'], words: '供水' },
      calledOff: { reason: '误登' },
      hands: ['p0', 'p1', 'p2', 'p3'],
    });
  });
});
