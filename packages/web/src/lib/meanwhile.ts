/** What others did while someone was at it, in one sentence. */
import type { ActOfOther } from '@lingxing/server/contracts';
import { shortMoment } from './dates.ts';

/** 「今天 09:04 县政府办公室文书已办“审核”；今天 09:06 副县长已办“审核”。」 */
export function meanwhileText(acts: readonly ActOfOther[], today: string): string {
  return `${acts.map((act) => `${shortMoment(act.at, today)} ${act.by}已办“${act.label}”`).join('；')}。`;
}
