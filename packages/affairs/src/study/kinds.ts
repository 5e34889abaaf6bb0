/** Words and data of 学习计划: what is studied by the year's plan, its stages, the forms of a session. The screens draw their forms from here. */
import { MEETINGS } from '@lingxing/workrules/office-vocabulary';

/** Study sessions of the government, and law studied before or at an executive meeting. */
export const STUDY_KINDS = ['study', 'law-study'] as const;
export type StudyKind = (typeof STUDY_KINDS)[number];
export const STUDY_LABELS: Readonly<Record<StudyKind, string>> = { study: MEETINGS.study, 'law-study': MEETINGS['law-study'] };

export const STAGES = ['drafting', 'submitted', 'approved', 'done', 'withdrawn'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  drafting: '拟定中',
  submitted: '待审定',
  approved: '实施中',
  done: '已学完',
  withdrawn: '已撤销',
};

/** How a session was held. The texts that name forms name these as examples. */
export const FORMS = { exchange: '自学交流', discussion: '集体研讨', report: '部门汇报', lecture: '专家讲座', other: '其他形式' } as const;
export type FormName = keyof typeof FORMS;

/** How an item of a plan stands on a day. */
export const STANDINGS = { held: '已学', open: '待学', behind: '逾期未学' } as const;
export type ItemStanding = keyof typeof STANDINGS;
