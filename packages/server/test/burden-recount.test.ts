/** 基层减负: what each department put on those below in a month, as the page has it, equals a recount of the acts of the ledger. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActDone, BurdenView, DispatchLine } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'finance-clerk', 'finance-head', 'justice-clerk', 'w.registrar'])
    desks.set(account, await signIn(world, account));
}, 60_000);
afterAll(() => world.close());

const opened = (answer: Answer): string => {
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
};
const body = [{ type: 'paragraph', runs: [{ text: '请于月底前报送。' }] }];

async function sendOff(title: string, to: string, demandedForms?: readonly string[]): Promise<void> {
  const [clerk, head] = [at('finance-clerk'), at('finance-head')];
  const id = opened(
    await clerk.post('/documents', {
      draft: { title, kind: 'notice', issuer: 'department', to, recipients: ['县直各单位'], body, demandedForms },
    }),
  );
  await clerk.act(id, 'send');
  await head.act(id, 'sign', { opinion: '同意' });
  await clerk.act(id, 'recheck');
  await clerk.act(id, 'number', { series: 'department.finance' });
  await clerk.act(id, 'typeset');
  await clerk.act(id, 'seal');
  await clerk.act(id, 'distribute', { to: ['县直各单位'] });
}

interface Row {
  readonly procedure: string;
  readonly act: string;
  readonly host: string;
  readonly month: string;
  readonly below: boolean;
}

it('文件、会议：按月一件一件从行为数，与页面相等；别的单位、别的政府的不混', async () => {
  await sendOff('关于报送预算执行情况的通知', 'subordinate');
  await sendOff('关于报送决算情况的通知', 'subordinate');
  const form = {
    kind: 'work',
    subject: '预算编制工作会议',
    why: '部署',
    on: '2026-11-10',
    place: '机关会堂',
    scope: '本系统',
    days: 1,
    people: 20,
    cost: 0,
    budgeted: true,
    planned: true,
    urgent: false,
    inGovernmentName: false,
    below: true,
    skipsLevel: false,
  };
  const held = (host: string, change: object) =>
    at('registrar').post('/department-meetings', { act: 'register', input: { host, form: { ...form, ...change } } });
  opened(await held('justice', {}));
  opened(await held('justice', { on: '2026-10-12', subject: '法治督察会议' }));
  opened(await held('justice', { below: false, subject: '机关内部会议' }));

  // Every act of the ledger, looked through behind the walls.
  const acts = await world.behind(async (client) => {
    const { rows } = await client.query<Row>(
      `select m.procedure, a.act, m.host, coalesce(e -> 'form' ->> 'on', to_char(a.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) as month,
              coalesce((e -> 'form' ->> 'below')::boolean, false) as below
       from act a join matter m on m.government = a.government and m.id = a.matter cross join lateral json_array_elements(a.events) e
       where a.government = 'zezhou' and a.act in ('distribute', 'register') and e ->> 'type' <> 'numbered'`,
    );
    return rows.map((one) => ({ ...one, month: one.month.slice(0, 7) }));
  });
  const recount = (host: string, month: string) => ({
    documents: acts.filter((one) => one.procedure === 'document' && one.act === 'distribute' && one.host === host && one.month === month)
      .length,
    meetings: acts.filter((one) => one.procedure === 'department-meeting' && one.below && one.host === host && one.month === month).length,
  });
  const view = (await at('registrar').get('/burden?by=month')).json<BurdenView>();
  const told = (host: string, month: string) => {
    const line = view.lines.find((one) => one.sender.id === host && one.period === month);
    return { documents: line?.documents ?? 0, meetings: line?.meetings ?? 0 };
  };
  for (const host of ['finance', 'justice', 'office'])
    for (const month of ['2026-10', '2026-11']) expect([host, month, told(host, month)]).toEqual([host, month, recount(host, month)]);
  expect([told('finance', '2026-11'), told('justice', '2026-11'), told('justice', '2026-10')]).toEqual([
    { documents: 2, meetings: 0 },
    { documents: 0, meetings: 1 },
    { documents: 0, meetings: 1 },
  ]);
  expect(view.lines.reduce((sum, one) => sum + one.inspections, 0)).toBe(0);
  expect((await at('w.registrar').get('/burden?by=month')).json<BurdenView>().lines).toEqual([]);
});

it('报表：一件要求几种数几种，点开是哪几种；发给平级的不计，没有要求的不列', async () => {
  const before = (await at('registrar').get('/burden?by=month')).json<BurdenView>().lines.find((one) => one.sender.id === 'justice');
  expect(before?.forms).toBe(0);
  await sendOff('关于填报决算情况的通知', 'subordinate', ['决算情况统计表', '结余资金明细表']);
  await sendOff('关于商请核对决算的函', 'peer', ['决算核对表']);
  const view = (await at('registrar').get('/burden?by=month')).json<BurdenView>();
  const line = view.lines.find((one) => one.sender.id === 'finance' && one.period === '2026-11');
  expect([line?.forms, line?.documents]).toEqual([2, 4]);
  const listed = async (more: string) =>
    (await at('finance-clerk').get(`/burden/documents?from=2026-11-01&to=2026-11-30&sender=finance${more}`))
      .json<{ readonly items: readonly DispatchLine[] }>()
      .items.map((one) => [one.title, one.forms]);
  expect(await listed('&forms=true')).toEqual([['关于填报决算情况的通知', ['决算情况统计表', '结余资金明细表']]]);
  expect(await listed('&forms=false')).toHaveLength(3);
  const workbook = await at('registrar').get('/burden/export.xlsx?by=month');
  expect(workbook.status).toBe(200);
});

it('督办：下级牵头的，按交办单位计；撤销的、待批准的、别的单位牵头的不计', async () => {
  const assign = async (who: string, title: string, lead = 'finance') => {
    const form = { title, what: '核实', source: { kind: 'by-hand' }, lead, responsible: `${lead}-head`, proof: '凭证' };
    return opened(await at(who).post('/tasks', { act: 'assign', input: { form } }));
  };
  await assign('registrar', '清理拖欠企业账款');
  await assign('justice-clerk', '规范罚没物品处置');
  await assign('registrar', '修缮档案馆库房屋面', 'justice');
  const taken = await assign('registrar', '统计临时救助资金结余');
  expect((await at('registrar').post(`/tasks/${taken}/acts`, { act: 'withdraw', input: { reason: '并入他事' }, seen: 1 })).status).toBe(
    200,
  );
  const asked = async (lower: readonly string[], posts: readonly string[] = [], registry = true) => {
    const query = { from: '2026-01-01', to: '2026-12-31', by: 'month', lower } as const;
    const { counts } = await world.ledger.burden('zezhou', query, { registry, posts });
    return counts.filter((one) => one.inspections > 0).map((one) => [one.issuer, one.host, one.period, one.inspections]);
  };
  // As if the bureau were a body of the level below: the world has none.
  expect((await asked(['finance'])).toSorted((a, b) => (`${a[1]}` < `${b[1]}` ? -1 : 1))).toEqual([
    ['department', 'justice', '2026-11', 1],
    ['office', 'office', '2026-11', 1],
  ]);
  expect(await asked([])).toEqual([]);
  expect(await asked(['finance'], ['justice-clerk'], false)).toEqual([['department', 'justice', '2026-11', 1]]);
});
