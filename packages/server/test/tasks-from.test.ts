/** 批示和公文交办: a leader's word on a paper and an issued document become tasks; the server writes the source, each page tells of the other. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActDone, TasksFrom, TaskView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { on, register } from './support/incoming.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'deputy', 'head', 'finance-clerk', 'finance-head', 'justice-clerk', 'w.registrar'])
    desks.set(account, await signIn(world, account));
}, 60_000);
afterAll(() => world.close());

const NOBODY = '01890000-0000-7000-8000-000000000009';
const form = (source: Record<string, unknown>, title = '落实专项资金') => ({
  title,
  what: '核实情况，提出解决办法',
  source,
  lead: 'finance',
  responsible: 'finance-head',
  proof: '凭证',
});
const assign = (who: string, source: Record<string, unknown>, title?: string, more: Record<string, unknown> = {}) =>
  at(who).post('/tasks', { act: 'assign', input: { form: form(source, title) }, ...more });
const from = async (who: string, matter: string) =>
  (await at(who).get(`/tasks/from/${matter}`)).json<TasksFrom>().items.map((one) => one.id);
const sourceOf = async (id: string) => (await at('registrar').get(`/tasks/${id}`)).json<TaskView>().form.source;

it('领导批示：来源由来文写，谁批示的就记谁；只是阅知的、没有的、别的政府的、演练的不能；同一批示再交办要写理由', async () => {
  const { id } = await register(at('registrar'), { number: '泽财字〔2026〕61号', title: '关于安排专项资金的请示' });
  await on(at('registrar'), id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy', 'head'] });
  const { seq } = await on(at('deputy'), id, 'instruct', { form: 'text', view: 'instruct', text: '请财政局核实后办理。' });
  const second = await on(at('head'), id, 'instruct', { form: 'text', view: 'agree', text: '同意，抓紧。' });

  const said = { kind: 'by-hand', matter: id, procedure: 'incoming', reference: '自拟的来源', decidedBy: 'head' };
  expect((await assign('registrar', said)).status).toBe(404);
  expect((await assign('registrar', { ...said, opinion: 999 })).status).toBe(404);
  expect((await assign('registrar', { ...said, matter: NOBODY, opinion: seq })).status).toBe(404);
  expect((await assign('w.registrar', { ...said, opinion: seq })).status).toBe(404);
  expect((await assign('justice-clerk', { ...said, opinion: seq })).status).toBe(404);
  expect((await assign('registrar', { ...said, opinion: seq }, undefined, { exercise: true })).status).toBe(404);

  const opened = await assign('registrar', { ...said, opinion: seq });
  expect(opened.status, opened.bytes.toString()).toBe(201);
  const task = opened.json<ActDone>().id;
  expect(await sourceOf(task)).toEqual({
    kind: 'from-instruction',
    reference: '泽财字〔2026〕61号《关于安排专项资金的请示》',
    item: '',
    matter: id,
    procedure: 'incoming',
    opinion: seq,
    decidedBy: 'deputy',
  });
  // 泽州第三十九条 asks that what was assigned not be assigned again; another leader's word is another source.
  expect((await assign('registrar', { ...said, opinion: seq }, '另一件事情的名称')).status).toBe(422);
  world.clock.set(world.clock.now() + 60_000);
  const other = await assign('registrar', { ...said, opinion: second.seq }, '另一件事情的名称');
  expect(other.status, other.bytes.toString()).toBe(201);
  expect(await from('registrar', id)).toEqual([task, other.json<ActDone>().id]);
  expect(await from('finance-clerk', id)).toHaveLength(2);
  expect([await from('justice-clerk', id), await from('w.registrar', id), await from('registrar', NOBODY)]).toEqual([[], [], []]);

  const read = await register(at('registrar'), { number: '泽财字〔2026〕62号', title: '关于预算执行情况的报告', kind: 'report' });
  await on(at('registrar'), read.id, 'recommend', { opinion: '拟请阅', nature: 'read', leaders: ['deputy'] });
  const mark = await on(at('deputy'), read.id, 'instruct', { form: 'circle', view: 'read' });
  const refused = await assign('registrar', { ...said, matter: read.id, opinion: mark.seq }, '预算执行');
  expect([refused.status, refused.problem().detail]).toEqual([400, '这一意见只是阅知，没有交办什么。']);
});

it('印发的公文：没有印发的不能；来源写文号、标题，第几项由交办人写', async () => {
  const body = [{ type: 'paragraph', runs: [{ text: '请于月底前报送。' }] }];
  const title = '关于报送预算执行情况的通知';
  const draft = { title, kind: 'notice', issuer: 'department', to: 'subordinate', recipients: ['各乡镇人民政府'], body };
  const [clerk, head] = [at('finance-clerk'), at('finance-head')];
  const { id } = (await clerk.post('/documents', { draft })).json<ActDone>();
  await clerk.act(id, 'send');
  await head.act(id, 'sign', { opinion: '同意' });
  await clerk.act(id, 'recheck');
  await clerk.act(id, 'number', { series: 'department.finance' });
  await clerk.act(id, 'typeset');
  await clerk.act(id, 'seal');
  const said = { kind: 'from-document', matter: id, procedure: 'document', item: '二' };
  const early = await assign('registrar', said, '报送预算执行情况');
  expect([early.status, early.problem().detail]).toEqual([400, '此件还没有印发，不能据以交办。']);
  await clerk.act(id, 'distribute', { to: ['各乡镇人民政府'] });
  const opened = await assign('registrar', said, '报送预算执行情况');
  expect(opened.status, opened.bytes.toString()).toBe(201);
  const { number = '' } = await at('registrar').document(id);
  expect(number).not.toBe('');
  // Signed by the head of the bureau, who is no leader of the government.
  expect(await sourceOf(opened.json<ActDone>().id)).toEqual({
    kind: 'from-document',
    reference: `${number}《${title}》`,
    item: '二',
    matter: id,
    procedure: 'document',
  });
  expect(await from('registrar', id)).toEqual([opened.json<ActDone>().id]);
});

it('接受监督的事项：来信只写事由，不写姓名，谁阅批的记谁；读不到来信的照样办任务；撤销登记的、别的政府的不能', async () => {
  const raised = {
    kind: 'letter',
    subject: '王甲乙反映校门口早晚拥堵',
    content: '请疏导。',
    from: '王甲乙',
    on: '2026-11-20',
    important: true,
  };
  const { id } = (await at('registrar').post('/oversight', { act: 'register', input: { form: raised } })).json<ActDone>();
  const on = async (who: string, matter: string, act: string, input: unknown) => {
    const { version } = (await at('registrar').get(`/oversight/${matter}`)).json<{ version: number }>();
    const answer = await at(who).post(`/oversight/${matter}/acts`, { act, input, seen: version });
    expect([act, answer.status]).toEqual([act, 200]);
  };
  await on('registrar', id, 'refer', { post: 'deputy' });
  await on('deputy', id, 'read', { opinion: '请核实，列入督办。' });
  const said = { kind: 'by-hand', matter: id, procedure: 'oversight', reference: '王甲乙的来信' };
  for (const who of ['w.registrar', 'justice-clerk']) expect((await assign(who, said, '疏导校门口交通')).status).toBe(404);
  const opened = await assign('registrar', said, '疏导校门口交通');
  expect(opened.status, opened.bytes.toString()).toBe(201);
  const task = opened.json<ActDone>().id;
  const source = {
    kind: 'from-letter',
    reference: '群众来信《王某反映校门口早晚拥堵》',
    item: '',
    matter: id,
    procedure: 'oversight',
    decidedBy: 'deputy',
  };
  expect(await sourceOf(task)).toEqual(source);
  expect(await from('registrar', id)).toEqual([task]);
  // The lead of the task works on it without the letter.
  expect((await at('finance-clerk').get(`/oversight/${id}`)).status).toBe(404);
  const read = await at('finance-clerk').get(`/tasks/${task}`);
  expect([read.status, read.bytes.toString().includes('王甲乙')]).toEqual([200, false]);

  const other = { ...raised, kind: 'suggestion', subject: '增加公办园学位', number: '第12号' };
  const suggestion = (await at('registrar').post('/oversight', { act: 'register', input: { form: other } })).json<ActDone>().id;
  const second = await assign('registrar', { ...said, matter: suggestion }, '增加学位');
  expect(second.status, second.bytes.toString()).toBe(201);
  expect((await sourceOf(second.json<ActDone>().id)).reference).toBe('人大代表建议第12号《增加公办园学位》');
  const gone = (await at('registrar').post('/oversight', { act: 'register', input: { form: other } })).json<ActDone>().id;
  await on('registrar', gone, 'withdraw', { reason: '重复登记' });
  expect((await assign('registrar', { ...said, matter: gone }, '另一件')).status).toBe(400);
  const closed = { ...other, subject: '某项内容', secret: true };
  const secret = (await at('registrar').post('/oversight', { act: 'register', input: { form: closed } })).json<ActDone>().id;
  expect((await assign('registrar', { ...said, matter: secret }, '又一件')).problem().detail).toBe('登记为涉密，不据以交办督办。');
});
