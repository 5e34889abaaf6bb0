/** The API of meetings that departments call: the list, the page of one, the year's count, what is asked while filling in. */
import {
  formSchema,
  heldSchema,
  KIND_NAMES,
  OPENING,
  SLOT_NAMES,
  STAGES,
  WAYS,
  type KindName,
  type SlotName,
} from '@lingxing/affairs/department-meeting';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, finding, matterQuery, pageOf, verdict } from './common.ts';
import { meetingPlanLine } from './department-meeting-plans.ts';
import { actOffer, chainStep, performAct } from './documents.ts';

const kind = z.enum(KIND_NAMES as [KindName, ...KindName[]]);
const slot = z.enum(SLOT_NAMES as [SlotName, ...SlotName[]]);
const body = z.object({ id: z.string(), name: z.string() });

export const departmentMeetingLine = z.object({
  id: z.string(),
  /** Whose meeting. */
  host: body,
  kind,
  kindLabel: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  waitingFor: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  exercise: z.boolean(),
});
export type DepartmentMeetingLine = z.infer<typeof departmentMeetingLine>;
export const departmentMeetingPage = pageOf(departmentMeetingLine);

export const departmentMeetingQuery = matterQuery.extend({
  /** Whose, by department. */
  host: z.string().max(400).optional(),
});
export type DepartmentMeetingFilter = z.output<typeof departmentMeetingQuery>;

const done = { by: z.string(), at: z.string() };
const spoken = z.object({ ...done, opinion: z.string() });

/** One approval that is needed, who gives it and whether it was given. */
const approval = z.object({
  slot,
  label: z.string(),
  /** Who gives it; absent while nobody is named. */
  by: z.string().optional(),
  named: z.enum(['text', 'setting', 'office']).optional(),
  /** The setting's answer or the office's grounds. */
  grounds: z.string().optional(),
  /** It is a body's or a meeting's: the office enters its word. */
  outside: z.boolean(),
  decision: spoken
    .extend({
      granted: z.boolean(),
      paper: z.object({ on: z.string(), words: z.string(), scan: z.string().optional() }).optional(),
    })
    .optional(),
});

export const departmentMeetingView = departmentMeetingLine.extend({
  procedure: z.literal('department-meeting'),
  version: z.number().int(),
  /** Where in the office's work this is, one line. */
  where: z.string(),
  way: z.enum(WAYS),
  wayLabel: z.string(),
  form: formSchema,
  /** The day of the formal request. */
  asked: z.string().optional(),
  /** The last day for the formal request, where the text names one. */
  askBy: z.string().optional(),
  /** Titles of the leaders whom the request or the report names, by post. */
  leaders: z.array(z.object({ id: z.string(), title: z.string() })),
  enteredBy: z.object(done),
  /** What the text says of it. */
  norms: z.array(z.object({ says: z.string(), citation })),
  /** The line of the year's plan that it is of. */
  plan: meetingPlanLine.optional(),
  breaches: z.array(finding),
  /** Whom it may be referred to for review; empty where the text wants none. */
  reviewers: z.array(z.object({ id: z.string(), title: z.string() })),
  approvals: z.array(approval),
  consent: spoken.optional(),
  returns: z.array(z.object({ ...done, reason: z.string() })),
  referred: spoken.extend({ to: z.string().optional() }).optional(),
  reviewed: spoken.optional(),
  refused: spoken.optional(),
  order: z.object({ ...done, reason: z.string(), scan: z.string().optional(), enteredBy: z.string().optional() }).optional(),
  held: z.object({ ...done, was: heldSchema }).optional(),
  /** In what it was not what was approved. */
  differences: z.array(z.object({ label: z.string(), approved: z.string(), was: z.string(), beyond: z.boolean() })),
  withdrawn: z.object({ ...done, reason: z.string() }).optional(),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type DepartmentMeetingView = z.infer<typeof departmentMeetingView>;

/** Opens a matter: 请分管领导同意、报请示、补登、书面同意照办. */
export const openDepartmentMeeting = performAct.extend({ act: z.enum(OPENING), exercise: z.boolean().default(false) });

/** How an opening act would be judged, by which act the text wants it opened, by when, and whose turn it would be then. */
export const departmentMeetingVerdict = z.object({
  verdict,
  by: z.array(z.enum(['consult', 'apply'])),
  askBy: z.string().optional(),
  ahead: z.array(chainStep),
});
export type DepartmentMeetingVerdict = z.infer<typeof departmentMeetingVerdict>;

/** How many each department has registered in a year, and what became of them. */
export const departmentMeetingYear = z.object({
  year: z.number().int(),
  hosts: z.array(z.object({ host: body, all: z.number().int(), open: z.number().int(), held: z.number().int(), amiss: z.number().int() })),
  /** There were more than are counted here. */
  more: z.boolean(),
});
export type DepartmentMeetingYear = z.infer<typeof departmentMeetingYear>;
