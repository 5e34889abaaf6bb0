/** Which norms speak of a document: all of a pack's conditions judged in one pass. */
import type { Norm, NormOf, RulePack } from './model.ts';
import { compileFilter, compileTable, lowestBit, type ConditionTable } from './table.ts';
import type { DocumentFacts } from './vocabulary.ts';

/** The norms that speak of one document, by kind, in the pack's order. */
export interface Applicable {
  of<K extends Norm['kind']>(kind: K): readonly NormOf<K>[];
}

interface NormIndex {
  readonly table: ConditionTable;
  /** The norms of kinds of which any turns on a document, those of a kind side by side. */
  readonly norms: readonly Norm[];
  /** Where each kind begins and ends in `norms`. */
  readonly ranges: ReadonlyMap<string, readonly [from: number, to: number]>;
}

const indexes = new WeakMap<RulePack, NormIndex>();

function indexOf(pack: RulePack): NormIndex {
  let index = indexes.get(pack);
  if (index === undefined) {
    const ranges = new Map<string, readonly [number, number]>();
    const norms: Norm[] = [];
    // Kinds without a condition hold for every document. The norms that carry an act are asked for by the act and compiled by it.
    for (const kind of new Set(pack.norms.map((norm) => norm.kind))) {
      const ofKind = pack.of(kind);
      if (kind === 'basis' || ofKind.every((norm) => norm.when === undefined && norm.unless === undefined)) continue;
      const from = norms.length;
      norms.push(...ofKind);
      ranges.set(kind, [from, norms.length]);
    }
    index = { table: compileTable(norms), norms, ranges };
    indexes.set(pack, index);
  }
  return index;
}

/** The norms of some kinds that speak of a document of which only the facts of yes or no are still to be told. */
export interface StillOpen<N extends Norm> {
  /** The facts that those norms speak of which may still hold (`factBits`). */
  readonly speaksOf: number;
  /** The norms that hold once they are told, in the pack's order. */
  under(answers: number): readonly N[];
}

/** The norms of these kinds for documents that differ from this one in nothing but facts of yes or no. Says the same as `applicable`. */
export function stillOpen<K extends Norm['kind']>(pack: RulePack, kinds: readonly K[], document: DocumentFacts): StillOpen<NormOf<K>> {
  const { table, norms, ranges } = indexOf(pack);
  const always = kinds.filter((kind) => !ranges.has(kind)).flatMap((kind): readonly Norm[] => pack.of(kind));
  const wanted = new Set<Norm['kind']>(kinds);
  const open = table.narrowed(document, (row) => wanted.has(norms[row]!.kind));
  return {
    speaksOf: open.speaksOf,
    under: (answers) => [...always, ...open.match(answers).map((row) => norms[row]!)] as unknown as readonly NormOf<K>[],
  };
}

/**
 * Every norm of a pack but the bases of acts held against the facts of one document. Says the same as filtering by
 * `applies`, in one pass over an index that is built once per pack. Sign-off rows come before overriding; use
 * `signOffFor` for the one that counts.
 */
export function applicable(pack: RulePack, facts: DocumentFacts): Applicable {
  const { table, norms, ranges } = indexOf(pack);
  const hits = new Int32Array(table.words);
  table.match(facts, hits);
  const lists = new Map<string, readonly Norm[]>();
  return {
    of: <K extends Norm['kind']>(kind: K): readonly NormOf<K>[] => {
      const before = lists.get(kind);
      if (before !== undefined) return before as readonly NormOf<K>[];
      const range = ranges.get(kind);
      if (range === undefined) return pack.of(kind);
      const [from, to] = range;
      const out: Norm[] = [];
      for (let w = from >>> 5; w << 5 < to; w++) {
        for (let left = hits[w]!; left !== 0; left &= left - 1) {
          const at = (w << 5) + lowestBit(left);
          if (at >= from && at < to) out.push(norms[at]!);
        }
      }
      lists.set(kind, out);
      return out as NormOf<K>[];
    },
  };
}

const filters = new WeakMap<RulePack, Map<string, (facts: DocumentFacts) => readonly Norm[]>>();

/**
 * The norms of one kind that speak of a document, for whoever asks of many documents and of no other kind: its index holds
 * that kind alone. Says the same as `applicable(pack, facts).of(kind)`. Built once per pack and kind.
 */
export function applicableOf<K extends Norm['kind']>(pack: RulePack, kind: K): (facts: DocumentFacts) => readonly NormOf<K>[] {
  let ofPack = filters.get(pack);
  if (ofPack === undefined) filters.set(pack, (ofPack = new Map()));
  let filter = ofPack.get(kind);
  if (filter === undefined) ofPack.set(kind, (filter = compileFilter<Norm>(pack.of(kind))));
  return filter as (facts: DocumentFacts) => readonly NormOf<K>[];
}
