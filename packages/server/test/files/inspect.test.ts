import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { discardUpload } from '../../src/files/index.ts';
import { compound, docx, flagged, lockedPdf, ofd, pageOf, pdf, png, scanPdf, scatteredPdf, wordXml, xlsx } from './samples.ts';
import { admitted, bring, refusal, spool, useSpool, utf8 } from './spool.ts';

useSpool();

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
    ['an XLSX locked by the zip', flagged(xlsx([['甲']]), 1), 'x.xlsx', 'encrypted'],
    ['an OFD under strong encryption', flagged(ofd([[20, 30, 40, '公文']]), 0x40), 'x.ofd', 'encrypted'],
    ['an old Word file called DOCX', compound('WordDocument'), 'x.docx', 'mislabelled'],
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
    await admitted(png(4_000, 3_000), 'x.png', '', { declared: true });
  });
  it('that expand in buffers outside the heap of the thread are stopped before the server feels them', async () => {
    // Half a gigabyte of blanks in a content stream, deflated twice to about a kilobyte.
    const packed = deflateSync(deflateSync(Buffer.alloc(512 * 1024 * 1024, 0x20)), { level: 9 }).toString('latin1');
    const bomb = pageOf(packed, { filter: '/Filter [/FlateDecode /FlateDecode]' });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refusal(bomb, 'x.pdf', '', { extract: { memoryMb: 200 } })).toBe('unreadable');
  }, 60_000);
  it('an archive inside an archive is not opened, and a person has to look', async () => {
    const inner = zipSync({ 'a.bin': new Uint8Array(30 * 1024 * 1024) });
    const bytes = docx(['正文'], { 'word/embeddings/inner.zip': inner });
    expect(await refusal(bytes, 'x.docx')).toBe('unreadable');
  });
});

describe('what a container may not do', () => {
  const one = (name: string) => docx(['x'], { [name]: strToU8('x') });
  it.each([
    ['a name that leads out', one('../evil.xml')],
    ['a name that leads out from within', one('word/../../evil.xml')],
    ['a name from the root', one('/etc/evil.xml')],
    ['a name with a drive', one('C:/evil.xml')],
    ['a name that leads out by backslashes', one('..\\..\\evil.xml')],
    ['a symbolic link', zipSync({ ...unzipSync(docx(['x'])), 'word/link': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })],
    ['an entry that the directory does not name', Buffer.concat([zipSync({ 'a.xml': strToU8('a') }).slice(0, 36), docx(['x'])])],
    ['a document type with entities', docx([], { 'word/document.xml': strToU8(laughs()) })],
    [
      'an OFD with a document type',
      zipSync({ 'OFD.xml': strToU8('<OFD/>'), 'Doc_0/Pages/Page_0/Content.xml': strToU8(laughs()) }),
      'x.ofd',
    ],
  ])('%s', async (_, bytes, name = 'x.docx') => expect(await refusal(bytes, name)).toBe('corrupt'));

  /** Ten entities, each ten of the one before. */
  function laughs(): string {
    const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    return `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "机密">${entities}]><w:document><w:body><w:p><w:r><w:t>&l10;</w:t></w:r></w:p></w:body></w:document>`;
  }
});

describe('what cannot be read', () => {
  const blankOfd = zipSync({
    'OFD.xml': strToU8('<OFD/>'),
    'Doc_0/Pages/Page_0/Content.xml': strToU8(
      '<Page><Content><Layer><ImageObject ID="1" Boundary="0 0 210 297"/></Layer></Content></Page>',
    ),
  });
  const long = Array.from({ length: 4 }, () => '各单位要认真落实本通知要求，按时报送进展情况。');
  const files: [string, Uint8Array, string, 'unreadable' | 'encrypted', 'partial' | 'none'][] = [
    ['a picture', png(), 'x.png', 'unreadable', 'none'],
    ['a scan', scanPdf(), 'x.pdf', 'unreadable', 'none'],
    ['a scan with a page number', scanPdf('第1页'), 'x.pdf', 'unreadable', 'partial'],
    ['characters drawn as outlines', pageOf('100 100 m 120 140 l 140 100 l f'), 'x.pdf', 'unreadable', 'none'],
    ['codes without characters', scatteredPdf([[80, 700, '\ue001\ue002\ue003\ue004']]), 'x.pdf', 'unreadable', 'partial'],
    ['a PDF with a password', lockedPdf(), 'x.pdf', 'encrypted', 'none'],
    ['a DOCX with a password', compound(), 'x.docx', 'encrypted', 'none'],
    ['a DOCX locked by the zip', flagged(docx(['正文']), 1), 'x.docx', 'encrypted', 'none'],
    ['an OFD of pictures', blankOfd, 'x.ofd', 'unreadable', 'none'],
    ['a DOCX of pictures', docx([''], { 'word/media/image1.png': png() }), 'x.docx', 'unreadable', 'none'],
    [
      'a document with another one in it',
      docx(long, { 'word/embeddings/oleObject1.bin': new Uint8Array(8) }),
      'x.docx',
      'unreadable',
      'partial',
    ],
  ];
  it.each(files)('%s comes in only with the declaration', async (_, bytes, name, code, coverage) => {
    expect(await refusal(bytes, name)).toBe(code);
    const result = await admitted(bytes, name, '', { declared: true });
    expect(result).toMatchObject({ coverage, unread: { code } });
    expect(result.unread?.message).toMatch(/。$/u);
  });

  it('the refusal says that a declaration would answer it, and others say that none does', async () => {
    expect(await bring(png(), 'x.png')).toMatchObject({ refusal: { declarable: true } });
    expect(await bring(utf8('机密★1年'), 'x.txt', '', { declared: true })).toMatchObject({
      refusal: { code: 'classified', declarable: false },
    });
    expect(await refusal(pdf(['x']), 'x.docx', '', { declared: true })).toBe('mislabelled');
    expect(await refusal(scanPdf('机密★1年'), 'x.pdf', '', { declared: true })).toBe('classified');
  });

  it('time runs out: nothing of it counts as read', async () => {
    const options = { extract: { milliseconds: 1 } };
    expect(await refusal(pdf(['x']), 'x.pdf', '', options)).toBe('unreadable');
    expect(await admitted(pdf(['x']), 'x.pdf', '', { ...options, declared: true })).toMatchObject({ text: '', coverage: 'none' });
  });

  it('a text beyond the limit is read as far as the limit and says so', async () => {
    const bytes = docx(['甲'.repeat(500), '乙'.repeat(600)]);
    const options = { extract: { characters: 1_000 } };
    expect(await refusal(bytes, 'x.docx', '', options)).toBe('unreadable');
    const result = await admitted(bytes, 'x.docx', '', { ...options, declared: true });
    expect(result.coverage).toBe('partial');
    expect(result.text).toHaveLength(1_000);
  });

  it('a page that is turned is read as it is shown', async () => {
    const upwards = Array.from('甲乙丙丁').map((character, i) => [60, 80 + i * 14, character] as const);
    expect((await admitted(scatteredPdf(upwards, { rotate: 90 }), 'x.pdf')).text).toBe('甲乙丙丁');
  });

  it('characters that a browser printed as radicals are found under their own codes', async () => {
    expect((await admitted(pdf(['县⼈⺠政府⽂件各部⻔']), 'x.pdf')).text).toBe('县人民政府文件各部门');
  });

  it('five hundred pages are read to the last, and where time runs out it is said how far', async () => {
    const page = Array.from({ length: 6 }, (_, i) => `第${i + 1}项工作按分工推进，定期报告进展情况。`);
    const pages = Array.from({ length: 500 }, () => page);
    const marked = pdf(...pages.slice(1), ['秘密★3年', ...page]);
    expect(await refusal(marked, 'x.pdf', '', { extract: { milliseconds: 100_000 } })).toBe('classified');
    const cut = await bring(marked, 'x.pdf', '', { extract: { milliseconds: 100_000, pages: 499 } });
    expect(cut).toMatchObject({ ok: false, refusal: { code: 'unreadable', message: '共500页，只读到第499页。' } });
  }, 120_000);

  it('the workbook of a chart is read with the document; documents in documents in it are not', async () => {
    const book = xlsx([['年度', '数额']]);
    const bytes = docx(['图表'], { 'word/embeddings/book1.xlsx': book });
    expect(await admitted(bytes, 'x.docx')).toMatchObject({ coverage: 'full', text: expect.stringContaining('年度\t数额') });
    const third = docx(['三'], { 'word/embeddings/a.docx': docx(['四']) });
    const deep = docx(['一'], { 'word/embeddings/a.docx': docx(['二'], { 'word/embeddings/a.docx': third }) });
    expect(await refusal(deep, 'x.docx')).toBe('unreadable');
    expect(await refusal(docx(['一'], { 'word/embeddings/a.docx': compound() }), 'x.docx')).toBe('unreadable');
  });

  it('empty pages, a short page and a seal beside text are read', async () => {
    await admitted(pdf(['通知'], []), 'x.pdf');
    const seal = pageOf(
      `q 120 0 0 120 300 600 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x80\x90\xa0\xb0 EI Q\nBT /F1 14 Tf 80 700 Td <7532> Tj ET`,
    );
    expect(await admitted(seal, 'x.pdf')).toMatchObject({ coverage: 'full', text: '甲' });
  });
});

it('spools on the disk, not in memory', async () => {
  const result = await bring(utf8('内容'), 'x.txt');
  if (!result.ok) throw new Error(result.refusal.message);
  expect(readFileSync(result.spooled, 'utf8')).toBe('内容');
  await discardUpload(result);
});
