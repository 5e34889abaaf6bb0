/** The API of 领导接访: the days on which leaders and heads receive visitors, who is behind, the page of one day. */
import { STAGES } from '@lingxing/affairs/reception-labels';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, verdict } from './common.ts';
import { actOffer, chainStep, performAct } from './documents.ts';

const done = { by: z.string(), at: z.string() };
const post = z.object({ id: z.string(), title: z.string() });
const slot = { on: z.string(), from: z.string(), until: z.string(), place: z.string() };

export const receptionLine = z.object({
  id: z.string(),
  title: z.string(),
  /** Who is to receive, or who received. */
  receiver: post,
  ...slot,
  stage: z.enum(STAGES),
  stageLabel: z.string(),
  /** The day is over and nothing was entered. */
  late: z.boolean(),
  /** How many people came, where it was held. */
  people: z.number().int().optional(),
  exercise: z.boolean(),
});
export type ReceptionLine = z.infer<typeof receptionLine>;

/** The days of a year, or of a month of it. */
export const receptionQuery = z.object({
  year: z.coerce.number().int().min(2_000).max(2_100).optional(),
  /** Whose days. */
  post: z.string().max(80).optional(),
});
export type ReceptionFilter = z.output<typeof receptionQuery>;

export const receptionsView = z.object({
  year: z.number().int(),
  /** What the text says of receiving visitors; absent where it says nothing, and nothing is arranged. */
  norm: z.object({ says: z.string(), citation }).optional(),
  /** How often, as the government has set it; without a number where it has not. */
  interval: z.object({ question: z.string(), value: z.number().int().optional(), unit: z.enum(['workday', 'day']).optional() }).optional(),
  /** Where everybody who receives by the text stands, those behind first; of departments those of whoever asks, and all for the office. */
  receivers: z.array(
    z.object({
      ...post.shape,
      last: z.string().optional(),
      next: z.string().optional(),
      by: z.string().optional(),
      behind: z.string().optional(),
    }),
  ),
  /** For whom whoever asks may arrange a day. */
  arrangesFor: z.array(post),
  /** The latest first; more than are shown are told by `more`. */
  days: z.array(receptionLine),
  more: z.boolean(),
});
export type ReceptionsView = z.infer<typeof receptionsView>;

export const receptionView = receptionLine.extend({
  procedure: z.literal('reception'),
  version: z.number().int(),
  where: z.string(),
  norm: z.object({ says: z.string(), citation }).optional(),
  /** The post that was planned, as it was called then. */
  planned: post,
  arranged: z.object(done),
  moves: z.array(z.object({ ...done, before: z.object(slot), reason: z.string() })),
  held: z.object({ ...done, receiver: z.string(), people: z.number().int(), words: z.string(), closed: z.number().int() }).optional(),
  /** The visits that were received, as far as whoever asks may read them; `held.closed` counts the others. */
  visits: z.array(z.object({ id: z.string(), title: z.string(), stageLabel: z.string() })),
  calledOff: z.object({ ...done, reason: z.string() }).optional(),
  /** Visits that may be entered as received, as far as whoever asks may read them. */
  waiting: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Who may have received. */
  receivers: z.array(post),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type ReceptionView = z.infer<typeof receptionView>;

/** How the day would be judged as it is filled in. */
export const receptionVerdict = z.object({ verdict, by: z.array(z.literal('arrange')) });
export type ReceptionVerdict = z.infer<typeof receptionVerdict>;

export const openReception = performAct.extend({ act: z.literal('arrange'), exercise: z.boolean().default(false) });
