/**
 * Attachments: taken in at the door that looks them over, kept under the hash of their content, and given out only to
 * who uploaded them or may read a matter that refers to them.
 */
import multipart from '@fastify/multipart';
import * as z from 'zod';
import { attachmentView, type AttachmentView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { discardUpload, inspectUpload, UPLOAD_DEFAULTS } from '../files/index.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { openAttachment } from '../shell/attachments.ts';
import { personOf } from '../shell/person.ts';
import type { Api } from './types.ts';

const tags = ['attachments'];

export async function attachmentRoutes(app: Api, deps: Deps): Promise<void> {
  const maxBytes = deps.options.maxUploadBytes ?? UPLOAD_DEFAULTS.maxBytes;
  await app.register(multipart, {
    // The door counts by itself and answers with a reason; the parser's own limit only stops what is far beyond.
    limits: { files: 1, fields: 4, parts: 5, fileSize: maxBytes + 1024 * 1024, fieldSize: 4_096, headerPairs: 20 },
    throwFileSizeLimit: false,
  });

  app.post(
    '/attachments',
    {
      config: { permission: 'attachments.write', rateLimit: { max: 60, timeWindow: 60_000 } },
      bodyLimit: maxBytes + 2 * 1024 * 1024,
      schema: { summary: '上传附件', tags, consumes: ['multipart/form-data'], response: { 201: attachmentView } },
    },
    async (request, reply): Promise<AttachmentView> => {
      const person = await personOf(request, deps);
      if (!request.isMultipart()) throw new ProblemError('request.media-type');
      const part = await request.file();
      if (!part) throw new ProblemError('request.invalid', { detail: '请求中没有文件。' });
      const inspected = await inspectUpload(part.file, part.filename, part.mimetype, { spool: await deps.files.spool(), maxBytes });
      if (!inspected.ok) {
        // What is left of the stream is read away, so that the answer reaches the client.
        part.file.resume();
        const { code, title, message, wayOut } = inspected.refusal;
        const secret = code === 'classified';
        const problem = code === 'too-large' ? 'request.too-large' : secret ? 'secrecy.refused' : 'file.refused';
        throw new ProblemError(problem, { detail: `${title}：${message}${wayOut}` });
      }
      try {
        await deps.files.adopt(person.government, inspected.spooled, inspected.hash);
      } catch (error) {
        await discardUpload(inspected);
        throw error;
      }
      const { hash, name, mediaType, size, coverage } = inspected;
      await deps.ledger.noteAttachment(person.government, { hash, name, mediaType, size, account: person.session.account });
      await deps.attachmentAccess.note(person.government, hash, person.session.account, name);
      return reply.code(201).send({ hash, name, mediaType, size, coverage });
    },
  );

  app.get(
    '/attachments/:hash',
    {
      config: { permission: 'attachments.read' },
      schema: {
        summary: '下载附件',
        tags,
        params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
      },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const { hash } = request.params;
      const attachment = await openAttachment(deps, person, hash);
      if (!attachment) throw notFound();
      const stream = await deps.files.read(person.government, hash);
      if (!stream) throw notFound();
      // Never shown as a page of this site: images may stand in one, everything else is saved.
      const disposition = attachment.mediaType.startsWith('image/') ? 'inline' : 'attachment';
      return reply
        .type(attachment.mediaType)
        .header('content-length', attachment.size)
        .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(attachment.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(stream);
    },
  );
}
