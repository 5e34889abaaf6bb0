/**
 * Text out of an uploaded file, bounded in time, memory and size: a thread of its own does it and is ended when its
 * time is up or it takes too much, so that no file can hold the server.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ContainerFault, ContainerLimits } from './container.ts';
import type { MailLimits, ParsedMail } from './mail.ts';
import type { ClassificationMark } from './mark.ts';
import type { AllowedType } from './types.ts';

export interface ExtractLimits {
  readonly milliseconds: number;
  /** A moment (milliseconds since the epoch) at which it ends in any case: of several files that come together. */
  readonly until?: number | undefined;
  readonly memoryMb: number;
  readonly characters: number;
  readonly pages: number;
  readonly container: ContainerLimits;
}

export type Coverage = 'full' | 'partial' | 'none';
export type ExtractFault = ContainerFault | 'mislabelled' | 'empty';

export type Extracted =
  | {
      readonly ok: true;
      readonly text: string;
      /** `none`: nothing of the file could be read, as of a scan or a picture; `partial`: not all of it. */
      readonly coverage: Coverage;
      /** What was not read and why, in one sentence; absent where all was. */
      readonly unread?: string;
      /** What is no text of the file to be found by, and is looked over for a mark: deleted words, names of sheets, another reading. */
      readonly aside?: string;
      /** The first mark of the text and of each part beside it; looked for in the thread, as a long text takes its time. */
      readonly marks?: readonly ClassificationMark[];
    }
  | { readonly ok: false; readonly fault: ExtractFault; readonly message: string };

/** A file to be held against its type and read. */
export interface ReadTask {
  readonly kind: 'read';
  readonly path: string;
  readonly size: number;
  readonly type: AllowedType;
  readonly maxPixels: number;
  readonly limits: ExtractLimits;
}

/** An e-mail to be taken apart; its attachments are written into the folder. */
export interface MailTask {
  readonly kind: 'mail';
  readonly path: string;
  readonly folder: string;
  readonly limits: ExtractLimits & MailLimits;
}

export type Task = ReadTask | MailTask;
/** What becomes of a task that its thread did not finish. */
export type Unfinished = { readonly unfinished: string };

/** At most this many threads; further files wait their turn. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1));
/** A thread is replaced after so many files: what one leaves behind in a library does not add up. */
const FILES_PER_THREAD = 50;
/** How often the memory of a working thread is looked at (milliseconds). */
const LOOK_EVERY = 100;
/** Idle threads are let go after this time (milliseconds). */
const IDLE = 30_000;
const MEGABYTE = 1024 * 1024;

/** A thread and what it answers to: one task at a time, or none while it is idle. */
interface Thread {
  readonly worker: Worker;
  served: number;
  /** Ends it when it has been idle for long. */
  idle?: NodeJS.Timeout;
  answered(result: unknown): void;
  /** It ended by itself: out of memory, or by an error that nobody caught. */
  ended(): void;
}

const idle: Thread[] = [];
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

/** Reads the text of a file. What cannot be read in time or memory comes back as not read, never as an empty text. */
export async function extractText(task: ReadTask): Promise<Extracted> {
  const result = await turn(() => inThread<Extracted>(task));
  return 'unfinished' in result ? { ok: true, text: '', coverage: 'none', unread: result.unfinished } : result;
}

/** Takes an e-mail apart, in a thread as well. */
export async function takeApart(task: MailTask): Promise<ParsedMail> {
  const result = await turn(() => inThread<ParsedMail>(task));
  return 'unfinished' in result ? { ok: false, fault: 'expands-too-far', message: result.unfinished.replace('文件', '邮件') } : result;
}

function threadFor(task: Task): Thread {
  const kept = idle.pop();
  if (kept !== undefined) {
    clearTimeout(kept.idle);
    kept.worker.ref();
    return kept;
  }
  const worker = new Worker(new URL('./extract-worker.ts', import.meta.url), {
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMb },
  });
  const thread: Thread = { worker, served: 0, answered: () => {}, ended: () => {} };
  worker.on('message', (result: unknown) => thread.answered(result));
  worker.on('error', () => thread.ended());
  worker.on('exit', () => thread.ended());
  return thread;
}

/** The time that is left for a file from now on. */
export const timeFor = ({ milliseconds, until }: ExtractLimits): number =>
  Math.max(1, Math.min(milliseconds, (until ?? Number.POSITIVE_INFINITY) - Date.now()));

/** Keeps a thread for the next file, or lets it go. */
function setAside(thread: Thread): void {
  thread.served += 1;
  if (thread.served >= FILES_PER_THREAD) return void thread.worker.terminate();
  const drop = (): void => {
    clearTimeout(thread.idle);
    const at = idle.indexOf(thread);
    if (at >= 0) idle.splice(at, 1);
    void thread.worker.terminate();
  };
  thread.idle = setTimeout(drop, IDLE).unref();
  thread.ended = drop;
  thread.worker.unref();
  idle.push(thread);
}

function inThread<T>(task: Task): Promise<T | Unfinished> {
  return new Promise((resolve) => {
    const thread = threadFor(task);
    const { worker } = thread;
    let settled = false;
    const settle = (result: T | Unfinished, sound: boolean): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(look);
      thread.answered = () => {};
      thread.ended = () => {};
      if (sound) setAside(thread);
      else void worker.terminate();
      resolve(result);
    };
    const { memoryMb } = task.limits;
    const milliseconds = timeFor(task.limits);
    const timer = setTimeout(
      () => settle({ unfinished: `文件内容过于复杂，${Math.ceil(milliseconds / 1_000)}秒内未能读完。` }, false),
      milliseconds,
    );
    // The limits of a thread do not count buffers outside its heap, into which a compressed stream expands.
    const look = setInterval(() => {
      worker.getHeapStatistics().then(
        (heap) => {
          if (heap.used_heap_size + heap.external_memory > memoryMb * MEGABYTE)
            settle({ unfinished: `文件内容展开后过大，在${memoryMb} MB内未能读完。` }, false);
        },
        // The thread is ending: its own event says so.
        () => {},
      );
    }, LOOK_EVERY);
    thread.answered = (result) => settle(result as T, true);
    thread.ended = () => settle({ unfinished: '文件内容未能读出。' }, false);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of our own, not a window
    worker.postMessage(task);
  });
}
