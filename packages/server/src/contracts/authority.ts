/** As whom somebody acts, for whom something waits, who is away and who stands in. */
import { CAPACITIES } from '@lingxing/affairs/kernel';
import * as z from 'zod';
import { citation } from './common.ts';

/** By what title a post is used. */
export const actingAs = z.object({
  /** Sent back as `as`. */
  post: z.string(),
  /** 县长. */
  postTitle: z.string(),
  capacity: z.enum(Object.keys(CAPACITIES) as [keyof typeof CAPACITIES]),
  /** 本人、代行县长职务、AB角补位. */
  title: z.string(),
  /** As history and print will show it: 常务副县长（代行县长职务）. */
  label: z.string(),
  /** What gives the title; absent where one acts as oneself. */
  citation: citation.optional(),
  /** The last day for which it was given. */
  until: z.string().optional(),
});
export type ActingAs = z.infer<typeof actingAs>;

export const acting = z.object({ as: actingAs, others: z.array(actingAs) });
export type Acting = z.infer<typeof acting>;

export const inStead = z.object({
  post: z.string(),
  /** 代行县长职务、AB角：副县长（农业）. */
  label: z.string(),
  /** 代行县长职务、AB角补位. */
  title: z.string(),
});
export type InStead = z.infer<typeof inStead>;

/** One who is away today. */
export const awayLine = z.object({
  post: z.string(),
  title: z.string(),
  /** 出差、休假. */
  kind: z.string(),
  from: z.string(),
  /** The last day as planned. */
  to: z.string(),
  /** Past the planned day, and no return on record. */
  overdue: z.boolean(),
  /** Who stands in: 常务副县长代行县长职务; absent where nobody does. */
  standIn: z.string().optional(),
});
export type AwayLine = z.infer<typeof awayLine>;
