/** 会议公开 in the browser, under 晋城城区: opened to departments, to the public, taken back; and the sitting in the leaders' calendar. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment, leave, perform } from './support/stories.ts';

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

describe('晋城城区：会议议定的事项逐项公开', () => {
  it('先对各部门，再向社会，后撤回；外单位文书只看到公开的；日程里只有参会的看到名称和地点', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('jincheng-chengqu');
      const head = await desks.of('head');
      const input = { kind: 'executive', on: today(), time: '15:00', place: '政务中心三楼会议室', chair: 'head' };
      const { id } = await (await desks.of('registrar')).post<{ id: string }>('/meetings', { act: 'convene', input });
      const act = async (who: string, name: string, what: unknown = {}) =>
        (await desks.of(who)).post(`/meetings/${id}/acts`, {
          act: name,
          input: what,
          seen: (await head.get<{ readonly version: number }>(`/meetings/${id}`)).version,
        });
      for (const title of ['校车运营方案', '征地补偿底价']) await act('head', 'propose', { title, department: 'education' });
      for (const topic of ['t1', 't2']) await act('registrar', 'vet', { topic, opinion: '建议上会' });
      await act('head', 'fix', { topics: ['t1', 't2'] });
      for (const topic of ['t1', 't2']) await act('head', 'approve-papers', { topic });
      await act('registrar', 'notify');

      const office = await browser.page(DESK);
      await town.enter(office, 'chengqu.ban.wenshu', '/calendar');
      await office.getByRole('link', { name: '常务会议' }).waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'meeting-open-1-calendar');
      const clerk = await browser.page(PHONE);
      await town.enter(clerk, 'chengqu.sifa.wenshu', '/calendar');
      await clerk.getByText('参加会议').waitFor();
      expect(await clerk.getByText('政务中心三楼会议室').count()).toBe(0);
      expect(await fitsWidth(clerk)).toBe(true);
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'meeting-open-2-calendar-phone');

      await act('registrar', 'open');
      await act('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意，由区教育局修改完善后印发。' });
      await act('head', 'decide', { topic: 't2', result: 'adopted', words: '底价照此执行' });
      await act('registrar', 'adjourn');
      await act('registrar', 'withhold-item', { item: 't2', ground: '工作秘密' });
      await clerk.goto(`${town.url}/meetings/open`);
      await clerk.getByText('还没有公开的会议事项。').waitFor();

      const chair = await browser.page(DESK);
      await town.enter(chair, 'chengqu.quzhang', `/meetings/${id}`);
      await act('head', 'open-item', { item: 't1', to: 'inside', ground: '会议要求各部门知晓' });
      await clerk.reload();
      await clerk.getByText('校车运营方案').first().waitFor();
      expect(await clerk.getByText('征地补偿底价').count()).toBe(0);
      expect(await fitsWidth(clerk)).toBe(true);
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'meeting-open-3-inside-phone');

      await act('head', 'open-item', { item: 't1', to: 'public', ground: '信息公开程序' });
      await act('head', 'open-item', { item: 'agenda', to: 'public', ground: '信息公开程序' });
      await clerk.goto(`${town.url}/meetings/open?list=public`);
      await clerk.getByText('会议议程').first().waitFor();
      await chair.reload();
      await perform(chair, '撤回公开', '已撤回公开', { 理由: '文字有误' });
      await office.goto(`${town.url}/meetings/open`);
      await office.getByText('撤回', { exact: false }).first().waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'meeting-open-4-taken-back');
      expect(await office.getByText('征地补偿底价').count()).toBe(0);

      // Of another government there is nothing, and an address that is known opens nothing.
      const stranger = await browser.page(DESK);
      await town.enter(stranger, 'weidong.ban.wenshu', '/meetings/open');
      await stranger.getByText('还没有公开的会议事项。').waitFor();
      await stranger.goto(`${town.url}/meetings/${id}`);
      await stranger.getByText('没有找到').first().waitFor();
      await leave(stranger);

      await act('registrar', 'fate', { topic: 't1', fate: 'document', department: 'education' });
      await act('registrar', 'fate', { topic: 't2', fate: 'none' });
      await office.goto(`${town.url}/meetings/after`);
      await office.getByText('待印发').first().waitFor();
      await shot(office, 'meeting-open-5-after');
      const drafter = await browser.page(PHONE);
      await town.enter(drafter, 'chengqu.jiaoyu.wenshu', '/meetings/after');
      await drafter.getByText('待印发').first().waitFor();
      expect(await fitsWidth(drafter)).toBe(true);
      expect(await axe(drafter)).toEqual([]);
      await shot(drafter, 'meeting-open-6-after-phone');
      await drafter.getByRole('link', { name: /起草/ }).first().click();
      await drafter.getByText('校车运营方案').first().waitFor();
      expect(await fitsWidth(drafter)).toBe(true);
      expect(await axe(drafter)).toEqual([]);
      await shot(drafter, 'meeting-open-7-draft-phone');
    });
  });
});
