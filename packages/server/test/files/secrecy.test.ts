import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, noteText, ofd, pageOf, pdf, scatteredPdf, xlsx } from './samples.ts';
import { admitted, bring, refusal, useSpool, utf8 } from './spool.ts';

useSpool();

describe('secrecy marks', () => {
  const para = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const word = (body: string): Uint8Array =>
    docx([], { 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) });
  const runs = (...texts: readonly string[]): Uint8Array =>
    word(`<w:p>${texts.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`);
  /** One row; each cell a list of paragraphs. */
  const table = (cells: readonly (readonly string[])[]): string =>
    `<w:tbl><w:tr>${cells.map((cell) => `<w:tc>${cell.map(para).join('')}</w:tc>`).join('')}</w:tr></w:tbl>`;

  /** A workbook whose sheets bear these names. */
  const named = (...names: readonly string[]): Uint8Array =>
    zipSync({
      ...unzipSync(xlsx([['甲']])),
      'xl/workbook.xml': strToU8(`<workbook><sheets>${names.map((name) => `<sheet name="${name}"/>`).join('')}</sheets></workbook>`),
    });

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
    [
      'PDF, character by character with wide gaps',
      scatteredPdf(Array.from('机密★1年').map((c, i) => [80 + i * 30, 700 - (i % 2), c])),
      'x.pdf',
    ],
    [
      'PDF, on a page that is turned',
      scatteredPdf(
        Array.from('秘密★长期').map((c, i) => [60, 80 + i * 30, c]),
        { rotate: 90 },
      ),
      'x.pdf',
    ],
    [
      'PDF, as a note upon the page',
      pageOf('', {
        more: `/Annots [<< /Type /Annot /Subtype /FreeText /Rect [60 780 200 800] /Contents ${noteText('绝密★启用前')} /DA (/F1 12 Tf) >>]`,
      }),
      'x.pdf',
    ],
    ['DOCX, in split runs', runs('机', '密', '★', '1', '年'), 'x.docx'],
    [
      'DOCX, the star as a symbol',
      word(
        '<w:p><w:r><w:t>各单位要认真落实。</w:t></w:r></w:p>'.repeat(20) +
          '<w:p><w:r><w:t>机密</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r><w:r><w:t>1年</w:t></w:r></w:p>',
      ),
      'x.docx',
    ],
    [
      'DOCX, in a text box beside the name of the organ',
      word(
        `<w:p><w:r><w:t>某县人民政府</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent>${para('机密★1年')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
      ),
      'x.docx',
    ],
    [
      'DOCX, in a text box of a drawing',
      word(
        `<w:p><w:r><w:t>某县人民政府</w:t></w:r><w:r><w:drawing><wps:txbx><w:txbxContent>${para('机密★1年')}</w:txbxContent></wps:txbx></w:drawing></w:r></w:p>`,
      ),
      'x.docx',
    ],
    [
      'DOCX, a drawing kept in a part of its own',
      docx(['通知'], { 'word/diagrams/data1.xml': strToU8('<dgm:dataModel><a:p><a:r><a:t>秘密★1年</a:t></a:r></a:p></dgm:dataModel>') }),
      'x.docx',
    ],
    [
      'DOCX, in a cell of a frame round the whole text',
      word(table([['000001', '机密★1年', '关于人员调整的通知', '各单位：'.repeat(30)]])),
      'x.docx',
    ],
    ['DOCX, in a cell beside the organ', word(table([['机密★1年'], ['某县人民政府文件']])), 'x.docx'],
    ['DOCX, a form that names its level', word(table([['密级'], ['机密'], ['缓急'], ['加急']])), 'x.docx'],
    ['DOCX, a workbook inside it', docx(['通知'], { 'word/embeddings/book1.xlsx': xlsx([['机密★1年'], ['名册']]) }), 'x.docx'],
    [
      'DOCX, a footnote',
      docx(['通知'], { 'word/footnotes.xml': strToU8(`<w:footnotes><w:footnote>${para('秘密★5年')}</w:footnote></w:footnotes>`) }),
      'x.docx',
    ],
    ['DOCX, a page footer', docx(['通知'], { 'word/footer2.xml': strToU8(`<w:ftr>${para('机密★1年 第1页')}</w:ftr>`) }), 'x.docx'],
    [
      'DOCX, word art behind the page',
      docx(['通知'], {
        'word/header1.xml': strToU8(
          '<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath style="x" string="绝密"/></v:shape></w:pict></w:r></w:p></w:hdr>',
        ),
      }),
      'x.docx',
    ],
    [
      'DOCX, the first page after many headers',
      docx(
        [...Array.from({ length: 7 }, (_, i) => `第${i}行`), '秘密', '通知'],
        Object.fromEntries(
          Array.from({ length: 9 }, (_, i) => [`word/header${i}.xml`, strToU8(`<w:hdr>${para(`某县政府${i}`)}${para('简报')}</w:hdr>`)]),
        ),
      ),
      'x.docx',
    ],
    [
      'DOCX in GB18030',
      docx([], {
        'word/document.xml': Buffer.concat([
          Buffer.from('<?xml version="1.0" encoding="GB2312"?><w:document><w:p><w:r><w:t>'),
          Buffer.from('c3d8c3dca1ef32c4ea', 'hex'),
          Buffer.from('</w:t></w:r></w:p></w:document>'),
        ]),
      }),
      'x.docx',
    ],
    [
      'XLSX, a cell in several runs',
      zipSync({
        ...unzipSync(xlsx([['甲']])),
        'xl/worksheets/sheet1.xml': strToU8(
          '<worksheet><sheetData><row><c t="inlineStr"><is><r><t>机</t></r><r><t>密★1年</t></r></is></c></row></sheetData></worksheet>',
        ),
      }),
      'x.xlsx',
    ],
    ['XLSX, a character to a cell', xlsx([['机', '密', '★', '3年']]), 'x.xlsx'],
    ['XLSX, on the second line of a cell', xlsx([['某县财政局\n机密★1年', '名册']]), 'x.xlsx'],
    [
      'XLSX, a text box',
      zipSync({
        ...unzipSync(xlsx([['甲']])),
        'xl/drawings/drawing1.xml': strToU8(
          '<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>秘密★</a:t></a:r><a:r><a:t>1年</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>',
        ),
      }),
      'x.xlsx',
    ],
    [
      'OFD, one object of several codes',
      zipSync({
        'OFD.xml': strToU8('<OFD/>'),
        'Doc_0/P/1.xml': strToU8(
          `<Page><TextObject Boundary="20 30 60 6" Size="5"><TextCode X="8" Y="5">密</TextCode><TextCode X="0" Y="5">机</TextCode><TextCode X="16" Y="5" DeltaX="5 5">★1年</TextCode></TextObject>${'<TextObject Boundary="20 60 60 6"><TextCode X="0" Y="5">各单位：</TextCode></TextObject>'.repeat(3)}</Page>`,
        ),
      }),
      'x.ofd',
    ],
    [
      'OFD, a note',
      zipSync({
        ...unzipSync(ofd([[20, 60, 80, '通知']])),
        'Doc_0/Annots/Page_0/Annotation.xml': strToU8(
          '<PageAnnot><Annot><Appearance><TextObject Boundary="20 20 40 6"><TextCode X="0" Y="5">秘密★1年</TextCode></TextObject></Appearance></Annot></PageAnnot>',
        ),
      }),
      'x.ofd',
    ],
    ['TXT in UTF-8 with its mark', utf8('\ufeff机　密★1年\r\n关于'), 'x.txt'],
    ['TXT in UTF-16, little end first', Buffer.from('\ufeff绝密★长期\n', 'utf16le'), 'x.txt'],
    ['TXT in UTF-16, big end first', Buffer.from('\ufeff绝密★长期\n', 'utf16le').swap16(), 'x.txt'],
    ['TXT in UTF-16 without its mark', Buffer.from('秘密★3年\n关于', 'utf16le'), 'x.txt'],
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
    // 機密★5年 in Big5.
    ['TXT in Big5', Buffer.from('bef7b14ba1b935a67e', 'hex'), 'x.txt'],
    // 密级,机密★5年 in GBK.
    ['CSV in GBK, behind a comma', Buffer.from('c3dcbcb62cbbfac3dca1ef35c4ea', 'hex'), 'x.csv'],
    ['CSV, in a cell of a later row', utf8('a,b\n机密★5年,x\n'), 'x.csv'],
    ['TXT, behind a comma', utf8('密级：,机密★5年'), 'x.txt'],
    ['XLSX, the name of a sheet', named('机密★5年'), 'x.xlsx'],
    [
      'DOCX, deleted under revision',
      word(`<w:p><w:del w:id="1"><w:r><w:delText>机密★5年</w:delText></w:r></w:del></w:p>${para('通知')}`),
      'x.docx',
    ],
    [
      'DOCX, deleted in part',
      word(`<w:p><w:r><w:t>机</w:t></w:r><w:del w:id="1"><w:r><w:delText>密★5年</w:delText></w:r></w:del></w:p>${para('通知')}`),
      'x.docx',
    ],
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

  it('a register with a column of levels, a form without one, and a law pass', async () => {
    await admitted(
      xlsx([
        ['序号', '文件名称', '密级'],
        ['1', '通知', '无'],
        ['2', '通报', '公开'],
      ]),
      'x.xlsx',
    );
    await admitted(
      xlsx([
        ['序号', '密级', '件数'],
        ['1', '秘密', '3'],
        ['2', '机密', '1'],
      ]),
      'x.xlsx',
    );
    await admitted(word(`${para('发文稿纸')}${table([['密级'], ['无'], ['缓急'], ['加急']])}`), 'x.docx');
    await admitted(word(`${para('定密事项一览表')}${table([['密级'], ['绝密'], ['机密'], ['秘密']])}`), 'x.docx');
    const law = [
      '关于开展《中华人民共和国保守国家秘密法》宣传活动的通知',
      '国家秘密的密级分为绝密、机密、秘密三级。',
      '绝密级国家秘密是最重要的国家秘密。',
    ];
    await admitted(docx(law), 'x.docx');
    await admitted(pdf(law), 'x.pdf');
    await admitted(ofd(law.map((line, i) => [20, 30 + i * 10, 150, line] as const)), 'x.ofd');
  });

  it('deleted words and names of sheets without a mark pass, and nobody finds the file by them', async () => {
    const paper = await admitted(word(`<w:p><w:del><w:r><w:delText>保守国家秘密</w:delText></w:r></w:del></w:p>${para('通知')}`), 'x.docx');
    expect(paper).toMatchObject({ coverage: 'full', text: expect.not.stringContaining('国家秘密') });
    expect(await admitted(named('绝密', '机密', '秘密'), 'x.xlsx')).toMatchObject({ coverage: 'full' });
  });

  it('a text that no encoding explains is not read, whatever comes of its bytes', async () => {
    // Japanese in EUC-JP: GB18030 and Big5 both take the bytes, and neither gives words.
    const kana = Buffer.from('a4b3a4cecab8bdf1a4cfa4c7a4b9a1a3', 'hex');
    expect(await refusal(kana, 'x.txt')).toBe('unreadable');
    expect(await admitted(kana, 'x.txt', '', { declared: true })).toMatchObject({ coverage: 'none', text: '' });
  });

  it('Big5 without a mark is read as it was written', async () => {
    // 關於會議的通知
    expect((await admitted(Buffer.from('c3f6a9f3b77cc4b3aabab371aabe', 'hex'), 'x.txt')).text).toBe('關於會議的通知');
  });

  it('a paper about secrecy passes', async () => {
    await admitted(docx(['关于加强保密工作的通知', '本通知不属于国家秘密。', '机密级文件按“机密★1年”的式样标注。']), 'x.docx');
  });
});
