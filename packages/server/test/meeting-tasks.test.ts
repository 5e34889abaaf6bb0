/** What a sitting of 泽州县 decided and the supervised task that follows it up, through the API: one link, one transaction. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, FollowUpLine, MeetingView, TaskVerdict, TaskView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let sitting: string;
let task: string;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const page = async (): Promise<MeetingView> => (await at('registrar').get(`/meetings/${sitting}`)).json<MeetingView>();
async function done(who: string, name: string, input: unknown = {}): Promise<void> {
  const answer = await at(who).post(`/meetings/${sitting}/acts`, { act: name, input, seen: (await page()).version });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
}
const taskPage = async (): Promise<TaskView> => (await at('registrar').get(`/tasks/${task}`)).json<TaskView>();
async function onTask(who: string, act: string, input: unknown = {}): Promise<void> {
  world.clock.set(world.clock.now() + 60_000);
  const answer = await at(who).post(`/tasks/${task}/acts`, { act, input, seen: (await taskPage()).version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
}
const line = async (who = 'registrar'): Promise<FollowUpLine | undefined> =>
  (await at(who).get('/meetings/after')).json<{ items: FollowUpLine[] }>().items[0];
const file = { hash: 'e'.repeat(64), name: '凭证.pdf', mediaType: 'application/pdf', size: 9 };
/** What is filled in; what is said of the source beyond the link is written by the server. */
const body = (change: object = {}, topic = 't1') => ({
  act: 'assign',
  input: {
    form: {
      title: '冬春季森林防火工作',
      what: '备足物资，落实值守',
      source: { kind: 'by-hand', reference: '另有来源', matter: sitting, topic },
      lead: 'finance',
      responsible: 'finance-head',
      due: '2026-12-25',
      basis: '会议议定',
      proof: '物资清单',
      ...change,
    },
  },
});
const assign = (who: string, change: object = {}, topic = 't1') => at(who).post('/tasks', body(change, topic));

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'head', 'deputy', 'finance-clerk', 'finance-head', 'justice-clerk', 'w.registrar'])
    desks.set(account, await signIn(world, account));
  await world.ledger.noteAttachments('zezhou', [{ ...file, account: 'finance-clerk' }]);
  const opened = await at('registrar').post('/meetings', {
    act: 'convene',
    input: { kind: 'executive', on: '2026-11-23', time: '15:00', place: '会议室', chair: 'head' },
  });
  sitting = opened.json<ActDone>().id;
  await done('deputy', 'propose', { title: '冬春季森林防火工作', department: 'finance' });
  await done('registrar', 'vet', { topic: 't1', opinion: '可以上会' });
  await done('head', 'fix', { topics: ['t1'] });
  await done('head', 'approve-papers', { topic: 't1' });
  await done('registrar', 'notify');
  await done('registrar', 'open', { absent: [] });
  await done('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意' });
  await done('registrar', 'adjourn');
}, 60_000);
afterAll(() => world.close());

describe('会议议定交办的事项', () => {
  it('is not assigned before the decision calls for it, of a topic that is not there, from elsewhere, by the department itself, to another', async () => {
    expect((await assign('registrar')).status).toBe(422);
    await done('registrar', 'fate', { topic: 't1', fate: 'task', department: 'finance' });
    expect((await assign('registrar', {}, 't9')).status).toBe(404);
    expect((await assign('w.registrar')).status).toBe(404);
    expect((await assign('justice-clerk')).status).toBe(404);
    expect((await assign('finance-clerk')).status).toBe(422);
    expect((await assign('registrar', { lead: 'justice' })).status).toBe(422);
    expect(await line()).toMatchObject({ state: 'unassigned', mayAssign: true });
    expect(await line('finance-clerk')).toMatchObject({ mayAssign: false });
  });

  it('is assigned once, with the source that the sitting has, each linked to the other', async () => {
    const heard = (await at('registrar').post('/tasks/verdicts', body())).json<TaskVerdict>();
    expect(heard.due).toMatchObject({ date: '2026-12-25' });
    const opened = await assign('registrar');
    expect(opened.status).toBe(201);
    task = opened.json<ActDone>().id;
    expect((await taskPage()).form.source).toMatchObject({
      kind: 'from-meeting',
      reference: '2026年11月23日常务会议',
      item: '1',
      matter: sitting,
      procedure: 'meeting',
      decidedBy: 'head',
    });
    expect(await line()).toMatchObject({ state: 'entrusted', task, due: '2026-12-25', mayAssign: false });
    expect((await assign('registrar', { title: '物资储备' })).status).toBe(422);
    const byHand = { topic: 't1', task, step: { is: 'closed', on: '2026-11-23', late: false } };
    expect(
      (await at('registrar').post(`/meetings/${sitting}/acts`, { act: 'note-task', input: byHand, seen: (await page()).version })).status,
    ).toBe(422);
  });

  it('withdrawn, is open again, and another is assigned', async () => {
    await onTask('registrar', 'withdraw', { reason: '要求有变' });
    expect((await line())?.task).toBeUndefined();
    expect(await line()).toMatchObject({ state: 'unassigned', mayAssign: true });
    task = (await assign('registrar')).json<ActDone>().id;
    expect(await line()).toMatchObject({ state: 'entrusted', task });
  });

  it('closed, is done at the sitting in the same transaction, with its day; found not to hold, it is open again', async () => {
    await onTask('finance-clerk', 'sign');
    await onTask('finance-clerk', 'plan', { words: '分三步' });
    await onTask('finance-clerk', 'complete', { words: '物资到位', files: [file] });
    await onTask('registrar', 'accept', { grade: '良好', opinion: '属实' });
    expect((await line())?.state).toBe('entrusted');
    await onTask('registrar', 'close', { to: '县长', on: '2026-11-23' });
    expect(await line()).toMatchObject({ state: 'done', finished: { on: '2026-11-23' } });
    expect((await page()).topics[0]?.finished?.on).toBe('2026-11-23');
    await onTask('registrar', 'look-back', { found: '值守未落实', holds: false, due: '2027-01-10' });
    expect(await line()).toMatchObject({ state: 'entrusted', due: '2027-01-10' });
    expect((await line())?.finished).toBeUndefined();
  });
});
