/** 公众、媒体等列席卫东区的会议（第三十三条），经 API 和数据库：名额、谁看得到姓名、写进纪要；泽州没有写，不能办理。 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, MeetingView } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { pagesOf } from './support/papers.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let id: string;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const page = async (who: string): Promise<MeetingView> => (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
async function tried(who: string, act: string, input: unknown = {}): Promise<Answer> {
  world.clock.set(world.clock.now() + 60_000);
  return at(who).post(`/meetings/${id}/acts`, { act, input, seen: (await page('w.registrar')).version });
}
async function done(who: string, act: string, input: unknown = {}): Promise<void> {
  const answer = await tried(who, act, input);
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
}
const guest = (name: string, change = {}) => ({ as: 'public', name, unit: '某社区', way: 'applied', ...change });

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['w.registrar', 'w.head', 'w.deputy', 'w.finance-head', 'w.finance-clerk', 'w.justice-head', 'registrar'])
    desks.set(account, await signIn(world, account));
  const input = { kind: 'head-office', on: '2026-11-23', time: '15:00', place: '东楼会议室', chair: 'head' };
  id = (await at('w.registrar').post('/meetings', { act: 'convene', input })).json<ActDone>().id;
  await done('w.registrar', 'propose', { title: '学校收费', department: 'finance' });
  await done('w.head', 'fix', { topics: ['t1'] });
}, 60_000);
afterAll(() => world.close());

describe('卫东区的会议', () => {
  it('is opened and filled by the office alone; two who take the last place at once: one has it, the other is told', async () => {
    expect((await tried('w.finance-clerk', 'open-seats', { who: ['public'], seats: 1, words: '涉及收费' })).status).toBe(422);
    expect((await tried('w.registrar', 'register-guest', guest('某甲'))).status).toBe(422);
    await done('w.registrar', 'open-seats', { who: ['public', 'media'], seats: 1, words: '涉及收费' });
    const { version } = await page('w.registrar');
    const both = await Promise.all(
      ['某甲', '某乙'].map((name) =>
        at('w.registrar').post(`/meetings/${id}/acts`, { act: 'register-guest', input: guest(name), seen: version }),
      ),
    );
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    expect((await page('w.registrar')).sittingIn?.guests).toHaveLength(1);
  });

  it('names are told to the office and the members, to no body that sits in for its topic, and to no other government', async () => {
    expect((await page('w.registrar')).sittingIn).toMatchObject({
      may: [{ label: '利益相关方' }, { label: '社会公众' }, { label: '专家学者' }, { label: '新闻媒体' }],
      rules: [{ citation: { label: '第三十三条' } }],
      seats: { seats: 1, left: 0, whole: true, topics: [{ id: 't1', title: '学校收费' }] },
      guests: [{ as: { label: '社会公众' }, wayLabel: '申请', topics: [{ id: 't1' }] }],
    });
    expect((await page('w.head')).sittingIn?.guests).toHaveLength(1);
    const { guests } = (await page('w.registrar')).sittingIn ?? { guests: [] };
    await done('w.registrar', 'notify');
    const sits = await at('w.finance-clerk').get(`/meetings/${id}`);
    expect(sits.status).toBe(200);
    expect(sits.json<MeetingView>().sittingIn).toBeUndefined();
    expect(sits.bytes.toString()).not.toContain(guests[0]?.name ?? '某');
    expect((await at('registrar').get(`/meetings/${id}`)).status).toBe(404);
  });

  it('who came stands in the minutes as what he was there as; who did not come does not', async () => {
    await done('w.registrar', 'admit-guests', { guests: ['g1'] });
    const name = (await page('w.registrar')).sittingIn?.guests[0]?.name ?? '';
    await done('w.registrar', 'open', { absent: [] });
    await done('w.head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意' });
    await done('w.registrar', 'adjourn');
    await done('w.registrar', 'fate', { topic: 't1', fate: 'none' });
    await done('w.registrar', 'draft-minutes', { text: '会议听取了汇报。' });
    const words = (await pagesOf((await at('w.registrar').get(`/meetings/${id}/minutes.pdf`)).bytes)).join('').replaceAll(/\s/gu, '');
    expect(words).toContain(`社会公众${name}（某社区）`);
    expect(words).not.toContain(name === '某甲' ? '某乙' : '某甲');
  });
});

describe('泽州县的会议', () => {
  it('has nobody from outside: the text says nothing of them', async () => {
    const input = { kind: 'head-office', on: '2026-11-24', time: '15:00', place: '会议室', chair: 'head' };
    const there = (await at('registrar').post('/meetings', { act: 'convene', input })).json<ActDone>().id;
    const view = (await at('registrar').get(`/meetings/${there}`)).json<MeetingView>();
    expect([view.sittingIn, view.offers.map((one) => one.act).includes('open-seats')]).toEqual([undefined, false]);
    const refused = await at('registrar').post(`/meetings/${there}/acts`, {
      act: 'open-seats',
      input: { who: ['public'], seats: 1, words: '涉及收费' },
      seen: view.version,
    });
    expect(refused.status).toBe(422);
  });
});
