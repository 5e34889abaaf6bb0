/**
 * Text out of the XML of DOCX, XLSX and OFD, by a scanner over tags: no document type, no external entity, no entity
 * but the five of XML and character references is ever resolved, and the work is linear in the input.
 */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

interface Tag {
  /** Local name without prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: string;
}

/** Walks tags and text in order. Comments, declarations and instructions are passed over. */
function walk(xml: string, on: { tag(tag: Tag): void; text(text: string): void }): void {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) on.text(decoded(xml.slice(at, open)));
    if (xml.startsWith('<!--', open)) {
      const end = xml.indexOf('-->', open + 4);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open + 9);
      if (end < 0) return;
      on.text(xml.slice(open + 9, end));
      at = end + 3;
      continue;
    }
    const close = xml.indexOf('>', open + 1);
    if (close < 0) return;
    const inner = xml.slice(open + 1, close);
    at = close + 1;
    if (inner.startsWith('?') || inner.startsWith('!')) continue;
    const kind = inner.startsWith('/') ? 'close' : inner.endsWith('/') ? 'empty' : 'open';
    const qualified = /^\/?([\w.:-]+)/.exec(inner)?.[1] ?? '';
    on.tag({ name: qualified.slice(qualified.indexOf(':') + 1), kind, attributes: inner });
  }
}

function attribute(tag: Tag, name: string): string | undefined {
  const value = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag.attributes);
  return value ? decoded(value[1] ?? value[2] ?? '') : undefined;
}

/** The part that the package names as its document (Open Packaging Conventions, relationships), without a leading slash. */
export function mainPart(relationships: string): string | undefined {
  let target: string | undefined;
  walk(relationships, {
    tag(tag) {
      if (tag.name === 'Relationship' && attribute(tag, 'Type')?.endsWith('/officeDocument') === true)
        target = attribute(tag, 'Target')?.replace(/^\//u, '');
    },
    text() {
      // Relationships stand in attributes only.
    },
  });
  return target;
}

/** Paragraphs as lines, cells of a table row joined by tabs, page breaks as form feeds (WordprocessingML). */
export function wordText(xml: string): string {
  let out = '';
  let inText = false;
  let cells = 0;
  walk(xml, {
    tag(tag) {
      switch (tag.name) {
        case 't':
          inText = tag.kind === 'open';
          break;
        case 'tab':
          if (tag.kind !== 'close') out += ' ';
          break;
        case 'br':
          if (tag.kind !== 'close') out += attribute(tag, 'type') === 'page' ? '\f' : '\n';
          break;
        case 'lastRenderedPageBreak':
          out += '\f';
          break;
        case 'tc':
          if (tag.kind === 'open') cells += 1;
          else if (tag.kind === 'close') {
            cells -= 1;
            out = `${out.trimEnd()}\t`;
          }
          break;
        case 'tr':
          if (tag.kind === 'close') out = `${out.trimEnd()}\n`;
          break;
        case 'p':
          if (tag.kind !== 'open') out += cells > 0 ? ' ' : '\n';
          break;
        default:
          break;
      }
    },
    text(text) {
      if (inText) out += text;
    },
  });
  return out;
}

/** The shared strings of a workbook, in order; phonetic guides are left out. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let inText = false;
  let phonetic = 0;
  let current = '';
  walk(xml, {
    tag(tag) {
      if (tag.name === 'si') {
        if (tag.kind === 'open') current = '';
        else strings.push(tag.kind === 'close' ? current : '');
      } else if (tag.name === 'rPh') phonetic += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
      else if (tag.name === 't') inText = tag.kind === 'open';
    },
    text(text) {
      if (inText && phonetic === 0) current += text;
    },
  });
  return strings;
}

/** One sheet: page headers first, then rows as lines with cells joined by tabs (SpreadsheetML). */
export function sheetText(xml: string, strings: readonly string[]): string {
  const headers: string[] = [];
  const rows: string[] = [];
  let row: string[] = [];
  let type = '';
  let reading: 'value' | 'header' | undefined;
  walk(xml, {
    tag(tag) {
      if (tag.name === 'row') {
        if (tag.kind === 'close') rows.push(row.join('\t'));
        row = [];
      } else if (tag.name === 'c') {
        if (tag.kind !== 'close') type = attribute(tag, 't') ?? '';
      } else if (tag.name === 'v' || tag.name === 't') reading = tag.kind === 'open' ? 'value' : undefined;
      else if (/^(?:odd|even|first)Header$/.test(tag.name)) reading = tag.kind === 'open' ? 'header' : undefined;
    },
    text(text) {
      if (reading === 'value') row.push(type === 's' ? (strings[Number(text)] ?? '') : text);
      // &L &C &R part a header, &"font,style" and &size dress it.
      else if (reading === 'header')
        headers.push(
          text
            .replace(/&"[^"]*"/g, '')
            .replace(/&(?:[LCR]|\d+)/g, '\n')
            .replace(/&[A-Z]/g, ''),
        );
    },
  });
  return [...headers, ...rows].join('\n');
}

/** One page of an OFD: text objects put into lines by their place (GB/T 33190-2016, 11: boundaries in mm). */
export function ofdPageText(xml: string): string {
  const objects: Piece[] = [];
  let at: { x: number; y: number; width: number; text: string } | undefined;
  let inCode = false;
  walk(xml, {
    tag(tag) {
      if (tag.name === 'TextObject') {
        if (tag.kind === 'open') {
          const [x = 0, y = 0, width = 0] = (attribute(tag, 'Boundary') ?? '').trim().split(/\s+/).map(Number);
          at = { x, y, width, text: '' };
          objects.push(at);
        } else at = undefined;
      } else if (tag.name === 'TextCode') {
        inCode = tag.kind === 'open';
        if (inCode && at?.text) at.text += '\n';
      }
    },
    text(text) {
      if (inCode && at) at.text += text;
    },
  });
  return linesByPlace(objects, 1.5);
}

/** A piece of text and its place on the page: left edge, height from the top, width. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}

/** Puts pieces that stand at one height (within `tolerance`) on one line, from the top, each from the left; a gap wider than it is a space. */
export function linesByPlace(pieces: readonly Piece[], tolerance: number): string {
  const sorted = pieces.filter((piece) => piece.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  const lines: { y: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const last = lines.at(-1);
    if (last && Math.abs(piece.y - last.y) <= tolerance) last.pieces.push(piece);
    else lines.push({ y: piece.y, pieces: [piece] });
  }
  return lines.map((line) => joined(line.pieces, tolerance)).join('\n');
}

function joined(pieces: readonly Piece[], tolerance: number): string {
  let out = '';
  let end = 0;
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    if (out !== '' && piece.x - end > tolerance) out += ' ';
    out += piece.text;
    end = piece.x + piece.width;
  }
  return out;
}
