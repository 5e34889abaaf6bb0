/** What the text says of a leave, asked while it is written as soon as nothing is missing from it. */
import type { LeaveVerdict } from '@lingxing/server/contracts';
import { type OpeningHeard, useOpeningVerdict } from '../acts/use-opening-verdict.ts';
import { judgeLeave, type OpenLeave } from '../api/leave.ts';

type Asking = LeaveVerdict['by'][number];
export type LeaveHeard = OpeningHeard<LeaveVerdict>;

/** `first` is the form in which it is asked until the text has said; absent where it is not asked but entered. */
export const useLeaveVerdict = (
  complete: boolean,
  leaveAs: (by: Asking) => Omit<OpenLeave, 'idempotencyKey'>,
  first: Asking | undefined,
): LeaveHeard => useOpeningVerdict(complete, leaveAs, first, judgeLeave);
