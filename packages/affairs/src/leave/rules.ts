/** How a leave is asked for, and whether it is asked for in time. A late or missing application never hides the absence. */
import {
  triggers,
  type Absence,
  type DueDate,
  type NormOf,
  type Participant,
  type RulePack,
  type WorkingCalendar,
} from '@lingxing/workrules';
import { covers } from '../conduct/restrictions.ts';
import type { Finding } from '../kernel/finding.ts';
import { dayWords, limitWords } from '../kernel/words.ts';
import { broken, kept } from '../office/findings.ts';

/** The norm on this person's leave for this reason, or those on all reasons where none is given. */
export const leaveNorms = (pack: RulePack, who: Participant, absence?: Absence): readonly NormOf<'leave'>[] => {
  const own = pack.of('leave').filter((one) => one.who.includes(who));
  const norms = own.length > 0 ? own : pack.of('leave').filter((one) => covers(one.who, who));
  return absence === undefined ? norms : norms.filter((one) => triggers(one.triggers, absence));
};

/** The last day for asking, counted back from the first day of the absence; undefined where the text fixes no days. */
export const askedBy = (norm: NormOf<'leave'>, calendar: WorkingCalendar, from: string): DueDate | undefined =>
  norm.value === undefined || norm.unit === undefined ? undefined : calendar.due(from, -norm.value, norm.unit);

/** Whether a leave that begins on a day was asked for in time. */
export function inTime(norm: NormOf<'leave'>, calendar: WorkingCalendar, from: string, asked: string): Finding {
  const due = askedBy(norm, calendar, from);
  if (due === undefined || norm.value === undefined || norm.unit === undefined)
    return asked > from
      ? broken(norm, 'leave.short', `${dayWords(from)}起离开，${dayWords(asked)}才请假，须事先请假。`, '请写明原因；缺勤照实记录。')
      : kept(norm, 'leave.short', norm.says);
  return asked > due.date
    ? broken(
        norm,
        'leave.short',
        `${dayWords(from)}起离开，须提前${limitWords(norm.value, norm.unit)}、在${dayWords(due.date)}前请假。`,
        '请写明原因；缺勤照实记录。',
      )
    : kept(norm, 'leave.short', norm.says);
}
