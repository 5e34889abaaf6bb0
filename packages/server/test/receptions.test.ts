/** 领导接访 of 卫东区 through the API: what is refused with its article, a day with the visits that came, who sees what, the calendar; 泽州县 has none. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type {
  AbsencesView,
  ActDone,
  HistoryLine,
  InboxLine,
  OversightView,
  ReceptionsView,
  ReceptionView,
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
const DAY = 86_400_000;
beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'w.registrar', 'w.head', 'w.deputy', 'w.finance-clerk', 'w.finance-head', 'w.justice-clerk'])
    desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const form = (more = {}) => ({ post: 'deputy', on: '2026-11-25', from: '09:00', until: '11:30', place: '信访接待大厅', ...more });
const arrange = (who: string, more = {}, reason?: string): Promise<Answer> =>
  at(who).post('/oversight/receptions', { act: 'arrange', input: { form: form(more) }, ...(reason === undefined ? {} : { reason }) });
const opened = (answer: Answer): string => {
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
};
const page = async (who: string, id: string): Promise<ReceptionView> =>
  (await at(who).get(`/oversight/receptions/${id}`)).json<ReceptionView>();
const year = async (who: string, more = ''): Promise<ReceptionsView> =>
  (await at(who).get(`/oversight/receptions?year=2026${more}`)).json<ReceptionsView>();
async function act(who: string, id: string, name: string, input: unknown = {}): Promise<Answer> {
  const { version } = await page(who, id);
  return at(who).post(`/oversight/receptions/${id}/acts`, { act: name, input, seen: version });
}
async function visit(subject: string): Promise<string> {
  const input = { form: { kind: 'visit', subject, content: '住户水压不足。', from: '王甲乙', on: '2026-11-20' } };
  return opened(await at('w.registrar').post('/oversight', { act: 'register', input }));
}

it('泽州县没有写定期接访：不安排，页面写明；卫东区的登记员看不到别的政府', async () => {
  expect((await arrange('registrar', { post: 'deputy' })).status).toBe(422);
  const none = await year('registrar');
  expect([none.norm, none.receivers, none.days, none.arrangesFor]).toEqual([undefined, [], [], []]);
  const id = opened(await arrange('w.registrar'));
  expect((await at('registrar').get(`/oversight/receptions/${id}`)).status).toBe(404);
});

it('卫东第四十条：部门不能替领导安排，理由载明此条；填错的、日期不存在的不收；试判同一说法', async () => {
  expect((await arrange('w.finance-clerk')).problem().verdict?.findings[0]?.citation?.label).toBe('第四十条');
  expect((await arrange('w.registrar', { on: '2026-02-30' })).status).toBe(422);
  expect((await arrange('w.registrar', { until: '08:00' })).status).toBe(422);
  expect((await arrange('w.registrar', { place: 'x'.repeat(200) })).status).toBe(422);
  const tried = await at('w.finance-clerk').post('/oversight/receptions/verdicts', { act: 'arrange', input: { form: form() } });
  expect(tried.json<{ verdict: { outcome: string } }>().verdict.outcome).toBe('refused');
});

it('接访日：领导和办公室的待办；来访连同登记，来访的页面写着哪日谁接待；不经手的人不见来访，只见件数', async () => {
  const [one, two] = [await visit('城北供水'), await visit('校门口拥堵')];
  const id = opened(await arrange('w.registrar', { on: '2026-11-23' }));
  const inbox = (await at('w.deputy').get('/inbox')).json<{ items: InboxLine[] }>().items;
  expect(inbox.find((line) => line.matter === id)).toMatchObject({ label: '接待来访', due: '2026-11-23' });
  const before = await page('w.registrar', id);
  expect(before.waiting.map((line) => line.id).toSorted()).toEqual([one, two].toSorted());
  const held = { receiver: 'deputy', people: 5, visits: [one, two], words: '当面答复' };
  const wrong = { ...held, visits: [one, id] };
  expect((await act('w.registrar', id, 'hold', wrong)).status).toBe(422);
  const foreign = { ...held, visits: [one, '01890000-0000-7000-8000-000000000001'] };
  expect((await act('w.registrar', id, 'hold', foreign)).problem().detail).toContain('所选的来访');
  // Nothing of the refused act stands: neither the day nor the visit knows of it.
  expect([
    (await page('w.registrar', id)).stage,
    (await at('w.registrar').get(`/oversight/${one}`)).json<OversightView>().receptions,
  ]).toEqual(['planned', []]);
  expect((await act('w.registrar', id, 'hold', held)).status).toBe(200);
  const after = await page('w.registrar', id);
  expect([after.stage, after.people, after.visits.map((line) => line.id), after.held?.closed]).toEqual(['held', 5, [one, two], 0]);
  expect((await at('w.registrar').get(`/oversight/${one}`)).json<OversightView>().receptions).toMatchObject([
    { reception: id, on: '2026-11-23', post: '副县长（分管财政）' },
  ]);
  const seen = await page('w.head', id);
  expect([seen.visits, seen.held?.closed]).toEqual([[], 2]);
  expect(JSON.stringify(seen)).not.toContain('王');
  expect((await page('w.deputy', id)).visits.map((line) => line.id)).toEqual([one, two]);
  expect((await act('w.deputy', id, 'hold', held)).status).toBe(422);
  const history = (await at('w.head').get(`/oversight/receptions/${id}/history`)).json<{ items: HistoryLine[] }>().items;
  expect(history.map((line) => line.act)).toEqual(['arrange', 'hold']);
});

it('两人同时登记同一次接访，只有一人登记成', async () => {
  const id = opened(await arrange('w.registrar', { on: '2026-11-23' }));
  const { version } = await page('w.registrar', id);
  const hold = (who: string) =>
    at(who).post(`/oversight/receptions/${id}/acts`, {
      act: 'hold',
      input: { receiver: 'deputy', people: 0, words: '无人来访' },
      seen: version,
    });
  const both = await Promise.all([hold('w.registrar'), hold('w.deputy')]);
  expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

it('部门负责人的接访由本部门安排，别的部门看不到、打不开；领导的都看得到，日程里写着', async () => {
  const own = opened(await arrange('w.finance-clerk', { post: 'finance-head', on: '2026-11-26' }));
  const deputys = opened(await arrange('w.registrar', { on: '2026-11-26', from: '14:30', until: '17:00' }));
  const ids = async (who: string) => (await year(who)).days.map((one) => one.id);
  expect(await ids('w.finance-clerk')).toEqual(expect.arrayContaining([own, deputys]));
  expect(await ids('w.justice-clerk')).not.toContain(own);
  expect(await ids('w.justice-clerk')).toContain(deputys);
  expect((await at('w.justice-clerk').get(`/oversight/receptions/${own}`)).status).toBe(404);
  expect((await year('w.registrar', '&post=finance-head')).days.map((one) => one.id)).toEqual([own]);
  expect((await year('w.finance-clerk')).arrangesFor.map((one) => one.id)).toEqual(['finance-head']);
  const week = (await at('w.justice-clerk').get('/absences?from=2026-11-23&to=2026-11-29')).json<AbsencesView>();
  const line = week.sittings.find((one) => one.procedure === 'reception' && one.time === '14:30');
  expect(line).toMatchObject({ label: '接待来访', on: '2026-11-26', until: '17:00', leaders: [{ id: 'deputy' }] });
  expect(line?.id).toBeUndefined();
});

it('改期、未接访都有理由；各人接访列上次、已安排；演练不在其中', async () => {
  const id = opened(await arrange('w.registrar', { post: 'head', on: '2026-11-23' }));
  expect((await act('w.registrar', id, 'move', { ...form({ on: '2026-12-07' }), post: undefined, reason: '' })).status).toBe(422);
  const { post: _, ...slot } = form({ on: '2026-12-07' });
  expect((await act('w.registrar', id, 'move', { ...slot, reason: '参加会议' })).status).toBe(200);
  expect((await year('w.registrar')).receivers.find((one) => one.id === 'head')).toMatchObject({ next: '2026-12-07' });
  world.clock.set(MONDAY + 14 * DAY);
  expect((await act('w.head', id, 'hold', { receiver: 'head', people: 1, words: '已答复' })).status).toBe(200);
  expect((await year('w.registrar')).receivers.find((one) => one.id === 'head')).toMatchObject({ last: '2026-12-07' });
  const drill = await at('w.registrar').post('/oversight/receptions', { act: 'arrange', input: { form: form() }, exercise: true });
  expect((await year('w.registrar')).days.map((one) => one.id)).not.toContain(opened(drill));
});
