import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConductLine, HistoryLine, TaskLine, TaskView, Workbench } from '@lingxing/server/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/src/config.ts';
import { startServer, type RunningServer } from '../../server/src/server.ts';
import { ApiProblem, Desk, fetchTransport, Office } from '../src/api.ts';
import * as demo from '../src/index.ts';
import { STORIES } from '../src/stories.ts';

const SUBMITTED = '关于开展农贸市场标准化改造的请示';

/** The application as it ships, on a data folder of its own, with two of the governments. */
let folder = '';
let server: RunningServer;
let accounts: demo.DemoAccounts;
const file = (): string => path.join(folder, 'demo-accounts.json');

const start = (): Promise<RunningServer> =>
  startServer({
    config: readConfig({ LINGXING_DATA: folder, LINGXING_CLOCK: '2026-11-23T09:00:00+08:00', PORT: '0' }, folder),
    loadDemo: () => Promise.resolve(demo),
  });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lingxing-seed-'));
  chmodSync(folder, 0o755);
  await demo.planDemo(file(), ['zezhou', 'xishi'], true);
  server = await start();
  accounts = JSON.parse(readFileSync(file(), 'utf8')) as demo.DemoAccounts;
}, 240_000);
afterAll(async () => {
  // Absent where the start itself failed, which the tests have said.
  await (server as RunningServer | undefined)?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const office = (government: demo.GovernmentId): Office =>
  new Office(fetchTransport(server.address), demo.loadOrganisation(government).accounts, () => accounts.password);

/** What waits for a post: the act as the office says it, with the matter in the document's title. */
async function waiting(government: demo.GovernmentId, post: string): Promise<string[]> {
  const desk = await office(government).of(post);
  const bench = await desk.get<Workbench>('/workbench');
  return bench.waiting.items.map((line) => `${line.label} ${/关于(.+)的通知/u.exec(line.title)?.[1] ?? line.title}`).sort();
}

/** The paper from above that circulates among leaders and departments. */
/** What came of a task goes back before the leader whose word it followed. */
const CLOSED = '阅办理结果 公布临时救助办事指南';
const CIRCULATED = '传阅 做好岁末年初重点工作';

describe('who may not', () => {
  it('an administrator reads no documents', async () => {
    const desk = await Desk.signIn(fetchTransport(server.address), 'zezhou.admin.xitong', accounts.password);
    await expect(desk.get('/documents')).rejects.toThrow(ApiProblem);
    await expect(desk.get('/documents')).rejects.toMatchObject({ problem: { status: 403 } });
  });
  it('nobody signs in with another password', async () => {
    await expect(Desk.signIn(fetchTransport(server.address), 'zezhou.xianzhang', 'Lx-aaaa-aaaa-aaaa')).rejects.toMatchObject({
      problem: { status: 401 },
    });
  });
  it('the file of accounts is closed to others', () => expect(statSync(file()).mode & 0o077).toBe(0));
});

describe('泽州县: every role finds what is theirs', () => {
  it.each([
    ['head', ['签发 做好2026年重点工程项目推进工作', '签发 加强高标准农田建设和管护', CIRCULATED, CLOSED]],
    // It has read what circulates; emergency management is in its portfolio.
    ['executive-deputy', ['审核 做好森林草原防火工作', '批示 关于前三季度安全生产工作情况的报告']],
    ['deputy-education', ['审核 做好困难群众救助工作', '批示 关于实施敬老院消防设施改造的请示', CIRCULATED]],
    ['office-director', ['签发 优化公交线路和班次']],
    [
      'registrar',
      [
        '审核 做好校园安全工作',
        '编号 加强道路养护和保畅工作',
        '签收登记 关于开展农贸市场标准化改造的请示',
        '拟办 关于解决中心校供暖设备更新经费的请示',
        '拟办 关于增设公交站点的来信',
        // 第三十一条第一款: not countersigned by the department whose powers it touches.
        '退回不合规定的来文 关于调整农机购置补贴配套资金的请示',
        '办结 做好岁末年初重点工作',
        // A ribbon, of which the text says nothing, and what a department reports: both go on the office's record.
        '报备 剪彩、庆典、奠基：农产品展销会开幕（2026年12月3日）',
        '报备 请示报告：重点项目资金安排情况（2026年11月28日）',
        // 第十七条: a letter is read by a leader in person, to whom the office sends it.
        '送阅 群众来信：校门口早晚高峰拥堵（学生家长）',
      ],
    ],
    ['justice.reviewer', ['合法性审核 规范食品摊贩经营管理']],
    ['finance.head', ['审签送审 编制2027年部门预算', CIRCULATED, '协办 关于商请共同开展界河清淤的函']],
    ['agriculture.head', ['承办 关于商请共同开展界河清淤的函']],
    ['development.head', ['回复意见 加强房屋装饰装修安全管理']],
    ['market.head', ['回复意见 加强房屋装饰装修安全管理']],
    // 条例第二十二条: jointly issued papers are countersigned by the head of each body.
    [
      'education.head',
      [
        '会签 开展校园周边安全联合检查',
        CIRCULATED,
        // 第十四条第二款: it is handled by the department. Any of its hands may; the head alone signs.
        '办理并送签答复 人大代表建议：增加公办幼儿园学位（代表小组）',
        '签发答复 人大询问、质询：义务教育阶段课后服务收费情况（人大常委会会议）',
        '办理并送签答辩状 行政诉讼案件：不服办学许可决定一案（某培训机构）',
      ],
    ],
    ['housing.clerk', ['起草送审 加强房屋装饰装修安全管理']],
    ['health.clerk', ['修改重报 做好基层医疗卫生服务工作']],
    // It has answered the consultation.
    ['emergency.head', [CIRCULATED]],
  ])('%s', async (post, lines) => {
    expect(await waiting('zezhou', post)).toEqual([...lines].sort());
  });
});

describe('西市区: as its own text has it', () => {
  it.each([
    // 第三十一条第三项: other papers of the government are signed by the deputy in charge, important ones by the head.
    ['head', ['签发 做好2026年重点工程项目推进工作', CIRCULATED, CLOSED]],
    ['deputy-agriculture', ['签发 加强高标准农田建设和管护', CIRCULATED]],
    // 第三十一条第七项: papers of the office are as a rule signed by the executive deputy.
    ['executive-deputy', ['签发 优化公交线路和班次', '签发 做好森林草原防火工作', '批示 关于前三季度安全生产工作情况的报告']],
  ])('%s', async (post, lines) => {
    expect(await waiting('xishi', post)).toEqual([...lines].sort());
  });
});

describe('supervised tasks', () => {
  it.each(['zezhou', 'xishi'] as const)(
    '%s: one to be signed for, one whose plan is awaited, one under way, one late, one due today, one closed, one taken back',
    async (government) => {
      const registrar = await office(government).of('registrar');
      const { items } = await registrar.get<{ items: TaskLine[] }>('/tasks?limit=200');
      expect(items.map((one) => one.stageLabel).sort()).toEqual(['办理中', '办理中', '办理中', '已撤销', '已销号', '待报送方案', '待签收']);
      const [due, late, closed] = ['报送年度审计项目计划执行情况', '整改农村敬老院消防通道堵塞问题', '公布临时救助办事指南'].map((title) =>
        items.find((one) => one.title === title),
      );
      expect(late?.late).toBe(true);
      expect([due?.due, due?.late]).toEqual([registrar.me.today.date, false]);
      const view = await registrar.get<TaskView>(`/tasks/${closed?.id}`);
      expect([view.returns.length, view.claims.length, view.grades.length > 0]).toEqual([1, 2, view.accepted?.grade !== undefined]);
    },
  );
});

describe('the documents came about by acts', () => {
  it('one went all the way and carries a number of the office', async () => {
    const registrar = await office('zezhou').of('registrar');
    const { items } = await registrar.get<{ items: { id: string; title: string; stage: string; number?: string }[] }>(
      '/documents?limit=200',
    );
    // And the request that a department sent up.
    expect(items).toHaveLength(STORIES.length + 1);
    const archived = items.filter((item) => item.stage === 'archived' && item.title !== SUBMITTED);
    expect(archived.map((item) => item.number)).toEqual(['泽政办发〔2026〕1号']);
    const history = await registrar.get<{ items: HistoryLine[] }>(`/documents/${archived[0]?.id}/history`);
    expect(history.items.map((line) => line.act)).toEqual([
      'draft',
      'send',
      'approve',
      'vet',
      'review',
      'sign',
      'recheck',
      'number',
      'typeset',
      'seal',
      'distribute',
      'archive',
    ]);
    expect(history.items.every((line) => line.basis.length > 0 && line.outcome === 'permitted')).toBe(true);
  });
});

describe('请示报备', () => {
  it.each(['zezhou', 'xishi'] as const)('%s: a few matters are there, one of them taken back', async (government) => {
    const registrar = await office(government).of('registrar');
    const { items } = await registrar.get<{ items: ConductLine[] }>('/conduct?limit=200');
    const said = items.map((one) => `${one.kind} ${one.post.title} ${one.stage === 'withdrawn' ? 'withdrawn' : 'open'}`);
    const district = government === 'xishi';
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(district ? /^ceremony 副区长.* open$/u : /^ceremony 副县长.* open$/u),
        expect.stringMatching(/^inscription .* withdrawn$/u),
      ]),
    );
  });
});

const titles = async (): Promise<string[]> => {
  const registrar = await office('zezhou').of('registrar');
  const { items } = await registrar.get<{ items: { title: string }[] }>('/documents?limit=200');
  return items.map((item) => item.title).sort();
};

describe('seeding again', () => {
  it('leaves a seeded folder as it is, and takes up an interrupted one without making anything twice', async () => {
    const before = await titles();
    await server.stop();
    server = await start();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(accounts);
    expect(await titles()).toEqual(before);

    await server.stop();
    writeFileSync(file(), JSON.stringify({ ...accounts, complete: false }), { mode: 0o600 });
    server = await start();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(accounts);
    expect(await titles()).toEqual(before);
  }, 240_000);
});

describe('what is printed', () => {
  it('names the main posts of each government, their accounts and the password', () => {
    const printed = demo.describeAccounts(accounts, 'demo-accounts.json');
    expect(printed).toContain(accounts.password);
    expect(printed).toMatch(/zezhou\.xianzhang +县长/);
    expect(printed).toMatch(/xishi\.ban\.wenshu +区政府办公室文书（核稿、编号）/);
  });
  it('draws another password for another folder', async () => {
    const other = path.join(folder, 'other.json');
    const plan = await demo.planDemo(other, ['zezhou'], false);
    expect(plan.password).toMatch(/^Lx(-[a-z2-9]{4}){3}$/);
    expect(plan.password).not.toBe(accounts.password);
  });
});
