/** The sheets that offices print: 发文稿纸 and 收文办理单, each as this reader may see the matter. */
import { buffer } from 'node:stream/consumers';
import type { SheetPdf } from '@lingxing/typeset';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Deps } from '../deps.ts';
import { dispatchFormOf, incomingFormOf, scansOf } from '../forms.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { documentBefore } from '../shell/documents.ts';
import { incomingBefore, readIncoming } from '../shell/incoming.ts';
import { personOf, type Person } from '../shell/person.ts';
import { asPdf } from './sheets.ts';
import type { Api } from './types.ts';

const tags = ['sheets'];
const params = z.object({ id: z.uuid() });
// `v` only keeps a browser from showing an older copy.
const querystring = z.object({ v: z.string().max(80).optional() });
const rateLimit = { max: 120, timeWindow: 60_000 };
/** Bytes of one scan that goes on a sheet. */
const SCAN_LIMIT = 8 * 1024 * 1024;

const send = (reply: FastifyReply, name: string, sheet: SheetPdf): FastifyReply =>
  asPdf(reply, name).header('x-sheet-pages', sheet.pages).send(Buffer.from(sheet.pdf));

/** The pictures among the scans; what is no picture cannot stand on a sheet. */
async function pictures(deps: Deps, { government }: Person, hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const hash of new Set(hashes)) {
    const attachment = await deps.ledger.attachment(government, hash);
    if (attachment === undefined || !attachment.mediaType.startsWith('image/') || attachment.size > SCAN_LIMIT) continue;
    const stream = await deps.files.read(government, hash);
    if (stream) found.set(hash, await buffer(stream));
  }
  return found;
}

export function formRoutes(app: Api, deps: Deps): void {
  app.get(
    '/documents/:id/form.pdf',
    { config: { permission: 'documents.read', rateLimit }, schema: { summary: '发文稿纸', tags, params, querystring } },
    async (request, reply) => {
      const { matter, ctx, seen } = await documentBefore(deps, await personOf(request, deps), request.params.id);
      const sheet = await deps.typesetter.dispatchForm({ ...dispatchFormOf(ctx, seen), exercise: matter.exercise });
      return send(reply, `发文稿纸 ${matter.state.draft.title}.pdf`, sheet);
    },
  );

  app.get(
    '/incoming/:id/form.pdf',
    { config: { permission: 'incoming.read', rateLimit }, schema: { summary: '收文办理单', tags, params, querystring } },
    async (request, reply) => {
      const { matter, ctx, person, seen } = await incomingBefore(deps, await personOf(request, deps), request.params.id);
      const sheet = await deps.typesetter.incomingForm(incomingFormOf(ctx, seen, await pictures(deps, person, scansOf(seen))));
      return send(reply, `收文办理单 ${matter.state.number?.text ?? matter.state.letter.title}.pdf`, sheet);
    },
  );

  app.get(
    '/incoming/:id/sheet.pdf',
    { config: { permission: 'incoming.read' }, schema: { summary: '来文版面', tags, params, querystring } },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const { letter } = (await readIncoming(deps, person, request.params.id)).state;
      if (letter.sheet === undefined) throw notFound();
      const stored = await deps.files.read(person.government, letter.sheet);
      if (!stored) throw new ProblemError('sheet.unavailable', { detail: '来文的版面文件缺失，请联系系统管理员从备份恢复。' });
      return asPdf(reply, `${letter.number}${letter.title}.pdf`).send(stored);
    },
  );
}
