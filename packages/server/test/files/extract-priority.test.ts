import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { admitted, utf8 } from './spool.ts';

/** The nice values of all threads of this process, the 19th field of their stat (proc(5)); the name before may hold blanks. */
const threads = (): readonly number[] =>
  readdirSync('/proc/self/task').map((id) => {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });

describe('the thread that reads files', () => {
  it('gives way to the threads that answer people', async () => {
    const before = threads();
    expect(before.filter((nice) => nice >= constants.priority.PRIORITY_LOW)).toEqual([]);
    await admitted(utf8('通知'), 'x.txt');
    const after = threads();
    expect(after.filter((nice) => nice >= constants.priority.PRIORITY_LOW).length).toBeGreaterThan(0);
    expect(after.filter((nice) => nice < constants.priority.PRIORITY_LOW).length).toBeGreaterThan(0);
  });
});
