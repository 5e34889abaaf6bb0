/** What happened to a day of reception. Every event carries the version of its shape; the fold over them has no default branch. */
import type { PostId } from '../kernel/organisation.ts';
import type { ReceptionForm, Slot } from './acts.ts';

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;

export type ReceptionEvent =
  /** `title`: of the post, as it was called when the day was arranged. */
  | Of<'arranged', { readonly form: ReceptionForm; readonly title: string; readonly exercise: boolean }>
  | Of<'moved', { readonly to: Slot; readonly reason: string }>
  | Of<'held', { readonly receiver: PostId; readonly people: number; readonly visits: readonly string[]; readonly words: string }>
  | Of<'called-off', { readonly reason: string }>;
