/** The API of supervised tasks (督办事项): the board, the list, the page of one, what repeats it while it is filled in. */
import { RUNGS, SOURCE_NAMES, STAGES, taskSchema, WEIGHT_NAMES, type RungName, type SourceName, type Weight } from '@lingxing/affairs/task';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, finding, pageOf, verdict } from './common.ts';
import { actOffer, chainStep, obligation, performAct } from './documents.ts';

const source = z.enum(SOURCE_NAMES as [SourceName, ...SourceName[]]);
const body = z.object({ id: z.string(), name: z.string() });
const post = z.object({ id: z.string(), title: z.string() });

export const taskLine = z.object({
  id: z.string(),
  title: z.string(),
  source,
  sourceLabel: z.string(),
  /** The lead department, and the leader in charge of it by the portfolios of today. */
  lead: body,
  deputy: z.string().optional(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  /** The nearest open limit: of a stage, or the task's own. */
  due: z.string().optional(),
  /** 剩3日, 今日到期, 逾期2日. */
  remaining: z.string().optional(),
  late: z.boolean(),
  near: z.boolean(),
  /** Nothing was done on it for so long as the ladder says. */
  stalled: z.boolean(),
  waitingFor: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  exercise: z.boolean(),
});
export type TaskLine = z.infer<typeof taskLine>;
export const taskPage = pageOf(taskLine);

/** Tasks that were assigned from one matter: a paper with a written instruction, an issued document. */
export const tasksFrom = z.object({ items: z.array(z.object({ id: z.string(), title: z.string(), lead: body, stageLabel: z.string() })) });
export type TasksFrom = z.infer<typeof tasksFrom>;

/** Several values of one filter come separated by commas. */
export const taskQuery = z.object({
  q: z.string().max(100).optional(),
  source: z.string().max(300).optional(),
  stage: z.string().max(200).optional(),
  /** The lead department. */
  lead: z.string().max(400).optional(),
  /** The post of a leader: the departments that he is in charge of today. */
  deputy: z.string().max(80).optional(),
  late: z.enum(['true', 'false']).optional(),
  near: z.literal('true').optional(),
  stalled: z.literal('true').optional(),
  mine: z.enum(['true', 'false']).optional(),
  closed: z.enum(['true', 'false']).optional(),
  exercise: z.enum(['true', 'false']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sort: z.enum(['updated', '-updated', 'created', '-created', 'title', '-title', 'due', '-due']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type TaskFilter = z.output<typeof taskQuery>;

/** Which tasks the board counts: what the list is narrowed by, and of that what is open and no exercise. */
export const taskBoardQuery = taskQuery.omit({ sort: true, cursor: true, limit: true, closed: true, exercise: true });
export type TaskBoardFilter = z.output<typeof taskBoardQuery>;

const figures = { open: z.number().int(), late: z.number().int(), near: z.number().int(), stalled: z.number().int() };
const count = z.object({ id: z.string(), label: z.string(), ...figures });
export type TaskCountView = z.infer<typeof count>;
/** Open tasks by stage, department, leader in charge and source; each row opens the list that it counts. */
export const taskBoard = z.object({
  ...figures,
  stages: z.array(count),
  leads: z.array(count),
  deputies: z.array(count),
  sources: z.array(count),
});
export type TaskBoard = z.infer<typeof taskBoard>;

const done = { by: z.string(), at: z.string() };
const file = z.object({ hash: z.string(), name: z.string(), mediaType: z.string(), size: z.number() });
const reported = z.object({ ...done, words: z.string(), files: z.array(file) });

export const taskView = taskLine.extend({
  procedure: z.literal('task'),
  version: z.number().int(),
  where: z.string(),
  form: taskSchema,
  helpers: z.array(body),
  /** The department that assigned it; absent where the office or the supervising body did. */
  assigner: body.optional(),
  assigned: z.object({ ...done, on: z.string() }),
  decidedBy: post.optional(),
  /** Who answers first; `byText` where the text says who. */
  responsible: post.extend({ byText: z.boolean() }).optional(),
  /** Who grants more time. */
  extensionBy: post.optional(),
  approver: post.optional(),
  limit: z.object({ date: z.string(), basis: z.string() }),
  system: z.string().optional(),
  grades: z.array(z.string()),
  daysLate: z.number().int(),
  obligations: z.array(obligation),
  norms: z.array(z.object({ says: z.string(), citation })),
  breaches: z.array(finding),
  plans: z.array(reported),
  reports: z.array(reported),
  parts: z.array(reported.extend({ of: body })),
  missingParts: z.array(body),
  claims: z.array(reported.extend({ without: z.string(), late: z.boolean() })),
  returns: z.array(z.object({ ...done, reason: z.string() })),
  accepted: z.object({ ...done, grade: z.string().optional(), opinion: z.string() }).optional(),
  closed: z.object({ ...done, to: z.string(), on: z.string(), without: z.string() }).optional(),
  /** The leader who decided it has seen the result. */
  noted: z.object({ ...done, opinion: z.string() }).optional(),
  lookedBack: z.array(z.object({ ...done, found: z.string(), holds: z.boolean() })),
  extensions: z.array(
    z.object({
      ...done,
      until: z.string(),
      reason: z.string(),
      late: z.boolean(),
      answer: z.object({ ...done, granted: z.string().optional(), opinion: z.string() }).optional(),
    }),
  ),
  children: z.array(z.object({ id: z.string(), title: z.string(), lead: body, ended: z.enum(['closed', 'dropped']).optional() })),
  climbs: z.array(
    z.object({
      rung: z.number().int(),
      to: z.enum(Object.keys(RUNGS) as [RungName, ...RungName[]]),
      toLabel: z.string(),
      due: z.string(),
      on: z.string(),
    }),
  ),
  presses: z.array(z.object({ ...done, words: z.string() })),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type TaskView = z.infer<typeof taskView>;

/** Assigns a task. */
export const openTask = performAct.extend({ act: z.literal('assign'), exercise: z.boolean().default(false) });

/** How it would be judged, by when it would be due, and what was assigned before that it repeats. */
export const taskVerdict = z.object({
  verdict,
  by: z.array(z.literal('assign')),
  due: z.object({ date: z.string(), basis: z.string() }).optional(),
  repeats: z.array(z.object({ id: z.string(), title: z.string(), on: z.string(), closed: z.boolean() })),
  ahead: z.array(chainStep),
});
export type TaskVerdict = z.infer<typeof taskVerdict>;

/** What the form of a task asks under the government's own rules. */
export const taskTerms = z.object({
  system: z.string().optional(),
  weights: z.array(z.object({ id: z.enum(WEIGHT_NAMES as [Weight, ...Weight[]]), label: z.string() })),
  /** Whether the text leaves it open who answers first. */
  namesResponsible: z.boolean(),
  /** Whether a department states that what it supervises lies within its powers. */
  asksRemit: z.boolean(),
  /** Whether a department that supervises in the government's name needs an approval, and who gives it if a setting says so. */
  approval: z.object({ by: z.string().optional() }).optional(),
});
export type TaskTerms = z.infer<typeof taskTerms>;
