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

it('opens a series at a number with its reason before its first number only', async () => {
  const opened = await act(at.ledger, 'number', {
    matter: await approved(),
    post: 'clerk',
    input: { year: 2024, openAt: 5 },
    reason: '前四号已在纸上编出',
  });
  expect(opened).toMatchObject({ kind: 'done', summary: { number: '茶发〔2024〕5号' } });
  expect((await done(number(await approved(), { year: 2024 }))).summary.number).toBe('茶发〔2024〕6号');
  const matter = await approved();
  for (const openAt of [4, 6, 20]) {
    const again = await number(matter, { year: 2024, openAt });
    expect(again).toMatchObject({ kind: 'refused', verdict: { findings: [{ code: 'input.invalid', message: '已编到6号' }] } });
  }
  expect(await at.ledger.load('teahouse', matter)).toMatchObject({ state: { stage: 'approved' } });
  const issued = await at.ledger.issuedNumbers('teahouse', 'tea', 2024);
  expect(issued.map((one) => [one.n, one.text, one.openedReason])).toEqual([
    [5, '茶发〔2024〕5号', '前四号已在纸上编出'],
    [6, '茶发〔2024〕6号', null],
  ]);
});

it('lets one of two open a series, and tells the other that it has begun', async () => {
  const matters = await Promise.all(Array.from({ length: 8 }, () => approved()));
  const outcomes = await Promise.all(matters.map((matter, i) => number(matter, { year: 2030, openAt: 10 * (i + 1) })));
  expect(outcomes.map((one) => one.kind).toSorted()).toEqual(['done', ...Array.from({ length: 7 }, () => 'refused')]);
  const issued = await at.ledger.issuedNumbers('teahouse', 'tea', 2030);
  expect(issued).toHaveLength(1);
  expect(await at.ledger.series('teahouse', 2030)).toEqual([{ series: 'tea', year: 2030, next: (issued[0]?.n ?? 0) + 1 }]);
});

it('does not open a series for an act that is refused', async () => {
  const early = await propose(at.ledger);
  expect(await number(early, { year: 2031, openAt: 50 })).toMatchObject({ kind: 'refused' });
  expect((await done(number(await approved(), { year: 2031 }))).summary.number).toBe('茶发〔2031〕1号');
});

it('lets a series without a year run on, whatever the year, and lists it with every year', async () => {
  at.clock.set('2026-12-31T23:00:00+08:00');
  expect((await done(number(await approved(), { year: 0 }))).summary.number).toBe('茶发第1号');
  at.clock.set('2027-01-01T09:00:00+08:00');
  const matter = await approved();
  expect((await done(number(matter, { year: 0 }))).summary.number).toBe('茶发第2号');
  await done(act(at.ledger, 'unnumber', { matter, post: 'clerk', input: { reason: '错编' } }));
  expect((await done(number(matter, { year: 0 }))).summary.number).toBe('茶发第3号');
  expect((await at.ledger.issuedNumbers('teahouse', 'tea', 0)).map((one) => [one.n, one.voidReason])).toEqual([
    [1, null],
    [2, '错编'],
    [3, null],
  ]);
  const running = { series: 'tea', year: 0, next: 4 };
  expect(await at.ledger.series('teahouse', 2022)).toEqual([running, { series: 'tea', year: 2022, next: 2 }]);
  expect(await at.ledger.series('teahouse', 2199)).toEqual([running]);
});

it('takes no year that is none, and no second document with the words of another’s number', async () => {
  const register = async (statement: string): Promise<string | undefined> => {
    const client = await at.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('lingxing.government', 'teahouse', true)`);
      await client.query(statement);
      return undefined;
    } catch (error) {
      return (error as { constraint?: string }).constraint;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  for (const year of [-1, 1, 1948, 2201])
    expect(await register(`select draw_number('teahouse', 'tea', ${year}, null)`)).toBe('series_year_check');
  const [taken] = await at.ledger.issuedNumbers('teahouse', 'tea', 2022);
  expect(taken?.text).toBe('茶发〔2022〕1号');
  const other = await approved();
  const twice = (text: string) =>
    register(`with s as (insert into series (government, series, year, next) values ('teahouse', 'pot', 2022, 2) returning series)
      insert into issued_number (government, series, year, n, matter, text, at)
      select 'teahouse', series, 2022, 1, '${other}', '${text}', now() from s`);
  expect(await twice('茶发〔2022〕1号')).toBe('issued_number_once');
  expect(await twice('壶发〔2022〕1号')).toBeUndefined();
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
