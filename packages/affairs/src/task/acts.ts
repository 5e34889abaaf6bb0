/**
 * The acts on a supervised task, readable as one page: what the office calls each, from which stages it is open, what it takes.
 * Who may do it and which norms bear on it stand in `judge.ts` and `door.ts`.
 */
import * as z from 'zod';
import { attachmentRefSchema } from '../office/paper.ts';
import { taskSchema } from './form.ts';
import type { Stage } from './kinds.ts';

const reason = z.string('请写明理由').trim().min(1, '请写明理由').max(2_000);
const words = (label: string) => z.string(`请写明${label}`).trim().min(1, `请写明${label}`).max(8_000);
const note = z.string().trim().max(2_000).default('');
const files = z.array(attachmentRefSchema).max(20).default([]);
const post = z.string('请选择职务').min(1, '请选择职务').max(80);
const date = z.iso.date('请填写日期');

export const ACT_INPUTS = {
  /** `from` is the matter that sets it going: only the system opens a task so, for whoever acted there. */
  assign: z.object({
    form: taskSchema,
    from: z.object({ procedure: z.string().max(40), matter: z.uuid(), post, reason: z.string().max(2_000).optional() }).optional(),
  }),
  approve: z.object({ opinion: note }),
  decline: z.object({ opinion: reason }),
  sign: z.object({}),
  plan: z.object({ words: words('方案'), files }),
  report: z.object({ words: words('办理情况'), files }),
  'report-part': z.object({ words: words('协办情况'), files }),
  /** `without` says why the task is done although a helping department has not reported. */
  complete: z.object({
    words: words('办理结果'),
    files: z.array(attachmentRefSchema).max(20).min(1, '请附证明材料'),
    without: z.string().trim().max(2_000).default(''),
  }),
  accept: z.object({ grade: z.string().max(10).optional(), opinion: note }),
  'send-back': z.object({ reason }),
  /** The result went back before the leader or the body that decided. `without` where a part of it is not closed yet. */
  close: z.object({ to: words('结果报给谁').max(200), on: date, without: z.string().trim().max(2_000).default('') }),
  /** Of the leader who decided it: he has the result before him. */
  'take-note': z.object({ opinion: note }),
  'look-back': z
    .object({ found: words('回看情况'), holds: z.boolean('请写明是否落实'), due: date.optional() })
    .refine((one) => one.holds || one.due !== undefined, '请写明重新办结的时限'),
  'ask-extension': z.object({ until: date, reason }),
  'grant-extension': z.object({ until: date.optional(), opinion: note }),
  'refuse-extension': z.object({ opinion: reason }),
  reassign: z.object({ lead: post, helpers: z.array(post).max(60).optional(), responsible: post.optional(), reason }),
  decompose: z.object({ form: taskSchema, reason: z.string().trim().max(2_000).default('') }),
  press: z.object({ words: words('督促意见') }),
  withdraw: z.object({ reason }),
  /** Of the system: the next rung of the ladder is reached. */
  climb: z.object({}),
  /** Of the system: a part of it has ended. */
  'child-ended': z.object({ child: z.uuid(), closed: z.boolean() }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);
export type MatterAct = Exclude<ActName, 'assign'>;
/** Acts that nobody does but the system. */
export const OF_SYSTEM: ReadonlySet<ActName> = new Set(['climb', 'child-ended']);

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a matter. */
  readonly from: readonly (Stage | null)[];
}

const OPEN: readonly Stage[] = ['assigned', 'signed', 'working', 'claimed', 'checked'];
const AT_WORK: readonly Stage[] = ['assigned', 'signed', 'working'];

export const ACTS: Record<ActName, ActRow> = {
  assign: { label: '交办', from: [null] },
  approve: { label: '批准', from: ['approving'] },
  decline: { label: '不同意', from: ['approving'] },
  sign: { label: '签收', from: ['assigned'] },
  plan: { label: '报送方案', from: ['signed', 'working'] },
  report: { label: '反馈办理情况', from: ['signed', 'working'] },
  'report-part': { label: '报协办情况', from: AT_WORK },
  complete: { label: '报告办结', from: ['signed', 'working'] },
  accept: { label: '核验通过', from: ['claimed'] },
  'send-back': { label: '退回', from: ['claimed', 'checked'] },
  close: { label: '销号', from: ['checked'] },
  'take-note': { label: '阅知结果', from: ['closed'] },
  'look-back': { label: '回头看', from: ['closed'] },
  'ask-extension': { label: '申请延期', from: AT_WORK },
  'grant-extension': { label: '同意延期', from: AT_WORK },
  'refuse-extension': { label: '不同意延期', from: AT_WORK },
  reassign: { label: '改派', from: OPEN },
  decompose: { label: '分解', from: AT_WORK },
  press: { label: '督促', from: AT_WORK },
  withdraw: { label: '撤销交办', from: ['approving', ...OPEN] },
  climb: { label: '逾期提醒', from: AT_WORK },
  'child-ended': { label: '分解事项办毕', from: OPEN },
};
