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

  it('twenty at once do the work once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => migrate(empty)));
    expect(await applied()).toEqual(readMigrations().map((one) => one.file));
  });
});
