/** What is raised from outside (接受监督): the list, registering, one matter's page and history, the acts on it, replies made public. */
import {
  actDone,
  openOversight,
  oversightPage,
  oversightQuery,
  oversightVerdict,
  oversightView,
  publishedReplyPage,
  publishedReplyQuery,
  replyQuery,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { judgeOversight, listOversight, listPublished, oversightShell, pageOfOversight, replyLetter } from '../shell/oversight.ts';
import { personOf } from '../shell/person.ts';
import { oversightHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import { asPdf } from './sheets.ts';
import type { Api } from './types.ts';

/** Bytes of a request: a letter or a reply of some thousand characters. */
const LIMIT = 256 * 1024;

const read = { permission: 'oversight.read' } as const;
const act = { permission: 'oversight.act' } as const;
const tags = ['oversight'];

export function oversightRoutes(app: Api, deps: Deps): void {
  app.get(
    '/oversight',
    {
      config: read,
      schema: { summary: '接受监督的事项', tags, querystring: oversightQuery, response: { 200: oversightPage } },
    },
    async (request) => listOversight(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/oversight/published',
    {
      config: read,
      schema: {
        summary: '公开的答复',
        description: '本府所有任职的人都可以看；演练不在其中。',
        tags,
        querystring: publishedReplyQuery,
        response: { 200: publishedReplyPage },
      },
    },
    async (request) => listPublished(deps, await personOf(request, deps), request.query),
  );

  app.post(
    '/oversight',
    { config: act, bodyLimit: LIMIT, schema: { summary: '登记', tags, body: openOversight, response: { 201: actDone } } },
    async (request, reply) => reply.code(201).send(await oversightShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/oversight/verdicts',
    {
      config: read,
      bodyLimit: LIMIT,
      schema: { summary: '试判正在填写的登记', tags, body: openOversight, response: { 200: oversightVerdict } },
    },
    async (request) => judgeOversight(await personOf(request, deps), request.body),
  );

  app.get(
    '/oversight/:id',
    { config: read, schema: { summary: '一件接受监督的事项', tags, params: byId, querystring: asWhom, response: { 200: oversightView } } },
    async (request) => pageOfOversight(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  app.get(
    '/oversight/:id/reply.pdf',
    {
      config: { ...read, rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: {
        summary: '答复函版面',
        description: '签发以前为草稿；不写第几次的，为最近一次。',
        tags,
        params: byId,
        querystring: replyQuery,
      },
    },
    async (request, reply) => {
      const { sheet, name } = await replyLetter(deps, await personOf(request, deps), request.params.id, request.query.round);
      return asPdf(reply, name).header('x-sheet-pages', sheet.pages).send(Buffer.from(sheet.pdf));
    },
  );

  actRoutes(app, deps, {
    path: '/oversight',
    tags,
    read: 'oversight.read',
    act: 'oversight.act',
    limit: LIMIT,
    shell: oversightShell,
    historyLine: oversightHistoryLine,
  });
}
