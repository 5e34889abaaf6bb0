import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf, within, type NoticeSort } from '../src/index.ts';
import { noticeHouse, noticesOn, owner, type NoticeHouse } from './support/notices.ts';
import { act, done, propose } from './support/teahouse.ts';

let at: NoticeHouse;
beforeEach(async () => {
  at = await noticeHouse();
});
afterEach(() => at.database.drop());

/** What an account's list says, oldest first: kind, label, post. */
async function told(account: string, government = 'teahouse'): Promise<string[]> {
  const { items } = await at.notices.list(government, owner(account), { limit: 50 });
  return items.toReversed().map((one) => `${one.kind} ${one.label} ${one.post}`);
}
const later = (minutes: number) => at.clock.set(new Date(at.clock.now() + minutes * 60_000).toISOString());
const rewind = () =>
  within(at.database.pool, 'teahouse', (client) =>
    client.query(`update notice_cursor set position = 0, day = null where government = 'teahouse'`),
  );

describe('nobody is told', () => {
  it('of what waits for them by their own act', async () => {
    await propose(at.ledger, '清明茶会', { post: 'host' });
    await at.notices.derive('teahouse');
    expect(await told('host')).toEqual([]);
  });

  it('of what waits for a post that they no longer hold, or not yet', async () => {
    await at.ledger.hold('teahouse', { account: 'host', post: 'host', from: '2020-01-01', to: '2026-01-04' });
    await at.ledger.hold('teahouse', { account: 'guest-b', post: 'host', from: '2026-01-06' });
    await propose(at.ledger);
    expect(await at.notices.derive('teahouse')).toBe(0);
    // The day on which the new holder begins: it waits for him now.
    at.clock.set('2026-01-06T08:00:00+08:00');
    expect(await at.notices.derive('teahouse')).toBe(1);
    expect(await told('host')).toEqual([]);
    const { items } = await at.notices.list('teahouse', { account: 'guest-b', posts: ['guest-b', 'host'], registry: false }, { limit: 9 });
    expect(items.map((one) => [one.kind, one.post])).toEqual([['waiting', 'host']]);
  });

  it('whose account is locked', async () => {
    await within(at.database.pool, 'teahouse', (client) => client.query(`update account set disabled = true where account = 'host'`));
    await propose(at.ledger);
    expect(await at.notices.derive('teahouse')).toBe(0);
  });

  it('of a matter of another government, and no list shows one', async () => {
    const code = { address: 'x@example.org', codeHash: Buffer.alloc(32), until: new Date(at.clock.now() + 1) };
    await at.notices.askEmail('wineshop', 'host@wineshop', code);
    await at.notices.confirmEmail('wineshop', 'host@wineshop', code.codeHash);
    await at.notices.setWebhook('wineshop', { url: 'https://example.org', secret: Buffer.alloc(40), by: 'x' });
    await propose(at.ledger, '别家酒会', { government: 'wineshop' });
    expect(await at.notices.derive('teahouse')).toBe(0);
    expect(await at.notices.derive('wineshop')).toBe(1);
    expect(await told('host@wineshop', 'wineshop')).toEqual(['waiting 点头 host']);
    expect(await at.notices.list('teahouse', owner('host@wineshop'), { limit: 9 })).toEqual({ items: [] });
    expect(await at.notices.unread('teahouse', owner('host@wineshop'))).toBe(0);
    for (const table of ['notice', 'notice_cursor', 'notice_delivery', 'notice_setting', 'webhook']) {
      const seenFrom = (government: string) =>
        within(at.database.pool, government, async (client) => {
          const { rows } = await client.query<{ there: boolean }>(
            `select exists (select from ${table} where government = 'wineshop') as there`,
          );
          return rows[0]?.there;
        });
      expect([table, await seenFrom('teahouse'), await seenFrom('wineshop')]).toEqual([table, false, true]);
    }
  });

  it('any more of a matter that they may no longer read: the notice is neither shown nor counted', async () => {
    await propose(at.ledger, '清明茶会', { input: { secret: true } });
    await at.notices.derive('teahouse');
    // The account has another post now, of the registry even; a close matter is not the registry's to read.
    const stranger = { account: 'host', posts: ['clerk'], registry: true };
    expect(await at.notices.unread('teahouse', { account: 'host', posts: ['guest-a'], registry: false })).toBe(1);
    expect((await at.notices.list('teahouse', stranger, { limit: 9 })).items).toEqual([]);
    expect(await at.notices.unread('teahouse', stranger)).toBe(0);
  });
});

describe('what waits', () => {
  it('is told to whom it waits for, once, however often it is looked', async () => {
    const matter = await propose(at.ledger);
    expect(await at.notices.derive('teahouse')).toBe(1);
    expect(await at.notices.derive('teahouse')).toBe(0);
    await rewind();
    expect(await at.notices.derive('teahouse')).toBe(0);
    const { items } = await at.notices.list('teahouse', owner('host'), { limit: 9 });
    expect(items).toMatchObject([
      { kind: 'waiting', label: '点头', post: 'host', postTitle: '东家', matter, title: '清明茶会', read: false, settled: false },
    ]);
  });

  it('is told once where many processes derive at once, and where they start again in between', async () => {
    for (let n = 0; n < 12; n += 1) await propose(at.ledger, `茶会${n}`);
    const processes = Array.from({ length: 5 }, () => at.other());
    const written = await Promise.all(processes.map((one) => one.derive('teahouse')));
    expect(written.reduce((sum, n) => sum + n, 0)).toBe(12);
    await propose(at.ledger, '又一回');
    expect(await at.other().derive('teahouse')).toBe(1);
    // Without the cursor that lets one go first, the key alone admits each once.
    await Promise.all(processes.map(async (one) => (await rewind(), one.derive('teahouse'))));
    expect(await told('host')).toHaveLength(13);
  });

  it('is told although the process that was there when it began to wait is gone', async () => {
    await propose(at.ledger);
    await at.database.pool.end();
    const other = at.other();
    expect(await other.derive('teahouse')).toBe(1);
  });

  it('is told again when it begins to wait again', async () => {
    const matter = await propose(at.ledger);
    await at.notices.derive('teahouse');
    later(1);
    await done(act(at.ledger, 'approve', { matter, post: 'host' }));
    await done(act(at.ledger, 'number', { matter, post: 'clerk', input: { year: 2026 } }));
    await at.notices.derive('teahouse');
    expect(await told('clerk')).toEqual([]);
    later(1);
    await done(act(at.ledger, 'unnumber', { matter, post: 'host', input: { reason: '重编' } }));
    await at.notices.derive('teahouse');
    expect(await told('clerk')).toEqual(['waiting 编号 clerk']);
  });

  it('is settled, and counted no more, once it was done by whomever', async () => {
    const matter = await propose(at.ledger);
    await at.notices.derive('teahouse');
    expect(await at.notices.unread('teahouse', owner('host'))).toBe(1);
    later(1);
    await done(act(at.ledger, 'approve', { matter, post: 'host' }));
    await at.notices.derive('teahouse');
    expect(await at.notices.unread('teahouse', owner('host'))).toBe(0);
    expect((await at.notices.list('teahouse', owner('host'), { limit: 9 })).items).toMatchObject([{ settled: true, read: false }]);
    expect((await at.notices.list('teahouse', owner('host'), { unread: true, limit: 9 })).items).toEqual([]);
  });

  it('is settled from the moment it is done, not from the turn after it', async () => {
    const matter = await propose(at.ledger);
    await at.notices.derive('teahouse');
    later(1);
    await done(act(at.ledger, 'approve', { matter, post: 'host' }));
    expect(await at.notices.unread('teahouse', owner('host'))).toBe(0);
    expect((await at.notices.list('teahouse', owner('host'), { limit: 9 })).items).toMatchObject([{ settled: true, read: false }]);
    expect((await at.notices.list('teahouse', owner('host'), { unread: true, limit: 9 })).items).toEqual([]);
  });

  it('is left out of the list of one who does not want it there', async () => {
    await at.notices.saveChoices('teahouse', 'host', { quiet: undefined, urgentBreaks: true, muted: ['waiting:in-app'] });
    await propose(at.ledger);
    await at.notices.derive('teahouse');
    expect(await told('host')).toEqual([]);
  });
});

describe('what happened', () => {
  it('is told to the person who opened the matter, and not to the one who did it', async () => {
    const matter = await propose(at.ledger);
    await done(act(at.ledger, 'ask', { matter, input: { member: 'guest-b' } }));
    await at.notices.derive('teahouse');
    later(5);
    await done(act(at.ledger, 'answer', { matter, post: 'guest-b' }));
    await done(act(at.ledger, 'retitle', { matter, post: 'guest-a', input: { title: '谷雨茶会' } }));
    await at.notices.derive('teahouse');
    await rewind();
    await at.notices.derive('teahouse');
    expect(await told('guest-a')).toEqual(['answered 已回话 guest-a']);
    expect(await told('guest-b')).toEqual(['waiting 回话 guest-b']);
  });

  it('chases those for whom it waited before, and of them only those named', async () => {
    const matter = await propose(at.ledger);
    await done(act(at.ledger, 'ask', { matter, input: { member: 'guest-b' } }));
    await at.notices.derive('teahouse');
    later(60);
    await done(act(at.ledger, 'sip', { matter, input: { cup: '一盏', posts: ['guest-b'] } }));
    await at.notices.derive('teahouse');
    expect(await told('guest-b')).toEqual(['waiting 回话 guest-b', 'chased 催茶 guest-b']);
    expect(await told('host')).toEqual(['waiting 点头 host']);
    later(60);
    await done(act(at.ledger, 'sip', { matter, input: { cup: '二盏' } }));
    await at.notices.derive('teahouse');
    expect(await told('host')).toEqual(['waiting 点头 host', 'chased 催茶 host']);
  });
});

describe('a limit', () => {
  /** Asked on Monday 2026-01-05 to answer within three workdays: by Thursday the 8th. */
  async function asked(): Promise<string> {
    const matter = await propose(at.ledger);
    await done(act(at.ledger, 'ask', { matter, input: { member: 'guest-b' } }));
    await at.notices.derive('teahouse');
    return matter;
  }

  it('is not told of before it is near, and then once', async () => {
    await asked();
    at.clock.set('2026-01-06T23:59:59+08:00');
    await at.notices.derive('teahouse');
    expect(await told('guest-b')).toEqual(['waiting 回话 guest-b']);
    at.clock.set('2026-01-07T00:00:01+08:00');
    await at.notices.derive('teahouse');
    at.clock.set('2026-01-08T00:00:01+08:00');
    await at.notices.derive('teahouse');
    expect(await told('guest-b')).toEqual(['waiting 回话 guest-b', 'near 回话 guest-b']);
  });

  it('is told of when it has passed, whether the system has already acted on it or not', async () => {
    await asked();
    at.clock.set('2026-01-09T00:00:01+08:00');
    await at.ledger.runDue();
    await at.notices.derive('teahouse');
    at.clock.set('2026-01-10T00:00:01+08:00');
    await at.notices.derive('teahouse');
    expect(await told('guest-b')).toEqual(['waiting 回话 guest-b', 'passed 回话 guest-b']);
    expect(await at.notices.unread('teahouse', owner('guest-b'))).toBe(1);
  });

  it('that was met is not told of', async () => {
    const matter = await asked();
    await done(act(at.ledger, 'answer', { matter, post: 'guest-b' }));
    at.clock.set('2026-01-12T00:00:01+08:00');
    await at.notices.derive('teahouse');
    expect(await told('guest-b')).toEqual(['waiting 回话 guest-b']);
  });
});

describe('reading', () => {
  it('marks own notices only', async () => {
    await propose(at.ledger);
    await at.notices.derive('teahouse');
    const id = (await at.notices.list('teahouse', owner('host'), { limit: 9 })).items[0]?.id ?? 0;
    await at.notices.markRead('teahouse', 'guest-b', { ids: [id] });
    await at.notices.markRead('wineshop', 'host', { ids: [id] });
    expect(await at.notices.unread('teahouse', owner('host'))).toBe(1);
    await at.notices.markRead('teahouse', 'host', { ids: [id] });
    expect(await at.notices.unread('teahouse', owner('host'))).toBe(0);
  });

  it('all of them stops at the newest that was seen, and pages through the rest', async () => {
    for (let n = 0; n < 3; n += 1) {
      await propose(at.ledger, `茶会${n}`);
      later(1);
    }
    await at.notices.derive('teahouse');
    const first = await at.notices.list('teahouse', owner('host'), { limit: 2 });
    expect(first.items.map((one) => one.title)).toEqual(['茶会2', '茶会1']);
    const second = await at.notices.list('teahouse', owner('host'), { limit: 2, cursor: first.next });
    expect([second.items.map((one) => one.title), second.next]).toEqual([['茶会0'], undefined]);
    await at.notices.markRead('teahouse', 'host', { upTo: first.items[1]?.id ?? 0 });
    expect((await at.notices.list('teahouse', owner('host'), { unread: true, limit: 9 })).items.map((one) => one.title)).toEqual(['茶会2']);
  });
});

it('the list stands by kind, the most pressing first, or by what is due first, page by page', async () => {
  await propose(at.ledger, '茶会');
  await at.notices.derive('teahouse');
  const titles = async (sort: NoticeSort) => {
    const lines: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await at.notices.list('teahouse', owner('host'), { limit: 2, sort, ...(cursor === undefined ? {} : { cursor }) });
      lines.push(...page.items.map((one) => `${one.kind} ${one.due ?? '-'}`));
      cursor = page.next;
      more = cursor !== undefined;
    }
    return lines;
  };
  // Told of in this order, with these dates: what has none stands last whichever way.
  await within(at.database.pool, 'teahouse', async (client) => {
    for (const [kind, due] of [
      ['passed', '2026-01-03'],
      ['answered', null],
      ['near', '2026-01-09'],
      ['chased', '2026-01-05'],
    ] as const)
      await client.query(
        `insert into notice (government, account, matter, post, kind, act, occasion, label, at, in_app, due)
         select government, account, matter, post, $1, act, $1, label, at, in_app, $2::date from notice limit 1`,
        [kind, due],
      );
  });
  expect(await titles('kind')).toEqual(['passed 2026-01-03', 'near 2026-01-09', 'chased 2026-01-05', 'waiting -', 'answered -']);
  expect(await titles('due')).toEqual(['passed 2026-01-03', 'chased 2026-01-05', 'near 2026-01-09', 'waiting -', 'answered -']);
  expect(await titles('-due')).toEqual(['near 2026-01-09', 'chased 2026-01-05', 'passed 2026-01-03', 'answered -', 'waiting -']);
  expect(await titles('at')).toEqual(['waiting -', 'passed 2026-01-03', 'answered -', 'near 2026-01-09', 'chased 2026-01-05']);
});

describe('deliveries', () => {
  const mailTo = async (account: string) => {
    const codeHash = Buffer.alloc(32, 7);
    await at.notices.askEmail('teahouse', account, { address: `${account}@example.org`, codeHash, until: new Date(at.clock.now() + 1000) });
    expect(await at.notices.confirmEmail('teahouse', account, codeHash)).toBe(true);
  };

  it('are not made without a confirmed address, a webhook, or for an exercise', async () => {
    await at.notices.askEmail('teahouse', 'host', {
      address: 'host@example.org',
      codeHash: Buffer.alloc(32, 7),
      until: new Date(at.clock.now() + 60_000),
    });
    expect(await at.notices.confirmEmail('teahouse', 'host', Buffer.alloc(32, 8))).toBe(false);
    await propose(at.ledger);
    await at.notices.derive('teahouse');
    expect(await at.notices.claimMail('teahouse')).toBeUndefined();
    expect(await at.notices.claimWebhook('teahouse', 9)).toEqual([]);
    await mailTo('host');
    await propose(at.ledger, '演练', { exercise: true });
    await at.notices.derive('teahouse');
    expect(await at.notices.claimMail('teahouse')).toBeUndefined();
  });

  it('of one person are claimed by one process, together', async () => {
    await mailTo('host');
    for (let n = 0; n < 6; n += 1) await propose(at.ledger, `茶会${n}`);
    await at.notices.derive('teahouse');
    const claims = await Promise.all(Array.from({ length: 4 }, () => at.other().claimMail('teahouse')));
    expect(claims.filter((one) => one !== undefined).map((one) => [one.account, one.setting.email, one.deliveries.length])).toEqual([
      ['host', 'host@example.org', 6],
    ]);
  });

  it('that a process died over are taken up again after the lease, and what was settled is not', async () => {
    await mailTo('host');
    const first = await propose(at.ledger, '茶会一');
    later(1);
    const second = await propose(at.ledger, '茶会二');
    await at.notices.derive('teahouse');
    const claim = await at.notices.claimMail('teahouse');
    expect(claim?.deliveries.map((one) => [one.matter, one.attempts, one.moot])).toEqual([
      [first, 1, false],
      [second, 1, false],
    ]);
    await at.notices.settle('teahouse', 'email', [{ notice: claim?.deliveries[0]?.notice ?? 0, state: 'sent' }]);
    expect(await at.notices.claimMail('teahouse')).toBeUndefined();
    later(5);
    const again = await noticesOn(at.database.morePool(), at.clock).claimMail('teahouse');
    expect(again?.deliveries.map((one) => [one.matter, one.attempts])).toEqual([[second, 2]]);
  });

  it('are moot once it was done, or the person lost the post', async () => {
    await mailTo('host');
    await mailTo('guest-b');
    const matter = await propose(at.ledger);
    await done(act(at.ledger, 'ask', { matter, input: { member: 'guest-b' } }));
    await at.notices.derive('teahouse');
    later(1);
    await done(act(at.ledger, 'approve', { matter, post: 'host' }));
    await at.ledger.hold('teahouse', { account: 'guest-b', post: 'guest-b', from: '2020-01-01', to: '2026-01-04' });
    expect(dayOf(at.clock.now())).toBe('2026-01-05');
    for (const account of ['guest-b', 'host'])
      expect(await at.notices.claimMail('teahouse')).toMatchObject({ account, deliveries: [{ moot: true }] });
  });

  it('a code is good for five tries and until its time', async () => {
    const code = Buffer.alloc(32, 7);
    const ask = () =>
      at.notices.askEmail('teahouse', 'host', { address: 'x@example.org', codeHash: code, until: new Date(at.clock.now() + 60_000) });
    await ask();
    for (let n = 0; n < 5; n += 1) expect(await at.notices.confirmEmail('teahouse', 'host', Buffer.alloc(32))).toBe(false);
    expect(await at.notices.confirmEmail('teahouse', 'host', code)).toBe(false);
    await ask();
    later(1);
    expect(await at.notices.confirmEmail('teahouse', 'host', code)).toBe(false);
    expect((await at.notices.setting('teahouse', 'host')).email).toBeUndefined();
  });
});
