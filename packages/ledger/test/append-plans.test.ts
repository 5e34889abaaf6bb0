/**
 * What storing an act reads of a government of which the planner knows nothing yet: a new one, or one filled within a minute.
 * Plans are made once and kept, so one that goes through all matters goes through more with each act.
 */
import { expect, it } from 'vitest';
import { act, done, house, propose } from './support/teahouse.ts';

const MATTERS = 240;
const AT_ONCE = 16;

it('an act reaches its own matter and its own lines, however many there are', async () => {
  const at = await house();
  try {
    // No statistics while it runs, as in a government's first minute.
    await at.database.asOwner((client) => client.query('alter table matter set (autovacuum_enabled = false)'));
    await at.database.asOwner((client) => client.query('alter table inbox set (autovacuum_enabled = false)'));
    const matters: string[] = [];
    for (let n = 0; n < MATTERS; n += AT_ONCE)
      matters.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => propose(at.ledger, `茶会${n + i}`)))));
    for (let n = 0; n < MATTERS; n += AT_ONCE)
      await Promise.all(matters.slice(n, n + AT_ONCE).map((matter) => done(act(at.ledger, 'approve', { matter, post: 'host' }))));
    // The counts of a connection are there for all when it has ended.
    await at.database.pool.end();
    const rows = await at.database.asOwner(async (client) => {
      const { rows: found } = await client.query<{ table: string; read: number }>(
        `select relname as "table", (seq_tup_read + (select sum(i.idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid))::integer as read
         from pg_stat_user_tables t where relname in ('matter', 'inbox') order by relname`,
      );
      return found;
    });
    expect(rows.map((one) => one.table)).toEqual(['inbox', 'matter']);
    // With every batch through every row it would be seventy for each act, and more with each.
    for (const { table, read } of rows)
      expect([table, read / (2 * MATTERS)]).toEqual([table, expect.toSatisfy((n: number) => n > 0 && n < 12)]);
  } finally {
    await at.database.drop();
  }
});
