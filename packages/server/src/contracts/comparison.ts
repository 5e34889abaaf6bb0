import * as z from 'zod';
import { citation } from './common.ts';

/** The other texts to hold one's own against, by comma; all that there are where it is left out. */
export const comparisonQuery = z.object({
  with: z
    .string()
    .max(300)
    .regex(/^[a-z0-9-]{1,60}(,[a-z0-9-]{1,60}){0,9}$/)
    .optional(),
});

const cell = z.object({
  text: z.string(),
  /** How strictly: 应当、必须, 原则上、一般 … */
  modalities: z.array(z.string()),
  citations: z.array(citation),
});

/** 对照: the Work Rules of several governments by subject, one's own first. A text that says nothing of a subject has no cell there. */
export const rulesComparison = z.object({
  /** Those that are compared. */
  texts: z.array(z.object({ id: z.string(), name: z.string(), short: z.string(), own: z.boolean() })),
  /** Those that can be. */
  others: z.array(z.object({ id: z.string(), name: z.string(), short: z.string() })),
  rows: z.array(
    z.object({
      key: z.string(),
      group: z.string(),
      label: z.string(),
      verdict: z.enum(['same', 'different', 'silent']),
      /** In what those that speak differ: in what is laid down, or only in how strictly. */
      differs: z.array(z.enum(['content', 'modality'])),
      cells: z.record(z.string(), cell),
    }),
  ),
});
export type RulesComparison = z.infer<typeof rulesComparison>;
