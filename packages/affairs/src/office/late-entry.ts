/** Entering afterwards what has happened (补录): within which bounds a moment may lie that a person states. */
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
