import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE } from '../../../../test/support/browser.ts';
import { emptyDraft } from '../../src/drafting/model/draft.ts';
import { ADDRESS, documentOf, findingOf, Office, verdictOf } from './office.ts';
import { bundledPage, openPage, type OpenPage } from './support.ts';

const titled = { ...emptyDraft(), title: '关于做好秋粮收购工作的通知' };

const RETURNED = {
  by: '县农业农村局局长',
  at: '2026-11-23T01:00:00Z',
  from: '部门审签',
  reason: '补充分工',
  grounds: ['content'],
  round: 1,
};

let open: OpenPage;
let page: Page;
let office: Office;
let bundle: { script: string; css: string };

beforeAll(async () => {
  bundle = await bundledPage('./desk-page.tsx');
  open = await openPage();
  page = open.page;
});

beforeEach(async () => {
  office = new Office(bundle);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await office.openOn(page);
  await page.setViewportSize(DESK);
  await page.goto(`${ADDRESS}/blank`);
  await page.evaluate(() => localStorage.clear());
});

afterAll(() => open.close());

const go = (path: string): Promise<unknown> => page.goto(`${ADDRESS}${path}`);
const title = () => page.getByRole('textbox', { name: '标题', exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const says = (text: string): Promise<void> => page.getByText(text).first().waitFor();

describe('what is refused', () => {
  it('asks for the title before anything is stored, and puts the cursor there', async () => {
    await go('/documents/new');
    await button('存为文稿').click();
    await page.getByRole('alert').filter({ hasText: '还没有标题，拟好标题才能存稿。' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'title');
    expect(office.sentTo('/documents')).toEqual([]);
  });

  it('keeps the act of sending shut while something is not in order, names the article and the way out', async () => {
    office.verdict = verdictOf([findingOf('refused', '缺少合法性论证。', '请在“论证材料”中补充合法性论证。')]);
    await go('/documents/new');
    await says('1项不符，补正后才能送。');
    await says('办法：请在“论证材料”中补充合法性论证。');
    await button('〔第三十一条〕').waitFor();
    expect(await button('送部门负责人审签').isDisabled()).toBe(true);
    expect(await button('存为文稿').isEnabled()).toBe(true);
  });

  it('keeps nothing of a draft that is marked as classified, here or there', async () => {
    await go('/documents/new');
    await title().fill('关于做好秋粮收购工作的通知');
    await page.getByText(/已自动暂存在本机/u).waitFor();
    await page.getByLabel('机密').check();
    await says('标明密级的文稿不保存');
    await says('标明密级的文稿不排版。');
    expect(await button('存为文稿').isDisabled()).toBe(true);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('does not open a text that is not this person’s to change', async () => {
    const refused = verdictOf([findingOf('refused', '文稿已送审，现由局长审签。', '')]);
    office.view = documentOf(titled, { offers: [{ act: 'revise', label: '修改文稿', primary: false, commits: false, verdict: refused }] });
    await go('/documents/m1/edit');
    await says('现在不能修改这件文稿');
    await says('文稿已送审，现由局长审签。');
  });

  it('shows what the server says when it refuses, and keeps what was written', async () => {
    office.refuseNext = {
      status: 422,
      body: { type: 'about:blank', title: '不予办理', status: 422, code: 'act.refused', detail: '起草由部门文书办理。' },
    };
    await go('/documents/new');
    await title().fill('关于做好秋粮收购工作的通知');
    await button('存为文稿').click();
    await says('起草由部门文书办理。');
    expect(await title().inputValue()).toBe('关于做好秋粮收购工作的通知');
  });
});

describe('storing and sending', () => {
  it('stores a new draft and goes on as a document', async () => {
    await go('/documents/new');
    await title().fill('关于做好秋粮收购工作的通知');
    await page.getByRole('combobox', { name: '主送机关' }).fill('各乡镇人民政府、县政府各部门');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '正文', exact: true }).click();
    await page.keyboard.type('特此通知。');
    await button('存为文稿').click();
    await page.waitForURL('**/documents/m1/edit');
    await says('与已存的文稿一致');
    expect(office.view?.draft.recipients).toEqual(['各乡镇人民政府', '县政府各部门']);
    expect(office.view?.draft.body).toEqual([{ type: 'paragraph', runs: [{ text: '特此通知。' }] }]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('stores what was changed before it sends, and says what happened next', async () => {
    office.view = documentOf(titled);
    await go('/documents/m1/edit');
    await title().fill('关于做好冬小麦播种工作的通知');
    await page.getByText('今天 09:04 已自动暂存').waitFor();
    await button('送部门负责人审签').click();
    await page.waitForURL('**/documents/m1');
    await says('已送县农业农村局局长，由其审签');
    expect(office.sentTo('/documents/m1/acts').map((s) => s.body)).toEqual([
      expect.objectContaining({ act: 'revise', seen: 1, textSeen: 1 }),
      expect.objectContaining({ act: 'send', seen: 2, textSeen: 2 }),
    ]);
  });

  it('asks for a reason where something is only warned of, and sends it along', async () => {
    office.verdict = verdictOf([findingOf('warned', '原则上不发。', '写明理由。')]);
    office.view = documentOf(titled);
    await go('/documents/m1/edit');
    await says('1项提醒');
    await button('送部门负责人审签').click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: '送部门负责人审签' });
    expect(await send.isDisabled()).toBe(true);
    await dialog.getByLabel('理由').fill('上级要求单独发文');
    await send.click();
    await page.waitForURL('**/documents/m1');
    expect(office.sentTo('/documents/m1/acts').at(-1)?.body).toMatchObject({ act: 'send', reason: '上级要求单独发文' });
  });

  it('uses one key for one and the same text, so that pressing again after a lost answer makes no second document', async () => {
    office.refuseNext = { status: 503, body: { type: 'about:blank', title: '系统暂时不能办理', status: 503, code: 'unavailable' } };
    await go('/documents/new');
    await title().fill('关于做好秋粮收购工作的通知');
    await button('存为文稿').click();
    await says('系统暂时不能办理');
    await button('存为文稿').click();
    await page.waitForURL('**/documents/m1/edit');
    const keys = office.sentTo('/documents').map((s) => (s.body as { idempotencyKey: string }).idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('judges the sending of a stored document with what has been written since, under the nature declared', async () => {
    office.view = documentOf(titled, { returns: [RETURNED] });
    await go('/documents/m1/edit');
    const asked = () => office.sentTo('/documents/m1/verdicts').map((s) => s.body);
    await says('审查未见不符');
    // As stored: nothing is sent along.
    expect(asked().at(-1)).toMatchObject({ act: 'send', input: {}, seen: 1, textSeen: 1 });
    await title().fill('关于做好冬小麦播种工作的通知');
    await page.waitForFunction(() => !document.body.innerText.includes('正在重审'));
    await expect
      .poll(() => asked().at(-1))
      .toMatchObject({
        act: 'send',
        input: { draft: { title: '关于做好冬小麦播种工作的通知' }, nature: 'substantive' },
      });
    await page.getByLabel('文字性修改').check();
    await expect.poll(() => asked().at(-1)).toMatchObject({ act: 'send', input: { nature: 'editorial' } });
    expect(office.sentTo('/documents/verdicts')).toEqual([]);
  });

  it('says who was faster, and keeps what was written', async () => {
    office.view = documentOf(titled);
    office.refuseNext = {
      status: 409,
      body: {
        type: 'about:blank',
        title: '此事已经办理',
        status: 409,
        code: 'conflict.already-done',
        meanwhile: [{ seq: 2, act: 'send', label: '送部门负责人审签', by: '县农业农村局局长', at: '2026-11-23T01:04:00Z' }],
      },
    };
    await go('/documents/m1/edit');
    await button('送部门负责人审签').click();
    await says('今天 09:04 县农业农村局局长已办“送部门负责人审签”。你写的还在，看过最新情况再办。');
    expect(await title().inputValue()).toBe(titled.title);
  });

  it('asks what kind of change it is once others have worked on the text', async () => {
    office.view = documentOf(titled, { returns: [RETURNED] });
    await go('/documents/m1/edit');
    // What was returned, by whom, when, on which grounds and why: before the first field. 01:00 UTC is nine in Shanghai.
    const why = await page.getByRole('region', { name: '退回补正' }).innerText();
    for (const words of ['县农业农村局局长退回', '部门审签 · 第1轮 · 今天 09:00', '内容需修改', '补充分工']) expect(why).toContain(words);
    await title().fill('关于做好冬小麦播种工作的通知');
    await says('先选此次修改的性质。');
    expect(await button('存为文稿').isDisabled()).toBe(true);
    await page.getByLabel('文字性修改').check();
    await page.getByLabel('修改说明').fill('标题更名');
    await button('存为文稿').click();
    await says('与已存的文稿一致');
    expect(office.sentTo('/documents/m1/acts').at(-1)?.body).toMatchObject({ input: { nature: 'editorial', note: '标题更名' } });
  });
});

describe('nothing written is lost', () => {
  it('takes a new draft up again after the page was closed, and lets go of it when asked', async () => {
    await go('/documents/new');
    await title().fill('关于做好秋粮收购工作的通知');
    await go('/documents/new');
    await says('没有存的内容写（本机暂存）');
    expect(await title().inputValue()).toBe('关于做好秋粮收购工作的通知');
    await button('不要了，重新起草').click();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#title')?.value === '');
  });

  it('takes up the working copy of a document', async () => {
    const copy = { draft: { ...titled, title: '暂存的标题' }, savedAt: '2026-11-23T01:30:00Z', by: '县农业农村局文书' };
    office.view = documentOf(titled, { workingCopy: copy });
    await go('/documents/m1/edit');
    await says('接着2026年11月23日 09:30没有存的内容写（县农业农村局文书，暂存稿）');
    expect(await title().inputValue()).toBe('暂存的标题');
    await button('不要了，回到已存的文稿').click();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#title')?.value === '关于做好秋粮收购工作的通知');
  });

  it('says that the line is down, keeps the text in the browser, and saves it when the line is back', async () => {
    office.view = documentOf(titled);
    await go('/documents/m1/edit');
    await title().waitFor();
    office.down = true;
    await title().fill('断线时写的标题');
    await page.getByText(/连接断开，\d\d:\d\d 已留在本机/u).waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('断线时写的标题');
    office.down = false;
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('今天 09:04 已自动暂存').waitFor();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(office.view?.workingCopy?.draft.title).toBe('断线时写的标题');
  });

  it('explains a text that someone else stored meanwhile, and goes on with mine when told to', async () => {
    office.view = documentOf(titled);
    await go('/documents/m1/edit');
    await title().fill('我的标题');
    office.storeElsewhere({ title: '关于做好秋粮收购和储备工作的通知' });
    await page.evaluate(() => window.refetch());
    await says('这件文稿已被改过');
    await says('县农业农村局局长于2026年11月23日 10:00存了第2稿（改标题）');
    expect(await button('存为文稿').isDisabled()).toBe(true);
    await button('看对方改了什么').click();
    await page.locator('ins', { hasText: '和储备' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await button('以我的为准，继续改').click();
    await button('存为文稿').click();
    await says('与已存的文稿一致');
    expect(office.view?.draft.title).toBe('我的标题');
    expect(office.sentTo('/documents/m1/acts').at(-1)?.body).toMatchObject({ act: 'revise', textSeen: 2 });
  });

  it('takes the other’s text when told to', async () => {
    office.view = documentOf(titled);
    await go('/documents/m1/edit');
    await title().fill('我的标题');
    office.storeElsewhere({ title: '对方的标题', body: [{ type: 'paragraph', runs: [{ text: '对方的正文' }] }] });
    await page.evaluate(() => window.refetch());
    await button('放弃我的，用对方的').click();
    await says('与已存的文稿一致');
    expect(await title().inputValue()).toBe('对方的标题');
    await page.getByRole('textbox', { name: '正文', exact: true }).filter({ hasText: '对方的正文' }).waitFor();
  });
});

describe('the form', () => {
  it('lists the evidence that a finding finds missing, each to be written', async () => {
    office.verdict = verdictOf([findingOf('refused', '缺少调查研究、合法性论证。', '请补充。', 'evidence.missing')]);
    await go('/documents/new');
    await button('列出规则要求的2项').click();
    expect(await page.locator('textarea[id^="evidence-"]').count()).toBe(2);
    await says('第1项论证材料没有说明，未计入文稿。');
    await page.locator('#evidence-0').fill('已到四个乡镇调研');
    await page.waitForFunction(() => !document.body.innerText.includes('第1项论证材料没有说明'));
  });

  it('finds one of sixty departments by a part of its name', async () => {
    await go('/documents/new');
    await page.getByLabel('在涉及其职权的部门中查找').fill('第42局');
    await page.keyboard.press('Enter');
    await button('去掉县第42局').waitFor();
    expect(await page.getByRole('checkbox', { name: '县农业农村局' }).count()).toBe(0);
  });

  it('changes the addressee with the kind, until the clerk has chosen another', async () => {
    await go('/documents/new');
    const to = page.getByLabel('主送对象');
    await page.getByLabel('文种', { exact: true }).selectOption('request');
    expect(await to.inputValue()).toBe('superior-government');
    await to.selectOption('party-committee');
    await page.getByLabel('文种', { exact: true }).selectOption('letter');
    expect(await to.inputValue()).toBe('party-committee');
  });
});

describe('every screen', () => {
  it('has no barriers that axe finds and needs no scrolling sideways, at the desk and on a phone', async () => {
    office.verdict = verdictOf([
      findingOf('refused', '缺少合法性论证。', '请补充。'),
      findingOf('warned', '篇幅偏长。', '请压缩。'),
      findingOf('passed', '文种正确。', ''),
    ]);
    office.view = documentOf({ ...titled, title: `关于印发${'某县行政规范性文件制定和监督管理'.repeat(4)}办法的通知` });
    await go('/documents/m1/edit');
    await says('1项不符，1项提醒');
    await page.getByRole('textbox', { name: '正文', exact: true }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.setViewportSize(PHONE);
    await page.getByRole('tab', { name: /文稿/u }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
  });

  it('is walked through by the keyboard on a phone’s tabs', async () => {
    office.view = documentOf(titled);
    await page.setViewportSize(PHONE);
    await go('/documents/m1/edit');
    await page.getByRole('tab', { name: '文稿' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('tabpanel', { name: /审查/u }).waitFor();
    expect(await title().isVisible()).toBe(false);
    await page.keyboard.press('ArrowRight');
    await title().waitFor();
  });
});
