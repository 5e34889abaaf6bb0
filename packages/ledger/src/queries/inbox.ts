/** What waits for a person: the inbox page, and the numbers of the workbench. */
import { dayOf, startOf } from '../clock.ts';
import type { InboxRow, InStead, Ledger } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import { askAll } from '../tenant.ts';
import { pageOf, readCursor } from './cursor.ts';
import { LINE_COLUMNS, lineOfRow, readableBy, type LineRow } from './lines.ts';

interface Row extends LineRow {
  readonly matter: string;
  readonly post: string;
  readonly act: string;
  readonly label: string;
  readonly basis: unknown;
  readonly since: Date;
  readonly due: string | null;
  readonly sent_by: string | null;
  readonly procedure: string;
}

/** Lines of `i` that wait for one's own posts. */
const WAITS = 'i.post = any ($2)';
/**
 * Those and, of the posts that one stands in for, the lines of what is not its holder's alone; `m` is the matter. The values
 * are all posts, one's own, the others as a JSON text, and the acts that are nobody else's, with their procedures. What is
 * about one's own post (one's own leave, one's own journey) nobody decides for another: it waits for the other himself. What one
 * does once (a circular, read) is not asked again in another's stead of whoever has done it or has it before himself.
 */
const inStead = (
  all: string,
  own: string,
  others: string,
  personal: string,
  once: string,
): string => `i.post = any (${all}::text[]) and (i.post = any (${own}::text[]) or
  m.procedure || ' ' || i.act <> all (${personal}::text[]) and not coalesce(m.state ->> 'post' = any (${own}::text[]), false) and exists (
    select from jsonb_to_recordset(${others}::jsonb) as x (post text, procedure text)
    where x.post = i.post and (x.procedure is null or x.procedure = m.procedure)) and not (
      m.procedure || ' ' || i.act = any (${once}::text[]) and (
        exists (
          select from act d where d.government = i.government and d.matter = i.matter and d.act = i.act
            and coalesce(d.receipt #>> '{standing,by}', d.post) = any (${own}::text[]))
        or exists (
          select from inbox j where j.government = i.government and j.matter = i.matter and j.act = i.act
            and (j.post = any (${own}::text[]) or j.post < i.post and exists (
              select from jsonb_to_recordset(${others}::jsonb) as y (post text, procedure text)
              where y.post = j.post and (y.procedure is null or y.procedure = m.procedure)))))))`;

// Who made it wait is named, not who acted last: what others have done since is not everybody's to know.
const page = (whose: string, after: string) => `
  select i.matter, i.post, i.act, i.label, i.basis, i.since, i.due, m.procedure, ${LINE_COLUMNS}, (
    select a.post_title from act a
    where a.government = i.government and a.matter = i.matter and a.at = i.since and a.capacity <> 'system' order by a.seq desc limit 1
  ) as sent_by
  from inbox i join matter m on m.government = i.government and m.id = i.matter
  where i.government = $1 and ${whose} ${after}
  order by coalesce(i.due, 'infinity'), i.since, i.matter, i.act, i.post
  limit $3`;
const beyond = `and (coalesce(i.due, 'infinity'), i.since, i.matter, i.act, i.post)
    > (coalesce($4::date, 'infinity'), $5::timestamptz, $6::uuid, $7::text, $8::text)`;

const FIRST = { name: 'inbox_first', text: page(WAITS, '') };
const AFTER = { name: 'inbox_after', text: page(WAITS, beyond) };
const FIRST_IN_STEAD = { name: 'inbox_first_in_stead', text: page(inStead('$2', '$4', '$5', '$6', '$7'), '') };
const AFTER_IN_STEAD = { name: 'inbox_after_in_stead', text: page(inStead('$2', '$9', '$10', '$11', '$12'), beyond) };
const counting = (from: string, whose: string): string => `select count(*)::integer as n from ${from} where i.government = $1 and ${whose}`;
const OWN_LINES = counting('inbox i', WAITS);
const linesWith = (...values: Parameters<typeof inStead>): string =>
  counting('inbox i join matter m on m.government = i.government and m.id = i.matter', inStead(...values));
const COUNT = { name: 'inbox_count', text: OWN_LINES };
const COUNT_IN_STEAD = { name: 'inbox_count_in_stead', text: linesWith('$2', '$3', '$4', '$5', '$6') };

/** Acts, with their procedures, that nobody does in another's stead, and those that one person does once. */
export interface Apart {
  readonly personal: readonly string[];
  readonly once: readonly string[];
}
const NOTHING_APART: Apart = { personal: [], once: [] };

/** The values of `inStead`; undefined where one stands in for nobody. */
function standing(own: readonly string[], others: readonly InStead[] | undefined, { personal, once }: Apart) {
  if (others === undefined || others.length === 0) return undefined;
  return { posts: [...own, ...others.map((one) => one.post)], values: [own, JSON.stringify(others), personal, once] };
}

export async function inbox(
  pool: Pool,
  government: string,
  own: readonly string[],
  { cursor, limit, inStead: others }: Parameters<Ledger['inbox']>[2],
  apart: Apart = NOTHING_APART,
): ReturnType<Ledger['inbox']> {
  const standsIn = standing(own, others, apart);
  const posts = standsIn?.posts ?? own;
  const more = standsIn?.values ?? [];
  const page = cursor === undefined ? [FIRST, FIRST_IN_STEAD] : [AFTER, AFTER_IN_STEAD];
  const at = cursor === undefined ? [] : readCursor(cursor, 5);
  const one = standsIn === undefined ? 0 : 1;
  const [rows, counted] = (await askAll(pool, government, [
    { ...(page[one] ?? FIRST), values: [government, posts, limit + 1, ...at, ...more] },
    { ...(one === 0 ? COUNT : COUNT_IN_STEAD), values: [government, posts, ...more] },
  ])) as [readonly Row[], readonly { n: number }[]];
  const { items, next } = pageOf(rows, limit, (row) => [row.due, row.since.toISOString(), row.matter, row.act, row.post]);
  return { items: items.map(inboxRow), ...(next === undefined ? {} : { next }), total: counted[0]?.n ?? 0 };
}

function inboxRow(row: Row): InboxRow {
  return {
    matter: row.matter,
    procedure: row.procedure,
    post: row.post,
    act: row.act,
    label: row.label,
    since: row.since,
    due: row.due,
    citation: row.basis,
    summary: lineOfRow(row),
    sentBy: row.sent_by,
  };
}

const numbers = (waiting: string, owed = '') => `
    select
      (${waiting}) as waiting,
      (select count(*)::integer from obligation o join matter m on m.government = o.government and m.id = o.matter
         where o.government = $1 and o.state = 'open' and o.due < $5::date
         and (o.post = any ($2) or o.department = any ($3)) and ${readableBy('$8', '$2')}${owed}) as late,
      (select count(*)::integer from act a where a.government = $1 and a.account = $4 and a.at >= $6) as "doneToday",
      (select count(*)::integer from matter m where m.government = $1 and m.opened_by = $4 and m.stage = any ($7) and not m.closed) as drafts`;
/** What its holder owes alone is nothing that whoever stands in for him is late with. */
const OWED = ` and (o.post is null or o.post = any ($10::text[]) or m.procedure || ' ' || o.id <> all ($12::text[]))`;
const COUNTS = { name: 'workbench_counts', text: numbers(OWN_LINES) };
const COUNTS_IN_STEAD = { name: 'workbench_counts_in_stead', text: numbers(linesWith('$9', '$10', '$11', '$12', '$13'), OWED) };

export async function counts(
  pool: Pool,
  now: number,
  government: string,
  of: Parameters<Ledger['counts']>[1],
  apart: Apart = NOTHING_APART,
): ReturnType<Ledger['counts']> {
  const today = dayOf(now);
  const others = of.inStead ?? [];
  const values = [
    government,
    // What is late is owed by the posts that one may use in every matter.
    [...of.posts, ...others.filter((one) => one.procedure === undefined).map((one) => one.post)],
    of.departments ?? [],
    of.account,
    today,
    startOf(today),
    of.draftStages ?? ['drafting'],
    of.registry ?? false,
  ];
  const standsIn = standing(of.posts, others, apart);
  const question =
    standsIn === undefined ? { ...COUNTS, values } : { ...COUNTS_IN_STEAD, values: [...values, standsIn.posts, ...standsIn.values] };
  const [rows] = await askAll(pool, government, [question]);
  const found = rows?.[0] as Awaited<ReturnType<Ledger['counts']>> | undefined;
  return found ?? { waiting: 0, late: 0, doneToday: 0, drafts: 0 };
}
