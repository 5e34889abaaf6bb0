/** `npm start` on a port that is taken: said at once, before anything is installed, built or seeded. */
import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from './support/sources.ts';

const execute = promisify(execFile);

it('says that the port is taken and the way out, and ends there', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  try {
    const ended = await execute(process.execPath, [join(root, 'scripts/start.mjs')], {
      env: { ...process.env, PORT: String(port), HOST: '' },
      timeout: 120_000,
    }).then(
      () => undefined,
      (error: unknown) => error as { readonly code: number; readonly stdout: string; readonly stderr: string },
    );
    expect(ended?.code).toBe(1);
    const said = `${ended?.stdout ?? ''}${ended?.stderr ?? ''}`;
    expect(said).toContain(`端口 ${port} 已被占用`);
    expect(said).toContain(`PORT=${port + 1} npm start`);
    expect(said).not.toContain('Building the screens');
    expect(said).not.toContain('Starting Lingxing');
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});
