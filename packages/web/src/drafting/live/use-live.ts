/** Something asked of the server again whenever the text rests: the last answer stays in view while the next is on its way. */
import { useEffect, useRef, useState } from 'react';

export interface Live<R> {
  readonly answer: R | undefined;
  readonly error: unknown;
  /** The answer is of an earlier text. */
  readonly stale: boolean;
}

/**
 * Runs `ask` when `value` has not changed for `restMs`; what was overtaken is aborted. `undefined` asks nothing and
 * keeps the last answer. `ask` may change at every render: only the value counts.
 */
export function useLive<V, R>(value: V | undefined, restMs: number, ask: (value: V, signal: AbortSignal) => Promise<R>): Live<R> & { readonly retry: () => void } {
  const [live, setLive] = useState<Live<R>>({ answer: undefined, error: undefined, stale: true });
  const [turn, setTurn] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    if (value === undefined) return undefined;
    const abort = new AbortController();
    setLive((before) => (before.stale ? before : { ...before, stale: true }));
    const timer = window.setTimeout(() => {
      asking.current(value, abort.signal).then(
        (answer) => {
          if (!abort.signal.aborted) setLive({ answer, error: undefined, stale: false });
        },
        (error: unknown) => {
          if (!abort.signal.aborted) setLive((before) => ({ ...before, error, stale: false }));
        },
      );
    }, restMs);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [value, restMs, turn]);
  return { ...live, retry: () => setTurn((t) => t + 1) };
}
