/** Cases of what a question leaves open, worked out the straightforward way: every condition anew at every branch, every result written out. */
import { DOCUMENT_FACTS, type Conditional, type DocumentFacts, type FactName, type When } from '@lingxing/workrules';
import type { FactCase } from '../../src/consult/cases.ts';

type Known = Partial<DocumentFacts>;

const MOST_CASES = 200;

/** The facts a document could have, those left out of no consequence. */
function complete(known: Known): DocumentFacts {
  const first = Object.fromEntries((Object.keys(DOCUMENT_FACTS) as FactName[]).map((name) => [name, DOCUMENT_FACTS[name].domain[0]]));
  return { ...(first as DocumentFacts), ...known };
}

const list = (when: When | undefined) => (when === undefined ? undefined : Array.isArray(when) ? when : [when]);

/** Facts that have to be known before a conjunction is settled; undefined where it is settled. */
function openIn(all: Readonly<Record<string, unknown>>, known: Known): readonly FactName[] | undefined {
  const open: FactName[] = [];
  for (const [name, wanted] of Object.entries(all) as [FactName, unknown][]) {
    const value: unknown = known[name];
    if (value === undefined) open.push(name);
    else if (!(Array.isArray(wanted) ? wanted.includes(value) : wanted === value)) return undefined;
  }
  return open.length > 0 ? open : undefined;
}

const holdsNow = (all: Readonly<Record<string, unknown>>, known: Known): boolean =>
  Object.entries(all).every(([name, wanted]) => {
    const value: unknown = known[name as FactName];
    return value !== undefined && (Array.isArray(wanted) ? wanted.includes(value) : wanted === value);
  });

/** The facts on which a condition still hangs. */
function unsettled({ when, unless }: Conditional, known: Known): readonly FactName[] {
  const wanted = list(when) ?? [{}];
  const barring = list(unless) ?? [];
  if (barring.some((all) => holdsNow(all, known))) return [];
  const could = wanted.some((all) => holdsNow(all, known)) || wanted.some((all) => openIn(all, known) !== undefined);
  if (!could) return [];
  const open = wanted.some((all) => holdsNow(all, known)) ? [] : wanted.flatMap((all) => openIn(all, known) ?? []);
  return [...open, ...barring.flatMap((all) => openIn(all, known) ?? [])];
}

/** What an office asks first. */
const FIRST: readonly FactName[] = ['issuer', 'kind', 'to', 'decidedBy'];

function nextFact(conditions: readonly Conditional[], known: Known): FactName | undefined {
  const counts = new Map<FactName, number>();
  for (const condition of conditions)
    for (const fact of new Set(unsettled(condition, known))) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  if (counts.size === 0) return undefined;
  return FIRST.find((fact) => counts.has(fact)) ?? [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Values that no condition tells apart are taken together. */
function classesOf(conditions: readonly Conditional[], fact: FactName, follows: (known: Known) => Known): readonly (readonly unknown[])[] {
  const groups = new Map<string, unknown[]>();
  for (const value of DOCUMENT_FACTS[fact].domain as readonly unknown[]) {
    const key = conditions
      .flatMap(({ when, unless }) => [...(list(when) ?? []), ...(list(unless) ?? [])])
      .map((all): number | string => {
        const wanted: unknown = (all as Readonly<Record<string, unknown>>)[fact];
        return wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value) ? 1 : 0;
      })
      .concat(JSON.stringify({ ...follows({ [fact]: value }), [fact]: undefined }))
      .join('');
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()];
}

const overruling = (known: Known, follows: (known: Known) => Known): boolean =>
  (Object.keys(DOCUMENT_FACTS) as FactName[]).some(
    (fact) =>
      !(fact in known) &&
      (DOCUMENT_FACTS[fact].domain as readonly unknown[]).some((value) => {
        const then = follows({ [fact]: value });
        return Object.entries(then).some(([name, other]) => name !== fact && name in known && known[name as FactName] !== other);
      }),
  );

/**
 * The results of `judge` over every value of what is open, as few cases as tell them apart. One case: it does not depend
 * on anything. Undefined: too much is open. `follows` adds what a fact brings with it.
 */
export function straightforwardCases<T>(
  known: Known,
  conditions: readonly Conditional[],
  judge: (facts: DocumentFacts) => T,
  follows: (known: Known) => Known = (facts) => facts,
): readonly FactCase<T>[] | undefined {
  let left = MOST_CASES;
  // What is settled from the beginning tells no values apart, unless a value overrules something that is known.
  const telling = overruling(known, follows) ? conditions : conditions.filter((one) => unsettled(one, known).length > 0);
  const visit = (facts: Known): readonly FactCase<T>[] | undefined => {
    const fact = nextFact(conditions, facts);
    if (fact === undefined) {
      left -= 1;
      return left < 0 ? undefined : [{ facts: {}, result: judge(complete(facts)) }];
    }
    const branches: { readonly values: readonly unknown[]; readonly cases: readonly FactCase<T>[]; readonly key: string }[] = [];
    for (const values of classesOf(telling, fact, follows)) {
      const cases = visit(follows({ ...facts, [fact]: values[0] }));
      if (cases === undefined) return undefined;
      branches.push({ values, cases, key: JSON.stringify(cases) });
    }
    const merged = new Map<string, { values: unknown[]; cases: readonly FactCase<T>[] }>();
    for (const { values, cases, key } of branches) {
      const same = merged.get(key);
      if (same === undefined) merged.set(key, { values: [...values], cases });
      else same.values.push(...values);
    }
    const domain: readonly unknown[] = DOCUMENT_FACTS[fact].domain;
    for (const { values } of merged.values()) values.sort((a, b) => domain.indexOf(a) - domain.indexOf(b));
    if (merged.size === 1) return branches[0]?.cases;
    return [...merged.values()].flatMap(({ values, cases }) => cases.map((one) => ({ ...one, facts: { [fact]: values, ...one.facts } })));
  };
  return visit(known);
}
