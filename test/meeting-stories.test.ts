/** Meetings in the browser: an executive meeting of 卫东区 from its topic to numbered minutes, and one of 晋城城区 with its limit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { actForm, confirmAct, Deployment, leave, openOnPhone, perform, said, section } from './support/stories.ts';

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
  readonly stage: string;
  readonly number?: string;
  readonly topics: readonly { readonly outcome?: { readonly result: string } }[];
}

describe('卫东区：一次常务会议', () => {
  it('从召集、议题、前期工作到议定、纪要编号（第四十四、四十七、四十八条）', async () => {
    await withBrowser(async (browser) => {
      const office = await browser.page(DESK);
      await town.enter(office, 'weidong.ban.wenshu', '/meetings');
      await office.getByText('还没有会议在册。').waitFor();
      expect(await axe(office)).toEqual([]);
      await office.getByRole('link', { name: '召集会议' }).first().click();
      const form = office.getByRole('form', { name: '召集会议' });
      await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '常务会议' });
      await form.getByLabel('日期', { exact: true }).fill(today());
      await form.getByRole('textbox', { name: '地点' }).fill('第一会议室');
      // A deputy who is not entrusted does not chair it: refused with the article.
      await form.getByRole('combobox', { name: '召集、主持' }).selectOption({ label: '副区长（分管住建、交通）' });
      await form.getByRole('button', { name: '召集会议' }).click();
      await form.getByText('第七条').first().waitFor();
      await form.getByRole('combobox', { name: '召集、主持' }).selectOption({ label: '区长' });
      await form.getByRole('button', { name: '召集会议' }).click();
      await office.getByRole('heading', { level: 1, name: /常务会议/ }).waitFor();
      const address = new URL(office.url()).pathname;
      const id = address.split('/').at(-1) ?? '';
      expect(await axe(office)).toEqual([]);
      await shot(office, 'meeting-1-convened');

      const clerk = await browser.page(DESK);
      await town.enter(clerk, 'weidong.jiaoyu.wenshu', address);
      const propose = await actForm(clerk, '提出议题');
      await propose.getByRole('textbox', { name: '议题名称' }).fill('校舍安全加固方案');
      await propose.getByRole('button', { name: '提出议题', exact: true }).click();
      await said(clerk, '已提出议题');
      const prepare = await actForm(clerk, '登记前期工作');
      for (const done of ['调查研究', '充分准备', '与有关部门协商', '协商取得一致意见'])
        await prepare.getByRole('checkbox', { name: done, exact: true }).check();
      await prepare.getByRole('textbox', { name: '说明和依据' }).fill('调研报告、会签件');
      await prepare.getByRole('button', { name: '登记前期工作', exact: true }).click();
      await said(clerk, '已登记前期工作');
      await expect.poll(() => clerk.getByText('尚缺').count()).toBe(3);
      expect(await axe(clerk)).toEqual([]);
      await shot(clerk, 'meeting-2-topic');
      await leave(clerk);

      // Consents are entered by those who gave them; the head cannot fix it before.
      const desks = town.office('weidong');
      const head = await desks.of('head');
      const version = async () => (await head.get<Seen>(`/meetings/${id}`)).version;
      const act = async (who: string, name: string, input: unknown) =>
        (await desks.of(who)).post(`/meetings/${id}/acts`, { act: name, input, seen: await version() });
      await expect(act('head', 'fix', { topics: ['t1'] })).rejects.toThrow(/第四十七条|尚缺/);
      await act('deputy-education', 'prepare', {
        topic: 't1',
        done: ['leader-in-charge-consent', 'talk-with-head'],
        words: '11月向区长当面汇报',
      });
      await act('executive-deputy', 'prepare', { topic: 't1', done: ['executive-deputy-consent'], words: '同意上会' });

      const chair = await browser.page(PHONE);
      await town.enter(chair, 'weidong.quzhang', address);
      expect(await fitsWidth(chair)).toBe(true);
      const fix = await openOnPhone(chair, '确定议题');
      await fix.getByRole('button', { name: '确定议题', exact: true }).tap();
      await said(chair, '已确定议题');
      expect(await axe(chair)).toEqual([]);
      await shot(chair, 'meeting-3-head-phone', { fullPage: false });

      // A second topic goes on the agenda and is moved before the first, by the button.
      await act('education.clerk', 'propose', { title: '寒假安全工作', department: 'education' });
      await act('education.clerk', 'prepare', {
        topic: 't2',
        done: ['research', 'thorough-preparation', 'consult-departments', 'positions-agreed'],
        words: '见材料',
      });
      await act('deputy-education', 'prepare', { topic: 't2', done: ['leader-in-charge-consent', 'talk-with-head'], words: '已汇报' });
      await act('executive-deputy', 'prepare', { topic: 't2', done: ['executive-deputy-consent'], words: '同意上会' });
      await act('head', 'fix', { topics: ['t2'] });
      for (const topic of ['t1', 't2']) await act('deputy-education', 'approve-papers', { topic });
      await office.reload();
      const agenda = office.getByRole('list', { name: '议程' });
      await agenda.getByRole('button', { name: '上移：寒假安全工作' }).press('Enter');
      await agenda.getByRole('listitem').first().getByText('寒假安全工作').waitFor();
      await shot(office, 'meeting-4-agenda');
      const notice = await actForm(office, '发会议通知');
      await notice.getByRole('button', { name: '发会议通知', exact: true }).click();
      await confirmAct(office, '发会议通知');
      await said(office, '已发会议通知');
      await perform(office, '开会', '已开会');
      await leave(office);

      await chair.reload();
      for (const title of ['寒假安全工作', '校舍安全加固方案']) {
        const decide = await openOnPhone(chair, '议定');
        await decide.getByRole('combobox', { name: '议题' }).selectOption({ label: title });
        await decide.getByRole('radio', { name: title === '寒假安全工作' ? '缓议' : '通过', exact: true }).check();
        await decide.getByRole('textbox', { name: '议定意见' }).fill('按会议意见修改后办理。');
        await decide.getByRole('button', { name: '议定', exact: true }).tap();
        await said(chair, '已议定');
      }
      const back = await browser.page(DESK);
      await town.enter(back, 'weidong.ban.wenshu', address);
      await perform(back, '散会', '已散会');
      const fate = await actForm(back, '明确去向');
      await fate.getByRole('radio', { name: '印发文件' }).check();
      await fate.getByRole('button', { name: '明确去向', exact: true }).click();
      await said(back, '已明确去向');
      const draft = await actForm(back, '起草纪要');
      expect(await draft.getByRole('textbox', { name: '纪要' }).inputValue()).toContain('校舍安全加固方案');
      await draft.getByRole('button', { name: '起草纪要', exact: true }).click();
      await said(back, '已起草纪要');
      await perform(back, '审核纪要', '已审核纪要');
      // Whoever did not convene it does not sign.
      await expect(act('executive-deputy', 'sign-minutes', {})).rejects.toThrow(/第四十八条|召集人/);
      await act('head', 'sign-minutes', {});
      await back.reload();
      await perform(back, '编号印发纪要', '已编号印发纪要');
      const minutes = await section(back, '纪要');
      await minutes.getByText('常务会议纪要〔').first().waitFor();
      expect(await axe(back)).toEqual([]);
      await shot(back, 'meeting-5-minutes');
      await perform(back, '登记文件印发', '已登记文件印发', { 发文字号: '平卫政〔2026〕31号' });
      const seen = await head.get<Seen>(`/meetings/${id}`);
      expect([seen.stage, seen.number, seen.topics.map((one) => one.outcome?.result)]).toEqual([
        'closed',
        `常务会议纪要〔${today().slice(0, 4)}〕1号`,
        ['adopted', 'deferred'],
      ]);
      await chair.goto(`${town.url}/meetings`);
      await chair
        .getByRole('link', { name: /常务会议/ })
        .first()
        .waitFor();
      expect(await fitsWidth(chair)).toBe(true);
    });
  });
});

describe('晋城城区：一次常务会议', () => {
  it('议题由分管副区长提出、办公室审核、区长确定；文件会后7个工作日内印发（第二十一、二十二条）', async () => {
    await withBrowser(async (browser) => {
      const desks = town.office('jincheng-chengqu');
      const head = await desks.of('head');
      const input = { kind: 'executive', on: today(), time: '15:00', place: '会议室', chair: 'head' };
      const { id } = await (await desks.of('registrar')).post<{ id: string }>('/meetings', { act: 'convene', input });
      const act = async (who: string, name: string, what: unknown = {}) =>
        (await desks.of(who)).post(`/meetings/${id}/acts`, {
          act: name,
          input: what,
          seen: (await head.get<Seen>(`/meetings/${id}`)).version,
        });
      await expect(act('education.clerk', 'propose', { title: '校车运营', department: 'education' })).rejects.toThrow(/第二十一条|分管/);
      await act('head', 'propose', { title: '校车运营', department: 'education' });

      const office = await browser.page(DESK);
      await town.enter(office, 'chengqu.ban.wenshu', `/meetings/${id}`);
      await perform(office, '审核议题', '已审核议题', { 审核意见: '材料齐全，建议上会' });
      await act('head', 'fix', { topics: ['t1'] });
      await act('head', 'approve-papers', { topic: 't1' });
      await act('registrar', 'notify');
      await act('registrar', 'open');
      await act('head', 'decide', { topic: 't1', result: 'adopted', words: '原则同意' });
      await act('registrar', 'adjourn');
      await office.reload();
      const fate = await actForm(office, '明确去向');
      await fate.getByRole('radio', { name: '印发文件' }).check();
      await fate.getByRole('button', { name: '明确去向', exact: true }).click();
      await said(office, '已明确去向');
      await shot(office, 'meeting-6-jincheng');
      await act('registrar', 'draft-minutes', { text: '会议议定……' });
      await expect(act('executive-deputy', 'sign-minutes')).rejects.toThrow(/第二十二条|区长/);
      await act('head', 'sign-minutes');
      await act('registrar', 'number');
      await act('registrar', 'issue-document', { topic: 't1', on: today(), number: '城政发〔2026〕19号' });
      expect((await head.get<Seen>(`/meetings/${id}`)).stage).toBe('closed');
    });
  });
});
