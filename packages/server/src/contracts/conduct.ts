/** The API of small matters (请示报备): the list, the page of one, what is asked while filling in. */
import { conductFormSchema, KIND_NAMES, OPENING, SLOT_NAMES, STAGES, WAYS, type KindName, type SlotName } from '@lingxing/affairs/conduct';
import * as z from 'zod';
import { acting } from './authority.ts';
import { citation, finding, matterQuery, pageOf, postLabel, verdict } from './common.ts';
import { actOffer, chainStep, performAct } from './documents.ts';

const kind = z.enum(KIND_NAMES as [KindName, ...KindName[]]);
const slot = z.enum(SLOT_NAMES as [SlotName, ...SlotName[]]);

export const conductLine = z.object({
  id: z.string(),
  /** Whose matter. */
  post: postLabel,
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
export type ConductLine = z.infer<typeof conductLine>;
export const conductPage = pageOf(conductLine);

export const conductQuery = matterQuery.extend({
  /** Whose, by post. */
  post: z.string().max(400).optional(),
  /** An act on it waits for the post in use. */
  waiting: z.enum(['true', 'false']).optional(),
});
export type ConductFilter = z.output<typeof conductQuery>;

const done = { by: z.string(), at: z.string() };
const happened = z.object({ ...done, on: z.string(), note: z.string(), reason: z.string().optional() });
const says = z.object({ says: z.string(), citation });

/** One organ's word that is needed, who gives it and whether it was given. */
export const wordView = z.object({
  slot,
  label: z.string(),
  /** Who gives it; absent while nobody is named. */
  by: z.string().optional(),
  named: z.enum(['text', 'setting', 'office']).optional(),
  /** The setting's answer or the office's grounds. */
  grounds: z.string().optional(),
  /** The organ does not act here: the office enters its word. */
  outside: z.boolean(),
  /** Posts that the office may name to give it. */
  nameable: z.array(postLabel),
  decision: z
    .object({
      ...done,
      granted: z.boolean(),
      opinion: z.string(),
      paper: z.object({ on: z.string(), words: z.string(), scan: z.string().optional(), why: z.string().optional() }).optional(),
    })
    .optional(),
});

export const conductView = conductLine.extend({
  procedure: z.literal('conduct'),
  version: z.number().int(),
  /** Where in the office's work this is, one line. */
  where: z.string(),
  way: z.enum(WAYS),
  wayLabel: z.string(),
  form: conductFormSchema,
  enteredBy: z.object(done),
  /** What the text says of it. */
  norms: z.array(says),
  breaches: z.array(finding),
  /** Whose words it needs; empty where it was reported and not asked for. */
  words: z.array(wordView),
  reviews: z.array(z.object({ ...done, opinion: z.string() })),
  order: z.object({ ...done, reason: z.string(), scan: z.string().optional(), enteredBy: z.string().optional() }).optional(),
  recorded: z.object({ ...done, with: z.string(), note: z.string() }).optional(),
  /** To whom a report is still to be handed over. */
  toHand: z.array(z.object({ slot, label: z.string() })),
  handed: z.array(
    z.object({ ...done, label: z.string(), on: z.string(), paper: z.string(), note: z.string(), why: z.string().optional() }),
  ),
  /** It was done before everything was granted. */
  happened: happened.optional(),
  result: happened.optional(),
  retracted: z.array(z.object({ ...done, label: z.string(), reason: z.string(), was: happened })),
  withdrawn: z.object({ ...done, reason: z.string() }).optional(),
  offers: z.array(actOffer),
  acting: acting.optional(),
  chain: z.array(chainStep),
});
export type ConductView = z.infer<typeof conductView>;

/** Opens a matter: 申请、报告、补登、书面同意照办. */
export const openConduct = performAct.extend({ act: z.enum(OPENING), exercise: z.boolean().default(false) });

/** How an opening act would be judged, by which act it is opened, and whose turn it would be then. */
export const conductVerdict = z.object({
  verdict,
  by: z.array(z.enum(['apply', 'report'])),
  /** Whose words have still to be given, and by whom as far as that is known. */
  needs: z.array(z.object({ label: z.string(), by: z.string().optional() })),
  /** The first matter of the same kind, subject, day and post that is on record and not withdrawn. */
  same: z.object({ id: z.string(), title: z.string() }).optional(),
  ahead: z.array(chainStep),
});
export type ConductVerdict = z.infer<typeof conductVerdict>;

/** What the text says of each kind of matter for one post, before anything is filled in. */
export const conductKinds = z.object({
  kinds: z.array(
    z.object({
      kind,
      norms: z.array(says),
      /** What a norm turns on, in its own words; absent where none does. */
      condition: z.string().optional(),
      /** What the text wants asked or reported by this post's body. */
      what: z.array(z.object({ id: z.string(), label: z.string(), condition: z.string().optional() })),
    }),
  ),
});
export type ConductKinds = z.infer<typeof conductKinds>;
