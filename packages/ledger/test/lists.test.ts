import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentQuery } from '../src/index.ts';
import { act, done, house, propose, type House } from './support/teahouse.ts';

let at: House;
let nightly: string;
let spring: string;
let secret: string;
const REGISTRY = { posts: ['clerk'], registry: true };

beforeAll(async () => {
  at = await house();
  at.clock.set('2026-01-05T09:00:00+08:00');
  spring = await propose(at.ledger, '清明茶会');
  at.clock.set('2026-01-06T00:30:00+08:00');
  nightly = await propose(at.ledger, '夜茶 品茗（小聚）', { post: 'guest-b' });
  at.clock.set('2026-01-07T09:00:00+08:00');
  secret = await propose(at.ledger, '密谈茶会', { input: { secret: true } });
});
afterAll(() => at.database.drop());

const titles = async (query: Partial<DocumentQuery>, reader = REGISTRY) =>
  (await at.ledger.documents('teahouse', { limit: 50, ...query }, reader)).items.map((one) => one.summary.title);

describe('reading rights', () => {
  it('keep a matter from those it does not pass through', async () => {
    expect(await titles({}, { posts: ['guest-b'], registry: false })).toEqual(['夜茶 品茗（小聚）']);
    expect(await titles({}, { posts: [], registry: false })).toEqual([]);
    expect(await at.ledger.mayRead('teahouse', spring, { posts: ['guest-b'], registry: false })).toBe(false);
    expect(await at.ledger.load('teahouse', spring, { posts: ['guest-b'], registry: false })).toBeUndefined();
  });
  it('keep a close matter from the registry too, unless it is listed', async () => {
    expect(await titles({})).toEqual(['夜茶 品茗（小聚）', '清明茶会']);
    expect(await titles({}, { posts: ['guest-a', 'clerk'], registry: true })).toEqual(['密谈茶会', '夜茶 品茗（小聚）', '清明茶会']);
    expect(await at.ledger.mayRead('teahouse', secret, REGISTRY)).toBe(false);
    expect(await titles({ q: '密谈' })).toEqual([]);
    expect(await titles({ q: '密谈' }, { posts: ['guest-a'], registry: false })).toEqual(['密谈茶会']);
  });
  it('open a matter to those who are asked', async () => {
    const matter = await propose(at.ledger, '请柬茶会');
    expect(await at.ledger.mayRead('teahouse', matter, { posts: ['guest-b'], registry: false })).toBe(false);
    await done(act(at.ledger, 'ask', { matter, input: { member: 'guest-b' } }));
    expect(await at.ledger.mayRead('teahouse', matter, { posts: ['guest-b'], registry: false })).toBe(true);
    await done(act(at.ledger, 'end', { matter }));
  });
});

describe('the list', () => {
  it('filters by stage, day of opening in Asia/Shanghai, who had a hand in it, and being late', async () => {
    expect(await titles({ stages: ['ended'] })).toEqual(['请柬茶会']);
    expect(await titles({ stages: [] })).toEqual([]);
    expect(await titles({ closed: false })).toEqual(['夜茶 品茗（小聚）', '清明茶会']);
    expect(await titles({ from: '2026-01-06', to: '2026-01-06' })).toEqual(['夜茶 品茗（小聚）']);
    expect(await titles({ to: '2026-01-05' })).toEqual(['清明茶会']);
    expect(await titles({ mine: 'guest-b' })).toEqual(['夜茶 品茗（小聚）']);
    expect(await titles({ hosts: ['nowhere'] })).toEqual([]);
    expect(await titles({ late: true })).toEqual([]);
    await done(act(at.ledger, 'ask', { matter: spring, input: { member: 'guest-b' } }));
    at.clock.set('2026-01-13T00:00:00+08:00');
    expect(await titles({ late: true })).toEqual(['清明茶会']);
    expect(await titles({ late: false, closed: false })).toEqual(['夜茶 品茗（小聚）']);
  });

  it('shows for whom a matter waits and by when', async () => {
    const [row] = (await at.ledger.documents('teahouse', { q: '清明', limit: 1 }, REGISTRY)).items;
    expect(row).toMatchObject({ matter: spring, waitingFor: ['guest-b', 'host'], due: '2026-01-12', exercise: false });
  });

  it('pages through every order without losing or repeating a row', async () => {
    for (let i = 0; i < 7; i += 1) await propose(at.ledger, `茶会${i % 3}`);
    for (const sort of ['updated', '-updated', 'created', '-created', 'number', '-number', 'title', '-title', 'due', '-due'] as const) {
      const whole = (await at.ledger.documents('teahouse', { sort, limit: 50 }, REGISTRY)).items.map((one) => one.matter);
      const paged: string[] = [];
      for (let cursor: string | undefined, page = 0; page < 20; page += 1) {
        const { items, next } = await at.ledger.documents('teahouse', { sort, limit: 3, cursor }, REGISTRY);
        paged.push(...items.map((one) => one.matter));
        cursor = next;
        if (cursor === undefined) break;
      }
      expect([sort, paged]).toEqual([sort, whole]);
      expect(new Set(whole).size).toBe(10);
    }
  });

  it('puts what has no date last in both directions', async () => {
    for (const sort of ['due', '-due'] as const) expect((await titles({ sort }))[0]).toBe('清明茶会');
  });

  it('refuses a cursor that it did not give out', async () => {
    for (const cursor of ['x', 'W10', Buffer.from('{"a":1}').toString('base64url')])
      await expect(at.ledger.documents('teahouse', { cursor, limit: 3 }, REGISTRY)).rejects.toMatchObject({ code: 'cursor-invalid' });
    await expect(at.ledger.inbox('teahouse', ['host'], { cursor: 'x', limit: 3 })).rejects.toMatchObject({ code: 'cursor-invalid' });
  });
});

describe('the inbox', () => {
  it('shows what waits, the nearest date first, then the longest wait, page by page', async () => {
    const soon = await propose(at.ledger, '近茶');
    await done(act(at.ledger, 'ask', { matter: soon, input: { member: 'guest-b', days: 1 } }));
    const later = await propose(at.ledger, '远茶');
    await done(act(at.ledger, 'ask', { matter: later, input: { member: 'guest-b', days: 9 } }));
    const page = await at.ledger.inbox('teahouse', ['guest-b'], { limit: 2 });
    expect(page.total).toBe(3);
    expect(page.items.map((one) => [one.summary.title, one.due, one.act])).toEqual([
      ['清明茶会', '2026-01-12', 'answer'],
      ['近茶', '2026-01-14', 'answer'],
    ]);
    expect(page.items[0]).toMatchObject({ matter: spring, post: 'guest-b', label: '回话', sentBy: '茶客甲', citation: { article: 1 } });
    const rest = await at.ledger.inbox('teahouse', ['guest-b'], { limit: 2, cursor: page.next });
    expect(rest.items.map((one) => one.summary.title)).toEqual(['远茶']);
    expect(rest.next).toBeUndefined();
    const hosts = await at.ledger.inbox('teahouse', ['host', 'guest-b'], { limit: 50 });
    expect(hosts.items.slice(0, 4).map((one) => one.summary.title)).toEqual(['清明茶会', '近茶', '远茶', '清明茶会']);
  });

  it('keeps since when something waits, and drops what is done', async () => {
    const matter = await propose(at.ledger, '等候');
    const since = new Date(at.clock.now());
    at.clock.set('2026-01-14T10:00:00+08:00');
    await done(act(at.ledger, 'sip', { matter, input: { cup: '白茶' } }));
    const waiting = (await at.ledger.inbox('teahouse', ['host'], { limit: 50 })).items.find((one) => one.matter === matter);
    expect(waiting?.since).toEqual(since);
    await done(act(at.ledger, 'approve', { matter, post: 'host' }));
    expect((await at.ledger.inbox('teahouse', ['host'], { limit: 50 })).items.some((one) => one.matter === matter)).toBe(false);
    expect((await at.ledger.inbox('teahouse', ['clerk'], { limit: 50 })).items).toMatchObject([{ matter, act: 'number' }]);
  });
});

describe('the workbench', () => {
  it('counts what waits, what is late, what was done today, what is still a draft', async () => {
    const of = { posts: ['guest-b'], departments: [], account: 'guest-b', draftStages: ['proposed'] };
    expect(await at.ledger.counts('teahouse', of)).toEqual({ waiting: 3, late: 1, doneToday: 0, drafts: 1 });
    await done(act(at.ledger, 'answer', { matter: spring, post: 'guest-b' }));
    expect(await at.ledger.counts('teahouse', of)).toEqual({ waiting: 2, late: 0, doneToday: 1, drafts: 1 });
  });

  it('lists what an account has done, newest first', async () => {
    const first = await at.ledger.done('teahouse', 'guest-b', { limit: 1 });
    expect(first.items).toMatchObject([{ matter: spring, act: 'answer', events: [{ type: 'answered' }], summary: { title: '清明茶会' } }]);
    const second = await at.ledger.done('teahouse', 'guest-b', { limit: 5, cursor: first.next });
    expect(second.items).toMatchObject([{ matter: nightly, act: 'propose', seq: 1 }]);
    expect(second.next).toBeUndefined();
  });

  it('leaves a whole text that came with an act where it is', async () => {
    const whole = await house();
    // Words that do not compress, so that their size is their own.
    const long = Array.from({ length: 12_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7_919) % 20_000))).join('');
    const matter = await propose(whole.ledger, '长谈');
    await done(act(whole.ledger, 'sip', { matter, input: { cup: long } }));
    const { items } = await whole.ledger.done('teahouse', 'guest-a', { limit: 5 });
    expect(items.map((one) => [one.act, one.events.map((event) => event.type)])).toEqual([
      ['sip', []],
      ['propose', ['proposed']],
    ]);
    await whole.database.drop();
  });

  it('lists what is owed, by matter and by post', async () => {
    const owed = await at.ledger.obligations('teahouse', { matter: spring });
    expect(owed).toEqual([
      {
        id: 'ask-0',
        matter: spring,
        procedure: 'gathering',
        title: '清明茶会',
        label: '回话',
        owedBy: { post: 'guest-b' },
        due: '2026-01-12',
        value: 3,
        unit: 'workday',
        from: '2026-01-07',
        provisional: [],
        citation: { source: 'work-rules', text: 'teahouse', article: 1 },
        onPassed: { act: 'fall-silent', input: { member: 'guest-b' } },
        state: 'met',
      },
    ]);
    const open = await at.ledger.obligations('teahouse', { posts: ['guest-b'], open: true });
    expect(open.map((one) => one.title)).toEqual(['近茶', '远茶']);
    expect(await at.ledger.obligations('teahouse', { posts: ['guest-a'] })).toEqual([]);
  });
});

describe('beside the acts', () => {
  it('keeps a working copy until it is dropped', async () => {
    at.clock.set('2026-01-15T08:00:00+08:00');
    await at.ledger.saveWorkingCopy('teahouse', spring, { value: { title: '稿' }, base: 1, account: 'a', post: 'guest-a' });
    at.clock.set('2026-01-15T08:01:00+08:00');
    await at.ledger.saveWorkingCopy('teahouse', spring, { value: { title: '又一稿' }, base: 1, account: 'b', post: 'guest-a' });
    expect(await at.ledger.workingCopy('teahouse', spring)).toEqual({
      value: { title: '又一稿' },
      base: 1,
      account: 'b',
      post: 'guest-a',
      savedAt: new Date('2026-01-15T00:01:00Z'),
    });
    await at.ledger.dropWorkingCopy('teahouse', spring);
    expect(await at.ledger.workingCopy('teahouse', spring)).toBeUndefined();
  });

  it('notes an attachment once, under its first name', async () => {
    const note = { hash: 'a1', name: '单子.pdf', mediaType: 'application/pdf', size: 12, account: 'a' };
    await at.ledger.noteAttachment('teahouse', note);
    await at.ledger.noteAttachment('teahouse', { ...note, name: '另名.pdf' });
    expect(await at.ledger.attachment('teahouse', 'a1')).toMatchObject({ ...note });
  });

  it('knows who holds what on a day', async () => {
    await at.ledger.hold('teahouse', { account: 'a', post: 'host', from: '2025-01-01', to: '2025-12-31' });
    await at.ledger.hold('teahouse', { account: 'b', post: 'host', from: '2026-01-01' });
    expect(await at.ledger.holdings('teahouse', { post: 'host', on: '2025-12-31' })).toEqual([
      { account: 'a', post: 'host', from: '2025-01-01', to: '2025-12-31' },
    ]);
    expect(await at.ledger.holdings('teahouse', { post: 'host', on: '2026-01-01' })).toEqual([
      { account: 'b', post: 'host', from: '2026-01-01' },
    ]);
    expect(await at.ledger.holdings('teahouse', { account: 'c' })).toEqual([]);
    await expect(at.ledger.hold('teahouse', { account: 'a', post: 'nobody', from: '2026-01-01' })).rejects.toMatchObject({ code: '23503' });
  });
});

describe('the order of numbers', () => {
  let own: House;
  const numbered: string[] = [];
  beforeAll(async () => {
    own = await house();
    // As they came in, which is not their order.
    for (const [year, openAt] of [
      [2026, 9],
      [2026, undefined],
      [2026, undefined],
      [0, 2],
      [2025, 100],
      [0, undefined],
    ] as const) {
      const matter = await propose(own.ledger, '有号的茶会');
      await done(act(own.ledger, 'approve', { matter, post: 'host' }));
      const { summary } = await done(act(own.ledger, 'number', { matter, post: 'clerk', input: { year, openAt } }));
      numbered.push(summary.number ?? '');
    }
    // Those without a number follow in the order in which they were opened.
    for (const [i, title] of ['无号一', '无号二', '无号三'].entries()) {
      own.clock.set(`2026-01-05T10:0${i}:00+08:00`);
      await propose(own.ledger, title);
    }
  });
  afterAll(() => own.database.drop());

  const pages = async (sort: 'number' | '-number', limit: number, more: Partial<DocumentQuery> = {}) => {
    const found: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 20; page += 1) {
      const { items, next } = await own.ledger.documents('teahouse', { sort, limit, cursor, ...more }, REGISTRY);
      found.push(...items.map((one) => one.summary.number ?? one.summary.title));
      if (next === undefined) return found;
      cursor = next;
    }
    throw new Error('The pages have no end.');
  };
  const ASCENDING = ['茶发〔2025〕100号', '茶发〔2026〕9号', '茶发〔2026〕10号', '茶发〔2026〕11号', '茶发第2号', '茶发第3号'];

  it('is of series, year and number, each counted and not spelled; what has no number comes last', async () => {
    expect(numbered).toEqual(['茶发〔2026〕9号', '茶发〔2026〕10号', '茶发〔2026〕11号', '茶发第2号', '茶发〔2025〕100号', '茶发第3号']);
    expect(await pages('number', 50)).toEqual([...ASCENDING, '无号一', '无号二', '无号三']);
    expect(await pages('-number', 50)).toEqual([...ASCENDING.toReversed(), '无号三', '无号二', '无号一']);
  });

  it('is the same page by page, wherever a page ends', async () => {
    for (const limit of [1, 2, 3, 5, 6, 7, 8, 9]) {
      expect([limit, await pages('number', limit)]).toEqual([limit, [...ASCENDING, '无号一', '无号二', '无号三']]);
      expect([limit, await pages('-number', limit)]).toEqual([limit, [...ASCENDING.toReversed(), '无号三', '无号二', '无号一']]);
    }
    expect(await pages('number', 2, { q: '有号' })).toEqual(ASCENDING);
    expect(await pages('number', 2, { q: '无号' })).toEqual(['无号一', '无号二', '无号三']);
  });

  it('takes any number for what it is', async () => {
    const keys = await own.database.asOwner(async (client) => {
      const { rows } = await client.query<{ key: string }>(
        `select number_key(n) as key from unnest(array['茶发〔2026〕2号', '12345678901号', '无数字', '7']) with ordinality as x (n, i) order by i`,
      );
      return rows.map((row) => row.key);
    });
    expect(keys).toEqual(['茶发〔0000002026〕0000000002号', '12345678901号', '无数字', '0000000007']);
  });
});

describe('what is owed by a department, and a close matter', () => {
  let own: House;
  let close: string;
  beforeAll(async () => {
    own = await house();
    close = await propose(own.ledger, '密谈茶会', { input: { secret: true } });
    const open = await propose(own.ledger, '敞门茶会');
    await done(act(own.ledger, 'approve', { matter: close, post: 'host' }));
    await done(act(own.ledger, 'number', { matter: close, post: 'clerk', input: { year: 2026, openAt: 77 } }));
    await done(act(own.ledger, 'sip', { matter: close, input: { cup: '大红袍' } }));
    // The tea-house lets only posts owe; an office lets departments.
    await own.database.asOwner(async (client) => {
      await client.query(`select set_config('lingxing.government', 'teahouse', false)`);
      await client.query(
        `insert into obligation (government, matter, id, label, department, due, value, unit, from_day, provisional, state)
         select 'teahouse', m, 'answer', '回话', 'hall', '2026-01-04', 3, 'day', '2026-01-01', '{}', 'open' from unnest($1::uuid[]) m`,
        [[close, open]],
      );
    });
  });
  afterAll(() => own.database.drop());

  const HALL = { departments: ['hall'] };
  const owed = async (posts: string[], registry?: boolean) =>
    (await own.ledger.obligations('teahouse', { posts, ...HALL, open: true, ...(registry === undefined ? {} : { registry }) }))
      .map((one) => one.title)
      .toSorted();
  const late = async (posts: string[], registry?: boolean) =>
    (await own.ledger.counts('teahouse', { posts, ...HALL, account: 'nobody', ...(registry === undefined ? {} : { registry }) })).late;

  it('is neither told nor counted to one of the department who may not read the matter', async () => {
    expect(await owed(['guest-b'])).toEqual([]);
    expect(await late(['guest-b'])).toBe(0);
    expect(await owed([])).toEqual([]);
  });
  it('is told to the registry as far as it is not close', async () => {
    expect(await owed([], true)).toEqual(['敞门茶会']);
    expect(await late([], true)).toBe(1);
  });
  it('is told to one whom the matter passes through', async () => {
    expect(await owed(['guest-a'])).toEqual(['密谈茶会', '敞门茶会'].toSorted());
    expect(await late(['guest-a'])).toBe(2);
  });
  it('leaves the list of what I have done with the right to read it', async () => {
    const titlesOf = async (reader?: { posts: string[]; registry: boolean }) =>
      (await own.ledger.done('teahouse', 'guest-a', { limit: 50, reader })).items.map((one) => one.summary.title);
    expect(await titlesOf()).toEqual(['密谈茶会', '敞门茶会', '密谈茶会']);
    expect(await titlesOf({ posts: ['guest-a'], registry: false })).toEqual(['密谈茶会', '敞门茶会', '密谈茶会']);
    expect(await titlesOf({ posts: ['guest-b'], registry: true })).toEqual(['敞门茶会']);
    expect(await titlesOf({ posts: [], registry: false })).toEqual([]);
  });
  it('does not come up by its number, its words or a filter, and is in no total', async () => {
    const registry = { posts: ['guest-b'], registry: true };
    for (const q of ['茶发〔2026〕77号', '茶发202677号', '77', '大红袍', '密谈'])
      expect([q, (await own.ledger.documents('teahouse', { q, limit: 50 }, registry)).items]).toEqual([q, []]);
    for (const query of [
      { mine: 'guest-a' },
      { late: true },
      { stages: ['numbered'] },
      { sort: 'number' as const },
      { kinds: ['gathering'] },
    ]) {
      const { items } = await own.ledger.documents('teahouse', { ...query, limit: 50 }, registry);
      expect([query, items.some((one) => one.matter === close)]).toEqual([query, false]);
    }
    expect(
      (await own.ledger.documents('teahouse', { q: '茶发202677号', limit: 50 }, { posts: ['guest-a'], registry: false })).items,
    ).toHaveLength(1);
    expect(await own.ledger.inbox('teahouse', ['guest-b'], { limit: 50 })).toEqual({ items: [], total: 0 });
    expect((await own.ledger.counts('teahouse', { posts: ['guest-b'], account: 'guest-b' })).waiting).toBe(0);
  });
});
