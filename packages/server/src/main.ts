/** `npm start` ends here: one process, one port. */
import { LedgerFailure } from '@lingxing/ledger';
import { BuiltInRulesError } from '@lingxing/workrules/read';
import { ConfigError, readConfig } from './config.ts';
import { startServer, type RunningServer, type SeedDemo } from './server.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (line: string): void => void process.stderr.write(`${line}\n`);

async function loadDemo(): Promise<SeedDemo> {
  const { seedDemo } = await import('@lingxing/demo');
  return seedDemo;
}

function announce(running: RunningServer, dataDir: string): void {
  say(`令行已启动：${running.address}`);
  if (!running.demo) return;
  if (running.seeded.length === 0) {
    say(`演示数据。账号和密码见 ${dataDir}/demo-accounts.json`);
    return;
  }
  say('演示数据，不用于正式办文。账号（密码）：');
  let government = '';
  for (const one of running.seeded) {
    if (one.government !== government) say(`  ${one.government}`);
    government = one.government;
    say(`    ${one.account}（${one.password}）  ${one.label}`);
  }
  say(`全部账号见 ${dataDir}/demo-accounts.json`);
}

/** Failures that a person can mend are said in their sentence; others keep their trace. */
function explain(error: unknown): void {
  if (error instanceof ConfigError || error instanceof LedgerFailure || error instanceof BuiltInRulesError) fail(error.message);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') fail('端口已被占用，请设 PORT 换一个端口，或先停止占用它的程序。');
  else fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const running = await startServer({ config, loadDemo, logger: { level: process.env['LINGXING_LOG'] ?? 'warn' } });
  announce(running, config.dataDir);
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
}

main().catch((error: unknown) => {
  explain(error);
  process.exitCode = 1;
});
