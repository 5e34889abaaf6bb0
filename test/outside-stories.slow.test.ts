/** What is raised from outside, in the browser: a suggestion and a letter, each to a public reply. Real Chromium against the server as it ships. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, confirmAct, Deployment, leave, openOnPhone, perform, said, textOf } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** The day after so many days from today in Asia/Shanghai: the server's clock is the machine's. */
const day = (after: number): string => new Date(Date.now() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10);

async function register(page: Page, kind: string, from: string, who: string, subject: string) {
  const form = page.getByRole('form', { name: '登记' });
  await form.getByRole('combobox', { name: '类别' }).selectOption({ label: kind });
  await form.getByRole('textbox', { name: '事由' }).fill(subject);
  await form.getByRole('textbox', { name: from }).fill(who);
  await form.getByRole('textbox', { name: '内容' }).fill('城北片区高层住户早晚水压不足，希望改造加压泵站。');
  return form;
}

describe('泽州县：代表建议（第十四条第二款）', () => {
  it('没有沟通不能送签；签发、满意以后公开', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'zezhou.ban.wenshu', '/oversight');
      await office.getByText('还没有你可以看的接受监督事项。').waitFor();
      expect(await axe(office)).toEqual([]);
      await office.getByRole('link', { name: '登记', exact: true }).first().click();
      const form = await register(office, '人大代表建议', '提出的代表', '第一代表团', '改造城北片区供水管网');
      await office.getByRole('complementary').getByRole('heading', { name: '接下来' }).waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'outside-1-register');
      await form.getByRole('button', { name: '登记', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /改造城北片区供水管网/ }).waitFor();
      const address = new URL(office.url()).pathname;
      const assign = await actForm(office, '交办');
      await assign.getByText(/没有写几日/).waitFor();
      await assign.getByRole('combobox', { name: '主办部门' }).selectOption({ label: '泽州县住房和城乡建设局' });
      await assign.getByLabel('办结期限').fill(day(90));
      await assign.getByRole('textbox', { name: '期限的依据' }).fill('县人大常委会办理办法');
      await assign.getByRole('button', { name: '交办', exact: true }).click();
      await said(office, '已交办');
      await leave(office);

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.zhujian.wenshu', address);
      await clerk.getByText('还不能做的').first().waitFor();
      const talk = await actForm(clerk, '记录沟通');
      await talk.getByRole('combobox', { name: '方式' }).selectOption({ label: '上门走访' });
      await talk.getByRole('textbox', { name: '沟通情况' }).fill('同代表团到现场察看，确认改造范围。');
      await talk.getByRole('button', { name: '记录沟通', exact: true }).click();
      await said(clerk, '已记录沟通');
      const draft = await actForm(clerk, '送签答复');
      await draft.getByRole('textbox', { name: '答复正文' }).fill('加压泵站改造已列入年度计划，六月底前完工。');
      await draft.getByRole('radio', { name: /^B/ }).check();
      await draft.getByRole('button', { name: '送签答复', exact: true }).click();
      await said(clerk, '已送签答复');
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'outside-2-drafted');
      await leave(clerk);

      const chief = await browser.page(PHONE);
      await town.enter(chief, 'zezhou.zhujian.juzhang', address);
      await chief.getByRole('heading', { level: 1, name: /改造城北片区供水管网/ }).waitFor();
      expect(await fitsWidth(chief)).toBe(true);
      expect(await axe(chief)).toEqual([]);
      await shot(chief, 'outside-3-chief-phone', { fullPage: false });
      const sign = await openOnPhone(chief, '签发答复');
      await sign.getByRole('button', { name: '签发答复', exact: true }).tap();
      await confirmAct(chief, '签发答复');
      await said(chief, '已签发答复');
      await leave(chief);

      const desk = await browser.page(DESK);
      await town.enter(desk, 'zezhou.ban.wenshu', address);
      const answer = await actForm(desk, '登记反馈意见');
      await answer.getByRole('radio', { name: '满意', exact: true }).check();
      await answer.getByRole('button', { name: '登记反馈意见', exact: true }).click();
      await said(desk, '已登记反馈意见');
      const publish = await actForm(desk, '公开答复');
      await publish.getByRole('button', { name: '公开答复', exact: true }).click();
      await confirmAct(desk, '公开答复');
      await said(desk, '已公开答复');
      expect(await axe(desk)).toEqual([]);
      await shot(desk, 'outside-4-published');
      await leave(desk);
    });
  });
});

describe('泽州县：群众来信（第十七条）', () => {
  it('领导亲自阅批，部门答复，公开的文字没有姓名；别的部门只看得到公开的答复', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'zezhou.ban.wenshu', '/oversight/new');
      const form = await register(office, '群众来信', '来信人', '王甲乙', '小区加压泵站');
      await form.getByRole('button', { name: '登记', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /小区加压泵站（王某）/ }).waitFor();
      const address = new URL(office.url()).pathname;
      const refer = await actForm(office, '送阅');
      await refer.getByRole('combobox', { name: '送谁阅批' }).selectOption({ label: '副县长（分管住建、交通）' });
      await refer.getByRole('button', { name: '送阅', exact: true }).click();
      await said(office, '已送阅');

      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'zezhou.fu.zhujian', address);
      await deputy.getByRole('heading', { level: 1, name: /小区加压泵站/ }).waitFor();
      expect(await fitsWidth(deputy)).toBe(true);
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'outside-5-deputy-phone', { fullPage: false });
      const read = await openOnPhone(deputy, '阅批');
      await read.getByRole('textbox', { name: '批示' }).fill('请住建局核实后答复来信人');
      await read.getByRole('button', { name: '阅批', exact: true }).tap();
      await said(deputy, '已阅批');
      await leave(deputy);

      await office.reload();
      const assign = await actForm(office, '交办');
      await assign.getByRole('combobox', { name: '主办部门' }).selectOption({ label: '泽州县住房和城乡建设局' });
      await assign.getByRole('button', { name: '交办', exact: true }).click();
      await said(office, '已交办');

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'zezhou.zhujian.wenshu', address);
      await perform(clerk, '送签答复', '已送签答复', { 答复正文: '泵站已检修，水压恢复。' });
      await leave(clerk);
      const chief = await browser.page(DESK);
      await town.enter(chief, 'zezhou.zhujian.juzhang', address);
      const sign = await actForm(chief, '签发答复');
      await sign.getByRole('button', { name: '签发答复', exact: true }).click();
      await confirmAct(chief, '签发答复');
      await said(chief, '已签发答复');
      await leave(chief);

      await office.reload();
      const publish = await actForm(office, '公开答复');
      await publish.getByRole('textbox', { name: '标题' }).fill('答复王甲乙');
      await publish.getByRole('button', { name: '公开答复', exact: true }).click();
      await confirmAct(office, '公开答复');
      await office
        .getByText(/写有群众的姓名/)
        .first()
        .waitFor();
      await publish.getByRole('textbox', { name: '标题' }).fill('关于小区加压泵站的答复');
      await publish.getByRole('button', { name: '公开答复', exact: true }).click();
      await confirmAct(office, '公开答复');
      await said(office, '已公开答复');
      await leave(office);

      const other = await browser.page(PHONE);
      await town.enter(other, 'zezhou.caizheng.wenshu', '/oversight/published');
      await other.getByRole('heading', { name: '关于小区加压泵站的答复' }).waitFor();
      expect(await fitsWidth(other)).toBe(true);
      expect(await axe(other)).toEqual([]);
      await shot(other, 'outside-6-public-phone', { fullPage: false });
      await other.goto(`${town.url}${address}`);
      await other.getByRole('link', { name: '回接受监督' }).waitFor();
      for (const path of ['/oversight', '/oversight/published']) {
        await other.goto(`${town.url}${path}`);
        await other.getByRole('heading', { level: 1 }).waitFor();
        expect(await fitsWidth(other)).toBe(true);
        expect(await axe(other)).toEqual([]);
      }
      await leave(other);
    });
  });
});

/** Looks at a page as it stands at either width: nothing sticks out, axe is silent. */
async function looked(page: Page, name: string): Promise<void> {
  expect(await fitsWidth(page)).toBe(true);
  expect(await axe(page)).toEqual([]);
  await shot(page, name);
}

/** A kind from its form to its answer: who handles it, how, and by what word on the answer it is sent back or ends. */
interface Walk {
  readonly kind: string;
  readonly short: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly lead: string;
  readonly clerk: string;
  readonly signer: string;
  readonly reply: string;
  readonly result?: string;
  /** Something noted before the reply. */
  readonly note?: string;
  /** The last word, and what is owed after it. */
  readonly word: string;
  readonly after: RegExp;
  /** A letter goes out. */
  readonly letter?: true;
}

const WALKS: readonly Walk[] = [
  {
    kind: '人大询问、质询',
    short: 'inquiry',
    fields: {
      事由: '义务教育阶段课后服务收费和使用情况',
      '提出的代表、常委会组成人员': '区人大常委会会议',
      内容: '询问收费标准、结余的去向。',
    },
    lead: '平顶山市卫东区教育局',
    clerk: 'weidong.jiaoyu.wenshu',
    signer: 'weidong.jiaoyu.juzhang',
    reply: '答复',
    word: '满意',
    after: /待公开、办结/,
    letter: true,
  },
  {
    kind: '向人大报告工作',
    short: 'report',
    fields: { 事由: '义务教育优质均衡发展情况', 听取报告的机关: '区人大常委会', 内容: '列入本年度听取的专项工作报告。' },
    lead: '平顶山市卫东区教育局',
    clerk: 'weidong.jiaoyu.wenshu',
    signer: 'weidong.quzhang',
    reply: '报告',
    word: '有审议意见，须研究处理',
    after: /研究处理情况的报告/,
  },
  {
    kind: '行政复议案件',
    short: 'reconsideration',
    fields: { 事由: '不服停业整顿的处罚决定', 申请人: '某餐饮店', 内容: '请求撤销处罚决定。', 案号: '平卫复〔2026〕3号' },
    lead: '平顶山市卫东区司法局',
    clerk: 'weidong.sifa.wenshu',
    signer: 'weidong.quzhang',
    reply: '复议决定',
    result: '变更',
    note: '听取双方意见，组织听证。',
    word: '未履行，继续督促',
    after: /督促履行情况/,
  },
  {
    kind: '行政诉讼案件',
    short: 'litigation',
    fields: { 事由: '不服办学许可决定一案', 原告: '某培训机构', 内容: '请求撤销不予许可的决定。', 案号: '行初字第3号' },
    lead: '平顶山市卫东区教育局',
    clerk: 'weidong.jiaoyu.wenshu',
    signer: 'weidong.jiaoyu.juzhang',
    reply: '答辩状',
    note: '分管负责人出庭应诉。',
    word: '判决、裁定须履行',
    after: /履行情况报告/,
  },
];

describe('卫东区：询问质询、向人大报告、复议、诉讼（第三十六条至第三十八条）', () => {
  it('空着送出，光标当即在第一个没填的地方，接着打字不会串到别处', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', '/oversight/new');
      const form = office.getByRole('form', { name: '登记' });
      await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '人大询问、质询' });
      await form.getByRole('textbox', { name: '内容' }).waitFor();
      // Within the press itself: no frame is drawn between it and the question.
      const there = await form.getByRole('button', { name: '登记', exact: true }).evaluate((button: HTMLElement) => {
        button.click();
        return document.activeElement?.getAttribute('aria-invalid');
      });
      expect(there).toBe('true');
      await office.keyboard.type('收费情况');
      expect(await form.getByRole('textbox', { name: '事由' }).inputValue()).toBe('收费情况');
      await looked(office, 'outside-7-empty');
      await leave(office);
    });
  });

  it.each(WALKS)('$kind：登记、交办、办理、签发、反馈', async (walk) => {
    const { kind, short, fields, lead, clerk, signer, reply, word } = walk;
    const subject = fields['事由'] ?? '';
    await withBrowser(async (browser) => {
      const filled = async (page: Page) => {
        const form = page.getByRole('form', { name: '登记' });
        await form.getByRole('combobox', { name: '类别' }).selectOption({ label: kind });
        for (const [label, text] of Object.entries(fields)) await form.getByRole('textbox', { name: label }).fill(text);
        await page.getByRole('complementary').getByRole('heading', { name: '接下来' }).waitFor();
        return form;
      };
      const phone = await browser.page(PHONE);
      await town.enter(phone, 'weidong.ban.wenshu', '/oversight/new');
      await filled(phone);
      await looked(phone, `outside-${short}-1-form-phone`);
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', '/oversight/new');
      const form = await filled(office);
      await looked(office, `outside-${short}-1-form`);
      await form.getByRole('button', { name: '登记', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: new RegExp(subject) }).waitFor();
      const address = new URL(office.url()).pathname;
      const assign = await actForm(office, '交办');
      await assign.getByRole('combobox', { name: '主办部门' }).selectOption({ label: lead });
      await assign.getByLabel('办结期限').fill(day(30));
      await assign.getByRole('textbox', { name: '期限的依据' }).fill('会议、法院通知的日期');
      await looked(office, `outside-${short}-2-assign`);
      await assign.getByRole('button', { name: '交办', exact: true }).click();
      await said(office, '已交办');

      const desk = await browser.page(DESK);
      await town.enter(desk, clerk, address);
      if (walk.note !== undefined) {
        const note = await actForm(desk, '记录办理情况');
        await note.getByRole('combobox', { name: '记录的是' }).selectOption({ label: '出庭、听证情况' });
        await note.getByRole('textbox', { name: '内容' }).fill(walk.note);
        await note.getByRole('button', { name: '记录办理情况', exact: true }).click();
        await said(desk, '已记录办理情况');
      }
      const draft = await actForm(desk, `送签${reply}`);
      await draft.getByRole('textbox', { name: `${reply}正文` }).fill('经研究，现将有关情况说明如下。\n一、基本情况。\n二、下一步安排。');
      if (walk.result !== undefined) await draft.getByRole('radio', { name: walk.result, exact: true }).check();
      if (walk.letter === true) await draft.getByRole('textbox', { name: '联系人及电话' }).fill('区教育局办公室 0375-0000000');
      await looked(desk, `outside-${short}-3-draft`);
      await draft.getByRole('button', { name: `送签${reply}`, exact: true }).click();
      await said(desk, `已送签${reply}`);

      const chief = await browser.page(PHONE);
      await town.enter(chief, signer, address);
      const sign = await openOnPhone(chief, `签发${reply}`);
      expect(await axe(chief)).toEqual([]);
      await shot(chief, `outside-${short}-4-sign-phone`, { fullPage: false });
      await sign.getByRole('button', { name: `签发${reply}`, exact: true }).tap();
      await confirmAct(chief, `签发${reply}`);
      await said(chief, `已签发${reply}`);
      await looked(chief, `outside-${short}-5-page-phone`);
      await leave(chief);

      if (walk.letter === true) {
        await desk.reload();
        const number = await actForm(desk, '编发文字号');
        await looked(desk, `outside-${short}-5-number`);
        await number.getByRole('button', { name: '编发文字号', exact: true }).click();
        await said(desk, '已编发文字号');
        const link = desk.getByRole('link', { name: '答复函版面' });
        const sheet = await desk.request.get(new URL((await link.getAttribute('href')) ?? '', town.url).href);
        expect(await textOf(await sheet.body())).toMatch(/平卫教发〔\d{4}〕1号.*关于义务教育阶段课后服务收费和使用情况的询问、质询的答复/u);
      }
      await leave(desk);

      await office.reload();
      const answer = await actForm(office, '登记反馈意见');
      await answer.getByRole('radio', { name: word, exact: true }).check();
      await looked(office, `outside-${short}-6-answer`);
      await phone.goto(`${town.url}${address}`);
      const same = await openOnPhone(phone, '登记反馈意见');
      await same.getByRole('radio', { name: word, exact: true }).check();
      expect(await axe(phone)).toEqual([]);
      await shot(phone, `outside-${short}-6-answer-phone`, { fullPage: false });
      await leave(phone);
      await answer.getByRole('button', { name: '登记反馈意见', exact: true }).click();
      await said(office, '已登记反馈意见');
      await office.getByText(walk.after).first().waitFor();
      await looked(office, `outside-${short}-7-page`);
      await leave(office);
    });
  });
});
