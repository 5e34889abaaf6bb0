/**
 * The working copy of what is being written: for a document on the server, for a draft that is none yet in this browser.
 * While the server is out of reach the browser keeps it, says so, and tries again. What is marked as classified is kept
 * nowhere.
 */
import { useEffect, useState } from 'react';
import { ProblemError } from '../../api/client.ts';
import { keepWorkingCopy } from '../api.ts';
import { isClassified, sendable, type Draft } from '../model/draft.ts';
import type { Start } from '../model/start.ts';
import { forget, keep } from './kept.ts';
import { useLatest } from './use-latest.ts';

export type Saved =
  /** Nothing written since the text was stored. */
  | { readonly kind: 'clean' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string; readonly where: 'server' | 'browser' }
  /** The server is out of reach; the browser has it. */
  | { readonly kind: 'local'; readonly at: string }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'barred' };

export interface AutosaveOptions {
  /** The document's id; none for a draft that is no document yet. */
  readonly id: string | undefined;
  readonly base: number;
  readonly key: string;
  readonly draft: Draft;
  /** Something differs from what is stored. */
  readonly dirty: boolean;
  /** When and where the copy was kept with which writing began. */
  readonly resumed: Start['resumed'];
}

const REST_BROWSER_MS = 600;
const REST_SERVER_MS = 2_500;
const AGAIN_MS = 10_000;

/** How the last attempt to keep a draft ended, and of which draft it was. */
interface Attempt {
  readonly of: Draft;
  readonly saved: Extract<Saved, { kind: 'saving' | 'saved' | 'local' | 'failed' }>;
}

export function useAutosave({ id, base, key, draft, dirty, resumed }: AutosaveOptions): Saved {
  // What was taken up is kept already, unless it still has to reach the server.
  const [begun] = useState(() => (resumed !== undefined && (resumed.where === 'server' || id === undefined) ? draft : undefined));
  const [attempt, setAttempt] = useState<Attempt | undefined>(() =>
    begun === undefined || resumed === undefined
      ? undefined
      : { of: begun, saved: { kind: 'saved', at: resumed.at, where: resumed.where } },
  );
  const [turn, setTurn] = useState(0);
  const latest = useLatest({ draft, dirty, base, key });
  const barred = isClassified(draft);

  useEffect(() => {
    if (barred) forget(key);
  }, [barred, key]);

  useEffect(() => {
    if (barred || !dirty || draft === begun) return undefined;
    const end = (saved: Attempt['saved']): void => setAttempt({ of: draft, saved });
    if (id === undefined) {
      const timer = window.setTimeout(() => {
        const at = keepNow(key, draft, base);
        end(at === undefined ? { kind: 'failed', says: '浏览器没有地方暂存，请及时存为文稿' } : { kind: 'saved', at, where: 'browser' });
      }, REST_BROWSER_MS);
      return () => window.clearTimeout(timer);
    }
    let stale = false;
    // At another turn the line was down: it is tried at once.
    const timer = window.setTimeout(() => {
      if (turn === 0) end({ kind: 'saving' });
      keepWorkingCopy(id, sendable(draft), base).then(
        (answer) => {
          if (stale) return;
          forget(key);
          end({ kind: 'saved', at: answer?.savedAt ?? new Date().toISOString(), where: 'server' });
        },
        (error: unknown) => {
          if (stale) return;
          if (error instanceof ProblemError && error.status < 500) {
            end({ kind: 'failed', says: error.problem.detail ?? error.problem.title });
            return;
          }
          const at = keepNow(key, draft, base);
          end(at === undefined ? { kind: 'failed', says: '连接断开，浏览器也没有地方暂存' } : { kind: 'local', at });
        },
      );
    }, REST_SERVER_MS);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [id, base, key, draft, dirty, barred, turn, begun]);

  // Out of reach: again when the browser says the line is back, and every few seconds besides.
  const lost = attempt?.saved.kind === 'local' && dirty;
  useEffect(() => {
    if (!lost) return undefined;
    const again = (): void => setTurn((t) => t + 1);
    const timer = window.setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [lost]);

  // The page may be closed before the text has rested.
  useEffect(() => {
    const leaving = (): void => {
      const now = latest.current;
      if (now.dirty && !isClassified(now.draft)) keepNow(now.key, now.draft, now.base);
    };
    window.addEventListener('pagehide', leaving);
    return () => window.removeEventListener('pagehide', leaving);
  }, [latest]);

  if (barred) return { kind: 'barred' };
  if (!dirty) return { kind: 'clean' };
  if (attempt === undefined) return { kind: 'waiting' };
  // While the line is down every further word is in the browser within moments; saying 未保存 in between would alarm.
  return attempt.of === draft || attempt.saved.kind === 'local' ? attempt.saved : { kind: 'waiting' };
}

function keepNow(key: string, draft: Draft, base: number): string | undefined {
  const at = new Date().toISOString();
  return keep(key, draft, base, at) ? at : undefined;
}
