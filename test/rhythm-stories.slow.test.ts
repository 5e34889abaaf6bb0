/** 会议的前后衔接 in the browser: topics gathered before there is a day, one deferred and taken up by the next, the rhythm on the list. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, said } from './support/stories.ts';

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

describe('卫东区：缓议的议题回到下一次区长办公会议', () => {
  it('日期待定先汇集议题，定日期、开会、缓议；下一次召集时收入，清单写明频次（第四十五条）', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', '/meetings/new');
      const form = office.getByRole('form', { name: '召集会议' });
      await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '办公会议' });
      await form.getByRole('radio', { name: '日期待定，先汇集议题' }).check();
      await form.getByRole('combobox', { name: '召集、主持' }).selectOption({ label: '区长' });
      await shot(office, 'rhythm-1-convene');
      await form.getByRole('button', { name: '召集会议' }).click();
      await office.getByRole('heading', { level: 1, name: '办公会议（日期待定）' }).waitFor();
      const address = new URL(office.url()).pathname;
      const id = address.split('/').at(-1) ?? '';
      expect(await axe(office)).toEqual([]);

      const desks = town.office('weidong');
      const act = async (who: string, name: string, input: unknown = {}) => {
        const desk = await desks.of(who);
        const { version } = await desk.get<{ version: number }>(`/meetings/${id}`);
        return desk.post(`/meetings/${id}/acts`, { act: name, input, seen: version });
      };
      await act('education.clerk', 'propose', { title: '校车运营补贴', department: 'education', matter: 'normative-documents' }).then(
        () => {
          throw new Error('卫东27: it belongs to another meeting');
        },
        (error: unknown) => expect(String(error)).toMatch(/第二十七条|常务会议/),
      );
      await act('education.clerk', 'propose', { title: '校车运营补贴', department: 'education', matter: 'key-work' });
      await act('head', 'fix', { topics: ['t1'] });
      await office.reload();
      const set = await actForm(office, '定日期');
      await set.getByLabel('日期', { exact: true }).fill(today());
      // An hour that has passed is refused, whatever the hour at which this runs.
      await set.getByLabel('时刻').fill('23:59');
      await set.getByRole('textbox', { name: '地点' }).fill('第二会议室');
      await set.getByRole('button', { name: '定日期', exact: true }).click();
      await said(office, '已定日期');
      await shot(office, 'rhythm-2-agenda');
      await act('registrar', 'notify');
      await act('registrar', 'open');
      await act('head', 'decide', { topic: 't1', result: 'deferred', words: '补充测算后再议' });
      await act('registrar', 'adjourn');

      await town.enter(office, 'weidong.ban.wenshu', '/meetings');
      await office.getByRole('heading', { name: '待上会的议题' }).waitFor();
      await office.getByText('会上缓议').waitFor();
      await office.getByText('区长办公会议一般每周开1次').waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'rhythm-3-list');
      await (
        await desks.of('registrar')
      ).post('/meetings', {
        act: 'convene',
        input: { kind: 'head-office', chair: 'head' },
      });
      await office.goto(new URL(address, office.url()).href);
      await office.getByText('已转入').waitFor();
      await office.getByRole('link', { name: '办公会议（日期待定）' }).click();
      await office.getByText('补充测算后再议').first().waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'rhythm-4-returned');
      await leave(office);

      const head = await browser.page(PHONE);
      await town.enter(head, 'weidong.quzhang', '/meetings');
      await head.getByRole('heading', { name: '频次' }).waitFor();
      expect(await fitsWidth(head)).toBe(true);
      expect(await axe(head)).toEqual([]);
      await shot(head, 'rhythm-5-phone');
    });
  });
});
