/** What is kept beside the acts: texts by their hash, attachments, working copies, the registers of numbers. */
import type { Attachment, IssuedNumber, Ledger, SeriesRow, WorkingCopy } from './contract.ts';
import type { Pool } from './database/pool.ts';
import { ask, within } from './tenant.ts';

export async function content<T>(pool: Pool, government: string, hash: string): Promise<T | undefined> {
  const rows = await ask<{ value: T }>(pool, government, {
    name: 'content',
    text: 'select value from content where government = $1 and hash = $2',
    values: [government, hash],
  });
  return rows[0]?.value;
}

export async function noteAttachment(
  pool: Pool,
  now: number,
  government: string,
  { hash, name, mediaType, size, account }: Omit<Attachment, 'at'>,
): Promise<Attachment> {
  return within(pool, government, async (client) => {
    await client.query(
      `insert into attachment (government, hash, name, media_type, size, account, at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing`,
      [government, hash, name, mediaType, size, account, new Date(now)],
    );
    const { rows } = await client.query<Attachment>(ATTACHMENT, [government, hash]);
    const row = rows[0];
    if (row === undefined) throw new Error(`The attachment ${hash} was not noted.`);
    return row;
  });
}

const ATTACHMENT = `select hash, name, media_type as "mediaType", size, account, at from attachment where government = $1 and hash = $2`;

export async function attachment(pool: Pool, government: string, hash: string): Promise<Attachment | undefined> {
  return (await ask<Attachment>(pool, government, { name: 'attachment', text: ATTACHMENT, values: [government, hash] }))[0];
}

export async function workingCopy<T>(pool: Pool, government: string, key: string): Promise<WorkingCopy<T> | undefined> {
  const rows = await ask<WorkingCopy<T> & { base: number }>(pool, government, {
    name: 'working_copy',
    text: `select value, base, account, post, saved_at as "savedAt" from working_copy where government = $1 and key = $2`,
    values: [government, key],
  });
  return rows[0];
}

export async function saveWorkingCopy(
  pool: Pool,
  now: number,
  government: string,
  key: string,
  { value, base, account, post }: Parameters<Ledger['saveWorkingCopy']>[2],
): Promise<Date> {
  const savedAt = new Date(now);
  await within(pool, government, (client) =>
    client.query({
      name: 'save_working_copy',
      text: `insert into working_copy (government, key, value, base, account, post, saved_at) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (government, key) do update set value = excluded.value, base = excluded.base, account = excluded.account,
               post = excluded.post, saved_at = excluded.saved_at`,
      values: [government, key, JSON.stringify(value), base, account, post, savedAt],
    }),
  );
  return savedAt;
}

export async function dropWorkingCopy(pool: Pool, government: string, key: string): Promise<void> {
  await within(pool, government, (client) =>
    client.query('delete from working_copy where government = $1 and key = $2', [government, key]),
  );
}

export async function series(pool: Pool, government: string, year?: number): Promise<readonly SeriesRow[]> {
  return ask<SeriesRow & { year: number }>(pool, government, {
    text: 'select series, year, next from series where government = $1 and ($2::integer is null or year = $2) order by series, year',
    values: [government, year ?? null],
  });
}

export async function issuedNumbers(pool: Pool, government: string, of: string, year: number): Promise<readonly IssuedNumber[]> {
  return ask<IssuedNumber & { n: number }>(pool, government, {
    text: `select series, year, n, text, matter, at, opened_reason as "openedReason", voided_at as "voidedAt", void_reason as "voidReason"
           from issued_number where government = $1 and series = $2 and year = $3 order by n`,
    values: [government, of, year],
  });
}
