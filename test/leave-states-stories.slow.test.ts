/**
 * Every state of an absence as its page, its list and the calendar show it, at a desk and on a phone: with AB roles (晋城市城区),
 * without them and with an approver whom the text does not name (卫东区), the head's own (忻州市). What is done by hand on these
 * pages stands in leave-, absence- and authority-stories.
 */
import type { AbsenceInput } from '@lingxing/affairs/leave';
import type { ActDone, LeaveView } from '@lingxing/server/contracts';
import type { GovernmentId } from '@lingxing/demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser, type TestBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, notYet, openOnPhone } from './support/stories.ts';

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
const trip = (from: number, to: number, destination: string, more: Partial<AbsenceInput> = {}): AbsenceInput => ({
  kind: 'business-trip',
  beyond: true,
  destination,
  purpose: '参加全省重点项目建设现场推进会',
  contact: '办公电话',
  from: day(from),
  to: day(to),
  ...more,
});

async function opened(government: GovernmentId, post: string, act: string, absence: AbsenceInput): Promise<string> {
  return (await (await town.office(government).of(post)).post<ActDone>('/leave', { act, input: { absence } })).id;
}
async function acted(government: GovernmentId, post: string, id: string, act: string, input: unknown = {}): Promise<void> {
  const desk = await town.office(government).of(post);
  const { version } = await desk.get<LeaveView>(`/leave/${id}`);
  await desk.post<ActDone>(`/leave/${id}/acts`, { act, input, seen: version });
}

/** Looked at as somebody does: nothing that hinders, nothing wider than the screen. */
async function looked(page: Page, name: string): Promise<void> {
  expect(await fitsWidth(page)).toBe(true);
  expect(await axe(page)).toEqual([]);
  await shot(page, name);
}

/** The same page at both widths: what it says is waited for, then it is looked at. */
async function both(browser: TestBrowser, account: string, path: string, says: string | RegExp, name: string): Promise<void> {
  for (const [viewport, suffix] of [
    [DESK, ''],
    [PHONE, '-phone'],
  ] as const) {
    const page = await browser.page(viewport);
    await town.enter(page, account, path);
    await page.getByRole('main').getByText(says).first().waitFor();
    await looked(page, `${name}${suffix}`);
    await leave(page);
  }
}

describe('晋城市城区：有AB角', () => {
  it('待批准、未获批准、已在册、外出中、未获批准已离开、已取消、逾期未销假、已销假，各自的页面和名单', async () => {
    const of = 'jincheng-chengqu';
    const deputy = 'chengqu.fu.jiaoyu';
    await withBrowser(async (browser) => {
      const ids: Record<string, string> = {};
      const asked = async (name: string, from: number, to: number, destination: string) =>
        (ids[name] = await opened(of, 'deputy-education', 'apply', trip(from, to, destination)));
      await asked('applied', 20, 21, '太原市');
      await both(browser, deputy, `/leave/${ids['applied'] ?? ''}`, '待批准', 'leave-state-01-applied');
      await both(browser, 'chengqu.quzhang', `/leave/${ids['applied'] ?? ''}`, '待批准', 'leave-state-02-applied-head');
      const declined = await asked('declined', 10, 11, '运城市');
      await acted(of, 'head', declined, 'decline', { opinion: '当日有常务会议，请另派人参加' });
      await both(browser, deputy, `/leave/${declined}`, '未获批准', 'leave-state-03-declined');
      const cancelled = await asked('cancelled', 13, 14, '临汾市');
      await acted(of, 'deputy-education', cancelled, 'cancel', { reason: '会议改期' });
      await both(browser, deputy, `/leave/${cancelled}`, '已取消', 'leave-state-04-cancelled');
      const granted = await asked('granted', 2, 4, '长治市');
      await acted(of, 'head', granted, 'approve', { opinion: '同意' });
      await acted(of, 'registrar', granted, 'record', { note: '已报区委办公室' });
      await both(browser, deputy, `/leave/${granted}`, '已在册', 'leave-state-05-granted');
      // The pair: both away on the same days is said before it is asked for.
      const other = await browser.page(DESK);
      await town.enter(other, 'chengqu.fu.nongye', '/leave/new');
      const form = other.getByRole('form', { name: '请假、报备' });
      await form.getByRole('radio', { name: '出差', exact: true }).check();
      await form.getByRole('radio', { name: '离开', exact: true }).check();
      await form.getByRole('textbox', { name: '去向' }).fill('省城');
      await form.getByRole('textbox', { name: '事由' }).fill('参加农业农村工作会议');
      await form.getByLabel('起', { exact: true }).fill(day(3));
      await form.getByLabel('止', { exact: true }).fill(day(4));
      await other.getByRole('complementary').getByText('AB角').first().waitFor();
      await looked(other, 'leave-state-06-pair-both-away');
      await leave(other);

      await town.reopen(day(3));
      await both(browser, deputy, `/leave/${granted}`, '外出中', 'leave-state-07-away');
      const phone = await browser.page(PHONE);
      await town.enter(phone, deputy, `/leave/${granted}`);
      await openOnPhone(phone, '销假');
      await looked(phone, 'leave-state-08-return-form-phone');
      await leave(phone);
      await both(browser, 'chengqu.fu.nongye', '/calendar', 'AB角补位', 'leave-state-09-calendar');
      await town.reopen(day(6));
      await both(browser, deputy, `/leave/${granted}`, '逾期未销假', 'leave-state-10-overdue');
      await both(browser, 'chengqu.ban.wenshu', '/leave', '逾期未销假', 'leave-state-11-list-overdue');
      await acted(of, 'deputy-education', granted, 'return', { on: day(5), note: '会期延长一日' });
      await both(browser, deputy, `/leave/${granted}`, /已销假|待报告代办情况/u, 'leave-state-12-returned');

      // Left although it was declined, and without an answer: a fact with its breach.
      await town.reopen(day(10));
      await acted(of, 'registrar', declined, 'depart', { on: day(10) });
      await both(browser, 'chengqu.ban.wenshu', `/leave/${declined}`, '外出中', 'leave-state-13-left-though-declined');
      await acted(of, 'deputy-education', declined, 'return', { on: day(10) });
      await town.reopen(day(20));
      await acted(of, 'registrar', ids['applied'] ?? '', 'depart', { on: day(20) });
      await both(browser, 'chengqu.quzhang', `/leave/${ids['applied'] ?? ''}`, '外出中', 'leave-state-14-left-ungranted');
      await both(browser, deputy, '/leave', '临汾市', 'leave-state-15-list');
    });
  });
});

describe('卫东区：没有AB角，部门主要负责人由谁批准没有写', () => {
  it('待写明批准人、写明以后、外出报备和没有权限、读不到的页面', async () => {
    const of = 'weidong';
    await town.reopen(day(21));
    await withBrowser(async (browser) => {
      const asked = await opened(of, 'finance.head', 'apply', trip(25, 26, '郑州市', { kind: 'leave' }));
      await both(browser, 'weidong.caizheng.juzhang', `/leave/${asked}`, '待批准', 'leave-state-20-approver-unnamed');
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', `/leave/${asked}`);
      await actForm(office, '写明批准人');
      await looked(office, 'leave-state-21-name-approver');
      await leave(office);
      await acted(of, 'registrar', asked, 'name-approver', { approver: 'head', words: '区政府办公室内部规定' });
      const refused = await browser.page(DESK);
      await town.enter(refused, 'weidong.caizheng.juzhang', `/leave/${asked}`);
      expect(await notYet(refused, '批准')).toContain('区长');
      await looked(refused, 'leave-state-22-refused');
      await leave(refused);
      const reported = await opened(of, 'executive-deputy', 'report', trip(22, 23, '北京市'));
      await both(browser, 'weidong.changwu', `/leave/${reported}`, '北京市', 'leave-state-23-reported');
      // Whoever may not read it is told no more than that there is nothing; a server that is away is said with the way on.
      await both(browser, 'weidong.sifa.wenshu', `/leave/${asked}`, /没有|不在/u, 'leave-state-24-not-there');
      const offline = await browser.page(PHONE);
      await town.enter(offline, 'weidong.changwu', '/');
      await offline.route('**/api/v1/leave**', (route) => route.abort());
      await offline.goto(`${town.url}/leave`);
      await offline.getByRole('button', { name: '再试一次' }).waitFor();
      await looked(offline, 'leave-state-25-error-phone');
      await leave(offline);
      await both(browser, 'weidong.fagai.wenshu', '/leave', /没有/u, 'leave-state-26-empty');
    });
  });
});

describe('忻州市：市长出差', () => {
  it('报告、委托、代行到期、撤销，各自的页面', async () => {
    const of = 'xinzhou';
    await withBrowser(async (browser) => {
      const id = await opened(of, 'head', 'report', trip(21, 24, '太原市'));
      await both(browser, 'xinzhou.shizhang', `/leave/${id}`, '太原市', 'leave-state-30-head');
      await acted(of, 'head', id, 'entrust', { to: 'executive-deputy', from: day(21), until: day(24), words: '主持日常工作' });
      await both(browser, 'xinzhou.shizhang', `/leave/${id}`, '代行市长职务', 'leave-state-31-entrusted');
      await both(browser, 'xinzhou.changwu', '/', '代行市长职务', 'leave-state-32-stand-in');
      await both(browser, 'xinzhou.ban.wenshu', `/leave/${id}`, '代行市长职务', 'leave-state-33-office');
      await acted(of, 'head', id, 'return', { on: day(21), note: '' });
      await both(browser, 'xinzhou.changwu', `/leave/${id}`, '已销假', 'leave-state-34-back');
    });
  });
});
