/**
 * Properties of acting in another's stead, under the five texts, over any absences, pairs and entrustments on any day:
 * besides the head at most one uses his authority, nobody gains by a title what its post does not have, and every open
 * document still has somebody who may act on it.
 */
import { actorBy, titlesInForce, titlesOf } from '@lingxing/affairs/authority';
import { consult, type Answer, type ConsultKind } from '@lingxing/affairs/consult';
import { documentProcedure, type ActName } from '@lingxing/affairs/document';
import { organisationOf, type Authority, type Organisation } from '@lingxing/affairs/kernel';
import { ABSENCES, type Absence, type RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draft, Office, organisationFor } from './support/office.ts';

const packs = loadBuiltInPacks();
const packOf = (id: string) => packs.find((one) => one.id === id) ?? packs[0]!;
const LEADERS = ['head', 'executive', 'deputy-finance', 'deputy-education', 'other'] as const;
const POSTS = [...LEADERS, 'secretary', 'director', 'registrar', 'finance-head', 'finance-clerk', 'gone'] as const;
const post = fc.constantFrom(...POSTS);
const leader = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...LEADERS) }, { weight: 1, arbitrary: post });
const between = (min: number, max: number) => fc.integer({ min, max }).map((n) => `2026-11-${n}`);
/** Most of what is on record has begun by today and lasts, some has not begun or is over. */
const from = between(16, 22);
const until = between(18, 29);
const today = between(18, 26);
const kind = fc.constantFrom(...(Object.keys(ABSENCES) as Absence[]));

const authority: fc.Arbitrary<Authority> = fc.record({
  absences: fc.array(fc.record({ matter: fc.uuid(), post: leader, kind, from, to: until }), { maxLength: 6 }),
  entrustments: fc.array(
    fc.record({
      matter: fc.uuid(),
      kind: fc.constantFrom('standing-in' as const, 'standing-in' as const, 'arrangement' as const),
      of: fc.oneof({ weight: 3, arbitrary: fc.constant('head' as const) }, { weight: 1, arbitrary: leader }),
      to: fc.oneof(fc.constant('executive' as const), leader),
      from,
      until,
      scope: fc.constantFrom(undefined, ['document'], ['incoming']),
    }),
    { maxLength: 5 },
  ),
  pairs: fc.array(fc.tuple(leader, leader), { maxLength: 4 }),
});
const situation = fc.record({ id: fc.constantFrom(...packs.map((one) => one.id)), authority, today });

const onRecord = (organisation: Organisation, on: Authority): Organisation =>
  organisationOf(1, [...organisation.posts.values()], [...organisation.departments.values()], on);

describe('代行、补位的性质（五府，任意外出、配对和委托）', () => {
  test('任何时候，使用行政首长职权的除他本人外至多一人，而且是他委托的', () => {
    let stoodIn = 0;
    fc.assert(
      fc.property(situation, ({ id, authority: on, today: day }) => {
        const pack = packOf(id);
        const organisation = onRecord(organisationFor(pack), on);
        const forHead = titlesInForce({ pack, organisation, today: day }).filter((one) => one.post === 'head');
        expect(forHead.length).toBeLessThanOrEqual(1);
        for (const one of forHead) {
          stoodIn += 1;
          expect(one.capacity).toBe('acting');
          expect(
            on.entrustments.some((e) => e.kind === 'standing-in' && e.of === 'head' && e.to === one.by && e.matter === one.under),
          ).toBe(true);
          expect(on.absences.some((a) => a.post === 'head' && a.from <= day)).toBe(true);
        }
      }),
      { numRuns: 2000, seed: 20261126 },
    );
    expect(stoodIn).toBeGreaterThan(40);
  });

  test('只有政府领导代政府领导；不代自己；名义都有条款；没有外出就没有名义', () => {
    fc.assert(
      fc.property(situation, ({ id, authority: on, today: day }) => {
        const pack = packOf(id);
        const organisation = onRecord(organisationFor(pack), on);
        for (const one of titlesInForce({ pack, organisation, today: day })) {
          expect(one.by).not.toBe(one.post);
          for (const id of [one.by, one.post])
            expect(['head', 'executive-deputy', 'deputy', 'other-leader']).toContain(organisation.posts.get(id)?.role);
          expect(one.norm.citation.source).toBe('work-rules');
          expect(on.absences.some((a) => a.post === one.post && a.from <= day)).toBe(true);
        }
      }),
      { numRuns: 2000, seed: 20261127 },
    );
  });

  test('代办不扩大职权：凡以名义能办的，职务的本人也能办，判定除名义外一字不差；超出范围的一件也不能办', () => {
    let judged = 0;
    const stage = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(situation, stage, fc.boolean(), ({ id, authority: on, today: day }, steps, important) => {
        const o = new Office(packOf(id), day, onRecord(organisationFor(packOf(id)), on));
        advance(o, steps, important);
        for (const one of titlesInForce(o.context)) {
          const actor = actorBy('x', one);
          for (const offer of documentProcedure.offers(o.context, o.document, { account: 'x', post: one.post, capacity: 'holder' })) {
            const mine = documentProcedure.offers(o.context, o.document, actor).find((other) => other.act === offer.act);
            const covered = one.scope === undefined || one.scope.includes('document');
            expect(mine === undefined).toBe(!covered);
            if (mine !== undefined) expect(mine).toEqual(offer);
            judged += 1;
            const input = offer.act === 'revise' ? { draft: o.document.draft } : { opinion: '同意' };
            const asHolder = o.ask(one.post, offer.act, input, { reason: '特殊' });
            const inStead = o.ask(one.post, offer.act, input, { reason: '特殊', actor });
            if (!covered) {
              expect(inStead.verdict.outcome).toBe('refused');
              expect(inStead.events).toEqual([]);
            } else if (inStead.conflict !== undefined) {
              // 本人已经办了：先办的算数。
              expect([inStead.conflict.code, inStead.events]).toEqual(['already-done', []]);
            } else {
              expect(inStead.verdict.outcome).toBe(asHolder.verdict.outcome);
              expect(inStead.events).toEqual(asHolder.events);
              expect(inStead.verdict.findings.filter((f) => f.code !== 'authority.stands-in')).toEqual(asHolder.verdict.findings);
            }
          }
        }
      }),
      { numRuns: 250, seed: 20261128 },
    );
    expect(judged).toBeGreaterThan(200);
  });

  test('未办结的公文，不论谁外出，总有人可以办：本人始终可以，代他的人也可以', () => {
    let open = 0;
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 5 }), ({ id, authority: on, today: day }, steps) => {
        const o = new Office(packOf(id), day, onRecord(organisationFor(packOf(id)), on));
        advance(o, steps, false);
        const waiting = documentProcedure.expectations(o.context, o.document);
        expect(waiting.length).toBeGreaterThan(0);
        const able = waiting.flatMap((line) => {
          const holder = { account: 'x', post: line.post, capacity: 'holder' as const };
          const standIns = titlesOf(o.context, [...LEADERS]).filter((one) => one.post === line.post && one.scope === undefined);
          return [holder, ...standIns.map((one) => actorBy('x', one))].filter((actor) =>
            documentProcedure
              .offers(o.context, o.document, actor)
              .some((offer) => offer.act === (line.act as ActName) && offer.verdict.outcome !== 'refused'),
          );
        });
        expect(able.length).toBeGreaterThan(0);
        expect(able.some((actor) => actor.capacity === 'holder')).toBe(true);
        open += 1;
      }),
      { numRuns: 300, seed: 20261129 },
    );
    expect(open).toBeGreaterThan(100);
  });
});

/** A document of the finance bureau, so many steps on its way. */
function advance(o: Office, steps: number, important: boolean): void {
  const way: readonly (() => unknown)[] = [
    () => o.done('finance-clerk', 'send'),
    () => o.done('finance-head', 'approve'),
    () => o.done('registrar', 'vet', { opinion: '拟同意', facts: { important } }),
    () => o.act('deputy-finance', 'review', { opinion: '同意' }),
    () => o.act('head', 'sign', { opinion: '同意' }, { reason: '特殊' }),
  ];
  o.done('finance-clerk', 'draft', { draft: draft({ leadersConcerned: ['deputy-education'] }) });
  for (const step of way.slice(0, steps)) step();
}

describe('规则咨询和名义出于同一处', () => {
  const calendar = loadBuiltInCalendar();
  const ask = (pack: RulePack, kind: ConsultKind, facts: Record<string, unknown>): Answer => {
    const consulted = consult({ pack, calendar, date: '2026-11-23' }, { kind, facts });
    if (!consulted.ok) throw new Error(JSON.stringify(consulted.problems));
    return consulted.answer;
  };
  const day1 = { from: '2026-11-23', to: '2026-11-23' };

  test.each(packs.map((one) => one.id))('%s：谁受委托可以代行，咨询怎样答，名义就怎样给', (id) => {
    const pack = packOf(id);
    for (const absence of Object.keys(ABSENCES) as Absence[])
      for (const isOut of [false, true])
        for (const to of ['executive', 'deputy-finance'] as const) {
          const absences = ['head', ...(isOut ? ['executive'] : [])].map((post) => ({ matter: post, post, kind: absence, ...day1 }));
          const entrusted = { matter: 'e', kind: 'standing-in' as const, of: 'head', to, from: '2026-11-23', until: '2026-11-23' };
          const organisation = onRecord(organisationFor(pack), { absences, pairs: [], entrustments: [entrusted] });
          const given = titlesInForce({ pack, organisation, today: '2026-11-23' });
          const answer = ask(pack, 'authority.stand-in', {
            absence,
            away: isOut ? ['executive-deputy'] : [],
            entrusted: true,
            beyond: false,
          });
          const named = answer.outcome === 'answer' ? (answer.answer?.posts ?? []) : [];
          const isNamed = named.some((one) => (to === 'executive' ? one.startsWith('常务') : one.startsWith('其他')));
          const where = `${absence} ${String(isOut)} ${to}：${named.join('、')}`;
          expect([where, given.length === 1]).toEqual([where, isNamed]);
          if (isNamed) expect(answer.findings.map((one) => one.norm)).toContain(given[0]?.norm.id);
        }
  });

  test.each(packs.map((one) => one.id))('%s：副职不在时有没有人补位，两处一致', (id) => {
    const pack = packOf(id);
    for (const absence of Object.keys(ABSENCES) as Absence[]) {
      const away = { matter: 'a', post: 'deputy-finance', kind: absence, ...day1 };
      const organisation = onRecord(organisationFor(pack), {
        absences: [away],
        pairs: [['deputy-education', 'deputy-finance']],
        entrustments: [],
      });
      const given = titlesInForce({ pack, organisation, today: '2026-11-23' });
      const answer = ask(pack, 'authority.substitute', { absence, special: false, beyond: false });
      expect([absence, given.length === 1]).toEqual([absence, answer.outcome === 'answer']);
    }
  });
});
