/** What stands against a paper, asked while it is written as soon as there is enough of it. */
import type { LetterInput } from '@lingxing/affairs/incoming';
import type { LetterVerdict } from '@lingxing/server/contracts';
import { useEffect, useState } from 'react';
import { judgeLetter } from '../../api/incoming.ts';

const JUDGED_AFTER_MS = 400;

export interface Heard {
  readonly heard: LetterVerdict | undefined;
  /** The answer is not yet to what stands in the form now. */
  readonly behind: boolean;
  readonly failed: boolean;
}

/** `receivedAt`: when it came in, where that is not now; what was due before then is judged by that day. */
export function useLetterVerdict(letter: LetterInput, receivedAt: string | undefined): Heard {
  const asked = letter.sender.name === '' || letter.title === '' ? '' : JSON.stringify({ letter, receivedAt });
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly heard?: LetterVerdict }>();
  useEffect(() => {
    if (asked === '') return undefined;
    const leave = new AbortController();
    const timer = window.setTimeout(() => {
      judgeLetter(JSON.parse(asked) as Parameters<typeof judgeLetter>[0], leave.signal).then(
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
  if (asked === '') return { heard: undefined, behind: false, failed: false };
  const current = answer?.asked === asked;
  return { heard: answer?.heard, behind: !current, failed: current && answer.heard === undefined };
}
