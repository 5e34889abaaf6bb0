/**
 * The acts on a year's plan of study, readable as one page: what the office calls each, from which stages it is open, what it takes.
 * Who may do it and which norms bear on it stand in `judge.ts`.
 */
import * as z from 'zod';
import { FORMS, STUDY_KINDS, type FormName, type Stage } from './kinds.ts';

export const MOST_ITEMS = 60;
const words = (label: string, most = 1_000) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(most, `${label}不得超过${most}字`);
const note = z.string().trim().max(2_000).default('');
const post = z.string('请选择职务').min(1, '请选择职务').max(80);

const itemSchema = z.object({
  month: z.number('请填写月份').int().min(1, '月份从1到12').max(12, '月份从1到12'),
  subject: words('学习内容', 200),
});
export type Item = z.output<typeof itemSchema>;
const items = z.array(itemSchema).min(1, '请填写学习内容').max(MOST_ITEMS, `学习内容不得多于${MOST_ITEMS}项`);

export const ACT_INPUTS = {
  draft: z.object({
    kind: z.enum(STUDY_KINDS, '请选择类别'),
    year: z.number('请填写年度').int().min(2_000, '请填写年度').max(2_100, '请填写年度'),
    items,
  }),
  revise: z.object({ items, reason: words('修改的缘由') }),
  /** With the body that the text has the office consult. */
  consult: z.object({ on: z.iso.date('请填写日期'), words: words('商定情况', 2_000) }),
  'name-approver': z.object({ post, words: words('依据') }),
  submit: z.object({ note }),
  return: z.object({ reason: words('退回理由', 2_000) }),
  approve: z.object({ opinion: note }),
  hold: z.object({
    item: z.string('请选择学习内容').regex(/^i\d{1,3}$/, '请选择学习内容'),
    on: z.iso.date('请填写学习日期'),
    chair: post,
    form: z.enum(Object.keys(FORMS) as [FormName, ...FormName[]], '请选择学习形式'),
    /** The sitting before or at which law was studied. */
    sitting: z.uuid('请选择会议').optional(),
    absent: z.array(post).max(300).default([]),
    note,
  }),
  withdraw: z.object({ reason: words('理由', 2_000) }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export type DraftInput = z.input<(typeof ACT_INPUTS)['draft']>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);
export type MatterAct = Exclude<ActName, 'draft'>;
export const MATTER_ACTS = ACT_NAMES.filter((act): act is MatterAct => act !== 'draft');

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a plan. */
  readonly from: readonly (Stage | null)[];
}

export const ACTS: Record<ActName, ActRow> = {
  draft: { label: '拟定学习计划', from: [null] },
  revise: { label: '修改计划', from: ['drafting', 'approved'] },
  consult: { label: '登记商定情况', from: ['drafting'] },
  'name-approver': { label: '写明由谁审定', from: ['drafting', 'submitted'] },
  submit: { label: '送审计划', from: ['drafting'] },
  return: { label: '退回计划', from: ['submitted'] },
  approve: { label: '审定计划', from: ['submitted'] },
  hold: { label: '登记学习', from: ['approved'] },
  withdraw: { label: '撤销计划', from: ['drafting', 'submitted', 'approved'] },
};
