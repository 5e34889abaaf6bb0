/**
 * What is easily left unclear in the rules: the words that somebody writes freely, the edition that a text is imported as, and
 * what the software does by itself; at a desk and on a phone.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withPage } from './support/browser.ts';
import { Deployment } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  await (town as Deployment | undefined)?.stop();
});

/** As it stands, fit for its screen and for a reader of screens. */
async function looks(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await shot(page, name);
}

describe.each([
  ['桌面', DESK, 'desk'],
  ['手机', PHONE, 'phone'],
] as const)('泽州县的规则，%s', (_, screen, size) => {
  it('自己写要问的事：没有写的不送出，规则里没有这个词的给出相近的问题', async () => {
    await withPage(screen, async (page) => {
      await town.enter(page, 'zezhou.caizheng.wenshu', '/rules/ask');
      const box = page.getByLabel('写出要问的事');
      await page.getByRole('search').getByRole('button', { name: '询问' }).click();
      await page.getByText('写出要问的事再询问').waitFor();
      await expect.poll(() => page.evaluate<string>('document.activeElement?.getAttribute("aria-label") ?? ""')).toBe('写出要问的事');
      await looks(page, `looks-ask-empty-${size}`);
      await box.fill('会议纪要谁签字');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: '答复' }).getByRole('heading').first().waitFor();
      await looks(page, `looks-ask-words-${size}`);
    });
  });

  it('导入原文时另填版本；系统自身的保护不冒充条文', async () => {
    await withPage(screen, async (page) => {
      await town.enter(page, 'zezhou.admin.xitong', '/rules');
      await page.getByText('系统自身的保护').first().click();
      await page.getByText('不属于任何一条').waitFor();
      await looks(page, `looks-safeguards-${size}`);
      await page.getByRole('button', { name: '导入原文' }).click();
      await page.getByLabel('版本').fill('泽政发〔2019〕1号');
      await looks(page, `looks-edition-${size}`);
    });
  });
});
