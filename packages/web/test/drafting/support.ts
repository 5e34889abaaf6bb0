/** Runs parts of drafting where they live: bundled by Vite and used in a real Chromium. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { DESK, withPage } from '../../../../test/support/browser.ts';

/** A file of this package as one script. What it exports, if anything, is in `window.bundle`. */
export async function bundled(file: string): Promise<string> {
  return (await bundledPage(file)).script;
}

/** The same with the style sheets that it brings. */
export async function bundledPage(file: string): Promise<{ readonly script: string; readonly css: string }> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    // The runner's own mode is `test`; React's parts must agree on one.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ['iife'], name: 'bundle' },
    },
  });
  const outputs = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap((r) => r.output);
  const script = outputs.find((o) => o.type === 'chunk')?.code;
  if (script === undefined) throw new Error('nothing was bundled');
  const css = outputs.flatMap((o) => (o.type === 'asset' && o.fileName.endsWith('.css') ? [String(o.source)] : []));
  return { script, css: css.join('\n') };
}

export interface OpenPage {
  readonly page: Page;
  /** Closes the browser; an uncaught error in the page is thrown here. */
  readonly close: () => Promise<void>;
}

/** A page held open over several tests. */
export function openPage(): Promise<OpenPage> {
  return new Promise((opened, failed) => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const closed = withPage(DESK, async (page) => {
      opened({
        page,
        close: () => {
          end();
          return closed;
        },
      });
      await ended;
    });
    closed.catch(failed);
  });
}
