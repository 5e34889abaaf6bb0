import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normalise, searchTerms, within } from '../src/index.ts';
import { lexemes } from '../src/bigrams.ts';
import { act, done, house, propose, type House } from './support/teahouse.ts';

const REGISTRY = { posts: [], registry: true };
const ROWS = 6_000;

let at: House;
beforeAll(async () => {
  at = await house();
  // Thousands of matters, as rows: what is tested is what the planner does with them.
  await at.database.asOwner(async (client) => {
    await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
    await client.query(
      `insert into matter (government, id, procedure, version, state, head_hash, title, number, kind, stage, stage_label, closed, exercise,
         close, opened_by, last_title, created_at, updated_at)
       select 'teahouse', gen_random_uuid(), 'gathering', 1, '{}', '', '旧茶会' || n, '旧发〔2025〕' || n || '号', 'gathering', 'ended', '已散',
         true, false, false, 'x', 'x',
         timestamptz '2025-01-01' + n * interval '1 minute', timestamptz '2025-01-01' + n * interval '1 minute'
       from generate_series(1, $1) n`,
      [ROWS],
    );
    const { rows } = await client.query<{ id: string; title: string }>('select id, title from matter');
    const entries = rows.map(({ id, title }) => {
      const text = normalise(`${title}\n${'一盏普通的茶，'.repeat(40)}`);
      return { id, text, lexemes: lexemes(text) };
    });
    await client.query(
      `insert into search (government, matter, text, tsv)
       select 'teahouse', x.id, x.text, array_to_tsvector(array(select jsonb_array_elements_text(x.lexemes)))
       from jsonb_to_recordset($1::jsonb) as x (id uuid, text text, lexemes jsonb)`,
      [JSON.stringify(entries)],
    );
    await client.query('vacuum analyze matter, search');
  });
});
afterAll(() => at.database.drop());

const find = async (q: string, reader: { posts: string[]; registry: boolean } = REGISTRY) =>
  (await at.ledger.documents('teahouse', { q, limit: 20 }, reader)).items.map((one) => one.summary.title);

describe('search', () => {
  it('finds nothing for what is not there, even where all its pairs are', async () => {
    await propose(at.ledger, '山水之间水山相连');
    expect(await find('水山水')).toEqual([]);
    expect(await find('没有的词')).toEqual([]);
    expect(await find('   ')).toHaveLength(20);
  });

  it('finds fragments of any length, wherever they stand', async () => {
    const matter = await propose(at.ledger, '关于雨前龙井品鉴的通知');
    for (const q of ['龙井', '雨前龙井品鉴', '鉴的', '关', '知', '龙井 通知', '通知 关于'])
      expect([q, await find(q)]).toEqual([q, expect.arrayContaining(['关于雨前龙井品鉴的通知'])]);
    expect(await find('龙井 请示')).toEqual([]);
    await done(act(at.ledger, 'sip', { matter, input: { cup: '附记：壬寅年陈皮' } }));
    expect(await find('壬寅年')).toEqual(['关于雨前龙井品鉴的通知']);
  });

  it('finds a number with brackets of any kind and any width', async () => {
    const matter = await propose(at.ledger, '编号茶会');
    await done(act(at.ledger, 'approve', { matter, post: 'host' }));
    await done(act(at.ledger, 'number', { matter, post: 'clerk', input: { year: 2026, openAt: 37 } }));
    for (const q of [
      '茶发〔2026〕37号',
      '茶发[2026]37号',
      '茶发（2026）37号',
      '茶发(2026)37号',
      '茶发【2026】37号',
      '茶发 〔２０２６〕 ３７ 号',
      '〔2026〕37',
      '茶发〖2026〗37号',
      '茶发2026 37号',
      '茶发202637号',
      '茶发２０２６３７号',
      '茶发202637',
      '202637号',
    ])
      expect([q, await find(q)]).toEqual([q, ['编号茶会']]);
    for (const q of ['茶发〔2026〕3号', '茶发20263号', '茶发〔2026〕7号', '茶发〔2025〕37号', '茶发202627号'])
      expect([q, await find(q)]).toEqual([q, []]);
  });

  it('takes year and ordinal for one number, also with a blank for its brackets', async () => {
    for (const n of [38, 138]) {
      const matter = await propose(at.ledger, `第${n}次茶会`);
      await done(act(at.ledger, 'approve', { matter, post: 'host' }));
      await done(act(at.ledger, 'number', { matter, post: 'clerk', input: n === 38 ? { year: 2026 } : { year: 2024, openAt: n } }));
    }
    for (const q of ['茶发2026 38号', '茶发(2026) 38号', '茶发〔２０２６〕　３８　号', '茶发 2026 38号', '2026 38号'])
      expect([q, await find(q)]).toEqual([q, ['第38次茶会']]);
    // By themselves 茶发2026 and 8号 would be found in number 38, 2024 and 38号 in number 138.
    for (const q of ['茶发2026 8号', '2026 8号', '茶发2024 38号', '茶发〔2024〕 38号']) expect([q, await find(q)]).toEqual([q, []]);
    expect(await find('茶发2024 138号')).toEqual(['第138次茶会']);
    // A year that no ordinal follows is a word like any other.
    expect(await find('2026 第38次')).toEqual(['第38次茶会']);
  });

  it('finds a title with or without the marks around a name in it', async () => {
    await propose(at.ledger, '关于印发《茶馆规矩（试行）》的通知');
    for (const q of ['印发《茶馆规矩', '印发茶馆规矩', '茶馆规矩(试行)的通知', '规矩试行的', '「茶馆规矩」'])
      expect([q, await find(q)]).toEqual([q, ['关于印发《茶馆规矩（试行）》的通知']]);
    expect(await find('（）')).toEqual([]);
  });

  it('takes what people type for words, never for operators or patterns', async () => {
    await propose(at.ledger, `百分之50%的茶_客's\\角`);
    expect(await find('50%的')).toEqual([`百分之50%的茶_客's\\角`]);
    expect(await find(`茶_客's\\角`)).toEqual([`百分之50%的茶_客's\\角`]);
    expect(await find('50_的')).toEqual([]);
    for (const q of [`'`, `\\`, `& | !`, `a:*`, `'a' <-> 'b'`, '((', '%', '_', `''`]) expect(Array.isArray(await find(q))).toBe(true);
  });

  it('finds a matter by the text of what is attached to it, for those who may read it', async () => {
    const matter = await propose(at.ledger, '附有清单的茶会');
    const hash = 'f'.repeat(64);
    const text = { value: '器具清单：紫砂壶二十把', coverage: 'full' } as const;
    await at.ledger.noteAttachments('teahouse', [{ hash, name: '清单.txt', mediaType: 'text/plain', size: 30, account: 'ann', text }]);
    expect(await find('紫砂壶')).toEqual([]);
    await within(at.database.pool, 'teahouse', (client) =>
      client.query('insert into attachment_use (government, hash, matter) values ($1, $2, $3)', ['teahouse', hash, matter]),
    );
    expect(await find('紫砂壶')).toEqual(['附有清单的茶会']);
    expect(await find('紫砂壶', { posts: ['nobody'], registry: false })).toEqual([]);
  });

  it('does not find what the reader may not read', async () => {
    await propose(at.ledger, '隐秘的乌龙');
    expect(await find('乌龙', { posts: ['guest-b'], registry: false })).toEqual([]);
    expect(await find('乌龙', { posts: ['guest-a'], registry: false })).toEqual(['隐秘的乌龙']);
  });
});

/** Plans of everything that runs inside, nested statements too, as the application's role meets them. */
async function plansOf(question: string, values: unknown[]): Promise<string> {
  return at.database.asSuperuser(async (client) => {
    const plans: string[] = [];
    client.on('notice', (notice) => plans.push(notice.message ?? ''));
    for (const setup of [
      `load 'auto_explain'`,
      'set auto_explain.log_min_duration = 0',
      'set auto_explain.log_nested_statements = on',
      'set auto_explain.log_analyze = on',
      'set client_min_messages = log',
      'set role lingxing_app',
    ])
      await client.query(setup);
    await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
    plans.length = 0;
    await client.query(question, values);
    return plans.join('\n');
  });
}

describe('the plan under row-level security, as the application', () => {
  it('the function uses the index', async () => {
    const terms = searchTerms('旧茶会4321');
    const plans = await plansOf('select * from search_matters($1, true, $2::tsquery, $3, 10)', [[], terms?.query, terms?.patterns]);
    expect(plans).toContain('Bitmap Index Scan on search_bigrams');
  });

  it('a plain question under the policy does not: the reason for the function', async () => {
    const plan = await within(at.database.pool, 'teahouse', async (client) => {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select matter from search where tsv @@ '''旧茶'' & ''4321'''::tsquery`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).not.toContain('search_bigrams');
    const owner = await at.database.asSuperuser(async (client) => {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select matter from search where government = 'teahouse' and tsv @@ '''旧茶'' & ''43'' & ''32'' & ''21'''::tsquery`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(owner).toContain('search_bigrams');
  });

  it('a list by number begins, and goes on from a page’s end, in the index of numbers', async () => {
    const explained = async (values: unknown[], condition: string) =>
      within(at.database.pool, 'teahouse', async (client) => {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `explain select m.id from matter m where m.government = 'teahouse'
             and (not m.close or exists (select from reader r where r.government = m.government and r.matter = m.id and r.post = any ($1)))
             and m.number_key is not null ${condition} order by m.number_key, m.id limit 51`,
          values,
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
    const first = await explained([['clerk']], '');
    expect(first).toContain('Index Scan using matter_by_number');
    expect(first).not.toContain('Sort');
    const next = await explained(
      [['clerk'], '旧发〔0000002025〕0000003000号', '00000000-0000-0000-0000-000000000000'],
      'and (m.number_key, m.id) > ($2::text, $3::uuid)',
    );
    expect(next).toMatch(/Index Scan using matter_by_number[^]*Index Cond: .*ROW\(number_key, id\) >/);
    expect(next).not.toContain('Sort');
  });
});
