/** How a leave is asked for, and whether it is asked for in time. A late or missing application never hides the absence. */
import {
  ABSENCES,
  triggers,
  type Absence,
  type DueDate,
  type NormOf,
  type Participant,
  type RulePack,
  type WorkingCalendar,
} from '@lingxing/workrules';
import { lineFor, names, substitutions, takeOverNorm } from '../authority/standing-in.ts';
import { covers, restrained, restrictionsOn } from '../conduct/restrictions.ts';
import type { Finding } from '../kernel/finding.ts';
import { dayWords, limitWords } from '../kernel/words.ts';
import { broken, kept } from '../office/findings.ts';
import { leavesArea } from './labels.ts';

/**
 * What an absence is, in the words that texts speak of absences in: a business trip that leaves the area is both. With
 * `beyond` left open, only what it is by its own nature.
 */
export const naturesOf = (absence: Absence, beyond?: boolean): readonly Absence[] =>
  beyond === true && !triggers(['away-from-area'], absence) ? [absence, 'away-from-area'] : [absence];

/** What is left by whoever leaves the area: the government's own place, or the wider one that its text speaks of. */
export const areaOf = ({ source: { government } }: Pick<RulePack, 'source'>): string =>
  government.area ?? government.name.replace(/人民政府$/u, '');

/** What an absence is called under a pack; of one that leaves the area, which. */
export const absenceWords = (pack: Pick<RulePack, 'source'>, absence: Absence): string =>
  absence === 'away-from-area' ? `离开${areaOf(pack)}外出` : ABSENCES[absence];

/**
 * The norms on this person's leave for this reason, or those on all reasons where none is given. A norm that bites only on
 * leaving the area says nothing of an absence that stays within it; `beyond` left open is what the absence is by its own
 * nature (`leaveHangsOnArea` tells where that is not enough). Where the text forbids going out unapproved whatever the
 * reason, what it says of asking leave holds for every absence of the same people. Applications, entries after
 * the fact and questions all read it here.
 */
export function leaveNorms(pack: RulePack, who: Participant, absence?: Absence, beyond?: boolean): readonly NormOf<'leave'>[] {
  const own = pack.of('leave').filter((one) => one.who.includes(who));
  const norms = own.length > 0 ? own : pack.of('leave').filter((one) => covers(one.who, who));
  const out = beyond === true || (absence !== undefined && leavesArea(absence));
  if (absence === undefined) return beyond === false ? norms.filter((one) => one.area === undefined) : norms;
  const speaking = (of: Absence): readonly NormOf<'leave'>[] =>
    norms
      .filter((one) => one.area === undefined || out)
      .filter((one) => naturesOf(of, out).some((nature) => triggers(one.triggers, nature)));
  const said = speaking(absence);
  return said.length === 0 && approvalDemanded(pack, who) ? speaking('leave') : said;
}

/** Whether what the text says of this person's leave for this reason is another thing when he leaves the area. */
export function leaveHangsOnArea(pack: RulePack, who: Participant, absence: Absence): boolean {
  if (leavesArea(absence)) return false;
  const ids = (beyond: boolean): string =>
    leaveNorms(pack, who, absence, beyond)
      .map((one) => one.id)
      .join(' ');
  return ids(true) !== ids(false);
}

/**
 * Whether anything that the text hangs on this person's absence is another thing when he leaves the area: how leave is asked,
 * who stands in or may be entrusted, whether a pair may be away together. Then the application has to say which.
 */
export function hangsOnArea(pack: RulePack, who: Participant, absence: Absence): boolean {
  if (leavesArea(absence)) return false;
  const inLine = who === 'head' || pack.of('standing-in').some((one) => names(one.by, who));
  const said = (beyond: boolean): string => {
    const natures = naturesOf(absence, beyond);
    const norms = [
      ...leaveNorms(pack, who, absence, beyond),
      ...(inLine ? natures.flatMap((one) => lineFor(pack, one)) : []),
      // The head has no pair.
      ...(who === 'head' ? [] : natures.flatMap((one) => takeOverNorm(pack, who, one) ?? [])),
      ...substitutions(pack, 'both-away').filter(
        (one) =>
          who !== 'head' && covers(one.who, who) && natures.some((nature) => one.triggers === undefined || triggers(one.triggers, nature)),
      ),
    ];
    return [...new Set(norms.map((one) => one.id))].toSorted().join(' ');
  };
  return said(true) !== said(false);
}

/** The last day for asking, counted back from the first day of the absence; undefined where the text fixes no days. */
export const askedBy = (norm: NormOf<'leave'>, calendar: WorkingCalendar, from: string): DueDate | undefined =>
  norm.value === undefined || norm.unit === undefined ? undefined : calendar.due(from, -norm.value, norm.unit);

/** Whether a leave that begins on a day was asked for in time. */
export function inTime(norm: NormOf<'leave'>, calendar: WorkingCalendar, from: string, asked: string): Finding {
  const due = askedBy(norm, calendar, from);
  const how = norm.by === 'report' ? '报告' : '请假';
  if (due === undefined || norm.value === undefined || norm.unit === undefined)
    return asked > from
      ? broken(norm, 'leave.short', `${dayWords(from)}起离开，${dayWords(asked)}才${how}，须事先${how}。`, '请写明原因；缺勤照实记录。')
      : kept(norm, 'leave.short', norm.says);
  return asked > due.date
    ? broken(
        norm,
        'leave.short',
        `${dayWords(from)}起离开，须提前${limitWords(norm.value, norm.unit)}，最迟${dayWords(due.date)}${how}。`,
        norm.modality === 'must' ? '不能改期的，办请求书面同意，由行政首长决定；缺勤照实记录。' : '请写明原因；缺勤照实记录。',
      )
    : kept(norm, 'leave.short', norm.says);
}

/** Whether the text forbids this person to leave before it is approved, whatever the reason: then it has to be approved. */
export const approvalDemanded = (pack: RulePack, who: Participant): boolean => restrictionsOn(pack, 'leave-unapproved', who).length > 0;

/**
 * What is found against somebody who has left without having asked, or before it was granted. An absence is a fact: this
 * is listed with it and keeps nothing from being recorded.
 */
export function leftWithout(
  pack: RulePack,
  who: Participant,
  norm: NormOf<'leave'> | undefined,
  how: 'unasked' | 'undecided' | 'declined',
): readonly Finding[] {
  const forbidden = restrained(pack, 'leave-unapproved', who, new Set());
  if (norm === undefined) return forbidden;
  const said = norm.by === 'report' ? '报告' : '请假';
  const words = { unasked: `没有事先${said}即已离开。`, undecided: '请假未经批准即已离开。', declined: '请假未获批准，仍已离开。' }[how];
  return [...forbidden, broken(norm, 'step.missing', words, '照实记录；由领导书面同意照办的，判定仍保留。')];
}
