/** A fresh clone of this repository, started as its README says, by `npm start`. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './sources.ts';

/** What this run of the tests has set for itself. */
const OWN = /^(npm_|LINGXING_|VITEST|DATABASE_)|^(PORT|HOST|NODE_ENV|NODE_OPTIONS|NODE_COMPILE_CACHE|INIT_CWD|TEST|MODE|DEV|PROD)$/;

/** A clone of HEAD with the packages of this checkout: `npm ci` itself takes its turn before the tests do. */
export class Installation {
  readonly folder: string;
  readonly data: string;

  constructor() {
    const base = mkdtempSync(join(tmpdir(), 'lingxing-clone-'));
    // Started by root, the embedded database runs as a user without rights, which has to pass through here.
    chmodSync(base, 0o755);
    this.folder = join(base, 'lingxing');
    this.data = join(base, 'data');
    execFileSync('git', ['clone', '--quiet', '--local', root, this.folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    const [from, to] = [join(root, 'node_modules'), join(this.folder, 'node_modules')];
    try {
      execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
    } catch {
      // Another file system, or a cp without links.
      rmSync(to, { recursive: true, force: true });
      cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    }
  }

  /** `npm start` with the machine's own Node, and nothing of this checkout in the environment. */
  async start(): Promise<Running> {
    const port = await freePort();
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.test(name)));
    env['PATH'] = (env['PATH'] ?? '')
      .split(delimiter)
      .filter((entry) => !entry.includes('node_modules'))
      .join(delimiter);
    const child = spawn('npm', ['start'], {
      cwd: this.folder,
      env: { ...env, PORT: String(port), LINGXING_DATA: this.data },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Running(child, `http://127.0.0.1:${port}`);
  }

  /** Every file of that name below the data folder. */
  dataFiles(name: string): string[] {
    return readdirSync(this.data, { recursive: true, encoding: 'utf8' }).filter((file) => file.split('/').at(-1) === name);
  }

  remove(): void {
    rmSync(join(this.folder, '..'), { recursive: true, force: true });
  }
}

/** One run of `npm start`. */
export class Running {
  /** All that was printed so far. */
  output = '';
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #end: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  #ended = false;

  constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    this.#end = once(child, 'close').then(([code, signal]) => {
      this.#ended = true;
      return { code: code as number | null, signal: signal as NodeJS.Signals | null };
    });
    const keep = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  /** The answer of `/healthz` once there is one; fails at once where the server ends, and where none comes in time. */
  async healthy(withinMs: number): Promise<unknown> {
    const deadline = Date.now() + withinMs;
    while (Date.now() < deadline) {
      if (this.#ended) throw new Error(`npm start ended:\n${this.output}`);
      const response = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (response?.status === 200) return response.json();
      await pause(100);
    }
    throw new Error(`No answer from ${this.url}/healthz within ${withinMs} ms:\n${this.output}`);
  }

  /** Asks npm to end, as a supervisor does, and resolves when everything it started has let go of its output. */
  async stop(withinMs: number): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    this.#child.kill('SIGTERM');
    const late = pause(withinMs, undefined, { ref: false }).then(() => {
      throw new Error(`Still running ${withinMs} ms after SIGTERM:\n${this.output}`);
    });
    return Promise.race([this.#end, late]);
  }

  /** For cleaning up after a failure. */
  kill(): void {
    if (!this.#ended) this.#child.kill('SIGTERM');
  }
}

/** A port that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
