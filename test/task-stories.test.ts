/** Supervised tasks in the browser: assigned, signed for, planned, done, sent back, done again, closed. Real Chromium against the server as it ships. */
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, openOnPhone, said } from './support/stories.ts';

let town: Deployment;
let folder: string;
beforeAll(async () => {
  town = await Deployment.start();
  folder = await mkdtemp(join(tmpdir(), 'lx-task-'));
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('泽州县：13710（第三十九条第一款）', () => {
  it('交办、签收、报送方案、报告办结，退回后再报，核验评等次，销号', async () => {
    await withBrowser(async (browser) => {
      const evidence = join(folder, '拨付凭证.txt');
      await writeFile(evidence, '资金已经拨付。');
      const office = await browser.page(DESK);
      await town.enter(office, 'zezhou.ban.wenshu', '/tasks/new');
      const form = office.getByRole('form', { name: '交办' });
      await form.getByRole('combobox', { name: '来源' }).selectOption({ label: '领导批示' });
      await form.getByRole('textbox', { name: '事项名称' }).fill('解决城南供热管网改造资金缺口');
      await form.getByRole('textbox', { name: '交办要求' }).fill('核实缺口，提出解决办法');
      await form.getByRole('textbox', { name: '以何证明办结' }).fill('资金拨付凭证');
      await form.getByRole('combobox', { name: '牵头单位' }).fill('财政局');
      await office
        .getByRole('option', { name: /财政局/ })
        .first()
        .click();
      await form.getByRole('combobox', { name: '第一责任人' }).fill('财政局局长');
      await office
        .getByRole('option', { name: /财政局局长/ })
        .first()
        .click();
      await office
        .getByRole('complementary')
        .getByText(/七日办结/)
        .waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'task-1-assigning');
      await form.getByRole('button', { name: '交办', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: '解决城南供热管网改造资金缺口' }).waitFor();
      const address = new URL(office.url()).pathname;
      await leave(office);

      const bureau = await browser.page(PHONE);
      await town.enter(bureau, 'zezhou.caizheng.wenshu', address);
      const sign = await openOnPhone(bureau, '签收');
      await sign.getByRole('button', { name: '签收', exact: true }).tap();
      await said(bureau, '已签收');
      expect(await fitsWidth(bureau)).toBe(true);
      expect(await axe(bureau)).toEqual([]);
      await shot(bureau, 'task-2-signed-phone');
      await bureau.goto(`${town.url}/tasks`);
      await bureau.getByRole('link', { name: '解决城南供热管网改造资金缺口' }).first().waitFor();
      expect(await fitsWidth(bureau)).toBe(true);
      expect(await axe(bureau)).toEqual([]);
      await shot(bureau, 'task-3-list-phone');
      await leave(bureau);

      const claims = async (words: string, plan?: string) => {
        const desk = await browser.page(DESK);
        await town.enter(desk, 'zezhou.caizheng.wenshu', address);
        if (plan !== undefined) {
          const planning = await actForm(desk, '报送方案');
          await planning.getByRole('textbox', { name: '方案' }).fill(plan);
          await planning.getByRole('button', { name: '报送方案', exact: true }).click();
          await said(desk, '已报送方案');
        }
        const complete = await actForm(desk, '报告办结');
        await complete.getByRole('textbox', { name: '办理结果' }).fill(words);
        await complete.locator('input[type=file]').setInputFiles(evidence);
        await complete.getByRole('link', { name: '拨付凭证.txt' }).waitFor();
        await complete.getByRole('button', { name: '报告办结', exact: true }).click();
        await said(desk, '已报告办结');
        await leave(desk);
      };
      await claims('已拨付', '先核实，再拨付');
      const checking = await browser.page(DESK);
      await town.enter(checking, 'zezhou.ban.wenshu', address);
      const back = await actForm(checking, '退回');
      await back.getByRole('textbox', { name: '退回的理由' }).fill('凭证不全');
      await back.getByRole('button', { name: '退回', exact: true }).click();
      await said(checking, '已退回');
      await leave(checking);
      await claims('已全部拨付，附凭证');

      const desk = await browser.page(DESK);
      await town.enter(desk, 'zezhou.ban.wenshu', address);
      const accept = await actForm(desk, '核验通过');
      await accept.getByRole('radio', { name: '良好' }).check();
      await accept.getByRole('button', { name: '核验通过', exact: true }).click();
      await said(desk, '已核验通过');
      const close = await actForm(desk, '销号');
      await close.getByRole('textbox', { name: '结果报给谁' }).fill('县长');
      await close.getByRole('button', { name: '销号', exact: true }).click();
      await said(desk, '已销号');
      expect(await axe(desk)).toEqual([]);
      await shot(desk, 'task-4-closed');
      await desk.goto(`${town.url}/tasks`);
      await desk.getByRole('link', { name: '解决城南供热管网改造资金缺口' }).first().waitFor();
      expect(await axe(desk)).toEqual([]);
      await shot(desk, 'task-5-list');
      // An address that is no task's, though the API answers something there, is not there; it does not break the page.
      await desk.goto(`${town.url}/tasks/board`);
      await desk.getByRole('heading', { level: 1, name: /没有找到/u }).waitFor();
    });
  });
});
