/** Law studied before or at a sitting: what the year's plan of study tells the sitting, and what stands of it there. */
import * as z from 'zod';

/** `on`: the day on which it was studied, which has to be the day of the sitting. */
export const studyInput = z.object({
  plan: z.uuid(),
  item: z.string().regex(/^i\d{1,3}$/),
  subject: z.string().trim().min(1).max(200),
  on: z.iso.date(),
});

export interface Studied {
  /** The plan, a matter of the procedure 学习计划, and which item of it. */
  readonly plan: string;
  readonly item: string;
  readonly subject: string;
}

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;
export type StudiedEvent = Of<'study-noted', Studied>;
