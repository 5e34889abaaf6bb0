/**
 * Who signs: the sign-off table of a pack. Its rows have no order; for the facts of a document exactly one row may
 * be left once every special row that hits has struck out the rows it overrides.
 */
import type { NormOf, Norm, RulePack, SignOff } from './model.ts';
import { compileTable, rowsIn, wordsFor, type ConditionTable } from './table.ts';
import type { DocumentFacts } from './vocabulary.ts';

/** One row, or none where the text is silent, or several where the pack contradicts itself. */
export type SignOffResult = { readonly row: SignOff } | { readonly gap: true } | { readonly overlap: readonly SignOff[] };

interface SignOffIndex {
  readonly table: ConditionTable;
  readonly rows: readonly SignOff[];
  readonly find: (facts: DocumentFacts) => SignOffResult;
}

const indexes = new WeakMap<RulePack, SignOffIndex>();
const GAP: SignOffResult = { gap: true };

function buildIndex(pack: RulePack): SignOffIndex {
  const rows = pack.of('sign-off');
  const table = compileTable(rows);
  const words = wordsFor(rows.length);
  const positions = new Map(rows.map((row, i) => [row.id, i]));
  const struckBy = rows.map((row) => {
    const bits = new Uint32Array(words);
    for (const id of row.overrides) {
      const at = positions.get(id);
      if (at !== undefined) bits[at >>> 5]! |= 1 << (at & 31);
    }
    return bits;
  });
  const single: readonly SignOffResult[] = rows.map((row) => ({ row }));
  const hits = new Uint32Array(words);
  const left = new Uint32Array(words);

  const find = (facts: DocumentFacts): SignOffResult => {
    table.match(facts, hits);
    left.set(hits);
    for (let w = 0; w < words; w++) {
      for (let rest = hits[w]!; rest !== 0; rest &= rest - 1) {
        const struck = struckBy[(w << 5) + (31 - Math.clz32(rest & -rest))]!;
        for (let v = 0; v < words; v++) left[v]! &= ~struck[v]!;
      }
    }
    const remaining = rowsIn(left);
    if (remaining.length === 0) return GAP;
    if (remaining.length === 1) return single[remaining[0]!]!;
    return { overlap: remaining.map((i) => rows[i]!) };
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

const applicability = new WeakMap<RulePack, Map<string, (facts: DocumentFacts) => readonly Norm[]>>();

/**
 * The norms of one kind that speak of a document with these facts, in the pack's order. Says the same as filtering
 * by `applies`, from an index built once per pack and kind.
 */
export function applying<K extends Norm['kind']>(pack: RulePack, kind: K, facts: DocumentFacts): readonly NormOf<K>[] {
  let kinds = applicability.get(pack);
  if (kinds === undefined) applicability.set(pack, (kinds = new Map()));
  let find = kinds.get(kind);
  if (find === undefined) {
    const norms = pack.of(kind);
    const table = compileTable(norms);
    const hits = new Uint32Array(wordsFor(norms.length));
    find = (asked) => {
      table.match(asked, hits);
      return rowsIn(hits).map((i) => norms[i]!);
    };
    kinds.set(kind, find);
  }
  return find(facts) as readonly NormOf<K>[];
}
