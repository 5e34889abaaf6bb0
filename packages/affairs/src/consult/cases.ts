/**
 * Answers over what a question leaves open. Conditions are held against the facts that are known; where some can be
 * neither confirmed nor excluded, the fact that decides most is taken value by value, and so on until every condition is
 * settled. Branches that come to the same answer are put together again, so that an answer depends on nothing that does
 * not change it.
 *
 * A condition that is settled stays settled whatever else is known, so only those still open go down a branch; and an
 * answer is written once for the norms it rests on, however many branches end with them.
 */
import { DOCUMENT_FACTS, PLAIN_DOCUMENT, type Conditional, type DocumentFacts, type FactName, type When } from '@lingxing/workrules';

type Known = Partial<DocumentFacts>;

/** More branches than this say that too little is known to list the outcomes, unless a caller wants fewer. */
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
  /** Whether two answers, of different norms, come to the same. */
  readonly same: (one: T, other: T) => boolean;
}

const NAMES = Object.keys(DOCUMENT_FACTS) as FactName[];
const NUMBER_OF = new Map(NAMES.map((name, i) => [name as string, i]));
const DOMAINS: readonly (readonly unknown[])[] = NAMES.map((name) => DOCUMENT_FACTS[name].domain);
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

const holdsNow = (all: readonly Asks[], bits: Bits): boolean => {
  for (const { fact, values } of all) if (bits[fact] === UNKNOWN || (bits[fact]! & values) === 0) return false;
  return true;
};

/** Takes in the facts that have to be known before a conjunction is settled, none where it is settled. */
function addOpen(all: readonly Asks[], bits: Bits, open: OpenFacts): void {
  for (const { fact, values } of all) if (bits[fact] !== UNKNOWN && (bits[fact]! & values) === 0) return;
  for (const { fact } of all) if (bits[fact] === UNKNOWN) open.add(fact);
}

/** Whether a condition still hangs on something; on which facts is taken in. */
function unsettled({ wanted, barring }: Compiled, bits: Bits, open: OpenFacts): boolean {
  for (const all of barring) if (holdsNow(all, bits)) return false;
  open.begin();
  let met = false;
  for (const all of wanted) met ||= holdsNow(all, bits);
  if (!met) {
    for (const all of wanted) addOpen(all, bits, open);
    if (!open.any) return false;
  }
  for (const all of barring) addOpen(all, bits, open);
  return open.any;
}

/** How many conditions hang on each fact, in the order in which they were met. */
class OpenFacts {
  readonly #counts = new Int32Array(NAMES.length);
  /** The condition that last counted a fact: each counts it once. */
  readonly #countedBy = new Int32Array(NAMES.length);
  readonly #met = new Int32Array(NAMES.length);
  #size = 0;
  #condition = 0;
  /** Whether the condition in hand hangs on anything. */
  any = false;

  /** Counts from nothing again: one of these serves a whole question. */
  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#counts[this.#met[i]!] = 0;
    this.#size = 0;
  }

  begin(): void {
    this.#condition += 1;
    this.any = false;
  }

  add(fact: number): void {
    this.any = true;
    if (this.#countedBy[fact] === this.#condition) return;
    this.#countedBy[fact] = this.#condition;
    if (this.#counts[fact] === 0) this.#met[this.#size++] = fact;
    this.#counts[fact]! += 1;
  }

  get facts(): readonly number[] {
    return [...this.#met.subarray(0, this.#size)];
  }

  /** What an office asks first, or else what decides most. */
  get first(): number | undefined {
    for (const fact of FIRST) if (this.#counts[fact]! > 0) return fact;
    let most: number | undefined;
    for (let i = 0; i < this.#size; i++) {
      const fact = this.#met[i]!;
      if (most === undefined || this.#counts[fact]! > this.#counts[most]!) most = fact;
    }
    return most;
  }
}

/** The facts on which any of these conditions still hangs, whatever the others among them turn out to be. */
export function openFacts(known: Known, conditions: readonly Conditional[]): ReadonlySet<FactName> {
  const bits = bitsFrom(known);
  const open = new OpenFacts();
  for (const condition of conditions) unsettled(compile(condition), bits, open);
  return new Set(open.facts.map((fact) => NAMES[fact]!));
}

/** The fact to ask after next, and the conditions that are still open. */
function nextFact(
  conditions: readonly Compiled[],
  bits: Bits,
  facts: OpenFacts,
): { readonly fact: number; readonly open: readonly Compiled[] } | undefined {
  facts.clear();
  const open = conditions.filter((condition) => unsettled(condition, bits, facts));
  const fact = facts.first;
  return fact === undefined ? undefined : { fact, open };
}

/** Values of a fact that no condition tells apart, and what else they bring with them, by place in its domain. */
interface ValueClass {
  readonly values: readonly number[];
  readonly brings: readonly (readonly [fact: number, value: number])[];
}

/** Values that no condition tells apart, and that bring the same with them, are taken together. */
function classesOf(conditions: readonly Compiled[], fact: number, follows: (known: Known) => Known): readonly ValueClass[] {
  const asked = new Set<number>();
  for (const { wanted, barring } of conditions)
    for (const alls of [wanted, barring]) for (const all of alls) for (const one of all) if (one.fact === fact) asked.add(one.values);
  const brought = consequencesOf(follows)[fact]!;
  const groups = new Map<string, { readonly values: number[]; readonly brings: ValueClass['brings'] }>();
  for (let i = 0; i < DOMAINS[fact]!.length; i++) {
    const brings = brought[i]!;
    let key = brings.join(' ');
    for (const values of asked) key += (values >>> i) & 1 ? ' 1' : ' 0';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values: [i], brings });
    else group.values.push(i);
  }
  return [...groups.values()];
}

/** What each value of each fact brings with it, by their places: worked out once for a way of following. */
type Consequences = readonly (readonly ValueClass['brings'][])[];
const consequences = new WeakMap<(known: Known) => Known, Consequences>();
function consequencesOf(follows: (known: Known) => Known): Consequences {
  let all = consequences.get(follows);
  if (all === undefined) {
    all = NAMES.map((name, fact) =>
      DOMAINS[fact]!.map((value) =>
        Object.entries(follows({ [name]: value }))
          .filter(([other]) => other !== name)
          .map(([other, what]) => {
            const one = NUMBER_OF.get(other) ?? 0;
            return [one, DOMAINS[one]!.indexOf(what)] as const;
          }),
      ),
    );
    consequences.set(follows, all);
  }
  return all;
}

/** Whether what follows from a value of what is open may be another than is known. */
const overrules = (bits: Bits, follows: (known: Known) => Known): boolean =>
  consequencesOf(follows).some(
    (values, of) =>
      bits[of] === UNKNOWN && values.some((brings) => brings.some(([fact, value]) => bits[fact] !== UNKNOWN && bits[fact] !== 1 << value)),
  );

/** What lies below a branch before anything is answered. */
type Tree =
  | { readonly document: DocumentFacts }
  | { readonly fact: number; readonly ways: readonly { readonly values: readonly number[]; readonly below: Tree }[] };

/** What is answered below one branch. */
type Branch<T> =
  | { readonly result: T }
  | { readonly fact: number; readonly ways: readonly { readonly values: number[]; readonly branch: Branch<T> }[] };

/** Whether the cases below two branches are the same. Most differ in the first answer that is looked at. */
function alike<T>(one: Branch<T>, other: Branch<T>, same: (one: T, other: T) => boolean): boolean {
  if (one === other) return true;
  if ('result' in one) return 'result' in other && same(one.result, other.result);
  return (
    !('result' in other) &&
    one.fact === other.fact &&
    one.ways.length === other.ways.length &&
    one.ways.every((way, i) => {
      const { values, branch } = other.ways[i]!;
      return (
        way.values.length === values.length && way.values.every((value, at) => value === values[at]) && alike(way.branch, branch, same)
      );
    })
  );
}

/** The cases below a branch, each with the facts that lead to it; `path` is the way down to the branch. */
function listed<T>(branch: Branch<T>, path: (readonly [name: FactName, values: readonly unknown[]])[], into: FactCase<T>[]): FactCase<T>[] {
  if ('result' in branch) {
    const facts: Partial<Record<FactName, readonly unknown[]>> = {};
    for (const [name, values] of path) facts[name] = values;
    into.push({ facts, result: branch.result });
    return into;
  }
  const domain = DOMAINS[branch.fact]!;
  for (const { values, branch: below } of branch.ways) {
    path.push([NAMES[branch.fact]!, values.map((i) => domain[i])]);
    listed(below, path, into);
    path.pop();
  }
  return into;
}

/** What has been answered, by what it rests on, one thing after the other. */
class Answered<B extends object, T> {
  #next: Map<B, Answered<B, T>> | undefined;
  leaf: { readonly result: T } | undefined;

  after(one: B): Answered<B, T> {
    this.#next ??= new Map();
    let next = this.#next.get(one);
    if (next === undefined) this.#next.set(one, (next = new Answered()));
    return next;
  }
}

/**
 * The answers over every value of what is open, as few cases as tell them apart. One case: it does not depend
 * on anything. Undefined: too much is open. `follows` adds what a fact brings with it, whatever else
 * is known; what is known holds it already.
 */
export function casesOf<B extends object, T>(
  known: Known,
  conditions: readonly Conditional[],
  { rests, answer, same }: Judgement<B, T>,
  follows: (known: Known) => Known = (facts) => facts,
  most = MOST_CASES,
): readonly FactCase<T>[] | undefined {
  const all = conditions.map(compile);
  const classes = new Map<number, readonly ValueClass[]>();
  // The way down is kept in one place: what is taken to be known on the branch in hand, and the document that it makes.
  const bits = [...bitsFrom(known)];
  const document: Record<string, unknown> = { ...PLAIN_DOCUMENT, ...known };
  const put = (fact: number, value: number): void => {
    bits[fact] = value === UNKNOWN ? UNKNOWN : 1 << value;
    document[NAMES[fact]!] = DOMAINS[fact]![value === UNKNOWN ? 0 : value];
  };

  const facts = new OpenFacts();
  // What is settled by what is known tells no values apart, unless what follows from one of them overrules what is known.
  const telling = overrules(bits, follows) ? all : all.filter((condition) => unsettled(condition, bits, facts));
  let left = most;
  const visit = (above: readonly Compiled[]): Tree | undefined => {
    const next = nextFact(above, bits, facts);
    if (next === undefined) {
      left -= 1;
      return left < 0 ? undefined : { document: { ...document } as DocumentFacts };
    }
    const { fact, open } = next;
    let groups = classes.get(fact);
    if (groups === undefined) classes.set(fact, (groups = classesOf(telling, fact, follows)));
    const ways: { readonly values: readonly number[]; readonly below: Tree }[] = [];
    for (const { values, brings } of groups) {
      const before = brings.map(([one]) => [one, bits[one] === UNKNOWN ? UNKNOWN : 31 - Math.clz32(bits[one]!)] as const);
      // Where what follows overrules what was known, what was settled by it is not.
      const overruled = brings.some(([one, value]) => bits[one] !== UNKNOWN && bits[one] !== 1 << value);
      put(fact, values[0]!);
      for (const [one, value] of brings) put(one, value);
      const below = visit(overruled ? all : open);
      for (const [one, value] of before) put(one, value);
      if (below === undefined) return undefined;
      ways.push({ values, below });
    }
    put(fact, UNKNOWN);
    return { fact, ways };
  };

  const before = new Answered<B, T>();
  const leaf = (document: DocumentFacts): Branch<T> => {
    const on = rests(document);
    let at = before;
    for (const one of on) at = at.after(one);
    return (at.leaf ??= { result: answer(on) });
  };
  const answered = (tree: Tree): Branch<T> => {
    if ('document' in tree) return leaf(tree.document);
    const ways: { readonly values: number[]; readonly branch: Branch<T> }[] = [];
    for (const { values, below } of tree.ways) {
      const branch = answered(below);
      let at = 0;
      while (at < ways.length && !alike(ways[at]!.branch, branch, same)) at += 1;
      if (at === ways.length) ways.push({ values: [...values], branch });
      else ways[at]!.values.push(...values);
    }
    // Values that come to the same are named in the order of their domain, however they were met.
    for (const { values } of ways) if (values.length > 1) values.sort((a, b) => a - b);
    const [only] = ways;
    return ways.length === 1 && only !== undefined ? only.branch : { fact: tree.fact, ways };
  };

  // Nothing is judged or answered until it is known that the cases can be listed.
  const tree = visit(all);
  return tree === undefined ? undefined : listed(answered(tree), [], []);
}
