/** The two statements that store acts: one act by itself (0008), or several together (0024). */
import type { QueryConfig } from 'pg';
import type { Prepared, StoredRecord } from './append.ts';
import { json } from './canonical.ts';
import { textArray } from './database/text-arrays.ts';
import type { Change, InboxEntry, ReaderEntry } from './project.ts';

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

/** A row that follows from an act, with the act's matter and moment. */
type Following<T> = T & { readonly matter: string; readonly since: Date };
type Columns<T> = readonly ((one: Following<T>) => string | null)[];

const matterOf = (one: { readonly matter: string }): string => one.matter;
const postOf = (one: { readonly post: string }): string => one.post;
const actOf = (one: { readonly act: string }): string => one.act;

const INBOX_GONE: Columns<InboxEntry> = [matterOf, postOf, actOf];
const INBOX_PUT: Columns<InboxEntry> = [
  matterOf,
  ({ since }) => since.toISOString(),
  postOf,
  actOf,
  ({ label }) => label,
  ({ basis }) => (basis === null ? null : json(basis)),
  ({ due }) => due,
];
const READERS: Columns<ReaderEntry> = [matterOf, postOf];

/** How many arrays and how many JSON lists the statement takes; the lists are of what few acts have. */
const ARRAYS = COLUMNS.length + INBOX_GONE.length + INBOX_PUT.length + 2 * READERS.length;
const LISTS = 4;

const APPEND_ACTS = [
  '$1',
  ...Array.from({ length: ARRAYS }, (_, i) => `$${i + 2}::text[]`),
  ...Array.from({ length: LISTS }, (_, i) => `$${i + 2 + ARRAYS}::json`),
].join(', ');

/** Several acts, each with the context it was judged in; no two of one matter. */
export function appendTogether(government: string, acts: readonly Sent[]): QueryConfig {
  const prepared = acts.map((one) => one.prepared);
  const inbox = parts(prepared, (change) => change.inbox);
  const obligations = parts(prepared, (change) => change.obligations);
  const readers = parts(prepared, (change) => change.readers);
  return {
    name: 'append_acts',
    text: `select matter, "position" from append_acts(${APPEND_ACTS})`,
    values: [
      government,
      ...COLUMNS.map((column) => textArray(acts.map(column))),
      ...arrays(inbox.gone, INBOX_GONE),
      ...arrays(inbox.put, INBOX_PUT),
      ...arrays(readers.gone, READERS),
      ...arrays(readers.put, READERS),
      list(obligations.gone),
      list(obligations.put),
      list(prepared.flatMap(({ matter, change: { search } }) => (search === undefined ? [] : [{ matter, ...search }]))),
      list(prepared.flatMap(({ matter, contents = [] }) => contents.map((one) => ({ matter, ...one })))),
    ],
  };
}

/** One part of the projections of several matters: the rows that go and those that are put. */
function parts<T extends object>(
  acts: readonly Prepared[],
  of: (change: Prepared['change']) => Change<T> | undefined,
): { readonly gone: readonly Following<T>[]; readonly put: readonly Following<T>[] } {
  const gone: Following<T>[] = [];
  const put: Following<T>[] = [];
  for (const { matter, record, change } of acts) {
    const part = of(change);
    const since = record.at;
    for (const one of part?.gone ?? []) gone.push({ ...one, matter, since });
    for (const one of part?.put ?? []) put.push({ ...one, matter, since });
  }
  return { gone, put };
}

/** A column of the rows in each array; nulls in place of empty arrays. */
const arrays = <T>(rows: readonly Following<T>[], columns: Columns<T>): readonly (Buffer | null)[] =>
  columns.map((column) => (rows.length === 0 ? null : textArray(rows.map(column))));

const list = (rows: readonly object[]): string | null => (rows.length === 0 ? null : json(rows));
