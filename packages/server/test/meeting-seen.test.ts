/** Who reads a sitting, through the API: 泽州县第二十三条第三款, and a chair who is expected elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, MeetingLine, MeetingView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
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
  for (const account of ['registrar', 'head', 'deputy', 'finance-head', 'justice-head', 'finance-clerk'])
    desks.set(account, await signIn(world, account));
}, 60_000);
afterAll(() => world.close());

const convene = async (chair: string, change: object = {}): Promise<string> => {
  const input = { kind: 'topical', on: '2026-11-26', time: '09:00', place: '会议室', chair, ...change };
  return (await at('registrar').post('/meetings', { act: 'convene', input })).json<ActDone>().id;
};
const tried = async (id: string, who: string, act: string, input: unknown = {}, more: object = {}) => {
  const { version } = (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
  return at(who).post(`/meetings/${id}/acts`, { act, input, seen: version, ...more });
};
async function told(chair: string, change: object = {}): Promise<string> {
  const id = await convene(chair, change);
  for (const [who, act, input] of [
    ['registrar', 'propose', { title: '耕地保护', department: 'finance' }],
    [chair, 'fix', { topics: ['t1'] }],
    ['registrar', 'notify', {}],
  ] as const)
    expect([act, (await tried(id, who, act, input)).status]).toEqual([act, 200]);
  return id;
}

describe('专题会议', () => {
  it('is not there for a body without a topic at it; the head, who settles what is major in its minutes, finds it', async () => {
    const id = await told('deputy');
    expect((await at('justice-head').get(`/meetings/${id}`)).status).toBe(404);
    expect((await at('head').get(`/meetings/${id}`)).json<MeetingView>().topics.map((one) => one.title)).toEqual(['耕地保护']);
    expect((await at('head').get('/meetings')).json<{ items: MeetingLine[] }>().items.map((one) => one.id)).toContain(id);
  });

  it('is not given a chair who is expected elsewhere without a reason', async () => {
    await told('deputy', { on: '2026-11-27' });
    const other = await told('head', { on: '2026-11-27', time: '10:30' });
    const late = await convene('head', { on: '2026-11-27', time: '09:30' });
    const change = { chair: 'deputy' };
    expect((await tried(late, 'registrar', 'change-chair', change)).status).toBe(422);
    expect((await tried(late, 'registrar', 'change-chair', change, { reason: '请副县长中途赶来' })).status).toBe(200);
    expect((await tried(other, 'registrar', 'change-chair', change)).status).toBe(200);
  });
});
