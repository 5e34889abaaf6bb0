/** The thread that reads files: gets a task, answers it once, waits for the next. */
import { parentPort } from 'node:worker_threads';
import type { Task } from './extract.ts';
import { takeMailApart } from './mail.ts';
import { readForm } from './read.ts';

const port = parentPort;
if (port === null) throw new Error('extract-worker runs as a thread only');
port.on('message', (task: Task) => {
  // An error ends the thread; whoever waits for it learns that by its event.
  void (task.kind === 'mail' ? takeMailApart(task) : readForm(task)).then((result) => port.postMessage(result));
});
