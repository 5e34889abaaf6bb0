/** 学习计划 in the browser: 卫东区's law study, drafted, its approver stated, approved by the head on a phone, entered as held; what is behind. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, said } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** Today in Asia/Shanghai, the server's clock being the machine's. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('卫东区：常务会议学法的年度计划', () => {
  it('拟定、写明由谁审定、区长在手机上审定、登记已学；没有写的专题学习不办理（第二十一条）', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      const month = Number(today().slice(5, 7));
      await town.enter(office, 'weidong.ban.wenshu', '/meetings/study');
      await office.getByText('专题学习：本规则没有写，不办理。').waitFor();
      const form = office.getByRole('form', { name: '拟定学习计划' });
      await form.getByRole('textbox', { name: '学习内容' }).fill('行政复议法');
      await form.getByRole('button', { name: '拟定', exact: true }).click();
      await form.getByRole('alert').getByText('没有写月份：行政复议法').waitFor();
      await form.getByRole('textbox', { name: '学习内容' }).fill(`${month}月 行政复议法\n${month}月 行政许可法`);
      expect(await axe(office)).toEqual([]);
      await shot(office, 'study-1-draft');
      await form.getByRole('button', { name: '拟定', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: `${today().slice(0, 4)}年会前学法计划` }).waitFor();
      const address = new URL(office.url()).pathname;

      const name = await actForm(office, '写明由谁审定');
      await name.getByRole('combobox', { name: '由谁审定' }).selectOption({ label: '区长' });
      await name.getByRole('textbox', { name: '依据' }).fill('区政府常务会议决定');
      await name.getByRole('button', { name: '写明由谁审定', exact: true }).click();
      await said(office, '已写明由谁审定');
      const submit = await actForm(office, '送审计划');
      await submit.getByRole('button', { name: '送审计划', exact: true }).click();
      await said(office, '已送审计划');

      const phone = await browser.page(PHONE);
      await town.enter(phone, 'weidong.quzhang', address);
      const approve = await actForm(phone, '审定计划');
      await shot(phone, 'study-2-approve-phone');
      await approve.getByRole('button', { name: '审定计划', exact: true }).click();
      await said(phone, '已审定计划');

      await office.reload();
      const hold = await actForm(office, '登记学习');
      await hold.getByRole('combobox', { name: '学习内容' }).selectOption({ label: `${month}月 行政复议法` });
      await hold.getByRole('combobox', { name: '主持' }).selectOption({ label: '区长' });
      await shot(office, 'study-3-hold');
      await hold.getByRole('button', { name: '登记学习', exact: true }).click();
      await said(office, '已登记学习');
      expect(await axe(office)).toEqual([]);
      await shot(office, 'study-4-plan');

      await town.enter(phone, 'weidong.quzhang', '/meetings/study');
      await phone.getByText('待学', { exact: true }).waitFor();
      await phone.getByText('已学', { exact: true }).waitFor();
      expect(await fitsWidth(phone)).toBe(true);
      expect(await axe(phone)).toEqual([]);
      await shot(phone, 'study-5-year-phone');
      await town.enter(office, 'weidong.ban.wenshu', '/meetings/study');
      await office.getByText('待学', { exact: true }).waitFor();
      await shot(office, 'study-6-year');
    });
  }, 120_000);
});
