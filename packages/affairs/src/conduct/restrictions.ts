/**
 * What the rules restrict: whether somebody may do it, given what has been obtained. Acts and questions are judged alike.
 * Who is named less widely than a norm names is bound by it all the same.
 */
import {
  ALLOWANCES,
  CONDUCTS,
  restrictionsOf,
  type Allowance,
  type Conduct,
  type NormOf,
  type Participant,
  type Restriction,
  type RulePack,
} from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import { broken, kept } from '../office/findings.ts';

const LEADING: readonly Participant[] = ['leader', 'member', 'staff', 'official'];

/** Bodies and posts that a wider word covers: every leader is a member of the government, a host department is a department. */
const WITHIN: Readonly<Partial<Record<Participant, readonly Participant[]>>> = {
  head: LEADING,
  'executive-deputy': ['deputy', ...LEADING],
  deputy: LEADING,
  'other-deputy': ['deputy', ...LEADING],
  'other-leader': LEADING,
  'leader-in-charge': LEADING,
  'leaders-concerned': LEADING,
  'secretary-general': LEADING,
  leader: ['member', 'staff', 'official'],
  'office-director': ['member', 'staff', 'official'],
  'department-head': ['department-responsible', 'member', 'department', 'staff', 'official'],
  'department-responsible': ['department', 'staff', 'official'],
  'constituent-department-head': ['department-head', 'department-responsible', 'member', 'department', 'staff', 'official'],
  'host-department': ['department'],
  'presenting-department': ['department'],
  'lead-department': ['department'],
  'assisting-department': ['department'],
  'legal-review-department': ['department'],
  'development-department': ['department'],
  'finance-department': ['department'],
  'audit-department': ['department'],
  'coordinating-body': [],
  member: ['staff', 'official'],
};

/** Whether a norm that names these binds this one. */
export const covers = (names: readonly Participant[], who: Participant): boolean =>
  names.includes(who) || (WITHIN[who] ?? []).some((wider) => names.includes(wider));

/** The words in which a norm says when it bites, where it does not always. */
export const conditionOf = (norm: Restriction['norm'] | NormOf<'reporting'>): string | undefined => ('if' in norm ? norm.if : undefined);

/** The norms that restrict this conduct of this person or body. */
export const restrictionsOn = (pack: RulePack, conduct: Conduct, who: Participant): readonly Restriction[] =>
  restrictionsOf(pack).filter((one) => one.conduct.includes(conduct) && covers(one.who, who));

/**
 * Judges a conduct. `obtained` says of each allowance whether it is there; one that is not mentioned is not there.
 * A restriction without an allowance stands whatever was obtained; one with a count stands only beyond it. `bites` leaves
 * out those whose condition is known not to be there; a question that does not say is answered as if it were.
 */
export function restrained(
  pack: RulePack,
  conduct: Conduct,
  who: Participant,
  obtained: ReadonlySet<Allowance>,
  count?: number,
  bites: (one: Restriction) => boolean = () => true,
): readonly Finding[] {
  const binding = restrictionsOn(pack, conduct, who).filter(bites);
  return binding.map(({ norm, allowedIf: way = [], value }) => {
    if (way.some((one) => obtained.has(one))) return kept(norm, 'conduct.restricted', norm.says);
    if (value !== undefined && count !== undefined && count <= value) return kept(norm, 'conduct.restricted', norm.says);
    return broken(
      norm,
      'conduct.restricted',
      `${CONDUCTS[conduct]}：${norm.says}。`,
      way.length > 0
        ? `须${way.map((one) => ALLOWANCES[one]).join('，或者')}。`
        : norm.kind === 'prohibition'
          ? `${norm.wayOut}。`
          : norm.modality === 'should'
            ? '确需这样办的，写明理由。'
            : '改为不违反规定的办法；已经办了的，照实补登。',
    );
  });
}
