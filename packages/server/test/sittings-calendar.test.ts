/** 领导日程里的会议：谁看得到名称和地点，时间相碰的写明，订阅的日历，会前提醒；经 API 和数据库。 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AbsencesView, ActDone, CalendarAddress, MeetingView, VerdictView } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const ACCOUNTS = ['registrar', 'w.head', 'w.deputy', 'w.registrar', 'w.finance-head', 'w.finance-clerk', 'w.justice-head'];
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
beforeAll(async () => {
  world = await openWorld();
  for (const account of ACCOUNTS) desks.set(account, await signIn(world, account));
  world.clock.set(MONDAY);
}, 60_000);
afterAll(() => world.close());

const THURSDAY = '2026-11-26';
const input = (change = {}) => ({ kind: 'head-office', on: THURSDAY, time: '09:00', place: '东楼会议室', chair: 'head', ...change });
const convene = (change = {}, more = {}): Promise<Answer> =>
  at('w.registrar').post('/meetings', { act: 'convene', input: input(change), ...more });
async function act(id: string, name: string, given: unknown = {}, who = 'w.registrar', more = {}): Promise<Answer> {
  const { version } = (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
  return at(who).post(`/meetings/${id}/acts`, { act: name, input: given, seen: version, ...more });
}
async function done(...given: Parameters<typeof act>): Promise<void> {
  const answer = await act(...given);
  if (answer.status !== 200) throw new Error(`${given[1]}: ${answer.status} ${answer.bytes.toString()}`);
}
async function told(change = {}, title = '机密基金的处置'): Promise<string> {
  const { id } = (await convene(change)).json<ActDone>();
  await done(id, 'propose', { title, department: 'finance' });
  await done(id, 'fix', { topics: ['t1'] }, 'w.head');
  await done(id, 'notify');
  return id;
}
const week = async (who: string, from = '2026-11-23', to = '2026-11-29') =>
  (await at(who).get(`/absences?from=${from}&to=${to}`)).json<AbsencesView>();
async function feed(who: string): Promise<string> {
  const { path } = (await at(who).post('/calendar/subscription', {})).json<CalendarAddress>();
  return (await world.app.inject({ url: path })).body.replaceAll('\r\n ', '');
}
const eventOf = (body: string, id: string): string | undefined => body.split('BEGIN:VEVENT').find((one) => one.includes(`UID:${id}@`));
interface Told {
  readonly kind: string;
  readonly label: string;
  readonly matter?: string;
  readonly settled: boolean;
}
async function reminded(who: string, id: string): Promise<string[]> {
  await world.notices.derive();
  const { items } = (await at(who).get('/notices')).json<{ items: Told[] }>();
  return items.filter((one) => one.matter === id && one.kind === 'reminded').map((one) => `${one.label}${one.settled ? ' settled' : ''}`);
}
const on = (day: string) => world.clock.set(Date.parse(`${day}T08:00:00+08:00`));

describe('日程', () => {
  it('参会的看到名称、时间、地点，不参会的只看到哪些领导何时开会；议题谁都看不到；别的政府没有', async () => {
    const id = await told();
    const whole = { id, sight: 'whole', label: '办公会议', on: THURSDAY, time: '09:00', until: '10:00', place: '东楼会议室' };
    for (const who of ['w.head', 'w.deputy', 'w.registrar', 'w.finance-head']) expect((await week(who)).sittings).toMatchObject([whole]);
    const outline = await at('w.justice-head').get('/absences?from=2026-11-23&to=2026-11-29');
    const [seen] = outline.json<AbsencesView>().sittings;
    expect([seen?.sight, seen?.label, seen?.id, seen?.place, seen?.leaders.map((one) => one.id)]).toEqual([
      'outline',
      '参加会议',
      undefined,
      undefined,
      expect.arrayContaining(['head', 'deputy']),
    ]);
    for (const hidden of [id, '办公会议', '东楼会议室', '机密基金']) expect(outline.bytes.toString()).not.toContain(hidden);
    expect((await at('w.registrar').get('/absences?from=2026-11-23&to=2026-11-29')).bytes.toString()).not.toContain('机密基金');
    expect((await week('registrar')).sittings).toEqual([]);
  });

  it('订阅的日历里只有本人要参加的会议，带时刻和地点；取消了的写明取消', async () => {
    const id = await told({ on: '2026-12-03' });
    const event = eventOf(await feed('w.deputy'), id);
    expect(event).toContain('DTSTART:20261203T010000Z\r\nDTEND:20261203T020000Z\r\nSUMMARY:办公会议\r\nLOCATION:东楼会议室\r\n');
    expect(event).toContain('STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n');
    const others = await feed('w.justice-head');
    for (const hidden of [id, '办公会议', '东楼会议室']) expect(others).not.toContain(hidden);
    await done(id, 'cancel', { reason: '不开' }, 'w.head');
    const after = await feed('w.deputy');
    expect(eventOf(after, id)).toContain('STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n');
    expect(after).not.toContain('机密基金');
    expect((await week('w.deputy', '2026-12-01', '2026-12-07')).sittings).toEqual([]);
  });
});

describe('时间相碰', () => {
  it('试判和召集都提示是谁；写了理由照办；两次都通知以后，日程里谁都看到', async () => {
    const first = await told({ on: '2026-12-10' });
    const change = { kind: 'executive', on: '2026-12-10', time: '09:30' };
    const tried = (await at('w.registrar').post('/meetings/verdicts', { act: 'convene', input: input(change) })).json<{
      verdict: VerdictView;
    }>();
    const codes = tried.verdict.findings.filter((one) => one.outcome === 'warned').map((one) => one.code);
    expect([tried.verdict.outcome, codes]).toEqual(['warned', ['attendance.clash']]);
    const refused = await convene(change);
    expect([refused.status, refused.bytes.toString().includes('2026年12月10日09:00至10:00已在另一次会议的参会之列')]).toEqual([422, true]);
    expect((await convene({ ...change, time: '10:00' })).status).toBe(201);
    const { id } = (await convene({ on: '2026-12-10', time: '09:30' }, { reason: '分头参加' })).json<ActDone>();
    await done(id, 'propose', { title: '校舍修缮', department: 'finance' });
    await done(id, 'fix', { topics: ['t1'] }, 'w.head');
    expect((await act(id, 'notify')).status).toBe(422);
    await done(id, 'notify', {}, 'w.registrar', { reason: '分头参加' });
    for (const who of ['w.head', 'w.justice-head']) {
      const { clashes } = await week(who, '2026-12-07', '2026-12-13');
      expect(clashes.map((one) => [one.kind, one.from, one.posts.map((post) => post.id)])).toEqual([
        ['sittings', '2026-12-10', expect.arrayContaining(['head', 'deputy'])],
      ]);
    }
    await done(first, 'cancel', { reason: '不开' }, 'w.head');
    expect((await week('w.head', '2026-12-07', '2026-12-13')).clashes).toEqual([]);
  });
});

describe('会前提醒', () => {
  it('会前一个工作日提醒参会的，一次；改期的按新日子再提醒，原来的作罢；取消的不提醒', async () => {
    // 2026-12-21 is a Monday: the working day before it is Friday the 18th.
    const id = await told({ on: '2026-12-21', time: '10:00' });
    const dropped = await told({ on: '2026-12-21', time: '15:00' });
    on('2026-12-17');
    expect(await reminded('w.deputy', id)).toEqual([]);
    await done(dropped, 'cancel', { reason: '不开' }, 'w.head');
    on('2026-12-18');
    for (const who of ['w.deputy', 'w.head', 'w.finance-head']) expect(await reminded(who, id)).toEqual(['10:00参加会议']);
    expect(await reminded('w.justice-head', id)).toEqual([]);
    expect(await reminded('w.deputy', dropped)).toEqual([]);
    on('2026-12-19');
    expect(await reminded('w.deputy', id)).toEqual(['10:00参加会议']);
    await done(id, 'reschedule', { on: '2026-12-24', time: '10:00', place: '东楼会议室', reason: '改期' });
    expect(await reminded('w.deputy', id)).toEqual(['10:00参加会议 settled']);
    on('2026-12-23');
    expect((await reminded('w.deputy', id)).toSorted()).toEqual(['10:00参加会议', '10:00参加会议 settled']);
  });
});
