/** 演练: under the edition that a document itself brings into force, before it is in force. 泽州's is, from 6 December 2024. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, trySignIn } from './support/desk.ts';
import { draftOf } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.clock.set(Date.parse('2024-12-05T10:00:00+08:00'));
});
afterAll(() => world.close());

it('people sign in before the first edition is in force, and may only exercise', async () => {
  expect((await trySignIn(world, 'finance-clerk')).status).toBe(200);
  const clerk = await signIn(world, 'finance-clerk');
  expect(clerk.me.today.date).toBe('2024-12-05');
  const real = await clerk.post('/documents', { draft: draftOf() });
  expect([real.status, real.problem().code, real.problem().detail]).toEqual([
    409,
    'rules.not-in-force',
    '工作规则尚未施行，只能进行演练。',
  ]);
  const drafted = await clerk.post('/documents', { draft: draftOf(), exercise: true });
  expect(drafted.status, drafted.bytes.toString()).toBe(201);
  const { id } = drafted.json<{ id: string }>();
  expect((await clerk.document(id)).exercise).toBe(true);
  expect((await clerk.act(id, 'send')).stage).toBe('department');
  const { items } = (await clerk.get('/documents')).json<{ items: { id: string; exercise: boolean }[] }>();
  expect(items).toEqual([expect.objectContaining({ id, exercise: true })]);
});
