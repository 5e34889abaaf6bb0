/** Setting right what was entered wrongly of a sitting of 卫东区, in the browser: prior work with its paper and without, an outcome, who chaired. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, openOnPhone, said, section } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** Today in Asia/Shanghai: the server's clock is the machine's, and a meeting can only sit on its day. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

async function looked(page: Page, name: string): Promise<void> {
  expect(await fitsWidth(page)).toBe(true);
  expect(await axe(page)).toEqual([]);
  await shot(page, name);
}

describe('卫东区：区长办公会议的记录记错了', () => {
  it('前期工作附材料和只有说明的分得清；议定结果、主持人在纪要签发以前更正，原来的记载都在', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('weidong');
      const input = { kind: 'head-office', on: today(), time: '15:00', place: '第一会议室', chair: 'head' };
      const { id } = await (await desks.of('registrar')).post<{ id: string }>('/meetings', { act: 'convene', input });
      const act = async (who: string, name: string, what: unknown = {}) => {
        const desk = await desks.of(who);
        const { version } = await desk.get<{ readonly version: number }>(`/meetings/${id}`);
        await desk.post(`/meetings/${id}/acts`, { act: name, input: what, seen: version });
      };
      await act('education.clerk', 'propose', { title: '校舍安全加固方案', department: 'education', minutes: 20 });
      await act('education.clerk', 'prepare', { topic: 't1', done: ['research'], words: '已逐校排查' });

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'weidong.jiaoyu.wenshu', `/meetings/${id}`);
      const prepare = await actForm(clerk, '登记前期工作');
      await prepare.getByRole('checkbox', { name: '合法性论证或审查' }).check();
      await prepare.getByRole('textbox', { name: '说明和依据' }).fill('见审查意见');
      const paper = { name: '审查意见.txt', mimeType: 'text/plain', buffer: Buffer.from('合法性审查意见') };
      await prepare.getByLabel('佐证材料', { exact: true }).setInputFiles([paper]);
      await prepare.getByRole('link', { name: '审查意见.txt' }).waitFor();
      await looked(clerk, 'correction-1-prepare');
      await prepare.getByRole('button', { name: '登记前期工作', exact: true }).click();
      await said(clerk, '已登记前期工作');
      const topic = clerk.getByRole('article', { name: '校舍安全加固方案' });
      await topic.getByText('只有说明，未附材料').waitFor();
      await topic.getByRole('link', { name: '审查意见.txt' }).waitFor();
      await looked(clerk, 'correction-2-evidence');

      await act('head', 'fix', { topics: ['t1'] });
      await act('registrar', 'notify');
      await act('registrar', 'open');
      await act('head', 'decide', { topic: 't1', result: 'adopted', words: '同意' });
      await act('registrar', 'adjourn');

      // The office at its desk: what was concluded.
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', `/meetings/${id}`);
      const outcome = await actForm(office, '更正议定结果');
      await outcome.getByRole('radio', { name: '修改后通过' }).check();
      await outcome.getByRole('textbox', { name: '议定意见' }).fill('修改后报区长审定。');
      await outcome.getByRole('textbox', { name: '更正的理由' }).fill('记录员记错');
      await looked(office, 'correction-3-outcome');
      await outcome.getByRole('button', { name: '更正议定结果', exact: true }).click();
      await said(office, '已更正议定结果');
      await office.getByText('原记：通过').waitFor();
      await office.getByText(/更正的理由：记录员记错/u).waitFor();
      await looked(office, 'correction-4-corrected');

      // The same on the phone: who chaired.
      const phone = await browser.page(PHONE);
      await town.enter(phone, 'weidong.ban.wenshu', `/meetings/${id}`);
      await openOnPhone(phone, '明确去向');
      const panel = phone.getByRole('dialog', { name: '办理' });
      await panel.getByRole('button', { name: '更正召集主持人', exact: true }).tap();
      const chair = panel.getByRole('form', { name: '更正召集主持人', exact: true });
      await chair.getByRole('combobox', { name: '召集、主持' }).selectOption({ label: '常务副区长' });
      await chair.getByRole('combobox', { name: '由其主持的缘由' }).selectOption({ index: 1 });
      await chair.getByRole('textbox', { name: '依据' }).fill('区长当日外出，电话委托');
      await chair.getByRole('textbox', { name: '更正的理由' }).fill('实际由其主持');
      await looked(phone, 'correction-5-chair-phone');
      await chair.getByRole('button', { name: '更正召集主持人', exact: true }).tap();
      await said(phone, '已更正召集主持人');
      await office.reload();
      const attending = await section(office, '参会');
      await attending.getByText('原记召集、主持').waitFor();
      await attending.getByText(/更正的理由：实际由其主持/u).waitFor();
      await looked(office, 'correction-6-chair');
    });
  });
});
