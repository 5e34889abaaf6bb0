import { FINDING_CODES } from '@lingxing/affairs/kernel';
import { MODALITIES, SOURCES } from '@lingxing/workrules';
import * as z from 'zod';

/** A citation with its label as an office writes it: 第三十三条第二款. */
export const citation = z.object({
  source: z.enum(SOURCES),
  text: z.string(),
  article: z.number().int(),
  paragraph: z.number().int().optional(),
  item: z.number().int().optional(),
  through: z.object({ article: z.number().int(), paragraph: z.number().int().optional() }).optional(),
  /** 第三十三条第二款; for a layer 《党政机关公文处理工作条例》第二十二条. */
  label: z.string(),
});
export type CitationView = z.infer<typeof citation>;

export const finding = z.object({
  code: z.enum(FINDING_CODES as [string, ...string[]]),
  title: z.string(),
  outcome: z.enum(['passed', 'warned', 'refused']),
  citation: citation.optional(),
  norm: z.string().optional(),
  modality: z.enum(MODALITIES).optional(),
  message: z.string(),
  wayOut: z.string().optional(),
  /** What the finding is about as data, in a shape of its code (docs/findings.md). */
  detail: z.record(z.string(), z.array(z.string())).optional(),
});
export type FindingView = z.infer<typeof finding>;

export const verdict = z.object({
  outcome: z.enum(['permitted', 'warned', 'refused']),
  findings: z.array(finding),
  basis: z.array(citation),
  /** Why a refused act was stored all the same: it records a fact with its breach, or the head has ordered it in writing. */
  stands: z.enum(['fact', 'order', 'request']).optional(),
});
export type VerdictView = z.infer<typeof verdict>;

/** One act of someone else, as a conflict names it: 「县政府办公室文书于9时12分审核」. */
export const actOfOther = z.object({ seq: z.number().int(), act: z.string(), label: z.string(), by: z.string(), at: z.string() });
export type ActOfOther = z.infer<typeof actOfOther>;

/** What stands against one file; of an e-mail `n` is its place in the message, from 1, and 0 its own text. */
export const fileProblem = z.object({
  n: z.number().int().optional(),
  name: z.string(),
  /** One of the closed list of the door: `encrypted`, `mislabelled`, `unreadable` …; never renamed. */
  code: z.string(),
  title: z.string(),
  message: z.string(),
  wayOut: z.string(),
  /** Whether the uploader’s declaration would let it in. */
  declarable: z.boolean(),
});
export type FileProblem = z.infer<typeof fileProblem>;

/** RFC 9457. `code` is stable; `verdict` stands with 422 where an act was refused or needs a reason. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  verdict: verdict.optional(),
  /** With 409: what was done to the matter since the version that was seen, the newest last. */
  meanwhile: z.array(actOfOther).optional(),
  /** With `file.refused`, `file.undeclared`, `secrecy.refused`: each file that is not taken. */
  files: z.array(fileProblem).optional(),
  /** With `file.undeclared`: what is to be declared, and the edition to be sent in the form field `declaration`. */
  declaration: z.object({ edition: z.string(), text: z.string() }).optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

export const postLabel = z.object({ id: z.string(), title: z.string() });

/** A page of a list: `next` is the cursor of the page after, absent on the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional(), total: z.number().int().optional() });

/** What every list of matters is narrowed by; several values of one filter come separated by commas. */
export const matterQuery = z.object({
  q: z.string().max(100).optional(),
  kind: z.string().max(300).optional(),
  stage: z.string().max(200).optional(),
  /** Opened or acted on by oneself. */
  mine: z.enum(['true', 'false']).optional(),
  closed: z.enum(['true', 'false']).optional(),
  /** Days on which it was opened. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sort: z.enum(['updated', '-updated', 'created', '-created', 'title', '-title']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
