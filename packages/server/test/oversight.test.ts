/**
 * 接受监督 of 泽州县 and 卫东区 through the API: what is refused with its article, a suggestion and a letter to a public reply, who
 * may read what, the lists with their exports.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ActDone,
  HistoryLine,
  InboxLine,
  NoticeView,
  OversightLine,
  OversightView,
  PublishedReplyLine,
} from '../src/contracts/index.ts';
import { upload } from './support/papers.ts';
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
  for (const account of ['finance-clerk', 'finance-head', 'justice-clerk', 'registrar', 'deputy', 'head', 'w.head', 'w.registrar'])
    desks.set(account, await signIn(world, account));
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const form = (kind: string, more = {}) => ({
  kind,
  subject: '城北片区供水',
  content: '城北片区高层住户水压不足。',
  from: '王甲乙',
  on: '2026-11-20',
  ...more,
});
const register = (who: string, kind: string, more = {}): Promise<Answer> =>
  at(who).post('/oversight', { act: 'register', input: { form: form(kind, more) } });
async function registered(kind: string, more = {}): Promise<string> {
  const answer = await register('registrar', kind, more);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>().id;
}
const page = async (who: string, id: string): Promise<OversightView> => (await at(who).get(`/oversight/${id}`)).json<OversightView>();
const DAY = 86_400_000;
let minute = 0;
async function act(who: string, id: string, name: string, input: unknown = {}, more = {}): Promise<Answer> {
  minute += 1;
  world.clock.set(Math.max(world.clock.now(), MONDAY) + minute * 60_000);
  const { version } = await page('registrar', id);
  return at(who).post(`/oversight/${id}/acts`, { act: name, input, seen: version, ...more });
}
async function done(who: string, id: string, name: string, input: unknown = {}): Promise<ActDone> {
  const answer = await act(who, id, name, input);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}
const replies = async (who: string): Promise<PublishedReplyLine[]> =>
  (await at(who).get('/oversight/published')).json<{ items: PublishedReplyLine[] }>().items;

const limit = { due: '2027-02-22', basis: '办理办法' };
const talk = { way: 'visit', on: '2026-11-23', words: '已当面听取意见' };

describe('what is refused', () => {
  it('a registration by a department, with its article; a wrong form; a secrecy mark; an act that there is not; too long a text', async () => {
    const foreign = await register('finance-clerk', 'suggestion');
    expect([foreign.status, foreign.problem().verdict?.findings[0]?.citation?.label]).toEqual([422, '第十四条第二款']);
    expect((await register('registrar', 'suggestion', { subject: '' })).status).toBe(422);
    expect((await register('registrar', 'rumour')).status).toBe(422);
    expect((await register('registrar', 'letter', { content: '机密★3年' })).status).toBe(422);
    expect((await at('registrar').post('/oversight', { act: 'sign', input: {} })).status).toBe(400);
    expect((await register('registrar', 'letter', { content: '长'.repeat(300_000) })).status).toBe(413);
  });

  it('a limit left open without a reason; a reply without talk; a reading of another leader', async () => {
    const id = await registered('suggestion');
    const open = await act('registrar', id, 'assign', { lead: 'finance' });
    expect([open.status, open.problem().verdict?.outcome]).toEqual([422, 'warned']);
    expect((await act('registrar', id, 'assign', { lead: 'finance' }, { reason: '待明确' })).status).toBe(200);
    const untold = await act('finance-clerk', id, 'draft', { text: '已办。' });
    expect([untold.status, untold.problem().verdict?.findings[0]?.citation?.label]).toEqual([422, '第十四条第二款']);
    const letter = await registered('letter');
    await done('registrar', letter, 'refer', { post: 'head' });
    expect((await act('deputy', letter, 'read', { opinion: '请办理' })).status).toBe(404);
  });
});

describe('泽州县', () => {
  it('14.2: a suggestion from its registration to a public reply; the department is told in its inbox, by when', async () => {
    const id = await registered('suggestion', { from: '第一代表团' });
    await done('registrar', id, 'assign', { lead: 'finance', limit });
    const inbox = (await at('finance-clerk').get('/inbox')).json<{ items: InboxLine[] }>().items;
    expect(inbox.find((one) => one.matter === id)).toMatchObject({ procedure: 'oversight', kindLabel: '人大代表建议', act: 'draft' });
    expect((await page('finance-clerk', id)).due).toBe('2027-02-22');
    await done('finance-clerk', id, 'talk', talk);
    await done('finance-clerk', id, 'draft', { text: '已列入改造计划。', result: 'B' });
    await done('finance-head', id, 'sign');
    await done('registrar', id, 'record-answer', { answer: 'satisfied', on: '2026-11-23' });
    expect((await act('registrar', id, 'close', { reason: '已办结' })).status).toBe(422);
    await done('finance-clerk', id, 'publish', { title: '关于城北片区供水的答复', text: '已列入改造计划。' });
    const view = await page('finance-clerk', id);
    expect([view.stage, view.due, view.replies[0]?.reply.result]).toEqual(['published', undefined, 'B']);
    const history = (await at('finance-clerk').get(`/oversight/${id}/history`)).json<{ items: HistoryLine[] }>().items;
    expect(history.map((one) => one.label)).toEqual(['登记', '交办', '记录沟通', '送签答复', '签发答复', '登记反馈意见', '公开答复']);
  });

  it('14.2: late, the bureau is reminded, then its head: each once though two turns run at once; a letter tells nobody else', async () => {
    const due = { due: '2026-11-25', basis: '办理办法' };
    const id = await registered('suggestion', { subject: '修缮城东文化站' });
    await done('registrar', id, 'assign', { lead: 'finance', limit: due });
    const letter = await registered('letter', { subject: '城东路灯不亮' });
    await done('registrar', letter, 'refer', { post: 'deputy' });
    await done('deputy', letter, 'read', { opinion: '请办' });
    await done('registrar', letter, 'assign', { lead: 'finance', limit: due });
    const told = async (who: string) => (await at(who).get('/notices')).json<{ items: NoticeView[] }>().items;
    world.clock.set(MONDAY + 3 * DAY);
    await Promise.all([world.ledger.runDue('zezhou'), world.ledger.runDue('zezhou')]);
    world.clock.set(MONDAY + 5 * DAY);
    await Promise.all([world.ledger.runDue('zezhou'), world.ledger.runDue('zezhou')]);
    const view = await page('finance-clerk', id);
    expect(view.climbs.map((one) => [one.rung, one.toLabel, one.on])).toEqual([
      [1, '主办单位', '2026-11-26'],
      [2, '部门主要负责人', '2026-11-28'],
    ]);
    const listed = async (mark: string) =>
      (await at('finance-clerk').get(`/oversight?${mark}=true`))
        .json<{ items: OversightLine[] }>()
        .items.map((one) => one.id)
        .toSorted();
    expect(await listed('late')).toEqual([id, letter].toSorted());
    expect([await listed('near'), (await page('finance-clerk', id)).late]).toEqual([[], true]);
    const inbox = (await at('finance-head').get('/inbox')).json<{ items: InboxLine[] }>().items.filter((one) => one.act === 'press');
    expect(inbox.map((one) => one.matter).toSorted()).toEqual([id, letter].toSorted());
    await world.notices.derive();
    expect((await told('finance-clerk')).filter((one) => one.matter === id && one.kind === 'chased')).toHaveLength(2);
    for (const who of ['justice-clerk', 'head']) expect((await told(who)).some((one) => one.matter === letter)).toBe(false);
    expect((await at('finance-head').post(`/oversight/${id}/acts`, { act: 'climb', input: {}, seen: view.version })).status).toBe(422);
    await done('finance-head', id, 'press', { words: '本周答复' });
    expect((await page('finance-clerk', id)).presses.map((one) => one.words)).toEqual(['本周答复']);
    expect((await world.ledger.verify('zezhou')).broken).toEqual([]);
  });

  it('17: a letter is read by those it passes through alone; what is made public of it, by everybody of this government and of no other', async () => {
    const id = await registered('letter');
    await done('registrar', id, 'refer', { post: 'deputy', opinion: '拟请分管领导阅批' });
    await done('deputy', id, 'read', { opinion: '请财政局核实后答复' });
    await done('registrar', id, 'assign', { lead: 'finance' });
    for (const who of ['justice-clerk', 'head', 'w.head', 'w.registrar']) {
      expect((await at(who).get(`/oversight/${id}`)).status).toBe(404);
      expect((await at(who).get(`/oversight/${id}/history`)).status).toBe(404);
      const lines = (await at(who).get('/oversight?kind=letter')).json<{ items: OversightLine[] }>().items;
      expect(lines.some((one) => one.id === id)).toBe(false);
    }
    const listed = (await at('finance-clerk').get('/oversight?kind=letter')).json<{ items: OversightLine[] }>().items;
    expect(listed.find((one) => one.id === id)?.title).toBe('群众来信：城北片区供水（王某）');
    const found = (await at('finance-clerk').get(`/oversight?q=${encodeURIComponent('水压不足')}`)).json<{ items: OversightLine[] }>()
      .items;
    expect(found.some((one) => one.id === id)).toBe(false);
    await done('finance-clerk', id, 'draft', { text: '已加压。' });
    await done('finance-head', id, 'sign');
    expect((await act('registrar', id, 'publish', { title: '答复王甲乙', text: '已加压。' })).status).toBe(422);
    await done('registrar', id, 'publish', { title: '关于片区供水的答复', text: '已加压。' });
    for (const who of ['justice-clerk', 'head'])
      expect((await replies(who)).find((one) => one.id === id)).toMatchObject({
        kind: 'letter',
        title: '关于片区供水的答复',
        text: '已加压。',
        department: '县财政局',
        on: '2026-11-23',
      });
    expect(await replies('w.head')).toEqual([]);
    expect((await at('justice-clerk').get(`/oversight/${id}`)).status).toBe(404);
    const narrowed = (await at('head').get('/oversight/published?kind=proposal')).json<{ items: PublishedReplyLine[] }>();
    expect(narrowed.items).toEqual([]);
  });

  it('exports both lists; judges a registration as it is filled in, with nothing stored; an exercise is not made public', async () => {
    for (const path of ['/oversight/export.xlsx', '/oversight/published/export.xlsx']) {
      const sheet = await at('registrar').get(path);
      expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    }
    const before = (await at('registrar').get('/oversight')).json<{ items: OversightLine[] }>().items.length;
    const tried = await at('registrar').post('/oversight/verdicts', { act: 'register', input: { form: form('letter') } });
    expect(tried.json<{ ahead: { label: string }[] }>().ahead.map((one) => one.label)).toEqual([
      '送阅',
      '阅批',
      '交办',
      '办理并送签答复',
      '签发答复',
      '办结',
    ]);
    expect((await at('registrar').get('/oversight')).json<{ items: OversightLine[] }>().items.length).toBe(before);
    const answer = await at('registrar').post('/oversight', { act: 'register', input: { form: form('media') }, exercise: true });
    const { id } = answer.json<ActDone>();
    await done('registrar', id, 'assign', { lead: 'finance' });
    await done('finance-clerk', id, 'draft', { text: '演练。' });
    await done('finance-head', id, 'sign');
    await done('registrar', id, 'publish', { title: '演练的答复', text: '演练。' });
    expect((await replies('head')).some((one) => one.id === id)).toBe(false);
  });
});

describe('人大、法院（泽州县第十四条第一款、第十五条）', () => {
  it('an inquiry is answered by the department; its limit is made longer by the office before it ends, the former day kept', async () => {
    const id = await registered('inquiry', { from: '常委会会议' });
    await done('registrar', id, 'assign', { lead: 'finance', limit });
    const longer = { due: '2027-04-22', basis: '常委会办公室同意' };
    expect((await act('finance-clerk', id, 'extend', longer)).status).toBe(422);
    await done('registrar', id, 'extend', longer);
    const shown = await page('finance-clerk', id);
    expect(shown.limit).toEqual(longer);
    expect(shown.due).toBe('2027-04-22');
    expect(shown.chain.map((one) => one.label)).toContain('延长期限至2027年4月22日');
    await done('finance-clerk', id, 'draft', { text: '已核实。' });
    await done('finance-head', id, 'sign');
    await done('registrar', id, 'record-answer', { answer: 'satisfied', on: '2026-11-23' });
    expect((await page('registrar', id)).stage).toBe('publishing');
  });

  it('a case of reconsideration is not registered where the text has nothing on it; a lawsuit that is lost comes back to be carried out', async () => {
    const refused = await register('registrar', 'reconsideration');
    expect([refused.status, refused.problem().verdict?.findings[0]?.code]).toEqual([422, 'state.not-open']);
    const id = await registered('litigation', { from: '某企业', number: '行初字第1号' });
    await done('registrar', id, 'assign', { lead: 'finance', limit });
    await done('finance-clerk', id, 'draft', { text: '答辩如下。' });
    await done('finance-head', id, 'sign');
    await done('registrar', id, 'record-answer', {
      answer: 'lost',
      on: '2026-11-23',
      words: '撤销决定',
      limit: { due: '2027-03-01', basis: '判决' },
    });
    const back = await page('finance-clerk', id);
    expect([back.stage, back.due, back.offers.find((one) => one.act === 'draft')?.label]).toEqual([
      'handling',
      '2027-03-01',
      '送签履行情况报告',
    ]);
  });
});

describe('原件、签发件和反馈原件', () => {
  const scan = async (who: string, name: string, text: string) => {
    const { hash, mediaType, size } = await upload(at(who), name, 'text/plain', Buffer.from(text), '/attachments');
    return { hash, name, mediaType, size };
  };

  it('another’s file, a file marked secret, too many of them are refused; nobody opens one before it is filed', async () => {
    const file = await scan('registrar', '来信.txt', '来信的扫描件');
    const foreign = await at('finance-clerk').post('/oversight', { act: 'register', input: { form: form('letter'), files: [file] } });
    expect(foreign.status).toBe(400);
    const filing = (files: unknown) => at('registrar').post('/oversight', { act: 'register', input: { form: form('letter'), files } });
    expect((await filing([{ ...file, name: '机密★3年 来信.txt' }])).status).toBe(422);
    expect((await filing(Array.from({ length: 21 }, () => file))).problem().detail).toBe('附件不得多于20件');
    expect((await at('head').get(`/attachments/${file.hash}`)).status).toBe(404);
  });

  it('whoever reads the matter opens what was filed with it, and nobody else: a letter stays close', async () => {
    const letter = await scan('registrar', '来信原件.txt', '家长来信的扫描件');
    const answer = await at('registrar').post('/oversight', {
      act: 'register',
      input: { form: form('letter', { subject: '校门口拥堵' }), files: [letter] },
    });
    const { id } = answer.json<ActDone>();
    await done('registrar', id, 'refer', { post: 'deputy' });
    await done('deputy', id, 'read', { opinion: '请财政局核实' });
    await done('registrar', id, 'assign', { lead: 'finance' });
    await done('finance-clerk', id, 'draft', { text: '已核实。' });
    const signed = await scan('finance-head', '签发的答复.txt', '盖章的答复');
    await done('finance-head', id, 'sign', { opinion: '', files: [signed] });
    const shown = await page('finance-clerk', id);
    expect([shown.files, shown.replies[0]?.files]).toEqual([[letter], [signed]]);
    for (const who of ['deputy', 'finance-clerk', 'registrar'])
      for (const { hash } of [letter, signed]) expect((await at(who).get(`/attachments/${hash}`)).status).toBe(200);
    for (const who of ['head', 'justice-clerk', 'w.head', 'w.registrar'])
      for (const { hash } of [letter, signed]) expect((await at(who).get(`/attachments/${hash}`)).status).toBe(404);
  });
});
