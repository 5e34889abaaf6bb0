/** A deployment in earnest, from an empty data folder: the embedded database, the built-in rules, no demo data, and down again. */
import { mkdtemp, readdir, rm, chmod } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { startServer, type RunningServer } from '../src/server.ts';

let folder: string;
let running: RunningServer | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lx-deployment-'));
  // Started by root, the database runs as a user who has to pass through here.
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = (env: Record<string, string>) =>
  startServer({
    config: readConfig({ PORT: '0', LINGXING_DATA: join(folder, 'data'), ...env }, folder),
    loadDemo: () => Promise.reject(new Error('a deployment in earnest loads no demonstration')),
  });

it('says before anything else that its port is taken, and the way out', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(start({ PORT: String(port), LINGXING_DEMO: 'off' })).rejects.toThrow(
    `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口启动，如 PORT=${port + 1} npm start。`,
  );
  // Nothing was begun: not even the data folder is there.
  expect(await readdir(folder)).toEqual([]);
  await new Promise((resolve) => other.close(resolve));
});

it('starts, serves, stops and starts again with what was there', async () => {
  running = await start({ LINGXING_DEMO: 'off' });
  expect(running.demo).toBeUndefined();
  const health = await fetch(`${running.address}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  expect((await fetch(`${running.address}/api/v1/workbench`)).status).toBe(401);
  expect(await readdir(join(folder, 'data'))).not.toContain('demo-accounts.json');
  await running.stop();
  running = undefined;

  // Without a word about demo data, what is there is taken for what it is.
  running = await start({});
  expect(running.demo).toBeUndefined();
  await running.stop();
  running = undefined;
  await expect(start({ LINGXING_CLOCK: '2026-11-23T09:00:00+08:00' })).rejects.toThrow(/LINGXING_CLOCK/u);
}, 120_000);
