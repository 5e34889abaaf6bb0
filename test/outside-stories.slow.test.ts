/** What is raised from outside, in the browser: a suggestion and a letter, each to a public reply. Real Chromium against the server as it ships. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, confirmAct, Deployment, leave, openOnPhone, perform, said } from './support/stories.ts';

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

async function register(page: Page, kind: string, from: string, who: string, subject: string) {
  const form = page.getByRole('form', { name: '登记' });
  await form.getByRole('combobox', { name: '类别' }).selectOption({ label: kind });
  await form.getByRole('textbox', { name: '事由' }).fill(subject);
  await form.getByRole('textbox', { name: from }).fill(who);
  await form.getByRole('textbox', { name: '内容' }).fill('城北片区高层住户早晚水压不足，希望改造加压泵站。');
  return form;
}

describe('泽州县：代表建议（第十四条第二款）', () => {
  it('没有沟通不能送签；签发、满意以后公开', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'zezhou.ban.wenshu', '/oversight');
      await office.getByText('还没有你可以看的接受监督事项。').waitFor();
      expect(await axe(office)).toEqual([]);
      await office.getByRole('link', { name: '登记', exact: true }).first().click();
      const form = await register(office, '人大代表建议', '提出的代表', '第一代表团', '改造城北片区供水管网');
      await office.getByRole('complementary').getByRole('heading', { name: '接下来' }).waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'outside-1-register');
      await form.getByRole('button', { name: '登记', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /改造城北片区供水管网/ }).waitFor();
      const address = new URL(office.url()).pathname;
      const assign = await actForm(office, '交办');
      await assign.getByText(/没有写几日/).waitFor();
      await assign.getByRole('combobox', { name: '主办部门' }).selectOption({ label: '泽州县住房和城乡建设局' });
      await assign.getByLabel('办结期限').fill(day(90));
      await assign.getByRole('textbox', { name: '期限的依据' }).fill('县人大常委会办理办法');
      await assign.getByRole('button', { name: '交办', exact: true }).click();
      await said(office, '已交办');
      await leave(office);

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.zhujian.wenshu', address);
      await clerk.getByText('还不能做的').first().waitFor();
      const talk = await actForm(clerk, '记录沟通');
      await talk.getByRole('combobox', { name: '方式' }).selectOption({ label: '上门走访' });
      await talk.getByRole('textbox', { name: '沟通情况' }).fill('同代表团到现场察看，确认改造范围。');
      await talk.getByRole('button', { name: '记录沟通', exact: true }).click();
      await said(clerk, '已记录沟通');
      const draft = await actForm(clerk, '送签答复');
      await draft.getByRole('textbox', { name: '答复正文' }).fill('加压泵站改造已列入年度计划，六月底前完工。');
      await draft.getByRole('radio', { name: /^B/ }).check();
      await draft.getByRole('button', { name: '送签答复', exact: true }).click();
      await said(clerk, '已送签答复');
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'outside-2-drafted');
      await leave(clerk);

      const chief = await browser.page(PHONE);
      await town.enter(chief, 'zezhou.zhujian.juzhang', address);
      await chief.getByRole('heading', { level: 1, name: /改造城北片区供水管网/ }).waitFor();
      expect(await fitsWidth(chief)).toBe(true);
      expect(await axe(chief)).toEqual([]);
      await shot(chief, 'outside-3-chief-phone', { fullPage: false });
      const sign = await openOnPhone(chief, '签发答复');
      await sign.getByRole('button', { name: '签发答复', exact: true }).tap();
      await confirmAct(chief, '签发答复');
      await said(chief, '已签发答复');
      await leave(chief);

      const desk = await browser.page(DESK);
      await town.enter(desk, 'zezhou.ban.wenshu', address);
      const answer = await actForm(desk, '登记反馈意见');
      await answer.getByRole('radio', { name: '满意', exact: true }).check();
      await answer.getByRole('button', { name: '登记反馈意见', exact: true }).click();
      await said(desk, '已登记反馈意见');
      const publish = await actForm(desk, '公开答复');
      await publish.getByRole('button', { name: '公开答复', exact: true }).click();
      await confirmAct(desk, '公开答复');
      await said(desk, '已公开答复');
      expect(await axe(desk)).toEqual([]);
      await shot(desk, 'outside-4-published');
      await leave(desk);
    });
  });
});

describe('泽州县：群众来信（第十七条）', () => {
  it('领导亲自阅批，部门答复，公开的文字没有姓名；别的部门只看得到公开的答复', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'zezhou.ban.wenshu', '/oversight/new');
      const form = await register(office, '群众来信', '来信人', '王甲乙', '小区加压泵站');
      await form.getByRole('button', { name: '登记', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /小区加压泵站（王某）/ }).waitFor();
      const address = new URL(office.url()).pathname;
      const refer = await actForm(office, '送阅');
      await refer.getByRole('combobox', { name: '送谁阅批' }).selectOption({ label: '副县长（分管住建、交通）' });
      await refer.getByRole('button', { name: '送阅', exact: true }).click();
      await said(office, '已送阅');

      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'zezhou.fu.zhujian', address);
      await deputy.getByRole('heading', { level: 1, name: /小区加压泵站/ }).waitFor();
      expect(await fitsWidth(deputy)).toBe(true);
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'outside-5-deputy-phone', { fullPage: false });
      const read = await openOnPhone(deputy, '阅批');
      await read.getByRole('textbox', { name: '批示' }).fill('请住建局核实后答复来信人');
      await read.getByRole('button', { name: '阅批', exact: true }).tap();
      await said(deputy, '已阅批');
      await leave(deputy);

      await office.reload();
      const assign = await actForm(office, '交办');
      await assign.getByRole('combobox', { name: '主办部门' }).selectOption({ label: '泽州县住房和城乡建设局' });
      await assign.getByRole('button', { name: '交办', exact: true }).click();
      await said(office, '已交办');

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.zhujian.wenshu', address);
      await perform(clerk, '送签答复', '已送签答复', { 答复正文: '泵站已检修，水压恢复。' });
      await leave(clerk);
      const chief = await browser.page(DESK);
      await town.enter(chief, 'zezhou.zhujian.juzhang', address);
      const sign = await actForm(chief, '签发答复');
      await sign.getByRole('button', { name: '签发答复', exact: true }).click();
      await confirmAct(chief, '签发答复');
      await said(chief, '已签发答复');
      await leave(chief);

      await office.reload();
      const publish = await actForm(office, '公开答复');
      await publish.getByRole('textbox', { name: '标题' }).fill('答复王甲乙');
      await publish.getByRole('button', { name: '公开答复', exact: true }).click();
      await confirmAct(office, '公开答复');
      await office
        .getByText(/写有群众的姓名/)
        .first()
        .waitFor();
      await publish.getByRole('textbox', { name: '标题' }).fill('关于小区加压泵站的答复');
      await publish.getByRole('button', { name: '公开答复', exact: true }).click();
      await confirmAct(office, '公开答复');
      await said(office, '已公开答复');
      await leave(office);

      const other = await browser.page(PHONE);
      await town.enter(other, 'zezhou.caizheng.wenshu', '/oversight/published');
      await other.getByRole('heading', { name: '关于小区加压泵站的答复' }).waitFor();
      expect(await fitsWidth(other)).toBe(true);
      expect(await axe(other)).toEqual([]);
      await shot(other, 'outside-6-public-phone', { fullPage: false });
      await other.goto(`${town.url}${address}`);
      await other.getByRole('link', { name: '回接受监督' }).waitFor();
      for (const path of ['/oversight', '/oversight/published']) {
        await other.goto(`${town.url}${path}`);
        await other.getByRole('heading', { level: 1 }).waitFor();
        expect(await fitsWidth(other)).toBe(true);
        expect(await axe(other)).toEqual([]);
      }
      await leave(other);
    });
  });
});
