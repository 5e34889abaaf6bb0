/** Papers of a meeting in the browser, under 晋城城区: filed, vetted, let through, delivered, opened; and what became of its decisions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, perform, said } from './support/stories.ts';

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

describe('晋城城区：会议材料和会后落实', () => {
  it('材料由主汇报单位报送、办公室审核、区长批印、会前送达，打开的情况有据可查；会后看得到办到哪里（第二十一、二十二条）', async () => {
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
      await filing.getByLabel('材料', { exact: true }).setInputFiles([
        { name: '校车运营方案.txt', mimeType: 'text/plain', buffer: Buffer.from('全区校车运营的现状、线路和经费。') },
        { name: '经费测算.csv', mimeType: 'text/csv', buffer: Buffer.from('项目,金额\n车辆,120\n') },
      ]);
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
    });
  });
});
