import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachmentView } from '../src/contracts/index.ts';
import { DECLARATION_IN_USE } from '../src/files/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { draftOf, NOTICE } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

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

const BOUNDARY = 'lingxing-test-boundary';
function upload(desk: Desk, name: string, type: string, content: string | Buffer, declaration = ''): Promise<Answer> {
  const payload = Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="declaration"\r\n\r\n${declaration}\r\n`),
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return desk.send('POST', '/attachments', { payload, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } });
}

describe('an attachment', () => {
  it('that is too large, of no allowed type, mislabelled or empty is refused with the way out', async () => {
    const answers = [
      [await upload(clerk, '大.txt', 'text/plain', 'x'.repeat(1024 * 1024 + 1)), 413, 'request.too-large'],
      [await upload(clerk, '程序.exe', 'application/octet-stream', 'MZ'), 422, 'file.refused'],
      [await upload(clerk, '图.png', 'image/png', '这不是图片'), 422, 'file.refused'],
      [await upload(clerk, '空.txt', 'text/plain', ''), 422, 'file.refused'],
    ] as const;
    for (const [answer, status, code] of answers) {
      expect([answer.status, answer.problem().code]).toEqual([status, code]);
      expect(answer.problem().detail).toMatch(/请/u);
    }
  });

  it('with a secrecy mark is refused and leaves no file behind', async () => {
    const answer = await upload(clerk, '方案.txt', 'text/plain', '机密★1年\n关于某事的方案\n');
    expect([answer.status, answer.problem().code]).toEqual([422, 'secrecy.refused']);
    const { readdir } = await import('node:fs/promises');
    const files = await readdir(`${world.folder}/files`, { recursive: true, withFileTypes: true });
    expect(files.filter((f) => f.isFile()).map((f) => f.name)).toEqual([]);
  });

  it('without a file, or no form at all, is refused', async () => {
    expect((await clerk.post('/attachments', {})).status).toBe(415);
    const empty = await clerk.send('POST', '/attachments', {
      payload: `--${BOUNDARY}--\r\n`,
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    });
    expect([empty.status, empty.problem().code]).toEqual([400, 'request.invalid']);
  });

  it('is opened by its uploader, then by those who may read the matter that refers to it, and by nobody else', async () => {
    const sent = await upload(clerk, '附表.csv', 'text/csv', '项目,金额\n甲,1\n');
    expect(sent.status, sent.bytes.toString()).toBe(201);
    const file = sent.json<AttachmentView>();
    expect(file).toMatchObject({ name: '附表.csv', mediaType: 'text/csv', size: Buffer.byteLength('项目,金额\n甲,1\n'), coverage: 'full' });
    const mine = await clerk.get(`/attachments/${file.hash}`);
    expect([mine.status, mine.bytes.toString(), mine.headers['content-type']]).toEqual([200, '项目,金额\n甲,1\n', 'text/csv']);
    expect(mine.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('附表.csv')}`);
    for (const desk of [other, registrar]) expect((await desk.get(`/attachments/${file.hash}`)).status).toBe(404);
    const { name, hash, mediaType, size } = file;
    const attachments = [{ title: '附表', file: { name, hash, mediaType, size } }];
    // Naming the hash in a draft of one's own opens nothing.
    expect((await other.post('/documents', { draft: draftOf({ attachments }) })).status).toBe(400);

    expect((await clerk.post('/documents', { draft: draftOf({ attachments }) })).status).toBe(201);
    expect((await registrar.get(`/attachments/${hash}`)).status).toBe(200);
    expect((await other.get(`/attachments/${hash}`)).status).toBe(404);
    expect((await (await signIn(world, 'w.registrar')).get(`/attachments/${hash}`)).status).toBe(404);
    expect((await (await signIn(world, 'sysadmin')).get(`/attachments/${hash}`)).status).toBe(403);
  });

  it('of the same content from two people is each one’s own', async () => {
    const text = '同一内容，两人各传一次。';
    const first = (await upload(clerk, '甲.txt', 'text/plain', text)).json<AttachmentView>();
    const second = (await upload(other, '乙.txt', 'text/plain', text)).json<AttachmentView>();
    expect(second.hash).toBe(first.hash);
    expect((await other.get(`/attachments/${first.hash}`)).headers['content-disposition']).toContain(encodeURIComponent('乙.txt'));
    const evidence = [
      {
        kind: 'research' as const,
        note: '调研报告',
        attachment: { hash: second.hash, name: '乙.txt', mediaType: 'text/plain', size: second.size },
      },
    ];
    expect((await other.post('/documents', { draft: draftOf({ evidence }) })).status).toBe(201);
  });

  it('that is an image stands on the sheet', async () => {
    // One red pixel.
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64');
    const sent = await upload(clerk, '示意图.png', 'image/png', png, DECLARATION_IN_USE);
    expect(sent.status, sent.bytes.toString()).toBe(201);
    const image = { type: 'image' as const, attachment: sent.json<AttachmentView>().hash, widthMm: 20 };
    const plain = await clerk.post('/sheets', { draft: NOTICE });
    const withImage = await clerk.post('/sheets', { draft: draftOf({ body: [...NOTICE.body, image] }) });
    for (const sheet of [plain, withImage]) expect([sheet.status, sheet.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(withImage.bytes.toString('latin1')).toMatch(/\/Subtype\s*\/Image/u);
    expect(plain.bytes.toString('latin1')).not.toMatch(/\/Subtype\s*\/Image/u);
    // Another's draft cannot show it.
    expect((await other.post('/sheets', { draft: draftOf({ body: [image] }) })).status).toBe(400);
  });
});
