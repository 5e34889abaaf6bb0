/** The list of supervised tasks as a spreadsheet. */
import { taskQuery, type TaskFilter, type TaskLine } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { personOf, type Person } from '../shell/person.ts';
import { listTasks } from '../shell/tasks.ts';
import { day, EXPORT_ROWS, PAGE, sendSheet, text, type Sheet } from './export.ts';
import type { Api } from './types.ts';

const COLUMNS = [
  { title: '事项', width: 50 },
  { title: '来源', width: 18 },
  { title: '牵头单位', width: 28 },
  { title: '分管领导', width: 24 },
  { title: '环节', width: 20 },
  { title: '最近时限', width: 16 },
  { title: '时限情况', width: 14 },
  { title: '待办人', width: 30 },
  { title: '交办日期', width: 16 },
] as const;

const taskSheet = (deps: Deps, person: Person, filter: TaskFilter): Sheet<TaskLine> => ({
  columns: COLUMNS,
  page: (cursor, limit) => listTasks(deps, person, { ...filter, cursor, limit }),
  cells: (line) => [
    ...[line.title, line.sourceLabel, line.lead.name, line.deputy ?? '', line.stageLabel].map(text),
    line.due === undefined ? text('') : day(line.due),
    ...[line.remaining ?? '', line.waitingFor.join('、')].map(text),
    day(line.createdAt),
  ],
});

export function taskExportRoute(app: Api, deps: Deps): void {
  app.get(
    '/tasks/export.xlsx',
    {
      config: { permission: 'tasks.read', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '导出督办事项清单', tags: ['tasks'], querystring: taskQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = taskSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '督办事项', title: '督办事项清单', filename: 'tasks.xlsx', event: 'tasks-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most: EXPORT_ROWS });
    },
  );
}
