/** The state of a day of reception: who receives when and where, what it was before, what came of it. */
import type { PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { ReceptionForm, Slot } from './acts.ts';
import type { Stage } from './kinds.ts';

export interface Done {
  readonly by: PostId;
  readonly at: number;
}

export interface ReceptionState {
  readonly procedure: 'reception';
  readonly stage: Stage;
  /** As it stands now. */
  readonly form: ReceptionForm;
  /** What the post was called when the day was arranged. */
  readonly title: string;
  readonly arranged: Done;
  /** Days that it was moved from. */
  readonly moves: readonly (Done & { readonly before: Slot; readonly reason: string })[];
  readonly held?:
    | (Done & { readonly receiver: PostId; readonly people: number; readonly visits: readonly string[]; readonly words: string })
    | undefined;
  readonly calledOff?: (Done & { readonly reason: string }) | undefined;
  readonly exercise: boolean;
  /** Posts that have acted on it. */
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}
