/** The built screens: hashed assets are kept for good, the page itself never, and every address of the screens is the page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/errors.ts';

const PAGE = 'index.html';

export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, PAGE))) {
    app.log.warn('The screens have not been built; only the API is served.');
    return;
  }
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false });
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { permission: 'public' },
    schema: { hide: true },
    handler: (request, reply) => {
      const path = decodeURI(request.url.split('?')[0] ?? '/').replace(/^\/+/, '');
      if (path.startsWith('api/')) return sendProblem(reply, 'not-found');
      const file = path !== '' && !path.includes('..') && existsSync(join(root, path)) ? path : undefined;
      if (file?.startsWith('assets/') === true) return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(file);
      // An asset that is gone must not come back as the page: the browser would take it for a script.
      if (file === undefined && (path.startsWith('assets/') || /\.[a-z0-9]{2,5}$/i.test(path))) return sendProblem(reply, 'not-found');
      return reply.header('cache-control', 'no-cache').sendFile(file ?? PAGE);
    },
  });
}
