/** 规则修订: proposals of revisions, what they change, what they touch, and what a year would have been under them. */
import * as z from 'zod';

const reason = z.string().trim().min(2, '请写明理由').max(500);
const hash = z.string().regex(/^[0-9a-f]{64}$/u);

export const proposalView = z.object({
  id: z.string(),
  kind: z.enum(['edition', 'settings']),
  kindLabel: z.string(),
  /** 软件升级, or who proposed it, as the office calls his account. */
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  state: z.enum(['open', 'confirmed', 'declined', 'superseded']),
  stateLabel: z.string(),
  /** Proposed by the account that asks: another one ends it. */
  own: z.boolean(),
  end: z.object({ by: z.string(), at: z.string(), reason: z.string(), from: z.string().optional() }).optional(),
});
export type ProposalView = z.infer<typeof proposalView>;

export const revisionsView = z.object({
  /** What judges from which day, the latest first; `now` is the one in force today. */
  inForce: z.array(
    z.object({
      edition: z.string(),
      revision: z.number().int(),
      hash,
      from: z.string(),
      now: z.boolean(),
      proposal: z.string().optional(),
    }),
  ),
  proposals: z.array(proposalView),
  settings: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      answer: z.string().optional(),
      document: z.string().optional(),
      date: z.string().optional(),
      setBy: z.string().optional(),
      value: z.number().int().optional(),
      unit: z.enum(['workday', 'day']).optional(),
    }),
  ),
});
export type RevisionsView = z.infer<typeof revisionsView>;

export const differenceView = z.object({
  part: z.string(),
  partLabel: z.string(),
  id: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  changeLabel: z.string(),
  label: z.string(),
  /** 第三十三条第二款, where it has a place in a text. */
  place: z.string().optional(),
  sourceLabel: z.string().optional(),
  fields: z.array(z.object({ label: z.string(), before: z.string().optional(), after: z.string().optional() })),
});
export type DifferenceView = z.infer<typeof differenceView>;

const packView = z.object({ hash, documentNumber: z.string(), edition: z.string(), effective: z.string() });
export const revisionView = z.object({
  proposal: proposalView,
  /** What is compared; absent where it can no longer be, and `stale` says why. */
  compared: z.object({ before: packView, after: packView, differences: z.array(differenceView) }).optional(),
  stale: z.string().optional(),
  /** The first day from which it may be confirmed. */
  earliest: z.string(),
});
export type RevisionView = z.infer<typeof revisionView>;

/** An answer with where it stands; without one the question is open again. */
const given = z.strictObject({
  id: z.string().min(1).max(120),
  answer: z.string().trim().min(1).max(300),
  document: z.string().trim().min(2).max(120),
  date: z.iso.date(),
  setBy: z.string().trim().min(2).max(60),
  value: z.number().int().positive().max(10_000).optional(),
  unit: z.enum(['workday', 'day']).optional(),
});
export const proposeSettings = z.strictObject({
  answers: z
    .array(z.union([given, z.strictObject({ id: z.string().min(1).max(120) })]))
    .min(1)
    .max(100),
  reason,
});
export type ProposeSettings = z.input<typeof proposeSettings>;

const file = z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(1_000_000) });
/** A pack as its files: the pack's own and the parts that it names. */
export const proposePack = z.strictObject({ main: file, parts: z.array(file).max(40).default([]), reason });
export type ProposePack = z.input<typeof proposePack>;

export const confirmRevision = z.strictObject({ from: z.iso.date(), seen: z.strictObject({ before: hash, after: hash }), reason });
export const declineRevision = z.strictObject({ reason });

/** A verdict without its words: an administrator reads no documents, and a sentence of a finding may quote one. */
const standing = z.object({
  outcome: z.enum(['permitted', 'warned', 'refused']),
  outcomeLabel: z.string(),
  findings: z.array(
    z.object({ title: z.string(), outcome: z.enum(['warned', 'refused']), place: z.string().optional(), says: z.string().optional() }),
  ),
});
export type StandingView = z.infer<typeof standing>;
const owed = z.object({ place: z.string().optional() });

/** What would be told otherwise, alike on so many open matters. */
export const touchedGroup = z.object({
  key: z.string(),
  what: z.enum(['act', 'waits', 'owed']),
  procedureLabel: z.string(),
  label: z.string(),
  /** The title of the post that is told. */
  post: z.string().optional(),
  before: standing.optional(),
  after: standing.optional(),
  owedBefore: owed.optional(),
  owedAfter: owed.optional(),
  /** Whether the date comes earlier or later than it stands. */
  moved: z.enum(['earlier', 'later', 'mixed']).optional(),
  matters: z.number().int(),
});
export type TouchedGroup = z.infer<typeof touchedGroup>;
const cursor = z.uuid().optional();
export const sliceQuery = z.strictObject({ from: z.iso.date().optional(), cursor });
export const touchedView = z.object({
  total: z.number().int(),
  looked: z.number().int(),
  touched: z.number().int(),
  groups: z.array(touchedGroup),
  next: z.string().optional(),
});
export type TouchedView = z.infer<typeof touchedView>;

/** Under which rules the past is judged again: those of a proposal, or an edition that the government has had. */
export const whatIfQuery = z
  .strictObject({
    proposal: z.uuid().optional(),
    edition: hash.optional(),
    from: z.iso.date(),
    to: z.iso.date(),
    cursor,
  })
  .refine((one) => (one.proposal === undefined) !== (one.edition === undefined), '请写明按哪一项修订建议或者哪一个版本推演。')
  .refine((one) => one.from <= one.to, '截止日期早于起始日期。');
export const whatIfLine = z.object({
  matter: z.string(),
  procedureLabel: z.string(),
  seq: z.number().int(),
  actLabel: z.string(),
  on: z.string(),
  before: standing,
  after: standing,
  /** Whether its day could be rebuilt exactly: judged again under its own edition it comes out as stored. */
  exact: z.boolean(),
});
export type WhatIfLine = z.infer<typeof whatIfLine>;
export const whatIfView = z.object({
  total: z.number().int(),
  judged: z.number().int(),
  inexact: z.number().int(),
  unjudged: z.number().int(),
  changed: z.array(whatIfLine),
  next: z.string().optional(),
});
export type WhatIfView = z.infer<typeof whatIfView>;
