/** What an office calls the values that an absence carries. */
import { triggers } from '@lingxing/workrules/absence';
import { ABSENCES, type Absence } from '@lingxing/workrules/office-vocabulary';
import type { Given, Way } from './state.ts';

export const ABSENCE_LABELS = ABSENCES;
/** Whether an absence leaves the area by its own nature (出访、离开辖区外出). */
export const leavesArea = (absence: Absence): boolean => triggers(['away-from-area'], absence);
export const WAY_LABELS: Record<Way, string> = {
  asked: '请假',
  reported: '报告',
  pleaded: '请求书面同意',
  registered: '补登',
  ordered: '书面同意照办',
};
export const GIVEN_LABELS: Record<Given['kind'], string> = { 'standing-in': '委托', arrangement: '另行安排' };
/** The kinds of affairs that an entrustment may be limited to: the procedures that run, as the office calls them. */
export const SCOPE_LABELS = {
  document: '办文',
  incoming: '收文',
  meeting: '办会',
  'department-meeting': '部门会议',
  task: '督办',
  conduct: '请示报备',
  leave: '请销假',
  study: '学习',
  oversight: '接受监督',
  reception: '领导接访',
  assessment: '绩效考评',
} as const;
export { NOW_LABELS, STAGE_LABELS } from './state.ts';
