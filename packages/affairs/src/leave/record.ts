/** What an absence puts on record about who may use which post: itself, and what the head has entrusted while it lasts. */
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { AuthorityRecord } from '../kernel/authority.ts';
import { naturesIn } from './absence.ts';
import { onRecord, openAsk, standing, type LeaveState } from './state.ts';

export const dayBefore = (day: string): string => dateOf(dayNumber(day) - 1);
export const dayAfter = (day: string): string => dateOf(dayNumber(day) + 1);

/**
 * An absence is on record from its first day until its return is, however long it was planned; with the return it ends, so
 * that nobody stands in for one who is back. One of several natures stands once for each.
 */
export function authority(state: LeaveState): readonly AuthorityRecord[] {
  const { returned, post, from, to } = state;
  if (state.stage === 'applied') return asked(state, from, to);
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
    ...askedLonger(state),
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

/** Days that are asked for and not decided, once for each of their natures. */
const asked = (state: LeaveState, from: string, to: string): readonly AuthorityRecord[] =>
  naturesIn(state.absence).map((kind, i) => ({ type: 'asked', id: i === 0 ? 'asked' : `asked:${kind}`, post: state.post, kind, from, to }));

/** The days by which he asks to stay longer. */
function askedLonger(state: LeaveState): readonly AuthorityRecord[] {
  const ask = state.returned === undefined ? openAsk(state) : undefined;
  return ask?.what === 'extension' && ask.to > state.to ? asked(state, dayAfter(state.to), ask.to) : [];
}
