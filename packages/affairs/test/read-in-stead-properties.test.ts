/**
 * Properties of a circular under the five texts, whoever is away, paired or entrusted on each day: of those who may use a
 * reader's post the first to read has read it, by the title that he had; nobody reads it over, nothing is asked of anybody
 * once it is read, and whoever has read it, for himself or in another's stead, goes on seeing the paper.
 */
import { actorBy, titlesInForce } from '@lingxing/affairs/authority';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { organisationOf, whoActed, type Actor, type Authority, type Organisation } from '@lingxing/affairs/kernel';
import { ABSENCES, type Absence, type RulePack } from '@lingxing/workrules';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { organisationFor, packOf } from './support/office.ts';
import { Registry, report } from './support/registry.ts';

const LEADERS = ['head', 'executive', 'deputy-finance', 'deputy-education', 'other'] as const;
const READERS = [...LEADERS, 'finance-head'] as const;
const leader = fc.constantFrom(...LEADERS);
const DAYS = { from: '2026-11-01', to: '2026-11-30' } as const;

const authority: fc.Arbitrary<Authority> = fc.record({
  absences: fc.array(
    fc
      .record({
        post: leader,
        kind: fc.oneof(fc.constant('business-trip' as const), fc.constantFrom(...(Object.keys(ABSENCES) as Absence[]))),
      })
      .map((one) => ({
        matter: `absence of ${one.post}`,
        ...one,
        ...DAYS,
      })),
    { maxLength: 4 },
  ),
  entrustments: fc.array(
    leader
      .filter((to) => to !== 'head')
      .map((to) => ({ matter: 'trip', kind: 'standing-in' as const, of: 'head', to, from: DAYS.from, until: DAYS.to })),
    { maxLength: 2 },
  ),
  pairs: fc.constantFrom<Authority['pairs']>([], [['deputy-finance', 'deputy-education']], [['executive', 'deputy-finance']]),
});

/** One day: who is away on it, and who reads: somebody for himself, or whoever has the nth title in force by that. */
const day = fc.record({
  authority,
  reads: fc.array(fc.record({ by: fc.constantFrom(...READERS), as: fc.nat({ max: 3 }) }), { maxLength: 6 }),
});

const onRecord = (pack: RulePack, on: Authority): Organisation => {
  const { posts, departments } = organisationFor(pack);
  return organisationOf(1, [...posts.values()], [...departments.values()], on);
};

test('传阅：先阅的算数，名义照当时；阅过的不再要任何人阅，经手的人一直看得到', () => {
  let inStead = 0;
  let toldOff = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...loadBuiltInPacks().map((one) => one.id)),
      fc.uniqueArray(fc.constantFrom(...READERS), { minLength: 1 }),
      fc.array(day, { minLength: 1, maxLength: 4 }),
      (id, wanted, days) => {
        const pack = packOf(id);
        // Not every text knows other leaders besides the deputies.
        const readers = wanted.filter((post) => organisationFor(pack).posts.has(post));
        fc.pre(readers.length > 0);
        const o = new Registry(pack).registered(report());
        o.done('registrar', 'recommend', { opinion: '拟传阅', nature: 'read', leaders: [] }).done('registrar', 'circulate', { readers });
        /** What should be so: who has read for which post, as the office writes it, and who has had a hand in it. */
        const read = new Map<string, string>();
        const hands = new Set<string>();
        for (const { authority: on, reads } of days) {
          const organisation = onRecord(pack, on);
          const context = () => ({ ...o.context, organisation });
          const titles = titlesInForce({ pack, organisation, today: o.today });
          for (const { by, as } of reads) {
            const title = as === 0 ? undefined : titles[(as - 1) % Math.max(titles.length, 1)];
            const actor: Actor = title === undefined ? { account: by, post: by, capacity: 'holder' } : actorBy(title.by, title);
            const before = JSON.stringify(o.state);
            const given = incomingProcedure.decide(context(), o.state, { act: 'read', actor, input: { note: '' } });
            const open = (readers as readonly string[]).includes(actor.post) && !read.has(actor.post);
            expect([actor, given.events.length > 0]).toEqual([actor, open]);
            if (!open) {
              const first = read.get(actor.post);
              const mine = whoActed(
                organisation,
                [{ post: actor.post, by: actor.by ?? '', title: actor.title ?? '', at: 0 }],
                actor.post,
                0,
              );
              const asHimself = actor.by === undefined ? organisation.posts.get(actor.post)?.title : mine;
              // Whose it was is told to whoever comes after another, and to nobody of what he has read himself.
              const told = first === undefined || first === asHimself ? undefined : `${first}已阅。`;
              expect(given.conflict?.message).toBe(told);
              if (told !== undefined) toldOff += 1;
              expect(JSON.stringify(o.state)).toBe(before);
              continue;
            }
            o.seq += 1;
            for (const event of given.events) o.paper = incomingProcedure.evolve(o.paper, event, { seq: o.seq, now: context().now, actor });
            const at = o.state.readings.find((one) => one.post === actor.post)?.readAt;
            read.set(actor.post, whoActed(organisation, o.state.stoodIn, actor.post, at));
            hands.add(actor.by ?? actor.post);
            if (actor.by !== undefined) {
              inStead += 1;
              expect(read.get(actor.post)).toContain(title?.title);
              expect(read.get(actor.post)?.startsWith(organisation.posts.get(actor.by)?.title ?? '?')).toBe(true);
            } else expect(read.get(actor.post)).toBe(organisation.posts.get(actor.post)?.title);
          }
          const asked = incomingProcedure.expectations(context(), o.state).filter((one) => one.act === 'read');
          expect(asked.map((one) => one.post).toSorted()).toEqual(readers.filter((post) => !read.has(post)).toSorted());
          const seeing = new Set(incomingProcedure.readers(context(), o.state).posts);
          for (const one of [...hands, ...readers]) expect([one, seeing.has(one)]).toEqual([one, true]);
        }
      },
    ),
    { numRuns: 1000, seed: 20261130 },
  );
  expect(inStead).toBeGreaterThan(100);
  expect(toldOff).toBeGreaterThan(20);
});
