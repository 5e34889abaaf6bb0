/**
 * 规则中心 in a browser: the system administrator imports the government's own text, a clerk goes from a finding to the
 * article that it rests on, and the article is read and looked for at a desk and on a phone.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chineseNumeral } from '@lingxing/workrules';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser, withPage } from './support/browser.ts';
import { Deployment } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  await (town as Deployment | undefined)?.stop();
});

/** An invented text of 46 articles; the thirty-third has three paragraphs, the twentieth items of which one lost its number. */
function text(first: string): string {
  const words: Readonly<Record<number, string>> = {
    1: first,
    20: '小会的议题是：\n（一）甲事；\n乙事；\n（三）丙事。\n小会常开。',
    33: '决定由首长签。\n通知先由分管的人看过。\n办公室的公文由办公室主任签。',
  };
  const articles = Array.from({ length: 46 }, (_, i) => `${chineseNumeral(i + 1)}、${words[i + 1] ?? '照章办理。'}`);
  return ['示例的通知', '工作规则', '第一章 总则', ...articles, '抄送：各单位。'].join('\n');
}

const file = (first: string) => ({ name: '工作规则.txt', mimeType: 'text/plain', buffer: Buffer.from(text(first)) });
const rules = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '规则', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '规则中心' }).waitFor();
};

describe('泽州县：规则中心', () => {
  it('系统管理员导入原文：先核对，后存入；再次导入先看变动', async () => {
    await withPage(DESK, async (page) => {
      await town.enter(page, 'zezhou.admin.xitong');
      await rules(page);
      await page.getByText('尚未导入本府原文').waitFor();
      await shot(page, 'rules-without-text', { fullPage: false });
      await page.getByRole('button', { name: '导入原文' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('input[type=file]').setInputFiles({ ...file(''), buffer: Buffer.from('各单位：\n请报送材料。') });
      await dialog.getByText('没有找到逐条编号的条文').waitFor();
      await dialog.locator('input[type=file]').setInputFiles(file('办事要快。'));
      await dialog.getByText('1章46条，49款，3项').waitFor();
      await dialog.getByText('与规则包不一致').waitFor();
      await dialog.getByText('读取时拼接和略去的').click();
      await dialog.getByText('编号缺失，按位置认作一项').waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, 'rules-import', { fullPage: false });
      await dialog.getByRole('button', { name: '存为本府原文' }).click();
      await page.getByRole('status').filter({ hasText: '已导入' }).waitFor();
      await page.getByText('办事要快。').waitFor();

      await page.getByRole('button', { name: '替换原文' }).click();
      await dialog.locator('input[type=file]').setInputFiles(file('办事要又快又好。'));
      await dialog.getByText('替换后变动的条文 1条').waitFor();
      await expect.poll(() => dialog.locator('ins').allInnerTexts()).toEqual(['办事要又快又好。']);
      await dialog.getByRole('button', { name: '替换原文' }).click();
      await page.getByText('办事要又快又好。').waitFor();
    });
  });

  it('从审查意见到条文，在原文里查找，款、项旁边是出自它的规范', async () => {
    await withBrowser(async (browser) => {
      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.nongye.wenshu');
      await clerk.getByRole('main').getByRole('link', { name: '起草公文' }).click();
      await clerk.getByLabel('标题', { exact: true }).fill('泽州县人民政府关于加强农田管护的通知');
      const missing = clerk.getByRole('region', { name: '审查意见' }).getByRole('listitem').filter({ hasText: '主送机关' });
      await missing.getByRole('button').click();
      await clerk.getByRole('dialog').getByRole('link', { name: '在规则中心查看第二十七条' }).click();
      await clerk.getByRole('heading', { level: 2, name: '第二十七条' }).waitFor();
      await expect.poll(() => clerk.url()).toContain('/rules#27.1~document-regulation.9');
      const asked = clerk.locator('.adopted [data-asked="true"]');
      await expect.poll(() => asked.first().innerText()).toContain('第九条');

      await clerk.getByLabel('在规则中查找').fill('第三十三条第二款');
      await clerk.getByRole('region', { name: '查找结果' }).getByRole('link', { name: '第三十三条第二款' }).click();
      const second = clerk.locator('.words-row[data-asked="true"]');
      await second.getByText('通知先由分管的人看过。').waitFor();
      await expect.poll(() => second.getByRole('listitem').count()).toBeGreaterThan(0);
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'rules-article', { fullPage: false });

      await clerk.getByLabel('在规则中查找').fill('丙事');
      await clerk.getByText('1条中1处').waitFor();
      await clerk.getByRole('region', { name: '查找结果' }).getByRole('link', { name: '第一款第三项' }).click();
      await expect.poll(() => clerk.locator('.words-row[data-asked="true"]').innerText()).toContain('（三）丙事。');
      await clerk.getByText('按位置认作第二项').waitFor();
    });
  });

  it('手机上目录是抽屉，条文在一栏里读完', async () => {
    await withPage(PHONE, async (page) => {
      await town.enter(page, 'zezhou.nongye.wenshu', '/rules#20.1.3');
      await page.getByText('（三）丙事。').waitFor();
      expect(await fitsWidth(page)).toBe(true);
      expect(await axe(page)).toEqual([]);
      await shot(page, 'rules-phone', { fullPage: false });
      await page.getByRole('button', { name: '目录' }).click();
      await shot(page, 'rules-phone-contents', { fullPage: false });
      await page.getByRole('dialog').getByRole('link', { name: '第三十三条' }).click();
      await page.getByRole('heading', { level: 2, name: '第三十三条' }).waitFor();
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    });
  });
});
