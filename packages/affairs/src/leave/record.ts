/** What an absence puts on record about who may use which post: itself, and what the head has entrusted while it lasts. */
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { AuthorityRecord } from '../kernel/authority.ts';
import { naturesIn } from './absence.ts';
import { onRecord, standing, type LeaveState } from './state.ts';

export const dayBefore = (day: string): string => dateOf(dayNumber(day) - 1);
export const dayAfter = (day: string): string => dateOf(dayNumber(day) + 1);

/**
 * An absence is on record from its first day until its return is, however long it was planned; with the return it ends, so
 * that nobody stands in for one who is back. One of several natures stands once for each.
 */
export function authority(state: LeaveState): readonly AuthorityRecord[] {
  const { returned, post, from, to } = state;
  if (!onRecord(state) && returned === undefined) return [];
  const until = returned === undefined ? undefined : dayBefore(returned.on);
  if (until !== undefined && until < from) return [];
  const ended = until === undefined ? {} : { until };
  return [
    ...naturesIn(state.absence).map((kind, i): AuthorityRecord => ({
      type: 'absence',
      id: i === 0 ? 'absence' : `absence:${kind}`,
      post,
      kind,
      from,
      to,
      ...ended,
    })),
    ...standing(state)
      .filter((one) => until === undefined || one.from <= until)
      .map((one): AuthorityRecord => ({
        type: 'entrustment',
        id: `entrustment:${one.seq}`,
        kind: one.kind,
        of: post,
        to: one.to,
        from: one.from,
        until: until === undefined || one.until <= until ? one.until : until,
        ...(one.scope === undefined ? {} : { scope: one.scope }),
      })),
  ];
}
