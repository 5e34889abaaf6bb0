/** The API of 学习计划: the year's plans of study sessions and of law study, what was held, what is behind. */
import { FORMS, STAGES, STUDY_KINDS, type FormName } from '@lingxing/affairs/study-labels';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation } from './common.ts';
import { actOffer, chainStep, performAct } from './documents.ts';

const done = { by: z.string(), at: z.string() };
const post = z.object({ id: z.string(), title: z.string() });
const kind = z.enum(STUDY_KINDS);

export const studyItem = z.object({
  id: z.string(),
  month: z.number().int(),
  subject: z.string(),
  /** The last day of its month. */
  due: z.string(),
  standing: z.enum(['held', 'open', 'behind']),
  standingLabel: z.string(),
  held: z
    .object({
      ...done,
      on: z.string(),
      chair: z.string(),
      form: z.enum(Object.keys(FORMS) as [FormName, ...FormName[]]),
      /** The sitting before or at which it was. */
      sitting: z.string().optional(),
      absent: z.array(z.string()),
      note: z.string(),
    })
    .optional(),
});

export const studyLine = z.object({
  id: z.string(),
  kind,
  kindLabel: z.string(),
  year: z.number().int(),
  title: z.string(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  waitingFor: z.array(z.string()),
  items: z.array(studyItem),
  exercise: z.boolean(),
});
export type StudyLine = z.infer<typeof studyLine>;

export const studyQuery = z.object({ year: z.coerce.number().int().min(2_000).max(2_100).optional() });

const said = z.object({ says: z.string(), citation });
export const studyYear = z.object({
  year: z.number().int(),
  /** What the text knows of study; a kind that it does not know is not here. */
  kinds: z.array(
    z.object({
      kind,
      label: z.string(),
      norms: z.array(said),
      /** The last session and by when the next, where the text says how often; `behind`: since when it is. */
      rhythm: z.object({ last: z.string().optional(), by: z.string().optional(), behind: z.string().optional() }).optional(),
    }),
  ),
  /** Kinds of which the text says nothing. */
  silent: z.array(z.string()),
  /** Whether whoever asks drafts plans. */
  drafts: z.boolean(),
  plans: z.array(studyLine),
});
export type StudyYear = z.infer<typeof studyYear>;

export const studyView = studyLine.extend({
  procedure: z.literal('study'),
  version: z.number().int(),
  where: z.string(),
  norms: z.array(said),
  /** Who takes part, as far as the text names him by his post. */
  expected: z.array(post),
  /** Who presides by the text; empty where it names nobody. */
  chairs: z.array(z.string()),
  /** With whom the text has the plan settled. */
  settledWith: z.array(z.string()),
  consulted: z.object({ ...done, on: z.string(), words: z.string() }).optional(),
  approver: z.object({ ...done, title: z.string(), words: z.string() }).optional(),
  approved: z.object({ ...done, opinion: z.string() }).optional(),
  /** Executive meetings of that year that are over, as far as the reader may see them. */
  sittings: z.array(z.object({ id: z.string(), title: z.string() })),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type StudyView = z.infer<typeof studyView>;

export const openStudy = performAct.extend({ act: z.literal('draft'), exercise: z.boolean().default(false) });
