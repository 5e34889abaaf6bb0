/**
 * The acts of the document procedure, readable as one page: what the office calls each, from which stages it is
 * open, what it takes, and whether it excludes other acts. Who may do it and which norms bear on it stand in
 * `judge/`, by the same names.
 */
import * as z from 'zod';
import { RETENTIONS } from '../office/labels.ts';
import { draftSchema } from './draft.ts';
import type { Stage } from './state.ts';

const opinion = z.string().trim().max(4_000).default('');
const reason = z.string().trim().min(1, '请写明理由').max(2_000);
const post = z.string().max(60);
const department = z.string().max(60);
/** Why something is sent back; the first three are those of 初审. */
export const returnGrounds = z
  .array(z.enum(['law', 'consultation', 'format', 'evidence', 'content', 'other']))
  .min(1)
  .default(['other']);
const limit = z.object({ value: z.number().int().min(1).max(250), unit: z.enum(['workday', 'day']) });

const sealPlace = z.object({ page: z.number().int(), xMm: z.number(), yMm: z.number() });

/** The office corrects what the drafter stated where the judgement is the office's: 重要, 重大, 涉法 … */
const factCorrections = z
  .object({
    important: z.boolean(),
    major: z.boolean(),
    overall: z.boolean(),
    legal: z.boolean(),
    normative: z.boolean(),
    personnel: z.boolean(),
    routine: z.boolean(),
  })
  .partial();

/** The nature that the one who changes a text declares; it decides what has to be done again. */
export const NATURES = ['editorial', 'substantive'] as const;

export const ACT_INPUTS = {
  /** `contentHash`: SM3 of the canonical draft, computed by the shell, which also stores the text under it. */
  draft: z.object({ draft: draftSchema, contentHash: z.string(), exercise: z.boolean().default(false) }),
  revise: z.object({
    draft: draftSchema,
    contentHash: z.string(),
    note: z.string().max(400).default(''),
    nature: z.enum(NATURES).optional(),
  }),
  consult: z.object({
    bodies: z.array(department).min(1).max(80),
    mode: z.enum(['consult', 'countersign']),
    order: z.enum(['parallel', 'sequence']).default('parallel'),
    limit: limit.optional(),
  }),
  answer: z.object({
    consultation: z.string(),
    position: z.enum(['agree', 'differ']),
    opinion,
    grounds: z.string().trim().max(4_000).default(''),
  }),
  'request-extension': z.object({ consultation: z.string(), until: z.iso.date(), how: z.string().trim().min(1).max(400) }),
  'agree-extension': z.object({ consultation: z.string(), body: department }),
  'deem-no-objection': z.object({ consultation: z.string(), body: department }),
  'list-positions': z.object({ proposal: z.string().trim().min(1, '请写明办理建议').max(4_000) }),
  send: z.object({ opinion }),
  approve: z.object({ opinion }),
  return: z.object({
    reason,
    grounds: returnGrounds,
  }),
  withdraw: z.object({ reason }),
  vet: z.object({ opinion: z.string().trim().min(1, '请写明办理意见').max(4_000), facts: factCorrections.default({}) }),
  refer: z.object({ leaders: z.array(post).min(1).max(20), opinion }),
  'review-legality': z.object({ conclusion: z.enum(['lawful', 'amend', 'unlawful']), opinion }),
  advise: z.object({ conclusion: z.enum(['lawful', 'amend', 'unlawful']), opinion }),
  coordinate: z.object({ settled: z.boolean(), opinion: z.string().trim().min(1, '请写明协调结果').max(4_000) }),
  review: z.object({ opinion }),
  countersign: z.object({ position: z.enum(['agree', 'differ']).default('agree'), opinion }),
  cosign: z.object({ position: z.enum(['agree', 'differ']).default('agree'), opinion }),
  consent: z.object({ opinion, to: post.optional() }),
  'find-necessary': z.object({ reason }),
  'record-decision': z.object({
    meeting: z.enum(['executive', 'plenary', 'head-office', 'topical']),
    session: z.string().trim().min(1).max(60),
    date: z.iso.date().optional(),
    evidence: z.string().max(80).optional(),
  }),
  authorise: z.object({ opinion }),
  sign: z.object({ opinion }),
  recheck: z.object({ opinion }),
  number: z.object({
    series: z.string().max(60),
    /** Where the numbers before were given out on paper; four digits, so that a year typed in front is noticed. */
    openAt: z.number().int().min(1, '起编的号从1起').max(9_999, '起编的号不大于9999').optional(),
    openReason: z.string().trim().max(400).default(''),
  }),
  'void-number': z.object({ reason }),
  /** Made by the shell from the signed text: the hash of the sheet, its pages and the fonts that stood in. */
  typeset: z.object({
    sheetHash: z.string(),
    pages: z.number().int().positive(),
    substitutions: z.array(z.string()).max(200),
    sealAt: sealPlace.optional(),
    sealPlaces: z.array(sealPlace).max(21).optional(),
  }),
  seal: z.object({ page: z.number().int().positive(), xMm: z.number().min(0).max(210), yMm: z.number().min(0).max(297) }),
  distribute: z.object({ to: z.array(z.string().trim().min(1).max(200)).min(1).max(400) }),
  forward: z.object({ to: z.string().trim().min(1).max(200) }),
  /** 备案: under which norm, with whom, on which day, and the number that it has there where it is known. */
  file: z.object({
    norm: z.string().max(80).optional(),
    with: z.string().trim().min(1, '请写明备案机关').max(120),
    date: z.iso.date(),
    number: z.string().trim().max(80).default(''),
  }),
  archive: z.object({ retention: z.enum(RETENTIONS) }),
  /** What became of a document that a body sent to its own government: the registry took it in, sent it back, answered it. */
  'note-receipt': z.object({ on: z.iso.date() }),
  bounce: z.object({ by: post, reason, grounds: returnGrounds, kind: z.enum(['return', 'complete']) }),
  /** Taken back by the body that sent it. */
  'take-back': z.object({ by: post, reason }),
  'note-reply': z.object({ document: z.string().max(60).optional(), number: z.string().max(80), title: z.string().max(200) }),
  convey: z.object({ steps: z.array(z.number().int()).max(200).default([]) }),
  recompute: z.object({ year: z.number().int() }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a matter. */
  readonly from: readonly (Stage | null)[];
  /** Two of an exclusive act, or two exclusive acts, do not both stand on one version of the matter. */
  readonly exclusive: boolean;
  /** Judges the text, so the version that its author saw counts. */
  readonly onText: boolean;
  /** Commits in the government's name. */
  readonly commits?: true;
  /** Only the system does it. */
  readonly system?: true;
}

const BEFORE_SIGNATURE = ['drafting', 'department', 'vetting', 'review', 'authorised'] as const;

/** While a limit from a meeting's end may run. */
const BEFORE_DISTRIBUTION = [...BEFORE_SIGNATURE, 'signed', 'rechecked', 'numbered', 'typeset', 'sealed'] as const;

export const ACTS: Record<ActName, ActRow> = {
  draft: { label: '起草', from: [null], exclusive: true, onText: false },
  revise: { label: '修改文稿', from: ['drafting', 'vetting', 'signed'], exclusive: true, onText: true },
  consult: { label: '征求意见', from: ['drafting'], exclusive: false, onText: true },
  answer: { label: '回复意见', from: BEFORE_SIGNATURE, exclusive: false, onText: true },
  'request-extension': { label: '商请延期', from: BEFORE_SIGNATURE, exclusive: false, onText: false },
  'agree-extension': { label: '同意延期', from: BEFORE_SIGNATURE, exclusive: false, onText: false },
  'deem-no-objection': { label: '视为无不同意见', from: BEFORE_SIGNATURE, exclusive: false, onText: false, system: true },
  'list-positions': { label: '列明分歧', from: ['drafting'], exclusive: false, onText: true },
  send: { label: '送部门负责人审签', from: ['drafting'], exclusive: true, onText: true },
  approve: { label: '审签送审', from: ['department'], exclusive: true, onText: true },
  return: { label: '退回', from: ['department', 'vetting', 'review', 'authorised', 'signed'], exclusive: true, onText: false },
  withdraw: { label: '撤回', from: ['department', 'vetting', 'review', 'authorised'], exclusive: true, onText: false },
  vet: { label: '审核', from: ['vetting'], exclusive: true, onText: true },
  refer: { label: '呈送其他领导', from: ['review'], exclusive: false, onText: false },
  'review-legality': { label: '合法性审核', from: ['department', 'review'], exclusive: false, onText: true },
  advise: { label: '法律顾问审查', from: ['review'], exclusive: false, onText: true },
  coordinate: { label: '协调分歧', from: ['review'], exclusive: false, onText: true },
  review: { label: '审核', from: ['review'], exclusive: false, onText: true },
  countersign: { label: '会签', from: ['review'], exclusive: false, onText: true },
  cosign: { label: '会签', from: ['department', 'review', 'authorised'], exclusive: false, onText: true },
  consent: { label: '同意由分管副职签发', from: ['review'], exclusive: false, onText: true },
  'find-necessary': { label: '认定有必要由领导签发', from: ['review'], exclusive: false, onText: false },
  'record-decision': { label: '记录会议决定', from: ['vetting', 'review'], exclusive: false, onText: false },
  authorise: { label: '审批', from: ['review'], exclusive: true, onText: true, commits: true },
  sign: { label: '签发', from: ['review', 'authorised', 'department'], exclusive: true, onText: true, commits: true },
  recheck: { label: '复核', from: ['signed'], exclusive: true, onText: true },
  number: { label: '编号', from: ['rechecked'], exclusive: true, onText: false },
  'void-number': { label: '作废文号', from: ['numbered', 'typeset', 'sealed'], exclusive: true, onText: false },
  typeset: { label: '排版印制', from: ['numbered'], exclusive: true, onText: false },
  seal: { label: '用印', from: ['typeset'], exclusive: true, onText: false },
  distribute: { label: '印发', from: ['typeset', 'sealed'], exclusive: true, onText: false },
  forward: { label: '报送', from: ['authorised'], exclusive: true, onText: false },
  file: { label: '报送备案', from: ['distributed', 'archived'], exclusive: false, onText: false },
  archive: { label: '归档', from: ['distributed', 'forwarded'], exclusive: true, onText: false },
  'note-receipt': { label: '对方签收', from: ['distributed', 'archived'], exclusive: false, onText: false, system: true },
  bounce: { label: '对方退回', from: ['distributed', 'archived'], exclusive: true, onText: false, system: true },
  'take-back': { label: '撤回报送', from: ['distributed', 'archived'], exclusive: true, onText: false, system: true },
  'note-reply': { label: '收到答复', from: ['distributed', 'archived'], exclusive: false, onText: false, system: true },
  convey: {
    label: '转达意见',
    from: ['review', 'authorised', 'signed', 'rechecked', 'numbered', 'typeset', 'sealed', 'distributed', 'drafting', 'vetting'],
    exclusive: false,
    onText: false,
  },
  recompute: { label: '重算期限', from: BEFORE_DISTRIBUTION, exclusive: false, onText: false, system: true },
};
