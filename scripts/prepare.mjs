/** What must stand before anything runs: the packages of the lock file, and the built screens. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative, sep } from 'node:path';
import { requireSupportedNode, root, run, supportedEnvironment } from './node.mjs';

const web = join(root, 'packages', 'web');
const dist = join(web, 'dist');
/** Holds the sum of the sources that the screens were built from. The build empties the folder, so it cannot be stale. */
const stamp = join(dist, '.sources');

/** What the built screens depend on. */
const WEB_SOURCES = [
  'packages/web',
  'packages/server/src/contracts',
  'packages/affairs/src',
  'packages/workrules/src',
  'package-lock.json',
  'tsconfig.json',
];
const NOT_SOURCES = new Set(['dist', 'node_modules', 'test', 'coverage']);

/**
 * Says one short line, in both languages of the house.
 * @param {string} chinese
 * @param {string} english
 */
export function say(chinese, english) {
  console.log(`${chinese}  ${english}`);
}

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * True where node_modules holds what the lock file names: npm leaves its own list of what it installed, and writes it
 * last, so that an interrupted installation counts as none. Contents are compared, not file times, which a checkout
 * or a copy changes.
 */
export function isInstalled() {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = readJson(list).packages;
  return Object.entries(readJson(join(root, 'package-lock.json')).packages).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/')) return true;
    const present = installed[path];
    if (present === undefined) return wanted.optional === true;
    return wanted.link === true || present.version === wanted.version;
  });
}

/**
 * Whether the port is free that the server will want; asked before minutes of installing and building. What else may be
 * wrong with the settings the server says.
 * @returns {Promise<number>} exit code
 */
export async function ensurePortFree() {
  const port = Number(process.env.PORT || 7180);
  if (!Number.isInteger(port) || port <= 0 || port > 65_535) return 0;
  const probe = createServer();
  const taken = await new Promise((resolve) => {
    probe.once('error', (error) => resolve('code' in error && error.code === 'EADDRINUSE'));
    probe.listen({ host: process.env.HOST || '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(false)));
  });
  if (!taken) return 0;
  const other = port < 65_535 ? port + 1 : port - 1;
  say(
    `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口启动：PORT=${other} npm start`,
    `Port ${port} is taken. Stop what uses it, or start on another: PORT=${other} npm start`,
  );
  return 1;
}

/**
 * Installs what the lock file names, if it is not there. npm runs under the Node it was started with, as the one in
 * node_modules is about to be replaced.
 * @returns {Promise<number>} exit code
 */
export async function ensureInstalled() {
  if (isInstalled()) return 0;
  say('正在安装依赖，约需一两分钟……', 'Installing packages, a minute or two ...');
  // The build tools stand among the development dependencies and the Node for older machines among the optional ones.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const end = npm?.endsWith('npm-cli.js')
    ? await run(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], { cwd: root })
    : await run('npm', args, { cwd: root });
  if (end.code !== 0) say('安装依赖没有完成，见上面的说明。', 'The packages could not be installed; see above.');
  return end.code;
}

/**
 * @param {string} path
 * @returns {Generator<string>}
 */
function* filesUnder(path) {
  const entries = readdirSync(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NOT_SOURCES.has(entry.name)) continue;
    const full = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else if (entry.isFile()) yield full;
  }
}

/** The sum of all that the built screens depend on: names and contents. */
export function webSourcesHash() {
  const hash = createHash('sha256');
  for (const source of WEB_SOURCES) {
    const full = join(root, source);
    if (!existsSync(full)) continue;
    for (const file of source.includes('.') ? [full] : filesUnder(full)) {
      hash.update(`${relative(root, file).split(sep).join('/')}\0`);
      hash.update(readFileSync(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Builds the screens where their sources changed since the last build.
 * @returns {Promise<number>} exit code
 */
export async function ensureWebBuilt() {
  const hash = webSourcesHash();
  if (existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  say('正在构建页面……', 'Building the screens ...');
  const node = requireSupportedNode();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const end = await run(node, [vite, 'build', web, '--logLevel', 'warn'], {
    cwd: root,
    env: supportedEnvironment(node),
    timeoutMs: 300_000,
  });
  if (end.code === 0) writeFileSync(stamp, hash);
  else say('页面没有构建成功，见上面的说明。', 'The screens could not be built; see above.');
  return end.code;
}
