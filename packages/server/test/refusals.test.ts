import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, signIn, trySignIn } from './support/desk.ts';
import { draftOf, NOTICE } from './support/drafts.ts';
import { openWorld, PASSWORD, type World } from './support/world.ts';

let world: World;
let clerk: Desk;
let registrar: Desk;
let document: string;

beforeAll(async () => {
  world = await openWorld();
  clerk = await signIn(world, 'finance-clerk');
  registrar = await signIn(world, 'registrar');
  const drafted = await clerk.post('/documents', { draft: NOTICE });
  expect(drafted.status, drafted.bytes.toString()).toBe(201);
  document = drafted.json<{ id: string }>().id;
});
afterAll(() => world.close());

/** Whatever is refused is a problem in Chinese, and says nothing of the inside. */
function expectProblem(
  answer: { status: number; bytes: Buffer; headers: Desk['send'] extends never ? never : Readonly<Record<string, unknown>> },
  status: number,
  code: string,
): void {
  expect([answer.status, answer.bytes.toString()]).toEqual([status, expect.stringContaining(`"code":"${code}"`)]);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = JSON.parse(answer.bytes.toString()) as { title: string; status: number; type: string };
  expect(body.status).toBe(status);
  expect(body.type).toBe(`urn:lingxing:problem:${code}`);
  expect(body.title).toMatch(/\p{Script=Han}/u);
  expect(answer.bytes.toString()).not.toMatch(/node_modules|at \w+ \(|select |insert |postgres/iu);
}

describe('the door', () => {
  it('asks for a session', async () => {
    const nobody = new Desk(world, '', clerk.me);
    expectProblem(await nobody.get('/workbench'), 401, 'session.required');
    expectProblem(await nobody.get(`/documents/${document}`), 401, 'session.required');
    const forged = new Desk(world, `lingxing=zezhou.${'A'.repeat(43)}`, clerk.me);
    expectProblem(await forged.get('/workbench'), 401, 'session.required');
  });

  it('takes no token into another government', async () => {
    const moved = new Desk(world, clerk.cookie.replace('zezhou.', 'weidong.'), clerk.me);
    expectProblem(await moved.get('/workbench'), 401, 'session.required');
  });

  it('refuses a change without the CSRF token, or with that of another session', async () => {
    const body = { draft: NOTICE };
    expectProblem(await clerk.send('POST', '/documents', { body, headers: { 'x-csrf-token': '' } }), 403, 'session.csrf');
    expectProblem(await clerk.send('POST', '/documents', { body, headers: { 'x-csrf-token': registrar.me.csrf } }), 403, 'session.csrf');
    expectProblem(await clerk.send('DELETE', '/session', { headers: { 'x-csrf-token': 'x' } }), 403, 'session.csrf');
    expectProblem(await clerk.send('POST', '/documents', { body, headers: { 'sec-fetch-site': 'cross-site' } }), 403, 'session.csrf');
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const cookies = (await trySignIn(world, 'head')).headers['set-cookie'];
    expect(cookies).toMatch(/^lingxing=zezhou\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u);
  });

  it('answers a failed sign-in the same way whatever failed', async () => {
    const unknown = await trySignIn(world, 'nobody-here');
    const wrong = await trySignIn(world, 'justice-clerk', 'Wrong-password-1');
    expectProblem(unknown, 401, 'session.refused');
    expect(unknown.bytes.toString()).toBe(wrong.bytes.toString());
    expect(unknown.headers['set-cookie']).toBeUndefined();
  });

  it('takes twenty tries a minute at one name, and no more', async () => {
    const tries = [];
    for (let n = 0; n < 21; n += 1) tries.push((await trySignIn(world, 'guessed-name', `Guess-${n}-guess`)).status);
    expect(tries).toEqual([...Array.from({ length: 20 }, () => 401), 429]);
    expectProblem(await trySignIn(world, 'guessed-name'), 429, 'request.too-many');
    // Other names are still heard; the tries stand in the deployment's trail, which no government reads.
    expect((await trySignIn(world, 'head')).status).toBe(200);
    const noted = await world.behind((client) =>
      client.query(`select count(*)::int as n from trail where account = 'guessed-name' and government is null and result = 'refused'`),
    );
    expect(noted.rows).toEqual([{ n: 20 }]);
  });

  it('locks an account after five failures in a row and then takes not even the right password', async () => {
    for (let n = 0; n < 5; n += 1) expectProblem(await trySignIn(world, 'reviewer', `Wrong-password-${n}`), 401, 'session.refused');
    expectProblem(await trySignIn(world, 'reviewer'), 401, 'session.refused');
    const system = await signIn(world, 'sysadmin');
    expect((await system.post('/admin/accounts/reviewer/unlock')).status).toBe(204);
    expect((await trySignIn(world, 'reviewer')).status).toBe(200);
  });

  it('ends every session of an account that is locked', async () => {
    const session = await signIn(world, 'justice-clerk');
    const system = await signIn(world, 'sysadmin');
    expect((await system.post('/admin/accounts/justice-clerk/lock')).status).toBe(204);
    expectProblem(await session.get('/workbench'), 401, 'session.required');
    expectProblem(await trySignIn(world, 'justice-clerk'), 401, 'session.refused');
    expect((await system.post('/admin/accounts/justice-clerk/unlock')).status).toBe(204);
  });
});

describe('tenants', () => {
  it('show another government nothing, and not that there is something', async () => {
    const stranger = await signIn(world, 'w.registrar');
    for (const path of ['', '/history', '/versions/1', '/comparison?from=1&to=1', '/sheet.pdf']) {
      expectProblem(await stranger.get(`/documents/${document}${path}`), 404, 'not-found');
    }
    expectProblem(await stranger.post(`/documents/${document}/acts`, { act: 'send', input: {}, seen: 1, textSeen: 1 }), 404, 'not-found');
    expectProblem(await stranger.get('/documents/00000000-0000-4000-8000-000000000000'), 404, 'not-found');
    const list = await stranger.get('/documents?q=森林防火');
    expect(list.json<{ items: unknown[] }>().items).toEqual([]);
  });
});

describe('reading rights', () => {
  it('keep a draft from a department that it does not pass through', async () => {
    const other = await signIn(world, 'justice-clerk');
    expectProblem(await other.get(`/documents/${document}`), 404, 'not-found');
    expectProblem(await other.post(`/documents/${document}/acts`, { act: 'send', input: {}, seen: 1, textSeen: 1 }), 404, 'not-found');
    expect((await other.get('/documents')).json<{ items: unknown[] }>().items).toEqual([]);
  });

  it('give the registry every document', async () => {
    expect((await registrar.get(`/documents/${document}`)).status).toBe(200);
  });

  it.each(['sysadmin', 'secadmin', 'auditor'])('keep documents from %s', async (account) => {
    const administrator = await signIn(world, account);
    expect(administrator.me.posts).toEqual([]);
    for (const path of [
      `/documents/${document}`,
      '/documents',
      '/workbench',
      '/inbox',
      '/documents/export.xlsx',
      `/documents/${document}/sheet.pdf`,
      '/events',
    ]) {
      expectProblem(await administrator.get(path), 403, 'permission.denied');
    }
    expectProblem(await administrator.post('/documents', { draft: NOTICE }), 403, 'permission.denied');
  });
});

/** A statement as the application's role in 泽州县, without the application. */
const within = (statement: string) =>
  world.behind(async (client) => {
    await client.query('set role lingxing_app');
    await client.query(`select set_config('lingxing.government', 'zezhou', false)`);
    return client.query(statement);
  });

describe('the separated administrators', () => {
  it('do not do each other’s work', async () => {
    const [system, security, audit] = await Promise.all(['sysadmin', 'secadmin', 'auditor'].map((a) => signIn(world, a)));
    if (!system || !security || !audit) throw new Error('no administrators');
    const grant = { account: 'finance-clerk', post: 'head', from: '2026-11-23' };
    expectProblem(await system.post('/admin/grants', grant), 403, 'permission.denied');
    expectProblem(await audit.post('/admin/grants', grant), 403, 'permission.denied');
    const account = { account: 'another', label: '另一账号', password: 'Initial-pw-2026' };
    expectProblem(await security.post('/admin/accounts', account), 403, 'permission.denied');
    expectProblem(await system.get('/admin/trail'), 403, 'permission.denied');
    expectProblem(await security.get('/ledger/verification'), 403, 'permission.denied');
    expectProblem(await clerk.get('/admin/accounts'), 403, 'permission.denied');
  });

  it('hold neither a post nor two offices', async () => {
    const security = await signIn(world, 'secadmin');
    expectProblem(
      await security.post('/admin/grants', { account: 'sysadmin', post: 'registrar', from: '2026-11-23' }),
      422,
      'admin.refused',
    );
    expectProblem(
      await security.post('/admin/administrators', { account: 'sysadmin', administrator: 'audit-administrator' }),
      422,
      'admin.refused',
    );
    expectProblem(
      await security.post('/admin/administrators', { account: 'head', administrator: 'audit-administrator' }),
      422,
      'admin.refused',
    );
    expectProblem(
      await security.post('/admin/administrators', { account: 'secadmin', administrator: 'audit-administrator' }),
      422,
      'admin.refused',
    );
  });

  it('cannot get round it in the database either', async () => {
    await expect(within(`update account set administrator = 'audit-administrator' where account = 'sysadmin'`)).rejects.toThrow(
      /already an administrator/u,
    );
    await expect(within(`update account set administrator = 'audit-administrator' where account = 'head'`)).rejects.toThrow(
      /has held a post/u,
    );
    await expect(within(`insert into holding values ('zezhou', 'sysadmin', 'registrar', '2026-11-23')`)).rejects.toThrow(
      /cannot hold a post/u,
    );
    await expect(within('delete from trail')).rejects.toThrow(/permission denied/u);
    await expect(within(`update trail set detail = ''`)).rejects.toThrow(/permission denied/u);
    await expect(within('select * from account_name')).rejects.toThrow(/permission denied/u);
    await expect(within(`insert into trail (government, event, detail, result) values ('weidong', 'x', '', 'ok')`)).rejects.toThrow(
      /row-level security/u,
    );
    expect((await within(`select distinct government from account`)).rows).toEqual([{ government: 'zezhou' }]);
  });

  it('change an initial password before anything else', async () => {
    const [system, security] = await Promise.all([signIn(world, 'sysadmin'), signIn(world, 'secadmin')]);
    expectProblem(await system.post('/admin/accounts', { account: 'weak', label: '弱口令', password: 'aaaaaaaaaa' }), 422, 'admin.refused');
    expect((await system.post('/admin/accounts', { account: 'newcomer', label: '新任文书', password: 'Initial-pw-2026' })).status).toBe(
      204,
    );
    expectProblem(
      await system.post('/admin/accounts', { account: 'NewComer', label: '同名', password: 'Initial-pw-2026' }),
      422,
      'admin.refused',
    );
    expect((await security.post('/admin/grants', { account: 'newcomer', post: 'justice-clerk', from: '2026-11-23' })).status).toBe(204);
    const newcomer = await signIn(world, 'newcomer', 'Initial-pw-2026');
    expect(newcomer.me.mustChangePassword).toBe(true);
    expectProblem(await newcomer.get('/workbench'), 403, 'session.password-change');
    expectProblem(await newcomer.post('/session/password', { current: 'not-the-one', next: 'Changed-pw-2026' }), 422, 'password.wrong');
    expectProblem(await newcomer.post('/session/password', { current: 'Initial-pw-2026', next: 'Newcomer-2026-x' }), 422, 'password.weak');
    expect((await newcomer.post('/session/password', { current: 'Initial-pw-2026', next: 'Changed-pw-2026' })).status).toBe(200);
    expect((await newcomer.get('/workbench')).status).toBe(200);
    expect((await security.post('/admin/grants/revoke', { account: 'newcomer', post: 'justice-clerk' })).status).toBe(204);
  });
});

describe('requests', () => {
  it('that are no JSON are a malformed problem', async () => {
    const answer = await clerk.send('POST', '/documents', { payload: '{"draft":', headers: { 'content-type': 'application/json' } });
    expectProblem(answer, 400, 'request.malformed');
  });
  it('of another media type are refused', async () => {
    expectProblem(
      await clerk.send('POST', '/documents', { payload: '<draft/>', headers: { 'content-type': 'application/xml' } }),
      415,
      'request.media-type',
    );
  });
  it('that are too large are refused before they are read', async () => {
    const payload = JSON.stringify({ draft: { ...NOTICE, note: 'x'.repeat(4 * 1024 * 1024) } });
    expectProblem(
      await clerk.send('POST', '/documents', { payload, headers: { 'content-type': 'application/json' } }),
      413,
      'request.too-large',
    );
  });
  it('that do not fit the schema name what does not', async () => {
    const answer = await clerk.post('/documents', { draft: { ...NOTICE, title: ' ' } });
    expectProblem(answer, 400, 'request.invalid');
    expect(answer.problem().errors?.map((e) => e.path)).toEqual(['draft.title']);
  });
  it('for no route are not found', async () => {
    expectProblem(await clerk.get('/nothing-here'), 404, 'not-found');
    expectProblem(await clerk.get('/documents/not-a-uuid'), 400, 'request.invalid');
  });
  it('with a cursor that no list gave out are refused', async () => {
    expectProblem(await clerk.get('/documents?cursor=nonsense'), 400, 'request.invalid');
  });
});

describe('acts', () => {
  it('of another post are refused with the article', async () => {
    const answer = await registrar.tryAct(document, 'sign', { opinion: '同意' });
    expectProblem(answer, 422, 'act.refused');
    const { verdict } = answer.problem();
    expect(verdict?.outcome).toBe('refused');
    // 泽州 第三十三条第二款: in the government's name the head signs.
    expect(verdict?.findings.flatMap((f) => (f.outcome === 'refused' && f.citation ? [f.citation.label] : []))).toContain(
      '第三十三条第二款',
    );
  });

  it('on an old version conflict', async () => {
    const drafted = (await clerk.post('/documents', { draft: draftOf({ title: '关于两人同时办理的通知' }) })).json<{ id: string }>();
    const seen = await clerk.document(drafted.id);
    const revise = (title: string) =>
      clerk.post(`/documents/${drafted.id}/acts`, {
        act: 'revise',
        input: { draft: { ...seen.draft, title }, note: '' },
        seen: seen.version,
        textSeen: seen.textVersion,
      });
    expect((await revise('关于两人同时办理的通知（一）')).status).toBe(200);
    const late = await revise('关于两人同时办理的通知（二）');
    expect(late.status).toBe(409);
    expect(late.problem().code).toMatch(/^conflict\.(?:stale|text-changed)$/u);
    // Who was faster, with what, and when; the clock of this world stands at nine on 23 November.
    expect(late.problem().meanwhile).toEqual([
      { seq: 2, act: 'revise', label: '修改文稿', by: '县财政局文书', at: expect.stringMatching(/^2026-11-23T01:/u) as string },
    ]);
    expect((await clerk.document(drafted.id)).draft.title).toBe('关于两人同时办理的通知（一）');
  });

  it('that two do at once have one winner and one clear conflict', async () => {
    const drafted = (await clerk.post('/documents', { draft: draftOf({ title: '关于两人同时送审的通知' }) })).json<{ id: string }>();
    const seen = await clerk.document(drafted.id);
    const send = () =>
      clerk.post(`/documents/${drafted.id}/acts`, { act: 'send', input: {}, seen: seen.version, textSeen: seen.textVersion });
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect((await clerk.document(drafted.id)).version).toBe(2);
  });

  it('sent twice with one key are done once and answered twice', async () => {
    const drafted = (await clerk.post('/documents', { draft: draftOf({ title: '关于重复发送的通知' }) })).json<{ id: string }>();
    const send = () =>
      clerk.post(`/documents/${drafted.id}/acts`, { act: 'send', input: {}, seen: 1, textSeen: 1, idempotencyKey: 'send-once' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.json<{ seq: number }>().seq).toBe(first.json<{ seq: number }>().seq);
    expect((await clerk.document(drafted.id)).version).toBe(2);
  });

  it('with classified content leave nothing behind', async () => {
    const body = [{ type: 'paragraph' as const, runs: [{ text: '机密★1年' }] }, ...NOTICE.body];
    expectProblem(await clerk.post('/documents', { draft: draftOf({ body, title: '涉密甲' }) }), 422, 'secrecy.refused');
    expectProblem(await clerk.post('/documents', { draft: draftOf({ secrecy: 'secret', title: '涉密乙' }) }), 422, 'secrecy.refused');
    const kept = await clerk.send('PUT', `/documents/${document}/working-copy`, {
      body: { draft: draftOf({ body, title: '涉密丙' }), base: 1 },
    });
    expectProblem(kept, 422, 'secrecy.refused');
    const found = await world.behind((client) =>
      client.query(`select count(*)::int as n from (select value::text as t from content union all select value::text from working_copy
        union all select input::text from act union all select verdict::text from refusal) x where t like '%涉密_%' or t like '%机密★%'`),
    );
    expect(found.rows).toEqual([{ n: 0 }]);
  });

  it('whose words bear a mark are refused whatever the field, in traditional characters too, and nothing of them is kept', async () => {
    const page = await clerk.document(document);
    const seen = { seen: page.version, textSeen: page.textVersion };
    for (const words of [{ input: { reason: '機密★1年' } }, { input: { reason: '另行研究' }, reason: '絕密★長期' }])
      expectProblem(await clerk.post(`/documents/${document}/acts`, { act: 'withdraw', ...words, ...seen }), 422, 'secrecy.refused');
    const noted = draftOf({ evidence: [{ kind: 'research', note: '机密★1年' }], title: '涉密丁' });
    expectProblem(await clerk.post('/documents', { draft: noted }), 422, 'secrecy.refused');
    expect((await clerk.document(document)).version).toBe(page.version);
  });

  it('entered afterwards for a day on which the account did not hold the post are refused', async () => {
    // The posts of this office are held from 2024-01-01.
    const { version, textVersion } = await clerk.document(document);
    const late = { act: 'withdraw', input: { reason: '另行研究' }, seen: version, textSeen: textVersion };
    const before = { ...late, occurredAt: '2023-12-31T09:00:00+08:00' };
    expectProblem(await clerk.post(`/documents/${document}/acts`, before), 400, 'request.invalid');
    expect((await clerk.document(document)).version).toBe(version);
  });

  it('cannot make another’s attachment readable by naming its hash', async () => {
    const image = { type: 'image' as const, attachment: 'a'.repeat(64) };
    expectProblem(await clerk.post('/documents', { draft: draftOf({ body: [image] }) }), 400, 'request.invalid');
  });

  it('are judged without being done where one only asks', async () => {
    const before = await clerk.document(document);
    const answer = await registrar.post(`/documents/${document}/verdicts`, { act: 'sign', input: { opinion: '同意' } });
    expect(answer.json<{ outcome: string }>().outcome).toBe('refused');
    const after = await clerk.document(document);
    expect(after.version).toBe(before.version);
    expect((await clerk.get(`/documents/${document}/history`)).json<{ items: unknown[] }>().items).toHaveLength(before.version);
  });
});

it('the password of the tests is not one that any account keeps in clear', async () => {
  const found = await world.behind((client) =>
    client.query('select count(*)::int as n from account where password like $1', [`%${PASSWORD}%`]),
  );
  expect(found.rows).toEqual([{ n: 0 }]);
});
