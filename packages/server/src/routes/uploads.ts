/**
 * Files that come in: looked over at the door, and kept or refused with a reason. E-mails are taken apart and come in
 * whole or not at all. Only these routes read multipart forms, so no other request passes the parser's hooks.
 */
import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { attachmentView, emailLetter, mailView, type AttachmentView, type MailView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { takeEmail } from '../shell/email.ts';
import { paperLimit } from '../shell/meeting-papers.ts';
import { personOf } from '../shell/person.ts';
import { takeFile, takeMail, uploadLimit } from '../shell/uploads.ts';
import { organisationForm } from './organisation.ts';
import { rulesTextForm } from './rules-text.ts';
import type { Api } from './types.ts';

export async function uploadRoutes(app: Api, deps: Deps): Promise<void> {
  const maxBytes = uploadLimit(deps);
  await app.register(async (instance) => {
    await instance.register(multipart, {
      // The door counts by itself and answers with a reason; the parser's own limit only stops what is far beyond.
      limits: {
        files: 1,
        fields: 4,
        parts: 5,
        fileSize: Math.max(maxBytes, paperLimit(deps)) + 1024 * 1024,
        fieldSize: 4_096,
        headerPairs: 20,
      },
      throwFileSizeLimit: false,
    });
    const forms: Api = instance.withTypeProvider<ZodTypeProvider>();
    formRoutes(forms, deps, maxBytes + 2 * 1024 * 1024);
    paperForm(forms, deps);
    rulesTextForm(forms, deps);
    organisationForm(forms, deps);
  });
}

function paperForm(app: Api, deps: Deps): void {
  const limit = paperLimit(deps);
  app.post(
    '/meetings/papers',
    {
      config: { permission: 'meetings.act', rateLimit: { max: 60, timeWindow: 60_000 } },
      bodyLimit: limit + 2 * 1024 * 1024,
      schema: {
        summary: '上传会议材料',
        description: '表单同 /attachments，文件大小的上限另定。上传以后由“报送材料”归入议题。',
        tags: ['meetings'],
        consumes: ['multipart/form-data'],
        response: { 201: attachmentView },
      },
    },
    async (request, reply): Promise<AttachmentView> =>
      reply.code(201).send(await takeFile(deps, await personOf(request, deps), request, limit)),
  );
}

function formRoutes(app: Api, deps: Deps, bodyLimit: number): void {
  app.post(
    '/attachments',
    {
      config: { permission: 'attachments.write', rateLimit: { max: 60, timeWindow: 60_000 } },
      bodyLimit,
      schema: {
        summary: '上传附件',
        description: '表单依次为 declaration（申明的版次，须要时）和 file。内容不能查验而没有申明的，答复 file.undeclared，附申明的文字。',
        tags: ['attachments'],
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
        tags: ['attachments'],
        consumes: ['multipart/form-data'],
        response: { 201: mailView },
      },
    },
    async (request, reply): Promise<MailView> => reply.code(201).send(await takeMail(deps, await personOf(request, deps), request)),
  );

  app.post(
    '/incoming/email',
    {
      config: { permission: 'incoming.act', rateLimit: { max: 30, timeWindow: 60_000 } },
      bodyLimit,
      schema: {
        summary: '从邮件填写来文',
        description: '表单同 /attachments/mail：依次为 declaration、without 和 file（.eml）。附件收下，来文尚未登记。',
        tags: ['incoming'],
        consumes: ['multipart/form-data'],
        response: { 201: emailLetter },
      },
    },
    async (request, reply) => reply.code(201).send(await takeEmail(deps, await personOf(request, deps), request)),
  );
}
