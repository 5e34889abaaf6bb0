/** On which days and at which hours a sitting can be: convened, given its day, moved, over. */
import { dayNumber } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import { dayOfMoment, dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import type { Asked } from './judging.ts';

/** How far ahead a sitting is convened: a year. Our own bound, no text sets one; farther off the year is mistyped. */
const FARTHEST_AHEAD = 366;

/** A day on which a sitting can still be. */
export function notPast(ctx: Pick<Context, 'today'>, on: string | undefined): readonly Finding[] {
  if (on === undefined) return [];
  if (on < ctx.today) return [barred('input.invalid', `${dayWords(on)}已经过去。`, '请改日期。')];
  return dayNumber(on) - dayNumber(ctx.today) > FARTHEST_AHEAD
    ? [barred('input.invalid', `${dayWords(on)}距今超过一年。`, '请核对年份。')]
    : [];
}

/** The same of an hour of that day: a sitting is not moved to one that is over. */
export const notOver = (ctx: Pick<Context, 'today' | 'now'>, on: string, time: string): readonly Finding[] =>
  on === ctx.today && time < clockOf(ctx.now)
    ? [barred('input.invalid', `${dayWords(on)}${time}已经过去。`, '请改时刻。')]
    : notPast(ctx, on);

/** 09:00, of Asia/Shanghai. */
const clockOf = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(11, 16);

/** A sitting is not over before the day for which it was convened. */
export function overBefore({ state: { on }, request }: Asked): readonly Finding[] {
  if (on === undefined || request?.occurredAt === undefined || dayOfMoment(Date.parse(request.occurredAt)) >= on) return [];
  return [barred('input.invalid', `会议定于${dayWords(on)}，散会的时间在此以前。`, '请填写实际散会的时间。')];
}
