/**
 * 泽州县 and its administrators: the security administrator changes who holds a post, previewed and confirmed; the organisation
 * comes back as a workbook, a bad one told by file, row and sentence, a good one taken; a leave that is refused for want of time
 * goes before the head. Real Chromium against the server as it ships.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartView } from '@lingxing/server/contracts';
import writeExcelFile from 'write-excel-file/node';
import type { Page } from 'playwright-core';
import { readCells } from '../packages/server/src/files/index.ts';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment, leave, openOnPhone, said } from './support/stories.ts';

let county: Deployment;
beforeAll(async () => {
  county = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (county as Deployment | undefined)?.stop();
});

/** The day after so many days from today in Asia/Shanghai: the server's clock is the machine's. */
const day = (after: number): string => new Date(Date.now() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10);

describe('泽州县：安全管理员办理任免', () => {
  it('改由另一账号任职：预览写明现任、在办事项和不列标题的缘由，确认后在册；两种宽度都能用', async () => {
    await withBrowser(async (browser) => {
      const warden = await browser.page(DESK);
      await county.enter(warden, 'zezhou.admin.anquan', '/organisation');
      await warden.getByRole('link', { name: '办理任免' }).click();
      await warden.getByRole('heading', { level: 1, name: '办理任免' }).waitFor();
      const list = async (kind: string, account: string): Promise<void> => {
        const add = warden.getByRole('form', { name: '列入变动' });
        await add.getByRole('combobox', { name: '事由' }).selectOption({ label: kind });
        await add.getByRole('combobox', { name: '职务', exact: true }).selectOption({ label: '县财政局文书' });
        await add.getByRole('combobox', { name: '账号', exact: true }).selectOption(account);
        await add.getByRole('button', { name: '列入' }).click();
      };
      await list('免职', 'zezhou.caizheng.wenshu');
      await list('任职', 'zezhou.jiaoyu.wenshu');
      await warden.getByLabel('文号').fill('泽人社任〔2026〕3号');
      // Who was granted a post today is not relieved today: said with the way out, and nothing to confirm.
      await warden.getByRole('button', { name: '预览', exact: true }).click();
      await warden.getByRole('region', { name: '预览' }).getByText('请自次日起免去').waitFor();
      expect(await warden.getByRole('button', { name: '确认任免' }).count()).toBe(0);
      await warden.getByLabel('生效日期').fill(day(1));
      await warden.getByRole('button', { name: '预览', exact: true }).click();
      const preview = warden.getByRole('region', { name: '预览' });
      await preview.getByRole('list', { name: '变动前后' }).getByText('zezhou.jiaoyu.wenshu').first().waitFor();
      expect(await preview.getByRole('list', { name: '变动前后' }).getByRole('listitem').count()).toBe(2);
      expect(await axe(warden)).toEqual([]);
      await shot(warden, 'organisation-admin-1-preview');
      await preview.getByRole('button', { name: '确认任免' }).click();
      await warden
        .getByRole('status')
        .filter({ hasText: /已录入2项变动，自.+起生效/u })
        .waitFor();
      await warden.getByRole('list', { name: '变动记录' }).getByText('泽人社任〔2026〕3号').first().waitFor();
      await leave(warden);

      const phone = await browser.page(PHONE);
      await county.enter(phone, 'zezhou.admin.anquan', '/organisation/change');
      await phone.getByRole('heading', { level: 1, name: '办理任免' }).waitFor();
      expect(await fitsWidth(phone)).toBe(true);
      expect(await axe(phone)).toEqual([]);
      await shot(phone, 'organisation-admin-2-phone');
      await phone.goto(`${county.url}/organisation?section=history`);
      await phone.getByRole('list', { name: '变动记录' }).getByText('泽人社任〔2026〕3号').first().waitFor();
      expect(await fitsWidth(phone)).toBe(true);
      await shot(phone, 'organisation-admin-3-history-phone', { fullPage: false });
      await leave(phone);

      // From that day on the post is the other's; today it is whose it was.
      const holders = async (on: string): Promise<(string | undefined)[]> => {
        const desk = await county.office('zezhou').of('registrar');
        const { posts } = await desk.get<ChartView>(`/organisation/chart?day=${on}`);
        return posts.find((one) => one.id === 'finance.clerk')?.holders.map((one) => one.label) ?? [];
      };
      expect(await holders(day(0))).toEqual(['县财政局文书']);
      expect(await holders(day(1))).toEqual(['县教育局文书']);
    });
  });
});

type Sheets = ReadonlyMap<string, readonly (readonly string[])[]>;

/** What the page gives out, as rows of words. */
async function exported(page: Page): Promise<Map<string, string[][]>> {
  const answer = await page.request.get(`${county.url}/api/v1/organisation/export.xlsx`);
  expect(answer.ok()).toBe(true);
  const read = await readCells(await answer.body());
  if (!read.ok) throw new Error(read.message);
  return new Map(
    [...read.sheets].map(([name, cells]) => {
      const rows: string[][] = [];
      for (const { row, column, value } of cells) (rows[row - 1] ??= [])[column] = value;
      return [name, rows];
    }),
  );
}

async function workbook(sheets: Sheets): Promise<Buffer> {
  const file = writeExcelFile(
    [...sheets].map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => Array.from(row, (value) => ({ type: String, value: value ?? '' }))),
    })) as Parameters<typeof writeExcelFile>[0],
  );
  const chunks: Buffer[] = [];
  for await (const chunk of await (file.toStream as () => Promise<AsyncIterable<Buffer>>)()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The same with one department in other hands. */
const inHandsOf = (sheets: Sheets, department: string, leader: string): Sheets =>
  new Map(
    [...sheets].map(([name, rows]) => [
      name,
      name === '分工' ? rows.map((row) => (row[0] === department ? [department, row[1] ?? '', leader, ''] : row)) : rows,
    ]),
  );

describe('泽州县：系统管理员导入机构表格', () => {
  it('不符的逐处写明文件、表、行和缘由，不取任何内容；改正后列入变动，预览、确认', async () => {
    await withBrowser(async (browser) => {
      const admin = await browser.page(DESK);
      await county.enter(admin, 'zezhou.admin.xitong', '/organisation/change');
      await admin.getByRole('heading', { level: 1, name: '办理机构变动' }).waitFor();
      const sheets = await exported(admin);
      const place = (sheets.get('分工') ?? []).findIndex((row) => row[0] === 'agriculture') + 1;
      expect(place).toBeGreaterThan(1);
      const part = admin.getByRole('region', { name: '导入机构表格' });
      const choose = async (name: string, of: Sheets): Promise<void> =>
        part.getByLabel('机构表格文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: await workbook(of) });

      await choose('机构误.xlsx', inHandsOf(sheets, 'agriculture', 'nobody-there'));
      await part.getByText('没有取任何内容').last().waitFor();
      const fault = part.getByRole('list', { name: '不符之处' }).getByRole('listitem').first();
      expect(await fault.innerText()).toMatch(new RegExp(`“机构误.xlsx”，“分工”第${String(place)}行“.+”：.+。`, 'u'));
      await admin.getByText('还没有列入变动。').waitFor();
      expect(await axe(admin)).toEqual([]);
      await shot(admin, 'organisation-admin-4-bad-workbook');

      await choose('机构.xlsx', inHandsOf(sheets, 'agriculture', 'deputy-construction'));
      await part.getByText('核对无误，列入变动1项，请预览。').waitFor();
      await admin.getByLabel('文号').fill('泽政办发〔2026〕9号');
      await admin.getByRole('button', { name: '预览', exact: true }).click();
      const preview = admin.getByRole('region', { name: '预览' });
      await preview.getByRole('list', { name: '变动前后' }).getByText('副县长（分管住建、交通）').first().waitFor();
      await shot(admin, 'organisation-admin-5-good-workbook');
      await preview.getByRole('button', { name: '确认变动' }).click();
      await admin.getByRole('status').filter({ hasText: '已录入1项变动' }).waitFor();
      await leave(admin);

      const phone = await browser.page(PHONE);
      await county.enter(phone, 'zezhou.admin.xitong', '/organisation/change');
      const again = phone.getByRole('region', { name: '导入机构表格' });
      await again.getByLabel('机构表格文件').setInputFiles({
        name: '机构误.xlsx',
        mimeType: 'application/octet-stream',
        buffer: await workbook(inHandsOf(sheets, 'agriculture', 'nobody-there')),
      });
      await again.getByRole('list', { name: '不符之处' }).waitFor();
      expect(await fitsWidth(phone)).toBe(true);
      expect(await axe(phone)).toEqual([]);
      await shot(phone, 'organisation-admin-6-bad-workbook-phone');
      await leave(phone);
    });
  });
});

describe('泽州县：不足3天的请假，请求县长书面同意（第四十三条第三款）', () => {
  it('请假不受理，改为请求书面同意；县长在手机上书面同意照办，在册而判定不变', async () => {
    await withBrowser(async (browser) => {
      const deputy = await browser.page(DESK);
      await county.enter(deputy, 'zezhou.fu.nongye', '/leave/new');
      const form = deputy.getByRole('form', { name: '请假、报备' });
      await form.getByRole('radio', { name: '出差' }).check();
      await form.getByRole('radio', { name: '离开', exact: true }).check();
      await form.getByRole('textbox', { name: '去向' }).fill('运城市');
      await form.getByRole('textbox', { name: '事由' }).fill('全省春耕备耕现场会');
      await form.getByLabel('起', { exact: true }).fill(day(1));
      await form.getByLabel('止', { exact: true }).fill(day(2));
      await deputy.getByRole('complementary').getByText('须提前3日').first().waitFor();
      await shot(deputy, 'organisation-admin-7-refused');
      await deputy.getByRole('button', { name: '请求书面同意' }).first().click();
      await form.getByRole('textbox', { name: /理由/u }).fill('省里今天通知，明天报到');
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'organisation-admin-8-plea');
      await form.getByRole('button', { name: '请求书面同意', exact: true }).click();
      await deputy.getByRole('heading', { level: 1, name: /副县长（分管农业农村）出差/u }).waitFor();
      await deputy.getByRole('region', { name: '不合规定之处' }).getByText('须提前3日').waitFor();
      const address = new URL(deputy.url()).pathname;
      await shot(deputy, 'organisation-admin-9-pleaded');
      await leave(deputy);

      const head = await browser.page(PHONE);
      await county.enter(head, 'zezhou.xianzhang', address);
      await head.getByRole('heading', { level: 1, name: /出差/u }).waitFor();
      expect(await fitsWidth(head)).toBe(true);
      expect(await axe(head)).toEqual([]);
      await shot(head, 'organisation-admin-10-head-phone');
      const order = await openOnPhone(head, '书面同意照办');
      await order.getByRole('textbox', { name: /理由/u }).fill('情况属实，同意前往');
      await order.getByRole('button', { name: '书面同意照办', exact: true }).tap();
      const asked = head.getByRole('alertdialog', { name: '书面同意照办' });
      if (await asked.isVisible()) await asked.getByRole('button', { name: '书面同意照办', exact: true }).tap();
      await said(head, '已书面同意照办');
      await head.getByRole('region', { name: '不合规定之处' }).getByText('须提前3日').waitFor();
      await shot(head, 'organisation-admin-11-ordered-phone');
      await leave(head);

      const back = await browser.page(DESK);
      await county.enter(back, 'zezhou.fu.nongye', address);
      await back.getByText('书面同意照办').first().waitFor();
      await leave(back);
    });
  });
});
