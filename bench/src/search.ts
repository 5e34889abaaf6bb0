/**
 * `search`: words of two characters over 200,000 documents of one government, through the shipped application as a
 * registrar under row-level security, beside a sequential scan of the same texts by the same role; both alternate.
 */
import { hashOf, lexemes, normalise } from '@lingxing/ledger';
import { deploy, GOVERNMENT, notice, type Deployment } from './deployment.ts';

const DOCUMENTS = 200_000;
const BATCH = 5_000;
const ROUNDS = 40;

/** Words that titles and texts are made of: `通知` stands in a fifth of all, `预算` in one of forty, `水毁` in one of ten thousand. */
const SUBJECTS = ['森林防火', '防汛抗旱', '安全生产', '义务教育', '医疗保障', '养老服务', '乡村道路', '招商引资', '财政预算', '土地整治'];
const PLACES = ['高都', '巴公', '大阳', '金村'];
const ACTIONS = ['做好', '加强', '推进', '规范', '开展', '落实', '完善', '督促'];
const KINDS = ['的通知', '的意见', '的请示', '的报告', '的批复'];
/** Frequent, middling and rare; two of them are in no document at all. */
const WORDS = ['通知', '工作', '预算', '防火', '高都', '批复', '水毁', '督促', '桥梁', '茶馆'];

function textOf(i: number): string {
  const pick = <T>(of: readonly T[], by: number): T => of[by % of.length] as T;
  const subject = pick(SUBJECTS, i * 7 + (i >> 3));
  const title = `关于${pick(ACTIONS, i >> 1)}${pick(PLACES, i >> 2)}镇${subject}工作${pick(KINDS, i)}`;
  const body = `为${pick(ACTIONS, i >> 4)}${subject}，按照第${i}号任务清单，由${pick(PLACES, i >> 5)}镇牵头，于${(i % 12) + 1}月底前完成。${i % 10_000 === 0 ? '水毁路段优先。' : ''}`;
  return normalise(`${title}\n泽政发〔${2015 + (i % 12)}〕${i}号\n${body}`);
}

async function fill(d: Deployment): Promise<void> {
  const draft = notice(1);
  const contentHash = hashOf(draft);
  const actor = { account: 'bench.finance.clerk', post: 'finance.clerk', capacity: 'holder' } as const;
  const done = await d.ledger.perform({
    government: GOVERNMENT,
    procedure: 'document',
    request: { act: 'draft', actor, input: { draft, contentHash } },
    contents: [{ hash: contentHash, value: draft }],
  });
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  const client = await d.pool.connect();
  try {
    await client.query("select set_config('lingxing.government', $1, false)", [GOVERNMENT]);
    const { rows } = await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns
       where table_schema = 'public' and table_name = 'matter' and is_generated = 'NEVER' order by ordinal_position`,
    );
    const columns = rows.map((one) => one.column_name);
    const value = (column: string): string =>
      column === 'id'
        ? ID
        : column === 'updated_at' || column === 'created_at'
          ? `t."${column}" - i * interval '1 minute'`
          : `t."${column}"`;
    await client.query(
      `insert into matter (${columns.map((c) => `"${c}"`).join(', ')}) select ${columns.map(value).join(', ')}
       from generate_series(1, ${DOCUMENTS}) i, matter t where t.id = $1`,
      [done.matter],
    );
    for (let from = 1; from <= DOCUMENTS; from += BATCH) {
      const texts = Array.from({ length: BATCH }, (_, n) => textOf(from + n));
      await client.query(
        `insert into search (government, matter, text, tsv)
         select $1, ${ID}, x.text, array_to_tsvector(string_to_array(x.lexemes, E'\\n'))
         from unnest($2::text[], $3::text[]) with ordinality as x (text, lexemes, n), lateral (select $4::int + x.n::int - 1 as i) k`,
        [GOVERNMENT, texts, texts.map((text) => lexemes(text).join('\n')), from],
      );
    }
  } finally {
    client.release(true);
  }
}

const ID = "(lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000000')::uuid";

/** The same question by reading every text: under the same role and policy, the latest first, one page. */
async function scan(d: Deployment, word: string): Promise<void> {
  const client = await d.pool.connect();
  try {
    await client.query('begin read only');
    await client.query("select set_config('lingxing.government', $1, true)", [GOVERNMENT]);
    await client.query(
      'set local enable_indexscan = off; set local enable_bitmapscan = off; set local max_parallel_workers_per_gather = 0',
    );
    await client.query(
      `select m.id, m.title from search s join matter m on m.government = s.government and m.id = s.matter
       where s.text like $1 order by m.updated_at desc, m.id desc limit 50`,
      [`%${word}%`],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

const p95 = (times: readonly number[]): number =>
  Number((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0).toFixed(2));

export async function benchSearch(): Promise<Record<string, unknown>> {
  const d = await deploy(8);
  try {
    const headers = await d.signIn('registrar');
    await fill(d);
    await d.analyze();
    const found: number[] = [];
    const scanned: number[] = [];
    const byWord = new Map<string, number[]>();
    for (let round = -1; round < ROUNDS; round++) {
      for (const word of WORDS) {
        const a = performance.now();
        const page = await d.app.inject({ method: 'GET', url: `/api/v1/documents?limit=50&q=${encodeURIComponent(word)}`, headers });
        const b = performance.now();
        if (page.statusCode !== 200) throw new Error(page.body);
        const { items } = page.json<{ items: { title: string }[] }>();
        const expected = word === '桥梁' || word === '茶馆' ? 0 : word === '水毁' ? DOCUMENTS / 10_000 : 50;
        if (items.length !== expected) throw new Error(`${word}: ${items.length} found, ${expected} expected`);
        // Reading everything takes so long that one word a round is enough.
        if (word === WORDS[((round % WORDS.length) + WORDS.length) % WORDS.length]) {
          const c = performance.now();
          await scan(d, word);
          if (round >= 0) scanned.push(performance.now() - c);
        }
        if (round < 0) continue;
        found.push(b - a);
        byWord.set(word, [...(byWord.get(word) ?? []), b - a]);
      }
    }
    const p95Ms = p95(found);
    const scanP95Ms = p95(scanned);
    return {
      documents: DOCUMENTS,
      p95Ms,
      scanP95Ms,
      ratio: Number((p95Ms / scanP95Ms).toFixed(3)),
      byWord: Object.fromEntries([...byWord].map(([word, times]) => [word, p95(times)])),
      bar: '60 ms or a tenth of the scan',
    };
  } finally {
    await d.stop();
  }
}
