/** What a person states to have happened — an act entered afterwards (补录), a meeting: within which bounds its moment may lie. */
import { dayOfMoment, dayWords } from '../kernel/words.ts';

/** What happened longer ago is not entered as an act of today: 731 days, two years. Our own bound, no text sets one. */
const LONGEST_AGO_MS = 731 * 86_400_000;

/** The earliest moment that may be stated, and what happened then: 文稿第2稿存稿, 来文成文. */
export interface Floor {
  readonly at: number;
  readonly what: string;
}

/** Why a stated moment cannot be: no time at all, still to come, long past, or before what it follows. Undefined where it can. */
export function impossibleMoment(
  occurredAt: string,
  now: number,
  floor?: Floor,
): { readonly message: string; readonly wayOut: string } | undefined {
  const wayOut = '请填写实际发生的时间。';
  const at = Date.parse(occurredAt);
  if (!(at <= now)) return { message: '补录的时间还没有到，或者写法不对。', wayOut };
  if (at < now - LONGEST_AGO_MS) return { message: `补录的时间${dayWords(dayOfMoment(at))}距今超过两年。`, wayOut: '请核对年份。' };
  if (floor !== undefined && at < floor.at)
    return { message: `补录的时间早于${floor.what}（${dayWords(dayOfMoment(floor.at))}）。`, wayOut };
  return undefined;
}

/**
 * Why a meeting cannot have decided a matter on a stated day: it is still to come, or lies more than two years before the matter
 * began (`YYYY-MM-DD` each), the bound of what is entered afterwards. Undefined where it can.
 */
export function impossibleMeeting(
  date: string,
  today: string,
  began: string,
): { readonly message: string; readonly wayOut: string } | undefined {
  if (date > today) return { message: `会议日期${dayWords(date)}还没有到。`, wayOut: '会后再写明会议决定。' };
  if (Date.parse(began) - Date.parse(date) > LONGEST_AGO_MS)
    return { message: `会议日期${dayWords(date)}比此件开始办理早两年以上。`, wayOut: '请核对年份，填写议定此件的会议日期。' };
  return undefined;
}
