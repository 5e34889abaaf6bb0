/**
 * 机构变动: how an organisation changes. A plan is previewed against the history there is, and confirmed by naming that history;
 * what it makes of the open matters is asked of the procedures themselves.
 */
import type { ChangePlan, OrganisationChange, PlanFinding, Register } from '@lingxing/affairs/organisation';
import type { Holding } from './organisation-contract.ts';
import type { Slice } from './rules-revision-contract.ts';

/** One entry of the history. */
export interface ChangeEntry {
  /** In what order it was entered. */
  readonly n: number;
  /** The first day on which it is so. */
  readonly day: string;
  readonly change: OrganisationChange;
  readonly document?: { readonly number: string; readonly date: string } | undefined;
  readonly reason: string;
  readonly account: string;
  readonly at: Date;
}

/** The history there is, under the number of its last entry: what a confirmation names. */
export interface Chart {
  readonly seen: number;
  readonly register: Register;
  /** In the order in which they were entered. */
  readonly entries: readonly ChangeEntry[];
}

export interface PlanPreview {
  readonly seen: number;
  readonly findings: readonly PlanFinding[];
  /** The register as it stands and with the plan in it. */
  readonly before: Register;
  readonly after: Register;
}

/** For whom a matter waits, and who holds that post. */
export interface WaitsFor {
  readonly post: string;
  readonly label: string;
  readonly holders: readonly string[];
}
export interface MovedMatter {
  readonly matter: string;
  readonly procedure: string;
  readonly stage: string;
  /** The number that the office gave it, where it has one. */
  readonly number: string | null;
  /** The day on which it was opened. */
  readonly openedOn: string;
  readonly now: readonly WaitsFor[];
  readonly after: readonly WaitsFor[];
  /** Nobody could act: it waits for no post, or for posts without a holder, and did not so before. */
  readonly nobody: boolean;
  /** Posts before which it was laid on purpose: with them it stays. */
  readonly kept: readonly string[];
}
export interface MovedMatters {
  /** Open matters, and how many of them this turn has looked at. */
  readonly total: number;
  readonly looked: number;
  readonly moved: readonly MovedMatter[];
  readonly next?: string | undefined;
}

export type ConfirmedPlan =
  | { readonly kind: 'done'; readonly entered: number; readonly effective: 'now' | 'later' }
  /** The history has changed since the preview. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly findings: readonly PlanFinding[] };

export interface OrganisationChart {
  read(government: string): Promise<Chart>;
  /** The entries, the newest first; `before` is the number to continue under. */
  history(government: string, page: { readonly before?: number | undefined; readonly limit: number }): Promise<readonly ChangeEntry[]>;
  preview(government: string, plan: ChangePlan): Promise<PlanPreview>;
  /** Open matters that would wait for others on the plan's day (today, where that is over) than they would without it. */
  moved(government: string, plan: ChangePlan, slice: Slice): Promise<MovedMatters>;
  /** Enters a plan, if the history is still the one previewed; two at once have one winner. */
  confirm(government: string, plan: ChangePlan, by: { readonly account: string; readonly seen: number }): Promise<ConfirmedPlan>;
  /** Grants a post, judged as a plan of its own; the findings say why not. */
  grant(
    government: string,
    holding: Holding,
    by: {
      readonly account: string;
      readonly document?: { readonly number: string; readonly date: string } | undefined;
      readonly reason: string;
    },
  ): Promise<readonly PlanFinding[]>;
  /** Projects the open matters anew where a change's day has come: once, however many processes ask. Returns for how many governments. */
  takeEffect(): Promise<number>;
}
