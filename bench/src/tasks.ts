/**
 * `board` and `bulletin`: supervised tasks at scale, through the shipped application. One task goes through its acts; the rest are its
 * rows under other ids, in other departments and stages, at other days.
 */
import { figuresOf, INDICATOR_NAMES, scoresOf } from '@lingxing/affairs/assessment';
import type { TaskBoard, TaskBulletin } from '@lingxing/server/contracts';
import { deploy, GOVERNMENT, type Deployment } from './deployment.ts';

const TASKS = 100_000;
const DEPARTMENTS = 60;
const BULLETIN_TASKS = 6_000;
const SAMPLES = 100;
const WARM = 10;
const BOARD_MS = 200;
const BULLETIN_MS = 2_000;

const units = Array.from({ length: DEPARTMENTS }, (_, i) => ({ id: `unit-${i}`, name: `测量单位${i + 1}` }));

/** Assigns one task and lays it out `count` times; `acts` also copies what happened to it, so that a bulletin finds it. */
async function fill(d: Deployment, count: number, acts: boolean): Promise<void> {
  await d.enlarge(units);
  const form = {
    title: '核实并解决供热管网改造资金缺口',
    what: '核实缺口，提出解决办法',
    source: { kind: 'by-hand' },
    lead: 'finance',
    responsible: 'finance.head',
    proof: '资金拨付凭证',
  };
  const done = await d.ledger.perform({
    government: GOVERNMENT,
    procedure: 'task',
    request: { act: 'assign', actor: { account: 'bench.registrar', post: 'registrar', capacity: 'holder' }, input: { form } },
  });
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  const client = await d.pool.connect();
  const columns = async (table: string): Promise<string[]> =>
    (
      await client.query<{ column_name: string }>(
        "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position",
        [table],
      )
    ).rows.map((one) => one.column_name);
  const copy = async (table: string, key: string, of: (column: string) => string | undefined): Promise<void> => {
    const id = "(lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000000')::uuid";
    const names = await columns(table);
    const values = names.map((name) => (name === key ? id : (of(name) ?? `t."${name}"`)));
    await client.query(
      `insert into ${table} (${names.map((one) => `"${one}"`).join(', ')}) select ${values.join(', ')}
       from generate_series(1, ${count}) i, (select * from ${table} where ${key} = '${done.matter}') t on conflict do nothing`,
    );
  };
  try {
    await client.query("select set_config('lingxing.government', $1, false)", [GOVERNMENT]);
    const ago = 'now() - make_interval(mins => (i * 7919) % 60000)';
    await copy('matter', 'id', (name) => {
      if (name === 'host') return `'unit-' || (i % ${DEPARTMENTS})`;
      if (name === 'stage') return "(array['assigned', 'signed', 'working', 'claimed', 'checked', 'closed'])[1 + i % 6]";
      if (name === 'closed') return acts ? 'false' : 'i % 6 = 5';
      if (name === 'kind') return "(array['from-meeting', 'from-instruction', 'by-hand'])[1 + i % 3]";
      if (name === 'due') return '(now()::date + (i % 90) - 30)';
      if (name === 'created_at' || name === 'updated_at') return ago;
      return undefined;
    });
    await copy('reader', 'matter', () => undefined);
    await copy('inbox', 'matter', () => undefined);
    if (acts)
      for (const [seq, act, event] of TURNS) {
        await copy('act', 'matter', (name) => {
          if (name === 'seq') return `${seq}`;
          if (name === 'act') return `'${act}'`;
          if (name === 'position') return "nextval('act_position')";
          if (name === 'at') return `${ago} + interval '${seq} hours'`;
          if (name === 'idempotency_key') return 'null';
          if (name === 'events' && event !== undefined) return `json_build_array(json_build_object(${event}))`;
          if (name === 'events')
            return `json_build_array(json_build_object('type', 'assigned', 'form', json_build_object('lead', 'unit-' || (i % ${DEPARTMENTS})), 'limit', json_build_object('date', (now()::date + (i % 60) - 40)::text)))`;
          return undefined;
        });
      }
  } finally {
    client.release(true);
  }
}

/** What happened to each task of the bulletin's bench, besides its assignment. */
const TURNS: readonly (readonly [number, string, string?])[] = [
  [1, 'assign'],
  [2, 'sign', "'type', 'signed'"],
  [3, 'plan', "'type', 'planned'"],
  [4, 'report', "'type', 'reported'"],
  [5, 'complete', "'type', 'claimed', 'late', i % 4 = 0"],
  [6, 'send-back', "'type', 'sent-back'"],
  [7, 'grant-extension', "'type', 'extension-granted', 'limit', json_build_object('date', (now()::date + (i % 60) - 30)::text)"],
];

const p95 = (times: readonly number[]): number =>
  Number((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0).toFixed(2));

async function timed<T>(d: Deployment, url: string, headers: Record<string, string>): Promise<{ ms: number; body: T }> {
  const begin = performance.now();
  const page = await d.app.inject({ method: 'GET', url: `/api/v1${url}`, headers });
  const ms = performance.now() - begin;
  if (page.statusCode !== 200) throw new Error(page.body);
  return { ms, body: page.json<T>() };
}

/** The page as it opens: the first rows and the counts, beside a bare count of the same rows. */
export async function benchBoard(): Promise<Record<string, unknown>> {
  const d = await deploy(8);
  try {
    const headers = await d.signIn('registrar');
    await fill(d, TASKS, false);
    await d.vacuum();
    const times: Record<'open' | 'portfolio' | 'bare', number[]> = { open: [], portfolio: [], bare: [] };
    for (let i = 0; i < SAMPLES + WARM; i++) {
      const begin = performance.now();
      const [list, board] = await Promise.all([
        timed<{ items: unknown[] }>(d, '/tasks?limit=50', headers),
        timed<TaskBoard>(d, '/tasks/board', headers),
      ]);
      const open = performance.now() - begin;
      const own = await timed<TaskBoard>(d, '/tasks/board?lead=unit-7', headers);
      const from = performance.now();
      const bare = await count(d);
      const counted = performance.now() - from;
      if (list.body.items.length !== 50 || board.body.open !== bare)
        throw new Error(`expected 50 rows and ${bare} open, found ${list.body.items.length} and ${board.body.open}`);
      if (i < WARM) continue;
      times.open.push(open);
      times.portfolio.push(own.ms);
      times.bare.push(counted);
    }
    const p95Ms = p95(times.open);
    const bareP95Ms = p95(times.bare);
    return {
      tasks: TASKS,
      p95Ms,
      departmentP95Ms: p95(times.portfolio),
      bareCountP95Ms: bareP95Ms,
      ratio: Number((p95Ms / bareP95Ms).toFixed(2)),
      bar: `${BOARD_MS} ms`,
    };
  } finally {
    await d.stop();
  }
}

async function count(d: Deployment): Promise<number> {
  const client = await d.pool.connect();
  try {
    await client.query("select set_config('lingxing.government', $1, false)", [GOVERNMENT]);
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from matter where government = $1 and procedure = 'task' and not closed and not exercise",
      [GOVERNMENT],
    );
    return rows[0]?.n ?? 0;
  } finally {
    client.release(true);
  }
}

/** A week of 60 departments: the page, and the same drafted as a document. */
export async function benchBulletin(): Promise<Record<string, unknown>> {
  const d = await deploy(8);
  try {
    const headers = await d.signIn('registrar');
    await fill(d, BULLETIN_TASKS, true);
    await d.vacuum();
    const times: number[] = [];
    for (let i = 0; i < SAMPLES / 5 + WARM; i++) {
      const { ms, body } = await timed<TaskBulletin>(d, '/tasks/bulletin', headers);
      if (body.lines.filter((one) => one.lead.id.startsWith('unit-')).length !== DEPARTMENTS || body.total.open === 0)
        throw new Error(`expected ${DEPARTMENTS} departments, found ${body.lines.length}`);
      if (i >= WARM) times.push(ms);
    }
    const assessmentP95Ms = await yearsAssessment(d);
    const begin = performance.now();
    const drafted = await d.app.inject({ method: 'POST', url: '/api/v1/tasks/bulletin/draft', headers, payload: {} });
    const draftMs = Number((performance.now() - begin).toFixed(2));
    if (drafted.statusCode !== 201) throw new Error(drafted.body);
    return {
      departments: DEPARTMENTS,
      tasks: BULLETIN_TASKS,
      acts: BULLETIN_TASKS * TURNS.length,
      p95Ms: p95(times),
      draftMs,
      assessmentP95Ms,
      bar: `${BULLETIN_MS} ms`,
    };
  } finally {
    await d.stop();
  }
}

/** A year's assessment of the same departments before its figures are frozen: what the ledger holds, counted and turned into points. */
async function yearsAssessment(d: Deployment): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4));
  const terms = {
    indicators: INDICATOR_NAMES.map((kind) => ({ kind, full: 20, eachTenths: 5, plan: 10 })),
    appealDays: 5,
    approver: 'head',
    ground: '年度考评方案',
    groups: [{ name: '测量单位', departments: units.map((one) => one.id) }],
  };
  const times: number[] = [];
  for (let i = 0; i < SAMPLES / 5 + WARM; i++) {
    const begin = performance.now();
    const figures = figuresOf(terms, await d.ledger.yearOf(GOVERNMENT, year), year, today);
    const scores = scoresOf(terms, figures);
    const ms = performance.now() - begin;
    if (scores.length !== DEPARTMENTS || figures.facts.length === 0)
      throw new Error(`expected ${DEPARTMENTS} departments with facts, found ${scores.length} and ${figures.facts.length}`);
    if (i >= WARM) times.push(ms);
  }
  return p95(times);
}
