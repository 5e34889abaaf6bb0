/** Questions about one matter: its state, who may read it, its acts, what it owes; and a person's own acts. */
import type { Capacity, Obligation } from '@lingxing/affairs/kernel';
import type { DoneRow, Ledger, LoadedMatter, Page, Reader, Receipt, Refusal, StoredAct } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import { actorOf } from '../append.ts';
import { isMatterId } from '../perform.ts';
import { ask } from '../tenant.ts';
import { pageOf, readCursor } from './cursor.ts';
import { LINE_COLUMNS, lineOfRow, readableBy, type LineRow } from './lines.ts';

const READABLE = readableBy('$3', '$4');
const LOADED = `select m.id, m.procedure, m.version, m.state, m.created_at as "createdAt", m.updated_at as "updatedAt", m.exercise
  from matter m where m.government = $1 and m.id = $2`;

export async function load<S>(pool: Pool, government: string, matter: string, reader?: Reader): Promise<LoadedMatter<S> | undefined> {
  if (!isMatterId(matter)) return undefined;
  const question =
    reader === undefined
      ? { name: 'load_matter', text: LOADED, values: [government, matter] }
      : {
          name: 'load_readable_matter',
          text: `${LOADED} and ${READABLE}`,
          values: [government, matter, reader.registry, reader.posts],
        };
  return (await ask<LoadedMatter<S> & { id: string }>(pool, government, question))[0];
}

export async function mayRead(pool: Pool, government: string, matter: string, reader: Reader): Promise<boolean> {
  if (!isMatterId(matter)) return false;
  const rows = await ask(pool, government, {
    name: 'may_read',
    text: `select from matter m where m.government = $1 and m.id = $2 and ${READABLE}`,
    values: [government, matter, reader.registry, reader.posts],
  });
  return rows.length > 0;
}

/** The columns of a stored act; the table is `a`. */
export const ACT_COLUMNS = `a.matter, a.seq, a.position, a.act, a.account, a.post, a.capacity, a.post_title, a.at, a.occurred_at,
  a.input, a.reason, a.events, a.verdict, a.receipt, a.idempotency_key, a.previous_hash, a.hash`;

export interface ActRow {
  readonly matter: string;
  readonly seq: number;
  readonly position: number;
  readonly act: string;
  readonly account: string;
  readonly post: string;
  readonly capacity: Capacity;
  readonly post_title: string;
  readonly at: Date;
  readonly occurred_at: Date | null;
  readonly input: unknown;
  readonly reason: string | null;
  readonly events: StoredAct['events'];
  readonly verdict: StoredAct['verdict'];
  readonly receipt: Receipt;
  readonly idempotency_key: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

export function storedAct(row: ActRow): StoredAct {
  return {
    matter: row.matter,
    seq: row.seq,
    position: row.position,
    act: row.act,
    actor: actorOf(row),
    postTitle: row.post_title,
    at: row.at,
    occurredAt: row.occurred_at,
    input: row.input,
    reason: row.reason,
    events: row.events,
    verdict: row.verdict,
    receipt: row.receipt,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

export async function history(pool: Pool, government: string, matter: string, after = 0, limit = 200): Promise<readonly StoredAct[]> {
  if (!isMatterId(matter)) return [];
  const rows = await ask<ActRow>(pool, government, {
    name: 'history',
    text: `select ${ACT_COLUMNS} from act a where a.government = $1 and a.matter = $2 and a.seq > $3 order by a.seq limit $4`,
    values: [government, matter, after, limit],
  });
  return rows.map(storedAct);
}

interface ObligationRow {
  readonly id: string;
  readonly matter: string;
  readonly procedure: string;
  readonly title: string;
  readonly label: string;
  readonly post: string | null;
  readonly department: string | null;
  readonly due: string;
  readonly value: number;
  readonly unit: 'workday' | 'day';
  readonly from_day: string;
  readonly provisional: readonly number[];
  readonly norm: string | null;
  readonly citation: Obligation['citation'] | null;
  readonly on_passed: Obligation['onPassed'] | null;
  readonly state: Obligation['state'];
}

export async function obligations(
  pool: Pool,
  government: string,
  of: Parameters<Ledger['obligations']>[1],
): ReturnType<Ledger['obligations']> {
  if (of.matter !== undefined && !isMatterId(of.matter)) return [];
  const byWhom = of.posts !== undefined || of.departments !== undefined;
  const rows = await ask<ObligationRow>(pool, government, {
    name: 'obligations',
    text: `select o.id, o.matter, m.procedure, m.title, o.label, o.post, o.department, o.due, o.value, o.unit, o.from_day, o.provisional, o.norm,
             o.citation, o.on_passed, o.state
           from obligation o join matter m on m.government = o.government and m.id = o.matter
           where o.government = $1 and ($2::uuid is null or o.matter = $2)
             and (not $3::boolean or ((o.post = any ($4::text[]) or o.department = any ($5::text[])) and ${readableBy('$7', '$4')}))
             and ($6::boolean is null or (o.state = 'open') = $6)
           order by o.due, o.matter, o.id`,
    values: [government, of.matter ?? null, byWhom, of.posts ?? [], of.departments ?? [], of.open ?? null, of.registry ?? false],
  });
  return rows.map((row) => ({
    id: row.id,
    matter: row.matter,
    procedure: row.procedure,
    title: row.title,
    label: row.label,
    owedBy: { ...(row.post === null ? {} : { post: row.post }), ...(row.department === null ? {} : { department: row.department }) },
    due: row.due,
    value: row.value,
    unit: row.unit,
    from: row.from_day,
    provisional: row.provisional,
    state: row.state,
    ...(row.norm === null ? {} : { norm: row.norm }),
    ...(row.citation === null ? {} : { citation: row.citation }),
    ...(row.on_passed === null ? {} : { onPassed: row.on_passed }),
  }));
}

/** Bytes of events as stored that a list carries along; a whole text (a draft) is more and is left where it is. */
const FEW_WORDS = 16_384;

export async function done(
  pool: Pool,
  government: string,
  account: string,
  { cursor, limit, reader }: { cursor?: string | undefined; limit: number; reader?: Reader | undefined },
): Promise<Page<DoneRow>> {
  const before = cursor === undefined ? null : readCursor(cursor, 1)[0];
  const rows = await ask<
    LineRow & Pick<DoneRow, 'matter' | 'procedure' | 'seq' | 'act' | 'at'> & { events: DoneRow['events'] | null; position: number }
  >(pool, government, {
    name: 'done',
    text: `select a.matter, a.seq, a.act, a.at, case when pg_column_size(a.events) < ${FEW_WORDS} then a.events end as events, a.position, m.procedure,
             ${LINE_COLUMNS}
           from act a join matter m on m.government = a.government and m.id = a.matter
           where a.government = $1 and a.account = $2 and ($3::bigint is null or a.position < $3)
             and ($5::text[] is null or ${readableBy('$6', '$5')})
           order by a.position desc limit $4`,
    values: [government, account, before, limit + 1, reader?.posts ?? null, reader?.registry ?? false],
  });
  const page = pageOf(rows, limit, (row) => [row.position]);
  return {
    ...page,
    items: page.items.map((row) => ({
      matter: row.matter,
      procedure: row.procedure,
      seq: row.seq,
      act: row.act,
      at: row.at,
      events: row.events ?? [],
      summary: lineOfRow(row),
    })),
  };
}

export async function refusals(
  pool: Pool,
  government: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Refusal>> {
  const before = cursor === undefined ? null : readCursor(cursor, 1)[0];
  const rows = await ask<Refusal & { id: number }>(pool, government, {
    name: 'refusals',
    text: `select id, at, account, post, procedure, matter, act, verdict from refusal
           where government = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    values: [government, before, limit + 1],
  });
  return pageOf(rows, limit, (row) => [row.id]);
}
