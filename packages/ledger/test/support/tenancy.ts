/** Every tenant table, read from the catalogue, and a row of a government in each: a new table is tested without being named. */
import type { Client } from 'pg';

/** Every table with a column `government`. */
export const TENANT_TABLES = `
  select c.oid::int as oid, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'government' and not a.attisdropped
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by 2`;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Something of each type; a new type breaks the test until it is named here. */
const OF_TYPE: Readonly<Record<string, string>> = {
  text: 'x',
  uuid: '00000000-0000-4000-8000-000000000001',
  integer: '1',
  bigint: '1',
  numeric: '1',
  boolean: 'false',
  date: '2026-01-02',
  'timestamp with time zone': '2026-01-02T00:00:00Z',
  json: '[]',
  jsonb: '[]',
  bytea: `\\x${'00'.repeat(32)}`,
  'text[]': '{}',
  tsvector: '',
  tsrange: '["2026-01-02 09:00","2026-01-02 10:00")',
};

/** What the checks of a table want besides; a table whose checks refuse an `x` is named here. */
const CHECKED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account: { password: '$argon2id$x' },
  attachment_text: { coverage: 'full' },
  authority_record: { type: 'absence' },
  department_meeting_plan: { year: '2026' },
  notice: { kind: 'waiting' },
  notice_delivery: { channel: 'email' },
  organisation_change: { change: '{"kind": "post-abolished"}' },
  pairing: { b: 'y' },
  rules_text: { hash: '0'.repeat(64) },
  rules_proposal: { kind: 'edition' },
  rules_proposal_end: { outcome: 'superseded' },
  template_list: { kind: 'phrases' },
  trail: { government: 'wineshop', result: 'ok' },
};

/** Puts a row of the government into a table that has none of it, past keys and triggers, as a superuser may. */
export async function plantIn(client: Client, table: { readonly oid: number; readonly name: string }, government: string): Promise<void> {
  const { rows: there } = await client.query(`select from ${table.name} where government = $1 limit 1`, [government]);
  if (there.length > 0) return;
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1 and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = '' and attname <> 'government'`,
    [table.oid],
  );
  const given = { government, ...Object.fromEntries(columns.map((one) => [one.name, valueOf(table.name, one)])), ...CHECKED[table.name] };
  const names = Object.keys(given);
  await client.query(
    `insert into ${table.name} (${names.join(', ')}) values (${names.map((_, i) => `$${String(i + 1)}`).join(', ')})`,
    Object.values(given),
  );
}

function valueOf(table: string, { name, type }: Column): string {
  const value = CHECKED[table]?.[name] ?? OF_TYPE[type];
  if (value === undefined) throw new Error(`${table}.${name}: nothing is known of the type ${type}; name it in OF_TYPE`);
  return value;
}
