/**
 * Sends acts that were judged on what is remembered. One that comes alone goes at once; those that come while others are
 * under way go together, in one statement and one commit, as a database groups commits. Each keeps its own outcome.
 */
import type { Prepared } from './append.ts';
import type { Pool } from './database/pool.ts';

interface Waiting {
  readonly opens: boolean;
  readonly context: number;
  readonly values: Prepared['values'];
  readonly done: (position: number | null) => void;
  readonly failed: (error: unknown) => void;
}

/** Statements under way for one government at most: enough to keep two processors and the disk busy at once. */
const UNDER_WAY = 4;
/** Acts in one statement at most. */
const TOGETHER = 64;

export const APPEND = {
  name: 'append_act',
  text: 'select append_act($1, $2, $3::uuid, $4::json, $5::json, $6::json, $7::json, $8::json) as position',
};
const APPEND_ALL = { name: 'append_acts', text: 'select append_acts($1, $2) as positions' };

export class Appender {
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
  append(government: string, context: number, { seq, values }: Prepared): Promise<number | null> {
    return new Promise((done, failed) => {
      const queue = this.#queues.get(government);
      const one: Waiting = { opens: seq === 1, context, values, done, failed };
      if (queue !== undefined) {
        queue.push(one);
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
    if (waiting === undefined || underWay >= UNDER_WAY) return;
    const now = waiting.splice(0, TOGETHER);
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
      const { rows } = await this.#pool.query<{ position: number | null }>({
        ...APPEND,
        values: [government, first.context, ...first.values],
      });
      return [rows[0]?.position ?? null];
    }
    const { rows } = await this.#pool.query<{ positions: readonly (string | null)[] }>({
      ...APPEND_ALL,
      values: [government, acts.map(linesOf).join('\n')],
    });
    return (rows[0]?.positions ?? []).map((one) => (one === null ? null : Number(one)));
  }
}

/** One act as `append_acts` reads it: eight lines, an empty one for a value that is missing. */
function linesOf({ opens, context, values }: Waiting): string {
  return [opens, context, ...values.map((value) => value ?? '')].join('\n');
}
