/**
 * Sends acts that were judged on what is remembered. One that comes alone goes at once; those that come while others are
 * under way go together, in one statement and one commit, as a database groups commits. Each keeps its own outcome.
 *
 * Of many that come with one turn of the loop the first are sent before the last are judged, so that the database works
 * while this process does. Otherwise everybody would wait for one batch, and the two for each other.
 */
import type { Prepared } from './append.ts';
import { CONNECTIONS_FOR_ACTS, type Pool } from './database/pool.ts';
import { appendOne, appendTogether, goesWithOthers } from './statements.ts';

interface Waiting {
  readonly context: number;
  readonly prepared: Prepared;
  readonly done: (position: number | null) => void;
  readonly failed: (error: unknown) => void;
}

/** Acts in one statement at most. */
const TOGETHER = 64;
/** So many are worth a statement of their own: they do not wait for what else the turn of the loop brings. */
const ENOUGH = 16;

export class Appender {
  /** The connections kept for storing acts. */
  readonly #pool: Pool;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #underWay = new Map<string, number>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Appends one act if its matter and context are still what it was judged on; null where they are not, or where
   * somebody else holds the matter. Fails where it, or one sent with it, violates a constraint: it then has to be tried
   * by itself.
   */
  append(government: string, context: number, prepared: Prepared): Promise<number | null> {
    return new Promise((done, failed) => {
      const queue = this.#queues.get(government);
      const one: Waiting = { context, prepared, done, failed };
      if (queue !== undefined) {
        queue.push(one);
        if (queue.length >= ENOUGH) this.#send(government);
        return;
      }
      this.#queues.set(government, [one]);
      // After what else came in with this turn of the loop.
      setImmediate(() => this.#send(government));
    });
  }

  #send(government: string): void {
    const waiting = this.#queues.get(government);
    const underWay = this.#underWay.get(government) ?? 0;
    if (waiting === undefined || underWay >= CONNECTIONS_FOR_ACTS) return;
    const now = nextOf(waiting);
    if (waiting.length === 0) this.#queues.delete(government);
    this.#underWay.set(government, underWay + 1);
    void this.#store(government, now)
      .then(
        (positions) => now.forEach((one, i) => one.done(positions[i] ?? null)),
        (error: unknown) => now.forEach((one) => one.failed(error)),
      )
      .then(() => {
        this.#underWay.set(government, (this.#underWay.get(government) ?? 1) - 1);
        setImmediate(() => this.#send(government));
      });
    if (waiting.length > 0) this.#send(government);
  }

  async #store(government: string, acts: readonly Waiting[]): Promise<readonly (number | null)[]> {
    const [first] = acts;
    if (acts.length === 1 && first !== undefined) {
      const { rows } = await this.#pool.query<{ position: number | null }>(appendOne(government, first.context, first.prepared));
      return [rows[0]?.position ?? null];
    }
    const { rows } = await this.#pool.query<{ matter: string; position: number }>(appendTogether(government, acts));
    const positions = new Map(rows.map((one) => [one.matter, one.position]));
    return acts.map(({ prepared }) => positions.get(prepared.matter) ?? null);
  }
}

/** Takes what goes into the next statement: acts that can go together, one of a matter; or one that has to go alone. */
function nextOf(waiting: Waiting[]): readonly Waiting[] {
  const [first] = waiting;
  if (first === undefined || !goesWithOthers(first.prepared)) return waiting.splice(0, 1);
  const matters = new Set<string>();
  const now: Waiting[] = [];
  const later: Waiting[] = [];
  for (const one of waiting) {
    const fits = now.length < TOGETHER && !matters.has(one.prepared.matter) && goesWithOthers(one.prepared);
    (fits ? now : later).push(one);
    matters.add(one.prepared.matter);
  }
  waiting.splice(0, waiting.length, ...later);
  return now;
}
