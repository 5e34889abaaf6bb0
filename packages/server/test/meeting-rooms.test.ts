/** 会议室：同一时段只归一次会议；占着的是哪次会议，看得到的人才知道；改期、取消、散会即腾出；停用的不得用。 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, MeetingView, RoomsView } from '../src/contracts/index.ts';
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

const room = (name: string, more = {}, who = 'w.registrar') => at(who).post('/meetings/rooms', { name, seats: 30, ...more });
const convene = (place: string, change = {}, who = 'w.registrar'): Promise<Answer> =>
  at(who).post('/meetings', {
    act: 'convene',
    input: { kind: 'head-office', on: '2026-11-25', time: '09:00', place, chair: 'head', ...change },
    ...('exercise' in change ? { exercise: true } : {}),
  });
const convened = async (place: string, change = {}): Promise<string> => {
  const answer = await convene(place, change);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
};
async function act(id: string, name: string, input: unknown = {}, who = 'w.registrar'): Promise<Answer> {
  const { version } = (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
  return at(who).post(`/meetings/${id}/acts`, { act: name, input, seen: version });
}
const detail = (answer: Answer) => answer.json<{ code: string; detail: string }>();
const list = async (day: string, who = 'w.registrar') => (await at(who).get(`/meetings/rooms?day=${day}`)).json<RoomsView>();
const taken = async (name: string, day: string, who = 'w.registrar') =>
  (await list(day, who)).rooms.find((one) => one.name === name)?.bookings.map((one) => [one.from, one.to, one.meeting?.title ?? '看不到']);

/** Another body than the finance bureau. */
async function other(): Promise<string> {
  const { departments } = (await at('w.registrar').get('/organisation')).json<{ departments: { id: string }[] }>();
  const found = departments.find((one) => one.id !== 'finance');
  if (found === undefined) throw new Error('no other body');
  return found.id;
}
/** Sits, on one topic. */
async function sits(id: string, department: string): Promise<void> {
  const steps: [string, unknown, string][] = [
    ['propose', { title: '冬季供暖', department }, 'w.registrar'],
    ['fix', { topics: ['t1'] }, 'w.head'],
    ['notify', {}, 'w.registrar'],
    ['open', {}, 'w.registrar'],
  ];
  for (const [name, input, who] of steps) {
    const answer = await act(id, name, input, who);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.bytes.toString()}`);
  }
}

describe('不予办理的', () => {
  it('单位人员不登记会议室；同名的、停用起止颠倒的、别的政府的不行', async () => {
    expect((await room('第九会议室', {}, 'w.finance-clerk')).status).toBe(403);
    const first = await room('第九会议室');
    expect(first.status).toBe(201);
    expect(detail(await room('第九会议室')).detail).toBe('已有同名的会议室，请改名称。');
    expect((await room('第十会议室', { outFrom: '2026-12-02', outTo: '2026-12-01' })).status).toBe(400);
    expect((await room('第十会议室', { outTo: '2026-12-01' })).status).toBe(400);
    const { id } = first.json<{ id: string }>();
    expect((await at('registrar').send('PUT', `/meetings/rooms/${id}`, { body: { seats: 10 } })).status).toBe(404);
    expect((await list('2026-11-25', 'registrar')).rooms.map((one) => one.name)).not.toContain('第九会议室');
  });

  it('停用期间不能在此召集；已有会议的期间不能停用', async () => {
    const { id } = (await room('东会议室', { outFrom: '2026-11-26', outTo: '2026-11-27' })).json<{ id: string }>();
    const refused = await convene('东会议室', { on: '2026-11-27' });
    expect([refused.status, detail(refused).code, detail(refused).detail]).toEqual([
      409,
      'conflict.room-taken',
      '东会议室当日停用，请改会议室或者日期。',
    ]);
    const sitting = await convened('东会议室', { on: '2026-11-28' });
    expect(
      detail(await at('w.registrar').send('PUT', `/meetings/rooms/${id}`, { body: { seats: 30, outFrom: '2026-11-26' } })).detail,
    ).toBe('停用期间已有1次会议在此召开，请先改会议的地点。');
    expect((await at('w.registrar').send('PUT', `/meetings/rooms/${id}`, { body: { seats: 40 } })).status).toBe(200);
    expect((await convene('东会议室', { on: '2026-11-27' })).status).toBe(201);
    expect((await act(sitting, 'cancel', { reason: '不开' })).status).toBe(200);
  });
});

describe('同一会议室', () => {
  it('没有议程的占一小时；时段相交的不予召集，写明是哪次会议；首尾相接的可以', async () => {
    await room('一号会议室');
    await convened('一号会议室');
    const refused = await convene('一号会议室', { kind: 'executive', time: '09:59' });
    expect([refused.status, detail(refused).detail]).toEqual([
      409,
      '一号会议室09:00至10:00已由“办公会议（2026年11月25日）”使用，请改时间或者会议室。',
    ]);
    expect((await convene('一号会议室', { kind: 'executive', time: '10:00' })).status).toBe(201);
    // Another room, and a place that is none of the list, stand in nobody's way; nor does an exercise take a room.
    expect((await convene('一号会议室（旁听）')).status).toBe(201);
    expect((await convene('一号会议室', { exercise: true })).status).toBe(201);
    expect(await taken('一号会议室', '2026-11-25')).toEqual([
      ['09:00', '10:00', '办公会议（2026年11月25日）'],
      ['10:00', '11:00', '常务会议（2026年11月25日）'],
    ]);
  });

  it('两人同时约一间，成一个，另一个被告知', async () => {
    await room('二号会议室');
    const both = await Promise.all([convene('二号会议室', { kind: 'executive' }), convene('二号会议室', { kind: 'head-office' })]);
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const lost = both.find((one) => one.status === 409);
    expect(lost === undefined ? '' : detail(lost).detail).toMatch(/^二号会议室09:00至10:00已由“.+”使用/);
    expect((await taken('二号会议室', '2026-11-25'))?.length).toBe(1);
  });

  it('议程的分钟数超过一小时的占到议程结束；议题撤下即缩短；与后一次相碰的不予列入', async () => {
    await room('三号会议室');
    const id = await convened('三号会议室');
    for (const title of ['供热保障', '校舍修缮'])
      expect((await act(id, 'propose', { title, department: 'finance', minutes: 50 }, 'w.finance-clerk')).status).toBe(200);
    await convened('三号会议室', { time: '10:30' });
    expect((await act(id, 'fix', { topics: ['t1'] }, 'w.head')).status).toBe(200);
    expect((await taken('三号会议室', '2026-11-25'))?.[0]?.slice(0, 2)).toEqual(['09:00', '10:00']);
    const refused = await act(id, 'fix', { topics: ['t2'] }, 'w.head');
    expect([refused.status, detail(refused).detail]).toEqual([
      409,
      '三号会议室10:30至11:30已由“办公会议（2026年11月25日）”使用，请改时间或者会议室。',
    ]);
    expect((await act(id, 'reschedule', { on: '2026-11-25', time: '08:00', place: '三号会议室', reason: '议题较多' })).status).toBe(200);
    expect((await act(id, 'fix', { topics: ['t2'] }, 'w.head')).status).toBe(200);
    expect((await taken('三号会议室', '2026-11-25'))?.[0]?.slice(0, 2)).toEqual(['08:00', '09:40']);
    await act(id, 'withdraw-topic', { topic: 't2', reason: '另行研究' }, 'w.finance-clerk');
    expect((await taken('三号会议室', '2026-11-25'))?.[0]?.slice(0, 2)).toEqual(['08:00', '09:00']);
  });

  it('改期、改地点、取消、散会即腾出；定日期时才占用', async () => {
    await room('四号会议室');
    const id = await convened('四号会议室');
    await act(id, 'reschedule', { on: '2026-11-25', time: '09:00', place: '机关礼堂', reason: '人多' });
    expect(await taken('四号会议室', '2026-11-25')).toEqual([]);
    const open = (
      await at('w.registrar').post('/meetings', { act: 'convene', input: { kind: 'head-office', chair: 'head' } })
    ).json<ActDone>().id;
    expect((await act(open, 'set-day', { on: '2026-11-25', time: '15:00', place: '四号会议室' })).status).toBe(200);
    expect((await act(id, 'reschedule', { on: '2026-11-25', time: '14:30', place: '四号会议室', reason: '改回' })).status).toBe(409);
    await act(open, 'cancel', { reason: '不开' });
    expect((await act(id, 'reschedule', { on: '2026-11-23', time: '09:00', place: '四号会议室', reason: '改回' })).status).toBe(200);
    await sits(id, 'finance');
    expect((await taken('四号会议室', '2026-11-23'))?.length).toBe(1);
    await act(id, 'decide', { topic: 't1', result: 'adopted', words: '原则同意' }, 'w.head');
    expect((await act(id, 'adjourn')).status).toBe(200);
    expect(await taken('四号会议室', '2026-11-23')).toEqual([]);
  });

  it('先召集、后登记会议室的，登记时即占用；两次同时在此的，不予登记', async () => {
    await convened('五号会议室');
    expect((await room('五号会议室')).status).toBe(201);
    expect((await taken('五号会议室', '2026-11-25'))?.length).toBe(1);
    await convened('六号会议室');
    await convened('六号会议室');
    expect(detail(await room('六号会议室')).detail).toBe('已召集的会议中有两次同时在此召开，请先改其中一次的地点。');
  });
});

describe('看不到会议的人', () => {
  it('只知道何时被占用，不知道是哪次会议', async () => {
    await room('七号会议室');
    const id = await convened('七号会议室', { on: '2026-11-23' });
    await sits(id, await other());
    expect(await taken('七号会议室', '2026-11-23', 'w.finance-clerk')).toEqual([['09:00', '10:00', '看不到']]);
    expect(await taken('七号会议室', '2026-11-23', 'w.head')).toEqual([['09:00', '10:00', '办公会议（2026年11月23日）']]);
    expect((await list('2026-11-23', 'w.finance-clerk')).keeps).toBe(false);
  });
});
