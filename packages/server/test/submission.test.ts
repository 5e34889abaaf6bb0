/**
 * A department's request to its own government: it arrives at the registry in the transaction that sends it off, comes
 * back with reasons, goes up again under its number, and ends in the reply. 泽州 27、31、32; 条例 24.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentState, DraftInput } from '@lingxing/affairs/document';
import type { IncomingState } from '@lingxing/affairs/incoming';
import { signIn, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

const REQUEST: DraftInput = {
  title: '关于追加乡村道路养护资金的请示',
  kind: 'request',
  issuer: 'department',
  to: 'government',
  recipients: ['泽州县人民政府'],
  note: '联系人：财政局预算股，电话：0356-0000000',
  body: [{ type: 'paragraph', runs: [{ text: '因汛期水毁，拟追加养护资金，妥否，请批示。' }] }],
};

let world: World;
let clerk: Desk;
let head: Desk;
let registrar: Desk;

beforeAll(async () => {
  world = await openWorld();
  [clerk, head, registrar] = (await Promise.all(['finance-clerk', 'finance-head', 'registrar'].map((one) => signIn(world, one)))) as [
    Desk,
    Desk,
    Desk,
  ];
});
afterAll(() => world.close());

const perform = (matter: string, post: string, act: string, input: unknown, more: { reason?: string } = {}) =>
  world.ledger.perform({
    government: 'zezhou',
    procedure: 'incoming',
    matter,
    request: { act, actor: { account: post, post, capacity: 'holder' }, input, ...more },
  });

const incoming = async (matter: string): Promise<IncomingState> => {
  const found = await world.ledger.load<IncomingState>('zezhou', matter, { posts: ['registrar'], registry: true });
  if (found === undefined) throw new Error('not there');
  return found.state;
};

const documentState = async (matter: string): Promise<DocumentState> => {
  const found = await world.ledger.load<DocumentState>('zezhou', matter, { posts: ['finance-clerk'], registry: false });
  if (found === undefined) throw new Error('not there');
  return found.state;
};

/** From the draft to the sheet that is ready to be sent. */
async function issue(by: Desk, id: string, numbered: boolean): Promise<void> {
  await by.act(id, 'send');
  await head.act(id, 'sign', { opinion: '同意报送' });
  await by.act(id, 'recheck');
  if (!numbered) await by.act(id, 'number', { series: 'department.finance' });
  await by.act(id, 'typeset');
  await by.act(id, 'seal');
}

test('a request sent off is at the registry at once, comes back with reasons, goes up again under its number', async () => {
  const drafted = await clerk.post('/documents', { draft: REQUEST });
  expect(drafted.status).toBe(201);
  const { id } = drafted.json<{ id: string }>();
  await issue(clerk, id, false);
  await clerk.act(id, 'distribute', { to: ['泽州县人民政府'] });

  const sent = await clerk.document(id);
  const matter = await documentState(id);
  expect(sent.number).toBe('泽财发〔2026〕1号');
  const arrived = matter.submission?.incoming ?? '';
  expect(await incoming(arrived)).toMatchObject({
    stage: 'arrived',
    channel: 'electronic',
    document: id,
    breaches: [],
    // Two sides: the imprint (版记) stands on the last even page.
    letter: { number: '泽财发〔2026〕1号', sender: { class: 'department', body: 'finance' }, signedByHead: true, pages: 2 },
  });

  expect((await perform(arrived, 'registrar', 'accept', {})).kind).toBe('done');
  expect((await incoming(arrived)).number?.text).toBe('收文〔2026〕1号');
  expect((await perform(arrived, 'registrar', 'return', { reason: '未附资金测算表', grounds: ['evidence'], kind: 'complete' })).kind).toBe(
    'done',
  );
  const back = await clerk.document(id);
  expect(back.stage).toBe('drafting');
  expect((await incoming(arrived)).stage).toBe('returned');

  await issue(clerk, id, true);
  await clerk.act(id, 'distribute', { to: ['泽州县人民政府'] });
  expect(await incoming(arrived)).toMatchObject({ stage: 'arrived', round: 2, letter: { number: '泽财发〔2026〕1号' }, number: { n: 1 } });
  expect((await perform(arrived, 'registrar', 'accept', {})).kind).toBe('done');
  expect((await incoming(arrived)).number?.text).toBe('收文〔2026〕1号');
});

test('what a reply answers is a paper of the registry that its author may read; anything else is as if it were not there', async () => {
  const own = await clerk.post('/documents', { draft: { ...REQUEST, title: '关于自己一件公文的请示' } });
  const { id } = own.json<{ id: string }>();
  // A document is no paper that came in: found out only when it is sent off, it would be stuck there.
  expect((await clerk.post('/documents', { draft: { ...REQUEST, title: '答复一件公文的请示', answers: id } })).status).toBe(404);
  const drafted = await clerk.post('/documents', {
    draft: { ...REQUEST, title: '关于另一件事的请示', answers: '01890000-0000-7000-8000-000000000001' },
  });
  expect(drafted.status).toBe(404);
});

test('the reply returns to what it answers and to its sender', async () => {
  const drafted = await clerk.post('/documents', { draft: { ...REQUEST, title: '关于核定编制经费的请示' } });
  const { id } = drafted.json<{ id: string }>();
  await issue(clerk, id, false);
  await clerk.act(id, 'distribute', { to: ['泽州县人民政府'] });
  const paper = (await documentState(id)).submission?.incoming ?? '';
  await perform(paper, 'registrar', 'accept', {});
  expect((await perform(paper, 'registrar', 'close', { result: '办毕' })).kind).toBe('refused');
  expect(
    (await perform(paper, 'registrar', 'recommend', { opinion: '拟请分管领导阅示', nature: 'handle', leaders: ['deputy'] })).kind,
  ).toBe('done');
  expect((await perform(paper, 'deputy', 'instruct', { form: 'text', view: 'agree', text: '同意，请办公室起草批复' })).kind).toBe('done');
  // The sender follows it from its own document, and is told nothing there that the paper's page would not tell.
  expect((await clerk.document(id)).submission?.paper).toEqual({
    number: '收文〔2026〕2号',
    stageLabel: '待分办',
    where: '待分办，待县政府办公室文书转达、分办',
  });

  const reply = await registrar.post('/documents', {
    draft: {
      title: '泽州县人民政府关于编制经费的批复',
      kind: 'reply',
      issuer: 'government',
      to: 'subordinate',
      recipients: ['县财政局'],
      inReplyTo: '泽财发〔2026〕2号 关于核定编制经费的请示',
      answers: paper,
      body: [{ type: 'paragraph', runs: [{ text: '同意所请。' }] }],
    } satisfies DraftInput,
  });
  expect(reply.status).toBe(201);
  const answer = reply.json<{ id: string }>().id;
  await registrar.act(answer, 'send');
  // Who drafted it does not vet it where somebody else of the office can.
  expect((await registrar.tryAct(answer, 'vet', { opinion: '拟同意' })).status).toBe(422);
  await (await signIn(world, 'director')).act(answer, 'vet', { opinion: '拟同意' });
  // What the office drafts to answer the bureau lies with the deputy in charge of it (泽州 33.2), who then reads it, too.
  await (await signIn(world, 'deputy')).act(answer, 'review', { opinion: '同意' });
  const executive = await signIn(world, 'head');
  await executive.act(answer, 'sign', { opinion: '同意' });
  await registrar.act(answer, 'recheck');
  await registrar.act(answer, 'number', { series: 'gov-letter' });
  await registrar.act(answer, 'typeset');
  await registrar.act(answer, 'seal');
  await registrar.act(answer, 'distribute', { to: ['县财政局'] });

  expect((await incoming(paper)).reply).toMatchObject({ document: answer, number: '泽政函〔2026〕1号' });
  expect(await documentState(id)).toMatchObject({
    submission: { reply: { number: '泽政函〔2026〕1号', title: '泽州县人民政府关于编制经费的批复' } },
  });
  expect((await perform(paper, 'registrar', 'close', { result: '已批复' })).kind).toBe('done');

  // The department that asked reads what answers it, and nothing of how it came about.
  const received = await clerk.document(answer);
  expect(received).toMatchObject({ number: '泽政函〔2026〕1号', consultations: [], returns: [] });
  expect(received.opinions.flatMap((one) => one.opinion ?? [])).toEqual([]);
  expect((await clerk.get(`/documents/${answer}/sheet.pdf`)).status).toBe(200);
  const history = (await clerk.get(`/documents/${answer}/history`)).json<{ items: { act: string }[] }>();
  expect(history.items.map((one) => one.act)).toEqual(['distribute']);
  const found = (await clerk.get(`/documents?q=${encodeURIComponent('编制经费的批复')}`)).json<{ items: { id: string }[] }>();
  expect(found.items.map((one) => one.id)).toEqual([answer]);
  expect((await clerk.document(id)).submission?.reply).toMatchObject({
    number: '泽政函〔2026〕1号',
    title: '泽州县人民政府关于编制经费的批复',
    document: answer,
  });
  // Another department is not told that there is one.
  expect((await (await signIn(world, 'justice-head')).get(`/documents/${answer}`)).status).toBe(404);
});

test('a reply that does not go to whoever asked answers nothing: refused when it is sent, whatever the draft says of the sender', async () => {
  const drafted = await clerk.post('/documents', { draft: { ...REQUEST, title: '关于购置设备的请示' } });
  const { id } = drafted.json<{ id: string }>();
  await issue(clerk, id, false);
  await clerk.act(id, 'distribute', { to: ['泽州县人民政府'] });
  const paper = (await documentState(id)).submission?.incoming ?? '';
  const reply = await registrar.post('/documents', {
    draft: {
      title: '泽州县人民政府关于购置设备的批复',
      kind: 'reply',
      issuer: 'government',
      to: 'subordinate',
      recipients: ['县司法局'],
      inReplyTo: '关于购置设备的请示',
      answers: paper,
      asker: { name: '县司法局', body: 'justice' },
      body: [{ type: 'paragraph', runs: [{ text: '同意所请。' }] }],
    } satisfies DraftInput,
  });
  const answer = reply.json<{ id: string }>().id;
  expect((await registrar.document(answer)).draft.asker).toEqual({ name: '县财政局', body: 'finance' });
  const refused = await registrar.tryAct(answer, 'send');
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.json<unknown>())).toContain('此件答复县财政局的来文');
});
