/** What leaves the house: e-mail to a real mail server, messages to a real receiver, on real PostgreSQL. The clock is set, nothing waits. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { within } from '@lingxing/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailer, type Mailer } from '../../src/index.ts';
import { signIn, type Desk } from '../support/desk.ts';
import { draftOf } from '../support/drafts.ts';
import { MONDAY, openWorld, type World } from '../support/world.ts';
import { postOffice, type PostOffice } from './post-office.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TITLE = '泽州县人民政府关于做好冬春季森林防火工作的通知';

interface Hook {
  readonly url: string;
  readonly got: { readonly id: string; readonly signature: string; readonly time: string; readonly body: string }[];
  status: number;
  readonly server: Server;
}

let world: World;
let office: PostOffice;
let mailer: Mailer;
let hook: Hook;

async function openHook(): Promise<Hook> {
  const got: Hook['got'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const of = (name: string) => String(request.headers[name]);
      got.push({
        id: of('webhook-id'),
        signature: of('webhook-signature'),
        time: of('webhook-timestamp'),
        body: Buffer.concat(parts).toString(),
      });
      response.writeHead(opened.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const opened: Hook = { got, server, status: 200, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
  return opened;
}

beforeEach(async () => {
  office = await postOffice();
  hook = await openHook();
  mailer = createMailer({ url: office.url, from: '令行 <lingxing@example.gov.cn>' });
  world = await openWorld({
    mailer,
    webhookRules: { allowPrivate: true, allowHttp: true },
    mailDomains: ['example.gov.cn'],
    address: 'https://lingxing.example.gov.cn/',
  });
});
afterEach(async () => {
  await world.close();
  mailer.close();
  await office.close();
  await new Promise((resolve) => hook.server.close(resolve));
});

const later = (ms: number) => world.clock.set(world.clock.now() + ms);
const turn = async () => {
  await world.notices.derive();
  await world.notices.deliver();
};

/** Sets and confirms an address through the API, with the code that came by mail. */
async function withAddress(desk: Desk, name: string): Promise<void> {
  expect((await desk.post('/notices/email', { address: `${name}@example.gov.cn` })).status).toBe(200);
  const code = /验证码：(\d{6})/u.exec(office.mails.pop()?.text ?? '')?.[1] ?? '';
  const answer = await desk.post('/notices/email/confirmation', { code });
  expect([answer.status, answer.json<{ email?: string }>().email]).toEqual([200, `${name}@example.gov.cn`]);
}

const quiet = (desk: Desk, choices: object = {}) =>
  desk.send('PUT', '/notices/settings', { body: { quiet: { from: '22:00', to: '07:00' }, urgentBreaks: true, muted: [], ...choices } });

/** A document of the finance office that now waits for its head. */
async function sent(clerk: Desk, change: Parameters<typeof draftOf>[0] = {}): Promise<string> {
  const { id } = (await clerk.post('/documents', { draft: draftOf(change) })).json<{ id: string }>();
  later(MINUTE);
  await clerk.act(id, 'send', {});
  return id;
}

describe('an address', () => {
  it('is not taken of another domain, unfinished, or without its code', async () => {
    const head = await signIn(world, 'finance-head');
    const foreign = await head.post('/notices/email', { address: 'a@example.com' });
    expect([foreign.status, foreign.problem().detail]).toEqual([422, '只能用以下单位邮箱：example.gov.cn。']);
    for (const address of ['a@example.gov.cn\r\nBcc: b@example.com', 'a@example.gov.cn, b@example.com', 'nobody'])
      expect((await head.post('/notices/email', { address })).status).toBe(400);
    expect(office.mails).toEqual([]);
    await head.post('/notices/email', { address: 'head@example.gov.cn' });
    const code = /验证码：(\d{6})/u.exec(office.mails[0]?.text ?? '')?.[1] ?? '';
    const wrong = await head.post('/notices/email/confirmation', { code: code === '000000' ? '000001' : '000000' });
    expect([wrong.status, wrong.problem().code]).toEqual([422, 'notice.mail']);
    later(31 * MINUTE);
    expect((await head.post('/notices/email/confirmation', { code })).status).toBe(422);
    await sent(await signIn(world, 'finance-clerk'));
    await turn();
    expect(office.mails).toHaveLength(1);
  });

  it('is not kept where the mail server does not take it', async () => {
    const head = await signIn(world, 'finance-head');
    office.refuse = 550;
    const answer = await head.post('/notices/email', { address: 'head@example.gov.cn' });
    expect([answer.status, answer.problem().detail]).toEqual([422, '验证码没有发出：邮件服务器不收此地址（550）。']);
    expect((await head.get('/notices/settings')).json()).not.toHaveProperty('emailAsked');
  });
});

describe('e-mail', () => {
  let clerk: Desk;
  let head: Desk;
  beforeEach(async () => {
    [clerk, head] = [await signIn(world, 'finance-clerk'), await signIn(world, 'finance-head')];
    await withAddress(head, 'head');
  });

  it('says what waits and what it is called, once, and nothing of the text', async () => {
    await sent(clerk);
    await turn();
    await turn();
    expect(office.mails.map((mail) => [mail.to, mail.subject])).toEqual([
      [['head@example.gov.cn'], `【泽州县人民政府】待办 审签送审：${TITLE}`],
    ]);
    const text = office.mails[0]?.text ?? '';
    expect(text).toContain(`待办 审签送审：${TITLE}`);
    expect(text).toContain('https://lingxing.example.gov.cn/');
    expect(text).not.toContain('落实责任');
    expect(office.mails[0]?.id).toMatch(/^<[0-9a-f]{40}@example\.gov\.cn>$/u);
  });

  it('does not say the title of a personnel matter', async () => {
    const title = '泽州县人民政府关于某同志任职的通知';
    await sent(clerk, { title, facts: { personnel: true } });
    await turn();
    expect(office.mails).toHaveLength(1);
    expect(office.mails[0]?.subject).toBe('【泽州县人民政府】有一件事项待办');
    expect(`${office.mails[0]?.text}`).toContain('有一件事项待办');
    expect(`${office.mails[0]?.text}${office.mails[0]?.subject}`).not.toContain('任职');
  });

  it('waits for the end of quiet hours and then comes as one, without what was done meanwhile', async () => {
    expect((await quiet(head)).status).toBe(200);
    world.clock.set(Date.parse('2026-11-23T22:00:00+08:00'));
    for (const title of ['关于甲事的通知', '关于乙事的通知', '关于丙事的通知']) await sent(clerk, { title: `泽州县人民政府${title}` });
    const done = await sent(clerk, { title: '泽州县人民政府关于已办之事的通知' });
    await turn();
    expect(office.mails).toEqual([]);
    // The list has them at once.
    expect((await head.get('/notices/unread')).json()).toEqual({ unread: 4 });
    later(MINUTE);
    await head.act(done, 'approve', {});
    world.clock.set(Date.parse('2026-11-24T06:59:59+08:00'));
    await turn();
    expect(office.mails).toEqual([]);
    world.clock.set(Date.parse('2026-11-24T07:00:00+08:00'));
    await turn();
    await turn();
    expect(office.mails.map((mail) => mail.subject)).toEqual(['【泽州县人民政府】令行提醒：3件事项']);
    const text = office.mails[0]?.text ?? '';
    expect(['甲事', '乙事', '丙事', '已办之事'].map((word) => text.includes(word))).toEqual([true, true, true, false]);
  });

  it('comes through quiet hours where it is urgent', async () => {
    await quiet(head);
    world.clock.set(Date.parse('2026-11-23T23:00:00+08:00'));
    await sent(clerk, { urgency: 'extra-urgent' });
    await sent(clerk, { title: '泽州县人民政府关于平件的通知' });
    await turn();
    expect(office.mails.map((mail) => mail.subject)).toEqual([`【泽州县人民政府】待办（特急） 审签送审：${TITLE}`]);
  });

  it('is not sent of a kind that is not wanted, even where it was already waiting', async () => {
    await quiet(head);
    world.clock.set(Date.parse('2026-11-23T23:00:00+08:00'));
    await sent(clerk);
    await turn();
    await quiet(head, { quiet: null, muted: [{ kind: 'waiting', channel: 'email' }] });
    world.clock.set(Date.parse('2026-11-24T08:00:00+08:00'));
    await turn();
    expect(office.mails).toEqual([]);
  });

  it('is tried again later and later while the server is not there, with the same id, and comes once', async () => {
    await sent(clerk);
    office.refuse = 451;
    const tried: number[] = [];
    for (let minute = 0; minute <= 7; minute += 1) {
      const before = await attempts();
      await turn();
      if ((await attempts()) > before) tried.push(minute);
      later(MINUTE);
    }
    // At once, a minute later, two minutes later, four minutes later.
    expect(tried).toEqual([0, 1, 3, 7]);
    expect(await errors()).toEqual(['邮件服务器不收此地址（451）']);
    office.refuse = undefined;
    later(8 * MINUTE);
    await turn();
    later(HOUR);
    await turn();
    expect(office.mails).toHaveLength(1);
  });

  it('is given up at once for an address that does not exist, and does not hold up the next person’s', async () => {
    await withAddress(await signIn(world, 'justice-head'), 'justice');
    const justice = await signIn(world, 'justice-clerk');
    await sent(clerk);
    await sent(justice, { title: '泽州县人民政府关于法治的通知' });
    office.refuse = 550;
    await turn();
    office.refuse = undefined;
    later(HOUR);
    await turn();
    expect(office.mails).toEqual([]);
    expect(await states()).toEqual(['failed', 'failed']);
  });

  it('of two processes at once is sent by one', async () => {
    for (let n = 0; n < 5; n += 1) await sent(clerk, { title: `泽州县人民政府关于第${n}件事的通知` });
    await Promise.all(Array.from({ length: 4 }, () => turn()));
    expect(office.mails.map((mail) => mail.subject)).toEqual(['【泽州县人民政府】令行提醒：5件事项']);
  });

  const rows = (column: string) =>
    within(world.pool, 'zezhou', async (client) => {
      const { rows: found } = await client.query<{ value: string }>(
        `select ${column}::text as value from notice_delivery where channel = 'email' order by notice`,
      );
      return found.map((row) => row.value);
    });
  const attempts = async () => Number((await rows('attempts'))[0] ?? 0);
  const errors = () => rows('error');
  const states = () => rows('state');
});

describe('the webhook', () => {
  let clerk: Desk;
  let admin: Desk;
  beforeEach(async () => {
    [clerk, admin] = [await signIn(world, 'finance-clerk'), await signIn(world, 'sysadmin')];
  });
  const setUp = async () => (await admin.send('PUT', '/admin/webhook', { body: { url: hook.url } })).json<{ secret: string }>().secret;
  const state = async () => (await admin.get('/admin/webhook')).json<{ webhook: { state: string; lastError?: string } }>().webhook;

  it('is the system administrator’s alone, and its key is shown once', async () => {
    for (const account of ['finance-head', 'secadmin', 'auditor']) {
      const desk = await signIn(world, account);
      expect([
        account,
        (await desk.get('/admin/webhook')).status,
        (await desk.send('PUT', '/admin/webhook', { body: { url: hook.url } })).status,
      ]).toEqual([account, 403, 403]);
    }
    const refused = await admin.send('PUT', '/admin/webhook', { body: { url: 'ftp://x' } });
    expect([refused.status, refused.problem().code]).toEqual([422, 'admin.refused']);
    const secret = await setUp();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u);
    const seen = await admin.get('/admin/webhook');
    expect(seen.bytes.toString()).not.toContain(secret.slice(6));
    // Not in the table either, nor in what the auditor reads.
    const key = Buffer.from(secret.slice(6), 'base64');
    const stored = await within(
      world.pool,
      'zezhou',
      async (client) => (await client.query<{ secret: Buffer }>('select secret from webhook')).rows,
    );
    expect(stored[0]?.secret.includes(key)).toBe(false);
    const trail = (await (await signIn(world, 'auditor')).get('/admin/trail')).bytes.toString();
    expect([trail.includes('设置消息推送'), trail.includes(secret.slice(6)), trail.includes('/hook')]).toEqual([true, false, false]);
  });

  it('carries a notice with its signature, once, and not another government’s', async () => {
    const secret = await setUp();
    await sent(await signIn(world, 'w.finance-clerk'), { title: '卫东区人民政府关于一事的通知' });
    const matter = await sent(clerk);
    await turn();
    await turn();
    expect(hook.got).toHaveLength(1);
    const { id, time, signature, body } = hook.got[0] ?? { id: '', time: '', signature: '', body: '' };
    expect(JSON.parse(body)).toMatchObject({
      type: 'notice.waiting',
      data: { government: 'zezhou', account: 'finance-head', post: '县财政局局长', text: `待办 审签送审：${TITLE}`, title: TITLE, matter },
    });
    // Two documents were sent, a minute each.
    expect(time).toBe(String((MONDAY + 2 * MINUTE) / 1_000));
    const key = await crypto.subtle.importKey('raw', Buffer.from(secret.slice(6), 'base64'), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'verify',
    ]);
    const signed = Buffer.from(signature.replace('v1,', ''), 'base64');
    expect(await crypto.subtle.verify('HMAC', key, signed, Buffer.from(`${id}.${time}.${body}`))).toBe(true);
    expect((await state()).state).toBe('working');
  });

  it('does not say the title of a personnel matter', async () => {
    await setUp();
    await sent(clerk, { title: '泽州县人民政府关于某同志任职的通知', facts: { personnel: true } });
    await turn();
    expect(hook.got).toHaveLength(1);
    expect(hook.got[0]?.body).toContain('有一件事项待办');
    expect(hook.got[0]?.body).not.toContain('任职');
  });

  it('is not used for a person who does not want it, and waits for quiet hours', async () => {
    await setUp();
    const head = await signIn(world, 'finance-head');
    await quiet(head, { quiet: { from: '09:00', to: '10:00' } });
    await sent(clerk);
    await turn();
    expect(hook.got).toEqual([]);
    world.clock.set(Date.parse('2026-11-23T10:00:00+08:00'));
    await turn();
    expect(hook.got).toHaveLength(1);
    await quiet(head, { quiet: null, muted: [{ kind: 'waiting', channel: 'webhook' }] });
    await sent(clerk, { title: '泽州县人民政府关于另一事的通知' });
    await turn();
    expect(hook.got).toHaveLength(1);
  });

  it('is tried again with the same id, and stopped after a day without one receipt; the administrator is told', async () => {
    await setUp();
    hook.status = 503;
    await sent(clerk);
    const begun = world.clock.now();
    const tried: number[] = [];
    for (let n = 0; n < 26 * 60 && (await state()).state !== 'stopped'; n += 1) {
      // Only the minutes at which something is due are walked through.
      const before = hook.got.length;
      await turn();
      if (hook.got.length > before) tried.push((world.clock.now() - begun) / MINUTE);
      later(tried.length < 5 ? MINUTE : HOUR);
    }
    expect(tried.slice(0, 5)).toEqual([0, 1, 3, 7, 15]);
    expect(new Set(hook.got.map((one) => one.id)).size).toBe(1);
    expect(await state()).toMatchObject({ state: 'stopped', lastError: '对方没有接收（503）' });
    expect(world.clock.now() - begun).toBeGreaterThanOrEqual(24 * HOUR);
    const told = (await admin.get('/notices')).json<{ items: { kind: string; label: string }[]; unread: number }>();
    expect([told.unread, told.items.map((one) => [one.kind, one.label])]).toEqual([1, [['webhook-stopped', '消息推送已停用']]]);
    // Set again it starts anew, with what comes from then on.
    hook.status = 200;
    const before = hook.got.length;
    await setUp();
    await turn();
    expect(hook.got).toHaveLength(before);
    await sent(clerk, { title: '泽州县人民政府关于又一事的通知' });
    await turn();
    expect(hook.got).toHaveLength(before + 1);
  });

  it('can be tried, and taken away', async () => {
    expect((await admin.post('/admin/webhook/trial')).status).toBe(404);
    await setUp();
    expect((await admin.post('/admin/webhook/trial')).json()).toEqual({ ok: true });
    hook.status = 500;
    expect((await admin.post('/admin/webhook/trial')).json()).toEqual({ ok: false, error: '对方没有接收（500）' });
    expect((await admin.send('DELETE', '/admin/webhook')).status).toBe(204);
    expect((await admin.send('DELETE', '/admin/webhook')).status).toBe(404);
    await sent(clerk);
    await turn();
    expect(hook.got).toHaveLength(2);
  });
});
