import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discardMail, inspectMail, type MailOptions } from '../../src/files/index.ts';
import { attachedAs, compound, docx, mail, pdf, png, scanPdf, word, xlsx } from './samples.ts';

let spool = '';
beforeAll(() => {
  spool = mkdtempSync(path.join(tmpdir(), 'lingxing-mail-'));
});
afterAll(() => rmSync(spool, { recursive: true, force: true }));

const HEADERS = [
  `From: ${word('市财政局办公室')} <office@finance.example>`,
  'To: registry@county.example',
  `Subject: ${word('关于报送年度决算的函')}`,
  'Date: Mon, 23 Nov 2026 09:30:00 +0800',
  'Message-ID: <1@finance.example>',
];
const PLAIN = ['Content-Type: text/plain; charset=utf-8'];
const TEXT: readonly [readonly string[], string] = [PLAIN, '现将决算报送有关事项函告如下，请于月底前办理。'];
const part = (name: string, bytes: Uint8Array | string, type = 'application/octet-stream') => [attachedAs(name, type), bytes] as const;

const bring = (bytes: Uint8Array, options: Partial<MailOptions> = {}, name = '来函.eml', type = 'message/rfc822') =>
  inspectMail(bytes, name, type, { spool, ...options });

/** The refusal of a message, having seen that nothing of it stayed: the code, and what stands against each part. */
async function refusal(...args: Parameters<typeof bring>) {
  const result = await bring(...args);
  if (result.ok) await discardMail(result);
  expect(readdirSync(spool)).toEqual([]);
  if (result.ok) throw new Error(`let in: ${result.mail.subject}`);
  return [result.refusal.code, ...result.parts.map(({ n, name, code }) => `${n} ${name} ${code}`)];
}

async function admitted(...args: Parameters<typeof bring>) {
  const result = await bring(...args);
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message} ${result.parts.map((p) => p.message).join()}`);
  await discardMail(result);
  expect(readdirSync(spool)).toEqual([]);
  return result;
}

describe('what is no e-mail', () => {
  it('an Outlook message is sent back with the way out', async () => {
    const result = await bring(compound(), {}, '来函.msg', 'application/vnd.ms-outlook');
    expect(result).toMatchObject({ ok: false, refusal: { code: 'type-not-allowed', wayOut: expect.stringContaining('另存为 .eml') } });
    expect(await refusal(compound())).toEqual(['mislabelled']);
  });
  it.each([
    ['a PDF called EML', pdf(['通知']), '来函.eml', 'mislabelled'],
    ['a text without headers', Buffer.from('各单位：\n请认真落实。\n'), '来函.eml', 'mislabelled'],
    ['nothing', new Uint8Array(0), '来函.eml', 'empty'],
    ['another kind of file', pdf(['通知']), '来函.pdf', 'type-not-allowed'],
    ['a name with an override', mail(HEADERS, [TEXT]), 'a\u202elme.exe.eml', 'name-invalid'],
  ])('%s', async (_, bytes, name, code) => expect(await refusal(bytes, {}, name)).toEqual([code]));
  it('one declared as a picture', async () =>
    expect(await refusal(mail(HEADERS, [TEXT]), {}, '来函.eml', 'image/png')).toEqual(['mislabelled']));
  it('one larger than the limit', async () => expect(await refusal(mail(HEADERS, [TEXT]), { maxBytes: 100 })).toEqual(['too-large']));
});

describe('an e-mail with bad attachments comes in not at all, and each is answered', () => {
  it('one bad among forty', async () => {
    const good = Array.from({ length: 39 }, (_, i) => part(`附表${i + 1}.csv`, `项目,金额\n第${i + 1}项,${i}\n`, 'text/csv'));
    const bytes = mail(HEADERS, [TEXT, ...good.slice(0, 20), part('程序.exe', 'MZ'), ...good.slice(20)]);
    expect(await refusal(bytes)).toEqual(['type-not-allowed', '21 程序.exe type-not-allowed']);
  });

  it('several, each for its own reason; a declaration helps only what it can help', async () => {
    const bytes = mail(HEADERS, [
      TEXT,
      part('通知.pdf', pdf(['通知'])),
      part('表.xls', compound('WordDocument')),
      part('报告.docx', pdf(['报告'])),
      part('扫描件.pdf', scanPdf()),
      part('空.txt', ''),
    ]);
    expect(await refusal(bytes)).toEqual([
      'type-not-allowed',
      '2 表.xls type-not-allowed',
      '3 报告.docx mislabelled',
      '4 扫描件.pdf unreadable',
      '5 空.txt empty',
    ]);
    expect(await refusal(bytes, { declared: true })).toEqual([
      'type-not-allowed',
      '2 表.xls type-not-allowed',
      '3 报告.docx mislabelled',
      '5 空.txt empty',
    ]);
  });

  it('a mark stands before every other reason, in whatever part it is', async () => {
    const marked = docx(['机密★1年', '关于人员调整的通知']);
    expect(await refusal(mail(HEADERS, [TEXT, part('甲.exe', 'MZ'), part('乙.docx', marked)]))).toEqual([
      'classified',
      '1 甲.exe type-not-allowed',
      '2 乙.docx classified',
    ]);
    expect(await refusal(mail(HEADERS, [[PLAIN, '秘密★3年\n某事项情况']]))).toEqual(['classified']);
    const html = [['Content-Type: text/html; charset=utf-8'], '<div>机密&starf;1年</div><p>某事项</p>'] as const;
    expect(await refusal(mail(HEADERS, [html]))).toEqual(['classified']);
    const subject = HEADERS.map((line) => (line.startsWith('Subject') ? `Subject: ${word('【机密】关于人员调整的函')}` : line));
    expect(await refusal(mail(subject, [TEXT]))).toEqual(['classified']);
    const inner = mail(HEADERS, [TEXT, part('乙.docx', marked)]);
    expect(await refusal(mail(HEADERS, [TEXT, [['Content-Type: message/rfc822'], inner]]))).toEqual(['classified', '1 乙.docx classified']);
  });

  it('names that lead elsewhere, and none at all', async () => {
    const unnamed = [['Content-Type: application/x-unknown', 'Content-Disposition: attachment'], 'x'] as const;
    const bytes = mail(HEADERS, [
      TEXT,
      part('../../a.txt', '甲'),
      part('a\u202etxt.exe', '甲'),
      part(`${'长'.repeat(100)}.txt`, '甲'),
      unnamed,
    ]);
    expect((await refusal(bytes)).map((line) => line.replace(/长+/u, '长'))).toEqual([
      'name-invalid',
      '1 ../../a.txt name-invalid',
      '2 a\u202etxt.exe name-invalid',
      '3 长.txt name-invalid',
      '4 附件4 name-invalid',
    ]);
  });

  it('more attachments than the limit, and messages inside messages without end', async () => {
    const many = Array.from({ length: 6 }, (_, i) => part(`${i}.txt`, '甲'));
    expect(await refusal(mail(HEADERS, [TEXT, ...many]), { mail: { attachments: 5 } })).toEqual(['mail-too-many']);
    let nested = mail(HEADERS, [TEXT]);
    for (let depth = 0; depth < 6; depth += 1) nested = mail(HEADERS, [TEXT, [['Content-Type: message/rfc822'], nested]]);
    expect(await refusal(nested)).toEqual(['expands-too-far']);
  });

  it('headers without end, and parts within parts without end', async () => {
    expect(await refusal(mail([...HEADERS, `X-Long: ${'x'.repeat(400_000)}`], [TEXT]))).toEqual(['expands-too-far']);
    const deep = Array.from({ length: 60 }, (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary="b${i + 1}"\r\n\r\n`).join('');
    const bytes = Buffer.from(`${HEADERS.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary="b0"\r\n\r\n${deep}`);
    expect(await refusal(bytes)).toEqual(['expands-too-far']);
  });

  it('time for all of them together', async () => {
    const bytes = mail(HEADERS, [TEXT, part('甲.pdf', pdf(['甲'])), part('乙.pdf', pdf(['乙']))]);
    expect(await refusal(bytes, { mail: { together: 0 } })).toEqual(['unreadable', '1 甲.pdf unreadable', '2 乙.pdf unreadable']);
  });

  it('a text in an encoding that nobody here reads has to be declared', async () => {
    const bytes = Buffer.from([...HEADERS, 'Content-Type: text/plain; charset=hz-gb-2312', '', '~{;zC\\~}'].join('\r\n'));
    expect(await refusal(bytes)).toEqual(['unreadable', '0 正文 unreadable']);
    expect((await admitted(bytes, { declared: true })).original).toMatchObject({ coverage: 'partial', unread: { code: 'unreadable' } });
  });
});

describe('an e-mail comes in', () => {
  it('with its sender, date, subject and text, and forty attachments', async () => {
    const forty = Array.from({ length: 40 }, (_, i) =>
      i % 4 === 0
        ? part(`通知${i}.pdf`, pdf([`第${i}号通知`]), 'application/pdf')
        : i % 4 === 1
          ? part(`报告${i}.docx`, docx([`第${i}号报告`]))
          : i % 4 === 2
            ? part(`表${i}.xlsx`, xlsx([[`第${i}号表`]]))
            : part(`说明${i}.txt`, `第${i}号说明`, 'text/plain'),
    );
    const result = await admitted(mail(HEADERS, [TEXT, ...forty]));
    expect(result.mail).toEqual({
      subject: '关于报送年度决算的函',
      from: { name: '市财政局办公室', address: 'office@finance.example' },
      date: '2026-11-23T01:30:00.000Z',
      messageId: '<1@finance.example>',
      text: '现将决算报送有关事项函告如下，请于月底前办理。',
    });
    expect(result.attachments.map((one) => one.name).slice(0, 4)).toEqual(['通知0.pdf', '报告1.docx', '表2.xlsx', '说明3.txt']);
    expect(result.attachments).toHaveLength(40);
    expect(result.attachments.map((one) => one.text.trim())[38]).toBe('第38号表');
    expect(result.original).toMatchObject({ mediaType: 'message/rfc822', name: '来函.eml', coverage: 'full' });
  }, 120_000);

  it('in GBK, in HTML, and with a message inside it', async () => {
    const gbk = Buffer.concat([
      Buffer.from([...HEADERS, 'Content-Type: text/plain; charset=gbk', '', ''].join('\r\n')),
      Buffer.from('b2c6d5febed6', 'hex'),
    ]);
    expect((await admitted(gbk)).mail.text).toBe('财政局');
    const html = [
      ['Content-Type: text/html; charset=utf-8'],
      '<style>p{}</style><p>各单位&nbsp;：</p><table><tr><td>甲</td><td>乙</td></tr></table>',
    ] as const;
    expect((await admitted(mail(HEADERS, [html]))).mail.text).toBe('各单位\u00a0：\n甲\t乙');
    const inner = mail([`Subject: ${word('原件')}`, 'From: a@b.example'], [[PLAIN, '内附材料'], part('内.txt', '内附文字', 'text/plain')]);
    const result = await admitted(
      mail(HEADERS, [TEXT, [['Content-Type: message/rfc822'], inner], part('外.txt', '外附文字', 'text/plain')]),
    );
    expect(result.attachments.map((one) => one.name)).toEqual(['内.txt', '外.txt']);
    expect(result.mail.text).toBe(`${TEXT[1]}\n\n原件\n内附材料`);
  });

  it('with scans, when they are declared', async () => {
    const bytes = mail(HEADERS, [TEXT, part('扫描件.pdf', scanPdf()), part('照片.png', png(), 'image/png')]);
    expect(await refusal(bytes)).toEqual(['unreadable', '1 扫描件.pdf unreadable', '2 照片.png unreadable']);
    const result = await admitted(bytes, { declared: true });
    expect(result.attachments.map((one) => one.unread?.code)).toEqual(['unreadable', 'unreadable']);
    expect(result.original?.coverage).toBe('partial');
  });

  it('without what the registrar leaves out, and then not as a whole', async () => {
    const bytes = mail(HEADERS, [TEXT, part('程序.exe', 'MZ'), part('通知.pdf', pdf(['通知']))]);
    const result = await admitted(bytes, { without: [1] });
    expect(result.leftOut).toEqual([{ n: 1, name: '程序.exe', size: 2, why: 'chosen' }]);
    expect(result.attachments.map((one) => one.name)).toEqual(['通知.pdf']);
    expect(result.original).toBeUndefined();
  });

  it('with a signature of the sender, which says nothing', async () => {
    const bytes = mail(HEADERS, [TEXT, part('smime.p7s', Buffer.from('3080', 'hex'), 'application/pkcs7-signature')]);
    const result = await admitted(bytes);
    expect(result.leftOut).toEqual([{ n: 1, name: 'smime.p7s', size: 2, why: 'signature' }]);
    expect(result.original?.coverage).toBe('full');
    // What only calls itself one is looked over.
    expect(await refusal(mail(HEADERS, [TEXT, part('smime.p7s', '机密★1年', 'application/pkcs7-signature')]))).toEqual([
      'type-not-allowed',
      '1 smime.p7s type-not-allowed',
    ]);
  });
});
