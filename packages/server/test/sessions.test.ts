import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '../src/contracts/index.ts';
import { signIn, trySignIn } from './support/desk.ts';
import { openWorld, PASSWORD, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Moves what the database knows of an account's sessions into the past. */
const age = (account: string, change: string) =>
  world.behind((client) => client.query(`update session set ${change} where account = $1`, [account]));

describe('a session', () => {
  it('ends after an hour without a request', async () => {
    const desk = await signIn(world, 'head');
    await age('head', `seen_at = now() - interval '59 minutes'`);
    expect((await desk.get('/organisation')).status).toBe(200);
    await age('head', `seen_at = now() - interval '61 minutes'`);
    expect((await desk.get('/organisation')).status).toBe(401);
  });

  it('is kept alive by requests, but not beyond half a day', async () => {
    const desk = await signIn(world, 'head');
    await age('head', `seen_at = now() - interval '30 minutes'`);
    await desk.get('/session');
    const seen = await world.behind((client) =>
      client.query(`select seen_at > now() - interval '1 minute' as fresh from session where account = 'head'`),
    );
    expect(seen.rows).toContainEqual({ fresh: true });
    await age('head', `created_at = now() - interval '12 hours 1 minute', seen_at = now()`);
    expect((await desk.get('/organisation')).status).toBe(401);
  });

  it('is over when signed out, for a copied cookie too', async () => {
    const desk = await signIn(world, 'head');
    const answer = await desk.send('DELETE', '/session');
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/^lingxing=; Max-Age=0; Path=\/;/u);
    expect((await desk.get('/organisation')).status).toBe(401);
  });

  it('and no other survives a change of the password', async () => {
    const [one, two] = await Promise.all([signIn(world, 'justice-head'), signIn(world, 'justice-head')]);
    expect((await one.post('/session/password', { current: PASSWORD, next: 'Another-pw-2026' })).status).toBe(200);
    expect((await one.get('/organisation')).status).toBe(200);
    expect((await two.get('/organisation')).status).toBe(401);
    expect((await trySignIn(world, 'justice-head')).status).toBe(401);
    expect((await trySignIn(world, 'justice-head', 'Another-pw-2026')).status).toBe(200);
  });

  it('behind https is bound to the host by the cookie’s prefix', async () => {
    const { buildApp } = await import('../src/app.ts');
    const proxied = await buildApp({ ...world.deps, options: { ...world.deps.options, trustProxy: 'loopback' } });
    const body = { account: 'head', password: PASSWORD };
    const https = await proxied.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'x-forwarded-proto': 'https' },
      payload: body,
    });
    expect(https.headers['set-cookie']).toMatch(/^__Host-lingxing=zezhou\.[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/u);
    const cookie = String(https.headers['set-cookie']).split(';')[0] ?? '';
    const over = (headers: Record<string, string>) => proxied.inject({ url: '/api/v1/organisation', headers });
    expect((await over({ cookie, 'x-forwarded-proto': 'https' })).statusCode).toBe(200);
    // A cookie without the prefix may have been set by a neighbour on plain http.
    expect((await over({ cookie: cookie.replace('__Host-', ''), 'x-forwarded-proto': 'https' })).statusCode).toBe(401);
    await proxied.close();
  });

  it('that is not there is answered with null, also for a cookie that has had its day, which is taken back', async () => {
    const nobody = await world.app.inject({ url: '/api/v1/session' });
    expect([nobody.statusCode, nobody.json<Me | null>(), nobody.headers['set-cookie']]).toEqual([200, null, undefined]);
    const desk = await signIn(world, 'head');
    await age('head', `seen_at = now() - interval '61 minutes'`);
    const ended = await desk.get('/session');
    expect([ended.status, ended.json<Me | null>()]).toEqual([200, null]);
    expect(ended.headers['set-cookie']).toMatch(/^lingxing=; Max-Age=0; Path=\/;/u);
    // Only the question is open to all: nothing is changed without a session.
    expect((await desk.send('DELETE', '/session')).status).toBe(401);
    expect((await desk.post('/session/post', { post: 'head' })).status).toBe(401);
  });

  it('says who one is, as which post, and what day it is', async () => {
    const { me } = await signIn(world, 'registrar');
    expect(me).toMatchObject({
      account: 'registrar',
      government: { id: 'zezhou', name: '泽州县人民政府', short: '县政府', area: '泽州县' },
      posts: [{ id: 'registrar', title: '县政府办公室文书', role: 'registrar', department: 'office', departmentName: '县政府办公室' }],
      post: 'registrar',
      today: { date: '2026-11-23', weekday: '星期一', nature: 'workday', provisional: false },
      mustChangePassword: false,
      demo: false,
    });
  });
});

describe('posts', () => {
  it('are taken up from their first day, switched between, and end with the grant', async () => {
    const security = await signIn(world, 'secadmin');
    const grant = { account: 'finance-clerk', post: 'justice-clerk', from: '2026-11-24' };
    expect((await security.post('/admin/grants', grant)).status).toBe(204);
    const desk = await signIn(world, 'finance-clerk');
    expect(desk.me.posts.map((p) => p.id)).toEqual(['finance-clerk']);
    expect((await desk.post('/session/post', { post: 'justice-clerk' })).status).toBe(403);

    world.clock.set(Date.parse('2026-11-24T00:00:00+08:00'));
    const switched = await desk.post('/session/post', { post: 'justice-clerk' });
    expect([switched.status, switched.json<Me>().post]).toEqual([200, 'justice-clerk']);
    expect((await desk.get('/session')).json<Me>().posts.map((p) => p.id)).toEqual(['finance-clerk', 'justice-clerk']);
    expect((await desk.post('/session/post', { post: 'head' })).status).toBe(403);

    world.clock.set(Date.parse('2026-11-25T09:00:00+08:00'));
    expect((await security.post('/admin/grants/revoke', { account: 'finance-clerk', post: 'justice-clerk' })).status).toBe(204);
    const after = (await desk.get('/session')).json<Me>();
    expect([after.post, after.posts.map((p) => p.id)]).toEqual(['finance-clerk', ['finance-clerk']]);
    world.clock.set(Date.parse('2026-11-23T09:00:00+08:00'));
  });

  it('that do not exist are not granted, nor to accounts that do not', async () => {
    const security = await signIn(world, 'secadmin');
    for (const grant of [
      { account: 'finance-clerk', post: 'emperor', from: '2026-11-23' },
      { account: 'nobody', post: 'head', from: '2026-11-23' },
      { account: 'w.head', post: 'head', from: '2026-11-23' },
      { account: 'finance-clerk', post: 'head', from: '2026-11-23', to: '2026-11-22' },
    ]) {
      const answer = await security.post('/admin/grants', grant);
      expect([answer.status, answer.problem().code], JSON.stringify(grant)).toEqual([422, 'admin.refused']);
    }
  });
});

describe('the trail', () => {
  it('holds sign-ins, failures and what administrators did, of one government only', async () => {
    await trySignIn(world, 'w.head', 'Wrong-password-1');
    await trySignIn(world, 'head', 'Wrong-password-1');
    const system = await signIn(world, 'sysadmin');
    await system.post('/admin/accounts/finance-head/lock');
    await system.post('/admin/accounts/finance-head/unlock');
    const auditor = await signIn(world, 'auditor');
    const lines = (await auditor.get('/admin/trail?limit=500')).json<{
      items: { event: string; account?: string; detail: string; result: string }[];
    }>().items;
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'sign-in-refused', account: 'head', result: 'refused', detail: '密码不正确' }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'account-locked', account: 'sysadmin', detail: 'finance-head', result: 'ok' }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ event: 'post-granted', account: 'secadmin' }));
    expect(lines).toContainEqual(expect.objectContaining({ event: 'admin-refused', account: 'secadmin', result: 'refused' }));
    expect(lines.filter((l) => l.account?.startsWith('w.'))).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('Wrong-password-1');
    const found = (await auditor.get('/admin/trail?q=finance-head&result=ok')).json<{ items: { event: string }[] }>().items;
    expect(found.map((l) => l.event).slice(0, 2)).toEqual(['account-unlocked', 'account-locked']);
  });
});

describe('the holiday notice', () => {
  it('is entered by the system administrator, once it makes sense', async () => {
    const system = await signIn(world, 'sysadmin');
    const notice = { year: 2027, notice: '国办发明电〔2026〕8号', off: ['2027-01-01'], on: ['2027-01-03'] };
    for (const change of [{ off: ['2026-01-01'] }, { on: ['2027-01-04'] }, { off: ['2027-01-03'] }]) {
      const answer = await system.post('/admin/calendar-notices', { ...notice, ...change });
      expect([answer.status, answer.problem().code], JSON.stringify(change)).toEqual([422, 'admin.refused']);
    }
    const days = async () =>
      (await system.get('/calendar/days?from=2027-01-01&to=2027-01-03')).json<{ days: { nature: string }[]; years: unknown[] }>();
    expect((await days()).years).toEqual([{ year: 2027, provisional: true }]);
    expect((await system.post('/admin/calendar-notices', notice)).status).toBe(200);
    expect(await days()).toEqual({
      days: [
        { date: '2027-01-01', nature: 'holiday' },
        { date: '2027-01-02', nature: 'weekend' },
        { date: '2027-01-03', nature: 'make-up-workday' },
      ],
      years: [{ year: 2027, provisional: false, notice: '国办发明电〔2026〕8号' }],
    });
    expect((await system.get('/calendar/days?from=2027-01-03&to=2027-01-01')).status).toBe(400);
    expect((await system.get('/calendar/days?from=2020-01-01&to=2027-01-01')).status).toBe(400);
    // One government's notice is not another's.
    const abroad = await signIn(world, 'w.sysadmin');
    expect((await abroad.get('/calendar/days?from=2027-01-01&to=2027-01-01')).json<{ years: unknown[] }>().years).toEqual([
      { year: 2027, provisional: true },
    ]);
  });
});
