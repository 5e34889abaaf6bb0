/**
 * Real PostgreSQL for tests: one cluster per process (or per run, see `startTestCluster`), one migrated template, and a
 * fresh database from it in some tens of milliseconds. Durability is off: what tests of durability need they start
 * themselves. With `LINGXING_TEST_DATABASE_ADMIN_URL` (a role that may create roles and databases) the same tests run on
 * that server.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { postgresBinaries, runAs } from './database/binaries.ts';
import {
  APPLICATION_ROLE,
  createDatabase,
  createRoles,
  OWNER_ROLE,
  withClient,
  type Database,
  type DatabaseAddress,
} from './database/database.ts';
import type { Connection } from './database/embedded.ts';
import { migrate, readMigrations, sumsOf } from './database/migrations.ts';
import { createPool, type Connections, type PoolOptions } from './database/pool.ts';
import { sm3 } from './canonical.ts';

const ADMIN_URL = 'LINGXING_TEST_DATABASE_ADMIN_URL';
/** Only for tests, on a server that lives as long as they do. */
const PASSWORD = 'for tests only';
const TEMPLATE_LOCK = 7_180_003;
const PREPARING_LOCK = 7_180_004;
/** Names the run of tests that this process belongs to; see `beginRun`. */
const RUN = 'LINGXING_TEST_RUN';
/** The run of a process that belongs to none. */
const OWN_RUN = randomBytes(4).toString('hex');

export interface FreshDatabase {
  readonly database: Database;
  /** The application's pool. */
  readonly pool: Connections;
  /** Runs as the owner of the tables, for looking behind and for tampering. Row-level security is forced on the owner too. */
  asOwner<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** Runs as the superuser of the cluster on this database. */
  asSuperuser<T>(work: (client: Client) => Promise<T>): Promise<T>;
  /** Another pool of the application's role, as another process would have. */
  morePool(options?: PoolOptions): Connections;
  /** Closes the pools and drops the database. */
  drop(): Promise<void>;
}

/** A fresh migrated database. Call `drop` when done. */
export async function freshDatabase(options: PoolOptions = {}): Promise<FreshDatabase> {
  const admin = await cluster();
  return copyOf(admin, await templateDatabase(admin), `lx_${randomBytes(8).toString('hex')}`, options);
}

/**
 * A fresh database that holds already what `prepare` puts into it: that is done once a run under this name, by whoever comes
 * first. Call `drop` when done.
 */
export async function preparedDatabase(
  name: string,
  prepare: (pool: Connections) => Promise<void>,
  options: PoolOptions = {},
): Promise<FreshDatabase> {
  const admin = await cluster();
  const template = `${runPrefix(process.env[RUN] ?? OWN_RUN)}${name}`;
  let making = prepared.get(template);
  if (making === undefined) prepared.set(template, (making = prepareTemplate(admin, template, prepare)));
  await making;
  return copyOf(admin, template, `lx_${randomBytes(8).toString('hex')}`, options);
}

const prepared = new Map<string, Promise<void>>();

async function prepareTemplate(admin: Connection, name: string, prepare: (pool: Connections) => Promise<void>): Promise<void> {
  await withClient(admin, async (client) => {
    await client.query('select pg_advisory_lock($1)', [PREPARING_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const draft = await copyOf(admin, await templateDatabase(admin), `${name}_draft`, {});
    try {
      await prepare(draft.pool);
      await draft.pool.end();
    } catch (error) {
      await draft.drop();
      throw error;
    }
    // Renamed when whole, so that nobody copies half of it.
    await client.query(`alter database ${name}_draft rename to ${name}`);
  });
}

/** Begins a run: what is prepared from now on is shared by its processes. The answer takes it away again. */
export function beginRun(): () => Promise<void> {
  const run = randomBytes(4).toString('hex');
  process.env[RUN] = run;
  return async () =>
    withClient(await cluster(), async (client) => {
      const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
        runPrefix(run),
      ]);
      for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
    });
}

const runPrefix = (run: string): string => `lx_run_${run}_`;

async function copyOf(admin: Connection, template: string, name: string, options: PoolOptions): Promise<FreshDatabase> {
  await withClient(admin, async (client) => {
    await client.query(`create database ${name} template ${template} owner ${OWNER_ROLE} strategy file_copy`);
    await client.query(`grant connect on database ${name} to ${APPLICATION_ROLE}`);
  });
  const to = (user: string): Connection => ({ ...admin, user, password: PASSWORD, database: name });
  const pools: Connections[] = [];
  const morePool = (more: PoolOptions = {}) => {
    const pool = createPool(to(APPLICATION_ROLE), more);
    pools.push(pool);
    return pool;
  };
  return {
    database: { kind: 'external', adopted: false, application: to(APPLICATION_ROLE), owner: to(OWNER_ROLE), stop: () => Promise.resolve() },
    pool: morePool(options),
    morePool,
    asOwner: (work) => withClient(to(OWNER_ROLE), work),
    asSuperuser: (work) => withClient({ ...admin, database: name }, work),
    drop: async () => {
      await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
      await withClient(admin, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** An empty database of the owner's, without any migration; for tests of migrating. */
export async function emptyDatabase(): Promise<Database & { drop(): Promise<void> }> {
  const admin = await cluster();
  const name = `lx_${randomBytes(8).toString('hex')}`;
  await prepareRoles(admin);
  await createDatabase(admin, name);
  const to = (user: string): Connection => ({ ...admin, user, password: PASSWORD, database: name });
  return {
    kind: 'external',
    adopted: false,
    application: to(APPLICATION_ROLE),
    owner: to(OWNER_ROLE),
    stop: () => Promise.resolve(),
    drop: () => withClient(admin, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

/** The superuser's address of the cluster that the tests of this process share. */
export async function cluster(): Promise<Connection> {
  const url = process.env[ADMIN_URL];
  if (url !== undefined && url !== '') return parse(url);
  started ??= startTestCluster();
  return (await started).admin;
}

let started: Promise<TestCluster> | undefined;

function parse(url: string): Connection {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  return {
    host: searchParams.get('host') ?? (decodeURIComponent(hostname) || '127.0.0.1'),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || 'postgres',
  };
}

/** The roles of the tests, with the tests' password. Twenty processes may come at once. */
async function prepareRoles(admin: DatabaseAddress): Promise<void> {
  await withClient(admin, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await createRoles(admin as Connection, { owner: PASSWORD, application: PASSWORD });
  });
}

/** The template of these migrations, made once per server by whoever comes first. */
async function templateDatabase(admin: Connection): Promise<string> {
  template ??= makeTemplate(admin);
  return template;
}

let template: Promise<string> | undefined;

async function makeTemplate(admin: Connection): Promise<string> {
  const name = `lx_template_${sm3(sumsOf(readMigrations())).slice(0, 16)}`;
  await prepareRoles(admin);
  await withClient(admin, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft}`);
    await createDatabase(admin, draft);
    const to = (user: string): Connection => ({ ...admin, user, password: PASSWORD, database: draft });
    await migrate({
      kind: 'external',
      adopted: false,
      application: to(APPLICATION_ROLE),
      owner: to(OWNER_ROLE),
      stop: () => Promise.resolve(),
    });
    // Renamed when whole, so that nobody copies half a template.
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

export interface TestCluster {
  readonly admin: Connection;
  /** The same as an address, for `LINGXING_TEST_DATABASE_ADMIN_URL`: a global setup shares one cluster among all test files. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Ends the server and removes its folder when its own standard input closes, which happens even where the process that
 * held it was killed.
 */
const WATCHED = 'folder="$0"; "$@" & child=$!; cat > /dev/null; kill -INT "$child"; wait "$child"; cd /; rm -rf "$folder"';

/** Starts a cluster without durability, which ends with this process at the latest. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'lx-'));
  const user = runAs();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o755);
  const bin = postgresBinaries(join(folder, 'programs'), user);
  const data = join(folder, 'd');
  mkdirSync(data, { mode: 0o700 });
  if (user !== undefined) chownSync(data, user.uid, user.gid);
  const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' };
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-Hans-CN'];
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', ...locale], {
    ...user,
    env,
    cwd: data,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', 'shared_buffers=128MB'];
  // Trust, but only on a socket in a folder that is closed to others.
  const where = [`unix_socket_directories=${data}`, 'listen_addresses=', 'autovacuum=off', 'timezone=Asia/Shanghai'];
  const args = ['-D', data, ...[...settings, ...where].flatMap((one) => ['-c', one])];
  const server = spawn('sh', ['-c', WATCHED, folder, join(bin, 'postgres'), ...args], {
    ...user,
    env,
    cwd: data,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  server.unref();
  // A socket at run time: it must not keep the process alive either.
  (server.stdin as unknown as { unref?: () => void }).unref?.();

  const admin: Connection = { host: data, port: 5432, user: 'postgres', password: PASSWORD, database: 'postgres' };
  for (const until = performance.now() + 60_000; ; await wait(20)) {
    const up = await withClient(admin, () => Promise.resolve(true)).catch(() => false);
    if (up) break;
    if (server.exitCode !== null || performance.now() > until) throw new Error('The test cluster did not start.');
  }
  return {
    admin,
    url: `postgres://postgres:${encodeURIComponent(PASSWORD)}@localhost/postgres?host=${encodeURIComponent(data)}`,
    stop: async () => {
      const ended = new Promise((done) => server.once('exit', done));
      server.stdin?.end();
      await ended;
    },
  };
}
