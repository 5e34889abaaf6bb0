/** The thread that reads files: gets a task, answers it once, waits for the next. */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Task } from './extract.ts';
import { takeMailApart } from './mail.ts';
import { readForm } from './read.ts';

const port = parentPort;
if (port === null) throw new Error('extract-worker runs as a thread only');
// On Linux this is the priority of this thread alone; elsewhere it would be that of the server. A long file waits for pages that
// people have asked for, and not they for it.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
port.on('message', (task: Task) => {
  // An error ends the thread; whoever waits for it learns that by its event.
  void (task.kind === 'mail' ? takeMailApart(task) : readForm(task)).then((result) => port.postMessage(result));
});
