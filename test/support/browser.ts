/**
 * A real Chromium for the tests of the screens: the system's where there is one, else the one that npm brings, so that
 * the tests need nothing from the machine. The pages of both are drawn with the Chinese fonts that npm brings, so that
 * a picture looks the same everywhere. Nothing outside this machine can be reached from them.
 *
 * `LINGXING_BROWSER=bundled` (or `system`) chooses one. `LINGXING_SHOTS=DIR` keeps the pictures that tests take.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { fontEnvironment } from './browser-fonts.ts';
import { locateBrowser } from './browser-install.ts';

const require = createRequire(import.meta.url);

/** A screen in CSS pixels. `mobile`: touch, no mouse, a phone's viewport and density. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly mobile?: boolean;
}

/** The three widths that every page is looked at in. */
export const PHONE: Viewport = { width: 390, height: 844, mobile: true };
export const TABLET: Viewport = { width: 1024, height: 768 };
export const DESK: Viewport = { width: 1440, height: 900 };

/** Pages for people: every page has its own cookies and storage, two pages are two people. */
export interface TestBrowser {
  readonly version: string;
  page(viewport: Viewport): Promise<Page>;
}

const FLAGS = [
  '--no-sandbox',
  // The browser's own words, such as those of a date field, in the language of the office.
  '--lang=zh-CN',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // Every name but this machine's own is unknown: a page that reaches out fails here as it would in an office's network.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

async function launch(): Promise<Browser> {
  const { executablePath, env } = await locateBrowser();
  // playwright gives each launch an empty user-data directory and removes it afterwards.
  return chromium.launch({
    executablePath,
    headless: true,
    args: FLAGS,
    // Without a UTF-8 locale files whose names are Chinese can be neither chosen nor saved.
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'zh_CN', ...env, ...fontEnvironment() },
    timeout: 120_000,
  });
}

async function openContext(browser: Browser, { width, height, mobile = false }: Viewport): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    isMobile: mobile,
    hasTouch: mobile,
    deviceScaleFactor: mobile ? 2 : 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(60_000);
  context.setDefaultNavigationTimeout(60_000);
  return context;
}

let running: Promise<Browser> | undefined;

/** The browser of this test file, started when it is first wanted, and again where it has crashed. */
async function theBrowser(): Promise<Browser> {
  const before = await running?.catch(() => undefined);
  if (before?.isConnected() === true) return before;
  running = launch();
  return running;
}

/** Ends the browser of this test file: `one-browser.ts` does it after the last test. */
export async function closeBrowser(): Promise<void> {
  const closing = running;
  running = undefined;
  await (await closing?.catch(() => undefined))?.close();
}

/**
 * Opens pages for stories with several people or several screens. Every page has its own cookies, storage and cache, as a
 * browser of its own would. An uncaught error in any of them fails the story, even where everything asked of the page came
 * out right.
 */
export async function withBrowser<T>(use: (browser: TestBrowser) => Promise<T>): Promise<T> {
  const browser = await theBrowser();
  const errors: string[] = [];
  const contexts: BrowserContext[] = [];
  try {
    const result = await use({
      version: browser.version(),
      async page(viewport) {
        const context = await openContext(browser, viewport);
        contexts.push(context);
        const page = await context.newPage();
        page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
        return page;
      },
    });
    if (errors.length > 0) throw new Error(`Uncaught in the page:\n${errors.join('\n')}`);
    return result;
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}

/** One page, as the only one of its person. */
export function withPage<T>(viewport: Viewport, use: (page: Page) => Promise<T>): Promise<T> {
  return withBrowser(async (browser) => use(await browser.page(viewport)));
}

/** A barrier on the page, in few words: a failing comparison with `[]` prints all one needs. */
export interface Barrier {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly at: readonly string[];
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands, WCAG 2.2 A and AA and good practice. Injected past the page's own policy. */
export async function axe(page: Page): Promise<Barrier[]> {
  // A dialog that is still coming up does not cover the page yet, and what lies behind it is judged as if it were the page: on a
  // phone it is unseen until the screen has settled.
  await page.evaluate(`(async () => {
    for (;;) {
      await new Promise(requestAnimationFrame);
      const running = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
      if (running.length === 0 && [...document.querySelectorAll('.overlay')].every((one) => getComputedStyle(one).opacity === '1')) return true;
      await Promise.allSettled(running.map((one) => one.finished));
    }
  })()`);
  await page.evaluate(`if (!window.axe) { ${axeSource} }`);
  const results = await page.evaluate<AxeResults>('window.axe.run(document, { resultTypes: ["violations"] })');
  return results.violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    at: nodes.map((node) => node.target.map(String).join(' ')),
  }));
}

/**
 * Keeps a picture of the page as NAME.png under LINGXING_SHOTS, full length unless told otherwise. Does nothing where
 * that is not set.
 */
export async function shot(page: Page, name: string, options: { readonly fullPage?: boolean } = {}): Promise<void> {
  const folder = process.env['LINGXING_SHOTS'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.screenshot({ path: join(resolve(folder), `${name}.png`), fullPage: options.fullPage ?? true });
}

/** True where the page is no wider than its screen: nothing has to be scrolled sideways. */
export async function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
}
