import { registerOf, registerOn, type DatedChange } from '@lingxing/affairs/organisation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPool, migrate, readMigrations, refuseOtherSchema, withClient, type Database } from '../src/index.ts';
import { SQL_FOLDER, sumsOf } from '../src/database/migrations.ts';
import { emptyDatabase } from './support/database.ts';

it('the committed sums are those of the files; after adding one: node packages/ledger/src/database/sums.ts', () => {
  expect(readFileSync(join(SQL_FOLDER, 'SUMS'), 'utf8')).toBe(sumsOf(readMigrations()));
});

it('numbers are unique and in order', () => {
  const numbers = readMigrations().map((one) => one.number);
  expect(numbers[0]).toBe('0001');
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.toSorted()).toEqual(numbers);
});

describe('migrating', () => {
  let empty: Database & { drop(): Promise<void> };
  beforeEach(async () => {
    empty = await emptyDatabase();
  });
  afterEach(() => empty.drop());

  const applied = () =>
    withClient(empty.owner, async (client) =>
      (await client.query<{ file: string }>('select file from migration order by number')).rows.map((row) => row.file),
    );

  it('refuses a database of a newer release', async () => {
    await migrate(empty);
    const older = readMigrations().slice(0, -1);
    await expect(migrate(empty, older)).rejects.toMatchObject({ code: 'schema-newer' });
    const pool = createPool(empty.application);
    await expect(refuseOtherSchema(pool, older)).rejects.toMatchObject({ code: 'schema-newer' });
    await pool.end();
  });

  it('refuses a database that was made by other files', async () => {
    await migrate(empty);
    const changed = readMigrations().map((one, i) => (i === 0 ? { ...one, sum: 'x' } : one));
    await expect(migrate(empty, changed)).rejects.toMatchObject({ code: 'schema-changed' });
  });

  it('refuses to serve on a database that is behind, or empty', async () => {
    const pool = createPool(empty.application);
    await expect(refuseOtherSchema(pool)).rejects.toMatchObject({ code: 'schema-missing' });
    await migrate(empty, readMigrations().slice(0, -1));
    await expect(refuseOtherSchema(pool)).rejects.toMatchObject({ code: 'schema-missing' });
    await migrate(empty);
    await expect(refuseOtherSchema(pool)).resolves.toBeUndefined();
    await pool.end();
  });

  it('refuses one role for both purposes', async () => {
    await expect(migrate({ ...empty, application: empty.owner })).rejects.toMatchObject({ code: 'role-too-strong' });
  });

  it('leaves nothing of a migration that fails, and goes on where it stopped', async () => {
    const broken = readMigrations().map((one, i) => (i === 1 ? { ...one, sql: `${one.sql}; select 1 / 0;` } : one));
    await expect(migrate(empty, broken)).rejects.toThrow('division by zero');
    expect(await applied()).toEqual(['0001-tenants.sql']);
    await migrate(empty);
    expect(await applied()).toEqual(readMigrations().map((one) => one.file));
  });

  it('makes what there is of an organisation the beginning of its history', async () => {
    const before = readMigrations().filter((one) => one.number < '0029');
    await migrate(empty, before);
    await withClient(empty.owner, async (client) => {
      await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
      await client.query(`insert into government (id, name, short, founded_at) values ('teahouse', '茶馆', '茶馆', now())`);
      await client.query(`insert into post values ('teahouse', 'host', 'head', '东家', null, 1, null),
        ('teahouse', 'second', 'deputy', '二掌柜', null, 2, null), ('teahouse', 'waiter', 'deputy', '跑堂', null, 3, '2026-03-01')`);
      await client.query(`insert into department (government, id, name, kind) values ('teahouse', 'hall', '堂口', 'department')`);
      await client.query(`insert into portfolio values ('teahouse', 'hall', 'waiter', '2025-01-01', '2026-02-28'),
        ('teahouse', 'hall', 'host', '2026-03-01', null)`);
      await client.query(
        `insert into holding values ('teahouse', 'a', 'host', '2025-01-01', null), ('teahouse', 'b', 'waiter', '2025-01-01', '2026-02-28')`,
      );
      await client.query(`insert into pairing values ('teahouse', 'host', 'second', '2025-06-01', null)`);
    });
    await migrate(empty);
    const entries = await withClient(empty.owner, async (client) => {
      await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
      return (await client.query<DatedChange>('select day::text, change from organisation_change order by n')).rows;
    });
    const on = (day: string) => registerOn(registerOf(entries), day);
    expect(on('2026-02-28')).toMatchObject({
      posts: [{ id: 'host' }, { id: 'second' }, { id: 'waiter' }],
      portfolios: [{ leader: 'waiter' }],
      pairs: [{ a: 'host', b: 'second' }],
      holdings: [{ account: 'a' }, { account: 'b' }],
    });
    expect(on('2026-03-01')).toMatchObject({
      posts: [{ id: 'host' }, { id: 'second' }],
      portfolios: [{ leader: 'host' }],
      holdings: [{ account: 'a' }],
    });
  });

  it('twenty at once do the work once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => migrate(empty)));
    expect(await applied()).toEqual(readMigrations().map((one) => one.file));
  });
});
