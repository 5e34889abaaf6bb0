import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Desk } from './support/desk.ts';
import { draftOf, NOTICE } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let base: string;
beforeAll(async () => {
  world = await openWorld();
  base = await world.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => world.close());

/** Follows a desk's event stream; `until` resolves with all events once one matches. */
async function follow(desk: Desk): Promise<{ until: (matter: string) => Promise<string[]>; close: () => void }> {
  const controller = new AbortController();
  const response = await fetch(`${base}/api/v1/events`, { headers: { cookie: desk.cookie }, signal: controller.signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no stream');
  const decoder = new TextDecoder();
  let text = '';
  const told = () => [...text.matchAll(/^data: (.+)$/gmu)].map((m) => (JSON.parse(m[1] ?? '') as { matter: string }).matter);
  return {
    async until(matter) {
      while (!told().includes(matter)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended with ${text}`);
        text += decoder.decode(value, { stream: true });
      }
      return told();
    },
    close: () => controller.abort(),
  };
}

describe('the event stream', () => {
  it('is for those with a session', async () => {
    expect((await fetch(`${base}/api/v1/events`)).status).toBe(401);
  });

  it('tells of an act as it happens those who may read the matter, and nobody else', async () => {
    const [clerk, registrar, other, stranger] = (await Promise.all(
      ['finance-clerk', 'registrar', 'justice-clerk', 'w.registrar'].map((a) => signIn(world, a)),
    )) as [Desk, Desk, Desk, Desk];
    const streams = await Promise.all([registrar, other, stranger].map(follow));
    const [atRegistry, atOther, atStranger] = streams;
    if (!atRegistry || !atOther || !atStranger) throw new Error('no streams');
    const first = (await clerk.post('/documents', { draft: NOTICE })).json<{ id: string }>().id;
    expect(await atRegistry.until(first)).toEqual([first]);
    await clerk.act(first, 'send', {});
    // The other department is told of its own matter only; that one comes after, so the first would have come before it.
    const second = (await other.post('/documents', { draft: draftOf({ title: '关于另一件事的通知' }) })).json<{ id: string }>().id;
    expect(await atOther.until(second)).toEqual([second]);
    const abroad = await signIn(world, 'w.finance-clerk');
    const third = (await abroad.post('/documents', { draft: draftOf({ title: '卫东区的一件事' }) })).json<{ id: string }>();
    expect(await atStranger.until(third.id)).toEqual([third.id]);
    expect(await atRegistry.until(second)).not.toContain(third.id);
    for (const stream of streams) stream.close();
  });

  it('ends when the server stops, which does not wait for those who listen', async () => {
    const registrar = await signIn(world, 'registrar');
    const response = await fetch(`${base}/api/v1/events`, { headers: { cookie: registrar.cookie } });
    expect(response.status).toBe(200);
    const whole = response.text();
    await world.app.close();
    expect(await whole).toMatch(/^retry: 2000\n\n/u);
  });
});
