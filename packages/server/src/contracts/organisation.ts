/** 机构与分工: the organisation of a day, its history, plans of changes with what they move, and the whole as a workbook. */
import { POST_ROLES } from '@lingxing/workrules';
import * as z from 'zod';

const id = z
  .string()
  .regex(/^[a-z][a-z0-9.-]*$/u, '代号用小写字母、数字、点和短横，以字母开头')
  .max(60);
const title = z.string().trim().min(2).max(60);
const account = z.string().trim().min(2).max(80);
const role = z.enum(POST_ROLES);
const rank = z.number().int().min(0).max(100_000);
export const BODY_KINDS = ['office', 'department', 'lower-government', 'legal-review'] as const;

export const organisationChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('post-added'), post: id, role, title, department: id.optional(), rank }),
  z.strictObject({ kind: z.literal('post-renamed'), post: id, title }),
  z.strictObject({ kind: z.literal('post-placed'), post: id, department: id.optional(), rank }),
  z.strictObject({ kind: z.literal('role-given'), post: id, role }),
  z.strictObject({ kind: z.literal('post-abolished'), post: id }),
  z.strictObject({ kind: z.literal('department-added'), department: id, name: title, body: z.enum(BODY_KINDS) }),
  z.strictObject({ kind: z.literal('department-renamed'), department: id, name: title }),
  z.strictObject({ kind: z.literal('department-merged'), department: id, into: id }),
  z.strictObject({ kind: z.literal('department-abolished'), department: id }),
  z.strictObject({ kind: z.literal('portfolio-assigned'), department: id, leader: id.optional() }),
  z.strictObject({ kind: z.literal('subjects-assigned'), leader: id, subjects: z.array(z.string().trim().min(1).max(60)).max(60) }),
  z.strictObject({ kind: z.literal('pair-set'), a: id, b: id }),
  z.strictObject({ kind: z.literal('pair-ended'), a: id, b: id }),
  z.strictObject({ kind: z.literal('party-group-joined'), post: id }),
  z.strictObject({ kind: z.literal('party-group-left'), post: id }),
  z.strictObject({ kind: z.literal('holder-appointed'), account, post: id, to: z.iso.date().optional() }),
  z.strictObject({ kind: z.literal('holder-relieved'), account, post: id }),
]);

/** Changes of one document, for one day. */
export const changePlan = z.strictObject({
  day: z.iso.date(),
  document: z.strictObject({ number: z.string().trim().min(2, '请写明文号').max(80), date: z.iso.date() }),
  reason: z.string().trim().max(400).optional(),
  changes: z.array(organisationChange).min(1, '请列明变动').max(600),
});
export type ChangePlanInput = z.input<typeof changePlan>;
export const movedQuery = z.strictObject({ plan: changePlan, cursor: z.uuid().optional() });
/** Confirms what was previewed: `seen` is the history that the preview was held against. */
export const confirmPlan = z.strictObject({ plan: changePlan, seen: z.number().int().nonnegative() });

export const planFinding = z.object({
  code: z.string(),
  outcome: z.enum(['warned', 'refused']),
  message: z.string(),
  wayOut: z.string().optional(),
  /** 第五条第三款, where a text says it. */
  place: z.string().optional(),
  /** Which change of the plan it is about. */
  change: z.number().int().optional(),
});
export type PlanFindingView = z.infer<typeof planFinding>;
const changeLine = z.object({ label: z.string(), subject: z.string(), before: z.string(), after: z.string() });
export type ChangeLine = z.infer<typeof changeLine>;
export const planPreview = z.object({
  seen: z.number().int(),
  effective: z.enum(['now', 'later']),
  findings: z.array(planFinding),
  lines: z.array(changeLine),
  /** Whether it may be confirmed as it is. */
  confirmable: z.boolean(),
});
export type PlanPreviewView = z.infer<typeof planPreview>;
const waits = z.array(z.object({ title: z.string(), label: z.string(), holders: z.array(z.string()) }));
/** A matter that would wait for others. An administrator reads no documents: it is told by kind and stage, not by title. */
export const movedLine = z.object({
  matter: z.string(),
  procedureLabel: z.string(),
  stageLabel: z.string(),
  /** By which the office finds the paper: its number, and the day on which it was opened. */
  number: z.string().optional(),
  openedOn: z.string(),
  now: waits,
  after: waits,
  nobody: z.boolean(),
  /** Leaders before whom it was laid on purpose: with them it stays. */
  kept: z.array(z.string()),
});
export type MovedLine = z.infer<typeof movedLine>;
export const movedView = z.object({
  total: z.number().int(),
  looked: z.number().int(),
  moved: z.array(movedLine),
  next: z.string().optional(),
});
export type MovedView = z.infer<typeof movedView>;
export const planDone = z.object({ entered: z.number().int(), effective: z.enum(['now', 'later']) });
export type PlanDone = z.infer<typeof planDone>;

/**
 * The organisation of one day. Who holds a post is named to the office and the administrators, by his account's label, and to
 * the administrators by the account's name as well; others see since when it is held.
 */
export const chartView = z.object({
  day: z.string(),
  /** Whether this person reads the history and the workbook. */
  whole: z.boolean(),
  /** Where AB roles are an institution of the text. */
  pairing: z.boolean(),
  /** What the government calls those under it: 县（市、区）人民政府、街道办事处. */
  lower: z.string(),
  posts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      role: z.string(),
      roleLabel: z.string(),
      department: z.string().optional(),
      rank: z.number().int(),
      subjects: z.array(z.string()),
      partyGroup: z.boolean(),
      leader: z.boolean(),
      /** Whether the text counts it among those who make up the government. */
      member: z.boolean(),
      holders: z.array(
        z.object({ label: z.string().optional(), account: z.string().optional(), since: z.string(), until: z.string().optional() }),
      ),
    }),
  ),
  departments: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.string(), kindLabel: z.string(), leader: z.string().optional() }),
  ),
  pairs: z.array(z.object({ a: z.string(), b: z.string() })),
});
export type ChartView = z.infer<typeof chartView>;
export const chartQuery = z.object({ day: z.iso.date().optional() });

export const changeHistoryQuery = z.object({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const changeHistoryLine = changeLine.extend({
  n: z.number().int(),
  day: z.string(),
  document: z.object({ number: z.string(), date: z.string() }).optional(),
  reason: z.string(),
  /** Who entered it; absent of what the set-up did (初始录入). */
  by: z.string().optional(),
  at: z.string(),
});
export type ChangeHistoryLine = z.infer<typeof changeHistoryLine>;
export const changeHistoryPage = z.object({ items: z.array(changeHistoryLine), next: z.number().int().optional() });
export type ChangeHistoryPage = z.infer<typeof changeHistoryPage>;

/** What a workbook comes down to: its faults by row and column, or the changes that make the organisation so. */
export const workbookRead = z.object({
  faults: z.array(z.object({ sheet: z.string(), row: z.number().int(), column: z.string(), message: z.string() })),
  changes: z.array(organisationChange),
});
export type WorkbookRead = z.infer<typeof workbookRead>;
