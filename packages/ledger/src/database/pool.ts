/** The application's connections: pipelined, with types that do not lose a day, and refused to a role that is too strong. */
import { Pool, TypeOverrides, types, type PoolClient, type PoolConfig } from 'pg';
import { LedgerFailure } from '../failure.ts';
import type { DatabaseAddress } from './database.ts';

export type { Pool };
export type Client = PoolClient;

/**
 * Values as the ledger wants them: a day is `YYYY-MM-DD` (a Date would be read in the zone of the process) and a
 * position is a number (it stays below 2^53).
 */
const readers = new TypeOverrides();
readers.setTypeParser(types.builtins.DATE, (text: string) => text);
readers.setTypeParser(types.builtins.INT8, Number);

export interface PoolOptions {
  /** Connections at most. */
  readonly max?: number | undefined;
}

/** Connections kept for storing acts: one commits while the next statement is worked on. */
export const CONNECTIONS_FOR_ACTS = 2;

/**
 * The application's connections, and beside them a few for storing acts alone: an act never waits behind questions, and
 * the plans of the statements that store it, which take long to make, are made once and stay where they are used.
 */
export class Connections extends Pool {
  readonly forActs: Pool;

  constructor(config: PoolConfig) {
    super(config);
    this.forActs = new Pool({ ...config, max: CONNECTIONS_FOR_ACTS, idleTimeoutMillis: 600_000 });
    for (const pool of [this, this.forActs]) {
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
    }
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    const ended = Promise.all([super.end(), this.forActs.end()]).then(() => {});
    if (callback === undefined) return ended;
    void ended.then(callback);
  }
}

/**
 * Opens the pool. Statements are pipelined: `begin`, the tenant, the question and `commit` go out together and cost
 * one round trip. Errors of idle and of borrowed connections are taken in: the statement that meets them reports them.
 */
export function createPool(address: DatabaseAddress, options: PoolOptions = {}): Connections {
  return new Connections({
    ...address,
    max: options.max ?? 20,
    types: readers,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    lock_timeout: 15_000,
    application_name: 'lingxing',
  });
}

/**
 * Refuses a role that could read another government's data or change a stored act: a superuser, one that bypasses
 * row-level security, the owner of a table, or a member of such a role.
 */
export async function refuseStrongRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; superuser: boolean; bypass: boolean; owner: boolean }>(`
    select current_user as role,
           exists (select from pg_roles r where (r.rolsuper) and pg_has_role(current_user, r.oid, 'member')) as superuser,
           exists (select from pg_roles r where (r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')) as bypass,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = 'public' and c.relkind in ('r', 'p', 'S', 'v') and pg_has_role(current_user, c.relowner, 'member')) as owner`);
  const found = rows[0];
  if (found === undefined) throw new LedgerFailure('database-unreachable', '数据库没有应答。 / The database does not answer.');
  const why = found.superuser
    ? ['是超级用户', 'is a superuser']
    : found.bypass
      ? ['可以绕过行级安全（BYPASSRLS）', 'bypasses row-level security']
      : found.owner
        ? ['是数据表的属主', 'owns the tables']
        : undefined;
  if (why !== undefined)
    throw new LedgerFailure(
      'role-too-strong',
      `数据库角色 ${found.role} ${why[0]}，不得用来运行服务。请另建一个普通角色，写入 DATABASE_URL。 / ` +
        `The database role ${found.role} ${why[1]}; the server does not run under it. Create an ordinary role and put it into DATABASE_URL.`,
    );
}
