/** The government's webhook: where notices go for its own message service, and how that fares. */
import type { Pool } from '../database/pool.ts';
import { ask, within } from '../tenant.ts';
import type { Webhook } from './contract.ts';

export async function webhookOf(pool: Pool, government: string): Promise<Webhook | undefined> {
  const rows = await ask<Webhook>(pool, government, {
    name: 'webhook',
    text: `select url, secret, set_by as "setBy", set_at as "setAt", failing_since as "failingSince", failures,
             resume_after as "resumeAfter", last_success as "lastSuccess", last_error as "lastError", stopped_at as "stoppedAt"
           from webhook where government = $1`,
    values: [government],
  });
  return rows[0];
}

/** Sets the webhook, or sets it anew; either way it starts with a clean record. */
export async function setWebhook(
  pool: Pool,
  now: number,
  government: string,
  { url, secret, by }: { readonly url: string; readonly secret: Buffer; readonly by: string },
): Promise<void> {
  await within(pool, government, (client) =>
    client.query(
      `insert into webhook (government, url, secret, set_by, set_at) values ($1, $2, $3, $4, $5)
       on conflict (government) do update set url = $2, secret = $3, set_by = $4, set_at = $5, failing_since = null, failures = 0,
         resume_after = null, last_success = null, last_error = null, stopped_at = null`,
      [government, url, secret, by, new Date(now)],
    ),
  );
}

const DROP_WAITING = `update notice_delivery set state = 'dropped', settled_at = $2
  where government = $1 and channel = 'webhook' and state = 'waiting'`;

/** Takes the webhook away; what still waited for it is dropped. */
export async function removeWebhook(pool: Pool, now: number, government: string): Promise<boolean> {
  return within(pool, government, async (client) => {
    await client.query(DROP_WAITING, [government, new Date(now)]);
    const { rowCount } = await client.query('delete from webhook where government = $1', [government]);
    return rowCount === 1;
  });
}

/** Something came through. */
export async function webhookWorks(pool: Pool, now: number, government: string): Promise<void> {
  await within(pool, government, (client) =>
    client.query(
      `update webhook set failing_since = null, failures = 0, resume_after = null, last_success = $2, last_error = null
       where government = $1 and stopped_at is null`,
      [government, new Date(now)],
    ),
  );
}

export interface WebhookFailure {
  readonly error: string;
  /** How long it waits after so many failures in a row. */
  readonly pauseMs: (failures: number) => number;
  /** Failing for so long, it is stopped. */
  readonly longestMs: number;
}

/**
 * Nothing came through. It is tried again later and later; after long failing it is stopped, what waited is dropped, and
 * the system administrators are told, once. Returns whether it was stopped now.
 */
export async function webhookFails(pool: Pool, now: number, government: string, failure: WebhookFailure): Promise<boolean> {
  return within(pool, government, async (client) => {
    const { rows } = await client.query<{ failures: number; since: Date }>(
      `update webhook set failing_since = coalesce(failing_since, $2), failures = failures + 1, last_error = $3
       where government = $1 and stopped_at is null returning failures, failing_since as since`,
      [government, new Date(now), failure.error.slice(0, 200)],
    );
    const found = rows[0];
    if (found === undefined) return false;
    if (now - found.since.getTime() < failure.longestMs) {
      await client.query('update webhook set resume_after = $2 where government = $1', [
        government,
        new Date(now + failure.pauseMs(found.failures)),
      ]);
      return false;
    }
    await client.query('update webhook set stopped_at = $2 where government = $1', [government, new Date(now)]);
    await client.query(DROP_WAITING, [government, new Date(now)]);
    await client.query(
      `insert into notice (government, account, kind, occasion, label, at, in_app)
       select a.government, a.account, 'webhook-stopped', notice_occasion($2), '消息推送已停用', $2, true
       from account a where a.government = $1 and a.administrator = 'system-administrator' and not a.disabled
       on conflict do nothing`,
      [government, new Date(now)],
    );
    return true;
  });
}
