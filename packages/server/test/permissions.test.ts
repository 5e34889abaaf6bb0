import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission } from '../src/contracts/index.ts';
import { permissionsOf } from '../src/http/authorise.ts';
import type { AdministratorRole } from '../src/identity/index.ts';
import { openWorld, type World } from './support/world.ts';

/** Every route with what it asks for, by hand. A route that is added, moved or opened wider shows up here. */
const ROUTES: Readonly<Record<string, Permission>> = {
  'GET /healthz': 'public',
  'GET /api/v1/openapi.json': 'public',
  'POST /api/v1/session': 'public',
  'GET /api/v1/session': 'visitor',
  'DELETE /api/v1/session': 'session',
  'POST /api/v1/session/password': 'session',
  'POST /api/v1/session/post': 'session',
  'GET /api/v1/workbench': 'documents.read',
  'GET /api/v1/inbox': 'documents.read',
  'GET /api/v1/documents': 'documents.read',
  'GET /api/v1/documents/:id/form.pdf': 'documents.read',
  'GET /api/v1/burden': 'documents.read',
  'GET /api/v1/burden/documents': 'documents.read',
  'GET /api/v1/burden/export.xlsx': 'documents.read',
  'PUT /api/v1/burden/bulletins/:department': 'incoming.act',
  'GET /api/v1/series/marks': 'documents.read',
  'PUT /api/v1/series/marks/:body': 'incoming.act',
  'GET /api/v1/incoming': 'incoming.read',
  'GET /api/v1/incoming/export.xlsx': 'incoming.read',
  'POST /api/v1/incoming': 'incoming.act',
  'POST /api/v1/incoming/verdicts': 'incoming.read',
  'POST /api/v1/incoming/email': 'incoming.act',
  'GET /api/v1/incoming/templates': 'incoming.read',
  'PUT /api/v1/incoming/templates/:list': 'incoming.act',
  'GET /api/v1/incoming/:id': 'incoming.read',
  'GET /api/v1/incoming/:id/history': 'incoming.read',
  'GET /api/v1/incoming/:id/form.pdf': 'incoming.read',
  'GET /api/v1/incoming/:id/sheet.pdf': 'incoming.read',
  'POST /api/v1/incoming/:id/acts': 'incoming.act',
  'POST /api/v1/incoming/:id/verdicts': 'incoming.read',
  'GET /api/v1/leave': 'leave.read',
  'POST /api/v1/leave': 'leave.act',
  'POST /api/v1/leave/verdicts': 'leave.read',
  'GET /api/v1/leave/open-matters': 'leave.read',
  'GET /api/v1/leave/hand-overs': 'leave.read',
  'GET /api/v1/leave/:id': 'leave.read',
  'POST /api/v1/leave/:id/acts': 'leave.act',
  'POST /api/v1/leave/:id/verdicts': 'leave.read',
  'GET /api/v1/leave/:id/in-stead': 'leave.read',
  'GET /api/v1/leave/export.xlsx': 'leave.read',
  'GET /api/v1/leave/:id/history': 'leave.read',
  'GET /api/v1/tasks/from/:id': 'tasks.read',
  'GET /api/v1/tasks/assessments': 'tasks.read',
  'POST /api/v1/tasks/assessments': 'tasks.act',
  'GET /api/v1/tasks/assessments/:id': 'tasks.read',
  'GET /api/v1/tasks/assessments/:id/export.xlsx': 'tasks.read',
  'POST /api/v1/tasks/assessments/:id/acts': 'tasks.act',
  'POST /api/v1/tasks/assessments/:id/verdicts': 'tasks.read',
  'GET /api/v1/tasks/assessments/:id/history': 'tasks.read',
  'GET /api/v1/oversight/receptions': 'oversight.read',
  'POST /api/v1/oversight/receptions': 'oversight.act',
  'POST /api/v1/oversight/receptions/verdicts': 'oversight.read',
  'GET /api/v1/oversight/receptions/:id': 'oversight.read',
  'POST /api/v1/oversight/receptions/:id/acts': 'oversight.act',
  'POST /api/v1/oversight/receptions/:id/verdicts': 'oversight.read',
  'GET /api/v1/oversight/receptions/:id/history': 'oversight.read',
  'GET /api/v1/meetings/study': 'meetings.read',
  'POST /api/v1/meetings/study': 'meetings.act',
  'GET /api/v1/meetings/study/:id': 'meetings.read',
  'POST /api/v1/meetings/study/:id/acts': 'meetings.act',
  'POST /api/v1/meetings/study/:id/verdicts': 'meetings.read',
  'GET /api/v1/meetings/study/:id/history': 'meetings.read',
  'GET /api/v1/oversight': 'oversight.read',
  'POST /api/v1/oversight': 'oversight.act',
  'POST /api/v1/oversight/verdicts': 'oversight.read',
  'GET /api/v1/oversight/export.xlsx': 'oversight.read',
  'GET /api/v1/oversight/published': 'oversight.read',
  'GET /api/v1/oversight/published/export.xlsx': 'oversight.read',
  'GET /api/v1/oversight/:id': 'oversight.read',
  'POST /api/v1/oversight/:id/acts': 'oversight.act',
  'POST /api/v1/oversight/:id/verdicts': 'oversight.read',
  'GET /api/v1/oversight/:id/history': 'oversight.read',
  'GET /api/v1/oversight/:id/reply.pdf': 'oversight.read',
  'GET /api/v1/department-meetings': 'department-meetings.read',
  'POST /api/v1/department-meetings': 'department-meetings.act',
  'GET /api/v1/department-meetings/year': 'department-meetings.read',
  'GET /api/v1/department-meetings/plans': 'department-meetings.read',
  'POST /api/v1/department-meetings/plans': 'department-meetings.act',
  'PUT /api/v1/department-meetings/plans/:line': 'department-meetings.act',
  'POST /api/v1/department-meetings/verdicts': 'department-meetings.read',
  'GET /api/v1/department-meetings/export.xlsx': 'department-meetings.read',
  'GET /api/v1/department-meetings/:id': 'department-meetings.read',
  'POST /api/v1/department-meetings/:id/acts': 'department-meetings.act',
  'POST /api/v1/department-meetings/:id/verdicts': 'department-meetings.read',
  'GET /api/v1/department-meetings/:id/history': 'department-meetings.read',
  'GET /api/v1/tasks': 'tasks.read',
  'GET /api/v1/tasks/board': 'tasks.read',
  'GET /api/v1/tasks/terms': 'tasks.read',
  'GET /api/v1/tasks/bulletin': 'tasks.read',
  'GET /api/v1/tasks/bulletin/tasks': 'tasks.read',
  'GET /api/v1/tasks/bulletin/export.xlsx': 'tasks.read',
  'POST /api/v1/tasks/bulletin/draft': 'documents.act',
  'GET /api/v1/tasks/trend': 'tasks.read',
  'POST /api/v1/tasks': 'tasks.act',
  'POST /api/v1/tasks/verdicts': 'tasks.read',
  'GET /api/v1/tasks/export.xlsx': 'tasks.read',
  'GET /api/v1/tasks/:id': 'tasks.read',
  'POST /api/v1/tasks/:id/acts': 'tasks.act',
  'POST /api/v1/tasks/:id/verdicts': 'tasks.read',
  'GET /api/v1/tasks/:id/history': 'tasks.read',
  'GET /api/v1/conduct': 'conduct.read',
  'POST /api/v1/conduct': 'conduct.act',
  'GET /api/v1/conduct/kinds': 'conduct.read',
  'POST /api/v1/conduct/verdicts': 'conduct.read',
  'GET /api/v1/conduct/export.xlsx': 'conduct.read',
  'GET /api/v1/conduct/:id': 'conduct.read',
  'POST /api/v1/conduct/:id/acts': 'conduct.act',
  'POST /api/v1/conduct/:id/verdicts': 'conduct.read',
  'GET /api/v1/conduct/:id/history': 'conduct.read',
  'GET /api/v1/meetings': 'meetings.read',
  'POST /api/v1/meetings': 'meetings.act',
  'POST /api/v1/meetings/verdicts': 'meetings.read',
  'GET /api/v1/meetings/export.xlsx': 'meetings.read',
  'GET /api/v1/meetings/outlook': 'meetings.read',
  'GET /api/v1/meetings/:id': 'meetings.read',
  'POST /api/v1/meetings/papers': 'meetings.act',
  'GET /api/v1/meetings/:id/papers/:topic/:hash': 'meetings.read',
  'GET /api/v1/meetings/:id/minutes.pdf': 'meetings.read',
  'GET /api/v1/meetings/open': 'meetings.read',
  'GET /api/v1/meetings/open/:id/papers/:topic/:hash': 'meetings.read',
  'GET /api/v1/meetings/open.xlsx': 'meetings.read',
  'GET /api/v1/meetings/after': 'meetings.read',
  'GET /api/v1/meetings/rooms': 'meetings.read',
  'POST /api/v1/meetings/rooms': 'meetings.act',
  'PUT /api/v1/meetings/rooms/:room': 'meetings.act',
  'GET /api/v1/meetings/after.xlsx': 'meetings.read',
  'POST /api/v1/meetings/:id/acts': 'meetings.act',
  'POST /api/v1/meetings/:id/verdicts': 'meetings.read',
  'GET /api/v1/meetings/:id/history': 'meetings.read',
  'POST /api/v1/meetings/held': 'meetings.act',
  'POST /api/v1/meetings/held/verdicts': 'meetings.read',
  'GET /api/v1/meetings/:id/sign-in-code': 'meetings.act',
  'POST /api/v1/meetings/:id/sign-ins': 'meetings.act',
  'GET /api/v1/meetings/:id/notes': 'meetings.read',
  'PUT /api/v1/meetings/:id/notes': 'meetings.read',
  'GET /api/v1/absences': 'leave.read',
  'GET /api/v1/calendar/subscription': 'leave.read',
  'POST /api/v1/calendar/subscription': 'leave.read',
  'DELETE /api/v1/calendar/subscription': 'leave.read',
  // The address is the proof, as the session is elsewhere (calendar.test.ts).
  'GET /api/v1/calendar/feeds/:address': 'public',
  'GET /api/v1/documents/export.xlsx': 'documents.read',
  'POST /api/v1/documents': 'documents.act',
  'POST /api/v1/documents/verdicts': 'documents.read',
  'GET /api/v1/documents/:id': 'documents.read',
  'POST /api/v1/documents/:id/acts': 'documents.act',
  'POST /api/v1/documents/:id/verdicts': 'documents.read',
  'PUT /api/v1/documents/:id/working-copy': 'documents.act',
  'GET /api/v1/documents/:id/versions/:n': 'documents.read',
  'GET /api/v1/documents/:id/comparison': 'documents.read',
  'GET /api/v1/documents/:id/history': 'documents.read',
  'GET /api/v1/documents/:id/sheet.pdf': 'documents.read',
  'POST /api/v1/sheets': 'documents.act',
  'POST /api/v1/attachments': 'attachments.write',
  'GET /api/v1/attachments/:hash': 'attachments.read',
  'POST /api/v1/attachments/mail': 'attachments.write',
  'GET /api/v1/attachments/:hash/about': 'attachments.read',
  'GET /api/v1/organisation': 'organisation.read',
  'GET /api/v1/organisation/chart': 'organisation.read',
  'GET /api/v1/organisation/history': 'organisation.read',
  'GET /api/v1/organisation/export.xlsx': 'organisation.read',
  'POST /api/v1/organisation/plans/preview': 'organisation.manage',
  'POST /api/v1/organisation/plans/moved': 'organisation.manage',
  'POST /api/v1/organisation/plans/moved.xlsx': 'organisation.manage',
  'POST /api/v1/organisation/plans': 'organisation.manage',
  'POST /api/v1/organisation/workbook': 'organisation.manage',
  'POST /api/v1/admin/grants/plans/preview': 'grants.manage',
  'POST /api/v1/admin/grants/plans/moved': 'grants.manage',
  'POST /api/v1/admin/grants/plans/moved.xlsx': 'grants.manage',
  'POST /api/v1/admin/grants/plans': 'grants.manage',
  'GET /api/v1/rules': 'rules.read',
  'GET /api/v1/rules/centre': 'rules.read',
  'POST /api/v1/admin/rules-text': 'rules.manage',
  'GET /api/v1/rules/revisions': 'rules.revisions',
  'GET /api/v1/rules/revisions/:id': 'rules.revisions',
  'POST /api/v1/rules/revisions/settings': 'rules.propose',
  'POST /api/v1/rules/revisions/packs': 'rules.propose',
  'POST /api/v1/rules/revisions/:id/confirmation': 'rules.confirm',
  'POST /api/v1/rules/revisions/:id/declining': 'rules.confirm',
  'GET /api/v1/rules/revisions/:id/touched': 'rules.revisions',
  'GET /api/v1/rules/what-if': 'rules.revisions',
  'GET /api/v1/consultations/kinds': 'rules.read',
  'POST /api/v1/governments/:id/consultations': 'rules.read',
  'GET /api/v1/rules/norms/:id': 'rules.read',
  'GET /api/v1/rules/comparison': 'rules.read',
  'GET /api/v1/rules/comparison.xlsx': 'rules.read',
  'GET /api/v1/series': 'documents.read',
  'GET /api/v1/calendar/days': 'calendar.read',
  'GET /api/v1/events': 'documents.read',
  'GET /api/v1/admin/accounts': 'accounts.read',
  'POST /api/v1/admin/accounts': 'accounts.manage',
  'POST /api/v1/admin/accounts/:account/lock': 'accounts.manage',
  'POST /api/v1/admin/accounts/:account/unlock': 'accounts.manage',
  'POST /api/v1/admin/grants': 'grants.manage',
  'POST /api/v1/admin/grants/revoke': 'grants.manage',
  'POST /api/v1/admin/administrators': 'grants.manage',
  'POST /api/v1/admin/calendar-notices': 'calendar.manage',
  'GET /api/v1/admin/fonts': 'system.read',
  'GET /api/v1/notices': 'notices.own',
  'GET /api/v1/notices/unread': 'notices.own',
  'POST /api/v1/notices/read': 'notices.own',
  'GET /api/v1/notices/settings': 'notices.own',
  'PUT /api/v1/notices/settings': 'notices.own',
  'POST /api/v1/notices/email': 'notices.own',
  'POST /api/v1/notices/email/confirmation': 'notices.own',
  'DELETE /api/v1/notices/email': 'notices.own',
  'GET /api/v1/admin/webhook': 'webhook.manage',
  'PUT /api/v1/admin/webhook': 'webhook.manage',
  'DELETE /api/v1/admin/webhook': 'webhook.manage',
  'POST /api/v1/admin/webhook/trial': 'webhook.manage',
  'GET /api/v1/admin/trail': 'trail.read',
  'GET /api/v1/ledger/verification': 'ledger.verify',
  'GET /api/v1/ledger/anchor': 'ledger.verify',
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** How many routes an account reaches. */
const reachable = (posts: readonly string[], administrator?: AdministratorRole) =>
  Object.values(ROUTES).filter((p) => p === 'public' || p === 'visitor' || permissionsOf({ posts, administrator }).includes(p)).length;
const of = (administrator: AdministratorRole) => permissionsOf({ posts: [], administrator });

describe('routes', () => {
  it('are the ones of the table, each with its permission', () => {
    const routes = Object.fromEntries(
      world.app.routeTable.filter((r) => r.method !== 'HEAD' && r.method !== 'OPTIONS').map((r) => [`${r.method} ${r.url}`, r.permission]),
    );
    expect(routes).toEqual(ROUTES);
  });

  it('cannot be registered without one', async () => {
    const { default: Fastify } = await import('fastify');
    const { registerDoor } = await import('../src/http/authorise.ts');
    const app = Fastify();
    registerDoor(app, world.identity, () => '2026-11-23');
    expect(() => app.get('/forgotten', () => 'open')).toThrow(/names no permission/u);
  });

  it('are denied where a session has not their permission, and open where it has', async () => {
    // 4 public, the question who is signed in and 3 of the session itself are all that an account without post or office reaches.
    expect(reachable([])).toBe(8);
    expect(reachable(['x'], 'audit-administrator')).toBe(8 + 7 + 1 + 3);
  });
});

describe('permissions', () => {
  it('of no two administrators let one account do both sides of a grant', () => {
    expect(of('system-administrator')).not.toContain('grants.manage');
    expect(of('security-administrator')).not.toContain('organisation.manage');
    expect(of('system-administrator')).not.toContain('rules.confirm');
    expect(of('security-administrator')).not.toContain('rules.propose');
    expect(of('security-administrator')).not.toContain('accounts.manage');
    for (const role of ['security-administrator', 'audit-administrator'] as const) expect(of(role)).not.toContain('rules.manage');
    expect(of('audit-administrator')).toEqual(['session', 'rules.read', 'calendar.read', 'trail.read', 'ledger.verify']);
    for (const role of ['system-administrator', 'security-administrator', 'audit-administrator'] as const) {
      expect(of(role).filter((p) => p.startsWith('documents.') || p.startsWith('attachments.'))).toEqual([]);
      expect(permissionsOf({ posts: ['head'], administrator: role })).toEqual(of(role));
    }
  });
  it('are a closed list that every route draws from', () => {
    expect(Object.values(ROUTES).every((p) => PERMISSIONS.includes(p))).toBe(true);
  });
});

describe('the description', () => {
  interface Spec {
    openapi: string;
    paths: Record<string, Record<string, { responses?: unknown; operationId?: string; parameters?: { in: string; name: string }[] }>>;
  }

  it('is OpenAPI 3.1 and has every route of the table', async () => {
    const answer = await world.app.inject({ url: '/api/v1/openapi.json' });
    expect(answer.statusCode).toBe(200);
    const spec = answer.json<Spec>();
    expect(spec.openapi).toBe('3.1.0');
    const described = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`),
    );
    const expected = Object.keys(ROUTES).filter((r) => r !== 'GET /api/v1/openapi.json');
    expect(described.toSorted()).toEqual(expected.toSorted());
  });

  it('declares every parameter of a path, and answers', async () => {
    const spec = (await world.app.inject({ url: '/api/v1/openapi.json' })).json<Spec>();
    for (const [path, methods] of Object.entries(spec.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/gu)].map((m) => m[1]);
      for (const operation of Object.values(methods)) {
        expect(operation.parameters?.filter((p) => p.in === 'path').map((p) => p.name) ?? []).toEqual(named);
        expect(Object.keys(operation.responses ?? {}).length).toBeGreaterThan(0);
        if (path.startsWith('/api/')) expect(Object.keys(operation.responses ?? {}), path).toContain('4XX');
      }
    }
  });

  it('has no reference that leads nowhere', async () => {
    const text = (await world.app.inject({ url: '/api/v1/openapi.json' })).body;
    const spec = JSON.parse(text) as Record<string, unknown>;
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/gu)].map((m) => m[1] ?? '');
    for (const reference of new Set(references)) {
      const target = reference.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], spec);
      expect(target, reference).toBeDefined();
    }
  });
});

it('is ready when it says so', async () => {
  const answer = await world.app.inject({ url: '/healthz' });
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
});

it('sends the headers that keep a page to itself', async () => {
  const { headers } = await world.app.inject({ url: '/api/v1/session' });
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['content-security-policy']).toContain("object-src 'none'");
  expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  expect(headers['cache-control']).toBe('no-store');
});
