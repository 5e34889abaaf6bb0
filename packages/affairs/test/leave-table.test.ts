/**
 * 怎样请假，five texts read side by side: for every person whose leave is put on record, every kind of absence, and whether it
 * leaves the area, the question and the application say the same, and what is not said is asked. Expected values are read
 * out of 泽州第五、四十三条, 城区第五、四十三条, 忻州第五、四十五条, 西市第五、四十一条, 卫东第九、六十四条 by hand.
 */
import { describe, expect, test } from 'vitest';
import { ask, inCase, places } from './support/asking.ts';
import { Absences, trip } from './support/absences.ts';
import { against, expectRefused, packOf } from './support/office.ts';

const KINDS = ['leave', 'vacation', 'business-trip', 'visit-abroad', 'away-from-area', 'away'] as const;
type Kind = (typeof KINDS)[number];
/** Kinds that by their own words leave the area: 出访、离开辖区外出. */
const OUT: readonly Kind[] = ['visit-abroad', 'away-from-area'];
const ALL = KINDS;
const NONE: readonly Kind[] = [];
/** Kinds of which it has to be said whether they leave the area. */
const OPEN: readonly Kind[] = ['leave', 'vacation', 'business-trip', 'away'];

interface Row {
  readonly text: string;
  readonly post: string;
  readonly who: string;
  /** Kinds of which the text says how leave is asked: leaving the area, and staying within it. */
  readonly beyond: readonly Kind[];
  readonly within: readonly Kind[];
  /** Where it says so, and by which act. */
  readonly at: string;
  readonly by: 'apply' | 'report';
  /** Kinds of which the application has to say whether they leave the area. */
  readonly asks: readonly Kind[];
}
const row = (
  text: string,
  [post, who]: readonly [string, string],
  at: string,
  beyond: readonly Kind[],
  within: readonly Kind[],
  asks: readonly Kind[],
  by: Row['by'] = 'apply',
): Row => ({ text, post, who, at, beyond, within: [...within, ...OUT.filter((one) => beyond.includes(one))], asks, by });

const head = ['head', 'head'] as const;
const executive = ['executive', 'executive-deputy'] as const;
const deputy = ['deputy-finance', 'deputy'] as const;
const other = ['other', 'other-leader'] as const;
const secretary = ['secretary', 'secretary-general'] as const;
const director = ['director', 'office-director'] as const;
const department = ['finance-head', 'department-head'] as const;
const town = ['town-head', 'lower-government-head'] as const;

const ABROAD_TRIP_VACATION: readonly Kind[] = ['vacation', 'business-trip', 'visit-abroad'];
const TRIP_VACATION: readonly Kind[] = ['vacation', 'business-trip'];

const TABLE: readonly Row[] = [
  row('zezhou', head, '', NONE, NONE, NONE, 'report'),
  row('zezhou', executive, '43.3', ['leave', ...ABROAD_TRIP_VACATION], NONE, OPEN),
  row('zezhou', deputy, '43.3', ['leave', ...ABROAD_TRIP_VACATION], NONE, OPEN),
  row('zezhou', department, '43.3', ALL, NONE, OPEN),
  row('zezhou', town, '', NONE, NONE, NONE),
  row('jincheng-chengqu', head, '', NONE, NONE, NONE, 'report'),
  // 请假 within the city is no 外出 of article 5, beyond it is: the other of the pair takes over then.
  row('jincheng-chengqu', executive, '43.3', TRIP_VACATION, NONE, ['leave', ...TRIP_VACATION]),
  row('jincheng-chengqu', deputy, '43.3', TRIP_VACATION, NONE, ['leave', ...TRIP_VACATION]),
  row('jincheng-chengqu', director, '43.3', TRIP_VACATION, NONE, TRIP_VACATION),
  row('jincheng-chengqu', department, '43.3', ALL, NONE, OPEN),
  row('jincheng-chengqu', town, '', NONE, NONE, NONE),
  row('xinzhou', head, '', NONE, NONE, NONE, 'report'),
  row('xinzhou', executive, '45.3', ABROAD_TRIP_VACATION, NONE, TRIP_VACATION),
  row('xinzhou', deputy, '45.3', ABROAD_TRIP_VACATION, NONE, TRIP_VACATION),
  row('xinzhou', secretary, '45.3', ABROAD_TRIP_VACATION, NONE, TRIP_VACATION),
  row('xinzhou', department, '45.3', ALL, NONE, OPEN),
  row('xinzhou', town, '', NONE, NONE, NONE),
  // 5.2 speaks of leaving the city: of the head, and of those who may be entrusted.
  row('xishi', head, '', NONE, NONE, OPEN, 'report'),
  row('xishi', executive, '41.3', ABROAD_TRIP_VACATION, NONE, OPEN),
  row('xishi', deputy, '41.3', ABROAD_TRIP_VACATION, NONE, OPEN),
  row('xishi', department, '41.3', ALL, NONE, OPEN),
  row('xishi', town, '', NONE, NONE, NONE),
  // 9 speaks of 外出: a leave or a holiday may be spent at home.
  row('weidong', head, '', NONE, NONE, ['leave', 'vacation'], 'report'),
  row('weidong', executive, '64', TRIP_VACATION, TRIP_VACATION, ['leave', 'vacation'], 'report'),
  row('weidong', deputy, '64', TRIP_VACATION, TRIP_VACATION, NONE, 'report'),
  row('weidong', other, '64', TRIP_VACATION, TRIP_VACATION, NONE, 'report'),
  row('weidong', director, '64', TRIP_VACATION, TRIP_VACATION, NONE, 'report'),
  row('weidong', department, '64', ALL, ALL, NONE),
  row('weidong', town, '64', ALL, ALL, NONE),
];

describe('问怎样请假和实际请假，答的是一件事', () => {
  test.each(TABLE)('$text 第$at：$who', ({ text, post, who, beyond, within, at, by, asks }) => {
    const office = new Absences(packOf(text));
    for (const kind of KINDS)
      for (const out of [true, false]) {
        const where = `${kind} ${out ? 'beyond' : 'within'}`;
        const said = (out ? beyond : within).includes(kind);
        const answer = ask(text, 'leave', { who, absence: kind, beyond: out });
        expect([where, answer.outcome, places(answer)]).toEqual([where, said ? 'answer' : 'silent', said ? [at] : []]);
        const { verdict } = office.ask(post, by, { absence: trip({ kind, beyond: out, from: '2026-12-10', to: '2026-12-11' }) });
        expect([where, against(verdict)]).toEqual([where, []]);
        const found = verdict.findings.map((one) =>
          [one.code, one.citation?.article, one.citation?.paragraph].filter((n) => n !== undefined).join(' '),
        );
        expect([where, found]).toEqual([where, said ? [`leave.short ${at.replace('.', ' ')}`] : ['rule.states']]);
      }
    expect(KINDS.filter((kind) => ask(text, 'leave', { who, absence: kind }).outcome === 'depends')).toEqual(
      KINDS.filter((kind) => beyond.includes(kind) !== within.includes(kind)),
    );
    const silentOn = KINDS.filter((kind) => {
      const { verdict, events } = office.ask(post, by, {
        absence: trip({ kind, beyond: undefined, from: '2026-12-10', to: '2026-12-11' }),
      });
      return events.length === 0 && verdict.findings.some((one) => one.message.includes('是否离开辖区'));
    });
    expect(silentOn).toEqual(asks);
  });
});

describe('是否离开辖区没有写明的', () => {
  test('泽州43.3：部门主要负责人出差，问的要看是否离开辖区，离开的先经分管副县长同意', () => {
    const answer = ask('zezhou', 'leave', { who: 'department-head', absence: 'business-trip' });
    expect(answer.outcome).toBe('depends');
    expect(answer.answer?.text).toBe('要看是否离开辖区。');
    expect(inCase(answer, { beyond: true })).toMatchObject({
      outcome: 'answer',
      answer: { posts: ['分管领导', '县长'], value: 3, unit: 'day' },
    });
    expect(inCase(answer, { beyond: false }).outcome).toBe('silent');
  });

  test('泽州43.3：副县长休假没有写明的不受理，代录、补登、变更也一样', () => {
    const absence = trip({ kind: 'vacation', beyond: undefined });
    const at = new Absences(packOf('zezhou'));
    expectRefused(at.act('deputy-finance', 'apply', { absence }), 'input.invalid');
    expectRefused(
      at.act('registrar', 'register', { post: 'deputy-finance', absence: { ...absence, from: '2026-11-23' } }),
      'input.invalid',
    );
    at.done('deputy-finance', 'apply', { absence: { ...absence, beyond: true } });
    expectRefused(at.act('deputy-finance', 'change', { absence, note: '改期' }), 'input.invalid');
    at.done('deputy-finance', 'change', { absence: { ...absence, beyond: true, purpose: '探亲' }, note: '改写事由' });
  });
});

describe('卫东第六十四条：部门、街道主要负责人外出，先请假获批，再报备', () => {
  test.each(['away', 'business-trip', 'visit-abroad', 'vacation'] as const)('%s：问、请、补登依据的是同一条', (kind) => {
    const answer = ask('weidong', 'leave', { who: 'department-head', absence: kind });
    expect([answer.outcome, places(answer)]).toEqual(['answer', ['64']]);
    const at = new Absences(packOf('weidong')).done('finance-head', 'apply', { absence: trip({ kind, beyond: false }) });
    at.done('registrar', 'name-approver', { approver: 'executive', words: '区政府办公室2026年内部规定' });
    expectRefused(at.act('registrar', 'record', { with: '区委组织部' }), 'state.not-open');
    at.done('executive', 'approve');
    expect(at.waits()).toEqual({ record: ['registrar'] });
    const gone = new Absences(packOf('weidong'), '2026-11-26');
    const entered = gone.act('registrar', 'register', { post: 'finance-head', absence: trip({ kind }) });
    expect(entered).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(against(entered)).toEqual(['step.missing 64', 'conduct.restricted 64']);
  });

  test('走了再请的不受理', () => {
    const at = new Absences(packOf('weidong'), '2026-11-27');
    expectRefused(at.act('finance-head', 'apply', { absence: trip({ kind: 'away' }) }), 'leave.short 64');
  });
});
