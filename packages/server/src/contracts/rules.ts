import * as z from 'zod';
import { citation } from './common.ts';

export const normView = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  modality: z.enum(['must', 'must-not', 'should', 'may']),
  modalityLabel: z.string(),
  says: z.string(),
  note: z.string().optional(),
  /** What it measures, with its unit: 3个工作日, 每2周至少1次. */
  measure: z.string().optional(),
  /** Posts and bodies that it names, as this government calls them. */
  parties: z.array(z.string()),
  /** The procedure that holds to it, as the office calls it; `waiting` where that procedure is still to come. */
  procedure: z.string(),
  waiting: z.boolean(),
  citation,
  sourceName: z.string(),
  edition: z.string(),
  effective: z.string(),
});
export type NormView = z.infer<typeof normView>;

export const rulesView = z.object({
  id: z.string(),
  name: z.string(),
  documentNumber: z.string(),
  edition: z.string(),
  issued: z.string(),
  effective: z.string(),
  hash: z.string(),
  articles: z.array(
    z.object({
      article: z.number().int(),
      chapter: z.number().int(),
      paragraphs: z.number().int(),
      items: z.number().int(),
      summary: z.string(),
      dispositions: z.array(z.string()),
      /** As the office calls them, in the same order. */
      dispositionLabels: z.array(z.string()),
    }),
  ),
  norms: z.array(normView),
  /** `article`: where the text would have to say it; absent where it says it nowhere. */
  silences: z.array(z.object({ id: z.string(), says: z.string(), article: z.number().int().optional() })),
  settings: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      answer: z.string().optional(),
      document: z.string().optional(),
      date: z.string().optional(),
      setBy: z.string().optional(),
    }),
  ),
});
export type RulesView = z.infer<typeof rulesView>;

/** What pickers need: departments, leaders, who is who. */
export const organisationView = z.object({
  version: z.number().int(),
  posts: z.array(
    z.object({ id: z.string(), title: z.string(), role: z.string(), department: z.string().optional(), rank: z.number().int() }),
  ),
  departments: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), leader: z.string().optional() })),
});
export type OrganisationView = z.infer<typeof organisationView>;

export const seriesView = z.array(
  z.object({ id: z.string(), mark: z.string(), issuer: z.string(), year: z.number().int(), next: z.number().int(), preview: z.string() }),
);

/** The marks (发文机关代字) of the bodies; a body without one can sign its own documents and not number them. */
export const marksView = z.object({
  bodies: z.array(z.object({ id: z.string(), name: z.string(), mark: z.string().optional() })),
  /** Whether this person enters them. */
  mayEnter: z.boolean(),
});
export type MarksView = z.infer<typeof marksView>;

/** Characters and letters as they stand on the page before 〔年〕. */
export const putMark = z.object({
  mark: z
    .string()
    .trim()
    .regex(/^[\p{Script=Han}\p{L}]{2,12}$/u, '发文机关代字用二至十二个字，不含年份和标点'),
  reason: z.string().trim().min(1, '请写明理由').max(400),
});
