/** What a department asks for: one meeting or event, how long, how large, at what cost, with whom. */
import { dayNumber } from '@lingxing/workrules';
import * as z from 'zod';
import type { Finding } from '../kernel/finding.ts';
import type { Organisation } from '../kernel/organisation.ts';
import { barred } from '../office/findings.ts';
import { attachmentRefSchema } from '../office/paper.ts';
import { isLeader } from '../office/posts.ts';
import { FACTS, KIND_NAMES, type FactName, type KindName } from './kinds.ts';

const line = (fact: FactName, most = 200) =>
  z.string(`请填写${FACTS[fact].label}`).trim().min(1, `请填写${FACTS[fact].label}`).max(most, `${FACTS[fact].label}不得超过${most}字`);
const yesNo = (fact: FactName) => z.boolean(`请写明${FACTS[fact].label}`);
const count = (fact: FactName, least: number, most: number) =>
  z
    .number(`请填写${FACTS[fact].label}`)
    .min(least, `${FACTS[fact].label}不得少于${least}`)
    .max(most, `${FACTS[fact].label}不得大于${most}`);
const names = (fact: FactName) => z.array(line(fact, 60)).max(200, `${FACTS[fact].label}不得多于200个`).default([]);
const posts = z.array(z.string().min(1).max(80)).max(30).default([]);

const attachments = z.array(attachmentRefSchema).max(60, '附件不得多于60件').optional();

/** Half days and cents: what a meeting is planned and settled in. */
export const days = count('days', 0.5, 30).multipleOf(0.5, '会期按半天计');
export const people = count('people', 1, 100_000).int('人数须是整数');
export const cost = count('cost', 0, 1_000_000_000).multipleOf(0.01, '费用写到分为止');
/** 时:分. */
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时刻写作14:30');

export const formSchema = z.object({
  kind: z.enum(KIND_NAMES as [KindName, ...KindName[]], '请选择会议、活动的类别'),
  subject: line('subject'),
  why: line('why', 4_000),
  /** Its first day, Asia/Shanghai. */
  on: z.iso.date('请填写日期'),
  hour: hour.optional(),
  place: line('place'),
  scope: line('scope', 1_000),
  days,
  people,
  cost,
  budgeted: yesNo('budgeted'),
  budget: line('budget', 500).optional(),
  planned: yesNo('planned'),
  /** The line of the department's plan of the year that it is of, where the plan is kept here. */
  plan: z
    .string()
    .regex(/^\d{1,18}$/, '请选择年度计划中的一项')
    .optional(),
  /** Absent from what is older than the question. */
  prepared: yesNo('prepared').optional(),
  preparation: line('preparation', 500).optional(),
  urgent: yesNo('urgent'),
  inGovernmentName: yesNo('inGovernmentName'),
  below: yesNo('below'),
  skipsLevel: yesNo('skipsLevel'),
  /** Leaders of the government, by post, and those of them who head the department as well. */
  leaders: posts,
  concurrent: posts,
  lowerHeads: names('lowerHeads'),
  departments: names('departments'),
  /** Its papers: agenda, speeches, materials. */
  attachments,
});
export type MeetingForm = z.output<typeof formSchema>;
export type MeetingInput = z.input<typeof formSchema>;

/** What a department may change when it sends a request in, or in again; the kind stays what it was. */
export const changeSchema = z.object({
  subject: formSchema.shape.subject.optional(),
  why: formSchema.shape.why.optional(),
  on: formSchema.shape.on.optional(),
  place: formSchema.shape.place.optional(),
  days: days.optional(),
  people: people.optional(),
  cost: cost.optional(),
  budgeted: formSchema.shape.budgeted.optional(),
  budget: formSchema.shape.budget,
  prepared: formSchema.shape.prepared,
  preparation: formSchema.shape.preparation,
  attachments,
});
export type MeetingChange = z.output<typeof changeSchema>;

/** The request with what was changed; what was not named stays. */
export function changed(form: MeetingForm, change: MeetingChange): MeetingForm {
  const { subject, why, on, place, days: long, people: many, cost: dear, budgeted, budget, prepared, preparation } = change;
  return {
    ...form,
    subject: subject ?? form.subject,
    why: why ?? form.why,
    on: on ?? form.on,
    place: place ?? form.place,
    days: long ?? form.days,
    people: many ?? form.people,
    cost: dear ?? form.cost,
    budgeted: budgeted ?? form.budgeted,
    budget: budget ?? form.budget,
    prepared: prepared ?? form.prepared,
    preparation: preparation ?? form.preparation,
    attachments: change.attachments ?? form.attachments,
  };
}

/** What a meeting really was. */
export const heldSchema = z.object({
  on: z.iso.date('请填写日期'),
  days,
  people,
  cost,
  leaders: posts,
  lowerHeads: names('lowerHeads'),
  departments: names('departments'),
  note: z.string().trim().max(4_000).default(''),
});
export type Held = z.output<typeof heldSchema>;

/** How far ahead and back a meeting may lie: our own bounds, no text sets one. */
const FURTHEST = 400;
const LONGEST_AGO = 731;

/** Why a request cannot be, whatever the rules say. */
export function impossibleForm(
  { organisation }: { readonly organisation: Organisation },
  form: MeetingForm,
  today: string,
): readonly Finding[] {
  const ahead = dayNumber(form.on) - dayNumber(today);
  const strangers = form.leaders.filter((id) => !isLeader(organisation.posts.get(id)));
  const outside = form.concurrent.filter((id) => !form.leaders.includes(id));
  return [
    ...(form.plan !== undefined && !form.planned
      ? [barred('input.invalid', '选了年度计划中的一项，又写不在年度会议计划内。', '请改其中之一。')]
      : []),
    ...(ahead > FURTHEST ? [barred('input.invalid', `日期距今超过${FURTHEST}日。`, '请核对日期。')] : []),
    ...(-ahead > LONGEST_AGO ? [barred('input.invalid', '日期距今超过两年。', '请核对年份。')] : []),
    ...(strangers.length > 0 ? [barred('input.invalid', '出席的领导中有不是本府领导职务的。', '请从名单中选择。')] : []),
    ...(outside.length > 0 ? [barred('input.invalid', '兼任本部门负责人的，须在所请的领导之中。', '请改领导名单。')] : []),
  ];
}
