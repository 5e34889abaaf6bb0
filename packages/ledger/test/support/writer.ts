/**
 * A process that performs acts on an embedded database until it is killed, and prints each as it is acknowledged:
 * `matter seq [number]`. Started by crash.slow.test.ts.
 */
import { createLedger, openDatabase } from '../../src/index.ts';
import { club } from './club.ts';
import { act, done, open, propose, YEAR_2026 } from './teahouse.ts';

const dataDir = process.argv[2] ?? '';
const { pool } = await openDatabase({ dataDir });
const ledger = createLedger({ pool, clock: { now: () => Date.parse('2026-01-05T09:00:00+08:00') }, procedures: [club] });
await ledger.installCalendar([YEAR_2026]);
await open(ledger, 'teahouse');

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const matter = await propose(ledger, `茶会${writer}-${n}`);
    for (let cup = 0; cup < 5; cup += 1) {
      const { seq } = await done(act(ledger, 'sip', { matter, input: { cup: `盏${cup}` } }));
      process.stdout.write(`${matter} ${seq}\n`);
    }
    await done(act(ledger, 'approve', { matter, post: 'host' }));
    const numbered = await done(act(ledger, 'number', { matter, post: 'clerk', input: { year: 2026 } }));
    process.stdout.write(`${matter} ${numbered.seq} ${numbered.summary.number}\n`);
  }
}

async function sealing(): Promise<never> {
  for (;;) await ledger.seal();
}

process.stdout.write('ready\n');
await Promise.all([...Array.from({ length: 6 }, (_, writer) => write(writer)), sealing()]);
