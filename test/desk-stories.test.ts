/**
 * What else a desk does in a day: notices that come by themselves, views kept and a list taken out, a registration put right,
 * templates, the seals of a joint document, and a tablet turned in the middle of a sentence. Rarer turns of a paper are in
 * `registry-stories.slow.test.ts`. Real Chromium against the server as it ships.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { carryOn } from '../packages/demo/src/carry.ts';
import { registered, sentUp } from './support/registry.ts';
import { actForm, Deployment, leave, openOnPhone, perform, said, section } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

describe('提醒', () => {
  it('新的提醒不刷新就到；按类、按未读看，打开即已读，办完即了结', async () => {
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.fu.jiaoyu', '/notices');
      await page.getByText('还没有提醒。').waitFor();
      expect(await axe(page)).toEqual([]);

      const titles = ['关于第一小学扩班的请示', '关于第二小学扩班的请示'];
      for (const title of titles) await sentUp(town, { title }, ['deputy-education']);
      const table = page.getByRole('table', { name: '提醒' });
      const line = (title: string) => table.getByRole('row').filter({ hasText: title });
      for (const title of titles) await line(title).waitFor();
      await page.getByText('未读2条。').waitFor();
      await page.getByRole('banner').getByText('提醒，2条未读').waitFor();
      await expect.poll(() => line(titles[0] ?? '').innerText()).toContain('未读');
      await shot(page, 'desk-1-notices', { fullPage: false });
      expect(await axe(page)).toEqual([]);

      // The first first, then by kind; nothing of another kind.
      await table.getByRole('button', { name: /^时间/ }).click();
      await page.waitForURL(/sort=at/);
      await line(titles[0] ?? '').waitFor();
      await expect.poll(async () => (await table.getByRole('row').allInnerTexts()).findIndex((text) => text.includes('第一小学'))).toBe(1);
      await page.getByRole('combobox', { name: '提醒', exact: true }).selectOption({ label: '退回' });
      await page.getByText('没有符合的提醒。').waitFor();
      await page.getByRole('button', { name: '查看全部提醒' }).click();

      // Opened is read; done is settled, and no longer counted.
      await line(titles[0] ?? '')
        .getByRole('link')
        .click();
      await page.getByRole('heading', { level: 1, name: titles[0] ?? '' }).waitFor();
      await page.getByRole('banner').getByText('提醒，1条未读').waitFor();
      const form = await actForm(page, '批示');
      await form.getByRole('button', { name: '同意', exact: true }).click();
      await form.getByRole('button', { name: '批示', exact: true }).click();
      // The pile goes on by itself.
      await page.getByRole('heading', { level: 1, name: titles[1] ?? '' }).waitFor();
      await page.getByRole('banner').getByText('提醒', { exact: true }).waitFor();
      await page.goto(`${town.url}/notices`);
      await line(titles[0] ?? '')
        .getByText('（已了结）')
        .waitFor();
      await page.getByText('没有未读的提醒').waitFor();
      await page.getByRole('button', { name: '只看未读' }).click();
      await page.getByText('没有未读的提醒。').waitFor();
      await leave(page);

      const phone = await browser.page(PHONE);
      await town.enter(phone, 'weidong.fu.jiaoyu', '/notices');
      await phone.getByRole('table', { name: '提醒' }).waitFor();
      await phone.getByRole('combobox', { name: '排列次序' }).selectOption({ label: '按提醒，正序' });
      await phone.waitForURL(/sort=kind/);
      expect(await fitsWidth(phone)).toBe(true);
      expect(await axe(phone)).toEqual([]);
      await shot(phone, 'desk-2-notices-phone', { fullPage: false });
    });
  });
});

describe('联合发文用印', () => {
  it('各单位在自己的位置上用印；谁已用、还等谁，页面上看得到；都用了才印发', async () => {
    const office = town.office('weidong');
    const clerk = await office.of('finance.clerk');
    const title = '关于联合开展校园经费检查的通知';
    const { id } = await clerk.draft(
      {
        title,
        kind: 'notice',
        issuer: 'department',
        to: 'peer',
        recipients: ['各中小学校'],
        coIssuers: ['education'],
        body: [{ type: 'paragraph', runs: [{ text: '现就联合检查有关事项通知如下。' }] }],
      },
      false,
    );
    await carryOn(id, { office, registry: 'registrar', until: (act: string) => act === 'seal' });
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.jiaoyu.wenshu', `/documents/${id}`);
      const seals = page.getByRole('region', { name: '联合发文用印' });
      await seals.getByText('还有2个单位未用印').waitFor();
      await perform(page, '用印', '区财政局文书');
      await seals.getByText('还有1个单位未用印').waitFor();
      expect(await seals.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringMatching(/财政局：待用印$/u),
        expect.stringMatching(/教育局：区教育局文书 .+用印$/u),
      ]);
      expect(await axe(page)).toEqual([]);
      await shot(page, 'desk-joint-seals', { fullPage: true });
      await leave(page);

      const host = await browser.page(PHONE);
      await town.enter(host, 'weidong.caizheng.wenshu', `/documents/${id}`);
      const form = await openOnPhone(host, '用印');
      await form.getByRole('button', { name: '用印', exact: true }).tap();
      await host.getByRole('region', { name: '联合发文用印' }).getByText('各单位都已用印').waitFor();
      expect(await fitsWidth(host)).toBe(true);
      await shot(host, 'desk-joint-seals-phone', { fullPage: true });
    });
  });
});

describe('手机上的页头', () => {
  // The longest names of the demonstration: eleven characters of a government, fifteen of a post.
  it.each([390, 360])('%i像素宽：政府和职务的全名都看得到，不裁、不压、不出屏', async (width) => {
    await withBrowser(async (browser) => {
      const page = await browser.page({ ...PHONE, width });
      await town.enter(page, 'weidong.qita.shichang');
      const header = page.getByRole('banner');
      const names = [
        header.getByText('平顶山市卫东区人民政府', { exact: true }),
        header.getByText('区政府其他领导（分管市场监管）', { exact: true }),
      ];
      const boxes = await Promise.all(
        names.map(async (name) => {
          const cut = await name.evaluate((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
          expect(cut).toBe(false);
          return name.boundingBox();
        }),
      );
      const [government, who] = boxes;
      const whole = await header.boundingBox();
      if (!government || !who || !whole) throw new Error('the header is not drawn');
      expect(government.x + government.width).toBeLessThanOrEqual(who.x);
      expect(who.x + who.width).toBeLessThanOrEqual(width);
      for (const box of [government, who]) {
        expect(box.y).toBeGreaterThanOrEqual(whole.y);
        expect(box.y + box.height).toBeLessThanOrEqual(whole.y + whole.height);
      }
      expect(await fitsWidth(page)).toBe(true);
      expect(await axe(page)).toEqual([]);
      await shot(page, `desk-header-${String(width)}`, { fullPage: false });
    });
  });
});

describe('收文登记簿', () => {
  it('筛选存为视图，下次还在；所列的导出成表格；更正留下理由；收回呈批；转到手机宽度再转回来，写到一半的还在', async () => {
    const title = '关于校园食堂改造的请示';
    const other = '关于校园绿化的请示';
    await sentUp(town, { title }, ['deputy-education', 'deputy-construction']);
    await registered(town, other);
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.ban.wenshu', '/incoming');
      const table = page.getByRole('table', { name: '收文登记簿' });
      await table.waitFor();
      await page.getByRole('combobox', { name: '办到' }).selectOption({ label: '待拟办' });
      await page.getByRole('searchbox', { name: '按词或文号查找' }).fill('绿化');
      await page.keyboard.press('Enter');
      await expect.poll(() => table.getByRole('row').count()).toBe(2);
      await page.getByRole('button', { name: '存为视图' }).click();
      const naming = page.getByRole('dialog', { name: '存为视图' });
      await naming.getByLabel('名称').fill('绿化待拟办');
      await naming.getByRole('button', { name: '存为视图' }).click();
      await page.getByRole('button', { name: '全部清除' }).click();
      await table.getByRole('link', { name: title }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: '绿化待拟办', exact: true }).click();
      await expect.poll(() => table.getByRole('row').count()).toBe(2);
      await expect.poll(() => new URL(page.url()).searchParams.get('stage')).toBe('registered');
      // The columns are those that were shown before.
      await expect.poll(() => table.getByRole('columnheader').count()).toBe(8);
      await shot(page, 'desk-3-view', { fullPage: false });
      expect(await axe(page)).toEqual([]);

      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: '导出表格' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^收文登记簿\d{4}-\d{2}-\d{2}\.xlsx$/);
      expect(await file.failure()).toBeNull();

      // 更正: what stood before stays on record with the reason.
      await table.getByRole('link', { name: other }).click();
      await page.getByRole('link', { name: '更正登记' }).click();
      await page.getByRole('heading', { level: 1, name: '更正登记' }).waitFor();
      await page.getByLabel('标题', { exact: true }).fill('关于校园绿化经费的请示');
      await page.getByRole('form', { name: '更正登记' }).getByRole('button', { name: '更正登记' }).click();
      await page.getByRole('alert').filter({ hasText: '请写明更正的理由' }).waitFor();
      await page.getByLabel('更正理由').fill('登记时漏录。');
      await shot(page, 'desk-4-correct', { fullPage: false });
      expect(await axe(page)).toEqual([]);
      await page.getByRole('form', { name: '更正登记' }).getByRole('button', { name: '更正登记' }).click();
      await page.getByRole('heading', { level: 1, name: '关于校园绿化经费的请示' }).waitFor();
      await (await section(page, '办理记录')).getByText('登记时漏录。').waitFor();

      // A tablet turned in the middle of a sentence, and turned back.
      const opinion = page.getByRole('textbox', { name: '拟办意见' });
      await opinion.fill('拟请分管领导');
      await page.setViewportSize({ width: 700, height: 900 });
      await page.getByRole('button', { name: '拟办', exact: true }).click();
      const panel = page.getByRole('dialog', { name: '办理' });
      await expect.poll(() => panel.getByRole('textbox', { name: '拟办意见' }).inputValue()).toBe('拟请分管领导');
      await panel.getByRole('textbox', { name: '拟办意见' }).press('End');
      await page.keyboard.type('阅示。');
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await page.setViewportSize({ width: DESK.width, height: DESK.height });
      await expect.poll(() => opinion.inputValue()).toBe('拟请分管领导阅示。');
      await page.getByRole('form', { name: '拟办', exact: true }).getByRole('button', { name: '拟办', exact: true }).click();
      await said(page, '批示');

      // 收回呈批: sent to the wrong leader.
      await page.goto(`${town.url}/incoming`);
      await table.getByRole('link', { name: title }).click();
      const recalling = await actForm(page, '收回呈批');
      await recalling.getByRole('checkbox', { name: '副区长（分管住建、交通）' }).check();
      await recalling.getByRole('button', { name: '呈送有误', exact: true }).click();
      await recalling.getByRole('button', { name: '收回呈批', exact: true }).click();
      await said(page, '已收回呈批，待副区长（分管教育、民政、卫健）批示');
      await shot(page, 'desk-5-recalled', { fullPage: false });
    });
  });
});

describe('模板和常用语', () => {
  it('办公室加、改、移、删，拟办时就用得上；领导在手机上设自己的；部门没有', async () => {
    const title = '关于增加校医配备的请示';
    const id = await registered(town, title);
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.ban.wenshu', '/incoming/templates');
      const list = page.getByRole('list', { name: '拟办模板' });
      await page.getByRole('button', { name: '加一条' }).click();
      const adding = page.getByRole('form', { name: '加一条拟办模板' });
      await adding.getByRole('button', { name: '加上' }).click();
      await adding.getByText('请写名称').waitFor();
      await adding.getByLabel('名称').fill('请卫健会商');
      await adding.getByLabel('内容').fill('拟请{领导}批示，由区卫健委会商{主办}提出意见。');
      await page.keyboard.press('Control+Enter');
      await list.getByText('请卫健会商', { exact: true }).waitFor();
      const lines = list.getByRole('listitem');
      const last = (await lines.count()) - 1;
      // By the keyboard alone, up two places: the hand stays on the line that moves.
      await lines.nth(last).getByRole('button', { name: /上移/ }).press('Enter');
      await lines
        .nth(last - 1)
        .getByText('请卫健会商', { exact: true })
        .waitFor();
      await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toContain('请卫健会商');
      await page.keyboard.press('Enter');
      await lines
        .nth(last - 2)
        .getByText('请卫健会商', { exact: true })
        .waitFor();
      const removed = lines.filter({ hasText: '存档备查' });
      await removed.getByRole('button', { name: /删/ }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: '删去' }).click();
      await removed.waitFor({ state: 'detached' });
      await shot(page, 'desk-10-templates');
      expect(await axe(page)).toEqual([]);

      await page.goto(`${town.url}/incoming/${id}`);
      const recommending = await actForm(page, '拟办');
      expect(await recommending.getByRole('button', { name: '存档备查' }).count()).toBe(0);
      await recommending.getByRole('textbox', { name: '拟办意见' }).fill('事项较急。');
      await recommending.getByRole('button', { name: '请卫健会商' }).click();
      await expect
        .poll(() => recommending.getByRole('textbox', { name: '拟办意见' }).inputValue())
        .toBe('事项较急。拟请副区长（分管教育、民政、卫健）批示，由区卫健委会商{主办}提出意见。');
      await recommending.getByRole('textbox', { name: '拟办意见' }).fill('拟请分管领导批示。');
      await recommending.getByRole('button', { name: '拟办', exact: true }).click();
      await said(page, '批示');
      await leave(page);

      const leader = await browser.page(PHONE);
      await town.enter(leader, 'weidong.fu.jiaoyu');
      await leader.getByRole('button', { name: /切换职务/ }).tap();
      await leader.getByRole('menuitem', { name: '模板和常用语' }).tap();
      await leader.getByRole('button', { name: '加一条' }).tap();
      await leader.getByLabel('内容').fill('同意，请抓紧落实。');
      await leader.getByRole('button', { name: '加上' }).tap();
      await leader.getByRole('list', { name: '我的常用语' }).getByText('同意，请抓紧落实。', { exact: true }).waitFor();
      expect(await axe(leader)).toEqual([]);
      expect(await fitsWidth(leader)).toBe(true);
      await leader.goto(`${town.url}/incoming/${id}`);
      const form = await openOnPhone(leader, '批示');
      await form.getByRole('button', { name: '同意，请抓紧落实', exact: true }).tap();
      await expect.poll(() => form.getByRole('textbox', { name: '批示' }).inputValue()).toBe('同意，请抓紧落实。');
      await leave(leader);

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'weidong.jiaoyu.wenshu', '/incoming/templates');
      await clerk.getByText('模板和常用语供政府办公室和领导使用。').waitFor();
    });
  });
});
