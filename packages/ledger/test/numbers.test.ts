import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, done, house, propose, type House } from './support/teahouse.ts';

let at: House;
beforeAll(async () => {
  at = await house({ max: 40 });
});
afterAll(() => at.database.drop());

/** A gathering that waits for its number. */
async function approved(): Promise<string> {
  const matter = await propose(at.ledger);
  await done(act(at.ledger, 'approve', { matter, post: 'host' }));
  return matter;
}

const number = (matter: string, input: object) => act(at.ledger, 'number', { matter, post: 'clerk', input });

it('takes no number for an act that is refused, so no gap is left', async () => {
  const early = await propose(at.ledger);
  expect(await number(early, { year: 2020 })).toMatchObject({ kind: 'refused' });
  expect(await at.ledger.series('teahouse', 2020)).toEqual([]);
  const first = await done(number(await approved(), { year: 2020 }));
  expect(first.summary.number).toBe('茶发〔2020〕1号');
  expect(await number(early, { year: 2020 })).toMatchObject({ kind: 'refused' });
  const second = await done(number(await approved(), { year: 2020 }));
  expect(second.summary.number).toBe('茶发〔2020〕2号');
});

it('takes no number for an act whose transaction is lost', async () => {
  const matter = await approved();
  const client = await at.database.pool.connect();
  await client.query('begin');
  await client.query(`select set_config('lingxing.government', 'teahouse', true)`);
  const { rows } = await client.query<{ n: number }>(`select draw_number('teahouse', 'tea', 2019, null) as n`);
  expect(rows[0]?.n).toBe(1);
  await client.query('rollback');
  client.release();
  expect((await done(number(matter, { year: 2019 }))).summary.number).toBe('茶发〔2019〕1号');
});

it('gives fifty at once fifty numbers without a gap, a refused one among every two', async () => {
  const matters = await Promise.all(Array.from({ length: 50 }, () => approved()));
  const early = await Promise.all(Array.from({ length: 25 }, () => propose(at.ledger)));
  const outcomes = await Promise.all([...matters, ...early].map((matter) => number(matter, { year: 2021 })));
  expect(outcomes.filter((one) => one.kind === 'refused')).toHaveLength(25);
  const issued = await at.ledger.issuedNumbers('teahouse', 'tea', 2021);
  expect(issued.map((one) => one.n)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(new Set(issued.map((one) => one.matter))).toEqual(new Set(matters));
  expect(await at.ledger.series('teahouse', 2021)).toEqual([{ series: 'tea', year: 2021, next: 51 }]);
});

it('keeps the numbers of each year apart', async () => {
  expect((await done(number(await approved(), { year: 2022 }))).summary.number).toBe('茶发〔2022〕1号');
  expect((await done(number(await approved(), { year: 2023 }))).summary.number).toBe('茶发〔2023〕1号');
});

it('opens a series at a number with its reason, goes on from there, and not back', async () => {
  const opened = await act(at.ledger, 'number', {
    matter: await approved(),
    post: 'clerk',
    input: { year: 2024, openAt: 5 },
    reason: '前四号已在纸上编出',
  });
  expect(opened).toMatchObject({ kind: 'done', summary: { number: '茶发〔2024〕5号' } });
  expect((await done(number(await approved(), { year: 2024 }))).summary.number).toBe('茶发〔2024〕6号');
  const matter = await approved();
  expect(await number(matter, { year: 2024, openAt: 6 })).toMatchObject({ kind: 'conflict', code: 'number-taken' });
  expect(await at.ledger.load('teahouse', matter)).toMatchObject({ state: { stage: 'approved' } });
  const issued = await at.ledger.issuedNumbers('teahouse', 'tea', 2024);
  expect(issued.map((one) => [one.n, one.text, one.openedReason])).toEqual([
    [5, '茶发〔2024〕5号', '前四号已在纸上编出'],
    [6, '茶发〔2024〕6号', null],
  ]);
});

it('voids a number with a reason and never gives it out again', async () => {
  const matter = await approved();
  await done(number(matter, { year: 2025 }));
  await done(act(at.ledger, 'unnumber', { matter, post: 'clerk', input: { reason: '错编' } }));
  expect((await done(number(matter, { year: 2025 }))).summary.number).toBe('茶发〔2025〕2号');
  const issued = await at.ledger.issuedNumbers('teahouse', 'tea', 2025);
  expect(issued.map((one) => [one.n, one.voidReason])).toEqual([
    [1, '错编'],
    [2, null],
  ]);
});
