/**
 * Work inside one government: a transaction whose tenant is set, so that row-level security shows its rows and no
 * others. The statements are pipelined, so setting the tenant costs no round trip of its own.
 */
import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Client, Pool } from './database/pool.ts';

export const SET_TENANT = { name: 'set_tenant', text: `select set_config('lingxing.government', $1, true)` };

/** What holds nationwide is kept under this pseudo-tenant. */
export const NATIONAL = '*';

/** One question to one government, in one round trip. */
export async function ask<R extends QueryResultRow>(pool: Pool, government: string, question: QueryConfig): Promise<readonly R[]> {
  const [rows] = await askAll(pool, government, [question]);
  return (rows ?? []) as readonly R[];
}

/**
 * Sends several statements in one write and waits for all their answers; fails as the first of them does. Without it
 * every statement would be a system call of its own.
 */
export async function together<T extends readonly Promise<unknown>[] | []>(
  client: Client,
  send: () => T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const { stream } = client.connection;
  stream.cork();
  let sent: T;
  try {
    sent = send();
  } finally {
    stream.uncork();
  }
  // All are waited for before the connection is used again, whatever becomes of one.
  const settled = await Promise.allSettled<readonly Promise<unknown>[]>(sent);
  const failed = settled.find((one): one is PromiseRejectedResult => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Promise.all(sent);
}

/** Several questions on one snapshot of one government, in one round trip; the answers come in the same order. */
export async function askAll(
  pool: Pool,
  government: string,
  questions: readonly QueryConfig[],
): Promise<readonly (readonly QueryResultRow[])[]> {
  const client = await pool.connect();
  let broken = false;
  try {
    const results = await together<Promise<QueryResult<QueryResultRow>>[]>(client, () => [
      client.query('begin isolation level repeatable read read only'),
      client.query({ ...SET_TENANT, values: [government] }),
      ...questions.map((question) => client.query<QueryResultRow>(question)),
      client.query('commit'),
    ]);
    return results.slice(2, -1).map((one) => one.rows);
  } catch (error) {
    // The `commit` that was sent along has ended the transaction; a connection that is gone says so here.
    broken = !(await rollback(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A transaction in one government: committed if `work` returns, rolled back if it throws. */
export async function within<T>(
  pool: Pool,
  government: string,
  work: (client: Client) => Promise<T>,
  begin: 'begin' | 'begin isolation level repeatable read read only' = 'begin',
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    const opening = together(client, () => [client.query(begin), client.query({ ...SET_TENANT, values: [government] })]);
    // A failure to open makes the statements after it fail as well; it is reported there.
    opening.catch(() => {});
    const value = await work(client);
    await opening;
    await client.query('commit');
    return value;
  } catch (error) {
    broken = !(await rollback(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Rolls back; false where the connection is of no more use. */
export async function rollback(client: Client): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}
