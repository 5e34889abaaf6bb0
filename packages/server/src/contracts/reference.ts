import * as z from 'zod';

/** Days of the working calendar, at most four hundred at once. */
export const calendarQuery = z.object({ from: z.iso.date(), to: z.iso.date() });
export const calendarDays = z.object({
  days: z.array(z.object({ date: z.string(), nature: z.enum(['workday', 'make-up-workday', 'weekend', 'holiday']) })),
  /** The notice of each year, absent where it is not out. */
  years: z.array(z.object({ year: z.number().int(), notice: z.string().optional(), provisional: z.boolean() })),
});
export type CalendarDays = z.infer<typeof calendarDays>;

/** The last closed batch, to be kept outside the deployment. */
export const anchorView = z.object({
  government: z.string(),
  batch: z.number().int(),
  position: z.number().int(),
  acts: z.number().int(),
  root: z.string(),
  hash: z.string(),
  sealedAt: z.string(),
});

/** Faces in use by role of the standard, and what stands in for what. */
export const fontsView = z.object({
  inUse: z.record(z.string(), z.string()),
  substitutions: z.array(z.string()),
});
