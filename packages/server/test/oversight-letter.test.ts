/** The letter that answers what was raised (答复函) through the API: who has it, what stands on it, its number from the register of its body. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActDone, OversightView } from '../src/contracts/index.ts';
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
  for (const account of ['finance-clerk', 'finance-head', 'justice-clerk', 'justice-head', 'registrar', 'deputy', 'head', 'w.registrar'])
    desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

/** The face in which a line is set that contains these words. */
async function faceOf(pdf: Uint8Array, words: string): Promise<string | undefined> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const { items } = await (await (await task.promise).getPage(1)).getTextContent();
  await task.destroy();
  return items.flatMap((one) => ('str' in one && one.str.includes(words) ? [one.fontName] : []))[0];
}
async function wordsOf(pdf: Uint8Array): Promise<string> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await task.promise;
  let words = '';
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    words += items.map((one) => ('str' in one ? one.str : '')).join('');
  }
  await task.destroy();
  return words.replaceAll(/\s/gu, '');
}

async function registered(kind: string, more = {}): Promise<string> {
  const form = { kind, subject: '城北片区供水', content: '水压不足。', from: '王甲乙', on: '2026-11-20', ...more };
  const answer = await at('registrar').post('/oversight', { act: 'register', input: { form } });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
}
async function act(who: string, id: string, name: string, input: unknown = {}): Promise<Answer> {
  const { version } = (await at('registrar').get(`/oversight/${id}`)).json<OversightView>();
  return at(who).post(`/oversight/${id}/acts`, { act: name, input, seen: version });
}
async function done(who: string, id: string, name: string, input: unknown = {}): Promise<void> {
  const answer = await act(who, id, name, input);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
}
const letter = (who: string, id: string, query = ''): Promise<Answer> => at(who).get(`/oversight/${id}/reply.pdf${query}`);

async function suggestion(reply = {}): Promise<string> {
  const id = await registered('suggestion', { number: '12' });
  await done('registrar', id, 'assign', { lead: 'finance', limit: { due: '2027-02-22', basis: '办理办法' } });
  await done('finance-clerk', id, 'talk', { way: 'visit', on: '2026-11-23', words: '已听取' });
  await done('finance-clerk', id, 'draft', { text: '已列入改造计划。\n六月底前完工。', result: 'B', ...reply });
  return id;
}

describe('泽州县财政局的答复函', () => {
  it('what is numbered as a heading is set as one', async () => {
    const id = await suggestion({ text: '现答复如下。\n一、管网改造\n六月底前完工。' });
    const { bytes } = await letter('finance-clerk', id);
    const [heading, body] = await Promise.all(['管网', '月底'].map((words) => faceOf(bytes, words)));
    expect([typeof heading, typeof body, heading === body]).toEqual(['string', 'string', false]);
  });

  it('is not there before there is a reply, nor for a round that was not; of another body or government never', async () => {
    const early = await registered('proposal');
    expect((await letter('registrar', early)).status).toBe(404);
    const id = await suggestion();
    for (const who of ['justice-clerk', 'w.registrar']) expect((await letter(who, id)).status).toBe(404);
    for (const query of ['?round=2', '?round=7']) expect((await letter('finance-clerk', id, query)).status).toBe(404);
    for (const query of ['?round=0', '?round=x']) expect((await letter('finance-clerk', id, query)).status).toBe(400);
    expect((await act('finance-clerk', id, 'draft', { text: '机密★3年' })).status).toBe(422);
  });

  it('is a draft until it is signed; then it bears class, title, to whom, body, contact, copies; then its number', async () => {
    const id = await suggestion({ contact: '某某 0356-0000000' });
    const draft = await wordsOf((await letter('finance-clerk', id)).bytes);
    expect(draft).toContain('草稿');
    expect(draft).not.toContain('2026年11月23日');
    await done('finance-head', id, 'sign');
    const signed = await letter('head', id);
    expect([signed.status, signed.headers['content-type'], signed.headers['x-sheet-pages']]).toEqual([200, 'application/pdf', '1']);
    const words = await wordsOf(signed.bytes);
    for (const one of [
      'B类',
      '县财政局',
      '关于第12号建议的答复',
      '王甲乙：',
      '已列入改造计划。',
      '2026年11月23日',
      '（联系人及电话：某某0356-0000000）',
      '抄送：泽州县人民代表大会常务委员会、泽州县人民政府办公室。',
    ])
      expect(words).toContain(one);
    expect(words).not.toMatch(/草稿|泽财发/u);
    expect((await act('registrar', id, 'number')).status).toBe(422);
    await done('finance-clerk', id, 'number');
    expect(await wordsOf((await letter('finance-clerk', id)).bytes)).toContain('泽财发〔2026〕1号');
    const found = (await at('registrar').get(`/oversight?q=${encodeURIComponent('泽财发〔2026〕1号')}`)).json<{
      items: { id: string }[];
    }>();
    expect(found.items.map((one) => one.id)).toEqual([id]);
  });

  it('numbers follow each other without a gap and none twice, of two at once too; what is refused uses up none', async () => {
    const ids = await Promise.all([suggestion(), suggestion()]);
    for (const id of ids) await done('finance-head', id, 'sign', {});
    const before = ids.map(async (id) => (await at('finance-clerk').get(`/oversight/${id}`)).json<OversightView>().version);
    const versions = await Promise.all(before);
    const asked = await at('finance-clerk').post(`/oversight/${ids[0]}/acts`, {
      act: 'number',
      input: { openAt: 90, openReason: '另起' },
      seen: versions[0],
    });
    expect(asked.status).toBe(422);
    const answers = await Promise.all(
      ids.flatMap((id, i) =>
        ['finance-clerk', 'finance-head'].map((who) =>
          at(who).post(`/oversight/${id}/acts`, { act: 'number', input: {}, seen: versions[i] }),
        ),
      ),
    );
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 200, 409, 409]);
    const numbers = await Promise.all(
      ids.map(async (id) => (await at('finance-clerk').get(`/oversight/${id}`)).json<OversightView>().replies[0]?.number),
    );
    expect(new Set(numbers)).toEqual(new Set(['泽财发〔2026〕2号', '泽财发〔2026〕3号']));
  });

  it('copies as the drafter wrote them; a letter to a petitioner has no class, no number and no copies, and is closed to those who do not read the matter', async () => {
    const own = await suggestion({ copies: ['县人大常委会代表工委'] });
    expect(await wordsOf((await letter('finance-clerk', own)).bytes)).toContain('抄送：县人大常委会代表工委。');
    const none = await suggestion({ copies: [] });
    expect(await wordsOf((await letter('finance-clerk', none)).bytes)).not.toContain('抄送');
    const id = await registered('letter');
    await done('registrar', id, 'refer', { post: 'deputy' });
    await done('deputy', id, 'read', { opinion: '请办理' });
    await done('registrar', id, 'assign', { lead: 'finance' });
    await done('finance-clerk', id, 'draft', { text: '已检修。' });
    await done('finance-head', id, 'sign');
    const words = await wordsOf((await letter('finance-clerk', id)).bytes);
    expect(words).toContain('关于城北片区供水的答复王甲乙：已检修。');
    expect(words).not.toMatch(/类|抄送|〔/u);
    for (const who of ['head', 'justice-head', 'w.registrar']) expect((await letter(who, id)).status).toBe(404);
  });

  it('an unsigned letter and a report to the congress have no letter of reply; a body without its mark is told of it', async () => {
    const unsigned = await registered('letter', { from: undefined });
    await done('registrar', unsigned, 'refer', { post: 'deputy' });
    await done('deputy', unsigned, 'read', { opinion: '请办理' });
    await done('registrar', unsigned, 'assign', { lead: 'finance' });
    await done('finance-clerk', unsigned, 'draft', { text: '已检修。' });
    expect((await letter('finance-clerk', unsigned)).status).toBe(404);
    const inquiry = await registered('inquiry');
    await done('registrar', inquiry, 'assign', { lead: 'justice' });
    await done('justice-clerk', inquiry, 'draft', { text: '情况如下。' });
    await done('justice-head', inquiry, 'sign');
    const refused = await act('justice-clerk', inquiry, 'number');
    expect([refused.status, refused.problem().verdict?.findings[0]?.code]).toEqual([422, 'format.incomplete']);
    expect(await wordsOf((await letter('justice-clerk', inquiry)).bytes)).toContain('关于城北片区供水的询问、质询的答复');
  });
});
