/**
 * What a supervised task (督办事项) comes from, how much weight it has, and the stages it goes through. Words and data alone: the
 * screens draw their forms and lists from here.
 */
export const SOURCES = {
  'from-superior': '上级决策部署',
  'from-meeting': '会议议定',
  'from-instruction': '领导批示',
  'from-document': '印发公文',
  'from-work-report': '政府工作报告',
  'from-letter': '来信来访',
  'from-oversight': '人大、政协和监督意见',
  'from-task': '任务分解',
  'by-hand': '其他交办',
} as const;
export type SourceName = keyof typeof SOURCES;
export const SOURCE_NAMES = Object.keys(SOURCES) as readonly SourceName[];
export const isSource = (kind: string): kind is SourceName => Object.hasOwn(SOURCES, kind);

export const WEIGHTS = { ordinary: '一般事项', major: '重大、复杂事项' } as const;
export type Weight = keyof typeof WEIGHTS;
export const WEIGHT_NAMES = Object.keys(WEIGHTS) as readonly Weight[];

export const STAGES = ['approving', 'assigned', 'signed', 'working', 'claimed', 'checked', 'closed', 'declined', 'withdrawn'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  approving: '待批准交办',
  assigned: '待签收',
  signed: '待报送方案',
  working: '办理中',
  claimed: '待核验',
  checked: '待销号',
  closed: '已销号',
  declined: '未获批准',
  withdrawn: '已撤销',
};

/** Stages in which the lead department still owes the work. */
export const OWING: ReadonlySet<Stage> = new Set(['assigned', 'signed', 'working']);
export const ENDED: ReadonlySet<Stage> = new Set(['closed', 'declined', 'withdrawn']);

export { RUNGS, type RungName } from '../office/ladder-words.ts';

/** What a weekly bulletin counts: in the week, or as it stood at its end. */
export const FIGURES = {
  assigned: '本周交办',
  'closed-on-time': '按时销号',
  'closed-late': '逾期销号',
  'sent-back': '退回',
  extended: '延期',
  late: '期末逾期未办结',
  open: '期末在办',
} as const;
export type Figure = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly Figure[];
