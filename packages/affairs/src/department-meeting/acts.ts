/**
 * The acts on a department's meeting, readable as one page: what the office calls each, from which stages it is open, what it
 * takes, and whether it excludes other acts. Who may do it and which norms bear on it stand in `judge.ts` and `door.ts`.
 */
import * as z from 'zod';
import { changeSchema, formSchema, heldSchema } from './form.ts';
import { SLOT_NAMES, type SlotName, type Stage } from './kinds.ts';

const reason = z.string('请写明理由').trim().min(1, '请写明理由').max(2_000);
const note = z.string().trim().max(2_000).default('');
const opinion = z.string('请写明审核意见').trim().min(1, '请写明审核意见').max(2_000);
const post = z.string('请选择职务').min(1, '请选择职务').max(80);
const slot = z.enum(SLOT_NAMES as [SlotName, ...SlotName[]], '请选择由谁批准的一项');
const grounds = z.string('请写明依据').trim().min(1, '请写明依据').max(300);
const scan = z.string().min(1).max(80).optional();
/** Whose meeting; left out where it is one's own department's. */
const host = z.string().min(1).max(80).optional();
const opened = { host, form: formSchema };

export const ACT_INPUTS = {
  /** Where the text wants the consent of the leader in charge first. */
  consult: z.object(opened),
  apply: z.object(opened),
  /** What was held without leave. */
  register: z.object(opened),
  /** The head's written order to proceed: with `form` on what is refused, else on what is on record with its breach. */
  order: z.object({ host, form: formSchema.optional(), reason, scan, dayOnly: z.literal(true).optional() }),
  consent: z.object({ opinion: note }),
  /** The formal request after the consent, or again after it was returned, with what was changed. */
  submit: z.object({ change: changeSchema.default({}) }),
  return: z.object({ reason }),
  /** The office has vetted it and lays it before whoever reviews it; where the text wants no review it goes to be decided. */
  refer: z.object({ opinion, post: post.optional() }),
  review: z.object({ opinion }),
  /** Where neither the text nor a setting names who approves, the office states it: a post, or a body elsewhere. */
  'name-decider': z
    .object({ slot, post: post.optional(), body: z.string().trim().min(1).max(100).optional(), words: grounds })
    .refine((one) => (one.post === undefined) !== (one.body === undefined), '请写明由哪一职务或者哪一单位批准'),
  approve: z.object({ opinion: note }),
  decline: z.object({ opinion: reason }),
  /** The word of a body or a meeting that does not act here, entered by the office. */
  'enter-decision': z.object({ slot, granted: z.boolean('请写明是否批准'), on: z.iso.date('请填写日期'), words: grounds, scan }),
  hold: heldSchema,
  withdraw: z.object({ reason }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);

/** Acts that open a matter. */
export const OPENING = ['consult', 'apply', 'register', 'order'] as const satisfies readonly ActName[];
export type Opening = (typeof OPENING)[number];
/** Acts on a matter that is there; 书面同意照办 may also open one. */
export type MatterAct = Exclude<ActName, 'consult' | 'apply' | 'register'>;
export const opens = (act: ActName): act is Opening => (OPENING as readonly ActName[]).includes(act);

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a matter. */
  readonly from: readonly (Stage | null)[];
  readonly commits?: true;
}

/** Every act excludes the others: two never stand on one version of a request. */
export const ACTS: Record<ActName, ActRow> = {
  consult: { label: '请分管领导同意', from: [null] },
  apply: { label: '报请示', from: [null] },
  register: { label: '补登', from: [null] },
  order: { label: '书面同意照办', from: [null, 'held'], commits: true },
  consent: { label: '同意报请示', from: ['consulting'] },
  submit: { label: '正式报请示', from: ['consented', 'returned'] },
  return: { label: '退回', from: ['asked'] },
  refer: { label: '审核呈报', from: ['asked'] },
  review: { label: '审核', from: ['reviewing'] },
  'name-decider': { label: '写明由谁批准', from: ['deciding'] },
  approve: { label: '批准', from: ['deciding'] },
  decline: { label: '不同意', from: ['consulting', 'reviewing', 'deciding'] },
  'enter-decision': { label: '登记批复', from: ['deciding'] },
  // That it was held is a fact, approved or not.
  hold: { label: '报告召开情况', from: ['consulting', 'consented', 'asked', 'returned', 'reviewing', 'deciding', 'declined', 'approved'] },
  withdraw: { label: '撤回', from: ['consulting', 'consented', 'asked', 'returned', 'reviewing', 'deciding', 'approved'] },
};
