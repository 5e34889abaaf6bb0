/** 基层减负 (泽州 35): what departments send to towns and departments is counted as one may read it, and leads to its documents. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import type { DraftInput } from '@lingxing/affairs/document';
import type { BurdenView, DispatchLine, LetterVerdict } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { letterOf, register } from './support/incoming.ts';
import { openWorld, type World } from './support/world.ts';

const NOTICE: DraftInput = {
  title: '关于报送预算执行情况的通知',
  kind: 'notice',
  issuer: 'department',
  to: 'subordinate',
  recipients: ['各乡镇人民政府'],
  body: [{ type: 'paragraph', runs: [{ text: '请于月底前报送。' }] }],
};

let world: World;
let clerk: Desk;
let head: Desk;
let registrar: Desk;
let justice: Desk;
let governor: Desk;

beforeAll(async () => {
  world = await openWorld();
  [clerk, head, registrar, justice, governor] = (await Promise.all(
    ['finance-clerk', 'finance-head', 'registrar', 'justice-clerk', 'head'].map((one) => signIn(world, one)),
  )) as [Desk, Desk, Desk, Desk, Desk];
  await sendOff(NOTICE);
  await sendOff({ ...NOTICE, title: '财政信息第3期', bulletin: { name: '财政信息' } });
  // To the public, and only drafted: no load on those below.
  await sendOff({ ...NOTICE, title: '关于开放办事大厅的通告', kind: 'proclamation', to: 'public', recipients: [] });
  await clerk.post('/documents', { draft: { ...NOTICE, title: '还没有印发的通知' } });
});
afterAll(() => world.close());

async function sendOff(draft: DraftInput): Promise<void> {
  const drafted = await clerk.post('/documents', { draft });
  if (drafted.status !== 201) throw new Error(drafted.bytes.toString());
  const { id } = drafted.json<{ id: string }>();
  await clerk.act(id, 'send');
  await head.act(id, 'sign', { opinion: '同意' });
  await clerk.act(id, 'recheck');
  await clerk.act(id, 'number', { series: 'department.finance' });
  await clerk.act(id, 'typeset');
  await clerk.act(id, 'seal');
  await clerk.act(id, 'distribute', { to: draft.recipients?.length === 0 ? ['县人民政府网站'] : ['各乡镇人民政府'] });
}

const burden = async (desk: Desk, query = ''): Promise<BurdenView> => {
  const answer = await desk.get(`/burden?${query}`);
  expect(answer.status, answer.bytes.toString()).toBe(200);
  return answer.json<BurdenView>();
};
const documents = async (desk: Desk, query: string): Promise<readonly DispatchLine[]> =>
  (await desk.get(`/burden/documents?from=2026-01-01&to=2026-12-31&${query}`)).json<{ items: DispatchLine[] }>().items;

describe('the count', () => {
  it('shows nothing of what one may not read, neither by number nor by line nor in the file', async () => {
    expect((await burden(justice)).lines).toEqual([]);
    expect(await documents(justice, '')).toEqual([]);
    expect(await exported(justice)).not.toContain('县财政局');
  });

  it('is told whole to the head of the government and to whoever supervises, who are not thereby let into the documents', async () => {
    const [registry, ofHead] = [await burden(registrar), await burden(governor)];
    expect([ofHead.whole, ofHead.lines]).toEqual([true, registry.lines]);
    expect(ofHead.lines.map((one) => one.documents + one.bulletins)).toEqual([2]);
    expect(await documents(governor, 'sender=finance')).toEqual([]);
    expect([registry.whole, (await burden(clerk)).whole, (await burden(justice)).whole]).toEqual([true, false, false]);
    const { id } = (await documents(registrar, 'limit=1'))[0] ?? { id: '' };
    expect((await governor.get(`/documents/${id}`)).status).toBe(404);
  });

  it('counts documents and bulletins sent to towns and departments, by year and by month', async () => {
    const { lines } = await burden(registrar);
    expect(lines).toMatchObject([
      {
        sender: { id: 'finance', name: '县财政局' },
        period: '2026',
        periodLabel: '2026年',
        from: '2026-01-01',
        to: '2026-11-23',
        documents: 1,
        bulletins: 1,
        over: 0,
        excess: 0,
        beyond: false,
      },
    ]);
    // Eight characters in each of the two; the spaces do not count.
    expect([lines[0]?.characters, (lines[0]?.pages ?? 0) >= 2]).toEqual([16, true]);
    expect((await burden(registrar, 'by=month')).lines).toMatchObject([
      { period: '2026-11', periodLabel: '2026年11月', from: '2026-11-01' },
    ]);
    expect((await burden(registrar, 'from=2026-01-01&to=2026-10-31')).lines).toEqual([]);
    expect((await burden(clerk)).lines).toEqual(lines);
  });

  it('leads from each line to its documents', async () => {
    const titles = async (query: string) => (await documents(registrar, query)).map((one) => one.title).toSorted();
    expect(await titles('sender=finance')).toEqual(['关于报送预算执行情况的通知', '财政信息第3期']);
    expect(await titles('sender=finance&bulletin=true')).toEqual(['财政信息第3期']);
    expect(await titles('sender=justice')).toEqual([]);
    expect(await titles('sender=government')).toEqual([]);
    const [first] = await documents(registrar, 'limit=1');
    expect(first?.number).toMatch(/^泽财发〔2026〕\d号$/u);
    const page = (await registrar.get('/burden/documents?from=2026-01-01&to=2026-12-31&limit=1')).json<{ next: string }>();
    expect((await documents(registrar, `limit=1&cursor=${encodeURIComponent(page.next)}`)).map((one) => one.id)).not.toEqual([first?.id]);
  });

  it('says how many are too long, and by how much', async () => {
    await world.behind((client) => client.query(`update dispatch set most = 5 where bulletin is not null`));
    const { lines } = await burden(registrar);
    expect(lines).toMatchObject([{ over: 1, excess: 3 }]);
    expect(await documents(registrar, 'over=true')).toMatchObject([{ title: '财政信息第3期', characters: 8, most: 5, over: true }]);
  });

  it('refuses days the wrong way round', async () => {
    expect((await registrar.get('/burden?from=2026-12-01&to=2026-11-01')).status).toBe(400);
  });

  it('goes out as a spreadsheet, with a line in the trail', async () => {
    expect(await exported(registrar)).toContain('县财政局');
    const trail = await world.identity.trail('zezhou', { limit: 10 });
    expect(trail.filter((one) => one.event === 'burden-exported').map((one) => one.detail)).toEqual(['1行', '0行']);
  });
});

/** The sheet of the spreadsheet as it stands in the file: strings inline or shared, numbers as they are. */
async function exported(desk: Desk): Promise<string> {
  const answer = await desk.get('/burden/export.xlsx');
  expect(answer.status).toBe(200);
  const parts = unzipSync(answer.bytes);
  return ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'].map((name) => strFromU8(parts[name] ?? new Uint8Array(0))).join('\n');
}

describe('the bulletins of a department', () => {
  const list = (desk: Desk, department: string, bulletins: readonly string[]) =>
    desk.send('PUT', `/burden/bulletins/${department}`, { body: { bulletins, reason: '经核准' } });

  it('are listed by the office only, for a department that is there', async () => {
    expect((await list(clerk, 'finance', ['财政信息'])).status).toBe(403);
    expect((await list(registrar, 'nobody', ['财政信息'])).status).toBe(404);
    expect((await burden(registrar)).bulletins).toEqual([]);
  });

  it('are listed with who and why; a second kind is warned of when it comes in, and stands on the page', async () => {
    expect((await list(registrar, 'finance', ['财政信息'])).status).toBe(200);
    const second = { kind: 'other', title: '财政快报第1期', number: '', bulletin: { name: '财政快报' } } as const;
    const { verdict } = await register(registrar, second);
    expect(verdict.findings).toMatchObject([{ code: 'bulletin.kinds', outcome: 'warned', citation: { article: 35, paragraph: 1 } }]);
    expect((await burden(registrar)).bulletins).toEqual([
      {
        body: 'finance',
        name: '县财政局',
        bulletins: [
          { name: '财政信息', listed: true, issues: 0 },
          { name: '财政快报', listed: false, issues: 1 },
        ],
        beyond: true,
      },
    ]);
    expect((await burden(justice)).bulletins).toEqual([]);
  });

  it('names the bounds with their place in the text, and the own one as unset', async () => {
    const { bounds } = await burden(registrar);
    expect(bounds.find((one) => one.of === 'bulletin-kinds')).toMatchObject({ value: 1, citation: { article: 35, paragraph: 1 } });
    expect(bounds.find((one) => one.of === 'own-setting')).toEqual({
      of: 'own-setting',
      says: '一个部门全年发往下级和部门的文件、简报，控制在多少件',
    });
  });

  it('of a department that has none listed: a second kind is warned of beside the one that came in, as the verdict says before', async () => {
    const of = (name: string, n: number) =>
      ({
        sender: { class: 'department', body: 'justice', name: '县司法局' },
        kind: 'other',
        title: `${name}第${n}期`,
        number: '',
        bulletin: { name },
      }) as const;
    const codes = async (letter: Parameters<typeof register>[1]) =>
      (await register(registrar, letter)).verdict.findings.map((one) => one.code);
    expect([await codes(of('普法信息', 1)), await codes(of('普法信息', 2))]).toEqual([[], []]);
    const second = of('调解快报', 1);
    const asked = (await registrar.post('/incoming/verdicts', { letter: letterOf(second) })).json<LetterVerdict>();
    expect(asked.verdict.findings.map((one) => one.code)).toEqual(['bulletin.kinds']);
    expect(await codes(second)).toEqual(['bulletin.kinds']);
    expect((await burden(registrar)).bulletins.find((one) => one.body === 'justice')?.beyond).toBe(true);
  });
});
