import * as z from 'zod';

/** What the door says of an attachment; with it a draft refers to the file. */
export const attachmentView = z.object({
  /** SM3 of the content. */
  hash: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  /** `none`: nothing could be read, as in a scan; a person has to look for a secrecy mark. */
  coverage: z.enum(['full', 'partial', 'none']),
});
export type AttachmentView = z.infer<typeof attachmentView>;

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
