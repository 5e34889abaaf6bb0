/** 绩效考评 in the browser: 西市区 sets indicators, the head approves on a phone, a late task counts, frozen after the year, appealed, corrected, concluded. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, said } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

const now = new Date(Date.now() + 8 * 3_600_000);
const year = now.getUTCFullYear();
const dayAfter = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
/** The first Monday on which the year is over. */
const over = ((): string => {
  const first = new Date(Date.UTC(year + 1, 0, 4));
  return new Date(first.getTime() + ((8 - first.getUTCDay()) % 7) * 86_400_000).toISOString().slice(0, 10);
})();

it('西市区第三十七条：拟定、批准、计分打开到事项、年终定格、申诉、更正、定案；泽州没有写的不办理', async () => {
  await withBrowser(async (browser) => {
    await town.reopen(dayAfter(0));
    const office = await browser.page(DESK);
    await town.enter(office, 'zezhou.ban.wenshu', '/tasks/assessments');
    await office.getByText('本规则没有写对部门的考评，这里不办理。').waitFor();
    expect(await office.getByRole('form').count()).toBe(0);

    const title = '修缮档案馆库房屋面';
    const form = {
      title,
      what: '修好',
      source: { kind: 'by-hand' },
      lead: 'finance',
      proof: '验收单',
      due: dayAfter(1),
      basis: '交办要求',
    };
    await (await town.office('xishi').of('registrar')).post('/tasks', { act: 'assign', input: { form } });

    await town.enter(office, 'xishi.ban.wenshu', '/tasks');
    await office.getByRole('link', { name: '绩效考评' }).click();
    const draft = office.getByRole('form', { name: '拟定考评指标' });
    await draft.getByRole('spinbutton', { name: '逾期办理：分值' }).fill('40');
    await draft.getByRole('combobox', { name: '由谁批准' }).selectOption({ label: '区长' });
    await draft.getByRole('textbox', { name: '依据' }).fill('年度绩效考评办法');
    await draft.getByRole('button', { name: '拟定', exact: true }).click();
    await draft.getByText('请填写每件扣几分，至多一位小数').first().waitFor();
    await draft.getByRole('textbox', { name: '逾期办理：每件扣分' }).fill('2.5');
    await draft.getByRole('spinbutton', { name: '发文超计划：分值' }).fill('20');
    await draft.getByRole('textbox', { name: '发文超计划：每件扣分' }).fill('1');
    await draft.getByRole('spinbutton', { name: '发文超计划：各单位全年计划数' }).fill('20');
    expect(await fitsWidth(office)).toBe(true);
    expect(await axe(office)).toEqual([]);
    await shot(office, 'assessment-1-draft');
    await draft.getByRole('button', { name: '拟定', exact: true }).click();
    await office.getByRole('heading', { level: 1, name: `${year}年度部门绩效考评` }).waitFor();
    const address = new URL(office.url()).pathname;
    const submit = await actForm(office, '送审指标');
    await submit.getByRole('button', { name: '送审指标', exact: true }).click();
    await said(office, '已送审指标');

    const phone = await browser.page(PHONE);
    await town.enter(phone, 'xishi.quzhang', address);
    const approve = await actForm(phone, '批准指标');
    await approve.getByRole('button', { name: '批准指标', exact: true }).click();
    await said(phone, '已批准指标');

    await town.reopen(over);
    await town.enter(office, 'xishi.ban.wenshu', address);
    const freeze = await actForm(office, '年终定格');
    await freeze.getByRole('button', { name: '年终定格', exact: true }).click();
    await office.getByRole('alertdialog').getByRole('button', { name: '年终定格', exact: true }).click();
    await said(office, '已年终定格');
    await office.getByRole('link', { name: /财政局逾期办理37\.5分，计1件/u }).click();
    await office.getByRole('region', { name: '计分的事项' }).getByRole('link', { name: title }).waitFor();
    expect(await fitsWidth(office)).toBe(true);
    expect(await axe(office)).toEqual([]);
    await shot(office, 'assessment-2-frozen');

    await town.enter(phone, 'xishi.caizheng.wenshu', address);
    await phone.getByRole('link', { name: /财政局逾期办理37\.5分，计1件/u }).waitFor();
    await shot(phone, 'assessment-3-department-phone');
    expect(await fitsWidth(phone)).toBe(true);
    const clerk = await browser.page(DESK);
    await town.enter(clerk, 'xishi.caizheng.wenshu', address);
    const appeal = await actForm(clerk, '申诉');
    await appeal.getByRole('checkbox', { name: new RegExp(title, 'u') }).check();
    await appeal.getByRole('textbox', { name: '申诉理由' }).fill('雨季不能施工，已报告');
    await appeal.getByRole('button', { name: '申诉', exact: true }).click();
    await said(clerk, '已申诉');
    await shot(clerk, 'assessment-4-appeal');

    await office.reload();
    const answer = await actForm(office, '答复申诉');
    await answer.getByRole('checkbox', { name: new RegExp(title, 'u') }).check();
    await answer.getByRole('textbox', { name: '答复', exact: true }).fill('情况属实，不计');
    await shot(office, 'assessment-4-answer');
    await answer.getByRole('button', { name: '答复申诉', exact: true }).click();
    await said(office, '已答复申诉');
    await office.getByRole('link', { name: /财政局逾期办理40分/u }).waitFor();
    await office.getByRole('tab', { name: '申诉' }).click();
    await office.getByText('更正1件：情况属实，不计').waitFor();
    expect(await axe(office)).toEqual([]);
    await shot(office, 'assessment-5-appeals');

    await town.reopen(new Date(Date.parse(over) + 10 * 86_400_000).toISOString().slice(0, 10));
    await town.enter(phone, 'xishi.quzhang', address);
    const conclude = await actForm(phone, '定案');
    await conclude.getByRole('button', { name: '定案', exact: true }).click();
    await phone.getByRole('alertdialog').getByRole('button', { name: '定案', exact: true }).click();
    await said(phone, '已定案');
    expect(await axe(phone)).toEqual([]);
    await shot(phone, 'assessment-6-concluded-phone');
  });
}, 180_000);
