/** The weekly bulletin of supervised tasks (督查通报): its figures, the tasks behind each, and its drafting as a document. */
import { FIGURE_NAMES, type Figure } from '@lingxing/affairs/task';
import * as z from 'zod';

const figure = z.enum(FIGURE_NAMES as [Figure, ...Figure[]]);
const figures = z.object({
  ...(Object.fromEntries(FIGURE_NAMES.map((name) => [name, z.number().int()])) as Record<Figure, z.ZodNumber>),
  /** Closed in the week, of what was closed or is late at its end: parts of a hundred. */
  rate: z.number().optional(),
});

/** Any day of the week meant; left out, the last week that is over. */
export const taskBulletinQuery = z.object({ week: z.iso.date().optional() });
export type TaskBulletinFilter = z.output<typeof taskBulletinQuery>;

export const taskBulletin = z.object({
  from: z.string(),
  to: z.string(),
  /** The week is over: what is stored later changes nothing of it. */
  final: z.boolean(),
  /** Counted over the whole government, not only over what this person may read. */
  whole: z.boolean(),
  lines: z.array(z.object({ lead: z.object({ id: z.string(), name: z.string() }), figures })),
  total: figures,
});
export type TaskBulletin = z.infer<typeof taskBulletin>;

export const taskBulletinTasksQuery = taskBulletinQuery.extend({
  figure,
  /** The lead department; left out, all. */
  lead: z.string().max(80).optional(),
});
export type TaskBulletinTasksFilter = z.output<typeof taskBulletinTasksQuery>;

export const taskBulletinTasks = z.object({
  label: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      lead: z.object({ id: z.string(), name: z.string() }),
      /** The day on which it happened; of what stands so at the end, its limit. */
      day: z.string(),
    }),
  ),
});
export type TaskBulletinTasks = z.infer<typeof taskBulletinTasks>;

/** The weeks up to the one meant, of one department or of all. */
export const taskTrendQuery = taskBulletinQuery.extend({ lead: z.string().max(80).optional() });
export type TaskTrendFilter = z.output<typeof taskTrendQuery>;

export const taskTrend = z.object({
  /** The earliest first. */
  weeks: z.array(z.object({ from: z.string(), to: z.string(), final: z.boolean(), figures })),
});
export type TaskTrend = z.infer<typeof taskTrend>;

export const draftTaskBulletin = taskBulletinQuery;
