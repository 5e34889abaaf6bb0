/** The draft as it will look on paper, set by the server whenever the writing rests. */
import { ProblemNotice, SheetSkeleton } from '../components/states.tsx';
import { Sheet } from '../components/sheet.tsx';
import { setSheet } from './api.ts';
import { useLive } from './live/use-live.ts';
import { type Draft, isClassified, sendable } from './model/draft.ts';

/** Setting takes a moment and pages are heavy: less often than the findings. */
const REST_MS = 1_000;

/** `shown`: a sheet out of sight (another tab on a phone) is not set. */
export function LiveSheet({ draft, shown }: { readonly draft: Draft; readonly shown: boolean }) {
  const live = useLive(shown && !isClassified(draft) ? draft : undefined, REST_MS, (now, signal) => setSheet(sendable(now), signal));
  if (isClassified(draft)) return <p className="notice refused">标明密级的文稿不排版。</p>;
  return (
    <div className="live-sheet">
      {live.error !== undefined && !live.stale && <ProblemNotice error={live.error} retry={live.retry} what="版面" />}
      {live.answer === undefined ? (
        live.error === undefined && <SheetSkeleton />
      ) : (
        <Sheet source={live.answer} title="版面预览" setting={live.stale} />
      )}
    </div>
  );
}
