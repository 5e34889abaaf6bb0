/** What the text says of a matter that is being written, asked as soon as nothing is missing from it. */
import { useEffect, useState } from 'react';

const JUDGED_AFTER_MS = 400;

/** The acts by which a text may want it opened beforehand, of which asking is always one. */
interface Heard {
  readonly by: readonly string[];
}
type By<V extends Heard> = V['by'][number] | 'apply';

export interface OpeningHeard<V extends Heard> {
  readonly heard: V | undefined;
  /** In which form it is asked: as the text wants it, once that is known. */
  readonly by: By<V>;
  /** The answer is not yet to what stands in the form now. */
  readonly behind: boolean;
  readonly failed: boolean;
}

/**
 * Whether an answer is one to the matter itself: asked in a form that the text does not have, it says in which it is to be
 * asked, and nothing more. `known` are the forms that the text has; without any, or where it is entered, every answer is.
 */
export const answersTheMatter = (first: string | undefined, known: readonly string[], askedAs: string | undefined): boolean =>
  first === undefined || known.length === 0 || (askedAs !== undefined && known.includes(askedAs));

/** `first` is the form in which it is asked until the text has said; absent where it is not asked but entered. */
export function useOpeningVerdict<V extends Heard, B>(
  complete: boolean,
  bodyAs: (by: By<V>) => B,
  first: By<V> | undefined,
  judge: (body: B, signal: AbortSignal) => Promise<V>,
): OpeningHeard<V> {
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly by: By<V>; readonly heard?: V }>();
  const begin = first ?? 'apply';
  const known: readonly By<V>[] = answer?.heard?.by ?? [];
  const by = known.length === 0 || known.includes(begin) ? begin : (known[0] ?? begin);
  const asked = complete ? JSON.stringify(bodyAs(by)) : '';
  useEffect(() => {
    if (asked === '') return undefined;
    const leave = new AbortController();
    const timer = window.setTimeout(() => {
      judge(JSON.parse(asked) as B, leave.signal).then(
        (heard) => setAnswer({ asked, by, heard }),
        () => {
          if (!leave.signal.aborted) setAnswer({ asked, by });
        },
      );
    }, JUDGED_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
      leave.abort();
    };
  }, [asked, by, judge]);
  if (asked === '') return { heard: undefined, by: begin, behind: false, failed: false };
  const current = answer?.asked === asked;
  const settled = answersTheMatter(first, known, answer?.by);
  return { heard: settled ? answer?.heard : undefined, by, behind: !current || !settled, failed: current && answer.heard === undefined };
}
