import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, done, house, propose, type House } from './support/teahouse.ts';

let at: House;
beforeAll(async () => {
  at = await house({ max: 30 });
});
afterAll(() => at.database.drop());

describe('what stores nothing', () => {
  it('refuses an act with the findings of the procedure, and keeps the attempt for the auditor', async () => {
    const matter = await propose(at.ledger);
    const outcome = await act(at.ledger, 'approve', { matter, post: 'guest-b' });
    expect(outcome).toMatchObject({ kind: 'refused', verdict: { outcome: 'refused', findings: [{ code: 'authority.not-yours' }] } });
    expect(await at.ledger.load('teahouse', matter)).toMatchObject({ version: 1, state: { stage: 'proposed' } });
    const [refusal] = (await at.ledger.refusals('teahouse', { limit: 1 })).items;
    expect(refusal).toMatchObject({ account: 'guest-b', post: 'guest-b', matter, act: 'approve', procedure: 'gathering' });
  });

  it('asks for a reason where the rules warn, and goes on with one', async () => {
    const matter = await propose(at.ledger, '夜茶');
    expect(await act(at.ledger, 'approve', { matter, post: 'host' })).toMatchObject({
      kind: 'needs-reason',
      verdict: { outcome: 'warned' },
    });
    expect(await act(at.ledger, 'approve', { matter, post: 'host', reason: '  ' })).toMatchObject({ kind: 'needs-reason' });
    await done(act(at.ledger, 'approve', { matter, post: 'host', reason: '月色正好' }));
    const history = await at.ledger.history('teahouse', matter);
    expect(history.map((one) => [one.act, one.reason, one.verdict.outcome])).toEqual([
      ['propose', null, 'permitted'],
      ['approve', '月色正好', 'warned'],
    ]);
  });

  it('knows no matter of another procedure, none that is not there, and no id that is none', async () => {
    expect(await act(at.ledger, 'sip', { matter: '00000000-0000-4000-8000-000000000000' })).toEqual({ kind: 'not-found' });
    expect(await act(at.ledger, 'sip', { matter: "x'; drop table act; --" })).toEqual({ kind: 'not-found' });
  });

  it('fails for a government that was never founded, and for one without an edition in force', async () => {
    await expect(act(at.ledger, 'propose', { government: 'nowhere' })).rejects.toMatchObject({ code: 'government-unknown' });
    await at.ledger.found({ id: 'ruleless', name: '无规茶馆', short: '茶馆' });
    await expect(act(at.ledger, 'propose', { government: 'ruleless' })).rejects.toMatchObject({ code: 'edition-missing' });
  });

  it('does not take characters that cannot be stored', async () => {
    const bad = act(at.ledger, 'propose', { input: { title: '茶\u0000会' } });
    await expect(bad).rejects.toMatchObject({ code: 'content-invalid' });
    await expect(act(at.ledger, 'propose', { input: { title: '茶\ud800会' } })).rejects.toMatchObject({ code: 'content-invalid' });
  });
});

describe('an act', () => {
  it('is stored with its receipt, its title and its place in the chain', async () => {
    const matter = await propose(at.ledger);
    await done(act(at.ledger, 'sip', { matter, post: 'guest-b', input: { cup: '龙井' } }));
    const [first, second] = await at.ledger.history('teahouse', matter);
    expect(first).toMatchObject({ seq: 1, act: 'propose', postTitle: '茶客甲', previousHash: '' });
    expect(second).toMatchObject({ seq: 2, act: 'sip', postTitle: '茶客乙', previousHash: first?.hash });
    expect(second?.at).toEqual(new Date('2026-01-05T01:00:00.000Z'));
    const { pack, calendar } = await at.ledger.context('teahouse');
    expect(second?.receipt).toMatchObject({ edition: '2020', packHash: pack.hash, calendarHash: calendar.hash, organisationVersion: 1 });
    expect(second?.receipt.inputHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('sent twice with one key is done once and answered twice', async () => {
    const first = await done(act(at.ledger, 'propose', { input: { title: '独一次' }, key: 'k-1' }));
    const second = await done(act(at.ledger, 'propose', { input: { title: '独一次' }, key: 'k-1' }));
    expect(second.matter).toBe(first.matter);
    expect(await at.ledger.history('teahouse', first.matter)).toHaveLength(1);
    await expect(act(at.ledger, 'sip', { matter: first.matter, key: 'k-1' })).rejects.toMatchObject({ code: 'key-reused' });
    // Nor with another content: the second text would be lost without a word.
    await expect(act(at.ledger, 'propose', { input: { title: '另一次' }, key: 'k-1' })).rejects.toMatchObject({ code: 'key-reused' });
  });

  it('sent ten times at once with one key is done once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => done(act(at.ledger, 'propose', { input: { title: '齐来' }, key: 'k-2' }))),
    );
    expect(new Set(outcomes.map((one) => one.matter)).size).toBe(1);
  });

  it('keeps texts under their hash', async () => {
    const { matter } = await done(
      at.ledger.perform({
        government: 'teahouse',
        procedure: 'gathering',
        request: { act: 'propose', actor: { account: 'a', post: 'guest-a', capacity: 'holder' }, input: { title: '带帖' } },
        contents: [{ hash: 'h1', value: { body: '请帖' } }],
      }),
    );
    expect(matter).toMatch(/^[0-9a-f-]{36}$/);
    expect(await at.ledger.content('teahouse', 'h1')).toEqual({ body: '请帖' });
    expect(await at.ledger.content('teahouse', 'h2')).toBeUndefined();
  });
});

describe('several at once', () => {
  it('lets one of two exclusive acts win and tells the other that it is done', async () => {
    const matter = await propose(at.ledger);
    const both = await Promise.all([1, 2].map(() => act(at.ledger, 'approve', { matter, post: 'host', seen: 1 })));
    expect(both.map((one) => one.kind).sort()).toEqual(['conflict', 'done']);
    expect(both.find((one) => one.kind === 'conflict')).toMatchObject({ code: 'already-done', version: 2 });
    expect(await at.ledger.history('teahouse', matter)).toHaveLength(2);
  });

  it('tells an exclusive act that is still open that the matter has moved on', async () => {
    const matter = await propose(at.ledger);
    await done(act(at.ledger, 'sip', { matter, input: { cup: '毛尖' } }));
    expect(await act(at.ledger, 'approve', { matter, post: 'host', seen: 1 })).toMatchObject({
      kind: 'conflict',
      code: 'stale',
      version: 2,
    });
    await done(act(at.ledger, 'approve', { matter, post: 'host', seen: 2 }));
  });

  it('tells an act on a changed text so, even an act that judges it anew', async () => {
    const matter = await propose(at.ledger);
    await done(act(at.ledger, 'retitle', { matter, input: { title: '谷雨茶会' }, textSeen: 1 }));
    const late = await act(at.ledger, 'retitle', { matter, input: { title: '立夏茶会' }, textSeen: 1 });
    expect(late).toMatchObject({ kind: 'conflict', code: 'text-changed', version: 2 });
  });

  it('lets ten acts that do not exclude each other all stand', async () => {
    const matter = await propose(at.ledger);
    const cups = Array.from({ length: 10 }, (_, i) => `第${i}盏`);
    await Promise.all(cups.map((cup) => done(act(at.ledger, 'sip', { matter, input: { cup }, seen: 1 }))));
    const loaded = await at.ledger.load<{ sips: { cup: string }[] }>('teahouse', matter);
    expect(loaded?.version).toBe(11);
    expect(loaded?.state.sips.map((one) => one.cup).sort()).toEqual(cups.sort());
    expect((await at.ledger.history('teahouse', matter)).map((one) => one.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe('acts that are sent together', () => {
  it('keep each its own outcome: done, refused, overtaken by another process, sent before, clashing', async () => {
    const { ledgerOn } = await import('./support/teahouse.ts');
    const other = ledgerOn(at.database.morePool(), at.clock);
    const [plain, shut, overtaken, again, raced] = await Promise.all(
      ['平', '散', '赶', '重', '抢'].map((title) => propose(at.ledger, title)),
    );
    await done(act(at.ledger, 'end', { matter: shut ?? '' }));
    await done(act(other, 'sip', { matter: overtaken ?? '', input: { cup: '先到' } }));
    await done(act(at.ledger, 'sip', { matter: again ?? '', input: { cup: '一次' }, key: 'once' }));
    const outcomes = await Promise.all([
      act(at.ledger, 'sip', { matter: plain ?? '', input: { cup: '一' } }),
      act(at.ledger, 'sip', { matter: shut ?? '', input: { cup: '二' } }),
      act(at.ledger, 'sip', { matter: overtaken ?? '', input: { cup: '三' } }),
      act(at.ledger, 'sip', { matter: again ?? '', input: { cup: '一次' }, key: 'once' }),
      act(at.ledger, 'approve', { matter: raced ?? '', post: 'host', seen: 1 }),
      act(at.ledger, 'approve', { matter: raced ?? '', post: 'host', seen: 1 }),
      propose(at.ledger, '新').then((matter) => ({ kind: 'opened', matter })),
    ]);
    expect(outcomes.map((one) => one.kind)).toEqual(['done', 'refused', 'done', 'done', expect.anything(), expect.anything(), 'opened']);
    expect(
      outcomes
        .slice(4, 6)
        .map((one) => one.kind)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['conflict', 'done']);
    const cups = async (matter = '') =>
      (await at.ledger.load<{ sips: { cup: string }[] }>('teahouse', matter))?.state.sips.map((one) => one.cup);
    expect(await cups(plain)).toEqual(['一']);
    expect(await cups(shut)).toEqual([]);
    expect(await cups(overtaken)).toEqual(['先到', '三']);
    expect(await cups(again)).toEqual(['一次']);
    await at.ledger.seal();
    expect(await at.ledger.verify('teahouse')).toMatchObject({ ok: true });
  });

  it('are kept to the letter, and one with half a character is not taken while the others stand', async () => {
    const reasons = ['{"甲\\",NULL}', 'NULL', '一行\n又一行\t“引”', '𠮷茶', '\\u0041'];
    const matters = await Promise.all([...reasons, '坏'].map((title) => propose(at.ledger, title)));
    const sip = (i: number, reason: string) => act(at.ledger, 'sip', { matter: matters[i] ?? '', input: { cup: reason }, reason });
    const broken = act(at.ledger, 'sip', { matter: matters.at(-1) ?? '', input: { cup: '坏' }, reason: '半个\ud842字' });
    const all = await Promise.allSettled([...reasons.map((reason, i) => done(sip(i, reason))), broken]);
    expect(all.map((one) => one.status)).toEqual([...reasons.map(() => 'fulfilled'), 'rejected']);
    await expect(broken).rejects.toMatchObject({ code: 'content-invalid' });
    for (const [i, reason] of reasons.entries()) {
      const [, stored] = await at.ledger.history('teahouse', matters[i] ?? '');
      expect(stored).toMatchObject({ reason, input: { cup: reason }, occurredAt: null });
    }
    expect(await at.ledger.history('teahouse', matters.at(-1) ?? '')).toHaveLength(1);
    await at.ledger.seal();
    expect(await at.ledger.verify('teahouse')).toMatchObject({ ok: true });
  });

  it('do not wait for one whose matter is held by somebody else', async () => {
    const held = await propose(at.ledger, '占着');
    const free = await propose(at.ledger, '闲着');
    const client = await at.database.pool.connect();
    await client.query('begin');
    await client.query(`select * from open_matter('teahouse', $1, 'x', null)`, [held]);
    const waiting = act(at.ledger, 'sip', { matter: held, input: { cup: '等' } });
    await done(act(at.ledger, 'sip', { matter: free, input: { cup: '不等' } }));
    await client.query('rollback');
    client.release();
    await done(waiting);
  });
});

describe('an exercise', () => {
  it('runs under the newest edition before it is in force, and stays marked', async () => {
    const { packOf } = await import('./support/teahouse.ts');
    await at.ledger.installPack('teahouse', packOf('teahouse', '2027', '2027-01-01'));
    const real = await propose(at.ledger, '真茶会');
    const drill = await propose(at.ledger, '演练茶会', { exercise: true });
    expect((await at.ledger.history('teahouse', real))[0]?.receipt.edition).toBe('2020');
    expect((await at.ledger.history('teahouse', drill))[0]?.receipt.edition).toBe('2027');
    await done(act(at.ledger, 'sip', { matter: drill, input: { cup: '一盏' } }));
    expect(await at.ledger.load('teahouse', drill)).toMatchObject({ exercise: true, version: 2 });
    expect((await at.ledger.history('teahouse', drill))[1]?.receipt.edition).toBe('2027');
  });
});
