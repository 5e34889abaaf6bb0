/** What is kept beside the acts: texts by their hash, attachments, working copies, the registers of numbers. */
import { lexemes, normalise } from './bigrams.ts';
import type { Attachment, IssuedNumber, Ledger, NewAttachment, SeriesRow, WorkingCopy } from './contract.ts';
import type { Client, Pool } from './database/pool.ts';
import { ask, within } from './tenant.ts';

export async function content<T>(pool: Pool, government: string, hash: string): Promise<T | undefined> {
  const rows = await ask<{ value: T }>(pool, government, {
    name: 'content',
    text: 'select value from content where government = $1 and hash = $2',
    values: [government, hash],
  });
  return rows[0]?.value;
}

export async function noteAttachment(pool: Pool, now: number, government: string, attachment: NewAttachment): Promise<Attachment> {
  await noteAttachments(pool, now, government, [attachment]);
  const noted = (
    await ask<Attachment>(pool, government, { name: 'attachment', text: ATTACHMENT, values: [government, attachment.hash] })
  )[0];
  if (noted === undefined) throw new Error(`The attachment ${attachment.hash} was not noted.`);
  return noted;
}

/** All in one transaction. In the order of the hashes, so that two who bring the same files do not wait for each other in a ring. */
export async function noteAttachments(pool: Pool, now: number, government: string, attachments: readonly NewAttachment[]): Promise<void> {
  const at = new Date(now);
  await within(pool, government, async (client) => {
    for (const one of attachments.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))) await note(client, at, government, one);
  });
}

async function note(client: Client, at: Date, government: string, attachment: NewAttachment): Promise<void> {
  const { hash, name, mediaType, size, account, text, declared } = attachment;
  await client.query(
    `insert into attachment (government, hash, name, media_type, size, account, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [government, hash, name, mediaType, size, account, at],
  );
  await client.query(
    `insert into attachment_upload (government, hash, account, name, at) values ($1, $2, $3, $4, $5)
     on conflict (government, hash, account) do update set name = excluded.name, at = excluded.at`,
    [government, hash, account, name, at],
  );
  if (text !== undefined) await noteText(client, government, hash, text);
  if (declared !== undefined)
    await client.query(`insert into declared (government, hash, account, wording, at) values ($1, $2, $3, $4, $5) on conflict do nothing`, [
      government,
      hash,
      account,
      declared,
      at,
    ]);
}

/** The text that was read out of a file, and what search finds it by; a reading that came further takes the place of one cut short. */
async function noteText(client: Client, government: string, hash: string, text: NonNullable<NewAttachment['text']>): Promise<void> {
  const { rowCount } = await client.query(
    `insert into attachment_text (government, hash, text, coverage) values ($1, $2, $3, $4)
     on conflict (government, hash) do update set text = excluded.text, coverage = excluded.coverage
     where length(excluded.text) > length(attachment_text.text)`,
    [government, hash, text.value, text.coverage],
  );
  if (rowCount === 0 || text.value.trim() === '') return;
  const words = normalise(text.value);
  await client.query(
    `insert into attachment_search (government, hash, text, tsv) values ($1, $2, $3, array_to_tsvector($4))
     on conflict (government, hash) do update set text = excluded.text, tsv = excluded.tsv`,
    [government, hash, words, lexemes(words)],
  );
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
    text: 'select series, year, next from series where government = $1 and ($2::integer is null or year in (0, $2)) order by series, year',
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
