/** What the registry works with besides: a circle for two hundred readers, the printed sheets, e-mails, templates, 卫东 56. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DepartmentImport } from '@lingxing/ledger';
import type { Post } from '@lingxing/affairs/kernel';
import type { EmailLetter, TemplateLists } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { draftOf } from './support/drafts.ts';
import { formOf, on, paper, papers, register, tryOn } from './support/incoming.ts';
import { DEPARTMENTS, openWorld, POSTS, type World } from './support/world.ts';

const CROWD = 200;
const crowd: readonly Post[] = Array.from({ length: CROWD }, (_, i) => ({
  id: `reader-${i}`,
  role: 'department-clerk',
  title: `第${i + 1}单位文书`,
  department: `unit-${i}`,
  rank: 100 + i,
}));
const units: readonly DepartmentImport[] = crowd.map((_, i) => ({ id: `unit-${i}`, name: `第${i + 1}单位`, kind: 'department' }));

let world: World;
let registrar: Desk;
let deputy: Desk;

beforeAll(async () => {
  world = await openWorld();
  [registrar, deputy] = (await Promise.all(['registrar', 'deputy'].map((one) => signIn(world, one)))) as [Desk, Desk];
});
afterAll(() => world.close());

const REPORT = { kind: 'report', title: '关于全年工作情况的报告' } as const;
const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString() === '%PDF-';

describe('a circle for two hundred readers', () => {
  it('goes out in one act within a second, and waits for each of them', async () => {
    await world.ledger.importOrganisation('zezhou', {
      posts: [...POSTS, ...crowd],
      departments: [...DEPARTMENTS, ...units].map((one) => ({ ...one, from: '2024-01-01' })),
      holders: [{ account: 'deputy', post: 'reader-7', from: '2024-01-01' }],
      account: 'installation',
      reason: '增设单位',
    });
    const { id } = await register(registrar, { ...REPORT, number: '泽财字〔2026〕40号' });
    const { version } = await paper(registrar, id);
    const begun = performance.now();
    const answer = await registrar.post(`/incoming/${id}/acts`, {
      act: 'circulate',
      input: { readers: crowd.map((one) => one.id) },
      seen: version,
    });
    const took = performance.now() - begun;
    expect([answer.status, answer.json<{ said: string }>().said]).toEqual([200, `已传阅，待县政府办公室文书拟办；${CROWD}人传阅。`]);
    expect(took).toBeLessThan(1_000);
    const view = await paper(registrar, id);
    expect([view.circulation.total, view.circulation.read, view.chaseable.length]).toEqual([CROWD, 0, CROWD]);
    // Whoever holds the post has it before him, reads it and is done.
    await deputy.post('/session/post', { post: 'reader-7' });
    expect((await papers(deputy, 'waiting=true')).items.map((one) => one.id)).toEqual([id]);
    await on(deputy, id, 'read', { note: '已阅' });
    expect((await papers(deputy, 'waiting=true')).items).toEqual([]);
    expect((await paper(registrar, id)).circulation.readers.find((one) => one.post === 'reader-7')).toMatchObject({ note: '已阅' });
    await deputy.post('/session/post', { post: 'deputy' });
  });
});

describe('the printed sheets', () => {
  it('收文办理单 with handwriting, and 发文稿纸, come as PDF; who may not read the matter gets none', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕41号' });
    await on(registrar, id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    const stroke = [
      [10, 20, 0.4],
      [40, 60, 0.6],
      [90, 30, 0.5],
    ];
    const pad = { width: 300, height: 150, strokes: [stroke] };
    await on(deputy, id, 'instruct', { form: 'handwriting', view: 'agree', text: '', pad });
    expect((await paper(registrar, id)).opinions[0]?.pad).toEqual(pad);
    const form = await registrar.get(`/incoming/${id}/form.pdf`);
    expect([form.status, form.headers['content-type'], isPdf(form.bytes)]).toEqual([200, 'application/pdf', true]);

    const clerk = await signIn(world, 'finance-clerk');
    const drafted = await clerk.post('/documents', { draft: draftOf() });
    const document = drafted.json<{ id: string }>().id;
    const sheet = await clerk.get(`/documents/${document}/form.pdf`);
    expect([sheet.status, isPdf(sheet.bytes)]).toEqual([200, true]);
    expect((await (await signIn(world, 'justice-clerk')).get(`/documents/${document}/form.pdf`)).status).toBe(404);
  });

  it('a scan that is no picture leaves its place on the sheet empty', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕42号' });
    await on(registrar, id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    const file = formOf({ name: '原件.txt', type: 'text/plain', content: '同意。' });
    const { hash } = (await registrar.send('POST', '/attachments', file)).json<{ hash: string }>();
    const given = { leader: 'deputy', form: 'circle', view: 'agree', scan: hash };
    await on(registrar, id, 'enter-opinion', given, { occurredAt: '2026-11-23T08:00:00+08:00' });
    const form = await registrar.get(`/incoming/${id}/form.pdf`);
    expect([form.status, isPdf(form.bytes)]).toEqual([200, true]);
  });
});

describe('an e-mail', () => {
  const MAIL = [
    'From: =?utf-8?B?5p+Q5bGA?= <office@example.test>',
    'To: registry@example.test',
    'Subject: =?utf-8?B?5Zue5aSN77ya5YWz5LqO5b6B5rGC5oSP6KeB55qE5Ye9?=',
    'Date: Fri, 20 Nov 2026 10:00:00 +0800',
    'Message-ID: <1@example.test>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    '市某局〔2026〕 7 号',
    '现征求你们的意见，请于月底前函复。',
  ].join('\r\n');

  it('fills in what it says and registers nothing', async () => {
    const before = (await papers(registrar)).items.length;
    const answer = await registrar.send('POST', '/incoming/email', formOf({ name: '来函.eml', type: 'message/rfc822', content: MAIL }));
    expect(answer.status, answer.bytes.toString()).toBe(201);
    const { letter, channel } = answer.json<EmailLetter>();
    expect([channel, letter.title, letter.kind, letter.number, letter.sender.name]).toEqual([
      'email',
      '关于征求意见的函',
      'letter',
      '市某局〔2026〕7号',
      '某局',
    ]);
    expect(letter.attachments.map((one) => one.name)).toEqual(['来函.eml']);
    expect((await papers(registrar)).items.length).toBe(before);
    // As it was filled in, it can be registered; its file is then the matter's.
    const done = await registrar.post('/incoming', { letter: { ...letter, sender: { class: 'peer', name: '某局' } }, channel });
    expect(done.status).toBe(201);
  });

  it('with a secrecy mark is refused whole', async () => {
    const marked = MAIL.replace('现征求你们的意见', '机密★1年\r\n现征求你们的意见');
    const answer = await registrar.send('POST', '/incoming/email', formOf({ name: '来函.eml', type: 'message/rfc822', content: marked }));
    expect([answer.status, answer.problem().code]).toEqual([422, 'secrecy.refused']);
  });
});

describe('templates and phrases', () => {
  it('are the office’s to set for the government, and anyone’s for himself; places are filled for the paper', async () => {
    const refused = await deputy.send('PUT', '/incoming/templates/phrases', { body: { items: [{ text: '照办。' }] } });
    expect([refused.status, refused.problem().code]).toEqual([403, 'permission.denied']);
    const empty = await deputy.send('PUT', '/incoming/templates/own-phrases', { body: { items: [{ text: ' ' }] } });
    expect(empty.status).toBe(400);

    const own = await deputy.send('PUT', '/incoming/templates/own-phrases', { body: { items: [{ text: '请抓紧。' }] } });
    expect(own.json<TemplateLists>().ownPhrases.map((one) => one.text)).toEqual(['请抓紧。']);
    const text = '{来文单位}《{标题}》，拟呈{领导}批示，由{主办}办理。';
    await registrar.send('PUT', '/incoming/templates/recommend', { body: { items: [{ name: '呈批', text, nature: 'handle' }] } });

    const { id } = await register(registrar, { number: '泽财字〔2026〕43号', title: '关于某项资金的请示' });
    const view = await paper(registrar, id);
    expect(view.templates.recommend).toEqual([
      {
        name: '呈批',
        text,
        nature: 'handle',
        filled: '县财政局《关于某项资金的请示》，拟呈{领导}批示，由{主办}办理。',
      },
    ]);
    // A title that begins with its sender says who sent it.
    const { id: named } = await register(registrar, { number: '泽财字〔2026〕44号', title: '县财政局关于某项资金的请示' });
    expect((await paper(registrar, named)).templates.recommend.map((one) => one.filled)).toEqual([
      '《县财政局关于某项资金的请示》，拟呈{领导}批示，由{主办}办理。',
    ]);
    // Nobody else has the deputy's own; another government has none of it.
    expect((await registrar.get('/incoming/templates')).json<TemplateLists>().ownPhrases).toEqual([]);
    const elsewhere = (await (await signIn(world, 'w.registrar')).get('/incoming/templates')).json<TemplateLists>();
    expect(elsewhere.recommend.map((one) => one.name)).not.toContain('呈批');
    expect(elsewhere.phrases.length).toBeGreaterThan(0);
    // An empty list brings the built-in one back.
    const back = await registrar.send('PUT', '/incoming/templates/recommend', { body: { items: [] } });
    expect(back.json<TemplateLists>().recommend.map((one) => one.name)).toContain('转办');
  });

  it('of two who change one list at once the second is told, and nothing of the first is lost', async () => {
    const lists = async () => (await registrar.get('/incoming/templates')).json<TemplateLists>();
    const put = (items: readonly { readonly text: string }[], seen: string | null) =>
      registrar.send('PUT', '/incoming/templates/return', { body: { items, seen } });
    expect((await lists()).changed).not.toHaveProperty('return');
    expect((await put([{ text: '{来文单位}：请会签后重报。' }], '2026-01-01T00:00:00.000Z')).problem().code).toBe('conflict.stale');

    const first = await put([{ text: '{来文单位}：请会签后重报。' }], null);
    expect(first.json<TemplateLists>().returns.map((one) => one.text)).toEqual(['{来文单位}：请会签后重报。']);
    const second = await put([{ text: '请一事一文。' }], null);
    expect([second.status, second.problem().code]).toEqual([409, 'conflict.stale']);
    const { changed, returns } = await lists();
    expect(returns.map((one) => one.text)).toEqual(['{来文单位}：请会签后重报。']);

    // At the desk with its places filled; a department is not shown what the office writes with.
    const { id } = await register(registrar, { number: '泽财字〔2026〕44号' });
    expect((await paper(registrar, id)).templates.returns.map((one) => one.filled)).toEqual(['县财政局：请会签后重报。']);
    expect((await put([], changed.return ?? null)).json<TemplateLists>().returns.map((one) => one.name)).toContain('未经会签');
  });
});

describe('卫东 56: an opinion on a request has to be explicit', () => {
  it('a circle is refused on a request and means read on a report', async () => {
    const [clerk, leader] = (await Promise.all(['w.registrar', 'w.deputy'].map((one) => signIn(world, one)))) as [Desk, Desk];
    const request = await register(clerk, { number: '卫财〔2026〕1号' });
    await on(clerk, request.id, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    expect((await paper(leader, request.id)).opinionForm).toMatchObject({
      explicit: true,
      circleMeansRead: true,
      citation: { label: '第五十六条' },
    });
    for (const input of [{ form: 'circle' }, { form: 'text', view: 'read', text: '阅' }]) {
      const refused = await tryOn(leader, request.id, 'instruct', input);
      expect([refused.status, refused.problem().verdict?.findings[0]?.code]).toEqual([422, 'opinion.incomplete']);
      expect(refused.problem().verdict?.findings[0]?.citation?.label).toBe('第五十六条');
    }
    await on(leader, request.id, 'instruct', { form: 'text', view: 'agree', text: '同意。' });

    const report = await register(clerk, { ...REPORT, number: '卫财〔2026〕2号' });
    await on(clerk, report.id, 'recommend', { opinion: '拟请阅', nature: 'read', leaders: ['deputy'] });
    await on(leader, report.id, 'instruct', { form: 'circle' });
    expect((await paper(clerk, report.id)).opinions.map((one) => [one.form, one.view])).toEqual([['circle', 'read']]);
  });
});
