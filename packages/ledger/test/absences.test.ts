/** Absences on a real database: what is on record makes titles and ends them, one wins of two at once, and lists show what one may read. */
import { titlesInForce } from '@lingxing/affairs/authority';
import { leaveProcedure, type AbsenceInput, type LeaveState } from '@lingxing/affairs/leave';
import { loadBuiltInCalendarYears, loadBuiltInLayers, loadBuiltInPacks } from '@lingxing/workrules/read';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdContext } from '../src/authority.ts';
import { createLedger, type Clock, type Connections, type Ledger, type Performed, type Reader } from '../src/index.ts';
import { within } from '../src/tenant.ts';
import { freshDatabase, type FreshDatabase } from './support/database.ts';
import { SetClock } from './support/teahouse.ts';

const POSTS = [
  { id: 'head', role: 'head', title: '区长', rank: 1 },
  { id: 'executive', role: 'executive-deputy', title: '常务副区长', rank: 2 },
  { id: 'farming', role: 'deputy', title: '副区长（农业）', rank: 3 },
  { id: 'schools', role: 'deputy', title: '副区长（教育）', rank: 4 },
  { id: 'registrar', role: 'registrar', title: '办公室文书', department: 'office', rank: 9 },
  { id: 'farm-head', role: 'department-head', title: '农业局局长', department: 'farm', rank: 10 },
  { id: 'farm-clerk', role: 'department-clerk', title: '农业局文书', department: 'farm', rank: 11 },
  { id: 'school-head', role: 'department-head', title: '教育局局长', department: 'school', rank: 12 },
] as const;

const trip = (change: Partial<AbsenceInput> = {}): AbsenceInput => ({
  kind: 'business-trip',
  beyond: true,
  destination: '省城',
  purpose: '参加会议',
  from: '2026-11-24',
  to: '2026-11-26',
  ...change,
});
const ALL: Reader = { posts: ['registrar'], registry: true };

let database: FreshDatabase;
let ledger: Ledger;
let clock: SetClock;
let id: string;

const DEPARTMENTS = [
  { id: 'office', name: '办公室', kind: 'office', leader: 'head', from: '2026-01-01' },
  { id: 'farm', name: '农业局', kind: 'department', leader: 'farming', from: '2026-01-01' },
  { id: 'school', name: '教育局', kind: 'department', leader: 'schools', from: '2026-01-01' },
] as const;

const ledgerOn = (pool: Connections, at: Clock): Ledger => createLedger({ pool, clock: at, procedures: [leaveProcedure] });

beforeEach(async () => {
  database = await freshDatabase({ max: 12 });
  clock = new SetClock('2026-11-23T09:00:00+08:00');
  ledger = ledgerOn(database.pool, clock);
  const pack = loadBuiltInPacks().find((one) => one.id === 'jincheng-chengqu');
  if (pack === undefined) throw new Error('no such pack');
  ({ id } = pack);
  await ledger.installCalendar(loadBuiltInCalendarYears());
  for (const government of [id, 'elsewhere']) {
    await ledger.found({ id: government, name: government, short: government });
    await ledger.installPack(government, { source: pack.source, layers: loadBuiltInLayers() });
    await ledger.importOrganisation(government, {
      posts: POSTS,
      departments: DEPARTMENTS,
      account: 'setup',
      reason: '设置',
    });
  }
  await database.asSuperuser((client) =>
    client.query(`insert into pairing (government, a, b, from_day) values ($1, 'farming', 'schools', '2026-01-01')`, [id]),
  );
  await ledger.reproject(id);
});
afterEach(() => database.drop());

interface Doing {
  readonly matter?: string;
  readonly reason?: string;
  readonly government?: string;
  /** By whom the post is used, by a title in force. */
  readonly by?: string;
}

async function act(post: string, name: string, input: unknown, { matter, reason, government = id, by }: Doing = {}): Promise<Performed> {
  const title =
    by === undefined ? undefined : titlesInForce(await ledger.context(government)).find((one) => one.post === post && one.by === by);
  if (by !== undefined && title === undefined) throw new Error(`${by} has no title to ${post}`);
  const actor =
    title === undefined
      ? { account: post, post, capacity: 'holder' as const }
      : { account: title.by, post, capacity: title.capacity, by: title.by, title: title.title, under: title.under };
  return ledger.perform({ government, procedure: 'leave', matter, request: { act: name, actor, input, reason } });
}

async function done(outcome: Promise<Performed>): Promise<string> {
  const found = await outcome;
  if (found.kind !== 'done') throw new Error(`Expected done, got ${JSON.stringify(found)}`);
  return found.matter;
}

const inForce = async (of = ledger): Promise<string[]> => [
  ...new Set(titlesInForce(await of.context(id)).map((one) => `${one.post} by ${one.by} ${one.title}`)),
];

/** A deputy's leave, granted. */
async function granted(post = 'farming', change: Partial<AbsenceInput> = {}): Promise<string> {
  const matter = await done(act(post, 'apply', { absence: trip(change) }, { reason: '临时通知' }));
  await done(act('head', 'approve', {}, { matter, reason: '同意' }));
  return matter;
}

describe('what is on record', () => {
  it('makes titles on its day without anything being set up, in every process; the return ends them', async () => {
    const matter = await granted();
    expect(await inForce()).toEqual([]);
    clock.set('2026-11-24T00:00:01+08:00');
    const other = ledgerOn(database.morePool(), clock);
    expect(await inForce()).toEqual(['farming by schools AB角补位']);
    expect(await inForce(other)).toEqual(['farming by schools AB角补位']);
    clock.set('2026-11-30T09:00:00+08:00');
    expect(await inForce()).toEqual(['farming by schools AB角补位']);
    await done(act('farming', 'return', { on: '2026-11-30' }, { matter }));
    expect(await inForce()).toEqual([]);
    expect(await inForce(other)).toEqual([]);
  });

  it('asks for the return from the first day on, once the day has come, in one turn of any process', async () => {
    const lines = async (post: string) => (await ledger.inbox(id, [post], { limit: 10 })).items.map((one) => [one.act, one.due]);
    await granted();
    expect(await lines('farming')).toEqual([]);
    clock.set('2026-11-23T23:59:59+08:00');
    await ledger.runDue(id);
    expect(await lines('farming')).toEqual([]);
    clock.set('2026-11-24T00:00:01+08:00');
    await ledger.runDue(id);
    expect(await lines('farming')).toEqual([['return', '2026-11-26']]);
  });

  it('notes the day again where something else was noted before it came', async () => {
    await granted();
    // A release, or a change of the organisation, projects every open matter meanwhile.
    await ledger.reproject(id);
    clock.set('2026-11-24T09:00:00+08:00');
    await ledger.runDue(id);
    expect((await ledger.inbox(id, ['farming'], { limit: 10 })).items.map((one) => one.act)).toEqual(['return']);
    await ledger.runDue(id);
    expect((await ledger.inbox(id, ['farming'], { limit: 10 })).items.map((one) => one.act)).toEqual(['return']);
  });

  it('notes the day of what was granted before an upgrade, when that projects it anew', async () => {
    await ledger.noteRelease();
    await granted();
    // As the release before left it: nothing noted, and the return asked for days before the departure.
    await database.asSuperuser(async (client) => {
      await client.query('delete from projection_due');
      await client.query(`update government set projected_by = case when id = $1 then '0.6.0/0050' else projected_by end`, [id]);
      await client.query(`update inbox set act = 'return' where act <> 'return'`);
    });
    expect(await ledger.noteRelease()).toBe(1);
    await ledger.runDue(id);
    const asked = async () => (await ledger.inbox(id, ['farming'], { limit: 10 })).items.map((one) => one.act);
    expect(await asked()).toEqual([]);
    clock.set('2026-11-24T00:00:01+08:00');
    await ledger.runDue(id);
    expect(await asked()).toEqual(['return']);
  });

  it('is gone with a cancelled absence', async () => {
    const matter = await granted();
    clock.set('2026-11-24T09:00:00+08:00');
    expect(await inForce()).toHaveLength(1);
    await done(act('farming', 'cancel', { reason: '会议取消' }, { matter }));
    expect(await inForce()).toEqual([]);
  });

  it('lets an absence that was never asked for be entered with its breach, and substitution starts', async () => {
    await done(act('registrar', 'register', { post: 'farming', absence: trip({ from: '2026-11-23' }) }));
    expect(await inForce()).toEqual(['farming by schools AB角补位']);
  });
});

describe('of two at once', () => {
  it('one entrustment stands and the other is refused', async () => {
    const matter = await done(act('head', 'report', { absence: trip({ from: '2026-11-23' }) }));
    const entrust = () => act('head', 'entrust', { to: 'executive', from: '2026-11-23', until: '2026-11-26' }, { matter });
    const outcomes = await Promise.all([entrust(), entrust()]);
    expect(outcomes.map((one) => one.kind).toSorted()).toEqual(['done', 'refused']);
    expect(await inForce()).toEqual(['head by executive 代行区长职务']);
  });

  it('two leaves of one post for the same days: one is granted', async () => {
    const first = await done(act('farming', 'apply', { absence: trip() }));
    const second = await done(act('farming', 'apply', { absence: trip({ destination: '邻市' }) }));
    const outcomes = await Promise.all([first, second].map((matter) => act('head', 'approve', {}, { matter })));
    expect(outcomes.map((one) => one.kind).toSorted()).toEqual(['done', 'refused']);
  });

  it('a pair that asks for the same days at once: the second is warned, and goes on with a reason', async () => {
    const first = await done(act('farming', 'apply', { absence: trip() }));
    // The other has asked for the same days: that is told already.
    expect((await act('schools', 'apply', { absence: trip() })).kind).toBe('needs-reason');
    const matters = [first, await done(act('schools', 'apply', { absence: trip() }, { reason: '各有会议' }))];
    const outcomes = await Promise.all(matters.map((matter) => act('head', 'approve', {}, { matter })));
    expect(outcomes.map((one) => one.kind).toSorted()).toEqual(['done', 'needs-reason']);
  });
});

describe('a request that waits for its answer', () => {
  const version = (): Promise<number> =>
    within(database.pool, id, async (client) => {
      const { rows } = await client.query<{ context_version: number }>('select context_version from government where id = $1', [id]);
      return rows[0]?.context_version ?? Number.NaN;
    });

  it('outdates nobody’s context where no AB partner is told of it; the answer does', async () => {
    const before = await version();
    const matter = await done(act('farm-head', 'apply', { absence: trip() }));
    await done(act('farming', 'consent', { opinion: '同意' }, { matter }));
    expect(await version()).toBe(before);
    await done(act('farming', 'apply', { absence: trip() }));
    expect(await version()).toBe(before + 1);
    await done(act('head', 'approve', {}, { matter, reason: '同意' }));
    expect(await version()).toBe(before + 2);
    const { planned } = (await ledger.context(id)).organisation.authority;
    expect([...new Set(planned?.map((one) => one.post))]).toEqual(['farm-head']);
  });

  it('keeps no other act waiting, nor does one that changes who may use which post', async () => {
    const matter = await done(act('farm-head', 'apply', { absence: trip() }));
    for (const weighty of [false, true])
      await within(database.pool.forActs, id, async (client) => {
        await holdContext(client, id, await version(), weighty);
        // The lock is held while the other acts are done; were they kept waiting for it, this would never end.
        if (weighty) await done(act('farming', 'consent', { opinion: '同意' }, { matter }));
        else await done(act('school-head', 'apply', { absence: trip() }));
      });
    expect((await ledger.load<LeaveState>(id, matter))?.version).toBe(2);
  });

  it('is told to whoever is made his AB partner after it', async () => {
    await done(act('farm-head', 'apply', { absence: trip() }));
    await ledger.importOrganisation(id, {
      posts: POSTS,
      departments: [],
      pairs: [{ a: 'farm-head', b: 'school-head' }],
      account: 'setup',
      reason: 'AB角',
    });
    const { asked } = (await ledger.context(id)).organisation.authority;
    expect([...new Set(asked?.map((one) => one.post))]).toEqual(['farm-head']);
  });
});

describe('what was done in his stead', () => {
  it('is counted on the return and listed; whoever did it reports on it', async () => {
    const matter = await granted('farming', { from: '2026-11-23' });
    const other = await done(act('farm-head', 'apply', { absence: trip({ from: '2026-11-26' }) }));
    await done(act('farming', 'consent', { opinion: '同意' }, { matter: other, by: 'schools' }));
    clock.set('2026-11-24T09:00:00+08:00');
    await done(act('farming', 'return', { on: '2026-11-24' }, { matter }));
    const loaded = await ledger.load<LeaveState>(id, matter);
    expect(loaded?.state).toMatchObject({ stage: 'returned', returned: { done: [{ by: 'schools', acts: 1 }] } });
    expect((await ledger.inbox(id, ['schools'], { limit: 10 })).items.map((one) => [one.matter, one.act])).toEqual([
      [matter, 'report-back'],
    ]);
    const page = { limit: 10, reader: { posts: ['farming'], registry: false } };
    expect((await ledger.inStead(id, matter, page)).items).toMatchObject([
      {
        matter: other,
        procedure: 'leave',
        act: 'consent',
        by: 'schools',
        post: 'farming',
        postTitle: '副区长（教育）（AB角补位，代副区长（农业））',
      },
    ]);
    expect((await ledger.inStead(id, matter, { limit: 10, reader: { posts: ['school-head'], registry: false } })).items).toEqual([]);
    expect(await ledger.doneUnder('elsewhere', matter)).toEqual([]);
    await done(act('schools', 'report-back', { note: '同意一件请假' }, { matter }));
    expect((await ledger.load<LeaveState>(id, matter))?.state.stage).toBe('closed');
  });

  it('nobody is asked to report where nothing was done', async () => {
    const matter = await granted('farming', { from: '2026-11-23' });
    clock.set('2026-11-24T09:00:00+08:00');
    await done(act('farming', 'return', { on: '2026-11-24' }, { matter }));
    expect((await ledger.load<LeaveState>(id, matter))?.state.stage).toBe('closed');
  });
});

describe('AB pairs that are imported', () => {
  const pairs = async () => (await ledger.organisation(id)).authority.pairs;
  const imported = (list: readonly { readonly a: string; readonly b: string; readonly from?: string }[]) =>
    ledger.importOrganisation(id, { posts: POSTS, departments: [], pairs: list, account: 'setup', reason: 'AB角' });

  it('a pair of one, the same pair twice, a post that is not there: refused, and nothing of the import stays', async () => {
    for (const list of [
      [{ a: 'farming', b: 'farming' }],
      [
        { a: 'schools', b: 'farming' },
        { a: 'farming', b: 'schools' },
      ],
      [{ a: 'farming', b: 'nobody' }],
    ])
      await expect(imported(list)).rejects.toMatchObject({ code: 'pair-invalid' });
    expect(await pairs()).toEqual([['farming', 'schools']]);
    expect((await ledger.organisation(id)).departments.size).toBe(3);
  });

  it('are those from their day on; one that is not listed ends today, one that is listed again begins anew', async () => {
    await imported([{ a: 'schools', b: 'executive', from: '2026-11-24' }]);
    clock.set('2026-11-24T09:00:00+08:00');
    expect(await pairs()).toEqual([['executive', 'schools']]);
    await imported([{ a: 'farming', b: 'schools' }]);
    clock.set('2026-11-25T09:00:00+08:00');
    expect(await pairs()).toEqual([['farming', 'schools']]);
  });
});

describe('who is away', () => {
  const days = async (from: string, to: string, reader: Reader = ALL) =>
    (await ledger.absences(id, { from, to, order: 'earliest', limit: 50 }, reader)).items
      .map((one) => (one.state as LeaveState).post)
      .toSorted();

  it('in a span of days; one whose return is not on record lasts until today', async () => {
    await granted('farming', { from: '2026-11-24', to: '2026-11-24' });
    await granted('schools', { from: '2026-11-27', to: '2026-11-30' });
    expect(await days('2026-11-24', '2026-11-24')).toEqual(['farming']);
    expect(await days('2026-11-25', '2026-11-26')).toEqual([]);
    expect(await days('2026-11-24', '2026-11-30')).toEqual(['farming', 'schools']);
    clock.set('2026-11-26T09:00:00+08:00');
    expect(await days('2026-11-25', '2026-11-26')).toEqual(['farming']);
  });

  it('the office reads all, a leader his pair’s, a department its own, another government nothing', async () => {
    await granted('farming');
    const matter = await done(act('farm-head', 'apply', { absence: trip() }));
    expect(await days('2026-11-24', '2026-11-26')).toEqual(['farm-head', 'farming']);
    expect(await days('2026-11-24', '2026-11-26', { posts: ['schools'], registry: false })).toEqual(['farming']);
    expect(await days('2026-11-24', '2026-11-26', { posts: ['executive'], registry: false })).toEqual([]);
    expect(await days('2026-11-24', '2026-11-26', { posts: ['farm-clerk'], registry: false })).toEqual(['farm-head']);
    expect(await days('2026-11-24', '2026-11-26', { posts: ['school-head'], registry: false })).toEqual([]);
    expect((await ledger.absences('elsewhere', { limit: 50 }, ALL)).items).toEqual([]);
    expect(await ledger.load(id, matter, { posts: ['school-head'], registry: false })).toBeUndefined();
  });

  it('page by page, by stage and by post', async () => {
    for (const day of ['2026-11-25', '2026-11-27', '2026-12-01']) await granted('farming', { from: day, to: day });
    await done(act('farm-head', 'apply', { absence: trip() }));
    const first = await ledger.absences(id, { limit: 2 }, ALL);
    expect(first.items.map((one) => (one.state as LeaveState).from)).toEqual(['2026-12-01', '2026-11-27']);
    const rest = await ledger.absences(id, { limit: 5, cursor: first.next }, ALL);
    expect(rest.items.map((one) => (one.state as LeaveState).from)).toEqual(['2026-11-25', '2026-11-24']);
    const asked = await ledger.absences(id, { limit: 5, stages: ['applied'] }, ALL);
    expect(asked.items.map((one) => [(one.state as LeaveState).post, one.waitingFor])).toEqual([['farm-head', ['farming']]]);
    expect((await ledger.absences(id, { limit: 5, posts: ['schools'] }, ALL)).items).toEqual([]);
  });
});

describe('the record', () => {
  it('is what the acts make of it, and a changed one is found', async () => {
    const matter = await granted();
    const away = await done(act('head', 'report', { absence: trip() }));
    await done(act('head', 'entrust', { to: 'executive', from: '2026-11-24', until: '2026-11-25', scope: ['document'] }, { matter: away }));
    await done(act('farming', 'extend', { to: '2026-11-27', reason: '会期延长' }, { matter }));
    await done(act('head', 'approve', {}, { matter, reason: '同意' }));
    expect(await ledger.verify(id)).toMatchObject({ ok: true, matters: 2, acts: 6 });
    await database.asSuperuser((client) =>
      client.query(`update authority_record set until = '2027-01-01', planned_to = '2027-01-01' where type = 'entrustment'`),
    );
    const check = await ledger.verify(id);
    expect(check.broken).toEqual([`事项 ${away}：在册的外出、委托与其现记载不符`]);
  });
});

describe('what one person does once', () => {
  it('is not asked in another’s stead of whoever has it before himself, nor twice of one who stands in for two; told as one in the count', async () => {
    const second = { id: 'registrar-2', role: 'registrar', title: '办公室第二文书', department: 'office', rank: 9 } as const;
    await ledger.importOrganisation(id, { posts: [...POSTS, second], departments: DEPARTMENTS, account: 'setup', reason: '增设' });
    await granted('farming', { from: '2026-11-25' });
    const both = [{ post: 'registrar' }, { post: 'registrar-2' }];
    const asked = async (of: Ledger, own: string, inStead: readonly { readonly post: string }[]) => {
      const { items, total } = await of.inbox(id, [own], { limit: 10, inStead });
      return [items.map((one) => `${one.act} ${one.post}`), total];
    };
    // Of what may be done for each, both lines stand.
    expect(await asked(ledger, 'registrar', [{ post: 'registrar-2' }])).toEqual([['record registrar', 'record registrar-2'], 2]);
    const once = createLedger({ pool: database.pool, clock, procedures: [{ ...leaveProcedure, once: ['record'] }] });
    expect(await asked(once, 'registrar', [{ post: 'registrar-2' }])).toEqual([['record registrar'], 1]);
    expect(await asked(once, 'registrar-2', [{ post: 'registrar' }])).toEqual([['record registrar-2'], 1]);
    expect(await asked(once, 'farm-clerk', both)).toEqual([['record registrar'], 1]);
    // For whoever has neither, it comes in another's stead.
    expect(await asked(once, 'farm-clerk', [{ post: 'registrar-2' }])).toEqual([['record registrar-2'], 1]);
    expect((await once.counts(id, { account: 'registrar', posts: ['registrar'], inStead: [{ post: 'registrar-2' }] })).waiting).toBe(1);
  });
});
