/** Absences as a person may read of them: who is or will be away in a span of days, and what was done in whose stead. */
import type { AbsenceQuery, AbsenceRow, InSteadRow, Page, Reader } from '../contract.ts';
import { dayOf } from '../clock.ts';
import type { Pool } from '../database/pool.ts';
import { isMatterId } from '../perform.ts';
import { ask } from '../tenant.ts';
import { pageOf, readCursor } from './cursor.ts';
import { LINE_COLUMNS, lineOfRow, readableBy, type LineRow } from './lines.ts';

/** Bound of how long before its first day an absence is entered, and of its length: what was opened earlier cannot reach a span. */
const REACH_DAYS = 1_200;

/**
 * The first and the last day of an absence as they stand: until he is back an absence lasts at least until today. They are
 * read out of the state, which nothing else is: a government has some hundreds of absences a year.
 */
const FIRST = `(m.state ->> 'from')`;
const LAST = `coalesce(m.state -> 'returned' ->> 'on',
  case when m.stage in ('granted', 'away') then greatest(m.state ->> 'to', $2) else m.state ->> 'to' end)`;

interface Row {
  readonly matter: string;
  readonly version: number;
  readonly state: unknown;
  readonly exercise: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly waiting: readonly string[];
  readonly first: string;
}

/** The absences that this reader may read and the query asks for; by their first day, the latest first or the earliest. */
export async function absences(
  pool: Pool,
  now: number,
  government: string,
  query: AbsenceQuery,
  reader: Reader,
): Promise<Page<AbsenceRow>> {
  const ascending = query.order === 'earliest';
  const after = query.cursor === undefined ? [null, null] : readCursor(query.cursor, 2);
  const rows = await ask<Row>(pool, government, {
    name: ascending ? 'absences_earliest' : 'absences_latest',
    text: `select m.id as matter, m.version, m.state, m.exercise, m.created_at, m.updated_at, ${FIRST} as first,
             array(select distinct i.post from inbox i where i.government = m.government and i.matter = m.id order by i.post) as waiting
           from matter m
           where m.government = $1 and m.procedure = 'leave' and ${readableBy('$3', '$4')}
             and ($5::text is null or ${LAST} >= $5) and ($6::text is null or ${FIRST} <= $6)
             and ($5::text is null or not m.closed or m.created_at >= $5::timestamptz - interval '${REACH_DAYS} days')
             and ($7::text[] is null or m.stage = any ($7)) and ($8::text[] is null or m.state ->> 'post' = any ($8))
             and ($12::text[] is null or exists (
               select 1 from inbox i where i.government = m.government and i.matter = m.id and i.post = any ($12)))
             and (not $13 or (m.stage in ('granted', 'away') and m.state ->> 'to' < $2))
             and ($9::text is null or (${FIRST}, m.id) ${ascending ? '>' : '<'} ($9, $10::uuid))
           order by first ${ascending ? '' : 'desc'}, m.id ${ascending ? '' : 'desc'} limit $11`,
    values: [
      government,
      dayOf(now),
      reader.registry,
      reader.posts,
      query.from ?? null,
      query.to ?? null,
      query.stages ?? null,
      query.posts ?? null,
      ...after,
      query.limit + 1,
      query.waitingFor ?? null,
      query.overdue ?? false,
    ],
  });
  const page = pageOf(rows, query.limit, (row) => [row.first, row.matter]);
  return {
    ...page,
    items: page.items.map((row) => ({
      matter: row.matter,
      version: row.version,
      state: row.state,
      exercise: row.exercise,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      waitingFor: row.waiting,
    })),
  };
}

/** How often each has acted by a title that rests on this matter. */
export const doneUnder = (government: string, matter: string) => ({
  name: 'done_under',
  text: `select a.receipt #>> '{standing,by}' as by, count(*)::integer as acts from act a
         where a.government = $1 and a.receipt #>> '{standing,under}' = $2 and a.capacity in ('acting', 'substitute', 'entrusted')
         group by 1 order by 1`,
  values: [government, matter],
});

/** What was done by titles that rest on this matter, the latest first, as far as this reader may read it. */
export async function inStead(
  pool: Pool,
  government: string,
  matter: string,
  { cursor, limit, reader }: { readonly cursor?: string | undefined; readonly limit: number; readonly reader: Reader },
): Promise<Page<InSteadRow>> {
  if (!isMatterId(matter)) return { items: [] };
  const before = cursor === undefined ? null : readCursor(cursor, 1)[0];
  const rows = await ask<LineRow & Omit<InSteadRow, 'summary'> & { readonly position: number }>(pool, government, {
    name: 'in_stead',
    text: `select a.matter, m.procedure, a.act, a.at, a.post_title as "postTitle", a.receipt #>> '{standing,by}' as by, a.post, a.position,
             ${LINE_COLUMNS}
           from act a join matter m on m.government = a.government and m.id = a.matter
           where a.government = $1 and a.receipt #>> '{standing,under}' = $2 and a.capacity in ('acting', 'substitute', 'entrusted')
             and ($3::bigint is null or a.position < $3) and ${readableBy('$5', '$6')}
           order by a.position desc limit $4`,
    values: [government, matter, before, limit + 1, reader.registry, reader.posts],
  });
  const page = pageOf(rows, limit, (row) => [row.position]);
  return {
    ...page,
    items: page.items.map((row) => ({
      matter: row.matter,
      procedure: row.procedure,
      act: row.act,
      at: row.at,
      postTitle: row.postTitle,
      by: row.by,
      post: row.post,
      summary: lineOfRow(row),
    })),
  };
}
