/** The API of 会议公开: items of sittings that are open to whoever asks, what the public had and no longer has, what is still owed. */
import { AUDIENCES } from '@lingxing/affairs/meeting';
import * as z from 'zod';
import { citation, pageOf } from './common.ts';
import { paperFile } from './meetings.ts';

export const OPEN_STATES = ['open', 'taken-back', 'owed'] as const;

export const openLine = z.object({
  /** Of the sitting and its item; of what was taken back, with the moment. */
  id: z.string(),
  meeting: z.object({ id: z.string(), title: z.string(), on: z.string().optional(), number: z.string().optional() }),
  /** Whether this reader may go on to the sitting itself. */
  readable: z.boolean(),
  item: z.string(),
  text: z.string(),
  /** Its files, of papers that are open. */
  files: z.array(paperFile.omit({ openings: true }).extend({ topic: z.string() })),
  state: z.enum(OPEN_STATES),
  stateLabel: z.string(),
  to: z.enum(AUDIENCES).optional(),
  toLabel: z.string().optional(),
  /** On what it was opened, or why it was taken back; of what is owed, what the text says. */
  words: z.string(),
  on: z.string().optional(),
  citation: citation.optional(),
});
export type OpenLine = z.infer<typeof openLine>;
export const openPage = pageOf(openLine);

/** A page has the lines of so many sittings. */
export const openQuery = z.object({
  /** `public`: the list for the public alone; `owed`: for those who run the meetings. */
  list: z.enum(['mine', 'public', 'owed']).default('mine'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type OpenFilter = z.output<typeof openQuery>;
