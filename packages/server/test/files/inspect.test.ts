import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discardUpload, inspectUpload, UPLOAD_REFUSALS, type InspectOptions } from '../../src/files/index.ts';
import { compound, docx, lockedPdf, ofd, pdf, png, wordXml, xlsx } from './samples.ts';

let spool = '';
beforeAll(() => {
  spool = mkdtempSync(path.join(tmpdir(), 'lingxing-door-'));
});
afterAll(() => rmSync(spool, { recursive: true, force: true }));

const bring = (bytes: Uint8Array | AsyncIterable<Uint8Array>, name: string, type = '', options: Partial<InspectOptions> = {}) =>
  inspectUpload(bytes, name, type, { spool, ...options });

/** The refusal of a file, having seen that nothing of it stayed. */
async function refusal(...args: Parameters<typeof bring>) {
  const result = await bring(...args);
  expect(readdirSync(spool)).toEqual([]);
  if (result.ok) throw new Error(`let in as ${result.mediaType}`);
  expect(result.refusal.wayOut).toBe(UPLOAD_REFUSALS[result.refusal.code].wayOut);
  expect(result.refusal.message).toMatch(/。$/);
  return result.refusal.code;
}

async function admitted(...args: Parameters<typeof bring>) {
  const result = await bring(...args);
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  expect(existsSync(result.spooled)).toBe(true);
  await discardUpload(result);
  expect(existsSync(result.spooled)).toBe(false);
  return result;
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

async function* broken(): AsyncGenerator<Uint8Array> {
  yield utf8('开头');
  throw new Error('connection lost');
}

describe('names and types', () => {
  it.each(['', '   ', '.docx', '无扩展名', 'a.', '../a.pdf', 'a\\b.pdf', 'a\u0000.pdf', 'a\u202efdp.exe.pdf', `${'长'.repeat(210)}.txt`])(
    'refuses the name %j',
    async (name) => expect(await refusal(utf8('x'), name)).toBe('name-invalid'),
  );
  it.each(['材料.zip', '材料.rar', '材料.exe', '材料.html', '材料.svg', '材料.docm', '材料.doc', '材料.js'])(
    'does not take %s',
    async (name) => expect(await refusal(utf8('x'), name)).toBe('type-not-allowed'),
  );
  it('refuses a declared type that cannot belong to the name', async () => {
    expect(await refusal(pdf(['通知']), '通知.pdf', 'text/html')).toBe('mislabelled');
    expect(await refusal(utf8('甲'), '表.csv', 'image/png')).toBe('mislabelled');
  });
  it('takes vague and customary declarations', async () => {
    await admitted(pdf(['通知']), '通知.PDF', 'application/octet-stream');
    await admitted(utf8('甲,乙'), '表.csv', 'application/vnd.ms-excel');
    await admitted(utf8('# 甲'), '说明.md', 'text/plain; charset=utf-8');
  });
});

describe('size', () => {
  it('refuses an empty file, and a text of blanks', async () => {
    expect(await refusal(new Uint8Array(0), '空.pdf')).toBe('empty');
    expect(await refusal(utf8(' \r\n\t'), '空.txt')).toBe('empty');
  });

  it('stops reading a stream as soon as the limit is passed', async () => {
    let given = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          given += 1_000;
          yield Buffer.alloc(1_000, 0x61);
        }
      } finally {
        closed = true;
      }
    }
    expect(await refusal(endless(), '长.txt', '', { maxBytes: 10_000 })).toBe('too-large');
    expect(given).toBe(11_000);
    expect(closed).toBe(true);
  });

  it('takes a file of exactly the limit', async () => {
    expect((await admitted(Buffer.alloc(10_000, 0x61), '长.txt', '', { maxBytes: 10_000 })).size).toBe(10_000);
  });

  it('a stream that breaks off leaves nothing', async () => {
    await expect(bring(broken(), '文.txt')).rejects.toThrow('connection lost');
    expect(readdirSync(spool)).toEqual([]);
  });
});

describe('content against name', () => {
  it.each([
    ['a PDF called DOCX', pdf(['x']), 'x.docx'],
    ['a DOCX called PDF', docx(['x']), 'x.pdf'],
    ['an XLSX called DOCX', xlsx([['x']]), 'x.docx'],
    ['a DOCX called OFD', docx(['x']), 'x.ofd'],
    ['any zip called DOCX', zipSync({ 'a.txt': strToU8('a') }), 'x.docx'],
    ['any zip called OFD', zipSync({ 'a.txt': strToU8('a') }), 'x.ofd'],
    ['a DOCX with macros', docx(['x'], { 'word/vbaProject.bin': new Uint8Array(8) }), 'x.docx'],
    ['a picture called TXT', png(), 'x.txt'],
    ['a PDF called TXT', pdf(['x']), 'x.txt'],
    ['text called PNG', utf8('不是图片'), 'x.png'],
    ['a PNG called JPG', png(), 'x.jpg'],
    ['a program called TXT', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(300)]), 'x.txt'],
    ['bytes that are no text', Buffer.from([0x61, 0x00, 0x62, 0x01]), 'x.txt'],
  ])('%s', async (_, bytes, name) => expect(await refusal(bytes, name)).toBe('mislabelled'));

  it.each([
    ['docx', docx(['正文']), '文.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '正文'],
    ['xlsx', xlsx([['甲', '乙']]), '表.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '甲\t乙'],
    ['ofd', ofd([[20, 30, 40, '公文']]), '文.ofd', 'application/ofd', '公文'],
    ['pdf', pdf(['第一行', '第二行'], ['次页']), '文.pdf', 'application/pdf', '第一行\n第二行\f次页'],
    ['txt', utf8('\ufeff各科室'), '文.txt', 'text/plain', '各科室'],
  ])('takes %s for what it is', async (_, bytes, name, mediaType, text) => {
    const result = await admitted(bytes, name);
    expect(result).toMatchObject({ mediaType, name, size: bytes.length, coverage: 'full' });
    expect(result.text.trim()).toBe(text);
    expect(result.hash).toBe(createHash('sm3').update(bytes).digest('hex'));
  });

  it('reads the part that a package names as its document', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>',
      ),
      'word/document2.xml': strToU8(wordXml('网页版文档')),
    });
    expect((await admitted(bytes, '文.docx')).text.trim()).toBe('网页版文档');
  });

  it('a picture has nothing to read, and says so', async () => {
    expect(await admitted(png(), '图.png', 'image/png')).toMatchObject({ mediaType: 'image/png', text: '', coverage: 'none' });
  });

  it('reads GBK, GB18030 beyond it, and UTF-16', async () => {
    // 财政局 in GBK; 㐀 (U+3400) is 0x8139EE39 in GB18030.
    expect((await admitted(Buffer.from('b2c6d5febed6', 'hex'), 'a.txt')).text).toBe('财政局');
    expect((await admitted(Buffer.from('b2c68139ee39', 'hex'), 'a.txt')).text).toBe('财㐀');
    expect((await admitted(Buffer.from('fffe228d3f65', 'hex'), 'a.txt')).text).toBe('财政');
  });

  it('a sentence that begins like a bitmap is a sentence', async () => {
    expect((await admitted(utf8('BM 系统上线安排'), 'a.txt')).text).toBe('BM 系统上线安排');
  });
});

describe('locked and broken files', () => {
  it.each([
    ['a DOCX with a password', compound(), 'x.docx', 'encrypted'],
    ['an XLSX with a password', compound(), 'x.xlsx', 'encrypted'],
    ['a PDF with a password', lockedPdf(), 'x.pdf', 'encrypted'],
    ['an OFD with encrypted parts', zipSync({ 'OFD.xml': strToU8('<OFD/>'), 'Encryptions.xml': strToU8('<E/>') }), 'x.ofd', 'encrypted'],
    ['a DOCX cut short', docx(['x'.repeat(2_000)]).slice(0, 500), 'x.docx', 'corrupt'],
    ['a PDF without structure', Buffer.from('%PDF-1.7\nnothing more\n'), 'x.pdf', 'corrupt'],
    ['a PNG cut short', png().slice(0, 50), 'x.png', 'corrupt'],
  ])('%s', async (_, bytes, name, code) => expect(await refusal(bytes, name)).toBe(code));

  it('a DOCX whose compressed text was damaged', async () => {
    const bytes = Buffer.from(docx(Array.from({ length: 200 }, (_, i) => `第${i}段，各部门认真落实。`)));
    const at = bytes.indexOf('word/document.xml') + 'word/document.xml'.length;
    bytes.fill(0xff, at + 20, at + 60);
    expect(await refusal(bytes, 'x.docx')).toBe('corrupt');
  });
});

describe('bombs', () => {
  it('a small DOCX that expands beyond the ratio', async () => {
    const bomb = docx(['x'], { 'word/media/image1.bin': new Uint8Array(40 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb, 'x.docx')).toBe('expands-too-far');
  });
  it('more entries than a document has', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`word/media/${i}.bin`, new Uint8Array(1)]));
    const container = { totalBytes: 1e9, ratio: 100, ratioFrom: 1e9, entries: 20, keptBytes: 1e6 };
    expect(await refusal(docx(['x'], many), 'x.docx', '', { extract: { container } })).toBe('expands-too-far');
  });
  it('a picture of more pixels than any sheet needs', async () => {
    expect(await refusal(png(60_000, 60_000), 'x.png')).toBe('expands-too-far');
    await admitted(png(4_000, 3_000), 'x.png');
  });
  it('a file that cannot be read in time is not let in unread', async () => {
    expect(await refusal(pdf(['x']), 'x.pdf', '', { extract: { milliseconds: 1 } })).toBe('unchecked');
  });
  it('a large honest text is read as far as the limit and says so', async () => {
    const result = await admitted(docx(['甲'.repeat(500), '乙'.repeat(600)]), 'x.docx', '', { extract: { characters: 1_000 } });
    expect(result.coverage).toBe('partial');
    expect(result.text).toHaveLength(1_000);
  });
});

describe('secrecy marks', () => {
  it.each([
    ['PDF', pdf(['000001', '机密★1年', '某县人民政府文件']), 'x.pdf'],
    ['PDF, second page', pdf(['某县人民政府文件'], ['秘密', '附件']), 'x.pdf'],
    ['DOCX', docx(['秘 密', '关于人员调整的通知']), 'x.docx'],
    [
      'DOCX, page header',
      docx(['关于人员调整的通知'], {
        'word/header1.xml': strToU8('<w:hdr><w:p><w:r><w:t>机密★1</w:t></w:r><w:r><w:t>年</w:t></w:r></w:p></w:hdr>'),
      }),
      'x.docx',
    ],
    ['XLSX', xlsx([['绝密★30年'], ['姓名', '单位']]), 'x.xlsx'],
    ['XLSX, page header', xlsx([['单位', '件数']], '&L&"宋体,Regular"秘密★2年&R第&P页'), 'x.xlsx'],
    [
      'OFD, in pieces',
      ofd([
        [20, 30, 5, '机'],
        [25, 30, 5, '密'],
        [30, 30, 12, '★1年'],
        [60, 60, 80, '某县人民政府文件'],
      ]),
      'x.ofd',
    ],
    ['TXT in GBK', Buffer.from('c3d8c3dca1ef32c4ea0d0acda8d6aa', 'hex'), 'x.txt'],
    ['CSV', Buffer.from('机密★1年\n姓名,单位\n', 'utf8'), 'x.csv'],
  ])('%s is refused', async (_, bytes, file) => {
    expect(await refusal(bytes, file)).toBe('classified');
  });

  it('says the level and repeats nothing of the content', async () => {
    const result = await bring(docx(['机密★1年', '关于代号的报告']), 'x.docx');
    expect(result).toMatchObject({ ok: false, refusal: { code: 'classified', message: expect.stringContaining('机密★1年') } });
    expect(JSON.stringify(result)).not.toContain('代号');
  });

  it('a deployment declared fit for a level takes it and what is below', async () => {
    await admitted(docx(['秘密★1年', '通知']), 'x.docx', '', { fitFor: 'confidential' });
    await admitted(docx(['机密★1年', '通知']), 'x.docx', '', { fitFor: 'confidential' });
    expect(await refusal(docx(['绝密★1年', '通知']), 'x.docx', '', { fitFor: 'confidential' })).toBe('classified');
  });

  it('a paper about secrecy passes', async () => {
    await admitted(docx(['关于加强保密工作的通知', '本通知不属于国家秘密。', '机密级文件按“机密★1年”的式样标注。']), 'x.docx');
  });
});

it('spools on the disk, not in memory', async () => {
  const result = await bring(utf8('内容'), 'x.txt');
  if (!result.ok) throw new Error(result.refusal.message);
  expect(readFileSync(result.spooled, 'utf8')).toBe('内容');
  await discardUpload(result);
});
