/**
 * The register of incoming documents as a person may read it: the list of matters, looked through by what a letter has
 * besides: its sender, the sender's number, the way it came, when it was received, and who handled it.
 */
import { sql } from 'kysely';
import { normalise, searchTerms } from '../bigrams.ts';
import { startOf } from '../clock.ts';
import type { DocumentRow, LetterQuery, LetterRow, Page, Reader } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import { ask } from '../tenant.ts';
import { pageOf, readCursor } from './cursor.ts';
import { DAY_MS, documentRow, filtered, inOrder, nonEmpty, runsOf, UNNUMBERED, type Row, type Run, type SortKey } from './documents.ts';
import { readableBy } from './lines.ts';

interface LetterPart extends Row {
  readonly sender_class: string;
  readonly sender_body: string | null;
  readonly sender_number: string;
  readonly dated: string | null;
  readonly channel: string;
  readonly received_at: Date;
  readonly entered_at: Date;
}

const RECEIVED: readonly Run<LetterPart>[] = [
  { by: sql`l.received_at`, cast: sql`timestamptz`, of: (row) => row.received_at.toISOString() },
];

/** By what a letter's own line holds, in an index of the register. */
const TITLED: readonly Run<LetterPart>[] = [{ by: sql`l.title`, cast: sql`text`, of: (row) => row.title }];

const within = (normalised: string): string => `%${normalised.replace(/[\\%_]/gu, '\\$&')}%`;

/** The papers that this reader may read and the query asks for, a page of them. */
export async function letters(pool: Pool, now: number, government: string, query: LetterQuery, reader: Reader): Promise<Page<LetterRow>> {
  const words = query.q?.trim() ?? '';
  const terms = words === '' ? undefined : searchTerms(words);
  if (words !== '' && terms === undefined) return { items: [] };
  // What is found by words comes as every search does: the matter last touched first.
  const sort = query.sort ?? (terms === undefined ? '-received' : '-updated');
  const descending = sort.startsWith('-');
  const key = descending ? sort.slice(1) : sort;
  const runs: readonly Run<LetterPart>[] = key === 'received' ? RECEIVED : key === 'title' ? TITLED : runsOf(key as SortKey, descending);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, 2);
  const left = key === 'number' && after !== undefined && after[0] === null ? [UNNUMBERED] : runs;
  // A paper's days are those on which it was received, not those of its entry.
  const common = { ...query, procedure: 'incoming', from: undefined, to: undefined };
  const page = sort === '-updated' && onlySearches(query) ? { limit: query.limit + 1, after } : undefined;
  const senders = query.sender === undefined ? undefined : await sendersLike(pool, government, query.sender);
  const found = looked(filtered(now, government, common, reader, terms, page), government, query, senders);

  const rows: LetterPart[] = [];
  const values = new Map<LetterPart, string | null>();
  for (const [i, run] of left.entries()) {
    if (rows.length > query.limit) break;
    const compiled = inOrder(found, run, descending, i === 0 ? after : undefined)
      .limit(query.limit + 1 - rows.length)
      .compile();
    for (const row of await ask<LetterPart>(pool, government, { text: compiled.sql, values: [...compiled.parameters] })) {
      rows.push(row);
      values.set(row, run.of(row));
    }
  }
  const listed = pageOf(rows, query.limit, (row) => [values.get(row) ?? null, row.id]);
  return { ...listed, items: listed.items.map(letterRow) };
}

/** Senders looked up by part of a name; more than these are looked for paper by paper. */
const MOST_SENDERS = 200;

/**
 * The senders of whose name this is a part, or undefined where they are many. Under row-level security the planner knows
 * nothing of what `like` would find and guesses that it is little; of names that are equal it knows how many there are.
 */
async function sendersLike(pool: Pool, government: string, name: string): Promise<readonly string[] | undefined> {
  const rows = await ask<{ sender_key: string }>(pool, government, {
    name: 'senders_like',
    text: `select distinct sender_key from letter where government = $1 and sender_key like $2 limit ${MOST_SENDERS + 1}`,
    values: [government, within(normalise(name))],
  });
  return rows.length > MOST_SENDERS ? undefined : rows.map((one) => one.sender_key);
}

/** Whether a query asks for nothing but words: then the search itself can end with the page. */
function onlySearches({ q: _q, sort: _sort, limit: _limit, cursor: _cursor, ...rest }: LetterQuery): boolean {
  return Object.values(rest).every((value) => value === undefined);
}

/** The same matters with their letters, as far as the query wants them. */
function looked(matters: ReturnType<typeof filtered>, government: string, query: LetterQuery, senders: readonly string[] | undefined) {
  let from = matters
    .innerJoin('letter as l', (join) => join.onRef('l.government', '=', 'm.government').onRef('l.matter', '=', 'm.id'))
    .select(['l.sender_class', 'l.sender_body', 'l.number as sender_number', 'l.dated', 'l.channel', 'l.received_at', 'l.entered_at']);
  if (query.classes !== undefined) from = from.where('l.sender_class', 'in', nonEmpty(query.classes));
  if (query.channels !== undefined) from = from.where('l.channel', 'in', nonEmpty(query.channels));
  if (senders !== undefined) from = from.where('l.sender_key', 'in', nonEmpty(senders));
  else if (query.sender !== undefined) from = from.where(sql<boolean>`l.sender_key like ${within(normalise(query.sender))}`);
  if (query.senderNumber !== undefined) from = from.where(sql<boolean>`l.number_key like ${within(normalise(query.senderNumber))}`);
  if (query.from !== undefined) from = from.where('l.received_at', '>=', startOf(query.from));
  if (query.to !== undefined) from = from.where('l.received_at', '<', new Date(startOf(query.to).getTime() + DAY_MS));
  if (query.handler !== undefined)
    from = from.where(
      // Whoever has it or had it may read it: the index by reader keeps the rest small.
      sql<boolean>`m.id in (select r.matter from reader r where r.government = ${government} and r.post = ${query.handler})
        and (exists (select from inbox i where i.government = m.government and i.matter = m.id and i.post = ${query.handler})
        or exists (select from act a where a.government = m.government and a.matter = m.id and a.post = ${query.handler}))`,
    );
  return from;
}

function letterRow(row: LetterPart): LetterRow {
  return {
    ...(documentRow(row) satisfies DocumentRow),
    sender: { class: row.sender_class, ...(row.sender_body === null ? {} : { body: row.sender_body }) },
    senderNumber: row.sender_number,
    dated: row.dated,
    channel: row.channel,
    receivedAt: row.received_at,
    enteredAt: row.entered_at,
  };
}

/** Papers most likely the same: this number, in any form of brackets, from a sender of this name. */
export async function sameLetters(
  pool: Pool,
  government: string,
  { sender, number }: { readonly sender: string; readonly number: string },
  reader: Reader,
): Promise<readonly { readonly matter: string; readonly number: string | null; readonly title: string; readonly receivedAt: Date }[]> {
  const key = normalise(number);
  if (key === '') return [];
  return ask(pool, government, {
    name: 'same_letters',
    text: `select m.id as matter, m.number, m.title, l.received_at as "receivedAt"
           from letter l join matter m on m.government = l.government and m.id = l.matter
           where l.government = $1 and l.number_key <> '' and l.number_key = $2 and l.sender_key = $3 and ${readableBy('$4', '$5')}
           order by l.received_at desc limit 10`,
    values: [government, key, normalise(sender), reader.registry, reader.posts],
  });
}
