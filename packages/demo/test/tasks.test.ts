/** The tasks of the demonstration while the system acts beside it: a reminder between the look and the act is looked at again, any other refusal ends it. */
import { expect, test } from 'vitest';
import { ApiProblem, type Office } from '../src/api.ts';
import { TASKS, tellTasks } from '../src/tasks.ts';

/** An office in which the first act on every task meets this problem so many times. */
function office(code: string, times: number): { readonly of: Office; readonly sent: string[] } {
  const sent: string[] = [];
  const met = new Map<string, number>();
  let opened = 0;
  const desk = {
    me: { today: { date: '2026-11-23' } },
    get: (path: string) =>
      Promise.resolve(path.startsWith('/tasks?') ? { items: [] } : path === '/tasks/terms' ? {} : { version: 1, grades: [] }),
    upload: (name: string) => Promise.resolve({ name }),
    post: (path: string, { act }: { readonly act: string }) => {
      if (path === '/tasks') return Promise.resolve({ id: `t${(opened += 1)}` });
      const before = met.get(path) ?? 0;
      met.set(path, before + 1);
      if (before < times) return Promise.reject(new ApiProblem(`POST ${path}`, { status: 409, code, title: '' } as never));
      sent.push(act);
      return Promise.resolve({});
    },
  };
  return { of: { of: () => Promise.resolve(desk) } as unknown as Office, sent };
}

const acts = TASKS.flatMap((one) => one.steps.map((step) => step.act));

test('a task that changed meanwhile is looked at again, and every step is taken once', async () => {
  const { of, sent } = office('conflict.stale', 3);
  await tellTasks(of);
  expect(sent).toEqual(acts);
});

test('what changes for ever, or is refused, ends the seeding', async () => {
  await expect(tellTasks(office('conflict.stale', 99).of)).rejects.toThrow('conflict.stale');
  await expect(tellTasks(office('act.refused', 1).of)).rejects.toThrow('act.refused');
});
