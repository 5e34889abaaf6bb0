/**
 * 外出和请销假 of 泽州县 through the API: asked for, agreed to, granted and put on record; the head away and stood in for;
 * what is late or missing recorded with its breach; who may read, and who is away in a span of days.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AbsencesView, AbsenceLine, ActDone, HistoryLine, InboxLine, LeaveVerdict, LeaveView } from '../src/contracts/index.ts';
import { absencesOf, openLeaders, trip, type Leaders } from './support/leaders.ts';
import { MONDAY, type World } from './support/world.ts';

let world: World;
let at: Leaders['at'];
const { open, opened, tried, done: doneAs } = absencesOf((account) => at(account));
const done = async (...what: Parameters<typeof doneAs>): Promise<ActDone> => (await doneAs(...what)).json<ActDone>();

beforeAll(async () => {
  const accounts = ['finance-clerk', 'finance-head', 'justice-clerk', 'registrar', 'deputy', 'head', 'executive', 'rural', 'w.head'];
  ({ world, at } = await openLeaders(accounts));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const on = (day: string): void => world.clock.set(Date.parse(`${day}T09:00:00+08:00`));

let week = 0;
/** Days of a week that no other test of this file uses. */
function days(): { readonly from: string; readonly to: string } {
  week += 1;
  const day = (n: number): string => new Date(Date.parse('2026-11-30') + (week * 7 + n) * 86_400_000).toISOString().slice(0, 10);
  return { from: day(0), to: day(1) };
}
const page = async (who: string, id: string): Promise<LeaveView> => (await at(who).get(`/leave/${id}`)).json<LeaveView>();
describe('what is refused', () => {
  it('an application that is late, with the article; a form that is wrong; a post that nobody holds', async () => {
    const late = await open('deputy', 'apply', { absence: trip({ from: '2026-11-24', to: '2026-11-24' }) });
    expect(late.status).toBe(422);
    expect(late.problem()).toMatchObject({
      code: 'act.refused',
      verdict: { findings: [{ code: 'leave.short', citation: { label: '第四十三条第三款' } }] },
    });
    const wrong = await open('deputy', 'apply', { absence: trip(days(), { destination: '' }) });
    expect(wrong.problem().detail).toBe('请填写去向');
    const vacant = await open('registrar', 'apply', { post: 'vacant', absence: trip(days()) });
    expect([vacant.status, vacant.problem().detail]).toEqual([400, '此职务现无人担任，没有外出、请假可登记。']);
    expect((await open('deputy', 'vanish', {})).status).toBe(400);
  });

  it('an absence whose purpose bears a secrecy mark, before anything of it is kept', async () => {
    const marked = await open('deputy', 'apply', { absence: trip(days(), { purpose: '机密★1年' }) });
    expect([marked.status, marked.problem().code]).toEqual([422, 'secrecy.refused']);
  });

  it('an exclusive act on a version that was not seen, and one that another has done meanwhile', async () => {
    const id = await opened('deputy', 'apply', { absence: trip(days()) });
    expect((await at('head').post(`/leave/${id}/acts`, { act: 'approve' })).status).toBe(400);
    await done('head', id, 'approve');
    const again = await at('head').post(`/leave/${id}/acts`, { act: 'approve', seen: 1 });
    expect([again.status, again.problem().code]).toEqual([409, 'conflict.already-done']);
  });

  it('whoever may not read it: another department, another government', async () => {
    const id = await opened('finance-head', 'apply', { absence: trip(days()) });
    expect((await at('justice-clerk').get(`/leave/${id}`)).status).toBe(404);
    expect((await at('w.head').get(`/leave/${id}`)).status).toBe(404);
    expect((await at('justice-clerk').post(`/leave/${id}/acts`, { act: 'return', seen: 1 })).status).toBe(404);
    expect((await at('finance-clerk').get(`/leave/${id}`)).status).toBe(200);
    const lines = (await at('justice-clerk').get('/leave')).json<{ items: AbsenceLine[] }>().items;
    expect(lines.some((one) => one.id === id)).toBe(false);
  });
});

describe('a leave', () => {
  it('is judged while it is filled in: what the text says, by which day, in which form', async () => {
    const verdict = (
      await at('deputy').post('/leave/verdicts', { act: 'apply', input: { absence: trip({ from: '2026-11-25', to: '2026-11-25' }) } })
    ).json<LeaveVerdict>();
    expect(verdict).toMatchObject({
      by: ['apply'],
      askBy: '2026-11-22',
      verdict: { outcome: 'refused' },
      norm: { citation: { label: '第四十三条第三款' } },
    });
  });

  it('goes from the department through the leader in charge to the head, is recorded, and ends with the return', async () => {
    const span = days();
    const id = await opened('finance-clerk', 'apply', { post: 'finance-head', absence: trip(span) });
    expect((await page('deputy', id)).offers.find((one) => one.primary)).toMatchObject({ act: 'consent', label: '同意' });
    expect((await tried('head', id, 'approve')).status).toBe(422);
    expect((await done('deputy', id, 'consent', { opinion: '同意' })).said).toBe('已同意，待县长批准县财政局局长请假。');
    const inbox = (await at('head').get('/inbox')).json<{ items: InboxLine[] }>().items;
    expect(inbox.find((one) => one.matter === id)).toMatchObject({
      act: 'approve',
      label: '批准县财政局局长请假',
      // Of several who are away at one place and time a line has to say whose it is.
      title: expect.stringMatching(/^县财政局局长出差：省城（/u) as string,
    });
    await done('head', id, 'approve', { opinion: '同意' });
    await done('registrar', id, 'record');
    const view = await page('finance-head', id);
    expect(view).toMatchObject({
      stage: 'granted',
      now: 'planned',
      recorded: { with: '泽州县人民政府办公室' },
      approver: { named: 'text', posts: [{ id: 'head' }] },
    });
    expect(view.chain.map((one) => [one.label, one.state])).toEqual([
      ['请假', 'done'],
      ['同意', 'done'],
      ['批准', 'done'],
      ['报备', 'done'],
      ['归来后销假', 'to-come'],
    ]);
    expect(view.obligations).toMatchObject([{ label: '销假', due: span.to, state: 'open' }]);
    on(span.to);
    expect(await page('finance-head', id)).toMatchObject({ stageLabel: '外出中', now: 'away' });
    await done('finance-head', id, 'return', { on: span.to });
    expect((await page('finance-head', id)).stage).toBe('closed');
    const history = (await at('registrar').get(`/leave/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.map((one) => one.label)).toEqual(['请假', '同意', '批准', '报备', '销假']);
    expect(history[1]?.said).toBe('副县长（分管财政）同意：同意');
  });

  it('that was never asked for is recorded with its breach, and the head may order it let pass', async () => {
    on('2026-12-01');
    const id = await opened('registrar', 'register', { post: 'rural', absence: trip({ from: '2026-11-30', to: '2026-12-01' }) });
    expect(await page('rural', id)).toMatchObject({
      stage: 'away',
      breached: true,
      breaches: [{ code: 'step.missing', outcome: 'refused' }],
    });
    const ordered = await done('head', id, 'order', { reason: '情况紧急，同意照办' });
    expect(ordered.verdict).toMatchObject({ outcome: 'refused', stands: 'order' });
    expect((await page('head', id)).order).toMatchObject({ by: '县长', reason: '情况紧急，同意照办' });
    await done('registrar', id, 'return', { on: '2026-12-01' });
  });
});

describe('the head away', () => {
  it('whom he entrusts acts under the title; hand-over and its words; what was done is listed on the return', async () => {
    const span = days();
    const id = await opened('head', 'report', { absence: trip(span) });
    const { entrustTo, entrustNot } = await page('head', id);
    expect(entrustTo.map((one) => one.id)).toEqual(['executive']);
    expect(entrustNot.map((one) => [one.id, one.finding.citation?.label])).toEqual(
      ['deputy', 'rural', 'vacant'].map((post) => [post, '第五条第二款']),
    );
    const wrong = await tried('head', id, 'entrust', { to: 'rural', from: span.from, until: span.to });
    expect([wrong.status, wrong.problem().verdict?.findings[0]?.citation?.label]).toEqual([422, '第五条第二款']);
    await done('head', id, 'entrust', { to: 'executive', from: span.from, until: span.to, words: '主持日常工作' });
    const asked = await opened('rural', 'apply', {
      absence: trip({ from: days().from, to: '2027-03-01' }, { to: '2027-01-20', from: '2027-01-19' }),
    });
    const desk = (await at('head').get('/leave/open-matters')).json<{ items: { matter: string }[] }>().items;
    expect(desk.map((one) => one.matter)).toContain(asked);
    // What does not lie open for him is not his to hand over, and what is stands under its own title.
    const notHis = await tried('head', id, 'hand-over', { to: 'executive', items: [{ matter: id, title: '请签发', word: '请签发' }] });
    expect([notHis.status, notHis.problem().detail]).toEqual([400, '所列的有不是其手上待办的，或者已经办结。']);
    await done('head', id, 'hand-over', {
      to: 'executive',
      items: [{ matter: asked, title: '请签发', word: '请按规定办' }],
      word: '余下照常',
    });
    expect((await page('head', id)).handOvers).toMatchObject([
      { items: [{ matter: asked, title: '出差：省城（2027年1月19日至2027年1月20日）' }] },
    ]);
    const words = (await at('executive').get(`/leave/hand-overs?matter=${asked}`)).json<{ items: { word: string; from: string }[] }>()
      .items;
    expect(words).toMatchObject([{ from: '县长', word: '请按规定办；余下照常' }]);
    const mine = await opened('executive', 'apply', { absence: trip(days()) });
    on(span.from);
    // His own leave waits for the head, whose work he does: he meets it as himself, and what he may do with it is open.
    const own = await page('executive', mine);
    expect([own.acting?.as.post, own.acting?.others.map((one) => one.post)]).toEqual(['executive', ['head']]);
    expect(own.offers.find((one) => one.act === 'cancel')?.verdict.outcome).toBe('permitted');
    expect((await page('executive', asked)).acting?.as.post).toBe('head');
    await done('executive', mine, 'cancel', { reason: '不去了' });
    await done('executive', asked, 'approve', { opinion: '同意' });
    const history = (await at('registrar').get(`/leave/${asked}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.at(-1)?.by).toBe('常务副县长（代行县长职务）');
    expect((await tried('executive', id, 'return', { on: span.from }, { as: 'head' })).status).toBe(422);
    await done('head', id, 'return', { on: span.from });
    // Entrusted from that day on, he has acted on it: it did begin, and was over with the return.
    expect(await page('head', id)).toMatchObject({
      stage: 'returned',
      returned: { done: [{ id: 'executive', acts: 1 }] },
      entrustments: [{ from: span.from, until: span.from, ended: { how: 'cut', planned: span.to } }],
    });
    const listed = (await at('head').get(`/leave/${id}/in-stead`)).json<{ items: { label: string; by: string }[] }>().items;
    expect(listed).toMatchObject([{ label: '批准', by: '常务副县长（代行县长职务）' }]);
    await done('executive', id, 'report-back', { note: '批准请假一件' });
    expect((await page('head', id)).stage).toBe('closed');
  });
});

describe('who is away', () => {
  it('in a span of days: whose absence, who stands in, how many leaders on each day', async () => {
    const span = days();
    const id = await opened('deputy', 'apply', { absence: trip(span) });
    const asks = (await at('registrar').get(`/absences?from=${span.from}&to=${span.to}`)).json<AbsencesView>();
    expect(asks).toMatchObject({ items: [{ id, now: 'asked' }], days: [{ date: span.from, leaders: 0 }, { leaders: 0 }] });
    await done('head', id, 'approve');
    const away = (await at('rural').get(`/absences?from=${span.from}&to=${span.to}`)).json<AbsencesView>();
    expect(away).toMatchObject({
      items: [{ id, post: { title: '副县长（分管财政）' }, now: 'planned', standIns: [{ id: 'rural', as: 'AB角补位' }] }],
      days: [{ leaders: 1 }, { leaders: 1 }],
    });
    expect((await at('registrar').get('/absences?from=2026-11-23&to=2027-11-23')).status).toBe(400);
  });

  it('what is the absent one’s own to do waits for him and not for the other of his pair; the list of what waits, of what is overdue', async () => {
    // Before everybody else's absences of this file.
    const span = { from: '2026-11-26', to: '2026-11-27' };
    const id = await opened('deputy', 'apply', { absence: trip(span) });
    const listed = async (who: string, query: string) =>
      (await at(who).get(`/leave?${query}`)).json<{ items: AbsenceLine[] }>().items.map((one) => one.id);
    expect(await listed('head', 'waiting=true')).toContain(id);
    expect(await listed('rural', 'waiting=true')).not.toContain(id);
    await done('head', id, 'approve');
    const asked = await opened('finance-head', 'apply', { absence: trip(days()) });
    on(span.from);
    await world.ledger.runDue('zezhou');
    const waits = async (who: string) =>
      (await at(who).get('/inbox?limit=200')).json<{ items: { matter: string; act: string }[]; total: number }>();
    const lines = async (who: string) => (await waits(who)).items.map((one) => [one.matter, one.act]);
    expect(await lines('deputy')).toEqual(
      expect.arrayContaining([
        [id, 'return'],
        [asked, 'consent'],
      ]),
    );
    // Of the deputy's two lines the other has the one that anybody in his stead may do.
    expect(await lines('rural')).toContainEqual([asked, 'consent']);
    expect((await lines('rural')).filter(([matter]) => matter === id)).toEqual([]);
    const other = await waits('rural');
    expect(other.total).toBe(other.items.length);
    expect((await at('rural').get('/workbench')).json<{ counts: { waiting: number } }>().counts.waiting).toBe(other.total);
    expect(await listed('registrar', 'overdue=true')).not.toContain(id);
    on('2026-11-28');
    expect(await listed('registrar', 'overdue=true')).toContain(id);
    const sheet = await at('registrar').get('/leave/export.xlsx?overdue=true');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await tried('rural', id, 'return', { on: span.to }, { as: 'deputy' })).status).toBe(422);
    await done('deputy', id, 'return', { on: '2026-11-28' });
    expect(await lines('rural')).not.toContainEqual([asked, 'consent']);
    await done('registrar', asked, 'cancel', { reason: '不去了' });
  });

  it('the list by stage and of one’s own; among the documents there is none of it', async () => {
    const id = await opened('finance-head', 'apply', { absence: trip(days()) });
    const documents = (await at('registrar').get('/documents?limit=200')).json<{ items: { id: string }[] }>().items;
    expect(documents.some((one) => one.id === id)).toBe(false);
    const lines = (await at('finance-head').get('/leave?mine=true&stage=applied')).json<{ items: AbsenceLine[] }>().items;
    expect(lines.map((one) => one.id)).toContain(id);
    expect(lines.every((one) => one.post.id === 'finance-head' && one.stage === 'applied')).toBe(true);
  });
});
