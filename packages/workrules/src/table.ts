/**
 * Conditions as a bitmap index: each conjunction is one bit, each value of a fact the set of conjunctions it leaves
 * standing. Judging a document is one look-up and a few ANDs per fact, whatever the number of rows.
 */
import type { When } from './model.ts';
import { DOCUMENT_FACTS, type DocumentFacts, type FactName } from './vocabulary.ts';

export interface Conditional {
  readonly when?: When | undefined;
  readonly unless?: When | undefined;
}

interface Clause {
  readonly row: number;
  readonly bars: boolean;
  readonly all: Readonly<Record<string, unknown>>;
}

type Value = string | boolean;
const BITS = 32;

export interface ConditionTable {
  /** The facts that any row turns on. */
  readonly facts: readonly FactName[];
  /** Sets a bit in `into` for each row that holds for these facts. */
  match(facts: DocumentFacts, into: Uint32Array): void;
  /** For a fact, its values put together where no row tells them apart. */
  classes(fact: FactName): readonly (readonly Value[])[];
}

/** Words needed for a set of rows. */
export const wordsFor = (rows: number): number => Math.max(1, Math.ceil(rows / BITS));

function clausesOf(rows: readonly Conditional[]): Clause[] {
  const out: Clause[] = [];
  rows.forEach(({ when, unless }, row) => {
    for (const all of conjunctions(when) ?? [{}]) out.push({ row, bars: false, all });
    for (const all of conjunctions(unless) ?? []) out.push({ row, bars: true, all });
  });
  return out;
}

function conjunctions(when: When | undefined): readonly Readonly<Record<string, unknown>>[] | undefined {
  return when === undefined ? undefined : Array.isArray(when) ? when : [when];
}

/** Compiles rows once; a row without `when` always holds unless its `unless` does. */
export function compileTable(rows: readonly Conditional[]): ConditionTable {
  const clauses = clausesOf(rows);
  const words = wordsFor(clauses.length);
  const names = (Object.keys(DOCUMENT_FACTS) as FactName[]).filter((fact) => clauses.some((clause) => fact in clause.all));

  const masks = names.map((fact) => {
    const byValue = new Map<Value, Uint32Array>();
    for (const value of DOCUMENT_FACTS[fact].domain as readonly Value[]) {
      const mask = new Uint32Array(words);
      clauses.forEach((clause, bit) => {
        const wanted = clause.all[fact];
        const stands = wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value);
        if (stands) mask[bit >>> 5]! |= 1 << (bit & 31);
      });
      byValue.set(value, mask);
    }
    return byValue;
  });
  const every = new Uint32Array(words);
  clauses.forEach((_, bit) => (every[bit >>> 5]! |= 1 << (bit & 31)));
  const none = new Uint32Array(words);

  const rowOf = Int32Array.from(clauses, (clause) => clause.row);
  const bars = clauses.map((clause) => clause.bars);
  const anyBars = bars.includes(true);
  const barred = new Uint32Array(wordsFor(rows.length));
  const standing = new Uint32Array(words);

  return {
    facts: names,
    match(facts, into) {
      standing.set(every);
      for (let f = 0; f < names.length; f++) {
        const mask = masks[f]!.get(facts[names[f]!]) ?? none;
        for (let w = 0; w < words; w++) standing[w]! &= mask[w]!;
      }
      into.fill(0);
      if (anyBars) barred.fill(0);
      for (let w = 0; w < words; w++) {
        for (let left = standing[w]!; left !== 0; left &= left - 1) {
          const bit = (w << 5) + (31 - Math.clz32(left & -left));
          const row = rowOf[bit]!;
          if (bars[bit]) barred[row >>> 5]! |= 1 << (row & 31);
          else into[row >>> 5]! |= 1 << (row & 31);
        }
      }
      if (anyBars) for (let w = 0; w < into.length; w++) into[w]! &= ~barred[w]!;
    },
    classes(fact) {
      const domain = DOCUMENT_FACTS[fact].domain as readonly Value[];
      const byValue = masks[names.indexOf(fact)];
      if (byValue === undefined) return [domain];
      const groups = new Map<string, Value[]>();
      for (const value of domain) {
        const key = byValue.get(value)!.join();
        groups.set(key, [...(groups.get(key) ?? []), value]);
      }
      return [...groups.values()];
    },
  };
}

/** The rows whose bit is set, in their order. */
export function rowsIn(bits: Uint32Array): number[] {
  const out: number[] = [];
  for (let w = 0; w < bits.length; w++)
    for (let left = bits[w]!; left !== 0; left &= left - 1) out.push((w << 5) + (31 - Math.clz32(left & -left)));
  return out;
}
