/** 领导日程: who is away in a span of days, and one's own secret address under which a calendar programme reads it. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { icalendar } from '../calendar/icalendar.ts';
import { absencesQuery, absencesView, calendarAddress, calendarSubscription } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { permissionsOf, sessionOf } from '../http/authorise.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { calendarIn, eventsFor } from '../shell/leaders-calendar.ts';
import { personOf, presentContext, viewerIn } from '../shell/person.ts';
import { dayOf } from '../views/time.ts';
import type { Api } from './types.ts';

const tags = ['calendar'];
const read = { permission: 'leave.read' } as const;
const FEEDS = '/api/v1/calendar/feeds/';
const SUFFIX = '.ics';

/** Readings of one address in a minute; a programme asks once an hour. The key is no secret. */
const FEED_LIMIT = {
  max: 12,
  timeWindow: 60_000,
  hook: 'preHandler' as const,
  keyGenerator: (request: FastifyRequest): string =>
    createHash('sha256')
      .update((request.params as { readonly address?: string }).address ?? '')
      .digest('base64'),
};
/** Readings from one place in a minute, whatever the address: nobody tries addresses. An office may share a place. */
const PLACE_LIMIT = { max: 300, timeWindow: 60_000, keyGenerator: (request: FastifyRequest): string => request.ip };

export function calendarRoutes(app: Api, deps: Deps): void {
  app.get(
    '/absences',
    {
      config: read,
      schema: {
        summary: '领导外出一览',
        description:
          '起止日期之内谁外出、谁代办、每天几位领导不在、有哪些会议、有何冲突。不经手的只看到外出和由谁代办；不参会的只看到哪些领导何时参加会议。',
        tags,
        querystring: absencesQuery,
        response: { 200: absencesView },
      },
    },
    async (request) => calendarIn(deps, await personOf(request, deps), request.query),
  );
  subscriptionRoutes(app, deps);
  feedRoute(app, deps);
}

function subscriptionRoutes(app: Api, deps: Deps): void {
  app.get(
    '/calendar/subscription',
    { config: read, schema: { summary: '本人的日历订阅', tags, response: { 200: calendarSubscription.nullable() } } },
    async (request) => {
      const { government, account } = sessionOf(request);
      const found = await deps.calendars.of(government, account);
      if (found === undefined) return null;
      return { madeAt: found.madeAt.toISOString(), ...(found.readAt === undefined ? {} : { readAt: found.readAt.toISOString() }) };
    },
  );

  app.post(
    '/calendar/subscription',
    {
      config: { ...read, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        summary: '生成日历订阅地址',
        description: '地址只在此时给出；原有的地址随即失效。',
        tags,
        response: { 201: calendarAddress },
      },
    },
    async (request, reply) => {
      const { government, account } = sessionOf(request);
      const now = new Date(deps.clock.now());
      const address = await deps.calendars.renew(government, account, now);
      return reply.code(201).send({ path: `${FEEDS}${address}${SUFFIX}`, madeAt: now.toISOString() });
    },
  );

  app.delete(
    '/calendar/subscription',
    { config: read, schema: { summary: '停用日历订阅地址', tags, response: { 204: z.null().describe('无内容') } } },
    async (request, reply) => {
      const { government, account } = sessionOf(request);
      if (!(await deps.calendars.revoke(government, account))) throw notFound();
      return reply.code(204).send(null);
    },
  );
}

function feedRoute(app: Api, deps: Deps): void {
  const readingsFrom = app.createRateLimit(PLACE_LIMIT);
  app.get(
    '/calendar/feeds/:address',
    {
      // A calendar programme signs in nowhere: the address is the proof, and shows no more than its owner may see now.
      config: { permission: 'public', rateLimit: FEED_LIMIT },
      schema: { summary: '订阅的日历（RFC 5545）', tags, params: z.object({ address: z.string().max(200) }) },
    },
    async (request, reply) => {
      const readings = await readingsFrom(request);
      if (!readings.isAllowed && readings.isExceeded) throw new ProblemError('request.too-many');
      const { address } = request.params;
      const now = deps.clock.now();
      const secret = address.endsWith(SUFFIX) ? address.slice(0, -SUFFIX.length) : '';
      const subscriber = await deps.calendars.subscriber(secret, dayOf(now), new Date(now));
      if (subscriber === undefined || !permissionsOf({ administrator: undefined, posts: subscriber.posts }).includes('leave.read'))
        throw notFound();
      const ctx = await presentContext(deps, subscriber);
      const { short } = ctx.pack.source.government;
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="lingxing.ics"')
        .header('cache-control', 'private, no-cache')
        .send(icalendar(`${short}领导日程`, await eventsFor(deps, viewerIn(subscriber, ctx))));
    },
  );
}
