/** What a verdict keeps one from. */
import type { VerdictView } from '@lingxing/server/contracts';

/** Refused and not let through: a paper that the head has ordered to proceed stays refused on record and goes on all the same. */
export const barredBy = ({ outcome, stands }: Pick<VerdictView, 'outcome' | 'stands'>): boolean =>
  outcome === 'refused' && stands === undefined;
