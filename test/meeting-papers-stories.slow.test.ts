/** Papers of a meeting in the browser, under 晋城城区: filed, vetted, let through, delivered, opened; and what became of its decisions. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, confirmAct, Deployment, perform, said } from './support/stories.ts';

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

/** The next answers to what the page sends come in the same moment, as they may where two files are sent at once. */
const answersAtOnce = (page: Page, count: number): Promise<void> =>
  page.evaluate((wanted) => {
    // oxlint-disable-next-line typescript/unbound-method -- called for each request below
    const listen = XMLHttpRequest.prototype.addEventListener;
    const waiting: (() => void)[] = [];
    XMLHttpRequest.prototype.addEventListener = function (this: XMLHttpRequest, ...given: Parameters<typeof listen>) {
      const [type, listener] = given;
      if (type !== 'load' || typeof listener !== 'function') return listen.apply(this, given);
      listen.call(this, type, (event) => {
        waiting.push(() => listener.call(this, event));
        if (waiting.length === wanted) for (const answer of waiting.splice(0)) answer();
      });
    };
  }, count);

describe('晋城城区：会议材料和会后落实', () => {
  it('材料由主汇报单位报送、办公室审核、区长批印、会前送达，打开的情况有据可查；会后看得到办到哪里，纪要分送、签收、归档，材料公开（第二十一、二十二条）', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('jincheng-chengqu');
      const head = await desks.of('head');
      const input = { kind: 'executive', on: today(), time: '15:00', place: '会议室', chair: 'head' };
      const { id } = await (await desks.of('registrar')).post<{ id: string }>('/meetings', { act: 'convene', input });
      const act = async (who: string, name: string, what: unknown = {}) =>
        (await desks.of(who)).post(`/meetings/${id}/acts`, {
          act: name,
          input: what,
          seen: (await head.get<{ readonly version: number }>(`/meetings/${id}`)).version,
        });
      await act('head', 'propose', { title: '校车运营', department: 'education' });

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'chengqu.jiaoyu.wenshu', `/meetings/${id}`);
      const filing = await actForm(clerk, '报送材料');
      await answersAtOnce(clerk, 2);
      const chooser = filing.getByLabel('材料', { exact: true });
      const proposal = { name: '校车运营方案.txt', mimeType: 'text/plain', buffer: Buffer.from('全区校车运营的现状、线路和经费。') };
      await chooser.setInputFiles([proposal]);
      // What is not there yet would be left out: it is not sent before.
      await filing.getByRole('button', { name: '报送材料', exact: true }).click();
      await filing.getByText('文件还在上传，传完再办理').waitFor();
      await chooser.setInputFiles([{ name: '经费测算.csv', mimeType: 'text/csv', buffer: Buffer.from('项目,金额\n车辆,120\n') }]);
      await filing.getByRole('link', { name: '经费测算.csv' }).waitFor();
      await filing.getByRole('link', { name: '校车运营方案.txt' }).waitFor();
      await filing.getByRole('textbox', { name: '说明' }).fill('第一稿');
      await filing.getByRole('button', { name: '报送材料', exact: true }).click();
      await said(clerk, '已报送材料');
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'meeting-papers-1-filed');

      // The head cannot let through what the office has not vetted.
      await expect(act('head', 'approve-papers', { topic: 't1' })).rejects.toThrow(/第二十一条|审核/);
      const office = await browser.page(DESK);
      await town.enter(office, 'chengqu.ban.wenshu', `/meetings/${id}`);
      await perform(office, '审核材料', '已审核材料', { 审核意见: '情况、意见齐全' });
      await act('registrar', 'vet', { topic: 't1', opinion: '建议上会' });
      await act('head', 'fix', { topics: ['t1'] });
      await act('head', 'approve-papers', { topic: 't1' });
      await office.reload();
      await perform(office, '送达材料', '已送达材料', { 送达方式: '系统分送' });

      const chair = await browser.page(PHONE);
      await town.enter(chair, 'chengqu.quzhang', `/meetings/${id}`);
      const [download] = await Promise.all([chair.waitForEvent('download'), chair.getByRole('link', { name: '经费测算.csv' }).click()]);
      expect(download.suggestedFilename()).toBe('经费测算.csv');
      expect(await fitsWidth(chair)).toBe(true);
      expect(await axe(chair)).toEqual([]);
      await office.reload();
      await office.getByText('1人打开过').click();
      await shot(office, 'meeting-papers-2-opened');

      await act('registrar', 'notify');
      await act('registrar', 'open');
      await act('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意' });
      await act('registrar', 'adjourn');
      await act('registrar', 'fate', { topic: 't1', fate: 'document', department: 'education' });
      await act('registrar', 'draft-minutes', { text: '会议听取了区教育局的汇报。\n会议原则同意校车运营方案。' });
      await office.goto(`${town.url}/meetings`);
      await office.getByRole('link', { name: '会后落实' }).click();
      await office.getByRole('heading', { level: 1, name: '会后落实' }).waitFor();
      await office.getByText('待印发').first().waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'meeting-papers-3-after');
      await chair.goto(`${town.url}/meetings/after`);
      await chair.getByText('待印发').first().waitFor();
      expect(await fitsWidth(chair)).toBe(true);
      await shot(chair, 'meeting-papers-4-after-phone');

      // The minutes go out by the list that the office is shown, and nobody but those on it reads them.
      await act('head', 'sign-minutes');
      await act('registrar', 'number');
      await office.goto(`${town.url}/meetings/${id}`);
      const sending = await actForm(office, '分送纪要');
      await shot(office, 'meeting-minutes-1-list');
      await sending.getByRole('button', { name: /^去掉.*教育局$/u }).waitFor();
      await sending.getByRole('button', { name: '分送纪要', exact: true }).click();
      await said(office, '已分送纪要');

      const reader = await browser.page(PHONE);
      await town.enter(reader, 'chengqu.jiaoyu.wenshu', `/meetings/${id}`);
      await perform(reader, '签收纪要', '已签收纪要');
      await reader.goto(`${town.url}/meetings/${id}?section=minutes`);
      await reader.getByText('会议听取了区教育局的汇报。').waitFor();
      await reader.getByText('已签收').first().waitFor();
      expect(await fitsWidth(reader)).toBe(true);
      expect(await axe(reader)).toEqual([]);
      await shot(reader, 'meeting-minutes-2-signed-phone');
      await office.goto(`${town.url}/meetings/${id}?section=minutes`);
      await office.reload();
      await office.getByRole('heading', { name: '分送和签收' }).waitFor();
      await office.getByText('未签收').first().waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'meeting-minutes-3-who-has-not');
      const archiving = await actForm(office, '归档');
      await archiving.getByRole('button', { name: '归档', exact: true }).click();
      await confirmAct(office, '归档');
      await said(office, '已归档');

      // Papers that are opened are files for a body that was not there.
      const stranger = await browser.page(PHONE);
      await town.enter(stranger, 'chengqu.sifa.wenshu', '/meetings/open');
      await stranger.getByText('还没有公开的会议事项。').waitFor();
      await act('head', 'open-item', { item: 'papers-t1', to: 'inside', ground: '各部门参阅' });
      await stranger.reload();
      const [opened] = await Promise.all([stranger.waitForEvent('download'), stranger.getByRole('link', { name: '经费测算.csv' }).click()]);
      expect(opened.suggestedFilename()).toBe('经费测算.csv');
      expect(await fitsWidth(stranger)).toBe(true);
      expect(await axe(stranger)).toEqual([]);
      await shot(stranger, 'meeting-minutes-4-open-papers-phone');
      await office.goto(`${town.url}/meetings/open`);
      await office.getByRole('link', { name: '校车运营方案.txt' }).waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'meeting-minutes-5-open-papers');
    });
  });
});
