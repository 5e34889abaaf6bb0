/** 更正：缓议记错的议题收回来，已收入另一次会议的同时从那里退回；收入和收回同时发生的，只到一处；更正和签发同时发生的，只成一样。 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActDone, HistoryLine, MeetingOutlook, MeetingView } from '../src/contracts/index.ts';
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
  for (const account of ['registrar', 'w.head', 'w.registrar', 'w.finance-clerk']) desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const reason = '分头参加';
const convened = async (change = {}): Promise<string> => {
  const input = { kind: 'head-office', on: '2026-11-23', time: '09:00', place: '会议室', chair: 'head', ...change };
  return (await at('w.registrar').post('/meetings', { act: 'convene', input, reason })).json<ActDone>().id;
};
const page = async (id: string, who = 'w.registrar'): Promise<MeetingView> => (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
async function act(who: string, id: string, name: string, input: unknown = {}): Promise<Answer> {
  return at(who).post(`/meetings/${id}/acts`, { act: name, input, seen: (await page(id, who)).version, reason });
}
async function done(who: string, id: string, name: string, input: unknown = {}): Promise<void> {
  const answer = await act(who, id, name, input);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
}
/** A sitting of today with one topic of the finance bureau on which this was entered. */
async function decided(title: string, result: string): Promise<string> {
  const id = await convened();
  await done('w.finance-clerk', id, 'propose', { title, department: 'finance' });
  await done('w.head', id, 'fix', { topics: ['t1'] });
  await done('w.registrar', id, 'notify');
  await done('w.registrar', id, 'open');
  await done('w.head', id, 'decide', { topic: 't1', result, words: '按会议意见办理' });
  return id;
}
const right = (result: string) => ({ topic: 't1', result, words: '按会议意见办理', reason: '记录员记错' });
const waiting = async (): Promise<string[]> =>
  (await at('w.head').get('/meetings/outlook')).json<MeetingOutlook>().waiting.flatMap((one) => one.topics.map((two) => two.title));
const topic = async (id: string) => (await page(id)).topics[0];
const calledOff = (id: string) => done('w.registrar', id, 'cancel', { reason: '改期' });

describe('不予更正的', () => {
  it('别的部门、别的政府的；没有理由的；看过以后又有变动的；系统的行为由人办的', async () => {
    const id = await decided('供热补贴', 'adopted');
    expect((await act('w.finance-clerk', id, 'correct-outcome', right('rejected'))).status).toBe(422);
    const foreign = await at('registrar').post(`/meetings/${id}/acts`, { act: 'correct-outcome', input: right('rejected'), seen: 6 });
    expect(foreign.status).toBe(404);
    expect((await act('w.registrar', id, 'correct-outcome', { ...right('rejected'), reason: '' })).status).toBe(422);
    const { version } = await page(id);
    await done('w.registrar', id, 'adjourn');
    const late = await at('w.registrar').post(`/meetings/${id}/acts`, { act: 'correct-outcome', input: right('rejected'), seen: version });
    expect(late.status).toBe(409);
    const next = await convened({ on: '2026-11-30' });
    expect((await act('w.registrar', next, 'give-back-topic', { sitting: id, topic: 't1' })).status).toBe(422);
    await calledOff(next);
  });
});

describe('议定结果记错', () => {
  it('原来的结果、改的人和理由在页面和办理记录里', async () => {
    const id = await decided('老旧小区改造', 'adopted');
    await done('w.registrar', id, 'correct-outcome', right('rejected'));
    const seen = await topic(id);
    expect([seen?.outcome?.label, seen?.corrected.map((one) => [one.label, one.reason])]).toEqual(['不通过', [['通过', '记录员记错']]]);
    const { items } = (await at('w.registrar').get(`/meetings/${id}/history`)).json<{ items: HistoryLine[] }>();
    expect(items.at(-1)).toMatchObject({ act: 'correct-outcome', label: '更正议定结果' });
  });

  it('缓议记错、还在等的收回来；改回缓议的再等；下一次召集时收入', async () => {
    const id = await decided('公厕改造', 'deferred');
    expect(await waiting()).toEqual(['公厕改造']);
    await done('w.registrar', id, 'correct-outcome', right('adopted'));
    expect([await waiting(), (await topic(id))?.left]).toEqual([[], undefined]);
    await done('w.registrar', id, 'correct-outcome', right('deferred'));
    expect(await waiting()).toEqual(['公厕改造']);
    const next = await convened({ on: '2026-11-30' });
    expect([(await topic(next))?.title, await waiting()]).toEqual(['公厕改造', []]);
    await done('w.finance-clerk', next, 'withdraw-topic', { topic: 't1', reason: '已办' });
    await calledOff(next);
  });

  it('已收入下一次会议的，同时从那里退回，再缓议再收入；那次会议已经通知的不能更正，两边都不变', async () => {
    const next = await convened({ on: '2026-11-30' });
    const id = await decided('防汛物资', 'deferred');
    expect((await topic(id))?.left?.to?.id).toBe(next);
    await done('w.registrar', id, 'correct-outcome', right('adopted'));
    expect([(await topic(next))?.stage, (await topic(id))?.outcome?.result, await waiting()]).toEqual(['withdrawn', 'adopted', []]);
    await done('w.registrar', id, 'correct-outcome', right('deferred'));
    expect((await page(next)).topics.map((one) => [one.title, one.stage])).toEqual([
      ['防汛物资', 'withdrawn'],
      ['防汛物资', 'proposed'],
    ]);
    await done('w.head', next, 'fix', { topics: ['t2'] });
    await done('w.registrar', next, 'notify');
    const refused = await act('w.registrar', id, 'correct-outcome', right('adopted'));
    expect([refused.status, refused.problem().verdict?.findings[0]?.message]).toEqual([
      422,
      '缓议的议题已收入另一次会议，那次会议已经通知。',
    ]);
    expect([(await topic(id))?.outcome?.result, (await page(next)).agenda]).toEqual(['deferred', ['t2']]);
    await calledOff(next);
    expect(await waiting()).toEqual(['防汛物资']);
    const last = await convened({ on: '2026-12-07' });
    await done('w.finance-clerk', last, 'withdraw-topic', { topic: 't1', reason: '已办' });
    await calledOff(last);
  });
});

describe('同时办理', () => {
  it('一边更正收回、一边召集收入：议题只在一处', async () => {
    for (let i = 0; i < 4; i += 1) {
      const id = await decided(`路灯${i}`, 'deferred');
      const { version } = await page(id);
      const [next, corrected] = await Promise.all([
        convened({ on: '2026-11-30' }),
        at('w.registrar').post(`/meetings/${id}/acts`, { act: 'correct-outcome', input: right('adopted'), seen: version }),
      ]);
      expect(corrected.status).toBe(200);
      const there = (await page(next)).topics.filter((one) => one.title === `路灯${i}` && one.stage === 'proposed');
      expect([there, await waiting(), (await topic(id))?.outcome?.result]).toEqual([[], [], 'adopted']);
      await calledOff(next);
    }
  });

  it('一边签发纪要、一边更正：一样成，另一样告知已有变动', async () => {
    const id = await decided('停车收费', 'rejected');
    await done('w.registrar', id, 'adjourn');
    await done('w.registrar', id, 'draft-minutes', { text: '会议没有通过。' });
    await done('w.registrar', id, 'name-signer', { post: 'head', words: '区政府规定' });
    const { version } = await page(id);
    const both = await Promise.all([
      at('w.head').post(`/meetings/${id}/acts`, { act: 'sign-minutes', input: {}, seen: version }),
      at('w.registrar').post(`/meetings/${id}/acts`, { act: 'correct-outcome', input: right('adopted'), seen: version }),
    ]);
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { stage, minutes } = await page(id);
    expect(stage === 'signed' ? minutes?.signed !== undefined : stage === 'adjourned').toBe(true);
  });
});
