/** Who I am, as which post; signing in and out. Used before any library is loaded, so it needs none. */
import type { Me } from '@lingxing/server/contracts';
import { ask, ProblemError, rememberCsrf } from './client.ts';

function remember(me: Me): Me {
  rememberCsrf(me.csrf);
  return me;
}

/** The present session, or undefined where no one is signed in. */
export async function readSession(): Promise<Me | undefined> {
  try {
    return remember(await ask<Me>('/session'));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return undefined;
    throw error;
  }
}

export async function signIn(account: string, password: string): Promise<Me> {
  return remember(await ask<Me>('/session', { method: 'POST', body: { account, password } }));
}

export async function signOut(): Promise<void> {
  await ask<undefined>('/session', { method: 'DELETE' });
}

/** From now on the same person acts as another of their posts. */
export async function switchPost(post: string): Promise<Me> {
  await ask<unknown>('/session/post', { method: 'POST', body: { post } });
  return remember(await ask<Me>('/session'));
}

export async function changePassword(current: string, next: string): Promise<void> {
  await ask<unknown>('/session/password', { method: 'POST', body: { current, next } });
}
