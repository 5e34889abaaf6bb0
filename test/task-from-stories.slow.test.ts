/** 批示交办 in the browser: on the paper the office opens a task from the leader's words; the paper tells of the task, the task of the paper. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

const TITLE = '关于防汛物资储备情况的报告';

it('泽州县：县长批示的，在来文上交办督办，填好来源和要求', async () => {
  const desks = town.office('zezhou');
  const registrar = await desks.of('registrar');
  const letter = {
    sender: { class: 'department', body: 'finance', name: '县财政局' },
    title: TITLE,
    kind: 'report',
    number: '泽财字〔2026〕118号',
    dated: registrar.me.today.date,
    pages: 3,
    text: '防汛物资储备尚有缺口，特此报告。',
    recipients: ['县人民政府'],
  };
  const { id } = await registrar.post<{ id: string }>('/incoming', { letter, channel: 'paper' });
  const act = async (who: string, name: string, input: unknown) => {
    const desk = await desks.of(who);
    const { version } = await desk.get<{ readonly version: number }>(`/incoming/${id}`);
    await desk.post(`/incoming/${id}/acts`, { act: name, input, seen: version });
  };
  await act('registrar', 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['head'] });
  await act('head', 'instruct', { form: 'text', view: 'instruct', text: '请财政局核实缺口，三日内提出办法。' });

  await withBrowser(async (browser) => {
    const office = await browser.page(DESK);
    await town.enter(office, 'zezhou.ban.wenshu', `/incoming/${id}?section=opinions`);
    const open = office.getByRole('link', { name: '把县长的批示交办督办' });
    await open.waitFor();
    await shot(office, 'task-from-1-paper');
    await open.click();
    const form = office.getByRole('form', { name: '交办' });
    await expect.poll(() => form.getByRole('textbox', { name: '交办要求' }).inputValue()).toBe('请财政局核实缺口，三日内提出办法。');
    expect(await form.getByRole('textbox', { name: '事项名称' }).inputValue()).toBe(TITLE);
    for (const [label, name] of [
      ['牵头单位', '财政局'],
      ['第一责任人', '财政局局长'],
    ] as const) {
      const box = form.getByRole('combobox', { name: label });
      if (!(await box.isVisible())) continue;
      await box.fill(name);
      await office
        .getByRole('option', { name: new RegExp(name, 'u') })
        .first()
        .click();
    }
    expect(await fitsWidth(office)).toBe(true);
    expect(await axe(office)).toEqual([]);
    await shot(office, 'task-from-2-form');
    await form.getByRole('button', { name: '交办', exact: true }).click();
    await office.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await office.getByRole('link', { name: `领导批示，泽财字〔2026〕118号《${TITLE}》，县长` }).click();
    const told = office.getByRole('region', { name: '督办' });
    await told.getByRole('link', { name: TITLE }).waitFor();
    expect(await axe(office)).toEqual([]);
    await shot(office, 'task-from-3-told');

    const phone = await browser.page(PHONE);
    await town.enter(phone, 'zezhou.xianzhang', `/incoming/${id}`);
    await phone.getByRole('region', { name: '督办' }).getByRole('link', { name: TITLE }).waitFor();
    expect(await phone.getByRole('link', { name: /交办督办/u }).count()).toBe(0);
    expect(await fitsWidth(phone)).toBe(true);
    await shot(phone, 'task-from-4-phone');
  });
}, 120_000);
