/** What waits for a person: the inbox page, and the numbers of the workbench. */
import { dayOf, startOf } from '../clock.ts';
import type { InboxRow, Ledger } from '../contract.ts';
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
  readonly last_title: string;
  readonly procedure: string;
}

const page = (after: string) => `
  select i.matter, i.post, i.act, i.label, i.basis, i.since, i.due, m.last_title, m.procedure, ${LINE_COLUMNS}
  from inbox i join matter m on m.government = i.government and m.id = i.matter
  where i.government = $1 and i.post = any ($2) ${after}
  order by coalesce(i.due, 'infinity'), i.since, i.matter, i.act, i.post
  limit $3`;

const FIRST = { name: 'inbox_first', text: page('') };
const AFTER = {
  name: 'inbox_after',
  text: page(`and (coalesce(i.due, 'infinity'), i.since, i.matter, i.act, i.post)
    > (coalesce($4::date, 'infinity'), $5::timestamptz, $6::uuid, $7::text, $8::text)`),
};
const COUNT = { name: 'inbox_count', text: 'select count(*)::integer as n from inbox where government = $1 and post = any ($2)' };

export async function inbox(
  pool: Pool,
  government: string,
  posts: readonly string[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): ReturnType<Ledger['inbox']> {
  const question =
    cursor === undefined
      ? { ...FIRST, values: [government, posts, limit + 1] }
      : { ...AFTER, values: [government, posts, limit + 1, ...readCursor(cursor, 5)] };
  const [rows, counted] = (await askAll(pool, government, [question, { ...COUNT, values: [government, posts] }])) as [
    readonly Row[],
    readonly { n: number }[],
  ];
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
    lastActor: row.last_title,
  };
}

const COUNTS = {
  name: 'workbench_counts',
  text: `
    select
      (select count(*)::integer from inbox i where i.government = $1 and i.post = any ($2)) as waiting,
      (select count(*)::integer from obligation o join matter m on m.government = o.government and m.id = o.matter
         where o.government = $1 and o.state = 'open' and o.due < $5::date
         and (o.post = any ($2) or o.department = any ($3)) and ${readableBy('$8', '$2')}) as late,
      (select count(*)::integer from act a where a.government = $1 and a.account = $4 and a.at >= $6) as "doneToday",
      (select count(*)::integer from matter m where m.government = $1 and m.opened_by = $4 and m.stage = any ($7) and not m.closed) as drafts`,
};

export async function counts(
  pool: Pool,
  now: number,
  government: string,
  of: Parameters<Ledger['counts']>[1],
): ReturnType<Ledger['counts']> {
  const today = dayOf(now);
  const values = [
    government,
    of.posts,
    of.departments ?? [],
    of.account,
    today,
    startOf(today),
    of.draftStages ?? ['drafting'],
    of.registry ?? false,
  ];
  const [rows] = await askAll(pool, government, [{ ...COUNTS, values }]);
  const found = rows?.[0] as Awaited<ReturnType<Ledger['counts']>> | undefined;
  return found ?? { waiting: 0, late: 0, doneToday: 0, drafts: 0 };
}
