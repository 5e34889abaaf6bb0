/** Words and data of 绩效考评: what can be counted of a department in a year, and the stages of a year's assessment. The screens draw their forms from here. */

/** What is counted, in the order in which it is shown; `planned` ones count only what lies beyond the number planned. */
export const INDICATORS = {
  late: { label: '逾期办理', counts: '逾期销号和年末逾期未办结的督办事项', planned: false },
  'sent-back': { label: '核验退回', counts: '报告办结后被退回', planned: false },
  'not-held': { label: '回看未落实', counts: '销号后回头看发现没有落实', planned: false },
  documents: { label: '发文超计划', counts: '超出计划数的发往下级、平级的文件和简报', planned: true },
  meetings: { label: '会议超计划', counts: '超出计划数的已召开的会议、活动', planned: true },
} as const;
export type IndicatorName = keyof typeof INDICATORS;
export const INDICATOR_NAMES = Object.keys(INDICATORS) as readonly IndicatorName[];

export const STAGES = ['drafting', 'submitted', 'running', 'frozen', 'concluded', 'withdrawn'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  drafting: '拟定中',
  submitted: '待批准',
  running: '考评中',
  frozen: '已定格，受理申诉',
  concluded: '已定案',
  withdrawn: '已撤销',
};
