/**
 * What happened to an absence. Every event carries the version of its shape; a past shape stays readable (test/fixtures
 * holds one sample of each), and the fold over them has no default branch.
 */
import type { Finding } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { DoneUnder } from '../kernel/procedure.ts';
import type { AbsenceForm } from './absence.ts';
import type { Given, HandOver, Way } from './state.ts';

export type LeaveEvent =
  | {
      readonly type: 'opened';
      readonly v: 1;
      readonly way: Way;
      readonly post: PostId;
      readonly absence: AbsenceForm;
      /** Why the head is asked for his written order, where that is what opened it. */
      readonly plea?: string | undefined;
      /** The day on which it was asked for or entered. */
      readonly on: string;
      readonly breaches: readonly Finding[];
      /** Why it was done all the same, where what was found is only warned. */
      readonly reason?: string | undefined;
      /** Entered by somebody else for him: his department has passed it on by that. */
      readonly onBehalf: boolean;
      readonly exercise: boolean;
    }
  | {
      readonly type: 'ordered';
      readonly v: 1;
      readonly reason: string;
      /** Entered from paper (代录): whose order, when, its scan. All absent where the head orders it himself. */
      readonly head?: PostId | undefined;
      readonly at?: number | undefined;
      readonly scan?: string | undefined;
      /** The paper says no hour. */
      readonly dayOnly?: true | undefined;
    }
  | { readonly type: 'order-refused'; readonly v: 1; readonly reason: string }
  | {
      readonly type: 'forwarded';
      readonly v: 1;
      readonly step: 'department' | 'office';
      readonly note: string;
      readonly told: readonly PostId[];
    }
  | { readonly type: 'consented'; readonly v: 1; readonly opinion: string }
  | { readonly type: 'approver-named'; readonly v: 1; readonly approver: PostId; readonly words: string }
  | { readonly type: 'decided'; readonly v: 1; readonly granted: boolean; readonly opinion: string }
  | { readonly type: 'recorded'; readonly v: 1; readonly with: string; readonly note: string }
  | { readonly type: 'informed'; readonly v: 1; readonly posts: readonly PostId[]; readonly note: string }
  | { readonly type: 'departed'; readonly v: 1; readonly on: string; readonly breaches: readonly Finding[] }
  | {
      readonly type: 'changed';
      readonly v: 1;
      readonly absence: AbsenceForm;
      readonly note: string;
      /** The day of the change: what is still asked for is asked for anew. */
      readonly on: string;
      readonly breaches: readonly Finding[];
      readonly reason?: string | undefined;
    }
  | {
      readonly type: 'extension-asked';
      readonly v: 1;
      readonly to: string;
      readonly on: string;
      readonly reason: string;
      readonly breaches?: readonly Finding[] | undefined;
    }
  | {
      readonly type: 'extended';
      readonly v: 1;
      readonly to: string;
      readonly reason: string;
      readonly breaches?: readonly Finding[] | undefined;
    }
  | { readonly type: 'cancelled'; readonly v: 1; readonly reason: string }
  | {
      readonly type: 'returned';
      readonly v: 1;
      readonly on: string;
      readonly note: string;
      readonly done: readonly DoneUnder[];
      readonly breaches?: readonly Finding[] | undefined;
    }
  | {
      readonly type: 'entrusted';
      readonly v: 1;
      readonly kind: Given['kind'];
      readonly to: PostId;
      readonly from: string;
      readonly until: string;
      readonly scope?: readonly string[] | undefined;
      readonly words: string;
      /** Entered from paper (代录): whose entrustment, when, its scan. */
      readonly head?: PostId | undefined;
      readonly at?: number | undefined;
      readonly scan?: string | undefined;
      /** The paper says no hour. */
      readonly dayOnly?: true | undefined;
    }
  | { readonly type: 'revoked'; readonly v: 1; readonly entrustment: number; readonly reason: string }
  | { readonly type: 'handed-over'; readonly v: 1; readonly to: PostId; readonly items: HandOver['items']; readonly word: string }
  | { readonly type: 'reported-back'; readonly v: 1; readonly of: PostId; readonly note: string };
