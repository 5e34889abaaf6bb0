/**
 * What happened to a supervised task. Every event carries the version of its shape; a past shape stays readable
 * (test/fixtures holds one sample of each), and the fold over them has no default branch.
 */
import type { AttachmentRef } from '../office/paper.ts';
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { TaskForm } from './form.ts';
import type { RungName } from './kinds.ts';

/** A limit: the last day, counted from which day in which unit, and what it rests on. */
export interface Limit {
  readonly date: string;
  readonly from: string;
  readonly value: number;
  readonly unit: 'workday' | 'day';
  readonly provisional: readonly number[];
  /** The source's own words, or the system of stages. */
  readonly basis: string;
  readonly norm?: string | undefined;
}

export type TaskEvent =
  | {
      readonly type: 'assigned';
      readonly v: 1;
      readonly form: TaskForm;
      /** The department that assigned it; absent where the office or the supervising body did. */
      readonly by?: DepartmentId | undefined;
      /** For whom the system opened it, and from which matter. */
      readonly from?: { readonly procedure: string; readonly matter: string; readonly post: PostId } | undefined;
      /** Who has to approve first. */
      readonly approver?: PostId | undefined;
      readonly on: string;
      readonly limit: Limit;
      readonly breaches: readonly Finding[];
      readonly exercise: boolean;
      /** By which the same source and near-identical titles are found again. */
      readonly sourceKey?: string | undefined;
      readonly pairs: readonly string[];
    }
  | { readonly type: 'approved'; readonly v: 1; readonly opinion: string; readonly on: string; readonly limit: Limit }
  | { readonly type: 'declined'; readonly v: 1; readonly opinion: string }
  | { readonly type: 'signed'; readonly v: 1 }
  | { readonly type: 'planned'; readonly v: 1; readonly words: string; readonly files: readonly AttachmentRef[] }
  | { readonly type: 'reported'; readonly v: 1; readonly words: string; readonly files: readonly AttachmentRef[] }
  | {
      readonly type: 'part-reported';
      readonly v: 1;
      readonly of: DepartmentId;
      readonly words: string;
      readonly files: readonly AttachmentRef[];
    }
  | {
      readonly type: 'claimed';
      readonly v: 1;
      readonly words: string;
      readonly files: readonly AttachmentRef[];
      readonly without: string;
      readonly late: boolean;
    }
  | { readonly type: 'accepted'; readonly v: 1; readonly grade?: string | undefined; readonly opinion: string }
  | { readonly type: 'sent-back'; readonly v: 1; readonly reason: string }
  | { readonly type: 'closed'; readonly v: 1; readonly to: string; readonly on: string; readonly without: string }
  | {
      readonly type: 'looked-back';
      readonly v: 1;
      readonly found: string;
      readonly holds: boolean;
      /** The new limit, where it did not hold and is taken up again. */
      readonly limit?: Limit | undefined;
    }
  | {
      readonly type: 'extension-asked';
      readonly v: 1;
      readonly until: string;
      readonly reason: string;
      readonly breaches: readonly Finding[];
    }
  | { readonly type: 'extension-granted'; readonly v: 1; readonly limit: Limit; readonly opinion: string }
  | { readonly type: 'extension-refused'; readonly v: 1; readonly opinion: string }
  | {
      readonly type: 'reassigned';
      readonly v: 1;
      readonly lead: DepartmentId;
      readonly helpers: readonly DepartmentId[];
      readonly responsible?: PostId | undefined;
      readonly reason: string;
    }
  | { readonly type: 'result-noted'; readonly v: 1; readonly opinion: string }
  | { readonly type: 'decomposed'; readonly v: 1; readonly child: string; readonly title: string; readonly lead: DepartmentId }
  | { readonly type: 'child-ended'; readonly v: 1; readonly child: string; readonly closed: boolean }
  | { readonly type: 'climbed'; readonly v: 1; readonly rung: number; readonly to: RungName; readonly due: string; readonly on: string }
  | { readonly type: 'pressed'; readonly v: 1; readonly words: string }
  | { readonly type: 'withdrawn'; readonly v: 1; readonly reason: string };
