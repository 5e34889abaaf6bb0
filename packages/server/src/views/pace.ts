/** How what is owed stands on a list: late, due soon or standing still, by the ladder of reminders; tasks and what is raised from outside alike. */
import { ladderOf } from '@lingxing/affairs/task';
import type { Context } from '@lingxing/affairs/kernel';
import { dayNumber } from '@lingxing/workrules';
import { dayOf, remainingUntil } from './time.ts';

/** Days within which a limit is near, as the ladder says. */
export const nearDays = ({ pack }: Pick<Context, 'pack'>): number => ladderOf(pack)?.near ?? 0;

/** Days without an act after which something stands still, as the ladder says; so many that nothing does where it says nothing. */
export const stalledDays = ({ pack }: Pick<Context, 'pack'>): number => ladderOf(pack)?.stalled ?? NEVER;
const NEVER = 100_000;

export interface Pace {
  /** The nearest open limit, and how far it is. */
  readonly due?: string;
  readonly remaining?: string;
  readonly late: boolean;
  readonly near: boolean;
  readonly stalled: boolean;
}

/** Of a row: what is over owes nothing. */
export function paceOf(
  { due, updatedAt, closed }: { readonly due: string | null | undefined; readonly updatedAt: Date; readonly closed: boolean },
  ctx: Context,
): Pace {
  const stalled = !closed && dayNumber(ctx.today) - dayNumber(dayOf(updatedAt.getTime())) >= stalledDays(ctx);
  if (closed || due == null) return { late: false, near: false, stalled };
  const { remaining, late } = remainingUntil(ctx.calendar, ctx.today, due, 'day');
  return { due, remaining, late, near: !late && dayNumber(due) - dayNumber(ctx.today) <= nearDays(ctx), stalled };
}
