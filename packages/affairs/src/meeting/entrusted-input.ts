/** What a supervised task tells the sitting whose decision it follows up, and how the office enters what was done without one. */
import * as z from 'zod';
import { day, line, topic } from './fields.ts';
import type { Stage } from './kinds.ts';

export const ENTRUSTED_INPUTS = {
  /** `due`: the last day of the task; `owing`: the lead department has still to report it done. */
  'note-task': z.object({
    topic,
    task: z.uuid(),
    step: z.discriminatedUnion('is', [
      z.object({ is: z.literal('assigned'), lead: z.string().max(80), by: z.string().max(80), due: z.iso.date() }),
      z.object({ is: z.literal('stands'), due: z.iso.date(), owing: z.boolean() }),
      z.object({ is: z.literal('withdrawn') }),
      z.object({ is: z.literal('closed'), on: z.iso.date(), late: z.boolean() }),
    ]),
  }),
  'finish-task': z.object({ topic, on: day, words: line('办理结果', 1_000) }),
} as const;

const AFTER = ['adjourned', 'drafted', 'signed', 'issued'] as const satisfies readonly Stage[];
export const ENTRUSTED_ACTS = {
  // What was closed may be taken up again when it is looked back on.
  'note-task': { label: '登记督办情况', from: [...AFTER, 'closed'], exclusive: true },
  'finish-task': { label: '登记事项办结', from: AFTER, exclusive: true },
} as const satisfies Record<string, { label: string; from: readonly Stage[]; exclusive: boolean }>;

type Of<T extends string, More> = { readonly type: T; readonly v: 1; readonly topic: string } & More;
export type EntrustedEvent =
  /** Assigned, extended, claimed, sent back, or taken up again after it was closed. */
  | Of<'task-standing', { readonly task: string; readonly due: string; readonly owing: boolean }>
  | Of<'task-released', { readonly task: string }>
  /** `task`: absent where it was done without one. */
  | Of<'task-finished', { readonly task?: string | undefined; readonly on: string; readonly late: boolean; readonly words: string }>;
