/** What every official paper has, whoever writes it: urgency, level, files, and the facts about it that a person states. */
import { SCOPES, SECRECY_LEVELS } from '@lingxing/workrules';
import * as z from 'zod';

export const URGENCIES = ['none', 'urgent', 'extra-urgent'] as const;
export const SECRECY = SECRECY_LEVELS;

export const attachmentRefSchema = z.object({
  hash: z.string().max(80),
  name: z.string().min(1).max(200),
  mediaType: z.string().max(120),
  size: z.number().int().nonnegative(),
});
export type AttachmentRef = z.infer<typeof attachmentRefSchema>;

/** Whether a document or bulletin says anything that had to be said (没有实质内容、可发可不发). */
export const SUBSTANCE = ['substantial', 'dispensable'] as const;

/** A bulletin (简报) and which: its name, as the office lists it. */
export const bulletinSchema = z.object({ name: z.string().trim().min(1, '请写明简报名称').max(60) });

/** Facts that a person answers; the others follow from the draft (`factsOf`). */
export const statedFactsSchema = z.object({
  normative: z.boolean().default(false),
  important: z.boolean().default(false),
  major: z.boolean().default(false),
  overall: z.boolean().default(false),
  legal: z.boolean().default(false),
  personnel: z.boolean().default(false),
  routine: z.boolean().default(false),
  foreignTravel: z.boolean().default(false),
  seeksApproval: z.boolean().default(false),
  scope: z.enum(SCOPES).default('special'),
  touchesLowerGovernments: z.boolean().default(false),
  publicInterest: z.boolean().default(false),
  commandsLowerGovernments: z.boolean().default(false),
  withinDepartmentPowers: z.boolean().default(false),
  alreadyCovered: z.boolean().default(false),
  demandsSupportingDocuments: z.boolean().default(false),
  splitsWork: z.boolean().default(false),
  multipleMatters: z.boolean().default(false),
  carriesRequest: z.boolean().default(false),
  skipsLevel: z.boolean().default(false),
  toLeaderInPerson: z.boolean().default(false),
  assignedByLeader: z.boolean().default(false),
  emergency: z.boolean().default(false),
  foreignRelated: z.boolean().default(false),
  /** Whether it says anything that had to be said; absent from what is older than the question. */
  substance: z.enum(SUBSTANCE).optional(),
});
