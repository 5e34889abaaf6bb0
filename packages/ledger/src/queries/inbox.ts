/** What waits for a person: the inbox page, and the numbers of the workbench. */
import { dayOf, startOf } from '../clock.ts';
import type { InboxRow, Ledger, PostWithin } from '../contract.ts';
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

/** Lines of `i` that wait for the posts of `$2`. */
const EVERYWHERE = 'i.post = any ($2)';
/**
 * And for the posts that one stands in for, as `inSteadValue` puts them into `value`: all of them with his own, so that the
 * index serves, in which procedures he has each of the others, and what is left to the holder; `m` is the matter.
 */
const within = (value: string): string => `(i.post = any (array(select jsonb_array_elements_text(${value}::jsonb -> 'all'))) and (${EVERYWHERE} or exists (
    select from jsonb_array_elements(${value}::jsonb -> 'others') x
    where x ->> 0 = i.post and coalesce(x ->> 1, m.procedure) = m.procedure
      and not ${value}::jsonb -> 'personal' @> jsonb_build_array(jsonb_build_array(m.procedure, i.act)))))`;

/** An act that nobody does in another's stead, by its procedure. */
export type PersonalAct = readonly [procedure: string, act: string];
export const personalActs = (procedures: readonly { readonly name: string; readonly personal?: readonly string[] | undefined }[]) =>
  procedures.flatMap(({ name, personal }) => (personal ?? []).map((act): PersonalAct => [name, act]));

// Who made it wait is named, not who acted last: what others have done since is not everybody's to know.
const page = (whose: string, after: string) => `
  select i.matter, i.post, i.act, i.label, i.basis, i.since, i.due, m.procedure, ${LINE_COLUMNS}, (
    select a.post_title from act a
    where a.government = i.government and a.matter = i.matter and a.at = i.since and a.capacity <> 'system' order by a.seq limit 1
  ) as sent_by
  from inbox i join matter m on m.government = i.government and m.id = i.matter
  where i.government = $1 and ${whose} ${after}
  order by coalesce(i.due, 'infinity'), i.since, i.matter, i.act, i.post
  limit $3`;
const beyond = `and (coalesce(i.due, 'infinity'), i.since, i.matter, i.act, i.post)
    > (coalesce($4::date, 'infinity'), $5::timestamptz, $6::uuid, $7::text, $8::text)`;

const FIRST = { name: 'inbox_first', text: page(EVERYWHERE, '') };
const AFTER = { name: 'inbox_after', text: page(EVERYWHERE, beyond) };
const FIRST_WITHIN = { name: 'inbox_first_within', text: page(within('$4'), '') };
const AFTER_WITHIN = { name: 'inbox_after_within', text: page(within('$9'), beyond) };
const waitingLines = (whose: string): string => `select count(*)::integer as n from inbox i where i.government = $1 and ${whose}`;
const waitingWithin = (value: string): string => `select count(*)::integer as n
  from inbox i join matter m on m.government = i.government and m.id = i.matter where i.government = $1 and ${within(value)}`;
const COUNT = { name: 'inbox_count', text: waitingLines(EVERYWHERE) };
const COUNT_WITHIN = { name: 'inbox_count_within', text: waitingWithin('$3') };

/** Whose lines those of `posts` and of those stood in for are; undefined where one stands in for nobody. */
const inSteadValue = (own: readonly string[], others: readonly PostWithin[] | undefined, personal: readonly PersonalAct[]) =>
  others === undefined || others.length === 0
    ? undefined
    : JSON.stringify({ all: [...own, ...others.map(({ post }) => post)], others: others.map(({ post, procedure }) => [post, procedure ?? null]), personal });

export async function inbox(
  pool: Pool,
  government: string,
  posts: readonly string[],
  { cursor, limit, within: more = [] }: Parameters<Ledger['inbox']>[2],
  personal: readonly PersonalAct[],
): ReturnType<Ledger['inbox']> {
  const bounded = inSteadValue(posts, more, personal);
  const values = [government, posts, limit + 1, ...(cursor === undefined ? [] : readCursor(cursor, 5))];
  const question =
    bounded === undefined
      ? { ...(cursor === undefined ? FIRST : AFTER), values }
      : { ...(cursor === undefined ? FIRST_WITHIN : AFTER_WITHIN), values: [...values, bounded] };
  const count =
    bounded === undefined ? { ...COUNT, values: [government, posts] } : { ...COUNT_WITHIN, values: [government, posts, bounded] };
  const [rows, counted] = (await askAll(pool, government, [question, count])) as [readonly Row[], readonly { n: number }[]];
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

const numbers = (waiting: string) => `
    select
      (${waiting}) as waiting,
      (select count(*)::integer from obligation o join matter m on m.government = o.government and m.id = o.matter
         where o.government = $1 and o.state = 'open' and o.due < $5::date
         and (o.post = any ($9) or o.department = any ($3)) and ${readableBy('$8', '$9')}) as late,
      (select count(*)::integer from act a where a.government = $1 and a.account = $4 and a.at >= $6) as "doneToday",
      (select count(*)::integer from matter m where m.government = $1 and m.opened_by = $4 and m.stage = any ($7) and not m.closed) as drafts`;
const COUNTS = { name: 'workbench_counts', text: numbers(waitingLines(EVERYWHERE)) };
const COUNTS_WITHIN = { name: 'workbench_counts_within', text: numbers(waitingWithin('$10')) };

export async function counts(
  pool: Pool,
  now: number,
  government: string,
  of: Parameters<Ledger['counts']>[1],
  personal: readonly PersonalAct[],
): ReturnType<Ledger['counts']> {
  const today = dayOf(now);
  const bounded = inSteadValue(of.posts, of.within, personal);
  const values = [
    government,
    of.posts,
    of.departments ?? [],
    of.account,
    today,
    startOf(today),
    of.draftStages ?? ['drafting'],
    of.registry ?? false,
    [...of.posts, ...(of.within ?? []).flatMap(({ post, procedure }) => (procedure === undefined ? [post] : []))],
  ];
  const question = bounded === undefined ? { ...COUNTS, values } : { ...COUNTS_WITHIN, values: [...values, bounded] };
  const [rows] = await askAll(pool, government, [question]);
  const found = rows?.[0] as Awaited<ReturnType<Ledger['counts']>> | undefined;
  return found ?? { waiting: 0, late: 0, doneToday: 0, drafts: 0 };
}
