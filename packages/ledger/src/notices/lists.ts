/** A person's own list, and what they chose. */
import type { Pool } from '../database/pool.ts';
import { pageOf, readCursor } from '../queries/cursor.ts';
import { ask, askAll, within } from '../tenant.ts';
import { DEFAULT_SETTING, type Notice, type NoticeChoices, type NoticeKind, type NoticeOwner, type NoticeSetting } from './contract.ts';
import { SETTLED } from './settled.ts';

/**
 * What may still be shown to the account of what it was told: the matter is one that it may read today. A notice about
 * the deployment is shown to whom it was addressed.
 */
const VISIBLE = `n.government = $1 and n.account = $2 and n.in_app and (
  n.matter is null or ($4 and not m.close)
  or exists (select from reader r where r.government = n.government and r.matter = n.matter and r.post = any ($3)))`;
const JOINED = 'notice n left join matter m on m.government = n.government and m.id = n.matter';
/**
 * What was settled in the last second is settled too: the column is brought up to date by the next turn, and nobody is told
 * when it is, so a page that was drawn in between would say so until something else happened.
 */
const SETTLED_NOW = `(n.settled or ${SETTLED})`;
/** The column first, which has the index; what is left is a handful. */
const UNREAD = `n.read_at is null and not n.settled and not (${SETTLED})`;

/** 逾期、临近时限、催办、待办、退回、答复: the most pressing first. */
const KIND_ORDER = `array_position(array['passed', 'near', 'chased', 'changed', 'reminded', 'waiting', 'returned', 'answered', 'webhook-stopped'], n.kind)::text collate "C"`;

const ownerValues = (government: string, { account, posts, registry }: NoticeOwner): unknown[] => [government, account, posts, registry];

export interface NoticePage {
  readonly items: readonly Notice[];
  readonly next?: string;
}

/** The orders of the list; `-`: the largest first. By when one was told, by the due date, by kind. */
const SORTS = {
  '-at': undefined,
  at: undefined,
  // What has no due date stands last either way.
  due: `coalesce(n.due::text, '9999') collate "C"`,
  '-due': `coalesce(n.due::text, '') collate "C"`,
  kind: KIND_ORDER,
  '-kind': KIND_ORDER,
} as const;
export type NoticeSort = keyof typeof SORTS;
export const NOTICE_SORTS = Object.keys(SORTS) as readonly NoticeSort[];

export interface NoticeQuery {
  readonly unread?: boolean | undefined;
  readonly kind?: NoticeKind | undefined;
  /** The newest first where it is not said. */
  readonly sort?: NoticeSort | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of the list, newest first unless asked otherwise; with `unread`, what is neither read nor settled. */
export async function listNotices(pool: Pool, government: string, owner: NoticeOwner, page: NoticeQuery): Promise<NoticePage> {
  const { sort = '-at' } = page;
  const by = SORTS[sort];
  const [key, id] = page.cursor === undefined ? [null, null] : readCursor(page.cursor, 2);
  const [way, after] = sort.startsWith('-') ? ['desc', '<'] : ['asc', '>'];
  const rows = await ask<Notice & { readonly key: string | null }>(pool, government, {
    text: `select n.id, n.kind, n.at, n.label, n.post, p.title as "postTitle", n.due, n.read_at is not null as read,
             ${SETTLED_NOW} as settled, n.matter, m.procedure, m.title, m.urgency, coalesce(m.exercise, false) as exercise, ${by ?? 'null'} as key
           from ${JOINED} left join post p on p.government = n.government and p.id = n.post
           where ${VISIBLE} and ($7::text is null or n.kind = $7) ${page.unread === true ? `and ${UNREAD}` : ''}
             and ($5::bigint is null or ${by === undefined ? `n.id ${after} $5` : `(${by}, n.id) ${after} ($8::text, $5::bigint)`})
           order by ${by === undefined ? '' : `${by} ${way},`} n.id ${way} limit $6`,
    values: [...ownerValues(government, owner), id ?? null, page.limit + 1, page.kind ?? null, ...(by === undefined ? [] : [key ?? null])],
  });
  const { next, items } = pageOf(rows, page.limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _key, ...notice }) => notice), ...(next === undefined ? {} : { next }) };
}

/** How many notices are neither read nor settled. */
export async function countUnread(pool: Pool, government: string, owner: NoticeOwner): Promise<number> {
  const [rows] = await askAll(pool, government, [
    {
      name: 'notice_unread',
      text: `select count(*)::integer as n from ${JOINED} where ${VISIBLE} and ${UNREAD}`,
      values: ownerValues(government, owner),
    },
  ]);
  return (rows?.[0] as { n: number } | undefined)?.n ?? 0;
}

/** Some by their ids, all up to one, or all about one matter. */
export type WhichNotices = { readonly ids: readonly number[] } | { readonly upTo: number } | { readonly matter: string };

function conditionOf(which: WhichNotices): readonly [string, unknown] {
  if ('ids' in which) return ['id = any ($4::bigint[])', which.ids];
  return 'upTo' in which ? ['id <= $4', which.upTo] : ['matter = $4', which.matter];
}

/** Marks some of the account's own notices as read, or all up to the newest that the person saw. Others' are left alone. */
export async function markRead(pool: Pool, now: number, government: string, account: string, which: WhichNotices): Promise<void> {
  const [condition, value] = conditionOf(which);
  await within(pool, government, (client) =>
    client.query(`update notice set read_at = $3 where government = $1 and account = $2 and read_at is null and ${condition}`, [
      government,
      account,
      new Date(now),
      value,
    ]),
  );
}

export interface SettingRow {
  readonly email: string | null;
  readonly email_asked: string | null;
  readonly quiet_from: number | null;
  readonly quiet_to: number | null;
  readonly urgent_breaks: boolean;
  readonly muted: readonly string[];
}

export const SETTING_COLUMNS = 's.email, s.email_asked, s.quiet_from, s.quiet_to, s.urgent_breaks, s.muted';

export function settingOf(row: SettingRow): NoticeSetting {
  return {
    email: row.email ?? undefined,
    emailAsked: row.email_asked ?? undefined,
    quiet: row.quiet_from === null || row.quiet_to === null ? undefined : { from: row.quiet_from, to: row.quiet_to },
    urgentBreaks: row.urgent_breaks,
    muted: row.muted,
  };
}

export async function settingFor(pool: Pool, government: string, account: string): Promise<NoticeSetting> {
  const rows = await ask<SettingRow>(pool, government, {
    text: `select ${SETTING_COLUMNS} from notice_setting s where s.government = $1 and s.account = $2`,
    values: [government, account],
  });
  return rows[0] === undefined ? DEFAULT_SETTING : settingOf(rows[0]);
}

export async function saveChoices(pool: Pool, government: string, account: string, choices: NoticeChoices): Promise<void> {
  const { quiet, urgentBreaks, muted } = choices;
  await within(pool, government, (client) =>
    client.query(
      `insert into notice_setting (government, account, quiet_from, quiet_to, urgent_breaks, muted) values ($1, $2, $3, $4, $5, $6)
       on conflict (government, account) do update
         set quiet_from = $3, quiet_to = $4, urgent_breaks = $5, muted = $6`,
      [government, account, quiet?.from ?? null, quiet?.to ?? null, urgentBreaks, muted],
    ),
  );
}

/** Notes an address that waits for its code. The confirmed one stays until then. */
export async function askEmail(
  pool: Pool,
  government: string,
  account: string,
  asked: { readonly address: string; readonly codeHash: Buffer; readonly until: Date },
): Promise<void> {
  await within(pool, government, (client) =>
    client.query(
      `insert into notice_setting (government, account, email_asked, code_hash, code_until) values ($1, $2, $3, $4, $5)
       on conflict (government, account) do update set email_asked = $3, code_hash = $4, code_until = $5, code_tries = 0`,
      [government, account, asked.address, asked.codeHash, asked.until],
    ),
  );
}

/** Wrong codes after which an address has to be asked anew. */
const CODE_TRIES = 5;

/** Confirms the address that waits; false where the code is another, too old, or was tried too often. Every try is counted. */
export async function confirmEmail(pool: Pool, now: number, government: string, account: string, codeHash: Buffer): Promise<boolean> {
  return within(pool, government, async (client) => {
    const { rows } = await client.query<{ right: boolean }>(
      `update notice_setting s set code_tries = code_tries + 1
       where s.government = $1 and s.account = $2 and s.email_asked is not null and s.code_until > $3 and s.code_tries < $5
       returning s.code_hash = $4 as right`,
      [government, account, new Date(now), codeHash, CODE_TRIES],
    );
    if (rows[0]?.right !== true) return false;
    await client.query(
      `update notice_setting set email = email_asked, email_asked = null, code_hash = null, code_until = null, code_tries = 0
       where government = $1 and account = $2`,
      [government, account],
    );
    return true;
  });
}

/** Takes the address away; what still waited to go to it is dropped when its turn comes. */
export async function dropEmail(pool: Pool, government: string, account: string): Promise<void> {
  await within(pool, government, async (client) => {
    await client.query(
      `update notice_setting set email = null, email_asked = null, code_hash = null, code_until = null
       where government = $1 and account = $2`,
      [government, account],
    );
    await client.query(
      `update notice_delivery set state = 'dropped' where government = $1 and account = $2 and channel = 'email' and state = 'waiting'`,
      [government, account],
    );
  });
}

/** A notice newly written, as the event stream needs it. */
export interface Told {
  readonly id: number;
  readonly account: string;
  readonly storedAt: Date;
}

/** The newest notices that have a place in a list, newest first, from `since` on by the database's clock. */
export async function toldSince(pool: Pool, government: string, since: Date | undefined, limit: number): Promise<readonly Told[]> {
  return ask<Told>(pool, government, {
    name: 'notice_told',
    text: `select n.id, n.account, n.stored_at as "storedAt" from notice n
           where n.government = $1 and n.in_app and ($2::timestamptz is null or n.stored_at >= $2)
           order by n.stored_at desc limit $3`,
    values: [government, since ?? null, limit],
  });
}
