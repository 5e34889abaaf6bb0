/** Everything that is asked of notices, put together as the ledger is: no state, one object. */
import type { Clock } from '../clock.ts';
import type { Pool } from '../database/pool.ts';
import type {
  ClaimedMail,
  Delivery,
  DeliveryOutcome,
  DeriveOptions,
  NoticeChoices,
  NoticeOwner,
  NoticeSetting,
  OutsideChannel,
  Webhook,
} from './contract.ts';
import { claimMail, claimWebhook, settle } from './deliveries.ts';
import { derive } from './derive.ts';
import {
  askEmail,
  confirmEmail,
  countUnread,
  dropEmail,
  listNotices,
  markRead,
  saveChoices,
  settingFor,
  toldSince,
  type NoticePage,
  type NoticeQuery,
  type Told,
  type WhichNotices,
} from './lists.ts';
import { removeWebhook, setWebhook, webhookFails, webhookOf, webhookWorks, type WebhookFailure } from './webhooks.ts';

export * from './contract.ts';
export { LEASE_MS } from './deliveries.ts';
export { NOTICE_SORTS, type NoticePage, type NoticeQuery, type NoticeSort, type Told, type WhichNotices } from './lists.ts';
export type { WebhookFailure } from './webhooks.ts';

export interface Notices {
  /** Writes what is new for whom; returns how many. Any number of processes may call it at once. */
  derive(government: string): Promise<number>;
  list(government: string, owner: NoticeOwner, page: NoticeQuery): Promise<NoticePage>;
  unread(government: string, owner: NoticeOwner): Promise<number>;
  markRead(government: string, account: string, which: WhichNotices): Promise<void>;
  toldSince(government: string, since: Date | undefined, limit: number): Promise<readonly Told[]>;
  setting(government: string, account: string): Promise<NoticeSetting>;
  saveChoices(government: string, account: string, choices: NoticeChoices): Promise<void>;
  askEmail(
    government: string,
    account: string,
    asked: { readonly address: string; readonly codeHash: Buffer; readonly until: Date },
  ): Promise<void>;
  confirmEmail(government: string, account: string, codeHash: Buffer): Promise<boolean>;
  dropEmail(government: string, account: string): Promise<void>;
  claimMail(government: string): Promise<ClaimedMail | undefined>;
  claimWebhook(government: string, limit: number): Promise<readonly (Delivery & { readonly setting: NoticeSetting | undefined })[]>;
  settle(government: string, channel: OutsideChannel, outcomes: readonly DeliveryOutcome[]): Promise<void>;
  webhook(government: string): Promise<Webhook | undefined>;
  setWebhook(government: string, webhook: { readonly url: string; readonly secret: Buffer; readonly by: string }): Promise<void>;
  removeWebhook(government: string): Promise<boolean>;
  webhookWorks(government: string): Promise<void>;
  webhookFails(government: string, failure: WebhookFailure): Promise<boolean>;
}

export interface NoticesOptions extends DeriveOptions {
  /** Connections of the application's role. */
  readonly pool: Pool;
  /** The clock that stamps acts. */
  readonly clock: Clock;
}

export function createNotices({ pool, clock, ...options }: NoticesOptions): Notices {
  const now = () => clock.now();
  return {
    derive: async (government) => {
      let written = 0;
      for (;;) {
        const turn = await derive(pool, now(), government, options);
        written += turn.written;
        if (!turn.more) return written;
      }
    },
    list: (government, owner, page) => listNotices(pool, government, owner, page),
    unread: (government, owner) => countUnread(pool, government, owner),
    markRead: (government, account, which) => markRead(pool, now(), government, account, which),
    toldSince: (government, since, limit) => toldSince(pool, government, since, limit),
    setting: (government, account) => settingFor(pool, government, account),
    saveChoices: (government, account, choices) => saveChoices(pool, government, account, choices),
    askEmail: (government, account, asked) => askEmail(pool, government, account, asked),
    confirmEmail: (government, account, codeHash) => confirmEmail(pool, now(), government, account, codeHash),
    dropEmail: (government, account) => dropEmail(pool, government, account),
    claimMail: async (government) => claimMail(pool, now(), government, await options.standIns(government)),
    claimWebhook: async (government, limit) => claimWebhook(pool, now(), government, limit, await options.standIns(government)),
    settle: (government, channel, outcomes) => settle(pool, now(), government, channel, outcomes),
    webhook: (government) => webhookOf(pool, government),
    setWebhook: (government, webhook) => setWebhook(pool, now(), government, webhook),
    removeWebhook: (government) => removeWebhook(pool, now(), government),
    webhookWorks: (government) => webhookWorks(pool, now(), government),
    webhookFails: (government, failure) => webhookFails(pool, now(), government, failure),
  };
}
