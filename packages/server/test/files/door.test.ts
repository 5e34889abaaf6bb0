/** The door as the API opens it: what is answered, and that a refusal leaves no trace on disk or in the database. */
import { readdir } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { strToU8 } from 'fflate';
import type { AttachmentAbout, AttachmentView, MailView } from '../../src/contracts/index.ts';
import { DECLARATION_IN_USE, DECLARATIONS } from '../../src/files/index.ts';
import { buildApp, tenantDatabase } from '../../src/index.ts';
import { Desk, signIn, type Answer } from '../support/desk.ts';
import { draftOf } from '../support/drafts.ts';
import { openWorld, type World } from '../support/world.ts';
import { attachedAs, compound, docx, flagged, mail, pdf, png, scanPdf, word } from './samples.ts';

let world: World;
let clerk: Desk;
let other: Desk;
let registrar: Desk;
beforeAll(async () => {
  world = await openWorld();
  [clerk, other, registrar] = (await Promise.all(['finance-clerk', 'justice-clerk', 'registrar'].map((a) => signIn(world, a)))) as [
    Desk,
    Desk,
    Desk,
  ];
});
afterAll(() => world.close());

const BOUNDARY = 'lingxing-door-boundary';
const HEADERS = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const field = (name: string, value: string): Buffer =>
  Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
const file = (name: string, type: string, content: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`),
    Buffer.from(content as Uint8Array),
    Buffer.from('\r\n'),
  ]);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);
const VAGUE = 'application/octet-stream';

const form = (desk: Desk, path: string, parts: readonly Buffer[]): Promise<Answer> =>
  desk.send('POST', path, { payload: Buffer.concat(parts), headers: HEADERS });
const upload = (desk: Desk, name: string, content: string | Uint8Array, declaration = ''): Promise<Answer> =>
  form(desk, '/attachments', [field('declaration', declaration), file(name, VAGUE, content), END]);
const bring = (desk: Desk, content: Uint8Array, fields: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  form(desk, '/attachments/mail', [
    ...Object.entries(fields).map(([k, v]) => field(k, v)),
    file('来函.eml', 'message/rfc822', content),
    END,
  ]);

const TABLES = ['attachment', 'attachment_upload', 'attachment_text', 'declared'] as const;

/** Every file below the store, and the rows of every table of attachments. */
async function traces(): Promise<Record<string, number>> {
  const entries = await readdir(`${world.folder}/files`, { recursive: true, withFileTypes: true });
  const rows = await Promise.all(
    TABLES.map((table) => world.behind((c) => c.query<{ n: number }>(`select count(*)::integer as n from ${table}`))),
  );
  return {
    files: entries.filter((entry) => entry.isFile() || entry.name.startsWith('mail-')).length,
    ...Object.fromEntries(TABLES.map((table, i) => [table, rows[i]?.rows[0]?.n ?? -1])),
  };
}

const SENDER = ['From: a@b.example', `Subject: ${word('来函')}`, 'Date: Mon, 23 Nov 2026 09:30:00 +0800'];
const TEXT = [['Content-Type: text/plain; charset=utf-8'], '函告如下。'] as const;
const part = (name: string, bytes: Uint8Array | string) => [attachedAs(name, VAGUE), bytes] as const;

describe('a refusal', () => {
  const bomb = docx(['x'], { 'word/media/a.bin': new Uint8Array(40 * 1024 * 1024) });
  it.each([
    ['程序.exe', 'MZ', 422, 'file.refused', 'type-not-allowed'],
    ['图.png', '这不是图片', 422, 'file.refused', 'mislabelled'],
    ['空.txt', '', 422, 'file.refused', 'empty'],
    ['坏.docx', docx(['x'.repeat(5_000)]).slice(0, 400), 422, 'file.refused', 'corrupt'],
    ['炸弹.docx', bomb, 422, 'file.refused', 'expands-too-far'],
    ['越界.docx', docx(['x'], { '../x.xml': strToU8('x') }), 422, 'file.refused', 'corrupt'],
    ['a\u202exslx.exe', 'MZ', 422, 'file.refused', 'name-invalid'],
    [`${'长'.repeat(90)}.txt`, '甲', 422, 'file.refused', 'name-invalid'],
    ['来函.msg', compound('WordDocument'), 422, 'file.refused', 'type-not-allowed'],
    ['大.txt', 'x'.repeat(1024 * 1024 + 1), 413, 'request.too-large', 'too-large'],
    ['锁.docx', compound(), 422, 'file.undeclared', 'encrypted'],
    ['锁.docx', flagged(docx(['x']), 1), 422, 'file.undeclared', 'encrypted'],
    ['扫描.pdf', scanPdf(), 422, 'file.undeclared', 'unreadable'],
    ['方案.pdf', pdf(['机密★1年', '方案']), 422, 'secrecy.refused', 'classified'],
  ])('of %s leaves no trace and says why and what to do', async (name, content, status, code, reason) => {
    const answer = await upload(clerk, name, content);
    const problem = answer.problem();
    expect([answer.status, problem.code, problem.files?.map((one) => one.code)]).toEqual([status, code, [reason]]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problem.detail).toMatch(/^.+：.+。[请涉].+。$/u);
    const declared = { edition: DECLARATION_IN_USE, text: DECLARATIONS[DECLARATION_IN_USE] };
    expect(problem.declaration).toEqual(code === 'file.undeclared' ? declared : undefined);
    expect(await traces()).toEqual({ files: 0, attachment: 0, attachment_upload: 0, attachment_text: 0, declared: 0 });
  });

  const nothing = { files: 0, attachment: 0, attachment_upload: 0, attachment_text: 0, declared: 0 };

  it('of an e-mail with one bad attachment names it and leaves no trace of the others', async () => {
    const bytes = mail(SENDER, [
      TEXT,
      part('通知.pdf', pdf(['通知'])),
      part('表.xls', compound('WordDocument')),
      part('扫描.pdf', scanPdf()),
    ]);
    const answer = await bring(registrar, bytes);
    expect([answer.status, answer.problem().code]).toEqual([422, 'file.refused']);
    expect(answer.problem().files?.map(({ n, name, code, declarable }) => [n, name, code, declarable])).toEqual([
      [2, '表.xls', 'type-not-allowed', false],
      [3, '扫描.pdf', 'unreadable', true],
    ]);
    expect(await traces()).toEqual(nothing);
  });

  it('of a form that breaks off, holds two files, or an unknown declaration', async () => {
    const answers = [
      await form(clerk, '/attachments', [file('甲.txt', 'text/plain', '甲')]),
      await form(clerk, '/attachments', [file('甲.txt', 'text/plain', '甲'), file('乙.txt', 'text/plain', '乙'), END]),
      await form(registrar, '/attachments/mail', [file('甲.eml', VAGUE, mail(SENDER, [TEXT])), file('乙.txt', VAGUE, '乙'), END]),
      await upload(clerk, '扫描.pdf', scanPdf(), '1999-1'),
      await bring(registrar, mail(SENDER, [TEXT]), { without: 'x' }),
    ];
    for (const answer of answers) expect(answer.status, answer.bytes.toString()).toBe(400);
    expect(await traces()).toEqual(nothing);
  });

  it('of an upload that is broken off on the way', async () => {
    await world.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = world.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const head = Object.entries({
      ...HEADERS,
      host: 'localhost',
      cookie: clerk.cookie,
      'x-csrf-token': clerk.me.csrf,
      'content-length': '900000',
    });
    socket.write(`POST /api/v1/attachments HTTP/1.1\r\n${head.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`);
    socket.write(file('甲.txt', 'text/plain', '甲'.repeat(100_000)).subarray(0, -2));
    // The upload has begun: its file lies in the spool.
    try {
      await vi.waitFor(async () => expect((await traces())['files']).toBe(1), { timeout: 60_000 });
    } finally {
      socket.destroy();
    }
    await vi.waitFor(async () => expect(await traces()).toEqual(nothing), { timeout: 60_000 });
  });

  it('of the database takes the files back', async () => {
    const noteAttachments = (): Promise<void> => Promise.reject(new Error('no space left in the database'));
    const app = await buildApp({
      ...world.deps,
      ledger: { ...world.ledger, noteAttachments },
      options: { ...world.deps.options, logger: false },
    });
    const desk = new Desk({ ...world, app }, registrar.cookie, registrar.me);
    expect((await upload(desk, '甲.txt', '甲')).status).toBe(500);
    expect((await bring(desk, mail(SENDER, [TEXT, part('甲.txt', '甲'), part('乙.txt', '乙')]))).status).toBe(500);
    await app.close();
    expect(await traces()).toEqual(nothing);
  });
});

describe('what comes in', () => {
  it('has its text kept for search, once for the same content', async () => {
    const first = (await upload(clerk, '通知.pdf', pdf(['关于防汛的通知'], ['次页']))).json<AttachmentView>();
    const second = (await upload(other, '另名.pdf', pdf(['关于防汛的通知'], ['次页']))).json<AttachmentView>();
    expect(second.hash).toBe(first.hash);
    const { rows } = await world.behind((c) => c.query<object>('select text, coverage from attachment_text where hash = $1', [first.hash]));
    expect(rows).toEqual([{ text: '关于防汛的通知\n次页', coverage: 'full' }]);
    expect((await clerk.get(`/attachments/${first.hash}/about`)).json<AttachmentAbout>()).toEqual({
      hash: first.hash,
      name: '通知.pdf',
      mediaType: 'application/pdf',
      size: first.size,
      coverage: 'full',
      declarations: [],
    });
  });

  it('unread carries its declaration, which the readers of the matter see and nobody can change', async () => {
    const sent = await upload(clerk, '照片.png', png(), DECLARATION_IN_USE);
    expect(sent.status, sent.bytes.toString()).toBe(201);
    const view = sent.json<AttachmentView>();
    expect(view).toMatchObject({ coverage: 'none', unread: '图片没有可查验的文字。' });
    // Another brings the same picture; the first one's readers are not told of it.
    expect((await upload(other, '照片.png', png(), DECLARATION_IN_USE)).status).toBe(201);
    const { hash, name, mediaType, size } = view;
    const attachments = [{ title: '照片', file: { hash, name, mediaType, size } }];
    expect((await registrar.get(`/attachments/${hash}/about`)).status).toBe(404);
    expect((await clerk.post('/documents', { draft: draftOf({ attachments }) })).status).toBe(201);
    const about = (await registrar.get(`/attachments/${hash}/about`)).json<AttachmentAbout>();
    expect(about.declarations).toEqual([
      { by: '县财政局文书', at: '2026-11-23T01:00:00.000Z', text: '我已核对原件，内容不涉及国家秘密。' },
    ]);
    expect((await other.get(`/attachments/${hash}/about`)).json<AttachmentAbout>().declarations.map((one) => one.by)).toEqual([
      '县司法局文书',
    ]);
    for (const statement of ['update declared set wording = $1', 'delete from declared where wording = $1'])
      await expect(tenantDatabase(world.pool).inTenant('zezhou', (q) => q.query(statement, ['x']))).rejects.toThrow(/permission denied/u);
  });

  it('needs the declaration of each who brings it', async () => {
    expect((await upload(registrar, '照片.png', png())).problem().code).toBe('file.undeclared');
  });

  it('as an e-mail: the registrar has its sender, date and text, and each attachment by itself', async () => {
    const before = await traces();
    const bytes = mail(SENDER, [TEXT, part('甲.txt', '甲附件文字'), part('乙.docx', docx(['乙附件文字'])), part('丙.pdf', scanPdf())]);
    expect((await bring(registrar, bytes)).problem()).toMatchObject({ code: 'file.undeclared', files: [{ n: 3, name: '丙.pdf' }] });
    expect(await traces()).toEqual(before);
    const answer = await bring(registrar, bytes, { declaration: DECLARATION_IN_USE });
    expect(answer.status, answer.bytes.toString()).toBe(201);
    const view = answer.json<MailView>();
    expect(view).toMatchObject({
      subject: '来函',
      from: { address: 'a@b.example' },
      date: '2026-11-23T01:30:00.000Z',
      text: '函告如下。',
      leftOut: [],
    });
    expect(view.attachments.map(({ name, coverage }) => [name, coverage])).toEqual([
      ['甲.txt', 'full'],
      ['乙.docx', 'full'],
      ['丙.pdf', 'none'],
    ]);
    for (const one of [...view.attachments, view.original])
      expect((await registrar.get(`/attachments/${one?.hash}`)).bytes.length).toBe(one?.size);
    expect((await registrar.get(`/attachments/${view.original?.hash}`)).bytes.equals(Buffer.from(bytes))).toBe(true);
    const after = await traces();
    expect(Object.fromEntries(Object.entries(after).map(([key, n]) => [key, n - (before[key] ?? 0)]))).toEqual({
      files: 4,
      attachment: 4,
      attachment_upload: 4,
      attachment_text: 4,
      // Of the scan, and of the message that holds it.
      declared: 2,
    });
    expect((await clerk.get(`/attachments/${view.attachments[0]?.hash}`)).status).toBe(404);
  });
});
