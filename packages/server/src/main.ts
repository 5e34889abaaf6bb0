/** `npm start` ends here: one process, one port. */
import { LedgerFailure } from '@lingxing/ledger';
import { BuiltInRulesError } from '@lingxing/workrules/read';
import { ConfigError, readConfig } from './config.ts';
import { startServer, type RunningServer } from './server.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (line: string): void => void process.stderr.write(`${line}\n`);

const loadDemo = (): Promise<typeof import('@lingxing/demo')> => import('@lingxing/demo');

async function announce({ address, demo }: RunningServer): Promise<void> {
  if (demo !== undefined) {
    const { describeAccounts } = await loadDemo();
    say(describeAccounts(demo.accounts, demo.file));
  }
  say(`令行已启动：${address}`);
}

/** Failures that a person can mend are said in their sentence; others keep their trace. */
function explain(error: unknown): void {
  if (error instanceof ConfigError || error instanceof LedgerFailure || error instanceof BuiltInRulesError) fail(error.message);
  else fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const running = await startServer({ config, loadDemo, say, logger: { level: process.env['LINGXING_LOG'] ?? 'warn' } });
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          explain(error);
          process.exit(1);
        },
      );
    });
  }
  // Last: whoever waits for this line may ask for the end at once, and the end leaves no database behind.
  await announce(running);
}

main().catch((error: unknown) => {
  explain(error);
  process.exitCode = 1;
});
