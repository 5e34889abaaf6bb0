/**
 * The code by which those who come to a sitting sign in. It stands on the host's screen and turns every half minute; it is made of
 * the deployment's own key, the sitting and the time, kept nowhere and written into no act.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../notices/index.ts';

export const CODE_WINDOW_MS = 30_000;
const CODES = 1_000_000n;

export interface SignInCodes {
  /** The code of this moment, and until when it stands on the screen. */
  at(government: string, matter: string, now: number): { readonly code: string; readonly until: number };
  /** Whether it is the code of this moment or of the half minute before: whoever read it has time to key it in. */
  accepts(government: string, matter: string, code: string, now: number): boolean;
}

export function signInCodes(secrets: Pick<Secrets, 'hash'>): SignInCodes {
  const codeOf = (government: string, matter: string, window: number): string =>
    (secrets.hash('meeting-sign-in', government, matter, String(window)).readBigUInt64BE(0) % CODES).toString().padStart(6, '0');
  const windowOf = (now: number): number => Math.floor(now / CODE_WINDOW_MS);
  return {
    at: (government, matter, now) => ({ code: codeOf(government, matter, windowOf(now)), until: (windowOf(now) + 1) * CODE_WINDOW_MS }),
    accepts(government, matter, code, now) {
      const given = Buffer.from(code);
      const window = windowOf(now);
      return [window, window - 1].some((one) => {
        const right = Buffer.from(codeOf(government, matter, one));
        return given.length === right.length && timingSafeEqual(given, right);
      });
    },
  };
}
