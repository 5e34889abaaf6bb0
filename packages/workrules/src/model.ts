/**
 * The pack model: what a government's Work Rules look like to the software. A pack holds parameters and decision
 * rows of a closed set of norm kinds; a new kind is engine work with tests, a pack never holds code.
 */
import * as z from 'zod';
import { common, GOVERNMENT_LEVELS, MODALITIES, placeSchema, roleRef, whenSchema, type When } from './norm-base.ts';
import {
  compositionSchema,
  responsibilitySchema,
  agendaSchema,
  frequencySchema,
  preparationSchema,
  advanceRequestSchema,
  leaveSchema,
  substitutionSchema,
  standingInSchema,
  restrictionSchema,
  reportingSchema,
  filingSchema,
  publicationSchema,
  dutySchema,
  supervisionStagesSchema,
  supervisionLadderSchema,
  scopeSchema,
  commencementSchema,
  aboutSchema,
  barsSchema,
} from './office-norms.ts';
import { DISCRETIONS } from './office-vocabulary.ts';
import { DOCUMENT_KINDS, EVIDENCE_KINDS, POST_ROLES, REVIEW_STEPS, STEPS, type DocumentFacts, type FactName } from './vocabulary.ts';

export {
  MODALITIES,
  UNITS,
  GOVERNMENT_LEVELS,
  placeSchema,
  whenSchema,
  type Condition,
  type Modality,
  type Unit,
  type When,
} from './norm-base.ts';

/** Where a requirement comes from; `product` is a safeguard of this software itself. A finding never shows one as another. */
export const SOURCES = ['work-rules', 'regulation', 'local', 'product'] as const;
export type Source = (typeof SOURCES)[number];

/** What software does with an article, strongest first. */
export const DISPOSITIONS = ['enforce', 'drive', 'record', 'declare'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** A place in a text. `text` names the pack or the layer; `through` the article by which a layer is adopted. */
export interface Citation {
  readonly source: Source;
  readonly text: string;
  readonly article: number;
  readonly paragraph?: number | undefined;
  readonly item?: number | undefined;
  readonly through?: { readonly article: number; readonly paragraph?: number | undefined } | undefined;
}

/** A step demanded before the signature. */
const requiredStep = z.strictObject({
  step: z.enum(STEPS),
  by: z.array(roleRef).min(1),
  /** The text's own verb for it: 审核, 同意, 把关, 会签 … */
  as: z.string().min(1).max(12),
  modality: z.enum(MODALITIES).optional(),
});

/**
 * One row of the sign-off table. Rows have no order: for any document exactly one may hit; a special row names
 * the rows it overrides. `otherwise` lists who else may sign with a reason where the modality is `should`.
 */
export const signOffSchema = z.strictObject({
  ...common,
  kind: z.literal('sign-off'),
  act: z.enum(['sign', 'authorise']),
  by: z.array(roleRef).min(1),
  as: z.string().min(1).max(12),
  otherwise: z.array(roleRef).default([]),
  before: z.array(requiredStep).default([]),
  /** Another signer whom the text allows on a condition: with the head's consent, or where it is found necessary. */
  alternatives: z
    .array(
      z.strictObject({
        by: z.array(roleRef).min(1),
        as: z.string(),
        on: z.enum(['head-consent', 'necessary']),
        at: placeSchema,
        says: z.string(),
      }),
    )
    .default([]),
  overrides: z.array(z.string()).default([]),
});

/** A step demanded whenever the condition holds, whoever signs: legality review, countersigning, coordination. */
export const stepSchema = z.strictObject({
  ...common,
  kind: z.literal('step'),
  step: z.enum(STEPS),
  by: z.array(roleRef).min(1),
  as: z.string().min(1).max(12),
  /** Signers in whose case the step falls away, as where the head signs a matter of several portfolios himself. */
  waivedBySigner: z.array(roleRef).default([]),
  /** Steps that the text puts after this one, besides the signature, which comes after every step. */
  ahead: z.array(z.enum(REVIEW_STEPS)).min(1).optional(),
  /** The way out where nobody holds the post, if the text knows another one than filling it. */
  nobody: z.string().min(4).max(200).optional(),
  /** The step is asked only where departments hold different positions. */
  onDisagreement: z.boolean().default(false),
});

/** Meetings one of which must have decided the matter first. */
export const collectiveDecisionSchema = z.strictObject({
  ...common,
  kind: z.literal('collective-decision'),
  meetings: z.array(z.enum(['executive', 'plenary', 'head-office', 'topical'])).min(1),
});

/** Evidence to come with the draft. */
export const evidenceSchema = z.strictObject({ ...common, kind: z.literal('evidence'), evidence: z.array(z.enum(EVIDENCE_KINDS)).min(1) });

/** Answering a consultation or countersigning between departments: the limit and what silence means. */
export const consultationLimitSchema = z.strictObject({
  ...common,
  kind: z.literal('consultation-limit'),
  value: z.number().int().positive(),
  unit: z.enum(['workday', 'day']),
  hostMaySetLimit: z.boolean(),
  extensionByAgreement: z.boolean(),
  /** What silence past the limit means, and the kinds of body it binds. */
  silence: z
    .strictObject({ means: z.literal('no-objection'), binds: z.array(z.enum(['department', 'lower-government'])).min(1), at: placeSchema })
    .optional(),
});

/** Departments whose powers are touched are consulted or countersign before submission. */
export const consultationSchema = z.strictObject({
  ...common,
  kind: z.literal('consultation'),
  mode: z.enum(['consult', 'countersign']),
  by: z.array(roleRef).min(1),
  /** The text asks for it and does not say by whom of the body; `by` is then as far as it goes, and is not cited. */
  byUnnamed: z.literal(true).optional(),
  /**
   * The kinds of body asked: every one of them that the draft names. Where lower governments alone are asked and the
   * draft names none, at least one has to be; which ones is the host's judgement.
   */
  asked: z
    .array(z.enum(['department', 'lower-government']))
    .min(1)
    .default(['department']),
});

/** Differing positions are listed with their grounds and the host's proposal. */
export const disagreementSchema = z.strictObject({
  ...common,
  kind: z.literal('disagreement'),
  countersignAfterwards: z.boolean().default(false),
  /** As long as they differ it may not go out at all, listed or not. */
  bars: z.boolean().default(false),
  /** Who countersigns the listing for a department concerned; whoever may speak for it where it is left out. */
  by: z.array(roleRef).default([]),
});

/** A limit on length, in characters of the body. */
export const lengthSchema = z.strictObject({
  ...common,
  kind: z.literal('length'),
  value: z.number().int().positive(),
  unit: z.literal('char'),
});

/** A draft on another body's behalf reaches the government this long before its own deadline. */
export const leadTimeSchema = z.strictObject({
  ...common,
  kind: z.literal('lead-time'),
  value: z.number().int().positive(),
  unit: z.enum(['day', 'workday']),
});

/** Something a document may not be or do. */
export const prohibitionSchema = z.strictObject({
  ...common,
  kind: z.literal('prohibition'),
  /** What would make it acceptable. */
  wayOut: z.string().min(4).max(200),
  bars: barsSchema.optional(),
});

/** Words that the document has to carry. */
export const remarkSchema = z.strictObject({ ...common, kind: z.literal('remark'), text: z.string().min(2).max(40) });

/** A decision to issue is carried out within this time of the meeting's end. */
export const issueWithinSchema = z.strictObject({
  ...common,
  kind: z.literal('issue-within'),
  milestone: z.enum(['submit', 'issue']),
  value: z.number().int().positive(),
  unit: z.enum(['workday', 'day']),
});

/**
 * Documents that the principal head signs (主要负责人签发), whoever the sign-off table lets sign. Where the own text expressly
 * allows another signer the two texts differ: it warns and both are told.
 */
export const principalSignerSchema = z.strictObject({ ...common, kind: z.literal('principal-signer'), by: z.array(roleRef).min(1) });

/** Whoever did the first act on a matter does not do the second, where somebody else can; where nobody else can it warns. */
export const separationSchema = z.strictObject({ ...common, kind: z.literal('separation'), first: z.string(), second: z.string() });

/** What a leader's opinion has to hold. */
export const opinionFormSchema = z.strictObject({
  ...common,
  kind: z.literal('opinion-form'),
  /** On what: a draft that is signed, a paper that is instructed upon (批示); on both where it is left out. */
  on: z.enum(['signature', 'instruction']).optional(),
  explicit: z.boolean(),
  circleMeansRead: z.boolean().default(false),
});

/** To whom a submission is sent up (呈批): one of these posts has to be among the leaders chosen. */
export const routingSchema = z.strictObject({
  ...common,
  kind: z.literal('routing'),
  by: z.array(roleRef).min(1),
  /** The meeting to which it may be put instead, where the text leaves the choice. */
  meeting: z.enum(['executive', 'plenary', 'head-office', 'topical']).optional(),
  /** Other leaders get it from the one who has it (转请), and not from the office besides. */
  passedOn: z.literal(true).optional(),
  as: z.string().min(1).max(12),
});

/** The basis of an act of a procedure: which acts it carries, those of another procedure than the document's with its name: `incoming.accept`. */
export const basisSchema = z.strictObject({ ...common, kind: z.literal('basis'), acts: z.array(z.string()).min(1) });

export const normSchema = z.discriminatedUnion('kind', [
  signOffSchema,
  stepSchema,
  collectiveDecisionSchema,
  evidenceSchema,
  consultationLimitSchema,
  consultationSchema,
  disagreementSchema,
  lengthSchema,
  leadTimeSchema,
  prohibitionSchema,
  remarkSchema,
  issueWithinSchema,
  opinionFormSchema,
  routingSchema,
  principalSignerSchema,
  separationSchema,
  basisSchema,
  compositionSchema,
  responsibilitySchema,
  agendaSchema,
  frequencySchema,
  preparationSchema,
  advanceRequestSchema,
  leaveSchema,
  substitutionSchema,
  standingInSchema,
  restrictionSchema,
  reportingSchema,
  filingSchema,
  publicationSchema,
  dutySchema,
  supervisionStagesSchema,
  supervisionLadderSchema,
  scopeSchema,
  commencementSchema,
]);

/** The closed list of kinds of norm. */
export const NORM_KINDS = normSchema.options.map((option) => option.shape.kind.value);

export const postSchema = z.strictObject({
  role: z.enum(POST_ROLES),
  title: z.string().min(2).max(30),
  /** Where the text names the post; absent for posts that the office has without the text naming them. */
  at: placeSchema.optional(),
});

export const articleSchema = z.strictObject({
  article: z.number().int().positive(),
  chapter: z.number().int().positive(),
  paragraphs: z.number().int().positive(),
  items: z.number().int().nonnegative(),
  dispositions: z.array(z.enum(DISPOSITIONS)).min(1),
  summary: z.string().min(4).max(300),
});

/** A numbering series, as data: whose, for which kinds, and its mark (机关代字). */
export const seriesSchema = z.strictObject({
  id: z.string(),
  issuer: z.enum(['government', 'office']),
  kinds: z.array(z.enum(DOCUMENT_KINDS)).optional(),
  mark: z.string().min(1).max(20),
  /** How the number is written: mark and 〔year〕 with the number after it, counted anew each year; or 第n号, which runs on without a year. */
  form: z.enum(['bracketed', 'ordinal']).default('bracketed'),
  /** Where the mark comes from: seen on a real document, or the pack's default. */
  note: z.string().max(200).optional(),
});

/**
 * A case that the text leaves without a rule, declared so that it is not taken for a mistake of the pack.
 * `of` is the kind of norm that is not there; only a silence about signing closes a gap of the sign-off table.
 */
export const silenceSchema = z.strictObject({
  id: z.string(),
  at: placeSchema.optional(),
  of: z.enum(NORM_KINDS).default('sign-off'),
  /** The documents that are left without a rule; for norms that are not about a document there is nothing to say here. */
  when: whenSchema.optional(),
  /** The cases of the office's tables that are left without a rule. What is not named is meant whatever it is. */
  about: aboutSchema.optional(),
  says: z.string().min(4).max(300),
});

/** The government's own settings (本府设定): where the text names no one. Unset is a value: the software asks. */
export const localSettingSchema = z.strictObject({
  id: z.string(),
  /** The words of discretion that the setting gives to somebody's judgement. */
  judges: z.array(z.enum(DISCRETIONS)).min(1).optional(),
  question: z.string(),
  answer: z.string().optional(),
  document: z.string().optional(),
  date: z.string().optional(),
  setBy: z.string().optional(),
  /** The answer as a number, where the question asks for a limit. */
  value: z.number().int().positive().optional(),
  unit: z.enum(['workday', 'day']).optional(),
});

export const packSchema = z.strictObject({
  format: z.literal(1),
  government: z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: z.string(),
    /** How the text calls it: 区政府, 市政府, 县政府. */
    short: z.string(),
    /** What is left by whoever leaves the area (离县、离营), where it is not the government's own: 营口市. */
    area: z.string().min(2).max(20).optional(),
    level: z.enum(GOVERNMENT_LEVELS),
    office: z.strictObject({ name: z.string(), short: z.string() }),
    /** Whether it may make 规章: only from a city with districts upward (组织法第七十四条). */
    mayMakeRules: z.boolean(),
    superiorGovernment: z.string(),
    partyCommittee: z.string(),
    congress: z.string(),
    lowerGovernments: z.string(),
  }),
  edition: z.strictObject({ documentNumber: z.string(), issued: z.iso.date(), effective: z.iso.date(), edition: z.string() }),
  articleCount: z.number().int().positive(),
  adopts: z.array(z.strictObject({ layer: z.string(), through: placeSchema })),
  posts: z.array(postSchema),
  articles: z.array(articleSchema),
  norms: z.array(normSchema),
  silences: z.array(silenceSchema).default([]),
  settings: z.array(localSettingSchema).default([]),
  series: z.array(seriesSchema),
});

/** A further file of a pack, named in its `parts`: norms by subject, so that no file grows past reading. */
export const packPartSchema = z.strictObject({
  norms: z.array(z.unknown()).default([]),
  silences: z.array(z.unknown()).default([]),
  settings: z.array(z.unknown()).default([]),
});
/** Lists that a part may add to. */
export const PART_LISTS = ['norms', 'silences', 'settings'] as const;
/** How a pack names a part: a folder of its own beside it, then the file. */
export const partNameSchema = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+\.yaml$/);

/** Norms that every pack adopts through an article of its own: the document regulation, the organic law. */
export const layerSchema = z.strictObject({
  format: z.literal(1),
  layer: z.strictObject({
    id: z.string(),
    name: z.string(),
    documentNumber: z.string(),
    effective: z.iso.date(),
    /** A safeguard of this software is no text that a government adopts: it goes with every pack and is shown as what it is. */
    source: z.enum(['regulation', 'product']).default('regulation'),
    /** A practice that stands in no numbered text: cited by its name, without an article. */
    unnumbered: z.literal(true).optional(),
  }),
  norms: z.array(normSchema),
});

export type NormSource = z.infer<typeof normSchema>;
export type PackSource = z.infer<typeof packSchema>;
export type LayerSource = z.infer<typeof layerSchema>;
export type RequiredStep = z.infer<typeof requiredStep>;

/** A norm with its citation resolved; what the engine works with. */
export type Norm = NormSource & { readonly citation: Citation };
export type NormOf<K extends Norm['kind']> = Extract<Norm, { kind: K }>;
export type SignOff = NormOf<'sign-off'>;

/** A pack compiled for judging: its own norms and those of the layers it adopts, indexed by kind. Never changes. */
export interface RulePack {
  readonly id: string;
  readonly source: PackSource;
  readonly layers: readonly LayerSource['layer'][];
  /** SM3 over the canonical form of the pack and its layers; stands in every receipt. */
  readonly hash: string;
  readonly norms: readonly Norm[];
  of<K extends Norm['kind']>(kind: K): readonly NormOf<K>[];
  byId(id: string): Norm | undefined;
  /** The title of a role in this government, or undefined where the text has no such post. */
  title(role: string): string | undefined;
}

/** Whether a condition holds. A norm without one always applies. */
export function holds(when: When | undefined, facts: DocumentFacts): boolean {
  if (when === undefined) return true;
  return (Array.isArray(when) ? when : [when]).some((all) =>
    Object.entries(all).every(([name, value]) =>
      Array.isArray(value) ? value.includes(facts[name as FactName]) : facts[name as FactName] === value,
    ),
  );
}

/** Whether a norm speaks of a document with these facts. */
export function applies(norm: Pick<Norm, 'when' | 'unless'>, facts: DocumentFacts): boolean {
  return holds(norm.when, facts) && !(norm.unless !== undefined && holds(norm.unless, facts));
}
