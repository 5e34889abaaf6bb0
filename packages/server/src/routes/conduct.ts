/** Small matters (请示报备): the list, asking and reporting, one matter's page and history, the acts on it. */
import * as z from 'zod';
import { actDone, conductKinds, conductPage, conductQuery, conductVerdict, conductView, openConduct } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { conductShell, judgeConductOpening, kindsFor, listConduct, pageOfConduct } from '../shell/conduct.ts';
import { personOf } from '../shell/person.ts';
import { conductHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import type { Api } from './types.ts';

/** Bytes of a request: a form of some lines and one text. */
const LIMIT = 256 * 1024;

const read = { permission: 'conduct.read' } as const;
const act = { permission: 'conduct.act' } as const;
const tags = ['conduct'];

export function conductRoutes(app: Api, deps: Deps): void {
  app.get(
    '/conduct',
    { config: read, schema: { summary: '请示报备事项', tags, querystring: conductQuery, response: { 200: conductPage } } },
    async (request) => listConduct(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/conduct/kinds',
    {
      config: read,
      schema: {
        summary: '各类事项的规定',
        description: '对某一职务，每类事项规则怎样写、须向谁请示报告哪些内容。',
        tags,
        querystring: z.object({ post: z.string().max(80).optional() }),
        response: { 200: conductKinds },
      },
    },
    async (request) => kindsFor(await personOf(request, deps), request.query.post),
  );

  app.post(
    '/conduct',
    {
      config: act,
      bodyLimit: LIMIT,
      schema: {
        summary: '申请、报告、补登、书面同意照办',
        description: '补登记的是已经发生的：不合规定的也登记，判定为 refused、stands 为 fact。',
        tags,
        body: openConduct,
        response: { 201: actDone },
      },
    },
    async (request, reply) => reply.code(201).send(await conductShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/conduct/verdicts',
    {
      config: read,
      bodyLimit: LIMIT,
      schema: { summary: '试判正在填写的事项', tags, body: openConduct, response: { 200: conductVerdict } },
    },
    async (request) => judgeConductOpening(deps, await personOf(request, deps), request.body),
  );

  app.get(
    '/conduct/:id',
    { config: read, schema: { summary: '一件请示报备事项', tags, params: byId, querystring: asWhom, response: { 200: conductView } } },
    async (request) => pageOfConduct(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  actRoutes(app, deps, {
    path: '/conduct',
    tags,
    read: 'conduct.read',
    act: 'conduct.act',
    limit: LIMIT,
    shell: conductShell,
    historyLine: conductHistoryLine,
  });
}
