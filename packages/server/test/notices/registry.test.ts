/** What people are told as a department’s request goes up, comes back, goes up again, and its leader is chased. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentState, DraftInput } from '@lingxing/affairs/document';
import type { NoticePage } from '../../src/contracts/index.ts';
import { signIn, type Desk } from '../support/desk.ts';
import { openWorld, type World } from '../support/world.ts';

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
let desks: Readonly<Record<'clerk' | 'head' | 'registrar' | 'deputy' | 'stranger', Desk>>;
beforeAll(async () => {
  world = await openWorld();
  const [clerk, head, registrar, deputy, stranger] = (await Promise.all(
    ['finance-clerk', 'finance-head', 'registrar', 'deputy', 'justice-clerk'].map((one) => signIn(world, one)),
  )) as [Desk, Desk, Desk, Desk, Desk];
  desks = { clerk, head, registrar, deputy, stranger };
});
afterAll(() => world.close());

/** A minute later, after which whoever is to be told has been. */
async function then<T>(work: Promise<T>): Promise<T> {
  const done = await work;
  await world.notices.derive();
  world.clock.set(world.clock.now() + 60_000);
  return done;
}
/** Kinds told so far of matters of this title, oldest first. */
const said = async (desk: Desk) =>
  (await desk.get('/notices'))
    .json<NoticePage>()
    .items.toReversed()
    .map((one) => `${one.kindLabel} ${one.label}`);
const perform = async (matter: string, post: string, act: string, input: unknown) => {
  const outcome = await then(
    world.ledger.perform({
      government: 'zezhou',
      procedure: 'incoming',
      matter,
      request: { act, actor: { account: post, post, capacity: 'holder' }, input },
    }),
  );
  expect([act, outcome.kind]).toEqual([act, 'done']);
};

async function sentOff(id: string, numbered: boolean): Promise<string> {
  const { clerk, head } = desks;
  await then(clerk.act(id, 'send'));
  await then(head.act(id, 'sign', { opinion: '同意报送' }));
  await then(clerk.act(id, 'recheck'));
  if (!numbered) await then(clerk.act(id, 'number', { series: 'department.finance' }));
  await then(clerk.act(id, 'typeset'));
  await then(clerk.act(id, 'seal'));
  await then(clerk.act(id, 'distribute', { to: ['泽州县人民政府'] }));
  const found = await world.ledger.load<DocumentState>('zezhou', id, { posts: ['finance-clerk'], registry: false });
  return found?.state.submission?.incoming ?? '';
}

it('the registry of its arrival, the clerk of its return, the leader of what waits and of being chased; nobody else', async () => {
  const { clerk, registrar, deputy, stranger } = desks;
  const { id } = (await then(clerk.post('/documents', { draft: REQUEST }))).json<{ id: string }>();
  const paper = await sentOff(id, false);
  // The clerk did all but the signature: the recheck is what came to him from another.
  expect(await said(clerk)).toEqual(['待办 复核']);
  expect(await said(registrar)).toEqual(['待办 签收登记']);

  await perform(paper, 'registrar', 'accept', {});
  await perform(paper, 'registrar', 'return', { reason: '未附资金测算表', grounds: ['evidence'], kind: 'complete' });
  expect(await said(clerk)).toContain('退回 对方退回');
  expect((await said(clerk)).filter((one) => one.startsWith('待办 修改重报'))).toEqual([]);

  await sentOff(id, true);
  await perform(paper, 'registrar', 'accept', {});
  await perform(paper, 'registrar', 'recommend', { opinion: '拟请分管领导阅示', nature: 'handle', leaders: ['deputy'] });
  expect(await said(deputy)).toEqual(['待办 批示']);
  // The working day after, so that no cool-down stands in the way.
  world.clock.set(Date.parse('2026-11-25T09:00:00+08:00'));
  await perform(paper, 'registrar', 'chase', { posts: ['deputy'], note: '请尽快批示' });
  expect(await said(deputy)).toEqual(['待办 批示', '催办 催办']);
  expect(await said(stranger)).toEqual([]);
  await perform(paper, 'deputy', 'instruct', { form: 'text', view: 'agree', text: '同意' });
  expect((await deputy.get('/notices/unread')).json()).toEqual({ unread: 0 });
});
