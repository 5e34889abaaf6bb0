/** The two statements that store acts: one act by itself (0008), or several together (0024). */
import type { QueryConfig } from 'pg';
import type { Prepared, StoredRecord } from './append.ts';
import { json } from './canonical.ts';
import { textArray } from './database/text-arrays.ts';
import type { Change } from './project.ts';

/** One act; `context` is left out where the context is read under the same transaction. */
export function appendOne(
  government: string,
  context: number | null,
  { matter, record, stateText, row, change, contents }: Prepared,
): QueryConfig {
  return {
    name: 'append_act',
    text: 'select append_act($1, $2, $3::uuid, $4::json, $5::json, $6::json, $7::json, $8::json) as position',
    values: [
      government,
      context,
      matter,
      recordText(record),
      stateText,
      JSON.stringify(row),
      Object.keys(change).length === 0 ? null : JSON.stringify(change),
      contents === undefined || contents.length === 0 ? null : json(contents),
    ],
  };
}

/** The act as JSON, put together from the very texts that were hashed. */
function recordText({ input, events, verdict, receipt, ...record }: StoredRecord): string {
  const own = json({
    seq: record.seq,
    act: record.act,
    account: record.account,
    post: record.post,
    capacity: record.capacity,
    post_title: record.postTitle,
    at: record.at,
    occurred_at: record.occurredAt,
    reason: record.reason,
    outcome: record.outcome,
    idempotency_key: record.idempotencyKey,
    previous_hash: record.previousHash,
    hash: record.hash,
  });
  return `${own.slice(0, -1)},"input":${input},"events":${events},"verdict":${verdict},"receipt":${receipt}}`;
}

/** Whether an act can go with others: it draws and voids no number, and which of its rows change is known. */
export function goesWithOthers({ seq, renumbered, change: { drawn, voids, inbox, obligations, readers } }: Prepared): boolean {
  return (
    drawn === undefined &&
    voids === undefined &&
    (seq === 1 || !renumbered) &&
    [inbox, obligations, readers].every((part) => part === undefined || part.gone !== undefined)
  );
}

interface Sent {
  readonly context: number;
  readonly prepared: Prepared;
}

/** The columns of `append_acts`, in its order. */
const COLUMNS: readonly ((one: Sent) => string | null)[] = [
  ({ context }) => String(context),
  ({ prepared }) => prepared.matter,
  ({ prepared }) => String(prepared.seq),
  ({ prepared }) => prepared.record.act,
  ({ prepared }) => prepared.record.account,
  ({ prepared }) => prepared.record.post,
  ({ prepared }) => prepared.record.capacity,
  ({ prepared }) => prepared.record.postTitle,
  ({ prepared }) => prepared.record.at.toISOString(),
  ({ prepared }) => prepared.record.occurredAt?.toISOString() ?? null,
  ({ prepared }) => prepared.record.reason,
  ({ prepared }) => prepared.record.outcome,
  ({ prepared }) => prepared.record.idempotencyKey,
  ({ prepared }) => prepared.record.previousHash,
  ({ prepared }) => prepared.record.hash,
  ({ prepared }) => prepared.record.input,
  ({ prepared }) => prepared.record.events,
  ({ prepared }) => prepared.record.verdict,
  ({ prepared }) => prepared.record.receipt,
  ({ prepared }) => prepared.stateText,
  ({ prepared }) => prepared.row.procedure,
  ({ prepared }) => prepared.row.title,
  ({ prepared }) => prepared.row.kind,
  ({ prepared }) => prepared.row.stage,
  ({ prepared }) => prepared.row.stage_label,
  ({ prepared }) => prepared.row.number,
  ({ prepared }) => prepared.row.host,
  ({ prepared }) => prepared.row.issuer,
  ({ prepared }) => prepared.row.urgency,
  ({ prepared }) => String(prepared.row.closed),
  ({ prepared }) => String(prepared.row.exercise),
  ({ prepared }) => String(prepared.row.close),
  ({ prepared }) => prepared.row.due,
];

/** What follows from acts sent together, each a JSON list with the matter in every row. */
const FURTHER = ['inbox_gone', 'inbox_put', 'obligations_gone', 'obligations_put', 'readers_gone', 'readers_put', 'search', 'contents'];

const APPEND_ACTS = [
  '$1',
  ...COLUMNS.map((_, i) => `$${i + 2}::text[]`),
  ...FURTHER.map((_, i) => `$${i + 2 + COLUMNS.length}::json`),
].join(', ');

/** Several acts, each with the context it was judged in; no two of one matter. */
export function appendTogether(government: string, acts: readonly Sent[]): QueryConfig {
  const prepared = acts.map((one) => one.prepared);
  const inbox = parts(prepared, ({ inbox }) => inbox);
  const obligations = parts(prepared, ({ obligations }) => obligations);
  const readers = parts(prepared, ({ readers }) => readers);
  return {
    name: 'append_acts',
    text: `select matter, "position" from append_acts(${APPEND_ACTS})`,
    values: [
      government,
      ...COLUMNS.map((column) => textArray(acts.map(column))),
      inbox.gone,
      inbox.put,
      obligations.gone,
      obligations.put,
      readers.gone,
      readers.put,
      rows(prepared.flatMap(({ matter, change: { search } }) => (search === undefined ? [] : [{ matter, ...search }]))),
      rows(prepared.flatMap(({ matter, contents = [] }) => contents.map((one) => ({ matter, ...one })))),
    ],
  };
}

/** One part of the projections of several matters: the rows that go and those that are put, each with its matter. */
function parts<T extends object>(
  acts: readonly Prepared[],
  of: (change: Prepared['change']) => Change<T> | undefined,
): { readonly gone: string | null; readonly put: string | null } {
  const gone: object[] = [];
  const put: object[] = [];
  for (const { matter, record, change } of acts) {
    const part = of(change);
    for (const one of part?.gone ?? []) gone.push({ matter, ...one });
    for (const one of part?.put ?? []) put.push({ matter, since: record.at, ...one });
  }
  return { gone: rows(gone), put: rows(put) };
}

const rows = (all: readonly object[]): string | null => (all.length === 0 ? null : json(all));
