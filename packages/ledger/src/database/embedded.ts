/**
 * The embedded PostgreSQL: a real server of our own, started on a folder, adopted after a crash of ours, reached by a
 * Unix socket in a folder that is closed to others (on Windows by TCP on the loopback), and always with a password:
 * nobody on the machine is trusted because he is on the machine.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { LedgerFailure } from '../failure.ts';
import { closedFolder, postgresBinaries, runAs, type RunAs } from './binaries.ts';

/** How a client reaches a database; what `pg` takes. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface Cluster {
  /** The superuser on the database `postgres`: for creating roles and databases, never for the application. */
  readonly superuser: Connection;
  readonly secrets: Secrets;
  /** Whether a server left over from a crash was taken on. */
  readonly adopted: boolean;
  /** Shuts the server down and waits until it is gone. */
  stop(): Promise<void>;
}

/** Generated passwords, in a file that only our own user reads. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly application: string;
}

export interface ClusterOptions {
  /** The folder that holds everything of the database: the cluster, its passwords, its log. */
  readonly dataDir: string;
  /** Further settings of the server, as `name=value`. */
  readonly settings?: readonly string[] | undefined;
  /** How long a start, or a recovery after a crash, may take. */
  readonly timeoutMs?: number | undefined;
}

const SUPERUSER = 'postgres';
/** Names the socket; nothing listens on the network under it. */
const SOCKET_PORT = 5432;
/** The longest path that a Unix socket may have, with room for the lock file's ending. */
const SOCKET_PATH_LIMIT = 100;

/** Starts the cluster of a folder, creating it where there is none, or adopts the server that still runs on it. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = resolve(options.dataDir);
  const user = runAs();
  const deadline = performance.now() + (options.timeoutMs ?? 60_000);
  prepareFolder(folder, user);
  const secrets = readSecrets(folder);
  const data = join(folder, 'cluster');
  const bin = postgresBinaries(join(folder, 'programs'), user);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(bin, data, secrets, user);

  const running = await adoptable(data, secrets, deadline);
  if (running !== undefined) return { superuser: running, secrets, adopted: true, stop: () => stopServer(data, deadlineOf(30_000)) };

  const superuser = await launch({ bin, data, folder, secrets, user, settings: options.settings ?? [], deadline });
  return { superuser, secrets, adopted: false, stop: () => stopServer(data, deadlineOf(30_000)) };
}

const deadlineOf = (ms: number) => performance.now() + ms;

/** Makes the folder passable for the database's user, or says in a sentence why it cannot be. */
function prepareFolder(folder: string, user: RunAs | undefined): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new LedgerFailure('data-folder-closed', `数据目录 ${folder} 无法建立。 / The data folder ${folder} cannot be created.`, {
      cause,
    });
  }
  if (user === undefined) return;
  const closed = closedFolder(folder, user);
  if (closed !== undefined)
    throw new LedgerFailure(
      'data-folder-closed',
      `以 root 启动时，内置 PostgreSQL 以用户 nobody 运行，而该用户不能进入 ${closed}。请将数据目录改设在其可进入之处（LINGXING_DATA），或以普通用户启动。 / ` +
        `Started by root, the embedded PostgreSQL runs as nobody, who may not enter ${closed}. Put the data folder (LINGXING_DATA) where that user may pass, or start as an ordinary user.`,
    );
}

function readSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets: Secrets = { superuser: password(), owner: password(), application: password() };
  const part = `${file}.${process.pid}`;
  writeFileSync(part, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(part, file);
  return secrets;
}

const password = () => randomBytes(24).toString('base64url');

/** The environment of the database's programs: days end in Asia/Shanghai, messages are in English in the log. */
function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { LC_ALL: process.platform === 'win32' ? 'C' : 'C.UTF-8', TZ: 'Asia/Shanghai' };
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/** A new cluster: UTF-8, sorted by pinyin (ICU), checksums on, every connection by password. */
function initialise(bin: string, data: string, secrets: Secrets, user: RunAs | undefined): void {
  // A creation broken off leaves a folder without PG_VERSION, into which initdb would not go.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  const passwords = mkdtempSync(join(tmpdir(), 'lingxing-'));
  const file = join(passwords, 'password');
  writeFileSync(file, secrets.superuser, { mode: 0o600 });
  if (user !== undefined) for (const path of [data, passwords, file]) chownSync(path, user.uid, user.gid);
  const args = [
    ['-D', data, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${file}`, '--encoding=UTF8', '--data-checksums'],
    process.platform === 'win32' ? ['--locale=C'] : ['--locale=C.UTF-8'],
    ['--locale-provider=icu', '--icu-locale=zh-Hans-CN'],
  ].flat();
  const done = spawnSync(join(bin, 'initdb'), args, { ...user, env: environment(), encoding: 'utf8', cwd: data });
  rmSync(passwords, { recursive: true, force: true });
  if (done.status === 0) return;
  rmSync(data, { recursive: true, force: true });
  throw new LedgerFailure(
    'database-unreachable',
    `内置 PostgreSQL 未能建库。 / initdb failed: ${done.error?.message ?? `${done.stderr}${done.stdout}`.trim()}`,
  );
}

/** The lines of `postmaster.pid` that matter: process, port, socket folder. */
function readPostmaster(data: string): { readonly pid: number; readonly port: number; readonly host: string } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
    const port = Number.parseInt(lines[3] ?? '', 10);
    if (!Number.isInteger(pid) || pid === 0) return undefined;
    return { pid, port, host: (lines[4] ?? '').trim() || '127.0.0.1' };
  } catch {
    return undefined;
  }
}

/**
 * A server that still runs on this folder, as a crash of ours leaves one; waited for while it starts or recovers. A file
 * left over whose process number another program has by now is cleared away.
 */
async function adoptable(data: string, secrets: Secrets, deadline: number): Promise<Connection | undefined> {
  for (;;) {
    const left = readPostmaster(data);
    if (left === undefined || !alive(left.pid)) return undefined;
    if (!servesFolder(left.pid, data)) {
      rmSync(join(data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (Number.isInteger(left.port)) {
      const connection: Connection = {
        host: left.host,
        port: left.port,
        user: SUPERUSER,
        password: secrets.superuser,
        database: 'postgres',
      };
      if (await answers(connection, data)) return connection;
    }
    if (performance.now() > deadline)
      throw new LedgerFailure(
        'database-unreachable',
        `进程 ${left.pid} 占用数据目录 ${data}，但数据库没有应答。 / Process ${left.pid} holds ${data}, but no database answers there.`,
      );
    await wait(50);
  }
}

/** Whether a process was started as the server of this folder. Where it cannot be seen, it is taken for one. */
function servesFolder(pid: number, data: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\u0000').includes(data);
  } catch {
    const seen = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return seen.error !== undefined || seen.stdout.includes(data);
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the server of this folder answers; false also while it starts or recovers. */
async function answers(connection: Connection, data: string): Promise<boolean> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return resolve(rows[0]?.data_directory ?? '') === data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

interface Launch {
  readonly bin: string;
  readonly data: string;
  readonly folder: string;
  readonly secrets: Secrets;
  readonly user: RunAs | undefined;
  readonly settings: readonly string[];
  readonly deadline: number;
}

async function launch(of: Launch): Promise<Connection> {
  const where =
    process.platform === 'win32' ? { host: '127.0.0.1', port: await freePort() } : { host: socketFolder(of), port: SOCKET_PORT };
  const settings = [
    ...(process.platform === 'win32'
      ? ['listen_addresses=127.0.0.1', 'unix_socket_directories=']
      : ['listen_addresses=', `unix_socket_directories=${where.host}`, 'unix_socket_permissions=0700']),
    'password_encryption=scram-sha-256',
    'timezone=Asia/Shanghai',
    'log_timezone=Asia/Shanghai',
    'max_connections=200',
    'shared_buffers=256MB',
    ...of.settings,
  ];
  const log = join(of.folder, 'postgresql.log');
  appendFileSync(log, '', { mode: 0o600 });
  chmodSync(log, 0o600);
  const args = ['-D', of.data, '-p', String(where.port), ...settings.flatMap((one) => ['-c', one])];
  const connection: Connection = { ...where, user: SUPERUSER, password: of.secrets.superuser, database: 'postgres' };
  let ended = spawnServer(of, args, log);
  for (;;) {
    if (await answers(connection, of.data)) return connection;
    const why = ended();
    const late = performance.now() > of.deadline;
    // The helpers of a server that was killed hold its memory for a moment; two that start at once meet at its lock.
    if (why !== undefined && !late && /shared memory block|lock file .* already exists/.test(tailOf(log))) {
      await wait(200);
      const other = await adoptable(of.data, of.secrets, of.deadline);
      if (other !== undefined) return other;
      ended = spawnServer(of, args, log);
    } else if (why !== undefined || late) {
      throw new LedgerFailure(
        'database-unreachable',
        `内置 PostgreSQL 未能启动（${why ?? '超时'}），记录见 ${log}。 / PostgreSQL did not start (${why ?? 'timed out'}):\n${tailOf(log)}`,
      );
    }
    await wait(20);
  }
}

const tailOf = (log: string) => readFileSync(log, 'utf8').split('\n').slice(-6).join('\n');

/** Starts the server and returns a way to ask why it has ended, undefined while it has not. */
function spawnServer({ bin, data, user }: Launch, args: readonly string[], log: string): () => string | undefined {
  const out = openSync(log, 'a');
  // Detached: a signal to our own process group must not take the database away before the last act is stored.
  const child = spawn(join(bin, 'postgres'), args, { ...user, env: environment(), cwd: data, stdio: ['ignore', out, out], detached: true });
  closeSync(out);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `exit ${code ?? signal}`));
  child.unref();
  return () => ended;
}

/** The cluster's own folder, closed to others; a short one beside the temporary files where its path is too long for a socket. */
function socketFolder({ data, user }: Launch): string {
  if (Buffer.byteLength(join(data, `.s.PGSQL.${SOCKET_PORT}.lock`)) <= SOCKET_PATH_LIMIT) return data;
  const folder = mkdtempSync(join(tmpdir(), 'lingxing-pg-'));
  chmodSync(folder, 0o700);
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/** Fast shutdown: running transactions end, what is committed is on the disk. */
async function stopServer(data: string, deadline: number): Promise<void> {
  const running = readPostmaster(data);
  if (running === undefined || !alive(running.pid)) return;
  process.kill(running.pid, 'SIGINT');
  while (alive(running.pid) && existsSync(join(data, 'postmaster.pid'))) {
    if (performance.now() > deadline)
      throw new LedgerFailure('database-unreachable', `内置 PostgreSQL 未能停止。 / PostgreSQL did not stop (process ${running.pid}).`);
    await wait(10);
  }
  if (running.host.startsWith('/') && running.host !== data && dirname(running.host) === tmpdir())
    rmSync(running.host, { recursive: true, force: true });
}
