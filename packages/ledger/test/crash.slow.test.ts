/** `kill -9` under write load, with everything durable: what was acknowledged is there, and the chain verifies. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createLedger, openDatabase } from '../src/index.ts';
import { club } from './support/club.ts';

/** Lets a child write until it has acknowledged so many acts, then kills it, and with `database` its PostgreSQL first. */
async function writeAndKill(dataDir: string, enough: number, database: boolean): Promise<readonly string[]> {
  const writer = join(import.meta.dirname, 'support', 'writer.ts');
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', database ? 'ignore' : 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const acknowledged: string[] = [];
  let killed = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'ready') acknowledged.push(line);
    if (killed || acknowledged.length < enough) continue;
    killed = true;
    if (database) process.kill(Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    child.kill('SIGKILL');
  }
  await ended;
  expect(killed).toBe(true);
  return acknowledged;
}

it.each([
  ['the server alone', false],
  ['the server and its database', true],
])('killing %s loses nothing that was acknowledged', async (_, database) => {
  const folder = mkdtempSync(join(tmpdir(), 'lx-crash-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  try {
    for (const round of [1, 2]) {
      const acknowledged = await writeAndKill(dataDir, 150 * round, database);
      const { pool, close } = await openDatabase({ dataDir });
      const ledger = createLedger({ pool, clock: { now: () => Date.parse('2026-01-05T10:00:00+08:00') }, procedures: [club] });
      const issued = await ledger.issuedNumbers('teahouse', 'tea', 2026);
      expect(issued.map((one) => one.n)).toEqual(Array.from({ length: issued.length }, (_, i) => i + 1));
      const numbers = new Set(issued.map((one) => one.text));
      for (const line of acknowledged) {
        const [matter = '', seq, number] = line.split(' ');
        const loaded = await ledger.load('teahouse', matter);
        expect(loaded?.version).toBeGreaterThanOrEqual(Number(seq));
        if (number !== undefined) expect(numbers.has(number)).toBe(true);
      }
      await ledger.seal();
      expect(await ledger.verify('teahouse')).toMatchObject({ ok: true, broken: [] });
      await close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
