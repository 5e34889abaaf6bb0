/** The embedded PostgreSQL as it is started for real use: durable, closed to others, taken on again after a crash. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, startDatabase, withClient } from '../src/index.ts';
import { closedFolder, postgresBinaries } from '../src/database/binaries.ts';
import { startCluster, type Connection } from '../src/database/embedded.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lx-embedded-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a way that is closed', () => {
  const user = { uid: 65_534, gid: 65_534 };
  it('is found at the folder that closes it', () => {
    const closed = join(folder, 'closed');
    mkdirSync(join(closed, 'in'), { recursive: true, mode: 0o755 });
    expect(closedFolder(join(closed, 'in'), user)).toBeUndefined();
    chmodSync(closed, 0o700);
    expect(closedFolder(join(closed, 'in'), user)).toBe(statSync(closed).uid === user.uid ? undefined : closed);
    expect(closedFolder(join(closed, 'in', 'not', 'there', 'yet'), { uid: statSync(closed).uid, gid: 0 })).toBeUndefined();
  });

  // Only root drops to another user; an ordinary user runs PostgreSQL as himself and may enter what is his.
  it('is refused in a sentence that names it, and only where the server would run as somebody else', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const started = startDatabase({ dataDir: join(closed, 'data') }).then(
      async (database) => {
        await database.stop();
        return 'started';
      },
      (error: unknown) => error,
    );
    if (process.getuid?.() === 0)
      expect(await started).toMatchObject({ code: 'data-folder-closed', message: expect.stringContaining(`不能进入 ${closed}`) as string });
    else expect(await started).toBe('started');
  });
});

/** A package as an install without scripts leaves it: a library without the link by which it is loaded. */
function packaged(parent: string): { folder: string; version: string } {
  const native = join(parent, 'native');
  mkdirSync(join(native, 'bin'), { recursive: true });
  mkdirSync(join(native, 'lib'));
  writeFileSync(join(native, 'bin', 'postgres'), 'server');
  writeFileSync(join(native, 'lib', 'libx.so.60.2'), 'library');
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/libx.so.60.2', target: 'native/lib/libx.so.60' }]));
  return { folder: native, version: '18.0.0' };
}

describe('the programs', () => {
  const user = { uid: 65_534, gid: 65_534 };
  it('are used where they are, their links made', () => {
    const found = packaged(join(folder, 'open'));
    const bin = postgresBinaries(join(folder, 'spare'), user, found);
    expect(bin).toBe(join(found.folder, 'bin'));
    expect(readFileSync(join(found.folder, 'lib', 'libx.so.60'), 'utf8')).toBe('library');
    expect(existsSync(join(folder, 'spare'))).toBe(false);
  });

  it('are copied out of a folder that the database may not enter, once, whole', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    const found = packaged(closed);
    chmodSync(closed, 0o700);
    const spare = join(folder, 'data', 'programs');
    const bin = postgresBinaries(spare, user, found);
    expect(bin).toBe(join(spare, 'postgresql-18.0.0', 'bin'));
    expect(readFileSync(join(bin, 'postgres'), 'utf8')).toBe('server');
    expect(readFileSync(join(bin, '..', 'lib', 'libx.so.60'), 'utf8')).toBe('library');
    expect(closedFolder(bin, user)).toBeUndefined();
    expect(readdirSync(spare)).toEqual(['postgresql-18.0.0']);
    writeFileSync(join(found.folder, 'bin', 'postgres'), 'changed');
    expect(readFileSync(join(postgresBinaries(spare, user, found), 'postgres'), 'utf8')).toBe('server');
  });
});

describe('a started database', () => {
  it('is durable, has two roles that own and own nothing, and sorts Chinese by pinyin', async () => {
    const { pool, close } = await openDatabase({ dataDir: join(folder, 'data') });
    const { rows } = await pool.query<Record<string, string>>(
      `select current_user as role, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
         current_setting('listen_addresses') as listens, (select pg_get_userbyid(relowner) from pg_class where relname = 'act') as owner`,
    );
    expect(rows[0]).toEqual({ role: 'lingxing_app', fsync: 'on', commits: 'on', listens: '', owner: 'lingxing_owner' });
    const sorted = await pool.query<{ x: string }>(`select x from unnest(array['忻州', '泽州', '卫东', '城区']) as x order by x`);
    expect(sorted.rows.map((row) => row.x)).toEqual(['城区', '卫东', '忻州', '泽州']);
    await close();
    expect(existsSync(join(folder, 'data', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('lets nobody in without the password, and keeps passwords and data from others', async () => {
    const cluster = await startCluster({ dataDir: join(folder, 'data') });
    for (const password of [undefined, '', 'postgres']) {
      const client = new Client({ ...cluster.superuser, password });
      client.on('error', () => {});
      await expect(client.connect()).rejects.toThrow(/password|SASL/);
    }
    expect(statSync(join(folder, 'data', 'secrets.json')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'data', 'cluster')).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder, 'data', 'postgresql.log'), 'utf8')).not.toContain(cluster.secrets.owner);
    await cluster.stop();
  });

  it('is taken on by the next start while it runs, and started anew after it was killed, with what was committed', async () => {
    const dataDir = join(folder, 'data');
    const first = await startCluster({ dataDir });
    await withClient(first.superuser, (client) => client.query('create table kept as select 1 as x'));
    const second = await startCluster({ dataDir });
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(second.superuser).toEqual(first.superuser);

    const pid = Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    const third = await startCluster({ dataDir });
    expect(third.adopted).toBe(false);
    const { rows } = await withClient(third.superuser, (client) => client.query<{ x: number }>('select x from kept'));
    expect(rows).toEqual([{ x: 1 }]);
    await third.stop();
  });

  it('is not confused by a file left over whose process number somebody else has now', async () => {
    const dataDir = join(folder, 'data');
    const first = await startCluster({ dataDir });
    const file = join(dataDir, 'cluster', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await first.stop();
    // Number 1 is always somebody's; the file belongs to the database's user, as the one it left would.
    writeFileSync(file, ['1', ...lines.slice(1)].join('\n'), { mode: 0o600 });
    const { uid, gid } = statSync(join(dataDir, 'cluster'));
    chownSync(file, uid, gid);
    const second = await startCluster({ dataDir, timeoutMs: 20_000 });
    expect(second.adopted).toBe(false);
    await second.stop();
  });

  it('runs from a folder whose path is too long for a socket', async () => {
    const dataDir = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    const cluster = await startCluster({ dataDir });
    const { host } = cluster.superuser satisfies Connection;
    expect(host.length).toBeLessThan(80);
    expect(statSync(host).mode & 0o077).toBe(0);
    await cluster.stop();
    expect(existsSync(host)).toBe(false);
  });
});
