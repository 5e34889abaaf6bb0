/** 提醒: one's own notices, and how one wants to be told. Nobody reads or marks another's. */
import { randomInt } from 'node:crypto';
import type { Notice, NoticeOwner, NoticeSetting } from '@lingxing/ledger';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  askAddress,
  CHOSEN_KINDS,
  confirmAddress,
  markNotices,
  noticeChoices,
  noticePage,
  noticeSettings,
  NOTICE_KINDS,
  NOTICE_SORTS,
  unreadCount,
  type NoticeSettings,
  type NoticeView,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { ProblemError } from '../http/problem.ts';
import { MailError, type NoticeDesk } from '../notices/index.ts';
import { codeLetter, KIND_LABELS } from '../notices/words.ts';
import { personOf } from '../shell/person.ts';
import type { Api } from './types.ts';

const tags = ['notices'];
const none = z.null().describe('无内容');
/** How long a code that confirms an address is good for, and how many are sent: each is a mail to somebody. */
const CODE_MINUTES = 30;
const CODES = { max: 5, timeWindow: 15 * 60_000 };
const CODE_TRIES = { max: 20, timeWindow: 60_000 };

/** Whose list is asked for: a person's by all the posts held; an administrator reads no matter, so none is shown. */
async function ownerOf(request: FastifyRequest, deps: Deps): Promise<NoticeOwner> {
  const session = sessionOf(request);
  if (session.administrator !== undefined) return { account: session.account, posts: [], registry: false };
  const { reader } = await personOf(request, deps);
  return { account: session.account, posts: reader.posts, registry: reader.registry };
}

const noticeView = (one: Notice): NoticeView => ({
  id: one.id,
  kind: one.kind,
  kindLabel: KIND_LABELS[one.kind],
  at: one.at.toISOString(),
  label: one.label,
  read: one.read,
  settled: one.settled,
  exercise: one.exercise,
  ...(one.postTitle === null ? {} : { post: one.postTitle }),
  ...(one.matter === null ? {} : { matter: one.matter }),
  ...(one.procedure === null ? {} : { procedure: one.procedure }),
  ...(one.title === null ? {} : { title: one.title }),
  ...(one.urgency === null ? {} : { urgency: one.urgency }),
  ...(one.due === null ? {} : { due: one.due }),
});

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function settingsView(setting: NoticeSetting, desk: NoticeDesk, webhook: boolean): NoticeSettings {
  const { quiet, urgentBreaks, muted, email, emailAsked } = setting;
  const known = CHOSEN_KINDS.flatMap((kind) => (['in-app', 'email', 'webhook'] as const).map((channel) => ({ kind, channel })));
  return {
    quiet: quiet === undefined ? null : { from: timeOf(quiet.from), to: timeOf(quiet.to) },
    urgentBreaks,
    muted: known.filter(({ kind, channel }) => muted.includes(`${kind}:${channel}`)),
    kinds: CHOSEN_KINDS.map((kind) => ({ kind, label: KIND_LABELS[kind] })),
    available: { email: desk.mailer !== undefined, webhook },
    mailDomains: [...desk.mailDomains],
    ...(email === undefined ? {} : { email }),
    ...(emailAsked === undefined ? {} : { emailAsked }),
  };
}

export function noticeRoutes(app: Api, deps: Deps, desk: NoticeDesk): void {
  const { store } = desk;
  const config = { permission: 'notices.own' } as const;

  app.get(
    '/notices',
    {
      config,
      schema: {
        summary: '提醒',
        tags,
        querystring: z.object({
          unread: z.enum(['true', 'false']).optional(),
          kind: z.enum(NOTICE_KINDS).optional(),
          sort: z.enum(NOTICE_SORTS).optional(),
          cursor: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: noticePage },
      },
    },
    async (request) => {
      const { government } = sessionOf(request);
      const owner = await ownerOf(request, deps);
      const { kind, sort, cursor, limit } = request.query;
      const [page, unread] = await Promise.all([
        store.list(government, owner, { unread: request.query.unread === 'true', kind, sort, cursor, limit }),
        store.unread(government, owner),
      ]);
      return { items: page.items.map(noticeView), unread, ...(page.next === undefined ? {} : { next: page.next }) };
    },
  );

  app.get('/notices/unread', { config, schema: { summary: '未读提醒数', tags, response: { 200: unreadCount } } }, async (request) => ({
    unread: await store.unread(sessionOf(request).government, await ownerOf(request, deps)),
  }));

  app.post(
    '/notices/read',
    { config, schema: { summary: '标为已读', tags, body: markNotices, response: { 204: none } } },
    async (request, reply) => {
      const { government, account } = sessionOf(request);
      await store.markRead(government, account, request.body);
      return reply.code(204).send(null);
    },
  );

  settingRoutes(app, deps, desk);
}

function settingRoutes(app: Api, deps: Deps, desk: NoticeDesk): void {
  const { store } = desk;
  const config = { permission: 'notices.own' } as const;
  const settings = async (request: FastifyRequest): Promise<NoticeSettings> => {
    const { government, account } = sessionOf(request);
    const [setting, webhook] = await Promise.all([store.setting(government, account), store.webhook(government)]);
    return settingsView(setting, desk, webhook !== undefined && webhook.stoppedAt === null);
  };

  app.get('/notices/settings', { config, schema: { summary: '提醒设置', tags, response: { 200: noticeSettings } } }, settings);

  app.put(
    '/notices/settings',
    { config, schema: { summary: '更改提醒设置', tags, body: noticeChoices, response: { 200: noticeSettings } } },
    async (request) => {
      const { government, account } = sessionOf(request);
      const { quiet, urgentBreaks, muted } = request.body;
      await store.saveChoices(government, account, {
        quiet: quiet === null ? undefined : { from: minutesOf(quiet.from), to: minutesOf(quiet.to) },
        urgentBreaks,
        muted: [...new Set(muted.map(({ kind, channel }) => `${kind}:${channel}`))],
      });
      return settings(request);
    },
  );

  app.post(
    '/notices/email',
    {
      config: { ...config, rateLimit: CODES },
      schema: { summary: '设定提醒邮箱', tags, body: askAddress, response: { 200: noticeSettings } },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const { address } = request.body;
      const { mailer, mailDomains } = desk;
      if (mailer === undefined) throw new ProblemError('notice.mail', { detail: '本系统尚未设置邮件服务器，请联系系统管理员。' });
      const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
      if (mailDomains.length > 0 && !mailDomains.includes(domain))
        throw new ProblemError('notice.mail', { detail: `只能用以下单位邮箱：${mailDomains.join('、')}。` });
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const name = (await deps.ledger.governments()).find((one) => one.id === government)?.name ?? '';
      try {
        await mailer.send(address, codeLetter(name, code, CODE_MINUTES), `code ${government} ${account} ${deps.clock.now()} ${code}`);
      } catch (error) {
        if (!(error instanceof MailError)) throw error;
        request.log.warn({ err: error }, 'a code could not be sent');
        throw new ProblemError('notice.mail', { detail: `验证码没有发出：${error.message}。` });
      }
      await store.askEmail(government, account, {
        address,
        codeHash: desk.secrets.hash('notice-code', government, account, code),
        until: new Date(deps.clock.now() + CODE_MINUTES * 60_000),
      });
      return settings(request);
    },
  );

  app.post(
    '/notices/email/confirmation',
    {
      config: { ...config, rateLimit: CODE_TRIES },
      schema: { summary: '验证提醒邮箱', tags, body: confirmAddress, response: { 200: noticeSettings } },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const hash = desk.secrets.hash('notice-code', government, account, request.body.code);
      if (!(await store.confirmEmail(government, account, hash)))
        throw new ProblemError('notice.mail', { detail: '验证码不对或已失效。连续5次不对的，请重新发送验证码。' });
      await deps.identity.record(government, { account, event: 'notice-address-confirmed', detail: '收到验证码并填回', result: 'ok' });
      return settings(request);
    },
  );

  app.delete(
    '/notices/email',
    { config, schema: { summary: '解除提醒邮箱', tags, response: { 200: noticeSettings } } },
    async (request) => {
      const { government, account } = sessionOf(request);
      await store.dropEmail(government, account);
      await deps.identity.record(government, { account, event: 'notice-address-removed', detail: '不再以邮件提醒', result: 'ok' });
      return settings(request);
    },
  );
}
