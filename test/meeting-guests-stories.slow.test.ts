/** 公众、媒体列席卫东区的一次会议（第三十三条）, in the browser: opened by the office, registered, a topic closed meanwhile, let in by the phone at the door, on the minutes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, said, section, textOf } from './support/stories.ts';

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

describe('卫东区：请公众和媒体列席一次区长办公会议', () => {
  it('开放、登记、满额不再登记、不公开的议题不列席、到会、写进纪要', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('weidong');
      const office = await desks.of('registrar');
      const input = { kind: 'head-office', on: today(), time: '09:00', place: '第一会议室', chair: 'head' };
      const { id } = await office.post<{ id: string }>('/meetings', { act: 'convene', input });
      const act = async (who: string, name: string, what: unknown = {}) => {
        const desk = await desks.of(who);
        const { version } = await desk.get<{ readonly version: number }>(`/meetings/${id}`);
        await desk.post(`/meetings/${id}/acts`, { act: name, input: what, seen: version });
      };
      await act('registrar', 'propose', { title: '学校收费调整', department: 'education', minutes: 20 });
      await act('registrar', 'propose', { title: '征地补偿底价', department: 'finance', minutes: 15 });
      await act('head', 'fix', { topics: ['t1', 't2'] });

      const desk = await browser.page(DESK);
      await town.enter(desk, 'weidong.ban.wenshu', `/meetings/${id}`);
      const open = await actForm(desk, '开放列席');
      for (const who of ['社会公众', '新闻媒体']) await open.getByRole('checkbox', { name: who }).check();
      expect(await open.getByRole('checkbox', { name: '企业代表' }).count()).toBe(0);
      await open.getByRole('spinbutton', { name: '名额（人）' }).fill('2');
      await open.getByRole('textbox', { name: '缘由' }).fill('议题涉及学校收费');
      expect(await axe(desk)).toEqual([]);
      await shot(desk, 'meeting-guests-1-open');
      await open.getByRole('button', { name: '开放列席', exact: true }).click();
      await said(desk, '已开放列席');
      const register = async (who: string, name: string, unit: string) => {
        const form = await actForm(desk, '登记列席人员');
        await form.getByRole('radio', { name: who }).check();
        await form.getByRole('textbox', { name: '姓名' }).fill(name);
        await form.getByRole('textbox', { name: /所在单位/ }).fill(unit);
        await form.getByRole('radio', { name: '申请' }).check();
        await form.getByRole('button', { name: '登记列席人员', exact: true }).click();
        await said(desk, '已登记列席人员');
      };
      await register('社会公众', '居民甲', '某社区');
      await register('新闻媒体', '记者乙', '某报社');
      // Both places are taken: what would be a third is told as not open.
      await desk.getByText('还不能做的').click();
      await desk.getByText('列席名额2人，已经登满。').waitFor();

      await act('head', 'withhold-item', { item: 't2', ground: '涉及商业秘密' });
      await desk.reload();
      const attending = await section(desk, '参会');
      await attending.getByText(/列席的议题：.*学校收费调整/).waitFor();
      const guests = attending.getByRole('region', { name: '公众、媒体等列席' });
      expect(await guests.getByText(/征地补偿底价/).count()).toBe(0);
      await attending.getByRole('list', { name: '列席登记' }).getByText('社会公众　居民甲（某社区）').waitFor();
      expect(await axe(desk)).toEqual([]);
      await shot(desk, 'meeting-guests-2-registered');
      await act('registrar', 'notify');

      // The body that reports on the topic sits in for it and is not told who comes from outside.
      const bureau = await browser.page(DESK);
      await town.enter(bureau, 'weidong.jiaoyu.wenshu', `/meetings/${id}?section=attending`);
      await bureau.getByRole('tab', { name: '参会', selected: true }).waitFor();
      expect(await bureau.getByText('居民甲').count()).toBe(0);
      await leave(bureau);

      const door = await browser.page(PHONE);
      await town.enter(door, 'weidong.ban.wenshu', `/meetings/${id}?section=attending`);
      await door.getByRole('list', { name: '列席登记' }).waitFor();
      expect(await fitsWidth(door)).toBe(true);
      await door.getByRole('button', { name: /^(其他|还可办)\d+项/ }).tap();
      const sheet = door.getByRole('dialog', { name: '办理' });
      await sheet.getByRole('button', { name: '登记列席人员到会' }).tap();
      const admit = sheet.getByRole('form', { name: '登记列席人员到会', exact: true });
      await admit.getByRole('checkbox', { name: /记者乙/ }).uncheck();
      expect(await axe(door)).toEqual([]);
      await shot(door, 'meeting-guests-3-door-phone');
      await admit.getByRole('button', { name: '登记列席人员到会', exact: true }).tap();
      await said(door, '已登记列席人员到会');
      await door.getByText('已到会').waitFor();
      expect(await door.getByText('未到会').count()).toBe(1);
      await shot(door, 'meeting-guests-4-phone');

      await act('registrar', 'open', { absent: [] });
      for (const topic of ['t1', 't2']) await act('head', 'decide', { topic, result: 'adopted', words: '原则同意' });
      await act('registrar', 'adjourn');
      for (const topic of ['t1', 't2']) await act('registrar', 'fate', { topic, fate: 'none' });
      await act('registrar', 'draft-minutes', { text: '会议听取了汇报。' });
      const sheetPdf = await door.request.get(`${town.url}/api/v1/meetings/${id}/minutes.pdf`);
      const words = await textOf(await sheetPdf.body());
      expect(words).toContain('社会公众居民甲（某社区）');
      expect(words).not.toContain('记者乙');
    });
  });
});
