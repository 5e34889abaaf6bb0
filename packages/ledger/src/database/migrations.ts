/**
 * Migrations: plain SQL files, applied in the order of their numbers, each in a transaction of its own, recorded with
 * their SM3. The sums stand in a committed file as well, so that a change to a published migration is seen in review.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeIdentifier, type Client } from 'pg';
import { sm3 } from '../canonical.ts';
import { LedgerFailure } from '../failure.ts';
import { withClient, type Database } from './database.ts';
import type { Pool } from './pool.ts';

export interface Migration {
  /** `0001`; also the order. */
  readonly number: string;
  readonly file: string;
  readonly sql: string;
  /** SM3 of the file. */
  readonly sum: string;
}

export const SQL_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'sql');

/** Any number that is ours alone: one migration at a time in a database. */
const MIGRATION_LOCK = 7_180_001;

/** The name by which the files call the application's role. */
const ROLE_TOKEN = /\blingxing_app\b/g;

/** The migrations of this release, in order. Numbers are unique. */
export function readMigrations(folder = SQL_FOLDER): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      return { number: file.slice(0, 4), file, sql, sum: sm3(sql) };
    });
}

/** What `sql/SUMS` has to hold: one line per file, its sum and its name. */
export function sumsOf(migrations: readonly Migration[]): string {
  return migrations.map(({ sum, file }) => `${sum}  ${file}\n`).join('');
}

interface Applied {
  readonly number: string;
  readonly file: string;
  readonly sum: string;
}

/**
 * Brings the database to the schema of this release, as the owner. Any number of processes may call it at once: one
 * does the work, the others find it done. A database of a newer release, or one whose migrations were other files, is
 * refused.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  const role = await withClient(database.application, async (client) => {
    const { rows } = await client.query<{ role: string }>('select current_user as role');
    return rows[0]?.role ?? '';
  });
  await withClient(database.owner, async (client) => {
    const { rows } = await client.query<{ same: boolean }>('select current_user = $1 as same', [role]);
    if (rows[0]?.same === true)
      throw new LedgerFailure(
        'role-too-strong',
        `DATABASE_URL 与 DATABASE_ADMIN_URL 用了同一个角色 ${role}；服务不得以数据表的属主运行。 / ` +
          `DATABASE_URL and DATABASE_ADMIN_URL name the same role ${role}; the server does not run as the owner of the tables.`,
      );
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await applyAll(client, migrations, role);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  });
}

async function applyAll(client: Client, migrations: readonly Migration[], role: string): Promise<void> {
  const name = escapeIdentifier(role);
  await client.query(`
    create table if not exists migration (
      number text primary key, file text not null, sum text not null, applied_at timestamptz not null default now()
    )`);
  await client.query(`grant select on migration to ${name}`);
  const { rows: applied } = await client.query<Applied>('select number, file, sum from migration order by number');
  compare(applied, migrations);
  const done = new Set(applied.map((one) => one.number));
  for (const migration of migrations) {
    if (done.has(migration.number)) continue;
    await client.query('begin');
    try {
      await client.query(migration.sql.replace(ROLE_TOKEN, name));
      await client.query('insert into migration (number, file, sum) values ($1, $2, $3)', [
        migration.number,
        migration.file,
        migration.sum,
      ]);
      await client.query('commit');
    } catch (cause) {
      await client.query('rollback');
      throw new Error(`Migration ${migration.file} failed: ${(cause as Error).message}`, { cause });
    }
  }
}

/** Refuses a database that is ahead of this release or was made by other files. */
function compare(applied: readonly Applied[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((one) => [one.number, one]));
  for (const { number, file, sum } of applied) {
    const ours = known.get(number);
    if (ours === undefined)
      throw new LedgerFailure(
        'schema-newer',
        `数据库已由更新的版本升级（${file}），本版本不能使用。请换用新版本。 / The database was migrated by a newer release (${file}); run that one.`,
      );
    if (ours.sum !== sum)
      throw new LedgerFailure(
        'schema-changed',
        `数据库升级脚本 ${file} 与已执行的不一致。 / Migration ${file} differs from the one that was applied.`,
      );
  }
}

/** Refuses to run on a database that has not all migrations of this release, or has others; as the application's role. */
export async function refuseOtherSchema(pool: Pool, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`);
  const applied =
    rows[0]?.there === true ? (await pool.query<Applied>('select number, file, sum from migration order by number')).rows : [];
  compare(applied, migrations);
  if (applied.length < migrations.length)
    throw new LedgerFailure(
      'schema-missing',
      '数据库尚未升级到本版本。请以 DATABASE_ADMIN_URL 启动一次。 / The database has not been migrated; start once with DATABASE_ADMIN_URL.',
    );
}
