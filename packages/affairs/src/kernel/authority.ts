/**
 * Who may use which post on one day, besides its holder: absences on record, AB roles, and what has been entrusted. A value
 * handed to every decision as part of the organisation; what follows from it is the rules' to say (`authority/`).
 */
import type { Absence } from '@lingxing/workrules';
import type { PostId } from './organisation.ts';

/** By what title a post is used (以何名义). */
export const CAPACITIES = {
  holder: '本人',
  /** 代行职务、主持工作: stands in for the head by his entrustment, under the words that the text gives it. */
  acting: '受委托主持',
  substitute: 'AB角补位',
  /** Arranged by the head for somebody else's work, where a text lets him. */
  entrusted: '受委托',
  system: '系统',
} as const;
export type Capacity = keyof typeof CAPACITIES;
/** Titles by which a post of another is used. */
export type StandInCapacity = Exclude<Capacity, 'holder' | 'system'>;

/** A post whose holder is away, on record. Days in Asia/Shanghai. */
export interface AbsenceOnRecord {
  /** The matter that records it. */
  readonly matter: string;
  readonly post: PostId;
  readonly kind: Absence;
  readonly from: string;
  /** The last day as planned; it may have passed without a return being reported. */
  readonly to: string;
}

/** What a head has entrusted: his own work while he is away, or the work of somebody else who is. */
export interface Entrustment {
  readonly matter: string;
  readonly kind: 'standing-in' | 'arrangement';
  /** Whose work. */
  readonly of: PostId;
  readonly to: PostId;
  readonly from: string;
  readonly until: string;
  /** The procedures that it covers; absent where it covers all. */
  readonly scope?: readonly string[] | undefined;
}

/** Two who take over for each other (AB角). */
export type Pair = readonly [PostId, PostId];

export interface Authority {
  /** Absences in force. One of several natures, as a business trip that leaves the area, stands here once for each. */
  readonly absences: readonly AbsenceOnRecord[];
  /** Absences on record that begin later: nobody is away by them yet, but plans are held against them. */
  readonly planned?: readonly AbsenceOnRecord[] | undefined;
  /** Absences that are asked for and not decided: nobody is or will be away by them, but whoever plans is told of them. */
  readonly asked?: readonly AbsenceOnRecord[] | undefined;
  readonly pairs: readonly Pair[];
  /** In the order in which they were given. */
  readonly entrustments: readonly Entrustment[];
}

export const NOBODY_AWAY: Authority = { absences: [], pairs: [], entrustments: [] };

/** What a matter puts on record about authority; `until` is the last day, absent while it has no end yet. What is `asked` gives no title. */
export type AuthorityRecord =
  | ({ readonly type: 'absence' | 'asked'; readonly id: string; readonly until?: string | undefined } & Omit<AbsenceOnRecord, 'matter'>)
  | ({ readonly type: 'entrustment'; readonly id: string } & Omit<Entrustment, 'matter'>);
