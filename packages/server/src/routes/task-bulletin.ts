/** The weekly bulletin of supervised tasks (督查通报): its page, what lies behind a figure, the spreadsheet, its drafting as a document. */
import { FIGURE_NAMES, FIGURES } from '@lingxing/affairs/task';
import {
  actDone,
  draftTaskBulletin,
  taskBulletin,
  taskBulletinQuery,
  taskBulletinTasks,
  taskBulletinTasksQuery,
  taskTrend,
  taskTrendQuery,
  type TaskBulletin,
  type TaskBulletinFilter,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { personOf, type Person } from '../shell/person.ts';
import { bulletinOf, bulletinTasks, draftBulletin, rateWords, trendOf } from '../shell/task-bulletin.ts';
import { EXPORT_ROWS, number, sendSheet, text, type Sheet } from './export.ts';
import type { Api } from './types.ts';

const tags = ['tasks'];
const read = { permission: 'tasks.read' } as const;

const sheetOf = (deps: Deps, person: Person, filter: TaskBulletinFilter): Sheet<TaskBulletin['lines'][number]> => ({
  columns: [
    { title: '牵头单位', width: 28 },
    ...FIGURE_NAMES.map((figure) => ({ title: FIGURES[figure], width: 16 })),
    { title: '办结率', width: 10 },
  ],
  page: async () => {
    const { lines, total } = await bulletinOf(deps, person, filter);
    return { items: [...lines, { lead: { id: '', name: '合计' }, figures: total }] };
  },
  cells: ({ lead, figures }) => [text(lead.name), ...FIGURE_NAMES.map((figure) => number(figures[figure])), text(rateWords(figures.rate))],
});

export function taskBulletinRoutes(app: Api, deps: Deps): void {
  app.get(
    '/tasks/bulletin',
    {
      config: read,
      schema: {
        summary: '督查通报：一周的督办事项',
        description: '按台账计，一周结束后不再变动；演练不计，只计本人看得到的。',
        tags,
        querystring: taskBulletinQuery,
        response: { 200: taskBulletin },
      },
    },
    async (request) => bulletinOf(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/tasks/bulletin/tasks',
    {
      config: read,
      schema: { summary: '督查通报一个数后面的事项', tags, querystring: taskBulletinTasksQuery, response: { 200: taskBulletinTasks } },
    },
    async (request) => bulletinTasks(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/tasks/trend',
    {
      config: read,
      schema: {
        summary: '督办事项逐周的数和办结率',
        description: '至所问的一周为止的十二周，各周按督查通报的算法计；只计本人看得到的。',
        tags,
        querystring: taskTrendQuery,
        response: { 200: taskTrend },
      },
    },
    async (request) => trendOf(deps, await personOf(request, deps), request.query),
  );

  app.post(
    '/tasks/bulletin/draft',
    {
      config: { permission: 'documents.act' },
      schema: { summary: '把督查通报起草成公文', tags, body: draftTaskBulletin, response: { 201: actDone } },
    },
    async (request, reply) => reply.code(201).send(await draftBulletin(deps, await personOf(request, deps), request.body)),
  );

  app.get(
    '/tasks/bulletin/export.xlsx',
    {
      config: { ...read, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '导出督查通报', tags, querystring: taskBulletinQuery },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const named = { sheet: '督查通报', title: '督查通报', filename: 'bulletin.xlsx', event: 'task-bulletin-exported' } as const;
      return sendSheet(deps, person, reply, sheetOf(deps, person, request.query), { ...named, most: EXPORT_ROWS });
    },
  );
}
