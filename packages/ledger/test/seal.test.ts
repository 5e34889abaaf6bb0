import type { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchHash, merkleRoot, sm3 } from '../src/index.ts';
import { act, done, house, ledgerOn, open, propose, type House } from './support/teahouse.ts';

let at: House;
beforeEach(async () => {
  at = await house();
});
afterEach(() => at.database.drop());

/**
 * Seals, as its timer does, until something was sealed: transactions of other tests on the same server may be in the way
 * for a moment. Returns the number of batches.
 */
async function sealed(): Promise<number> {
  for (let turn = 0; turn < 20; turn += 1) {
    const batches = await at.ledger.seal();
    if (batches > 0) return batches;
  }
  return 0;
}

/** Changes rows as somebody with the owner's password could. */
const tamper = (statement: string, values: unknown[] = []) =>
  at.database.asOwner(async (client: Client) => {
    await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
    const { rowCount } = await client.query(statement, values);
    expect(rowCount).toBeGreaterThan(0);
  });

async function twoGatherings(): Promise<readonly [string, string]> {
  const first = await propose(at.ledger, '一');
  const second = await propose(at.ledger, '二');
  for (const cup of ['甲', '乙', '丙']) await done(act(at.ledger, 'sip', { matter: first, input: { cup } }));
  return [first, second];
}

const leaf = (position: number, hash: string) => sm3(`\u0000${position}:${hash}`);
const node = (left: string, right: string) => sm3(`\u0001${left}${right}`);

describe('the tree', () => {
  it('tells leaves from nodes, order, number and position', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((hash, i) => ({ position: i + 1, hash })) as [never, never, never];
    expect(merkleRoot([a])).toBe(leaf(1, 'a'));
    expect(merkleRoot([a, b])).toBe(node(leaf(1, 'a'), leaf(2, 'b')));
    expect(merkleRoot([a, b, c])).toBe(node(node(leaf(1, 'a'), leaf(2, 'b')), leaf(3, 'c')));
    expect(merkleRoot([b, a])).not.toBe(merkleRoot([a, b]));
    expect(merkleRoot([{ position: 2, hash: 'a' }])).not.toBe(merkleRoot([a]));
  });
  it('SM3 is the standard one: the digest of "abc" in GB/T 32905', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });
});

describe('the sealer', () => {
  it('closes nothing where there is nothing, and nothing twice', async () => {
    expect(await at.ledger.seal()).toBe(0);
    expect(await at.ledger.anchor('teahouse')).toBeUndefined();
    await twoGatherings();
    expect(await sealed()).toBe(1);
    expect(await at.ledger.seal()).toBe(0);
  });

  it('chains batches, each government by itself', async () => {
    await open(at.ledger, 'wineshop');
    await twoGatherings();
    await propose(at.ledger, '酒会', { government: 'wineshop' });
    expect(await sealed()).toBe(2);
    const before = await at.ledger.anchor('teahouse');
    const again = await propose(at.ledger, '三');
    expect(await sealed()).toBe(1);
    const after = await at.ledger.anchor('teahouse');
    const [last] = await at.ledger.history('teahouse', again);
    expect(before).toMatchObject({ batch: 1, acts: 5 });
    expect(after).toMatchObject({ batch: 2, acts: 6, position: last?.position });
    expect(after?.root).toBe(merkleRoot([{ position: last?.position ?? 0, hash: last?.hash ?? '' }]));
    expect(after?.hash).toBe(
      batchHash({
        government: 'teahouse',
        n: 2,
        from: (before?.position ?? 0) + 1,
        to: after?.position ?? 0,
        acts: 1,
        root: after?.root ?? '',
        previousHash: before?.hash ?? '',
        sealedAt: new Date(after?.sealedAt ?? 0),
      }),
    );
    expect(await at.ledger.verify('teahouse')).toEqual({ matters: 3, acts: 6, batches: 2, ok: true, broken: [], root: after?.hash });
  });

  it('leaves out what is still under way, though a later position has long been there, and takes it with the next batch', async () => {
    const slow = await propose(at.ledger, '慢');
    const client = await at.database.pool.connect();
    await client.query('begin');
    await client.query(`select open_matter('teahouse', $1, 'x', null)`, [slow]);
    const { rows } = await client.query<{ position: number }>(
      `with head as (update matter set version = 2, head_hash = repeat('a', 64) where id = $1 returning id)
       insert into act (government, matter, seq, act, account, post, capacity, post_title, at, events, verdict, outcome, receipt, previous_hash, hash)
       select 'teahouse', id, 2, 'x', 'x', 'x', 'holder', 'x', now(), '[{}]', '{"basis":[{}]}', 'permitted', '{}', '', repeat('a', 64) from head
       returning position`,
      [slow],
    );
    const quick = await propose(at.ledger, '快');
    expect((await at.ledger.history('teahouse', quick))[0]?.position).toBeGreaterThan(rows[0]?.position ?? 0);
    expect(await at.ledger.seal()).toBe(0);
    await client.query('commit');
    client.release();
    expect(await sealed()).toBe(1);
    expect(await at.ledger.anchor('teahouse')).toMatchObject({ acts: 3 });
  });

  it('is one at a time, however many processes there are, and keeps up with acts that go on', async () => {
    const others = Array.from({ length: 4 }, () => ledgerOn(at.database.morePool({ max: 3 }), at.clock));
    const matters = await Promise.all(Array.from({ length: 5 }, (_, i) => propose(at.ledger, `茶会${i}`)));
    const load = { goesOn: true };
    const sealing = others.map(async (ledger) => {
      while (load.goesOn) await ledger.seal();
    });
    await Promise.all(
      matters.map(async (matter) => {
        for (let i = 0; i < 20; i += 1) await done(act(at.ledger, 'sip', { matter, input: { cup: `${i}` } }));
      }),
    );
    load.goesOn = false;
    await Promise.all(sealing);
    await sealed();
    expect(await at.ledger.verify('teahouse')).toMatchObject({ ok: true, acts: 105, matters: 5 });
    expect(await at.ledger.anchor('teahouse')).toMatchObject({ acts: 105 });
  });
});

const twoBatches = async () => {
  const matters = await twoGatherings();
  await sealed();
  await propose(at.ledger, '三');
  await sealed();
  expect(await at.ledger.verify('teahouse')).toMatchObject({ ok: true });
  return matters;
};

describe('tampering shows', () => {
  it.each([
    ['what was written', `update act set input = '{"cup": "酒"}' where matter = $1 and seq = 2`],
    ['who did it', `update act set account = 'someone' where matter = $1 and seq = 3`],
    ['when it was done', `update act set at = at + interval '1 day' where matter = $1 and seq = 1`],
    ['what followed', `update act set events = (events::jsonb || '[{"type": "x", "v": 1}]')::json where matter = $1 and seq = 4`],
    ['how it was judged', `update act set outcome = 'warned', reason = 'x' where matter = $1 and seq = 2`],
    [
      'the rules it was judged by',
      `update act set receipt = jsonb_set(receipt::jsonb, '{packHash}', '"x"')::json where matter = $1 and seq = 2`,
    ],
  ])('in %s', async (_, statement) => {
    const [matter] = await twoBatches();
    await tamper(statement, [matter]);
    const check = await at.ledger.verify('teahouse');
    expect(check.ok).toBe(false);
    const [first, ...rest] = check.broken;
    expect(first).toMatch(new RegExp(`^事项 ${matter} 第[1-4]项行为：内容与校验值不符$`));
    // What was changed in an act may be what its matter's state came from.
    expect([[], [`事项 ${matter}：现记载与其各项行为不符`]]).toContainEqual(rest);
  });

  it('in a state that no act made, which is what people see and what is printed', async () => {
    const [matter] = await twoBatches();
    expect(await at.ledger.intact('teahouse', matter)).toBe(true);
    await tamper(`update matter set state = (state::jsonb || '{"title": "酒会"}')::json where id = $1`, [matter]);
    expect(await at.ledger.intact('teahouse', matter)).toBe(false);
    expect((await at.ledger.verify('teahouse')).broken).toEqual([`事项 ${matter}：现记载与其各项行为不符`]);
  });

  it('in an act taken out of the middle, and one taken off the end', async () => {
    const [matter, other] = await twoBatches();
    await tamper('delete from act where matter = $1 and seq = 2', [matter]);
    expect((await at.ledger.verify('teahouse')).broken.filter((one) => !one.includes('现记载'))).toEqual([
      `事项 ${matter} 第3项行为：其前缺少行为`,
      `事项 ${matter} 第3项行为：与前一行为不衔接`,
      '第1批封存：所封存的行为已有增减或改动',
    ]);
    await tamper('delete from act where matter = $1', [other]);
    expect((await at.ledger.verify('teahouse')).broken).toContain(`事项 ${other}：末项行为与事项记载不符`);
  });

  it('in a chain written anew from end to end: the batch and its anchor still know', async () => {
    const [, other] = await twoBatches();
    await tamper(`update act set hash = repeat('b', 64) where matter = $1`, [other]);
    await tamper(`update matter set head_hash = repeat('b', 64) where id = $1`, [other]);
    expect((await at.ledger.verify('teahouse')).broken).toContain('第1批封存：所封存的行为已有增减或改动');
  });

  it('in a batch that was changed or taken out', async () => {
    await twoBatches();
    await tamper(`update batch set sealed_at = sealed_at + interval '1 hour' where n = 1`);
    expect((await at.ledger.verify('teahouse')).broken).toEqual(['第1批封存：内容与校验值不符']);
    await tamper(`delete from batch where n = 1`);
    expect((await at.ledger.verify('teahouse')).broken).toEqual(['第2批封存：与前一批不衔接']);
  });
});
