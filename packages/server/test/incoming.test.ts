/** Incoming documents through the API: what is refused, then the whole way from the registry to the file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, HistoryLine, LetterVerdict } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { formOf, letterOf, on, paper, papers, register, tryOn } from './support/incoming.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
let registrar: Desk;
let deputy: Desk;
let head: Desk;
let clerk: Desk;
let justice: Desk;

beforeAll(async () => {
  world = await openWorld();
  const desks = await Promise.all(['registrar', 'deputy', 'head', 'finance-clerk', 'justice-clerk'].map((one) => signIn(world, one)));
  [registrar, deputy, head, clerk, justice] = desks as [Desk, Desk, Desk, Desk, Desk];
});
afterAll(() => world.close());

/** Rows that a refused registration might have left. */
const stored = () =>
  world.behind(async (db) => {
    const { rows } = await db.query<{ matters: number; letters: number }>(
      `select (select count(*)::integer from matter where procedure = 'incoming') as matters, (select count(*)::integer from letter) as letters`,
    );
    return rows[0];
  });

describe('what is refused', () => {
  it('a paper registered by who does not keep the registry', async () => {
    const answer = await clerk.post('/incoming', { letter: letterOf(), channel: 'paper' });
    expect(answer.status).toBe(422);
    expect(answer.problem().verdict?.findings[0]?.code).toBe('authority.not-yours');
    expect(await stored()).toEqual({ matters: 0, letters: 0 });
  });

  it('a classified paper, by its field, and by a mark in its text, its title or a name of a file; nothing of it stays', async () => {
    const byField = await registrar.post('/incoming', { letter: letterOf({ secrecy: 'confidential' }), channel: 'paper' });
    expect([byField.status, byField.problem().verdict?.findings[0]?.code]).toEqual([422, 'secrecy.classified']);
    for (const change of [{ text: '机密★1年\n关于某事的报告' }, { title: '【秘密】关于某事的请示' }]) {
      const byMark = await registrar.post('/incoming', { letter: letterOf(change), channel: 'paper' });
      expect([byMark.status, byMark.problem().code]).toEqual([422, 'secrecy.refused']);
      expect(byMark.problem().verdict?.findings[0]?.wayOut).toContain('只登记收到的事实');
    }
    expect(await stored()).toEqual({ matters: 0, letters: 0 });
    const kept = await world.behind((db) => db.query(`select from refusal where verdict::text like '%防汛物资%'`));
    expect(kept.rowCount).toBe(0);
  });

  it('a paper that speaks of secrecy without a mark is an ordinary one', async () => {
    const answer = await registrar.post('/incoming/verdicts', {
      letter: letterOf({ title: '关于加强保密工作的报告', kind: 'report', text: '各单位要做好机密文件的管理。' }),
    });
    expect([answer.status, answer.json<LetterVerdict>().verdict.outcome]).toEqual([200, 'permitted']);
  });

  it('a file that the registrar may not open, and a sheet that nobody sent', async () => {
    const file = { hash: 'a'.repeat(64), name: '附件.pdf', mediaType: 'application/pdf', size: 1 };
    const foreign = await registrar.post('/incoming', { letter: letterOf({ attachments: [file] }), channel: 'paper' });
    expect([foreign.status, foreign.problem().code]).toEqual([400, 'request.invalid']);
    const sheet = await registrar.post('/incoming', { letter: letterOf({ sheet: 'a'.repeat(64) }), channel: 'paper' });
    expect([sheet.status, sheet.problem().code]).toEqual([400, 'request.invalid']);
  });

  it('a day of receipt that has not come', async () => {
    const answer = await registrar.post('/incoming', { letter: letterOf(), channel: 'paper', receivedAt: '2026-11-24T09:00:00+08:00' });
    expect([answer.status, answer.problem().code]).toEqual([422, 'act.refused']);
  });

  it('an exclusive act that does not say what it saw', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕2号' });
    const answer = await registrar.post(`/incoming/${id}/acts`, { act: 'recommend', input: { opinion: '拟转办', nature: 'handle' } });
    expect([answer.status, answer.problem().code]).toEqual([400, 'request.invalid']);
  });

  it('an opinion that says neither yes nor no, where the text does not say what a circle means', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕3号' });
    await on(registrar, id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    const circle = await tryOn(deputy, id, 'instruct', { form: 'circle' });
    expect([circle.status, circle.problem().verdict?.findings.map((one) => one.code)]).toEqual([422, ['input.invalid']]);
  });

  it('words with a secrecy mark, in an opinion', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕4号' });
    const answer = await tryOn(registrar, id, 'recommend', { opinion: '绝密★长期\n拟请批示', nature: 'handle' });
    expect([answer.status, answer.problem().code]).toEqual([422, 'secrecy.refused']);
  });
});

describe('the bare fact of a classified paper', () => {
  it('is registered under its level, without title, text or file', async () => {
    const answer = await registrar.post('/incoming', {
      letter: letterOf({ title: '涉密来文（只登记收到的事实）', kind: 'other', secrecy: 'secret', text: '', number: '' }),
      channel: 'paper',
    });
    expect(answer.status).toBe(201);
    const view = await paper(registrar, answer.json<ActDone>().id);
    expect([view.letter.title, view.letter.secrecy, view.letter.text]).toEqual(['涉密来文（只登记收到的事实）', 'secret', '']);
  });
});

describe('a paper that breaks a rule', () => {
  it('is registered with its breach; what follows is barred until it is returned', async () => {
    const done = await register(registrar, { number: '泽财字〔2026〕5号', facts: { multipleMatters: true } });
    expect([done.verdict.outcome, done.verdict.stands]).toEqual(['refused', 'fact']);
    expect(done.number).toMatch(/^收文〔2026〕\d+号$/u);

    const view = await paper(registrar, done.id);
    expect(view.breaches.map((one) => [one.code, one.outcome, one.citation !== undefined])).toContainEqual([
      'prohibition.broken',
      'refused',
      true,
    ]);
    const barred = await tryOn(registrar, done.id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    expect([barred.status, barred.problem().verdict?.findings[0]?.code]).toEqual([422, 'prohibition.broken']);

    const returned = await on(registrar, done.id, 'return', { reason: '一文一事，请分别报送', grounds: ['format'] });
    expect(returned.stage).toBe('returned');
    expect((await paper(registrar, done.id)).returns).toMatchObject([
      { by: '县政府办公室文书', reason: '一文一事，请分别报送', grounds: ['format'], kindLabel: '退回', round: 1 },
    ]);
    // The sender's clerk reads why.
    expect((await paper(clerk, done.id)).returns[0]?.reason).toBe('一文一事，请分别报送');
  });

  it('goes on by the written order of the head, who alone may give it; the finding stays', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕6号', facts: { multipleMatters: true } });
    // The head has it before him only when it is sent up, which the breach bars: he is shown the paper.
    await on(registrar, id, 'circulate', { readers: ['head', 'deputy'] });
    expect((await tryOn(deputy, id, 'order', { reason: '急' })).status).toBe(422);
    await on(head, id, 'order', { reason: '防汛在即，先行办理' });
    const gone = await on(registrar, id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    expect([gone.verdict.outcome, gone.verdict.stands, gone.stage]).toEqual(['refused', 'order', 'leaders']);
  });
});

describe('while filling in', () => {
  it('the registrar sees what stands against the paper, whom it may go to, and that it is in the register already', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕7号' });
    const answer = await registrar.post('/incoming/verdicts', {
      letter: letterOf({ number: '泽财字[2026]7号', facts: { skipsLevel: true }, departmentsConcerned: ['justice'] }),
    });
    expect(answer.status).toBe(200);
    const { verdict, same, suggestedLeaders } = answer.json<LetterVerdict>();
    expect(verdict.stands).toBe('fact');
    expect(verdict.findings.map((one) => one.code)).toContain('prohibition.broken');
    expect(same.map((one) => one.id)).toEqual([id]);
    expect(suggestedLeaders.map((one) => [one.id, one.why])).toEqual([['deputy', '分管县财政局、县司法局']]);
  });
});

describe('the way of a request', () => {
  it('from the registry over two leaders and the host to the file', async () => {
    const done = await register(registrar, { number: '泽财字〔2026〕8号' }, { idempotencyKey: 'eight' });
    const again = await register(registrar, { number: '泽财字〔2026〕8号' }, { idempotencyKey: 'eight' });
    expect(again.id).toBe(done.id);
    const { id } = done;
    expect(done.said).toBe(`已登记：${done.number}，待县政府办公室文书拟办。`);

    const waiting = (await registrar.get('/inbox')).json<{ items: { matter: string; procedure: string; act: string }[] }>().items;
    expect(waiting.find((one) => one.matter === id)).toMatchObject({ procedure: 'incoming', act: 'recommend' });

    await on(registrar, id, 'recommend', { opinion: '拟请县长、分管副县长批示', nature: 'handle', leaders: ['head', 'deputy'] });
    const inbox = (await head.get('/inbox')).json<{ items: Record<string, unknown>[] }>().items;
    expect(inbox.find((one) => one['matter'] === id)).toMatchObject({
      procedure: 'incoming',
      act: 'instruct',
      recommendation: '拟请县长、分管副县长批示',
      asks: '请批示',
      sender: '县财政局',
    });
    // Both give an opinion on what they saw; neither waits for the other.
    const seen = (await paper(deputy, id)).version;
    const answers = await Promise.all([
      deputy.post(`/incoming/${id}/acts`, { act: 'instruct', input: { form: 'text', view: 'agree', text: '拟同意，请县长审定。' }, seen }),
      head.post(`/incoming/${id}/acts`, { act: 'instruct', input: { form: 'text', view: 'instruct', text: '请财政局办理。' }, seen }),
    ]);
    expect(answers.map((one) => one.status)).toEqual([200, 200]);
    const given = await paper(registrar, id);
    expect(given.stage).toBe('assigning');
    expect(given.opinions.map((one) => [one.leader.id, one.text, one.viewLabel, one.formLabel])).toEqual([
      ['head', '请财政局办理。', '交办', '文字'],
      ['deputy', '拟同意，请县长审定。', '同意', '文字'],
    ]);

    // Before they are conveyed the sender reads neither.
    const before = await paper(clerk, id);
    expect([before.opinions, before.recommendation, before.referrals]).toEqual([[], undefined, []]);
    await on(registrar, id, 'convey', { opinions: [given.opinions[0]?.seq] });
    expect((await paper(clerk, id)).opinions.map((one) => one.text)).toEqual(['请财政局办理。']);

    await on(registrar, id, 'assign', { host: 'finance', helpers: ['justice'], requirement: '请提出资金安排意见', due: '2026-11-30' });
    const handled = await paper(clerk, id);
    expect(handled.assignment).toMatchObject({ host: { id: 'finance', name: '县财政局' }, due: '2026-11-30', late: false });
    expect(handled.obligations.map((one) => [one.owedBy, one.due, one.state])).toEqual([
      ['县财政局', '2026-11-30', 'open'],
      // The helper owes its part by the host's day.
      ['县司法局', '2026-11-30', 'open'],
    ]);
    const bench = (await clerk.get('/workbench')).json<{ owed: { matter: string; procedure: string }[] }>();
    expect(bench.owed.find((one) => one.matter === id)?.procedure).toBe('incoming');

    const done2 = await on(clerk, id, 'report', { result: '已列入本月资金安排' });
    expect(done2.stage).toBe('handled');
    const mine = (await clerk.get('/workbench')).json<{ done: { matter: string; label: string }[] }>().done;
    expect(mine.find((one) => one.matter === id)?.label).toBe('反馈办理结果');
    // The helper has not reported: closed over it only with a reason.
    expect((await tryOn(registrar, id, 'close', { result: '已办结' })).problem().code).toBe('act.needs-reason');
    await on(await signIn(world, 'justice-clerk'), id, 'report-part', { result: '已核对' });
    await on(registrar, id, 'close', { result: '已办结' });
    const filed = await on(registrar, id, 'archive', { retention: '30年' });
    expect([filed.stage, (await paper(registrar, id)).retention]).toEqual(['archived', '30年']);

    const history = (await registrar.get(`/incoming/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.map((one) => one.label)).toEqual([
      '登记来文',
      '拟办',
      '批示',
      '批示',
      '转达批示',
      '分办',
      '反馈办理结果',
      '反馈协办情况',
      '办结',
      '归档',
    ]);
    // The sender is not told of what was said among leaders and the office.
    const told = (await clerk.get(`/incoming/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(told.map((one) => one.label)).toEqual(['登记来文', '批示', '转达批示', '分办', '反馈办理结果', '反馈协办情况', '办结', '归档']);
    expect(JSON.stringify(told)).not.toContain('拟同意');
    expect((await world.ledger.verify('zezhou')).ok).toBe(true);
  });

  it('two at once on one exclusive act: one winner, one conflict that says what happened', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕9号' });
    const director = await signIn(world, 'director');
    const { version } = await paper(registrar, id);
    const body = (leaders: string[]) => ({ act: 'recommend', input: { opinion: '拟请批示', nature: 'handle', leaders }, seen: version });
    const answers = await Promise.all([
      registrar.post(`/incoming/${id}/acts`, body(['deputy'])),
      director.post(`/incoming/${id}/acts`, body(['deputy', 'head'])),
    ]);
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const lost = answers.find((one) => one.status === 409);
    expect(lost?.problem().code).toMatch(/^conflict\./u);
    expect(lost?.problem().meanwhile?.map((one) => one.label)).toEqual(['拟办']);
    const [winner] = answers.filter((one) => one.status === 200);
    expect((await paper(registrar, id)).referrals).toHaveLength(winner === answers[0] ? 1 : 2);
  });
});

describe('what is entered later, and for another', () => {
  it('a paper received on Friday and entered on Monday shows both dates', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕10号' }, { receivedAt: '2026-11-20T16:30:00+08:00' });
    const view = await paper(registrar, id);
    expect([view.receivedAt, view.enteredAt, view.enteredLate]).toEqual(['2026-11-20T08:30:00.000Z', new Date(MONDAY).toISOString(), true]);
    // The register goes by the day of receipt.
    expect((await papers(registrar, 'from=2026-11-20&to=2026-11-20')).items.map((one) => one.id)).toEqual([id]);
  });

  it('an opinion on paper is entered with its scan: whose it is, who entered it, when each', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕11号' });
    await on(registrar, id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    const given = { leader: 'deputy', form: 'text', view: 'agree', text: '同意。' };
    const file = formOf({ name: '批示原件.txt', type: 'text/plain', content: '同意。' });
    const { hash } = (await registrar.send('POST', '/attachments', file)).json<{ hash: string }>();
    const when = { occurredAt: '2026-11-23T08:10:00+08:00' };
    expect((await tryOn(registrar, id, 'enter-opinion', { ...given, scan: 'b'.repeat(64) }, when)).status).toBe(400);
    expect((await tryOn(registrar, id, 'enter-opinion', { ...given, scan: hash })).status).toBe(422);
    await on(registrar, id, 'enter-opinion', { ...given, scan: hash }, when);
    expect((await paper(registrar, id)).opinions).toMatchObject([
      {
        leader: { id: 'deputy' },
        at: '2026-11-23T00:10:00.000Z',
        enteredAt: new Date(MONDAY).toISOString(),
        enteredLate: true,
        enteredBy: { title: '县政府办公室文书', scan: hash },
      },
    ]);
    // The leader opens the scan that stands for his word.
    expect((await deputy.get(`/attachments/${hash}`)).status).toBe(200);
    expect((await justice.get(`/attachments/${hash}`)).status).toBe(404);
    // The sender reads the paper, but not what is written on it before it is conveyed.
    expect((await clerk.get(`/attachments/${hash}`)).status).toBe(404);
    await on(registrar, id, 'convey');
    expect((await clerk.get(`/attachments/${hash}`)).status).toBe(200);
  });
});
