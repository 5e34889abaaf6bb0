/** The API of what is counted to lighten the load on towns and departments (基层减负). */
import * as z from 'zod';
import { citation, pageOf } from './common.ts';

/** Days on which they were sent off, both included; where they are not said, this year up to today. */
export const burdenQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  by: z.enum(['month', 'year']).default('year'),
});
export type BurdenFilter = z.output<typeof burdenQuery>;

/** Who sent something: a department, or the government or its office, whoever drafted it. */
export const burdenSender = z.object({ id: z.string(), name: z.string() });

export const burdenLine = z.object({
  sender: burdenSender,
  /** `2026-11`, or `2026`; and as an office writes it. */
  period: z.string(),
  periodLabel: z.string(),
  /** Its first and last day within the days asked for: what leads from a line to its documents. */
  from: z.string(),
  to: z.string(),
  documents: z.number().int(),
  bulletins: z.number().int(),
  pages: z.number().int(),
  characters: z.number().int(),
  /** How many are longer than the text allows in principle, and by how many characters together. */
  over: z.number().int(),
  excess: z.number().int(),
  /** Forms that those below had to fill in for these documents. */
  forms: z.number().int(),
  /** Meetings held down to the level below, and supervised tasks that a lower government leads. */
  meetings: z.number().int(),
  inspections: z.number().int(),
  /** More of them in a year than the government has set for itself. */
  beyond: z.boolean(),
});

/** The bulletins of one department: those that the office has listed, and those that came in. */
export const bulletinsLine = z.object({
  body: z.string(),
  name: z.string(),
  bulletins: z.array(z.object({ name: z.string(), listed: z.boolean(), issues: z.number().int() })),
  /** More kinds than the text allows in principle. */
  beyond: z.boolean(),
});

/** What the numbers are held against; `value` is absent where the text or the government has set none. */
export const burdenBound = z.object({
  of: z.enum(['bulletin-kinds', 'bulletin-approval', 'length', 'own-setting']),
  says: z.string(),
  value: z.number().int().optional(),
  citation: citation.optional(),
});

export const burdenView = z.object({
  from: z.string(),
  to: z.string(),
  lines: z.array(burdenLine),
  bulletins: z.array(bulletinsLine),
  bounds: z.array(burdenBound),
  /** Whether the numbers are those of the whole government; else of what this person may read. */
  whole: z.boolean(),
  /** Whether this person lists the bulletins of departments. */
  mayList: z.boolean(),
});
export type BurdenView = z.infer<typeof burdenView>;

export const dispatchQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  /** A department, `government` or `office`. */
  sender: z.string().max(60).optional(),
  over: z.enum(['true', 'false']).optional(),
  bulletin: z.enum(['true', 'false']).optional(),
  forms: z.enum(['true', 'false']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DispatchFilter = z.output<typeof dispatchQuery>;

export const dispatchLine = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().optional(),
  sender: burdenSender,
  kindLabel: z.string(),
  bulletin: z.string().optional(),
  on: z.string(),
  pages: z.number().int().optional(),
  characters: z.number().int(),
  most: z.number().int().optional(),
  over: z.boolean(),
  /** The forms that those below had to fill in for it, by name. */
  forms: z.array(z.string()),
});
export type DispatchLine = z.infer<typeof dispatchLine>;
export const dispatchPage = pageOf(dispatchLine);

/** Lists the bulletins of a department anew (列入、核准、取消). */
export const putBulletins = z.object({
  bulletins: z.array(z.string().trim().min(1, '请写明简报名称').max(60)).max(40),
  reason: z.string().trim().min(1, '请写明理由').max(400),
});
