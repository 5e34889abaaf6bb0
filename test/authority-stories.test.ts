/**
 * 忻州市 while its mayor is on a business trip: what waits for him comes before the executive deputy whom he has entrusted,
 * who reviews a document as himself and signs it in his stead; page, history and PDF say by what title. Real Chromium
 * against the server as it ships.
 */
import type { ActDone, LeaveView } from '@lingxing/server/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment, leave, notice, openOnPhone, said, section, textOf } from './support/stories.ts';

const TITLE = '忻州市人民政府关于做好年度预算编制工作的通知';
const ACTED = '常务副市长（代行市长职务）';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** So many days from today, as an office in China counts them. */
const day = (ahead: number): string => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

/** A notice of the finance bureau, in the government's name, that the office has vetted. */
async function vetted(): Promise<string> {
  const office = town.office('xinzhou');
  const [clerk, head, registrar] = await Promise.all(['finance.clerk', 'finance.head', 'registrar'].map((post) => office.of(post)));
  if (clerk === undefined || head === undefined || registrar === undefined) throw new Error('a desk is missing');
  const { id } = await clerk.draft(notice(TITLE, { recipients: ['各县（市、区）人民政府'] }), false);
  await clerk.perform(await clerk.document(id), { act: 'send' });
  await head.perform(await head.document(id), { act: 'approve', input: { opinion: '同意报送。' } });
  await registrar.perform(await registrar.document(id), { act: 'vet', input: { opinion: '拟同意，呈常务副市长审核。' } });
  return id;
}

/** The mayor reports his trip and entrusts the executive deputy for as long as it lasts. */
async function leaves(): Promise<string> {
  const mayor = await town.office('xinzhou').of('head');
  const absence = {
    kind: 'business-trip',
    beyond: true,
    destination: '省城',
    purpose: '参加会议',
    contact: '办公电话',
    from: day(0),
    to: day(3),
  };
  const { id } = await mayor.post<ActDone>('/leave', { act: 'report', input: { absence } });
  const { version } = await mayor.get<LeaveView>(`/leave/${id}`);
  const input = { to: 'executive-deputy', from: day(0), until: day(3), words: '主持日常工作' };
  await mayor.post<ActDone>(`/leave/${id}/acts`, { act: 'entrust', input, seen: version });
  return id;
}

const card = (page: Page, act: string) => page.getByRole('main').getByRole('link', { name: TITLE }).filter({ hasText: act });

describe('忻州市：市长出差，常务副市长代行市长职务', () => {
  it('审核是他自己的一步，签发以代行市长职务的名义办；手机上选名义，页面、办理记录、发文稿纸写法一致', async () => {
    const id = await vetted();
    await withBrowser(async (browser) => {
      const page = await browser.page(PHONE);
      await town.signIn(page, 'xinzhou.changwu');
      await card(page, '审核').waitFor();
      expect(await page.getByText('今日外出').count()).toBe(0);
      // 没有委托以前，等市长签发的件不到他这里。
      const trip = await leaves();
      // 报告在先，委托在后，页面跟着变。
      await page.getByText('常务副市长代行市长职务').waitFor();
      expect(await page.getByText('今日外出').locator('..').innerText()).toMatch(/市长（出差，至.+），常务副市长代行市长职务/u);

      await card(page, '审核').tap();
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      const review = await openOnPhone(page, '审核');
      // 一件事等他两次：先是他自己审核。
      await page.getByText('以本人职务办理', { exact: true }).waitFor();
      await review.getByRole('button', { name: '审核', exact: true }).tap();
      await said(page, '市长');

      await page.getByRole('link', { name: '回工作台' }).tap();
      const sign = card(page, '签发');
      // 市长自己的销假不归代他的人办。
      expect(await page.getByText('归来后销假').count()).toBe(0);
      await sign.getByText('代行市长职务', { exact: true }).waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
      await shot(page, 'authority-1-card', { fullPage: false });
      await sign.tap();
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      const form = await openOnPhone(page, '签发');
      const line = page.getByText('以“代行市长职务”的名义办理');
      await line.waitFor();
      await page
        .getByRole('button', { name: /第五条第二款/u })
        .first()
        .waitFor();
      expect(await axe(page)).toEqual([]);
      await shot(page, 'authority-2-acting', { fullPage: false });
      await form.getByRole('button', { name: '签发', exact: true }).tap();
      // What commits in another's stead says first by which title.
      const sure = page.getByRole('alertdialog', { name: '签发' });
      await sure.getByText('以“代行市长职务”的名义办理').waitFor();
      await sure.getByRole('button', { name: '签发', exact: true }).tap();
      await said(page, '复核');

      const history = await section(page, '办理记录');
      await history.getByText(ACTED).first().waitFor();
      await leave(page);

      const desk = await browser.page(DESK);
      await town.signIn(desk, 'xinzhou.ban.wenshu');
      await desk.goto(`${town.url}/documents/${id}`);
      await desk.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await desk.getByRole('region', { name: '过程' }).getByText(ACTED).waitFor();
      const records = await section(desk, '办理记录');
      await records.getByText(ACTED).first().waitFor();
      const acts = records.getByRole('list', { name: '办理记录' }).getByRole('listitem');
      const signed = acts.filter({ has: desk.getByText('签发', { exact: true }) }).filter({ hasText: ACTED });
      expect(await signed.count()).toBe(1);
      expect(await signed.innerText()).toContain('第五条第二款');
      const reviewed = acts
        .filter({ has: desk.getByText('审核', { exact: true }) })
        .filter({ hasText: '常务副市长' })
        .filter({ hasNotText: '文书' });
      expect(await reviewed.count()).toBe(1);
      expect(await reviewed.innerText()).not.toContain('代行');
      expect(await axe(desk)).toEqual([]);
      expect(await fitsWidth(desk)).toBe(true);
      await shot(desk, 'authority-3-history', { fullPage: false });
      const printed = await textOf(await (await town.office('xinzhou').of('registrar')).bytes(`/documents/${id}/form.pdf`));
      expect(printed).toContain(ACTED);

      // 市长销假：代签的件他仍可查阅，等市长的件不再到他这里。
      const mayor = await town.office('xinzhou').of('head');
      const { version } = await mayor.get<LeaveView>(`/leave/${trip}`);
      await mayor.post<ActDone>(`/leave/${trip}/acts`, { act: 'return', input: { on: day(0) }, seen: version });
      const deputy = await browser.page(DESK);
      await town.signIn(deputy, 'xinzhou.changwu');
      await deputy.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await deputy.getByText('今日外出').count()).toBe(0);
      await deputy.goto(`${town.url}/documents/${id}`);
      await deputy.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      expect(await deputy.getByText('的名义办理').count()).toBe(0);
    });
  });
});
