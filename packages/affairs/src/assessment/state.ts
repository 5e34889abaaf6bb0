/** The state of a year's assessment: its indicators, the figures as they were frozen, the appeals with their answers. */
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { Terms } from './acts.ts';
import { scoresOf, type Figures, type Score } from './figures.ts';
import type { Stage } from './kinds.ts';

export interface Done {
  readonly by: PostId;
  readonly at: number;
}

export interface Appeal extends Done {
  /** a1, a2, …: given once. */
  readonly id: string;
  readonly department: DepartmentId;
  readonly facts: readonly string[];
  readonly words: string;
  readonly answer?: (Done & { readonly facts: readonly string[]; readonly reason: string }) | undefined;
}

export interface AssessmentState {
  readonly procedure: 'assessment';
  readonly stage: Stage;
  readonly year: number;
  readonly terms: Terms;
  readonly drafted: Done;
  readonly revised: readonly (Done & { readonly reason: string })[];
  readonly submitted?: (Done & { readonly note: string }) | undefined;
  readonly returns: readonly (Done & { readonly reason: string })[];
  readonly approved?: (Done & { readonly opinion: string }) | undefined;
  readonly frozen?:
    | (Done & {
        readonly on: string;
        readonly note: string;
        readonly figures: Figures;
        readonly until: string;
        readonly provisional: readonly number[];
      })
    | undefined;
  readonly appeals: readonly Appeal[];
  readonly concluded?: (Done & { readonly opinion: string }) | undefined;
  readonly withdrawn?: (Done & { readonly reason: string }) | undefined;
  readonly exercise: boolean;
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}

/** The facts that the answers to appeals took out. */
export const takenOut = ({ appeals }: Pick<AssessmentState, 'appeals'>): ReadonlySet<string> =>
  new Set(appeals.flatMap((one) => one.answer?.facts ?? []));

/** The points from the frozen figures and the answers to appeals; undefined before the figures are frozen. */
export const standing = (state: Pick<AssessmentState, 'terms' | 'frozen' | 'appeals'>): readonly Score[] | undefined =>
  state.frozen === undefined ? undefined : scoresOf(state.terms, state.frozen.figures, takenOut(state));
