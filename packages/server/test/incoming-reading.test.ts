/** Who learns of an incoming document: nobody by a list, a count, a number, a search, an export or an act, but who may read it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LetterVerdict, Workbench } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { letterOf, on, paper, papers, register, tryOn } from './support/incoming.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let registrar: Desk;
let deputy: Desk;
let head: Desk;
let clerk: Desk;
let justice: Desk;
let elsewhere: Desk;
/** A request of the finance bureau, and a paper of the superior that is a matter of persons. */
let request: string;
let personnel: string;

beforeAll(async () => {
  world = await openWorld();
  const desks = await Promise.all(
    ['registrar', 'deputy', 'head', 'finance-clerk', 'justice-clerk', 'w.registrar'].map((one) => signIn(world, one)),
  );
  [registrar, deputy, head, clerk, justice, elsewhere] = desks as [Desk, Desk, Desk, Desk, Desk, Desk];
  request = (await register(registrar, { title: '关于水毁道路修复资金的请示', number: '泽财字〔2026〕31号' })).id;
  personnel = (
    await register(registrar, {
      sender: { class: 'superior', name: '市人民政府' },
      title: '关于干部调整的通知',
      kind: 'notice',
      number: '市政人〔2026〕3号',
      facts: { personnel: true },
    })
  ).id;
});
afterAll(() => world.close());

/** Every question by which one might learn of a paper. */
const QUESTIONS = [
  '',
  'q=水毁道路',
  'q=泽财字2026 31号',
  'sender=财政局',
  'senderNumber=〔2026〕31',
  'class=department',
  'body=finance',
  'handler=registrar',
  'stage=registered',
  'from=2026-11-01',
  'sort=number',
  'sort=title',
];

describe('a paper that one may not read', () => {
  it('is in no list, whatever is asked', async () => {
    for (const question of QUESTIONS) {
      expect((await papers(justice, question)).items, question).toEqual([]);
      expect((await papers(deputy, question)).items, question).toEqual([]);
      expect((await papers(elsewhere, question)).items, question).toEqual([]);
    }
    // The same questions find it for who may.
    for (const question of QUESTIONS)
      expect(
        (await papers(clerk, question)).items.map((one) => one.id),
        question,
      ).toEqual([request]);
  });

  it('is not there: page, history, form, question and act answer 404', async () => {
    for (const desk of [justice, deputy, elsewhere]) {
      for (const path of ['', '/history', '/form.pdf', '/sheet.pdf'])
        expect((await desk.get(`/incoming/${request}${path}`)).status, path).toBe(404);
      expect((await desk.post(`/incoming/${request}/verdicts`, { act: 'read' })).status).toBe(404);
      for (const act of ['read', 'recommend', 'report', 'correct', 'no-such-act']) {
        const answer = await desk.post(`/incoming/${request}/acts`, { act, input: { letter: letterOf() }, seen: 1 });
        expect([answer.status, answer.problem().code], act).toEqual([404, 'not-found']);
      }
      expect((await desk.get(`/documents/${request}`)).status).toBe(404);
    }
  });

  it('is in no count, no inbox and no export', async () => {
    const bench = (await justice.get('/workbench')).json<Workbench>();
    expect([bench.counts.waiting, bench.waiting.items, bench.owed, bench.late]).toEqual([0, [], [], []]);
    const empty = await justice.get('/incoming/export.xlsx');
    const full = await registrar.get('/incoming/export.xlsx');
    expect([empty.status, full.status]).toEqual([200, 200]);
    const trail = await world.identity.trail('zezhou', { limit: 10 });
    expect(trail.filter((one) => one.event === 'incoming-exported').map((one) => one.detail)).toEqual(['2行', '0行']);
  });

  it('is not told of when the same number is entered', async () => {
    const asked = { letter: letterOf({ number: '泽财字〔2026〕31号' }) };
    expect((await clerk.post('/incoming/verdicts', asked)).json<LetterVerdict>().same.map((one) => one.id)).toEqual([request]);
    expect((await justice.post('/incoming/verdicts', asked)).json<LetterVerdict>().same).toEqual([]);
  });

  it('is not told of to the registry either where it is a matter of persons and passed through other hands', async () => {
    // The registrar who entered it and has it before him reads it; the office director, who has not, does not.
    const director = await signIn(world, 'director');
    expect((await registrar.get(`/incoming/${personnel}`)).status).toBe(200);
    expect((await director.get(`/incoming/${personnel}`)).status).toBe(404);
    expect((await papers(director, 'q=干部调整')).items).toEqual([]);
    expect((await papers(registrar, 'q=干部调整')).items.map((one) => one.id)).toEqual([personnel]);
  });
});

describe('what is said among leaders and the office', () => {
  it('reaches neither the sender nor the host before it is conveyed: not by page, judgement, conflict or history', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕32号' });
    await on(registrar, id, 'recommend', { opinion: '此事拟缓办', nature: 'handle', leaders: ['deputy', 'head'] });
    const before = (await paper(clerk, id)).version;
    await on(deputy, id, 'instruct', { form: 'text', view: 'disagree', text: '资金已有安排，不再追加。' });
    await on(head, id, 'instruct', { form: 'text', view: 'agree', text: '照此办。' });
    await on(registrar, id, 'assign', { host: 'justice', requirement: '请逐项核对后提出处理建议' });
    await on(justice, id, 'report', { result: '经核对，资金确有缺口' });

    for (const desk of [clerk, justice]) {
      const view = await paper(desk, id);
      expect([view.opinions, view.recommendation, view.referrals, view.templates, view.suggestedLeaders]).toEqual([
        [],
        undefined,
        [],
        { recommend: [], returns: [], phrases: [] },
        [],
      ]);
      const whole = [
        JSON.stringify(view),
        (await desk.get(`/incoming/${id}/history`)).bytes.toString(),
        (await desk.post(`/incoming/${id}/verdicts`, { act: 'recommend', input: { opinion: 'x', nature: 'handle' } })).bytes.toString(),
        (await desk.post(`/incoming/${id}/acts`, { act: 'withdraw', input: { reason: '撤回' }, seen: before })).bytes.toString(),
        (await desk.get('/workbench')).bytes.toString(),
      ].join('\n');
      for (const word of ['缓办', '不再追加', '照此办']) expect(whole).not.toContain(word);
    }
    // What was asked of the host and what it reported stay between it and the office.
    const told = async (desk: Desk) => JSON.stringify([await paper(desk, id), (await desk.get(`/incoming/${id}/history`)).json()]);
    for (const words of ['逐项核对', '确有缺口']) {
      expect(await told(justice)).toContain(words);
      expect(await told(clerk)).not.toContain(words);
    }
    await on(registrar, id, 'convey');
    expect((await paper(justice, id)).opinions.map((one) => one.text)).toEqual(['照此办。', '资金已有安排，不再追加。']);
  });
});

describe('circulation', () => {
  it('tells the office who has read when, and a reader of himself only; marks given at once all stand', async () => {
    const { id } = await register(registrar, { kind: 'report', title: '关于上半年财政收支情况的报告', number: '泽财字〔2026〕33号' });
    expect((await tryOn(justice, id, 'read').catch((error: Error) => error.message)) as string).toContain('404');
    await on(registrar, id, 'circulate', { readers: ['head', 'deputy', 'justice-clerk', 'justice-head'] });
    const desks = [head, deputy, justice];
    // All on the version that was before any of them had read.
    const { version } = await paper(registrar, id);
    const answers = await Promise.all(desks.map((desk) => desk.post(`/incoming/${id}/acts`, { act: 'read', input: {}, seen: version })));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);

    const { circulation, chaseable } = await paper(registrar, id);
    expect([circulation.total, circulation.read]).toEqual([4, 3]);
    expect(circulation.readers.filter((one) => one.readAt === undefined).map((one) => one.title)).toEqual(['县司法局局长']);
    expect(chaseable.map((one) => one.post)).toContain('justice-head');
    expect((await paper(justice, id)).circulation.readers.map((one) => one.post)).toEqual(['justice-clerk']);

    await on(registrar, id, 'chase', { posts: ['justice-head'], note: '请今日阅毕' });
    const soon = await tryOn(registrar, id, 'chase', { posts: ['justice-head'] });
    expect([soon.status, soon.problem().verdict?.findings.map((one) => one.code)]).toEqual([422, ['chase.too-soon']]);
    expect((await paper(registrar, id)).chaseable.find((one) => one.post === 'justice-head')?.again).toBe('2026-11-24');
  });

  it('names to a reader who sent it to him, not who has read it since', async () => {
    const { id } = await register(registrar, { kind: 'report', title: '关于防汛值守情况的报告', number: '泽财字〔2026〕35号' });
    world.clock.set(world.clock.now() + 60_000);
    await on(registrar, id, 'circulate', { readers: ['head', 'deputy', 'justice-clerk'] });
    world.clock.set(world.clock.now() + 60_000);
    const from = async (desk: Desk) =>
      (await desk.get('/workbench')).json<Workbench>().waiting.items.find((one) => one.matter === id && one.act === 'read')?.from;
    await on(deputy, id, 'read');
    expect([await from(justice), await from(head)]).toEqual(['县政府办公室文书', '县政府办公室文书']);
  });

  it('does not tell the sender or a reader who else has it: not by page, sentence or filter', async () => {
    const { id } = await register(registrar, { kind: 'report', title: '关于下半年财政收支情况的报告', number: '泽财字〔2026〕34号' });
    await on(registrar, id, 'circulate', { readers: ['deputy', 'justice-clerk', 'justice-head'] });
    for (const desk of [clerk, justice]) {
      const view = await paper(desk, id);
      // Whoever may circulate it is named to all: the leaders as such, whether they have it or not.
      const offers = view.offers.filter((one) => one.act !== 'circulate');
      expect(JSON.stringify([view.where, view.chain, offers])).not.toMatch(/县司法局局长|副县长|人传阅/u);
      const has = async (handler: string) => (await papers(desk, `handler=${handler}`)).items.some((one) => one.id === id);
      expect([await has('justice-head'), await has('deputy'), await has('registrar')]).toEqual([false, false, true]);
    }
    expect((await on(justice, id, 'read')).said).not.toMatch(/县司法局局长|副县长|人传阅/u);
    const all = await papers(registrar, 'handler=justice-head');
    expect(all.items.map((one) => one.id)).toContain(id);
    expect((await papers(justice, 'handler=justice-clerk')).items.map((one) => one.id)).toContain(id);
  });
});
