/** Attending in the browser: a notice answered on the phone, signing in with the code on the screen of the room, a topic taken against the clock, notes of one's own; a sitting entered after it was held. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { Deployment, openOnPhone, said, section } from './support/stories.ts';

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

interface Seen {
  readonly version: number;
  readonly counts: { readonly attending: number; readonly came: number };
  readonly taken: readonly { readonly topic: string; readonly over?: string }[];
  readonly spoken: readonly { readonly words: string }[];
}

describe('卫东区：参加一次区长办公会议', () => {
  it('答复通知、签到、看时间、发言、记笔记', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('weidong');
      const office = await desks.of('registrar');
      const input = { kind: 'head-office', on: today(), time: '09:00', place: '第一会议室', chair: 'head' };
      const { id } = await office.post<{ id: string }>('/meetings', { act: 'convene', input });
      const seen = () => office.get<Seen>(`/meetings/${id}`);
      const act = async (who: string, name: string, what: unknown = {}) =>
        (await desks.of(who)).post(`/meetings/${id}/acts`, { act: name, input: what, seen: (await seen()).version });
      await act('education.clerk', 'propose', {
        title: '校舍安全加固方案',
        department: 'education',
        minutes: 20,
        brief: '全区在用校舍排查情况，拟分两年加固。',
      });
      await act('registrar', 'propose', { title: '冬季供暖保障', department: 'finance', minutes: 15 });
      await act('head', 'fix', { topics: ['t1', 't2'] });
      await act('registrar', 'notify');

      // A deputy answers on the phone; the sitting is among what waits for him.
      const deputy = await browser.page(PHONE);
      await town.enter(deputy, 'weidong.fu.jiaoyu', `/meetings/${id}`);
      const reply = await openOnPhone(deputy, '答复会议通知');
      await reply.getByRole('radio', { name: '参加', exact: true }).check();
      await shot(deputy, 'attendance-1-reply-phone', { fullPage: false });
      await reply.getByRole('button', { name: '答复会议通知', exact: true }).tap();
      await said(deputy, '已答复会议通知');
      expect((await seen()).counts.attending).toBe(1);

      // The code stands on the screen of the room; a wrong one is refused on the phone.
      const screen = await browser.page(DESK);
      await town.enter(screen, 'weidong.ban.wenshu', `/meetings/${id}/present`);
      await screen.getByLabel('签到码').waitFor();
      await deputy.goto(`${town.url}/meetings/${id}/member`);
      const signIn = deputy.getByRole('form', { name: '签到' });
      await signIn.getByRole('button', { name: '签到', exact: true }).tap();
      await signIn.getByText('请填写会场屏幕上的六位签到码').waitFor();
      const code = ((await screen.getByLabel('签到码').getByRole('strong').textContent()) ?? '').replaceAll(/\D/gu, '');
      expect(code).toMatch(/^\d{6}$/u);
      await signIn.getByRole('textbox').fill(code);
      await signIn.getByRole('button', { name: '签到', exact: true }).tap();
      await deputy.getByText('你已签到。').waitFor();
      expect((await seen()).counts.came).toBe(1);

      await act('registrar', 'open', { absent: [] });
      await screen.reload();
      await screen.getByRole('button', { name: '开始研究' }).click();
      await screen.getByRole('heading', { level: 1, name: '校舍安全加固方案' }).waitFor();
      await screen.getByText(/剩余1\d:\d\d|剩余20:00/u).waitFor();
      await screen.getByText('下一项：冬季供暖保障').waitFor();
      expect(await axe(screen)).toEqual([]);
      await shot(screen, 'attendance-2-screen');

      await deputy.reload();
      const topic = deputy.getByRole('region', { name: '校舍安全加固方案' });
      await topic.getByText('正在研究').waitFor();
      await topic.getByRole('textbox', { name: '我的发言要点（记入会议）' }).fill('建议先加固寄宿制学校。');
      await topic.getByRole('button', { name: '登记发言' }).tap();
      await topic.getByRole('list', { name: '发言次序' }).getByText('建议先加固寄宿制学校。').waitFor();
      await topic.getByRole('textbox', { name: '我的笔记（只有本人看得到）' }).fill('问清资金来源');
      await topic.getByRole('button', { name: '记下笔记' }).tap();
      await deputy.getByText('已记下笔记。').first().waitFor();
      expect(await fitsWidth(deputy)).toBe(true);
      expect(await axe(deputy)).toEqual([]);
      await shot(deputy, 'attendance-3-member-phone');
      expect((await seen()).spoken.map((one) => one.words)).toEqual(['建议先加固寄宿制学校。']);

      // Whoever waits with a later topic is told how long.
      const waiting = await browser.page(PHONE);
      await town.enter(waiting, 'weidong.caizheng.juzhang', `/meetings/${id}/member`);
      await waiting.getByText('请候会').waitFor();
      expect(await waiting.getByText('校舍安全加固方案').count()).toBe(0);
      await shot(waiting, 'attendance-4-waiting-phone', { fullPage: false });

      await screen.getByRole('button', { name: '研究下一项' }).click();
      await screen.getByRole('heading', { level: 1, name: '冬季供暖保障' }).waitFor();
      expect((await seen()).taken.map((one) => [one.topic, one.over !== undefined])).toEqual([
        ['t1', true],
        ['t2', false],
      ]);
      await screen.goto(`${town.url}/meetings/${id}`);
      const attending = await section(screen, '参会');
      await attending.getByRole('list', { name: '答复和到会' }).getByText('签到码').first().waitFor();
      expect(await axe(screen)).toEqual([]);
      await shot(screen, 'attendance-5-attending');
    });
  });

  it('紧急会议会后补记：未办的步骤逐条记明依据', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', '/meetings/held');
      const form = office.getByRole('form', { name: '补记紧急会议' });
      await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '常务会议' });
      await form.getByRole('textbox', { name: '地点' }).fill('防汛指挥部');
      await form.getByRole('combobox', { name: '主持', exact: true }).selectOption({ label: '区长' });
      await form.getByRole('textbox', { name: '何种紧急情况' }).fill('凌晨河堤出险');
      await form.getByRole('textbox', { name: '议题名称' }).fill('抢险资金拨付');
      await form.getByRole('combobox', { name: '主汇报单位' }).selectOption({ label: '平顶山市卫东区财政局' });
      await form.getByRole('textbox', { name: '议定意见' }).fill('同意先行拨付。');
      expect(await axe(office)).toEqual([]);
      await shot(office, 'attendance-6-held-form');
      await form.getByRole('button', { name: '补记会议' }).click();
      await office.getByRole('region', { name: '会后补记' }).getByText('凌晨河堤出险').waitFor();
      await office.getByText('第四十七条').first().waitFor();
      expect(await axe(office)).toEqual([]);
      await shot(office, 'attendance-7-held');
    });
  });
});
