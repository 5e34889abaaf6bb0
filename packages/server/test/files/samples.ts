/** Files made by hand for the tests of the door: the smallest that their formats allow. */
import { strToU8, zipSync } from 'fflate';

/** A line as the font's two-byte codes. */
const hex = (line: string): string => Buffer.from(line, 'utf16le').swap16().toString('hex');

/** A Chinese font by name, its codes those of the predefined map UniGB-UCS2-H. */
const FONT =
  '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>] >>';

/** A PDF of one page per entry, each line set in a Chinese font by the predefined map UniGB-UCS2-H, 14 pt, from the top. */
export function pdf(...pages: readonly (readonly string[])[]): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add(FONT);
  for (const [i, lines] of pages.entries()) {
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`);
    const content = lines.map((line, n) => `BT /F1 14 Tf 80 ${780 - n * 24} Td <${hex(line)}> Tj ET`).join('\n');
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  return assemble(objects);
}

/** A PDF that says it is encrypted by the standard handler, with keys that no empty password opens. */
export function lockedPdf(): Uint8Array {
  const key = 'ab'.repeat(32);
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -44 >>`,
    ],
    '/Encrypt 3 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
  );
}

function assemble(objects: readonly string[], trailer = ''): Uint8Array {
  let out = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [i, body] of objects.entries()) {
    offsets.push(out.length);
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
  }
  const xref = out.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

const CONTENT_TYPES = (part: string, type: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const wordXml = (...paragraphs: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`)
    .join('')}</w:body></w:document>`;

export function docx(paragraphs: readonly string[], more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(CONTENT_TYPES('word/document.xml', 'wordprocessingml.document')),
    'word/document.xml': strToU8(wordXml(...paragraphs)),
    ...more,
  });
}

/** A workbook of one sheet, every cell a shared string. */
export function xlsx(rows: readonly (readonly string[])[], header = ''): Uint8Array {
  const strings = rows.flat();
  let n = 0;
  const body = rows.map((row) => `<row>${row.map(() => `<c t="s"><v>${n++}</v></c>`).join('')}</row>`).join('');
  const headed = header === '' ? '' : `<headerFooter><oddHeader>${escaped(header)}</oddHeader></headerFooter>`;
  return zipSync({
    '[Content_Types].xml': strToU8(CONTENT_TYPES('xl/workbook.xml', 'spreadsheetml.sheet')),
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${body}</sheetData>${headed}</worksheet>`),
  });
}

/** An OFD of one page per entry; each piece is [x, y, width in mm, text]. */
export function ofd(...pages: readonly (readonly (readonly [number, number, number, string])[])[]): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'OFD.xml': strToU8('<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"/>'),
    'Doc_0/Document.xml': strToU8('<ofd:Document/>'),
  };
  for (const [i, pieces] of pages.entries()) {
    const objects = pieces
      .map(
        ([x, y, width, text]) =>
          `<ofd:TextObject ID="1" Boundary="${x} ${y} ${width} 6"><ofd:TextCode X="0" Y="5">${escaped(text)}</ofd:TextCode></ofd:TextObject>`,
      )
      .join('');
    files[`Doc_0/Pages/Page_${i}/Content.xml`] = strToU8(
      `<ofd:Page><ofd:Content><ofd:Layer>${objects}</ofd:Layer></ofd:Content></ofd:Page>`,
    );
  }
  return zipSync(files);
}

/** A one-pixel picture; the size in the header may be any. */
export function png(width = 1, height = 1): Uint8Array {
  const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A compound file of the old Office format, and what Word writes when a document is locked with a password. */
export function compound(stream: 'EncryptedPackage' | 'WordDocument' = 'EncryptedPackage'): Uint8Array {
  const directory = Buffer.alloc(4_096);
  directory.write(stream, 1_536, 'utf16le');
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), directory]);
}

/** Sets bits in the general purpose flag of every entry, in its own header and in the directory. */
export function flagged(zip: Uint8Array, bits: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (const [signature, offset] of [
    [0x04034b50, 6],
    [0x02014b50, 8],
  ] as const) {
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(signature);
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + offset) | bits, at + offset);
  }
  return bytes;
}

/** Each character set by itself at its own place: [x, y from the foot, character]. */
export function scatteredPdf(characters: readonly (readonly [number, number, string])[], page: { rotate?: number } = {}): Uint8Array {
  return pageOf(characters.map(([x, y, text]) => `BT /F1 14 Tf ${x} ${y} Td <${hex(text)}> Tj ET`).join('\n'), page);
}

/** A page that is one grey picture of the whole sheet, perhaps with text upon it. */
export function scanPdf(...lines: readonly string[]): Uint8Array {
  const text = lines.map((line, n) => `BT /F1 14 Tf 80 ${780 - n * 24} Td <${hex(line)}> Tj ET`).join('\n');
  return pageOf(`q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x80\x90\xa0\xb0 EI Q\n${text}`);
}

/** A page with one content stream; `more` goes into the page, `filter` to the stream. */
export function pageOf(content: string, { more = '', rotate = 0, filter = '' } = {}): Uint8Array {
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    FONT,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R ${more} >>`,
    `<< /Length ${content.length} ${filter} >>\nstream\n${content}\nendstream`,
  ]);
}

/** Text of a note laid upon a page, as a text string of PDF: UTF-16 with its mark, in hexadecimal. */
export const noteText = (text: string): string => `<feff${hex(text)}>`;

/** An e-mail of parts, each with its own headers; the body lines end as on the wire. */
export function mail(
  headers: readonly string[],
  parts: readonly (readonly [headers: readonly string[], body: string | Uint8Array])[],
): Uint8Array {
  const boundary = 'lingxing-part';
  const bodies = parts.map(([own, body]) => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const encoded = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
    return [`--${boundary}`, ...own, 'Content-Transfer-Encoding: base64', '', encoded, ''].join('\r\n');
  });
  const top = [...headers, 'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${boundary}"`, '', ''].join('\r\n');
  return Buffer.from(`${top}${bodies.join('')}--${boundary}--\r\n`, 'utf8');
}

/** A word of a header in UTF-8 (RFC 2047). */
export const word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

export const attachedAs = (name: string, type: string): readonly string[] => [
  `Content-Type: ${type}; name="${word(name)}"`,
  `Content-Disposition: attachment; filename="${word(name)}"`,
];
