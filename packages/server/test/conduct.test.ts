/**
 * 请示报备 of 泽州县 and 卫东区 through the API: what is refused with its article, the words of two organs, a fact with its
 * breach, who may read, and the list with its export.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ActDone,
  AttachmentView,
  ConductKinds,
  ConductLine,
  ConductVerdict,
  ConductView,
  HistoryLine,
  InboxLine,
} from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};

beforeAll(async () => {
  world = await openWorld();
  for (const account of [
    'finance-clerk',
    'justice-clerk',
    'registrar',
    'deputy',
    'head',
    'w.head',
    'w.deputy',
    'w.registrar',
    'w.finance-clerk',
  ])
    desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const ribbon = { kind: 'ceremony', subject: '某项目开工', on: '2026-11-26', host: '财政局', place: '开发区' };
const inscription = { kind: 'inscription', subject: '为某学校题写校名', on: '2026-11-26', addressee: '某学校' };

const open = (who: string, act: string, input: unknown, more = {}): Promise<Answer> => at(who).post('/conduct', { act, input, ...more });
async function opened(who: string, act: string, input: unknown): Promise<string> {
  const answer = await open(who, act, input);
  if (answer.status !== 201) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
}
const page = async (who: string, id: string): Promise<ConductView> => (await at(who).get(`/conduct/${id}`)).json<ConductView>();
let minute = 0;
async function done(who: string, id: string, act: string, input: unknown = {}): Promise<ActDone> {
  // Acts follow each other by minutes, as they do in an office: the chain goes by time.
  minute += 1;
  world.clock.set(Math.max(world.clock.now(), MONDAY) + minute * 60_000);
  const { version } = await page(who, id);
  const answer = await at(who).post(`/conduct/${id}/acts`, { act, input, seen: version });
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}

describe('what is refused', () => {
  it('a ribbon cut without being approved, with the article; a form that is wrong; a kind with facts of another', async () => {
    const refused = await open('w.deputy', 'report', { form: ribbon });
    expect([refused.status, refused.problem().verdict?.findings[0]?.citation?.label]).toEqual([422, '第七十四条']);
    const wrong = await open('w.deputy', 'apply', { form: { ...ribbon, host: undefined } });
    expect(wrong.problem().detail).toBe('请写明主办、邀请单位');
    const other = await open('w.deputy', 'apply', { form: { ...ribbon, outlet: '某报' } });
    expect(other.problem().detail).toBe('剪彩、庆典、奠基不填发表、出版的单位');
    expect((await open('w.deputy', 'vanish', {})).status).toBe(400);
  });

  it('an exclusive act on a version that was not seen, and one that another has done meanwhile', async () => {
    const id = await opened('w.deputy', 'apply', { form: ribbon });
    expect((await at('w.deputy').post(`/conduct/${id}/acts`, { act: 'withdraw', input: { reason: '不去了' } })).status).toBe(400);
    await done('w.deputy', id, 'withdraw', { reason: '不去了' });
    const again = await at('w.deputy').post(`/conduct/${id}/acts`, { act: 'withdraw', input: { reason: '不去了' }, seen: 1 });
    expect([again.status, again.problem().code]).toEqual([409, 'conflict.already-done']);
  });

  it('words that bear a secrecy mark, and a scan that nobody has brought in', async () => {
    const marked = await open('w.deputy', 'apply', { form: { ...ribbon, details: '机密★3年' } });
    expect(marked.status).toBe(422);
    const id = await opened('w.deputy', 'apply', { form: ribbon });
    const { version } = await page('w.registrar', id);
    const input = { slot: 'party', granted: true, on: '2026-11-23', words: '批示件', scan: 'a'.repeat(64) };
    const foreign = await at('w.registrar').post(`/conduct/${id}/acts`, { act: 'enter-decision', input, seen: version });
    expect([foreign.status, foreign.problem().detail]).toEqual([400, '引用的附件不存在，请重新上传。']);
  });

  it('whoever may not read it: another department, another government', async () => {
    const id = await opened('deputy', 'apply', { form: inscription });
    for (const who of ['justice-clerk', 'finance-clerk', 'w.head', 'w.registrar'])
      expect((await at(who).get(`/conduct/${id}`)).status).toBe(404);
    expect((await at('justice-clerk').post(`/conduct/${id}/acts`, { act: 'result', seen: 1 })).status).toBe(404);
    expect((await at('head').get(`/conduct/${id}`)).status).toBe(200);
    const lines = (await at('justice-clerk').get('/conduct')).json<{ items: ConductLine[] }>().items;
    expect(lines).toEqual([]);
  });
});

describe('卫东区 74: a ribbon', () => {
  it('needs the words of both; what came of it ends it; who did what stands in the history', async () => {
    const id = await opened('w.deputy', 'apply', { form: ribbon });
    await done('w.registrar', id, 'enter-decision', { slot: 'party', granted: true, on: '2026-11-23', words: '区委批示' });
    expect(await page('w.deputy', id)).toMatchObject({
      stage: 'asked',
      words: [
        { slot: 'party', outside: true, decision: { granted: true, paper: { words: '区委批示' } } },
        { slot: 'government', outside: false },
      ],
    });
    await done('w.registrar', id, 'name-decider', { slot: 'government', post: 'head', words: '区政府常务会议议定' });
    const inbox = (await at('w.head').get('/inbox')).json<{ items: InboxLine[] }>().items;
    expect(inbox.find((one) => one.matter === id)).toMatchObject({ procedure: 'conduct', kindLabel: '剪彩、庆典、奠基', act: 'approve' });
    await done('w.head', id, 'approve', { opinion: '同意' });
    world.clock.set(Date.parse('2026-11-27T09:00:00+08:00'));
    await done('w.deputy', id, 'result', { on: '2026-11-26', note: '按时出席' });
    const view = await page('w.deputy', id);
    expect([view.stage, view.breaches, view.chain.map((one) => one.label)]).toEqual([
      'closed',
      [],
      ['申请', '登记批复（党委同意）', '写明由谁决定', '同意（政府）', '报告结果'],
    ]);
    const history = (await at('w.deputy').get(`/conduct/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.map((one) => [one.label, one.outcome])).toEqual([
      ['申请', 'permitted'],
      ['登记批复', 'permitted'],
      ['写明由谁决定', 'permitted'],
      ['同意', 'permitted'],
      ['报告结果', 'permitted'],
    ]);
  });

  it('that was cut without leave is entered with its breach, and seen in the list', async () => {
    const id = await opened('w.registrar', 'register', { post: 'deputy', form: { ...ribbon, on: '2026-11-20' } });
    expect(await page('w.registrar', id)).toMatchObject({
      stageLabel: '已办结（不合规定）',
      breaches: [{ code: 'conduct.restricted', outcome: 'refused', citation: { label: '第七十四条' } }],
    });
    const ordered = await done('w.head', id, 'order', { reason: '系上级安排' });
    expect(ordered.verdict).toMatchObject({ outcome: 'refused', stands: 'order' });
  });
});

describe('泽州县: what the text does not speak of', () => {
  it('is stored without an article, and none stands on a step', async () => {
    const id = await opened('deputy', 'report', { form: ribbon });
    await done('registrar', id, 'record', { with: '', note: '' });
    const view = await page('deputy', id);
    expect([view.stage, view.chain.filter((one) => one.citation !== undefined)]).toEqual(['agreed', []]);
    const history = (await at('deputy').get(`/conduct/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.map((one) => one.basis)).toEqual([[], []]);
  });
});

describe('while it is filled in', () => {
  it('each kind says what the text wants of this post, and the verdict says whose turn it would be', async () => {
    const { kinds } = (await at('deputy').get('/conduct/kinds')).json<ConductKinds>();
    const of = (kind: string) => kinds.find((one) => one.kind === kind);
    expect(of('inscription')?.norms.map((one) => one.citation.label)).toEqual(['第四十三条第二款']);
    expect(of('ceremony')?.norms).toEqual([]);
    const clerk = (await at('finance-clerk').get('/conduct/kinds')).json<ConductKinds>().kinds.find((one) => one.kind === 'reporting');
    expect(clerk?.what.map((one) => one.id)).toContain('important-situation');
    const asked = (await at('deputy').post('/conduct/verdicts', { act: 'apply', input: { form: inscription } })).json<ConductVerdict>();
    expect([asked.verdict.outcome, asked.by, asked.ahead.map((one) => [one.label, one.state])]).toEqual([
      'permitted',
      ['apply'],
      [
        ['写明由谁批准', 'present'],
        ['批准', 'to-come'],
        ['报告结果', 'to-come'],
      ],
    ]);
    expect(asked.needs).toEqual([{ label: '批准人' }]);
    const wanted = (await at('w.deputy').post('/conduct/verdicts', { act: 'apply', input: { form: ribbon } })).json<ConductVerdict>();
    expect(wanted.needs).toEqual([{ label: '党委', by: '党委' }, { label: '政府' }]);
    expect(wanted.ahead.find((one) => one.label === '政府同意')).toMatchObject({ state: 'to-come', posts: ['尚未写明由谁'] });
  });

  it('what is on record already is remarked, what was withdrawn is not, another day is another matter', async () => {
    const again = { ...ribbon, subject: '某桥通车' };
    const same = async (form: unknown) =>
      (await at('w.deputy').post('/conduct/verdicts', { act: 'apply', input: { form } })).json<ConductVerdict>().same;
    expect(await same(again)).toBeUndefined();
    const first = await opened('w.deputy', 'apply', { form: again });
    // Which came first goes by time.
    world.clock.set(MONDAY + 60_000);
    const second = await opened('w.deputy', 'apply', { form: again });
    expect(await same(again)).toEqual({ id: first, title: '剪彩、庆典、奠基：某桥通车（2026年11月26日）' });
    expect(await same({ ...again, on: '2026-11-27' })).toBeUndefined();
    await done('w.deputy', first, 'withdraw', { reason: '重复' });
    expect((await same(again))?.id).toBe(second);
  });
});

describe('what goes with it', () => {
  const BOUNDARY = 'lingxing-test-boundary';
  const upload = async (who: string, name: string, content: string): Promise<AttachmentView> => {
    const parts = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const answer = await at(who).send('POST', '/attachments', { payload: Buffer.from(parts), headers });
    expect(answer.status, answer.bytes.toString()).toBe(201);
    return answer.json<AttachmentView>();
  };

  it('is opened by whoever reads the matter and by nobody else; another’s file and a marked name are refused', async () => {
    const { hash, name, mediaType, size } = await upload('deputy', '题写校名的来函.txt', '请为我校题写校名。');
    const file = { hash, name, mediaType, size };
    // Who has not brought it in and reads nothing that it goes with may not name it either.
    const foreign = await open('finance-clerk', 'report', { post: 'finance-head', form: { ...inscription, attachments: [file] } });
    expect([foreign.status, foreign.problem().detail]).toEqual([400, '引用的附件不存在，请重新上传。']);
    const marked = await open('deputy', 'apply', { form: { ...inscription, attachments: [{ ...file, name: '机密★3年 来函.txt' }] } });
    expect(marked.status).toBe(422);
    const many = Array.from({ length: 61 }, () => file);
    expect((await open('deputy', 'apply', { form: { ...inscription, attachments: many } })).problem().detail).toBe('附件不得多于60件');
    expect((await at('head').get(`/attachments/${hash}`)).status).toBe(404);
    const id = await opened('deputy', 'apply', { form: { ...inscription, attachments: [file] } });
    expect((await page('head', id)).form.attachments).toEqual([file]);
    expect((await at('head').get(`/attachments/${hash}`)).bytes.toString()).toBe('请为我校题写校名。');
    for (const who of ['justice-clerk', 'finance-clerk', 'w.head']) expect((await at(who).get(`/attachments/${hash}`)).status).toBe(404);
  });
});

describe('the list', () => {
  it('等我办: what waits for the post in use, and nothing else', async () => {
    const waiting = async (who: string) => (await at(who).get('/conduct?waiting=true')).json<{ items: ConductLine[] }>().items;
    const id = await opened('w.deputy', 'apply', { form: { ...ribbon, subject: '某广场落成' } });
    expect((await waiting('w.registrar')).map((one) => one.id)).toContain(id);
    expect((await waiting('w.head')).map((one) => one.id)).not.toContain(id);
    expect((await waiting('w.deputy')).map((one) => one.id)).not.toContain(id);
    await done('w.registrar', id, 'name-decider', { slot: 'government', post: 'head', words: '议定' });
    expect((await waiting('w.head')).map((one) => one.id)).toContain(id);
    await done('w.deputy', id, 'withdraw', { reason: '不去了' });
    for (const who of ['w.head', 'w.registrar']) expect((await waiting(who)).map((one) => one.id)).not.toContain(id);
  });

  it('is filtered by kind, stage and whose it is, and exported', async () => {
    const list = async (query: string) => (await at('w.registrar').get(`/conduct?${query}`)).json<{ items: ConductLine[] }>().items;
    const all = await list('kind=ceremony');
    expect(all.length).toBeGreaterThan(2);
    expect(all.every((one) => one.post.id === 'deputy' && one.kind === 'ceremony')).toBe(true);
    expect((await list('stage=withdrawn')).map((one) => one.stageLabel)).toEqual(['已撤回', '已撤回', '已撤回']);
    expect(await list('post=head')).toEqual([]);
    const sheet = await at('w.registrar').get('/conduct/export.xlsx?kind=ceremony');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});
