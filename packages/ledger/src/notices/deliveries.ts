/**
 * What is to go out: claimed by one process at a time, for as long as a lease runs, so that a process that dies over it
 * leaves it to another. A transaction is never held open while something is being sent.
 */
import { dayOf } from '../clock.ts';
import type { Client, Pool } from '../database/pool.ts';
import { within } from '../tenant.ts';
import type { ClaimedMail, Delivery, DeliveryOutcome, OutsideChannel, StandIn } from './contract.ts';
import { SETTLED } from './settled.ts';
import { SETTING_COLUMNS, settingOf, type SettingRow } from './lists.ts';

/** After this long, what was claimed and never settled is taken up again. */
export const LEASE_MS = 5 * 60_000;
/** Notices in one mail at most; the rest come with the next. */
const MAIL_LIMIT = 50;

/** What a claimed delivery is about, as of now. `$3` is today, `$6` who stands in for whom. */
const CONTENT = `
  select d.notice, n.kind, d.account, n.at, n.label, n.post, p.title as "postTitle", n.due, n.matter, m.title, m.urgency,
         coalesce(m.close, false) as close, d.attempts,
         k.disabled or ${SETTLED} or n.read_at is not null or n.matter is not null and not exists (
           select from holding h join reader r on r.government = h.government and r.matter = n.matter
             and (r.post = h.post or (h.post, r.post) in (
               select s.by, s.post from jsonb_to_recordset($6::jsonb) as s (post text, by text, procedure text)
               where s.procedure is null or s.procedure = m.procedure))
           where h.government = n.government and h.account = n.account
             and h.from_day <= $3::date and (h.to_day is null or h.to_day >= $3::date)) as moot
  from claimed d
  join notice n on n.government = d.government and n.id = d.notice
  join account k on k.government = n.government and k.account = n.account
  left join matter m on m.government = n.government and m.id = n.matter
  left join post p on p.government = n.government and p.id = n.post
  order by d.notice`;

const CLAIM = `update notice_delivery d set attempts = d.attempts + 1, try_after = $4
  from picked where d.government = $1 and d.notice = picked.notice and d.channel = picked.channel returning d.*`;

/** Claims all the mail of one person that is due, so that it goes as one; undefined where there is none. */
export async function claimMail(
  pool: Pool,
  now: number,
  government: string,
  standIns: readonly StandIn[],
): Promise<ClaimedMail | undefined> {
  return within(pool, government, async (client) => {
    // The person's row is the lock: two processes never cut one person's mail in two.
    const { rows: persons } = await client.query<SettingRow & { account: string }>(
      `select s.account, ${SETTING_COLUMNS} from notice_setting s
       where s.government = $1 and exists (
         select from notice_delivery d where d.government = s.government and d.account = s.account and d.channel = 'email'
           and d.state = 'waiting' and d.try_after <= $2)
       order by s.account limit 1 for update of s skip locked`,
      [government, new Date(now)],
    );
    const person = persons[0];
    if (person === undefined) return undefined;
    const { rows } = await client.query<Delivery>(
      `with picked as (
         select d.notice, d.channel from notice_delivery d
         where d.government = $1 and d.account = $5 and d.channel = 'email' and d.state = 'waiting' and d.try_after <= $2
         order by d.notice limit ${MAIL_LIMIT} for update skip locked),
       claimed as (${CLAIM}) ${CONTENT}`,
      [government, new Date(now), dayOf(now), new Date(now + LEASE_MS), person.account, JSON.stringify(standIns)],
    );
    // Another process may have claimed it all between the look and the lock.
    return rows.length === 0 ? undefined : { account: person.account, setting: settingOf(person), deliveries: rows };
  });
}

/** Claims what is due to go by the webhook, oldest first, with what each person chose. */
export async function claimWebhook(
  pool: Pool,
  now: number,
  government: string,
  limit: number,
  standIns: readonly StandIn[],
): Promise<readonly (Delivery & { readonly setting: ReturnType<typeof settingOf> | undefined })[]> {
  return within(pool, government, async (client) => {
    const { rows } = await client.query<Delivery>(
      `with picked as (
         select d.notice, d.channel from notice_delivery d
         where d.government = $1 and d.channel = 'webhook' and d.state = 'waiting' and d.try_after <= $2
         order by d.try_after, d.notice limit $5 for update skip locked),
       claimed as (${CLAIM}) ${CONTENT}`,
      [government, new Date(now), dayOf(now), new Date(now + LEASE_MS), limit, JSON.stringify(standIns)],
    );
    const { rows: settings } = await client.query<SettingRow & { account: string }>(
      `select s.account, ${SETTING_COLUMNS} from notice_setting s where s.government = $1 and s.account = any ($2)`,
      [government, rows.map((row) => row.account)],
    );
    const chosen = new Map(settings.map((row) => [row.account, settingOf(row)]));
    return rows.map((row) => ({ ...row, setting: chosen.get(row.account) }));
  });
}

/** Writes down what became of what was claimed. */
export async function settle(
  pool: Pool,
  now: number,
  government: string,
  channel: OutsideChannel,
  outcomes: readonly DeliveryOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await within(pool, government, (client) => settleWithin(client, now, government, channel, outcomes));
}

async function settleWithin(
  client: Client,
  now: number,
  government: string,
  channel: OutsideChannel,
  outcomes: readonly DeliveryOutcome[],
): Promise<void> {
  const rows = outcomes.map((one) => ({
    notice: one.notice,
    state: one.state === 'later' ? 'waiting' : one.state,
    until: one.state === 'later' ? one.until.toISOString() : null,
    // Waiting for the end of quiet hours is no attempt.
    back: one.state === 'later' && one.error === undefined ? 1 : 0,
    error: 'error' in one ? one.error.slice(0, 200) : null,
  }));
  await client.query(
    `update notice_delivery d set state = x.state, try_after = coalesce(x.until, d.try_after), attempts = d.attempts - x.back,
       error = x.error, settled_at = case when x.state = 'waiting' then null else $4::timestamptz end
     from json_to_recordset($3) as x (notice bigint, state text, until timestamptz, back integer, error text)
     where d.government = $1 and d.channel = $2 and d.notice = x.notice and d.state = 'waiting'`,
    [government, channel, JSON.stringify(rows), new Date(now)],
  );
}
