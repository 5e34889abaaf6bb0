/** Small matters in the browser: a ribbon that takes two words, an inscription entered as a fact. Real Chromium against the server as it ships. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, confirmAct, Deployment, leave, openOnPhone, said } from './support/stories.ts';

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

describe('卫东区：副区长被请去剪彩', () => {
  it('只作报备的不予办理；区委、区政府两方同意后在册，事后报告结果（第七十四条）', async () => {
    await withBrowser(async (browser) => {
      const deputy = await browser.page(DESK);
      await town.enter(deputy, 'weidong.fu.jiaoyu', '/conduct');
      await deputy.getByText('还没有请示报备事项在册。').waitFor();
      expect(await axe(deputy)).toEqual([]);
      await deputy.getByRole('link', { name: '申请、报告' }).first().click();
      const form = deputy.getByRole('form', { name: '申请、报告' });
      await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '剪彩、庆典、奠基' });
      // What the text says stands there before anything is filled in, and the form asks for what this kind needs.
      const aside = deputy.getByRole('complementary');
      await aside.getByRole('list', { name: '有关规定' }).getByText('剪彩').waitFor();
      expect(await form.getByRole('textbox', { name: '发表、出版的单位' }).count()).toBe(0);
      await form.getByRole('textbox', { name: '事项' }).fill('某校新址奠基');
      await form.getByLabel('日期', { exact: true }).fill(day(3));
      await form.getByRole('textbox', { name: '主办、邀请单位' }).fill('区教育体育局');
      await form.getByRole('textbox', { name: '地点' }).fill('某校新址');
      await aside.getByRole('heading', { name: '接下来' }).waitFor();
      await aside.getByText('登记党委的批复').waitFor();
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'conduct-1-ribbon');
      await form.getByRole('button', { name: '申请', exact: true }).click();
      await deputy.getByRole('heading', { level: 1, name: /某校新址奠基/ }).waitFor();
      const address = new URL(deputy.url()).pathname;
      const id = address.split('/').at(-1) ?? '';
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'conduct-2-asked');
      // Reporting it without asking is refused, with the article.
      const desk = await town.office('weidong').of('deputy-education');
      const ribbon = { kind: 'ceremony', subject: '另一处剪彩', on: day(4), host: '某单位', place: '某地' };
      await expect(desk.post('/conduct', { act: 'report', input: { form: ribbon } })).rejects.toThrow(/第七十四条|没有区委、区政府批准/);
      await leave(deputy);

      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', address);
      const party = await actForm(office, '登记批复');
      await party.getByRole('radio', { name: '同意', exact: true }).check();
      await party.getByRole('textbox', { name: '依据' }).fill('区委批示件');
      await party.getByRole('button', { name: '登记批复', exact: true }).click();
      await confirmAct(office, '登记批复');
      await said(office, '已登记批复');
      const decider = await actForm(office, '写明由谁决定');
      await decider.getByRole('combobox', { name: '职务' }).selectOption({ label: '区长' });
      await decider.getByRole('textbox', { name: '依据' }).fill('区政府常务会议议定');
      await decider.getByRole('button', { name: '写明由谁决定', exact: true }).click();
      await said(office, '已写明由谁决定');
      expect(await axe(office)).toEqual([]);
      await shot(office, 'conduct-3-office');
      await leave(office);

      const head = await browser.page(PHONE);
      await town.enter(head, 'weidong.quzhang');
      await head
        .getByRole('main')
        .getByRole('link', { name: /某校新址奠基/ })
        .first()
        .tap();
      await head.getByRole('heading', { level: 1, name: /某校新址奠基/ }).waitFor();
      expect(await fitsWidth(head)).toBe(true);
      await shot(head, 'conduct-4-head-phone', { fullPage: false });
      const grant = await openOnPhone(head, '同意');
      await grant.getByRole('button', { name: '同意', exact: true }).tap();
      await said(head, '已同意');
      expect(await axe(head)).toEqual([]);
      await head.goto(`${town.url}/conduct`);
      await head.getByText('某校新址奠基').waitFor();
      expect(await fitsWidth(head)).toBe(true);
      await shot(head, 'conduct-5-list-phone', { fullPage: false });
      await head.goto(`${town.url}/conduct/new`);
      await head.getByRole('form', { name: '申请、报告' }).waitFor();
      expect(await fitsWidth(head)).toBe(true);
      expect(await axe(head)).toEqual([]);
      await shot(head, 'conduct-6-form-phone', { fullPage: false });
      await leave(head);

      const view = await desk.get<{ stage: string; breaches: readonly unknown[]; words: readonly { decision?: { granted: boolean } }[] }>(
        `/conduct/${id}`,
      );
      expect([view.stage, view.breaches, view.words.map((one) => one.decision?.granted)]).toEqual(['agreed', [], [true, true]]);
    });
  });
});

describe('泽州县：没有报批就题了词', () => {
  it('办公室补登：照实登记，不合规定之处随件列出；县长书面同意照办，判定不变（第四十三条第二款）', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'zezhou.ban.wenshu', '/conduct/new');
      const form = office.getByRole('form', { name: '申请、报告' });
      await form.getByRole('combobox', { name: '谁的事项' }).fill('副县长（分管教育');
      await office
        .getByRole('option', { name: /分管教育/ })
        .first()
        .click();
      await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '题词、题字' });
      await form.getByRole('textbox', { name: '事项' }).fill('为某学校题写校名');
      await form.getByLabel('日期', { exact: true }).fill(day(-2));
      await form.getByRole('textbox', { name: '致送对象' }).fill('某学校');
      await form.getByRole('button', { name: '已经发生的，改为补登' }).click();
      const aside = office.getByRole('complementary');
      await aside.getByText('已成事实：照实登记').waitFor();
      await aside
        .getByRole('button', { name: /第四十三条第二款/ })
        .first()
        .waitFor();
      await shot(office, 'conduct-7-register');
      await form.getByRole('button', { name: '补登', exact: true }).click();
      await office.getByRole('heading', { level: 1, name: /为某学校题写校名/ }).waitFor();
      await office.getByRole('heading', { name: '不合规定之处' }).waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'conduct-8-fact');
      const address = new URL(office.url()).pathname;
      await leave(office);

      const head = await browser.page(DESK);
      await town.enter(head, 'zezhou.xianzhang', address);
      const order = await actForm(head, '书面同意照办');
      await order.getByRole('textbox', { name: '理由' }).fill('属实，同意照办');
      await order.getByRole('button', { name: '书面同意照办', exact: true }).click();
      await confirmAct(head, '书面同意照办');
      await said(head, '已书面同意照办');
      await head.getByRole('heading', { name: '不合规定之处' }).waitFor();
      expect(await axe(head)).toEqual([]);
      await shot(head, 'conduct-9-ordered');
      await leave(head);
    });
  });
});
