/**
 * The acts on a year's assessment, readable as one page: what the office calls each, from which stages it is open, what it takes.
 * Who may do it and which norms bear on it stand in `judge.ts`.
 */
import * as z from 'zod';
import { INDICATOR_NAMES, type IndicatorName, type Stage } from './kinds.ts';

const words = (label: string, most = 2_000) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(most, `${label}不得超过${most}字`);
const note = z.string().trim().max(2_000).default('');
const body = z.string('请选择单位').min(1, '请选择单位').max(80);
const facts = z.array(z.string().max(40)).max(500).default([]);

export const indicatorSchema = z.object({
  kind: z.enum(INDICATOR_NAMES as [IndicatorName, ...IndicatorName[]], '请选择指标'),
  /** Points without anything counted. */
  full: z.number('请填写分值').int('分值为整数').min(1, '分值从1到100').max(100, '分值从1到100'),
  /** Tenths of a point taken off for each that is counted. */
  eachTenths: z.number('请填写每件扣分').int('扣分至多一位小数').min(1, '每件至少扣0.1分').max(1_000, '每件至多扣100分'),
  /** How many a department has planned for the year; only of what is counted beyond a plan. */
  plan: z.number('请填写计划数').int().min(0).max(10_000).optional(),
  /** Departments whose number planned is another; left out where all have the same. */
  own: z
    .array(z.object({ department: body, plan: z.number('请填写计划数').int().min(0).max(10_000) }))
    .max(200)
    .optional(),
});
export type Indicator = z.output<typeof indicatorSchema>;

const groupSchema = z.object({
  name: words('类别', 40),
  departments: z.array(body).min(1, '请选择参加考评的单位').max(200),
});
export type Group = z.output<typeof groupSchema>;

const termsSchema = z.object({
  indicators: z.array(indicatorSchema).min(1, '请至少设一项指标').max(INDICATOR_NAMES.length),
  /** Departments are assessed by class. */
  groups: z.array(groupSchema).min(1, '请至少设一类单位').max(20),
  /** Workdays from the freezing within which a department may appeal: the government's own, no text sets it. */
  appealDays: z.number('请填写申诉期限').int().min(1, '申诉期限从1到60个工作日').max(60, '申诉期限从1到60个工作日'),
  /** Who approves the indicators and concludes, and on what ground: no text names the post. */
  approver: z.string('请选择由谁批准').min(1, '请选择由谁批准').max(80),
  ground: words('依据', 200),
});
export type Terms = z.output<typeof termsSchema>;

export const ACT_INPUTS = {
  draft: z.object({ year: z.number('请填写年度').int().min(2_000, '请填写年度').max(2_100, '请填写年度'), terms: termsSchema }),
  revise: z.object({ terms: termsSchema, reason: words('修改的缘由') }),
  submit: z.object({ note }),
  return: z.object({ reason: words('退回理由') }),
  approve: z.object({ opinion: note }),
  freeze: z.object({ note }),
  /** `facts` are those that ought not to be counted. */
  appeal: z.object({ facts: facts.refine((all) => all.length > 0, '请选择有异议的计分事项'), words: words('申诉理由', 4_000) }),
  /** `facts` are those of the appeal that are no longer counted; none where it is not upheld. */
  answer: z.object({ appeal: z.string('请选择申诉').regex(/^a\d{1,3}$/, '请选择申诉'), facts, reason: words('答复', 4_000) }),
  conclude: z.object({ opinion: note }),
  withdraw: z.object({ reason: words('理由') }),
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
  /** Stages in which the act is open; `null` before there is an assessment. */
  readonly from: readonly (Stage | null)[];
}

export const ACTS: Record<ActName, ActRow> = {
  draft: { label: '拟定考评指标', from: [null] },
  revise: { label: '修改指标', from: ['drafting'] },
  submit: { label: '送审指标', from: ['drafting'] },
  return: { label: '退回指标', from: ['submitted'] },
  approve: { label: '批准指标', from: ['submitted'] },
  freeze: { label: '年终定格', from: ['running'] },
  appeal: { label: '申诉', from: ['frozen'] },
  answer: { label: '答复申诉', from: ['frozen'] },
  conclude: { label: '定案', from: ['frozen'] },
  withdraw: { label: '撤销考评', from: ['drafting', 'submitted'] },
};
