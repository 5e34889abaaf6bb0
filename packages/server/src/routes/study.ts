/** 学习计划: the plans of a year, drafting one, its page and history, the acts on it. */
import { actDone, openStudy, studyQuery, studyView, studyYear } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { personOf } from '../shell/person.ts';
import { pageOfStudy, studyOf, studyShell } from '../shell/study.ts';
import { studyHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import type { Api } from './types.ts';

/** Bytes of a request: sixty items of some hundred characters. */
const LIMIT = 128 * 1024;

const read = { permission: 'meetings.read' } as const;
const act = { permission: 'meetings.act' } as const;
const tags = ['meetings'];
const PATH = '/meetings/study';

export function studyRoutes(app: Api, deps: Deps): void {
  app.get(
    PATH,
    {
      config: read,
      schema: { summary: '某年度的学习计划', tags, querystring: studyQuery, response: { 200: studyYear } },
    },
    async (request) => studyOf(deps, await personOf(request, deps), request.query.year),
  );

  app.post(
    PATH,
    { config: act, bodyLimit: LIMIT, schema: { summary: '拟定学习计划', tags, body: openStudy, response: { 201: actDone } } },
    async (request, reply) => reply.code(201).send(await studyShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.get(
    `${PATH}/:id`,
    { config: read, schema: { summary: '一个学习计划', tags, params: byId, querystring: asWhom, response: { 200: studyView } } },
    async (request) => pageOfStudy(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  actRoutes(app, deps, {
    path: PATH,
    tags,
    read: 'meetings.read',
    act: 'meetings.act',
    limit: LIMIT,
    shell: studyShell,
    historyLine: studyHistoryLine,
  });
}
