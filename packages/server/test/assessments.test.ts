/** 绩效考评 through the API and the real ledger: not offered where the text is silent; running figures, frozen ones, an appeal, the sheet. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActDone, Assessments, AssessmentView, HistoryLine } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const WHO = ['registrar', 'w.registrar', 'w.head', 'w.deputy', 'w.finance-head', 'w.finance-clerk', 'w.justice-clerk'];
const allSignIn = async () => {
  for (const account of WHO) desks.set(account, await signIn(world, account));
};

beforeAll(async () => {
  world = await openWorld();
  await allSignIn();
}, 60_000);
afterAll(() => world.close());

const PATH = '/tasks/assessments';
const terms = {
  indicators: [
    { kind: 'late', full: 40, eachTenths: 50 },
    { kind: 'documents', full: 20, eachTenths: 20, plan: 0 },
    { kind: 'meetings', full: 20, eachTenths: 5, plan: 0 },
  ],
  groups: [{ name: '政府部门', departments: ['finance', 'justice'] }],
  appealDays: 3,
  approver: 'deputy',
  ground: '2026年考核办法',
};
const draft = (who: string, year = 2026) => at(who).post(PATH, { act: 'draft', input: { year, terms } });
const page = async (who: string, id: string) => (await at(who).get(`${PATH}/${id}`)).json<AssessmentView>();
async function act(who: string, id: string, name: string, input: unknown = {}): Promise<Answer> {
  world.clock.set(world.clock.now() + 60_000);
  return at(who).post(`${PATH}/${id}/acts`, { act: name, input, seen: (await page(who, id)).version });
}
async function done(who: string, id: string, name: string, input: unknown = {}): Promise<void> {
  const answer = await act(who, id, name, input);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
}
const opened = (answer: Answer): string => {
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
};
const pointsIn = ({ scores }: AssessmentView) => scores.map((one) => [one.department.id, one.points, one.rank]);

async function sendOff(title: string): Promise<void> {
  const [clerk, head] = [at('w.finance-clerk'), at('w.finance-head')];
  const body = [{ type: 'paragraph', runs: [{ text: '请于月底前报送。' }] }];
  const made = { title, kind: 'notice', issuer: 'department', to: 'subordinate', recipients: ['各街道办事处'], body };
  const id = opened(await clerk.post('/documents', { draft: made }));
  await clerk.act(id, 'send');
  await head.act(id, 'sign', { opinion: '同意' });
  await clerk.act(id, 'recheck');
  await clerk.act(id, 'number', { series: 'department.finance' });
  await clerk.act(id, 'typeset');
  await clerk.act(id, 'seal');
  await clerk.act(id, 'distribute', { to: ['各街道办事处'] });
}

it('泽州没有写考评：列出来是空的，不能拟定；别的政府看不到', async () => {
  expect((await at('registrar').get(PATH)).json<Assessments>()).toEqual({ norms: [], drafts: false, items: [] });
  const answer = await draft('registrar');
  expect([answer.status, answer.problem().verdict?.findings[0]?.code]).toEqual([422, 'state.not-open']);
});

it('卫东第四十一条：批准指标，台账里的任务、文件、会议随时计入，年终定格后不变，申诉更正，定案，导出', async () => {
  expect((await draft('w.finance-clerk')).status).toBe(422);
  expect((await at('w.registrar').get(PATH)).json<Assessments>()).toMatchObject({
    drafts: true,
    norms: [{ citation: { label: '第四十一条' } }],
  });
  const id = opened(await draft('w.registrar'));
  // One for each year; the other year's stands beside it.
  expect([(await draft('w.registrar')).status, (await draft('w.registrar', 2027)).status]).toEqual([409, 201]);
  expect((await at('w.finance-clerk').get(`${PATH}/${id}`)).status).toBe(404);
  expect((await at('registrar').get(`${PATH}/${id}`)).status).toBe(404);
  await done('w.registrar', id, 'submit');
  expect((await act('w.head', id, 'approve')).status).toBe(422);
  await done('w.deputy', id, 'approve', { opinion: '同意' });
  expect(pointsIn(await page('w.finance-clerk', id))).toEqual([
    ['finance', 80, 1],
    ['justice', 80, 1],
  ]);

  const form = {
    title: '修缮档案馆库房屋面',
    what: '修好',
    source: { kind: 'by-hand' },
    lead: 'finance',
    proof: '凭证',
    due: '2026-12-01',
    basis: '交办要求',
  };
  const task = opened(await at('w.registrar').post('/tasks', { act: 'assign', input: { form } }));
  await sendOff('关于报送预算执行情况的通知');
  const meeting = {
    kind: 'work',
    subject: '预算编制工作会议',
    why: '部署',
    on: '2026-11-10',
    place: '机关会堂',
    scope: '本系统',
    days: 1,
    people: 20,
    cost: 0,
    budgeted: true,
    planned: true,
    urgent: false,
    inGovernmentName: false,
    below: false,
    skipsLevel: false,
  };
  const held = opened(await at('w.registrar').post('/department-meetings', { act: 'register', input: { host: 'justice', form: meeting } }));
  const mark = async () => (await page('w.registrar', id)).facts.map((one) => [one.indicator, one.department.id, one.title, one.day]);
  const papers = [
    ['documents', 'finance', '关于报送预算执行情况的通知', '2026-11-23'],
    ['meetings', 'justice', '部门工作会议：预算编制工作会议', '2026-11-10'],
  ];
  expect(await mark()).toEqual(papers);

  world.clock.set(Date.parse('2026-12-20T09:00:00+08:00'));
  await allSignIn();
  expect(await mark()).toEqual([['late', 'finance', '修缮档案馆库房屋面', '2026-12-01'], ...papers]);
  expect((await act('w.registrar', id, 'freeze')).status).toBe(422);

  world.clock.set(Date.parse('2027-01-04T09:00:00+08:00'));
  await allSignIn();
  const before = await page('w.registrar', id);
  await done('w.registrar', id, 'freeze', { note: '按台账' });
  const frozen = await page('w.registrar', id);
  expect([frozen.scores, frozen.facts]).toEqual([before.scores, before.facts]);
  expect(pointsIn(frozen)).toEqual([
    ['justice', 79.5, 1],
    ['finance', 73, 2],
  ]);
  expect(frozen.frozen).toMatchObject({ on: '2027-01-04', until: '2027-01-07', provisional: [2027] });

  // What happens afterwards changes nothing of it; a department sees what is counted of its own.
  expect((await at('w.registrar').post(`/tasks/${task}/acts`, { act: 'withdraw', input: { reason: '并入他事' }, seen: 1 })).status).toBe(
    200,
  );
  expect(pointsIn(await page('w.registrar', id))).toEqual(pointsIn(frozen));
  const own = await page('w.justice-clerk', id);
  expect([own.seesAll, own.own, own.scores, own.facts.map((one) => one.matter)]).toEqual([false, 'justice', frozen.scores, [held]]);

  expect((await act('w.justice-clerk', id, 'appeal', { facts: ['f1'], words: '不是我局的' })).status).toBe(422);
  await done('w.finance-clerk', id, 'appeal', { facts: ['f1'], words: '已并入他事' });
  const waiting = await page('w.registrar', id);
  expect(waiting.appeals).toMatchObject([{ id: 'a1', department: { id: 'finance' }, words: '已并入他事', mine: true }]);
  expect((await page('w.justice-clerk', id)).appeals).toEqual([]);
  const told = (await at('w.justice-clerk').get(`${PATH}/${id}/history`)).json<{ items: HistoryLine[] }>().items;
  expect(JSON.stringify(told)).not.toContain('已并入他事');
  await done('w.registrar', id, 'answer', { appeal: 'a1', facts: ['f1'], reason: '撤销的不计' });
  expect(pointsIn(await page('w.finance-clerk', id))).toEqual([
    ['justice', 79.5, 1],
    ['finance', 78, 2],
  ]);
  expect((await act('w.deputy', id, 'conclude')).status).toBe(422);
  world.clock.set(Date.parse('2027-01-08T09:00:00+08:00'));
  await allSignIn();
  await done('w.deputy', id, 'conclude', { opinion: '同意' });
  expect((await page('w.registrar', id)).stage).toBe('concluded');
  const sheet = await at('w.finance-clerk').get(`${PATH}/${id}/export.xlsx`);
  expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  expect((await at('registrar').get(`${PATH}/${id}/export.xlsx`)).status).toBe(404);
});
