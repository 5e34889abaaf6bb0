/**
 * What comes in by e-mail and as a file, from the door to the register: forty attachments, five hundred pages, GBK; and what
 * is hostile: a clear answer, nothing in the register and nothing half stored.
 */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmailLetter, Problem } from '../src/contracts/index.ts';
import { attachedAs, compound, docx, flagged, mail, pdf, word } from './files/samples.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { formOf, paper, papers, register } from './support/incoming.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let registrar: Desk;
let justice: Desk;
beforeAll(async () => {
  world = await openWorld();
  [registrar, justice] = (await Promise.all(['registrar', 'justice-clerk'].map((one) => signIn(world, one)))) as [Desk, Desk];
  // Something is there already: what a refusal leaves is measured against it.
  expect((await upload('先收的.docx', docx(['先收的材料']))).status).toBe(201);
});
afterAll(() => world.close());

const SENDER = [
  'From: =?utf-8?B?5p+Q5bGA?= <office@example.test>',
  `Subject: ${word('关于征求意见的函')}`,
  'Date: Fri, 20 Nov 2026 10:00:00 +0800',
];
const TEXT = [['Content-Type: text/plain; charset=utf-8'], '现征求意见，请函复。'] as const;
const part = (name: string, content: Uint8Array | string) => [attachedAs(name, 'application/octet-stream'), content] as const;
const many = (n: number) => Array.from({ length: n }, (_, i) => part(`附件${i + 1}.docx`, docx([`第${i + 1}号材料`])));

const bring = (content: Uint8Array): Promise<Answer> =>
  registrar.send('POST', '/incoming/email', formOf({ name: '来函.eml', type: 'message/rfc822', content: Buffer.from(content) }));
const upload = (name: string, content: Uint8Array): Promise<Answer> =>
  registrar.send('POST', '/attachments', formOf({ name, type: 'application/octet-stream', content: Buffer.from(content) }));

/** Files in the store, rows of attachments, papers in the register. */
async function stored(): Promise<readonly [files: number, rows: number, papers: number]> {
  const entries = await readdir(`${world.folder}/files`, { recursive: true, withFileTypes: true });
  const { rows } = await world.behind((c) => c.query<{ n: number }>('select count(*)::integer as n from attachment'));
  return [entries.filter((one) => one.isFile()).length, rows[0]?.n ?? -1, (await papers(registrar)).items.length];
}

describe('what is hostile', () => {
  const bomb = docx(['x'], { 'word/media/a.bin': new Uint8Array(40 * 1024 * 1024) });
  it.each([
    ['a locked DOCX', '方案.docx', compound(), 'encrypted'],
    ['a DOCX with locked parts', '方案.docx', flagged(docx(['x']), 1), 'encrypted'],
    ['a zip bomb', '方案.docx', bomb, 'expands-too-far'],
    ['a file that lies about its type', '方案.pdf', docx(['x']), 'mislabelled'],
  ] as const)('%s among forty attachments: the mail stays out as a whole, and the file is named', async (_, name, content, code) => {
    const before = await stored();
    const answer = await bring(mail(SENDER, [TEXT, ...many(20), part(name, content), ...many(19)]));
    expect(answer.status).toBe(422);
    const problem: Problem = answer.problem();
    expect(problem.files?.map((one) => [one.n, one.name, one.code])).toEqual([[21, name, code]]);
    expect(await stored()).toEqual(before);
    // The same by itself.
    expect((await upload(name, content)).problem().files?.map((one) => one.code)).toEqual([code]);
    expect(await stored()).toEqual(before);
  });

  it('one attachment more than a mail may have', async () => {
    const before = await stored();
    const answer = await bring(mail(SENDER, [TEXT, ...many(400)]));
    expect([answer.status >= 400 && answer.status < 500, answer.problem().detail !== undefined]).toEqual([true, true]);
    expect(await stored()).toEqual(before);
  });
});

describe('what comes in', () => {
  it('an e-mail with forty attachments is filled in, registered, and found by the words of the last', async () => {
    const answer = await bring(mail(SENDER, [TEXT, ...many(39), part('名单.docx', docx(['附：参训人员花名册']))]));
    expect(answer.status, answer.bytes.toString()).toBe(201);
    const { letter } = answer.json<EmailLetter>();
    expect([letter.attachments.length, letter.attachments.at(-1)?.name]).toEqual([41, '名单.docx']);
    const { id } = await register(registrar, { ...letter, sender: { class: 'peer', name: '某局' } }, { channel: 'email' });
    expect((await paper(registrar, id)).letter.attachments).toHaveLength(41);
    expect((await papers(registrar, 'q=参训人员花名册')).items.map((one) => one.id)).toEqual([id]);
    // Whoever may not read the paper finds neither it nor its files.
    expect((await papers(justice, 'q=参训人员花名册')).items).toEqual([]);
    expect((await justice.get(`/attachments/${letter.attachments.at(-1)?.hash ?? ''}`)).status).toBe(404);
  });

  it('an e-mail in GBK is read in its own characters', async () => {
    // 请函复 in GBK.
    const body = Buffer.from('c7ebbaafb8b4', 'hex');
    const answer = await bring(mail(SENDER, [[['Content-Type: text/plain; charset=gbk'], body], part('说明.txt', body)]));
    expect(answer.status, answer.bytes.toString()).toBe(201);
    expect(answer.json<EmailLetter>().letter.text).toContain('请函复');
  });

  it('a PDF of five hundred pages is taken in and found by its last page', async () => {
    const pages = Array.from({ length: 499 }, (_, i) => [`第${i + 1}页`]);
    const answer = await upload('汇编.pdf', pdf(...pages, ['末页压轴之语']));
    expect(answer.status, answer.bytes.toString()).toBe(201);
    const file = answer.json<{ hash: string; name: string; mediaType: string; size: number }>();
    const { id } = await register(registrar, { title: '关于报送制度汇编的报告', kind: 'report', number: '', attachments: [file] });
    expect((await papers(registrar, 'q=压轴之语')).items.map((one) => one.id)).toEqual([id]);
  }, 120_000);
});
