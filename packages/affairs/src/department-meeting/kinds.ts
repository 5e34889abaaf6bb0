/**
 * What a department may want to hold, readable as one page: what the office calls it, the facts that are asked for, the stages
 * of a request. Words and data alone: the screens draw their forms from here.
 */
import type { MeetingName } from '@lingxing/workrules/office-vocabulary';

export const KINDS = {
  'area-wide': '全域性会议',
  event: '重要活动',
  work: '部门工作会议',
  forum: '论坛、庆典、节会',
  professional: '以政府名义召开的专业会议',
} as const satisfies Partial<Record<MeetingName, string>>;
export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];
export const isKind = (kind: string): kind is KindName => Object.hasOwn(KINDS, kind);

/** The facts of a request in the order in which they are asked, and how each is filled in. */
export const FACTS = {
  subject: { label: '题目', as: 'line' },
  why: { label: '为什么开', as: 'words' },
  on: { label: '日期', as: 'date' },
  hour: { label: '时刻', as: 'time' },
  place: { label: '地点', as: 'line' },
  scope: { label: '参会范围', as: 'line' },
  days: { label: '会期（天）', as: 'number' },
  people: { label: '人数', as: 'number' },
  cost: { label: '费用（元）', as: 'number' },
  budgeted: { label: '经费是否已纳入预算', as: 'yes-no' },
  budget: { label: '预算依据', as: 'line' },
  planned: { label: '是否在年度会议计划内', as: 'yes-no' },
  prepared: { label: '是否已充分准备', as: 'yes-no' },
  preparation: { label: '准备情况', as: 'line' },
  urgent: { label: '是否临时召开', as: 'yes-no' },
  inGovernmentName: { label: '是否以政府名义召开', as: 'yes-no' },
  below: { label: '是否开到下级、部门以下', as: 'yes-no' },
  skipsLevel: { label: '是否越级召开', as: 'yes-no' },
  leaders: { label: '请哪些政府领导出席', as: 'leaders' },
  concurrent: { label: '其中兼任本部门负责人的', as: 'leaders' },
  lowerHeads: { label: '拟请下级政府、街道的负责人', as: 'names' },
  departments: { label: '拟请其他部门、单位的负责人', as: 'names' },
} as const satisfies Record<
  string,
  { readonly label: string; readonly as: 'line' | 'words' | 'date' | 'time' | 'number' | 'yes-no' | 'leaders' | 'names' }
>;
export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

const OPTIONAL: ReadonlySet<FactName> = new Set(['hour', 'budget', 'preparation', 'leaders', 'concurrent', 'lowerHeads', 'departments']);
export const isNeeded = (fact: FactName): boolean => !OPTIONAL.has(fact);

export const STAGES = [
  'consulting',
  'consented',
  'asked',
  'returned',
  'reviewing',
  'deciding',
  'approved',
  'declined',
  'held',
  'withdrawn',
] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  consulting: '待分管领导同意',
  consented: '待报请示',
  asked: '待办公室审核',
  returned: '已退回',
  reviewing: '待领导审核',
  deciding: '待批准',
  approved: '待召开',
  declined: '未获批准',
  held: '已召开',
  withdrawn: '已撤回',
};

/** How a meeting came to be on record. */
export const WAYS = ['consulted', 'asked', 'registered', 'ordered'] as const;
export type Way = (typeof WAYS)[number];
export const WAY_LABELS: Record<Way, string> = {
  consulted: '请分管领导同意',
  asked: '报请示',
  registered: '补登',
  ordered: '书面同意照办',
};

/** What has to be approved, each by whoever the text, a setting or the office names. */
export const SLOTS = { holding: '召开', invitation: '邀请', below: '开到下级' } as const;
export type SlotName = keyof typeof SLOTS;
export const SLOT_NAMES = Object.keys(SLOTS) as readonly SlotName[];
