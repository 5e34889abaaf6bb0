/** What is asked for or put on record: one absence, with where to, why, from when to when and how to be reached (外出报备). */
import { ABSENCES, dayNumber, type Absence } from '@lingxing/workrules';
import * as z from 'zod';
import type { Finding } from '../kernel/finding.ts';
import { barred } from '../office/findings.ts';
import { leavesArea } from './labels.ts';
import { naturesOf } from './rules.ts';

const KINDS = Object.keys(ABSENCES) as [Absence, ...Absence[]];
const words = (what: string, most: number) =>
  z.string(`请填写${what}`).trim().min(1, `请填写${what}`).max(most, `${what}不得超过${most}字`);
const day = (what: string) => z.iso.date(`请填写${what}`);

export const absenceSchema = z.object({
  kind: z.enum(KINDS, '请选择请假、外出的类别'),
  /** Whether it leaves the area, as the text draws it (县、城区、忻、营). It has to be said where the text hangs anything on it (`hangsOnArea`). */
  beyond: z.boolean('请选择是否离开辖区').optional(),
  destination: words('去向', 200),
  purpose: words('事由', 500),
  /** Whole days in Asia/Shanghai, both included. */
  from: day('起始日期'),
  to: day('截止日期'),
  contact: z.string().trim().max(100, '联系方式不得超过100字').default(''),
  companions: z.array(words('随行人员', 60)).max(50, '随行人员不得多于50人').default([]),
  /** Who looks after the work as stated on leaving; no title follows from it. */
  standIn: z.string().max(60).optional(),
});
export type AbsenceForm = z.output<typeof absenceSchema>;
export type AbsenceInput = z.input<typeof absenceSchema>;

/** Longest absence that is entered at once, and how far ahead or back: our own bounds, no text sets one. */
const LONGEST = 400;
const LONGEST_AGO = 731;

export const leavesTheArea = (absence: Pick<AbsenceForm, 'kind' | 'beyond'>): boolean =>
  absence.beyond === true || leavesArea(absence.kind);

/** What it is in the words of norms: a business trip that leaves the area is also a departure from it. */
export const naturesIn = (absence: Pick<AbsenceForm, 'kind' | 'beyond'>): readonly Absence[] =>
  naturesOf(absence.kind, leavesTheArea(absence));

/** Why these days cannot be: the end before the start, longer or further away than can be meant. Undefined where they can. */
export function impossibleDays({ from, to }: Pick<AbsenceForm, 'from' | 'to'>, today: string): Finding | undefined {
  if (to < from) return barred('input.invalid', '截止日期早于起始日期。', '请改日期。');
  if (dayNumber(to) - dayNumber(from) >= LONGEST || dayNumber(from) - dayNumber(today) > LONGEST)
    return barred('input.invalid', `一次外出、请假不超过${LONGEST}日，也不早于${LONGEST}日前办理。`, '请核对日期。');
  if (dayNumber(today) - dayNumber(from) > LONGEST_AGO) return barred('input.invalid', '起始日期距今超过两年。', '请核对年份。');
  return undefined;
}

/** Whether two absences share a day. `until` is the last day of each; one that is overdue lasts at least until today. */
export const overlap = (a: { readonly from: string; readonly to: string }, b: { readonly from: string; readonly to: string }): boolean =>
  a.from <= b.to && b.from <= a.to;

/**
 * Whole days (日) on which somebody stays away beyond what was granted, reported or entered, held against one day: who is back
 * on the day after the last one is in time. They go on until the return is on record, however the absence came to be.
 */
export const overdueDays = ({ to }: Pick<AbsenceForm, 'to'>, on: string): number => Math.max(0, dayNumber(on) - dayNumber(to) - 1);
