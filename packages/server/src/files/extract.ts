/**
 * Text out of an uploaded file, bounded in time, memory and size: a thread of its own does it and is ended when its
 * time is up, so that no file can hold the server.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ContainerFault, ContainerLimits } from './container.ts';
import type { ContentForm } from './types.ts';

export interface ExtractLimits {
  readonly milliseconds: number;
  readonly memoryMb: number;
  readonly characters: number;
  readonly pages: number;
  readonly container: ContainerLimits;
}

export type Extracted =
  | {
      readonly ok: true;
      readonly text: string;
      /** `none`: the file has no text to read, as a scan or a picture; `partial`: a limit was reached. */
      readonly coverage: 'full' | 'partial' | 'none';
    }
  | { readonly ok: false; readonly fault: ContainerFault | 'mislabelled' | 'unchecked'; readonly message: string };

export interface ExtractTask {
  readonly path: string;
  readonly size: number;
  readonly form: ContentForm;
  readonly limits: ExtractLimits;
}

/** At most this many at once; further ones wait their turn. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1));
let running = 0;
const waiting: (() => void)[] = [];

async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Reads the text of a file. What cannot be read in time or memory comes back as `unchecked`, never as an empty text. */
export function extractText(task: ExtractTask): Promise<Extracted> {
  return turn(() => inThread(task));
}

function inThread(task: ExtractTask): Promise<Extracted> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./extract-worker.ts', import.meta.url), {
      workerData: task,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMb },
    });
    let settled = false;
    const settle = (result: Extracted): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(
      () => settle({ ok: false, fault: 'unchecked', message: `文件内容过于复杂，${task.limits.milliseconds / 1_000}秒内未能读完。` }),
      task.limits.milliseconds,
    );
    worker.once('message', (result: Extracted) => settle(result));
    worker.once('error', () => settle({ ok: false, fault: 'unchecked', message: '文件内容未能读出。' }));
    worker.once('exit', () => settle({ ok: false, fault: 'unchecked', message: '文件内容未能读出。' }));
  });
}
