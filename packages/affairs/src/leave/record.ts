/** What an absence puts on record about who may use which post: itself, and what the head has entrusted while it lasts. */
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { AuthorityRecord } from '../kernel/authority.ts';
import { naturesIn } from './absence.ts';
import { onRecord, openAsk, standing, type Given, type LeaveState } from './state.ts';

export const dayBefore = (day: string): string => dateOf(dayNumber(day) - 1);
export const dayAfter = (day: string): string => dateOf(dayNumber(day) + 1);

/** From the day on which he left to the day on which he is back; to the last day as it stands while he is not. */
export const actualDays = ({ from, to, returned }: LeaveState): { readonly from: string; readonly to: string } => ({
  from,
  to: returned?.on ?? to,
});

/** The days of what was entrusted that came to be: up to the return; undefined where he was back before the first. */
export function entrustedDays(
  { returned }: LeaveState,
  { from, until }: Pick<Given, 'from' | 'until'>,
): { readonly from: string; readonly until: string } | undefined {
  if (returned === undefined || until < returned.on) return { from, until };
  return from < returned.on ? { from, until: dayBefore(returned.on) } : undefined;
}

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
    ...standing(state).flatMap((one): AuthorityRecord[] => {
      const days = entrustedDays(state, one);
      const scope = one.scope === undefined ? {} : { scope: one.scope };
      return days === undefined
        ? []
        : [{ type: 'entrustment', id: `entrustment:${one.seq}`, kind: one.kind, of: post, to: one.to, ...days, ...scope }];
    }),
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
