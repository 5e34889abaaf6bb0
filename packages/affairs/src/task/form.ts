/** What is assigned: the source, what is to be done, who leads and helps, by when, and how the result is proved. */
import * as z from 'zod';
import { SOURCE_NAMES, WEIGHT_NAMES, type SourceName, type Weight } from './kinds.ts';

const line = (label: string, most = 200) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(most, `${label}不得超过${most}字`);
const id = (label: string) => z.string(`请选择${label}`).min(1, `请选择${label}`).max(80);

/** The unit in which a source counts its own limit. */
const unit = z.enum(['workday', 'day']).default('day');

export const sourceSchema = z.object({
  kind: z.enum(SOURCE_NAMES as [SourceName, ...SourceName[]], '请选择来源'),
  /** The number, the meeting, the written instruction as an office cites it. */
  reference: z.string().trim().max(200).default(''),
  /** Which item of it, where it has several. */
  item: z.string().trim().max(40).default(''),
  /** The matter that it came from, where it is in the system. */
  matter: z.uuid().optional(),
  procedure: z.string().max(40).optional(),
  /** The decision of a sitting that it follows up: the server writes the source from the sitting. */
  topic: z
    .string()
    .regex(/^t\d{1,3}$/)
    .optional(),
  /** The act by which a leader wrote on an incoming paper: the server writes the source from it. */
  opinion: z.number().int().min(1).optional(),
  /** The leader who decided or wrote it: the result goes back to him. */
  decidedBy: id('作出决定的领导').optional(),
});
export type Source = z.output<typeof sourceSchema>;

export const taskSchema = z.object({
  title: line('事项名称'),
  what: line('交办要求', 4_000),
  source: sourceSchema,
  lead: id('牵头单位'),
  helpers: z.array(id('协办单位')).max(60, '协办单位不得多于60个').default([]),
  /** Who answers first, where the text does not say. */
  responsible: id('第一责任人').optional(),
  weight: z.enum(WEIGHT_NAMES as [Weight, ...Weight[]]).default('ordinary'),
  /** The source's own limit, with what it rests on; left out where the system of stages gives it. */
  due: z.iso.date('请填写办结时限').optional(),
  unit,
  basis: z.string().trim().max(200).default(''),
  proof: line('以何证明办结', 1_000),
  /** The day on which it was assigned where that was before it came on record (补录): the limit counts from it. */
  assignedOn: z.iso.date('请填写原交办日期').optional(),
  /** Whether what a department supervises lies within its own powers, as it states where the text asks. */
  withinRemit: z.boolean().optional(),
  /** A department that supervises in the government's name. */
  inGovernmentName: z.boolean().default(false),
  approver: id('批准人').optional(),
});
export type TaskForm = z.output<typeof taskSchema>;
export type TaskInput = z.input<typeof taskSchema>;
