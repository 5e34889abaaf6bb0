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

type Asked = Pick<BurdenCount, 'issuer' | 'host' | 'period' | 'meetings' | 'inspections'>;
const NOTHING_SENT = { documents: 0, bulletins: 0, pages: 0, characters: 0, over: 0, excess: 0, forms: 0 };

/** What those below were called to and supervised in: meetings held down to them by departments, tasks that they lead. */
const asking = (by: BurdenQuery['by'], values: readonly unknown[]): QueryConfig => {
  const period = (day: string): string => `left(${day}, ${by === 'month' ? 7 : 4})`;
  const own = `m.government = $1 and not m.exercise and ${readableBy('$4', '$5')}`;
  return {
    name: `burden_asked_by_${by}`,
    text: `select case when (m.state -> 'form' ->> 'inGovernmentName')::boolean then 'government' else 'department' end as issuer, m.host,
             ${period('held.day')} as period, count(*)::int as meetings, 0 as inspections
           from matter m
           cross join lateral (select coalesce(m.state -> 'held' -> 'was' ->> 'on', m.state -> 'form' ->> 'on') as day) as held
           where ${own} and m.procedure = 'department-meeting' and m.stage = 'held' and (m.state -> 'form' ->> 'below')::boolean
             and held.day between $2::text and $3::text
           group by 1, 2, 3
           union all
           select case when m.state ->> 'assigner' is null then 'office' else 'department' end, coalesce(m.state ->> 'assigner', 'office'),
             ${period("m.state ->> 'on'")}, 0, count(*)::int
           from matter m
           where ${own} and m.procedure = 'task' and m.host = any ($6::text[]) and m.stage not in ('approving', 'declined', 'withdrawn')
             and m.state ->> 'on' between $2::text and $3::text
           group by 1, 2, 3`,
    values: [...values],
  };
};

export async function burden(
  pool: Pool,
  government: string,
  { from, to, by, lower }: BurdenQuery,
  reader: Reader,
): Promise<{ readonly counts: readonly BurdenCount[]; readonly bulletins: readonly BulletinCount[] }> {
  const values = [government, from, to, reader.registry, reader.posts];
  const [sent, asked, bulletins] = await Promise.all([
    ask<Omit<BurdenCount, 'meetings' | 'inspections'>>(pool, government, {
      name: `burden_by_${by}`,
      text: `select d.issuer, d.host, to_char(d.sent_on, '${by === 'month' ? 'YYYY-MM' : 'YYYY'}') as period,
               (count(*) filter (where d.bulletin is null))::int as documents, (count(*) filter (where d.bulletin is not null))::int as bulletins,
               coalesce(sum(d.pages), 0)::int as pages, sum(d.characters)::int as characters,
               (count(*) filter (where d.characters > d.most))::int as over,
               coalesce(sum(d.characters - d.most) filter (where d.characters > d.most), 0)::int as excess,
               sum(cardinality(d.forms))::int as forms
             from dispatch d join matter m on m.government = d.government and m.id = d.matter
             where ${counted} and ${DOWNWARD}
             group by d.issuer, d.host, period order by period, d.issuer, d.host`,
      values,
    }),
    ask<Asked>(pool, government, asking(by, [government, from, to, reader.registry, reader.posts, lower])),
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
  const counts = [
    ...sent.map((one) => ({ ...one, meetings: 0, inspections: 0 })),
    ...asked.map((one) => ({ ...NOTHING_SENT, ...one })),
  ].toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
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
    text: `select m.id as matter, m.title, m.number, d.host, d.issuer, d.kind, d.bulletin, d.sent_on as "on", d.pages, d.characters, d.most, d.forms
           from dispatch d join matter m on m.government = d.government and m.id = d.matter
           where ${counted} and ${DOWNWARD}
             and ($6::text is null or d.host = $6) and ($7::text[] is null or d.issuer = any ($7))
             and ($8::boolean is null or (d.characters > coalesce(d.most, d.characters)) = $8)
             and ($9::boolean is null or (d.bulletin is not null) = $9)
             and ($10::boolean is null or (cardinality(d.forms) > 0) = $10)
             and ($11::date is null or (d.sent_on, d.matter) < ($11::date, $12::uuid))
           order by d.sent_on desc, d.matter desc limit $13`,
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
      query.forms ?? null,
      on,
      id,
      query.limit + 1,
    ],
  });
  return pageOf(rows, query.limit, (row) => [row.on, row.matter]);
}
