/** What happened to a year's assessment. Every event carries the version of its shape; the fold over them has no default branch. */
import type { DepartmentId } from '../kernel/organisation.ts';
import type { Terms } from './acts.ts';
import type { Figures } from './figures.ts';

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;

export type AssessmentEvent =
  | Of<'drafted', { readonly year: number; readonly terms: Terms; readonly exercise: boolean }>
  | Of<'revised', { readonly terms: Terms; readonly reason: string }>
  | Of<'submitted', { readonly note: string }>
  | Of<'returned', { readonly reason: string }>
  | Of<'approved', { readonly opinion: string }>
  | Of<
      'frozen',
      {
        readonly on: string;
        readonly note: string;
        readonly figures: Figures;
        /** The last day of appeals, and the years of its count whose holiday notice is not out. */
        readonly until: string;
        readonly provisional: readonly number[];
      }
    >
  | Of<'appealed', { readonly department: DepartmentId; readonly facts: readonly string[]; readonly words: string }>
  | Of<'answered', { readonly appeal: string; readonly facts: readonly string[]; readonly reason: string }>
  | Of<'concluded', { readonly opinion: string }>
  | Of<'withdrawn', { readonly reason: string }>;
