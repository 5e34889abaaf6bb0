/** The API of 绩效考评: the years, one year's indicators, points and what they are counted from, appeals and answers. */
import { INDICATOR_NAMES, STAGES, type IndicatorName } from '@lingxing/affairs/assessment-labels';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation } from './common.ts';
import { actOffer, chainStep, performAct } from './documents.ts';

const done = { by: z.string(), at: z.string() };
const body = z.object({ id: z.string(), name: z.string() });
const indicator = z.enum(INDICATOR_NAMES as [IndicatorName, ...IndicatorName[]]);

export const assessmentLine = z.object({
  id: z.string(),
  year: z.number().int(),
  title: z.string(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  waitingFor: z.array(z.string()),
  exercise: z.boolean(),
});
export type AssessmentLine = z.infer<typeof assessmentLine>;

const says = z.object({ says: z.string(), citation });
export const assessments = z.object({
  /** What the text says of it; empty where it is silent, and then it is not offered. */
  norms: z.array(says),
  /** Whether whoever asks enters one. */
  drafts: z.boolean(),
  /** Whom the government's own setting has approve. */
  approver: z.object({ id: z.string(), title: z.string() }).optional(),
  items: z.array(assessmentLine),
});
export type Assessments = z.infer<typeof assessments>;

/** One thing that is counted: the matter, and the day of the act. */
export const assessmentFact = z.object({
  /** Given when the figures are frozen. */
  id: z.string(),
  indicator,
  department: body,
  matter: z.string(),
  procedure: z.string(),
  title: z.string(),
  day: z.string(),
  /** An appeal took it out. */
  takenOut: z.boolean(),
});
export type AssessmentFact = z.infer<typeof assessmentFact>;

export const assessmentScore = z.object({
  department: body,
  group: z.string(),
  points: z.number(),
  rank: z.number().int(),
  lines: z.array(
    z.object({
      indicator,
      full: z.number(),
      counted: z.number().int(),
      takenOut: z.number().int(),
      total: z.number().int().optional(),
      plan: z.number().int().optional(),
      points: z.number(),
    }),
  ),
});
export type AssessmentScore = z.infer<typeof assessmentScore>;

export const assessmentView = assessmentLine.extend({
  procedure: z.literal('assessment'),
  version: z.number().int(),
  where: z.string(),
  norms: z.array(says),
  terms: z.object({
    indicators: z.array(
      z.object({
        kind: indicator,
        label: z.string(),
        counts: z.string(),
        full: z.number(),
        eachTenths: z.number(),
        plan: z.number().optional(),
        /** Departments whose number planned is another. */
        own: z.array(z.object({ department: body, plan: z.number().int() })),
      }),
    ),
    groups: z.array(z.object({ name: z.string(), departments: z.array(body) })),
    appealDays: z.number().int(),
    approver: z.object({ id: z.string(), title: z.string() }),
    ground: z.string(),
  }),
  frozen: z.object({ ...done, on: z.string(), until: z.string(), provisional: z.array(z.number().int()), note: z.string() }).optional(),
  /** By today's ledger before they are frozen, afterwards as they were frozen and answered. */
  scores: z.array(assessmentScore),
  /** What the reader may see of what is counted: all of it, or his own department's. */
  facts: z.array(assessmentFact),
  seesAll: z.boolean(),
  /** The department for which the reader acts. */
  own: z.string().optional(),
  appeals: z.array(
    z.object({
      ...done,
      id: z.string(),
      department: body,
      facts: z.array(z.string()),
      words: z.string(),
      answer: z.object({ ...done, facts: z.array(z.string()), reason: z.string() }).optional(),
      /** Whether the reader answers it. */
      mine: z.boolean(),
    }),
  ),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type AssessmentView = z.infer<typeof assessmentView>;

export const openAssessment = performAct.extend({ act: z.literal('draft'), exercise: z.boolean().default(false) });
