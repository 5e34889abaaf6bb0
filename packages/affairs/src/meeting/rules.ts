/**
 * What the rules say of meetings, as functions over a pack: who does a task, who takes part, how often, what comes first,
 * whether a department's meeting may be held. The meeting procedure judges its acts by them, and a question is answered
 * by them.
 */
import type { DueDate, MatterName, MeetingName, NormOf, Occasion, Participant, RulePack, Task, WorkingCalendar } from '@lingxing/workrules';
import { covers } from '../conduct/restrictions.ts';
import { broken, kept } from '../office/findings.ts';
import type { Finding } from '../kernel/finding.ts';
import { dayWords, limitWords } from '../kernel/words.ts';

const of = <N extends { readonly meetings?: readonly MeetingName[] | undefined }>(
  norms: readonly N[],
  meeting: MeetingName,
): readonly N[] => norms.filter((one) => one.meetings?.includes(meeting) === true);

/** The norms by which somebody does a task at a meeting, or of the office where no meeting is named. */
export const responsibilities = (pack: RulePack, task: Task, meeting?: MeetingName): readonly NormOf<'responsibility'>[] => {
  const norms = pack.of('responsibility').filter((one) => one.task === task);
  return meeting === undefined ? norms : of(norms, meeting);
};

/** Whether somebody may do it: always, on an occasion that is so, on one that is not known to be so, or not at all. */
export function mayDo(
  norms: readonly NormOf<'responsibility'>[],
  who: Participant,
  occasions: Readonly<Partial<Record<Occasion, boolean>>>,
):
  | { readonly may: true; readonly norm: NormOf<'responsibility'> }
  | { readonly may: false; readonly open: readonly NormOf<'responsibility'>[] } {
  const own = norms.filter((one) => covers(one.by, who));
  const norm = own.find((one) => one.on === undefined || occasions[one.on] === true);
  if (norm !== undefined) return { may: true, norm };
  return { may: false, open: own.filter((one) => one.on !== undefined && occasions[one.on] === undefined) };
}

/**
 * The norms by which somebody may do a task at a meeting: whoever fixes the topics needs nobody to propose them, and where the text
 * has a meeting chaired by whoever convened it, whoever may convene may chair.
 */
export function mayNorms(pack: RulePack, task: Task, meeting: MeetingName): readonly NormOf<'responsibility'>[] {
  const norms = responsibilities(pack, task, meeting);
  if (task === 'propose-topic' && norms.length > 0) return [...norms, ...responsibilities(pack, 'fix-topic', meeting)];
  if (task !== 'chair') return norms;
  const convened = norms.length === 0 || norms.some((one) => one.by.includes('convenor'));
  return [...norms.filter((one) => !one.by.includes('convenor')), ...(convened ? responsibilities(pack, 'convene', meeting) : [])];
}

/** How somebody stands to a task: it is his, it turns on occasions, the text leaves open whether he may himself, or it is not his. */
export type Standing =
  | { readonly as: 'may'; readonly norm: NormOf<'responsibility'> }
  | { readonly as: 'open'; readonly norms: readonly NormOf<'responsibility'>[] }
  | { readonly as: 'silent' }
  | { readonly as: 'not' };

export function standingOf(
  norms: readonly NormOf<'responsibility'>[],
  who: Participant,
  occasions: Readonly<Partial<Record<Occasion, boolean>>>,
): Standing {
  const may = mayDo(norms, who, occasions);
  if (may.may) return { as: 'may', norm: may.norm };
  if (may.open.length > 0) return { as: 'open', norms: may.open };
  // Whoever entrusts others with it is not thereby shut out of it; the text only does not say that he may himself.
  return who === 'head' && norms.some((one) => one.on === 'delegated') ? { as: 'silent' } : { as: 'not' };
}

/** Members, those sitting in, those invited, those who may watch; how many have to be there is another question. */
export const composition = (pack: RulePack, meeting: MeetingName, as?: NormOf<'composition'>['as']): readonly NormOf<'composition'>[] =>
  of(pack.of('composition'), meeting).filter((one) => one.quorum === undefined && (as === undefined || one.as === as));

/** The norm on how many have to be there for an outcome; undefined where the text asks for no number. */
export const quorumNorm = (pack: RulePack, meeting: MeetingName): NormOf<'composition'> | undefined =>
  of(pack.of('composition'), meeting).find((one) => one.quorum !== undefined);

/** Meetings that have to settle a matter, or whose task it is. */
export const agendaFor = (pack: RulePack, matter: MatterName): readonly NormOf<'agenda'>[] =>
  pack.of('agenda').filter((one) => one.matters.includes(matter));

/** What the text says of where a matter goes: to these meetings it has to, to those it may. */
export interface Suggested {
  readonly norm: NormOf<'agenda'>;
  /** Whether this meeting is among those named. */
  readonly here: boolean;
  /** It may be settled nowhere else. */
  readonly binding: boolean;
}

/** Which meeting the text names for a matter, what binds first; of each, whether it is this one. */
export const suggestedFor = (pack: RulePack, matter: MatterName, meeting: MeetingName): readonly Suggested[] =>
  agendaFor(pack, matter)
    .map((norm) => ({ norm, here: norm.meetings.includes(meeting), binding: norm.exclusive }))
    .toSorted((a, b) => Number(b.binding) - Number(a.binding));

const DISCUSSED: ReadonlySet<NormOf<'agenda'>['effect']> = new Set(['discuss', 'decide', 'deliberate', 'adopt']);

/** The norm by which a meeting discusses before it concludes: that on the matter, else that on what is major, else on what it alone may settle; undefined where the text has none. */
export function discussionNorm(pack: RulePack, meeting: MeetingName, matter?: MatterName): NormOf<'agenda'> | undefined {
  const norms = of(pack.of('agenda'), meeting).filter((one) => DISCUSSED.has(one.effect));
  const own = norms.find((one) => one.matters.includes(matter ?? 'major-matter') && (matter !== undefined || one.exclusive));
  return own ?? norms.find((one) => one.exclusive);
}

/** The frequency of a meeting; undefined where the text fixes none. */
export const frequencyOf = (pack: RulePack, meeting: MeetingName): NormOf<'frequency'> | undefined => of(pack.of('frequency'), meeting)[0];

/** The last day of the period that begins after `from`: two weeks, a month, half a year, in calendar days. */
export function periodEnd(from: string, value: number, unit: NormOf<'frequency'>['unit']): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  if (unit === 'week') return iso(Date.UTC(year, month - 1, day + 7 * value));
  const months = unit === 'month' ? value : 6 * value;
  // 8月31日 and six months is the last day of 二月, not a day in 三月.
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The last day of the calendar month, week or half-year in which a day lies: where several sittings belong in one, it is theirs. */
export function unitEnd(of: string, unit: NormOf<'frequency'>['unit']): string {
  const [year = 0, month = 1, day = 1] = of.split('-').map(Number);
  if (unit === 'week') return iso(Date.UTC(year, month - 1, day + ((7 - new Date(Date.UTC(year, month - 1, day)).getUTCDay()) % 7)));
  return iso(Date.UTC(year, unit === 'month' ? month : month <= 6 ? 6 : 12, 0));
}

/** By when a meeting has to sit again so as not to be behind, and whether on a day it is. */
export interface Due {
  /** The last day for the next sitting. */
  readonly by: string;
  /** The day since which it is behind; undefined while there is time. */
  readonly behind: string | undefined;
}

/**
 * Where the text wants one sitting in a period, the period runs from the last sitting. Where it wants several in a month, they
 * are counted in the calendar month of the last one (`held`, that one among them): too few, and the meeting is behind when
 * that month is over; enough, and it is behind when the next has passed without a sitting.
 */
export function dueAgain(norm: NormOf<'frequency'>, last: string, held: number, today: string): Due | undefined {
  if (norm.timesMin < 1) return undefined;
  const own = unitEnd(last, norm.unit);
  const by = norm.timesMin === 1 ? periodEnd(last, norm.value, norm.unit) : held < norm.timesMin ? own : unitEnd(nextDay(own), norm.unit);
  return { by, behind: today > by ? nextDay(by) : undefined };
}

const nextDay = (date: string): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return iso(Date.UTC(year, month - 1, day + 1));
};

/** The last day on which a meeting or event of a day may be asked for. */
export function askBy(
  pack: RulePack,
  calendar: WorkingCalendar,
  meeting: MeetingName,
  day: string,
): { readonly norm: NormOf<'advance-request'>; readonly due: DueDate } | undefined {
  const norm = of(pack.of('advance-request'), meeting)[0];
  return norm === undefined ? undefined : { norm, due: calendar.due(day, -norm.value, norm.unit) };
}

/** Whether it is asked for in time. */
export function advance(pack: RulePack, calendar: WorkingCalendar, meeting: MeetingName, day: string, asked: string): readonly Finding[] {
  const found = askBy(pack, calendar, meeting, day);
  if (found === undefined) return [];
  const { norm, due } = found;
  const limit = limitWords(norm.value, norm.unit);
  return [
    asked > due.date
      ? broken(
          norm,
          'advance.short',
          `${dayWords(day)}举行的，须提前${limit}、在${dayWords(due.date)}前报请示。`,
          '请改期，或者报请政府领导决定。',
        )
      : kept(norm, 'advance.short', norm.says),
  ];
}
