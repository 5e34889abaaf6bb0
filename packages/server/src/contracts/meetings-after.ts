/** The API of what became of decisions: one line for each topic that a sitting has taken. */
import { FOLLOW_UPS, SITTINGS } from '@lingxing/affairs/meeting';
import * as z from 'zod';
import { pageOf } from './common.ts';

export const followUpLine = z.object({
  /** Of the sitting and its topic. */
  id: z.string(),
  meeting: z.object({ id: z.string(), title: z.string(), on: z.string(), number: z.string().optional() }),
  topic: z.string(),
  result: z.string(),
  fate: z.string().optional(),
  department: z.string().optional(),
  /** The document under way that carries it out, and whether this person may begin one. */
  document: z.string().optional(),
  mayDraft: z.boolean(),
  /** The supervised task of it, and whether this person may assign one. */
  task: z.string().optional(),
  mayAssign: z.boolean(),
  /** The topic within its sitting. */
  topicId: z.string(),
  due: z.string().optional(),
  state: z.enum(FOLLOW_UPS),
  stateLabel: z.string(),
  /** The number and day of the document, once it is issued. */
  issued: z.object({ number: z.string(), on: z.string() }).optional(),
  /** Whether it is public: by what the sitting opens or with its document; absent where no text wants it published. */
  publication: z.object({ is: z.enum(['published', 'owed', 'closed']), label: z.string(), on: z.string().optional() }).optional(),
  /** When what was to be done was done, and how where no task of it is here. */
  finished: z.object({ on: z.string(), words: z.string() }).optional(),
});
export type FollowUpLine = z.infer<typeof followUpLine>;
export const followUpPage = pageOf(followUpLine);

/** Sittings of the days on which they were convened, page by page: a page has the lines of so many sittings. */
export const followUpQuery = z.object({
  kind: z.enum(SITTINGS).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type FollowUpFilter = z.output<typeof followUpQuery>;
