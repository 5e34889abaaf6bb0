/** Sends what is due: one turn for one government. Nothing sleeps here; what is to be tried later says so in its row. */
import { randomUUID } from 'node:crypto';
import type { ClaimedMail, DeliveryOutcome, Notices } from '@lingxing/ledger';
import { MailError, type Mailer } from './mail.ts';
import { backOff, going } from './quiet.ts';
import type { Secrets } from './secret.ts';
import { WebhookError, type WebhookSender } from './webhook.ts';
import { letterOf, messageOf } from './words.ts';

const HOUR_MS = 3_600_000;
/** Tries of one delivery: by e-mail a good day, by webhook until the webhook itself is given up. */
const TRIES = { email: 12, webhook: 40 } as const;
const LONGEST_WAIT_MS = { email: 6 * HOUR_MS, webhook: HOUR_MS } as const;
/** Without anything coming through for so long, a webhook is stopped and the system administrator told. */
export const WEBHOOK_LONGEST_MS = 24 * HOUR_MS;
/** Persons written to, and messages posted, in one turn. */
const MAILS = 50;
const MESSAGES = 20;

export interface DispatchDeps {
  readonly store: Notices;
  readonly clock: { now(): number };
  readonly secrets: Secrets;
  readonly mailer: Mailer | undefined;
  readonly sender: WebhookSender;
  /** Where the screens are, for a mail's last line. */
  readonly address: string | undefined;
  readonly onError: (error: unknown) => void;
}

/** What is kept waiting after a failed try, or given up. */
function failed(channel: 'email' | 'webhook', notice: number, attempts: number, error: string, now: number): DeliveryOutcome {
  return attempts >= TRIES[channel]
    ? { notice, state: 'failed', error }
    : { notice, state: 'later', until: new Date(now + backOff(attempts, LONGEST_WAIT_MS[channel])), error };
}

/** Sends the mails that are due, one to each person; stops at the first failure that is the server's and not an address's. */
export async function sendMails(deps: DispatchDeps, government: { readonly id: string; readonly name: string }): Promise<void> {
  const { mailer } = deps;
  if (mailer === undefined) return;
  for (let n = 0; n < MAILS; n += 1) {
    const claim = await deps.store.claimMail(government.id);
    if (claim === undefined || !(await sendMail({ ...deps, mailer }, government, claim))) return;
  }
}

async function sendMail(
  deps: DispatchDeps & { readonly mailer: Mailer },
  government: { readonly id: string; readonly name: string },
  { setting, deliveries }: ClaimedMail,
): Promise<boolean> {
  const { store, clock, mailer } = deps;
  const outcomes: DeliveryOutcome[] = [];
  const letter = deliveries.filter((one) => {
    const goes = going(one, 'email', setting, clock.now());
    if (goes === 'drop') outcomes.push({ notice: one.notice, state: 'dropped' });
    else if (goes !== 'send') outcomes.push({ notice: one.notice, state: 'later', until: new Date(goes.until) });
    return goes === 'send';
  });
  let reached = true;
  if (letter.length > 0 && setting.email !== undefined) {
    const about = `${government.id} ${letter.map((one) => one.notice).join(' ')}`;
    try {
      await mailer.send(setting.email, letterOf(government.name, letter, deps.address), about);
      outcomes.push(...letter.map(({ notice }): DeliveryOutcome => ({ notice, state: 'sent' })));
    } catch (error) {
      const { message, lasting } = error instanceof MailError ? error : new MailError('未能发出', false, error);
      if (!lasting) deps.onError(error);
      reached = lasting;
      for (const { notice, attempts } of letter)
        outcomes.push(lasting ? { notice, state: 'failed', error: message } : failed('email', notice, attempts, message, clock.now()));
    }
  }
  await store.settle(government.id, 'email', outcomes);
  return reached;
}

/** Posts what is due to the government's webhook. One that answers nothing is tried later and later, and in the end stopped. */
export async function postMessages(deps: DispatchDeps, government: string): Promise<void> {
  const { store, clock, secrets, sender } = deps;
  const webhook = await store.webhook(government);
  if (webhook === undefined || webhook.stoppedAt !== null) return;
  if (webhook.resumeAfter !== null && webhook.resumeAfter.getTime() > clock.now()) return;
  const claimed = await store.claimWebhook(government, MESSAGES);
  if (claimed.length === 0) return;
  const secret = secrets.open(government, webhook.secret);
  const outcomes = await Promise.all(
    claimed.map(async (one): Promise<DeliveryOutcome> => {
      const goes = going(one, 'webhook', one.setting, clock.now());
      if (goes === 'drop') return { notice: one.notice, state: 'dropped' };
      if (goes !== 'send') return { notice: one.notice, state: 'later', until: new Date(goes.until) };
      try {
        if (secret === undefined) throw new WebhookError('签名密钥已不能读取，请重新设置');
        const message = {
          id: messageId(government, one.notice),
          timestamp: Math.floor(clock.now() / 1_000),
          body: messageOf(government, one),
        };
        await sender.post(webhook.url, secret, message);
        return { notice: one.notice, state: 'sent' };
      } catch (error) {
        if (!(error instanceof WebhookError)) deps.onError(error);
        return failed('webhook', one.notice, one.attempts, error instanceof WebhookError ? error.message : '未能发出', clock.now());
      }
    }),
  );
  await store.settle(government, 'webhook', outcomes);
  const error = outcomes.find((one) => 'error' in one && one.error !== undefined);
  if (outcomes.some((one) => one.state === 'sent')) await store.webhookWorks(government);
  else if (error !== undefined && 'error' in error && error.error !== undefined)
    await store.webhookFails(government, {
      error: error.error,
      pauseMs: (failures) => backOff(failures, LONGEST_WAIT_MS.webhook),
      longestMs: WEBHOOK_LONGEST_MS,
    });
}

const messageId = (government: string, notice: number): string => `notice-${government}-${notice}`;

/** A message by which the administrator tries the webhook; it tells of nothing. */
export async function postTrial(
  { clock, secrets, sender }: Pick<DispatchDeps, 'clock' | 'secrets' | 'sender'>,
  government: string,
  webhook: { readonly url: string; readonly secret: Buffer },
): Promise<string | undefined> {
  const secret = secrets.open(government, webhook.secret);
  if (secret === undefined) return '签名密钥已不能读取，请重新设置';
  const now = clock.now();
  const body = JSON.stringify({ type: 'trial', timestamp: new Date(now).toISOString(), data: { government, text: '令行消息推送测试' } });
  try {
    await sender.post(webhook.url, secret, { id: `trial-${randomUUID()}`, timestamp: Math.floor(now / 1_000), body });
    return undefined;
  } catch (error) {
    if (error instanceof WebhookError) return error.message;
    throw error;
  }
}
