/**
 * Which matters have just changed, and for whom: one question to the database every second for each government that has
 * someone listening, however many they are. Asked rather than notified: LISTEN/NOTIFY makes every commit of the
 * database wait in one queue, and acts come before their announcement.
 */
import { within, type Pool } from '@lingxing/ledger';

export interface Change {
  readonly matter: string;
  readonly procedure: string;
  readonly version: number;
  /** Posts that may read it. */
  readonly posts: readonly string[];
  /** Read by the posts listed only, not by the registry. */
  readonly close: boolean;
  /** The government's `context_version`, by which listeners notice that who may use which post has changed. */
  readonly contextVersion: number;
}

export interface Changes {
  /** Calls back with every change of a government from now on, until the function returned is called. */
  follow(government: string, listener: (change: Change) => void): () => void;
  stop(): void;
}

interface Followed {
  readonly listeners: Set<(change: Change) => void>;
  /** The latest version told of each matter changed within the window. */
  readonly told: Map<string, number>;
  timer: NodeJS.Timeout | undefined;
  since: Date | undefined;
}

/** A transaction may commit this long after its time stamp and is still told. */
const WINDOW_MS = 15_000;
const MOST_AT_ONCE = 500;

interface Row extends Change {
  readonly updated_at: Date;
}

export function pollChanges(pool: Pool, options: { readonly everyMs?: number; readonly onError?: (error: unknown) => void } = {}): Changes {
  const everyMs = options.everyMs ?? 1_000;
  const followed = new Map<string, Followed>();
  let stopped = false;

  async function changedSince(government: string, since: Date | undefined): Promise<Row[]> {
    return within(pool, government, async (client) => {
      const { rows } = await client.query<Row>(
        `select m.id as matter, m.procedure, m.version, m.updated_at, m.close,
                (select g.context_version from government g where g.id = m.government) as "contextVersion",
                array(select r.post from reader r where r.government = m.government and r.matter = m.id) as posts
           from matter m where m.government = $1 and ($2::timestamptz is null or m.updated_at >= $2)
          order by m.updated_at desc limit $3`,
        [government, since ?? null, MOST_AT_ONCE],
      );
      return rows;
    });
  }

  async function look(government: string, of: Followed): Promise<void> {
    const first = of.since === undefined;
    const rows = await changedSince(government, of.since);
    const latest = rows[0]?.updated_at.getTime();
    if (latest !== undefined) of.since = new Date(latest - WINDOW_MS);
    else of.since ??= new Date(0);
    for (const row of rows.toReversed()) {
      if ((of.told.get(row.matter) ?? 0) >= row.version) continue;
      of.told.set(row.matter, row.version);
      if (!first) for (const listener of of.listeners) listener(row);
    }
    const within = new Set(rows.map((r) => r.matter));
    for (const matter of of.told.keys()) if (!within.has(matter)) of.told.delete(matter);
  }

  function schedule(government: string, of: Followed): void {
    if (stopped || of.listeners.size === 0) return;
    of.timer = setTimeout(() => {
      look(government, of)
        .catch((error: unknown) => options.onError?.(error))
        .finally(() => schedule(government, of));
    }, everyMs);
    of.timer.unref();
  }

  return {
    follow(government, listener) {
      let of = followed.get(government);
      if (!of) {
        of = { listeners: new Set(), told: new Map(), timer: undefined, since: undefined };
        followed.set(government, of);
      }
      const mine = of;
      mine.listeners.add(listener);
      if (mine.listeners.size === 1) {
        look(government, mine)
          .catch((error: unknown) => options.onError?.(error))
          .finally(() => schedule(government, mine));
      }
      return () => {
        mine.listeners.delete(listener);
        if (mine.listeners.size > 0) return;
        clearTimeout(mine.timer);
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
