/**
 * Answers over what a question leaves open. Conditions are held against the facts that are known; where some can be
 * neither confirmed nor excluded, the fact that decides most is taken value by value, and so on until every condition is
 * settled. Branches that come to the same answer are put together again, so that an answer depends on nothing that does
 * not change it.
 *
 * A condition that is settled stays settled whatever else is known, so only those still open go down a branch; and an
 * answer is written once for the norms it rests on, however many branches end with them.
 */
import { DOCUMENT_FACTS, type Conditional, type DocumentFacts, type FactName, type When } from '@lingxing/workrules';

type Known = Partial<DocumentFacts>;

/** More branches than this say that too little is known to list the outcomes. */
const MOST_CASES = 200;

export interface FactCase<T> {
  /** The values of what was open under which this is the result; several values where they do not differ. */
  readonly facts: Readonly<Partial<Record<FactName, readonly unknown[]>>>;
  readonly result: T;
}

/** How a question is answered once everything that counts is known. */
export interface Judgement<B extends object, T> {
  /** What the answer rests on: norms, or silences that the pack declares. */
  readonly rests: (facts: DocumentFacts) => readonly B[];
  /** The answer, by nothing but what it rests on. */
  readonly answer: (on: readonly B[]) => T;
}

const NAMES = Object.keys(DOCUMENT_FACTS) as FactName[];
const NUMBER_OF = new Map(NAMES.map((name, i) => [name as string, i]));
const DOMAINS: readonly (readonly unknown[])[] = NAMES.map((name) => DOCUMENT_FACTS[name].domain);
/** Facts of no consequence are given the first value of their domain. */
const ANY = Object.fromEntries(NAMES.map((name, i) => [name, DOMAINS[i]?.[0]])) as DocumentFacts;
/** What an office asks first. */
const FIRST = (['issuer', 'kind', 'to', 'decidedBy'] as const).map((name) => NAMES.indexOf(name));
const UNKNOWN = -1;

/** What a conjunction asks of one fact: the values it takes, as bits by their place in the domain. */
interface Asks {
  readonly fact: number;
  readonly values: number;
}
interface Compiled {
  readonly wanted: readonly (readonly Asks[])[];
  readonly barring: readonly (readonly Asks[])[];
}

const list = (when: When | undefined) => (when === undefined ? undefined : Array.isArray(when) ? when : [when]);

const bitsOf = (fact: number, wanted: unknown): number =>
  (DOMAINS[fact] ?? []).reduce<number>(
    (bits, value, i) => ((Array.isArray(wanted) ? wanted.includes(value) : wanted === value) ? bits | (1 << i) : bits),
    0,
  );

const compileAll = (when: When | undefined): readonly (readonly Asks[])[] | undefined =>
  list(when)?.map((all) =>
    Object.entries(all).map(([name, wanted]) => {
      const fact = NUMBER_OF.get(name) ?? 0;
      return { fact, values: bitsOf(fact, wanted) };
    }),
  );

const compiled = new WeakMap<Conditional, Compiled>();
function compile(condition: Conditional): Compiled {
  let one = compiled.get(condition);
  if (one === undefined) {
    one = { wanted: compileAll(condition.when) ?? [[]], barring: compileAll(condition.unless) ?? [] };
    compiled.set(condition, one);
  }
  return one;
}

/** What is known, a bit for the value of each fact. */
type Bits = readonly number[];

const bitsFrom = (known: Known): Bits => NAMES.map((name, i) => (known[name] === undefined ? UNKNOWN : bitsOf(i, known[name])));

const holdsNow = (all: readonly Asks[], bits: Bits): boolean =>
  all.every(({ fact, values }) => bits[fact] !== UNKNOWN && (bits[fact]! & values) !== 0);

/** Adds the facts that have to be known before a conjunction is settled, none where it is settled. */
function addOpen(all: readonly Asks[], bits: Bits, open: Set<number>): void {
  if (!all.every(({ fact, values }) => bits[fact] === UNKNOWN || (bits[fact]! & values) !== 0)) return;
  for (const { fact } of all) if (bits[fact] === UNKNOWN) open.add(fact);
}

/** The facts on which a condition still hangs; undefined where it is settled. */
function unsettled({ wanted, barring }: Compiled, bits: Bits): ReadonlySet<number> | undefined {
  if (barring.some((all) => holdsNow(all, bits))) return undefined;
  const open = new Set<number>();
  if (!wanted.some((all) => holdsNow(all, bits))) {
    for (const all of wanted) addOpen(all, bits, open);
    if (open.size === 0) return undefined;
  }
  for (const all of barring) addOpen(all, bits, open);
  return open.size > 0 ? open : undefined;
}

/** The facts on which any of these conditions still hangs, whatever the others among them turn out to be. */
export function openFacts(known: Known, conditions: readonly Conditional[]): ReadonlySet<FactName> {
  const bits = bitsFrom(known);
  const open = new Set<number>();
  for (const condition of conditions) for (const fact of unsettled(compile(condition), bits) ?? []) open.add(fact);
  return new Set([...open].map((fact) => NAMES[fact]!));
}

/** The fact that decides most, and the conditions that are still open. */
function nextFact(conditions: readonly Compiled[], bits: Bits): { readonly fact: number; readonly open: readonly Compiled[] } | undefined {
  const counts = new Map<number, number>();
  const open: Compiled[] = [];
  for (const condition of conditions) {
    const facts = unsettled(condition, bits);
    if (facts === undefined) continue;
    open.push(condition);
    for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  }
  if (counts.size === 0) return undefined;
  let fact = FIRST.find((one) => counts.has(one));
  if (fact === undefined) {
    let most = 0;
    for (const [one, count] of counts)
      if (count > most) {
        fact = one;
        most = count;
      }
  }
  return fact === undefined ? undefined : { fact, open };
}

/** Values that no condition tells apart, and that bring the same with them, are taken together. */
function classesOf(conditions: readonly Compiled[], fact: number, follows: (known: Known) => Known): readonly (readonly number[])[] {
  const asked = new Set<number>();
  for (const { wanted, barring } of conditions)
    for (const all of [...wanted, ...barring]) for (const one of all) if (one.fact === fact) asked.add(one.values);
  const name = NAMES[fact]!;
  const groups = new Map<string, number[]>();
  for (const [i, value] of (DOMAINS[fact] ?? []).entries()) {
    const told = [...asked].map((values) => (values >>> i) & 1).join('');
    const key = `${told} ${JSON.stringify({ ...follows({ [name]: value }), [name]: undefined })}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()];
}

/** Cases below one branch, and a number that two branches share exactly where their cases are the same. */
interface Branch<T> {
  readonly cases: readonly FactCase<T>[];
  readonly same: number;
}

/**
 * The answers over every value of what is open, as few cases as tell them apart. One case: it does not depend
 * on anything. Undefined: too much is open. `follows` adds what a fact brings with it.
 */
export function casesOf<B extends object, T>(
  known: Known,
  conditions: readonly Conditional[],
  { rests, answer }: Judgement<B, T>,
  follows: (known: Known) => Known = (facts) => facts,
): readonly FactCase<T>[] | undefined {
  const all = conditions.map(compile);
  const classes = new Map<number, readonly (readonly number[])[]>();
  const numbers = new Map<unknown, number>();
  const numberOf = (thing: unknown): number => {
    const before = numbers.get(thing);
    if (before !== undefined) return before;
    numbers.set(thing, numbers.size);
    return numbers.size - 1;
  };
  const leaves = new Map<string, Branch<T>>();
  const leaf = (facts: Known): Branch<T> => {
    const on = rests({ ...ANY, ...facts });
    const key = on.map(numberOf).join();
    let one = leaves.get(key);
    if (one === undefined) {
      const result = answer(on);
      // Different norms may come to the same answer.
      one = { cases: [{ facts: {}, result }], same: numberOf(`leaf ${JSON.stringify(result)}`) };
      leaves.set(key, one);
    }
    return one;
  };

  let left = MOST_CASES;
  const visit = (facts: Known, bits: Bits, above: readonly Compiled[]): Branch<T> | undefined => {
    const next = nextFact(above, bits);
    if (next === undefined) {
      left -= 1;
      return left < 0 ? undefined : leaf(facts);
    }
    const { fact, open } = next;
    const name = NAMES[fact]!;
    const domain = DOMAINS[fact]!;
    let groups = classes.get(fact);
    if (groups === undefined) classes.set(fact, (groups = classesOf(all, fact, follows)));
    const merged = new Map<number, { readonly values: number[]; readonly branch: Branch<T> }>();
    for (const values of groups) {
      const below = follows({ ...facts, [name]: domain[values[0]!] });
      // Where what follows overrules what was known, what was settled by it is not.
      let overruled = false;
      const now = [...bits];
      for (const [one, value] of Object.entries(below) as [FactName, unknown][]) {
        if (facts[one] === value) continue;
        if (facts[one] !== undefined) overruled = true;
        const i = NUMBER_OF.get(one) ?? 0;
        now[i] = bitsOf(i, value);
      }
      const branch = visit(below, now, overruled ? all : open);
      if (branch === undefined) return undefined;
      const same = merged.get(branch.same);
      if (same === undefined) merged.set(branch.same, { values: [...values], branch });
      else same.values.push(...values);
    }
    const branches = [...merged.values()];
    if (branches.length === 1) return branches[0]?.branch;
    return {
      cases: branches.flatMap(({ values, branch }) => {
        const named = values.map((i) => domain[i]);
        return branch.cases.map((one) => ({ ...one, facts: { [name]: named, ...one.facts } }));
      }),
      same: numberOf(`${name} ${branches.map(({ values, branch }) => `${values.join()}:${branch.same}`).join(' ')}`),
    };
  };
  return visit(known, bitsFrom(known), all)?.cases;
}
