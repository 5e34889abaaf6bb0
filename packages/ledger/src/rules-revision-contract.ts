/**
 * 规则修订: how the rules of a government at work change. One proposes — a person, or the upgrade that ships a correction —
 * and another confirms or declines; a confirmed revision judges from a stated day, never for days that are over.
 */
import type { Verdict } from '@lingxing/affairs/kernel';
import type { Citation, RulePack, SettingAnswer } from '@lingxing/workrules';
import type { PackEdition } from './contract.ts';

export interface Proposal {
  readonly id: string;
  readonly kind: 'edition' | 'settings';
  /** Null: the upgrade that shipped it. */
  readonly account: string | null;
  readonly at: Date;
  readonly reason: string;
  readonly end?:
    | {
        readonly outcome: 'confirmed' | 'declined' | 'superseded';
        readonly account: string | null;
        readonly at: Date;
        readonly reason: string;
        /** The first day of what was confirmed, and its hash. */
        readonly from?: string | undefined;
        readonly hash?: string | undefined;
      }
    | undefined;
}

/** A pack with the day from which it judges, the latest first. */
export interface InForce {
  readonly n: number;
  readonly edition: string;
  readonly revision: number;
  readonly hash: string;
  readonly from: string;
  readonly proposal: string | null;
  readonly at: Date;
}

/** Why something about a revision is not done; a refusal is a value. */
export type RevisionRefusal =
  /** No such proposal in this government. */
  | 'unknown'
  | 'decided'
  | 'same-person'
  /** The rules have changed since it was made or looked at: what was seen is not what would come. */
  | 'stale'
  | 'past-day'
  /** Before the text itself is in force. */
  | 'before-effective'
  | 'other-government'
  | 'question-unknown'
  | 'nothing-new'
  /** The pack does not compile. */
  | 'unsound';
export interface RefusedRevision {
  readonly refused: RevisionRefusal;
  readonly message: string;
}
export const isRefusedRevision = (value: object): value is RefusedRevision => 'refused' in value;

/** A proposal held against the rules that would judge from a day without it. */
export interface Composed {
  readonly proposal: Proposal;
  readonly before: RulePack;
  readonly after: RulePack;
}

export interface Decided {
  readonly account: string;
  readonly reason: string;
}
export interface Confirmation extends Decided {
  /** The first day, `YYYY-MM-DD`; not before today and not before the text itself. */
  readonly from: string;
  /** The hashes that the person saw compared. */
  readonly seen: { readonly before: string; readonly after: string };
}

/** A verdict as far as a person is told of it: what passes is not. */
export interface Standing {
  readonly outcome: Verdict['outcome'];
  readonly findings: Verdict['findings'];
}
/** What waits for a post or is owed: its date, and the place that it rests on. */
export interface Owed {
  readonly due?: string | undefined;
  readonly citation?: Citation | undefined;
}

/** What one post would be told otherwise about an open matter. */
export type ToldOtherwise =
  /** An act as it would be judged if it were done now; absent on the side on which it is not offered. */
  | {
      readonly what: 'act';
      readonly act: string;
      readonly label: string;
      readonly post: string;
      readonly before?: Standing | undefined;
      readonly after?: Standing | undefined;
    }
  /** What waits for a post. */
  | {
      readonly what: 'waits';
      readonly act: string;
      readonly label: string;
      readonly post: string;
      readonly before?: Owed | undefined;
      readonly after?: Owed | undefined;
    }
  /** A date that runs. */
  | { readonly what: 'owed'; readonly label: string; readonly before?: Owed | undefined; readonly after?: Owed | undefined };

export interface TouchedMatter {
  readonly matter: string;
  readonly procedure: string;
  readonly told: readonly ToldOtherwise[];
}

/** One turn of a long look: from a cursor on, a bounded number of things at a time. */
export interface Slice {
  readonly cursor?: string | undefined;
  readonly limit: number;
}
export interface Touched {
  /** Open matters, exercises aside, and how many of them this turn has looked at. */
  readonly total: number;
  readonly looked: number;
  readonly touched: readonly TouchedMatter[];
  readonly next?: string | undefined;
}

/** An act of the past whose verdict would have been another one. */
export interface VerdictChange {
  readonly matter: string;
  readonly procedure: string;
  readonly seq: number;
  readonly act: string;
  readonly at: Date;
  /** As it was judged and stored. */
  readonly before: Standing;
  readonly after: Standing;
  /** The pack that judged it. */
  readonly beforePack: RulePack;
  /** Judged again under its own edition it comes out as it is stored; where not, its day could not be rebuilt exactly. */
  readonly exact: boolean;
}
export interface WhatIf {
  /** Acts of the span, exercises aside, and how many this turn has judged again. */
  readonly total: number;
  readonly judged: number;
  readonly changed: readonly VerdictChange[];
  /** Acts that, judged again under their own edition, come out otherwise than stored: changes there may not be the rules'. */
  readonly inexact: number;
  /** Acts that the other rules cannot judge at all. */
  readonly unjudged: number;
  readonly next?: string | undefined;
}

export interface Revisions {
  inForce(government: string): Promise<readonly InForce[]>;
  /** The newest first, at most 200. */
  proposals(government: string): Promise<readonly Proposal[]>;
  /** What a proposal would make of the rules from this day on (today where left out). */
  composed(government: string, id: string, from?: string): Promise<Composed | RefusedRevision>;
  /**
   * What ships with the software, held against what is in force: a government without rules is founded with it, for others a
   * difference becomes a proposal of the upgrade, once. What the government has set itself is no difference.
   */
  offerShipped(government: string, shipped: PackEdition): Promise<'founded' | 'same' | 'proposed' | 'known'>;
  proposeEdition(government: string, edition: PackEdition, by: Decided): Promise<Proposal | RefusedRevision>;
  /** Answers to the questions of the pack in force; one without an answer opens the question again. */
  proposeSettings(government: string, answers: readonly SettingAnswer[], by: Decided): Promise<Proposal | RefusedRevision>;
  confirm(government: string, id: string, by: Confirmation): Promise<Proposal | RefusedRevision>;
  decline(government: string, id: string, by: Decided): Promise<Proposal | RefusedRevision>;
  /** A pack that the government has or had, by its hash. */
  pack(government: string, hash: string): Promise<RulePack | undefined>;
  /** Open matters on which somebody would be told otherwise under these rules than under those in force, as of today. */
  touched(government: string, under: RulePack, slice: Slice): Promise<Touched>;
  /** The acts of a span of days, both included, each judged again under other rules as on its day. */
  whatIf(government: string, under: RulePack, span: { readonly from: string; readonly to: string }, slice: Slice): Promise<WhatIf>;
  /** Projects the open matters anew where a revision's day has come. Returns how many governments that were. */
  takeEffect(): Promise<number>;
}
