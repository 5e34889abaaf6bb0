/** 卫东区第六十四条 through the API: what was found against an absence is told to him, the head and the office, not to those who are told of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AbsenceLine, HistoryLine, LeaveView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { trip } from './support/leaders.ts';
import { DEPARTMENTS, must, openWorld, PASSWORD, POSTS, type World } from './support/world.ts';

const PEER = { id: 'rural', role: 'deputy', title: '副区长（农业）', rank: 11 } as const;

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (desk === undefined) throw new Error(`${account} has not signed in`);
  return desk;
};
let id: string;

beforeAll(async () => {
  world = await openWorld();
  const account = { account: 'w.rural', label: PEER.title, password: PASSWORD, mustChangePassword: false };
  await must(world.identity.createAccount('weidong', account, 'installation'));
  await world.ledger.importOrganisation('weidong', {
    posts: [...POSTS, PEER],
    departments: DEPARTMENTS.map((one) => ({ ...one, from: '2024-01-01' })),
    holders: [{ account: 'w.rural', post: 'rural', from: '2024-01-01' }],
    account: 'installation',
    reason: '配齐领导',
  });
  await world.ledger.reproject('weidong');
  for (const name of ['w.registrar', 'w.deputy', 'w.rural', 'w.head']) desks.set(name, await signIn(world, name));
  // Nothing was reported before he left: entered by the office on the day itself.
  const input = { post: 'deputy', absence: trip({ from: '2026-11-23', to: '2026-11-24' }) };
  const opened = await at('w.registrar').post('/leave', { act: 'register', input });
  if (opened.status !== 201) throw new Error(opened.bytes.toString());
  ({ id } = opened.json<{ id: string }>());
  const informed = await at('w.registrar').post(`/leave/${id}/acts`, { act: 'inform', input: {}, seen: 1 });
  if (informed.status !== 200) throw new Error(informed.bytes.toString());
}, 60_000);
afterAll(() => world.close());

const page = async (who: string) => (await at(who).get(`/leave/${id}`)).json<LeaveView>();
const history = async (who: string) => (await at(who).get(`/leave/${id}/history`)).json<{ items: HistoryLine[] }>().items;
const line = async (who: string) => (await at(who).get('/leave')).json<{ items: AbsenceLine[] }>().items.find((one) => one.id === id);

describe('卫东区第六十四条：没有事先报告的外出', () => {
  it.each(['w.deputy', 'w.head', 'w.registrar'])('%s 看得到不合规定之处，记录里写明办理时的结论', async (who) => {
    const view = await page(who);
    expect([view.breached, view.breaches.length > 0]).toEqual([true, true]);
    expect((await line(who))?.breached).toBe(true);
    const registered = (await history(who)).find((one) => one.act === 'register');
    expect(registered?.outcome).toBe('refused');
    expect(registered?.findings.some((one) => one.outcome === 'refused')).toBe(true);
  });

  it('其他副职知道他外出，页面、清单和记录里都没有不合规定之处，也没有结论', async () => {
    const view = await page('w.rural');
    expect(view.absence.destination).toBe('省城');
    expect([view.breached, view.breaches]).toEqual([false, []]);
    expect((await line('w.rural'))?.breached).toBe(false);
    const registered = (await history('w.rural')).find((one) => one.act === 'register');
    expect(registered).toMatchObject({ label: expect.any(String), findings: [] });
    expect(registered).not.toHaveProperty('outcome');
    expect(registered).not.toHaveProperty('stands');
  });
});
