/** What happened to a year's plan of study. Every event carries the version of its shape; the fold over them has no default branch. */
import type { PostId } from '../kernel/organisation.ts';
import type { Item } from './acts.ts';
import type { FormName, StudyKind } from './kinds.ts';

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;

export type StudyEvent =
  | Of<'drafted', { readonly kind: StudyKind; readonly year: number; readonly items: readonly Item[]; readonly exercise: boolean }>
  | Of<'revised', { readonly items: readonly Item[]; readonly reason: string }>
  | Of<'consulted', { readonly on: string; readonly words: string }>
  | Of<'approver-named', { readonly post: PostId; readonly words: string }>
  | Of<'submitted', { readonly note: string }>
  | Of<'returned', { readonly reason: string }>
  | Of<'approved', { readonly opinion: string }>
  | Of<
      'held',
      {
        readonly item: string;
        readonly on: string;
        readonly chair: PostId;
        readonly form: FormName;
        readonly sitting?: string | undefined;
        readonly absent: readonly PostId[];
        readonly note: string;
      }
    >
  | Of<'withdrawn', { readonly reason: string }>;
