/**
 * Who signs: the sign-off table of a pack. Its rows have no order; for the facts of a document exactly one row may
 * be left once every special row that hits has struck out the rows it overrides.
 */
import type { RulePack, SignOff } from './model.ts';
import { compileTable, lowestBit, setBit, type ConditionTable } from './table.ts';
import type { DocumentFacts } from './vocabulary.ts';

/** One row, or none where the text is silent, or several where the pack contradicts itself. */
export type SignOffResult = { readonly row: SignOff } | { readonly gap: true } | { readonly overlap: readonly SignOff[] };

export interface SignOffIndex {
  readonly table: ConditionTable;
  readonly rows: readonly SignOff[];
  readonly find: (facts: DocumentFacts) => SignOffResult;
}

const indexes = new WeakMap<RulePack, SignOffIndex>();
const GAP: SignOffResult = { gap: true };

function buildIndex(pack: RulePack): SignOffIndex {
  const rows = pack.of('sign-off');
  const table = compileTable(rows);
  const { words } = table;
  const positions = new Map(rows.map((row, i) => [row.id, i]));
  const struckBy = rows.map((row) => {
    const bits = new Int32Array(words);
    for (const id of row.overrides) {
      const at = positions.get(id);
      if (at !== undefined) setBit(bits, at);
    }
    return bits;
  });
  const single: readonly SignOffResult[] = rows.map((row) => ({ row }));
  const hits = new Int32Array(words);
  const left = new Int32Array(words);

  const find = (facts: DocumentFacts): SignOffResult => {
    table.match(facts, hits);
    for (let w = 0; w < words; w++) left[w] = hits[w]!;
    for (let w = 0; w < words; w++) {
      for (let rest = hits[w]!; rest !== 0; rest &= rest - 1) {
        const struck = struckBy[(w << 5) + lowestBit(rest)]!;
        for (let v = 0; v < words; v++) left[v]! &= ~struck[v]!;
      }
    }
    let first = -1;
    let several = false;
    for (let w = 0; w < words; w++) {
      for (let rest = left[w]!; rest !== 0; rest &= rest - 1) {
        if (first < 0) first = (w << 5) + lowestBit(rest);
        else several = true;
      }
    }
    if (several) return { overlap: rows.filter((_, i) => (left[i >>> 5]! & (1 << (i & 31))) !== 0) };
    return first < 0 ? GAP : single[first]!;
  };
  return { table, rows, find };
}

/** The index of a pack's sign-off table, built once per pack. */
export function signOffIndex(pack: RulePack): SignOffIndex {
  let index = indexes.get(pack);
  if (index === undefined) {
    index = buildIndex(pack);
    indexes.set(pack, index);
  }
  return index;
}

/**
 * The row of the sign-off table that a document with these facts comes under.
 * A gap is an answer too: there the text names no signer and the software says so instead of guessing.
 */
export function signOffFor(pack: RulePack, facts: DocumentFacts): SignOffResult {
  return signOffIndex(pack).find(facts);
}
