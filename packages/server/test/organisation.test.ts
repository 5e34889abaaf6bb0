/** 机构与分工 through the API: who may, what is not taken, a change that moves a waiting paper, the workbook there and back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type {
  ChangeHistoryPage,
  ChangePlanInput,
  ChartView,
  MovedView,
  PlanDone,
  PlanPreviewView,
  WorkbookRead,
} from '../src/contracts/index.ts';
import { readCells } from '../src/files/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { draftOf } from './support/drafts.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
let admin: Desk;
let warden: Desk;
let registrar: Desk;
beforeAll(async () => {
  world = await openWorld();
  [admin, warden, registrar] = (await Promise.all(['sysadmin', 'secadmin', 'registrar'].map((one) => signIn(world, one)))) as [
    Desk,
    Desk,
    Desk,
  ];
});
afterAll(() => world.close());

const DOCUMENT = { number: '泽政办发〔2026〕8号', date: '2026-11-20' };
const plan = (...changes: ChangePlanInput['changes']): ChangePlanInput => ({ day: '2026-11-23', document: DOCUMENT, changes });
const ADD: ChangePlanInput['changes'][number] = {
  kind: 'post-added',
  post: 'rural',
  role: 'deputy',
  title: '副县长（分管农业）',
  rank: 11,
};
const MOVE: ChangePlanInput['changes'][number] = { kind: 'portfolio-assigned', department: 'finance', leader: 'rural' };

const preview = async (of: ChangePlanInput, desk = admin, path = '/organisation/plans'): Promise<PlanPreviewView> => {
  const answer = await desk.post(`${path}/preview`, of);
  expect(answer.status, answer.bytes.toString()).toBe(200);
  return answer.json<PlanPreviewView>();
};
const confirm = async (of: ChangePlanInput, desk = admin, path = '/organisation/plans'): Promise<Answer> =>
  desk.post(path, { plan: of, seen: (await preview(of, desk, path)).seen });
const chart = async (desk: Desk, day?: string): Promise<ChartView> =>
  (await desk.get(`/organisation/chart${day === undefined ? '' : `?day=${day}`}`)).json<ChartView>();
const inCharge = async (day?: string) => (await chart(admin, day)).departments.find((one) => one.id === 'finance')?.leader;

const BOUNDARY = 'lingxing-test-boundary';
function upload(desk: Desk, content: Uint8Array): Promise<Answer> {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="机构.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return desk.send('POST', '/organisation/workbook', { payload, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } });
}
async function sheetsOf(bytes: Uint8Array): Promise<Map<string, string[][]>> {
  const read = await readCells(bytes);
  if (!read.ok) throw new Error(read.message);
  return new Map(
    [...read.sheets].map(([name, cells]) => {
      const rows: string[][] = [];
      for (const { row, column, value } of cells) (rows[row - 1] ??= [])[column] = value;
      return [name, rows];
    }),
  );
}
async function workbook(sheets: ReadonlyMap<string, readonly (readonly string[])[]>): Promise<Buffer> {
  const file = writeExcelFile(
    [...sheets].map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => Array.from(row, (value) => ({ type: String, value: value ?? '' }))),
    })) as Parameters<typeof writeExcelFile>[0],
  );
  const chunks: Buffer[] = [];
  for await (const chunk of await (file.toStream as () => Promise<AsyncIterable<Buffer>>)()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('who may', () => {
  it('configuration is the system administrator’s, holdings the security administrator’s, each refused to the other', async () => {
    for (const desk of [warden, registrar, await signIn(world, 'head'), await signIn(world, 'auditor')])
      expect((await desk.post('/organisation/plans/preview', plan(ADD))).problem().code).toBe('permission.denied');
    for (const desk of [admin, registrar])
      expect((await desk.post('/admin/grants/plans/preview', plan(ADD))).problem().code).toBe('permission.denied');
    const grant = plan({ kind: 'holder-appointed', account: 'finance-clerk', post: 'registrar' });
    expect((await admin.post('/organisation/plans/preview', grant)).problem().detail).toContain('由安全管理员办理');
    expect((await warden.post('/admin/grants/plans/preview', plan(ADD))).problem().detail).toContain('由系统管理员设置');
  });

  it('the office and both administrators read the history and the workbook; others the chart, without accounts', async () => {
    const clerk = await signIn(world, 'finance-clerk');
    for (const desk of [registrar, admin, warden]) expect((await desk.get('/organisation/history')).status).toBe(200);
    for (const path of ['/organisation/history', '/organisation/export.xlsx'])
      expect((await clerk.get(path)).problem().code).toBe('permission.denied');
    const [seen, whole] = [await chart(clerk), await chart(registrar)];
    expect([seen.whole, whole.whole]).toEqual([false, true]);
    expect(seen.posts.find((one) => one.id === 'head')?.holders).toEqual([{ since: '2024-01-01' }]);
    expect(whole.posts.find((one) => one.id === 'head')?.holders).toEqual([{ since: '2024-01-01', label: '县长' }]);
    const known = (await chart(admin)).posts.find((one) => one.id === 'head')?.holders;
    expect(known).toEqual([{ since: '2024-01-01', label: '县长', account: 'head' }]);
    // What the set-up entered is nobody's.
    const first = (await registrar.get('/organisation/history?limit=200')).json<ChangeHistoryPage>().items.at(-1);
    expect(first?.by).toBeUndefined();
  });

  it('nothing of another government is seen or changed', async () => {
    const other = await signIn(world, 'w.sysadmin');
    expect((await confirm({ ...plan(ADD), changes: [{ ...ADD, title: '副区长（分管农业）' }] }, other)).status).toBe(200);
    expect((await chart(admin)).posts.some((one) => one.id === 'rural')).toBe(false);
  });
});

describe('those under the government', () => {
  it('are called as the pack calls them: 乡镇 of a county, 街道 of a district', async () => {
    expect((await chart(admin)).lower).toBe('乡镇人民政府');
    const district = await chart(await signIn(world, 'w.head'));
    expect(district.lower).toBe('街道办事处');
    for (const one of district.departments.filter((body) => body.kind === 'lower-government')) expect(one.kindLabel).toBe('街道办事处');
  });
});

describe('what is not taken', () => {
  it('a plan without its document, an unknown kind, a strange field, an id with a space, six hundred and one changes', async () => {
    for (const body of [
      { ...plan(ADD), document: undefined },
      { ...plan(ADD), changes: [{ kind: 'post-deleted', post: 'head' }] },
      { ...plan(ADD), changes: [{ ...ADD, password: 'x' }] },
      { ...plan(ADD), changes: [{ ...ADD, post: 'a b' }] },
      { ...plan(ADD), changes: Array.from({ length: 601 }, () => ADD) },
      { ...plan(ADD), day: '2026-02-30' },
    ])
      expect((await admin.post('/organisation/plans/preview', body)).problem().code).toBe('request.invalid');
  });

  it('a plan that cannot be: previewed with the sentence, refused when confirmed all the same, and in the trail', async () => {
    const bad = plan({ kind: 'portfolio-assigned', department: 'finance', leader: 'finance-clerk' });
    const { findings, confirmable, seen } = await preview(bad);
    expect(confirmable).toBe(false);
    expect(findings[0]).toMatchObject({ outcome: 'refused', change: 0, message: '“县财政局文书”不是政府领导，不列分管。' });
    const answer = await admin.post('/organisation/plans', { plan: bad, seen });
    expect([answer.status, answer.problem().code]).toEqual([422, 'admin.refused']);
    const auditor = await signIn(world, 'auditor');
    const { items } = (await auditor.get('/admin/trail?result=refused')).json<{ items: { detail: string }[] }>();
    expect(items[0]?.detail).toContain('不是政府领导');
  });

  it('a grant to an administrator’s account, or of a post that another holds', async () => {
    const barred = await warden.post(
      '/admin/grants/plans/preview',
      plan({ kind: 'holder-appointed', account: 'auditor', post: 'registrar' }),
    );
    expect(barred.problem().detail).toContain('管理员账号不得担任职务');
    const second = await warden.post('/admin/grants', { account: 'finance-clerk', post: 'head', from: '2026-11-23' });
    expect(second.problem()).toMatchObject({ code: 'admin.refused', detail: expect.stringContaining('重叠') as string });
  });
});

describe('a change of portfolio', () => {
  it('is previewed with the matters that it moves, confirmed as previewed, and the waiting paper moves', async () => {
    const [clerk, head] = [await signIn(world, 'finance-clerk'), await signIn(world, 'finance-head')];
    const opened = await clerk.post('/documents', { draft: draftOf({ title: '关于预算编制的通知' }) });
    expect(opened.status, opened.bytes.toString()).toBeLessThan(300);
    const { id } = opened.json<{ id: string }>();
    await clerk.act(id, 'send');
    await head.act(id, 'approve', { opinion: '同意报送。' });
    await registrar.act(id, 'vet', { opinion: '拟同意。' });
    const deputy = await signIn(world, 'deputy');
    const waits = async (desk: Desk) => (await desk.get('/inbox')).json<{ items: { matter: string }[] }>().items.map((one) => one.matter);
    expect(await waits(deputy)).toContain(id);

    const change = plan(ADD, MOVE);
    const { lines, effective, findings } = await preview(change);
    expect(effective).toBe('now');
    expect(lines[1]).toEqual({ label: '分工', subject: '县财政局', before: '副县长（分管财政）', after: '副县长（分管农业）' });
    expect(findings.some((one) => one.outcome === 'refused')).toBe(false);
    const moved = (await admin.post('/organisation/plans/moved', { plan: change })).json<MovedView>();
    const line = moved.moved.find((one) => one.matter === id);
    expect(line?.now.map((one) => [one.title, one.holders])).toEqual([['副县长（分管财政）', ['deputy']]]);
    // The new post has no holder yet: the page says that nobody could act.
    expect(line).toMatchObject({ nobody: true, after: [{ title: '副县长（分管农业）', holders: [] }] });
    // By which the office finds it: a draft has no number yet, so the day on which it was opened.
    expect([line?.number, line?.openedOn]).toEqual([undefined, expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u)]);
    expect(JSON.stringify(moved)).not.toContain('预算编制');
    const exported = await admin.post('/organisation/plans/moved.xlsx', change);
    expect((await sheetsOf(exported.bytes)).get('在办事项')?.map((row) => row[7])).toContain('是');

    const stale = await preview(change);
    expect((await confirm(change)).json<PlanDone>()).toEqual({ entered: 2, effective: 'now' });
    const again = await admin.post('/organisation/plans', { plan: change, seen: stale.seen });
    expect([again.status, again.problem().code]).toEqual([409, 'conflict.stale']);
    expect(await waits(deputy)).not.toContain(id);

    await world.identity.createAccount(
      'zezhou',
      { account: 'rural', label: '副县长', password: 'Pw-for-tests-7180', mustChangePassword: false },
      'sysadmin',
    );
    const grant = plan({ kind: 'holder-appointed', account: 'rural', post: 'rural' });
    expect((await confirm(grant, warden, '/admin/grants/plans')).status).toBe(200);
    expect(await waits(await signIn(world, 'rural'))).toContain(id);

    const { items } = (await registrar.get('/organisation/history?limit=3')).json<ChangeHistoryPage>();
    expect(items.map((one) => [one.label, one.by, one.document?.number, one.before])).toEqual([
      ['任职', 'security-administrator', DOCUMENT.number, '无'],
      ['分工', 'system-administrator', DOCUMENT.number, '副县长（分管财政）'],
      ['设立职务', 'system-administrator', DOCUMENT.number, '无'],
    ]);
    // Whom it names is named as his account says; its own name is for administrators.
    expect(items[0]?.after).toBe('副县长');
    const known = (await admin.get('/organisation/history?limit=3')).json<ChangeHistoryPage>().items;
    expect(known[0]).toMatchObject({ by: 'security-administrator（secadmin）', after: '副县长（rural）' });
  });

  it('for a later day is so on that day, and the past keeps its own', async () => {
    const change = { ...plan({ kind: 'portfolio-assigned', department: 'finance', leader: 'deputy' }), day: '2026-12-01' };
    expect((await confirm(change)).json<PlanDone>()).toEqual({ entered: 1, effective: 'later' });
    expect([await inCharge('2026-11-22'), await inCharge('2026-11-30'), await inCharge('2026-12-01')]).toEqual([
      'deputy',
      'rural',
      'deputy',
    ]);
    world.clock.set(MONDAY + 8 * 86_400_000);
    expect(await world.ledger.chart.takeEffect()).toBe(1);
    expect(await world.ledger.chart.takeEffect()).toBe(0);
    world.clock.set(MONDAY);
  });
});

describe('the workbook', () => {
  const exported = async () => (await admin.get('/organisation/export.xlsx')).bytes;
  const read = async (content: Uint8Array): Promise<WorkbookRead> => {
    const answer = await upload(admin, content);
    expect(answer.status, answer.bytes.toString()).toBe(200);
    return answer.json<WorkbookRead>();
  };

  it('that was taken out and is brought back changes nothing', async () => {
    expect(await read(await exported())).toEqual({ faults: [], changes: [] });
  });

  it('with one department in other hands is that one change', async () => {
    const sheets = await sheetsOf(await exported());
    const row = sheets.get('分工')?.find((one) => one[0] === 'justice');
    if (row === undefined) throw new Error('no row');
    row[2] = 'rural';
    const { faults, changes } = await read(await workbook(sheets));
    expect(faults).toEqual([]);
    expect(changes).toEqual([{ kind: 'portfolio-assigned', department: 'justice', leader: 'rural' }]);
  });

  it('with faults is told each by its row and column, and nothing is taken', async () => {
    const sheets = await sheetsOf(await exported());
    sheets.get('职务')?.push(['Bad Id', '某职', '不知何职', 'nowhere', '一', '大概', '']);
    sheets.get('任职')?.push(['finance-clerk', 'head', '2026-11-23', '']);
    sheets.get('分工')?.push(['nowhere', '', 'nobody', '']);
    const last = (name: string) => sheets.get(name)?.length ?? 0;
    const { faults, changes } = await read(await workbook(sheets));
    expect(changes).toEqual([]);
    expect(faults.map((one) => [one.sheet, one.row, one.column])).toEqual([
      ['职务', last('职务'), '代号'],
      ['职务', last('职务'), '类别'],
      ['职务', last('职务'), '部门代号'],
      ['职务', last('职务'), '排序'],
      ['职务', last('职务'), '党组成员'],
      ['分工', last('分工'), '部门代号'],
      ['分工', last('分工'), '分管领导代号'],
      ['任职', last('任职'), '账号'],
    ]);
  });

  it('with another head or a sheet left out is told so; what is no workbook is refused', async () => {
    const sheets = await sheetsOf(await exported());
    sheets.delete('AB角');
    const head = sheets.get('部门')?.[0];
    if (head === undefined) throw new Error('no head');
    head[1] = '名字';
    const { faults } = await read(await workbook(sheets));
    expect(faults.map((one) => one.message)).toEqual(['第2列应为“名称”，现为“名字”。', '没有这个工作表。']);
    expect((await upload(admin, Buffer.from('not a workbook'))).problem().code).toBe('file.refused');
    expect((await upload(registrar, await exported())).problem().code).toBe('permission.denied');
  });

  it('keeps a title that begins like a formula as text', async () => {
    const change = plan({ kind: 'subjects-assigned', leader: 'rural', subjects: ['=1+1'] });
    expect((await confirm(change)).status).toBe(200);
    const bytes = await exported();
    const cells = await readCells(bytes);
    const cell = cells.ok ? cells.sheets.get('职务')?.find((one) => one.value === '=1+1') : undefined;
    expect(cell?.formula).toBe(false);
    expect(await read(bytes)).toEqual({ faults: [], changes: [] });
  });
});
