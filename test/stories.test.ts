/**
 * People at their screens: a document from signing in to its PDF, refused where the Work Rules refuse it, sent back and
 * sent again, and two registrars at once. Real Chromium against the server as it ships; everything is clicked and typed.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser, withPage } from './support/browser.ts';
import {
  actForm,
  confirmAct,
  Deployment,
  leave,
  notice,
  notYet,
  openOnPhone,
  openWaiting,
  perform,
  said,
  section,
  textOf,
} from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** The year by which a document of today is numbered: the server's clock, as an office in China reads it. */
const year = (): string => new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date());

/** Writes title and body as a clerk does: into the field, and key by key into the editor. */
async function write(page: Page, title: string, paragraphs: readonly string[]): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: '起草公文' }).click();
  await page.getByLabel('标题', { exact: true }).fill(title);
  await page.getByRole('textbox', { name: '正文' }).click();
  for (const [i, text] of paragraphs.entries()) {
    if (i > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(text);
  }
}

async function addRecipient(page: Page, name: string): Promise<void> {
  await page.getByLabel('主送机关', { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `去掉${name}` }).waitFor();
}

/** The findings beside the draft as it stands on the screen. */
const findings = (page: Page) => page.getByRole('region', { name: '审查意见' });

/** Sends the draft from the desk; the page of the document says for whom it waits. */
async function sendDraft(page: Page, title: string, waitsFor: string): Promise<void> {
  await page.getByRole('button', { name: '送部门负责人审签', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('status').filter({ hasText: waitsFor }).waitFor();
}

/** A document's page as the address names it: the id under which everyone else finds it. */
const idOf = (page: Page): string => /\/documents\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

/** The history as it stands on the page: who did what, and the places that each act rests on. */
async function historyOf(page: Page): Promise<{ act: string; by: string; basis: string[] }[]> {
  const panel = await section(page, '办理记录');
  const acts = panel.getByRole('list', { name: '办理记录' }).locator('> li');
  await acts.first().waitFor();
  return acts.evaluateAll((items) =>
    items.map((item) => {
      const act = item.querySelector('strong');
      const words = [...(act?.parentElement?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE);
      return {
        act: act?.textContent ?? '',
        by: words
          .map((node) => node.textContent)
          .join('')
          .trim(),
        basis: [...item.querySelectorAll(':scope > div > p button')].map((chip) => chip.textContent ?? ''),
      };
    }),
  );
}

describe('泽州县：以县政府名义发出的通知', () => {
  const regulation = '《党政机关公文处理工作条例》';
  /** Every act of the notice: who, and a place on which it rests. */
  const ACTS = [
    ['起草', '县农业农村局文书', `${regulation}第十八条`],
    ['送部门负责人审签', '县农业农村局文书', '第二十七条第一款'],
    ['审签送审', '县农业农村局局长', `${regulation}第二十二条`],
    ['审核', '县政府办公室文书', '第三十二条第一款'],
    ['审核', '副县长（分管农业农村）', '第三十三条第二款'],
    ['签发', '县长', '第三十三条第二款'],
    ['复核', '县政府办公室文书', `${regulation}第二十五条第一项`],
    ['编号', '县政府办公室文书', `${regulation}第二十五条第二项`],
    ['排版印制', '县政府办公室文书', `${regulation}第二十五条第三项`],
    ['用印', '县政府办公室文书', `${regulation}第九条第十三项`],
    ['印发', '县政府办公室文书', `${regulation}第二十五条第四项`],
    ['归档', '县政府办公室文书', `${regulation}第二十七条`],
  ] as const;
  const title = '泽州县人民政府关于加强高标准农田建设和管护的通知';

  it('从登录、起草到印发、归档，版式文件上有文号，每一步都有依据', async () => {
    await withBrowser(async (browser) => {
      const clerk = await browser.page(DESK);
      await town.signIn(clerk, 'zezhou.nongye.wenshu');
      await write(clerk, title, ['为提高全县耕地质量，现就有关事项通知如下：', '一、建设任务', '按年度计划分解到地块，统一上图入库。']);
      const missing = findings(clerk).getByRole('listitem').filter({ hasText: '主送机关' });
      await missing.getByText('不符').waitFor();
      await expect.poll(() => missing.getByRole('button').innerText()).toBe('〔《党政机关公文处理工作条例》第九条第八项〕');
      await expect.poll(() => clerk.getByRole('button', { name: '送部门负责人审签', exact: true }).isDisabled()).toBe(true);
      await shot(clerk, 'zezhou-1-refused', { fullPage: false });

      await addRecipient(clerk, '各乡镇人民政府');
      await findings(clerk).getByText('审查未见不符').waitFor();
      await clerk.getByRole('button', { name: '存为文稿' }).click();
      await clerk.getByText('与已存的文稿一致').waitFor();
      await sendDraft(clerk, title, '已送出，待县农业农村局局长审签送审。');
      const address = `/api/v1/documents/${idOf(clerk)}/sheet.pdf`;

      const director = await browser.page(DESK);
      await town.enter(director, 'zezhou.nongye.juzhang');
      await openWaiting(director, title);
      await perform(director, '审签送审', '已审签送审，待县政府办公室文书审核。', { 意见: '同意报送。' });
      await leave(director);

      const registrar = await browser.page(DESK);
      await town.enter(registrar, 'zezhou.ban.wenshu');
      await openWaiting(registrar, title);
      await shot(registrar, 'zezhou-2-vetting', { fullPage: false });
      const vetting = '经审核，行文依据充分，拟请县长签发。';
      await perform(registrar, '审核', '已审核，待副县长（分管农业农村）审核。', { 办理意见: vetting });

      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'zezhou.fu.nongye');
      const card = deputy.getByRole('main').getByRole('link', { name: title });
      // What a leader needs before opening it: what is recommended, and on what it rests.
      await expect.poll(() => card.innerText()).toContain(`拟办：${vetting}`);
      await expect.poll(() => card.innerText()).toContain('第三十三条第二款');
      await shot(deputy, 'zezhou-3-deputy', { fullPage: false });
      await card.tap();
      const review = await openOnPhone(deputy, '审核');
      await review.getByRole('textbox', { name: '意见' }).fill('拟同意，请县长审定。');
      await shot(deputy, 'zezhou-4-deputy-reviews', { fullPage: false });
      await review.getByRole('button', { name: '审核', exact: true }).tap();
      await said(deputy, '已审核，待县长签发。');
      await leave(deputy);

      const head = await browser.page(PHONE);
      await town.enter(head, 'zezhou.xianzhang');
      await head.getByRole('main').getByRole('link', { name: title }).tap();
      const signing = await openOnPhone(head, '签发');
      await signing.getByRole('button', { name: '同意印发' }).tap();
      await expect.poll(() => signing.getByRole('textbox', { name: '意见' }).inputValue()).toBe('同意印发。');
      await expect.poll(() => signing.getByRole('button', { name: '〔第三十三条第二款〕' }).isVisible()).toBe(true);
      await shot(head, 'zezhou-5-head-signs', { fullPage: false });
      await signing.getByRole('button', { name: '签发', exact: true }).tap();
      await said(head, '已签发，待县政府办公室文书复核。');
      await shot(head, 'zezhou-6-signed', { fullPage: false });
      await leave(head);

      const number = `泽政发〔${year()}〕1号`;
      await openWaiting(registrar, title);
      await perform(registrar, '复核', '已复核，待县政府办公室文书编号。');
      const numbering = await actForm(registrar, '编号');
      await expect.poll(() => numbering.getByLabel('编号序列').locator('option:checked').innerText()).toBe(number);
      await perform(registrar, '编号', `已编号：${number}。`);
      await perform(registrar, '排版印制', '已排版印制，待县政府办公室文书用印。');
      await actForm(registrar, '用印');
      // The seal is placed on the sheet that was just set, not on the draft before it.
      await registrar.getByText('正在重排').waitFor({ state: 'hidden' });
      await shot(registrar, 'zezhou-7-sealing', { fullPage: false });
      await perform(registrar, '用印', '已用印，待县政府办公室文书印发。');
      const distributing = await actForm(registrar, '印发');
      await expect.poll(() => distributing.getByRole('textbox', { name: '分发单位' }).inputValue()).toBe('各乡镇人民政府');
      await perform(registrar, '印发', '已印发，待县政府办公室文书归档。');
      await (await actForm(registrar, '归档')).getByRole('button', { name: '归档', exact: true }).click();
      await confirmAct(registrar, '归档');
      await said(registrar, '已归档，办理完毕。');
      await shot(registrar, 'zezhou-8-archived', { fullPage: false });

      // The department that drafted it finds its document with its number, and the sheet that was issued.
      const sheet = await clerk.request.get(`${town.url}${address}`);
      expect(sheet.status()).toBe(200);
      expect(sheet.headers()['content-type']).toBe('application/pdf');
      const bytes = await sheet.body();
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const text = await textOf(bytes);
      expect(text).toContain(number);
      expect(text).toContain(title);
      expect(text).toContain('各乡镇人民政府：');

      const history = await historyOf(registrar);
      expect(history.map(({ act, by }) => `${act} ${by}`)).toEqual(ACTS.map(([act, by]) => `${act} ${by}`));
      for (const [i, [act, , place]] of ACTS.entries()) expect(history[i]?.basis, act).toContain(`〔${place}〕`);
      await shot(registrar, 'zezhou-9-history', { fullPage: false });
    });
  });
});

describe('西市区：行政规范性文件', () => {
  const title = '营口市西市区人民政府关于规范食品摊贩经营管理的通知';
  /** 第二十八条 */
  const demanded = ['调查研究', '必要性论证', '政治性评估', '政策性评估', '合法性论证', '可行性论证', '科学性论证'];

  it('缺论证不能送；未经合法性审核、分管副区长审核和常务会议决定，区长不能签发', async () => {
    await withBrowser(async (browser) => {
      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'xishi.shichang.wenshu');
      await write(clerk, title, ['为规范食品摊贩经营，现就有关事项通知如下：', '食品摊贩向所在街道登记，登记不收费。']);
      await addRecipient(clerk, '各街道办事处');
      await findings(clerk).getByText('审查未见不符').waitFor();
      await clerk.getByRole('radiogroup', { name: '是行政规范性文件吗？' }).getByRole('radio', { name: '是' }).check();
      const missing = findings(clerk).getByRole('listitem').filter({ hasText: '缺少' });
      await missing.waitFor();
      await expect.poll(() => missing.innerText()).toContain(`缺少${demanded.join('、')}。〔第二十八条〕`);
      await expect.poll(() => clerk.getByRole('button', { name: '送部门负责人审签', exact: true }).isDisabled()).toBe(true);
      await shot(clerk, 'xishi-1-evidence-missing', { fullPage: false });

      await clerk.getByRole('button', { name: '列出规则要求的7项' }).click();
      for (const n of demanded.keys()) {
        const entry = clerk.getByRole('group', { name: `第${String(n + 1)}项论证材料` });
        await entry.getByLabel('说明').fill('2026年10月由局务会研究，材料随稿报送。');
      }
      await findings(clerk).getByText('审查未见不符').waitFor();
      await shot(clerk, 'xishi-2-evidence', { fullPage: false });
      await sendDraft(clerk, title, '已送出，待区市场监管局局长审签送审。');
      const address = new URL(clerk.url()).pathname;

      const director = await browser.page(DESK);
      await town.enter(director, 'xishi.shichang.juzhang');
      await openWaiting(director, title);
      const registrars = '区政府办公室文书（核稿、编号）、区政府办公室文书（拟稿、印制）';
      await perform(director, '审签送审', `已审签送审，待${registrars}审核。`);
      await leave(director);

      const registrar = await browser.page(DESK);
      await town.enter(registrar, 'xishi.ban.wenshu');
      await openWaiting(registrar, title);
      await perform(registrar, '审核', '已审核，待区司法局合法性审核岗合法性审核；副区长（分管市场监管）审核；', {
        办理意见: '行文规范，拟同意，呈领导审批。',
      });
      // Shown to the head early, for his guidance: he reads it and is told what stands between him and his signature.
      const refer = await actForm(registrar, '呈送其他领导');
      await refer.getByRole('checkbox', { name: '区长', exact: true }).check();
      await refer.getByRole('button', { name: '呈送其他领导', exact: true }).click();
      await said(registrar, '已呈送其他领导');

      const head = await browser.page(DESK);
      await town.enter(head, 'xishi.quzhang', address);
      await head.getByRole('heading', { level: 1, name: title }).waitFor();
      const early = await notYet(head, '签发');
      expect(early).toContain('须先由副区长（分管市场监管）审核。〔第三十一条第二项〕');
      expect(early).toContain('办法：待副区长（分管市场监管）审核后签发。');
      await shot(head, 'xishi-3-head-refused', { fullPage: false });
      await expect.poll(() => head.getByRole('button', { name: '签发', exact: true }).count()).toBe(0);

      const reviewer = await browser.page(DESK);
      await town.enter(reviewer, 'xishi.sifa.shenhe');
      await openWaiting(reviewer, title);
      const legality = await actForm(reviewer, '合法性审核');
      await expect.poll(() => legality.getByRole('radio', { name: '合法', exact: true }).isChecked()).toBe(true);
      await perform(reviewer, '合法性审核', '已合法性审核，待副区长（分管市场监管）审核；', {
        审核意见: '经审核，主体、权限、程序和内容合法。',
      });
      await leave(reviewer);

      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'xishi.fu.shichang');
      await deputy.getByRole('main').getByRole('link', { name: title }).tap();
      const review = await openOnPhone(deputy, '审核');
      await review.getByRole('button', { name: '同意，请主要领导审定' }).tap();
      await review.getByRole('button', { name: '审核', exact: true }).tap();
      await said(deputy, '已审核，待');
      await leave(deputy);

      // The head's page has followed by itself: what stands against his signature now is the meeting.
      await head.getByRole('group').filter({ hasText: '须经常务会议讨论决定，尚无会议决定。' }).first().waitFor();
      const late = await notYet(head, '签发');
      expect(late).toContain('须经常务会议讨论决定，尚无会议决定。〔第二十条第一款第八项〕');
      expect(late).not.toContain('须先由');
      await expect.poll(() => head.getByRole('button', { name: '签发', exact: true }).count()).toBe(0);

      const decision = await actForm(registrar, '记录会议决定');
      await expect.poll(() => decision.getByLabel('会议', { exact: true }).locator('option:checked').innerText()).toBe('常务会议');
      await perform(registrar, '记录会议决定', '已记录会议决定，待区长签发。', { 届次: '第20次' });

      const signing = await actForm(head, '签发');
      await signing.getByRole('button', { name: '〔第三十一条第二项〕' }).waitFor();
      await perform(head, '签发', `已签发，待${registrars}复核。`, { 意见: '同意印发。' });
      await shot(head, 'xishi-4-signed', { fullPage: false });

      await perform(registrar, '复核', `已复核，待${registrars}编号。`);
      await perform(registrar, '编号', `已编号：营西政发〔${year()}〕1号。`);
      await shot(registrar, 'xishi-5-numbered', { fullPage: false });
    });
  });
});

describe('退回和重送', () => {
  const title = '泽州县人民政府关于做好秋粮收购工作的通知';
  const reason = '第二部分没有写明完成时间，请补正。';

  it('签发后退回的，说明原因；改后重送只重办该重办的', async () => {
    const office = town.office('zezhou');
    const drafted = await (await office.of('agriculture.clerk')).draft(notice(title), false);
    for (const [post, act, input] of [
      ['agriculture.clerk', 'send', { opinion: '' }],
      ['agriculture.head', 'approve', { opinion: '同意报送。' }],
      ['registrar', 'vet', { opinion: '拟同意。' }],
      ['deputy-agriculture', 'review', { opinion: '同意。' }],
      ['head', 'sign', { opinion: '同意印发。' }],
    ] as const) {
      const desk = await office.of(post);
      await desk.perform(await desk.document(drafted.id), { act, input });
    }
    await withBrowser(async (browser) => {
      const registrar = await browser.page(DESK);
      await town.enter(registrar, 'zezhou.ban.wenshu');
      await openWaiting(registrar, title);
      const returning = await actForm(registrar, '退回');
      // Without a reason nothing is sent back.
      await returning.getByRole('button', { name: '退回', exact: true }).click();
      await returning.getByText('请写明具体说明').waitFor();
      await returning.getByRole('checkbox', { name: '内容需修改' }).check();
      await perform(registrar, '退回', '已退回，待县农业农村局文书修改重报。', { 具体说明: reason });

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.nongye.wenshu');
      await openWaiting(clerk, title);
      const returned = clerk.getByRole('region', { name: '退回补正' }).filter({ hasText: reason });
      await returned.getByText('县政府办公室文书退回', { exact: true }).waitFor();
      await shot(clerk, 'return-1-reason', { fullPage: false });
      await clerk.getByRole('link', { name: '修改文稿', exact: true }).click();
      await clerk.getByRole('textbox', { name: '正文' }).click();
      await clerk.keyboard.press('Control+End');
      await clerk.keyboard.type('特此通知。');
      // Until the nature of the change is declared it cannot be sent.
      await clerk.getByText('先选此次修改的性质。').waitFor();
      await expect.poll(() => clerk.getByRole('button', { name: '送审', exact: true }).isDisabled()).toBe(true);
      await clerk.getByRole('radio', { name: '文字性修改' }).check();
      await clerk.getByLabel('修改说明').fill('补写结语');
      await shot(clerk, 'return-2-revised', { fullPage: false });
      await clerk.getByRole('button', { name: '送审', exact: true }).click();
      await clerk.getByRole('heading', { level: 1, name: title }).waitFor();
      await clerk.getByRole('status').filter({ hasText: '已送出，待县政府办公室文书审核。' }).waitFor();

      await openWaiting(registrar, title);
      await perform(registrar, '审核', '已审核，待县长签发。', { 办理意见: '已补正，拟同意。' });
      // Department head and deputy stand by what they said of a text whose meaning has not changed.
      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'zezhou.fu.nongye');
      await deputy.getByRole('heading', { level: 1, name: '等我办' }).waitFor();
      await deputy.getByRole('heading', { level: 2, name: '已办' }).waitFor();
      const cards = deputy.getByRole('listitem').filter({ hasText: title }).filter({ hasText: '拟办：' });
      expect(await cards.count()).toBe(0);
      const head = await browser.page(PHONE);
      await town.enter(head, 'zezhou.xianzhang');
      await openWaiting(head, title);
      await (await openOnPhone(head, '签发')).getByRole('button', { name: '签发', exact: true }).tap();
      await said(head, '已签发，待县政府办公室文书复核。');
      await shot(head, 'return-3-signed-again');
    });
  });
});

describe('两位文书同办一件', () => {
  const title = '营口市西市区人民政府关于优化公交线路的通知';

  it('先办的办成，后办的被告知情况已变，旁观的页面自己跟上', async () => {
    const office = town.office('xishi');
    const clerk = await office.of('transport.clerk');
    const { id } = await clerk.draft(notice(title, { recipients: ['各街道办事处'] }), false);
    await clerk.perform(await clerk.document(id), { act: 'send', input: { opinion: '' } });
    const director = await office.of('transport.head');
    await director.perform(await director.document(id), { act: 'approve', input: { opinion: '同意报送。' } });

    await withBrowser(async (browser) => {
      const [first, second, onlooker] = [await browser.page(DESK), await browser.page(DESK), await browser.page(DESK)];
      await town.enter(first, 'xishi.ban.wenshu');
      await second.route('**/events', (route) => route.abort());
      await town.enter(second, 'xishi.ban.nigao');
      await town.enter(onlooker, 'xishi.jiaotong.wenshu');
      for (const page of [first, second]) await openWaiting(page, title);
      await onlooker.goto(`${town.url}/documents/${id}`);
      await onlooker.getByRole('heading', { level: 1, name: title }).waitFor();
      await onlooker.evaluate('window.notReloaded = true');

      // Both have pressed: the request of the second is on its way while the first one's is done.
      const pressed = Promise.withResolvers<void>();
      const done = Promise.withResolvers<void>();
      await second.route('**/acts', async (route) => {
        pressed.resolve();
        await done.promise;
        await route.continue();
      });
      const vetting = await actForm(second, '审核');
      await vetting.getByRole('textbox', { name: '办理意见' }).fill('拟同意，呈分管领导。');
      await vetting.getByRole('button', { name: '审核', exact: true }).click();
      await pressed.promise;
      await perform(first, '审核', '已审核，待副区长（分管住建、交通）', { 办理意见: '拟同意。' });
      const answer = second.waitForResponse((response) => response.url().endsWith('/acts'));
      done.resolve();
      expect((await answer).status()).toBe(409);
      // Deaf to events, the second is told by the answer, keeps what was written, and goes on to see how things stand.
      const told = second.getByRole('alert').filter({ hasText: '区政府办公室文书（核稿、编号）已办“审核”。' });
      expect(await told.innerText()).toContain('你的“审核”没有办成，所填内容还在。');
      await expect.poll(() => vetting.getByRole('textbox', { name: '办理意见' }).inputValue()).toBe('拟同意，呈分管领导。');
      await told.getByRole('button', { name: '查看最新情况' }).click();
      await second.getByText('审核签批', { exact: true }).waitFor();
      await expect.poll(() => told.innerText()).toContain('拟同意，呈分管领导。');
      await expect.poll(() => second.getByRole('form', { name: '审核' }).count()).toBe(0);
      await shot(second, 'two-1-conflict', { fullPage: false });
      expect(await first.getByText('已办“审核”').count()).toBe(0);

      await onlooker.getByText('审核签批', { exact: true }).waitFor();
      expect(await onlooker.evaluate('window.notReloaded')).toBe(true);
      // One act stands, the first one's.
      const vetted = (await historyOf(first)).filter(({ act }) => act === '审核');
      expect(vetted.map(({ by }) => by)).toEqual(['区政府办公室文书（核稿、编号）']);
    });
  });
});

describe('人人能用', () => {
  const titles = ['做好冬季供暖', '加强道路养护', '开展安全生产检查'].map((matter) => `泽州县人民政府关于${matter}的通知`);
  let id = '';
  beforeAll(async () => {
    const clerk = await town.office('zezhou').of('transport.clerk');
    for (const title of titles) ({ id } = await clerk.draft(notice(title), false));
  });

  for (const [name, viewport] of [
    ['390', PHONE],
    ['1440', DESK],
  ] as const) {
    it(`${name}像素宽：各页没有障碍，不须左右滚动`, async () => {
      await withPage(viewport, async (page) => {
        const found: unknown[] = [];
        const look = async (what: string): Promise<void> => {
          for (const barrier of await axe(page)) found.push({ what, ...barrier });
          if (!(await fitsWidth(page))) found.push({ what, rule: 'fits the width' });
          await shot(page, `page-${what}-${name}`, { fullPage: false });
        };
        await page.goto(town.url);
        await page.getByLabel('密码').waitFor();
        await look('sign-in');
        await town.signIn(page, 'zezhou.jiaotong.wenshu');
        await page.getByRole('table', { name: '等我办' }).getByRole('link').first().waitFor();
        await look('workbench');
        await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '公文' }).click();
        await page.getByRole('table', { name: '公文' }).getByRole('link').first().waitFor();
        await look('list');
        await page.goto(`${town.url}/documents/${id}`);
        await page.getByRole('heading', { level: 2, name: '过程' }).waitFor();
        await look('document');
        await page.goto(`${town.url}/documents/${id}/edit`);
        await page.getByRole('textbox', { name: '正文' }).waitFor();
        await look('drafting');
        expect(found).toEqual([]);
      });
    });
  }

  it('只用键盘：登录，到公文列表，上下移动，回车打开', async () => {
    await withPage(DESK, async (page) => {
      await page.goto(town.url);
      // The cursor is where one begins to write.
      await expect.poll(() => page.evaluate<string>('document.activeElement?.getAttribute("name") ?? ""')).toBe('account');
      await page.keyboard.type('zezhou.jiaotong.wenshu');
      await page.keyboard.press('Tab');
      await page.keyboard.type(town.password);
      await page.keyboard.press('Enter');
      const list = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '公文' });
      await list.waitFor();
      const focused = () => page.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""');
      for (let n = 0; n < 20 && (await focused()) !== '公文'; n += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const lines = page.getByRole('table', { name: '公文' }).getByRole('link');
      await lines.nth(2).waitFor();
      const shown = await lines.allInnerTexts();
      expect([...shown].sort()).toEqual([...titles].sort());
      await page.keyboard.press('j');
      await expect.poll(() => focused()).toBe(shown[0]);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await expect.poll(() => focused()).toBe(shown[2]);
      await page.keyboard.press('k');
      await expect.poll(() => focused()).toBe(shown[1]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: shown[1] ?? '' }).waitFor();
    });
  });
});
