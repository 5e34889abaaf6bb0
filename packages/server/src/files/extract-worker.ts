/** The thread that reads one file: gets its task, answers once, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readForm } from './read.ts';
import type { ExtractTask } from './extract.ts';

if (parentPort === null) throw new Error('extract-worker runs as a thread only');
parentPort.postMessage(await readForm(workerData as ExtractTask), []);
