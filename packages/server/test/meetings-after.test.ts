/** 纪要版面 and 会后落实 of 泽州县 through the API: what is refused, what is on the paper, what became of each decision. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActDone, FollowUpLine, MeetingView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
let id: string;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const page = async (): Promise<MeetingView> => (await at('registrar').get(`/meetings/${id}`)).json<MeetingView>();
async function done(who: string, act: string, input: unknown = {}): Promise<void> {
  const answer = await at(who).post(`/meetings/${id}/acts`, { act, input, seen: (await page()).version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
}
async function wordsOf(pdf: Uint8Array): Promise<string> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await task.promise;
  let words = '';
  for (let n = 1; n <= document.numPages; n += 1)
    for (const one of (await (await document.getPage(n)).getTextContent()).items) if ('str' in one) words += one.str;
  await task.destroy();
  return words.replaceAll(/\s/gu, '');
}
const after = async (who: string): Promise<FollowUpLine[]> =>
  (await at(who).get('/meetings/after')).json<{ items: FollowUpLine[] }>().items;

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'head', 'deputy', 'finance-clerk', 'justice-clerk', 'w.registrar'])
    desks.set(account, await signIn(world, account));
  const opened = await at('registrar').post('/meetings', {
    act: 'convene',
    input: { kind: 'executive', on: '2026-11-23', time: '15:00', place: '会议室', chair: 'head' },
  });
  id = opened.json<ActDone>().id;
  await done('deputy', 'propose', { title: '年度预算调整方案', department: 'finance' });
  await done('deputy', 'propose', { title: '法律顾问聘任', department: 'justice' });
  for (const topic of ['t1', 't2']) await done('registrar', 'vet', { topic, opinion: '可以上会' });
  await done('head', 'fix', { topics: ['t1', 't2'] });
  for (const topic of ['t1', 't2']) await done('head', 'approve-papers', { topic });
  await done('registrar', 'notify');
  await done('registrar', 'open', { absent: ['deputy'] });
  await done('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意' });
  await done('head', 'decide', { topic: 't2', result: 'deferred', words: '下次再议' });
  await done('registrar', 'adjourn');
  await done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

describe('会后落实', () => {
  it('is told as far as each may read: a body its own topics, another government nothing', async () => {
    expect((await after('registrar')).map((one) => [one.topic, one.result, one.state, one.due])).toEqual([
      ['年度预算调整方案', '通过', 'open', '2026-12-02'],
      ['法律顾问聘任', '缓议', 'undecided', undefined],
    ]);
    expect((await after('finance-clerk')).map((one) => one.topic)).toEqual(['年度预算调整方案']);
    expect(await after('w.registrar')).toEqual([]);
    expect((await at('registrar').get('/meetings/after?kind=none')).status).toBe(400);
  });

  it('the seventh working day from the end of the sitting is the last (泽州 22); later it is late; exported as shown', async () => {
    world.clock.set(Date.parse('2026-12-03T09:00:00+08:00'));
    desks.set('registrar', await signIn(world, 'registrar'));
    expect((await after('registrar'))[0]).toMatchObject({ state: 'late', stateLabel: '逾期未印发', department: '县财政局' });
    const sheet = await at('registrar').get('/meetings/after.xlsx');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});

describe('纪要版面', () => {
  it('is not there before there are minutes, nor for a body that sat in for its topic', async () => {
    expect((await at('registrar').get(`/meetings/${id}/minutes.pdf`)).status).toBe(404);
    await done('registrar', 'draft-minutes', { text: '会议听取了财政局的汇报。\n会议同意年度预算调整方案。' });
    expect((await at('finance-clerk').get(`/meetings/${id}/minutes.pdf`)).status).toBe(404);
    expect((await at('w.registrar').get(`/meetings/${id}/minutes.pdf`)).status).toBe(404);
  });

  it('is a draft until they are signed; then it bears the number, who attended, was on leave and sat in, and where it goes', async () => {
    const draft = await wordsOf((await at('registrar').get(`/meetings/${id}/minutes.pdf`)).bytes);
    expect(draft).toContain('草稿');
    await done('head', 'sign-minutes');
    await done('registrar', 'number');
    const words = await wordsOf((await at('registrar').get(`/meetings/${id}/minutes.pdf`)).bytes);
    for (const one of [
      '常务会议纪要',
      '〔2026〕1号',
      '会议同意年度预算调整方案。',
      '出席',
      '县长',
      '请假',
      '副县长（分管财政）',
      '列席',
      '县财政局',
      '县司法局',
      '抄送',
    ])
      expect(words).toContain(one);
    expect(words).not.toContain('草稿');
  });
});
