/** What the text says of a leave, asked while it is written as soon as nothing is missing from it. */
import type { LeaveVerdict } from '@lingxing/server/contracts';
import { useEffect, useState } from 'react';
import { judgeLeave, type OpenLeave } from '../api/leave.ts';

const JUDGED_AFTER_MS = 400;
type Asking = 'apply' | 'report';

export interface LeaveHeard {
  readonly heard: LeaveVerdict | undefined;
  /** In which form it is asked: as the text wants it, once that is known. */
  readonly by: Asking;
  /** The answer is not yet to what stands in the form now. */
  readonly behind: boolean;
  readonly failed: boolean;
}

/** `first` is the form in which it is asked until the text has said; absent where it is not asked but entered. */
export function useLeaveVerdict(
  complete: boolean,
  leaveAs: (by: Asking) => Omit<OpenLeave, 'idempotencyKey'>,
  first: Asking | undefined,
): LeaveHeard {
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly heard?: LeaveVerdict }>();
  const begin = first ?? 'apply';
  const known = answer?.heard?.by ?? [];
  const by = known.length === 0 || known.includes(begin) ? begin : (known[0] ?? begin);
  const asked = complete ? JSON.stringify(leaveAs(by)) : '';
  useEffect(() => {
    if (asked === '') return undefined;
    const leave = new AbortController();
    const timer = window.setTimeout(() => {
      judgeLeave(JSON.parse(asked) as Omit<OpenLeave, 'idempotencyKey'>, leave.signal).then(
        (heard) => setAnswer({ asked, heard }),
        () => {
          if (!leave.signal.aborted) setAnswer({ asked });
        },
      );
    }, JUDGED_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
      leave.abort();
    };
  }, [asked]);
  if (asked === '') return { heard: undefined, by: begin, behind: false, failed: false };
  const current = answer?.asked === asked;
  return { heard: answer?.heard, by, behind: !current, failed: current && answer.heard === undefined };
}
