/** Text out of WordprocessingML (ECMA-376 part 1, 17): everything that a reader sees, wherever it stands. */
import { attribute, walk, type Tag } from './markup.ts';

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

/** Signs of symbol fonts that matter to a mark: stars, boxes that are ticked and boxes that are not. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0AB: '★',
  F0AC: '☆',
  F0FC: '✓',
  F0FE: '☑',
  F0FD: '☒',
  F06F: '□',
  F0A8: '□',
};

const switchedOff = (tag: Tag): boolean => /^(?:0|false|off)$/.test(attribute(tag, 'val') ?? '');

/**
 * Paragraphs as lines, pages parted by form feeds, table rows as lines of cells parted by tabs; a paragraph's end
 * inside a cell is a vertical tab. Text boxes and word art stand on lines of their own where they are anchored; what
 * was deleted under revision, field codes and phonetic guides are left out. Drawings (DrawingML) are read as well.
 */
export function wordText(xml: string): string {
  const texts: string[] = [''];
  const rows: string[][] = [];
  let cells = 0;
  let inText = false;
  let guide = 0;
  let section: string | undefined;
  let pageAfter = false;
  const add = (text: string): void => {
    texts[texts.length - 1] += text;
  };
  const lineEnd = (): string => (cells > 0 ? '\v' : '\n');
  const page = (): void => add(cells > 0 ? '\v' : '\f');

  const paragraph = (tag: Tag): void => {
    if (tag.kind === 'open') return;
    add(lineEnd());
    if (pageAfter) page();
    pageAfter = false;
  };
  const cell = (tag: Tag): void => {
    if (tag.kind === 'open') {
      texts.push('');
      cells += 1;
    } else if (tag.kind === 'close' && texts.length > 1 && cells > 0) {
      cells -= 1;
      rows.at(-1)?.push((texts.pop() ?? '').replace(/^\s+|\s+$/gu, ''));
    }
  };
  const row = (tag: Tag): void => {
    if (tag.kind === 'open') rows.push([]);
    else if (tag.kind === 'close') {
      const line = rows.pop() ?? [];
      // Inside a cell of an outer table a row is a paragraph of that cell.
      add(`${line.join(cells > 0 ? ' ' : '\t').trimEnd()}${lineEnd()}`);
    }
  };
  const box = (tag: Tag): void => {
    if (tag.kind !== 'empty') add(lineEnd());
  };

  const on: Readonly<Record<string, (tag: Tag) => void>> = {
    t: (tag) => void (inText = tag.kind === 'open'),
    p: paragraph,
    tc: cell,
    tr: row,
    txbxContent: box,
    textbox: box,
    comment: box,
    rt: (tag) => void (guide += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0),
    tab: (tag) => (tag.kind === 'close' ? undefined : add(' ')),
    cr: () => add(lineEnd()),
    br: (tag) => {
      if (tag.kind === 'close') return;
      if (attribute(tag, 'type') === 'page') page();
      else add(lineEnd());
    },
    lastRenderedPageBreak: page,
    pageBreakBefore: (tag) => (switchedOff(tag) ? undefined : page()),
    noBreakHyphen: () => add('-'),
    sym: (tag) => add(SYMBOLS[(attribute(tag, 'char') ?? '').toUpperCase()] ?? ''),
    // Word art of the older kind, as watermarks are made of.
    textpath: (tag) => (tag.kind === 'close' ? undefined : add(`${lineEnd()}${attribute(tag, 'string') ?? ''}${lineEnd()}`)),
    sectPr: (tag) => {
      if (tag.kind === 'open') section = 'nextPage';
      else if (section !== undefined) {
        pageAfter = section !== 'continuous';
        section = undefined;
      }
    },
    type: (tag) => {
      if (section !== undefined) section = attribute(tag, 'val') ?? section;
    },
  };

  walk(xml, {
    tag(tag) {
      if (Object.hasOwn(on, tag.name)) on[tag.name]?.(tag);
    },
    text(text) {
      if (inText && guide <= 0) add(text);
    },
  });
  return texts.join('\n');
}

/**
 * The paragraphs in which something was deleted under revision, once as they stood before and once the deleted words
 * alone: whoever opens the file can still read them.
 */
export function deletedWords(xml: string): string {
  const lines: string[] = [];
  let [before, gone] = ['', ''];
  let reading: 'kept' | 'gone' | undefined;
  const end = (): void => {
    if (gone !== '') lines.push(before, gone);
    [before, gone] = ['', ''];
  };
  walk(xml, {
    tag(tag) {
      if (tag.name === 't') reading = tag.kind === 'open' ? 'kept' : undefined;
      else if (tag.name === 'delText') reading = tag.kind === 'open' ? 'gone' : undefined;
      else if (tag.name === 'p' && tag.kind !== 'empty') end();
    },
    text(text) {
      if (reading === undefined) return;
      before += text;
      if (reading === 'gone') gone += text;
    },
  });
  end();
  return lines.join('\n');
}
