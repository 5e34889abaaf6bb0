/**
 * Turns that a paper takes now and then: ordered on by the head, taken back by its sender, sent back to a desk and come again.
 * What every paper goes through is in the other stories. Real Chromium against the server as it ships.
 */
import type { DraftInput } from '@lingxing/affairs/document';
import type { ActDone, IncomingView } from '@lingxing/server/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, PHONE, shot, withBrowser } from './support/browser.ts';
import { carryOn } from '../packages/demo/src/carry.ts';
import { registered } from './support/registry.ts';
import { actForm, confirmAct, Deployment, leave, perform, said, section } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

describe('收文登记簿', () => {
  it('不合规定的件，区长书面责令后可以往上呈；纸上的批示可代录任何领导的；办结后归档', async () => {
    const title = '关于两所学校建设事项的请示';
    const id = await registered(town, title, { multipleMatters: true });
    const office = await town.office('weidong').of('registrar');
    const { version } = await office.get<IncomingView>(`/incoming/${id}`);
    await office.post<ActDone>(`/incoming/${id}/acts`, { act: 'circulate', input: { readers: ['head'] }, seen: version });
    await withBrowser(async (browser) => {
      const head = await browser.page(PHONE);
      await town.enter(head, 'weidong.quzhang');
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
      await town.enter(page, 'weidong.ban.wenshu', `/incoming/${id}`);
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
      // The head, to whom it was circulated, has read it: a paper is not closed over a reader without a word.
      const reading = await town.office('weidong').of('head');
      await reading.post<ActDone>(`/incoming/${id}/acts`, {
        act: 'read',
        input: {},
        seen: (await deputy.get<IncomingView>(`/incoming/${id}`)).version,
      });
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
      await town.enter(page, 'weidong.shichang.wenshu', '/incoming');
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

describe('退回和重报', () => {
  const paragraph = (text: string) => ({ type: 'paragraph' as const, runs: [{ text }] });
  /** What a department sends to its own government through the system. */
  const draft = {
    title: '关于开展农贸市场标准化改造的请示',
    kind: 'request',
    issuer: 'department',
    to: 'government',
    recipients: ['区政府'],
    note: '联系人：局办公室',
    publication: 'none',
    publicationGround: '内部请示事项',
    body: [paragraph('拟对农贸市场分批开展标准化改造。妥否，请批示。')],
  } satisfies DraftInput;

  it('部门网上报送的请示退回后，文书看得到为什么退，改好重报再到收文登记', async () => {
    const office = town.office('weidong');
    const clerk = await office.of('market.clerk');
    const { id } = await clerk.draft(draft, false);
    const carry = { office, registry: 'registrar', until: (act: string) => act === 'archive' };
    await carryOn(id, carry);
    await withBrowser(async (browser) => {
      const registrar = await browser.page(DESK);
      await town.enter(registrar, 'weidong.ban.wenshu');
      await registrar.getByRole('main').getByRole('link', { name: draft.title }).first().click();
      await registrar.getByRole('heading', { level: 1, name: draft.title }).waitFor();
      expect(new URL(registrar.url()).pathname).toMatch(/^\/incoming\//);
      // The paper is read as its sender typeset it.
      await registrar.getByText('第1页 共').waitFor();
      await shot(registrar, 'registry-15-arrived', { fullPage: false });
      const returning = await actForm(registrar, '退回');
      await returning.getByRole('checkbox', { name: '论证材料不全' }).check();
      await returning.getByRole('textbox', { name: '具体说明' }).fill('请补充资金测算。');
      await returning.getByRole('button', { name: '退回', exact: true }).click();
      await registrar.getByRole('region', { name: '已退回' }).waitFor();

      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.shichang.wenshu');
      await page.goto(registrar.url());
      const told = page.getByRole('region', { name: '已退回' });
      await told.waitFor();
      expect(await told.innerText()).toContain('请补充资金测算。');
      expect(await told.innerText()).toContain('论证材料不全');
      await shot(page, 'registry-16-told', { fullPage: false });
      await told.getByRole('link', { name: '去修改重报' }).click();
      await page.waitForURL(`${town.url}/documents/${id}`);
      await page.getByText('请补充资金测算。').first().waitFor();
      await shot(page, 'registry-17-mend', { fullPage: false });
      await leave(page);

      const { version, textVersion } = await clerk.document(id);
      const body = [...draft.body, paragraph('资金测算附后。')];
      const input = { draft: { ...draft, body }, note: '补充资金测算', nature: 'substantive' };
      await clerk.perform({ id, version, textVersion }, { act: 'revise', input });
      await carryOn(id, carry);
      // The registrar's page has followed by itself.
      await perform(registrar, '签收登记', '已登记');
      await (await section(registrar, '意见')).getByText('请补充资金测算。').waitFor();
      await shot(registrar, 'registry-18-again', { fullPage: false });
    });
  });
});
