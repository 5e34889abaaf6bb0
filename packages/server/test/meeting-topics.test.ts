/** 议题在会议之间：缓议的随下次会议收入，两次会议同时召集的只到一处，移走的两边都写明；谁看得到频次和待上会的议题。 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, MeetingOutlook, MeetingView } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'w.head', 'w.registrar', 'w.finance-clerk']) desks.set(account, await signIn(world, account));
  world.clock.set(MONDAY);
}, 60_000);
afterAll(() => world.close());

const convene = (change = {}): Promise<Answer> =>
  at('w.registrar').post('/meetings', {
    act: 'convene',
    input: { kind: 'head-office', on: '2026-11-23', time: '09:00', place: '会议室', chair: 'head', ...change },
    // The sittings of this file are of one hour.
    reason: '分头参加',
  });
const convened = async (change = {}): Promise<string> => (await convene(change)).json<ActDone>().id;
const page = async (id: string, who = 'w.registrar'): Promise<MeetingView> => (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
async function act(who: string, id: string, name: string, input: unknown = {}): Promise<Answer> {
  return at(who).post(`/meetings/${id}/acts`, { act: name, input, seen: (await page(id, who)).version, reason: '分头参加' });
}
async function done(who: string, id: string, name: string, input: unknown = {}): Promise<void> {
  const answer = await act(who, id, name, input);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
}
/** A sitting of today that sits, with one topic of the finance bureau on its agenda. */
async function sitting(title: string): Promise<string> {
  const id = await convened();
  await done('w.finance-clerk', id, 'propose', { title, department: 'finance' });
  await done('w.head', id, 'fix', { topics: ['t1'] });
  await done('w.registrar', id, 'notify');
  await done('w.registrar', id, 'open');
  return id;
}
const defer = (id: string) => done('w.head', id, 'decide', { topic: 't1', result: 'deferred', words: '补充测算' });
const titles = async (id: string) => (await page(id)).topics.map((one) => [one.title, one.from?.sitting, one.from?.label]);
const outlook = async (who: string): Promise<MeetingOutlook> => (await at(who).get('/meetings/outlook')).json<MeetingOutlook>();

describe('不予办理的', () => {
  it('移到没有的、别的政府的会议，如同没有；取消了的会议不收；收入移来的不能直接办', async () => {
    const id = await convened();
    await done('w.finance-clerk', id, 'propose', { title: '物业费', department: 'finance' });
    const move = { topic: 't1', reason: '议题已满' };
    expect((await act('w.registrar', id, 'move-topic', { ...move, to: '00000000-0000-4000-8000-000000000009' })).status).toBe(404);
    const foreign = await at('registrar').post('/meetings', {
      act: 'convene',
      input: { kind: 'executive', on: '2026-11-24', time: '09:00', place: '会议室', chair: 'head' },
    });
    expect((await act('w.registrar', id, 'move-topic', { ...move, to: foreign.json<ActDone>().id })).status).toBe(404);
    expect((await act('w.registrar', id, 'receive-topic', { sitting: id, left: {} })).status).toBe(422);
    await done('w.registrar', id, 'cancel', { reason: '改期' });
    // A sitting that is cancelled takes nothing: the topic stays where it is.
    const other = await convened();
    const refused = await act('w.registrar', other, 'move-topic', { topic: 't1', reason: '错移', to: id });
    expect([refused.status, (await page(other)).topics[0]?.stage]).toEqual([422, 'proposed']);
    await done('w.finance-clerk', other, 'withdraw-topic', { topic: 't1', reason: '不再研究' });
    await done('w.registrar', other, 'cancel', { reason: '改期' });
  });
});

describe('缓议的议题', () => {
  it('没有下一次会议的先待上会，召集时收入；两次会议同时召集，只到其中一次', async () => {
    const id = await sitting('供水管网');
    await defer(id);
    expect((await outlook('w.head')).waiting.map((one) => [one.kind, one.topics.map((two) => [two.title, two.why])])).toEqual([
      ['head-office', [['供水管网', '会上缓议']]],
    ]);
    const both = await Promise.all([convened({ on: '2026-11-30' }), convened({ on: '2026-12-01' })]);
    const found = (await Promise.all(both.map(titles))).flat();
    expect(found).toEqual([['供水管网', id, '会上缓议']]);
    expect((await outlook('w.head')).waiting).toEqual([]);
    const to = (await page(id)).topics[0]?.left?.to?.id;
    expect(both).toContain(to);
    for (const one of both) {
      const { topics } = await page(one);
      if (topics.length > 0) await done('w.finance-clerk', one, 'withdraw-topic', { topic: 't1', reason: '已办' });
      await done('w.registrar', one, 'cancel', { reason: '改期' });
    }
  });

  it('下一次会议已经召集的，缓议的当即转去；再移到另一次，三处都写明', async () => {
    const id = await sitting('公交补贴');
    const next = await convened({ on: '2026-11-30' });
    const later = await convened({ on: '2026-12-07' });
    await defer(id);
    expect([await titles(next), await titles(later)]).toEqual([[['公交补贴', id, '会上缓议']], []]);
    expect((await page(next)).elsewhere.map((one) => one.id)).toEqual([later]);
    await done('w.registrar', next, 'move-topic', { topic: 't1', reason: '补充材料未齐', to: later });
    expect(await titles(later)).toEqual([['公交补贴', next, '由办公室移来']]);
    const gone = (await page(next)).topics[0];
    expect([gone?.stage, gone?.left?.to?.id]).toEqual(['moved', later]);
    expect((await page(id)).topics[0]?.left?.to?.id).toBe(next);
    // Whoever brings it in sees it where it is now.
    expect((await page(later, 'w.finance-clerk')).topics.map((one) => one.title)).toEqual(['公交补贴']);
    // The head fixes it there: what was prepared is not asked for again.
    await done('w.head', later, 'fix', { topics: ['t1'] });
  });
});

describe('日期待定的会议', () => {
  it('各单位先报议题，定了日期再通知；只填一半的不予召集', async () => {
    expect((await convene({ time: undefined })).status).toBe(422);
    const id = await convened({ kind: 'topical', on: undefined, time: undefined, place: undefined });
    const seen = await page(id, 'w.finance-clerk');
    expect([seen.title, seen.on, seen.place]).toEqual(['专题会议（日期待定）', undefined, undefined]);
    await done('w.finance-clerk', id, 'propose', { title: '住房保障', department: 'finance' });
    await done('w.head', id, 'fix', { topics: ['t1'] });
    expect((await act('w.registrar', id, 'notify')).status).toBe(422);
    await done('w.registrar', id, 'set-day', { on: '2026-11-27', time: '15:00', place: '第二会议室' });
    await done('w.registrar', id, 'notify');
    expect((await page(id)).title).toBe('专题会议（2026年11月27日）');
  });
});

describe('频次', () => {
  it('按开过的会议说从何时起欠开，给领导和办公室看；部门看不到', async () => {
    const id = await sitting('城管执法');
    await done('w.head', id, 'decide', { topic: 't1', result: 'adopted', words: '同意' });
    await done('w.registrar', id, 'adjourn');
    const ofHeadOffice = async () => (await outlook('w.registrar')).rhythm.find((one) => one.kind === 'head-office');
    // 卫东 45.2: once a week.
    expect(await ofHeadOffice()).toMatchObject({ last: '2026-11-23', by: '2026-11-30', asRule: true });
    world.clock.set(MONDAY + 8 * 86_400_000);
    expect(await ofHeadOffice()).toMatchObject({ last: '2026-11-23', behind: '2026-12-01' });
    expect((await outlook('w.registrar')).rhythm.find((one) => one.kind === 'executive')?.last).toBeUndefined();
    world.clock.set(MONDAY);
    expect(await outlook('w.finance-clerk')).toEqual({ attending: [], rhythm: [], waiting: [] });
    expect((await outlook('registrar')).rhythm.map((one) => [one.kind, one.last])).toEqual([['executive', undefined]]);
  });
});
