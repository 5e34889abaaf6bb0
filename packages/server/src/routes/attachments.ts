/**
 * Attachments: taken in at the door that looks them over, kept under the hash of their content, and given out only to
 * who uploaded them or may read a matter that refers to them. E-mails are taken apart and come in whole or not at all.
 */
import multipart from '@fastify/multipart';
import * as z from 'zod';
import { attachmentAbout, attachmentView, mailView, type AttachmentAbout, type AttachmentView, type MailView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { declarationText } from '../files/index.ts';
import { notFound } from '../http/problem.ts';
import { aboutAttachment, openAttachment } from '../shell/attachments.ts';
import { personOf } from '../shell/person.ts';
import { takeFile, takeMail, uploadLimit } from '../shell/uploads.ts';
import type { Api } from './types.ts';

const tags = ['attachments'];
const params = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

export async function attachmentRoutes(app: Api, deps: Deps): Promise<void> {
  const maxBytes = uploadLimit(deps);
  const bodyLimit = maxBytes + 2 * 1024 * 1024;
  await app.register(multipart, {
    // The door counts by itself and answers with a reason; the parser's own limit only stops what is far beyond.
    limits: { files: 1, fields: 4, parts: 5, fileSize: maxBytes + 1024 * 1024, fieldSize: 4_096, headerPairs: 20 },
    throwFileSizeLimit: false,
  });

  app.post(
    '/attachments',
    {
      config: { permission: 'attachments.write', rateLimit: { max: 60, timeWindow: 60_000 } },
      bodyLimit,
      schema: {
        summary: '上传附件',
        description: '表单依次为 declaration（申明的版次，须要时）和 file。内容不能查验而没有申明的，答复 file.undeclared，附申明的文字。',
        tags,
        consumes: ['multipart/form-data'],
        response: { 201: attachmentView },
      },
    },
    async (request, reply): Promise<AttachmentView> => reply.code(201).send(await takeFile(deps, await personOf(request, deps), request)),
  );

  app.post(
    '/attachments/mail',
    {
      config: { permission: 'attachments.write', rateLimit: { max: 30, timeWindow: 60_000 } },
      bodyLimit,
      schema: {
        summary: '从邮件收取正文和附件',
        description:
          '表单依次为 declaration、without（不收的附件序号，以逗号分开）和 file（.eml）。全部查验通过才收，否则逐个附件说明原因。',
        tags,
        consumes: ['multipart/form-data'],
        response: { 201: mailView },
      },
    },
    async (request, reply): Promise<MailView> => reply.code(201).send(await takeMail(deps, await personOf(request, deps), request)),
  );

  app.get(
    '/attachments/:hash',
    { config: { permission: 'attachments.read' }, schema: { summary: '下载附件', tags, params } },
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

  app.get(
    '/attachments/:hash/about',
    {
      config: { permission: 'attachments.read' },
      schema: { summary: '附件的查验情况和不涉密申明', tags, params, response: { 200: attachmentAbout } },
    },
    async (request): Promise<AttachmentAbout> => {
      const person = await personOf(request, deps);
      const found = await aboutAttachment(deps, person, request.params.hash);
      if (!found) throw notFound();
      const { hash, name, mediaType, size, coverage, declarations } = found;
      return {
        hash,
        name,
        mediaType,
        size,
        ...(coverage === undefined ? {} : { coverage }),
        declarations: declarations.map(({ by, at, wording }) => ({ by, at: at.toISOString(), text: declarationText(wording) ?? wording })),
      };
    },
  );
}
