/**
 * Who acts while somebody is away: standing in for the head, entrusted and by the title that the text gives it, and the AB
 * roles of deputies. Nothing here follows by itself: without an entrustment nobody stands in.
 */
import { triggers, type Absence, type NormOf, type Participant, type PostRole, type RulePack } from '@lingxing/workrules';
import { covers } from '../conduct/restrictions.ts';
import type { Finding } from '../kernel/finding.ts';
import { broken } from '../office/findings.ts';

/** A leader's post in the words that norms speak of persons in; nobody else's work is ever done in his stead by these rules. */
const LEADERS: Readonly<Partial<Record<PostRole, Participant>>> = {
  head: 'head',
  'executive-deputy': 'executive-deputy',
  deputy: 'deputy',
  'other-leader': 'other-leader',
};
export const asParticipant = (role: PostRole | undefined): Participant | undefined => (role === undefined ? undefined : LEADERS[role]);

/** Whether words of a norm name this leader: a deputy who is not the executive one is one of the others (其他副职). */
export const names = (words: readonly Participant[], who: Participant): boolean =>
  covers(words, who) || (who === 'deputy' && words.includes('other-deputy'));

/** The norms on standing in for the head that speak of this absence, the first in line before the fallback. */
export const lineFor = (pack: RulePack, absence: Absence): readonly NormOf<'standing-in'>[] =>
  pack.of('standing-in').filter((one) => triggers([one.trigger], absence));

/**
 * Who stands in once entrusted while these are away, and by which norm: whoever comes first in the order and is there. What
 * a question is answered by, what an entrustment is judged by and what gives the title is this one function.
 */
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

/**
 * The norm under which the other of a pair takes over on this absence of his. Where a text only sets up the institution and
 * says nothing of when, every absence on record counts; where it says when, only that.
 */
export function takeOverNorm(pack: RulePack, who: Participant, absence: Absence): NormOf<'substitution'> | undefined {
  const when = substitutions(pack, 'stand-in').filter((one) => covers(one.who, who));
  if (when.length > 0) return when.find((one) => one.triggers === undefined || triggers(one.triggers, absence));
  return substitutions(pack, 'institution').find((one) => covers(one.who, who));
}

/**
 * The norm by which the head may have this leader do another's work in special circumstances, where the text lets him. The
 * other deputies (其他副职) are here those besides the pair, the executive one among them.
 */
export const arrangementNorm = (pack: RulePack, by: Participant): NormOf<'substitution'> | undefined =>
  substitutions(pack, 'special-arrangement').find(
    (one) => names(one.who, by) || (by === 'executive-deputy' && one.who.includes('other-deputy')),
  );

/**
 * Whether a pair may be away together: warned where the text says so; where it is silent there is nothing to say. With
 * `speaksOf`, only by norms that speak of these two absences.
 */
export const awayTogether = (
  pack: RulePack,
  speaksOf: (norm: NormOf<'substitution'>) => boolean = () => true,
  fact = '互为AB角的两位同时外出。',
): readonly Finding[] =>
  substitutions(pack, 'both-away')
    .filter(speaksOf)
    .map((norm) => broken(norm, 'absence.together', fact, '请错开一位，或者写明理由。'));
