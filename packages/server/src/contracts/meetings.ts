/** The API of meetings (会议): the list, the page of one sitting with its topics, agenda, attendance and minutes. */
import { ACT_INPUTS, FATES, GROUNDS, RESULTS, SITTINGS, STAGES, TOPIC_STAGES } from '@lingxing/affairs/meeting';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, finding, pageOf, postLabel, verdict } from './common.ts';
import { actOffer, chainStep, performAct } from './documents.ts';
import { attendanceFields } from './meeting-attendance.ts';

export const meetingLine = z.object({
  id: z.string(),
  kind: z.enum(SITTINGS),
  kindLabel: z.string(),
  title: z.string(),
  /** Number of the minutes, once they are out. */
  number: z.string().optional(),
  chair: postLabel,
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  waitingFor: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  exercise: z.boolean(),
});
export type MeetingLine = z.infer<typeof meetingLine>;
export const meetingPage = pageOf(meetingLine);

/** Several values of one filter come separated by commas. */
export const meetingQuery = z.object({
  q: z.string().max(100).optional(),
  kind: z.string().max(200).optional(),
  stage: z.string().max(200).optional(),
  mine: z.enum(['true', 'false']).optional(),
  closed: z.enum(['true', 'false']).optional(),
  /** Days on which it was convened. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sort: z.enum(['updated', '-updated', 'created', '-created', 'title', '-title']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MeetingFilter = z.output<typeof meetingQuery>;

const done = { by: z.string(), at: z.string() };
const bodyLabel = z.object({ id: z.string(), name: z.string() });
const says = z.object({ says: z.string(), citation });

export const topicView = z.object({
  id: z.string(),
  title: z.string(),
  brief: z.string().optional(),
  department: bodyLabel,
  with: z.array(bodyLabel),
  minutes: z.number().int(),
  matter: z.string().optional(),
  cases: z.array(z.string()),
  stage: z.enum(TOPIC_STAGES),
  stageLabel: z.string(),
  proposed: z.object(done),
  prepared: z.array(z.object({ ...done, what: z.string(), label: z.string(), words: z.string() })),
  /** What the rules ask of it beforehand, each with whether it is there. */
  needs: z.array(z.object({ what: z.string(), label: z.string(), there: z.boolean(), citation: citation.optional() })),
  vetted: z.object({ ...done, opinion: z.string() }).optional(),
  papers: z.object({ ...done, opinion: z.string() }).optional(),
  fixed: z.object({ ...done, entrusted: z.string().optional() }).optional(),
  declined: z.object({ ...done, reason: z.string() }).optional(),
  added: z.object({ ...done, reason: z.string(), breaches: z.array(finding) }).optional(),
  outcome: z.object({ ...done, result: z.enum(RESULTS), label: z.string(), heard: z.string(), words: z.string() }).optional(),
  fate: z.object({ ...done, fate: z.enum(FATES), label: z.string(), department: bodyLabel.optional(), note: z.string() }).optional(),
  submitted: z.object({ ...done, on: z.string() }).optional(),
  issued: z.object({ ...done, on: z.string(), number: z.string() }).optional(),
});
export type TopicView = z.infer<typeof topicView>;

const signed = z.object({ ...done, opinion: z.string() });

export const meetingView = meetingLine.extend({
  procedure: z.literal('meeting'),
  version: z.number().int(),
  where: z.string(),
  on: z.string(),
  time: z.string(),
  place: z.string(),
  ground: z.object({ ground: z.enum(GROUNDS), label: z.string(), grounds: z.string() }).optional(),
  convened: z.object(done),
  topics: z.array(topicView),
  agenda: z.array(z.string()),
  /** Who takes part in the whole meeting, as the text has it. */
  attending: z.array(z.object({ label: z.string(), posts: z.array(postLabel), others: z.array(z.string()) })),
  notified: z.object({ ...done, note: z.string() }).optional(),
  leaves: z.array(
    z.object({
      ...done,
      post: postLabel,
      reason: z.string(),
      special: z.boolean(),
      answer: z.object({ ...done, granted: z.boolean(), opinion: z.string() }).optional(),
    }),
  ),
  opened: z.object({ ...done, absent: z.array(postLabel), note: z.string() }).optional(),
  ended: z.object({ ...done, on: z.string() }).optional(),
  signer: z.object({ ...done, post: postLabel, words: z.string() }).optional(),
  minutes: z
    .object({
      text: z.string(),
      drafted: z.object(done),
      vetted: signed.optional(),
      signed: signed.extend({ major: z.boolean() }).optional(),
      settled: signed.optional(),
      numbered: z.object({ ...done, number: z.string() }).optional(),
    })
    .optional(),
  /** Whether a notice waits for papers to be let through. */
  papersWanted: z.boolean(),
  /** What the text says of who chairs, fixes and signs. */
  norms: z.array(says),
  cancelled: z.object({ ...done, reason: z.string() }).optional(),
  ...attendanceFields,
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type MeetingView = z.infer<typeof meetingView>;

/** Convenes a sitting. */
export const openMeeting = performAct.extend({
  act: z.literal('convene'),
  input: ACT_INPUTS.convene,
  exercise: z.boolean().default(false),
});
export const meetingVerdict = z.object({ verdict });
