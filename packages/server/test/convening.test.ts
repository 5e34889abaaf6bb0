/**
 * 部门会议 of 泽州县 and 卫东区 through the API: what is refused with its article, the way to the approval, what it was, who may
 * read, the list with its export and the year's count.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ActDone,
  DepartmentMeetingLine,
  DepartmentMeetingVerdict,
  DepartmentMeetingView,
  DepartmentMeetingYear,
  HistoryLine,
  InboxLine,
} from '../src/contracts/index.ts';
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
  for (const account of ['finance-clerk', 'justice-clerk', 'registrar', 'deputy', 'head', 'w.head', 'w.registrar', 'w.finance-clerk'])
    desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const meeting = {
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
};

const open = (who: string, act: string, input: unknown, more = {}): Promise<Answer> =>
  at(who).post('/department-meetings', { act, input, ...more });
async function opened(who: string, act: string, input: unknown): Promise<string> {
  const answer = await open(who, act, input);
  if (answer.status !== 201) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
}
const page = async (who: string, id: string): Promise<DepartmentMeetingView> =>
  (await at(who).get(`/department-meetings/${id}`)).json<DepartmentMeetingView>();
let minute = 0;
async function done(who: string, id: string, act: string, input: unknown = {}): Promise<ActDone> {
  // Acts follow each other by minutes, as they do in an office: the chain goes by time.
  minute += 1;
  world.clock.set(Math.max(world.clock.now(), MONDAY) + minute * 60_000);
  const { version } = await page(who, id);
  const answer = await at(who).post(`/department-meetings/${id}/acts`, { act, input, seen: version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}

describe('what is refused', () => {
  it('a request nine workdays before, with its article; a form that is wrong; words with a secrecy mark; an unknown act', async () => {
    const late = await open('finance-clerk', 'apply', { form: { ...meeting, on: '2026-12-04' } });
    expect([late.status, late.problem().verdict?.findings[0]?.citation?.label]).toEqual([422, '第二十五条第二款']);
    const wrong = await open('finance-clerk', 'apply', { form: { ...meeting, people: 0 } });
    expect(wrong.problem().detail).toBe('人数不得少于1');
    expect((await open('finance-clerk', 'apply', { form: { ...meeting, why: '机密★3年' } })).status).toBe(422);
    expect((await open('finance-clerk', 'vanish', {})).status).toBe(400);
    expect((await open('finance-clerk', 'apply', { form: { ...meeting, why: '长'.repeat(300_000) } })).status).toBe(413);
  });

  it('an act on a version that was not seen, a foreign scan, one that another has done meanwhile', async () => {
    const id = await opened('finance-clerk', 'apply', { form: meeting });
    const acts = `/department-meetings/${id}/acts`;
    expect((await at('finance-clerk').post(acts, { act: 'withdraw', input: { reason: '改期' } })).status).toBe(400);
    const input = { slot: 'holding', granted: true, on: '2026-11-23', words: '批示件', scan: 'a'.repeat(64) };
    const foreign = await at('registrar').post(acts, { act: 'enter-decision', input, seen: 1 });
    expect([foreign.status, foreign.problem().detail]).toEqual([400, '引用的附件不存在，请重新上传。']);
    await done('finance-clerk', id, 'withdraw', { reason: '改期' });
    const again = await at('finance-clerk').post(acts, { act: 'withdraw', input: { reason: '改期' }, seen: 1 });
    expect([again.status, again.problem().code]).toEqual([409, 'conflict.already-done']);
  });

  it('whoever may not read it: another department, another government', async () => {
    const id = await opened('finance-clerk', 'apply', { form: meeting });
    for (const who of ['justice-clerk', 'w.head', 'w.registrar', 'w.finance-clerk'])
      expect((await at(who).get(`/department-meetings/${id}`)).status).toBe(404);
    expect((await at('justice-clerk').post(`/department-meetings/${id}/acts`, { act: 'withdraw', seen: 1 })).status).toBe(404);
    expect((await at('head').get(`/department-meetings/${id}`)).status).toBe(200);
    expect((await at('justice-clerk').get('/department-meetings')).json<{ items: DepartmentMeetingLine[] }>().items).toEqual([]);
    const year = (await at('justice-clerk').get('/department-meetings/year?year=2026')).json<DepartmentMeetingYear>();
    expect(year).toEqual({ year: 2026, hosts: [], more: false });
  });
});

describe('泽州 25', () => {
  it('goes to the office, to a leader, to whom the office names; what it was is held against what was approved', async () => {
    const id = await opened('finance-clerk', 'apply', { form: meeting });
    expect(await page('registrar', id)).toMatchObject({ stage: 'asked', askBy: '2026-11-23', approvals: [{ slot: 'holding' }] });
    await done('registrar', id, 'refer', { opinion: '属实', post: 'deputy' });
    const inbox = (await at('deputy').get('/inbox')).json<{ items: InboxLine[] }>().items;
    expect(inbox.find((one) => one.matter === id)).toMatchObject({
      procedure: 'department-meeting',
      kindLabel: '全域性会议',
      act: 'review',
      asks: '部署预算编制',
      recommendation: '属实',
    });
    await done('deputy', id, 'review', { opinion: '可以' });
    await done('registrar', id, 'name-decider', { slot: 'holding', post: 'head', words: '本府会议审批办法' });
    await done('head', id, 'approve');
    world.clock.set(Date.parse('2026-12-08T09:00:00+08:00'));
    const { verdict } = await done('finance-clerk', id, 'hold', { on: '2026-12-07', days: 1, people: 100, cost: 6_000 });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    const view = await page('finance-clerk', id);
    expect([view.stageLabel, view.differences]).toEqual([
      '已召开（不合规定）',
      [{ label: '人数', approved: '80人', was: '100人', beyond: true }],
    ]);
    const steps = view.chain.map((one) => one.label);
    expect([steps[0], ...steps.slice(2)]).toEqual(['报请示', '审核', '写明由谁批准', '批准（召开）', '报告召开情况']);
    expect(steps[1]).toMatch(/^呈报副县长/);
    const history = (await at('finance-clerk').get(`/department-meetings/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.map((one) => one.label)).toEqual(['报请示', '审核呈报', '审核', '写明由谁批准', '批准', '报告召开情况']);
  });
});

describe('while it is filled in', () => {
  it('says by when it is asked for, how it is judged and whose turn it would be', async () => {
    const of = async (who: string, form: object) =>
      (await at(who).post('/department-meetings/verdicts', { act: 'apply', input: { form } })).json<DepartmentMeetingVerdict>();
    const asked = await of('finance-clerk', meeting);
    expect([asked.verdict.outcome, asked.by, asked.askBy, asked.ahead.map((one) => [one.label, one.state])]).toEqual([
      'permitted',
      ['apply'],
      '2026-11-23',
      [
        ['审核呈报', 'present'],
        ['审核', 'to-come'],
        ['批准', 'to-come'],
        ['报告召开情况', 'to-come'],
      ],
    ]);
    const weidong = await of('w.finance-clerk', { ...meeting, on: '2026-11-24' });
    expect([weidong.verdict.outcome, weidong.askBy]).toEqual(['permitted', undefined]);
  });
});

describe('the list', () => {
  it('is filtered by kind, stage and department, counted by year, and exported', async () => {
    const list = async (query: string) =>
      (await at('registrar').get(`/department-meetings?${query}`)).json<{ items: DepartmentMeetingLine[] }>().items;
    const all = await list('kind=area-wide');
    expect(all.length).toBeGreaterThan(2);
    expect(all.every((one) => one.host.id === 'finance')).toBe(true);
    expect((await list('stage=withdrawn')).map((one) => one.stageLabel)).toEqual(['已撤回']);
    expect(await list('host=justice')).toEqual([]);
    const year = (await at('registrar').get('/department-meetings/year?year=2026')).json<DepartmentMeetingYear>();
    expect(year.hosts).toMatchObject([{ host: { id: 'finance' }, all: all.length, held: 1, amiss: 1 }]);
    expect((await at('registrar').get('/department-meetings/year?year=x')).status).toBe(400);
    const sheet = await at('registrar').get('/department-meetings/export.xlsx?kind=area-wide');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});
