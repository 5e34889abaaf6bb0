/** What a sitting of 泽州县 decided and the document that carries it out, through the API: one link, one transaction. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, FollowUpLine, MeetingView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { draftOf } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let sitting: string;
let document: string;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const page = async (): Promise<MeetingView> => (await at('registrar').get(`/meetings/${sitting}`)).json<MeetingView>();
const act = async (who: string, name: string, input: unknown = {}) =>
  at(who).post(`/meetings/${sitting}/acts`, { act: name, input, seen: (await page()).version });
async function done(who: string, name: string, input: unknown = {}): Promise<void> {
  const answer = await act(who, name, input);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
}
const line = async (who: string): Promise<FollowUpLine | undefined> =>
  (await at(who).get('/meetings/after')).json<{ items: FollowUpLine[] }>().items[0];
const carrying = () => draftOf({ carriesOut: { sitting, topic: 't1' } });

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'head', 'deputy', 'finance-clerk', 'finance-head', 'justice-clerk', 'w.registrar'])
    desks.set(account, await signIn(world, account));
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

describe('会议议定的文件', () => {
  it('is not begun before the decision calls for one, nor by a body that it was not given to, nor from another government', async () => {
    expect((await at('finance-clerk').post('/documents', { draft: carrying() })).status).toBe(422);
    await done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });
    expect((await at('justice-clerk').post('/documents', { draft: carrying() })).status).toBe(404);
    expect((await at('w.registrar').post('/documents', { draft: carrying() })).status).toBe(404);
    expect(await line('registrar')).toMatchObject({ state: 'open', mayDraft: true });
    expect((await line('registrar'))?.document).toBeUndefined();
  });

  it('is begun once, says which meeting decided it, and nobody tells the sitting so by hand', async () => {
    const opened = await at('finance-clerk').post('/documents', { draft: carrying() });
    expect(opened.status).toBe(201);
    document = opened.json<ActDone>().id;
    expect((await at('finance-clerk').document(document)).draft.decision).toMatchObject({ meeting: 'executive', date: '2026-11-23' });
    expect(await line('registrar')).toMatchObject({ state: 'open', document, mayDraft: false });
    expect((await at('registrar').post('/documents', { draft: carrying() })).status).toBe(422);
    expect((await act('registrar', 'issue-document', { topic: 't1', on: '2026-11-23', number: '泽政发〔2026〕9号' })).status).toBe(422);
    const byHand = { topic: 't1', document, step: { is: 'issued', on: '2026-11-23', number: '泽政发〔2026〕9号' } };
    expect((await act('registrar', 'note-document', byHand)).status).toBe(422);
  });

  it('withdrawn, leaves the decision open; another takes its place and it cannot be sent in any more', async () => {
    await at('finance-clerk').act(document, 'send', {});
    await at('finance-head').act(document, 'approve', { opinion: '同意送审。' });
    expect((await page()).topics[0]?.submitted?.on).toBe('2026-11-23');
    await at('finance-clerk').act(document, 'withdraw', { reason: '另行起草' });
    expect((await page()).topics[0]?.submitted).toBeUndefined();
    const withdrawn = document;
    document = (await at('finance-clerk').post('/documents', { draft: carrying() })).json<ActDone>().id;
    expect(await line('registrar')).toMatchObject({ document, mayDraft: false });
    // Its head's approval still stands, so that sending it would hand it in; the sitting refuses, and nothing is stored here either.
    expect((await at('finance-clerk').tryAct(withdrawn, 'send', {})).status).toBe(422);
    expect((await at('finance-clerk').document(withdrawn)).stage).toBe('drafting');
  });

  it('issued, closes the decision with its number and day', async () => {
    await at('finance-clerk').act(document, 'send', {});
    await at('finance-head').act(document, 'approve', { opinion: '同意送审。' });
    await at('registrar').act(document, 'vet', { opinion: '要素齐全。' });
    await at('deputy').act(document, 'review', { opinion: '同意' });
    await at('head').act(document, 'sign', { opinion: '同意' });
    await at('registrar').act(document, 'recheck', { opinion: '' });
    const series = (await at('registrar').document(document)).numberSeries[0];
    await at('registrar').act(document, 'number', { series });
    await at('registrar').act(document, 'typeset');
    await at('registrar').act(document, 'seal');
    expect(await line('registrar')).toMatchObject({ state: 'open', publication: { is: 'owed', label: '待公开' } });
    await at('registrar').act(document, 'distribute', { to: ['各乡镇人民政府', '县政府各有关部门', '县委办公室'] });
    expect(await line('registrar')).toMatchObject({ state: 'issued', document, issued: { number: '泽政发〔2026〕1号', on: '2026-11-23' } });
    // The draft is to be published, and with it what was decided: nobody opens it at the sitting once more.
    expect((await line('registrar'))?.publication).toEqual({ is: 'published', label: '随文件公开', on: '2026-11-23' });
    const owed = (await at('registrar').get('/meetings/open?list=owed')).json<{ items: { id: string }[] }>().items;
    expect(owed.filter((one) => one.id === `${sitting}/t1`)).toEqual([]);
  });
});
