/**
 * What the rules find on a meeting or event of a department: whether it may be held, whom it may ask, by when it is asked for,
 * what comes first. An act, its form as it is filled in and a question are answered by the same function.
 */
import type { Allowance, Conduct, NormOf, Preparation, Restriction, RulePack, WorkingCalendar } from '@lingxing/workrules';
import { conditionOf, restrained, restrictionsOn } from '../conduct/restrictions.ts';
import type { Finding } from '../kernel/finding.ts';
import { judgeNeeds, needsFor, type Need } from '../meeting/preparation.ts';
import { advance, responsibilities } from '../meeting/rules.ts';
import type { KindName } from './kinds.ts';

/** What is known of a meeting that a department wants to hold, or held. */
export interface Wanted {
  readonly kind: KindName;
  readonly lowerHeads: boolean;
  readonly departments: boolean;
  /** Leaders of the government are asked, and all of them head the department as well. */
  readonly leaders: 'none' | 'concurrent' | 'some';
  readonly inGovernmentName: boolean;
  readonly skipsLevel: boolean;
  /** Held below this level; where nobody says, as with meetings that skip a level. */
  readonly below?: boolean | undefined;
}

/** The conduct that holding it is: a meeting for the whole area is a working meeting too, and judged as one where the text has no more on it. */
export function holdingOf(pack: RulePack, kind: KindName): Conduct | undefined {
  switch (kind) {
    case 'area-wide':
      return restrictionsOn(pack, 'hold-area-wide-meeting', 'department').length > 0 ? 'hold-area-wide-meeting' : 'hold-work-meeting';
    case 'event':
      return 'hold-event';
    case 'work':
      return 'hold-work-meeting';
    case 'forum':
      return 'hold-forum';
    case 'professional':
      return undefined;
  }
}

/** Whom it asks, as conduct of the department. */
export const invitationsOf = ({ lowerHeads, departments, leaders }: Wanted): readonly Conduct[] => [
  ...(lowerHeads ? (['invite-lower-heads'] as const) : []),
  ...(departments ? (['invite-departments'] as const) : []),
  ...(leaders === 'none' ? [] : (['invite-leaders'] as const)),
];

/** How far down it goes, as conduct of the department. */
export const reachOf = ({ below, skipsLevel }: Wanted): readonly Conduct[] => [
  ...(below === true ? (['meeting-below'] as const) : []),
  ...(skipsLevel || below === true ? (['skip-level-meeting'] as const) : []),
];

/** A norm on skipping levels that has a condition speaks of meetings held below this level; one without, of any that skips. */
const bitesOn =
  ({ below, skipsLevel }: Wanted) =>
  (one: Restriction): boolean =>
    !one.conduct.includes('skip-level-meeting') || (conditionOf(one.norm) === undefined ? skipsLevel : (below ?? skipsLevel));

/** What restricts it, given what of it has been approved. */
export function heldAgainst(pack: RulePack, wanted: Wanted, approved: boolean): readonly Finding[] {
  const obtained = new Set<Allowance>(approved ? ['approved'] : []);
  const holding = holdingOf(pack, wanted.kind);
  const conducts: readonly Conduct[] = [
    ...(holding === undefined ? [] : [holding]),
    ...invitationsOf(wanted),
    ...(wanted.inGovernmentName && wanted.kind !== 'professional' ? (['use-government-name'] as const) : []),
    ...reachOf(wanted),
  ];
  const attending = new Set<Allowance>(wanted.leaders === 'concurrent' ? [...obtained, 'concurrent-post'] : obtained);
  return [
    ...conducts.flatMap((conduct) => restrained(pack, conduct, 'department', obtained, undefined, bitesOn(wanted))),
    ...(wanted.leaders === 'none' ? [] : restrained(pack, 'attend-department-meeting', 'leader', attending)),
  ];
}

/** What has to come first that can be told from the request: the consent of the leader in charge, the money in the budget, that it is prepared. */
const TOLD: readonly Preparation[] = ['leader-in-charge-consent', 'budgeted', 'thorough-preparation'];

export const needsOf = (pack: RulePack, kind: KindName): readonly Need[] =>
  [...(kind === 'area-wide' || kind === 'event' ? needsFor(pack, 'area-wide') : []), ...needsFor(pack, 'meeting')].filter((one) =>
    one.needs.some((need) => TOLD.includes(need)),
  );

/** Whether the text wants the consent of the leader in charge before the formal request. */
export const consentFirst = (pack: RulePack, kind: KindName): Need | undefined =>
  needsOf(pack, kind).find((one) => one.needs.includes('leader-in-charge-consent'));

export const preparedFor = (pack: RulePack, kind: KindName, done: ReadonlySet<Preparation>): readonly Finding[] =>
  judgeNeeds(needsOf(pack, kind), done);

/** Whether it is asked for in time, counted in the text's own unit; nothing where the text names no number of days. */
export const askedInTime = (pack: RulePack, calendar: WorkingCalendar, kind: KindName, on: string, asked: string): readonly Finding[] =>
  advance(pack, calendar, kind, on, asked);

/** Who by the text reviews or approves it: what the text says of one called at short notice holds of such a one alone. */
export const namedFor = (
  pack: RulePack,
  task: 'submit-event' | 'review-event' | 'approve-event',
  { kind, urgent }: { readonly kind: KindName; readonly urgent: boolean },
): readonly NormOf<'responsibility'>[] => responsibilities(pack, task, kind).filter((one) => one.on !== 'urgent' || urgent);

/** The meetings that by the text decide whether a meeting is called in the government's name. */
export const decidedBy = (pack: RulePack, kind: KindName): readonly NormOf<'agenda'>[] =>
  kind === 'professional' ? pack.of('agenda').filter((one) => one.matters.includes('professional-meetings')) : [];

/** The duty to keep meetings few, small and short. */
export const economyOf = (pack: RulePack): readonly NormOf<'duty'>[] =>
  pack.of('duty').filter((one) => one.conduct?.includes('hold-many-meetings') === true && one.who.includes('department'));
