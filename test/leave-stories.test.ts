/** Leave and absence in the browser: asked, granted, the other of the pair, and given back. Real Chromium against the server as it ships. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, openOnPhone, said } from './support/stories.ts';

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

describe('泽州县：副县长外出', () => {
  it('提前3日请假，县长批准；外出期间由AB角补位，本人的销假不到他面前（第四十三条第三款、第五条第三款）', async () => {
    await withBrowser(async (browser) => {
      const deputy = await browser.page(DESK);
      await town.enter(deputy, 'zezhou.fu.jiaoyu', '/leave');
      await deputy.getByText('还没有外出、请假在册。').waitFor();
      expect(await axe(deputy)).toEqual([]);
      await deputy.getByRole('link', { name: '请假、报备' }).first().click();
      const form = deputy.getByRole('form', { name: '请假、报备' });
      await form.getByRole('radio', { name: '出差' }).check();
      await form.getByRole('radio', { name: '离开', exact: true }).check();
      await form.getByRole('textbox', { name: '去向' }).fill('太原市');
      await form.getByRole('textbox', { name: '事由' }).fill('参加全省教育工作会议');

      // Two days ahead is too late, and is said while it is written, with the article.
      await form.getByLabel('起', { exact: true }).fill(day(2));
      await form.getByLabel('止', { exact: true }).fill(day(4));
      const aside = deputy.getByRole('complementary');
      await aside.getByText('须提前3日').first().waitFor();
      await aside
        .getByRole('button', { name: /第四十三条第三款/ })
        .first()
        .waitFor();
      await shot(deputy, 'leave-1-late');
      await form.getByRole('button', { name: '请假', exact: true }).click();
      await form.getByRole('alert').getByText('须提前3日').waitFor();

      await form.getByLabel('起', { exact: true }).fill(day(3));
      await aside.getByRole('heading', { name: '接下来' }).waitFor();
      await aside.getByRole('listitem').filter({ hasText: '批准' }).filter({ hasText: '县长' }).first().waitFor();
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'leave-2-in-time');
      await form.getByRole('button', { name: '请假', exact: true }).click();
      await deputy.getByRole('heading', { level: 1, name: /副县长（分管教育、民政、卫健）出差/ }).waitFor();
      expect(await axe(deputy)).toEqual([]);
      const address = new URL(deputy.url()).pathname;
      await leave(deputy);

      // The head, on the phone: from the card to the grant.
      const head = await browser.page(PHONE);
      await town.enter(head, 'zezhou.xianzhang');
      await head
        .getByRole('main')
        .getByRole('link', { name: /太原市/ })
        .first()
        .tap();
      await head.getByRole('heading', { level: 1, name: /出差/ }).waitFor();
      expect(await fitsWidth(head)).toBe(true);
      await shot(head, 'leave-3-head-phone', { fullPage: false });
      const grant = await openOnPhone(head, '批准');
      await grant.getByRole('button', { name: '批准', exact: true }).tap();
      await said(head, '已批准');
      expect(await axe(head)).toEqual([]);
      await shot(head, 'leave-4-granted-phone');
      await head.goto(`${town.url}/leave`);
      await head.getByText('太原市').waitFor();
      expect(await fitsWidth(head)).toBe(true);
      expect(await axe(head)).toEqual([]);
      await shot(head, 'leave-5-list-phone', { fullPage: false });
      await leave(head);

      // He leaves today already, and the other of the pair stands in; the return stays his own.
      const office = town.office('zezhou');
      const desk = await office.of('deputy-education');
      const view = await desk.get<{ version: number }>(`/api/v1${address}`.replace('/api/v1', ''));
      await desk.post(`${address}/acts`, { act: 'depart', input: { on: day(0) }, seen: view.version, reason: '提前一日报到' });
      const other = await browser.page(DESK);
      await town.enter(other, 'zezhou.fu.nongye');
      await other.getByText('今日外出').waitFor();
      await shot(other, 'leave-6-other-of-the-pair');
      expect(await other.getByRole('main').getByText('归来后销假').count()).toBe(0);
      await leave(other);

      const back = await browser.page(DESK);
      await town.enter(back, 'zezhou.fu.jiaoyu', address);
      const reported = await actForm(back, '销假');
      await shot(back, 'leave-7-away');
      await reported.getByRole('button', { name: '销假', exact: true }).click();
      await said(back, '已销假');
      await shot(back, 'leave-8-returned');
      expect(await axe(back)).toEqual([]);
      await leave(back);
    });
  });
});
