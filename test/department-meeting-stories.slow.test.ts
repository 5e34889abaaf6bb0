/** Departments' meetings in the browser: asked for in time or not, after the deputy's consent or not. Real Chromium against the server as it ships. */
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, confirmAct, Deployment, leave, openOnPhone, said } from './support/stories.ts';

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

/** What the first story leaves for the second: which meeting was approved, and its day. */
let held: { readonly day: string; readonly address: string };

async function fill(page: Page, subject: string, on: string, host?: string) {
  const form = page.getByRole('form', { name: '报请示' });
  if (host !== undefined) await form.getByRole('combobox', { name: '主办部门' }).selectOption(host);
  await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '全域性会议' });
  await form.getByRole('textbox', { name: '题目' }).fill(subject);
  await form.getByRole('textbox', { name: '为什么开' }).fill('部署全年预算编制');
  await form.getByLabel('日期', { exact: true }).fill(on);
  await form.getByRole('textbox', { name: '地点' }).fill('机关会堂');
  await form.getByRole('textbox', { name: '参会范围' }).fill('各部门财务负责人');
  await form.getByRole('textbox', { name: '会期（天）' }).fill('0.5');
  await form.getByRole('spinbutton', { name: '人数' }).fill('80');
  await form.getByRole('textbox', { name: '费用（元）' }).fill('6000');
  for (const name of ['经费是否已纳入预算', '是否在年度会议计划内', '是否已充分准备'])
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
      // The plan of the year, kept by the department itself.
      await clerk.goto(`${town.url}/department-meetings/plan?year=${inTime.slice(0, 4)}`);
      const line = clerk.getByRole('form', { name: '登记一项' });
      await line.getByRole('textbox', { name: '会议、活动' }).fill('预算编制会议');
      await line.getByRole('textbox', { name: '经费（元）' }).fill('10000');
      await line.getByRole('button', { name: '登记一项' }).click();
      await clerk.getByRole('row').filter({ hasText: '预算编制会议' }).getByText('计划之内').waitFor();
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'department-meeting-0-plan');
      await clerk.goto(`${town.url}/department-meetings`);
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
      await form.getByRole('combobox', { name: /会议计划中的哪一项/ }).selectOption({ label: '预算编制会议（计划1次，已报0次）' });
      // Which line it is of says that it is in the plan.
      await form.getByRole('group', { name: '是否在年度会议计划内' }).waitFor({ state: 'detached' });
      await form.getByLabel('会议材料').setInputFiles({ name: '会议议程.csv', mimeType: 'text/csv', buffer: Buffer.from('时间,事项\n') });
      await form.getByText('会议议程.csv').first().waitFor();
      // Not prepared, it is not taken (第二十六条第三款).
      const prepared = form.getByRole('group', { name: '是否已充分准备' });
      await prepared.getByRole('radio', { name: '否', exact: true }).check();
      await aside.getByText('尚缺充分准备。').waitFor();
      await shot(clerk, 'department-meeting-1b-unprepared');
      await prepared.getByRole('radio', { name: '是', exact: true }).check();
      await aside.getByText('尚缺充分准备。').waitFor({ state: 'detached' });
      await aside.getByRole('heading', { name: '接下来' }).waitFor();
      await form.getByRole('button', { name: '报请示', exact: true }).click();
      await clerk.getByRole('heading', { level: 1, name: /年度预算编制工作会议/ }).waitFor();
      expect(await axe(clerk)).toEqual([]);
      await clerk.getByText('预算编制会议：计划1次、10000元，已报1次、6000元').waitFor();
      await clerk.getByRole('link', { name: '会议议程.csv' }).waitFor();
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
      for (const path of ['/department-meetings', '/department-meetings/plan', '/department-meetings/new']) {
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

      // A leader goes to another: it is on the calendar, for others without its name.
      const { form: request } = await api.get<{ form: Record<string, unknown> }>(`/department-meetings/${id}`);
      const wanted = { ...request, subject: '债务化解工作会议', leaders: ['executive-deputy'], hour: '14:30', plan: undefined };
      const second = await api.post<{ id: string }>('/department-meetings', {
        act: 'apply',
        input: { form: wanted },
        reason: '专项工作需要',
      });
      const acts = async (who: string, name: string, input: unknown) => {
        const at = await town.office('xinzhou').of(who);
        const { version } = await at.get<{ version: number }>(`/department-meetings/${second.id}`);
        await at.post(`/department-meetings/${second.id}/acts`, { act: name, input, seen: version });
      };
      await acts('registrar', 'refer', { opinion: '属实', post: 'executive-deputy' });
      await acts('executive-deputy', 'review', { opinion: '可以' });
      await acts('registrar', 'name-decider', { slot: 'holding', post: 'head', words: '本府会议审批办法' });
      await acts('head', 'approve', {});
      const leader = await browser.page(PHONE);
      await town.enter(leader, 'xinzhou.changwu', `/calendar?week=${inTime}`);
      await leader.getByRole('link', { name: /债务化解工作会议/ }).waitFor();
      expect(await fitsWidth(leader)).toBe(true);
      expect(await axe(leader)).toEqual([]);
      await shot(leader, 'department-meeting-8-calendar-phone');
      await leave(leader);
      const other = await browser.page(DESK);
      await town.enter(other, 'xinzhou.jiaoyu.wenshu', `/calendar?week=${inTime}`);
      await other.getByText('参加会议').first().waitFor();
      expect(await other.getByText('债务化解工作会议').count()).toBe(0);
      await shot(other, 'department-meeting-9-calendar-other');
      await leave(other);
      held = { day: inTime, address };
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

/** Last, because the clock goes on to the day of the meeting. */
describe('忻州市：召开以后', () => {
  it('召开以后照实报告，超出的列出；没有批准就开了的由办公室补登，市长书面同意照办（第二十六条）', async () => {
    await withBrowser(async (browser) => {
      await town.reopen(held.day);
      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'xinzhou.caizheng.wenshu', held.address);
      const report = await actForm(clerk, '报告召开情况');
      await report.getByRole('spinbutton', { name: '人数' }).fill('120');
      await report.getByRole('textbox', { name: '召开情况' }).fill('如期召开，列席单位较多');
      await report.getByRole('button', { name: '报告召开情况', exact: true }).click();
      await said(clerk, '已报告召开情况');
      await clerk.getByRole('list', { name: '与批准的不同' }).getByText('批准80人，实际120人').waitFor();
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'department-meeting-10-held');
      await leave(clerk);

      const office = await browser.page(DESK);
      await town.enter(office, 'xinzhou.ban.wenshu', '/department-meetings/new');
      const form = await fill(office, '资金调度会议', held.day, 'finance');
      await form.getByRole('button', { name: '已经召开的，改为补登' }).click();
      await office.getByRole('complementary').getByText('已成事实：照实登记，不合规定之处随件列出。').waitFor();
      await form.getByRole('button', { name: '补登', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /资金调度会议/ }).waitFor();
      await office.getByText('不合规定').first().waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'department-meeting-11-registered');
      const address = new URL(office.url()).pathname;
      await leave(office);

      const head = await browser.page(PHONE);
      await town.enter(head, 'xinzhou.shizhang', address);
      await head.getByRole('heading', { level: 1, name: /资金调度会议/ }).waitFor();
      await head.getByRole('button', { name: '还可办1项' }).tap();
      const sheet = head.getByRole('dialog', { name: '办理' });
      await sheet.getByRole('button', { name: '书面同意照办' }).tap();
      const order = sheet.getByRole('form', { name: '书面同意照办', exact: true });
      await order.getByRole('textbox', { name: '理由' }).fill('调度紧急，情况属实');
      await order.getByRole('button', { name: '书面同意照办', exact: true }).tap();
      await confirmAct(head, '书面同意照办');
      await said(head, '已书面同意照办');
      // What was found stays on record with it.
      await head.getByText('不合规定').first().waitFor();
      await head.getByText('调度紧急，情况属实').first().waitFor();
      expect(await fitsWidth(head)).toBe(true);
      expect(await axe(head)).toEqual([]);
      await shot(head, 'department-meeting-12-ordered-phone');
      await leave(head);
    });
  });
});
