/** What a sitting of 泽州县 decided to submit, through the API: its document's last step, 印发 or 报送, closes it at the sitting in one transaction. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, FollowUpLine, MeetingView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { draftOf } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let sitting: string;
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
const line = async (topic: string): Promise<FollowUpLine | undefined> =>
  (await at('registrar').get('/meetings/after')).json<{ items: FollowUpLine[] }>().items.find((one) => one.topicId === topic);
type Change = Parameters<typeof draftOf>[0];
const drafted = (change: Change) => at('finance-clerk').post('/documents', { draft: draftOf(change) });

const BILL: Change = {
  kind: 'bill',
  to: 'congress',
  title: '泽州县人民政府关于提请审议年度预算调整方案的议案',
  recipients: ['泽州县人民代表大会常务委员会'],
  copies: [],
};
const PARTY: Change = {
  kind: 'notice',
  issuer: 'party',
  to: 'party-committee',
  title: '中共泽州县委关于做好冬春季森林防火工作的通知',
  recipients: ['中共泽州县委员会'],
  copies: [],
};

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'head', 'deputy', 'finance-clerk', 'finance-head']) desks.set(account, await signIn(world, account));
  const opened = await at('registrar').post('/meetings', {
    act: 'convene',
    input: { kind: 'executive', on: '2026-11-23', time: '15:00', place: '会议室', chair: 'head' },
  });
  sitting = opened.json<ActDone>().id;
  for (const title of ['年度预算调整方案', '冬春季森林防火工作']) await done('deputy', 'propose', { title, department: 'finance' });
  for (const topic of ['t1', 't2']) await done('registrar', 'vet', { topic, opinion: '可以上会' });
  await done('head', 'fix', { topics: ['t1', 't2'] });
  for (const topic of ['t1', 't2']) await done('head', 'approve-papers', { topic });
  await done('registrar', 'notify');
  await done('registrar', 'open', { absent: [] });
  for (const topic of ['t1', 't2']) await done('head', 'decide', { topic, result: 'adopted', words: '原则同意' });
  await done('registrar', 'adjourn');
  await done('registrar', 'fate', { topic: 't1', fate: 'congress', department: 'finance' });
  await done('registrar', 'fate', { topic: 't2', fate: 'party', department: 'finance' });
}, 60_000);
afterAll(() => world.close());

describe('会议议定报送的', () => {
  it('is not begun by a document that goes elsewhere', async () => {
    expect((await drafted({ carriesOut: { sitting, topic: 't1' } })).status).toBe(422);
    expect((await drafted({ ...BILL, carriesOut: { sitting, topic: 't2' } })).status).toBe(422);
    expect(await line('t1')).toMatchObject({ state: 'open', stateLabel: '待报送', mayDraft: true });
  });

  it('to the people’s congress: distributed, it is submitted at the sitting, with number and day; not public by that', async () => {
    const opened = await drafted({ ...BILL, carriesOut: { sitting, topic: 't1' } });
    expect(opened.status).toBe(201);
    const { id } = opened.json<ActDone>();
    await at('finance-clerk').act(id, 'send', {});
    await at('finance-head').act(id, 'approve', { opinion: '同意送审。' });
    await at('registrar').act(id, 'vet', { opinion: '要素齐全。' });
    await at('deputy').act(id, 'review', { opinion: '同意' });
    await at('registrar').act(id, 'record-decision', { meeting: 'executive', session: '2026年11月23日常务会议' });
    expect((await at('deputy').tryAct(id, 'sign', { opinion: '同意' })).status).toBe(422);
    await at('head').act(id, 'sign', { opinion: '同意' });
    await at('registrar').act(id, 'recheck', { opinion: '' });
    await at('registrar').act(id, 'number', { series: (await at('registrar').document(id)).numberSeries[0] });
    await at('registrar').act(id, 'typeset');
    await at('registrar').act(id, 'seal');
    expect(await line('t1')).toMatchObject({ state: 'open', document: id });
    await at('registrar').act(id, 'distribute', { to: ['泽州县人民代表大会常务委员会'] });
    const { number } = await at('registrar').document(id);
    expect(number).toBeDefined();
    expect(await line('t1')).toMatchObject({
      state: 'issued',
      stateLabel: '已报送',
      issued: { on: '2026-11-23' },
      publication: { is: 'owed' },
    });
    expect((await page()).topics[0]?.issued?.on).toBe('2026-11-23');
  });

  it('in the Party committee’s name: sent on to it, it is submitted at the sitting, without a number here', async () => {
    const opened = await drafted({ ...PARTY, carriesOut: { sitting, topic: 't2' } });
    expect(opened.status).toBe(201);
    const { id } = opened.json<ActDone>();
    await at('finance-clerk').act(id, 'send', {});
    await at('finance-head').act(id, 'approve', { opinion: '同意送审。' });
    await at('registrar').act(id, 'vet', { opinion: '要素齐全。' });
    // Article 32 paragraph 2: a draft for the Party committee comes to the government first; it is not on the head's desk while it waits for the leader in charge.
    expect((await at('head').get(`/documents/${id}`)).status).toBe(404);
    await at('deputy').act(id, 'authorise', { opinion: '同意报送' });
    expect(await line('t2')).toMatchObject({ state: 'open', document: id });
    await at('registrar').act(id, 'forward', { to: '中共泽州县委员会' });
    expect(await line('t2')).toMatchObject({ state: 'issued', stateLabel: '已报送', issued: { number: '', on: '2026-11-23' } });
  });
});
