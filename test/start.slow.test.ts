/** `npm start` on a fresh clone: it serves, its accounts work, its first page is light, it ends when told and keeps what it knew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, shot, withPage } from './support/browser.ts';
import { Installation, type Running } from './support/installation.ts';

const MINUTE = 60_000;

interface DemoAccounts {
  readonly complete: boolean;
  readonly password: string;
  readonly governments: readonly {
    readonly id: string;
    readonly accounts: readonly { readonly account: string; readonly post: string }[];
  }[];
}

const installation = new Installation();
let running: Running;

const accountsText = () => readFileSync(join(installation.data, 'demo-accounts.json'), 'utf8');
const accounts = () => JSON.parse(accountsText()) as DemoAccounts;

/** The cookie that a sign-in is answered with. */
async function signIn(account: string, password: string): Promise<{ status: number; cookie: string }> {
  const response = await fetch(`${running.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: running.url },
    body: JSON.stringify({ account, password }),
  });
  return {
    status: response.status,
    cookie: response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  };
}

async function ask<T>(path: string, cookie: string): Promise<T> {
  const response = await fetch(`${running.url}/api/v1${path}`, { headers: { cookie } });
  expect(response.status, path).toBe(200);
  return (await response.json()) as T;
}

beforeAll(async () => {
  running = await installation.start();
  expect(await running.healthy(5 * MINUTE)).toEqual({ status: 'ok' });
}, 6 * MINUTE);

afterAll(() => {
  running.kill();
  installation.remove();
});

describe('npm start on a fresh clone', () => {
  it('has built the screens, and installed nothing that was there', () => {
    expect(running.output).toContain('Building the screens');
    expect(running.output).not.toContain('Installing packages');
  });

  it('prints where it is and accounts that exist, of each of five governments', () => {
    expect(running.output).toContain(running.url);
    const { complete, password, governments } = accounts();
    expect(complete).toBe(true);
    expect(governments.length).toBe(5);
    expect(running.output).toContain(password);
    const known = new Set(governments.flatMap((government) => government.accounts.map((one) => one.account)));
    const printed = [...running.output.matchAll(/^ {4}([a-z][\w.@-]+) {2,}\S/gm)].map((match) => match[1] ?? '');
    expect(printed.filter((account) => !known.has(account))).toEqual([]);
    for (const government of governments) {
      const own = new Set(government.accounts.map((one) => one.account));
      expect(printed.filter((account) => own.has(account)).length, government.id).toBeGreaterThanOrEqual(5);
    }
  });

  it('lets nobody in with another password', async () => {
    const account = accounts().governments[0]?.accounts[0]?.account ?? '';
    expect((await signIn(account, 'not the password')).status).toBe(401);
  });

  it('shows the sign-in page with at most 250 KB over the line', async () => {
    await withPage(DESK, async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      let bytes = 0;
      let requests = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
        requests += 1;
      });
      await page.goto(running.url, { waitUntil: 'networkidle' });
      await page.locator('input[type=password]').waitFor();
      expect(requests).toBeGreaterThanOrEqual(2);
      expect(bytes).toBeGreaterThan(10_000);
      expect(bytes).toBeLessThanOrEqual(250 * 1024);
      await shot(page, 'start-sign-in');
    });
  });

  it(
    'ends cleanly when told, and knows everything when started again',
    async () => {
      const { password, governments } = accounts();
      const registrar = governments.flatMap((government) => government.accounts).find((one) => one.post === 'registrar');
      expect(registrar).toBeDefined();
      const { status, cookie } = await signIn(registrar?.account ?? '', password);
      expect(status).toBe(200);
      const before = await ask<{ items: readonly { id: string }[] }>('/documents?limit=200', cookie);
      expect(before.items.length).toBeGreaterThan(0);
      const printed = accountsText();

      await running.stop(MINUTE / 2);
      await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
      // The database has ended too, by itself and in order: it takes its own mark away last.
      expect(installation.dataFiles('PG_VERSION').length).toBeGreaterThan(0);
      expect(installation.dataFiles('postmaster.pid')).toEqual([]);

      running = await installation.start();
      expect(await running.healthy(2 * MINUTE)).toEqual({ status: 'ok' });
      expect(running.output).not.toContain('Building the screens');
      expect(accountsText()).toBe(printed);
      // The session of before still stands, and so does every document.
      expect((await ask<{ account: string }>('/session', cookie)).account).toBe(registrar?.account);
      const after = await ask<{ items: readonly { id: string }[] }>('/documents?limit=200', cookie);
      expect(after.items.map((item) => item.id).sort()).toEqual(before.items.map((item) => item.id).sort());
      await running.stop(MINUTE / 2);
    },
    5 * MINUTE,
  );
});
