/**
 * The acts of the procedure 外出和请销假, readable as one page: what the office calls each, from which stages it is open,
 * what it takes, and whether it excludes other acts. Who may do it and which norms bear on it stand in `judge.ts`.
 */
import * as z from 'zod';
import { absenceSchema } from './absence.ts';
import { SCOPE_LABELS } from './labels.ts';
import type { Stage } from './state.ts';

const reason = z.string('请写明理由').trim().min(1, '请写明理由').max(2_000);
const note = z.string().trim().max(2_000).default('');
const post = z.string('请选择职务').min(1, '请选择职务').max(60);
const day = z.iso.date('请填写日期');
type Scope = keyof typeof SCOPE_LABELS;
const SCOPES = Object.keys(SCOPE_LABELS) as [Scope, ...Scope[]];
const SCOPE = '委托的范围有误，请从所列事项中选择';

/** Whose absence; left out where it is one's own. */
const opened = { post: post.optional(), absence: absenceSchema };
/** A written entrustment or order that the office enters from paper (代录); when it was given is the act's `occurredAt`. */
const scan = z.string().min(1).max(80).optional();
/** The paper says no hour: `occurredAt` is the beginning of its day. */
const dayOnly = z.literal(true).optional();
const entrusted = {
  to: post,
  from: day,
  until: day,
  /** The kinds of affairs that it covers; left out where it covers all. */
  scope: z.array(z.enum(SCOPES, SCOPE), SCOPE).min(1, SCOPE).max(SCOPES.length, SCOPE).optional(),
};

export const ACT_INPUTS = {
  apply: z.object(opened),
  /** Where the text asks for a report and no permission, and the head's own absence. */
  report: z.object(opened),
  /** What is refused goes before the head all the same, with its breach, for his written order: the one concerned hides nothing. */
  plead: z.object({ ...opened, reason }),
  /** The head does not let it be. */
  'refuse-order': z.object({ reason }),
  /** An absence that has begun without having been asked for. */
  register: z.object(opened),
  /** The head's written order to proceed: on an absence on record with its breach, or, with `absence`, on one that is refused. */
  order: z.object({ post: post.optional(), absence: absenceSchema.optional(), reason, scan, dayOnly }),
  forward: z.object({ note }),
  consent: z.object({ opinion: note }),
  /** Where neither the text nor a setting names who approves, the office states it, on which ground. */
  'name-approver': z.object({ approver: post, words: z.string('请写明依据').trim().min(1, '请写明依据').max(300) }),
  approve: z.object({ opinion: note }),
  decline: z.object({ opinion: reason }),
  /** With whom it was put on record; needed where neither the text nor a setting says. */
  record: z.object({ with: z.string().trim().max(100).default(''), note }),
  inform: z.object({ note }),
  depart: z.object({ on: day }),
  change: z.object({ absence: absenceSchema, note: reason }),
  extend: z.object({ to: day, reason }),
  cancel: z.object({ reason }),
  entrust: z.object({ ...entrusted, words: note, scan, dayOnly }),
  arrange: z.object({ ...entrusted, reason }),
  /** `entrustment` is the number of the act that gave it. */
  revoke: z.object({ entrustment: z.number().int().positive(), reason }),
  // Behind what has to be settled before one leaves: of several acts that wait for somebody the first is put before him first.
  return: z.object({ on: day, note }),
  'hand-over': z.object({
    to: post,
    items: z
      .array(z.object({ matter: z.uuid(), title: z.string().trim().max(300).default(''), word: z.string().trim().max(500).default('') }))
      .max(500)
      .default([]),
    /** A word to all of them. */
    word: note,
  }),
  'report-back': z.object({
    /** Whose report it is; the office gives it for one whose post is gone. */
    of: post.optional(),
    note: z.string('请写明代办情况').trim().min(1, '请写明代办情况').max(4_000),
  }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);

/** Acts that open a matter. */
export const OPENING = ['apply', 'report', 'plead', 'register', 'order'] as const satisfies readonly ActName[];
export type Opening = (typeof OPENING)[number];
/** Acts on an absence that is there; 书面同意照办 may also open one. */
export type MatterAct = Exclude<ActName, 'apply' | 'report' | 'plead' | 'register'>;
export const opens = (act: ActName): act is Opening => (OPENING as readonly ActName[]).includes(act);

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a matter. */
  readonly from: readonly (Stage | null)[];
  /** Two of an exclusive act, or two exclusive acts, do not both stand on one version of the matter. */
  readonly exclusive: boolean;
  /** Commits in the government's name. */
  readonly commits?: true;
  /** Waits for the one himself and for nobody in his stead: in his own affairs nobody stands in for him. */
  readonly personal?: true;
}

export const ACTS: Record<ActName, ActRow> = {
  apply: { label: '请假', from: [null], exclusive: true },
  report: { label: '报告', from: [null], exclusive: true },
  plead: { label: '请求书面同意', from: [null], exclusive: true },
  'refuse-order': { label: '不同意照办', from: ['applied'], exclusive: true },
  register: { label: '补登', from: [null], exclusive: true },
  order: { label: '书面同意照办', from: [null, 'applied', 'away'], exclusive: true, commits: true },
  forward: { label: '转报', from: ['applied', 'granted', 'away'], exclusive: true },
  consent: { label: '同意', from: ['applied', 'granted', 'away'], exclusive: true },
  'name-approver': { label: '写明批准人', from: ['applied', 'granted', 'away'], exclusive: true },
  approve: { label: '批准', from: ['applied', 'granted', 'away'], exclusive: true },
  decline: { label: '不批准', from: ['applied', 'granted', 'away'], exclusive: true },
  record: { label: '报备', from: ['granted', 'away'], exclusive: false },
  inform: { label: '告知', from: ['granted', 'away'], exclusive: false },
  // That somebody has left is a fact, granted or not.
  depart: { label: '登记离开', from: ['applied', 'declined', 'granted'], exclusive: true },
  change: { label: '变更行程', from: ['applied', 'granted', 'away'], exclusive: true },
  extend: { label: '续假', from: ['granted', 'away'], exclusive: true },
  cancel: { label: '取消', from: ['applied', 'granted'], exclusive: true },
  return: { label: '销假', from: ['granted', 'away'], exclusive: true, personal: true },
  entrust: { label: '委托', from: ['granted', 'away'], exclusive: true, commits: true, personal: true },
  arrange: { label: '另行安排', from: ['granted', 'away'], exclusive: true, commits: true },
  revoke: { label: '撤销委托', from: ['granted', 'away'], exclusive: true },
  'hand-over': { label: '交接', from: ['applied', 'granted', 'away'], exclusive: false },
  'report-back': { label: '报告代办情况', from: ['returned'], exclusive: false, personal: true },
};
