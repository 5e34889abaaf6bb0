/** Text out of SpreadsheetML (ECMA-376 part 1, 18). */
import { attribute, walk } from './markup.ts';

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

/** The names of the sheets, hidden ones included, in the order of the workbook. */
export function sheetNames(workbook: string): string[] {
  const names: string[] = [];
  walk(workbook, {
    tag(tag) {
      if (tag.name === 'sheet' && tag.kind !== 'close') names.push(attribute(tag, 'name') ?? '');
    },
    text() {
      // Names stand in attributes only.
    },
  });
  return names;
}

/** &L &C &R part a header or footer, &"font,style" and &size dress it, other letters stand for page, date and file. */
const undressed = (text: string): string =>
  text
    .replace(/&"[^"]*"/g, '')
    .replace(/&(?:[LCR]|\d+)/g, '\n')
    .replace(/&[A-Z]/g, '');

/**
 * One sheet: page headers, then rows as lines with cells parted by tabs, then page footers. A line end inside a cell is
 * a vertical tab; a cell in several runs is one.
 */
export function sheetText(xml: string, strings: readonly string[]): string {
  const parts: Record<'Header' | 'Footer', string[]> = { Header: [], Footer: [] };
  const rows: string[] = [];
  let row: string[] = [];
  let type = '';
  let value = '';
  let edge: 'Header' | 'Footer' | undefined;
  let inValue = false;
  let phonetic = 0;
  walk(xml, {
    tag(tag) {
      const edged = /^(?:odd|even|first)(Header|Footer)$/.exec(tag.name)?.[1] as 'Header' | 'Footer' | undefined;
      if (edged !== undefined) edge = tag.kind === 'open' ? edged : undefined;
      else if (tag.name === 'row') {
        if (tag.kind === 'close') rows.push(row.join('\t'));
        row = [];
      } else if (tag.name === 'c') {
        if (tag.kind === 'close') row.push((type === 's' ? (strings[Number(value)] ?? '') : value).trim().replace(/[\r\n\t]+/gu, '\v'));
        else type = attribute(tag, 't') ?? '';
        value = '';
      } else if (tag.name === 'rPh') phonetic += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
      else if (tag.name === 'v' || tag.name === 't') inValue = tag.kind === 'open';
    },
    text(text) {
      if (edge !== undefined) parts[edge].push(undressed(text));
      else if (inValue && phonetic <= 0) value += text;
    },
  });
  return [...parts.Header, ...rows, ...parts.Footer].join('\n');
}
