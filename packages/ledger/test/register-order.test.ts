/** The register of incoming documents sorted by title: its order and, as the application's role meets it, its plan. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { within } from '../src/index.ts';
import { house, type House } from './support/teahouse.ts';

const ROWS = 5_000;

let at: House;
beforeAll(async () => {
  at = await house();
  await at.database.asOwner(async (client) => {
    await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
    await client.query(
      `insert into matter (government, id, procedure, version, state, head_hash, title, kind, stage, stage_label, closed, exercise, close,
         opened_by, last_title, created_at, updated_at)
       select 'teahouse', gen_random_uuid(), 'incoming', 1, '{}', '', '来文' || lpad((n * 7919 % $1)::text, 5, '0'), 'request', 'registered',
         '待拟办', false, false, false, 'x', 'x', timestamptz '2025-01-01' + n * interval '1 minute', timestamptz '2025-01-01'
       from generate_series(1, $1) n`,
      [ROWS],
    );
    await client.query(
      `insert into letter (government, matter, sender_class, sender_key, number, number_key, channel, received_at, entered_at, title)
       select government, id, 'department', '甲局', '', '', 'paper', created_at, created_at, title from matter where procedure = 'incoming'`,
    );
    await client.query('vacuum analyze matter, letter');
  });
});
afterAll(() => at.database.drop());

const REGISTRY = { posts: [], registry: true };

it('comes in order, either way, and goes on from a page’s end without a gap', async () => {
  const page = await at.ledger.letters('teahouse', { sort: 'title', limit: 3 }, REGISTRY);
  expect(page.items.map((one) => one.summary.title)).toEqual(['来文00000', '来文00001', '来文00002']);
  const { next } = page;
  if (next === undefined) throw new Error('the register ended');
  const more = await at.ledger.letters('teahouse', { sort: 'title', limit: 2, cursor: next }, REGISTRY);
  expect(more.items.map((one) => one.summary.title)).toEqual(['来文00003', '来文00004']);
  const back = await at.ledger.letters('teahouse', { sort: '-title', limit: 2 }, REGISTRY);
  expect(back.items.map((one) => one.summary.title)).toEqual(['来文04999', '来文04998']);
});

it.each(['asc', 'desc'])('walks the index of titles, %s, and sorts nothing', async (direction) => {
  const plan = await within(at.database.pool, 'teahouse', async (client) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select m.id, l.title from matter m join letter l on l.government = m.government and l.matter = m.id
       where m.government = 'teahouse' and m.procedure = 'incoming'
         and (not m.close or exists (select from reader r where r.government = m.government and r.matter = m.id and r.post = any ($1)))
       order by l.title ${direction}, m.id ${direction} limit 51`,
      [['clerk']],
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toMatch(/Index (Only )?Scan (Backward )?using letter_by_title/);
  expect(plan).not.toContain('Sort');
});
