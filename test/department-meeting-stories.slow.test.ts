/** Departments' meetings in the browser: asked for in time or not, after the deputy's consent or not. Real Chromium against the server as it ships. */
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, openOnPhone, said } from './support/stories.ts';

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

/** The first day that is so many workdays off, if one asks today: the day before it is too late. */
function firstInTime(workdays: number): { readonly inTime: string; readonly late: string } {
  const calendar = loadBuiltInCalendar();
  for (let after = 1; after < 60; after += 1)
    if (calendar.due(day(after), -workdays, 'workday').date >= day(0)) return { inTime: day(after), late: day(after - 1) };
  throw new Error('no day in sixty is far enough off');
}

async function fill(page: Page, subject: string, on: string) {
  const form = page.getByRole('form', { name: '报请示' });
  await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '全域性会议' });
  await form.getByRole('textbox', { name: '题目' }).fill(subject);
  await form.getByRole('textbox', { name: '为什么开' }).fill('部署全年预算编制');
  await form.getByLabel('日期', { exact: true }).fill(on);
  await form.getByRole('textbox', { name: '地点' }).fill('机关会堂');
  await form.getByRole('textbox', { name: '参会范围' }).fill('各部门财务负责人');
  await form.getByRole('textbox', { name: '会期（天）' }).fill('0.5');
  await form.getByRole('spinbutton', { name: '人数' }).fill('80');
  await form.getByRole('textbox', { name: '费用（元）' }).fill('6000');
  for (const name of ['经费是否已纳入预算', '是否在年度会议计划内'])
    await form.getByRole('group', { name }).getByRole('radio', { name: '是', exact: true }).check();
  return form;
}

describe('忻州市：财政局召开全市性会议', () => {
  it('9个工作日前报的不予受理，10个工作日前的可以；审核、批准后待召开（第二十六条）', async () => {
    await withBrowser(async (browser) => {
      const { inTime, late } = firstInTime(10);
      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'xinzhou.caizheng.wenshu', '/department-meetings');
      await clerk.getByText('还没有部门会议、活动在册。').waitFor();
      expect(await axe(clerk)).toEqual([]);
      await clerk.getByRole('link', { name: '报请示' }).first().click();
      const form = await fill(clerk, '年度预算编制工作会议', late);
      const aside = clerk.getByRole('complementary');
      await aside
        .getByRole('button', { name: /第二十六条第二款/ })
        .first()
        .waitFor();
      await aside.getByText(/须提前10个工作日/).waitFor();
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'department-meeting-1-late');
      await form.getByRole('button', { name: '报请示', exact: true }).click();
      await form
        .getByRole('alert')
        .getByText(/须提前10个工作日/)
        .waitFor();
      expect(new URL(clerk.url()).pathname).toBe('/department-meetings/new');
      await form.getByLabel('日期', { exact: true }).fill(inTime);
      await aside.getByRole('heading', { name: '接下来' }).waitFor();
      await form.getByRole('button', { name: '报请示', exact: true }).click();
      await clerk.getByRole('heading', { level: 1, name: /年度预算编制工作会议/ }).waitFor();
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'department-meeting-2-asked');
      const address = new URL(clerk.url()).pathname;
      const id = address.split('/').at(-1) ?? '';
      await leave(clerk);

      const office = await browser.page(DESK);
      await town.enter(office, 'xinzhou.ban.wenshu', address);
      const refer = await actForm(office, '审核呈报');
      await refer.getByRole('textbox', { name: '审核意见' }).fill('要件齐全');
      await refer.getByRole('combobox', { name: '呈报哪一位领导审核' }).selectOption({ label: '常务副市长' });
      await refer.getByRole('button', { name: '审核呈报', exact: true }).click();
      await said(office, '已审核呈报');
      await leave(office);

      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'xinzhou.changwu');
      await deputy
        .getByRole('main')
        .getByRole('link', { name: /年度预算编制工作会议/ })
        .first()
        .tap();
      await deputy.getByRole('heading', { level: 1, name: /年度预算编制工作会议/ }).waitFor();
      expect(await fitsWidth(deputy)).toBe(true);
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'department-meeting-3-deputy-phone', { fullPage: false });
      const review = await openOnPhone(deputy, '审核');
      await review.getByRole('textbox', { name: '审核意见' }).fill('可以召开');
      await review.getByRole('button', { name: '审核', exact: true }).tap();
      await said(deputy, '已审核');
      for (const path of ['/department-meetings', '/department-meetings/new']) {
        await deputy.goto(`${town.url}${path}`);
        await deputy.getByRole('heading', { level: 1 }).waitFor();
        expect(await fitsWidth(deputy)).toBe(true);
        expect(await axe(deputy)).toEqual([]);
      }
      await shot(deputy, 'department-meeting-4-form-phone', { fullPage: false });
      await leave(deputy);

      const desk = await browser.page(DESK);
      await town.enter(desk, 'xinzhou.ban.wenshu', address);
      const decider = await actForm(desk, '写明由谁批准');
      await decider.getByRole('combobox', { name: '职务' }).selectOption({ label: '市长' });
      await decider.getByRole('textbox', { name: '依据' }).fill('本府会议审批办法');
      await decider.getByRole('button', { name: '写明由谁批准', exact: true }).click();
      await said(desk, '已写明由谁批准');
      await leave(desk);

      const head = await browser.page(DESK);
      await town.enter(head, 'xinzhou.shizhang', address);
      const approve = await actForm(head, '批准');
      await approve.getByRole('button', { name: '批准', exact: true }).click();
      await said(head, '已批准');
      await head.getByText('市长（办公室写明：本府会议审批办法）').or(head.getByText('办公室写明：本府会议审批办法')).first().waitFor();
      expect(await axe(head)).toEqual([]);
      await shot(head, 'department-meeting-5-approved');
      await leave(head);

      const api = await town.office('xinzhou').of('finance.clerk');
      const view = await api.get<{ stage: string; breaches: readonly unknown[]; askBy?: string }>(`/department-meetings/${id}`);
      expect([view.stage, view.breaches]).toEqual(['approved', []]);
      expect((view.askBy ?? '') >= day(0)).toBe(true);
    });
  });
});

describe('西市区：先经分管领导同意', () => {
  it('没有分管副区长同意，直接报请示不予受理；同意以后正式报请示（第二十五条第三款）', async () => {
    await withBrowser(async (browser) => {
      const { inTime } = firstInTime(7);
      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'xishi.jiaotong.wenshu', '/department-meetings/new');
      const form = await fill(clerk, '道路安全工作会议', inTime);
      // The text wants the consent first: the form asks for that and for nothing else.
      const go = form.getByRole('button', { name: '请分管领导同意', exact: true });
      await go.waitFor();
      await clerk.getByRole('complementary').getByText('同意报请示').waitFor();
      await shot(clerk, 'department-meeting-6-consent');
      await go.click();
      await clerk.getByRole('heading', { level: 1, name: /道路安全工作会议/ }).waitFor();
      const address = new URL(clerk.url()).pathname;
      const id = address.split('/').at(-1) ?? '';
      const api = await town.office('xishi').of('transport.clerk');
      const { form: request } = await api.get<{ form: unknown }>(`/department-meetings/${id}`);
      await expect(api.post('/department-meetings', { act: 'apply', input: { form: request } })).rejects.toThrow(
        /第二十五条第三款|分管领导同意/,
      );

      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'xishi.fu.zhujian', address);
      const consent = await openOnPhone(deputy, '同意报请示');
      await consent.getByRole('button', { name: '同意报请示', exact: true }).tap();
      await said(deputy, '已同意报请示');
      await leave(deputy);

      await clerk.reload();
      const submit = await actForm(clerk, '正式报请示');
      await submit.getByRole('button', { name: '正式报请示', exact: true }).click();
      await said(clerk, '已正式报请示');
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'department-meeting-7-submitted');
      await leave(clerk);
    });
  });
});
