/** The browser harness itself: a Chinese page comes out with its characters, and what is wrong on a page is found. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser, withPage } from './support/browser.ts';

const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>令行</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>关于印发工作规则的通知</h1>
<p id="sans">县人民政府〔2026〕12号 2026年11月23日</p>
<p id="serif" style="font-family: 宋体, serif">各乡（镇）人民政府，县直各部门：请认真贯彻执行。</p></main></body></html>`;

const server = createServer((_request, response) => {
  // A policy that forbids every script of others: axe and the pictures must work all the same.
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'; style-src 'unsafe-inline'",
  });
  response.end(page);
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.close();
});

/** The picture of one character, as a string to compare: characters that no font has all look the same. */
const picture = (character: string, family: string) =>
  `(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
    const pen = canvas.getContext('2d');
    pen.font = '48px ${family}';
    pen.fillText('${character}', 4, 52);
    return canvas.toDataURL();
  })()`;

describe('browser harness', () => {
  it('fails the story on an error that the page did not catch', async () => {
    const story = withPage(DESK, async (tab) => {
      await tab.goto(url);
      await tab.evaluate("setTimeout(() => { throw new Error('broken page') })");
      await tab.waitForEvent('pageerror', { timeout: 5000 }).catch(() => undefined);
    });
    await expect(story).rejects.toThrow('broken page');
  });

  it('reaches nothing outside this machine', async () => {
    await withPage(DESK, async (tab) => {
      await expect(tab.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    });
  });

  it('finds a barrier where there is one, and none on a sound page', async () => {
    await withPage(DESK, async (tab) => {
      await tab.goto(url);
      expect(await axe(tab)).toEqual([]);
      await tab.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=text>')");
      expect((await axe(tab)).map((barrier) => [barrier.rule, barrier.at])).toEqual([['label', ['input']]]);
    });
  });

  it('draws Chinese in a sans and a serif face, at desk and phone width', async () => {
    await withBrowser(async (browser) => {
      for (const [name, viewport] of [
        ['desk', DESK],
        ['phone', PHONE],
      ] as const) {
        const tab = await browser.page(viewport);
        await tab.goto(url);
        expect(await tab.locator('#sans').innerText()).toBe('县人民政府〔2026〕12号 2026年11月23日');
        const pictures = new Set<unknown>();
        for (const family of ['sans-serif', '宋体']) for (const one of '令行〔镇') pictures.add(await tab.evaluate(picture(one, family)));
        pictures.add(await tab.evaluate(picture('\u{10fffd}', 'sans-serif')));
        // Four characters in two faces, and what is drawn for a character that no font has.
        expect(pictures.size).toBe(9);
        expect(await tab.evaluate('Intl.DateTimeFormat().resolvedOptions().timeZone')).toBe('Asia/Shanghai');
        expect(await fitsWidth(tab)).toBe(true);
        await shot(tab, `harness-${name}`);
      }
    });
  });

  it('keeps two people apart', async () => {
    await withBrowser(async (browser) => {
      const [one, other] = [await browser.page(DESK), await browser.page(DESK)];
      await one.goto(url);
      await other.goto(url);
      await one.evaluate("document.cookie = 'who=one'");
      expect(await one.evaluate('document.cookie')).toBe('who=one');
      expect(await other.evaluate('document.cookie')).toBe('');
    });
  });
});
