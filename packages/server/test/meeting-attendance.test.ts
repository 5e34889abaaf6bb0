/** Attending a sitting of 卫东区 through the API: notices, the code on the screen, notes, races between two who act at once, one entered afterwards. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActDone, HistoryLine, MeetingNotesView, MeetingView, SignInCodeView } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const ACCOUNTS = ['head', 'w.head', 'w.deputy', 'w.director', 'w.registrar', 'w.finance-clerk', 'w.finance-head', 'w.justice-head'];
beforeAll(async () => {
  world = await openWorld();
  for (const account of ACCOUNTS) desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

interface Notice {
  readonly kind: string;
  readonly label: string;
  readonly matter?: string;
  readonly settled: boolean;
}
const page = async (who: string, id: string): Promise<MeetingView> => (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
const tryAct = (who: string, id: string, act: string, input: unknown, seen: number): Promise<Answer> =>
  at(who).post(`/meetings/${id}/acts`, { act, input, seen, idempotencyKey: randomUUID() });
async function done(who: string, id: string, act: string, input: unknown = {}, more = {}): Promise<ActDone> {
  const { version } = await page(who, id);
  const answer = await at(who).post(`/meetings/${id}/acts`, { act, input, seen: version, ...more });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}
/** The sittings of this file are all of one hour. */
const SAME_HOUR = '分头参加';
async function convened(): Promise<string> {
  const answer = await at('w.registrar').post('/meetings', {
    act: 'convene',
    input: { kind: 'head-office', on: '2026-11-23', time: '10:00', place: '会议室', chair: 'head' },
    reason: SAME_HOUR,
  });
  const { id } = answer.json<ActDone>();
  await done('w.finance-clerk', id, 'propose', { title: '预算调整', department: 'finance' });
  await done('w.registrar', id, 'propose', { title: '普法规划', department: 'justice' });
  return id;
}
async function told(): Promise<string> {
  const id = await convened();
  await done('w.head', id, 'fix', { topics: ['t1', 't2'] });
  await done('w.registrar', id, 'notify', {}, { reason: SAME_HOUR });
  return id;
}
async function noticesOf(who: string, id: string): Promise<string[]> {
  await world.notices.derive();
  const { items } = (await at(who).get('/notices')).json<{ items: Notice[] }>();
  return items.filter((one) => one.matter === id).map((one) => `${one.kind} ${one.label}${one.settled ? ' settled' : ''}`);
}
const codeNow = async (id: string): Promise<string> =>
  (await at('w.registrar').get(`/meetings/${id}/sign-in-code`)).json<SignInCodeView>().code;
const signs = (who: string, id: string, code: string): Promise<Answer> => at(who).post(`/meetings/${id}/sign-ins`, { code });

describe('notices', () => {
  it('each who is expected is told and answers; after a change of day whoever had answered is asked anew, whoever had not is told', async () => {
    const id = await told();
    expect(await noticesOf('w.deputy', id)).toEqual(['waiting 答复会议通知']);
    expect(await noticesOf('w.finance-head', id)).toEqual(['waiting 答复会议通知']);
    expect((await page('w.finance-head', id)).topics.map((one) => one.title)).toEqual(['预算调整']);
    await done('w.deputy', id, 'reply', { answer: 'attend' });
    expect((await page('w.registrar', id)).counts).toMatchObject({ attending: 1, onLeave: 0 });
    world.clock.set(MONDAY + 60_000);
    await done('w.registrar', id, 'reschedule', { on: '2026-11-24', time: '10:00', place: '会议室', reason: '区长出差' });
    expect((await noticesOf('w.deputy', id)).toSorted()).toEqual(['waiting 答复会议通知', 'waiting 答复会议通知 settled']);
    expect(await noticesOf('w.finance-head', id)).toContain('changed 改期、改地点');
    expect((await page('w.registrar', id)).counts.attending).toBe(0);
  });

  it('somebody added after the notice has one of his own and sees his topic alone', async () => {
    const id = await convened();
    await done('w.head', id, 'fix', { topics: ['t1'] });
    await done('w.registrar', id, 'notify');
    expect(await noticesOf('w.justice-head', id)).toEqual([]);
    await done('w.registrar', id, 'invite', { post: 'justice-head', topics: ['t1'], reason: '涉及合法性' });
    expect(await noticesOf('w.justice-head', id)).toEqual(['waiting 答复会议通知']);
    expect((await page('w.justice-head', id)).topics.map((one) => one.id)).toContain('t1');
  });
});

describe('the code on the screen', () => {
  it('is for whoever runs the sitting; a wrong one, an old one and one of another sitting sign nobody in', async () => {
    const [id, other] = [await told(), await told()];
    expect((await at('w.deputy').get(`/meetings/${id}/sign-in-code`)).status).toBe(404);
    expect((await at('head').get(`/meetings/${id}/sign-in-code`)).status).toBe(404);
    const shown = await at('w.head').get(`/meetings/${id}/sign-in-code`);
    expect([shown.status, shown.headers['cache-control']]).toEqual([200, 'no-store']);
    const code = await codeNow(id);
    expect(code).toMatch(/^\d{6}$/u);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await signs('w.deputy', id, wrong)).status).toBe(400);
    expect((await signs('w.deputy', id, await codeNow(other))).status).toBe(400);
    expect((await at('w.deputy').post(`/meetings/${id}/acts`, { act: 'sign-in', input: {} })).status).toBe(400);
    expect((await signs('head', id, code)).status).toBe(404);
    world.clock.set(MONDAY + 60_000);
    expect((await signs('w.deputy', id, code)).status).toBe(400);
    expect((await page('w.registrar', id)).counts.came).toBe(0);
  });

  it('of this half minute or the one before signs in; the ledger has no trace of it', async () => {
    const id = await told();
    const code = await codeNow(id);
    world.clock.set(MONDAY + 30_000);
    expect(await codeNow(id)).not.toBe(code);
    expect((await signs('w.deputy', id, code)).status).toBe(200);
    expect((await signs('w.deputy', id, await codeNow(id))).status).toBe(422);
    await done('w.registrar', id, 'sign-in-by-hand', { post: 'finance-head', note: '没带手机' });
    const { expected } = await page('w.registrar', id);
    expect(expected.filter((one) => one.came !== undefined).map((one) => [one.post.id, one.came?.way])).toEqual([
      ['deputy', 'code'],
      ['finance-head', 'hand'],
    ]);
    const { items } = (await at('w.registrar').get(`/meetings/${id}/history`)).json<{ items: HistoryLine[] }>();
    expect(items.map((one) => one.act)).toContain('sign-in');
    const kept = await world.behind(
      async (client) => (await client.query<{ all: string }>(`select string_agg(a::text, ' ') as all from act a`)).rows[0],
    );
    expect(kept?.all).toContain('sign-in');
    expect(kept?.all.includes(`"${code}"`)).toBe(false);
  });

  it('is not tried more than ten times in a minute', async () => {
    const id = await told();
    const answers: number[] = [];
    for (let n = 0; n < 11; n += 1) answers.push((await signs('w.director', id, '000000')).status);
    expect(answers.at(-1)).toBe(429);
    expect(answers.slice(0, 10).every((one) => one !== 429)).toBe(true);
  });
});

describe('one clear outcome each', () => {
  const both = async (one: Promise<Answer>, two: Promise<Answer>): Promise<number[]> =>
    (await Promise.all([one, two])).map((answer) => answer.status).toSorted((a, b) => a - b);

  it('two who order one agenda at once: one order stands, the other is told who was first', async () => {
    const id = await convened();
    await done('w.head', id, 'fix', { topics: ['t1', 't2'] });
    const { version } = await page('w.registrar', id);
    const answers = await Promise.all([
      tryAct('w.registrar', id, 'order', { topics: ['t2', 't1'] }, version),
      tryAct('w.head', id, 'order', { topics: ['t1', 't2'] }, version),
    ]);
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const lost = answers.find((one) => one.status === 409)?.problem();
    expect([lost?.code, lost?.meanwhile?.map((one) => one.act)]).toEqual(['conflict.stale', ['order']]);
    const after = await page('w.registrar', id);
    expect(after.version).toBe(version + 1);
    expect(after.agenda).toEqual(answers[0]?.status === 200 ? ['t2', 't1'] : ['t1', 't2']);
  });

  it('a topic withdrawn while it is being fixed is on the agenda or withdrawn, never both', async () => {
    const id = await convened();
    const { version } = await page('w.registrar', id);
    const statuses = await both(
      tryAct('w.head', id, 'fix', { topics: ['t1'] }, version),
      tryAct('w.finance-clerk', id, 'withdraw-topic', { topic: 't1', reason: '暂缓' }, version),
    );
    expect(statuses).toEqual([200, 409]);
    const { agenda, topics } = await page('w.registrar', id);
    expect([topics[0]?.stage, agenda]).toEqual(topics[0]?.stage === 'fixed' ? ['fixed', ['t1']] : ['withdrawn', []]);
  });

  it('minutes signed while they are sent back to be edited: signed or back, never both', async () => {
    const id = await told();
    await done('w.registrar', id, 'open');
    for (const topic of ['t1', 't2']) await done('w.head', id, 'decide', { topic, result: 'rejected', words: '不同意' });
    await done('w.registrar', id, 'adjourn');
    await done('w.registrar', id, 'draft-minutes', { text: '会议没有同意。' });
    await done('w.registrar', id, 'name-signer', { post: 'head', words: '区政府规定' });
    const { version } = await page('w.registrar', id);
    const statuses = await both(
      tryAct('w.head', id, 'sign-minutes', {}, version),
      tryAct('w.registrar', id, 'return-minutes', { reason: '改一处' }, version),
    );
    expect(statuses).toEqual([200, 409]);
    const { stage, minutes } = await page('w.registrar', id);
    expect([stage, minutes?.signed !== undefined]).toEqual(stage === 'signed' ? ['signed', true] : ['adjourned', false]);
  });

  it('two who begin a topic at once: one topic is taken', async () => {
    const id = await told();
    await done('w.registrar', id, 'open');
    const { version } = await page('w.registrar', id);
    const statuses = await both(
      tryAct('w.head', id, 'begin-topic', { topic: 't1' }, version),
      tryAct('w.registrar', id, 'begin-topic', { topic: 't2' }, version),
    );
    expect(statuses).toEqual([200, 409]);
    expect((await page('w.registrar', id)).taken.filter((one) => one.over === undefined)).toHaveLength(1);
  });
});

describe('notes', () => {
  it('are of whoever wrote them alone, on topics that he sees; an empty one is taken away', async () => {
    const id = await told();
    const note = (who: string, topic: string, text: string) => at(who).send('PUT', `/meetings/${id}/notes`, { body: { topic, text } });
    const mine = async (who: string) => (await at(who).get(`/meetings/${id}/notes`)).json<MeetingNotesView>().items.map((one) => one.text);
    expect((await note('head', 't1', '偷看')).status).toBe(404);
    expect((await note('w.finance-head', 't2', '别人的议题')).status).toBe(404);
    expect((await note('w.deputy', 't1', '问清资金来源')).status).toBe(200);
    expect([await mine('w.deputy'), await mine('w.director'), await mine('w.registrar')]).toEqual([['问清资金来源'], [], []]);
    expect((await at('w.registrar').get(`/meetings/${id}`)).bytes.toString()).not.toContain('问清资金来源');
    await note('w.deputy', 't1', '');
    expect(await mine('w.deputy')).toEqual([]);
  });
});

describe('a sitting entered after it was held', () => {
  const held = {
    kind: 'executive',
    on: '2026-11-22',
    time: '05:00',
    place: '防汛指挥部',
    chair: 'head',
    emergency: '河堤出险',
    topics: [{ title: '抢险资金', department: 'finance', result: 'adopted', words: '先行拨付' }],
  };
  it('is refused to a department; entered by the office with both days and every step that was missed', async () => {
    const enter = (who: string, change = {}) => at(who).post('/meetings/held', { act: 'enter-held', input: { ...held, ...change } });
    expect((await enter('w.finance-clerk')).status).toBe(422);
    expect((await enter('w.registrar', { on: '2026-11-24' })).status).toBe(422);
    const tried = (await at('w.registrar').post('/meetings/held/verdicts', { act: 'enter-held', input: held })).json<{
      verdict: { stands?: string };
    }>();
    expect(tried.verdict.stands).toBe('fact');
    const answer = await enter('w.registrar');
    expect(answer.status).toBe(201);
    const view = await page('w.registrar', answer.json<ActDone>().id);
    expect([view.on, view.held?.at, view.stage]).toEqual(['2026-11-22', new Date(MONDAY).toISOString(), 'adjourned']);
    const articles = view.topics[0]?.added?.breaches.map((one) => one.citation?.label) ?? [];
    expect(articles.filter((one) => one === '第四十七条')).toHaveLength(7);
    expect(articles).toContain('第四十八条');
    // Nobody is on record as having said anything: told by the article on what the executive meeting settles by discussion.
    expect(articles).toContain('第七条');
  });
  it('another of its kind on that day is told of before and when it is entered, until it is said that it is another', async () => {
    const body = (change = {}) => ({ act: 'enter-held', input: { ...held, on: '2026-11-20', ...change } });
    const enter = (change = {}) => at('w.registrar').post('/meetings/held', body(change));
    expect((await enter()).status).toBe(201);
    const tried = (await at('w.registrar').post('/meetings/held/verdicts', body())).json<{ verdict: { stands?: string } }>();
    expect(tried.verdict.stands).toBeUndefined();
    const again = await enter({ time: '06:00' });
    expect([again.status, again.problem().verdict?.findings[0]?.message]).toEqual([422, '2026年11月20日已有一次常务会议在册。']);
    expect((await enter({ kind: 'plenary' })).status).toBe(201);
    const both = await Promise.all([enter({ on: '2026-11-19' }), enter({ on: '2026-11-19', place: '另一处' })]);
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    const third = await enter({ time: '06:00', another: '当日清晨另开一次' });
    expect([third.status, (await page('w.registrar', third.json<ActDone>().id)).held?.another]).toEqual([201, '当日清晨另开一次']);
  });
});
