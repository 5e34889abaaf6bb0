/** What is to be projected anew survives the end of the process that noted it, and a new release projects what an older one left. */
import { leaveProcedure, type AbsenceInput } from '@lingxing/affairs/leave';
import { loadBuiltInCalendarYears, loadBuiltInLayers, loadBuiltInPacks } from '@lingxing/workrules/read';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLedger, type Connections, type Ledger } from '../src/index.ts';
import { freshDatabase, type FreshDatabase } from './support/database.ts';
import { SetClock } from './support/teahouse.ts';

const POSTS = [
  { id: 'head', role: 'head', title: '区长', rank: 1 },
  { id: 'executive', role: 'executive-deputy', title: '常务副区长', rank: 2 },
  { id: 'farming', role: 'deputy', title: '副区长（农业）', rank: 3 },
  { id: 'registrar', role: 'registrar', title: '办公室文书', department: 'office', rank: 9 },
] as const;

let database: FreshDatabase;
let clock: SetClock;
let ledger: Ledger;
let id: string;

const ledgerOn = (pool: Connections): Ledger => createLedger({ pool, clock, procedures: [leaveProcedure] });
const trip = (change: Partial<AbsenceInput> = {}): AbsenceInput => ({
  kind: 'business-trip',
  beyond: true,
  destination: '省城',
  purpose: '参加会议',
  from: '2026-11-23',
  to: '2026-11-26',
  ...change,
});

beforeEach(async () => {
  database = await freshDatabase({ max: 8 });
  clock = new SetClock('2026-11-23T09:00:00+08:00');
  ledger = ledgerOn(database.pool);
  const pack = loadBuiltInPacks().find((one) => one.id === 'jincheng-chengqu');
  if (pack === undefined) throw new Error('no such pack');
  ({ id } = pack);
  await ledger.installCalendar(loadBuiltInCalendarYears());
  await ledger.found({ id, name: id, short: id });
  await ledger.installPack(id, { source: pack.source, layers: loadBuiltInLayers() });
  await ledger.importOrganisation(id, {
    posts: POSTS,
    departments: [{ id: 'office', name: '办公室', kind: 'office', leader: 'head', from: '2026-01-01' }],
    account: 'setup',
    reason: '设置',
  });
});
afterEach(() => database.drop());

async function act(post: string, name: string, input: unknown, { matter, on = ledger }: { matter?: string; on?: Ledger } = {}) {
  const actor = { account: post, post, capacity: 'holder' as const };
  const outcome = await on.perform({ government: id, procedure: 'leave', matter, request: { act: name, actor, input, reason: '照实' } });
  if (outcome.kind !== 'done') throw new Error(`Expected done, got ${JSON.stringify(outcome)}`);
  return outcome.matter;
}

const waitsFor = async (post: string, matter: string, on = ledger): Promise<string[]> =>
  (await on.inbox(id, [post], { limit: 20 })).items
    .filter((one) => one.matter === matter)
    .map((one) => one.act)
    .toSorted();
const noted = async (): Promise<number> =>
  database.asSuperuser(async (client) => (await client.query('select from projection_due')).rowCount ?? 0);

/** The head is away and has entrusted the executive deputy, who is there. */
async function entrusted(): Promise<string> {
  const matter = await act('head', 'report', { absence: trip() });
  await act('head', 'entrust', { to: 'executive', from: '2026-11-23', until: '2026-11-26' }, { matter });
  return matter;
}

/** Connections of a process that is gone with the commit of its next act: what it would do after is not done. */
function goneAfterCommit(pool: Connections): Connections {
  let gone = false;
  return new Proxy(pool, {
    get: (target, key) => {
      if (key !== 'connect') return Reflect.get(target, key, target) as unknown;
      return async () => {
        if (gone) throw new Error('this process is gone');
        const client = await target.connect();
        return new Proxy(client, {
          get: (of, name) => {
            const value = Reflect.get(of, name, of) as unknown;
            if (name !== 'query' || typeof value !== 'function') return typeof value === 'function' ? (value.bind(of) as unknown) : value;
            return async (...given: unknown[]) => {
              const answer: unknown = await Reflect.apply(value, of, given);
              if (given[0] === 'commit') gone = true;
              return answer;
            };
          },
        });
      };
    },
  });
}

it('of an entrustment that rests from now on, the head and the office are told at once', async () => {
  const matter = await entrusted();
  expect(await waitsFor('head', matter)).toEqual(['return']);
  await act('registrar', 'register', { post: 'executive', absence: trip() });
  expect(await waitsFor('head', matter)).toEqual(['entrust', 'return']);
  expect(await waitsFor('registrar', matter)).toEqual(['entrust']);
  expect(await noted()).toBe(0);
});

it('a process that ends with the commit of the act leaves a note, and the next turn of another does what it says', async () => {
  const matter = await entrusted();
  const away = await act('registrar', 'register', { post: 'executive', absence: trip() }, { on: ledgerOn(goneAfterCommit(database.pool)) });
  expect(await ledger.load(id, away)).toBeDefined();
  expect(await waitsFor('head', matter)).toEqual(['return']);
  expect(await noted()).toBe(1);
  const next = ledgerOn(database.morePool());
  await next.runDue();
  expect(await waitsFor('head', matter, next)).toEqual(['entrust', 'return']);
  expect(await waitsFor('registrar', matter, next)).toEqual(['entrust']);
  expect(await noted()).toBe(0);
});

it('twenty turns at once do it once, and each ends', async () => {
  const matter = await entrusted();
  await act('registrar', 'register', { post: 'executive', absence: trip() }, { on: ledgerOn(goneAfterCommit(database.pool)) });
  await Promise.all(Array.from({ length: 20 }, () => ledger.runDue(id)));
  expect(await waitsFor('head', matter)).toEqual(['entrust', 'return']);
  expect(await noted()).toBe(0);
});

it('what an older release left is noted at the first start of this one and projected by the next turn; once', async () => {
  await ledger.noteRelease();
  const matter = await act('farming', 'apply', { absence: trip({ from: '2026-11-25' }) });
  const before = await waitsFor('head', matter);
  expect(before).toEqual(['approve']);
  expect(await ledger.noteRelease()).toBe(0);
  // As a release left it that told nobody of it and recorded nothing of what is only asked for.
  await database.asSuperuser(async (client) => {
    await client.query(`update government set projected_by = '0.4.0/0029' where id = $1`, [id]);
    await client.query('delete from inbox where government = $1', [id]);
    await client.query('delete from authority_record where government = $1', [id]);
  });
  expect((await ledger.verify(id)).ok).toBe(false);
  const started = await Promise.all([ledger.noteRelease(), ledgerOn(database.morePool()).noteRelease()]);
  expect(started.toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(await noted()).toBe(1);
  await ledger.runDue();
  expect(await waitsFor('head', matter)).toEqual(before);
  expect(await ledger.verify(id)).toMatchObject({ ok: true });
  expect((await ledger.context(id)).organisation.authority.asked?.map((one) => one.post)).toContain('farming');
  expect(await noted()).toBe(0);
  expect(await ledger.noteRelease()).toBe(0);
});
