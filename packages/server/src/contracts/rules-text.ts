import { TEXT_NOTES } from '@lingxing/workrules';
import * as z from 'zod';

const articleOfText = z.object({
  article: z.number().int(),
  chapter: z.number().int().optional(),
  paragraphs: z.array(
    z.object({ text: z.string(), items: z.array(z.object({ text: z.string(), numberLost: z.literal(true).optional() })) }),
  ),
});

/** The text of the work rules as the government imported it. */
export const rulesTextView = z.object({
  edition: z.string(),
  revision: z.number().int(),
  /** SM3 of what was read; what replaces it names it. */
  hash: z.string(),
  fileName: z.string(),
  importedAt: z.string(),
  title: z.string().optional(),
  documentNumber: z.string().optional(),
  chapters: z.array(z.object({ chapter: z.number().int(), title: z.string() })),
  articles: z.array(articleOfText),
});
export type RulesTextView = z.infer<typeof rulesTextView>;

/** What stands in the rules centre beside the rules themselves: one's own text, and how many acts rest on each article. */
export const rulesCentreView = z.object({
  /** Absent where no text of the edition in force has been imported. */
  text: rulesTextView.optional(),
  /** Acts under the edition in force whose basis names the article; `text` is the government or a regulation that it adopts. */
  acts: z.array(z.object({ text: z.string(), article: z.number().int(), acts: z.number().int() })),
});
export type RulesCentreView = z.infer<typeof rulesCentreView>;

const textNote = z.object({
  kind: z.enum(TEXT_NOTES),
  line: z.number().int(),
  text: z.string(),
  article: z.number().int().optional(),
});

/** What an import would do, or has done: what was read, how it stands to the pack, and what changes. */
export const rulesTextImport = z.object({
  /** False: it has been looked over only; to have it stored it is sent again with `hash` as `confirm`. */
  stored: z.boolean(),
  edition: z.string(),
  hash: z.string(),
  /** The text that is in place before, absent where there is none; to be sent again as `replaces`. */
  replaces: z.string().optional(),
  title: z.string().optional(),
  documentNumber: z.string().optional(),
  chapters: z.number().int(),
  articles: z.number().int(),
  paragraphs: z.number().int(),
  items: z.number().int(),
  notes: z.array(textNote),
  /** Where the pack counts differently. */
  differences: z.array(
    z.object({
      article: z.number().int(),
      of: z.enum(['article', 'chapter', 'paragraphs', 'items']),
      text: z.number().int(),
      pack: z.number().int(),
    }),
  ),
  changes: z.array(
    z.object({
      article: z.number().int(),
      change: z.enum(['added', 'removed', 'changed']),
      before: z.array(z.string()),
      after: z.array(z.string()),
    }),
  ),
});
export type RulesTextImport = z.infer<typeof rulesTextImport>;
