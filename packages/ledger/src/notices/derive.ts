/**
 * Derives notices from what the ledger holds: from the matters that new acts touched, and once a day or when the
 * organisation changes from everything that waits or is owed. An act never waits for this, and nothing is lost by a stop:
 * where derivation stands is stored in the transaction that writes the notices, and their key admits each once.
 */
import { dayOf } from '../clock.ts';
import type { Client, Pool } from '../database/pool.ts';
import { horizonOf } from '../seal.ts';
import { within } from '../tenant.ts';
import type { DeriveOptions } from './contract.ts';
import { SETTLED } from './settled.ts';

/** Acts looked at in one turn; a backlog takes several. */
const BATCH = 1_000;
/** Calendar days ahead within which a limit can be near; what is near is the calendar's to say. */
const AHEAD_DAYS = 20;
/** A limit that passed on its own (silence) is told of for so many days, should nobody have looked. */
const BACK_DAYS = 7;
/** Notices of closed matters are kept for so many days. */
const KEEP_DAYS = 180;

interface Cursor {
  readonly position: number;
  readonly context_version: number;
  readonly day: string | null;
  readonly current_version: number;
}

interface Turn {
  readonly client: Client;
  readonly government: string;
  readonly now: Date;
  readonly today: string;
  /** The matters to look at; null for all. */
  readonly matters: readonly string[] | null;
  /** Who stands in for whom, as a JSON text. */
  readonly standIns: string;
  /** Acts, with their procedures, that one person does once. */
  readonly once: readonly string[];
}

/**
 * One turn for one government. Returns how many notices it wrote; 0 where another process is at it. Call again while
 * `more` says that acts are left.
 */
export async function derive(
  pool: Pool,
  now: number,
  government: string,
  options: DeriveOptions,
): Promise<{ readonly written: number; readonly more: boolean }> {
  const today = dayOf(now);
  if (!(await somethingNew(pool, government, today))) return { written: 0, more: false };
  const standIns = JSON.stringify(await options.standIns(government));
  // Before the acts are read: whatever is below the horizon is then among them.
  const horizon = await horizonNow(pool);
  return within(pool, government, async (client) => {
    const cursor = await take(client, government);
    if (cursor === undefined) return { written: 0, more: false };
    const { rows: acts } = await client.query<{ position: number; matter: string }>({
      name: 'notice_acts',
      text: 'select position, matter from act where government = $1 and position > $2 order by position limit $3',
      values: [government, cursor.position, BATCH],
    });
    const last = acts.at(-1)?.position ?? cursor.position;
    const sweep = cursor.day !== today || cursor.context_version !== cursor.current_version;
    const matters = sweep ? null : [...new Set(acts.map((one) => one.matter))];
    const turn: Turn = { client, government, now: new Date(now), today, matters, standIns, once: options.once ?? [] };
    // What happened comes before what waits: a returned matter is told as returned, not a second time as waiting.
    const ids = [
      ...(await occasions(turn, cursor.position, last, options)),
      ...(await waiting(turn)),
      ...(await limits(turn, options)),
      ...(await reminders(turn, options)),
    ];
    await deliveries(turn, ids, options);
    await settleAgain(turn);
    if (sweep) await forget(turn);
    await client.query('update notice_cursor set position = greatest(position, $2), context_version = $3, day = $4 where government = $1', [
      government,
      Math.min(last, horizon ?? 0),
      cursor.current_version,
      today,
    ]);
    return { written: ids.length, more: acts.length === BATCH && horizon !== undefined && horizon >= last };
  });
}

/** Whether a turn is worth its transactions: asked every second, mostly answered no. */
async function somethingNew(pool: Pool, government: string, today: string): Promise<boolean> {
  return within(pool, government, async (client) => {
    const { rows } = await client.query<{ there: boolean }>({
      name: 'notice_news',
      text: `select c.government is null or c.day is distinct from $2::date or c.context_version <> g.context_version
               or c.position < (select a.position from act a where a.government = g.id order by a.position desc limit 1) as there
             from government g left join notice_cursor c on c.government = g.id where g.id = $1`,
      values: [government, today],
    });
    // Without an act there is nothing to compare with.
    return rows[0]?.there === true;
  });
}

async function horizonNow(pool: Pool): Promise<number | undefined> {
  const client = await pool.connect();
  let broken = true;
  try {
    const horizon = await horizonOf(client);
    broken = false;
    return horizon;
  } finally {
    client.release(broken);
  }
}

/** Takes the cursor for this transaction; undefined where another process holds it. */
async function take(client: Client, government: string): Promise<Cursor | undefined> {
  await client.query('insert into notice_cursor (government) values ($1) on conflict do nothing', [government]);
  const { rows } = await client.query<Cursor>(
    `select c.position, c.context_version, c.day, g.context_version as current_version
     from notice_cursor c join government g on g.id = c.government where c.government = $1 for update of c skip locked`,
    [government],
  );
  return rows[0];
}

/** Whether a holding `h` is in force. */
const inForce = (today: string) => `h.from_day <= ${today}::date and (h.to_day is null or h.to_day >= ${today}::date)`;
/** The account of a holding `h`, where it can sign in, with what it chose. */
const ACCOUNT = `
  join account p on p.government = h.government and p.account = h.account and not p.disabled
  left join notice_setting s on s.government = h.government and s.account = h.account`;

/** Those who hold a post today and can sign in, with what they chose; `alias` has a government and a post. */
const holders = (alias: string, today: string) => `
  join holding h on h.government = ${alias}.government and h.post = ${alias}.post and ${inForce(today)}${ACCOUNT}`;

/**
 * Those and whoever stands in for them; `alias` has a matter besides, `standIns` is the value that says who does. `what` names
 * the act or the obligation, some of which are their holder's alone.
 */
const users = (alias: string, what: string, today: string, standIns: string) => `
  join (
    select h.government, h.account, h.post, false as stands, null as procedure, null::text[] as "except"
    from holding h where h.government = $1 and ${inForce(today)}
    union all
    select h.government, h.account, x.post, true, x.procedure, x."except"
    from jsonb_to_recordset(${standIns}::jsonb) as x (post text, by text, procedure text, "except" text[])
    join holding h on h.government = $1 and h.post = x.by and ${inForce(today)}
  ) h on h.government = ${alias}.government and h.post = ${alias}.post and (not h.stands or exists (
    select from matter sm where sm.government = ${alias}.government and sm.id = ${alias}.matter
      and (h.procedure is null or h.procedure = sm.procedure) and sm.procedure || ' ' || ${what} <> all (coalesce(h."except", '{}'))))${ACCOUNT}`;

const COLUMNS = 'government, account, kind, matter, post, act, occasion, label, due, at, in_app';
const inApp = (kind: string) => `not coalesce(${kind} || ':in-app' = any (s.muted), false)`;

/** Which matters, as a condition: two statements, since one for both would be planned for neither. */
const among = (matters: Turn['matters'], column: string, value: string): string =>
  matters === null ? `${value}::uuid[] is null` : `${column} = any (${value}::uuid[])`;
const named = (name: string, matters: Turn['matters']): string => (matters === null ? `${name}_all` : name);

async function insert(client: Client, name: string, text: string, values: unknown[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>({ name, text: `${text} on conflict do nothing returning id`, values });
  return rows.map((row) => row.id);
}

/** Whether a line `i` is for what one person does once, and this person `h` has done it or has it before himself. */
const again = (once: string, today: string): string => `
  exists (select from matter om where om.government = i.government and om.id = i.matter and om.procedure || ' ' || i.act = any (${once}::text[]))
  and (
    exists (select from act d where d.government = i.government and d.matter = i.matter and d.act = i.act and d.account = h.account)
    or exists (
      select from inbox j join holding oh on oh.government = j.government and oh.post = j.post and oh.account = h.account
      where j.government = i.government and j.matter = i.matter and j.act = i.act
        and oh.from_day <= ${today}::date and (oh.to_day is null or oh.to_day >= ${today}::date)))`;

/** What waits for a post, told to each who holds it or stands in for it, but not to the person whose own act made it wait. */
function waiting({ client, government, now, today, matters, standIns, once }: Turn): Promise<number[]> {
  return insert(
    client,
    named('notice_waiting', matters),
    `insert into notice (${COLUMNS})
     select i.government, h.account, 'waiting', i.matter, i.post, i.act, notice_occasion(i.since), i.label, i.due, $2, ${inApp(`'waiting'`)}
     from inbox i ${users('i', 'i.act', '$3', '$5')}
     where i.government = $1 and ${among(matters, 'i.matter', '$4')}
       and not exists (select from act x where x.government = i.government and x.matter = i.matter and x.at = i.since and x.account = h.account)
       and not exists (
         select from notice n join act x on x.government = n.government and x.matter = n.matter and x.seq::text = n.occasion
         where n.government = i.government and n.matter = i.matter and n.account = h.account and n.kind = 'returned' and x.at = i.since)
       and not (h.stands and ${again('$6', '$3')})
     order by i.since, i.matter, i.post, i.act, h.account`,
    [government, now, today, matters, standIns, once],
  );
}

/** What happened to a matter: told to the person who opened it, to those whom it waits for, or to the body whose paper it is. */
async function occasions(turn: Turn, after: number, upTo: number, options: DeriveOptions): Promise<number[]> {
  if (upTo <= after || options.occasions.length === 0) return [];
  const { client, government, now, today, standIns } = turn;
  const happened = `
    from act a join matter m on m.government = a.government and m.id = a.matter
    join json_to_recordset($6) as e (procedure text, act text, kind text, label text, "to" text, before text)
      on e.procedure = m.procedure and e.act = a.act`;
  const range = 'a.government = $1 and a.position > $4 and a.position <= $5';
  const values = [government, now, today, after, upTo, JSON.stringify(options.occasions)];
  const toOpener = await insert(
    client,
    'notice_occasion_opener',
    `insert into notice (${COLUMNS})
     select a.government, h.account, e.kind, a.matter, h.post, a.act, a.seq::text, e.label, null, $2, ${inApp('e.kind')}
     ${happened}
     cross join lateral (
       select r.government, r.post from reader r
       join holding k on k.government = r.government and k.post = r.post and k.account = m.opened_by
         and k.from_day <= $3::date and (k.to_day is null or k.to_day >= $3::date)
       where r.government = a.government and r.matter = a.matter order by r.post limit 1) r
     ${holders('r', '$3')}
     where ${range} and e."to" = 'opener' and h.account = m.opened_by and a.account <> m.opened_by
     order by a.position`,
    values,
  );
  const toWaiting = await insert(
    client,
    'notice_occasion_waiting',
    `insert into notice (${COLUMNS})
     select a.government, h.account, e.kind, a.matter, i.post, i.act, a.seq::text, e.label, i.due, $2, ${inApp('e.kind')}
     ${happened}
     join inbox i on i.government = a.government and i.matter = a.matter and i.since < a.at
       and (a.input -> 'posts' is null or (a.input -> 'posts')::jsonb ? i.post) and (e.before is null or e.before = i.act)
     ${users('i', 'i.act', '$3', '$7')}
     where ${range} and e."to" = 'waiting' and h.account <> a.account
     order by a.position, i.post, i.act, h.account`,
    [...values, standIns],
  );
  const toSender = await insert(
    client,
    'notice_occasion_sender',
    `insert into notice (${COLUMNS})
     select a.government, h.account, e.kind, a.matter, r.post, a.act, a.seq::text, e.label, null, $2, ${inApp('e.kind')}
     ${happened}
     join letter l on l.government = a.government and l.matter = a.matter and l.sender_class in ('department', 'lower-government')
     join reader r on r.government = a.government and r.matter = a.matter
     join post t on t.government = r.government and t.id = r.post and t.department = l.sender_body
     ${holders('r', '$3')}
     where ${range} and e."to" = 'sender' and h.account <> a.account
     order by a.position, r.post, h.account`,
    values,
  );
  return [...toOpener, ...toWaiting, ...toSender];
}

interface Limit {
  readonly matter: string;
  readonly id: string;
  readonly due: string;
  readonly unit: 'workday' | 'day';
}

/** Limits that are near or have passed, told to the post that owes them and whoever stands in for it, else to those of the department who read the matter. */
async function limits({ client, government, now, today, matters, standIns }: Turn, options: DeriveOptions): Promise<number[]> {
  const { rows } = await client.query<Limit>({
    name: named('notice_limits', matters),
    text: `select o.matter, o.id, o.due, o.unit from obligation o
           where o.government = $1 and ${among(matters, 'o.matter', '$2')}
             and (o.state = 'open' and o.due <= $3::date + $4::integer
               or o.state = 'passed' and o.due < $3::date and o.due >= $3::date - $5::integer)`,
    values: [government, matters, today, AHEAD_DAYS, BACK_DAYS],
  });
  if (rows.length === 0) return [];
  const near = await options.near(government);
  const told = rows.flatMap(({ matter, id, due, unit }) => {
    if (due < today) return [{ matter, id, kind: 'passed' }];
    return near(due, unit) ? [{ matter, id, kind: 'near' }] : [];
  });
  return insert(
    client,
    'notice_limit',
    `insert into notice (${COLUMNS})
     select o.government, h.account, x.kind, o.matter, o.post, o.id, o.due::text, o.label, o.due, $2, ${inApp('x.kind')}
     from json_to_recordset($4) as x (matter uuid, id text, kind text)
     cross join lateral (
       select o.government, o.matter, o.id, o.label, o.due, r.post
       from obligation o
       join reader r on r.government = o.government and r.matter = o.matter
       join post t on t.government = r.government and t.id = r.post
         and case when o.post is null then t.department = o.department else t.id = o.post end
       where o.government = $1 and o.matter = x.matter and o.id = x.id) o
     ${users('o', 'o.id', '$3', '$5')}
     order by o.due, o.matter, o.id, h.account`,
    [government, now, today, JSON.stringify(told), standIns],
  );
}

/** What is near and has an hour, told to each who holds a post expected there; whoever stands in for one is not expected. */
async function reminders({ client, government, now, today, matters }: Turn, options: DeriveOptions): Promise<number[]> {
  const all = matters === null ? await options.reminders(government) : [];
  if (all.length === 0) return [];
  return insert(
    client,
    'notice_reminder',
    `insert into notice (${COLUMNS})
     select x.government, h.account, 'reminded', x.matter, x.post, x.act, x.occasion, x.label, x.due, $2, ${inApp(`'reminded'`)}
     from (
       select $1::text as government, r.matter, p.post, r.act, r.occasion, r.label, r.due
       from json_to_recordset($4) as r (matter uuid, posts text[], act text, occasion text, label text, due date)
       cross join lateral unnest(r.posts) as p (post)) x
     ${holders('x', '$3')}
     order by x.due, x.matter, x.post, h.account`,
    [government, now, today, JSON.stringify(all)],
  );
}

/** The ways out that each wants for each; an exercise never leaves the house. */
async function deliveries({ client, government }: Turn, ids: readonly number[], options: DeriveOptions): Promise<void> {
  if (ids.length === 0 || options.channels.length === 0) return;
  await client.query({
    name: 'notice_deliveries',
    text: `
      insert into notice_delivery (government, notice, channel, account, try_after)
      select n.government, n.id, c.channel, n.account, n.at
      from notice n
      left join matter m on m.government = n.government and m.id = n.matter
      left join notice_setting s on s.government = n.government and s.account = n.account
      cross join unnest($3::text[]) as c (channel)
      where n.government = $1 and n.id = any ($2::bigint[]) and not coalesce(m.exercise, false)
        and not coalesce(n.kind || ':' || c.channel = any (s.muted), false)
        and case c.channel when 'email' then s.email is not null
            else exists (select from webhook w where w.government = n.government and w.stopped_at is null) end`,
    values: [government, ids, options.channels],
  });
}

/** Brings up to date which of the notices of these matters are settled; looking at everything, of those still counted. */
async function settleAgain({ client, government, matters }: Turn): Promise<void> {
  await client.query({
    name: named('notice_settle', matters),
    text: `update notice n set settled = not n.settled
           where n.government = $1 and ${matters === null ? '$2::uuid[] is null and n.read_at is null and not n.settled' : 'n.matter = any ($2::uuid[])'}
             and n.settled <> (${SETTLED})`,
    values: [government, matters],
  });
}

/** Lets go of what was told long ago about matters that are closed. */
async function forget({ client, government, now }: Turn): Promise<void> {
  await client.query(
    `delete from notice n using matter m
     where n.government = $1 and m.government = n.government and m.id = n.matter and m.closed
       and n.at < $2::timestamptz - make_interval(days => $3)`,
    [government, now, KEEP_DAYS],
  );
}
