/** Signing in and out, who I am, as which post. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { titlesOf } from '@lingxing/affairs/authority';
import * as z from 'zod';
import { changePassword, me, signIn, switchPost, type Me } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { clearSessionCookie, permissionsOf, sessionOf, setSessionCookie } from '../http/authorise.ts';
import { ProblemError } from '../http/problem.ts';
import { csrfToken, type Session } from '../identity/index.ts';
import { areaOf } from '@lingxing/affairs/leave';
import { postInUse, postsInOrder, presentContext } from '../shell/person.ts';
import { titleViews } from '../views/authority.ts';
import { dayOf, weekday } from '../views/time.ts';
import type { Api } from './types.ts';

async function meOf(deps: Deps, session: Session): Promise<Me> {
  const ctx = await presentContext(deps, session);
  const { government } = ctx.pack.source;
  const posts = postsInOrder(session, ctx);
  const post = postInUse(session, ctx);
  return {
    account: session.account,
    government: { id: government.id, name: government.name, short: government.short, area: areaOf(ctx.pack) },
    posts: posts.flatMap((id) => {
      const one = ctx.organisation.posts.get(id);
      if (!one) return [];
      const department = one.department === undefined ? undefined : ctx.organisation.departments.get(one.department);
      return [
        {
          id: one.id,
          title: one.title,
          role: one.role,
          ...(one.department === undefined ? {} : { department: one.department }),
          ...(department === undefined ? {} : { departmentName: department.name }),
        },
      ];
    }),
    ...(post === undefined ? {} : { post }),
    titles: titleViews(ctx, titlesOf(ctx, posts)),
    ...(session.administrator === undefined ? {} : { administrator: session.administrator }),
    permissions: [...permissionsOf(session)],
    csrf: csrfToken(session.token),
    today: {
      date: ctx.today,
      weekday: weekday(ctx.today),
      nature: ctx.calendar.nature(ctx.today),
      provisional: ctx.calendar.isProvisional(Number(ctx.today.slice(0, 4))),
    },
    mustChangePassword: session.mustChangePassword,
    demo: deps.options.demo,
  };
}

/** Tries of one address in a minute, whatever the account: each costs an argon2. An office may share an address. */
const ADDRESS_LIMIT = { max: 300, timeWindow: 60_000, keyGenerator: (request: FastifyRequest): string => request.ip };

/** Tries of one address on one account name in a minute; the lock of the account itself stands in the database. */
const SIGN_IN_LIMIT = {
  max: 20,
  timeWindow: 60_000,
  hook: 'preHandler' as const,
  keyGenerator: (request: FastifyRequest): string => {
    const body = request.body as { account?: unknown } | null | undefined;
    return `${request.ip} ${typeof body?.account === 'string' ? body.account.slice(0, 80) : ''}`;
  },
};

export function sessionRoutes(app: Api, deps: Deps): void {
  const triesOfAddress = app.createRateLimit(ADDRESS_LIMIT);
  const started = async (request: FastifyRequest, reply: FastifyReply, token: string): Promise<Me> => {
    const session = await deps.identity.session(token, dayOf(deps.clock.now()));
    if (!session) throw new ProblemError('server.unavailable');
    setSessionCookie(request, reply, token);
    return meOf(deps, session);
  };

  app.post(
    '/session',
    {
      config: { permission: 'public', rateLimit: SIGN_IN_LIMIT },
      bodyLimit: 8_192,
      schema: { summary: '登录', tags: ['session'], body: signIn, response: { 200: me } },
    },
    async (request, reply) => {
      const tries = await triesOfAddress(request);
      if (!tries.isAllowed && tries.isExceeded) throw new ProblemError('request.too-many');
      const { account, password } = request.body;
      const signedIn = await deps.identity.signIn(account, password);
      if (!signedIn) {
        throw new ProblemError('session.refused', { detail: '请核对账号和密码；连续多次失败的账号会暂时锁定，可联系系统管理员解除。' });
      }
      return started(request, reply, signedIn.token);
    },
  );

  app.get(
    '/session',
    // That nobody is signed in is an answer, not a refusal: it is what every first visit asks.
    {
      config: { permission: 'visitor' },
      schema: { summary: '当前登录；无人登录时为空', tags: ['session'], response: { 200: me.nullable() } },
    },
    (request): Promise<Me | null> => (request.session === null ? Promise.resolve(null) : meOf(deps, request.session)),
  );

  app.delete(
    '/session',
    { config: { permission: 'session' }, schema: { summary: '退出', tags: ['session'], response: { 204: z.null().describe('无内容') } } },
    async (request, reply) => {
      await deps.identity.signOut(sessionOf(request));
      clearSessionCookie(request, reply);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/session/password',
    {
      config: { permission: 'session', rateLimit: { max: 10, timeWindow: 60_000 } },
      bodyLimit: 8_192,
      schema: { summary: '修改密码', tags: ['session'], body: changePassword, response: { 200: me } },
    },
    async (request) => {
      const session = sessionOf(request);
      const outcome = await deps.identity.changePassword(session, request.body.current, request.body.next);
      if (outcome === 'wrong') throw new ProblemError('password.wrong');
      if (outcome !== 'done') throw new ProblemError('password.weak', { detail: outcome.refused });
      return meOf(deps, { ...session, mustChangePassword: false });
    },
  );

  app.post(
    '/session/post',
    {
      config: { permission: 'session' },
      bodyLimit: 8_192,
      schema: { summary: '切换办理职务', tags: ['session'], body: switchPost, response: { 200: me } },
    },
    async (request) => {
      const session = sessionOf(request);
      const { post } = request.body;
      if (!session.posts.includes(post)) throw new ProblemError('permission.denied', { detail: '你现未担任该职务。' });
      await deps.identity.switchPost(session, post);
      return meOf(deps, { ...session, post });
    },
  );
}
