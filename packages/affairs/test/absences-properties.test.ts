/** What holds of absences whatever is tried, in whichever order, under each of the five texts. */
import { ACT_NAMES, evolve, leaveProcedure, type ActName, type LeaveState } from '@lingxing/affairs/leave';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';

const POSTS = ['head', 'executive', 'deputy-finance', 'deputy-education', 'registrar', 'finance-head', 'finance-clerk'] as const;
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-02'] as const;
const KINDS = ['business-trip', 'vacation', 'visit-abroad', 'leave', 'away'] as const;
const MATTERS = ['a', 'b', 'c'] as const;

const posts = fc.constantFrom(...POSTS);
const days = fc.constantFrom(...DAYS);

/** One thing that somebody tries, with everything that any act could want in its input. */
const attempt = fc.record({
  matter: fc.constantFrom(...MATTERS),
  by: posts,
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ACT_NAMES) },
    { weight: 1, arbitrary: fc.constantFrom<ActName[]>('entrust', 'arrange') },
  ),
  /** Tried by whoever might rather than by anybody. */
  rightly: fc.boolean(),
  whose: posts,
  to: posts,
  from: days,
  until: days,
  kind: fc.constantFrom(...KINDS),
  beyond: fc.boolean(),
  title: fc.option(fc.nat(3), { nil: undefined }),
  goOn: fc.boolean(),
  nextDay: fc.boolean(),
  seq: fc.nat(12),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const inputOf = ({ whose, to, from, until, kind, beyond, seq, act }: Attempt): unknown => ({
  post: whose,
  absence: trip({ kind, beyond, from, to: until }),
  reason: '理由',
  note: '说明',
  opinion: '意见',
  words: '依据',
  approver: to,
  with: '上级',
  on: from,
  to: act === 'extend' ? until : to,
  from,
  until,
  entrustment: seq,
  word: '照常',
});

const OF_HEAD: ReadonlySet<ActName> = new Set(['entrust', 'arrange', 'revoke', 'approve', 'decline', 'order']);
const OF_OFFICE: ReadonlySet<ActName> = new Set(['register', 'record', 'inform', 'forward', 'name-approver']);

/** Somebody whose act it might be. */
function likely(at: Absences, { act, matter, by }: Attempt): string {
  if (OF_HEAD.has(act)) return 'head';
  return OF_OFFICE.has(act) ? 'registrar' : (at.matters.get(matter)?.post ?? by);
}

/** The head is away and has entrusted his executive deputy, another deputy asks leave; what comes is up to chance. */
function begun(id: string): Absences {
  const at = new Absences(packOf(id));
  const absence = trip({ from: '2026-11-24', to: '2026-11-30' });
  at.done('head', 'report', { absence }).done('head', 'entrust', { to: 'executive', from: '2026-11-24', until: '2026-11-30' });
  at.today = '2026-11-24';
  at.act('deputy-finance', id === 'weidong' ? 'report' : 'apply', { absence: trip({ to: '2026-11-30' }) }, {}, 'b');
  return at;
}

function attempted(at: Absences, one: Attempt): void {
  const title = one.title === undefined ? undefined : at.titles()[one.title];
  const doing = { ...(one.goOn ? { reason: '确有必要' } : {}), ...(title === undefined ? {} : { as: title }) };
  at.act(title?.post ?? (one.rightly ? likely(at, one) : one.by), one.act, inputOf(one), doing, one.matter);
  if (one.nextDay) at.today = DAYS[Math.min(DAYS.indexOf(at.today as (typeof DAYS)[number]) + 1, DAYS.length - 1)] ?? at.today;
}

describe.each(['jincheng-chengqu', 'zezhou', 'xinzhou', 'weidong', 'xishi'])('%s', (id) => {
  test('the head and at most one other use his authority, and never by an AB role', () => {
    let stoodIn = 0;
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 10, maxLength: 40 }), (attempts) => {
        const at = begun(id);
        at.pairs = [
          ['deputy-education', 'deputy-finance'],
          ['executive', 'head'],
        ];
        for (const one of attempts) {
          attempted(at, one);
          const ofHead = at.titles().filter((title) => title.post === 'head');
          expect(new Set(ofHead.map((title) => title.by)).size).toBeLessThanOrEqual(1);
          stoodIn += ofHead.length;
          expect(ofHead.every((title) => title.capacity === 'acting')).toBe(true);
          // Whoever stands in does so while that absence is on record, and for nobody else by it.
          for (const { post, by } of at.titles()) {
            expect(at.authority.absences.some((absence) => absence.post === post)).toBe(true);
            expect(by).not.toBe(post);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(stoodIn).toBeGreaterThan(0);
  });

  test('a post has one absence at a time, what is open waits for somebody, and the fold gives the same state again', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        const at = begun(id);
        for (const one of attempts) attempted(at, one);
        const onRecord = [...at.authority.absences, ...(at.authority.planned ?? [])];
        for (const post of POSTS) {
          const own = new Map(onRecord.filter((one) => one.post === post).map((one) => [one.matter, one]));
          const spans = [...own.values()];
          for (const [i, a] of spans.entries())
            for (const b of spans.slice(i + 1)) expect(a.from <= b.to && b.from <= a.to, `${post} twice`).toBe(false);
        }
        for (const state of at.matters.values()) {
          const open = !leaveProcedure.summary(state).closed;
          // What is granted or reported and has not begun may wait for nobody yet; from its first day on it does.
          const begins = state.from > at.today && leaveProcedure.expectations(at.context, state).length === 0 ? state.from : at.today;
          if (open) expect(leaveProcedure.expectations({ ...at.context, today: begins }, state).length).toBeGreaterThan(0);
          if (open && begins !== at.today) expect(state.stage).toBe('granted');
          for (const post of POSTS)
            for (const offer of leaveProcedure.offers(at.context, state, actorOf(post)))
              expect(offer.verdict.outcome === 'refused' || offer.verdict.basis.length > 0).toBe(true);
        }
        for (const [matter, state] of at.matters) {
          const events = at.events.filter((one) => one.matter === matter);
          expect(events.reduce<LeaveState | null>((before, one) => evolve(before, one.event, one.at), null)).toEqual(state);
        }
      }),
      { numRuns: 60 },
    );
  });
});
