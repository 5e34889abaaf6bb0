import { draftSchema } from '@lingxing/affairs/document';
import * as z from 'zod';
import { acting, awayLine, inStead } from './authority.ts';
import { citation, finding, pageOf, postLabel, verdict } from './common.ts';

export const actOffer = z.object({ act: z.string(), label: z.string(), primary: z.boolean(), commits: z.boolean(), verdict });
export type ActOfferView = z.infer<typeof actOffer>;

export const chainStep = z.object({
  label: z.string(),
  state: z.enum(['done', 'present', 'to-come']),
  posts: z.array(z.string()),
  at: z.string().optional(),
  opinion: z.string().optional(),
  due: z.string().optional(),
  citation: citation.optional(),
  group: z.number().int(),
  round: z.number().int(),
  lapsed: z.boolean(),
  /** Entered by mistake and taken back. */
  takenBack: z.literal(true).optional(),
});
export type ChainStepView = z.infer<typeof chainStep>;

export const countedDay = z.object({
  date: z.string(),
  nature: z.enum(['workday', 'make-up-workday', 'weekend', 'holiday']),
  n: z.number().int(),
});
export const obligation = z.object({
  id: z.string(),
  matter: z.string(),
  /** `document`, `incoming`: whose page it is on. */
  procedure: z.string(),
  title: z.string(),
  label: z.string(),
  owedBy: z.string(),
  due: z.string(),
  value: z.number().int(),
  unit: z.enum(['workday', 'day']),
  from: z.string(),
  provisional: z.array(z.number().int()),
  citation: citation.optional(),
  /** Where the two sides agreed on the day: the last day of the limit that held before. */
  agreedInstead: z.string().optional(),
  state: z.enum(['open', 'met', 'passed', 'cancelled']),
  /** 剩3个工作日, 今日到期, 逾期2日. */
  remaining: z.string(),
  late: z.boolean(),
  soon: z.boolean(),
  days: z.array(countedDay),
});
export type ObligationView = z.infer<typeof obligation>;

export const documentLine = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  issuer: z.string(),
  issuerLabel: z.string(),
  host: z.string(),
  hostName: z.string(),
  stage: z.string(),
  stageLabel: z.string(),
  number: z.string().optional(),
  urgency: z.string(),
  updatedAt: z.string(),
  createdAt: z.string(),
  waitingFor: z.array(z.string()),
  due: z.string().optional(),
  /** 剩3个工作日, 今日到期, 逾期2日. */
  remaining: z.string().optional(),
  late: z.boolean(),
  exercise: z.boolean(),
});
export type DocumentLine = z.infer<typeof documentLine>;
export const documentPage = pageOf(documentLine);

export const documentQuery = z.object({
  /** Words (two characters up) or a number with any bracket form. */
  q: z.string().max(100).optional(),
  stage: z.string().max(200).optional(),
  kind: z.string().max(200).optional(),
  issuer: z.string().max(200).optional(),
  host: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  late: z.enum(['true', 'false']).optional(),
  mine: z.enum(['true', 'false']).optional(),
  sort: z.enum(['updated', '-updated', 'created', '-created', 'number', '-number', 'title', '-title', 'due', '-due']).default('-updated'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One line of what waits for me. */
export const inboxLine = z.object({
  matter: z.string(),
  /** `document`, `incoming`: whose page it opens. */
  procedure: z.string(),
  title: z.string(),
  kindLabel: z.string(),
  act: z.string(),
  label: z.string(),
  from: z.string(),
  since: z.string(),
  /** For whom it waits, where it is for a post that one stands in for. */
  inStead: inStead.optional(),
  due: z.string().optional(),
  remaining: z.string().optional(),
  late: z.boolean(),
  citation: citation.optional(),
  urgency: z.string(),
  number: z.string().optional(),
  /** The office's recommendation (拟办意见), where there is one. */
  recommendation: z.string().optional(),
  /** Of an incoming document, what it asks of the one who has it: 请批示, 请阅示, 请阅; and who sent it. */
  asks: z.string().optional(),
  sender: z.string().optional(),
});
export type InboxLine = z.infer<typeof inboxLine>;

export const workbench = z.object({
  waiting: pageOf(inboxLine),
  /** Who is away today and who stands in; told to leaders and the office. */
  away: z.array(awayLine),
  late: z.array(obligation),
  owed: z.array(obligation),
  done: z.array(
    z.object({
      matter: z.string(),
      procedure: z.string(),
      title: z.string(),
      act: z.string(),
      label: z.string(),
      at: z.string(),
      stageLabel: z.string(),
      number: z.string().optional(),
    }),
  ),
  counts: z.object({ waiting: z.number().int(), late: z.number().int(), doneToday: z.number().int(), drafts: z.number().int() }),
});
export type Workbench = z.infer<typeof workbench>;

export const textVersion = z.object({
  version: z.number().int(),
  hash: z.string(),
  characters: z.number().int(),
  by: z.string(),
  at: z.string(),
  note: z.string(),
  nature: z.enum(['first', 'draft', 'editorial', 'substantive']),
});

export const consultationView = z.object({
  id: z.string(),
  mode: z.enum(['consult', 'countersign']),
  order: z.enum(['parallel', 'sequence']),
  version: z.number().int(),
  stands: z.boolean(),
  asks: z.array(
    z.object({
      body: z.string(),
      bodyName: z.string(),
      delivered: z.string().optional(),
      due: z.string().optional(),
      value: z.number().int().optional(),
      unit: z.enum(['workday', 'day']).optional(),
      provisional: z.array(z.number().int()),
      extension: z.object({ asked: z.string(), until: z.string(), agreed: z.boolean() }).optional(),
      /** Absent where the reader may not see it yet. */
      replies: z.array(
        z.object({
          position: z.enum(['agree', 'differ', 'no-objection-deemed']),
          positionLabel: z.string(),
          opinion: z.string(),
          grounds: z.string(),
          by: z.string(),
          at: z.string(),
        }),
      ),
      citation: citation.optional(),
    }),
  ),
});
export type ConsultationView = z.infer<typeof consultationView>;

export const stepView = z.object({
  /** The act that gave it; what 转达意见 names it by. */
  seq: z.number().int(),
  step: z.string(),
  label: z.string(),
  by: z.string(),
  at: z.string(),
  version: z.number().int(),
  opinion: z.string().optional(),
  conclusion: z.string().optional(),
  conclusionLabel: z.string().optional(),
  stands: z.boolean(),
  conveyed: z.boolean(),
});
export type StepView = z.infer<typeof stepView>;

export const returnView = z.object({
  by: z.string(),
  at: z.string(),
  /** The stage it was returned from, as the office calls it. */
  from: z.string(),
  reason: z.string(),
  /** Why, as picked from the list (`RETURN_GROUND_LABELS`). */
  grounds: z.array(z.string()),
  round: z.number().int(),
});
export type ReturnView = z.infer<typeof returnView>;

/** Everything the page of a document shows, as this person may see it. */
export const documentView = z.object({
  id: z.string(),
  /** The version of the matter; sent back as `seen`. */
  version: z.number().int(),
  /** The version of the text; sent back as `textSeen`. */
  textVersion: z.number().int(),
  stage: z.string(),
  stageLabel: z.string(),
  /** Where in the office's work this is, one line. */
  where: z.string(),
  exercise: z.boolean(),
  withdrawn: z.boolean(),
  number: z.string().optional(),
  host: z.object({ id: z.string(), name: z.string() }),
  draft: draftSchema,
  /** An autosaved working copy of the host's, where one is newer than the text. */
  workingCopy: z.object({ draft: draftSchema, savedAt: z.string(), by: z.string() }).optional(),
  versions: z.array(textVersion),
  offers: z.array(actOffer),
  /** As whom this person handles it, where there is a choice. */
  acting: acting.optional(),
  chain: z.array(chainStep),
  findings: z.array(finding),
  consultations: z.array(consultationView),
  positions: z.object({ proposal: z.string() }).optional(),
  opinions: z.array(stepView),
  obligations: z.array(obligation),
  returns: z.array(returnView),
  signature: z.object({ by: z.string(), as: z.string(), date: z.string(), version: z.number().int() }).optional(),
  sheet: z
    .object({
      hash: z.string(),
      pages: z.number().int(),
      substitutions: z.array(z.string()),
      /** Where the seal belongs, as the typesetter measured it: its centre, from the top left corner of the page. */
      sealAt: z.object({ page: z.number().int(), xMm: z.number(), yMm: z.number() }).optional(),
    })
    .optional(),
  seal: z.object({ page: z.number().int(), xMm: z.number(), yMm: z.number() }).optional(),
  /** Of a typeset joint document the seal of each body, host first: who pressed it, or where it belongs while it is awaited. */
  seals: z.array(
    z.object({
      body: z.object({ id: z.string(), name: z.string() }),
      /** Whether this person presses it. */
      own: z.boolean(),
      done: z.object({ by: z.string(), at: z.string() }).optional(),
      place: z.object({ page: z.number().int(), xMm: z.number(), yMm: z.number() }).optional(),
    }),
  ),
  /** Ids of the series in which this document may be numbered: those that 编号 takes, the likeliest first. */
  numberSeries: z.array(z.string()),
  distributedTo: z.array(z.string()),
  /** What became of it at the government's own registry, where it went there, and the answer that came back. */
  submission: z
    .object({
      incoming: z.string(),
      /** Where it stands there, as far as this person may be told; absent where he may not read it. */
      paper: z.object({ number: z.string().optional(), stageLabel: z.string(), where: z.string() }).optional(),
      /** `document` is left out where this person may not read the reply. */
      reply: z.object({ number: z.string(), title: z.string(), at: z.string(), document: z.string().optional() }).optional(),
    })
    .optional(),
  retention: z.string().optional(),
  /** Filings (备案) reported, and those that are still to be, each with whom the text names. */
  filings: z.array(
    z.object({ with: z.string(), date: z.string(), number: z.string().optional(), by: z.string(), citation: citation.optional() }),
  ),
  filingsDue: z.array(z.object({ norm: z.string(), says: z.string(), with: z.string(), citation })),
  /** Bodies that issue it together with the host, in the order in which they stand on the page. */
  coIssuers: z.array(z.object({ id: z.string(), name: z.string() })),
  signers: z.array(postLabel),
  /** To whom the head may leave the signature (同意由分管副职签发), where the text allows it. */
  consentees: z.array(postLabel),
});
export type DocumentView = z.infer<typeof documentView>;

export const createDocument = z.object({
  draft: draftSchema,
  exercise: z.boolean().default(false),
  /** A client's own key: the same draft sent twice with it is opened once. */
  idempotencyKey: z.string().max(80).optional(),
});

/** An act on a document. `input` is checked against the schema of the act (`ACT_INPUTS` of the document procedure). */
export const performAct = z.object({
  act: z.string().max(40),
  /** The post as which it is done, where that is another than one's own; where it is left out, that for which the document waits. */
  as: z.string().max(80).optional(),
  input: z.unknown().optional(),
  seen: z.number().int().optional(),
  textSeen: z.number().int().optional(),
  reason: z.string().max(2_000).optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  /** A client's own key: the same act sent twice with it is done once. */
  idempotencyKey: z.string().max(80).optional(),
});
/** What happened next, in one sentence: 「已送区政府办公室，由其初审」. */
export const actDone = z.object({
  id: z.string(),
  version: z.number().int(),
  seq: z.number().int(),
  said: z.string(),
  verdict,
  stage: z.string(),
  number: z.string().optional(),
});
export type ActDone = z.infer<typeof actDone>;

export const historyLine = z.object({
  seq: z.number().int(),
  act: z.string(),
  label: z.string(),
  by: z.string(),
  at: z.string(),
  occurredAt: z.string().optional(),
  said: z.string(),
  reason: z.string().optional(),
  /** Absent where this reader is not told what was found. */
  outcome: z.enum(['permitted', 'warned', 'refused']).optional(),
  /** Why a refused act was stored all the same. */
  stands: z.enum(['fact', 'order', 'request']).optional(),
  findings: z.array(finding),
  basis: z.array(citation),
  receipt: z.object({
    edition: z.string(),
    packHash: z.string(),
    engine: z.string(),
    calendarHash: z.string(),
    organisationVersion: z.number().int(),
    hash: z.string(),
    previous: z.string(),
  }),
});
export type HistoryLine = z.infer<typeof historyLine>;
export const historyPage = pageOf(historyLine);

export const comparison = z.object({
  from: z.number().int(),
  to: z.number().int(),
  fields: z.array(z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() })),
  blocks: z.array(
    z.object({
      change: z.enum(['same', 'added', 'removed', 'changed']),
      spans: z.array(z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;

export const workingCopy = z.object({ draft: draftSchema, base: z.number().int().min(0) });
export const judgeDraft = z.object({ draft: draftSchema });
