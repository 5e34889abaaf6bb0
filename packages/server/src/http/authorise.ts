/**
 * The door: who is asking, and may this account use this route at all. Denies by default — a route that names no
 * permission cannot even be registered. What one may do to one matter is the procedure's to judge, not the door's.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Permission } from '../contracts/index.ts';
import { csrfMatches, type AdministratorRole, type Identity, type Session } from '../identity/index.ts';
import { ProblemError } from './problem.ts';

export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  readonly permission: Permission;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What this route asks for; see `PERMISSIONS`. */
    permission?: Permission;
  }
  interface FastifyRequest {
    /** The session, on every route but the public ones; null where a visitor's route is asked by nobody signed in. */
    session: Session | null;
  }
  interface FastifyInstance {
    /** Every route with its permission, as registered. */
    routeTable: readonly RouteEntry[];
  }
}

/** What everyone who holds a post may enter. */
const POST_HOLDER = [
  'session',
  'documents.read',
  'documents.act',
  'incoming.read',
  'incoming.act',
  'leave.read',
  'leave.act',
  'conduct.read',
  'conduct.act',
  'department-meetings.read',
  'department-meetings.act',
  'oversight.read',
  'oversight.act',
  'meetings.read',
  'meetings.act',
  'tasks.read',
  'tasks.act',
  'attachments.read',
  'attachments.write',
  'organisation.read',
  'rules.read',
  'calendar.read',
  'notices.own',
] as const satisfies readonly Permission[];

/** What each administrator may enter; none reads documents. */
const ADMINISTRATORS: Record<AdministratorRole, readonly Permission[]> = {
  'system-administrator': [
    'session',
    'rules.read',
    'calendar.read',
    'organisation.read',
    'organisation.manage',
    'accounts.read',
    'accounts.manage',
    'calendar.manage',
    'rules.manage',
    'rules.revisions',
    'rules.propose',
    'system.read',
    'notices.own',
    'webhook.manage',
  ],
  'security-administrator': [
    'session',
    'rules.read',
    'calendar.read',
    'organisation.read',
    'accounts.read',
    'grants.manage',
    'rules.revisions',
    'rules.confirm',
  ],
  'audit-administrator': ['session', 'rules.read', 'calendar.read', 'trail.read', 'ledger.verify'],
};

/** The permissions of a session on this day. An account without post or office may only sign in, out and change its password. */
export function permissionsOf(session: Pick<Session, 'administrator' | 'posts'>): readonly Permission[] {
  if (session.administrator !== undefined) return ADMINISTRATORS[session.administrator];
  return session.posts.length > 0 ? POST_HOLDER : ['session'];
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Routes that an account with an initial password may still use. */
const BEFORE_PASSWORD_CHANGE = new Set(['/api/v1/session', '/api/v1/session/password']);

export const COOKIE = 'lingxing';
/** The prefix binds the cookie to this host and to https; a browser refuses it otherwise. */
export const SECURE_COOKIE = '__Host-lingxing';
export const CSRF_HEADER = 'x-csrf-token';

export const cookieName = (request: FastifyRequest): string => (request.protocol === 'https' ? SECURE_COOKIE : COOKIE);

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(cookieName(request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(cookieName(request), { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' });
}

/** The session of a request that has passed the door. */
export function sessionOf(request: FastifyRequest): Session {
  if (request.session === null) throw new ProblemError('session.required');
  return request.session;
}

function guard(identity: Identity, today: () => string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // No route: the answer is "not found", and there is nothing to guard.
    if (request.is404) return;
    const permission = request.routeOptions.config.permission;
    if (permission === undefined) throw new ProblemError('permission.denied');
    const changes = !SAFE.has(request.method);
    // A browser says so itself where another site sends the request; sign-in has no CSRF token yet.
    if (changes && request.headers['sec-fetch-site'] === 'cross-site') throw new ProblemError('session.csrf');
    if (permission === 'public') return;
    const token = request.cookies[cookieName(request)];
    const session = token === undefined || token.length > 100 ? undefined : await identity.session(token, today());
    if (!session) {
      if (token !== undefined) clearSessionCookie(request, reply);
      if (permission === 'visitor' && !changes) return;
      throw new ProblemError('session.required');
    }
    const header = request.headers[CSRF_HEADER];
    if (changes && !csrfMatches(session.token, typeof header === 'string' ? header : undefined)) throw new ProblemError('session.csrf');
    if (session.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(request.routeOptions.url ?? '')) {
      throw new ProblemError('session.password-change', { detail: '这是管理员为你设的初始密码，修改后方可办理。' });
    }
    if (permission !== 'visitor' && !permissionsOf(session).includes(permission))
      throw new ProblemError('permission.denied', { detail: '你的账号没有这项权限。' });
    request.session = session;
  };
}

export function registerDoor(app: FastifyInstance, identity: Identity, today: () => string): void {
  app.decorateRequest('session', null);
  const table: RouteEntry[] = [];
  app.decorate('routeTable', table);
  app.addHook('onRoute', ({ method, url, config }) => {
    const permission = config?.permission;
    if (permission === undefined) throw new Error(`route ${String(method)} ${url} names no permission`);
    for (const one of typeof method === 'string' ? [method] : method) table.push({ method: one, url, permission });
  });
  app.addHook('onRequest', guard(identity, today));
}
