/**
 * 泽州县 while its head and a deputy are away: what waits for them comes before whoever stands in for them and goes back when
 * they return, the first act counts, and what was done shows by what title. The absences are put on record directly.
 */
import type { AuthorityRecord } from '@lingxing/affairs/kernel';
import { within } from '@lingxing/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordAuthority } from '../../ledger/src/authority.ts';
import type { ActDone, HistoryLine, InboxLine, Me, NoticeView, Workbench } from '../src/contracts/index.ts';
import { draftOf } from './support/drafts.ts';
import { on, paper, register, tryOn } from './support/incoming.ts';
import { openLeaders, type Leaders } from './support/leaders.ts';
import type { World } from './support/world.ts';

let world: World;
let at: Leaders['at'];
/** A matter under which absences are put on record. */
let holder = '';

beforeAll(async () => {
  ({ world, at } = await openLeaders(['finance-clerk', 'finance-head', 'registrar', 'deputy', 'head', 'executive', 'rural']));
  holder = (await at('finance-clerk').post('/documents', { draft: draftOf({ title: '在册的事项' }) })).json<ActDone>().id;
}, 60_000);
afterAll(() => world.close());

/** Puts on record who is away and who is entrusted; nothing else is. */
const onRecord = (records: readonly AuthorityRecord[]): Promise<void> =>
  within(world.pool, 'zezhou', (client) => recordAuthority(client, 'zezhou', holder, world.clock.now(), records));
const DAYS = { from: '2026-11-23', to: '2026-11-27' } as const;
const away = (post: string, kind: 'business-trip' | 'vacation' = 'business-trip'): AuthorityRecord => ({
  type: 'absence',
  id: post,
  post,
  kind,
  ...DAYS,
});
const entrusted = (to: string, scope?: readonly string[]): AuthorityRecord => ({
  type: 'entrustment',
  id: `to-${to}`,
  kind: 'standing-in',
  of: 'head',
  to,
  from: DAYS.from,
  until: DAYS.to,
  ...(scope === undefined ? {} : { scope }),
});
beforeEach(() => onRecord([]));

const workbench = async (account: string): Promise<Workbench> => (await at(account).get('/workbench')).json<Workbench>();
const waiting = async (account: string): Promise<readonly InboxLine[]> => (await workbench(account)).waiting.items;
const titles = async (account: string) => (await at(account).get('/session')).json<Me>().titles;
const last = async (account: string, id: string) =>
  (await at(account).get(`/documents/${id}/history`)).json<{ items: HistoryLine[] }>().items.at(-1);

/** A notice of the finance bureau that waits for the deputy's review, or for the head's signature. */
async function notice(title: string, until: 'review' | 'signature'): Promise<string> {
  const { id } = (await at('finance-clerk').post('/documents', { draft: draftOf({ title }) })).json<ActDone>();
  await at('finance-clerk').act(id, 'send', {});
  await at('finance-head').act(id, 'approve', { opinion: '同意送审。' });
  await at('registrar').act(id, 'vet', { opinion: '拟同意。' });
  if (until === 'signature') await at('deputy').act(id, 'review', { opinion: '同意。' });
  return id;
}

const attempt = async (account: string, id: string, act: string, more: Record<string, unknown> = {}) => {
  const seen = (await at(account).document(id)).version;
  return at(account).post(`/documents/${id}/acts`, { act, input: { opinion: '同意。' }, seen, textSeen: 1, ...more });
};

describe('nobody uses another’s post', () => {
  it('who asks to, without a title: refused by the rules where he reads the document, as if there were none where he does not', async () => {
    const id = await notice('关于没有名义的通知', 'signature');
    const forged = { as: 'head', capacity: 'acting', actor: { post: 'head', capacity: 'holder' }, by: 'executive', title: '代行县长职务' };
    const reader = await attempt('deputy', id, 'sign', forged);
    expect([reader.status, reader.problem().verdict?.findings[0]?.code]).toEqual([422, 'authority.no-title']);
    const stranger = await at('executive').post(`/documents/${id}/acts`, { act: 'sign', input: {}, seen: 6, textSeen: 1, ...forged });
    expect([stranger.status, stranger.problem().code]).toEqual([404, 'not-found']);
    expect((await at('executive').get(`/documents/${id}?as=head`)).status).toBe(404);
    // What he asked for beyond his own is kept for the auditor.
    const { items } = await world.ledger.refusals('zezhou', { limit: 1 });
    expect(items[0]).toMatchObject({ account: 'deputy', post: 'head', act: 'sign' });
    expect((await at('deputy').document(id)).stage).toBe('review');
  });

  it('whose title is another’s, or covers other matters only', async () => {
    const id = await notice('关于范围以外的通知', 'signature');
    const { id: letter } = await register(at('registrar'), { title: '关于范围以内的请示', number: '泽财字〔2026〕31号' });
    await on(at('registrar'), letter, 'recommend', { opinion: '拟请县长批示。', nature: 'handle', leaders: ['deputy', 'head'] });
    await onRecord([away('head'), entrusted('executive', ['incoming'])]);
    expect((await waiting('executive')).map((line) => [line.matter, line.inStead?.label])).toEqual([[letter, '代行县长职务']]);
    expect((await workbench('executive')).counts.waiting).toBe(1);
    expect((await at('executive').get(`/documents/${id}`)).status).toBe(404);
    expect((await at('executive').get('/documents')).json<{ items: unknown[] }>().items).toEqual([]);
    expect((await at('executive').post(`/documents/${id}/acts`, { act: 'sign', as: 'head', input: {}, seen: 6, textSeen: 1 })).status).toBe(
      404,
    );
    const other = await attempt('deputy', id, 'sign', { as: 'head' });
    expect([other.status, other.problem().verdict?.findings[0]?.code]).toEqual([422, 'authority.no-title']);
    expect((await paper(at('executive'), letter)).acting?.as.post).toBe('head');
    await on(at('executive'), letter, 'instruct', { form: 'text', text: '请财政局研究。', view: 'instruct' });
    const { opinions, chain } = await paper(at('registrar'), letter);
    expect(opinions.map((one) => one.leader.title)).toEqual(['常务副县长（代行县长职务）']);
    expect(chain.find((one) => one.label === '批示')?.posts).toEqual(['常务副县长（代行县长职务）']);
    const [act] = (await at('registrar').get(`/incoming/${letter}/history`)).json<{ items: HistoryLine[] }>().items.slice(-1);
    expect(act?.by).toBe('常务副县长（代行县长职务）');
    expect(act?.basis.map((one) => one.label)).toContain('第五条第二款');
  });

  it('as the registry: it is read by one’s own post only', async () => {
    const { id } = (await at('finance-clerk').post('/documents', { draft: draftOf({ title: '只在登记处的通知' }) })).json<ActDone>();
    await onRecord([away('head'), entrusted('executive')]);
    expect((await at('registrar').get(`/documents/${id}`)).status).toBe(200);
    expect((await at('executive').get(`/documents/${id}`)).status).toBe(404);
  });
});

describe('standing in for the head', () => {
  it('brings what waits for him before the one entrusted, and back again', async () => {
    const id = await notice('关于来去的通知', 'signature');
    expect(await waiting('executive')).toEqual([]);
    await onRecord([away('head')]);
    expect(await waiting('executive')).toEqual([]);
    await onRecord([away('head'), entrusted('executive')]);
    expect((await waiting('executive')).find((line) => line.matter === id)).toMatchObject({
      act: 'sign',
      inStead: { post: 'head', label: '代行县长职务', title: '代行县长职务' },
    });
    expect((await waiting('head')).map((line) => line.matter)).toContain(id);
    expect(await titles('executive')).toMatchObject([
      {
        post: 'head',
        capacity: 'acting',
        title: '代行县长职务',
        label: '常务副县长（代行县长职务）',
        until: '2026-11-27',
        citation: { label: '第五条第二款' },
      },
    ]);
    expect((await at('executive').get('/documents?q=来去')).json<{ items: { id: string }[] }>().items.map((one) => one.id)).toEqual([id]);
    await onRecord([]);
    expect(await waiting('executive')).toEqual([]);
    expect(await titles('executive')).toEqual([]);
    expect((await at('executive').get(`/documents/${id}`)).status).toBe(404);
  });

  it('is said on the page, with what else he could act as; the act is stored, shown and verified by its title', async () => {
    const id = await notice('关于代签的通知', 'signature');
    await onRecord([away('head'), entrusted('executive')]);
    const view = await at('executive').document(id);
    expect(view.acting?.as).toMatchObject({ post: 'head', postTitle: '县长', title: '代行县长职务', until: '2026-11-27' });
    expect(view.acting?.others.map((one) => [one.post, one.title])).toEqual([['executive', '本人']]);
    expect(view.offers.find((one) => one.primary)?.act).toBe('sign');
    const own = (await at('executive').get(`/documents/${id}?as=executive`)).json<typeof view>();
    expect(own.acting?.as.post).toBe('executive');
    expect(own.offers.some((one) => one.primary)).toBe(false);
    expect((await at('head').document(id)).acting).toBeUndefined();

    const judged = await at('executive').post(`/documents/${id}/verdicts`, { act: 'sign', as: 'head', input: { opinion: '同意。' } });
    expect(judged.json<{ outcome: string }>().outcome).toBe('permitted');
    world.clock.set(world.clock.now() + 60_000);
    await at('executive').act(id, 'sign', { opinion: '同意。' });
    expect(await last('registrar', id)).toMatchObject({ act: 'sign', by: '常务副县长（代行县长职务）', outcome: 'permitted' });
    expect((await waiting('registrar')).find((line) => line.matter === id)?.from).toBe('常务副县长（代行县长职务）');
    const signed = await at('registrar').document(id);
    expect(signed.signature?.by).toBe('常务副县长（代行县长职务）');
    expect(signed.chain.find((one) => one.label === '签发')?.posts).toEqual(['常务副县长（代行县长职务）']);
    const stored = (await world.ledger.history('zezhou', id)).at(-1);
    expect(stored).toMatchObject({
      actor: { account: 'executive', post: 'head', capacity: 'acting', by: 'executive', title: '代行县长职务', under: holder },
      postTitle: '常务副县长（代行县长职务）',
      receipt: { standing: { by: 'executive', title: '代行县长职务', under: holder } },
    });
    // 县长回来以后：代签的人仍可查阅，签发不再是他的事；台账照样核对得上。
    await onRecord([]);
    expect((await at('executive').document(id)).signature?.by).toBe('常务副县长（代行县长职务）');
    const printed = await at('registrar').get(`/documents/${id}/form.pdf`);
    expect([printed.status, printed.headers['content-type']]).toEqual([200, 'application/pdf']);
    await world.ledger.seal();
    expect(await world.ledger.verify('zezhou')).toMatchObject({ ok: true, broken: [] });
  });

  it('ends in the middle of the work: what was opened by the title is refused with the article’s silence, not lost', async () => {
    const id = await notice('关于中途返回的通知', 'review');
    await onRecord([away('head'), entrusted('deputy')]);
    // 分管副县长不在可受委托之列时没有名义。
    expect(await titles('deputy')).toEqual([]);
    await onRecord([away('head'), away('executive'), entrusted('deputy')]);
    expect((await titles('deputy')).map((one) => one.post)).toEqual(['head']);
    const mine = await at('deputy').document(id);
    expect([mine.acting?.as.post, mine.offers.find((one) => one.primary)?.act]).toEqual(['deputy', 'review']);
    // 审核是他自己的一步，签发是县长的一步。
    expect((await attempt('deputy', id, 'sign', { as: 'head' })).problem().verdict?.findings[0]?.code).toBe('step.missing');
    await at('deputy').act(id, 'review', { opinion: '同意。' });
    expect((await last('registrar', id))?.by).toBe('副县长（分管财政）');
    await onRecord([]);
    const late = await attempt('deputy', id, 'sign', { as: 'head' });
    expect([late.status, late.problem().verdict?.findings[0]?.code]).toEqual([422, 'authority.no-title']);
    await at('head').act(id, 'sign', { opinion: '同意。' });
    expect((await last('registrar', id))?.by).toBe('县长');
  });

  it('is told to leaders and the office, with who stands in, and to nobody else', async () => {
    await onRecord([away('head'), entrusted('executive'), away('rural', 'vacation')]);
    const { away: told } = await workbench('registrar');
    expect(told).toEqual([
      { post: 'head', title: '县长', kind: '出差', from: DAYS.from, to: DAYS.to, overdue: false, standIn: '常务副县长代行县长职务' },
      {
        post: 'rural',
        title: '副县长（农业）',
        kind: '休假',
        from: DAYS.from,
        to: DAYS.to,
        overdue: false,
        standIn: '副县长（分管财政）AB角补位',
      },
    ]);
    // 副县长（分管财政） stands in for his pair and knows of what kind that absence is; of the head's only that he is away.
    expect((await workbench('deputy')).away).toEqual([{ ...told[0], kind: '外出' }, told[1]]);
    // Whoever stands in for the head knows what the head knows.
    expect((await workbench('executive')).away.map((one) => one.kind)).toEqual(['出差', '休假']);
    expect((await workbench('head')).away.map((one) => one.kind)).toEqual(['出差', '休假']);
    expect((await workbench('finance-clerk')).away).toEqual([]);
  });

  it('tells the one who stands in of what waits for the head, and of no more once he is back', async () => {
    const id = await notice('关于提醒的通知', 'signature');
    const notices = async () =>
      (await at('executive').get('/notices?unread=true&limit=200'))
        .json<{ items: NoticeView[] }>()
        .items.filter((one) => one.matter === id);
    await world.notices.derive();
    expect(await notices()).toEqual([]);
    await onRecord([away('head'), entrusted('executive')]);
    await world.notices.derive();
    expect((await notices()).map((one) => [one.kind, one.post])).toEqual([['waiting', '县长']]);
    await onRecord([]);
    await world.notices.derive();
    expect(await notices()).toEqual([]);
  });
});

describe('AB角', () => {
  it('while one is away his matters lie before both; the first act counts, of two at once one wins', async () => {
    const id = await notice('关于补位的通知', 'review');
    expect(await waiting('rural')).toEqual([]);
    await onRecord([away('deputy', 'vacation')]);
    const line = (await waiting('rural')).find((one) => one.matter === id);
    expect(line).toMatchObject({ act: 'review', inStead: { post: 'deputy', label: 'AB角：副县长（分管财政）', title: 'AB角补位' } });
    const reviews = await Promise.all(
      (['deputy', 'rural'] as const).map((account) => attempt(account, id, 'review', { as: 'deputy', idempotencyKey: account })),
    );
    expect(reviews.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const told = reviews.find((one) => one.status === 409)?.problem();
    expect(told?.code).toBe('conflict.already-done');
    expect(told?.detail).toMatch(/^副县长（(分管财政|农业）（AB角补位，代副县长（分管财政）)）已审核。$/u);
    expect((await at('registrar').document(id)).opinions.filter((one) => one.step === 'leader-review')).toHaveLength(1);

    await onRecord([away('head'), entrusted('executive')]);
    const seen = (await at('head').document(id)).version;
    const sign = (account: string) =>
      at(account).post(`/documents/${id}/acts`, {
        act: 'sign',
        as: 'head',
        input: { opinion: '同意。' },
        seen,
        textSeen: 1,
        idempotencyKey: account,
      });
    const both = await Promise.all([sign('head'), sign('executive')]);
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const lost = both.find((one) => one.status === 409)?.problem();
    expect(lost?.code).toBe('conflict.already-done');
    expect(lost?.meanwhile?.map((one) => one.label)).toEqual(['签发']);
    expect((await at('registrar').document(id)).opinions.filter((one) => one.step === 'signature')).toHaveLength(1);
  });

  it('gives no way to the head’s post, and none to what was the other’s once he is back', async () => {
    const id = await notice('关于销假的通知', 'review');
    await onRecord([away('deputy', 'vacation'), away('head')]);
    expect((await titles('rural')).map((one) => one.post)).toEqual(['deputy']);
    expect((await at('rural').document(id)).acting?.as.label).toBe('副县长（农业）（AB角补位，代副县长（分管财政））');
    const head = await attempt('rural', id, 'sign', { as: 'head' });
    expect(head.problem().verdict?.findings[0]?.code).toBe('authority.no-title');
    await onRecord([]);
    expect(await waiting('rural')).toEqual([]);
    expect((await at('rural').get(`/documents/${id}`)).status).toBe(404);
    expect((await waiting('deputy')).map((line) => line.matter)).toContain(id);
  });

  it('on incoming papers alike: without a word as whom, as the one for whom the paper waits', async () => {
    const { id } = await register(at('registrar'), { title: '关于补位批示的请示', number: '泽财字〔2026〕32号' });
    await on(at('registrar'), id, 'recommend', { opinion: '拟请分管副县长批示。', nature: 'handle', leaders: ['deputy'] });
    await onRecord([away('deputy', 'vacation')]);
    const refused = await tryOn(at('rural'), id, 'instruct', { form: 'text', text: '同意。', view: 'agree' }, { as: 'rural' });
    expect([refused.status, refused.problem().verdict?.findings[0]?.code]).toEqual([422, 'authority.not-yours']);
    await on(at('rural'), id, 'instruct', { form: 'text', text: '同意。', view: 'agree' });
    // 先批示的算数：分管的副县长再以自己的名义批示，被告知已由补位的人批示。
    const second = await tryOn(at('deputy'), id, 'instruct', { form: 'text', text: '不同意。', view: 'disagree' });
    expect([second.status, second.problem().detail]).toEqual([409, '副县长（农业）（AB角补位，代副县长（分管财政））已批示。']);
    const { opinions } = await paper(at('registrar'), id);
    expect(opinions.map((one) => [one.leader.id, one.leader.title])).toEqual([
      ['deputy', '副县长（农业）（AB角补位，代副县长（分管财政））'],
    ]);
    expect((await at('registrar').get(`/incoming/${id}/form.pdf`)).status).toBe(200);
  });
});

describe('a real absence', () => {
  it('brings the head’s affairs before the one he entrusts, and none of what is his alone; his return ends it', async () => {
    const id = await notice('关于出差期间的通知', 'signature');
    const absence = { kind: 'business-trip', beyond: true, destination: '省城', purpose: '参加会议', contact: '办公电话', ...DAYS };
    const reported = await at('head').post('/leave', { act: 'report', input: { absence } });
    expect(reported.status).toBe(201);
    const trip = reported.json<ActDone>();
    const onTrip = async (account: string, act: string, input: unknown) => {
      const { version } = (await at('registrar').get(`/leave/${trip.id}`)).json<{ version: number }>();
      return at(account).post(`/leave/${trip.id}/acts`, { act, input, seen: version });
    };
    expect((await onTrip('head', 'entrust', { to: 'executive', from: DAYS.from, until: DAYS.to, words: '主持日常工作' })).status).toBe(200);
    const lines = await waiting('executive');
    expect(lines.some((line) => line.matter === id && line.inStead?.label === '代行县长职务')).toBe(true);
    expect(lines.filter((line) => line.procedure === 'leave')).toEqual([]);
    const { counts, owed } = await workbench('executive');
    expect(counts.waiting).toBe(lines.length);
    expect(owed.filter((one) => one.procedure === 'leave')).toEqual([]);
    expect((await waiting('head')).filter((line) => line.procedure === 'leave').map((line) => line.act)).toEqual(['return']);
    await world.notices.derive();
    const told = (await at('executive').get('/notices?unread=true&limit=200')).json<{ items: NoticeView[] }>().items;
    expect(told.some((one) => one.matter === id)).toBe(true);
    expect(told.filter((one) => one.matter === trip.id)).toEqual([]);
    expect((await onTrip('head', 'return', { on: DAYS.from })).status).toBe(200);
    expect(await titles('executive')).toEqual([]);
    expect((await at('executive').get(`/documents/${id}`)).status).toBe(404);
  });
});
