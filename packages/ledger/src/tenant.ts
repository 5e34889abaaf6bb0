/**
 * Work inside one government: a transaction whose tenant is set, so that row-level security shows its rows and no
 * others. The statements are pipelined, so setting the tenant costs no round trip of its own.
 */
import type { QueryConfig, QueryResultRow } from 'pg';
import type { Client, Pool } from './database/pool.ts';

const SET_TENANT = { name: 'set_tenant', text: `select set_config('lingxing.government', $1, true)` };

/** What holds nationwide is kept under this pseudo-tenant. */
export const NATIONAL = '*';

/** One question to one government, in one round trip. */
export async function ask<R extends QueryResultRow>(pool: Pool, government: string, question: QueryConfig): Promise<readonly R[]> {
  const [rows] = await askAll(pool, government, [question]);
  return (rows ?? []) as readonly R[];
}

/** Several questions on one snapshot of one government, in one round trip; the answers come in the same order. */
export async function askAll(pool: Pool, government: string, questions: readonly QueryConfig[]): Promise<readonly (readonly QueryResultRow[])[]> {
  const client = await pool.connect();
  const sent = [
    client.query('begin isolation level repeatable read read only'),
    client.query({ ...SET_TENANT, values: [government] }),
    ...questions.map((question) => client.query<QueryResultRow>(question)),
    client.query('commit'),
  ];
  // All are waited for before the connection goes back, whatever becomes of one.
  const settled = await Promise.allSettled(sent);
  client.release(settled.at(-1)?.status === 'rejected');
  const answers = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value.rows as readonly QueryResultRow[];
  });
  return answers.slice(2, -1);
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
    const opening = Promise.all([client.query(begin), client.query({ ...SET_TENANT, values: [government] })]);
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
