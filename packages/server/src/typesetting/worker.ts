/** The typesetter in a thread of its own: setting a long document takes the processor for a while, and others are being served. */
import { parentPort, workerData } from 'node:worker_threads';
import { createTypesetter, type FontOptions, type SheetPdf } from '@lingxing/typeset';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FromWorker, ReaderRequest, Task, ToWorker } from './pool.ts';

const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');

const typesetter = await createTypesetter(workerData as FontOptions);
const say = (message: FromWorker): void => port.postMessage(message);

/** Pages of one reader's copy at most: nobody reads more at a meeting. */
const MOST_PAGES = 2_000;

async function pagesOf(pdf: Uint8Array): Promise<number> {
  // The reader takes over what it is given.
  const task = getDocument({ data: Uint8Array.from(pdf), disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  try {
    return (await task.promise).numPages;
  } finally {
    await task.destroy();
  }
}

async function copyFor(input: ReaderRequest): Promise<Uint8Array> {
  const pages = await pagesOf(input.pdf);
  if (pages > MOST_PAGES) throw new Error(`${pages} pages are more than are set at once`);
  return typesetter.readerCopy({ ...input, pages });
}

function setTask(task: Exclude<Task, { kind: 'readerCopy' }>): SheetPdf {
  switch (task.kind) {
    case 'pdf':
      return typesetter.pdf(task.input);
    case 'dispatchForm':
      return typesetter.dispatchForm(task.input);
    case 'incomingForm':
      return typesetter.incomingForm(task.input);
  }
}

async function set({ id, task }: ToWorker): Promise<FromWorker> {
  try {
    if (task.kind === 'readerCopy') return { kind: 'copy', id, pdf: await copyFor(task.input) };
    return { kind: 'sheet', id, sheet: setTask(task) };
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (message: ToWorker) => void set(message).then(say));
say({ kind: 'ready', fonts: typesetter.fonts });
