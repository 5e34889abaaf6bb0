/**
 * 泽州县: the portfolio of a department changes hands. The system administrator previews whom the waiting paper moves to and
 * confirms; it lies before the other deputy at once, and the chart and the history say so. Real Chromium against the server as it
 * ships.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment, leave, notice } from './support/stories.ts';

const TITLE = '泽州县人民政府关于做好农田水利工作的通知';

let county: Deployment;
beforeAll(async () => {
  county = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (county as Deployment | undefined)?.stop();
});

/** A notice of the agriculture bureau that the office has vetted: it waits for the leader in charge. */
async function vetted(): Promise<void> {
  const office = county.office('zezhou');
  const [clerk, head, registrar] = await Promise.all(['agriculture.clerk', 'agriculture.head', 'registrar'].map((post) => office.of(post)));
  if (clerk === undefined || head === undefined || registrar === undefined) throw new Error('a desk is missing');
  const { id } = await clerk.draft(notice(TITLE), false);
  await clerk.perform(await clerk.document(id), { act: 'send' });
  await head.perform(await head.document(id), { act: 'approve', input: { opinion: '同意报送。' } });
  await registrar.perform(await registrar.document(id), { act: 'vet', input: { opinion: '拟同意。' } });
}

describe('泽州县：分工变动', () => {
  it('预览在办事项由谁接办，确认后待办随之转移，变动有记录；两种宽度都能用', async () => {
    await vetted();
    await withBrowser(async (browser) => {
      const deputy = await browser.page(PHONE);
      await county.enter(deputy, 'zezhou.fu.nongye');
      await deputy.getByRole('main').getByRole('link', { name: TITLE }).first().waitFor();

      const page = await browser.page(DESK);
      await county.enter(page, 'zezhou.admin.xitong', '/organisation');
      await page.getByRole('heading', { level: 1, name: '机构与分工' }).waitFor();
      await page.getByRole('list', { name: '副县长（分管农业农村）分管的部门' }).waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, 'organisation-1-chart');

      await page.getByRole('link', { name: '办理变动' }).click();
      const add = page.getByRole('form', { name: '列入变动' });
      await add.getByRole('combobox', { name: '部门', exact: true }).selectOption({ label: '泽州县农业农村局' });
      await add.getByRole('combobox', { name: '分管领导', exact: true }).selectOption({ label: '副县长（分管住建、交通）' });
      await add.getByRole('button', { name: '列入' }).click();
      await page.getByLabel('文号').fill('泽政办发〔2026〕8号');
      await page.getByRole('button', { name: '预览', exact: true }).click();
      const preview = page.getByRole('region', { name: '预览' });
      await preview.getByText('副县长（分管农业农村）', { exact: true }).first().waitFor();
      await preview.getByText('1件', { exact: true }).waitFor();
      // Whoever administers reads no papers: the page says why no title stands here, and none does.
      await preview.getByText('管理员不阅看公文', { exact: false }).waitFor();
      const row = preview.getByRole('row').filter({ hasText: '发文' });
      expect(await row.innerText()).toMatch(/副县长（分管农业农村）[\s\S]*副县长（分管住建、交通）/u);
      // An administrator is not told what the paper is about.
      expect(await page.getByText(TITLE).count()).toBe(0);
      expect(await axe(page)).toEqual([]);
      await shot(page, 'organisation-2-preview');
      await preview.getByRole('button', { name: '确认变动' }).click();
      await page.getByRole('status').filter({ hasText: '待办已随之调整' }).waitFor();
      await page.getByRole('list', { name: '变动记录' }).getByText('泽政办发〔2026〕8号').first().waitFor();
      await shot(page, 'organisation-3-history');

      await deputy.reload();
      await deputy.getByRole('navigation', { name: '主导航' }).waitFor();
      await deputy.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => deputy.getByRole('main').getByRole('link', { name: TITLE }).count()).toBe(0);
      await leave(deputy);

      const other = await browser.page(PHONE);
      await county.enter(other, 'zezhou.fu.zhujian');
      await other.getByRole('main').getByRole('link', { name: TITLE }).first().waitFor();
      await other.goto(`${county.url}/organisation`);
      await other.getByRole('list', { name: '副县长（分管住建、交通）分管的部门' }).getByText('泽州县农业农村局').waitFor();
      expect(await fitsWidth(other)).toBe(true);
      expect(await axe(other)).toEqual([]);
      await shot(other, 'organisation-4-phone');
      await leave(other);
    });
  });
});
