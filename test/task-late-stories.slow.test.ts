/**
 * What an executive meeting decides becomes a supervised task: late, reminded up the ladder, extended, done, sent back, done again, closed,
 * counted in the week's bulletin. In 泽州县 with 13710, in 西市区 with a limit of its own. The server's clock goes on by weeks.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GovernmentId } from '@lingxing/demo';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, openOnPhone, perform, said } from './support/stories.ts';

let town: Deployment;
let folder: string;
beforeAll(async () => {
  town = await Deployment.start();
  folder = await mkdtemp(join(tmpdir(), 'lx-late-'));
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
  await rm(folder, { recursive: true, force: true });
});

const DAY_MS = 86_400_000;
/** A day in Asia/Shanghai, so many days after the one on which the story begins. */
const begun = Date.now() + 8 * 3_600_000;
const dayAfter = (days: number): string => new Date(begun + days * DAY_MS).toISOString().slice(0, 10);

async function looked(page: Page, name: string): Promise<void> {
  expect(await fitsWidth(page)).toBe(true);
  expect(await axe(page)).toEqual([]);
  await shot(page, name);
}

async function chosen(form: Locator, label: string, name: string): Promise<void> {
  await form.getByRole('combobox', { name: label }).fill(name);
  await form
    .page()
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}

/** An executive meeting of today that has decided one topic of the finance department, and what is to follow from it. */
async function decided(government: GovernmentId, topic: string): Promise<string> {
  const desks = town.office(government);
  const input = { kind: 'executive', on: dayAfter(0), time: '23:00', place: '三楼会议室', chair: 'head' };
  const { id } = await (await desks.of('registrar')).post<{ id: string }>('/meetings', { act: 'convene', input });
  const act = async (who: string, name: string, what: unknown = {}) => {
    const desk = await desks.of(who);
    const { version } = await desk.get<{ readonly version: number }>(`/meetings/${id}`);
    await desk.post(`/meetings/${id}/acts`, { act: name, input: what, seen: version });
  };
  await act('head', 'propose', { title: topic, department: 'finance' });
  await act('registrar', 'vet', { topic: 't1', opinion: '可以上会' });
  await act('head', 'fix', { topics: ['t1'] });
  await act('head', 'approve-papers', { topic: 't1' });
  await act('registrar', 'notify');
  await act('registrar', 'open');
  await act('head', 'decide', { topic: 't1', result: 'adopted', words: '由财政局核实缺口，拨付到位。' });
  await act('registrar', 'adjourn');
  await act('registrar', 'fate', { topic: 't1', fate: 'task', department: 'finance' });
  return id;
}

interface Town {
  readonly government: GovernmentId;
  readonly accounts: { readonly office: string; readonly clerk: string; readonly chief: string; readonly head: string };
  readonly chief: string;
  /** The limit of a task that names none, in days; nothing where the text names no stages. */
  readonly days?: number;
}

const TOWNS: readonly (Town & { readonly name: string })[] = [
  {
    name: '泽州县：13710（第三十九条第一款）',
    government: 'zezhou',
    accounts: { office: 'zezhou.ban.wenshu', clerk: 'zezhou.caizheng.wenshu', chief: 'zezhou.caizheng.juzhang', head: 'zezhou.xianzhang' },
    chief: '财政局局长',
    days: 7,
  },
  {
    name: '西市区：时限逐件写明（第三十五条、第三十六条）',
    government: 'xishi',
    accounts: { office: 'xishi.ban.wenshu', clerk: 'xishi.caizheng.wenshu', chief: 'xishi.caizheng.juzhang', head: 'xishi.quzhang' },
    chief: '财政局局长',
  },
];

describe.each(TOWNS)('$name', ({ government, accounts, chief, days }) => {
  const title = `城南供热管网改造资金（${government}）`;

  it('议定交办，逾期逐级提醒，延期，办结，退回再报，销号，进入督查通报', async () => {
    await withBrowser(async (browser) => {
      await town.reopen(dayAfter(0));
      const sitting = await decided(government, title);
      const office = await browser.page(DESK);
      await town.enter(office, accounts.office, `/tasks/new?sitting=${sitting}&topic=t1`);
      const form = office.getByRole('form', { name: '交办' });
      await expect.poll(() => form.getByRole('textbox', { name: '事项名称' }).inputValue()).toBe(title);
      // Asked where the text does not say who answers first; the form knows it once the government's terms are there.
      if (days !== undefined) await chosen(form, '第一责任人', chief);
      if (days === undefined) {
        // Without a limit it is not assigned: the text names no stages to count by.
        await form.getByRole('button', { name: '交办', exact: true }).click();
        await form
          .getByText(/请.{2}办结时限/u)
          .first()
          .waitFor();
        await form.getByLabel('办结时限').fill(dayAfter(7));
        await form.getByRole('textbox', { name: '时限的依据' }).fill('区长当场要求');
      }
      await looked(office, `late-${government}-1-assign`);
      await form.getByRole('button', { name: '交办', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: title }).waitFor();
      const address = new URL(office.url()).pathname;
      await leave(office);
      const bureau = await browser.page(DESK);
      await town.enter(bureau, accounts.clerk, address);
      const sign = await actForm(bureau, '签收');
      await sign.getByRole('button', { name: '签收', exact: true }).click();
      await said(bureau, '已签收');
      await perform(bureau, '报送方案', '已报送方案', { 方案: '先核实，再拨付' });
      await leave(bureau);

      // Three days past the limit: the body that leads is reminded on the first, its head on the third.
      await town.reopen(dayAfter(8));
      await town.reopen(dayAfter(10));
      const phone = await browser.page(PHONE);
      await town.enter(phone, accounts.chief, address);
      await phone.getByText('逾期3日').first().waitFor();
      await looked(phone, `late-${government}-2-late-phone`);
      // To be reported on and done come first; to press is under the others.
      await phone.getByRole('button', { name: /^其他\d项/ }).tap();
      const press = await openOnPhone(phone, '督促');
      await press.getByRole('textbox', { name: '督促意见' }).fill('本周办完');
      await press.getByRole('button', { name: '督促', exact: true }).tap();
      await said(phone, '已督促');
      await leave(phone);
      const asking = await browser.page(DESK);
      await town.enter(asking, accounts.clerk, address);
      const extension = await actForm(asking, '申请延期');
      await extension.getByText('时限已过，逾期一并记录', { exact: false }).waitFor();
      await extension.getByLabel('延至').fill(dayAfter(20));
      await extension.getByRole('textbox', { name: '理由' }).fill('等待上级拨付');
      await extension.getByRole('button', { name: '申请延期', exact: true }).click();
      await said(asking, '已申请延期');
      await looked(asking, `late-${government}-3-asked`);
      const leader = await browser.page(PHONE);
      await town.enter(leader, accounts.head, address);
      const grant = await openOnPhone(leader, '同意延期');
      await looked(leader, `late-${government}-4-grant-phone`);
      await grant.getByRole('button', { name: '同意延期', exact: true }).tap();
      await said(leader, '已同意延期');
      await leave(leader);

      const evidence = join(folder, '拨付凭证.txt');
      await writeFile(evidence, '资金已经拨付。');
      const claim = async (words: string) => {
        await asking.goto(`${town.url}${address}`);
        const complete = await actForm(asking, '报告办结');
        await complete.getByRole('textbox', { name: '办理结果' }).fill(words);
        await complete.locator('input[type=file]').setInputFiles(evidence);
        await complete.getByRole('link', { name: '拨付凭证.txt' }).waitFor();
        await complete.getByRole('button', { name: '报告办结', exact: true }).click();
        await said(asking, '已报告办结');
      };
      await claim('已拨付');
      const desk = await browser.page(DESK);
      await town.enter(desk, accounts.office, address);
      await perform(desk, '退回', '已退回', { 退回的理由: '凭证不全' });
      await claim('已全部拨付，附凭证');
      await leave(asking);
      await desk.reload();
      const accept = await actForm(desk, '核验通过');
      const grade = accept.getByRole('radio', { name: '良好' });
      // Graded where the system of the text has grades.
      expect((await grade.count()) > 0).toBe(days !== undefined);
      if (days !== undefined) await grade.check();
      await accept.getByRole('button', { name: '核验通过', exact: true }).click();
      await said(desk, '已核验通过');
      await perform(desk, '销号', '已销号', { 结果报给谁: '常务会议' });
      await looked(desk, `late-${government}-5-closed`);
      await leave(desk);

      // The week is over: its bulletin counts what the ledger holds, opens down to the task, and is drafted.
      await town.reopen(dayAfter(17));
      const after = await browser.page(DESK);
      await town.enter(after, accounts.office, `/tasks/bulletin?week=${dayAfter(10)}`);
      const row = after.getByRole('row').filter({ hasText: '财政局' });
      await row
        .getByRole('link', { name: /按时销号1件|核验退回1件/ })
        .first()
        .waitFor();
      await row.getByRole('link', { name: /退回1件/ }).click();
      await after.getByRole('region', { name: '所计的事项' }).getByRole('link', { name: title }).waitFor();
      // Week by week beside it, the figure of each week opened the same way.
      await after
        .getByRole('region', { name: '近十二周' })
        .getByRole('link', { name: /按时销号1件/ })
        .waitFor();
      await looked(after, `late-${government}-6-bulletin`);
      const small = await browser.page(PHONE);
      await town.enter(small, accounts.head, `/tasks/bulletin?week=${dayAfter(10)}`);
      await small
        .getByRole('link', { name: /退回1件/ })
        .first()
        .waitFor();
      await looked(small, `late-${government}-7-bulletin-phone`);
      await leave(small);
      await after.getByRole('button', { name: '起草通报' }).click();
      await expect.poll(() => after.getByLabel('标题', { exact: true }).inputValue()).toMatch(/^关于.*督办事项办理情况的通报$/u);
      await shot(after, `late-${government}-8-draft`);
    });
  });
});
