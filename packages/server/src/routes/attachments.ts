/** Attachments: kept under the hash of their content, and given out only to who uploaded them or may read a matter that refers to them. */
import * as z from 'zod';
import { attachmentAbout, type AttachmentAbout } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { declarationText } from '../files/index.ts';
import { notFound } from '../http/problem.ts';
import { aboutAttachment, openAttachment } from '../shell/attachments.ts';
import { personOf } from '../shell/person.ts';
import type { Api } from './types.ts';

const tags = ['attachments'];
const params = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

export function attachmentRoutes(app: Api, deps: Deps): void {
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
