/** The state of one small matter: what was asked or reported, by whom it was decided, what came of it. */
import type { Finding } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { ConductForm } from './form.ts';
import type { SlotName, Stage, Way } from './kinds.ts';

interface Done {
  readonly by: PostId;
  readonly at: number;
}

/** One organ's word: of a post that acts here, or of one elsewhere as the office entered it. */
export interface Decided extends Done {
  readonly slot: SlotName;
  readonly granted: boolean;
  readonly opinion: string;
  readonly paper?:
    | { readonly on: string; readonly words: string; readonly scan?: string | undefined; readonly why?: string | undefined }
    | undefined;
}

/** Who decides as the office has stated, where neither the text nor a setting says. */
export interface Named extends Done {
  readonly slot: SlotName;
  readonly post?: PostId | undefined;
  readonly body?: string | undefined;
  readonly words: string;
}

/** That a report was handed over to an organ elsewhere. */
export interface Handed extends Done {
  readonly slot: SlotName;
  readonly on: string;
  readonly paper: string;
  readonly note: string;
  readonly why?: string | undefined;
}

/** That it was done, and on which day. */
export interface Happened extends Done {
  readonly on: string;
  readonly note: string;
  readonly reason?: string | undefined;
}

export interface ConductState {
  readonly procedure: 'conduct';
  readonly stage: Stage;
  /** Whose matter. */
  readonly post: PostId;
  readonly way: Way;
  readonly enteredBy: Done;
  readonly form: ConductForm;
  readonly asked: string;
  /** What was found against it and did not keep it from being recorded. */
  readonly breaches: readonly Finding[];
  readonly reviews: readonly (Done & { readonly opinion: string })[];
  readonly named: readonly Named[];
  readonly decisions: readonly Decided[];
  readonly order?:
    | (Done & {
        readonly reason: string;
        readonly scan?: string | undefined;
        readonly enteredBy?: PostId | undefined;
        readonly dayOnly?: true | undefined;
      })
    | undefined;
  readonly recorded?: (Done & { readonly with: string; readonly note: string }) | undefined;
  /** Absent where nothing was handed over. */
  readonly handed?: readonly Handed[] | undefined;
  /** It was done before everything was granted. */
  readonly happened?: Happened | undefined;
  readonly result?: Happened | undefined;
  /** What was entered last, while nothing has followed it, and how the matter stood before. */
  readonly entry?:
    | { readonly act: 'happened' | 'result'; readonly by: PostId; readonly stage: Stage; readonly breaches: readonly Finding[] }
    | undefined;
  readonly retracted?:
    | readonly (Done & { readonly reason: string; readonly act: 'happened' | 'result'; readonly was: Happened })[]
    | undefined;
  readonly withdrawn?: (Done & { readonly reason: string }) | undefined;
  readonly exercise: boolean;
  /** Posts that have acted on it. */
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}
