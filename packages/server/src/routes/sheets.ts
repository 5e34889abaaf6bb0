/** Sheets: the live preview of a draft, and a document's own — the stored one once it is typeset, else a marked preview. */
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { judgeDraft } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { readDocument, refuseForeignAttachments } from '../shell/documents.ts';
import { personOf } from '../shell/person.ts';
import { previewDocument, previewDraft } from '../shell/sheets.ts';
import { refuseClassified } from '../shell/text.ts';
import { DRAFT_LIMIT } from './documents.ts';
import type { Api } from './types.ts';

const tags = ['sheets'];

export function asPdf(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="sheet.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`);
}

export function sheetRoutes(app: Api, deps: Deps): void {
  app.post(
    '/sheets',
    {
      config: { permission: 'documents.act', rateLimit: { max: 120, timeWindow: 60_000 } },
      bodyLimit: DRAFT_LIMIT,
      schema: { summary: '预览文稿版面', tags, body: judgeDraft },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const { draft } = request.body;
      refuseClassified(draft);
      await refuseForeignAttachments(deps, person, draft);
      const sheet = await previewDraft(deps, person, draft);
      return asPdf(reply, `${draft.title}.pdf`).header('x-sheet-pages', sheet.pages).send(Buffer.from(sheet.pdf));
    },
  );

  app.get(
    '/documents/:id/sheet.pdf',
    {
      config: { permission: 'documents.read' },
      // `v` only keeps a browser from showing an older copy.
      schema: {
        summary: '公文版面',
        tags,
        params: z.object({ id: z.uuid() }),
        querystring: z.object({ v: z.string().max(80).optional() }),
      },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const { state, exercise } = await readDocument(deps, person, request.params.id);
      const name = `${state.number?.text ?? ''}${state.draft.title}.pdf`;
      if (state.sheet === undefined) {
        const sheet = await previewDocument(deps, person, state, exercise);
        return asPdf(reply, name).header('x-sheet-pages', sheet.pages).send(Buffer.from(sheet.pdf));
      }
      const stored = await deps.files.read(person.government, state.sheet.hash);
      if (!stored) throw new ProblemError('sheet.unavailable', { detail: '已印制的版面文件缺失，请联系系统管理员从备份恢复。' });
      return asPdf(reply, name).header('x-sheet-pages', state.sheet.pages).send(stored);
    },
  );
}
