/** 联合发文的用印 over the API: each body's clerk seals at the place of his own body, and is seen to have. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftInput } from '@lingxing/affairs/document';
import type { Workbench } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

const JOINT: DraftInput = {
  title: '关于联合开展资金检查的通知',
  kind: 'notice',
  issuer: 'department',
  to: 'peer',
  recipients: ['县直各单位'],
  coIssuers: ['justice'],
  body: [{ type: 'paragraph', runs: [{ text: '现将联合检查有关事项通知如下。' }] }],
};

let world: World;
let desks: Record<'finance-clerk' | 'finance-head' | 'justice-clerk' | 'justice-head', Desk>;

beforeAll(async () => {
  world = await openWorld();
  const names = ['finance-clerk', 'finance-head', 'justice-clerk', 'justice-head'] as const;
  const signed = await Promise.all(names.map((one) => signIn(world, one)));
  desks = Object.fromEntries(names.map((name, i) => [name, signed[i]])) as typeof desks;
});
afterAll(() => world.close());

test('two bodies, two places, two acts: it is issued when both have sealed (条例第九条)', async () => {
  const host = desks['finance-clerk'];
  const other = desks['justice-clerk'];
  const { id } = (await host.post('/documents', { draft: JOINT })).json<{ id: string }>();
  await host.act(id, 'send');
  await desks['justice-head'].act(id, 'cosign', { position: 'agree', opinion: '同意联合印发' });
  await desks['finance-head'].act(id, 'sign', { opinion: '同意' });
  await host.act(id, 'recheck');
  await host.act(id, 'number', { series: 'department.finance' });
  await host.act(id, 'typeset');

  const before = await other.document(id);
  expect(before.seals.map(({ body, own, done }) => [body.id, own, done])).toEqual([
    ['finance', false, undefined],
    ['justice', true, undefined],
  ]);
  const [first, second] = before.seals.map(({ place }) => place);
  // Two seals of 45 mm do not touch (GB/T 9704 7.3.5.1).
  expect(Math.hypot((first?.xMm ?? 0) - (second?.xMm ?? 0), (first?.yMm ?? 0) - (second?.yMm ?? 0))).toBeGreaterThan(45);
  const inbox = (await other.get('/workbench')).json<Workbench>().waiting.items;
  expect(inbox.map(({ matter, act }) => [matter, act])).toContainEqual([id, 'seal']);

  await other.act(id, 'seal');
  const half = await host.document(id);
  expect(half.stage).toBe('typeset');
  expect(half.seals.map(({ body, own, done }) => [body.id, own, done?.by])).toEqual([
    ['finance', true, undefined],
    ['justice', false, '县司法局文书'],
  ]);
  // What was pressed stands where the typesetter had measured it.
  expect(half.seals[1]?.place).toEqual(second);
  const refused = await host.tryAct(id, 'distribute', { to: ['县直各单位'] });
  expect(refused.status).toBe(422);
  await host.act(id, 'seal');
  expect((await host.document(id)).stage).toBe('sealed');

  // What goes to others than the document names takes a reason, also over the API (条例第二十五条).
  const wider = await host.tryAct(id, 'distribute', { to: ['县直各单位', '县政协办公室'] });
  expect(wider.status).toBe(422);
  expect(wider.problem().verdict?.findings.map(({ code, outcome }) => [code, outcome])).toContainEqual(['distribution.differs', 'warned']);
  await host.act(id, 'distribute', { to: ['县直各单位', '县政协办公室'] }, '应邀列席，需要知晓');
  expect((await host.document(id)).distributedTo).toEqual(['县直各单位', '县政协办公室']);
});
