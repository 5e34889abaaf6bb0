/**
 * Session tokens: 256 random bits, known to the browser alone. The database holds their SM3, so that a copy of it
 * opens no session; the CSRF token is derived from the session's and needs no storage.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A token names its government, which is no secret, so that every question about a session is asked inside one tenant;
 * what follows the dot is the secret.
 */
export function newToken(government: string): { readonly token: string; readonly secret: string } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${government}.${secret}`, secret };
}

export function parseToken(token: string): { readonly government: string; readonly secret: string } | undefined {
  const [, government, secret] = /^([a-z][a-z0-9-]{0,59})\.([\w-]{43})$/.exec(token) ?? [];
  return government === undefined || secret === undefined ? undefined : { government, secret };
}

export const tokenHash = (secret: string): Buffer => createHash('sm3').update(secret).digest();

/** Bound to the session: who has it cannot derive the session's token from it. */
export const csrfToken = (token: string): string => createHmac('sm3', token).update('csrf').digest('base64url');

export function csrfMatches(token: string, given: string | undefined): boolean {
  const expected = Buffer.from(csrfToken(token));
  const actual = Buffer.from(given ?? '');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
