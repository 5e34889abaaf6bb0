import * as z from 'zod';

/** How much of a file could be read; of what could not, a person has looked for a mark and declared so. */
export const coverage = z.enum(['full', 'partial', 'none']);

/** What the door says of an attachment; with it a draft refers to the file. */
export const attachmentView = z.object({
  /** SM3 of the content. */
  hash: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  coverage,
  /** What could not be read and was let in by the declaration, one sentence. */
  unread: z.string().optional(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

/** What a reader of an attachment sees of it besides the content. */
export const attachmentAbout = z.object({
  hash: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  /** Absent where it came in before its text was kept. */
  coverage: coverage.optional(),
  /** Who declared that the original was looked over and is no secret, when, and in which words. */
  declarations: z.array(z.object({ by: z.string(), at: z.string(), text: z.string() })),
});
export type AttachmentAbout = z.infer<typeof attachmentAbout>;

/** An e-mail taken in: what a registrar fills the register with, and its attachments, each looked over by itself. */
export const mailView = z.object({
  subject: z.string(),
  from: z.object({ name: z.string(), address: z.string() }).optional(),
  /** When the sender's computer says it was sent. */
  date: z.string().optional(),
  messageId: z.string().optional(),
  text: z.string(),
  /** The message as it came; absent where an attachment was left out by choice. */
  original: attachmentView.optional(),
  attachments: z.array(attachmentView),
  leftOut: z.array(z.object({ n: z.number().int(), name: z.string(), size: z.number().int(), why: z.enum(['chosen', 'signature']) })),
});
export type MailView = z.infer<typeof mailView>;
