/**
 * The sealer: closes a batch of acts under a Merkle root, each batch chained to the one before, over the whole
 * government. It never makes an act wait.
 *
 * A batch covers a range of positions and must not be joined later by an act that was still uncommitted when it was
 * closed. Positions come from a sequence, which is not commit order, so the range ends at a horizon found in three steps:
 * (1) read how far the sequence is: L; (2) take a transaction number of our own: X; (3) wait until every transaction below
 * X has ended (`pg_snapshot_xmin`). An act with a position up to L drew it before (1), and its transaction had its number
 * before it drew (`append_act` writes the matter's row first), so that number is below X, and after (3) the act is either
 * visible or will never be. A lock shared by all acts would do the same, but would let acts wait for the sealer.
 * Transaction numbers are only compared within one call: a database restored elsewhere counts them anew.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Anchor } from './contract.ts';
import type { Client, Pool } from './database/pool.ts';
import { batchHash, merkleRoot, type Leaf } from './merkle.ts';
import { ask, rollback, within } from './tenant.ts';

const SEALER_LOCK = 7_180_002;
/** How long one call waits for older transactions before it leaves the rest to the next. */
const PATIENCE_MS = 1_000;
/** Acts in one batch at most; a backlog is closed in several. */
const BATCH_LIMIT = 10_000;

/** Seals what can be sealed now, over all governments. Returns how many batches it closed; 0 where another process is at it. */
export async function seal(pool: Pool, now: () => number): Promise<number> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [SEALER_LOCK]);
    if (rows[0]?.mine !== true) return 0;
    const batches = await sealAll(pool, client, now);
    await client.query('select pg_advisory_unlock($1)', [SEALER_LOCK]);
    return batches;
  } catch (error) {
    // The lock goes with the connection.
    broken = true;
    throw error;
  } finally {
    client.release(broken);
  }
}

async function sealAll(pool: Pool, client: Client, now: () => number): Promise<number> {
  const horizon = await horizonOf(client);
  if (horizon === undefined) return 0;
  const { rows } = await client.query<{ id: string }>('select id from government order by id');
  let batches = 0;
  for (const { id } of rows) batches += await sealGovernment(pool, id, horizon, now);
  return batches;
}

/** The position below which nothing is still under way; undefined where an old transaction does not end. */
export async function horizonOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ last: number; called: boolean }>(
    'select last_value as last, is_called as called from act_position',
  );
  const last = rows[0];
  if (last === undefined || !last.called) return undefined;
  const until = performance.now() + PATIENCE_MS;
  await client.query('begin');
  try {
    // In text: a transaction number has 64 bits.
    const { rows: own } = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
    for (;;) {
      const { rows: reached } = await client.query<{ ended: boolean }>(
        'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as ended',
        [own[0]?.xid],
      );
      if (reached[0]?.ended === true) return last.last;
      if (performance.now() > until) return undefined;
      await wait(5);
    }
  } finally {
    await rollback(client);
  }
}

interface LastBatch {
  readonly n: number;
  readonly to_position: number;
  readonly hash: string;
}

async function sealGovernment(pool: Pool, government: string, horizon: number, now: () => number): Promise<number> {
  for (let closed = 0; ; closed += 1) {
    const more = await within(pool, government, async (client) => {
      const { rows: last } = await client.query<LastBatch>({
        name: 'last_batch',
        text: 'select n, to_position, hash from batch where government = $1 order by n desc limit 1',
        values: [government],
      });
      const after = last[0] ?? { n: 0, to_position: 0, hash: '' };
      const { rows: leaves } = await client.query<Leaf>({
        name: 'unsealed',
        text: 'select position, hash from act where government = $1 and position > $2 and position <= $3 order by position limit $4',
        values: [government, after.to_position, horizon, BATCH_LIMIT],
      });
      if (leaves.length === 0) return false;
      const batch = {
        government,
        n: after.n + 1,
        from: after.to_position + 1,
        // A batch that is full ends with its last act, one that is not at the horizon.
        to: leaves.length === BATCH_LIMIT ? (leaves.at(-1)?.position ?? horizon) : horizon,
        acts: leaves.length,
        root: merkleRoot(leaves),
        previousHash: after.hash,
        sealedAt: new Date(now()),
      };
      await client.query({
        name: 'add_batch',
        text: `insert into batch (government, n, from_position, to_position, acts, root, previous_hash, hash, sealed_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        values: [government, batch.n, batch.from, batch.to, batch.acts, batch.root, batch.previousHash, batchHash(batch), batch.sealedAt],
      });
      return true;
    });
    if (!more) return closed;
  }
}

/** The last batch, for keeping outside. */
export async function anchor(pool: Pool, government: string): Promise<Anchor | undefined> {
  const rows = await ask<{ n: number; to_position: number; root: string; hash: string; sealed_at: Date; total: number }>(pool, government, {
    text: `select n, to_position, root, hash, sealed_at, (select sum(acts)::bigint from batch where government = $1) as total
           from batch where government = $1 order by n desc limit 1`,
    values: [government],
  });
  const last = rows[0];
  if (last === undefined) return undefined;
  return {
    government,
    batch: last.n,
    position: last.to_position,
    acts: last.total,
    root: last.root,
    hash: last.hash,
    sealedAt: last.sealed_at.toISOString(),
  };
}
