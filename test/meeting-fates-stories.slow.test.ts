/** What a sitting of 泽州县 decides and what becomes of it, in the browser: one decision by a document until it is issued, another by a task until it is closed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, openOnPhone, perform, said } from './support/stories.ts';

let town: Deployment;
let folder: string;
beforeAll(async () => {
  town = await Deployment.start();
  folder = await mkdtemp(join(tmpdir(), 'lx-fates-'));
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Today in Asia/Shanghai: the server's clock is the machine's, and a meeting can only sit on its day. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** A row of the list of what follows, by its topic; on a phone a card. */
const lineOf = (page: Page, topic: string) =>
  page
    .getByRole('row')
    .filter({ hasText: topic })
    .or(page.getByRole('listitem').filter({ hasText: topic }))
    .first();

/** Looked at as somebody does: nothing that hinders, nothing that is wider than the screen. */
async function looked(page: Page, name: string): Promise<void> {
  expect(await fitsWidth(page)).toBe(true);
  expect(await axe(page)).toEqual([]);
  await shot(page, name);
}

describe('泽州县：常务会议议定提请县人大审议的事项', () => {
  it('起草议案、签发、报送，会后落实上从待报送到已报送', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('zezhou');
      const input = { kind: 'executive', on: today(), time: '09:00', place: '县政府二楼会议室', chair: 'head' };
      const { id } = await (await desks.of('registrar')).post<{ id: string }>('/meetings', { act: 'convene', input });
      const act = async (who: string, name: string, what: unknown = {}) => {
        const desk = await desks.of(who);
        const { version } = await desk.get<{ readonly version: number }>(`/meetings/${id}`);
        await desk.post(`/meetings/${id}/acts`, { act: name, input: what, seen: version });
      };
      const topic = '年度预算调整方案';
      await act('head', 'propose', { title: topic, department: 'finance' });
      await act('registrar', 'vet', { topic: 't1', opinion: '可以上会' });
      await act('head', 'fix', { topics: ['t1'] });
      await act('head', 'approve-papers', { topic: 't1' });
      await act('registrar', 'notify');
      await act('registrar', 'open');
      await act('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意，提请县人大常委会审议。' });
      await act('registrar', 'adjourn');
      await act('registrar', 'fate', { topic: 't1', fate: 'congress', department: 'finance', note: '' });

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.caizheng.wenshu', '/meetings/after');
      await lineOf(clerk, topic).getByText('待报送').waitFor();
      await clerk.getByRole('link', { name: '起草发文' }).click();
      const title = `泽州县人民政府关于提请审议${topic}的议案`;
      await expect.poll(() => clerk.getByLabel('标题', { exact: true }).inputValue()).toBe(title);
      await clerk.getByRole('textbox', { name: '正文' }).click();
      await clerk.keyboard.type('年度预算调整方案已经县政府常务会议讨论通过，现提请审议。');
      await clerk.getByLabel('主送机关', { exact: true }).fill('泽州县人民代表大会常务委员会');
      await clerk.keyboard.press('Enter');
      await clerk.getByRole('button', { name: '去掉泽州县人民代表大会常务委员会' }).waitFor();
      await looked(clerk, 'meeting-fates-12-bill');
      await clerk.getByRole('button', { name: '送部门负责人审签', exact: true }).click();
      await clerk.getByRole('heading', { level: 1, name: title }).waitFor();
      const document = /\/documents\/([0-9a-f-]{36})/.exec(clerk.url())?.[1] ?? '';

      const onDocument = async (who: string, name: string, what: unknown = {}) => {
        const desk = await desks.of(who);
        const page = await desk.get<{ readonly version: number; readonly textVersion: number }>(`/documents/${document}`);
        await desk.post(`/documents/${document}/acts`, { act: name, input: what, seen: page.version, textSeen: page.textVersion });
      };
      await onDocument('finance.head', 'approve', { opinion: '同意报送' });
      await onDocument('registrar', 'vet', { opinion: '要素齐全' });
      await onDocument('executive-deputy', 'review', { opinion: '同意' });
      // The draft says which meeting; that it has decided so is entered by the office.
      await onDocument('registrar', 'record-decision', { meeting: 'executive', session: '县政府常务会议' });
      await onDocument('head', 'sign', { opinion: '同意' });
      await onDocument('registrar', 'recheck', { opinion: '' });
      const { numberSeries } = await (
        await desks.of('registrar')
      ).get<{ readonly numberSeries: readonly string[] }>(`/documents/${document}`);
      await onDocument('registrar', 'number', { series: numberSeries[0] });
      await onDocument('registrar', 'typeset');
      await onDocument('registrar', 'seal');
      await clerk.goto(`${town.url}/meetings/after`);
      await lineOf(clerk, topic).getByText('待报送').waitFor();
      await onDocument('registrar', 'distribute', { to: ['泽州县人民代表大会常务委员会'] });
      await clerk.reload();
      await lineOf(clerk, topic).getByText('已报送').waitFor();
      await looked(clerk, 'meeting-fates-13-submitted');
      await leave(clerk);
      const phone = await browser.page(PHONE);
      await town.enter(phone, 'zezhou.ban.wenshu', '/meetings/after');
      await lineOf(phone, topic).getByText('已报送').waitFor();
      await looked(phone, 'meeting-fates-14-submitted-phone');
    });
  });
});

describe('泽州县：常务会议议定的事项，一项印发文件，一项交办督办', () => {
  it('议定以后起草、印发，交办、销号，会后落实上逐项看到办到哪一步', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('zezhou');
      const input = { kind: 'executive', on: today(), time: '15:00', place: '县政府三楼会议室', chair: 'head' };
      const { id } = await (await desks.of('registrar')).post<{ id: string }>('/meetings', { act: 'convene', input });
      const act = async (who: string, name: string, what: unknown = {}) => {
        const desk = await desks.of(who);
        const { version } = await desk.get<{ readonly version: number }>(`/meetings/${id}`);
        await desk.post(`/meetings/${id}/acts`, { act: name, input: what, seen: version });
      };
      const [written, done] = ['高标准农田建设和管护', '城南供热管网改造资金'];
      await act('head', 'propose', { title: written, department: 'agriculture' });
      await act('head', 'propose', { title: done, department: 'finance' });
      for (const topic of ['t1', 't2']) await act('registrar', 'vet', { topic, opinion: '可以上会' });
      await act('head', 'fix', { topics: ['t1', 't2'] });
      for (const topic of ['t1', 't2']) await act('head', 'approve-papers', { topic });
      await act('registrar', 'notify');
      await act('registrar', 'open');
      await act('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意，由县农业农村局修改后以县政府名义印发。' });
      await act('head', 'decide', { topic: 't2', result: 'adopted', words: '由县财政局核实缺口，年底前拨付到位。' });
      await act('registrar', 'adjourn');

      // What each calls for, said by the office at its page.
      const office = await browser.page(DESK);
      await town.enter(office, 'zezhou.ban.wenshu', `/meetings/${id}`);
      const fate = await actForm(office, '明确去向');
      await fate.getByRole('radio', { name: '印发文件' }).check();
      // The body that reported stands there already.
      await expect.poll(() => fate.getByRole('combobox', { name: '承办单位' }).inputValue()).toBe('agriculture');
      await looked(office, 'meeting-fates-1-fate');
      await fate.getByRole('button', { name: '明确去向', exact: true }).click();
      await said(office, '已明确去向');
      const phone = await browser.page(PHONE);
      await town.enter(phone, 'zezhou.ban.wenshu', `/meetings/${id}`);
      const second = await openOnPhone(phone, '明确去向');
      await second.getByRole('radio', { name: '交办事项' }).check();
      await expect.poll(() => second.getByRole('combobox', { name: '承办单位' }).inputValue()).toBe('finance');
      await looked(phone, 'meeting-fates-2-fate-phone');
      await second.getByRole('button', { name: '明确去向', exact: true }).tap();
      await said(phone, '已明确去向');
      await phone.goto(`${town.url}/meetings/after`);
      await phone.getByText('待交办').first().waitFor();
      await looked(phone, 'meeting-fates-4-after-phone');

      // The document, begun from the decision by the body to which it was given.
      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.nongye.wenshu', '/meetings/after');
      expect(await lineOf(clerk, done).count()).toBe(0);
      await clerk.getByRole('link', { name: '起草发文' }).click();
      const title = `泽州县人民政府关于${written}的通知`;
      await expect.poll(() => clerk.getByLabel('标题', { exact: true }).inputValue()).toBe(title);
      await clerk.getByRole('textbox', { name: '正文' }).click();
      await clerk.keyboard.type('为提高全县耕地质量，现就有关事项通知如下：');
      await clerk.getByLabel('主送机关', { exact: true }).fill('各乡镇人民政府');
      await clerk.keyboard.press('Enter');
      await clerk.getByRole('button', { name: '去掉各乡镇人民政府' }).waitFor();
      await clerk.getByRole('region', { name: '审查意见' }).getByText('审查未见不符').waitFor();
      await looked(clerk, 'meeting-fates-5-draft');
      await clerk.getByRole('button', { name: '送部门负责人审签', exact: true }).click();
      await clerk.getByRole('heading', { level: 1, name: title }).waitFor();
      const document = /\/documents\/([0-9a-f-]{36})/.exec(clerk.url())?.[1] ?? '';
      await leave(clerk);
      await office.goto(`${town.url}/meetings/after`);
      await office.getByRole('link', { name: '发文办理中' }).waitFor();
      await looked(office, 'meeting-fates-6-after');

      // The way of a document has stories of its own: here it is gone through at the desks.
      const onDocument = async (who: string, name: string, what: unknown = {}) => {
        const desk = await desks.of(who);
        const page = await desk.get<{ readonly version: number; readonly textVersion: number }>(`/documents/${document}`);
        await desk.post(`/documents/${document}/acts`, { act: name, input: what, seen: page.version, textSeen: page.textVersion });
      };
      await onDocument('agriculture.head', 'approve', { opinion: '同意报送' });
      await onDocument('registrar', 'vet', { opinion: '要素齐全' });
      await onDocument('deputy-agriculture', 'review', { opinion: '同意' });
      await onDocument('head', 'sign', { opinion: '同意' });
      await onDocument('registrar', 'recheck', { opinion: '' });
      const { numberSeries } = await (
        await desks.of('registrar')
      ).get<{ readonly numberSeries: readonly string[] }>(`/documents/${document}`);
      await onDocument('registrar', 'number', { series: numberSeries[0] });
      await onDocument('registrar', 'typeset');
      await onDocument('registrar', 'seal');
      await onDocument('registrar', 'distribute', { to: ['各乡镇人民政府'] });
      await office.reload();
      await lineOf(office, written).getByText('已印发').waitFor();
      // The document is to be published, and with it what was decided; the other decision is still owed to the public.
      await lineOf(office, written).getByText('随文件公开').waitFor();
      await lineOf(office, done).getByRole('link', { name: '待公开' }).waitFor();

      // Once the minutes are out, the office could also enter here what is done without a task.
      await act('registrar', 'draft-minutes', { text: '会议同意两项议题。' });
      await act('head', 'sign-minutes', { major: false, opinion: '同意' });
      await act('registrar', 'number');
      await phone.goto(`${town.url}/meetings/${id}`);
      await phone.getByRole('button', { name: /^其他\d项/ }).tap();
      const sheet = phone.getByRole('dialog', { name: '办理' });
      await sheet.getByRole('button', { name: '登记事项办结' }).tap();
      const finish = sheet.getByRole('form', { name: '登记事项办结', exact: true });
      await finish.getByText('销号后自动登记', { exact: false }).waitFor();
      await looked(phone, 'meeting-fates-3-finish-phone');
      // The task, filled in from the decision, by the office.
      await office.getByRole('link', { name: '交办督办' }).click();
      const form = office.getByRole('form', { name: '交办' });
      await expect.poll(() => form.getByRole('textbox', { name: '事项名称' }).inputValue()).toBe(done);
      expect(await form.getByRole('textbox', { name: '交办要求' }).inputValue()).toContain('年底前拨付到位');
      await form.getByRole('combobox', { name: '第一责任人' }).fill('财政局局长');
      await office
        .getByRole('option', { name: /财政局局长/ })
        .first()
        .click();
      await office
        .getByRole('complementary')
        .getByText(/办结时限/)
        .waitFor();
      await looked(office, 'meeting-fates-7-assign');
      await phone.goto(`${town.url}/tasks/new?sitting=${id}&topic=t2`);
      await phone.getByRole('form', { name: '交办' }).waitFor();
      await expect.poll(() => phone.getByRole('textbox', { name: '事项名称' }).inputValue()).toBe(done);
      await looked(phone, 'meeting-fates-8-assign-phone');
      await form.getByRole('button', { name: '交办', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: done }).waitFor();
      const task = new URL(office.url()).pathname;

      const evidence = join(folder, '拨付凭证.txt');
      await writeFile(evidence, '资金已经拨付。');
      const bureau = await browser.page(DESK);
      await town.enter(bureau, 'zezhou.caizheng.wenshu', task);
      const sign = await actForm(bureau, '签收');
      await sign.getByRole('button', { name: '签收', exact: true }).click();
      await said(bureau, '已签收');
      await perform(bureau, '报送方案', '已报送方案', { 方案: '先核实，再拨付' });
      const complete = await actForm(bureau, '报告办结');
      await complete.getByRole('textbox', { name: '办理结果' }).fill('已全部拨付');
      await complete.locator('input[type=file]').setInputFiles(evidence);
      await complete.getByRole('link', { name: '拨付凭证.txt' }).waitFor();
      await complete.getByRole('button', { name: '报告办结', exact: true }).click();
      await said(bureau, '已报告办结');
      await leave(bureau);
      // What is claimed is not done yet.
      await phone.goto(`${town.url}/meetings/after`);
      await phone.getByText('已交办').first().waitFor();

      await office.reload();
      const accept = await actForm(office, '核验通过');
      await accept.getByRole('radio', { name: '良好' }).check();
      await accept.getByRole('button', { name: '核验通过', exact: true }).click();
      await said(office, '已核验通过');
      await perform(office, '销号', '已销号', { 结果报给谁: '县长' });
      await office.goto(`${town.url}/meetings/after`);
      await lineOf(office, done).getByText('已办结').waitFor();
      await looked(office, 'meeting-fates-9-after-done');
      await phone.reload();
      await phone.getByText('已办结').first().waitFor();
      await looked(phone, 'meeting-fates-10-after-done-phone');
      await office.goto(`${town.url}/meetings/${id}`);
      await office.getByRole('heading', { level: 1 }).waitFor();
      await looked(office, 'meeting-fates-11-sitting');
    });
  });
});
