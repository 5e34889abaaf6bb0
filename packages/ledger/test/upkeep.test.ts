import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepUp } from '../src/index.ts';
import { act, done, house, ledgerOn, open, propose, type House } from './support/teahouse.ts';

let at: House;
beforeEach(async () => {
  at = await house();
});
afterEach(() => at.database.drop());

const acts = async (matter: string) => (await at.ledger.history('teahouse', matter)).map((one) => one.act);

/** A gathering in which guest B has been asked, on Monday 2026-01-05, to answer within three workdays: by Thursday. */
async function asked(): Promise<string> {
  const matter = await propose(at.ledger);
  await done(act(at.ledger, 'ask', { matter, input: { member: 'guest-b' } }));
  return matter;
}

describe('what falls due', () => {
  it('is not done before 24:00 of the last day in Asia/Shanghai', async () => {
    const matter = await asked();
    at.clock.set('2026-01-08T23:59:59.999+08:00');
    expect(await at.ledger.runDue()).toBe(0);
    expect(await acts(matter)).toEqual(['propose', 'ask']);
  });

  it('is done by the system at 24:00, once, with its basis and receipt', async () => {
    const matter = await asked();
    at.clock.set('2026-01-09T00:00:00+08:00');
    expect(await at.ledger.runDue()).toBe(1);
    expect(await at.ledger.runDue()).toBe(0);
    const last = (await at.ledger.history('teahouse', matter)).at(-1);
    expect(last).toMatchObject({
      act: 'fall-silent',
      actor: { account: 'system', capacity: 'system' },
      postTitle: '系统',
      reason: '时限届满',
    });
    expect(last?.verdict.basis).toHaveLength(1);
    expect(await at.ledger.obligations('teahouse', { matter })).toMatchObject([{ state: 'passed' }]);
    expect((await at.ledger.inbox('teahouse', ['guest-b'], { limit: 9 })).items).toEqual([]);
  });

  it('is not done where it was met in time', async () => {
    const matter = await asked();
    await done(act(at.ledger, 'answer', { matter, post: 'guest-b' }));
    at.clock.set('2026-02-01T00:00:00+08:00');
    expect(await at.ledger.runDue()).toBe(0);
    expect(await acts(matter)).toEqual(['propose', 'ask', 'answer']);
  });

  it('is done once however many processes come at once', async () => {
    const matters = await Promise.all([asked(), asked(), asked()]);
    at.clock.set('2026-01-09T00:00:00+08:00');
    const others = Array.from({ length: 5 }, () => ledgerOn(at.database.morePool({ max: 2 }), at.clock));
    await Promise.all(others.map((one) => one.runDue()));
    for (const matter of matters) expect(await acts(matter)).toEqual(['propose', 'ask', 'fall-silent']);
  });

  it('survives a restart: another process, that was not there, does it', async () => {
    const matter = await asked();
    await at.database.pool.end();
    at.clock.set('2026-01-20T08:00:00+08:00');
    const other = ledgerOn(at.database.morePool(), at.clock);
    expect(await other.runDue()).toBe(1);
    expect((await other.history('teahouse', matter)).map((one) => one.act)).toEqual(['propose', 'ask', 'fall-silent']);
  });

  it('is tried again later and later where it cannot be done, and does not keep others from it', async () => {
    const stuck = await asked();
    const fine = await asked();
    // What the obligation entails is not what the procedure knows: nothing the ledger can do but try again.
    await at.database.asOwner(async (client) => {
      await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
      await client.query(`update obligation set on_passed = '{"act": "unheard-of", "input": {}}' where matter = $1`, [stuck]);
    });
    at.clock.set('2026-01-09T00:00:00+08:00');
    expect(await at.ledger.runDue()).toBe(1);
    expect(await acts(fine)).toEqual(['propose', 'ask', 'fall-silent']);
    expect(await at.ledger.runDue()).toBe(0);
    expect((await at.ledger.refusals('teahouse', { limit: 9 })).items).toHaveLength(1);
    at.clock.set('2026-01-09T00:01:01+08:00');
    await at.ledger.runDue();
    expect((await at.ledger.refusals('teahouse', { limit: 9 })).items).toHaveLength(2);
    at.clock.set('2026-01-09T00:02:01+08:00');
    await at.ledger.runDue();
    expect((await at.ledger.refusals('teahouse', { limit: 9 })).items).toHaveLength(2);
  });

  it('is kept going, and stops when told', async () => {
    const matter = await asked();
    at.clock.set('2026-01-09T00:00:00+08:00');
    const errors: unknown[] = [];
    const upkeep = keepUp(at.ledger, { sealEveryMs: 10, dueEveryMs: 10, onError: (error) => errors.push(error) });
    await expect.poll(() => acts(matter), { timeout: 60_000 }).toContain('fall-silent');
    await expect.poll(async () => (await at.ledger.anchor('teahouse'))?.acts, { timeout: 60_000 }).toBe(3);
    await upkeep.stop();
    expect(errors).toEqual([]);
  });
});

describe('a holiday notice', () => {
  it('moves, as an act, what rested on the provisional year, in this government only', async () => {
    await open(at.ledger, 'wineshop');
    at.clock.set('2026-12-30T09:00:00+08:00');
    const matter = await asked();
    const other = await propose(at.ledger, '酒会', { government: 'wineshop' });
    await done(act(at.ledger, 'ask', { matter: other, government: 'wineshop', input: { member: 'guest-b' } }));
    const untouched = await propose(at.ledger);
    // Thursday 31 December counts; 2027-01-01 is a day off by its fixed date; so Monday 4 and Tuesday 5 January.
    expect(await at.ledger.obligations('teahouse', { matter })).toMatchObject([{ due: '2027-01-05', provisional: [2027] }]);

    const notice = { year: 2027, notice: '茶历〔2026〕1号', off: ['2027-01-01', '2027-01-04'], on: [] };
    expect(await at.ledger.enterCalendarNotice('teahouse', notice, { account: 'clerk' })).toEqual({ recomputed: 1 });
    expect(await at.ledger.obligations('teahouse', { matter })).toMatchObject([{ due: '2027-01-06', provisional: [], state: 'open' }]);
    const last = (await at.ledger.history('teahouse', matter)).at(-1);
    expect(last).toMatchObject({ act: 'recompute', input: { year: 2027 }, reason: '茶历〔2026〕1号', actor: { capacity: 'system' } });
    expect((await at.ledger.inbox('teahouse', ['guest-b'], { limit: 9 })).items).toMatchObject([{ matter, due: '2027-01-06' }]);
    expect(await acts(untouched)).toEqual(['propose']);
    expect(await at.ledger.obligations('wineshop', { matter: other })).toMatchObject([{ due: '2027-01-05', provisional: [2027] }]);

    expect(await at.ledger.enterCalendarNotice('teahouse', notice, { account: 'clerk' })).toEqual({ recomputed: 0 });
  });

  it('that holds nationwide moves them in every government, at the next start', async () => {
    at.clock.set('2026-12-30T09:00:00+08:00');
    const matter = await asked();
    await at.ledger.installCalendar([{ year: 2027, notice: '全国1号', off: ['2027-01-01'], on: ['2027-01-02'] }]);
    expect(await at.ledger.obligations('teahouse', { matter })).toMatchObject([{ due: '2027-01-04', provisional: [] }]);
    expect(await acts(matter)).toEqual(['propose', 'ask', 'recompute']);
    expect((await at.ledger.calendarYears('teahouse')).map((one) => one.year)).toEqual([2026, 2027]);
  });
});

describe('a changed organisation', () => {
  it('ends what is not listed and keeps what is', async () => {
    const posts = [
      { id: 'host', role: 'head', title: '东家', rank: 1 },
      { id: 'guest-a', role: 'department-head', title: '茶客甲', department: 'hall', rank: 8 },
    ] as const;
    at.clock.set('2026-01-06T09:00:00+08:00');
    const version = await at.ledger.importOrganisation('teahouse', {
      posts,
      departments: [{ id: 'hall', name: '堂口', kind: 'department', leader: 'guest-a' }],
      account: 'x',
      reason: '改组',
    });
    expect(version).toBe(2);
    const organisation = await at.ledger.organisation('teahouse');
    expect([...organisation.posts.keys()]).toEqual(['host', 'guest-a']);
    expect(organisation.departments.get('hall')).toMatchObject({ leader: 'guest-a' });
    expect(organisation.version).toBe(2);
  });

  it('begins a portfolio on its first day, not before', async () => {
    await at.ledger.importOrganisation('teahouse', {
      posts: [
        { id: 'host', role: 'head', title: '东家', rank: 1 },
        { id: 'clerk', role: 'registrar', title: '账房', rank: 5 },
      ],
      departments: [{ id: 'hall', name: '堂口', kind: 'department', leader: 'clerk', from: '2026-01-10' }],
      account: 'x',
      reason: '调整分工',
    });
    at.clock.set('2026-01-09T23:59:59+08:00');
    expect((await at.ledger.organisation('teahouse')).departments.get('hall')?.leader).toBe('host');
    at.clock.set('2026-01-10T00:00:00+08:00');
    expect((await at.ledger.organisation('teahouse')).departments.get('hall')?.leader).toBe('clerk');
  });
});

describe('an edition of the rules', () => {
  it('is installed once, a better encoding beside it, and judges from the day it is in force', async () => {
    const { packOf } = await import('./support/teahouse.ts');
    const next = packOf('teahouse', '2026', '2026-02-01');
    const first = await at.ledger.installPack('teahouse', next);
    expect(await at.ledger.installPack('teahouse', next)).toEqual(first);
    const better = { ...next, source: { ...next.source, articleCount: 2 } };
    expect(await at.ledger.installPack('teahouse', better)).toMatchObject({ edition: '2026', revision: 2 });
    expect((await at.ledger.packs('teahouse')).map((one) => [one.edition, one.revision])).toEqual([
      ['2026', 2],
      ['2026', 1],
      ['2020', 1],
    ]);
    at.clock.set('2026-01-31T23:00:00+08:00');
    expect((await at.ledger.context('teahouse')).pack.source.edition.edition).toBe('2020');
    expect((await at.ledger.context('teahouse', true)).pack.source.articleCount).toBe(2);
    at.clock.set('2026-02-01T00:00:00+08:00');
    expect((await at.ledger.context('teahouse')).pack.source).toMatchObject({ articleCount: 2 });
  });

  it('that was changed in the table is not judged by', async () => {
    await at.database.asOwner(async (client) => {
      await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
      await client.query(`update pack set source = jsonb_set(source::jsonb, '{source,articleCount}', '7')::json`);
    });
    const other = ledgerOn(at.database.morePool(), at.clock);
    await expect(other.context('teahouse')).rejects.toMatchObject({ code: 'edition-changed' });
  });
});
