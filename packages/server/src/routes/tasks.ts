/** Supervised tasks (督办事项): the board, the list, assigning, one task's page and history, the acts on it. */
import {
  actDone,
  openTask,
  taskBoard,
  taskBoardQuery,
  taskPage,
  taskQuery,
  taskTerms,
  taskVerdict,
  tasksFrom,
  taskView,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { personOf } from '../shell/person.ts';
import {
  boardOfTasks,
  judgeTask,
  listTasks,
  openTask as openDecided,
  pageOfTask,
  taskShell,
  tasksFrom as tasksFromMatter,
  termsOfTask,
} from '../shell/tasks.ts';
import { taskHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { taskExportRoute } from './export-tasks.ts';
import { actRoutes, byId } from './matter.ts';
import { taskBulletinRoutes } from './task-bulletin.ts';
import type { Api } from './types.ts';

/** Bytes of a request: a form of some lines, its texts and the names of its files. */
const LIMIT = 256 * 1024;

const read = { permission: 'tasks.read' } as const;
const act = { permission: 'tasks.act' } as const;
const tags = ['tasks'];

export function taskRoutes(app: Api, deps: Deps): void {
  app.get(
    '/tasks',
    { config: read, schema: { summary: '督办事项', tags, querystring: taskQuery, response: { 200: taskPage } } },
    async (request) => listTasks(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/tasks/board',
    {
      config: read,
      schema: {
        summary: '在办的督办事项各多少',
        description: '按环节、牵头单位、分管领导、来源计，演练不计；只计本人看得到的，条件与清单相同。',
        tags,
        querystring: taskBoardQuery,
        response: { 200: taskBoard },
      },
    },
    async (request) => boardOfTasks(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/tasks/terms',
    { config: read, schema: { summary: '本府交办要写明什么', tags, response: { 200: taskTerms } } },
    async (request) => termsOfTask(await personOf(request, deps)),
  );

  app.get(
    '/tasks/from/:id',
    { config: read, schema: { summary: '由一件收文、公文交办的督办事项', tags, params: byId, response: { 200: tasksFrom } } },
    async (request) => tasksFromMatter(deps, await personOf(request, deps), request.params.id),
  );

  app.post(
    '/tasks',
    { config: act, bodyLimit: LIMIT, schema: { summary: '交办', tags, body: openTask, response: { 201: actDone } } },
    async (request, reply) => reply.code(201).send(await openDecided(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/tasks/verdicts',
    {
      config: read,
      bodyLimit: LIMIT,
      schema: { summary: '试判正在填写的交办事项，列出一年内相近的', tags, body: openTask, response: { 200: taskVerdict } },
    },
    async (request) => judgeTask(deps, await personOf(request, deps), request.body),
  );

  taskExportRoute(app, deps);
  taskBulletinRoutes(app, deps);

  app.get(
    '/tasks/:id',
    { config: read, schema: { summary: '一件督办事项', tags, params: byId, querystring: asWhom, response: { 200: taskView } } },
    async (request) => pageOfTask(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  actRoutes(app, deps, {
    path: '/tasks',
    tags,
    read: 'tasks.read',
    act: 'tasks.act',
    limit: LIMIT,
    shell: taskShell,
    historyLine: taskHistoryLine,
  });
}
