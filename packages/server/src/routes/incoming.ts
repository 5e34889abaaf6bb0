/** Incoming documents: the register, registering, one paper's page and history, the acts on it, the office's templates. */
import * as z from 'zod';
import {
  actDone,
  historyPage,
  incomingPage,
  incomingQuery,
  incomingView,
  judgeLetter as judgeLetterBody,
  letterVerdict,
  performAct,
  putTemplates,
  registerIncoming,
  TEMPLATE_LISTS,
  templateLists,
  verdict,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import {
  actsToldTo,
  incomingBefore,
  judgeLetter,
  judgeOnIncoming,
  listIncoming,
  pageOfIncoming,
  performOnIncoming,
  registerLetter,
} from '../shell/incoming.ts';
import { personOf } from '../shell/person.ts';
import { putTemplatesOf, templatesOf } from '../shell/templates.ts';
import { incomingHistoryLine } from '../views/history.ts';
import { incomingLine } from '../views/incoming.ts';
import { asWhom } from './documents.ts';
import type { Api } from './types.ts';

/** Bytes of a request that carries a letter: its text and sixty files named, or two thousand readers, or handwriting. */
const LETTER_LIMIT = 4 * 1024 * 1024;

const byId = z.object({ id: z.uuid() });
const read = { permission: 'incoming.read' } as const;
const act = { permission: 'incoming.act' } as const;
const tags = ['incoming'];

export function incomingRoutes(app: Api, deps: Deps): void {
  registerRoutes(app, deps);
  matterRoutes(app, deps);
  templateRoutes(app, deps);
}

function registerRoutes(app: Api, deps: Deps): void {
  app.get(
    '/incoming',
    { config: read, schema: { summary: '收文登记簿', tags, querystring: incomingQuery, response: { 200: incomingPage } } },
    async (request) => {
      const person = await personOf(request, deps);
      const page = await listIncoming(deps, person, request.query);
      return {
        items: page.items.map((row) => incomingLine(row, person.ctx, person.actor)),
        ...(page.next === undefined ? {} : { next: page.next }),
      };
    },
  );

  app.post(
    '/incoming',
    {
      config: act,
      bodyLimit: LETTER_LIMIT,
      schema: {
        summary: '登记来文',
        description: '来文不合规定的也登记，判定为 refused、stands 为 fact；以后的步骤由此受限。',
        tags,
        body: registerIncoming,
        response: { 201: actDone },
      },
    },
    async (request, reply) => reply.code(201).send(await registerLetter(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/incoming/verdicts',
    {
      config: read,
      bodyLimit: LETTER_LIMIT,
      schema: { summary: '试判正在登记的来文', tags, body: judgeLetterBody, response: { 200: letterVerdict } },
    },
    async (request) => judgeLetter(deps, await personOf(request, deps), request.body),
  );
}

function matterRoutes(app: Api, deps: Deps): void {
  app.get(
    '/incoming/:id',
    { config: read, schema: { summary: '来文', tags, params: byId, querystring: asWhom, response: { 200: incomingView } } },
    async (request) => pageOfIncoming(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  app.post(
    '/incoming/:id/acts',
    {
      config: act,
      compress: false,
      bodyLimit: LETTER_LIMIT,
      schema: { summary: '办理', tags, params: byId, body: performAct, response: { 200: actDone } },
    },
    async (request) => performOnIncoming(deps, await personOf(request, deps), request.params.id, request.body),
  );

  app.post(
    '/incoming/:id/verdicts',
    {
      config: read,
      bodyLimit: LETTER_LIMIT,
      schema: { summary: '试判', tags, params: byId, body: performAct, response: { 200: verdict } },
    },
    async (request) => judgeOnIncoming(deps, await personOf(request, deps), request.params.id, request.body),
  );

  app.get(
    '/incoming/:id/history',
    {
      config: read,
      schema: {
        summary: '办理记录',
        tags,
        params: byId,
        querystring: z.object({
          cursor: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(500).default(200),
        }),
        response: { 200: historyPage },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const { matter, ctx, person, seen } = await incomingBefore(deps, await personOf(request, deps), request.params.id);
      const acts = await deps.ledger.history(person.government, matter.id, cursor, limit);
      const last = acts.at(-1);
      return {
        items: actsToldTo(acts, seen, ctx, person).map((one) => incomingHistoryLine(one, seen, ctx)),
        ...(last === undefined || acts.length < limit ? {} : { next: String(last.seq) }),
      };
    },
  );
}

function templateRoutes(app: Api, deps: Deps): void {
  app.get(
    '/incoming/templates',
    { config: read, schema: { summary: '拟办模板和常用语', tags, response: { 200: templateLists } } },
    async (request) => templatesOf(deps, await personOf(request, deps)),
  );

  app.put(
    '/incoming/templates/:list',
    {
      config: act,
      schema: {
        summary: '设定拟办模板或常用语',
        tags,
        params: z.object({ list: z.enum(TEMPLATE_LISTS) }),
        body: putTemplates,
        response: { 200: templateLists },
      },
    },
    async (request) => putTemplatesOf(deps, await personOf(request, deps), request.params.list, request.body),
  );
}
