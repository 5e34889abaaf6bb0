/**
 * The acts of the procedure 请示报备, readable as one page: what the office calls each, from which stages it is open, what it
 * takes, and whether it excludes other acts. Who may do it and which norms bear on it stand in `judge.ts` and `door.ts`.
 */
import * as z from 'zod';
import { conductFormSchema } from './form.ts';
import { SLOT_NAMES, type SlotName, type Stage } from './kinds.ts';

const reason = z.string('请写明理由').trim().min(1, '请写明理由').max(2_000);
const note = z.string().trim().max(2_000).default('');
const post = z.string('请选择职务').min(1, '请选择职务').max(60);
const day = z.iso.date('请填写日期');
const slot = z.enum(SLOT_NAMES as [SlotName, ...SlotName[]], '请选择由谁决定的一项');
const grounds = z.string('请写明依据').trim().min(1, '请写明依据').max(300);
/** What was decided or ordered on paper and the office enters (代录). */
const scan = z.string().min(1).max(80).optional();
/** The paper bears a day and no hour. */
const dayOnly = z.literal(true).optional();
const opened = { post: post.optional(), form: conductFormSchema };

export const ACT_INPUTS = {
  apply: z.object(opened),
  /** What the texts want reported and not granted, and what they say nothing of. */
  report: z.object(opened),
  /** What has happened without leave, or without having been reported in time. */
  register: z.object(opened),
  /** The head's written order to proceed: with `form` on what is refused, else on what is on record with its breach. */
  order: z.object({ post: post.optional(), form: conductFormSchema.optional(), reason, scan, dayOnly }),
  clear: z.object({ opinion: z.string('请写明审核意见').trim().min(1, '请写明审核意见').max(2_000) }),
  /** Where neither the text nor a setting names who decides, the office states it, on which ground: a post, or a body elsewhere. */
  'name-decider': z
    .object({ slot, post: post.optional(), body: z.string().trim().min(1).max(100).optional(), words: grounds })
    .refine((one) => (one.post === undefined) !== (one.body === undefined), '请写明由哪一职务或者哪一单位决定'),
  approve: z.object({ opinion: note }),
  decline: z.object({ opinion: reason }),
  /** The word of an organ that does not act here, entered by the office: when, and the paper that it stands on. */
  'enter-decision': z.object({ slot, granted: z.boolean('请写明是否同意'), on: day, words: grounds, scan }),
  record: z.object({ with: z.string().trim().max(100).default(''), note }),
  /** A report handed over to an organ that does not act here: to whom, on which day, under which number or receipt (文号、收件回执). */
  'hand-over': z.object({
    slot,
    on: day,
    paper: z.string('请写明文号或者收件回执').trim().min(1, '请写明文号或者收件回执').max(300),
    note,
  }),
  /** It was done while consent was still pending, or refused. Whoever enters it for another says why. */
  happened: z.object({
    on: day,
    note: z.string('请写明办理情况').trim().min(1, '请写明办理情况').max(4_000),
    reason: z.string().trim().max(2_000).default(''),
  }),
  result: z.object({ on: day, note: z.string('请写明结果').trim().min(1, '请写明结果').max(4_000) }),
  /** What was entered by mistake is taken back by the post that entered it, while nothing has followed. */
  retract: z.object({ reason }),
  withdraw: z.object({ reason }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);

/** Acts that open a matter. */
export const OPENING = ['apply', 'report', 'register', 'order'] as const satisfies readonly ActName[];
export type Opening = (typeof OPENING)[number];
/** Acts on a matter that is there; 书面同意照办 may also open one. */
export type MatterAct = Exclude<ActName, 'apply' | 'report' | 'register'>;
export const opens = (act: ActName): act is Opening => (OPENING as readonly ActName[]).includes(act);

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a matter. */
  readonly from: readonly (Stage | null)[];
  /** Two exclusive acts do not both stand on one version of the matter. */
  readonly exclusive: boolean;
  /** Commits in the government's name. */
  readonly commits?: true;
}

export const ACTS: Record<ActName, ActRow> = {
  apply: { label: '申请', from: [null], exclusive: true },
  report: { label: '报告', from: [null], exclusive: true },
  register: { label: '补登', from: [null], exclusive: true },
  order: { label: '书面同意照办', from: [null, 'reported', 'closed'], exclusive: true, commits: true },
  clear: { label: '审核', from: ['asked', 'reported'], exclusive: false },
  'name-decider': { label: '写明由谁决定', from: ['asked'], exclusive: true },
  approve: { label: '同意', from: ['asked'], exclusive: true },
  decline: { label: '不同意', from: ['asked'], exclusive: true },
  'enter-decision': { label: '登记批复', from: ['asked'], exclusive: true },
  record: { label: '报备', from: ['reported'], exclusive: true },
  'hand-over': { label: '登记报送', from: ['reported'], exclusive: true },
  // That it has happened is a fact, granted or not; it does not end the decisions.
  happened: { label: '登记已经办理', from: ['asked', 'declined'], exclusive: true },
  result: { label: '报告结果', from: ['agreed'], exclusive: true },
  retract: { label: '收回误录', from: ['asked', 'agreed', 'closed'], exclusive: true },
  withdraw: { label: '撤回', from: ['asked', 'reported', 'agreed'], exclusive: true },
};
