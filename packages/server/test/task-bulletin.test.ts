/** 督查通报 through the API and the real ledger: who may, what a week counts and opens, that it stays as it is, its sheet and its draft. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskInput } from '@lingxing/affairs/task';
import type { ActDone, TaskBoard, TaskBulletin, TaskBulletinTasks, TaskLine, TaskTrend, TaskView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const file = { hash: 'e'.repeat(64), name: '凭证.pdf', mediaType: 'application/pdf', size: 9 };

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['finance-clerk', 'justice-clerk', 'registrar', 'head', 'w.registrar', 'sysadmin'])
    desks.set(account, await signIn(world, account));
  await world.ledger.noteAttachments('zezhou', [{ ...file, account: 'finance-clerk' }]);
}, 60_000);
afterAll(() => world.close());

const morning = (day: string) => world.clock.set(Date.parse(`${day}T09:00:00+08:00`));
async function assigned(title: string, lead = 'finance'): Promise<string> {
  const form: TaskInput = {
    title,
    what: '核实情况，提出解决办法',
    source: { kind: 'by-hand' },
    lead,
    responsible: `${lead}-head`,
    proof: '凭证',
  };
  const answer = await at('registrar').post('/tasks', { act: 'assign', input: { form } });
  if (answer.status !== 201) throw new Error(`assign: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
}
async function done(who: string, id: string, act: string, input: unknown = {}): Promise<void> {
  world.clock.set(world.clock.now() + 60_000);
  const { version } = (await at(who).get(`/tasks/${id}`)).json<TaskView>();
  const answer = await at(who).post(`/tasks/${id}/acts`, { act, input, seen: version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
}
const bulletin = async (who: string, week = '2026-11-23') => (await at(who).get(`/tasks/bulletin?week=${week}`)).json<TaskBulletin>();

describe('督查通报', () => {
  it('a week of one task closed, one late, one of another department; frozen, opened, exported, drafted', async () => {
    world.clock.set(MONDAY);
    const [closed, late, other] = [
      await assigned('清理拖欠企业账款'),
      await assigned('修缮档案馆库房屋面'),
      await assigned('规范罚没物品处置', 'justice'),
    ];
    for (const id of [closed, late]) {
      await done('finance-clerk', id, 'sign');
      await done('finance-clerk', id, 'plan', { words: '分三步办' });
    }
    morning('2026-11-25');
    await done('finance-clerk', closed, 'complete', { words: '已清', files: [file] });
    await done('registrar', closed, 'send-back', { reason: '凭证不全' });
    await done('finance-clerk', closed, 'complete', { words: '已清并补凭证', files: [file] });
    await done('registrar', closed, 'accept', { grade: '合格' });
    await done('registrar', closed, 'close', { to: '县长', on: '2026-11-25' });

    // Refused: before the week is over, for whom not all of it is counted, without permission.
    const early = await at('registrar').post('/tasks/bulletin/draft', { week: '2026-11-23' });
    expect([early.status, early.problem().detail]).toEqual([400, '这一周还没有结束，结束后再起草通报。']);
    expect((await at('registrar').get('/tasks/bulletin?week=2026-12-07')).status).toBe(400);
    expect((await at('sysadmin').get('/tasks/bulletin')).status).toBe(403);
    morning('2026-11-30');
    expect((await at('finance-clerk').post('/tasks/bulletin/draft', { week: '2026-11-23' })).status).toBe(400);

    const week = await bulletin('registrar');
    // 13710: done within seven days, the limit is 30 November: nothing is late at the end of the 29th.
    expect(week).toMatchObject({ from: '2026-11-23', to: '2026-11-29', final: true, whole: true });
    expect(week.total).toEqual({
      assigned: 3,
      'closed-on-time': 1,
      'closed-late': 0,
      'sent-back': 1,
      extended: 0,
      late: 0,
      open: 2,
      rate: 100,
    });
    expect(week.lines.map((one) => [one.lead.name, one.figures.assigned, one.figures.open])).toEqual([
      ['县财政局', 2, 1],
      ['县司法局', 1, 1],
    ]);
    expect((await at('registrar').get('/tasks/bulletin')).json<TaskBulletin>().from).toBe('2026-11-23');
    // A department is told of what it may read, another government of nothing.
    expect((await bulletin('justice-clerk')).lines.map((one) => one.lead.id)).toEqual(['justice']);
    expect(await bulletin('w.registrar')).toMatchObject({ lines: [], total: { open: 0 } });

    morning('2026-12-01');
    await done('finance-clerk', late, 'report', { words: '已完成一半' });
    await done('registrar', other, 'withdraw', { reason: '并入他事' });
    expect(await bulletin('registrar')).toEqual(week);
    morning('2026-12-07');
    const next = await bulletin('registrar', '2026-12-02');
    expect(next.total).toMatchObject({ assigned: 0, late: 1, open: 1, rate: 0 });
    const behind = (await at('registrar').get('/tasks/bulletin/tasks?week=2026-12-02&figure=late&lead=finance')).json<TaskBulletinTasks>();
    expect(behind).toEqual({
      label: '期末逾期未办结',
      items: [{ id: late, title: '修缮档案馆库房屋面', lead: { id: 'finance', name: '县财政局' }, day: '2026-11-30' }],
    });

    // Week by week as each bulletin has it, of all and of one department; of a department's clerk what he may read.
    const trend = async (who: string, of = '') =>
      (await at(who).get(`/tasks/trend?week=2026-12-02${of}`))
        .json<TaskTrend>()
        .weeks.map((one) => [one.from, one.figures.assigned, one.figures.late]);
    expect(await trend('registrar')).toHaveLength(12);
    expect((await trend('registrar')).slice(-3)).toEqual([
      ['2026-11-16', 0, 0],
      ['2026-11-23', 3, 0],
      ['2026-11-30', 0, 1],
    ]);
    expect((await trend('registrar', '&lead=justice')).slice(-2)).toEqual([
      ['2026-11-23', 1, 0],
      ['2026-11-30', 0, 0],
    ]);
    expect((await trend('justice-clerk')).slice(-2)).toEqual(await trend('registrar', '&lead=justice').then((all) => all.slice(-2)));
    expect((await at('registrar').get('/tasks/trend?week=2026-12-14')).status).toBe(400);
    // The head reads every task: for him the whole is counted.
    expect((await bulletin('head', '2026-12-02')).whole).toBe(true);

    const sheet = await at('registrar').get('/tasks/bulletin/export.xlsx?week=2026-11-23');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const drafted = await at('registrar').post('/tasks/bulletin/draft', { week: '2026-11-23' });
    expect(drafted.status).toBe(201);
    const { id } = drafted.json<ActDone>();
    expect((await at('registrar').post('/tasks/bulletin/draft', { week: '2026-11-23' })).json<ActDone>().id).toBe(id);
    // The sheet that somebody drafts from: the title, the departments and the whole.
    const document = (await at('registrar').get(`/documents/${id}`)).bytes.toString();
    for (const words of ['关于2026年11月23日至2026年11月29日督办事项办理情况的通报', '县财政局', '共交办督办事项3件，销号1件', '合计'])
      expect(document).toContain(words);
  });

  it('the board counts what the list lists under the same filters; what stands still bears its mark', async () => {
    const list = async (query: string) =>
      (await at('registrar').get(`/tasks?${query}&closed=false&limit=200`)).json<{ items: TaskLine[] }>().items;
    morning('2026-12-20');
    for (const filter of [
      '',
      'lead=finance',
      'lead=justice',
      'stage=working',
      'stalled=true',
      'late=true',
      'near=true',
      'q=档案馆',
      'deputy=deputy',
    ]) {
      const rows = await list(filter);
      const board = (await at('registrar').get(`/tasks/board?${filter}`)).json<TaskBoard>();
      const marks = (mark: 'late' | 'near' | 'stalled') => rows.filter((one) => one[mark]).length;
      expect([filter, board.open, board.late, board.near, board.stalled]).toEqual([
        filter,
        rows.length,
        marks('late'),
        marks('near'),
        marks('stalled'),
      ]);
    }
    // The last act was on 1 December: nine days are not enough, ten are.
    morning('2026-12-10');
    expect(await list('stalled=true')).toEqual([]);
    morning('2026-12-11');
    expect((await list('stalled=true')).map((one) => one.title)).toEqual(['修缮档案馆库房屋面']);
  });
});
