/** Cases of what a question leaves open: what they are, and that the quick way to them says what the straightforward one says. */
import { applies, DOCUMENT_FACTS, type Conditional, type DocumentFacts, type FactName } from '@lingxing/workrules';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesOf } from '../src/consult/cases.ts';
import { straightforwardCases } from './support/straightforward-cases.ts';

type Named = Conditional & { readonly says: string };

const restsOn = (rows: readonly Named[]) => (facts: DocumentFacts) => rows.filter((row) => applies(row, facts));
const answer = (on: readonly Named[]) => on.map((row) => row.says).join('；');

/** A request brings with it that it seeks approval, an order that it is none of routine. */
const follows = (known: Partial<DocumentFacts>): Partial<DocumentFacts> =>
  known.kind === 'request' ? { ...known, seeksApproval: true } : known.kind === 'order' ? { ...known, routine: false } : known;

const sameSaid = (one: string, other: string) => one === other;
const quick = (known: Partial<DocumentFacts>, rows: readonly Named[]) =>
  casesOf(follows(known), rows, { rests: restsOn(rows), answer, same: sameSaid }, follows);
const straightforward = (known: Partial<DocumentFacts>, rows: readonly Named[]) =>
  straightforwardCases(follows(known), rows, (facts) => answer(restsOn(rows)(facts)), follows);

/** Facts of which conditions and questions speak; few, so that they meet. */
const FACTS = [
  'issuer',
  'kind',
  'to',
  'decidedBy',
  'scope',
  'normative',
  'major',
  'legal',
  'routine',
] as const satisfies readonly FactName[];
const domainOf = (name: FactName): readonly unknown[] => DOCUMENT_FACTS[name].domain;
const value = (name: FactName) => fc.constantFrom(...domainOf(name));
const conjunction = fc.record(
  Object.fromEntries(FACTS.map((name) => [name, fc.oneof(value(name), fc.uniqueArray(value(name), { minLength: 1, maxLength: 3 }))])),
  { requiredKeys: [] },
);
const thin = conjunction.chain((all) =>
  fc.shuffledSubarray(Object.keys(all)).map((names) => Object.fromEntries(names.slice(0, 3).map((name) => [name, all[name]]))),
);
const condition = fc.oneof(thin, fc.array(thin, { minLength: 1, maxLength: 3 }));
const row = fc.record(
  { when: condition, unless: condition, says: fc.constantFrom('甲', '乙', '丙') },
  { requiredKeys: ['says'] },
) as fc.Arbitrary<Named>;
const question = (facts: readonly FactName[]) =>
  fc.record(Object.fromEntries(facts.map((name) => [name, value(name)])), { requiredKeys: [] }) as fc.Arbitrary<Partial<DocumentFacts>>;

describe('what a question leaves open', () => {
  const head: Named = { when: { kind: 'order' }, says: '区长' };
  const deputy: Named = { when: { kind: ['notice', 'letter'] }, unless: { major: true }, says: '副区长' };

  test('too much is open: no cases', () => {
    // 16 kinds, 9 addressees and 5 issuers told apart are far more than can be listed.
    const rows = (['kind', 'to', 'issuer'] as const).flatMap((name) =>
      domainOf(name).map((one) => ({ when: { [name]: one }, says: String(one) })),
    );
    expect(quick({}, rows)).toBeUndefined();
  });
  test('nothing open: one case that hangs on nothing', () => {
    expect(quick({ kind: 'order' }, [head, deputy])).toEqual([{ facts: {}, result: '区长' }]);
  });
  test('only the fact that changes the answer is a case', () => {
    expect(quick({ kind: 'notice' }, [head, deputy])).toEqual([
      { facts: { major: [false] }, result: '副区长' },
      { facts: { major: [true] }, result: '' },
    ]);
  });
  test('branches with the same answer, of different norms, are put together', () => {
    const also: Named = { when: { kind: 'notice', major: true }, says: '副区长' };
    expect(quick({ kind: 'notice' }, [head, deputy, also])).toEqual([{ facts: {}, result: '副区长' }]);
  });
  test('an answer is written once for the norms it rests on', () => {
    let written = 0;
    casesOf({}, [head, deputy], {
      same: sameSaid,
      rests: restsOn([head, deputy]),
      answer: (on: readonly Named[]) => {
        written += 1;
        return answer(on);
      },
    });
    // The head's, the deputy's, nobody's.
    expect(written).toBe(3);
  });
});

describe('the quick way says what the straightforward way says', () => {
  test('on random conditions and questions', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), question(FACTS), (rows, known) => {
        expect(quick(known, rows)).toEqual(straightforward(known, rows));
      }),
      { numRuns: 400 },
    );
  });
  test.for(loadBuiltInPacks().map((pack) => [pack.id, pack] as const))('%s: on random questions about its tables', ([, pack]) => {
    const asked = question(Object.keys(DOCUMENT_FACTS) as FactName[]);
    fc.assert(
      fc.property(asked, fc.constantFrom('sign-off' as const, 'step' as const, 'consultation' as const), (known, kind) => {
        const rows: readonly Named[] = pack.of(kind);
        expect(quick(known, rows)).toEqual(straightforward(known, rows));
      }),
      { numRuns: 60 },
    );
  });
});
