/** 领导接访: the days of a year, arranging one, its page and history, the acts on it. */
import { actDone, openReception, receptionQuery, receptionVerdict, receptionsView, receptionView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { personOf } from '../shell/person.ts';
import { judgeReception, pageOfReception, receptionShell, receptionsOf } from '../shell/receptions.ts';
import { receptionHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import type { Api } from './types.ts';

/** Bytes of a request: some thousand characters and sixty visits. */
const LIMIT = 64 * 1024;

const read = { permission: 'oversight.read' } as const;
const act = { permission: 'oversight.act' } as const;
const tags = ['oversight'];
const PATH = '/oversight/receptions';

export function receptionRoutes(app: Api, deps: Deps): void {
  app.get(
    PATH,
    {
      config: read,
      schema: { summary: '某年度的领导接访日', tags, querystring: receptionQuery, response: { 200: receptionsView } },
    },
    async (request) => receptionsOf(deps, await personOf(request, deps), request.query),
  );

  app.post(
    PATH,
    { config: act, bodyLimit: LIMIT, schema: { summary: '安排接访', tags, body: openReception, response: { 201: actDone } } },
    async (request, reply) => reply.code(201).send(await receptionShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    `${PATH}/verdicts`,
    {
      config: read,
      bodyLimit: LIMIT,
      schema: { summary: '试判正在填写的接访安排', tags, body: openReception, response: { 200: receptionVerdict } },
    },
    async (request) => judgeReception(await personOf(request, deps), request.body),
  );

  app.get(
    `${PATH}/:id`,
    { config: read, schema: { summary: '一次接访', tags, params: byId, querystring: asWhom, response: { 200: receptionView } } },
    async (request) => pageOfReception(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  actRoutes(app, deps, {
    path: PATH,
    tags,
    read: 'oversight.read',
    act: 'oversight.act',
    limit: LIMIT,
    shell: receptionShell,
    historyLine: receptionHistoryLine,
  });
}
