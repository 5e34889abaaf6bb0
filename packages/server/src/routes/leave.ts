/** Absences: the list, asking and entering, one absence's page and history, the acts on it. */
import * as z from 'zod';
import {
  absencePage,
  actDone,
  handedOver,
  inSteadPage,
  leaveQuery,
  leaveVerdict,
  leaveView,
  openLeave,
  openMatters,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import {
  judgeOpeningOf,
  LEAVE,
  leaveShell,
  listLeaves,
  openLeaveMatter,
  pageOfLeave,
  readLeave,
  toldOf,
  wordsWith,
} from '../shell/leave.ts';
import { personOf, readerIn } from '../shell/person.ts';
import { leaveHistoryLine } from '../views/history.ts';
import { labelOfAct } from '../views/act-labels.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import type { Api } from './types.ts';

/** Bytes of a request: a hand-over names at most five hundred matters with a word to each. */
const LIMIT = 1024 * 1024;

const read = { permission: 'leave.read' } as const;
const act = { permission: 'leave.act' } as const;
const tags = ['leave'];
const paged = z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

export function leaveRoutes(app: Api, deps: Deps): void {
  listRoutes(app, deps);
  matterRoutes(app, deps);
}

function listRoutes(app: Api, deps: Deps): void {
  app.get(
    '/leave',
    { config: read, schema: { summary: '外出和请销假', tags, querystring: leaveQuery, response: { 200: absencePage } } },
    async (request) => listLeaves(deps, await personOf(request, deps), request.query),
  );

  app.post(
    '/leave',
    {
      config: act,
      bodyLimit: LIMIT,
      schema: {
        summary: '请假、报告、补登、书面同意照办',
        description: '补登记的是已经发生的外出：不合规定的也登记，判定为 refused、stands 为 fact。',
        tags,
        body: openLeave,
        response: { 201: actDone },
      },
    },
    async (request, reply) => reply.code(201).send(await openLeaveMatter(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/leave/verdicts',
    {
      config: read,
      bodyLimit: LIMIT,
      schema: { summary: '试判正在填写的请假、外出', tags, body: openLeave, response: { 200: leaveVerdict } },
    },
    async (request) => judgeOpeningOf(await personOf(request, deps), request.body),
  );

  app.get(
    '/leave/open-matters',
    { config: read, schema: { summary: '离开以前手上的待办', tags, querystring: paged, response: { 200: openMatters } } },
    async (request) => {
      const person = await personOf(request, deps);
      const { items, total, next } = await deps.ledger.inbox(person.government, [person.actor.post], request.query);
      return {
        // An absence of one's own is nothing to hand over.
        items: items
          .filter((row) => row.procedure !== LEAVE || row.act !== 'return')
          .map((row) => ({
            matter: row.matter,
            procedure: row.procedure,
            title: row.summary.title,
            label: row.label,
            ...(row.due === null ? {} : { due: row.due }),
          })),
        total,
        ...(next === undefined ? {} : { next }),
      };
    },
  );

  app.get(
    '/leave/hand-overs',
    { config: read, schema: { summary: '交接时的交待', tags, querystring: z.object({ matter: z.uuid() }), response: { 200: handedOver } } },
    async (request) => wordsWith(deps, await personOf(request, deps), request.query.matter),
  );
}

function matterRoutes(app: Api, deps: Deps): void {
  app.get(
    '/leave/:id',
    { config: read, schema: { summary: '一次外出、请假', tags, params: byId, querystring: asWhom, response: { 200: leaveView } } },
    async (request) => pageOfLeave(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  actRoutes(app, deps, {
    path: '/leave',
    tags,
    read: 'leave.read',
    act: 'leave.act',
    limit: LIMIT,
    shell: leaveShell,
    historyLine: (act, ctx, _reader, { state, person }) => leaveHistoryLine(act, ctx, toldOf(ctx, state, person)),
  });

  app.get(
    '/leave/:id/in-stead',
    { config: read, schema: { summary: '代办情况', tags, params: byId, querystring: paged, response: { 200: inSteadPage } } },
    async (request) => {
      const person = await personOf(request, deps);
      const { id } = await readLeave(deps, person, request.params.id);
      const page = await deps.ledger.inStead(person.government, id, { ...request.query, reader: readerIn(person, LEAVE) });
      return {
        items: page.items.map((one) => ({
          matter: one.matter,
          procedure: one.procedure,
          title: one.summary.title,
          act: one.act,
          label: labelOfAct(one.procedure, one.act),
          by: one.postTitle,
          at: one.at.toISOString(),
        })),
        ...(page.next === undefined ? {} : { next: page.next }),
      };
    },
  );
}
