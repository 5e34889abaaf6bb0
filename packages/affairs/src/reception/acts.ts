/**
 * The acts on a day of reception (接访), readable as one page: what the office calls each, from which stages it is open, what it takes.
 * Who may do it and which norms bear on it stand in `judge.ts`.
 */
import * as z from 'zod';
import type { Stage } from './kinds.ts';

const words = (label: string, most = 1_000) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(most, `${label}不得超过${most}字`);
const post = (label: string) => z.string(`请选择${label}`).min(1, `请选择${label}`).max(80);
const hour = (label: string) => z.string(`请填写${label}`).regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${label}写成09:00`);

/** When and where: the day, the hours, Asia/Shanghai. */
const slot = { on: z.iso.date('请填写接访日期'), from: hour('开始时间'), until: hour('结束时间'), place: words('地点', 100) };
export const slotSchema = z.object(slot);
export type Slot = z.output<typeof slotSchema>;

export const formSchema = z.object({ post: post('接访的领导、负责人'), ...slot });
export type ReceptionForm = z.output<typeof formSchema>;

/** Visits that came at once: far more than one forenoon takes. */
export const MOST_VISITS = 40;

export const ACT_INPUTS = {
  arrange: z.object({ form: formSchema }),
  move: slotSchema.extend({ reason: words('改期的理由') }),
  hold: z.object({
    /** Who received: the one planned, or another whom the text lets receive. */
    receiver: post('接访的领导、负责人'),
    /** How many people came; none where nobody did. */
    people: z.number('请填写来访人数').int('来访人数为整数').min(0, '来访人数不小于0').max(10_000, '来访人数有误'),
    /** The registered visits that were received. */
    visits: z.array(z.uuid('请从登记的来访中选择')).max(MOST_VISITS, `一次不得多于${MOST_VISITS}件`).default([]),
    words: words('接访情况', 4_000),
  }),
  'call-off': z.object({ reason: words('未接访的理由') }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export type ArrangeInput = z.input<(typeof ACT_INPUTS)['arrange']>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);
export type MatterAct = Exclude<ActName, 'arrange'>;
export const MATTER_ACTS = ACT_NAMES.filter((act): act is MatterAct => act !== 'arrange');

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a day. */
  readonly from: readonly (Stage | null)[];
}

export const ACTS: Record<ActName, ActRow> = {
  arrange: { label: '安排接访', from: [null] },
  move: { label: '改期', from: ['planned'] },
  hold: { label: '登记接访', from: ['planned'] },
  'call-off': { label: '登记未接访', from: ['planned'] },
};
