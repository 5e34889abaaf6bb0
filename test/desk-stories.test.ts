/**
 * What else the registry does in a day: notices that come by themselves, views kept and a list taken out, a registration put
 * right, papers taken back, ordered on and filed, templates, and a tablet turned in the middle of a sentence. Real Chromium
 * against the server as it ships.
 */
import type { DraftInput } from '@lingxing/affairs/document';
import type { ActDone, IncomingView } from '@lingxing/server/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { carryOn } from '../packages/demo/src/carry.ts';
import { sentUp } from './support/registry.ts';
import { actForm, confirmAct, Deployment, leave, openOnPhone, perform, said, section } from './support/stories.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start(['weidong']);
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** A paper of the education bureau as it came, registered and no more. */
async function registered(title: string, facts: Readonly<Record<string, boolean>> = {}): Promise<string> {
  const desk = await town.office('weidong').of('registrar');
  const sender = { class: 'department', body: 'education', name: '平顶山市卫东区教育局' };
  const letter = { sender, title, kind: 'request', text: '现将有关事项报来。', facts };
  return (await desk.post<ActDone>('/incoming', { letter, channel: 'paper' })).id;
}

describe('提醒', () => {
  it('新的提醒不刷新就到；按类、按未读看，打开即已读，办完即了结', async () => {
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.signIn(page, 'weidong.fu.jiaoyu');
      await page.goto(`${town.url}/notices`);
      await page.getByText('还没有提醒。').waitFor();
      expect(await axe(page)).toEqual([]);

      const titles = ['关于第一小学扩班的请示', '关于第二小学扩班的请示'];
      for (const title of titles) await sentUp(town, { title }, ['deputy-education']);
      const table = page.getByRole('table', { name: '提醒' });
      const line = (title: string) => table.getByRole('row').filter({ hasText: title });
      for (const title of titles) await line(title).waitFor();
      await page.getByText('未读2条。').waitFor();
      await page.getByRole('banner').getByText('提醒，2条未读').waitFor();
      expect(await line(titles[0] ?? '').innerText()).toContain('未读');
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
      await page.goto(`${town.url}/notices`);
      await line(titles[0] ?? '')
        .getByText('（已了结）')
        .waitFor();
      await page.getByText('没有未读的提醒').waitFor();
      await page.getByRole('button', { name: '只看未读' }).click();
      await page.getByText('没有未读的提醒。').waitFor();
      await leave(page);

      const phone = await browser.page(PHONE);
      await town.signIn(phone, 'weidong.fu.jiaoyu');
      await phone.goto(`${town.url}/notices`);
      await phone.getByRole('table', { name: '提醒' }).waitFor();
      await phone.getByRole('combobox', { name: '排列次序' }).selectOption({ label: '按提醒，正序' });
      await phone.waitForURL(/sort=kind/);
      expect(await fitsWidth(phone)).toBe(true);
      expect(await axe(phone)).toEqual([]);
      await shot(phone, 'desk-2-notices-phone', { fullPage: false });
    });
  });
});

describe('收文登记簿', () => {
  it('筛选存为视图，下次还在；所列的导出成表格；更正留下理由；收回呈批；转到手机宽度再转回来，写到一半的还在', async () => {
    const title = '关于校园食堂改造的请示';
    const other = '关于校园绿化的请示';
    await sentUp(town, { title }, ['deputy-education', 'deputy-construction']);
    await registered(other);
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.signIn(page, 'weidong.ban.wenshu');
      await page.goto(`${town.url}/incoming`);
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
      expect(new URL(page.url()).searchParams.get('stage')).toBe('registered');
      // The columns are those that were shown before.
      expect(await table.getByRole('columnheader').count()).toBe(8);
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
      expect(await panel.getByRole('textbox', { name: '拟办意见' }).inputValue()).toBe('拟请分管领导');
      await panel.getByRole('textbox', { name: '拟办意见' }).press('End');
      await page.keyboard.type('阅示。');
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await page.setViewportSize({ width: DESK.width, height: DESK.height });
      expect(await opinion.inputValue()).toBe('拟请分管领导阅示。');
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

  it('不合规定的件，区长书面责令后可以往上呈；纸上的批示可代录任何领导的；办结后归档', async () => {
    const title = '关于两所学校建设事项的请示';
    const id = await registered(title, { multipleMatters: true });
    const office = await town.office('weidong').of('registrar');
    const { version } = await office.get<IncomingView>(`/incoming/${id}`);
    await office.post<ActDone>(`/incoming/${id}/acts`, { act: 'circulate', input: { readers: ['head'] }, seen: version });
    await withBrowser(async (browser) => {
      const head = await browser.page(PHONE);
      await town.signIn(head, 'weidong.quzhang');
      await head.getByRole('main').getByRole('link', { name: title }).tap();
      await head.getByRole('button', { name: /^其他\d项/ }).tap();
      await head.getByRole('button', { name: '书面责令办理', exact: true }).tap();
      const form = head.getByRole('form', { name: '书面责令办理' });
      await form.getByRole('textbox', { name: '责令办理的理由' }).fill('开学在即，先按程序办。');
      await shot(head, 'desk-6-order', { fullPage: false });
      expect(await axe(head)).toEqual([]);
      await form.getByRole('button', { name: '书面责令办理', exact: true }).tap();
      await confirmAct(head, '书面责令办理');
      await said(head, '已书面责令办理');
      await leave(head);

      const page = await browser.page(DESK);
      await town.signIn(page, 'weidong.ban.wenshu');
      await page.goto(`${town.url}/incoming/${id}`);
      const recommending = await actForm(page, '拟办');
      await recommending.getByRole('textbox', { name: '拟办意见' }).fill('遵区长责令，拟请分管领导批示。');
      await recommending.getByRole('button', { name: '拟办', exact: true }).click();
      await said(page, '批示');

      const entering = await actForm(page, '代录批示');
      const leaders = entering.getByRole('combobox', { name: '哪位领导' });
      const offered = await leaders.locator('option').allInnerTexts();
      expect(offered[0]).toBe('副区长（分管教育、民政、卫健），尚未批示');
      expect(offered).toContain('常务副区长');
      await leaders.selectOption({ label: '常务副区长' });
      await entering.getByRole('textbox', { name: '批示原文' }).fill('同意分管领导意见。');
      await entering.getByRole('radio', { name: '同意', exact: true }).check();
      const before = new Date(Date.now() + 8 * 3_600_000 - 60_000).toISOString().slice(0, 16);
      await entering.getByLabel('批示日期').fill(before.slice(0, 10));
      const scan = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
      const buffer = Buffer.from(scan, 'base64');
      await entering.getByLabel('批示原件扫描件').setInputFiles({ name: '批示.png', mimeType: 'image/png', buffer });
      await entering.getByRole('button', { name: '申明并收取' }).click();
      await entering.getByRole('link', { name: '批示.png' }).waitFor();
      await entering.getByRole('button', { name: '代录批示', exact: true }).click();
      await said(page, '已代录批示');
      const opinions = (await section(page, '意见')).getByRole('list', { name: '领导批示' });
      await opinions.getByRole('listitem').filter({ hasText: '常务副区长' }).getByText('同意分管领导意见。').waitFor();
      await shot(page, 'desk-7-entered', { fullPage: false });

      // The one in charge writes too; what he says is there for the registrar at once.
      const deputy = await town.office('weidong').of('deputy-education');
      const seen = (await deputy.get<IncomingView>(`/incoming/${id}`)).version;
      const agreed = { form: 'text', view: 'agree', text: '同意。' };
      await deputy.post<ActDone>(`/incoming/${id}/acts`, { act: 'instruct', input: agreed, seen });
      await perform(page, '转达批示', '已转达');
      await perform(page, '办结', '已办结', { 办结情况: '已按批示办理，已答复来文单位。' });
      const filing = await actForm(page, '归档');
      await filing.getByRole('radio', { name: '30年' }).check();
      await filing.getByRole('button', { name: '归档', exact: true }).click();
      await confirmAct(page, '归档');
      await said(page, '已归档');
      await page.getByText('保管30年').waitFor();
      await shot(page, 'desk-8-filed', { fullPage: false });
      expect(await axe(page)).toEqual([]);
    });
  });

  it('部门网上报送的，签收之前自己撤得回来', async () => {
    const draft = {
      title: '关于开展夜市整治的请示',
      kind: 'request',
      issuer: 'department',
      to: 'government',
      recipients: ['平顶山市卫东区人民政府'],
      note: '联系人：局办公室',
      publication: 'none',
      publicationGround: '内部请示事项',
      body: [{ type: 'paragraph', runs: [{ text: '拟开展夜市整治。妥否，请批示。' }] }],
    } satisfies DraftInput;
    const office = town.office('weidong');
    const { id } = await (await office.of('market.clerk')).draft(draft, false);
    await carryOn(id, { office, registry: 'registrar', until: (act: string) => act === 'archive' });
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.signIn(page, 'weidong.shichang.wenshu');
      await page.goto(`${town.url}/incoming`);
      await page.getByRole('table').getByRole('link', { name: draft.title }).click();
      const withdrawing = await actForm(page, '撤回来文');
      await withdrawing.getByRole('textbox', { name: '理由' }).fill('方案有变。');
      await withdrawing.getByRole('button', { name: '撤回来文', exact: true }).click();
      await confirmAct(page, '撤回来文');
      await said(page, '已撤回来文');
      await shot(page, 'desk-9-withdrawn', { fullPage: false });
      expect(await axe(page)).toEqual([]);
    });
  });
});

describe('模板和常用语', () => {
  it('办公室加、改、移、删，拟办时就用得上；领导在手机上设自己的；部门没有', async () => {
    const title = '关于增加校医配备的请示';
    const id = await registered(title);
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.signIn(page, 'weidong.ban.wenshu');
      await page.goto(`${town.url}/incoming/templates`);
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
      expect(await recommending.getByRole('textbox', { name: '拟办意见' }).inputValue()).toBe(
        '事项较急。拟请副区长（分管教育、民政、卫健）批示，由区卫健委会商{主办}提出意见。',
      );
      await recommending.getByRole('textbox', { name: '拟办意见' }).fill('拟请分管领导批示。');
      await recommending.getByRole('button', { name: '拟办', exact: true }).click();
      await said(page, '批示');
      await leave(page);

      const leader = await browser.page(PHONE);
      await town.signIn(leader, 'weidong.fu.jiaoyu');
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
      expect(await form.getByRole('textbox', { name: '批示' }).inputValue()).toBe('同意，请抓紧落实。');
      await leave(leader);

      const clerk = await browser.page(DESK);
      await town.signIn(clerk, 'weidong.jiaoyu.wenshu');
      await clerk.goto(`${town.url}/incoming/templates`);
      await clerk.getByText('模板和常用语供政府办公室和领导使用。').waitFor();
    });
  });
});
