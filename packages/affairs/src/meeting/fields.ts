/** The fields that the acts of a sitting are filled in with, each with its bound: our own, no text sets any. */
import { CASES, MATTERS, type MatterName } from '@lingxing/workrules';
import * as z from 'zod';
import { GROUNDS } from './kinds.ts';
import type { CaseName } from './preparation.ts';

/** Topics of one sitting. */
export const MOST_TOPICS = 60;
export const line = (label: string, most = 200) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(most, `${label}不得超过${most}字`);
export const words = (label: string, most = 4_000) => line(label, most);
export const note = z.string().trim().max(2_000).default('');
export const day = z.iso.date('请填写日期');
export const time = z.string('请填写时刻').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时刻');
export const post = line('职务', 60);
export const department = line('单位', 60);
export const topic = z.string('请选择议题').regex(/^t\d{1,3}$/, '请选择议题');
export const grounds = line('依据', 300);

export const topicForm = {
  title: line('议题名称'),
  brief: words('汇报要点').optional(),
  /** 主汇报单位. */
  department,
  /** Other bodies that the topic concerns: they sit in for it alone. */
  with: z.array(department).max(40).default([]),
  minutes: z.number('请填写所需分钟数').int().min(1).max(480).default(15),
  /** What it is about, as far as the rules speak of such matters. */
  matter: z.enum(Object.keys(MATTERS) as [MatterName, ...MatterName[]]).optional(),
  /** The cases that it falls into, in which more has to come first. */
  cases: z
    .array(z.enum(Object.keys(CASES) as [CaseName, ...CaseName[]]))
    .max(8)
    .default([]),
};

/** On what a post chairs that does not always: the occasion that the text names, and the paper or word that it rests on. */
export const instead = { ground: z.enum(GROUNDS, '请选择由其主持的缘由').optional(), grounds: grounds.optional() };
