/** 提醒 through the API: whose they are, what they say, and that they come at once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticePage, NoticeSettings } from '../../src/contracts/index.ts';
import { NOTICE_CHANNELS, NOTICE_KINDS, NOTICE_SORTS } from '../../src/contracts/index.ts';
import { NOTICE_CHANNELS as LEDGER_CHANNELS, NOTICE_KINDS as LEDGER_KINDS, NOTICE_SORTS as LEDGER_SORTS } from '@lingxing/ledger';
import { signIn, type Desk } from '../support/desk.ts';
import { draftOf } from '../support/drafts.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
let world: World;
const later = (ms: number) => world.clock.set(world.clock.now() + ms);
const list = async (desk: Desk, query = '') => (await desk.get(`/notices${query}`)).json<NoticePage>();
const said = async (desk: Desk) => (await list(desk)).items.toReversed().map((one) => `${one.kindLabel} ${one.label} ${one.title ?? ''}`);

async function drafted(clerk: Desk, change: Parameters<typeof draftOf>[0] = {}): Promise<string> {
  return (await clerk.post('/documents', { draft: draftOf(change) })).json<{ id: string }>().id;
}
async function sent(clerk: Desk, change: Parameters<typeof draftOf>[0] = {}): Promise<string> {
  const id = await drafted(clerk, change);
  later(MINUTE);
  await clerk.act(id, 'send', {});
  await world.notices.derive();
  return id;
}

describe('one’s own notices', () => {
  let clerk: Desk;
  let head: Desk;
  beforeEach(async () => {
    world = await openWorld();
    [clerk, head] = [await signIn(world, 'finance-clerk'), await signIn(world, 'finance-head')];
  });
  afterEach(() => world.close());

  it('are nobody else’s: not an administrator’s, another’s, another government’s', async () => {
    expect((await world.app.inject({ url: '/api/v1/notices' })).statusCode).toBe(401);
    for (const account of ['secadmin', 'auditor']) expect((await (await signIn(world, account)).get('/notices')).status).toBe(403);
    await sent(clerk);
    const id = (await list(head)).items[0]?.id ?? 0;
    expect(id).toBeGreaterThan(0);
    for (const account of ['finance-clerk', 'justice-head', 'w.finance-head', 'sysadmin']) {
      const other = await signIn(world, account);
      expect([account, await said(other)]).toEqual([account, []]);
      expect((await other.post('/notices/read', { ids: [id] })).status).toBe(204);
      expect((await other.post('/notices/read', { upTo: id })).status).toBe(204);
    }
    expect((await head.get('/notices/unread')).json()).toEqual({ unread: 1 });
  });

  it('are marked with what was asked for and nothing else', async () => {
    for (const body of [
      {},
      { ids: [] },
      { ids: [1], upTo: 2 },
      { ids: ['1'] },
      { upTo: -1 },
      { ids: Array.from({ length: 201 }, (_, i) => i + 1) },
    ])
      expect([JSON.stringify(body).slice(0, 40), (await head.post('/notices/read', body)).status]).toEqual([
        JSON.stringify(body).slice(0, 40),
        400,
      ]);
    expect((await head.get('/notices?cursor=nonsense')).status).toBe(400);
    expect((await head.get('/notices?limit=1000')).status).toBe(400);
  });

  it('tell of what waits, and of a return, each once', async () => {
    const id = await sent(clerk);
    expect(await list(head)).toMatchObject({
      unread: 1,
      items: [
        { kind: 'waiting', kindLabel: '待办', label: '审签送审', post: '县财政局局长', matter: id, procedure: 'document', read: false },
      ],
    });
    later(MINUTE);
    await head.act(id, 'return', { reason: '附件不全' });
    await world.notices.derive();
    await world.notices.derive();
    // The return makes it wait for the clerk again; that is one thing to be told, not two.
    expect(await said(clerk)).toEqual(['退回 退回 泽州县人民政府关于做好冬春季森林防火工作的通知']);
    expect(await list(head)).toMatchObject({ unread: 0, items: [{ settled: true, read: false }] });
    expect((await list(head, '?unread=true')).items).toEqual([]);
    expect((await list(head, '?kind=returned')).items).toEqual([]);
    expect((await list(head, '?kind=waiting')).items).toHaveLength(1);
    expect((await head.get('/notices?kind=gossip')).status).toBe(400);
  });

  it('do not carry the title of a personnel matter to the registry that may not read it', async () => {
    const id = await sent(clerk, { title: '泽州县人民政府关于某同志任职的通知', facts: { personnel: true } });
    expect(await said(await signIn(world, 'registrar'))).toEqual([]);
    expect(await said(head)).toEqual(['待办 审签送审 泽州县人民政府关于某同志任职的通知']);
    expect((await list(head)).items[0]?.matter).toBe(id);
  });

  it('page, are marked read one by one and all at once', async () => {
    for (let n = 0; n < 3; n += 1) await sent(clerk, { title: `泽州县人民政府关于第${n}件事的通知` });
    const first = await list(head, '?limit=2');
    expect([first.unread, first.items.map((one) => one.title)]).toEqual([
      3,
      ['泽州县人民政府关于第2件事的通知', '泽州县人民政府关于第1件事的通知'],
    ]);
    await head.post('/notices/read', { ids: [first.items[0]?.id] });
    const second = await list(head, `?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`);
    expect([second.unread, second.items.map((one) => one.title), second.next]).toEqual([2, ['泽州县人民政府关于第0件事的通知'], undefined]);
    await head.post('/notices/read', { upTo: first.items[0]?.id });
    expect((await head.get('/notices/unread')).json()).toEqual({ unread: 0 });
  });

  it('tell of a date that comes near and passes, by the working calendar', async () => {
    const id = await drafted(clerk, { title: '泽州县人民政府关于征求意见的通知' });
    later(MINUTE);
    // Monday 2026-11-23, three workdays: Thursday the 26th.
    await clerk.act(id, 'consult', { bodies: ['justice'], mode: 'consult', limit: { value: 3, unit: 'workday' } });
    await world.notices.derive();
    const justice = await signIn(world, 'justice-head');
    const waiting = '待办 回复意见 泽州县人民政府关于征求意见的通知';
    expect(await said(justice)).toEqual([waiting]);
    world.clock.set(Date.parse('2026-11-24T00:00:01+08:00'));
    await world.notices.derive();
    await world.notices.derive();
    const near = '临近时限 回复征求意见 泽州县人民政府关于征求意见的通知';
    expect(await said(justice)).toEqual([waiting, near]);
    world.clock.set(Date.parse('2026-11-27T00:00:01+08:00'));
    await world.notices.derive();
    expect(await said(justice)).toEqual([waiting, near, '逾期 回复征求意见 泽州县人民政府关于征求意见的通知']);
  });
});

describe('how one is told', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('is refused where it is no time, no kind, or an empty span', async () => {
    const head = await signIn(world, 'finance-head');
    const fine = { quiet: null, urgentBreaks: true, muted: [] };
    for (const wrong of [
      { quiet: { from: '24:00', to: '07:00' } },
      { quiet: { from: '7:00', to: '08:00' } },
      { quiet: { from: '22:00', to: '22:00' } },
      { muted: [{ kind: 'webhook-stopped', channel: 'in-app' }] },
      { muted: [{ kind: 'waiting', channel: 'pigeon' }] },
      { urgentBreaks: 'yes' },
    ])
      expect([wrong, (await head.send('PUT', '/notices/settings', { body: { ...fine, ...wrong } })).status]).toEqual([wrong, 400]);
  });

  it('says that e-mail is not set up, and takes no address then', async () => {
    const head = await signIn(world, 'finance-head');
    const settings = (await head.get('/notices/settings')).json<NoticeSettings>();
    expect([settings.available, settings.quiet, settings.muted, settings.urgentBreaks]).toEqual([
      { email: false, webhook: false },
      null,
      [],
      true,
    ]);
    const answer = await head.post('/notices/email', { address: 'head@example.gov.cn' });
    expect([answer.status, answer.problem().detail]).toEqual([422, '本系统尚未设置邮件服务器，请联系系统管理员。']);
  });

  it('is kept for the person who chose it, and followed', async () => {
    const [head, clerk] = [await signIn(world, 'finance-head'), await signIn(world, 'finance-clerk')];
    const chosen = { quiet: { from: '22:00', to: '07:00' }, urgentBreaks: false, muted: [{ kind: 'waiting', channel: 'in-app' }] };
    expect((await head.send('PUT', '/notices/settings', { body: chosen })).json()).toMatchObject(chosen);
    expect((await clerk.get('/notices/settings')).json()).toMatchObject({ quiet: null, urgentBreaks: true, muted: [] });
    const id = await sent(clerk);
    expect(await said(head)).toEqual([]);
    // The list is theirs to thin; what waits still waits.
    expect((await head.get('/inbox')).json<{ items: { matter: string }[] }>().items.map((one) => one.matter)).toEqual([id]);
  });
});

it('the contracts name the kinds and ways that the ledger has', () => {
  expect(NOTICE_KINDS).toEqual(LEDGER_KINDS);
  expect(NOTICE_SORTS).toEqual(LEDGER_SORTS);
  expect(NOTICE_CHANNELS).toEqual(LEDGER_CHANNELS);
});

describe('the event stream', () => {
  let base: string;
  beforeAll(async () => {
    world = await openWorld();
    base = await world.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => world.close());

  it('brings a notice at once to whom it is for, and to nobody else', async () => {
    const [clerk, head, justice] = [
      await signIn(world, 'finance-clerk'),
      await signIn(world, 'finance-head'),
      await signIn(world, 'justice-head'),
    ];
    const streams = await Promise.all([head, justice].map((desk) => follow(desk)));
    const [atHead, atJustice] = streams;
    if (!atHead || !atJustice) throw new Error('no streams');
    await sent(clerk);
    const theirs = (await list(head)).items[0]?.id ?? 0;
    expect(await atHead.until(theirs)).toEqual([theirs]);
    // The other is told of its own only, which comes after.
    await sent(await signIn(world, 'justice-clerk'), { title: '泽州县人民政府关于法治的通知' });
    const own = (await list(justice)).items[0]?.id ?? 0;
    expect(await atJustice.until(own)).toEqual([own]);
    for (const stream of streams) stream.close();
  });

  async function follow(desk: Desk) {
    const controller = new AbortController();
    const response = await fetch(`${base}/api/v1/events`, { headers: { cookie: desk.cookie }, signal: controller.signal });
    const reader = response.body?.getReader();
    if (!reader) throw new Error('no stream');
    const decoder = new TextDecoder();
    let text = '';
    const told = () =>
      [...text.matchAll(/^event: notice\ndata: (.+)$/gmu)].map((m) => (JSON.parse(m[1] ?? '') as { notice: number }).notice);
    return {
      async until(notice: number) {
        while (!told().includes(notice)) {
          const { value, done } = await reader.read();
          if (done) throw new Error(`the stream ended with ${text}`);
          text += decoder.decode(value, { stream: true });
        }
        return told();
      },
      close: () => controller.abort(),
    };
  }
});
