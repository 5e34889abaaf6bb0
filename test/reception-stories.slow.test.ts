/** 领导接访, in the browser: 卫东区 arranges a day, moves it, enters who came and which visits; 泽州县 has none. Real Chromium against the server as it ships. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, said } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** The day after so many days from today in Asia/Shanghai: the server's clock is the machine's. */
const day = (after: number): string => new Date(Date.now() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10);

describe('卫东区第四十条：定期接待来访', () => {
  it('安排、改期、登记接访和来访，日程里看得到；手机上看得清', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', '/oversight/new');
      const visit = office.getByRole('form', { name: '登记' });
      await visit.getByRole('combobox', { name: '类别' }).selectOption({ label: '群众来访' });
      await visit.getByRole('textbox', { name: '事由' }).fill('老旧小区加装电梯');
      await visit.getByRole('textbox', { name: '来访人' }).fill('李某某');
      await visit.getByRole('textbox', { name: '内容' }).fill('楼栋居民意见不一，请协调加装电梯。');
      await visit.getByRole('button', { name: '登记', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /加装电梯/ }).waitFor();
      const address = new URL(office.url()).pathname;

      await office.goto(`${town.url}/oversight`);
      await office.getByRole('link', { name: '领导接访' }).click();
      await office.getByText('不计逾期').waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'reception-1-year');
      const form = office.getByRole('form', { name: '安排接访' });
      await form.getByRole('button', { name: '安排', exact: true }).click();
      await form.getByText('请填写接访的领导、负责人', { exact: true }).waitFor();
      await form.getByRole('combobox', { name: '接访的领导、负责人' }).fill('区长');
      await form.getByRole('option', { name: '区长', exact: true }).click();
      await form.getByLabel('接访日期').fill(day(7));
      await form.getByRole('textbox', { name: '地点' }).fill('群众来访接待大厅');
      await shot(office, 'reception-2-arrange');
      await form.getByRole('button', { name: '安排', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /^区长接访/ }).waitFor();
      await office.getByText('待接访').first().waitFor();
      const move = await actForm(office, '改期');
      await move.getByLabel('接访日期').fill(day(0));
      await move.getByRole('textbox', { name: '改期的理由' }).fill('与全体会议相碰，提前接访');
      await move.getByRole('button', { name: '改期', exact: true }).click();
      await said(office, '已改期');
      const hold = await actForm(office, '登记接访');
      await shot(office, 'reception-3-hold');
      await hold.getByLabel('来访人数').fill('6');
      await hold.getByRole('checkbox', { name: /加装电梯/ }).check();
      await hold.getByRole('textbox', { name: '接访情况' }).fill('听取两方意见，交住建部门五日内组织协商。');
      await hold.getByRole('button', { name: '登记接访', exact: true }).click();
      await said(office, '已登记接访');
      await office.getByRole('heading', { name: '接待的来访' }).waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'reception-4-held');
      await office.goto(`${town.url}${address}`);
      await office
        .getByText(/区长接待/)
        .first()
        .waitFor();
      await office.goto(`${town.url}/calendar`);
      await office.getByRole('link', { name: '接待来访' }).first().waitFor();
      await shot(office, 'reception-5-calendar');
      await leave(office);

      const head = await browser.page(PHONE);
      await town.enter(head, 'weidong.quzhang', '/oversight/receptions');
      await head.getByRole('link', { name: '区长', exact: true }).first().tap();
      await head.getByText('听取两方意见，交住建部门五日内组织协商。', { exact: true }).waitFor();
      await head.getByRole('link', { name: /加装电梯/ }).waitFor();
      await fitsWidth(head);
      expect(await axe(head)).toEqual([]);
      await shot(head, 'reception-6-phone');
    });
  });

  it('泽州县没有写定期接访：写明不安排', async () => {
    await withBrowser(async (browser) => {
      const page = await browser.page(PHONE);
      await town.enter(page, 'zezhou.ban.wenshu', '/oversight/receptions');
      await page.getByText('本规则没有写领导定期接待来访，这里不安排').waitFor();
      await fitsWidth(page);
      expect(await axe(page)).toEqual([]);
    });
  });
});
