/**
 * The three separated administrators (三员分立): the system administrator keeps accounts and the calendar, the security
 * administrator grants posts and offices, the audit administrator reads the trail of both and has the ledger checked.
 */
import { dayNumber, isWeekend } from '@lingxing/workrules';
import * as z from 'zod';
import {
  accountView,
  anchorView,
  calendarNotice,
  createAccount,
  fontsView,
  grantAdministrator,
  grantPost,
  ledgerCheck,
  pageOf,
  revokePost,
  trailLine,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { TRAIL_EVENTS, type Done, type Refused } from '../identity/index.ts';
import { dayOf } from '../views/time.ts';
import type { Api } from './types.ts';

const tags = ['admin'];
const none = z.null().describe('无内容');
const byAccount = z.object({ account: z.string().max(80) });

/** A refusal of an administrator's act is said as it stands. */
function settled(outcome: Done | Refused): void {
  if ('refused' in outcome) throw new ProblemError('admin.refused', { detail: outcome.refused });
}

export function adminRoutes(app: Api, deps: Deps): void {
  const { identity, ledger } = deps;
  const today = (): string => dayOf(deps.clock.now());

  app.get(
    '/admin/accounts',
    { config: { permission: 'accounts.read' }, schema: { summary: '账号', tags, response: { 200: z.array(accountView) } } },
    async (request) => {
      const rows = await identity.accounts(sessionOf(request).government, today());
      return rows.map((a) => ({
        account: a.account,
        label: a.label,
        posts: [...a.posts],
        disabled: a.disabled,
        ...(a.administrator === null ? {} : { administrator: a.administrator }),
        ...(a.lockedUntil === null ? {} : { lockedUntil: a.lockedUntil.toISOString() }),
        ...(a.lastSignIn === null ? {} : { lastSignIn: a.lastSignIn.toISOString() }),
      }));
    },
  );

  app.post(
    '/admin/accounts',
    { config: { permission: 'accounts.manage' }, schema: { summary: '开立账号', tags, body: createAccount, response: { 204: none } } },
    async (request, reply) => {
      const { government, account: by } = sessionOf(request);
      settled(await identity.createAccount(government, request.body, by));
      return reply.code(204).send(null);
    },
  );

  for (const [verb, locked, summary] of [
    ['lock', true, '锁定账号'],
    ['unlock', false, '解除锁定'],
  ] as const) {
    app.post(
      `/admin/accounts/:account/${verb}`,
      { config: { permission: 'accounts.manage' }, schema: { summary, tags, params: byAccount, response: { 204: none } } },
      async (request, reply) => {
        const { government, account: by } = sessionOf(request);
        settled(await identity.setLocked(government, request.params.account, locked, by));
        return reply.code(204).send(null);
      },
    );
  }

  app.post(
    '/admin/grants',
    { config: { permission: 'grants.manage' }, schema: { summary: '授予职务', tags, body: grantPost, response: { 204: none } } },
    async (request, reply) => {
      const { government, account: by } = sessionOf(request);
      settled(await identity.grantPost(government, request.body, by));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/admin/grants/revoke',
    { config: { permission: 'grants.manage' }, schema: { summary: '收回职务', tags, body: revokePost, response: { 204: none } } },
    async (request, reply) => {
      const { government, account: by } = sessionOf(request);
      settled(await identity.revokePost(government, request.body, today(), by));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/admin/administrators',
    {
      config: { permission: 'grants.manage' },
      schema: { summary: '任命管理员', tags, body: grantAdministrator, response: { 204: none } },
    },
    async (request, reply) => {
      const { government, account: by } = sessionOf(request);
      settled(await identity.appoint(government, request.body.account, request.body.administrator, by));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/admin/calendar-notices',
    {
      config: { permission: 'calendar.manage' },
      schema: { summary: '录入放假通知', tags, body: calendarNotice, response: { 200: z.object({ recomputed: z.number().int() }) } },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const wrong = noticeFault(request.body);
      if (wrong !== undefined) throw new ProblemError('admin.refused', { detail: wrong });
      const { recomputed } = await ledger.enterCalendarNotice(government, request.body, { account });
      await identity.record(government, {
        account,
        event: 'calendar-notice',
        detail: `${request.body.year}年：${request.body.notice}，重算${recomputed}项`,
        result: 'ok',
      });
      return { recomputed };
    },
  );

  app.get(
    '/admin/fonts',
    { config: { permission: 'system.read' }, schema: { summary: '印制字体', tags, response: { 200: fontsView } } },
    () => ({ inUse: { ...deps.typesetter.fonts.inUse }, substitutions: [...deps.typesetter.fonts.substitutions] }),
  );

  app.get(
    '/admin/trail',
    {
      config: { permission: 'trail.read' },
      schema: {
        summary: '审计日志',
        tags,
        querystring: z.object({
          cursor: z
            .string()
            .regex(/^\d{1,18}$/)
            .optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
          q: z.string().max(80).optional(),
          result: z.enum(['ok', 'refused']).optional(),
        }),
        response: { 200: pageOf(trailLine) },
      },
    },
    async (request) => {
      const { cursor, limit, q, result } = request.query;
      const rows = await identity.trail(sessionOf(request).government, { before: cursor, limit, q, result });
      const last = rows.at(-1);
      return {
        items: rows.map((row) => ({
          at: row.at.toISOString(),
          event: row.event,
          eventLabel: TRAIL_EVENTS[row.event] ?? row.event,
          detail: row.detail,
          result: row.result,
          ...(row.account === null ? {} : { account: row.account }),
        })),
        ...(last === undefined || rows.length < limit ? {} : { next: last.id }),
      };
    },
  );

  app.get(
    '/ledger/verification',
    {
      config: { permission: 'ledger.verify', rateLimit: { max: 6, timeWindow: 60_000 } },
      schema: { summary: '核验台账', tags: ['ledger'], response: { 200: ledgerCheck } },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const check = await ledger.verify(government);
      await identity.record(government, {
        account,
        event: 'ledger-verified',
        detail: `${check.acts}个行为，${check.ok ? '完好' : `${check.broken.length}处不符`}`,
        result: check.ok ? 'ok' : 'refused',
      });
      return { ...check, broken: [...check.broken] };
    },
  );

  app.get(
    '/ledger/anchor',
    { config: { permission: 'ledger.verify' }, schema: { summary: '台账锚点', tags: ['ledger'], response: { 200: anchorView } } },
    async (request, reply) => {
      const anchor = await ledger.anchor(sessionOf(request).government);
      if (!anchor) throw notFound();
      return reply.header('content-disposition', `attachment; filename="anchor-${anchor.government}-${anchor.batch}.json"`).send(anchor);
    },
  );
}

/** What is wrong with a notice: days of another year, a day both off and on, or a make-up day that is no weekend. */
function noticeFault(notice: z.output<typeof calendarNotice>): string | undefined {
  const year = String(notice.year);
  if ([...notice.off, ...notice.on].some((day) => !day.startsWith(`${year}-`))) return `所列日期须都在${year}年内。`;
  if (notice.off.some((day) => notice.on.includes(day))) return '同一天不能既放假又上班。';
  const wrong = notice.on.find((day) => !isWeekend(dayNumber(day)));
  return wrong === undefined ? undefined : `${wrong}不是周末，无须列为调休上班。`;
}
