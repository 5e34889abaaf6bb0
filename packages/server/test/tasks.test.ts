/**
 * 督办事项 of 泽州县 and 卫东区 through the API and the real ledger: what is refused, the way from the assignment to the closing with
 * its ladder, what repeats it, parts that are tasks of their own, who may read, the board with its export.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { taskProcedure, type TaskInput } from '@lingxing/affairs/task';
import type { ActDone, HistoryLine, InboxLine, TaskBoard, TaskLine, TaskTerms, TaskVerdict, TaskView } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
let file: unknown;

beforeAll(async () => {
  world = await openWorld();
  for (const account of [
    'finance-clerk',
    'finance-head',
    'justice-clerk',
    'registrar',
    'deputy',
    'head',
    'w.head',
    'w.registrar',
    'sysadmin',
  ])
    desks.set(account, await signIn(world, account));
  await world.ledger.noteAttachments('zezhou', [
    { hash: 'e'.repeat(64), name: '凭证.pdf', mediaType: 'application/pdf', size: 9, account: 'finance-clerk' },
  ]);
  file = { hash: 'e'.repeat(64), name: '凭证.pdf', mediaType: 'application/pdf', size: 9 };
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const task = (change: Partial<TaskInput> = {}): TaskInput => ({
  title: '核实并解决城南供热管网改造资金缺口',
  what: '核实缺口，提出解决办法',
  source: { kind: 'from-instruction', reference: '关于供热工作的批示', decidedBy: 'head' },
  lead: 'finance',
  responsible: 'finance-head',
  proof: '资金拨付凭证',
  ...change,
});
const assign = (who: string, form: TaskInput, more = {}): Promise<Answer> =>
  at(who).post('/tasks', { act: 'assign', input: { form }, ...more });
async function assigned(who: string, form: TaskInput): Promise<string> {
  const answer = await assign(who, form);
  if (answer.status !== 201) throw new Error(`assign: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
}
const page = async (who: string, id: string): Promise<TaskView> => (await at(who).get(`/tasks/${id}`)).json<TaskView>();
async function done(who: string, id: string, act: string, input: unknown = {}): Promise<ActDone> {
  world.clock.set(world.clock.now() + 60_000);
  const { version } = await page(who, id);
  const answer = await at(who).post(`/tasks/${id}/acts`, { act, input, seen: version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}
const morning = (day: string) => world.clock.set(Date.parse(`${day}T09:00:00+08:00`));

describe('what is refused', () => {
  it('a limit before the assignment, a foreign file, a mark of secrecy, an account without a post, a leader who is not of the office', async () => {
    const late = await assign('registrar', task({ title: '甲事', due: '2026-11-20', basis: '批示' }));
    expect([late.status, late.problem().verdict?.findings[0]?.message]).toEqual([
      422,
      '办结时限2026年11月20日早于交办之日2026年11月23日。',
    ]);
    expect((await assign('registrar', task({ what: '机密★3年' }))).status).toBe(422);
    expect((await assign('sysadmin', task())).status).toBe(403);
    expect((await assign('head', task())).status).toBe(422);
    const id = await assigned('registrar', task({ title: '修缮档案馆库房屋面', source: { kind: 'by-hand' } }));
    await done('finance-clerk', id, 'sign');
    const foreign = await at('finance-clerk').post(`/tasks/${id}/acts`, {
      act: 'plan',
      input: { words: '方案', files: [{ hash: 'b'.repeat(64), name: 'x', mediaType: 'x', size: 1 }] },
      seen: 2,
    });
    expect([foreign.status, foreign.problem().detail]).toEqual([400, '引用的附件不存在，请重新上传。']);
    // What only the system does is nobody's else, over the API too.
    expect((await at('registrar').post(`/tasks/${id}/acts`, { act: 'climb', input: {}, seen: 2 })).status).toBe(422);
  });

  it('whoever may not read it: another department, another government', async () => {
    const id = await assigned('registrar', task({ title: '清理拖欠企业账款台账', source: { kind: 'by-hand' } }));
    for (const who of ['justice-clerk', 'w.head', 'w.registrar']) expect((await at(who).get(`/tasks/${id}`)).status).toBe(404);
    expect((await at('justice-clerk').get('/tasks')).json<{ items: TaskLine[] }>().items).toEqual([]);
    expect((await at('w.registrar').get('/tasks/board')).json<TaskBoard>()).toMatchObject({ open: 0, leads: [] });
    for (const who of ['finance-clerk', 'deputy', 'head']) expect((await at(who).get(`/tasks/${id}`)).status).toBe(200);
  });
});

describe('泽州 39.1：13710', () => {
  it('late, reminded up the ladder, extended by whoever decided it, sent back, done again, closed', async () => {
    const id = await assigned('registrar', task());
    expect(await page('finance-clerk', id)).toMatchObject({
      stage: 'assigned',
      due: '2026-11-24',
      near: true,
      limit: { date: '2026-11-30', basis: '13710：七日办结' },
      responsible: { id: 'finance-head', byText: false },
      extensionBy: { id: 'head' },
      system: '13710',
    });
    await done('finance-clerk', id, 'sign');
    await done('finance-clerk', id, 'plan', { words: '分三步办' });
    await done('finance-clerk', id, 'report', { words: '已核实缺口' });
    morning('2026-12-01');
    // Twice in one night is once.
    expect([await world.ledger.runDue('zezhou'), await world.ledger.runDue('zezhou')].map((n) => n > 0)).toEqual([true, false]);
    morning('2026-12-03');
    await world.ledger.runDue('zezhou');
    const late = await page('registrar', id);
    expect([late.daysLate, late.late, late.climbs.map((one) => one.to)]).toEqual([3, true, ['owner', 'department-head']]);
    const inbox = (await at('finance-head').get('/inbox')).json<{ items: InboxLine[] }>().items.filter((one) => one.matter === id);
    expect(inbox.map((one) => one.act)).toContain('press');
    await done('finance-head', id, 'press', { words: '本周办完' });
    const asked = await done('finance-clerk', id, 'ask-extension', { until: '2026-12-10', reason: '等待拨付' });
    expect(asked.verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    await done('head', id, 'grant-extension');
    expect(await page('registrar', id)).toMatchObject({
      limit: { date: '2026-12-10' },
      late: false,
      extensions: [{ late: true, answer: { granted: '2026-12-10' } }],
    });
    await done('finance-clerk', id, 'complete', { words: '已拨付', files: [file] });
    await done('registrar', id, 'send-back', { reason: '凭证不全' });
    await done('finance-clerk', id, 'complete', { words: '已拨付，附凭证', files: [file] });
    await done('registrar', id, 'accept', { grade: '良好' });
    await done('registrar', id, 'close', { to: '县长', on: '2026-12-03' });
    const closed = await page('deputy', id);
    expect([closed.stage, closed.accepted?.grade, closed.closed?.to]).toEqual(['closed', '良好', '县长']);
    const history = (await at('finance-clerk').get(`/tasks/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.map((one) => one.label)).toEqual([
      '交办',
      '签收',
      '报送方案',
      '反馈办理情况',
      '逾期提醒',
      '逾期提醒',
      '督促',
      '申请延期',
      '同意延期',
      '报告办结',
      '退回',
      '报告办结',
      '核验通过',
      '销号',
    ]);
    morning('2027-01-20');
    expect(await world.ledger.runDue('zezhou')).toBeGreaterThanOrEqual(0);
    expect((await page('registrar', id)).climbs).toHaveLength(2);
    expect((await world.ledger.verify('zezhou')).broken).toEqual([]);
  });

  it('a task of the last year that is all but the same is shown while one writes, and asks for a reason', async () => {
    const form = task({ title: '核实并解决城南供热管网改造的资金缺口', source: { kind: 'by-hand' } });
    const judged = (await at('registrar').post('/tasks/verdicts', { act: 'assign', input: { form } })).json<TaskVerdict>();
    expect([judged.verdict.outcome, judged.repeats.map((one) => one.title), judged.due?.date]).toEqual([
      'warned',
      ['核实并解决城南供热管网改造资金缺口'],
      '2026-11-30',
    ]);
    const first = await assign('registrar', form);
    expect([first.status, first.problem().verdict?.findings[0]?.citation?.label]).toEqual([422, '第三十九条第一款']);
    expect((await assign('registrar', form, { reason: '缺口又有扩大' })).status).toBe(201);
    const terms = (await at('registrar').get('/tasks/terms')).json<TaskTerms>();
    expect([terms.system, terms.namesResponsible, terms.approval]).toEqual(['13710', true, undefined]);
  });

  it('a part is a task of its own and says when it has ended; the whole is not closed before it', async () => {
    const id = await assigned(
      'registrar',
      task({ title: '推进县医院搬迁', source: { kind: 'from-meeting', reference: '第8次常务会议', item: '2' } }),
    );
    await done('finance-clerk', id, 'sign');
    await done('finance-clerk', id, 'plan', { words: '分两件办' });
    await done('registrar', id, 'decompose', {
      form: task({ title: '办理医院搬迁法律文书', lead: 'justice', responsible: 'justice-head' }),
    });
    const child = (await page('registrar', id)).children[0]?.id ?? '';
    expect(await page('justice-clerk', child)).toMatchObject({
      source: 'from-task',
      stage: 'assigned',
      assigned: { by: '县政府办公室文书' },
    });
    await done('finance-clerk', id, 'complete', { words: '办完', files: [file] });
    await done('registrar', id, 'accept', { grade: '合格' });
    const { version } = await page('registrar', id);
    const early = await at('registrar').post(`/tasks/${id}/acts`, { act: 'close', input: { to: '县长', on: '2026-11-23' }, seen: version });
    expect([early.status, early.problem().verdict?.findings[0]?.code]).toEqual([422, 'step.missing']);
    await done('registrar', child, 'withdraw', { reason: '并入他事' });
    expect((await page('registrar', id)).children[0]?.ended).toBe('dropped');
    await done('registrar', id, 'close', { to: '县长', on: '2026-11-23' });
  });
});

describe('the board', () => {
  it('counts what is open as the list has it, by stage, department, leader and source; filtered and exported', async () => {
    const list = async (query: string) => (await at('registrar').get(`/tasks?${query}`)).json<{ items: TaskLine[] }>().items;
    const open = await list('closed=false&limit=200');
    const board = (await at('registrar').get('/tasks/board')).json<TaskBoard>();
    expect(board.open).toBe(open.length);
    for (const of of [board.stages, board.leads, board.deputies, board.sources])
      expect(of.reduce((sum, one) => sum + one.open, 0)).toBe(open.length);
    expect(board.deputies.map((one) => one.id)).toEqual(['deputy']);
    expect((await list('closed=false&deputy=deputy&limit=200')).length).toBe(open.length);
    expect(await list('deputy=finance-head')).toEqual([]);
    expect((await list('lead=justice')).map((one) => one.lead.name)).toEqual(['县司法局']);
    const sheet = await at('registrar').get('/tasks/export.xlsx?closed=false');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  it('every open task has one lead and a live post that has it before it', async () => {
    const { organisation } = await world.ledger.context('zezhou');
    for (const { id } of (await at('registrar').get('/tasks?closed=false&limit=200')).json<{ items: TaskLine[] }>().items) {
      const matter = await world.ledger.load('zezhou', id);
      const waiting = taskProcedure.expectations(await world.ledger.context('zezhou'), matter?.state as never);
      expect(waiting.length).toBeGreaterThan(0);
      expect(waiting.every((one) => organisation.posts.has(one.post))).toBe(true);
    }
  });
});
