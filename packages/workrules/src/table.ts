/**
 * Conditions as a bitmap index: each conjunction is one bit, each value of a fact the set of conjunctions it leaves
 * standing. Judging a document is a look-up and a few ANDs per named fact and one comparison per clause left.
 */
import { FACT_BITS, factBits, NAMED_FACTS, type NamedFact } from './fact-bits.ts';
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

/** A compiled set of rows. Bits are rows in their order. */
export interface ConditionTable {
  /** The facts that any row turns on. */
  readonly facts: readonly FactName[];
  /** Words that a set of rows takes. */
  readonly words: number;
  /** Sets a bit in `into` for each row that holds for these facts; clears all others. */
  match(facts: DocumentFacts, into: Int32Array): void;
  /** For a fact, its values put together where no row tells them apart. */
  classes(fact: FactName): readonly (readonly Value[])[];
  /** These rows for documents that differ from this one in nothing but facts of yes or no. */
  narrowed(document: DocumentFacts, rows: (row: number) => boolean): YesNoTable;
}

/** Rows of which only yes-or-no facts are still to be told (`factBits`). */
export interface YesNoTable {
  /** The facts that a row speaks of which may still hold. */
  readonly speaksOf: number;
  /** The rows that hold, in their order. */
  match(answers: number): readonly number[];
}

/** Words needed for a set of so many bits. Sets are signed words: unsigned ones would not stay small integers. */
export const wordsFor = (bits: number): number => Math.max(1, Math.ceil(bits / 32));
/** Sets one bit. */
export const setBit = (bits: Int32Array, at: number): void => {
  bits[at >>> 5]! |= 1 << (at & 31);
};
/** The place of the lowest bit of a word that is not zero. */
export const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

function conjunctions(when: When | undefined): readonly Readonly<Record<string, unknown>>[] | undefined {
  return when === undefined ? undefined : Array.isArray(when) ? when : [when];
}

function clausesOf(rows: readonly Conditional[]): Clause[] {
  const out: Clause[] = [];
  rows.forEach(({ when, unless }, row) => {
    for (const all of conjunctions(when) ?? [{}]) out.push({ row, bars: false, all });
    for (const all of conjunctions(unless) ?? []) out.push({ row, bars: true, all });
  });
  return out;
}

const stands = (wanted: unknown, value: Value): boolean =>
  wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value);

/** Compiles rows once; a row without `when` always holds unless its `unless` does. */
export function compileTable(rows: readonly Conditional[]): ConditionTable {
  const clauses = clausesOf(rows);
  const words = wordsFor(clauses.length);
  const rowWords = wordsFor(rows.length);
  const facts = (Object.keys(DOCUMENT_FACTS) as FactName[]).filter((fact) => clauses.some((clause) => fact in clause.all));

  // Yes-or-no facts: what a clause looks at and what it wants there. One that wants both yes and no looks at nothing.
  const looksAt = new Int32Array(clauses.length);
  const wants = new Int32Array(clauses.length);
  /** By row: all that it speaks of, whether a clause of it is met or not. */
  const speaks = new Int32Array(rows.length);
  clauses.forEach((clause, i) => {
    for (const [fact, bit] of Object.entries(FACT_BITS)) {
      if (fact in clause.all) speaks[clause.row]! |= bit;
      const yes = stands(clause.all[fact], true);
      const no = stands(clause.all[fact], false);
      if (yes && no) continue;
      looksAt[i]! |= bit;
      if (yes) wants[i]! |= bit;
    }
  });

  // Other facts: for each value the clauses it leaves standing. All masks lie in one array; the first leaves nothing
  // standing and answers for a value that is not in the domain.
  const named = facts.filter((fact): fact is NamedFact => fact in NAMED_FACTS);
  const masks = new Int32Array(words * (1 + named.reduce((sum, fact) => sum + DOCUMENT_FACTS[fact].domain.length, 0)));
  let next = words;
  const readers = named.map((fact) => {
    const byValue = new Map<Value, number>();
    for (const value of DOCUMENT_FACTS[fact].domain) {
      byValue.set(value, next);
      const mask = masks.subarray(next, next + words);
      clauses.forEach((clause, bit) => {
        if (stands(clause.all[fact], value)) setBit(mask, bit);
      });
      next += words;
    }
    return { read: NAMED_FACTS[fact], byValue };
  });
  const every = new Int32Array(words);
  clauses.forEach((_, bit) => setBit(every, bit));

  const rowOf = Int32Array.from(clauses, (clause) => clause.row);
  const bars = Uint8Array.from(clauses, (clause) => Number(clause.bars));
  const barred = new Int32Array(rowWords);
  const standing = new Int32Array(words);

  const leaveStanding = (document: DocumentFacts): void => {
    for (let w = 0; w < words; w++) standing[w] = every[w]!;
    for (const { read, byValue } of readers) {
      const offset = byValue.get(read(document)) ?? 0;
      for (let w = 0; w < words; w++) standing[w]! &= masks[offset + w]!;
    }
  };

  const match = (document: DocumentFacts, into: Int32Array): void => {
    const answers = factBits(document);
    leaveStanding(document);
    for (let w = 0; w < rowWords; w++) into[w] = barred[w] = 0;
    for (let w = 0; w < words; w++) {
      for (let left = standing[w]!; left !== 0; left &= left - 1) {
        const clause = (w << 5) + lowestBit(left);
        if ((answers & looksAt[clause]!) === wants[clause]!) setBit(bars[clause] === 1 ? barred : into, rowOf[clause]!);
      }
    }
    for (let w = 0; w < rowWords; w++) into[w]! &= ~barred[w]!;
  };

  const classes = (fact: FactName): readonly (readonly Value[])[] => {
    if (!facts.includes(fact)) return [DOCUMENT_FACTS[fact].domain];
    const groups = new Map<string, Value[]>();
    for (const value of DOCUMENT_FACTS[fact].domain as readonly Value[]) {
      const key = clauses.map((clause) => Number(stands(clause.all[fact], value))).join('');
      groups.set(key, [...(groups.get(key) ?? []), value]);
    }
    return [...groups.values()];
  };

  const narrowed = (document: DocumentFacts, wanted: (row: number) => boolean): YesNoTable => {
    leaveStanding(document);
    const rows: { readonly row: number; readonly any: number[]; readonly barring: number[] }[] = [];
    for (let w = 0; w < words; w++) {
      for (let left = standing[w]!; left !== 0; left &= left - 1) {
        const clause = (w << 5) + lowestBit(left);
        const row = rowOf[clause]!;
        if (!wanted(row)) continue;
        if (rows.at(-1)?.row !== row) rows.push({ row, any: [], barring: [] });
        rows.at(-1)![bars[clause] === 1 ? 'barring' : 'any'].push(clause);
      }
    }
    const open = rows.filter(({ any }) => any.length > 0);
    const meets = (of: readonly number[], answers: number): boolean => {
      for (const clause of of) if ((answers & looksAt[clause]!) === wants[clause]!) return true;
      return false;
    };
    return {
      speaksOf: open.reduce((bits, { row }) => bits | speaks[row]!, 0),
      match: (answers) => {
        const hits: number[] = [];
        for (const { row, any, barring } of open) if (meets(any, answers) && !meets(barring, answers)) hits.push(row);
        return hits;
      },
    };
  };

  return { facts, words: rowWords, match, classes, narrowed };
}

/** Compiles rows once, to tell for each document which of them hold, in their order. */
export function compileFilter<R extends Conditional>(rows: readonly R[]): (facts: DocumentFacts) => readonly R[] {
  const table = compileTable(rows);
  const hits = new Int32Array(table.words);
  return (facts) => {
    table.match(facts, hits);
    return rows.filter((_, i) => (hits[i >>> 5]! & (1 << (i & 31))) !== 0);
  };
}
