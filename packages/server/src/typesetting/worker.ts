/** The typesetter in a thread of its own: setting a long document takes the processor for a while, and others are being served. */
import { parentPort, workerData } from 'node:worker_threads';
import { createTypesetter, type FontOptions, type SheetInput } from '@lingxing/typeset';
import type { FromWorker, ToWorker } from './pool.ts';

const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');

const typesetter = await createTypesetter(workerData as FontOptions);
const say = (message: FromWorker): void => port.postMessage(message);

function set({ id, input }: { id: number; input: SheetInput }): FromWorker {
  try {
    return { kind: 'sheet', id, sheet: typesetter.pdf(input) };
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (message: ToWorker) => say(set(message)));
say({ kind: 'ready', fonts: typesetter.fonts });
