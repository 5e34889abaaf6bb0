/**
 * Tells whoever listens that a notice has come for them: one question a second for each government that has a listener.
 * Asked rather than notified, and looked back a little, as `shell/changes.ts` does and for its reasons.
 */
import type { Notices } from '@lingxing/ledger';

export interface Told {
  /** Calls back with every notice that comes for an account from now on, until the function returned is called. */
  follow(government: string, account: string, listener: (notice: number) => void): () => void;
  stop(): void;
}

interface Followed {
  readonly listeners: Map<symbol, { readonly account: string; readonly hear: (notice: number) => void }>;
  /** Notices within the window that were told of. */
  told: Set<number>;
  since: Date | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** A transaction may commit this long after its rows were stamped and is still told of. */
const WINDOW_MS = 15_000;
const MOST_AT_ONCE = 1_000;

export function pollTold(
  store: Pick<Notices, 'toldSince'>,
  options: { readonly everyMs?: number; readonly onError?: (error: unknown) => void } = {},
): Told {
  const followed = new Map<string, Followed>();
  let stopped = false;

  async function look(government: string, of: Followed): Promise<void> {
    const first = of.since === undefined;
    const rows = await store.toldSince(government, of.since, MOST_AT_ONCE);
    const latest = rows[0]?.storedAt.getTime();
    of.since = latest === undefined ? (of.since ?? new Date(0)) : new Date(latest - WINDOW_MS);
    const before = of.told;
    of.told = new Set(rows.map((row) => row.id));
    if (first) return;
    for (const { id, account } of rows.toReversed())
      if (!before.has(id)) for (const one of of.listeners.values()) if (one.account === account) one.hear(id);
  }

  function turn(government: string, of: Followed): void {
    look(government, of)
      .catch((error: unknown) => options.onError?.(error))
      .finally(() => {
        if (stopped || followed.get(government) !== of) return;
        of.timer = setTimeout(() => turn(government, of), options.everyMs ?? 1_000);
        of.timer.unref();
      });
  }

  return {
    follow(government, account, hear) {
      const known = followed.get(government);
      const of = known ?? { listeners: new Map(), told: new Set<number>(), since: undefined, timer: undefined };
      const key = Symbol(account);
      of.listeners.set(key, { account, hear });
      if (known === undefined) {
        followed.set(government, of);
        turn(government, of);
      }
      return () => {
        of.listeners.delete(key);
        if (of.listeners.size > 0 || followed.get(government) !== of) return;
        clearTimeout(of.timer);
        followed.delete(government);
      };
    },
    stop() {
      stopped = true;
      for (const of of followed.values()) clearTimeout(of.timer);
      followed.clear();
    },
  };
}
