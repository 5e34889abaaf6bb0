/** 泽州县 sets what its rules leave open: one administrator proposes, the other finds the faults of deciding told where they are. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  await (town as Deployment | undefined)?.stop();
});

async function looks(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await fitsWidth(page)).toBe(true);
  await shot(page, name);
}

/** Proposed by the system administrator; answers with the path of the page on it. */
async function proposed(page: Page, answer: string): Promise<string> {
  await town.enter(page, 'zezhou.admin.xitong', '/rules/revisions');
  await page.getByRole('button', { name: '设定：' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('设定', { exact: true }).fill(answer);
  await form.getByLabel('依据文件').fill('泽政办发〔2026〕9号');
  await form.getByLabel('设定日期').fill('2026-11-20');
  await form.getByLabel('设定人').fill('县政府办公室');
  await form.getByLabel('理由').fill('县政府办公室已定');
  await form.getByRole('button', { name: '提出设定' }).click();
  await page.getByText('提出的人不能自己办').waitFor();
  expect(await page.getByRole('button', { name: '确认施行' }).count()).toBe(0);
  return new URL(page.url()).pathname;
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement?.getAttribute("aria-describedby") ?? ""');

describe('确认施行', () => {
  it.each([
    ['桌面', DESK, 'desk', '由县政府办公室会同县司法局认定'],
    ['手机', PHONE, 'phone', '由县政府办公室按件认定'],
  ] as const)('%s：没有理由、日期早于今天的，说明在栏目旁；另一处已办结的不再办', async (_, screen, size, answer) => {
    await withBrowser(async (browser) => {
      const proposer = await browser.page(screen);
      const path = await proposed(proposer, answer);
      await looks(proposer, `revision-own-${size}`);

      const page = await browser.page(screen);
      await town.enter(page, 'zezhou.admin.anquan', path);
      await page.getByRole('button', { name: '不予采纳' }).click();
      await page.getByText('写明理由，至少两个字').waitFor();
      await expect.poll(() => focused(page)).toBe('deciding-reason');
      await page.getByRole('textbox', { name: /^理由/ }).fill('与文件一致');
      await page.getByLabel('施行日期').fill('2020-01-01');
      await page.getByRole('button', { name: '确认施行' }).click();
      await page.getByText('写明从哪天起，不早于').waitFor();
      await expect.poll(() => focused(page)).toBe('deciding-day');
      await looks(page, `revision-faults-${size}`);

      // Meanwhile the same administrator declines it elsewhere: the page still open here is asked again and no longer offers to confirm.
      const elsewhere = await browser.page(DESK);
      await town.enter(elsewhere, 'zezhou.admin.anquan', path);
      await elsewhere.getByRole('textbox', { name: /^理由/ }).fill('另行研究');
      await elsewhere.getByRole('button', { name: '不予采纳' }).click();
      await elsewhere.getByText('不予采纳。').first().waitFor();
      await page.getByLabel('施行日期').fill('2030-01-01');
      await page.getByText('另行研究').waitFor();
      await expect.poll(() => page.getByRole('button', { name: '确认施行' }).count()).toBe(0);
      await looks(page, `revision-decided-${size}`);
    });
  });

  it('两人各办一步，自当天起成为本府设定，页面写明谁提出、谁确认', async () => {
    await withBrowser(async (browser) => {
      const path = await proposed(await browser.page(DESK), '由县政府办公室认定');
      const page = await browser.page(DESK);
      await town.enter(page, 'zezhou.admin.anquan', path);
      await page.getByRole('textbox', { name: /^理由/ }).fill('与文件一致');
      await page.getByRole('button', { name: '确认施行' }).click();
      await page.getByText('此前的办理依当时的规则').waitFor();
      expect(await page.getByRole('button', { name: '确认施行' }).count()).toBe(0);
      await page.goto(new URL('/rules/revisions', town.url).href);
      await page.getByRole('definition').filter({ hasText: '由县政府办公室认定' }).waitFor();
      await looks(page, 'revision-in-force');
    });
  });
});
