import type { ChangePlan, OrganisationChange } from '@lingxing/affairs/organisation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEFORE_RECORDS, postsOn, registerOn } from '@lingxing/affairs/organisation';
import { act, done, house, ledgerOn, propose, type House } from './support/teahouse.ts';

let at: House;
beforeEach(async () => {
  at = await house();
});
afterEach(() => at.database.drop());

const DOCUMENT = { number: '茶发〔2026〕3号', date: '2026-01-04' };
const plan = (day: string, ...changes: readonly OrganisationChange[]): ChangePlan => ({ day, document: DOCUMENT, changes });
const leader = (to: string): OrganisationChange => ({ kind: 'portfolio-assigned', department: 'hall', leader: to });
const SECOND: OrganisationChange = { kind: 'post-added', post: 'second', role: 'deputy', title: '二掌柜', rank: 2 };

const seen = async () => (await at.ledger.chart.read('teahouse')).seen;
const confirm = async (of: ChangePlan, number?: number) =>
  at.ledger.chart.confirm('teahouse', of, { account: 'keeper', seen: number ?? (await seen()) });
const charge = async () => (await at.ledger.organisation('teahouse')).departments.get('hall')?.leader;
const waiting = async (post: string) => (await at.ledger.inbox('teahouse', [post], { limit: 9 })).items.map((one) => one.label);

describe('a plan', () => {
  it('that cannot be is refused with its sentence, and nothing of it is stored', async () => {
    const before = await seen();
    const outcome = await confirm(plan('2026-01-05', SECOND, leader('nobody')));
    expect(outcome).toMatchObject({ kind: 'refused', findings: [{ code: 'organisation.unknown', outcome: 'refused', change: 1 }] });
    expect(await seen()).toBe(before);
    expect((await at.ledger.organisation('teahouse')).posts.has('second')).toBe(false);
  });

  it('is entered with its day, its document, who and when, and is so at once where its day is today', async () => {
    expect(await confirm(plan('2026-01-05', SECOND, leader('second')))).toEqual({ kind: 'done', entered: 2, effective: 'now' });
    expect(await charge()).toBe('second');
    const [last] = await at.ledger.chart.history('teahouse', { limit: 1 });
    expect(last).toMatchObject({ day: '2026-01-05', change: leader('second'), document: DOCUMENT, account: 'keeper' });
    expect(last?.at).toEqual(new Date('2026-01-05T01:00:00Z'));
  });

  it('conflicts where the organisation has changed since it was previewed', async () => {
    const { seen: previewed } = await at.ledger.chart.preview('teahouse', plan('2026-01-05', SECOND));
    await at.ledger.hold('teahouse', { account: 'a', post: 'host', from: '2026-01-05' });
    expect(await confirm(plan('2026-01-05', SECOND), previewed)).toEqual({ kind: 'stale' });
  });

  it('of two confirmed at once one is entered, the other conflicts', async () => {
    const previewed = await seen();
    const others = [at.ledger, ledgerOn(at.database.morePool(), at.clock)];
    const outcomes = await Promise.all(
      others.map((one, i) =>
        one.chart.confirm('teahouse', plan('2026-01-05', { ...SECOND, title: `二掌柜${i}` }), { account: `k${i}`, seen: previewed }),
      ),
    );
    expect(outcomes.map((one) => one.kind).toSorted()).toEqual(['done', 'stale']);
    expect(await seen()).toBe(previewed + 1);
  });

  it('for a later day is stored now and is so from that day on; a change of today in between does not undo it', async () => {
    await confirm(plan('2026-01-05', SECOND));
    expect(await confirm(plan('2026-01-10', leader('second')))).toMatchObject({ kind: 'done', effective: 'later' });
    await confirm(plan('2026-01-05', { kind: 'post-renamed', post: 'second', title: '二东家' }));
    const today = (await at.ledger.organisation('teahouse')).version;
    expect(await charge()).toBe('host');
    at.clock.set('2026-01-09T23:59:59+08:00');
    expect(await charge()).toBe('host');
    at.clock.set('2026-01-10T00:00:00+08:00');
    expect(await charge()).toBe('second');
    // Receipts of that day name a version of their own, in which both changes stand.
    const organisation = await at.ledger.organisation('teahouse');
    expect(organisation.version).toBeGreaterThan(today);
    expect(organisation.posts.get('second')?.title).toBe('二东家');
  });

  it('entered for a day that is over wants a reason; the past then reads as entered, and later entries stand', async () => {
    await confirm(plan('2026-01-05', SECOND, leader('second')));
    at.clock.set('2026-01-12T09:00:00+08:00');
    const late = plan('2026-01-03', leader('clerk'));
    expect(await confirm(late)).toMatchObject({
      kind: 'refused',
      findings: [{ code: 'organisation.dates' }, { code: 'organisation.unknown' }],
    });
    const other = plan('2026-01-03', { kind: 'portfolio-assigned', department: 'hall' });
    expect(await confirm({ ...other, reason: '通知送达较晚' })).toMatchObject({ kind: 'done', effective: 'now' });
    const { register } = await at.ledger.chart.read('teahouse');
    const inCharge = (day: string) => registerOn(register, day).portfolios.map((one) => one.leader);
    expect([inCharge('2026-01-02'), inCharge('2026-01-03'), inCharge('2026-01-05')]).toEqual([['host'], [], ['second']]);
    expect(await charge()).toBe('second');
  });
});

describe('the organisation of a past day', () => {
  it('has the titles of that day', async () => {
    at.clock.set('2026-02-02T09:00:00+08:00');
    await confirm(plan('2026-02-02', { kind: 'post-renamed', post: 'host', title: '大掌柜' }));
    const { register } = await at.ledger.chart.read('teahouse');
    const title = (day: string) => postsOn(register, day).find((one) => one.id === 'host')?.title;
    expect([title('2026-02-01'), title('2026-02-02'), title(BEFORE_RECORDS)]).toEqual(['东家', '大掌柜', undefined]);
  });
});

describe('open matters', () => {
  it('that a plan moves are listed before it is confirmed: for whom they wait and who holds it; others are not', async () => {
    await at.ledger.hold('teahouse', { account: 'old', post: 'host', from: '2020-01-01' });
    const moved = await propose(at.ledger);
    const other = await propose(at.ledger, '中秋茶会');
    await done(act(at.ledger, 'approve', { matter: other, post: 'host' }));
    const change: ChangePlan = plan(
      '2026-01-08',
      { kind: 'holder-relieved', account: 'old', post: 'host' },
      { kind: 'holder-appointed', account: 'new', post: 'host' },
    );
    const { total, looked, moved: list } = await at.ledger.chart.moved('teahouse', change, { limit: 50 });
    expect([total, looked]).toEqual([2, 2]);
    expect(list).toEqual([
      {
        matter: moved,
        procedure: 'gathering',
        stage: '待点头',
        number: null,
        openedOn: '2026-01-05',
        now: [{ post: 'host', label: '点头', holders: ['old'] }],
        after: [{ post: 'host', label: '点头', holders: ['new'] }],
        nobody: false,
        kept: [],
      },
    ]);
  });

  it('that nobody could act on any more are marked', async () => {
    await at.ledger.hold('teahouse', { account: 'old', post: 'host', from: '2020-01-01' });
    await propose(at.ledger);
    const { moved } = await at.ledger.chart.moved(
      'teahouse',
      plan('2026-01-08', { kind: 'holder-relieved', account: 'old', post: 'host' }),
      {
        limit: 50,
      },
    );
    expect(moved).toMatchObject([{ nobody: true, after: [{ holders: [] }] }]);
  });

  it('are projected anew once on the day, by one of two processes, also by one that was not there', async () => {
    await propose(at.ledger);
    await confirm(plan('2026-01-10', SECOND));
    const others = [ledgerOn(at.database.morePool(), at.clock), ledgerOn(at.database.morePool(), at.clock)];
    expect(await others[0]?.chart.takeEffect()).toBe(0);
    at.clock.set('2026-01-10T00:00:05+08:00');
    const taken = await Promise.all(others.map((one) => one.chart.takeEffect()));
    expect(taken.toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(await at.ledger.chart.takeEffect()).toBe(0);
    expect(await waiting('host')).toEqual(['点头']);
  });
});

describe('granting a post', () => {
  const by = { account: 'warden', reason: '任命' };
  it('that another holds is refused where one person holds it, and not where an office has several', async () => {
    await at.ledger.hold('teahouse', { account: 'a', post: 'host', from: '2025-01-01' });
    const refused = await at.ledger.chart.grant('teahouse', { account: 'b', post: 'host', from: '2026-01-05' }, by);
    expect(refused).toMatchObject([{ code: 'organisation.overlap', outcome: 'refused' }]);
    await at.ledger.hold('teahouse', { account: 'a', post: 'clerk', from: '2025-01-01' });
    expect(await at.ledger.chart.grant('teahouse', { account: 'b', post: 'clerk', from: '2026-01-05' }, by)).toEqual([]);
    expect((await at.ledger.holdings('teahouse', { on: '2026-01-05' })).map((one) => `${one.account} ${one.post}`)).toEqual([
      'a clerk',
      'a host',
      'b clerk',
    ]);
  });

  it('follows the relief of the one before, and both stand in the history', async () => {
    await at.ledger.hold('teahouse', { account: 'a', post: 'host', from: '2025-01-01' });
    await at.ledger.hold(
      'teahouse',
      { account: 'a', post: 'host', from: '2025-01-01', to: '2026-01-04' },
      { account: 'warden', reason: '免' },
    );
    expect(await at.ledger.chart.grant('teahouse', { account: 'b', post: 'host', from: '2026-01-05' }, by)).toEqual([]);
    const entries = (await at.ledger.chart.history('teahouse', { limit: 3 })).toReversed();
    expect(entries.map((one) => [one.day, one.change.kind])).toEqual([
      ['2025-01-01', 'holder-appointed'],
      ['2026-01-05', 'holder-relieved'],
      ['2026-01-05', 'holder-appointed'],
    ]);
    const { register } = await at.ledger.chart.read('teahouse');
    expect(register.holdings).toEqual([
      { account: 'a', post: 'host', from: '2025-01-01', to: '2026-01-04' },
      { account: 'b', post: 'host', from: '2026-01-05' },
    ]);
  });
});
