/**
 * `npm start`: on a fresh clone, with nothing but Node on the machine, looks whether its port is free, installs what is
 * missing, builds the screens, and starts everything on one port. Started again, it goes straight to the server.
 */
import { join } from 'node:path';
import { root, spawnWithSupportedNode } from './node.mjs';
import { ensureInstalled, ensurePortFree, ensureWebBuilt, say } from './prepare.mjs';

for (const step of [ensurePortFree, ensureInstalled, ensureWebBuilt]) {
  const code = await step();
  if (code !== 0) process.exit(code);
}
say('正在启动令行……', 'Starting Lingxing ...');
await spawnWithSupportedNode(join(root, 'packages', 'server', 'src', 'main.ts'), process.argv.slice(2), {
  endWithParent: process.env.npm_lifecycle_event === 'start',
});
