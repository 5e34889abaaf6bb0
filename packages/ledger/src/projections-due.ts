/**
 * Matters whose projection is out of date until it is made anew. What puts them out of date notes them in its own
 * transaction; whoever projects one takes its note out in the same transaction. A process that ends in between leaves the
 * notes, and the next turn of any process, or the next start, does what they say.
 */
import { ENGINE_VERSION, type AuthorityRecord } from '@lingxing/affairs/kernel';
import { dayOf, startOf } from './clock.ts';
import type { Client, Pool } from './database/pool.ts';
import { ask, within } from './tenant.ts';

/**
 * Notes the open matters by which somebody is entrusted, other than the one just acted on: whether what they entrust gives a
 * title hangs on who else is away. In the transaction of the act that changed who may use which post.
 */
export async function noteEntrusted(client: Client, government: string, besides: string, now: number): Promise<void> {
  // One that is noted for a later day is noted for now; whoever projects it notes the day again.
  await client.query(
    `delete from projection_due d where d.government = $1 and d.matter <> $2::uuid and d.noted_at > $3 and exists (
       select from authority_record r where r.government = d.government and r.matter = d.matter and r.type = 'entrustment')`,
    [government, besides, new Date(now)],
  );
  await client.query(
    `insert into projection_due (government, matter, records, noted_at)
     select m.government, m.id, false, $3 from matter m
     where m.government = $1 and not m.closed and m.id <> $2::uuid and exists (
       select from authority_record r where r.government = m.government and r.matter = m.id and r.type = 'entrustment')
     order by m.id on conflict do nothing`,
    [government, besides, new Date(now)],
  );
}

/**
 * Notes a matter for the beginning of the day on which what it has on record begins: what waits for whom is another thing
 * from then on. In the transaction that writes the record, or that projects the matter and takes its note out.
 */
export async function noteBeginning(
  client: Client,
  government: string,
  matter: string,
  records: readonly AuthorityRecord[],
  now: number,
): Promise<void> {
  const first = records
    .flatMap((one) => (one.type === 'absence' && one.from > dayOf(now) ? [one.from] : []))
    .toSorted()
    .at(0);
  if (first === undefined) return;
  await client.query('delete from projection_due where government = $1 and matter = $2 and noted_at > $3', [
    government,
    matter,
    startOf(first),
  ]);
  // What is noted for before is projected before, and this day is noted again then.
  await client.query(
    'insert into projection_due (government, matter, records, noted_at) values ($1, $2, false, $3) on conflict do nothing',
    [government, matter, startOf(first)],
  );
}

/**
 * Notes every open matter of a government once for each release: what a release projects, or has on record about authority,
 * may be other than what the one before left. Returns whether this call did it; of many processes that start at once one does.
 */
export async function noteRelease(pool: Pool, government: string, now: number): Promise<boolean> {
  return within(pool, government, async (client) => {
    // A release is its engine and its last migration: either moves with whatever is projected differently.
    const { rows } = await client.query(
      `update government set projected_by = r.release
       from (select $2 || '/' || max(number) as release from migration) r
       where id = $1 and projected_by is distinct from r.release returning id`,
      [government, ENGINE_VERSION],
    );
    if (rows.length === 0) return false;
    await client.query('delete from projection_due where government = $1 and noted_at > $2', [government, new Date(now)]);
    await client.query(
      `insert into projection_due (government, matter, records, noted_at)
       select government, id, true, $2 from matter where government = $1 and not closed order by id
       on conflict (government, matter) do update set records = true`,
      [government, new Date(now)],
    );
    return true;
  });
}

/** The matters that are noted for now or before, the first noted first. */
export const matters = (pool: Pool, government: string, now: number): Promise<readonly { readonly id: string }[]> =>
  ask<{ id: string }>(pool, government, {
    name: 'projection_due',
    text: 'select matter as id from projection_due where government = $1 and noted_at <= $2 order by noted_at, matter',
    values: [government, new Date(now)],
  });

/**
 * Takes the note of a matter out, in the transaction that projects it and before its context is read: what is noted again
 * meanwhile is noted for after. Undefined where nothing is noted.
 */
export async function takeNote(client: Client, government: string, matter: string): Promise<{ readonly records: boolean } | undefined> {
  const { rows } = await client.query<{ records: boolean }>(
    'delete from projection_due where government = $1 and matter = $2 returning records',
    [government, matter],
  );
  return rows[0];
}
