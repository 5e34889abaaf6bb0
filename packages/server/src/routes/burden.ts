/** 基层减负: what was sent to towns and departments, counted; the documents behind each count; the bulletins of departments. */
import * as z from 'zod';
import { burdenQuery, burdenView, dispatchPage, dispatchQuery, putBulletins } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { burdenOf, dispatchesOf, listBulletins } from '../shell/burden.ts';
import { personOf } from '../shell/person.ts';
import type { Api } from './types.ts';

const tags = ['burden'];
const read = { permission: 'documents.read' } as const;

export function burdenRoutes(app: Api, deps: Deps): void {
  app.get(
    '/burden',
    {
      config: read,
      schema: { summary: '基层减负：发往镇街和部门的文件、简报', tags, querystring: burdenQuery, response: { 200: burdenView } },
    },
    async (request) => burdenOf(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/burden/documents',
    { config: read, schema: { summary: '一个数后面的文件、简报', tags, querystring: dispatchQuery, response: { 200: dispatchPage } } },
    async (request) => {
      const { items, next } = await dispatchesOf(deps, await personOf(request, deps), request.query);
      return { items: [...items], ...(next === undefined ? {} : { next }) };
    },
  );

  app.put(
    '/burden/bulletins/:department',
    {
      config: { permission: 'incoming.act' },
      schema: {
        summary: '核准、列入部门的简报',
        tags,
        params: z.object({ department: z.string().max(60) }),
        body: putBulletins,
        response: { 200: burdenView },
      },
    },
    async (request) => {
      await listBulletins(deps, await personOf(request, deps), request.params.department, request.body);
      return burdenOf(deps, await personOf(request, deps), { by: 'year' });
    },
  );
}
