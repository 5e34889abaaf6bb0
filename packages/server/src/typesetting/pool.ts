/** The typesetter as the application uses it: asked across a thread, one sheet after the other, with a limit on time and queue. */
import { Worker } from 'node:worker_threads';
import type { DispatchForm, FontOptions, IncomingForm, ReaderCopy, SheetInput, SheetPdf, Typesetter } from '@lingxing/typeset';

/** A PDF to be given to one reader; how many pages it has is counted by the thread. */
export type ReaderRequest = Omit<ReaderCopy, 'pages'>;
/** What is to be set: a document, or one of the sheets that offices print beside it. */
export type Task =
  | { readonly kind: 'pdf'; readonly input: SheetInput }
  | { readonly kind: 'dispatchForm'; readonly input: DispatchForm }
  | { readonly kind: 'incomingForm'; readonly input: IncomingForm }
  | { readonly kind: 'readerCopy'; readonly input: ReaderRequest };
export interface ToWorker {
  readonly id: number;
  readonly task: Task;
}
export type FromWorker =
  | { readonly kind: 'ready'; readonly fonts: Typesetter['fonts'] }
  | { readonly kind: 'sheet'; readonly id: number; readonly sheet: SheetPdf }
  | { readonly kind: 'copy'; readonly id: number; readonly pdf: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

export interface SheetSetter {
  readonly fonts: Typesetter['fonts'];
  /** Sets one sheet; throws {@link SheetError} where the queue is full, it takes too long, or it cannot be set. */
  pdf(input: SheetInput): Promise<SheetPdf>;
  /** 发文稿纸. */
  dispatchForm(form: DispatchForm): Promise<SheetPdf>;
  /** 收文办理单. */
  incomingForm(form: IncomingForm): Promise<SheetPdf>;
  /** A PDF with the name of its reader across each page. */
  readerCopy(copy: ReaderRequest): Promise<Uint8Array>;
  close(): Promise<void>;
}

export class SheetError extends Error {
  readonly code: 'busy' | 'too-long' | 'failed';
  constructor(code: SheetError['code'], message: string) {
    super(message);
    this.name = 'SheetError';
    this.code = code;
  }
}

export interface SheetSetterLimits {
  /** Sheets waiting at once. */
  readonly queue: number;
  /** Milliseconds for one sheet, counted from its turn. */
  readonly milliseconds: number;
}
export const SHEET_LIMITS: SheetSetterLimits = { queue: 64, milliseconds: 60_000 };

interface Job {
  readonly message: ToWorker;
  readonly resolve: (made: SheetPdf | Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly fonts: Typesetter['fonts'];
}

function startThread(options: FontOptions): Promise<Thread> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject);
      if (message.kind === 'ready') resolve({ worker, fonts: message.fonts });
      else reject(new Error('the typesetter did not say that it is ready'));
    });
    worker.once('error', reject);
  });
}

/** Starts the thread and waits until its faces are chosen. A thread that dies is replaced at the next sheet. */
export async function createSheetSetter(options: FontOptions, limits: SheetSetterLimits = SHEET_LIMITS): Promise<SheetSetter> {
  const first = await startThread(options);
  let thread: Promise<Thread> | undefined = Promise.resolve(first);
  const queue: Job[] = [];
  let working = false;
  let next = 0;

  async function set({ message, resolve, reject }: Job): Promise<void> {
    thread ??= startThread(options);
    const { worker } = await thread;
    await new Promise<void>((settled) => {
      const finish = (act: () => void, lost = false): void => {
        clearTimeout(timer);
        worker.off('message', heard);
        worker.off('error', died);
        worker.off('exit', died);
        if (lost) {
          thread = undefined;
          void worker.terminate();
        }
        act();
        settled();
      };
      const heard = (answer: FromWorker): void => {
        if (answer.kind === 'ready' || answer.id !== message.id) return;
        finish(() => {
          if (answer.kind === 'failed') reject(new SheetError('failed', answer.message));
          else resolve(answer.kind === 'sheet' ? answer.sheet : answer.pdf);
        });
      };
      const died = (): void => finish(() => reject(new SheetError('failed', 'the typesetter’s thread ended')), true);
      const timer = setTimeout(
        () => finish(() => reject(new SheetError('too-long', 'the sheet took too long')), true),
        limits.milliseconds,
      );
      worker.on('message', heard);
      worker.once('error', died);
      worker.once('exit', died);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
      worker.postMessage(message);
    });
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      try {
        await set(job);
      } catch (error) {
        thread = undefined;
        job.reject(new SheetError('failed', error instanceof Error ? error.message : String(error)));
      }
    }
    working = false;
  }

  const made = (task: Task): Promise<SheetPdf | Uint8Array> =>
    new Promise((resolve, reject) => {
      if (queue.length >= limits.queue) {
        reject(new SheetError('busy', 'too many sheets are waiting'));
        return;
      }
      queue.push({ message: { id: (next += 1), task }, resolve, reject });
      void work();
    });

  const ask = async (task: Exclude<Task, { kind: 'readerCopy' }>): Promise<SheetPdf> => {
    const sheet = await made(task);
    if (sheet instanceof Uint8Array) throw new SheetError('failed', 'the typesetter answered something else');
    return sheet;
  };

  return {
    fonts: first.fonts,
    pdf: (input) => ask({ kind: 'pdf', input }),
    dispatchForm: (input) => ask({ kind: 'dispatchForm', input }),
    incomingForm: (input) => ask({ kind: 'incomingForm', input }),
    readerCopy: async (input) => {
      const copy = await made({ kind: 'readerCopy', input });
      if (!(copy instanceof Uint8Array)) throw new SheetError('failed', 'the typesetter answered something else');
      return copy;
    },
    close: async () => {
      for (const job of queue.splice(0)) job.reject(new SheetError('failed', 'the typesetter is closing'));
      const last = thread;
      thread = undefined;
      if (last !== undefined) await (await last).worker.terminate();
    },
  };
}
