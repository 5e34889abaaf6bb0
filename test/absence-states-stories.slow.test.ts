/**
 * The pages of absences in every state that they can be in, each looked at at the desk and on the phone, without anything
 * that axe finds and nothing wider than its screen: a government with AB roles (晋城市城区), one without (卫东区), and the
 * head's own absence with what he entrusts (忻州市). Real Chromium against the server as it ships.
 */
import type { GovernmentId } from '@lingxing/demo';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acted, day, opened, trip } from './support/absences.ts';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser, type TestBrowser } from './support/browser.ts';
import { actForm, Deployment, leave, openOnPhone } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

/** Somebody at the desk and with the phone in hand. */
class Onlooker {
  readonly #pages: readonly (readonly [string, Page])[];
  private constructor(pages: readonly (readonly [string, Page])[]) {
    this.#pages = pages;
  }

  static async of(browser: TestBrowser, account: string): Promise<Onlooker> {
    const desk = await browser.page(DESK);
    const phone = await browser.page(PHONE);
    await town.enter(desk, account);
    await town.enter(phone, account);
    return new Onlooker([
      ['desk', desk],
      ['phone', phone],
    ]);
  }

  /** Opens a page at both widths, waits for what it has to say, looks at it whole. `act`: with the form of that act open. */
  async look(name: string, path: string, says: string | RegExp, act?: string): Promise<void> {
    for (const [at, page] of this.#pages) {
      await page.goto(`${town.url}${path}`);
      await shown(page, says);
      if (act !== undefined) await (at === 'desk' ? actForm(page, act) : onPhone(page, act));
      await look(page, `states-${name}-${at}`, act === undefined);
    }
  }

  /** As `look`, with every answer of the API under that path hindered in this way. */
  async hindered(name: string, path: string, how: 'kept-waiting' | 'unreachable' | 'broken', api: string, says: string): Promise<void> {
    for (const [at, page] of this.#pages) {
      const asked = new RegExp(`/api/v1${api}(\\?|$)`, 'u');
      await page.route(asked, async (route) => {
        if (how === 'unreachable') await route.abort();
        else if (how === 'broken')
          await route.fulfill({
            status: 500,
            contentType: 'application/problem+json',
            body: JSON.stringify({ type: 'about:blank', title: '服务器没有处理成功', status: 500 }),
          });
        // Kept waiting: no answer comes while one looks.
      });
      await page.goto(`${town.url}${path}`);
      await (how === 'kept-waiting' ? page.getByLabel(says).first() : shownIn(page, says)).waitFor();
      await look(page, `states-${name}-${at}`, true);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
  }

  async leave(): Promise<void> {
    for (const [, page] of this.#pages) await leave(page);
  }
}

/** On the phone: the act at the foot of the screen, or behind it one of those that one may do besides. */
async function onPhone(page: Page, act: string): Promise<void> {
  const bar = page.getByRole('button', { name: /^(还可办|其他)\d+项$/u });
  const first = page.getByRole('button', { name: act, exact: true });
  await first.or(bar).first().waitFor();
  if (await first.isVisible()) return void (await openOnPhone(page, act));
  await bar.tap();
  const panel = page.getByRole('dialog', { name: '办理' });
  await panel.getByRole('button', { name: act, exact: true }).tap();
  await panel.getByRole('form', { name: act, exact: true }).waitFor();
}

const shownIn = (page: Page, says: string | RegExp): Locator => page.getByRole('main').getByText(says).filter({ visible: true }).first();
const shown = (page: Page, says: string | RegExp): Promise<void> => shownIn(page, says).waitFor();

async function look(page: Page, name: string, fullPage: boolean): Promise<void> {
  expect(await fitsWidth(page), name).toBe(true);
  expect(await axe(page), name).toEqual([]);
  await shot(page, name, { fullPage });
}

/** Somebody looks at several pages, one after the other. */
async function looking(account: string, looks: (who: Onlooker) => Promise<void>): Promise<void> {
  await withBrowser(async (browser) => {
    const who = await Onlooker.of(browser, account);
    await looks(who);
    await who.leave();
  });
}

/** The way of one government's desks through the API. */
const at = (government: GovernmentId) => ({
  opens: (post: string, act: string, absence: Parameters<typeof opened>[4], more?: Parameters<typeof opened>[5]) =>
    opened(town, government, post, act, absence, more),
  acts: (post: string, id: string, act: string, input?: unknown, reason?: string) => acted(town, government, post, id, act, input, reason),
});

/** What is still out when the days have passed, for the last story. */
const out: { deputy?: string; bureau?: string; head?: string } = {};

describe('晋城市城区：有AB角的政府', () => {
  const { opens, acts } = at('jincheng-chengqu');

  it('请假各种状态的页面，从空白的清单到取消', async () => {
    await looking('chengqu.fu.shichang', async (who) => {
      await who.look('chengqu-01-empty', '/leave', '还没有外出、请假在册。');
      await who.look('chengqu-02-new', '/leave/new', '写明类别、日期、去向和事由后');
      await who.hindered('chengqu-03-loading', '/leave', 'kept-waiting', '/leave', '正在读取');
      await who.hindered('chengqu-04-unreachable', '/leave', 'unreachable', '/leave', '连接不上服务器');
      await who.hindered('chengqu-05-broken', '/leave', 'broken', '/leave', '服务器没有处理成功');
    });

    const long = {
      destination: '北京市、天津市、河北省石家庄市',
      purpose: '参加全国农村义务教育优质均衡发展经验交流现场会并考察职业教育产教融合有关工作',
      companions: ['区教育局局长', '区教育局文书', '区民政局局长'],
    };
    const asked = await opens('deputy-education', 'apply', trip(3, 5, long));
    await looking('chengqu.fu.jiaoyu', (who) => who.look('chengqu-06-asked', `/leave/${asked}`, '待批准'));
    await looking('chengqu.quzhang', async (who) => {
      await who.look('chengqu-07-head-waiting', '/leave', '副区长（分管教育、民政、卫健）');
      await who.look('chengqu-08-head-grants', `/leave/${asked}`, '待批准', '批准');
    });
    const bureau = await opens('finance.head', 'apply', trip(4, 4, { kind: 'leave' }));
    await looking('chengqu.changwu', (who) => who.look('chengqu-09-leader-consents', `/leave/${bureau}`, '待批准', '同意'));

    await acts('head', asked, 'approve', { opinion: '同意。注意安全，按时归来。' });
    await looking('chengqu.fu.jiaoyu', (who) => who.look('chengqu-10-granted', `/leave/${asked}`, '已在册'));
    await looking('chengqu.ban.wenshu', (who) => who.look('chengqu-11-office-records', `/leave/${asked}`, '已在册', '报备'));
    await acts('registrar', asked, 'record', { with: '' });
    await looking('chengqu.fu.jiaoyu', (who) => who.look('chengqu-12-recorded', `/leave/${asked}`, '报备'));

    const declined = await opens('deputy-construction', 'apply', trip(10, 12));
    await acts('head', declined, 'decline', { opinion: '当周召开全体会议，请另行安排时间。' });
    await looking('chengqu.fu.zhujian', (who) => who.look('chengqu-13-declined', `/leave/${declined}`, '未获批准'));

    const ungranted = await opens('deputy-market', 'apply', trip(1, 2));
    await acts('deputy-market', ungranted, 'depart', { on: day(0) });
    await looking('chengqu.fu.shichang', (who) => who.look('chengqu-14-left-ungranted', `/leave/${ungranted}`, '规则原则上的要求'));
    await looking('chengqu.quzhang', (who) => who.look('chengqu-15-head-sees-it', `/leave/${ungranted}`, '规则原则上的要求', '批准'));

    const away = await opens('deputy-agriculture', 'apply', trip(0, 1), { reason: '今早接到通知' });
    await acts('head', away, 'approve', { opinion: '' });
    await looking('chengqu.fu.nongye', async (who) => {
      await who.look('chengqu-16-away', `/leave/${away}`, 'AB角补位');
      await who.look('chengqu-17-hands-over', `/leave/${away}`, 'AB角补位', '交接');
      await who.look('chengqu-18-returns', `/leave/${away}`, 'AB角补位', '销假');
    });
    await looking('chengqu.fu.jiaoyu', (who) => who.look('chengqu-19-other-of-the-pair', '/', 'AB角补位'));
    await acts('deputy-agriculture', away, 'return', { on: day(0), note: '会期缩短，当日返回。' });
    await looking('chengqu.fu.nongye', (who) => who.look('chengqu-20-returned', `/leave/${away}`, '已销假'));

    const cancelled = await opens('office-director', 'apply', trip(6, 7));
    await acts('office-director', cancelled, 'cancel', { reason: '会议改为视频召开' });
    await looking('chengqu.ban.zhuren', (who) => who.look('chengqu-21-cancelled', `/leave/${cancelled}`, '已取消'));

    out.deputy = await opens('executive-deputy', 'apply', trip(0, 1), { reason: '临时通知' });
    await acts('head', out.deputy, 'approve');
    await looking('chengqu.ban.wenshu', async (who) => {
      await who.look('chengqu-22-list', '/leave', '未获批准');
      await who.look('chengqu-23-none-such', '/leave?overdue=true', '没有符合这些条件的外出、请假。');
      await who.look('chengqu-24-calendar', '/calendar', '订阅');
    });
    await looking('chengqu.caizheng.wenshu', async (who) => {
      await who.look('chengqu-25-not-his-to-read', `/leave/${asked}`, /没有找到|无权/u);
      await who.hindered('chengqu-26-matter-loading', `/leave/${asked}`, 'kept-waiting', `/leave/${asked}`, '正在读取');
    });
  });
});

describe('卫东区：没有AB角的政府', () => {
  const { opens, acts } = at('weidong');

  it('报告、审批、擅自离开、代为批准的页面；同级领导看到的和不让看的', async () => {
    const reported = await opens('deputy-education', 'report', trip(1, 3, { destination: '郑州市' }));
    await looking('weidong.fu.jiaoyu', async (who) => {
      await who.look('weidong-01-reported', `/leave/${reported}`, '已在册');
      await who.look('weidong-02-nobody-to-hand-to', `/leave/${reported}`, '手上的待办');
    });
    await looking('weidong.ban.wenshu', (who) => who.look('weidong-03-office-informs', `/leave/${reported}`, '已在册', '告知'));
    await acts('registrar', reported, 'inform', { note: '' });
    await looking('weidong.fu.nongye', (who) => who.look('weidong-04-peer-told', `/leave/${reported}`, '已在册'));

    const asked = await opens('finance.head', 'apply', trip(5, 6, { kind: 'leave', destination: '平顶山市' }));
    await looking('weidong.ban.wenshu', (who) => who.look('weidong-05-approver-not-named', `/leave/${asked}`, '待批准', '写明批准人'));
    await acts('registrar', asked, 'name-approver', { approver: 'head', words: '区政府办公室内部规定' });
    await looking('weidong.caizheng.juzhang', (who) => who.look('weidong-06-waiting', `/leave/${asked}`, '待批准'));

    const trip0 = await opens('head', 'report', trip(0, 3, { destination: '郑州市' }));
    await acts('head', trip0, 'entrust', { to: 'executive-deputy', from: day(0), until: day(3), words: '主持区政府全面工作' });
    await looking('weidong.changwu', async (who) => {
      await who.look('weidong-07-standing-in', '/', '主持区政府全面工作');
      await who.look('weidong-08-grants-in-stead', `/leave/${asked}`, '待批准', '批准');
    });
    await acts('executive-deputy', asked, 'approve', { opinion: '同意' });
    await looking('weidong.caizheng.juzhang', (who) => who.look('weidong-09-granted', `/leave/${asked}`, '已在册'));
    await acts('head', trip0, 'return', { on: day(0), note: '' });
    await looking('weidong.quzhang', (who) => who.look('weidong-10-head-back', `/leave/${trip0}`, '待报告代办情况'));
    await looking('weidong.changwu', (who) => who.look('weidong-11-report-owed', `/leave/${trip0}`, '待报告代办情况', '报告代办情况'));
    await acts('executive-deputy', trip0, 'report-back', { note: '代为批准区财政局局长请假一件，其余事项已按期办理。' });
    await looking('weidong.quzhang', (who) => who.look('weidong-12-closed', `/leave/${trip0}`, '已销假'));

    out.bureau = await opens('development.head', 'apply', trip(1, 2, { destination: '洛阳市' }));
    await acts('development.head', out.bureau, 'depart', { on: day(0) });
    await looking('weidong.ban.wenshu', async (who) => {
      await who.look('weidong-13-left-unapproved', `/leave/${out.bureau ?? ''}`, '不合规定之处');
      await who.look('weidong-14-list', '/leave', '区发改委主任');
    });
    await looking('weidong.quzhang', (who) =>
      who.look('weidong-16-head-orders', `/leave/${out.bureau ?? ''}`, '不合规定之处', '书面同意照办'),
    );
    await looking('weidong.caizheng.wenshu', (who) => who.look('weidong-15-not-his-to-read', `/leave/${reported}`, /没有找到|无权/u));
  });
});

describe('忻州市：市长本人外出', () => {
  const { opens, acts } = at('xinzhou');

  it('报告、委托、撤销、常务副市长同时出差另委托他人；休假的，本规则没有写', async () => {
    await looking('xinzhou.shizhang', (who) => who.look('xinzhou-01-new', '/leave/new', '写明类别、日期、去向和事由后'));
    const vacation = await opens('head', 'report', trip(12, 14, { kind: 'vacation' }));
    await looking('xinzhou.shizhang', (who) => who.look('xinzhou-02-vacation', `/leave/${vacation}`, '已在册'));
    await acts('head', vacation, 'cancel', { reason: '工作需要' });

    out.head = await opens('head', 'report', trip(0, 2, { destination: '太原市' }));
    const id = out.head;
    await looking('xinzhou.shizhang', (who) => who.look('xinzhou-03-entrusts', `/leave/${id}`, '谁代办', '委托'));
    await looking('xinzhou.ban.wenshu', (who) => who.look('xinzhou-04-office-enters-it', `/leave/${id}`, '谁代办', '委托'));
    await acts('head', id, 'entrust', { to: 'executive-deputy', from: day(0), until: day(1), words: '主持日常工作' });
    await looking('xinzhou.shizhang', async (who) => {
      await who.look('xinzhou-05-entrusted', `/leave/${id}`, '代行市长职务');
      await who.look('xinzhou-06-revokes', `/leave/${id}`, '代行市长职务', '撤销委托');
    });
    const both = await opens('executive-deputy', 'apply', trip(2, 2, { destination: '大同市' }));
    await acts('head', both, 'approve');
    await acts('head', id, 'entrust', { to: 'deputy-agriculture', from: day(2), until: day(2), scope: ['document', 'meeting'], words: '' });
    await looking('xinzhou.shizhang', async (who) => {
      await who.look('xinzhou-07-two-in-turn', `/leave/${id}`, '副市长（分管农业农村）');
      await who.look('xinzhou-08-week', '/calendar', '市长');
    });
    await looking('xinzhou.changwu', (who) => who.look('xinzhou-09-standing-in', '/', '代行市长职务'));
  });
});

describe('过了几日', () => {
  it('逾期未销假的，在本人、行政首长和办公室面前各是什么样子；归来办销假，逾期留在件上', async () => {
    await town.reopen(day(6));
    const [deputy, bureau, head] = [out.deputy ?? '', out.bureau ?? '', out.head ?? ''];
    await looking('chengqu.changwu', async (who) => {
      await who.look('late-01-chengqu-own', `/leave/${deputy}`, '逾期');
      await who.look('late-02-chengqu-returns', `/leave/${deputy}`, '逾期', '销假');
    });
    await looking('chengqu.ban.wenshu', (who) => who.look('late-03-chengqu-list', '/leave?overdue=true', '常务副区长'));
    await looking('chengqu.quzhang', (who) => who.look('late-04-chengqu-head', `/leave/${deputy}`, '逾期'));
    await looking('weidong.ban.wenshu', (who) => who.look('late-05-weidong-office', `/leave/${bureau}`, '逾期'));
    await looking('xinzhou.shizhang', (who) => who.look('late-06-xinzhou-head', `/leave/${head}`, '逾期'));
    await acted(town, 'jincheng-chengqu', 'executive-deputy', deputy, 'return', { on: day(6), note: '会议延期。' }, '会议延期');
    await looking('chengqu.changwu', (who) => who.look('late-07-chengqu-returned', `/leave/${deputy}`, '已销假'));
  });
});
