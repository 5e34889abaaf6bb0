/** 学习计划 through the API: what is refused with its article, 卫东区's law study tied to an executive meeting, who reads it, what the year's page says. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActDone, HistoryLine, InboxLine, MeetingView, StudyView, StudyYear } from '../src/contracts/index.ts';
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
  for (const account of ['finance-clerk', 'finance-head', 'registrar', 'head', 'w.head', 'w.registrar', 'w.finance-clerk'])
    desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const items = [
  { month: 10, subject: '决策部署' },
  { month: 11, subject: '行政复议法' },
];
const draft = (who: string, kind: string, change = {}): Promise<Answer> =>
  at(who).post('/meetings/study', { act: 'draft', input: { kind, year: 2026, items, ...change } });
const page = async (who: string, id: string): Promise<StudyView> => (await at(who).get(`/meetings/study/${id}`)).json<StudyView>();
const year = async (who: string, of = 2026): Promise<StudyYear> => (await at(who).get(`/meetings/study?year=${of}`)).json<StudyYear>();
async function act(who: string, id: string, name: string, input: unknown = {}): Promise<Answer> {
  const { version } = await page(who, id);
  return at(who).post(`/meetings/study/${id}/acts`, { act: name, input, seen: version });
}
async function done(who: string, id: string, name: string, input: unknown = {}): Promise<void> {
  const answer = await act(who, id, name, input);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
}
async function postOf(who: string, role: string): Promise<string> {
  const { posts } = (await at(who).get('/organisation')).json<{ posts: { id: string; role: string }[] }>();
  const found = posts.find((one) => one.role === role);
  if (found === undefined) throw new Error(`no ${role}`);
  return found.id;
}

it('refuses a department that drafts, a study that the text does not know, items without a month, a year far off', async () => {
  expect((await draft('w.finance-clerk', 'law-study')).problem().verdict?.findings[0]?.citation?.label).toBe('第二十一条');
  expect((await draft('w.registrar', 'study')).status).toBe(422);
  expect((await draft('w.registrar', 'law-study', { items: [{ month: 13, subject: '行政复议法' }] })).status).toBe(422);
  expect((await draft('w.registrar', 'law-study', { year: 2030 })).status).toBe(422);
  expect(await year('w.registrar')).toMatchObject({ drafts: true, plans: [], silent: ['专题学习'], kinds: [{ kind: 'law-study' }] });
});

it('泽州第二十六条：定主题的是县长，学过一次以后从那天起数；部门负责人在审定以后看得到，文书看不到', async () => {
  const { id } = (await draft('registrar', 'study')).json<ActDone>();
  expect((await at('finance-head').get(`/meetings/study/${id}`)).status).toBe(404);
  await done('registrar', id, 'submit');
  expect((await act('registrar', id, 'approve')).problem().verdict?.findings[0]?.citation?.label).toBe('第二十六条');
  expect((await at('head').get('/inbox')).json<{ items: InboxLine[] }>().items.map((one) => one.title)).toContain('2026年专题学习计划');
  await done('head', id, 'approve', { opinion: '同意' });
  expect((await page('registrar', id)).items.map((one) => one.standing)).toEqual(['behind', 'open']);
  await done('registrar', id, 'hold', { item: 'i1', on: '2026-10-20', chair: await postOf('registrar', 'head'), form: 'discussion' });
  const { plans, kinds } = await year('finance-head');
  expect(plans.map((one) => [one.title, one.items.map((two) => two.standing)])).toEqual([['2026年专题学习计划', ['held', 'open']]]);
  expect(kinds[0]?.rhythm).toEqual({ last: '2026-10-20', by: '2026-12-20' });
  expect((await at('finance-clerk').get(`/meetings/study/${id}`)).status).toBe(404);
  expect((await at('w.registrar').get(`/meetings/study/${id}`)).status).toBe(404);
  const history = (await at('registrar').get(`/meetings/study/${id}/history`)).json<{ items: HistoryLine[] }>().items;
  expect(history.map((one) => one.label).toSorted()).toEqual(['审定计划', '拟定学习计划', '登记学习', '送审计划'].toSorted());
});

it('卫东第二十一条：学法登记在常务会议上，两边同时写下；别的日子的会议不收，计划也不记', async () => {
  const chair = await postOf('w.registrar', 'head');
  const departments = (await at('w.registrar').get('/organisation')).json<{ departments: { id: string; name: string }[] }>().departments;
  const sitting = await at('w.registrar').post('/meetings/held', {
    act: 'enter-held',
    input: {
      kind: 'executive',
      on: '2026-11-20',
      time: '09:00',
      place: '会议室',
      chair,
      emergency: '河堤出险',
      topics: [
        { title: '抢险资金', department: departments.find((one) => one.name.includes('财政'))?.id, result: 'adopted', words: '同意' },
      ],
    },
  });
  const meeting = sitting.json<ActDone>().id;
  const { id } = (await draft('w.registrar', 'law-study')).json<ActDone>();
  await done('w.registrar', id, 'name-approver', { post: chair, words: '区政府2026年工作安排' });
  await done('w.registrar', id, 'submit');
  await done('w.head', id, 'approve');
  expect((await page('w.registrar', id)).sittings.map((one) => one.id)).toEqual([meeting]);
  const hold = { item: 'i2', on: '2026-11-19', chair, form: 'lecture', sitting: meeting };
  expect((await act('w.registrar', id, 'hold', hold)).status).toBe(422);
  const nowhere = { ...hold, sitting: '01890000-0000-7000-8000-000000000001' };
  expect((await act('w.registrar', id, 'hold', nowhere)).problem().verdict?.findings[0]?.message).toContain('不存在');
  expect((await page('w.registrar', id)).items[1]?.held).toBeUndefined();
  await done('w.registrar', id, 'hold', { ...hold, on: '2026-11-20' });
  expect((await page('w.registrar', id)).items[1]?.held).toMatchObject({ on: '2026-11-20', sitting: meeting });
  const seen = (await at('w.registrar').get(`/meetings/${meeting}`)).json<MeetingView>();
  expect(seen.studied).toEqual([{ plan: id, subject: '行政复议法' }]);
});
