/** 部门会议的年度计划、材料和领导日程，泽州县，经 API 和数据库：谁登记、谁看得到，报请示只用本部门当年的一项，超出计划只列出。 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AbsencesView, ActDone, CalendarAddress, DepartmentMeetingView, MeetingPlansView } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { upload } from './support/papers.ts';
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
  for (const one of ['finance-clerk', 'finance-head', 'justice-clerk', 'registrar', 'deputy', 'head', 'w.registrar', 'w.finance-clerk'])
    desks.set(one, await signIn(world, one));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const meeting = (change = {}) => ({
  kind: 'area-wide',
  subject: '年度预算编制工作会议',
  why: '部署预算编制',
  on: '2026-12-07',
  place: '机关会堂',
  scope: '各部门财务负责人',
  days: 1,
  people: 80,
  cost: 6_000,
  budgeted: true,
  planned: true,
  prepared: true,
  urgent: false,
  inGovernmentName: false,
  below: false,
  skipsLevel: false,
  ...change,
});
const line = (change = {}) => ({ year: 2026, subject: '预算编制会议', times: 1, budget: 10_000, ...change });
const add = (who: string, change = {}): Promise<Answer> => at(who).post('/department-meetings/plans', line(change));
const changeLine = (who: string, id: string, body: unknown): Promise<Answer> =>
  at(who).send('PUT', `/department-meetings/plans/${id}`, { body });
const plans = async (who: string, year = 2026) =>
  (await at(who).get(`/department-meetings/plans?year=${String(year)}`)).json<MeetingPlansView>();
const ask = (who: string, change = {}, more = {}): Promise<Answer> =>
  at(who).post('/department-meetings', { act: 'apply', input: { form: meeting(change) }, ...more });
const page = async (who: string, id: string) => (await at(who).get(`/department-meetings/${id}`)).json<DepartmentMeetingView>();
async function done(who: string, id: string, act: string, input: unknown = {}): Promise<void> {
  world.clock.set(world.clock.now() + 60_000);
  const answer = await at(who).post(`/department-meetings/${id}/acts`, { act, input, seen: (await page('registrar', id)).version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
}

describe('年度计划', () => {
  it('is kept by the department and the office: not by another department, a leader, for the office itself or with figures that cannot be', async () => {
    for (const [who, change, status] of [
      ['justice-clerk', { department: 'finance' }, 403],
      ['head', { department: 'finance' }, 403],
      ['registrar', { department: 'nowhere' }, 403],
      ['finance-clerk', { times: -1 }, 400],
      ['finance-clerk', { times: 1.5 }, 400],
      ['finance-clerk', { budget: 0.001 }, 400],
      ['finance-clerk', { subject: ' ' }, 400],
      ['finance-clerk', { year: 26 }, 400],
    ] as const)
      expect([who, change, (await add(who, change)).status]).toEqual([who, change, status]);
    expect((await add('finance-clerk')).status).toBe(201);
    const again = await add('finance-clerk');
    expect([again.status, again.problem().detail]).toEqual([422, '本年度计划中已有同名的一项，请改该项。']);
    expect((await add('registrar', { department: 'justice', subject: '普法会议' })).status).toBe(201);
  });

  it('is seen whole by the office and the leaders, by a department its own, by another government nothing', async () => {
    const names = async (who: string) => (await plans(who)).lines.map((one) => one.subject).toSorted();
    for (const who of ['registrar', 'head', 'deputy'])
      expect([who, await names(who)]).toEqual([who, ['普法会议', '预算编制会议'].toSorted()]);
    expect([await names('finance-head'), await names('justice-clerk')]).toEqual([['预算编制会议'], ['普法会议']]);
    expect([await names('w.registrar'), await names('w.finance-clerk'), (await plans('registrar', 2025)).lines]).toEqual([[], [], []]);
    expect([(await plans('finance-clerk')).keeps.map((one) => one.id), (await plans('head')).keeps]).toEqual([['finance'], []]);
    const { id } = (await plans('registrar')).lines.find((one) => one.subject === '普法会议') ?? { id: '' };
    for (const [who, status] of [
      ['finance-clerk', 404],
      ['w.registrar', 404],
      ['head', 403],
      ['justice-clerk', 200],
    ] as const)
      expect([who, (await changeLine(who, id, { times: 9, budget: 1 })).status]).toEqual([who, status]);
  });

  it('a request is of a line of its own department and year; more than planned is told and judged by nothing', async () => {
    const [mine] = (await plans('finance-clerk')).lines;
    const [theirs] = (await plans('justice-clerk')).lines;
    for (const other of [{ plan: theirs?.id }, { plan: '999999' }, { plan: mine?.id, on: '2027-01-11' }])
      expect([other, (await ask('finance-clerk', other)).status]).toEqual([other, 400]);
    const first = await ask('finance-clerk', { plan: mine?.id });
    expect(first.status).toBe(201);
    expect((await page('finance-clerk', first.json<ActDone>().id)).plan).toMatchObject({ subject: '预算编制会议', asked: 1, over: false });
    expect((await ask('finance-clerk', { plan: mine?.id, on: '2026-12-08' }, { reason: '再次部署' })).status).toBe(201);
    expect((await plans('finance-clerk')).lines).toMatchObject([{ times: 1, asked: 2, held: 0, cost: 12_000, budget: 10_000, over: true }]);
    // What is withdrawn does not count.
    await done('finance-clerk', first.json<ActDone>().id, 'withdraw', { reason: '并入下次' });
    expect((await plans('finance-clerk')).lines).toMatchObject([{ asked: 1, cost: 6_000, over: false }]);
    // A line that was given up is none to be of.
    expect((await changeLine('finance-clerk', mine?.id ?? '', { times: 0, budget: 0 })).status).toBe(200);
    expect((await ask('finance-clerk', { plan: mine?.id, on: '2026-12-09' })).status).toBe(400);
  });
});

describe('材料和日程', () => {
  it('papers go with the request to those who read it and to nobody else; a foreign one is refused', async () => {
    const paper = await upload(at('finance-clerk'), '会议议程.csv', 'text/csv', Buffer.from('时间,事项\n9:00,部署\n'));
    const foreign = { ...paper, hash: 'a'.repeat(64) };
    expect((await ask('finance-clerk', { attachments: [foreign] })).status).toBe(400);
    const answer = await ask('finance-clerk', { attachments: [paper] });
    expect(answer.status).toBe(201);
    const { id } = answer.json<ActDone>();
    expect((await page('registrar', id)).form.attachments).toMatchObject([{ hash: paper.hash, name: '会议议程.csv' }]);
    const taken = (who: string) => at(who).get(`/attachments/${paper.hash}?matter=${id}`);
    for (const [who, status] of [
      ['registrar', 200],
      ['head', 200],
      ['justice-clerk', 404],
      ['w.registrar', 404],
    ] as const)
      expect([who, (await taken(who)).status]).toEqual([who, status]);
  });

  it('a meeting that leaders go to stands on their calendar once it is approved; others see that they are at one', async () => {
    const answer = await ask('finance-clerk', { leaders: ['deputy'], hour: '14:30' }, { reason: '专项工作需要' });
    const { id } = answer.json<ActDone>();
    const week = async (who: string) => (await at(who).get('/absences?from=2026-12-07&to=2026-12-13')).json<AbsencesView>().sittings;
    expect(await week('deputy')).toEqual([]);
    await done('registrar', id, 'refer', { opinion: '属实', post: 'deputy' });
    await done('deputy', id, 'review', { opinion: '可以' });
    await done('registrar', id, 'name-decider', { slot: 'holding', post: 'head', words: '本府会议审批办法' });
    await done('head', id, 'approve');
    const whole = { procedure: 'department-meeting', id, sight: 'whole', on: '2026-12-07', time: '14:30', until: '', place: '机关会堂' };
    for (const who of ['deputy', 'head', 'registrar', 'finance-clerk']) expect(await week(who)).toMatchObject([whole]);
    const [seen] = await week('justice-clerk');
    expect([seen?.sight, seen?.label, seen?.id, seen?.place, seen?.leaders.map((one) => one.id)]).toEqual([
      'outline',
      '参加会议',
      undefined,
      undefined,
      ['deputy'],
    ]);
    expect(await week('w.registrar')).toEqual([]);
    const feed = async (who: string) => {
      const { path } = (await at(who).post('/calendar/subscription', {})).json<CalendarAddress>();
      return (await world.app.inject({ url: path })).body.replaceAll('\r\n ', '');
    };
    expect(await feed('deputy')).toContain(`UID:${id}@`);
    expect(await feed('head')).not.toContain(`UID:${id}@`);
    expect(await feed('deputy')).not.toContain('年度预算编制');
  });
});
