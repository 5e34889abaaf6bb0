/**
 * Absences by the other three texts in the browser, each where it differs: late and warned (晋城市城区), the head entrusted
 * (卫东区), the city left and two of a pair (西市区); the calendar of leaders and its address. Real Chromium against the server
 * as it ships; 泽州县 is in leave-stories, 忻州市 in authority-stories.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acted, day, opened, trip } from './support/absences.ts';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, confirmAct, Deployment, leave, notice, openOnPhone, said, section } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** Fills in what every absence has, on the page where one asks. */
async function fill(page: Page, kind: string, words: { readonly destination: string; readonly purpose: string }, from: number, to: number) {
  const form = page.getByRole('form', { name: '请假、报备' });
  await form.getByRole('radio', { name: kind, exact: true }).check();
  await form.getByRole('radio', { name: '离开', exact: true }).check();
  await form.getByRole('textbox', { name: '去向' }).fill(words.destination);
  await form.getByRole('textbox', { name: '事由' }).fill(words.purpose);
  await form.getByLabel('起', { exact: true }).fill(day(from));
  await form.getByLabel('止', { exact: true }).fill(day(to));
  return form;
}

const basis = (within: Locator | Page, words: RegExp): Locator => within.getByRole('button', { name: words }).first();
const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

describe('晋城市城区：一般提前1天请假', () => {
  it('当天请假当天走的只提醒，写明理由就受理，不合之处随件列出；日程订阅按各人所能看到的给', async () => {
    await withBrowser(async (browser) => {
      const deputy = await browser.page(DESK);
      await town.enter(deputy, 'chengqu.fu.jiaoyu', '/leave/new');
      const form = await fill(deputy, '出差', { destination: '长治市', purpose: '临时通知参加现场会' }, 0, 1);
      const aside = deputy.getByRole('complementary');
      await aside.getByText('须提前1日').first().waitFor();
      await basis(aside, /第四十三条第三款/u).waitFor();
      // Warned and not refused: it goes on with a reason, and not without one.
      await form.getByRole('button', { name: '请假', exact: true }).click();
      await form.getByText('请写明理由').first().waitFor();
      await shot(deputy, 'absence-1-warned');
      expect(await axe(deputy)).toEqual([]);
      await form.getByRole('textbox', { name: /理由/u }).fill('今早接到通知');
      await form.getByRole('button', { name: '请假', exact: true }).click();
      await deputy.getByRole('heading', { level: 1, name: /副区长（分管教育、民政、卫健）出差/u }).waitFor();
      const breaches = deputy.getByRole('region', { name: '规则原则上的要求' });
      await breaches.getByText('须提前1日').waitFor();
      await breaches.getByText('今早接到通知').waitFor();
      await basis(breaches, /第四十三条第三款/u).waitFor();
      const id = idOf(deputy);
      await leave(deputy);
      await acted(town, 'jincheng-chengqu', 'head', id, 'approve', { opinion: '同意' });

      const office = await browser.page(DESK);
      await town.enter(office, 'chengqu.ban.wenshu', '/leave');
      const row = office.getByRole('row').filter({ hasText: '长治市' });
      await row.getByText('外出中').waitFor();
      await row.getByText('已说明理由').waitFor();
      await shot(office, 'absence-2-list');
      await office.goto(`${town.url}/calendar`);
      await office.getByRole('link', { name: /出差：长治市/u }).click();
      await office.getByRole('heading', { level: 1, name: /出差/u }).waitFor();
      const record = await actForm(office, '报备');
      await record.getByRole('button', { name: '报备', exact: true }).click();
      await said(office, '已报备');
      // One goes back to where one came from.
      await office.getByRole('link', { name: '回领导日程' }).click();
      await office.getByRole('heading', { level: 1, name: '领导日程' }).waitFor();

      await office.getByRole('button', { name: '生成订阅地址' }).click();
      const address = await office.getByRole('textbox', { name: '订阅地址' }).inputValue();
      expect(address).toMatch(/\/api\/v1\/calendar\/feeds\/jincheng-chengqu\.[\w-]{43}\.ics$/u);
      const calendar = await (await fetch(address)).text();
      // Whoever fetches the address is nobody that the office knows: it says who is away, and neither where nor why.
      const fed = calendar.replaceAll('\r\n ', '');
      expect(fed).toContain('SUMMARY:副区长（分管教育、民政、卫健）外出\r\n');
      expect(fed).not.toMatch(/LOCATION|长治市/u);
      expect(await axe(office)).toEqual([]);
      await shot(office, 'absence-3-calendar');
      await office.getByRole('button', { name: '停用' }).click();
      await office.getByRole('alertdialog', { name: '停用日历订阅' }).getByRole('button', { name: '停用' }).click();
      await office.getByRole('button', { name: '生成订阅地址' }).waitFor();
      expect((await fetch(address)).status).toBe(404);
      await leave(office);

      // A clerk elsewhere sees that he is away and who stands in, on the phone, and reaches every place from its bar.
      const clerk = await browser.page(PHONE);
      await town.enter(clerk, 'chengqu.caizheng.wenshu');
      await clerk.getByRole('button', { name: '更多' }).tap();
      const more = clerk.getByRole('dialog', { name: '更多' });
      await more.getByRole('link', { name: '规则', exact: true }).waitFor();
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'absence-4-more-phone', { fullPage: false });
      await more.getByRole('link', { name: '领导日程' }).tap();
      const today = clerk.getByRole('listitem').filter({ hasText: '今天' }).first();
      await today.getByText('副区长（分管教育、民政、卫健）').first().waitFor();
      await today.getByText('外出', { exact: true }).waitFor();
      await today.getByText('副区长（分管农业农村）（AB角补位）').waitFor();
      expect(await clerk.getByText('长治市').count()).toBe(0);
      expect(await fitsWidth(clerk)).toBe(true);
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'absence-5-outline-phone');
      await leave(clerk);
    });
  });
});

describe('卫东区：区长外出，委托常务副区长主持区政府全面工作', () => {
  it('区长在手机上委托；受委托的人每一页都看到以何名义、至何日；代办的写进办理记录（第九条）', async () => {
    const id = await opened(town, 'weidong', 'head', 'report', trip(0, 3, { destination: '郑州市' }));
    const asked = await opened(town, 'weidong', 'finance.head', 'apply', trip(5, 6, { kind: 'leave' }));
    await acted(town, 'weidong', 'registrar', asked, 'name-approver', { approver: 'head', words: '区政府办公室内部规定' });
    await withBrowser(async (browser) => {
      const head = await browser.page(PHONE);
      await town.enter(head, 'weidong.quzhang', `/leave/${id}`);
      const entrust = await openOnPhone(head, '委托');
      await basis(entrust, /第九条/u).waitFor();
      await shot(head, 'absence-6-entrust-phone', { fullPage: false });
      await entrust.getByRole('button', { name: '委托', exact: true }).tap();
      await confirmAct(head, '委托');
      await said(head, '已委托');
      await head.getByText('主持区政府全面工作').first().waitFor();
      expect(await axe(head)).toEqual([]);
      await leave(head);

      const deputy = await browser.page(DESK);
      await town.enter(deputy, 'weidong.changwu');
      const line = deputy.getByRole('main').locator('.standing-line');
      await line.getByText('主持区政府全面工作').waitFor();
      await basis(line, /第九条/u).waitFor();
      await shot(deputy, 'absence-7-standing');
      expect(await axe(deputy)).toEqual([]);
      // It stays on every page.
      await deputy.goto(`${town.url}/leave/${asked}`);
      await deputy.getByRole('heading', { level: 1, name: /区财政局局长请假/u }).waitFor();
      await line.getByText('主持区政府全面工作').waitFor();
      const grant = await actForm(deputy, '批准');
      await deputy.getByText('以“主持区政府全面工作”的名义办理').waitFor();
      await grant.getByRole('button', { name: '批准', exact: true }).click();
      await said(deputy, '已批准');
      const history = await section(deputy, '办理记录');
      await history.getByText('常务副区长（主持区政府全面工作）').first().waitFor();
      await shot(deputy, 'absence-8-history');
      await leave(deputy);
      await acted(town, 'weidong', 'head', id, 'return', { on: day(0) });
      const after = await browser.page(PHONE);
      await town.enter(after, 'weidong.changwu');
      await after.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await after.locator('.standing-line').count()).toBe(0);
    });
  });
});

describe('西市区：离营才请假，AB角互补', () => {
  it('一位离营，另一位看到他的事项，先办的算数；两位同时离营，本规则没有写，不提醒（第五条第三款、第四十一条第三款）', async () => {
    const title = '营口市西市区人民政府关于做好义务教育招生工作的通知';
    const office = town.office('xishi');
    await withBrowser(async (browser) => {
      const deputy = await browser.page(DESK);
      await town.enter(deputy, 'xishi.fu.jiaoyu', '/leave/new');
      const form = await fill(deputy, '出差', { destination: '沈阳市', purpose: '参加全省教育工作会议' }, 0, 2);
      const aside = deputy.getByRole('complementary');
      await basis(aside, /第四十一条第三款/u).waitFor();
      await form.getByRole('button', { name: '请假', exact: true }).click();
      await deputy.getByRole('heading', { level: 1, name: /出差/u }).waitFor();
      const id = idOf(deputy);
      await acted(town, 'xishi', 'head', id, 'approve');

      // What waits for him comes before the other of the pair.
      const [clerk, bureau, registrar] = await Promise.all(
        ['education.clerk', 'education.head', 'registrar'].map((post) => office.of(post)),
      );
      if (clerk === undefined || bureau === undefined || registrar === undefined) throw new Error('a desk is missing');
      const draft = await clerk.draft(notice(title, { recipients: ['各街道办事处'] }), false);
      await clerk.perform(await clerk.document(draft.id), { act: 'send' });
      await bureau.perform(await bureau.document(draft.id), { act: 'approve', input: { opinion: '同意报送。' } });
      await registrar.perform(await registrar.document(draft.id), { act: 'vet', input: { opinion: '拟同意。' } });

      const other = await browser.page(PHONE);
      await town.enter(other, 'xishi.fu.nongye');
      await other.locator('.standing-line').getByText('AB角补位：副区长（分管教育、民政、卫健）').waitFor();
      await other.getByRole('main').getByRole('link', { name: title }).first().tap();
      await other.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await fitsWidth(other)).toBe(true);
      await shot(other, 'absence-9-pair-phone', { fullPage: false });
      await openOnPhone(other, '签发');

      // Meanwhile he does it himself, from afar: the first act counts, and the other is told whose it was.
      await deputy.goto(`${town.url}/documents/${draft.id}`);
      const own = await actForm(deputy, '签发');
      await own.getByRole('button', { name: '签发', exact: true }).click();
      await said(deputy, '已签发');
      await other
        .getByText(/副区长（分管教育、民政、卫健）.*签发/u)
        .first()
        .waitFor();
      const { opinions } = await registrar.document(draft.id);
      expect(opinions.filter((one) => one.step === 'signature')).toHaveLength(1);
      await shot(other, 'absence-10-first-act-phone', { fullPage: false });
      await leave(deputy);
      await leave(other);

      // The other asks for the same days: 5.3 says who stands in for one, and nothing of both away, so nothing is said here.
      const second = await browser.page(DESK);
      await town.enter(second, 'xishi.fu.nongye', '/leave/new');
      const again = await fill(second, '出差', { destination: '大连市', purpose: '考察农业产业' }, 1, 2);
      const says = second.getByRole('complementary');
      await says.getByRole('heading', { name: '接下来' }).waitFor();
      expect(await says.getByText('互为AB角').count()).toBe(0);
      await again.getByRole('button', { name: '请假', exact: true }).click();
      await second.getByRole('heading', { level: 1, name: /出差/u }).waitFor();
      await acted(town, 'xishi', 'head', idOf(second), 'approve');
      // Of two who are both away neither takes over for the other, and two leaders are away at once.
      await second.goto(`${town.url}/calendar?week=${day(1)}`);
      await second.getByRole('cell', { name: '2位' }).first().waitFor();
      expect(await second.getByText('要留意的').count()).toBe(0);
      await shot(second, 'absence-11-both');
      expect(await axe(second)).toEqual([]);
    });
  });
});
