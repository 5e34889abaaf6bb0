/** Who I am, as which post; signing in and out. Used before any library is loaded, so it needs none. */
import type { Me } from '@lingxing/server/contracts';
import { ask, rememberCsrf } from './client.ts';

function remember(me: Me): Me {
  rememberCsrf(me.csrf);
  return me;
}

/** The present session, or undefined where no one is signed in. */
export async function readSession(): Promise<Me | undefined> {
  const me = await ask<Me | null>('/session');
  return me === null ? undefined : remember(me);
}

export async function signIn(account: string, password: string): Promise<Me> {
  return remember(await ask<Me>('/session', { method: 'POST', body: { account, password } }));
}

export async function signOut(): Promise<void> {
  await ask<undefined>('/session', { method: 'DELETE' });
}

/** From now on the same person acts as another of their posts. */
export async function switchPost(post: string): Promise<Me> {
  return remember(await ask<Me>('/session/post', { method: 'POST', body: { post } }));
}

export async function changePassword(current: string, next: string): Promise<void> {
  await ask<unknown>('/session/password', { method: 'POST', body: { current, next } });
}
