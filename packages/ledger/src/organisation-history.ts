/** The history of an organisation in the database: reading and adding entries, and writing what they make of it. */
import {
  departmentsOn,
  holdsOn,
  pairsOn,
  postsOn,
  registerOf,
  type Besides,
  type Dated,
  type DatedChange,
  type OrganisationChange,
  type Register,
} from '@lingxing/affairs/organisation';
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { Client } from './database/pool.ts';
import type { ChangeEntry } from './organisation-chart-contract.ts';

interface EntryRow {
  readonly n: number;
  readonly day: string;
  readonly change: OrganisationChange;
  readonly document_number: string | null;
  readonly document_date: string | null;
  readonly reason: string;
  readonly account: string;
  readonly at: Date;
}
export const ENTRY_COLUMNS = 'n, day, change, document_number, document_date, reason, account, at';

export const entryOf = ({ document_number, document_date, ...row }: EntryRow): ChangeEntry => ({
  ...row,
  ...(document_number === null || document_date === null ? {} : { document: { number: document_number, date: document_date } }),
});

/** All entries, in the order in which they were entered; the client is in a transaction of the government. */
export async function readHistory(client: Client, government: string): Promise<readonly ChangeEntry[]> {
  const { rows } = await client.query<EntryRow>(`select ${ENTRY_COLUMNS} from organisation_change where government = $1 order by n`, [
    government,
  ]);
  return rows.map(entryOf);
}

/** Whose entry it is and what it rests on. */
export interface Entered {
  readonly account: string;
  readonly reason: string;
  readonly document?: { readonly number: string; readonly date: string } | undefined;
}

/** Adds entries behind the last. The government's row is locked by whoever calls, so that numbers come one after the other. */
export async function enter(client: Client, now: number, government: string, changes: readonly DatedChange[], by: Entered): Promise<void> {
  if (changes.length === 0) return;
  await client.query(
    `insert into organisation_change (government, n, day, change, document_number, document_date, reason, account, at)
     select $1, coalesce((select max(n) from organisation_change where government = $1), 0) + x.n, x.day, x.change, $3, $4, $5, $6, $7
     from rows from (jsonb_to_recordset($2::jsonb) as (day date, change jsonb)) with ordinality as x (day, change, n)`,
    [government, JSON.stringify(changes), by.document?.number ?? null, by.document?.date ?? null, by.reason, by.account, new Date(now)],
  );
}

/** Notes the days on which what was just entered takes effect: the open matters are projected anew on each. */
export async function noteDue(client: Client, government: string, days: readonly string[]): Promise<void> {
  await client.query(
    `insert into organisation_due (government, n, day)
     select $1, (select max(n) from organisation_change where government = $1), unnest($2::date[])`,
    [government, [...new Set(days)]],
  );
}

const dayAfter = (day: string): string => dateOf(dayNumber(day) + 1);

/** Of each thing the span of the day, else the last that there was: what its one row shows. */
function present<T extends { readonly id: string }>(spans: readonly Dated<T>[], day: string): readonly Dated<T>[] {
  return [...Map.groupBy(spans, (one) => one.id).values()].flatMap((of) => of.find((one) => holdsOn(one, day)) ?? of.at(-1) ?? []);
}
const endOf = <T extends { readonly id: string }>(spans: readonly Dated<T>[], id: string): string | null => {
  const last = spans.findLast((one) => one.id === id)?.to;
  return last === undefined ? null : dayAfter(last);
};

/** Writes posts, bodies, portfolios and AB roles by their days, as the register has them. Holdings are written one by one. */
export async function writeRegister(client: Client, government: string, register: Register, today: string): Promise<void> {
  const { posts, departments, portfolios, pairs } = register;
  await client.query(
    `insert into post (government, id, role, title, department, rank, ended)
     select $1, x.id, x.role, x.title, x.department, x.rank, x.ended
     from jsonb_to_recordset($2::jsonb) as x (id text, role text, title text, department text, rank integer, ended date)
     on conflict (government, id) do update
     set role = excluded.role, title = excluded.title, department = excluded.department, rank = excluded.rank, ended = excluded.ended`,
    [government, JSON.stringify(present(posts, today).map((one) => ({ ...one, ended: endOf(posts, one.id) })))],
  );
  await client.query(
    `insert into department (government, id, name, kind, ended)
     select $1, x.id, x.name, x.kind, x.ended from jsonb_to_recordset($2::jsonb) as x (id text, name text, kind text, ended date)
     on conflict (government, id) do update set name = excluded.name, kind = excluded.kind, ended = excluded.ended`,
    [government, JSON.stringify(present(departments, today).map((one) => ({ ...one, ended: endOf(departments, one.id) })))],
  );
  for (const table of ['post_span', 'department_span', 'portfolio', 'pairing'])
    await client.query(`delete from ${table} where government = $1`, [government]);
  await client.query(
    `insert into post_span (government, id, from_day, to_day, role, title, department, rank, subjects, party_group)
     select $1, x.id, x."from", x."to", x.role, x.title, x.department, x.rank, x.subjects, x."partyGroup"
     from jsonb_to_recordset($2::jsonb) as x
       (id text, "from" date, "to" date, role text, title text, department text, rank integer, subjects text[], "partyGroup" boolean)`,
    [government, JSON.stringify(posts)],
  );
  await client.query(
    `insert into department_span (government, id, from_day, to_day, name, kind)
     select $1, x.id, x."from", x."to", x.name, x.kind
     from jsonb_to_recordset($2::jsonb) as x (id text, "from" date, "to" date, name text, kind text)`,
    [government, JSON.stringify(departments)],
  );
  await client.query(
    `insert into portfolio (government, department, leader, from_day, to_day)
     select $1, x.department, x.leader, x."from", x."to"
     from jsonb_to_recordset($2::jsonb) as x (department text, leader text, "from" date, "to" date)`,
    [government, JSON.stringify(portfolios)],
  );
  await client.query(
    `insert into pairing (government, a, b, from_day, to_day)
     select $1, x.a, x.b, x."from", x."to" from jsonb_to_recordset($2::jsonb) as x (a text, b text, "from" date, "to" date)`,
    [government, JSON.stringify(pairs)],
  );
}

/** Writes the holdings that these changes appoint or relieve. */
export async function writeHoldings(client: Client, government: string, changes: readonly DatedChange[]): Promise<void> {
  for (const { day, change } of changes) {
    if (change.kind === 'holder-appointed')
      await client.query(
        `insert into holding (government, account, post, from_day, to_day) values ($1, $2, $3, $4, $5)
         on conflict (government, account, post, from_day) do update set to_day = excluded.to_day`,
        [government, change.account, change.post, day, change.to ?? null],
      );
    if (change.kind === 'holder-relieved')
      await client.query(
        `update holding set to_day = $4::date - 1
         where government = $1 and account = $2 and post = $3 and from_day < $4::date and (to_day is null or to_day >= $4::date)`,
        [government, change.account, change.post, day],
      );
  }
}

interface DepartmentRow {
  readonly id: string;
  readonly mark: string | null;
  readonly bulletins: readonly string[];
}

/** What bodies have besides their dated fields: marks and bulletins, as they are now. */
export async function besidesOf(client: Client, government: string): Promise<Besides> {
  const { rows } = await client.query<DepartmentRow>('select id, mark, bulletins from department where government = $1', [government]);
  return new Map(
    rows.map(({ id, mark, bulletins }) => [id, { ...(mark === null ? {} : { mark }), ...(bulletins.length === 0 ? {} : { bulletins }) }]),
  );
}

/**
 * Keeps the organisation whole under a new version for today and for each later day on which something changes: receipts
 * name the version of their day, and an act can be judged again under it.
 */
export async function keepVersions(
  client: Client,
  now: number,
  government: string,
  history: readonly DatedChange[],
  { today, from, account, reason }: { readonly today: string; readonly from: string; readonly account: string; readonly reason: string },
): Promise<void> {
  const register = registerOf(history);
  const besides = await besidesOf(client, government);
  const first = from > today ? from : today;
  const days = [first, ...new Set(history.map((one) => one.day).filter((day) => day > first))].toSorted();
  for (const day of days) {
    const snapshot = {
      posts: postsOn(register, day),
      departments: departmentsOn(register, day, besides),
      pairs: pairsOn(register, day).map(([a, b]) => ({ a, b })),
    };
    await client.query(
      `insert into organisation_version (government, version, snapshot, account, reason, at, from_day)
       select $1, coalesce(max(version), 0) + 1, $2::jsonb, $3, $4, $5, $6 from organisation_version where government = $1`,
      [government, JSON.stringify(snapshot), account, reason, new Date(now), day],
    );
  }
}

/** The version of a day: that of the latest day up to it, and of it the last. */
export const VERSION_ON = `select version from organisation_version
  where government = $1 and from_day <= $2::date order by from_day desc, version desc limit 1`;
