/** The typesetter in a thread of its own: setting a long document takes the processor for a while, and others are being served. */
import { parentPort, workerData } from 'node:worker_threads';
import { createTypesetter, type FontOptions, type SheetPdf } from '@lingxing/typeset';
import type { FromWorker, Task, ToWorker } from './pool.ts';

const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');

const typesetter = await createTypesetter(workerData as FontOptions);
const say = (message: FromWorker): void => port.postMessage(message);

function setTask(task: Task): SheetPdf {
  switch (task.kind) {
    case 'pdf':
      return typesetter.pdf(task.input);
    case 'dispatchForm':
      return typesetter.dispatchForm(task.input);
    case 'incomingForm':
      return typesetter.incomingForm(task.input);
  }
}

function set({ id, task }: ToWorker): FromWorker {
  try {
    return { kind: 'sheet', id, sheet: setTask(task) };
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (message: ToWorker) => say(set(message)));
say({ kind: 'ready', fonts: typesetter.fonts });
