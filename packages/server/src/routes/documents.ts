/** Documents: the list, one document's page, its texts and history, and the acts on it. */
import { compareDrafts, draftSchema, onlyReceives } from '@lingxing/affairs/document';
import * as z from 'zod';
import {
  actDone,
  comparison,
  createDocument,
  documentPage,
  documentQuery,
  documentView,
  historyPage,
  judgeDraft as judgeDraftBody,
  performAct,
  verdict,
  workingCopy,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import {
  documentBefore,
  judgeDraft,
  judgeOn,
  openDocument,
  performOn,
  readDocument,
  refuseForeignAttachments,
  textOf,
} from '../shell/documents.ts';
import { listDocuments, pageOfDocument } from '../shell/lists.ts';
import { personOf } from '../shell/person.ts';
import { refuseClassified } from '../shell/text.ts';
import { historyLine } from '../views/history.ts';
import { documentLine } from '../views/lists.ts';
import { bodyName, titleOf } from '../views/people.ts';
import type { Api } from './types.ts';

/** Bytes of a request that carries a draft: five thousand blocks of text with room to spare. */
export const DRAFT_LIMIT = 4 * 1024 * 1024;

const byId = z.object({ id: z.uuid() });
/** The post as which one would handle it, where that is another than one's own. */
export const asWhom = z.object({ as: z.string().max(80).optional() });
const read = { permission: 'documents.read' } as const;
const act = { permission: 'documents.act' } as const;
const tags = ['documents'];

export function documentRoutes(app: Api, deps: Deps): void {
  app.get(
    '/documents',
    { config: read, schema: { summary: '公文清单', tags, querystring: documentQuery, response: { 200: documentPage } } },
    async (request) => {
      const person = await personOf(request, deps);
      const page = await listDocuments(deps, person, request.query);
      return { items: page.items.map((row) => documentLine(row, person.ctx)), ...(page.next === undefined ? {} : { next: page.next }) };
    },
  );

  app.post(
    '/documents',
    {
      config: act,
      bodyLimit: DRAFT_LIMIT,
      schema: { summary: '起草', tags, body: createDocument, response: { 201: actDone } },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const { draft, exercise, idempotencyKey } = request.body;
      const done = await openDocument(deps, person, draft, exercise, idempotencyKey);
      return reply.code(201).send(done);
    },
  );

  app.post(
    '/documents/verdicts',
    {
      config: read,
      bodyLimit: DRAFT_LIMIT,
      schema: { summary: '试判未保存的文稿', tags, body: judgeDraftBody, response: { 200: verdict } },
    },
    async (request) => {
      const person = await personOf(request, deps);
      refuseClassified(request.body.draft);
      return judgeDraft(deps, person, request.body.draft);
    },
  );

  app.get(
    '/documents/:id',
    { config: read, schema: { summary: '公文', tags, params: byId, querystring: asWhom, response: { 200: documentView } } },
    async (request) => pageOfDocument(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  app.post(
    '/documents/:id/acts',
    {
      config: act,
      compress: false,
      bodyLimit: DRAFT_LIMIT,
      schema: { summary: '办理', tags, params: byId, body: performAct, response: { 200: actDone } },
    },
    async (request) => performOn(deps, await personOf(request, deps), request.params.id, request.body),
  );

  app.post(
    '/documents/:id/verdicts',
    {
      config: read,
      bodyLimit: DRAFT_LIMIT,
      schema: { summary: '试判', tags, params: byId, body: performAct, response: { 200: verdict } },
    },
    async (request) => judgeOn(deps, await personOf(request, deps), request.params.id, request.body),
  );

  app.put(
    '/documents/:id/working-copy',
    {
      config: act,
      bodyLimit: DRAFT_LIMIT,
      schema: {
        summary: '暂存文稿',
        tags,
        params: byId,
        body: workingCopy,
        response: { 200: z.object({ savedAt: z.string() }) },
      },
    },
    async (request) => {
      const person = await personOf(request, deps);
      const matter = await readDocument(deps, person, request.params.id);
      const own = person.ctx.organisation.posts.get(person.actor.post)?.department;
      if (own !== matter.state.host) throw new ProblemError('permission.denied', { detail: '只有起草部门可以暂存文稿。' });
      const { draft, base } = request.body;
      refuseClassified(draft);
      await refuseForeignAttachments(deps, person, draft, matter.state.draft);
      const savedAt = await deps.ledger.saveWorkingCopy(person.government, matter.id, {
        value: draft,
        base,
        account: person.actor.account,
        post: person.actor.post,
      });
      return { savedAt: savedAt.toISOString() };
    },
  );

  app.get(
    '/documents/:id/versions/:n',
    {
      config: read,
      schema: {
        summary: '文稿的一版',
        tags,
        params: byId.extend({ n: z.coerce.number().int().min(1) }),
        response: { 200: z.object({ version: z.number().int(), draft: draftSchema }) },
      },
    },
    async (request) => {
      const person = await personOf(request, deps);
      const { seen } = await documentBefore(deps, person, request.params.id);
      return { version: request.params.n, draft: await textOf(deps, person.government, seen, request.params.n) };
    },
  );

  app.get(
    '/documents/:id/comparison',
    {
      config: read,
      schema: {
        summary: '两版比对',
        tags,
        params: byId,
        querystring: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
        response: { 200: comparison },
      },
    },
    async (request) => {
      const person = await personOf(request, deps);
      const { from, to } = request.query;
      const { organisation } = person.ctx;
      const { seen } = await documentBefore(deps, person, request.params.id);
      const [before, after] = await Promise.all([from, to].map((n) => textOf(deps, person.government, seen, n)));
      if (!before || !after) throw new ProblemError('not-found');
      const compared = compareDrafts(before, after, (id) =>
        organisation.departments.has(id) ? bodyName(organisation, id) : titleOf(organisation, id),
      );
      return {
        from,
        to,
        fields: compared.fields.map((f) => ({ ...f })),
        blocks: compared.blocks.map((b) => ({ change: b.change, spans: b.spans.map((s) => ({ ...s })) })),
      };
    },
  );

  app.get(
    '/documents/:id/history',
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
      const { matter, ctx, person, seen } = await documentBefore(deps, await personOf(request, deps), request.params.id);
      const acts = await deps.ledger.history(person.government, matter.id, cursor, limit);
      const last = acts.at(-1);
      return {
        items: (onlyReceives(ctx, matter.state, person.actor) ? acts.filter((one) => one.act === 'distribute') : acts).map((one) =>
          historyLine(one, seen, ctx, person.actor),
        ),
        ...(last === undefined || acts.length < limit ? {} : { next: String(last.seq) }),
      };
    },
  );
}
