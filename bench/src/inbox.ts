/**
 * `inbox`: the inbox page of a user with 200 waiting among 100,000 matters of one government, through the shipped
 * application, beside a primary-key select through the same server (the session's own question), alternating.
 */
import { deploy, GOVERNMENT, notice, type Deployment } from './deployment.ts';
import { hashOf } from '@lingxing/ledger';

const MATTERS = 100_000;
const WAITING = 200;
const SAMPLES = 300;

/**
 * Real acts make one matter; the rest are its rows under other ids. 200 wait for the user, the others for others.
 */
async function fill(d: Deployment): Promise<void> {
  const draft = notice(1);
  const contentHash = hashOf(draft);
  const done = await d.ledger.perform({
    government: GOVERNMENT,
    procedure: 'document',
    request: {
      act: 'draft',
      actor: { account: 'bench.finance.clerk', post: 'finance.clerk', capacity: 'holder' },
      input: { draft, contentHash },
    },
    contents: [{ hash: contentHash, value: draft }],
  });
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  const client = await d.pool.connect();
  try {
    await client.query("select set_config('lingxing.government', $1, false)", [GOVERNMENT]);
    for (const table of ['matter', 'inbox', 'reader'] as const) await copyRows(client, table, done.matter);
  } finally {
    client.release(true);
  }
}

async function copyRows(
  client: { query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> },
  table: string,
  matter: string,
): Promise<void> {
  const { rows } = await client.query(
    "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position",
    [table],
  );
  const columns = rows.map((r) => String(r['column_name']));
  const key = table === 'matter' ? 'id' : 'matter';
  const id = "(lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000000')::uuid";
  const value = (column: string): string => {
    if (column === key) return id;
    if (column === 'post') return `case when i <= ${WAITING} then 'registrar' else 'someone.' || (i % 500) end`;
    return `t."${column}"`;
  };
  await client.query(
    `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')}) select ${columns.map(value).join(', ')} from generate_series(1, ${MATTERS}) i, (select * from ${table} where ${key} = '${matter}' limit 1) t on conflict do nothing`,
  );
}

const p95 = (times: readonly number[]): number =>
  Number((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0).toFixed(2));

export async function benchInbox(): Promise<Record<string, unknown>> {
  const d = await deploy(8);
  try {
    const headers = await d.signIn('registrar');
    await fill(d);
    await d.analyze();
    const inbox: number[] = [];
    const control: number[] = [];
    for (let i = 0; i < SAMPLES + 20; i++) {
      const a = performance.now();
      const page = await d.app.inject({ method: 'GET', url: '/api/v1/inbox?limit=50', headers });
      const b = performance.now();
      await d.app.inject({ method: 'GET', url: '/api/v1/session', headers });
      const c = performance.now();
      if (page.statusCode !== 200) throw new Error(page.body);
      const { total, items } = page.json<{ total: number; items: unknown[] }>();
      if (total !== WAITING || items.length !== 50)
        throw new Error(`expected ${WAITING} waiting and 50 on the page, found ${total} and ${items.length}`);
      if (i < 20) continue;
      inbox.push(b - a);
      control.push(c - b);
    }
    const p95Ms = p95(inbox);
    const controlP95Ms = p95(control);
    return {
      matters: MATTERS,
      waiting: WAITING,
      p95Ms,
      controlP95Ms,
      ratio: Number((p95Ms / controlP95Ms).toFixed(2)),
      bar: '50 ms or 5 × the control',
    };
  } finally {
    await d.stop();
  }
}
