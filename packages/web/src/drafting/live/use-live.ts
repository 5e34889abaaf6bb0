/** Something asked of the server again whenever the text rests: the last answer stays in view while the next is on its way. */
import { useEffect, useState } from 'react';
import { useLatest } from './use-latest.ts';

export interface Live<R> {
  readonly answer: R | undefined;
  readonly error: unknown;
  /** The answer is of an earlier text. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/** An answer, or an error in its place, with what it was asked for. */
interface Answered<V, R> {
  readonly of: { readonly value: V; readonly turn: number };
  readonly answer: R | undefined;
  readonly error: unknown;
}

/**
 * Runs `ask` when `value` has not changed for `restMs`; what was overtaken is aborted. `undefined` asks nothing and
 * keeps the last answer. `ask` may change at every render: only the value counts.
 */
export function useLive<V, R>(value: V | undefined, restMs: number, ask: (value: V, signal: AbortSignal) => Promise<R>): Live<R> {
  const [answered, setAnswered] = useState<Answered<V, R>>();
  const [turn, setTurn] = useState(0);
  const asking = useLatest(ask);
  useEffect(() => {
    if (value === undefined) return undefined;
    const abort = new AbortController();
    const of = { value, turn };
    const timer = window.setTimeout(() => {
      asking.current(value, abort.signal).then(
        (answer) => {
          if (!abort.signal.aborted) setAnswered({ of, answer, error: undefined });
        },
        (error: unknown) => {
          if (!abort.signal.aborted) setAnswered((before) => ({ of, answer: before?.answer, error }));
        },
      );
    }, restMs);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [value, restMs, turn, asking]);
  return {
    answer: answered?.answer,
    error: answered?.error,
    stale: value !== undefined && (answered === undefined || answered.of.value !== value || answered.of.turn !== turn),
    retry: () => setTurn((t) => t + 1),
  };
}
