/** How often the text wants a kind of meeting, against the sittings that were held: since when it is behind. */
import type { MeetingName, NormOf, RulePack } from '@lingxing/workrules';
import { SITTINGS } from './kinds.ts';
import { dueAgain, frequencyOf, unitEnd, type Due } from './rules.ts';

export interface Rhythm<K extends MeetingName = MeetingName> {
  readonly kind: K;
  readonly norm: NormOf<'frequency'>;
  /** The day of the last sitting; absent where none is on record, of which nothing can be counted. */
  readonly last?: string | undefined;
  /** Sittings in the calendar week, month or half-year of the last one, that one among them. */
  readonly held: number;
  readonly due?: Due | undefined;
}

/**
 * Each of the kinds whose frequency the text fixes; sittings, where no others are asked for. `held`: the days on which it was held, in any
 * order; two on one day count twice.
 */
export function rhythmOf<K extends MeetingName = (typeof SITTINGS)[number]>(
  pack: RulePack,
  held: ReadonlyMap<string, readonly string[]>,
  today: string,
  kinds: readonly K[] = SITTINGS as readonly MeetingName[] as readonly K[],
): readonly Rhythm<K>[] {
  return kinds.flatMap((kind): Rhythm<K>[] => {
    const norm = frequencyOf(pack, kind);
    if (norm === undefined) return [];
    const days = (held.get(kind) ?? []).filter((one) => one <= today).toSorted();
    const last = days.at(-1);
    if (last === undefined) return [{ kind, norm, held: 0 }];
    const within = days.filter((one) => unitEnd(one, norm.unit) === unitEnd(last, norm.unit)).length;
    return [{ kind, norm, last, held: within, due: dueAgain(norm, last, within, today) }];
  });
}
