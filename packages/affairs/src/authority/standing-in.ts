/**
 * Who acts while somebody is away: standing in for the head, entrusted and by the title that the text gives it, and the AB
 * roles of deputies. Nothing here follows by itself: without an entrustment nobody stands in.
 */
import { triggers, type Absence, type NormOf, type Participant, type RulePack } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import { broken } from '../office/findings.ts';

/** The norms on standing in for the head that speak of this absence, the first in line before the fallback. */
export const lineFor = (pack: RulePack, absence: Absence): readonly NormOf<'standing-in'>[] =>
  pack.of('standing-in').filter((one) => triggers([one.trigger], absence));

/** Who may be entrusted while these are away, and by which norm. */
export function entrustable(
  pack: RulePack,
  absence: Absence,
  away: ReadonlySet<Participant>,
): { readonly who: readonly Participant[]; readonly norm: NormOf<'standing-in'> } | undefined {
  const line = lineFor(pack, absence);
  for (const order of ['first', 'either', 'fallback'] as const)
    for (const norm of line.filter((one) => one.order === order)) {
      const there = norm.by.filter((one) => !away.has(one));
      if (there.length > 0) return { who: there, norm };
    }
  return undefined;
}

/** The norms on AB roles of one aspect. */
export const substitutions = (pack: RulePack, aspect: NormOf<'substitution'>['aspect']): readonly NormOf<'substitution'>[] =>
  pack.of('substitution').filter((one) => one.aspect === aspect);

/** Whether a pair may be away together: warned where the text says so; where it is silent there is nothing to say. */
export const awayTogether = (pack: RulePack): readonly Finding[] =>
  substitutions(pack, 'both-away').map((norm) =>
    broken(norm, 'absence.together', '互为AB角的两位同时外出。', '请错开一位，或者写明理由。'),
  );
