/** 消息推送: where a government's notices are sent on to. The system administrator's; who is told what is not shown here. */
import { randomBytes } from 'node:crypto';
import type { Webhook } from '@lingxing/ledger';
import * as z from 'zod';
import { setWebhook, webhookSecret, webhookState, webhookTrial, type WebhookView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import type { NoticeDesk } from '../notices/index.ts';
import { urlFault } from '../notices/webhook.ts';
import type { Api } from './types.ts';

const tags = ['admin'];
const none = z.null().describe('无内容');
const SECRET_BYTES = 32;

function stateOf(webhook: Webhook): WebhookView['state'] {
  if (webhook.stoppedAt !== null) return 'stopped';
  if (webhook.failingSince !== null) return 'failing';
  return webhook.lastSuccess === null ? 'new' : 'working';
}

const webhookView = (webhook: Webhook): WebhookView => ({
  url: webhook.url,
  setBy: webhook.setBy,
  setAt: webhook.setAt.toISOString(),
  state: stateOf(webhook),
  ...(webhook.lastSuccess === null ? {} : { lastSuccess: webhook.lastSuccess.toISOString() }),
  ...(webhook.lastError === null ? {} : { lastError: webhook.lastError }),
  ...(webhook.failingSince === null ? {} : { failingSince: webhook.failingSince.toISOString() }),
  ...(webhook.resumeAfter === null ? {} : { resumeAfter: webhook.resumeAfter.toISOString() }),
  ...(webhook.stoppedAt === null ? {} : { stoppedAt: webhook.stoppedAt.toISOString() }),
});

export function noticeAdminRoutes(app: Api, deps: Deps, desk: NoticeDesk): void {
  const { store } = desk;
  const config = { permission: 'webhook.manage' } as const;

  app.get('/admin/webhook', { config, schema: { summary: '消息推送', tags, response: { 200: webhookState } } }, async (request) => {
    const webhook = await store.webhook(sessionOf(request).government);
    return { httpAllowed: desk.webhookRules.allowHttp, ...(webhook === undefined ? {} : { webhook: webhookView(webhook) }) };
  });

  app.put(
    '/admin/webhook',
    { config, schema: { summary: '设置消息推送', tags, body: setWebhook, response: { 200: webhookSecret } } },
    async (request) => {
      const { government, account } = sessionOf(request);
      const { url } = request.body;
      const fault = urlFault(url, desk.webhookRules);
      if (fault !== undefined) throw new ProblemError('admin.refused', { detail: fault });
      const key = randomBytes(SECRET_BYTES);
      await store.setWebhook(government, { url, secret: desk.secrets.seal(government, key), by: account });
      // The path may carry a token of the receiver's, so the trail names the host alone.
      await deps.identity.record(government, { account, event: 'webhook-set', detail: new URL(url).host, result: 'ok' });
      return { secret: `whsec_${key.toString('base64')}` };
    },
  );

  app.delete('/admin/webhook', { config, schema: { summary: '撤销消息推送', tags, response: { 204: none } } }, async (request, reply) => {
    const { government, account } = sessionOf(request);
    if (!(await store.removeWebhook(government))) throw notFound();
    await deps.identity.record(government, { account, event: 'webhook-removed', detail: '不再推送提醒', result: 'ok' });
    return reply.code(204).send(null);
  });

  app.post(
    '/admin/webhook/trial',
    {
      config: { ...config, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '测试消息推送', tags, response: { 200: webhookTrial } },
    },
    async (request) => {
      const { government } = sessionOf(request);
      const webhook = await store.webhook(government);
      if (webhook === undefined) throw notFound();
      const error = await desk.tryWebhook(government, webhook);
      return error === undefined ? { ok: true } : { ok: false, error };
    },
  );
}
