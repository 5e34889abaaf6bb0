/**
 * The registry at its screens: a registrar's pile by the keyboard alone, papers sent back and mended, what goes round to be
 * read, and what a page says where it cannot be read. Real Chromium against the server as it ships.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { sentUp } from './support/registry.ts';
import { actForm, Deployment, leave, notYet, perform, said, section } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

const year = (): string => new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date());
const numbered = (n: number): string => `收文〔${year()}〕${String(n)}号`;
const sheet = (page: Page) => page.getByRole('form', { name: '登记来文' });
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement?.labels?.[0]?.textContent?.trim() ?? document.activeElement?.textContent ?? ""');

/** Types into the field that has the focus and goes on with Enter, as one who never looks at the mouse. */
async function line(page: Page, label: string, text: string): Promise<void> {
  await expect.poll(() => focused(page)).toBe(label);
  if (text !== '') await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

describe('收文员不用鼠标登记二十件', () => {
  it('缺项说明缺什么；二十件连续编号，单位按首字母找，单位和日期留到下一件，不合规定的照样登记', async () => {
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.ban.wenshu', '/incoming');
      await page.getByText('还没有你可以查阅的来文。').waitFor();
      await page.keyboard.press('n');
      await sheet(page).waitFor();
      await expect.poll(() => focused(page)).toBe('来文单位');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').filter({ hasText: '请写来文单位；请写标题' }).waitFor();
      await expect.poll(() => focused(page)).toBe('来文单位');

      await page.keyboard.type('cz');
      await page.getByRole('option', { name: '平顶山市卫东区财政局' }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByRole('combobox', { name: '来文单位' }).inputValue()).toBe('平顶山市卫东区财政局');
      // What a department is needs no answer.
      await line(page, '文种', '');
      for (let n = 1; n <= 20; n += 1) {
        if (n > 1) {
          await expect.poll(() => page.getByRole('combobox', { name: '来文单位' }).inputValue()).toBe('平顶山市卫东区财政局');
          await line(page, '来文单位', '');
          await line(page, '文种', '');
        }
        await line(page, '来文字号', `平卫财[${year()}]${String(n)}号`);
        await line(page, '来文日期', n === 1 ? '1.5' : '');
        await line(page, '缓急', '');
        await line(page, '密级', '');
        await expect.poll(() => focused(page)).toBe('标题');
        await page.keyboard.type(`关于第${String(n)}笔资金的请示`);
        if (n === 7) {
          // 份数、页数、收到日期、时间、收文方式、签发, then the question, answered by the space bar.
          for (let i = 0; i < 7; i += 1) await page.keyboard.press('Enter');
          await expect.poll(() => focused(page)).toBe('请示的不止一件事吗？');
          await page.keyboard.press('Space');
          const against = page.getByRole('listitem').filter({ hasText: '此件一文多事' });
          await against.first().waitFor();
          await expect.poll(() => against.first().getByRole('button').innerText()).toBe('〔第五十三条第一款〕');
          await shot(page, 'registry-1-breach');
          expect(await axe(page)).toEqual([]);
        }
        await page.keyboard.press('Control+Enter');
        await said(page, `已登记：${numbered(n)}`);
        if (n === 7) await said(page, '不合规定，已随件记录');
        await page.waitForFunction(() => document.activeElement?.id === 'sender');
      }
      await page.getByText('这一摞已登记20件').waitFor();
      await shot(page, 'registry-2-twenty', { fullPage: false });
      expect(await fitsWidth(page)).toBe(true);

      await page.getByRole('main').getByRole('link', { name: '收文登记簿' }).press('Enter');
      const table = page.getByRole('table', { name: '收文' });
      await table.waitFor();
      await expect.poll(() => table.getByRole('row').count()).toBe(21);
      const twelfth = table.getByRole('row').filter({ hasText: numbered(12) });
      await expect.poll(() => twelfth.innerText()).toContain(`平卫财〔${year()}〕12号`);
      await expect.poll(() => twelfth.innerText()).toContain('财政局');
      expect(await axe(page)).toEqual([]);
      await shot(page, 'registry-3-list', { fullPage: false });
      // The newest first; j twice and Enter opens the second.
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '关于第19笔资金的请示' }).waitFor();
    });
  });

  it('涉密来文只登记收到的事实，已写的标题和正文都不留', async () => {
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.ban.wenshu', '/incoming/new');
      const sender = page.getByRole('combobox', { name: '来文单位' });
      await sender.fill('平顶山市人民政府办公室');
      await sender.press('Enter');
      await expect.poll(() => page.getByLabel('来文类别').locator('option:checked').innerText()).toBe('上级机关');
      await page.getByLabel('标题', { exact: true }).fill('某项不该写下的内容');
      await page.getByLabel('密级').selectOption({ label: '机密' });
      await page.getByText('只登记收到的事实。', { exact: true }).waitFor();
      await page.keyboard.press('Control+Enter');
      await said(page, '已登记');
      await page.getByRole('main').getByRole('status').getByRole('link', { name: '打开此件' }).click();
      await page.getByRole('heading', { level: 1, name: '涉密来文（只登记收到的事实）' }).waitFor();
      expect(await page.getByRole('main').innerText()).not.toContain('不该写下');
    });
  });
});

describe('读不到的时候', () => {
  it('连接不上、不在查阅范围内、审查意见取不到，都说明白，所填内容还在', async () => {
    const id = await sentUp(town, { title: '关于校舍安全排查的请示' }, ['deputy-education']);
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      // A department that has nothing to do with it.
      await town.enter(page, 'weidong.shenji.wenshu', `/incoming/${id}`);
      await page.getByRole('heading', { level: 1, name: '没有找到这件来文' }).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.goto(`${town.url}/incoming/new`);
      await page.getByRole('combobox', { name: '来文单位' }).fill('平顶山市审计局');
      await page.getByLabel('标题', { exact: true }).fill('关于审计计划的函');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').filter({ hasText: '由' }).waitFor();
      expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('关于审计计划的函');
      await leave(page);

      const registrar = await browser.page(PHONE);
      await town.enter(registrar, 'weidong.ban.wenshu');
      await registrar.route('**/api/v1/incoming?*', (route) => route.abort());
      await registrar.goto(`${town.url}/incoming`);
      await registrar.getByRole('heading', { name: '连接不上服务器' }).waitFor();
      await registrar.unroute('**/api/v1/incoming?*');
      await registrar.getByRole('button', { name: '再试一次' }).tap();
      await registrar.getByRole('table', { name: '收文' }).waitFor();
      expect(await fitsWidth(registrar)).toBe(true);
      expect(await axe(registrar)).toEqual([]);
      await shot(registrar, 'registry-9-phone-list', { fullPage: false });

      await registrar.route('**/api/v1/incoming/verdicts', (route) => route.fulfill({ status: 503, json: { title: '暂时不能办理' } }));
      await registrar.goto(`${town.url}/incoming/new`);
      await registrar.getByRole('combobox', { name: '来文单位' }).fill('平顶山市审计局');
      await registrar.getByLabel('标题', { exact: true }).fill('关于审计计划的函');
      await registrar.getByText('审查意见暂时取不到，可以照常登记').waitFor();
      expect(await fitsWidth(registrar)).toBe(true);
      expect(await axe(registrar)).toEqual([]);
    });
  });

  it('传阅给部门主要负责人：谁没阅一目了然，一次催完，刚催过的不再催', async () => {
    const id = await sentUp(town, { title: '关于校园周边环境的报告', kind: 'report' }, ['deputy-education']);
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.ban.wenshu', `/incoming/${id}`);
      const circulating = await actForm(page, '传阅');
      await circulating.getByRole('button', { name: /^部门主要负责人/ }).click();
      const chosen = /已选(\d+)个/.exec(await circulating.innerText())?.[1] ?? '0';
      expect(Number(chosen)).toBeGreaterThan(8);
      await circulating.getByRole('button', { name: '传阅', exact: true }).click();
      await said(page, `${chosen}人传阅`);

      const head = await browser.page(PHONE);
      await town.enter(head, 'weidong.caizheng.juzhang', `/incoming/${id}`);
      await head.getByRole('button', { name: '阅', exact: true }).tap();
      const reading = head.getByRole('dialog', { name: '办理' }).getByRole('form', { name: '阅', exact: true });
      await reading.getByRole('button', { name: '阅', exact: true }).last().tap();
      await head.getByRole('main').getByRole('status').filter({ hasText: '已阅' }).waitFor();
      // A reader is told of his own reading and of nobody else's.
      expect(await (await section(head, '传阅')).getByRole('list', { name: '传阅名单' }).getByRole('listitem').count()).toBe(1);
      await leave(head);

      const list = await section(page, '传阅');
      const left = Number(chosen) - 1;
      await list.getByText(`已阅1人`).waitFor();
      await expect.poll(() => list.getByRole('listitem').filter({ hasText: '区财政局局长' }).innerText()).toMatch(/阅$/);
      expect(await axe(page)).toEqual([]);
      await list.getByRole('button', { name: `催未阅的${String(left)}人` }).click();
      await list.getByText('都已催过').waitFor();
      await shot(page, 'registry-9-circulation', { fullPage: false });
    });
  });
});

describe('退回和重报', () => {
  const title = '关于调整城乡低保标准的请示';

  it('一文多事的不能拟办，退回时理由和条款已写好；改好的重报件接着办，直到办结归档', async () => {
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.ban.wenshu', '/incoming/new');
      const sender = page.getByRole('combobox', { name: '来文单位' });
      await sender.pressSequentially('mzj');
      await page.getByRole('option', { name: '平顶山市卫东区民政局' }).waitFor();
      await sender.press('Enter');
      await page.getByLabel('标题', { exact: true }).fill(title);
      await page.getByRole('checkbox', { name: '请示的不止一件事吗？' }).check();
      await page.keyboard.press('Control+Enter');
      await said(page, '不合规定，已随件记录');
      await page.getByRole('link', { name: '打开此件' }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await notYet(page, '拟办')).toContain('此件一文多事');

      const returning = await actForm(page, '退回');
      await expect.poll(() => returning.getByRole('textbox', { name: '具体说明' }).inputValue()).toContain('（第五十三条第一款）');
      await expect.poll(() => returning.getByRole('checkbox', { name: '不符合行文规范' }).isChecked()).toBe(true);
      await shot(page, 'registry-10-returning', { fullPage: false });
      await returning.getByRole('button', { name: '退回', exact: true }).click();
      await page.getByRole('region', { name: '已退回' }).waitFor();

      await page.getByRole('link', { name: '收到重报件' }).click();
      await page.getByRole('heading', { level: 1, name: '收到重报件' }).waitFor();
      const manyMatters = page.getByRole('checkbox', { name: '请示的不止一件事吗？' });
      await expect.poll(() => manyMatters.isChecked()).toBe(true);
      await manyMatters.uncheck();
      await page.getByText('审查未见不符').waitFor();
      await page.getByRole('form', { name: '收到重报件' }).getByRole('button', { name: '收到重报件' }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await perform(page, '签收登记', '已');

      const recommending = await actForm(page, '拟办');
      await recommending.getByRole('textbox', { name: '拟办意见' }).fill('拟同意，请分管领导阅示。');
      await expect.poll(() => recommending.getByRole('checkbox', { name: /副区长（分管教育、民政、卫健）/ }).isChecked()).toBe(true);
      await shot(page, 'registry-11-recommending', { fullPage: false });
      await recommending.getByRole('button', { name: '拟办', exact: true }).click();
      await said(page, '批示');

      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'weidong.fu.jiaoyu');
      await deputy.getByRole('main').getByRole('link', { name: title }).tap();
      await deputy.getByRole('button', { name: '批示', exact: true }).tap();
      const form = deputy.getByRole('dialog', { name: '办理' }).getByRole('form', { name: '批示', exact: true });
      await form.getByRole('button', { name: '同意', exact: true }).tap();
      await form.getByRole('button', { name: '批示', exact: true }).tap();
      await deputy.getByRole('status').filter({ hasText: '已批示' }).first().waitFor();
      await leave(deputy);

      // The registrar's page has followed by itself.
      const conveying = await actForm(page, '转达批示');
      await expect.poll(() => conveying.getByRole('checkbox').count()).toBe(1);
      await conveying.getByRole('button', { name: '转达批示', exact: true }).click();
      await said(page, '已转达');
      const assigning = await actForm(page, '分办');
      await assigning.getByRole('combobox', { name: '主办单位' }).pressSequentially('mzj');
      await page.getByRole('option', { name: '民政局', exact: true }).waitFor();
      await page.keyboard.press('Enter');
      await shot(page, 'registry-12-assigning', { fullPage: false });
      await assigning.getByRole('button', { name: '分办', exact: true }).click();
      await said(page, '已分办');

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'weidong.minzheng.wenshu');
      await clerk.getByRole('main').getByRole('link', { name: title }).first().click();
      await clerk.getByRole('region', { name: '办理', exact: true }).waitFor();
      await (await section(clerk, '意见')).getByText('同意。').waitFor();
      await shot(clerk, 'registry-13-host', { fullPage: false });
      await perform(clerk, '反馈办理结果', '已', { 办理结果: '标准已调整，从下季度起执行。' });
      await leave(clerk);

      await perform(page, '办结', '已办结', { 办结情况: '已按批示办理，已答复来文单位。' });
      await shot(page, 'registry-14-closed');
      expect(await axe(page)).toEqual([]);
    });
  });
});
