/**
 * Kinds of norm that are not about one document: who makes up a meeting, who does what, how often, what comes first, who
 * stands in, what is reported, restricted, filed, published, owed. Their words are those of `office-vocabulary.ts`;
 * `if` and `except` state in own words a condition or an exception that no procedure evaluates by itself.
 */
import * as z from 'zod';
import { common } from './norm-base.ts';
import {
  ABSENCES,
  ALLOWANCES,
  CASES,
  CONDUCTS,
  EFFECTS,
  FILED,
  MATTERS,
  MEETINGS,
  OCCASIONS,
  PARTICIPANTS,
  PREPARATIONS,
  PROCEDURES,
  SUBJECTS,
  TASKS,
} from './office-vocabulary.ts';

const words = <T extends string>(table: Readonly<Record<T, string>>) => z.enum(Object.keys(table) as [T, ...T[]]);
const participant = words(PARTICIPANTS);
const participants = z.array(participant).min(1);
const meetings = z.array(words(MEETINGS)).min(1);

/** As `common`; `when` and `unless` speak of a document and are refused here by the check of a pack. */
const office = {
  ...common,
  /** The condition in own words, where the kind has no field for it. */
  if: z.string().min(2).max(120).optional(),
  /** The exception in own words, where the kind has no field for it. */
  except: z.string().min(2).max(120).optional(),
};

/** Who makes up the government or a meeting, sits in on it, is invited to it. */
export const compositionSchema = z.strictObject({
  ...office,
  kind: z.literal('composition'),
  /** Left out: the government itself. */
  meetings: meetings.optional(),
  as: z.enum(['member', 'sitting-in', 'invited', 'observer', 'attending']),
  who: participants,
  /** By which names a government knows the bodies that the text means by their line of work: a department is meant whose name ends in one. */
  called: z
    .array(z.strictObject({ who: participant, names: z.array(z.string().min(2).max(30)).min(1) }))
    .min(1)
    .optional(),
  /** Only where the matter or the need calls for it. */
  asNeeded: z.boolean().default(false),
  /** The share of them that has to be there for an outcome; such a norm says nothing of who belongs to the meeting. */
  quorum: z.enum(['more-than-half', 'half', 'two-thirds']).optional(),
});

/** Who does a task of the office: convening, fixing topics, signing minutes, pressing execution. */
export const responsibilitySchema = z.strictObject({
  ...office,
  kind: z.literal('responsibility'),
  procedure: words(PROCEDURES),
  task: words(TASKS),
  meetings: meetings.optional(),
  by: participants,
  /** Together with whom, or with whose help. */
  with: participants.optional(),
  /** For whom or to whom: the head under whose lead, those to whom papers go. */
  to: participants.optional(),
  on: words(OCCASIONS).optional(),
});

/** Matters that come before a meeting, and what it does with them. */
export const agendaSchema = z.strictObject({
  ...office,
  kind: z.literal('agenda'),
  /** Any one of them. */
  meetings,
  effect: words(EFFECTS),
  matters: z.array(words(MATTERS)).min(1),
  /** The matter may not be settled without such a meeting; otherwise it is among the meeting's tasks. */
  exclusive: z.boolean().default(false),
});

/** How often a meeting is held: `timesMin` to `timesMax` times within `value` units; no `timesMax` is "at least". */
export const frequencySchema = z.strictObject({
  ...office,
  kind: z.literal('frequency'),
  meetings,
  value: z.number().int().positive(),
  unit: z.enum(['week', 'month', 'half-year']),
  timesMin: z.number().int().nonnegative(),
  timesMax: z.number().int().positive().optional(),
  /** Also at any time when needed. */
  anyTime: z.boolean().default(false),
});

/** What has to be done before a topic is taken, a decision made, a draft sent up, a meeting held. */
export const preparationSchema = z.strictObject({
  ...office,
  kind: z.literal('preparation'),
  procedure: words(PROCEDURES),
  for: z.enum([
    'topic',
    'major-decision',
    'major-matter',
    'normative-document',
    'legislation',
    'department-document',
    'area-wide',
    'meeting',
  ]),
  needs: z.array(words(PREPARATIONS)).min(1),
  /** Of topics: at which meetings; of every meeting where it is not stated. */
  meetings: meetings.optional(),
  in: words(CASES).optional(),
  by: participants.optional(),
  /** When it is owed: before the decision, or while it is carried out and afterwards. */
  stage: z.enum(['before', 'afterwards']).default('before'),
});

/** A meeting or an event is asked for this long before it. */
export const advanceRequestSchema = z.strictObject({
  ...office,
  kind: z.literal('advance-request'),
  meetings,
  by: participants,
  to: participants,
  value: z.number().int().positive(),
  unit: z.enum(['workday', 'day']),
});

/** How a leave or an absence is asked for: of whom, after whose consent, how long before, who is told. */
export const leaveSchema = z.strictObject({
  ...office,
  kind: z.literal('leave'),
  who: participants,
  triggers: z.array(words(ABSENCES)).min(1),
  /** What has to be left for the rule to bite, as the text names it: 县、城区、忻、营口. */
  area: z.string().max(10).optional(),
  /** To whom one applies; left out where the text does not say. */
  applyTo: participants.optional(),
  /** What the application is: permission that is given, or a report that is made. */
  by: z.enum(['approval', 'report']).default('approval'),
  /** Whose consent comes first. */
  consentFirst: participants.optional(),
  /** Who passes the application on, in order. */
  through: participants.optional(),
  /** Where the text names nobody who approves: the government's own setting that may. */
  setting: z.string().optional(),
  /** With whom the approved absence is put on record (报备). */
  record: participants.optional(),
  /** Where the text asks for that and does not say with whom: the government's own setting that may. */
  recordSetting: z.string().optional(),
  /** Who is told. */
  inform: participants.optional(),
  /** How long before; left out where the text only says beforehand. */
  value: z.number().int().positive().optional(),
  unit: z.enum(['day', 'workday']).optional(),
});

/** AB roles among deputies: that there is such an institution, who takes over on what, the pair both away. */
export const substitutionSchema = z.strictObject({
  ...office,
  kind: z.literal('substitution'),
  aspect: z.enum(['institution', 'stand-in', 'special-arrangement', 'both-away']),
  who: participants,
  triggers: z.array(words(ABSENCES)).optional(),
  /** Who arranges it, where it is arranged. */
  by: participants.optional(),
  on: words(OCCASIONS).optional(),
  /** As the text calls what the one arranged for does: 代行工作职责. */
  title: z.string().min(2).max(20).optional(),
});

/** Who stands in for the head, on what, by what title, and who if that one is away as well. */
export const standingInSchema = z.strictObject({
  ...office,
  kind: z.literal('standing-in'),
  /** `first`: the one entrusted; `fallback`: if that one is away too, entrusted anew; `either`: whom the head picks. */
  order: z.enum(['first', 'fallback', 'either']),
  by: participants,
  trigger: words(ABSENCES),
  area: z.string().max(10).optional(),
  /** As the text calls it: 代行县长职务、主持区政府工作. */
  title: z.string().min(2).max(20),
});

/** What a person or a body may not do, or only with leave. */
export const restrictionSchema = z.strictObject({
  ...office,
  kind: z.literal('restriction'),
  procedure: words(PROCEDURES),
  who: participants,
  conduct: z.array(words(CONDUCTS)).min(1),
  allowedIf: z.array(words(ALLOWANCES)).optional(),
  /** A bound, as with one bulletin a department. */
  value: z.number().int().positive().optional(),
  unit: z.literal('count').optional(),
  /** Where the text does not name who gives what makes it allowed: the government's own setting that may. */
  setting: z.string().optional(),
});

/**
 * The conduct that the sentence of a document's ban bars as well where there is no document at hand: one sentence, one
 * norm, asked of a draft and of what a body does.
 */
export const barsSchema = z.strictObject({
  who: participants,
  conduct: z.array(words(CONDUCTS)).min(1),
  allowedIf: z.array(words(ALLOWANCES)).min(1).optional(),
});

/** What is asked of or reported to whom, and when. */
export const reportingSchema = z.strictObject({
  ...office,
  kind: z.literal('reporting'),
  who: participants,
  to: participants,
  what: z.array(words(MATTERS)).min(1),
  form: z.enum(['ask', 'report', 'ask-and-report']),
  timing: z.enum(['beforehand', 'promptly', 'regularly', 'on-completion', 'as-arises']),
});

/**
 * What is filed for the record after it was issued, with whom, who reviews it, whether a list is published. With `when` it
 * speaks of documents of this government, which the document procedure keeps to; without, of what others file.
 */
export const filingSchema = z.strictObject({
  ...office,
  kind: z.literal('filing'),
  who: participants,
  /** Left out where the text does not say with whom. */
  to: participants.optional(),
  what: z.array(words(FILED)).min(1),
  reviewer: participants.optional(),
  catalogue: z.boolean().default(false),
  /** The limit from the day of issue, where the text has one. */
  value: z.number().int().positive().optional(),
  unit: z.enum(['workday', 'day']).optional(),
  /** Where it has none: the government's own setting that may give one. */
  setting: z.string().optional(),
});

/** What is made public, by whom, with which exception. */
export const publicationSchema = z.strictObject({
  ...office,
  kind: z.literal('publication'),
  who: participants,
  what: z.array(words(MATTERS)).min(1),
  exceptSecret: z.boolean().default(false),
  timing: z.enum(['promptly', 'regularly', 'as-required']),
});

/** A requirement that asks no more than to be done, or borne in mind: recorded and reminded, never judged by software. */
export const dutySchema = z.strictObject({
  ...office,
  kind: z.literal('duty'),
  procedure: words(PROCEDURES),
  who: participants,
  subject: words(SUBJECTS),
  /** Conduct that the duty leaves no room for: whoever asks whether they may is answered by it. */
  conduct: z.array(words(CONDUCTS)).min(1).optional(),
});

/**
 * A system of stages by which assigned work is supervised (督办): which act settles each stage, within what limit from the day of
 * the assignment, and the grades with which a task is closed.
 */
export const supervisionStagesSchema = z.strictObject({
  ...office,
  kind: z.literal('supervision-stages'),
  /** As offices call it: 13710. */
  system: z.string().min(2).max(20),
  stages: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        label: z.string().min(2).max(20),
        by: z.enum(['plan', 'report', 'complete']),
        /** Left out: tasks of either weight. */
        weight: z.enum(['ordinary', 'major']).optional(),
        value: z.number().int().positive(),
        unit: z.enum(['workday', 'day', 'month']),
      }),
    )
    .min(1),
  /** The grades of a task that was checked; the last one is a failure. */
  grades: z.array(z.string().min(1).max(10)).max(10).default([]),
  /** The government's own setting by which limits in days are counted in workdays. */
  setting: z.string().optional(),
});

/** Whom the system reminds of a task that is late, how many days after its limit, and how long it then keeps quiet. */
export const supervisionLadderSchema = z.strictObject({
  ...office,
  kind: z.literal('supervision-ladder'),
  rungs: z
    .array(z.strictObject({ to: z.enum(['owner', 'department-head', 'leader-in-charge']), after: z.number().int().nonnegative() }))
    .min(1),
  /** Days between two rungs of one task. */
  coolDown: z.number().int().nonnegative(),
  /** A limit that is no further off than so many days is near. */
  near: z.number().int().positive(),
  /** An open task on which nothing was done for so many days stands still; left out, none is marked so. */
  stalled: z.number().int().positive().optional(),
});

/** Whom the rules bind besides the government and its departments. */
export const scopeSchema = z.strictObject({
  ...office,
  kind: z.literal('scope'),
  bodies: participants,
  degree: z.enum(['applies', 'by-reference']),
});

/** From when the rules are in force, and what they end or prevail over. */
export const commencementSchema = z.strictObject({
  ...office,
  kind: z.literal('commencement'),
  effect: z.enum(['in-force-on-issue', 'repeals', 'prevails']),
  /** What is repealed, by its number. */
  documentNumber: z.string().max(40).optional(),
});

/** Cases of the tables of the office, by their inputs: which task of which meeting, whose absence, on which occasion. */
export const aboutSchema = z.strictObject({
  tasks: z.array(words(TASKS)).min(1).optional(),
  meetings: meetings.optional(),
  /** The occasion on which the case is left open: `absent` is a meeting whose usual chair cannot be there. */
  on: words(OCCASIONS).optional(),
  absences: z.array(words(ABSENCES)).min(1).optional(),
  who: participants.optional(),
});
export type About = z.infer<typeof aboutSchema>;
