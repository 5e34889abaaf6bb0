/**
 * The acts of the procedure 会议, readable as one page: what the office calls each, from which stages it is open and what it takes.
 * Who may do it and which norms bear on it stand in `judge.ts`.
 */
import { PREPARATIONS, type Preparation } from '@lingxing/workrules';
import * as z from 'zod';
import { attachmentRefSchema } from '../office/paper.ts';
import { ATTENDANCE_ACTS, ATTENDANCE_INPUTS } from './attendance-acts.ts';
import { day, department, grounds, instead, line, MOST_TOPICS, note, post, time, topic, topicForm, words } from './fields.ts';
import { boundInput } from './bound-input.ts';
import { MOST_FILES, PAPER_ACTS, PAPER_INPUTS } from './paper-acts.ts';
import { CORRECTION_ACTS, CORRECTION_INPUTS } from './correction.ts';
import { DISTRIBUTION_ACTS, DISTRIBUTION_INPUTS } from './distribution.ts';
import { ENTRUSTED_ACTS, ENTRUSTED_INPUTS } from './entrusted-input.ts';
import { GUEST_ACTS, GUEST_INPUTS } from './guests.ts';
import { FATES, RESULTS, SITTINGS, type Stage } from './kinds.ts';
import type { LeftTopic } from './pool.ts';
import { studyInput } from './studied.ts';
import { PUBLICATION_ACTS, PUBLICATION_INPUTS } from './publication.ts';

export { MOST_TOPICS };

export const ACT_INPUTS = {
  convene: z.object({
    kind: z.enum(SITTINGS, '请选择会议的类别'),
    /** Left open (日期待定) while topics are gathered for the next one; a day comes with its time and place. */
    on: day.optional(),
    time: time.optional(),
    place: line('地点').optional(),
    /** Whoever convenes and chairs it: in each text they are one. */
    chair: post,
    ...instead,
  }),
  propose: z.object(topicForm),
  prepare: z.object({
    topic,
    done: z
      .array(z.enum(Object.keys(PREPARATIONS) as [Preparation, ...Preparation[]]))
      .min(1, '请选择已做的前期工作')
      .max(20),
    words: line('说明和依据', 1_000),
    /** The papers that show it: a report, a reply, a reviewer's opinion. */
    attachments: z.array(attachmentRefSchema).max(MOST_FILES, `一次不得超过${MOST_FILES}个文件`).default([]),
  }),
  vet: z.object({ topic, opinion: words('审核意见', 2_000) }),
  'approve-papers': z.object({ topic, opinion: note }),
  fix: z.object({ topics: z.array(topic).min(1, '请选择议题').max(MOST_TOPICS), entrusted: grounds.optional() }),
  'decline-topic': z.object({ topic, reason: words('理由', 2_000), entrusted: grounds.optional() }),
  'withdraw-topic': z.object({ topic, reason: words('理由', 2_000) }),
  order: z.object({ topics: z.array(topic).min(1).max(MOST_TOPICS) }),
  notify: z.object({ note }),
  'change-chair': z.object({ chair: post, ...instead }),
  'ask-leave': z.object({ post: post.optional(), reason: words('事由', 1_000), special: z.boolean('请写明是否属于规则所许的缘由') }),
  'answer-leave': z.object({ post, granted: z.boolean('请写明是否同意'), opinion: note }),
  open: z.object({ absent: z.array(post).max(300).default([]), note }),
  'add-topic': z.object({
    ...topicForm,
    reason: words('临时增加的缘由', 1_000),
    /** How the chair agreed, where the office takes it down. */
    word: words('主持人的意见', 300).optional(),
    /** On what whoever chairs fixes topics, where the text has somebody else entrust him. */
    entrusted: grounds.optional(),
  }),
  decide: z.object({
    topic,
    result: z.enum(RESULTS, '请选择议定结果'),
    heard: note,
    words: words('议定意见'),
  }),
  adjourn: z.object({}),
  fate: z.object({
    topic,
    fate: z.enum(FATES, '请选择去向'),
    department: department.optional(),
    note,
  }),
  'draft-minutes': z.object({ text: z.string('请填写纪要').trim().min(1, '请填写纪要').max(100_000, '纪要不得超过10万字') }),
  'vet-minutes': z.object({ opinion: note }),
  'return-minutes': z.object({ reason: words('退回理由', 2_000) }),
  'name-signer': z.object({ post, words: grounds }),
  'sign-minutes': z.object({ major: z.boolean().default(false), opinion: note }),
  'settle-minutes': z.object({ opinion: note }),
  number: z.object({}),
  'submit-document': z.object({ topic, on: day }),
  'issue-document': z.object({ topic, on: day, number: line('发文字号', 60) }),
  cancel: z.object({ reason: words('理由', 2_000) }),
  'set-day': z.object({ on: day, time, place: line('地点') }),
  gather: z.object({}),
  'move-topic': z.object({ topic, to: z.uuid('请选择移到哪次会议'), reason: words('理由', 2_000) }),
  'receive-topic': z.object({ sitting: z.uuid(), left: z.custom<LeftTopic>((one) => typeof one === 'object' && one !== null) }),
  'note-document': boundInput,
  'note-study': studyInput,
  ...PAPER_INPUTS,
  ...ATTENDANCE_INPUTS,
  ...PUBLICATION_INPUTS,
  ...ENTRUSTED_INPUTS,
  ...DISTRIBUTION_INPUTS,
  ...CORRECTION_INPUTS,
  ...GUEST_INPUTS,
} as const;

export type ActName = keyof typeof ACT_INPUTS;
export type ActInput<A extends ActName> = z.output<(typeof ACT_INPUTS)[A]>;
export type ConveneInput = z.input<(typeof ACT_INPUTS)['convene']>;
export type HeldInput = z.input<(typeof ACT_INPUTS)['enter-held']>;
export const ACT_NAMES = Object.keys(ACT_INPUTS) as readonly ActName[];
export const isActName = (act: string): act is ActName => Object.hasOwn(ACT_INPUTS, act);
/** Acts by which there comes to be a sitting; every other is done at one. */
export type OpeningAct = 'convene' | 'enter-held';
export const isOpening = (act: ActName): act is OpeningAct => act === 'convene' || act === 'enter-held';
export type MatterAct = Exclude<ActName, OpeningAct>;

export interface ActRow {
  readonly label: string;
  /** Stages in which the act is open; `null` before there is a meeting. */
  readonly from: readonly (Stage | null)[];
  /** Two exclusive acts do not both stand on one version of the matter. */
  readonly exclusive: boolean;
  /** Commits in the government's name. */
  readonly commits?: true;
}

const BEFORE = ['preparing', 'notified'] as const;
const AFTER = ['adjourned', 'drafted', 'signed', 'issued'] as const;

export const ACTS: Record<ActName, ActRow> = {
  convene: { label: '召集会议', from: [null], exclusive: true },
  propose: { label: '提出议题', from: ['preparing'], exclusive: false },
  prepare: { label: '登记前期工作', from: BEFORE, exclusive: false },
  vet: { label: '审核议题', from: ['preparing'], exclusive: false },
  'approve-papers': { label: '批印、签发材料', from: [...BEFORE, 'sitting'], exclusive: false },
  fix: { label: '确定议题', from: ['preparing'], exclusive: true },
  'decline-topic': { label: '不列入议程', from: ['preparing'], exclusive: true },
  'withdraw-topic': { label: '撤回议题', from: ['preparing'], exclusive: true },
  order: { label: '排定议程', from: ['preparing'], exclusive: true },
  notify: { label: '发会议通知', from: ['preparing'], exclusive: true },
  'change-chair': { label: '改定主持人', from: BEFORE, exclusive: true },
  'ask-leave': { label: '参会请假', from: BEFORE, exclusive: false },
  'answer-leave': { label: '答复请假', from: BEFORE, exclusive: true },
  open: { label: '开会', from: ['notified'], exclusive: true },
  'add-topic': { label: '临时增加议题', from: ['sitting'], exclusive: true },
  decide: { label: '议定', from: ['sitting'], exclusive: true },
  adjourn: { label: '散会', from: ['sitting'], exclusive: true },
  fate: { label: '明确去向', from: ['adjourned'], exclusive: true },
  'draft-minutes': { label: '起草纪要', from: ['adjourned'], exclusive: true },
  'vet-minutes': { label: '审核纪要', from: ['drafted'], exclusive: true },
  'return-minutes': { label: '退回纪要', from: ['drafted'], exclusive: true },
  'name-signer': { label: '写明由谁签发纪要', from: ['adjourned', 'drafted'], exclusive: true },
  'sign-minutes': { label: '签发纪要', from: ['drafted'], exclusive: true, commits: true },
  'settle-minutes': { label: '审定纪要', from: ['drafted'], exclusive: true },
  number: { label: '编号印发纪要', from: ['signed'], exclusive: true },
  'submit-document': { label: '登记报送发文', from: AFTER, exclusive: true },
  'issue-document': { label: '登记文件印发', from: AFTER, exclusive: true },
  cancel: { label: '取消会议', from: BEFORE, exclusive: true },
  'set-day': { label: '定日期', from: ['preparing'], exclusive: true },
  gather: { label: '收入待上会的议题', from: ['preparing'], exclusive: true },
  'move-topic': { label: '移到另一次会议', from: ['preparing'], exclusive: true },
  'receive-topic': { label: '收入移来的议题', from: ['preparing'], exclusive: true },
  'note-document': { label: '登记发文办理情况', from: AFTER, exclusive: true },
  'note-study': { label: '登记会前学法', from: [...AFTER, 'closed'], exclusive: false },
  ...PAPER_ACTS,
  ...ATTENDANCE_ACTS,
  ...PUBLICATION_ACTS,
  ...ENTRUSTED_ACTS,
  ...DISTRIBUTION_ACTS,
  ...CORRECTION_ACTS,
  ...GUEST_ACTS,
};
