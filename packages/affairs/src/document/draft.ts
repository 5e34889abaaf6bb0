/** What a clerk drafts: the elements of the document (条例第九条) and the facts by which the texts decide. */
import { ADDRESSEES, DECIDED_BY, DOCUMENT_KINDS, EVIDENCE_KINDS, ISSUERS, type DocumentFacts } from '@lingxing/workrules';
import * as z from 'zod';
import { attachmentRefSchema, bulletinSchema, SECRECY, statedFactsSchema, URGENCIES } from '../office/paper.ts';
import { bodySchema } from './body.ts';
import { bodiesIn } from '../office/names.ts';

export const PUBLICATION = ['active', 'on-request', 'none'] as const;

/** A meeting's decision as the draft states it; its record (纪要, 会议决定) is attached by the registrar. */
export const meetingDecisionSchema = z.object({
  meeting: z.enum(DECIDED_BY),
  /** 第55次常务会议 */
  session: z.string().max(60).optional(),
  /** The day on which the meeting ended; unknown stays unset and no limit is counted from it. */
  date: z.iso.date().optional(),
});

export const evidenceItemSchema = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  note: z.string().min(1).max(2_000),
  attachment: attachmentRefSchema.optional(),
});

export const draftSchema = z.object({
  title: z.string().trim().min(1).max(200),
  kind: z.enum(DOCUMENT_KINDS),
  issuer: z.enum(ISSUERS),
  to: z.enum(ADDRESSEES),
  /** 主送机关, as they stand on the page. */
  recipients: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
  copies: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
  body: bodySchema,
  attachments: z
    .array(z.object({ title: z.string().min(1).max(200), body: bodySchema.optional(), file: attachmentRefSchema.optional() }))
    .max(50)
    .default([]),
  urgency: z.enum(URGENCIES).default('none'),
  secrecy: z.enum(SECRECY).default('none'),
  publication: z.enum(PUBLICATION).default('active'),
  /** Ground, required where it is refused publication (不予公开; 政府信息公开条例第十四至十六条). */
  publicationGround: z.string().max(400).default(''),
  /** 附注, for a request the contact and telephone. */
  note: z.string().max(400).default(''),
  /** The request that a reply answers, as "number title", and its matter where the registry has it: the reply returns there. */
  inReplyTo: z.string().max(300).default(''),
  answers: z.uuid().optional(),
  /** Who sent what it answers, as the registry has it: the server writes it, whatever the draft said. */
  asker: z.object({ name: z.string().max(200), body: z.string().max(60).optional() }).optional(),
  /** The decision of a sitting that it carries out: it opens with the first draft and does not change afterwards. */
  carriesOut: z.object({ sitting: z.uuid(), topic: z.string().regex(/^t\d{1,3}$/) }).optional(),
  facts: statedFactsSchema.prefault({}),
  decision: meetingDecisionSchema.prefault({ meeting: 'none' }),
  evidence: z.array(evidenceItemSchema).max(40).default([]),
  /** Departments that issue it together with the host, in the order in which they stand on the page (联合行文); left out or empty where the host issues alone. */
  coIssuers: z.array(z.string().max(60)).max(20).optional(),
  /** Departments whose powers it touches (ids of the organisation). */
  departmentsConcerned: z.array(z.string().max(60)).max(80).default([]),
  /** Leaders besides the one in charge whose portfolios it touches (post ids). */
  leadersConcerned: z.array(z.string().max(60)).max(40).default([]),
  /** Forms and tables that those below have to fill in and hand in for it, by name; left out where it asks for none (基层减负). */
  demandedForms: z.array(z.string().trim().min(1, '请写明报表、材料的名称').max(80)).max(20).optional(),
  /** Left out where it is no bulletin. */
  bulletin: bulletinSchema.optional(),
  /** The day by which the superior wants it, where it has a lead time. */
  deadline: z.iso.date().optional(),
});
export type Draft = z.infer<typeof draftSchema>;
export type DraftInput = z.input<typeof draftSchema>;

/** The departments that issue a document together with its host. */
export const coIssuersOf = (draft: Pick<Draft, 'coIssuers'>): readonly string[] => draft.coIssuers ?? NOBODY;
const NOBODY: readonly string[] = [];

/** What those below are asked to fill in and hand in; what goes elsewhere asks nothing of them. */
export const formsDemanded = ({ to, demandedForms }: Pick<Draft, 'to' | 'demandedForms'>): readonly string[] =>
  to === 'subordinate' ? (demandedForms ?? NOBODY) : NOBODY;

/** Kinds that go upward. */
const UPWARD = new Set(['government', 'superior-government', 'superior-department', 'party-committee', 'superior-party-committee']);

/** Whether a document goes to a superior: one recipient, the signer's name on the page (条例第九、十五条). */
export function isUpward(draft: Pick<Draft, 'to' | 'kind'>): boolean {
  return UPWARD.has(draft.to) && (draft.kind === 'report' || draft.kind === 'request' || draft.kind === 'opinion');
}

/**
 * Whether a body that writes upward in its own name passes over its own government (条例第十四条, and each government's own
 * article): a department that writes to the superior government or the superior Party committee, and a lower government that
 * writes to any of the superior's bodies. A department's line to the superior department of its own trade is no skipping of a
 * level (条例第十五条第二项); what goes out with the government's consent does not pass it over.
 */
export function passesOver({ issuer, to }: Pick<Draft, 'issuer' | 'to'>, fromLowerGovernment: boolean): boolean {
  if (issuer !== 'department') return false;
  return to === 'superior-government' || to === 'superior-party-committee' || (fromLowerGovernment && to === 'superior-department');
}

/** Facts that follow from what kind of body the draft comes from and names, and from who is in charge of what. */
export interface FactsOfBodies extends Pick<
  DocumentFacts,
  'crossDepartment' | 'crossPortfolio' | 'copiesToSubordinates' | 'fromLowerGovernment' | 'joint' | 'skipsLevel' | 'toLeaderInPerson'
> {
  readonly namesLowerGovernments: boolean;
  /** It has a lower government among its main recipients fill in forms. */
  readonly asksFormsBelow: boolean;
}

/** As far as a draft tells them before its organisation is known. */
const asNamed = (draft: Draft): FactsOfBodies => ({
  crossDepartment: draft.departmentsConcerned.length > 0 || coIssuersOf(draft).length > 0,
  crossPortfolio: draft.leadersConcerned.length > 0,
  namesLowerGovernments: false,
  asksFormsBelow: false,
  copiesToSubordinates: false,
  fromLowerGovernment: false,
  joint: coIssuersOf(draft).length > 0 ? 'same-level' : 'none',
  skipsLevel: passesOver(draft, false),
  toLeaderInPerson: false,
});

/** What the office found otherwise than the draft states, and the meeting's decision as the office recorded it. */
export interface Found {
  readonly judged?: Partial<Draft['facts']> | undefined;
  readonly decision?: Pick<Draft['decision'], 'meeting'> | undefined;
}

/** The facts of a draft, stated, found and derived, as conditions see them. */
export function factsOf(draft: Draft, { judged, decision = draft.decision }: Found = {}, bodies = asNamed(draft)): DocumentFacts {
  const f = judged === undefined ? draft.facts : { ...draft.facts, ...judged };
  return {
    issuer: draft.issuer,
    kind: draft.kind,
    to: draft.to,
    decidedBy: decision.meeting,
    scope: f.scope,
    normative: f.normative,
    important: f.important,
    major: f.major,
    overall: f.overall,
    legal: f.legal,
    personnel: f.personnel,
    routine: f.routine,
    foreignTravel: f.foreignTravel,
    seeksApproval: f.seeksApproval || draft.kind === 'request',
    crossDepartment: bodies.crossDepartment,
    crossPortfolio: bodies.crossPortfolio,
    touchesLowerGovernments: f.touchesLowerGovernments || bodies.namesLowerGovernments,
    publicInterest: f.publicInterest,
    // Who has a lower government hand in forms demands something of it, whatever he calls it.
    commandsLowerGovernments: f.commandsLowerGovernments || bodies.asksFormsBelow,
    withinDepartmentPowers: f.withinDepartmentPowers,
    alreadyCovered: f.alreadyCovered,
    demandsSupportingDocuments: f.demandsSupportingDocuments,
    splitsWork: f.splitsWork,
    multipleMatters: f.multipleMatters,
    carriesRequest: f.carriesRequest,
    skipsLevel: f.skipsLevel || bodies.skipsLevel,
    multipleRecipients: isUpward(draft) && bodiesIn(draft.recipients).length > 1,
    copiesToSubordinates: bodies.copiesToSubordinates,
    toLeaderInPerson: f.toLeaderInPerson || bodies.toLeaderInPerson,
    assignedByLeader: f.assignedByLeader,
    emergency: f.emergency,
    foreignRelated: f.foreignRelated,
    secrecy: draft.secrecy,
    joint: bodies.joint,
    fromLowerGovernment: bodies.fromLowerGovernment,
    lacksContact: draft.note.trim() === '',
    lacksAnsweredRequest: draft.inReplyTo.trim() === '',
    lacksRecipients: draft.recipients.length === 0,
    lacksPublicationGround: draft.publication === 'none' && draft.publicationGround.trim() === '',
  };
}
