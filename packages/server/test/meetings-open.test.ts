/** 会议公开 of 泽州县 through the API: who sees what is open and what is closed, as a clerk, another tenant and an administrator. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, MeetingView, OpenLine } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let id: string;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
async function act(who: string, name: string, input: unknown = {}): Promise<number> {
  const { version } = (await at('registrar').get(`/meetings/${id}`)).json<MeetingView>();
  return (await at(who).post(`/meetings/${id}/acts`, { act: name, input, seen: version })).status;
}
async function done(who: string, name: string, input: unknown = {}): Promise<void> {
  expect([name, await act(who, name, input)]).toEqual([name, 200]);
}
const lines = async (who: string, list = 'mine'): Promise<string[]> =>
  (await at(who).get(`/meetings/open?list=${list}`))
    .json<{ items: OpenLine[] }>()
    .items.map((one) => `${one.state} ${one.item} ${one.text} ${one.toLabel ?? ''} ${one.words}`.trim());

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'head', 'deputy', 'finance-clerk', 'justice-clerk', 'w.registrar', 'secadmin'])
    desks.set(account, await signIn(world, account));
  const input = { kind: 'executive', on: '2026-11-23', time: '15:00', place: '会议室', chair: 'head' };
  id = (await at('registrar').post('/meetings', { act: 'convene', input })).json<ActDone>().id;
  await done('deputy', 'propose', { title: '年度预算调整方案', department: 'finance' });
  await done('deputy', 'propose', { title: '征地补偿底价', department: 'finance' });
  for (const topic of ['t1', 't2']) await done('registrar', 'vet', { topic, opinion: '可以上会' });
  await done('head', 'fix', { topics: ['t1', 't2'] });
  for (const topic of ['t1', 't2']) await done('head', 'approve-papers', { topic });
  await done('registrar', 'notify');
  await done('registrar', 'open');
  await done('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意' });
  await done('head', 'decide', { topic: 't2', result: 'adopted', words: '底价照此' });
  await done('registrar', 'adjourn');
}, 60_000);
afterAll(() => world.close());

describe('会议公开', () => {
  it('opens nothing by itself; what is decided is owed, and told to the office alone', async () => {
    expect(await lines('justice-clerk')).toEqual([]);
    expect(await lines('justice-clerk', 'owed')).toEqual([]);
    expect((await lines('registrar', 'owed')).map((one) => one.split(' ')[1])).toEqual(['年度预算调整方案', '征地补偿底价']);
  });

  it('a department cannot open an item, nor an administrator or another government ask for the sitting', async () => {
    const item = { item: 't1', to: 'public', ground: '信息公开程序' };
    expect(await act('finance-clerk', 'open-item', item)).not.toBe(200);
    expect(await act('w.registrar', 'open-item', item)).toBe(404);
    expect((await at('secadmin').get('/meetings/open')).status).toBe(403);
    expect((await at('secadmin').get('/meetings/open.xlsx')).status).toBe(403);
    expect((await at('registrar').get('/meetings/open?cursor=x')).status).toBe(400);
  });

  it('what is open is seen by a department that was not there, what is closed by nobody else: not in lists, search or the sitting', async () => {
    await done('registrar', 'withhold-item', { item: 't2', ground: '工作秘密' });
    await done('head', 'open-item', { item: 't1', to: 'inside', ground: '会议要求' });
    expect(await lines('justice-clerk')).toEqual(['open 年度预算调整方案 通过：原则同意 各部门和下级政府 会议要求']);
    expect(await lines('justice-clerk', 'public')).toEqual([]);
    expect(await lines('w.registrar')).toEqual([]);
    expect(await act('head', 'open-item', { item: 'agenda', to: 'public', ground: '会议要求' })).toBe(200);
    expect(await lines('justice-clerk', 'public')).toEqual(['open 会议议程 年度预算调整方案 社会公众 会议要求']);
    expect((await lines('registrar', 'owed')).map((one) => one.split(' ')[1])).toEqual(['年度预算调整方案']);
    for (const path of ['/meetings/open', `/meetings/${id}`, `/meetings/${id}/history`, '/meetings/after', '/inbox'])
      expect([path, (await at('justice-clerk').get(path)).bytes.toString().includes('征地')]).toEqual([path, false]);
    const found = await at('justice-clerk').get(`/meetings?q=${encodeURIComponent('征地补偿')}`);
    expect(found.json<{ items: unknown[] }>().items).toEqual([]);
  });

  it('a public item that is taken back leaves the day and the reason, and not what it said; the list is a file', async () => {
    await done('registrar', 'take-back-item', { item: 'agenda', reason: '议程有误' });
    expect(await lines('justice-clerk', 'public')).toEqual(['taken-back 会议议程  社会公众 议程有误']);
    const sheet = await at('justice-clerk').get('/meetings/open.xlsx');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});
