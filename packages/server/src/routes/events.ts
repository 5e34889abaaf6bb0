/** Server-sent events: tells a person's client that a matter they may read has changed, or that a notice has come, so that it asks again. */
import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../deps.ts';
import { personIn, personOf, presentContext, readerIn } from '../shell/person.ts';
import type { Api } from './types.ts';

/** A comment that often keeps proxies from closing a quiet line. */
const HEARTBEAT_MS = 25_000;
/** The line is closed after this long; the browser opens a new one, and the session is asked again. */
const LONGEST_MS = 10 * 60_000;
const MOST_PER_ACCOUNT = 8;

export function eventRoutes(app: Api, deps: Deps): void {
  const open = new Map<string, number>();
  const lines = new Set<() => void>();
  app.addHook('preClose', (done) => {
    for (const close of lines) close();
    done();
  });

  app.get(
    '/events',
    { config: { permission: 'documents.read' }, schema: { summary: '变动通知', tags: ['events'] } },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const key = `${person.government} ${person.session.account}`;
      reply.hijack();
      const { raw } = reply;
      if ((open.get(key) ?? 0) >= MOST_PER_ACCOUNT) {
        raw.writeHead(429, { 'retry-after': '30' }).end();
        return;
      }
      open.set(key, (open.get(key) ?? 0) + 1);
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      });
      raw.write('retry: 2000\n\n');
      const { session } = person;
      let contextVersion = session.contextVersion;
      // Who may use which post has changed: what else is his to hear of now, he hears on a new line, which the browser opens.
      const lookAgain = async (): Promise<void> => {
        const now = personIn(session, await presentContext(deps, { government: session.government, contextVersion }));
        if (now === undefined || !isDeepStrictEqual(now.titles, person.titles)) raw.end();
      };
      const stop = deps.changes.follow(person.government, (change) => {
        if (change.contextVersion !== contextVersion) {
          contextVersion = change.contextVersion;
          lookAgain().catch((error: unknown) => request.log.error({ err: error }, 'a line of events could not be looked at again'));
        }
        const { posts, registry } = readerIn(person, change.procedure);
        const mayRead = change.posts.some((post) => posts.includes(post)) || (registry && !change.close);
        if (mayRead) raw.write(`event: act\ndata: ${JSON.stringify({ matter: change.matter, version: change.version })}\n\n`);
      });
      const stopTelling = deps.notices?.told.follow(person.government, person.session.account, (notice) => {
        raw.write(`event: notice\ndata: ${JSON.stringify({ notice })}\n\n`);
      });
      const heartbeat = setInterval(() => raw.write(': \n\n'), HEARTBEAT_MS);
      const limit = setTimeout(() => raw.end(), LONGEST_MS);
      heartbeat.unref();
      limit.unref();
      const close = (): void => {
        raw.end();
      };
      lines.add(close);
      raw.on('close', () => {
        stop();
        stopTelling?.();
        clearInterval(heartbeat);
        clearTimeout(limit);
        lines.delete(close);
        const left = (open.get(key) ?? 1) - 1;
        if (left > 0) open.set(key, left);
        else open.delete(key);
      });
    },
  );
}
