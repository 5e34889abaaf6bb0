/** 会议 of 卫东区 through the API: what is refused with its article, who may read what, and a sitting from its topic to numbered minutes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActDone, HistoryLine, MeetingLine, MeetingView } from '../src/contracts/index.ts';
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
  for (const account of ['registrar', 'head', 'finance-clerk', 'w.head', 'w.deputy', 'w.registrar', 'w.finance-clerk'])
    desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

/** The posts of 卫东区 in the test's world, by role. */
async function postOf(role: string): Promise<string> {
  const { posts } = (await at('w.registrar').get('/organisation')).json<{ posts: { id: string; role: string }[] }>();
  const found = posts.find((one) => one.role === role);
  if (found === undefined) throw new Error(`no ${role}`);
  return found.id;
}
async function bodyOfFinance(): Promise<string> {
  const { departments } = (await at('w.registrar').get('/organisation')).json<{ departments: { id: string; name: string }[] }>();
  const found = departments.find((one) => one.name.includes('财政'));
  if (found === undefined) throw new Error('no finance bureau');
  return found.id;
}
const convene = async (who: string, change = {}): Promise<Answer> =>
  at(who).post('/meetings', {
    act: 'convene',
    input: { kind: 'head-office', on: '2026-11-23', time: '09:00', place: '会议室', chair: await postOf('head'), ...change },
  });
const page = async (who: string, id: string): Promise<MeetingView> => (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
async function done(who: string, id: string, act: string, input: unknown = {}): Promise<ActDone> {
  const { version } = await page(who, id);
  const answer = await at(who).post(`/meetings/${id}/acts`, { act, input, seen: version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}

describe('what is refused', () => {
  it('a chair whom the text does not name, with the article; a form that is wrong; a department that convenes', async () => {
    const refused = await convene('w.registrar', { kind: 'executive', chair: await postOf('deputy') });
    expect([refused.status, refused.problem().verdict?.findings[0]?.citation?.label]).toEqual([422, '第七条']);
    expect((await convene('w.registrar', { time: '25:00' })).status).toBe(400);
    expect((await convene('w.finance-clerk')).status).toBe(422);
  });

  it('whoever may not read it: another government; and an exclusive act on a version that was not seen', async () => {
    const { id } = (await convene('w.registrar')).json<ActDone>();
    for (const who of ['head', 'registrar', 'finance-clerk']) expect((await at(who).get(`/meetings/${id}`)).status).toBe(404);
    expect((await at('w.registrar').post(`/meetings/${id}/acts`, { act: 'cancel', input: { reason: '改期' } })).status).toBe(400);
    await done('w.registrar', id, 'cancel', { reason: '改期' });
    const again = await at('w.registrar').post(`/meetings/${id}/acts`, { act: 'cancel', input: { reason: '改期' }, seen: 1 });
    expect(again.status).toBe(409);
  });
});

describe('a sitting', () => {
  it('from its topic to numbered minutes, numbers running on; who sits in for a topic sees no minutes', async () => {
    const department = await bodyOfFinance();
    const head = await postOf('head');
    const numbers: (string | undefined)[] = [];
    let last = '';
    for (const title of ['预算调整', '防汛经费']) {
      const { id } = (await convene('w.registrar')).json<ActDone>();
      last = id;
      await done('w.finance-clerk', id, 'propose', { title, department });
      await done('w.head', id, 'fix', { topics: ['t1'] });
      await done('w.registrar', id, 'notify');
      await done('w.registrar', id, 'open');
      await done('w.head', id, 'decide', { topic: 't1', result: 'adopted', words: '同意' });
      await done('w.registrar', id, 'adjourn');
      await done('w.registrar', id, 'fate', { topic: 't1', fate: 'none' });
      await done('w.registrar', id, 'draft-minutes', { text: '会议同意。' });
      await done('w.registrar', id, 'name-signer', { post: head, words: '区政府规定' });
      const other = await at('w.deputy').post(`/meetings/${id}/acts`, {
        act: 'sign-minutes',
        input: {},
        seen: (await page('w.head', id)).version,
      });
      expect(other.status).toBe(422);
      await done('w.head', id, 'sign-minutes');
      await done('w.registrar', id, 'number');
      numbers.push((await page('w.registrar', id)).number);
    }
    expect(numbers).toEqual(['办公会议纪要〔2026〕1号', '办公会议纪要〔2026〕2号']);
    const sittingIn = await page('w.finance-clerk', last);
    expect([sittingIn.minutes, sittingIn.topics.map((one) => one.title), sittingIn.stage]).toEqual([undefined, ['防汛经费'], 'closed']);
    const history = (await at('w.registrar').get(`/meetings/${last}/history`)).json<{ items: HistoryLine[] }>();
    expect(history.items.map((one) => one.act)).toEqual([
      'convene',
      'propose',
      'fix',
      'notify',
      'open',
      'decide',
      'adjourn',
      'fate',
      'draft-minutes',
      'name-signer',
      'sign-minutes',
      'number',
    ]);
    const list = (await at('w.registrar').get('/meetings?q=防汛')).json<{ items: MeetingLine[] }>();
    expect(list.items.map((one) => one.id)).toEqual([last]);
    expect((await at('w.registrar').get('/meetings/export.xlsx')).status).toBe(200);
  });
});
