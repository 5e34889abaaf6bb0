/** The acts of attending and of sitting: notices are answered, who came, which topic is being taken, who spoke, who stood aside. */
import * as z from 'zod';
import type { ActRow } from './acts.ts';
import { day, department, instead, line, MOST_TOPICS, note, post, time, topic, topicForm, words } from './fields.ts';
import { ANSWERS, RESULTS, SITTINGS } from './kinds.ts';

const reason = words('缘由', 1_000);

export const ATTENDANCE_INPUTS = {
  reply: z.object({
    /** For whom, where not for oneself. */
    post: post.optional(),
    answer: z.enum(ANSWERS, '请选择参加或者委派'),
    /** Who comes in his place. */
    substitute: post.optional(),
    note,
  }),
  reschedule: z.object({ on: day, time, place: line('地点'), reason }),
  invite: z.object({
    post,
    /** Sits in for these alone; for the whole of it where none is named. */
    topics: z.array(topic).max(MOST_TOPICS).default([]),
    reason,
  }),
  /** The code on the host's screen was looked at by the shell and goes no further. */
  'sign-in': z.object({}),
  'sign-in-by-hand': z.object({ post, note }),
  'begin-topic': z.object({ topic }),
  'end-topic': z.object({ topic }),
  speak: z.object({ topic, post: post.optional(), words: words('发言要点') }),
  'stand-aside': z.object({ topic, post: post.optional(), reason }),
  'enter-held': z.object({
    kind: z.enum(SITTINGS, '请选择会议的类别'),
    on: day,
    time,
    place: line('地点'),
    chair: post,
    ...instead,
    /** What the emergency was. */
    emergency: reason,
    topics: z
      .array(z.object({ ...topicForm, department, result: z.enum(RESULTS, '请选择议定结果'), heard: note, words: words('议定意见') }))
      .min(1, '请填写所议的议题')
      .max(MOST_TOPICS),
    absent: z.array(post).max(300).default([]),
    note,
    /** That it is not the other sitting of its kind that is on record for that day. */
    another: line('与当日同类会议的关系', 300).optional(),
  }),
} as const;

export type AttendanceAct = Exclude<keyof typeof ATTENDANCE_INPUTS, 'enter-held'>;

export const ATTENDANCE_ACTS: Readonly<Record<keyof typeof ATTENDANCE_INPUTS, ActRow>> = {
  reply: { label: '答复会议通知', from: ['notified'], exclusive: false },
  reschedule: { label: '改期、改地点', from: ['preparing', 'notified'], exclusive: true },
  invite: { label: '增加参会人员', from: ['preparing', 'notified', 'sitting'], exclusive: false },
  'sign-in': { label: '签到', from: ['notified', 'sitting'], exclusive: false },
  'sign-in-by-hand': { label: '代为签到', from: ['notified', 'sitting'], exclusive: false },
  'begin-topic': { label: '开始研究', from: ['sitting'], exclusive: true },
  'end-topic': { label: '结束研究', from: ['sitting'], exclusive: true },
  speak: { label: '登记发言', from: ['sitting'], exclusive: false },
  'stand-aside': { label: '回避', from: ['notified', 'sitting'], exclusive: false },
  'enter-held': { label: '补记紧急会议', from: [null], exclusive: true },
};
