/**
 * The acts on something raised from outside, readable as one page: what the office calls each, from which stages it is open, what
 * it takes. Who may do it and which norms bear on it stand in `judge.ts`.
 */
import * as z from 'zod';
import { attachmentRefSchema } from '../office/paper.ts';
import { extensionSchema, formSchema, limitSchema, replySchema } from './form.ts';
import {
  ANSWERS,
  kindOf,
  NOTES,
  replyOf,
  STAGES,
  WAYS_OF_TALK,
  type AnswerName,
  type NoteName,
  type Stage,
  type WayOfTalk,
} from './kinds.ts';
import type { OversightState } from './state.ts';

const reason = z.string('请写明理由').trim().min(1, '请写明理由').max(2_000);
const words = (label: string) => z.string(`请写明${label}`).trim().min(1, `请写明${label}`).max(8_000);
const note = z.string().trim().max(2_000).default('');
const department = z.string('请选择主办部门').min(1, '请选择主办部门').max(80);
/** Scans: the letter as it came, the reply as it was signed, the answer to it. */
const files = z.array(attachmentRefSchema).max(20, '附件不得多于20件').default([]);
const namesOf = <N extends string>(of: Record<N, string>) => Object.keys(of) as [N, ...N[]];

export const ACT_INPUTS = {
  register: z.object({ form: formSchema, files }),
  /** Before which leader, or other person whom the text names, it is put. */
  refer: z.object({ post: z.string('请选择职务').min(1, '请选择职务').max(80), opinion: note }),
  read: z.object({ opinion: words('阅批意见') }),
  assign: z.object({ lead: department, helping: z.array(department).max(30).default([]), limit: limitSchema.optional(), opinion: note }),
  'return-assignment': z.object({ reason }),
  /** Asked for before the limit ends; no text says who grants it, so whoever did is written down with the ground. */
  extend: extensionSchema,
  talk: z.object({
    way: z.enum(namesOf<WayOfTalk>(WAYS_OF_TALK), '请选择沟通方式'),
    on: z.iso.date('请填写沟通日期'),
    words: words('沟通情况'),
  }),
  note: z.object({ what: z.enum(namesOf<NoteName>(NOTES), '请选择记录的是什么'), words: words('内容'), files }),
  draft: replySchema,
  'send-back': z.object({ reason }),
  sign: z.object({ opinion: note, files }),
  /** The letter has a number of its body's own register, which may have been kept on paper so far. */
  number: z.object({
    openAt: z.number().int().min(1, '起编的号从1起').max(9_999, '起编的号不大于9999').optional(),
    openReason: z.string().trim().max(400).default(''),
  }),
  'record-answer': z.object({
    answer: z.enum(namesOf<AnswerName>(ANSWERS), '请选择反馈意见'),
    on: z.iso.date('请填写反馈日期'),
    words: note,
    files,
    /** The limit of the second handling. */
    limit: limitSchema.optional(),
  }),
  publish: z.object({ title: z.string('请写明公开的标题').trim().min(1, '请写明公开的标题').max(200), text: words('公开的正文') }),
  close: z.object({ reason: words('办理结果和不公开的理由') }),
  withdraw: z.object({ reason }),
  /** Of whom a reminder that it is late has reached. */
  press: z.object({ words: words('督促意见') }),
  /** Of the system: the next rung of the ladder is reached. */
  climb: z.object({}),
  /** Of the system: it was received on a day of reception. */
  'note-reception': z.object({
    reception: z.uuid(),
    on: z.iso.date('请填写接访日期'),
    post: z.string('请选择接访人').min(1, '请选择接访人').max(80),
  }),
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);
export type MatterAct = Exclude<ActName, 'register'>;
export const MATTER_ACTS = ACT_NAMES.filter((act): act is MatterAct => act !== 'register');
/** Acts that nobody does but the system. */
export const OF_SYSTEM: ReadonlySet<ActName> = new Set(['climb', 'note-reception']);

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a matter. */
  readonly from: readonly (Stage | null)[];
  readonly commits?: true;
}

export const ACTS: Record<ActName, ActRow> = {
  register: { label: '登记', from: [null] },
  refer: { label: '送阅', from: ['received', 'reading', 'assigning'] },
  read: { label: '阅批', from: ['reading'] },
  // Assigned anew while it is handled: the limit runs on.
  assign: { label: '交办', from: ['assigning', 'handling'] },
  'return-assignment': { label: '退回交办', from: ['handling'] },
  extend: { label: '延长期限', from: ['handling', 'signing'] },
  talk: { label: '记录沟通', from: ['handling', 'answering'] },
  note: { label: '记录办理情况', from: ['handling'] },
  draft: { label: '送签答复', from: ['handling'] },
  'send-back': { label: '退回修改', from: ['signing'] },
  sign: { label: '签发答复', from: ['signing'], commits: true },
  number: { label: '编发文字号', from: ['answering', 'publishing', 'published', 'closed'] },
  'record-answer': { label: '登记反馈意见', from: ['answering'] },
  publish: { label: '公开答复', from: ['publishing'], commits: true },
  close: { label: '办结', from: ['publishing'] },
  withdraw: { label: '撤销登记', from: ['received', 'reading', 'assigning'] },
  press: { label: '督促', from: ['handling', 'signing'] },
  climb: { label: '逾期提醒', from: ['handling', 'signing'] },
  'note-reception': { label: '登记接访', from: STAGES.filter((one) => one !== 'withdrawn') },
};

/** What an act is called on this matter: by what is answered, and by how it is read. */
export function calledAs(act: ActName, { form: { kind }, round }: Pick<OversightState, 'form' | 'round'>): string {
  if (act === 'draft') return `送签${replyOf(kind, round)}`;
  if (act === 'sign') return `签发${replyOf(kind, round)}`;
  return (act === 'read' ? kindOf(kind).inPerson?.label : undefined) ?? ACTS[act].label;
}
