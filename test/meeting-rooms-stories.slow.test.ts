/** 会议室 in the browser: the office registers two, convenes in one, is told that it is taken, and sees the day; on a phone too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment, leave } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

describe('卫东区：同一会议室同一时段只开一次会议', () => {
  it('登记会议室，召集时选用，第二次被告知已由哪次会议使用，另一间可用；手机上看占用', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', '/meetings/rooms');
      await office.getByText('还没有登记会议室。').waitFor();
      const register = office.getByRole('form', { name: '登记会议室' });
      for (const [name, seats] of [
        ['第一会议室', '60'],
        ['第二会议室', '20'],
      ] as const) {
        await register.getByRole('textbox', { name: '名称' }).fill(name);
        await register.getByRole('spinbutton', { name: '座位' }).fill(seats);
        await register.getByRole('button', { name: '登记会议室' }).click();
        await office.getByRole('cell', { name, exact: true }).waitFor();
      }
      expect(await axe(office)).toEqual([]);

      const convene = async (kind: string, place: string) => {
        await office.goto(`${town.url}/meetings/new`);
        const form = office.getByRole('form', { name: '召集会议' });
        await form.getByRole('combobox', { name: '类别' }).selectOption({ label: kind });
        await form.getByLabel('地点').fill(place);
        await form.getByRole('combobox', { name: '召集、主持' }).selectOption({ label: '区长' });
        await form.getByRole('button', { name: '召集会议' }).click();
        return form;
      };
      await convene('办公会议', '第一会议室');
      await office.getByRole('heading', { level: 1, name: /^办公会议/ }).waitFor();
      const form = await convene('常务会议', '第一会议室');
      await form.getByRole('alert').getByText('第一会议室09:00至10:00已由“办公会议').waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'rooms-1-taken');
      await form.getByLabel('地点').fill('第二会议室');
      await form.getByRole('button', { name: '召集会议' }).click();
      await office.getByRole('heading', { level: 1, name: /^常务会议/ }).waitFor();

      await office.goto(`${town.url}/meetings/rooms`);
      await office.getByRole('link', { name: /^常务会议/ }).waitFor();
      await office
        .getByRole('form', { name: '改座位和停用' })
        .getByRole('combobox', { name: '哪间' })
        .selectOption({ label: '第二会议室' });
      expect(await office.getByRole('form', { name: '改座位和停用' }).getByRole('spinbutton', { name: '座位' }).inputValue()).toBe('20');
      expect(await axe(office)).toEqual([]);
      await shot(office, 'rooms-2-day');
      await leave(office);

      const head = await browser.page(PHONE);
      await town.enter(head, 'weidong.quzhang', '/meetings/rooms');
      await head.getByRole('link', { name: /^办公会议/ }).waitFor();
      expect(await head.getByRole('form').count()).toBe(0);
      expect(await fitsWidth(head)).toBe(true);
      expect(await axe(head)).toEqual([]);
      await shot(head, 'rooms-3-phone');
    });
  });
});
