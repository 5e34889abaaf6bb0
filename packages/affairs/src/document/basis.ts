/** What an act rests on: the norms of a pack, and of the layers it adopts, that carry it. */
import { applies, type Citation, type DocumentFacts, type NormOf, type RulePack } from '@lingxing/workrules';
import type { ActName } from './acts.ts';

const carriers = new WeakMap<RulePack, Map<string, readonly NormOf<'basis'>[]>>();

/** The norms of a pack, and of the layers it adopts, that carry an act of the procedure; looked up once per pack. */
export function carrying(pack: RulePack, act: ActName): readonly NormOf<'basis'>[] {
  let map = carriers.get(pack);
  if (map === undefined) {
    const lists = new Map<string, NormOf<'basis'>[]>();
    for (const norm of pack.of('basis')) {
      for (const a of norm.acts) {
        const of = lists.get(a);
        if (of) of.push(norm);
        else lists.set(a, [norm]);
      }
    }
    carriers.set(pack, (map = lists));
  }
  return map.get(act) ?? [];
}

/**
 * What an act rests on for a document with these facts, or before there is one: the norms that carry it and speak of this
 * document, or of every one. All that carry it where none speaks, since no act is without a basis.
 */
export function citationsFor(pack: RulePack, act: ActName, facts?: DocumentFacts): readonly Citation[] {
  const norms = carrying(pack, act);
  const spoken = norms.filter((norm) => (facts === undefined ? norm.when === undefined : applies(norm, facts)));
  return (spoken.length > 0 ? spoken : norms).map((norm) => norm.citation);
}
