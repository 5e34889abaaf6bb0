/**
 * `node scripts/run.mjs node FILE [args]` or `node scripts/run.mjs TOOL [args]`: runs a file, or a tool of node_modules,
 * under the supported Node, with the arguments and the exit code passed through.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, spawnWithSupportedNode } from './node.mjs';

/**
 * The program file of a tool, from its package's own description; the links in node_modules/.bin differ by system.
 * @param {string} tool
 * @returns {string | undefined}
 */
function toolFile(tool) {
  const folder = join(root, 'node_modules', tool);
  if (!existsSync(join(folder, 'package.json'))) return undefined;
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin?.[tool];
  return file === undefined ? undefined : join(folder, file);
}

const [tool, ...args] = process.argv.slice(2);
const file = tool === 'node' ? args.shift() : tool === undefined ? undefined : toolFile(tool);
if (file === undefined) {
  console.error(
    tool === undefined || tool === 'node'
      ? 'Usage: node scripts/run.mjs node FILE [args] | TOOL [args]'
      : `没有安装 ${tool}，请先运行 npm ci。\nThe tool "${tool}" is not installed. Run npm ci first.`,
  );
  process.exit(2);
}
await spawnWithSupportedNode(file, args);
