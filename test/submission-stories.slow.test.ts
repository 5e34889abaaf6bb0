/**
 * What a department sends to its government, at its own desk: findings before it is sent, with their articles, mended or sent
 * with the reason; sent back, mended in the editor, and come again under its numbers, up to the leader's explicit opinion.
 * Real Chromium against the server as it ships.
 */
import type { DraftInput } from '@lingxing/affairs/document';
import type { IncomingView } from '@lingxing/server/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { carryOn } from '../packages/demo/src/carry.ts';
import { actForm, Deployment, leave, openOnPhone, perform, said, section } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** A day of Shanghai so many days from today. */
const dayFromToday = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** The findings beside the draft as it stands on the screen. */
const findings = (page: Page) => page.getByRole('region', { name: '审查意见' });
const finding = (page: Page, words: string) => findings(page).getByRole('listitem').filter({ hasText: words });

/** Puts this text in place of the whole body. */
async function rewrite(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '正文' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

describe('晋城城区：代拟的请示超长、报送太迟', () => {
  const title = '晋城市城区人民政府关于增加城市更新专项资金的请示';
  const PLAIN = '拟增加城市更新专项资金，用于老旧管网改造。妥否，请批示。';

  it('送出前指出超长和提前期不足，各有条款；改短的不再提醒，来不及的写明理由送出，理由存入办理记录', async () => {
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'chengqu.zhujian.wenshu', '/documents/new');
      await page.getByLabel('标题', { exact: true }).fill(title);
      await page.getByLabel('文种', { exact: true }).selectOption({ label: '请示' });
      await page.getByLabel('发文名义', { exact: true }).selectOption({ label: '以政府名义' });
      await page.getByLabel('主送对象', { exact: true }).selectOption({ label: '上级政府' });
      await page.getByLabel('主送机关', { exact: true }).fill('晋城市人民政府');
      await page.keyboard.press('Enter');
      await page.getByLabel('附注', { exact: true }).fill('联系人：局办公室');
      // 1,560 characters: 请示 to those above are not to be longer than 1,500.
      await rewrite(page, '现将有关情况请示如下，请予研究支持为盼。'.repeat(78));
      await finding(page, '1500字').waitFor();
      await expect.poll(() => finding(page, '1500字').getByRole('button').first().innerText()).toBe('〔第二十九条〕');
      // To be with the government five days before the superior's day: three are left.
      await page.getByLabel('上级要求的时限', { exact: true }).fill(dayFromToday(3));
      await finding(page, '5日').waitFor();
      await expect.poll(() => finding(page, '5日').getByRole('button').first().innerText()).toBe('〔第二十八条〕');
      await shot(page, 'submission-1-found');
      expect(await axe(page)).toEqual([]);

      await rewrite(page, PLAIN);
      await finding(page, '1500字').filter({ hasText: '提醒' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '送部门负责人审签', exact: true }).click();
      const asked = page.getByRole('dialog', { name: '写明理由可以送' });
      await asked.waitFor();
      await expect.poll(() => asked.getByRole('listitem').filter({ hasText: '5日' }).count()).toBe(1);
      const send = asked.getByRole('button', { name: '送部门负责人审签', exact: true });
      await expect.poll(() => send.isDisabled()).toBe(true);
      await asked.getByLabel('理由').fill('市里昨日才通知报送时限。');
      await shot(page, 'submission-2-reason', { fullPage: false });
      await send.click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      const history = await section(page, '办理记录');
      await history.getByText('市里昨日才通知报送时限。').first().waitFor();
      expect(await axe(page)).toEqual([]);
    });
  });
});

describe('卫东区：退回、改好重报、明确批示', () => {
  const paragraph = (text: string) => ({ type: 'paragraph' as const, runs: [{ text }] });
  const draft = {
    title: '关于更新市场快检设备的请示',
    kind: 'request',
    issuer: 'department',
    to: 'government',
    recipients: ['平顶山市卫东区人民政府'],
    note: '联系人：局办公室',
    publication: 'none',
    publicationGround: '内部请示事项',
    body: [paragraph('拟更新市场快检设备。妥否，请批示。')],
  } satisfies DraftInput;

  it('退回时选模板写理由；文书在自己桌上改好重报，字号和收文编号都不变；领导在手机上写明同意，姓名职务和日期都在', async () => {
    const office = town.office('weidong');
    const { id } = await (await office.of('market.clerk')).draft(draft, false);
    const carry = { office, registry: 'registrar', until: (act: string) => act === 'archive' };
    await carryOn(id, carry);
    await withBrowser(async (browser) => {
      const registrar = await browser.page(DESK);
      await town.enter(registrar, 'weidong.ban.wenshu');
      await registrar.getByRole('main').getByRole('link', { name: draft.title }).first().click();
      await perform(registrar, '签收登记', '已登记：');
      const head = registrar.getByRole('main').getByText(/〔\d{4}〕\d+号/);
      const numbersOf = async () =>
        [...new Set((await head.allInnerTexts()).flatMap((text) => text.match(/\p{L}+〔\d{4}〕\d+号/gu) ?? []))].toSorted();
      const numbers = await numbersOf();
      expect(numbers.length).toBe(2);
      const returning = await actForm(registrar, '退回');
      await returning.getByRole('checkbox', { name: '论证材料不全' }).check();
      await returning.getByRole('button', { name: '材料不全', exact: true }).click();
      // What the template leaves open has to be said.
      await returning.getByRole('button', { name: '退回', exact: true }).click();
      await returning.getByText('“{材料}”还没有写明').waitFor();
      await returning.getByRole('textbox', { name: '具体说明' }).fill('此件缺资金测算。请补齐后重报。');
      await returning.getByRole('button', { name: '退回', exact: true }).click();
      await registrar.getByRole('region', { name: '已退回' }).waitFor();

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'weidong.shichang.wenshu');
      await clerk.getByRole('main').getByRole('link', { name: draft.title }).first().click();
      await clerk.getByText('此件缺资金测算。请补齐后重报。').first().waitFor();
      await shot(clerk, 'submission-3-returned', { fullPage: false });
      await clerk.goto(`${town.url}/documents/${id}/edit`);
      await clerk.getByText('此件缺资金测算。请补齐后重报。').first().waitFor();
      await rewrite(clerk, '拟更新市场快检设备，资金测算附后。妥否，请批示。');
      await clerk.getByRole('radio', { name: '实质性修改' }).check();
      await clerk.getByLabel('修改说明').fill('补充资金测算');
      await shot(clerk, 'submission-4-mending', { fullPage: false });
      await clerk.getByRole('button', { name: '存为文稿' }).click();
      await clerk.getByText('与已存的文稿一致').waitFor();
      expect(await axe(clerk)).toEqual([]);
      await clerk.goto(`${town.url}/documents/${id}`);
      // What a new text asks again is done by those whose it is.
      await carryOn(id, carry);
      await leave(clerk);

      // The registrar's page has followed by itself: the second round under the numbers of the first.
      await perform(registrar, '签收登记', '已登记：');
      await expect.poll(() => numbersOf()).toEqual(numbers);
      const recommending = await actForm(registrar, '拟办');
      await recommending.getByRole('button', { name: '呈领导批示', exact: true }).click();
      const opinion = recommending.getByRole('textbox', { name: '拟办意见' });
      await expect.poll(() => opinion.inputValue()).toBe('拟请区政府其他领导（分管市场监管）批示。');
      await recommending.getByRole('button', { name: '拟办', exact: true }).click();
      await said(registrar, '批示');

      const leader = await browser.page(PHONE);
      await town.enter(leader, 'weidong.qita.shichang');
      await leader.getByRole('main').getByRole('link', { name: draft.title }).tap();
      const form = await openOnPhone(leader, '批示');
      await form.getByRole('radio', { name: '圈阅' }).tap();
      await form.getByText('圈阅不算批示').waitFor();
      await form.getByRole('radio', { name: '文字' }).tap();
      await form.getByRole('textbox', { name: '批示' }).fill('同意，从今年预算中安排。');
      await shot(leader, 'submission-5-opinion', { fullPage: false });
      await form.getByRole('button', { name: '批示', exact: true }).tap();
      await said(leader, '已批示');
      expect(await fitsWidth(leader)).toBe(true);
      expect(await axe(leader)).toEqual([]);
      await leave(leader);

      // 第五十六条: the view, who, and when.
      const line = (await section(registrar, '意见')).getByRole('list', { name: '领导批示' }).getByRole('listitem').first();
      await line.getByText('同意，从今年预算中安排。').waitFor();
      await expect.poll(() => line.innerText()).toMatch(/区政府其他领导（分管市场监管）[\s\S]*今天 \d{2}:\d{2}[\s\S]*同意/);
      await shot(registrar, 'submission-6-explicit', { fullPage: false });
      const matter = /[0-9a-f-]{36}/.exec(registrar.url())?.[0] ?? '';
      const { opinions, round } = await (await office.of('registrar')).get<IncomingView>(`/incoming/${matter}`);
      expect([round, opinions.map((one) => [one.view, one.form])]).toEqual([2, [['agree', 'text']]]);
    });
  });
});
