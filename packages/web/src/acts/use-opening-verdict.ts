/** What the text says of a matter that is being written, asked as soon as nothing is missing from it. */
import { useEffect, useState } from 'react';

const JUDGED_AFTER_MS = 400;
export type Asking = 'apply' | 'report';

export interface OpeningHeard<V> {
  readonly heard: V | undefined;
  /** In which form it is asked: as the text wants it, once that is known. */
  readonly by: Asking;
  /** The answer is not yet to what stands in the form now. */
  readonly behind: boolean;
  readonly failed: boolean;
}

/** `first` is the form in which it is asked until the text has said; absent where it is not asked but entered. */
export function useOpeningVerdict<V extends { readonly by: readonly Asking[] }, B>(
  complete: boolean,
  bodyAs: (by: Asking) => B,
  first: Asking | undefined,
  judge: (body: B, signal: AbortSignal) => Promise<V>,
): OpeningHeard<V> {
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly heard?: V }>();
  const begin = first ?? 'apply';
  const known = answer?.heard?.by ?? [];
  const by = known.length === 0 || known.includes(begin) ? begin : (known[0] ?? begin);
  const asked = complete ? JSON.stringify(bodyAs(by)) : '';
  useEffect(() => {
    if (asked === '') return undefined;
    const leave = new AbortController();
    const timer = window.setTimeout(() => {
      judge(JSON.parse(asked) as B, leave.signal).then(
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
  }, [asked, judge]);
  if (asked === '') return { heard: undefined, by: begin, behind: false, failed: false };
  const current = answer?.asked === asked;
  return { heard: answer?.heard, by, behind: !current, failed: current && answer.heard === undefined };
}
