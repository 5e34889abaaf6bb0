/**
 * The database of a deployment: the embedded PostgreSQL of a data folder, or another one given by two addresses. Both
 * come with two roles: the owner, for migrations only, and the application's, which owns nothing and cannot get round
 * row-level security.
 */
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { LedgerFailure } from '../failure.ts';
import { startCluster, type Connection } from './embedded.ts';

/** How a role reaches the database; goes to `pg` as it is. */
export type DatabaseAddress = Connection | { readonly connectionString: string };

export type DatabaseOptions =
  /** The embedded PostgreSQL under this folder. */
  | { readonly dataDir: string; readonly settings?: readonly string[] | undefined }
  /** Another PostgreSQL, version 15 or later: the application's role, and the owner's for migrations. */
  | { readonly url: string; readonly adminUrl: string };

export interface Database {
  readonly kind: 'embedded' | 'external';
  /** Whether an embedded server was running already: another process's, which is not for this one to stop. */
  readonly adopted: boolean;
  /** The application's role. */
  readonly application: DatabaseAddress;
  /** The owner of the tables; for migrations only. */
  readonly owner: DatabaseAddress;
  /** Ends the embedded server; does nothing to an external one. */
  stop(): Promise<void>;
}

export const OWNER_ROLE = 'lingxing_owner';
export const APPLICATION_ROLE = 'lingxing_app';
const DATABASE = 'lingxing';

/** Starts (or adopts) the database and returns the addresses of both roles; migrations are a step of their own. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  if ('url' in options) {
    return {
      kind: 'external',
      adopted: false,
      application: { connectionString: options.url },
      owner: { connectionString: options.adminUrl },
      stop: () => Promise.resolve(),
    };
  }
  const cluster = await startCluster(options);
  try {
    await createRoles(cluster.superuser, cluster.secrets);
    await createDatabase(cluster.superuser, DATABASE);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  const to = (user: string, password: string): Connection => ({ ...cluster.superuser, user, password, database: DATABASE });
  return {
    kind: 'embedded',
    adopted: cluster.adopted,
    application: to(APPLICATION_ROLE, cluster.secrets.application),
    owner: to(OWNER_ROLE, cluster.secrets.owner),
    stop: () => cluster.stop(),
  };
}

/** Creates the two roles of a cluster that is ours. Passwords go as literals: `create role` takes no parameters. */
export async function createRoles(superuser: Connection, secrets: { readonly owner: string; readonly application: string }): Promise<void> {
  await withClient(superuser, async (client) => {
    for (const [role, password] of [
      [OWNER_ROLE, secrets.owner],
      [APPLICATION_ROLE, secrets.application],
    ] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      if (rowCount === 0)
        await client.query(
          `create role ${escapeIdentifier(role)} login nosuperuser nobypassrls nocreatedb nocreaterole password ${escapeLiteral(password)}`,
        );
    }
  });
}

/** Creates a database that belongs to the owner; anybody else has to be let in. */
export async function createDatabase(superuser: Connection, name: string): Promise<void> {
  await withClient(superuser, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(name)} owner ${OWNER_ROLE}`);
    await client.query(`revoke all on database ${escapeIdentifier(name)} from public`);
    await client.query(`grant connect on database ${escapeIdentifier(name)} to ${APPLICATION_ROLE}`);
  });
}

/** Runs something on a connection of its own. */
export async function withClient<T>(address: DatabaseAddress, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    throw new LedgerFailure('database-unreachable', '数据库没有应答。 / The database does not answer.', { cause });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
