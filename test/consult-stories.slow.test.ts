/**
 * A clerk asks the rules who signs, picks the case that fits and follows the citation; then holds one's own text against
 * another's and takes the sheet along. Real Chromium against the server as it ships.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withPage } from './support/browser.ts';
import { Deployment } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

describe('规则咨询', () => {
  it('办公室的公文由谁签发：要看是否重要公文，选了再问，由县长签发，依据第三十三条第三款', async () => {
    await withPage(DESK, async (page) => {
      await town.enter(page, 'zezhou.caizheng.wenshu', '/rules/ask');
      await page.getByRole('link', { name: '公文由谁签发' }).click();
      const form = page.getByRole('form', { name: '公文由谁签发' });
      await form.getByLabel('发文名义').selectOption({ label: '以政府办公室名义' });
      await form.getByLabel('文种').selectOption({ label: '通知' });
      await form.getByLabel('议定会议').selectOption({ label: '未经会议' });
      await form.getByRole('button', { name: '询问' }).click();
      const answer = page.getByRole('region', { name: '答复' });
      await answer.getByRole('heading', { name: '要看情形' }).waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, 'ask-1-depends');
      // By the keyboard alone.
      await answer.getByRole('button', { name: '按此再问：重要公文：是' }).focus();
      await page.keyboard.press('Enter');
      await answer.getByRole('heading', { name: '规则有规定' }).waitFor();
      await expect.poll(() => answer.innerText()).toContain('县长');
      await expect.poll(() => form.getByLabel('重要公文').inputValue()).toBe('true');
      // The address holds the question: whoever opens it reads the same.
      await page.reload();
      await answer.getByText('县长').first().waitFor();
      await answer.getByRole('link', { name: '〔第三十三条第三款〕' }).click();
      await page.waitForURL((url) => url.pathname === '/rules' && url.hash === '#33.3');
      await page.goBack();
      await page.getByText('刚才问过的').click();
      await page.getByRole('link', { name: '公文由谁签发' }).first().waitFor();
    });
  });

  it('手机上：最迟哪一天，逐日计算；没有写的说没有写', async () => {
    await withPage(PHONE, async (page) => {
      await town.enter(
        page,
        'zezhou.caizheng.wenshu',
        `/rules/ask?${new URLSearchParams({ kind: 'due-date', facts: JSON.stringify({ event: 'area-wide-meeting', on: '2026-12-18' }) }).toString()}`,
      );
      const answer = page.getByRole('region', { name: '答复' });
      await answer.getByText('2026年12月4日').first().waitFor();
      await answer.getByText('逐日计算').tap();
      await answer.getByText('第10个工作日').waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
      await shot(page, 'ask-2-phone');
      await page.getByLabel('问谁的规则').selectOption({ label: '平顶山市卫东区人民政府' });
      await answer.getByRole('heading', { name: '规则没有写' }).waitFor();
      await expect.poll(() => page.getByRole('main').innerText()).toContain('不是本府的规定');
    });
  });
});

describe('对照', () => {
  it('泽州县和卫东区：回复时限七个和三个工作日，只看不同的，导出', async () => {
    await withPage(DESK, async (page) => {
      await town.enter(page, 'zezhou.caizheng.wenshu', '/rules/compare?with=weidong');
      const table = page.getByRole('table');
      await table.waitFor();
      expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['事项', '泽州县（本府）', '卫东区']);
      await page.getByLabel('异同').selectOption({ label: '不同' });
      await page.getByLabel('按词查找').fill('回复时限');
      const limit = table.getByRole('row').filter({ hasText: '回复时限' });
      await limit.waitFor();
      expect((await limit.getByRole('cell').allInnerTexts()).map((one) => /\d个工作日/u.exec(one)?.[0])).toEqual([
        '7个工作日',
        '3个工作日',
      ]);
      expect(await axe(page)).toEqual([]);
      await page.getByLabel('按词查找').fill('');
      // One section at a time: 签发 first, another from the contents, the one after it at the foot.
      const contents = page.getByRole('navigation', { name: '对照目录' });
      const section = table.getByRole('rowgroup').locator('.compare-group');
      await expect.poll(() => section.allInnerTexts()).toEqual(['签发']);
      await shot(page, 'compare-1-desk');
      await contents.getByRole('link', { name: /^请销假/u }).click();
      await expect.poll(() => section.allInnerTexts()).toEqual(['请销假']);
      expect(new URL(page.url()).searchParams.get('verdict')).toBe('different');
      await page.getByRole('navigation', { name: '前后各类' }).getByRole('link', { name: '下一类：限制的事项' }).click();
      await expect.poll(() => section.allInnerTexts()).toEqual(['限制的事项']);
      await contents.getByRole('link', { name: /^全部/u }).click();
      await expect.poll(async () => (await section.count()) > 10).toBe(true);
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出' }).click()]);
      expect(file.suggestedFilename()).toMatch(/^工作规则对照\d{4}-\d{2}-\d{2}\.xlsx$/u);
    });
  });

  it('手机上一屏看得到好几个事项，说法一样的写在一起，不出屏', async () => {
    await withPage(PHONE, async (page) => {
      await town.enter(page, 'zezhou.caizheng.wenshu', '/rules/compare?verdict=different');
      const subjects = page.getByRole('main').getByRole('article');
      await subjects.first().waitFor();
      await subjects.nth(5).scrollIntoViewIfNeeded();
      // 844点高的一屏里，五地说法各不相同的，从头到尾看得全的也至少三个。
      const whole = await subjects.evaluateAll(
        (all) => all.map((one) => one.getBoundingClientRect()).filter(({ top, bottom }) => top >= 0 && bottom <= window.innerHeight).length,
      );
      expect(whole).toBeGreaterThanOrEqual(3);
      await page.getByLabel('按词查找').fill('回复时限');
      const limit = subjects.filter({ hasText: '回复时限' }).first();
      await expect.poll(async () => (await limit.getByRole('term').count()) > 1).toBe(true);
      await page.getByLabel('按词查找').fill('');
      expect(await axe(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
      await shot(page, 'compare-2-phone', { fullPage: false });
      await page
        .getByLabel('类别')
        .selectOption({ label: await page.getByLabel('类别').getByRole('option', { name: /^篇幅/u }).innerText() });
      await page.getByRole('heading', { level: 2, name: '篇幅' }).waitFor();
    });
  });
});
