/**
 * What happened to a department's meeting. Every event carries the version of its shape; a past shape stays readable
 * (test/fixtures holds one sample of each), and the fold over them has no default branch.
 */
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { Held, MeetingChange, MeetingForm } from './form.ts';
import type { SlotName, Way } from './kinds.ts';

export type DepartmentMeetingEvent =
  | {
      readonly type: 'opened';
      readonly v: 1;
      readonly way: Way;
      readonly host: DepartmentId;
      readonly form: MeetingForm;
      /** The day of the formal request, where this is one. */
      readonly asked?: string | undefined;
      readonly breaches: readonly Finding[];
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
      /** The paper bears a day and no hour. */
      readonly dayOnly?: true | undefined;
    }
  | { readonly type: 'consented'; readonly v: 1; readonly opinion: string }
  | {
      readonly type: 'submitted';
      readonly v: 1;
      readonly asked: string;
      readonly change: MeetingChange;
      readonly breaches: readonly Finding[];
    }
  | { readonly type: 'returned'; readonly v: 1; readonly reason: string }
  | {
      readonly type: 'referred';
      readonly v: 1;
      readonly opinion: string;
      /** Who reviews it; absent where the text wants no review. */
      readonly to?: PostId | undefined;
    }
  | { readonly type: 'reviewed'; readonly v: 1; readonly opinion: string }
  | { readonly type: 'refused'; readonly v: 1; readonly opinion: string }
  | {
      readonly type: 'decider-named';
      readonly v: 1;
      readonly slot: SlotName;
      readonly post?: PostId | undefined;
      readonly body?: string | undefined;
      readonly words: string;
    }
  | {
      readonly type: 'decided';
      readonly v: 1;
      readonly slots: readonly SlotName[];
      readonly granted: boolean;
      readonly opinion: string;
      /** Everything asked for is approved by it. */
      readonly whole: boolean;
    }
  | {
      readonly type: 'decision-entered';
      readonly v: 1;
      readonly slot: SlotName;
      readonly granted: boolean;
      readonly on: string;
      readonly words: string;
      readonly scan?: string | undefined;
      readonly whole: boolean;
    }
  | { readonly type: 'held'; readonly v: 1; readonly was: Held; readonly breaches: readonly Finding[] }
  | { readonly type: 'withdrawn'; readonly v: 1; readonly reason: string };
