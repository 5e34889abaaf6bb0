/** What an act rests on: the norms of a pack, and of the layers it adopts, that carry it. */
import { compileFilter, type Citation, type DocumentFacts, type NormOf, type RulePack } from '@lingxing/workrules';
import type { ActName } from './acts.ts';

/** The norms that carry one act. */
interface Carriers {
  readonly norms: readonly NormOf<'basis'>[];
  readonly speakingOf: (facts: DocumentFacts) => readonly NormOf<'basis'>[];
}

const carriers = new WeakMap<RulePack, ReadonlyMap<string, Carriers>>();

/** The norms of a pack by the acts they carry, put together once per pack. */
function carriersOf(pack: RulePack): ReadonlyMap<string, Carriers> {
  let known = carriers.get(pack);
  if (known === undefined) {
    const all = pack.of('basis');
    const acts = new Set(all.flatMap((norm) => norm.acts));
    const byAct = [...acts].map((act): [string, Carriers] => {
      const norms = all.filter((norm) => norm.acts.includes(act));
      return [act, { norms, speakingOf: compileFilter(norms) }];
    });
    carriers.set(pack, (known = new Map(byAct)));
  }
  return known;
}

/** Every norm that carries an act, whatever document it speaks of. */
export const carrying = (pack: RulePack, act: ActName): readonly NormOf<'basis'>[] => carriersOf(pack).get(act)?.norms ?? [];

/**
 * What an act rests on for a document with these facts, or before there is one: the norms that carry it and speak of this
 * document, or of every one. All that carry it where none speaks, since no act is without a basis.
 */
export function citationsFor(pack: RulePack, act: ActName, facts?: DocumentFacts): readonly Citation[] {
  const of = carriersOf(pack).get(act);
  if (of === undefined) return [];
  const spoken = facts === undefined ? of.norms.filter((norm) => norm.when === undefined) : of.speakingOf(facts);
  return (spoken.length > 0 ? spoken : of.norms).map((norm) => norm.citation);
}
