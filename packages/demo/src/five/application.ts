/** The shipped application as a process of its own, on a data folder and a clock of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const STARTED = /令行已启动：(http:\/\/\S+)/u;
/** Making the database, its posts and accounts takes some seconds; a machine that is busy, more. */
const START_MS = 600_000;
const STOP_MS = 60_000;

export interface Application {
  readonly address: string;
  /** The end of what it has said, for a failure that it did not explain. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts the application and resolves when it says that it is ready. */
export function startApplication(dataFolder: string, clock: string): Promise<Application> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      LINGXING_DATA: dataFolder,
      LINGXING_CLOCK: clock,
      LINGXING_DEMO: 'on',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: '',
      DATABASE_ADMIN_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(late);
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      void stop().then(() => reject(new Error(`${why}\n${output.slice(-4_000)}`)));
    };
    const timer = setTimeout(() => fail(`the application was not ready after ${START_MS / 1_000} s`), START_MS);
    const hear = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const address = STARTED.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve({ address, said: () => output.slice(-4_000), stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => fail(error.message));
    void ended.then((code) => fail(`the application ended with ${code}`));
  });
}
