/** Notices, put together: the store, who listens, and what goes out by which way. */
import { titlesInForce } from '@lingxing/affairs/authority';
import {
  createNotices,
  LedgerFailure,
  type Clock,
  type Ledger,
  type Notices,
  type OutsideChannel,
  type Pool,
  type StandIn,
} from '@lingxing/ledger';
import { remainingUntil } from '../views/time.ts';
import { postMessages, postTrial, sendMails, type DispatchDeps } from './dispatch.ts';
import type { Mailer } from './mail.ts';
import { OCCASIONS } from './occasions.ts';
import { remindersOf } from './reminders.ts';
import type { Secrets } from './secret.ts';
import { pollTold, type Told } from './told.ts';
import { webhookSender, type Lookup, type WebhookRules } from './webhook.ts';

export { createMailer, MailError, type Mailer } from './mail.ts';
export { keyOf, secretsOf, type Secrets } from './secret.ts';

export interface NoticeDesk {
  readonly store: Notices;
  readonly told: Told;
  readonly secrets: Secrets;
  /** Absent where the deployment has no mail server. */
  readonly mailer: Mailer | undefined;
  /** Domains that addresses have to be of; empty for any. */
  readonly mailDomains: readonly string[];
  readonly webhookRules: WebhookRules;
  /** Writes what is new, for every government. Quick: nothing here waits for the outside. */
  derive(): Promise<void>;
  /** Sends what is due, for every government; one that is slow does not keep the others waiting for their own. */
  deliver(): Promise<void>;
  /** Tries a webhook; undefined where it came through, else why not. */
  tryWebhook(government: string, webhook: { readonly url: string; readonly secret: Buffer }): Promise<string | undefined>;
}

export interface NoticeDeskOptions {
  readonly pool: Pool;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly mailer?: Mailer | undefined;
  readonly mailDomains?: readonly string[] | undefined;
  readonly webhookRules: WebhookRules;
  /** Where the screens are, said in mails. */
  readonly address?: string | undefined;
  /** How names are looked up; the system's way where absent. */
  readonly lookup?: Lookup | undefined;
  /** How often listeners are told; a second. */
  readonly everyMs?: number | undefined;
  readonly onError: (error: unknown) => void;
}

/** Who stands in for whom; before an edition of the rules is in force nobody does. */
async function standInsOf(ledger: Ledger, government: string): Promise<readonly StandIn[]> {
  try {
    const except = ledger.personal;
    return titlesInForce(await ledger.context(government)).flatMap(({ post, by, scope }): StandIn[] =>
      scope === undefined ? [{ post, by, except }] : scope.map((procedure) => ({ post, by, procedure, except })),
    );
  } catch (error) {
    if (error instanceof LedgerFailure && error.code === 'edition-missing') return [];
    throw error;
  }
}

export function createNoticeDesk(options: NoticeDeskOptions): NoticeDesk {
  const { pool, ledger, clock, secrets, mailer, webhookRules, onError } = options;
  const channels: OutsideChannel[] = mailer === undefined ? ['webhook'] : ['email', 'webhook'];
  const store = createNotices({
    pool,
    clock,
    occasions: OCCASIONS,
    channels,
    standIns: (government) => standInsOf(ledger, government),
    reminders: (government) => remindersOf(ledger, government),
    once: ledger.once,
    // Near is what the workbench calls soon: one rule, asked here and drawn there.
    near: async (government) => {
      // As of an exercise: there is a calendar before there is an edition in force.
      const { calendar, today } = await ledger.context(government, true);
      return (due, unit) => remainingUntil(calendar, today, due, unit).soon;
    },
  });
  const sender = webhookSender(webhookRules, options.lookup);
  const deps: DispatchDeps = { store, clock, secrets, mailer, sender, address: options.address, onError };
  const each = async (work: (government: { readonly id: string; readonly name: string }) => Promise<unknown>): Promise<void> => {
    const outcomes = await Promise.allSettled((await ledger.governments()).map(work));
    for (const outcome of outcomes) if (outcome.status === 'rejected') onError(outcome.reason);
  };
  return {
    store,
    told: pollTold(store, { ...(options.everyMs === undefined ? {} : { everyMs: options.everyMs }), onError }),
    secrets,
    mailer,
    mailDomains: options.mailDomains ?? [],
    webhookRules,
    derive: () => each(({ id }) => store.derive(id)),
    deliver: () =>
      each(async (government) => {
        await Promise.all([sendMails(deps, government), postMessages(deps, government.id)]);
      }),
    tryWebhook: (government, webhook) => postTrial({ clock, secrets, sender }, government, webhook),
  };
}
