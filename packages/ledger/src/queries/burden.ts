/** Documents and bulletins sent to towns and departments, counted as this reader may read them (基层减负). */
import type { QueryConfig } from 'pg';
import type { BulletinCount, BulletinsOf, BurdenCount, BurdenQuery, Dispatch, DispatchQuery, Page, Reader } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import { ask } from '../tenant.ts';
import { pageOf, readCursor } from './cursor.ts';
import { readableBy } from './lines.ts';

const counted = `d.government = $1 and d.sent_on between $2::date and $3::date and not m.exercise and ${readableBy('$4', '$5')}`;
/** Sent down or across: what goes up, or to everybody, is no load on those below. */
const DOWNWARD = `d.addressee in ('subordinate', 'peer')`;

export async function burden(
  pool: Pool,
  government: string,
  { from, to, by }: BurdenQuery,
  reader: Reader,
): Promise<{ readonly counts: readonly BurdenCount[]; readonly bulletins: readonly BulletinCount[] }> {
  const values = [government, from, to, reader.registry, reader.posts];
  const [counts, bulletins] = await Promise.all([
    ask<BurdenCount>(pool, government, {
      name: `burden_by_${by}`,
      text: `select d.issuer, d.host, to_char(d.sent_on, '${by === 'month' ? 'YYYY-MM' : 'YYYY'}') as period,
               (count(*) filter (where d.bulletin is null))::int as documents, (count(*) filter (where d.bulletin is not null))::int as bulletins,
               coalesce(sum(d.pages), 0)::int as pages, sum(d.characters)::int as characters,
               (count(*) filter (where d.characters > d.most))::int as over,
               coalesce(sum(d.characters - d.most) filter (where d.characters > d.most), 0)::int as excess
             from dispatch d join matter m on m.government = d.government and m.id = d.matter
             where ${counted} and ${DOWNWARD}
             group by d.issuer, d.host, period order by period, d.issuer, d.host`,
      values,
    }),
    ask<BulletinCount>(pool, government, {
      name: 'bulletins_received',
      text: `select d.sender_body as body, d.bulletin as name, count(*)::int as issues
             from letter d join matter m on m.government = d.government and m.id = d.matter
             where d.government = $1 and d.bulletin is not null and d.sender_body is not null
               and d.received_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai'
               and d.received_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'
               and not m.exercise and ${readableBy('$4', '$5')}
             group by body, name order by body, name`,
      values,
    }),
  ]);
  return { counts, bulletins };
}

/** The question for the bulletins that came in from a body in a year, by name; also asked within the transaction of an act. */
export const bulletinsCame = (government: string, { body, year, exercise, except }: BulletinsOf): QueryConfig => ({
  name: 'bulletins_came',
  text: `select distinct l.bulletin as name from letter l join matter m on m.government = l.government and m.id = l.matter
         where l.government = $1 and l.bulletin is not null and l.sender_class = 'department' and l.sender_body = $2
           and l.received_at >= make_timestamptz($3, 1, 1, 0, 0, 0, 'Asia/Shanghai')
           and l.received_at < make_timestamptz($3 + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
           and m.exercise = $4 and ($5::uuid is null or l.matter <> $5) order by name`,
  values: [government, body, year, exercise, except ?? null],
});

/** Those behind a count, the latest first. */
export async function dispatches(pool: Pool, government: string, query: DispatchQuery, reader: Reader): Promise<Page<Dispatch>> {
  const [on = null, id = null] = query.cursor === undefined ? [] : readCursor(query.cursor, 2);
  const rows = await ask<Dispatch>(pool, government, {
    name: 'dispatches',
    text: `select m.id as matter, m.title, m.number, d.host, d.issuer, d.kind, d.bulletin, d.sent_on as "on", d.pages, d.characters, d.most
           from dispatch d join matter m on m.government = d.government and m.id = d.matter
           where ${counted} and ${DOWNWARD}
             and ($6::text is null or d.host = $6) and ($7::text[] is null or d.issuer = any ($7))
             and ($8::boolean is null or (d.characters > coalesce(d.most, d.characters)) = $8)
             and ($9::boolean is null or (d.bulletin is not null) = $9)
             and ($10::date is null or (d.sent_on, d.matter) < ($10::date, $11::uuid))
           order by d.sent_on desc, d.matter desc limit $12`,
    values: [
      government,
      query.from,
      query.to,
      reader.registry,
      reader.posts,
      query.host ?? null,
      query.issuers ?? null,
      query.over ?? null,
      query.bulletin ?? null,
      on,
      id,
      query.limit + 1,
    ],
  });
  return pageOf(rows, query.limit, (row) => [row.on, row.matter]);
}
