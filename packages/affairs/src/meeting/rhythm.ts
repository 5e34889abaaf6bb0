/** How often the text wants a kind of meeting, against the sittings that were held: since when it is behind. */
import type { NormOf, RulePack } from '@lingxing/workrules';
import { SITTINGS, type Sitting } from './kinds.ts';
import { dueAgain, frequencyOf, unitEnd, type Due } from './rules.ts';

export interface Rhythm {
  readonly kind: Sitting;
  readonly norm: NormOf<'frequency'>;
  /** The day of the last sitting; absent where none is on record, of which nothing can be counted. */
  readonly last?: string | undefined;
  /** Sittings in the calendar week, month or half-year of the last one, that one among them. */
  readonly held: number;
  readonly due?: Due | undefined;
}

/** Each kind whose frequency the text fixes. `held`: the days of its sittings, in any order; two on one day count twice. */
export function rhythmOf(pack: RulePack, held: ReadonlyMap<string, readonly string[]>, today: string): readonly Rhythm[] {
  return SITTINGS.flatMap((kind): Rhythm[] => {
    const norm = frequencyOf(pack, kind);
    if (norm === undefined) return [];
    const days = (held.get(kind) ?? []).filter((one) => one <= today).toSorted();
    const last = days.at(-1);
    if (last === undefined) return [{ kind, norm, held: 0 }];
    const within = days.filter((one) => unitEnd(one, norm.unit) === unitEnd(last, norm.unit)).length;
    return [{ kind, norm, last, held: within, due: dueAgain(norm, last, within, today) }];
  });
}
