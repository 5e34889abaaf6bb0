/**
 * The list of matters that a person may read: filters, search, sort, keyset pages. Put together with kysely, which only
 * writes the SQL; it runs in the tenant's transaction like every other question.
 */
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type RawBuilder,
  type SelectQueryBuilder,
} from 'kysely';
import { searchTerms, type SearchTerms } from '../bigrams.ts';
import { dayOf, startOf } from '../clock.ts';
import type { DocumentQuery, DocumentRow, Page, Reader } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import { ask } from '../tenant.ts';
import { pageOf, readCursor, type CursorPart } from './cursor.ts';
import { lineOfRow, type LineRow } from './lines.ts';

interface MatterTable extends LineRow {
  readonly government: string;
  readonly id: string;
  readonly procedure: string;
  readonly exercise: boolean;
  readonly close: boolean;
  readonly due: string | null;
  readonly number_key: string | null;
  readonly opened_by: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}
interface Tables {
  readonly matter: MatterTable;
  readonly inbox: { readonly government: string; readonly matter: string; readonly post: string };
  readonly reader: { readonly government: string; readonly matter: string; readonly post: string };
  readonly act: { readonly government: string; readonly matter: string; readonly account: string };
  readonly letter: {
    readonly government: string;
    readonly matter: string;
    readonly sender_class: string;
    readonly sender_body: string | null;
    readonly sender_key: string;
    readonly number: string;
    readonly dated: string | null;
    readonly channel: string;
    readonly received_at: Date;
    readonly entered_at: Date;
  };
}

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** How many matters a search goes through at most; who gets more has to say more. */
const SEARCH_LIMIT = 2_000;

export interface Row extends LineRow {
  readonly id: string;
  readonly exercise: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly due: string | null;
  readonly number_key: string | null;
  readonly waiting_for: readonly string[];
}

export type SortKey = 'updated' | 'created' | 'number' | 'title' | 'due';

/** One run of a list: what it sorts by, and how the value stands in a cursor. Ties, and a run without a value, go by id. */
export interface Run<R = Row> {
  /** Which matters stand in it, where not all do. */
  readonly only?: RawBuilder<boolean>;
  readonly by?: RawBuilder<unknown>;
  readonly cast?: RawBuilder<unknown>;
  readonly of: (row: R) => string | null;
  /** What stands for a missing value in `by`. */
  readonly missing?: string;
}

const NUMBERED: Run = { only: sql`m.number_key is not null`, by: sql`m.number_key`, cast: sql`text`, of: (row) => row.number_key };
export const UNNUMBERED: Run = { only: sql`m.number_key is null`, of: () => null };

/** The runs of each order. What has no value comes last either way; numbers are sorted as series, year and number (`number_key`). */
export function runsOf(key: SortKey, descending: boolean): readonly Run[] {
  switch (key) {
    case 'updated':
      return [{ by: sql`m.updated_at`, cast: sql`timestamptz`, of: (row) => row.updated_at.toISOString() }];
    case 'created':
      return [{ by: sql`m.created_at`, cast: sql`timestamptz`, of: (row) => row.created_at.toISOString() }];
    case 'number':
      return [NUMBERED, UNNUMBERED];
    case 'title':
      return [{ by: sql`m.title`, cast: sql`text`, of: (row) => row.title }];
    case 'due': {
      const by = descending ? sql`coalesce(m.due, '-infinity')` : sql`coalesce(m.due, 'infinity')`;
      return [{ by, cast: sql`date`, of: (row) => row.due, missing: descending ? '-infinity' : 'infinity' }];
    }
  }
}

export async function documents(
  pool: Pool,
  now: number,
  government: string,
  query: DocumentQuery,
  reader: Reader,
): Promise<Page<DocumentRow>> {
  const terms = query.q === undefined || query.q.trim() === '' ? undefined : searchTerms(query.q);
  if (query.q !== undefined && query.q.trim() !== '' && terms === undefined) return { items: [] };
  const sort = query.sort ?? '-updated';
  const descending = sort.startsWith('-');
  const key = (descending ? sort.slice(1) : sort) as SortKey;
  const runs = runsOf(key, descending);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, 2);
  // A page that ended among the matters without a number goes on among them.
  const left = key === 'number' && after !== undefined && after[0] === null ? [UNNUMBERED] : runs;
  const newestFirst = sort === '-updated' && onlySearches(query);
  const page = newestFirst ? { limit: query.limit + 1, after } : undefined;
  const matters = filtered(now, government, query, reader, terms, page);

  const rows: Row[] = [];
  const values = new Map<Row, string | null>();
  for (const [i, run] of left.entries()) {
    if (rows.length > query.limit) break;
    const compiled = inOrder(matters, run, descending, i === 0 ? after : undefined)
      .limit(query.limit + 1 - rows.length)
      .compile();
    for (const row of await ask<Row>(pool, government, { text: compiled.sql, values: [...compiled.parameters] })) {
      rows.push(row);
      values.set(row, run.of(row));
    }
  }
  const found = pageOf(rows, query.limit, (row) => [values.get(row) ?? null, row.id]);
  return { ...found, items: found.items.map(documentRow) };
}

/** Whether a query asks for nothing but words of one procedure's matters: then the search itself can end with the page. */
function onlySearches({ q: _q, sort: _sort, limit: _limit, cursor: _cursor, procedure: _procedure, ...rest }: DocumentQuery): boolean {
  return Object.values(rest).every((value) => value === undefined);
}

/** Where a page of the latest first begins, and how many matters it needs. */
interface SearchPage {
  readonly limit: number;
  readonly after: readonly CursorPart[] | undefined;
}

/** A run from its beginning, or from after where a page ended. */
export function inOrder<DB, T extends keyof DB, O, R>(
  matters: SelectQueryBuilder<DB, T, O>,
  { only, by, cast, missing }: Run<R>,
  descending: boolean,
  after: readonly CursorPart[] | undefined,
): SelectQueryBuilder<DB, T, O> {
  let from = only === undefined ? matters : matters.where(only);
  const direction = descending ? sql`desc` : sql`asc`;
  if (after !== undefined) {
    const [value, id] = after;
    const beyond = descending ? sql`<` : sql`>`;
    from = from.where(
      by === undefined || cast === undefined
        ? sql<boolean>`m.id ${beyond} ${id}::uuid`
        : sql<boolean>`(${by}, m.id) ${beyond} (${value ?? missing ?? ''}::${cast}, ${id}::uuid)`,
    );
  }
  return by === undefined ? from.orderBy(sql`m.id ${direction}`) : from.orderBy(sql`${by} ${direction}, m.id ${direction}`);
}

/** The matters that this reader may read and the query asks for, in no order. */
export function filtered(
  now: number,
  government: string,
  query: Omit<DocumentQuery, 'sort' | 'limit'>,
  reader: Reader,
  terms: SearchTerms | undefined,
  page?: SearchPage,
) {
  let from = db
    .selectFrom('matter as m')
    .select(['m.id', 'm.title', 'm.kind', 'm.stage', 'm.stage_label', 'm.number', 'm.host', 'm.issuer', 'm.urgency', 'm.closed'])
    .select(['m.exercise', 'm.created_at', 'm.updated_at', 'm.due', 'm.number_key'])
    .select(
      sql<
        readonly string[]
      >`array(select distinct i.post from inbox i where i.government = m.government and i.matter = m.id order by i.post)`.as('waiting_for'),
    )
    .where('m.government', '=', government)
    .where(readable(reader));
  if (terms !== undefined)
    from = from.where(
      sql<boolean>`m.id in (select matter from search_matters(${[...reader.posts]}, ${reader.registry}, ${terms.query}::tsquery, ${[...terms.patterns]},
        ${page?.limit ?? SEARCH_LIMIT}, ${query.procedure ?? null}, ${page?.after?.[0] ?? null}::timestamptz, ${page?.after?.[1] ?? null}::uuid))`,
    );
  if (query.procedure !== undefined) from = from.where('m.procedure', '=', query.procedure);
  if (query.stages !== undefined) from = from.where('m.stage', 'in', nonEmpty(query.stages));
  if (query.kinds !== undefined) from = from.where('m.kind', 'in', nonEmpty(query.kinds));
  if (query.issuers !== undefined) from = from.where('m.issuer', 'in', nonEmpty(query.issuers));
  if (query.hosts !== undefined) from = from.where('m.host', 'in', nonEmpty(query.hosts));
  if (query.from !== undefined) from = from.where('m.created_at', '>=', startOf(query.from));
  if (query.to !== undefined) from = from.where('m.created_at', '<', new Date(startOf(query.to).getTime() + DAY_MS));
  if (query.late !== undefined) {
    const late = lateOn(now);
    from = from.where(query.late ? late : sql<boolean>`not ${late}`);
  }
  if (query.near !== undefined) from = from.where(nearBy(now, query.near));
  if (query.stalled !== undefined) from = from.where(stalledFor(now, query.stalled));
  if (query.mine !== undefined)
    from = from.where(
      sql<boolean>`exists (select from act a where a.government = m.government and a.matter = m.id and a.account = ${query.mine})`,
    );
  if (query.waitingFor !== undefined)
    from = from.where(
      sql<boolean>`exists (select from inbox i where i.government = m.government and i.matter = m.id and i.post = any (${[...query.waitingFor]}))`,
    );
  if (query.closed !== undefined) from = from.where('m.closed', '=', query.closed);
  if (query.exercise !== undefined) from = from.where('m.exercise', '=', query.exercise);
  return from;
}

export const DAY_MS = 86_400_000;

/** Past its date, due within so many days, open without an act for so many days: what marks a row and what counts it. */
export const lateOn = (now: number): RawBuilder<boolean> => sql<boolean>`coalesce(m.due < ${dayOf(now)}::date, false)`;
export const nearBy = (now: number, days: number): RawBuilder<boolean> =>
  sql<boolean>`coalesce(m.due between ${dayOf(now)}::date and ${dayOf(now)}::date + ${days}::int, false)`;
export const stalledFor = (now: number, days: number): RawBuilder<boolean> =>
  sql<boolean>`(not m.closed and m.updated_at < ${startOf(dayOf(now - (days - 1) * DAY_MS))})`;

/** Listed as a reader, or of the registry and the matter not close. */
function readable(reader: Reader): RawBuilder<boolean> {
  const listed = sql<boolean>`exists (select from reader r where r.government = m.government and r.matter = m.id and r.post = any (${[...reader.posts]}))`;
  return reader.registry ? sql<boolean>`(not m.close or ${listed})` : listed;
}

/** `in ()` is no SQL: a list of nothing finds nothing. */
export function nonEmpty(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [''] : values;
}

export function documentRow(row: Row): DocumentRow {
  return {
    matter: row.id,
    summary: lineOfRow(row),
    exercise: row.exercise,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    due: row.due,
    waitingFor: row.waiting_for,
  };
}
