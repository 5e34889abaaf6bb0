/** The API of what is raised from outside (接受监督): the list, the page of one, replies made public. */
import {
  ANSWERS,
  formSchema,
  KIND_NAMES,
  limitSchema,
  replySchema,
  STAGES,
  type AnswerName,
  type KindName,
} from '@lingxing/affairs/oversight';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, matterQuery, pageOf, verdict } from './common.ts';
import { actOffer, chainStep, performAct } from './documents.ts';

const kind = z.enum(KIND_NAMES as [KindName, ...KindName[]]);
const body = z.object({ id: z.string(), name: z.string() });

export const oversightLine = z.object({
  id: z.string(),
  kind,
  kindLabel: z.string(),
  /** A petitioner's name is masked in it. */
  title: z.string(),
  /** Who leads; absent while it is with nobody. */
  lead: body.optional(),
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  /** The last day for the reply, where one was set and the reply is not there, and how far it is. */
  due: z.string().optional(),
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
export type OversightLine = z.infer<typeof oversightLine>;
export const oversightPage = pageOf(oversightLine);

export const oversightQuery = matterQuery.extend({
  /** Who leads, by department. */
  lead: z.string().max(400).optional(),
  late: z.literal('true').optional(),
  near: z.literal('true').optional(),
  stalled: z.literal('true').optional(),
});
export type OversightFilter = z.output<typeof oversightQuery>;

const done = { by: z.string(), at: z.string() };
const spoken = z.object({ ...done, opinion: z.string() });
const reasoned = z.object({ ...done, reason: z.string() });
const files = z.array(z.object({ hash: z.string(), name: z.string(), mediaType: z.string(), size: z.number() }));
const post = z.object({ id: z.string(), title: z.string() });

export const oversightView = oversightLine.extend({
  procedure: z.literal('oversight'),
  version: z.number().int(),
  /** Where in the office's work this is, one line. */
  where: z.string(),
  form: formSchema,
  enteredBy: z.object(done),
  /** As it came. */
  files,
  /** What the text says of it. */
  norms: z.array(z.object({ says: z.string(), citation })),
  /** Before whom it may be put. */
  readers: z.array(post),
  referrals: z.array(spoken.extend({ to: z.string() })),
  readings: z.array(spoken),
  assignments: z.array(
    spoken.extend({ lead: z.string(), helping: z.array(z.string()), limit: limitSchema.optional(), unlimited: z.string().optional() }),
  ),
  returned: z.array(reasoned),
  helping: z.array(body),
  limit: limitSchema.optional(),
  /** The text wants a limit kept. */
  limitKept: z.boolean(),
  /** What the government has set for it. */
  limitSet: z.string().optional(),
  round: z.number().int(),
  /** Reminders that the reply is late, whom each went to, and who urged it on. */
  climbs: z.array(z.object({ rung: z.number().int(), toLabel: z.string(), due: z.string(), on: z.string() })),
  presses: z.array(z.object({ ...done, words: z.string() })),
  /** Days of reception on which the visitor was received. */
  receptions: z.array(z.object({ ...done, reception: z.string(), on: z.string(), post: z.string() })),
  talks: z.array(z.object({ ...done, way: z.string(), on: z.string(), words: z.string(), round: z.number().int() })),
  notes: z.array(z.object({ ...done, what: z.string(), words: z.string(), department: z.string(), files })),
  /** The reply as it was sent for signature. */
  draft: z.object({ ...done, reply: replySchema }).optional(),
  sentBack: z.array(reasoned),
  /** To whom copies of the letter go unless others are written. */
  copies: z.array(z.string()),
  replies: z.array(
    spoken.extend({ reply: replySchema, round: z.number().int(), department: z.string(), number: z.string().optional(), files }),
  ),
  answers: z.array(
    z.object({
      ...done,
      answer: z.enum(Object.keys(ANSWERS) as [AnswerName, ...AnswerName[]]),
      on: z.string(),
      words: z.string(),
      round: z.number().int(),
      files,
    }),
  ),
  published: z.object({ ...done, title: z.string(), text: z.string(), on: z.string() }).optional(),
  closed: reasoned.optional(),
  withdrawn: reasoned.optional(),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type OversightView = z.infer<typeof oversightView>;

export const openOversight = performAct.extend({ act: z.literal('register'), exercise: z.boolean().default(false) });

/** How the registration would be judged, and whose turn it would be then. */
export const oversightVerdict = z.object({ verdict, by: z.array(z.literal('register')), ahead: z.array(chainStep) });
export type OversightVerdict = z.infer<typeof oversightVerdict>;

export const replyQuery = z.object({
  /** Of which handling: 1 for the first. */
  round: z.coerce.number().int().min(1).max(1_000).optional(),
});

export const publishedReplyQuery = z.object({
  kind: z.string().max(300).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PublishedReplyFilter = z.output<typeof publishedReplyQuery>;

/** A reply made public, as everybody of the government reads it. */
export const publishedReplyLine = z.object({
  id: z.string(),
  kind,
  kindLabel: z.string(),
  title: z.string(),
  text: z.string(),
  /** Which department handled it. */
  department: z.string(),
  on: z.string(),
});
export type PublishedReplyLine = z.infer<typeof publishedReplyLine>;
export const publishedReplyPage = pageOf(publishedReplyLine);
