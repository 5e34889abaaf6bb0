/** Minutes of 泽州县 that go out and papers that are opened to others, through the API: as a clerk, a leader, an administrator, another tenant. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, MeetingView, OpenLine } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { pagesOf, paperOf, upload } from './support/papers.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let id: string;
const later = () => world.clock.set(world.clock.now() + 60_000);
/** The paper of t1, which is opened, and that of t2, which is closed. */
let files: { readonly open: string; readonly closed: string };
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const page = async (who: string): Promise<MeetingView> => (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
/** A minute later, so that nobody's own act is at the moment at which something came to wait for him. */
async function tried(who: string, act: string, input: unknown = {}): Promise<Answer> {
  later();
  return at(who).post(`/meetings/${id}/acts`, { act, input, seen: (await page('registrar')).version });
}
async function done(who: string, act: string, input: unknown = {}): Promise<void> {
  const answer = await tried(who, act, input);
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
}
const told = async (who: string): Promise<string[]> => {
  await world.notices.derive();
  return (await at(who).get('/notices')).json<{ items: { label: string; current: boolean }[] }>().items.map((one) => one.label);
};
const taken = (who: string, hash: string, topic = 't1'): Promise<Answer> => at(who).get(`/meetings/open/${id}/papers/${topic}/${hash}`);
const open = async (who: string): Promise<OpenLine[]> => (await at(who).get('/meetings/open')).json<{ items: OpenLine[] }>().items;

beforeAll(async () => {
  world = await openWorld();
  const accounts = ['registrar', 'head', 'deputy', 'director', 'finance-head', 'finance-clerk', 'justice-head', 'justice-clerk'];
  for (const account of [...accounts, 'w.registrar', 'secadmin']) desks.set(account, await signIn(world, account));
  const input = { kind: 'executive', on: '2026-11-23', time: '15:00', place: '会议室', chair: 'head' };
  id = (await at('registrar').post('/meetings', { act: 'convene', input })).json<ActDone>().id;
  await done('deputy', 'propose', { title: '年度预算调整方案', department: 'finance' });
  await done('deputy', 'propose', { title: '征地补偿底价', department: 'finance' });
  const plan = await upload(at('finance-clerk'), '预算方案.pdf', 'application/pdf', await paperOf(world));
  const price = await upload(at('finance-clerk'), '底价.csv', 'text/csv', Buffer.from('项目,底价\n甲,1\n'));
  files = { open: plan.hash, closed: price.hash };
  await done('finance-clerk', 'file-papers', { topic: 't1', attachments: [plan] });
  await done('finance-clerk', 'file-papers', { topic: 't2', attachments: [price] });
  for (const topic of ['t1', 't2']) await done('registrar', 'vet', { topic, opinion: '可以上会' });
  await done('head', 'fix', { topics: ['t1', 't2'] });
  for (const topic of ['t1', 't2']) await done('registrar', 'vet-papers', { topic, opinion: '齐全' });
  for (const topic of ['t1', 't2']) await done('head', 'approve-papers', { topic });
  await done('registrar', 'deliver-papers', { topics: ['t1', 't2'] });
  await done('registrar', 'notify');
  await done('registrar', 'open', { absent: ['deputy'] });
  for (const topic of ['t1', 't2']) await done('head', 'decide', { topic, result: 'adopted', words: '原则同意' });
  await done('registrar', 'adjourn');
  for (const topic of ['t1', 't2']) await done('registrar', 'fate', { topic, fate: 'none' });
  await done('registrar', 'draft-minutes', { text: '会议听取了县财政局的汇报。' });
}, 60_000);
afterAll(() => world.close());

describe('纪要分送', () => {
  it('is refused before they are signed and numbered, with what is missing; nobody is told', async () => {
    const answer = await tried('registrar', 'distribute-minutes', { posts: ['head'] });
    expect(answer.status).toBe(422);
    expect(answer.bytes.toString()).toContain('纪要还没有签发、编号');
    expect((await tried('registrar', 'archive-minutes', { retention: '永久' })).status).toBe(422);
    expect((await page('registrar')).proposedCopies).toEqual([]);
    await done('head', 'sign-minutes');
    await done('registrar', 'number');
  });

  it('proposes the members (泽州 20), there or away, and the body concerned, to the office alone; others may not send', async () => {
    expect((await page('registrar')).proposedCopies.map((one) => one.name).toSorted()).toEqual(
      ['县长', '副县长（分管财政）', '县财政局'].toSorted(),
    );
    expect((await page('finance-clerk')).proposedCopies).toEqual([]);
    for (const [who, status] of [
      ['finance-clerk', 422],
      ['deputy', 422],
      ['justice-clerk', 404],
      ['w.registrar', 404],
      ['secadmin', 403],
    ] as const)
      expect([who, (await tried(who, 'distribute-minutes', { posts: ['head'] })).status]).toEqual([who, status]);
  });

  it('tells those to whom they go, who may then read them: the same paper as the office has, with the list on it', async () => {
    for (const who of ['justice-clerk', 'finance-clerk']) expect((await at(who).get(`/meetings/${id}/minutes.pdf`)).status, who).toBe(404);
    await done('registrar', 'distribute-minutes', { posts: ['head', 'deputy'], bodies: ['justice'], note: '系统分送' });
    for (const who of ['head', 'deputy', 'justice-clerk', 'justice-head']) expect(await told(who), who).toContain('签收纪要');
    expect(await told('finance-clerk')).not.toContain('签收纪要');
    const mine = await at('justice-clerk').get(`/meetings/${id}/minutes.pdf`);
    const words = (await pagesOf(mine.bytes)).join('');
    for (const one of ['会议听取了县财政局的汇报', '抄送：县长，副县长（分管财政），县司法局', '列席：'])
      expect(words.replaceAll('、', '，')).toContain(one);
    expect((await page('justice-clerk')).minutes?.text).toBe('会议听取了县财政局的汇报。');
    expect((await page('justice-clerk')).topics).toEqual([]);
    for (const [who, status] of [
      ['finance-clerk', 404],
      ['w.registrar', 404],
      ['secadmin', 403],
    ] as const)
      expect([who, (await at(who).get(`/meetings/${id}/minutes.pdf`)).status]).toEqual([who, status]);
  });

  it('is signed for by those who have it; the office sees who has not', async () => {
    expect((await tried('finance-clerk', 'acknowledge-minutes')).status).toBe(422);
    await done('justice-clerk', 'acknowledge-minutes');
    const copies = async (who: string) => (await page(who)).distribution?.copies.map((one) => [one.addressee.name, one.acknowledged?.by]);
    expect(await copies('registrar')).toEqual([
      ['县长', undefined],
      ['副县长（分管财政）', undefined],
      ['县司法局', '县司法局文书'],
    ]);
    expect((await page('deputy')).distribution).toMatchObject({ tracked: false, copies: [{}, { mine: true }, { mine: false }] });
    expect((await copies('deputy'))?.[2]).toEqual(['县司法局', undefined]);
    expect((await tried('justice-head', 'acknowledge-minutes')).status).toBe(422);
  });

  it('two who send at once: one stands, the other is told', async () => {
    const { version } = await page('registrar');
    const send = (who: string, posts: string[]) =>
      at(who).post(`/meetings/${id}/acts`, { act: 'distribute-minutes', input: { posts }, seen: version });
    const both = await Promise.all([send('registrar', ['director']), send('director', ['finance-head'])]);
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await page('registrar')).distribution?.copies).toHaveLength(4);
  });

  it('is filed away with how long it is kept, once, by the registry', async () => {
    expect((await tried('registrar', 'archive-minutes', { retention: '5年' })).status).toBe(422);
    expect((await tried('deputy', 'archive-minutes', { retention: '永久' })).status).toBe(422);
    await done('registrar', 'archive-minutes', { retention: '永久' });
    expect((await page('registrar')).distribution?.archived).toMatchObject({ retention: '永久', by: '县政府办公室文书' });
    expect((await tried('registrar', 'distribute-minutes', { posts: ['finance-head'] })).status).toBe(422);
    await done('deputy', 'acknowledge-minutes');
  });
});

describe('公开会议材料', () => {
  it('is a file for nobody before it is opened; a body cannot open it', async () => {
    expect((await taken('justice-clerk', files.open)).status).toBe(404);
    expect((await tried('finance-clerk', 'open-item', { item: 'papers-t1', to: 'inside', ground: '会议要求' })).status).toBe(422);
  });

  it('bears the name of whoever opens it, a clerk of a body that was not there or another leader; that he has is noted', async () => {
    await done('head', 'open-item', { item: 'papers-t1', to: 'inside', ground: '会议要求' });
    const line = (await open('justice-clerk')).find((one) => one.files.length > 0);
    expect([line?.item, line?.files.map((one) => [one.name, one.marked])]).toEqual([
      '年度预算调整方案（材料）',
      [['预算方案.pdf', 'reader']],
    ]);
    for (const [who, name] of [
      ['justice-clerk', '县司法局文书'],
      ['deputy', '副县长（分管财政）'],
    ] as const) {
      later();
      const copy = await taken(who, files.open);
      expect([copy.status, copy.headers['x-paper-marked']]).toEqual([200, 'reader']);
      for (const one of await pagesOf(copy.bytes)) expect(one).toContain(`${name}2026年11月23日`);
    }
    const openings = (await page('registrar')).topics[0]?.filings[0]?.files[0]?.openings;
    expect(openings?.map((one) => one.post)).toEqual(['县司法局文书', '副县长（分管财政）']);
  });

  it('is not there for another government or an administrator, nor by another topic or a hash that is not of it', async () => {
    expect((await taken('w.registrar', files.open)).status).toBe(404);
    expect((await taken('secadmin', files.open)).status).toBe(403);
    expect((await taken('justice-clerk', files.open, 't2')).status).toBe(404);
    expect((await taken('justice-clerk', files.closed)).status).toBe(404);
    expect((await taken('justice-clerk', 'f'.repeat(64))).status).toBe(404);
    expect((await at('justice-clerk').get(`/attachments/${files.open}`)).status).toBe(404);
  });

  it('of a closed topic is not there, even where it had been opened; what is taken back is gone', async () => {
    await done('head', 'open-item', { item: 'papers-t2', to: 'public', ground: '会议要求' });
    expect((await taken('justice-clerk', files.closed, 't2')).bytes.toString()).toBe('项目,底价\n甲,1\n');
    await done('registrar', 'withhold-item', { item: 't2', ground: '工作秘密' });
    expect((await taken('justice-clerk', files.closed, 't2')).status).toBe(404);
    expect(JSON.stringify(await open('justice-clerk'))).not.toContain('底价');
    await done('registrar', 'take-back-item', { item: 'papers-t1', reason: '数据有误' });
    expect((await taken('justice-clerk', files.open)).status).toBe(404);
  });

  it('with a topic closed since, the minutes are closed to the body that may not know of it', async () => {
    expect((await at('justice-clerk').get(`/meetings/${id}/minutes.pdf`)).status).toBe(404);
    expect((await at('deputy').get(`/meetings/${id}/minutes.pdf`)).status).toBe(200);
  });
});
