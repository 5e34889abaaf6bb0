/**
 * What happened to a small matter. Every event carries the version of its shape; a past shape stays readable (test/fixtures
 * holds one sample of each), and the fold over them has no default branch.
 */
import type { Finding } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { ConductForm } from './form.ts';
import type { SlotName, Way } from './kinds.ts';

export type ConductEvent =
  | {
      readonly type: 'opened';
      readonly v: 1;
      readonly way: Way;
      readonly post: PostId;
      readonly form: ConductForm;
      /** The day on which it was asked for, reported or entered. */
      readonly asked: string;
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
  | { readonly type: 'cleared'; readonly v: 1; readonly opinion: string }
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
      /** Everything asked for is there by it. */
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
      /** Why its day lies before that of the application. */
      readonly why?: string | undefined;
    }
  | {
      readonly type: 'handed-over';
      readonly v: 1;
      readonly slot: SlotName;
      readonly on: string;
      readonly paper: string;
      readonly note: string;
      /** Why its day lies before that of the report. */
      readonly why?: string | undefined;
      /** Nobody is left to be told. */
      readonly ends: boolean;
    }
  | {
      readonly type: 'happened';
      readonly v: 1;
      readonly on: string;
      readonly note: string;
      /** Why somebody else entered it. */
      readonly reason?: string | undefined;
      readonly breaches: readonly Finding[];
    }
  /** What was entered last was a mistake. */
  | { readonly type: 'retracted'; readonly v: 1; readonly reason: string }
  | { readonly type: 'recorded'; readonly v: 1; readonly with: string; readonly note: string; readonly ends: boolean }
  | { readonly type: 'result-reported'; readonly v: 1; readonly on: string; readonly note: string; readonly breaches: readonly Finding[] }
  | { readonly type: 'withdrawn'; readonly v: 1; readonly reason: string };
