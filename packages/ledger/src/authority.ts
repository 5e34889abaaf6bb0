/** Who may use which post: what matters put on record, AB roles, and reading both as of a day. */
import type { AbsenceOnRecord, Authority, AuthorityRecord, Entrustment, Organisation, Pair } from '@lingxing/affairs/kernel';
import type { Client } from './database/pool.ts';
import { outdate } from './organisation.ts';

/**
 * Whether what a matter puts on record, in place of what it had, changes what the acts of others are judged by. A request
 * that waits for its answer gives nobody a title; it is only told to the other of an AB pair. Most who ask have none.
 */
export function weighs({ authority }: Organisation, before: readonly AuthorityRecord[], after: readonly AuthorityRecord[]): boolean {
  const paired = new Set(authority.pairs.flat());
  const weighty = (records: readonly AuthorityRecord[]): string =>
    JSON.stringify(records.filter((one) => one.type !== 'asked' || paired.has(one.post)));
  return weighty(before) !== weighty(after);
}

/**
 * Writes what a matter has on record about authority anew, in the transaction of the act that changed it. Where it weighs,
 * the contexts of the government are out of date from its commit on: nobody judges by who was away before.
 */
export async function recordAuthority(
  client: Client,
  government: string,
  matter: string,
  now: number,
  records: readonly AuthorityRecord[],
  weighty = true,
): Promise<void> {
  if (weighty) await outdate(client, government);
  await client.query('delete from authority_record where government = $1 and matter = $2::uuid', [government, matter]);
  await client.query(
    `insert into authority_record (government, matter, id, type, post, to_post, kind, from_day, planned_to, until, scope, at)
     select $1, $2::uuid, x.id, x.type, x.post, x.to_post, x.kind, x.from_day, x.planned_to, x.until, x.scope, $4
     from jsonb_to_recordset($3::jsonb) as x
       (id text, type text, post text, to_post text, kind text, from_day date, planned_to date, until date, scope text[])`,
    [government, matter, JSON.stringify(records.map(rowOf)), new Date(now)],
  );
}

/** Told to the one who judged by a context that another act has changed meanwhile; as a serialisation failure it is done again. */
class ContextMoved extends Error {
  readonly code = '40001';
}

/**
 * Lets one act at a time change who may use which post: it was judged by what is in force now, and holds that until its
 * commit. Two entrustments at once are judged one after the other. What does not weigh keeps out only whoever would change
 * the context meanwhile, a new pair for one; neither lock keeps out the other acts, which refer to the government by its key.
 */
export async function holdContext(client: Client, government: string, version: number, weighty: boolean): Promise<void> {
  const { rows } = await client.query<{ context_version: number }>(
    `select context_version from government where id = $1 for ${weighty ? 'no key update' : 'share'}`,
    [government],
  );
  if (rows[0]?.context_version !== version) throw new ContextMoved('The context has changed since the act was judged.');
}

function rowOf(record: AuthorityRecord) {
  switch (record.type) {
    case 'absence':
    case 'asked':
      return {
        id: record.id,
        type: record.type,
        post: record.post,
        kind: record.kind,
        from_day: record.from,
        planned_to: record.to,
        until: record.until ?? null,
      };
    case 'entrustment':
      return {
        id: record.id,
        type: record.type,
        post: record.of,
        to_post: record.to,
        kind: record.kind,
        from_day: record.from,
        planned_to: record.until,
        until: record.until,
        scope: record.scope ?? null,
      };
  }
}

interface RecordRow {
  readonly matter: string;
  readonly type: AuthorityRecord['type'];
  readonly post: string;
  readonly to_post: string | null;
  readonly kind: string;
  readonly from_day: string;
  readonly planned_to: string;
  readonly scope: readonly string[] | null;
}

/**
 * Whether what is recorded of a matter is what its state puts on record. The columns are those that were written, in the
 * same order on both sides.
 */
export async function recordedAs(
  client: Client,
  government: string,
  matter: string,
  records: readonly AuthorityRecord[],
): Promise<boolean> {
  const { rows } = await client.query<{ same: boolean }>(
    `with wanted as (
       select id, type, post, to_post, kind, from_day, planned_to, until, scope from jsonb_to_recordset($3::jsonb) as x
         (id text, type text, post text, to_post text, kind text, from_day date, planned_to date, until date, scope text[])
     ), stored as (
       select id, type, post, to_post, kind, from_day, planned_to, until, scope from authority_record where government = $1 and matter = $2
     )
     select not exists ((table wanted except table stored) union all (table stored except table wanted)) as same`,
    [government, matter, JSON.stringify(records.map(rowOf))],
  );
  return rows[0]?.same === true;
}

/** What is on record as of a day, in force or to come; the client is in a transaction of the government. */
export async function authorityOn(client: Client, government: string, day: string): Promise<Authority> {
  const [records, pairs] = await Promise.all([
    client.query<RecordRow>({
      name: 'authority_on',
      text: `select matter, type, post, to_post, kind, from_day, planned_to, scope from authority_record
             where government = $1 and (until is null or until >= $2::date) order by at, matter, id`,
      values: [government, day],
    }),
    client.query<{ a: string; b: string }>({
      name: 'pairs_on',
      text: `select a, b from pairing where government = $1 and from_day <= $2::date and (to_day is null or to_day >= $2::date) order by a, b`,
      values: [government, day],
    }),
  ]);
  const begun = records.rows.filter((row) => row.from_day <= day);
  const isAbsence = (row: RecordRow): boolean => row.type === 'absence';
  return {
    absences: begun.filter(isAbsence).map(absenceOf),
    planned: records.rows.filter((row) => isAbsence(row) && row.from_day > day).map(absenceOf),
    asked: records.rows.filter((row) => row.type === 'asked').map(absenceOf),
    entrustments: begun.filter((row) => row.type === 'entrustment').map(entrustmentOf),
    pairs: pairs.rows.map(({ a, b }): Pair => [a, b]),
  };
}

const absenceOf = ({ matter, post, kind, from_day, planned_to }: RecordRow): AbsenceOnRecord => ({
  matter,
  post,
  kind: kind as AbsenceOnRecord['kind'],
  from: from_day,
  to: planned_to,
});

const entrustmentOf = ({ matter, post, to_post, kind, from_day, planned_to, scope }: RecordRow): Entrustment => ({
  matter,
  kind: kind as Entrustment['kind'],
  of: post,
  to: to_post ?? '',
  from: from_day,
  until: planned_to,
  ...(scope === null ? {} : { scope }),
});
