/**
 * Pasted HTML to a body: what Word, WPS and browsers lay on the clipboard. Levels, tables, pictures and bold are kept;
 * faces, sizes, colours, comments, running heads, deleted and hidden text are not. Nothing of the source's markup
 * reaches the draft: text and numbers only.
 */
import type { Block, Body, Run } from '@lingxing/affairs/document';
import { Collector } from './collect.ts';
import { alignOf, boldOf, isBeside, isHidden, outlineLevel, StyleSheet } from './look.ts';
import { textToBody } from '@lingxing/affairs/document-text';

/** A picture that stands in the pasted text. The body names it `pasted:N` until it has been uploaded. */
export interface PastedPicture {
  readonly key: string;
  /** `data` carries it; `file` names a file of the author's machine, which comes with the RTF or not at all; `remote` is out of reach. */
  readonly kind: 'data' | 'file' | 'remote';
  readonly source: string;
}

export interface Pasted {
  readonly body: Body;
  readonly pictures: readonly PastedPicture[];
  /** What could not be kept as it was, each a sentence for the clerk. */
  readonly notes: readonly string[];
}

/** The limits of a body's tables. */
const MOST_COLUMNS = 30;
const MOST_ROWS = 500;
const MOST_BLOCKS = 5_000;
/** The width of the text on the page. */
const TEXT_WIDTH_MM = 156;

const DROPPED = tags(
  'script style head meta title link xml template noscript object iframe o:p del hr',
  'input button select textarea audio video canvas svg math',
);
const BLOCKS = tags(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer main aside nav',
  'figure figcaption center address caption form',
);

function tags(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.toUpperCase().split(' ')));
}

export function htmlToBody(html: string): Pasted {
  return domToBody(new DOMParser().parseFromString(html, 'text/html'));
}

/** The same over a document already parsed. Scripts in it have not run and are not run. */
export function domToBody(document: Document): Pasted {
  const styles = Array.from(document.querySelectorAll('style'), (s) => s.textContent).join('\n');
  const reader = new Reader(new StyleSheet(styles));
  const collector = new Collector();
  reader.children(document.body, collector, { bold: false, align: 'left' });
  collector.flush();
  if (collector.blocks.length > MOST_BLOCKS) reader.note(`一次最多粘贴${String(MOST_BLOCKS)}段，其余没有粘贴。`);
  return { body: collector.blocks.slice(0, MOST_BLOCKS), pictures: reader.pictures, notes: reader.notes };
}

interface Inherited {
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
}

class Reader {
  readonly pictures: PastedPicture[] = [];
  readonly #notes = new Set<string>();
  readonly #sheet: StyleSheet;

  constructor(sheet: StyleSheet) {
    this.#sheet = sheet;
  }

  get notes(): string[] {
    return [...this.#notes];
  }

  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  children(node: Node, into: Collector, inherited: Inherited): void {
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeType === Node.TEXT_NODE) into.text(child.nodeValue ?? '', inherited.bold);
      else if (child instanceof Element) this.element(child, into, inherited);
    }
  }

  element(element: Element, into: Collector, inherited: Inherited): void {
    const tag = element.tagName.toUpperCase();
    if (DROPPED.has(tag) || isHidden(element, this.#sheet) || isBeside(element, this.#sheet)) return;
    const here: Inherited = {
      bold: boldOf(element, this.#sheet, inherited.bold),
      align: alignOf(element, this.#sheet, inherited.align),
    };
    if (tag === 'BR') into.begin(into.look);
    else if (tag === 'IMG') this.picture(element, into);
    else if (tag === 'TABLE') this.table(element, into, here);
    else if (BLOCKS.has(tag)) {
      const outside = into.look;
      into.begin({ align: here.align, level: outlineLevel(element, this.#sheet) ?? outside.level });
      if (tag === 'LI') into.numeral(listNumeral(element));
      this.children(element, into, here);
      into.begin(outside);
      if (tag === 'LI') into.numeral('');
    } else this.children(element, into, here);
  }

  picture(element: Element, into: Collector): void {
    const source = element.getAttribute('src') ?? '';
    if (source === '') return;
    const key = `pasted:${String(this.pictures.length)}`;
    const kind = source.startsWith('data:') ? 'data' : /^file:/iu.test(source) ? 'file' : 'remote';
    this.pictures.push({ key, kind, source });
    const width = Number.parseFloat(element.getAttribute('width') ?? '');
    const widthMm = Math.min(TEXT_WIDTH_MM, Math.round((width * 25.4) / 96));
    into.block({ type: 'image', attachment: key, ...(widthMm > 0 ? { widthMm } : {}) });
  }

  table(table: Element, into: Collector, inherited: Inherited): void {
    const rows = rowsOf(table);
    const beside: Block[] = [];
    const cells = rows.map((row) =>
      cellsOf(row).map((cell) => {
        const inside = new Collector();
        this.element(cell, inside, { ...inherited, bold: inherited.bold });
        inside.flush();
        for (const block of inside.blocks) {
          if (block.type === 'image') beside.push(block);
          if (block.type === 'table') this.note('表格中套的表格已改为文字。');
        }
        return { cell, blocks: inside.blocks.filter((b) => b.type !== 'image') };
      }),
    );
    const only = cells[0]?.[0];
    if (only === undefined) return;
    into.flush();
    if (cells.length === 1 && cells[0]?.length === 1) {
      // A frame around text, not a table.
      for (const block of [...only.blocks, ...beside]) into.block(block);
      return;
    }
    if (cells.length > MOST_ROWS || cells.some((row) => row.length > MOST_COLUMNS)) {
      this.note(`超过${String(MOST_ROWS)}行或${String(MOST_COLUMNS)}列的表格已改为文字，宜作附件上传。`);
      const lines = cells.map((row) => row.map((c) => textOf(joinLines(c.blocks))).join('　'));
      for (const block of textToBody(lines.join('\n'))) into.block(block);
    } else {
      const header =
        rows[0] !== undefined && (rows[0].parentElement?.tagName === 'THEAD' || cellsOf(rows[0]).every((c) => c.tagName === 'TH'));
      into.block({
        type: 'table',
        ...(header ? { header } : {}),
        rows: cells
          .filter((row) => row.length > 0)
          .map((row, i) => row.map(({ cell, blocks }) => ({ runs: plainHead(joinLines(blocks), header && i === 0), ...spansOf(cell) }))),
      });
    }
    if (beside.length > 0) this.note('表格中的图片已移到表格之后。');
    for (const block of beside) into.block(block);
  }
}

function textOf(runs: readonly Run[]): string {
  return runs.map((r) => r.text).join('');
}

/** The head of a table is set apart by its row; the weight that a browser gives it is not the author's. */
function plainHead(runs: Run[], head: boolean): Run[] {
  return head && runs.every((r) => r.bold === true) ? runs.map((r) => ({ text: r.text })) : runs;
}

function rowsOf(table: Element): Element[] {
  return Array.from(table.children).flatMap((child) =>
    child.tagName === 'TR' ? [child] : /^(?:THEAD|TBODY|TFOOT)$/u.test(child.tagName) ? rowsOf(child) : [],
  );
}

function cellsOf(row: Element): Element[] {
  return Array.from(row.children).filter((cell) => cell.tagName === 'TD' || cell.tagName === 'TH');
}

function spansOf(cell: Element): { colspan?: number; rowspan?: number } {
  const span = (name: 'colspan' | 'rowspan', most: number): number => {
    const n = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
    return Number.isInteger(n) ? Math.min(most, Math.max(1, n)) : 1;
  };
  const colspan = span('colspan', 20);
  const rowspan = span('rowspan', 200);
  return { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
}

/** The paragraphs of a cell as one text with line ends; a table within it as its cells. */
function joinLines(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  const lines = blocks.flatMap((block): (readonly Run[])[] => {
    if (block.type === 'paragraph' || block.type === 'heading') return [block.runs];
    if (block.type === 'table')
      return block.rows.map((row) => row.flatMap((cell, i) => (i === 0 ? cell.runs : [{ text: '　' }, ...cell.runs])));
    return [];
  });
  for (const [i, line] of lines.entries()) {
    const last = runs.at(-1);
    if (i > 0 && last !== undefined) last.text += '\n';
    for (const run of line) {
      const before = runs.at(-1);
      if (before !== undefined && (before.bold ?? false) === (run.bold ?? false)) before.text += run.text;
      else runs.push({ ...run });
    }
  }
  return runs;
}

/** The numeral of an item of an HTML list, which is not in its text: 1. within the first list, （1） within a list of a list. */
function listNumeral(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== 'OL') return '';
  const before = Array.from(list.children).filter((c) => c.tagName === 'LI');
  const n = before.indexOf(item) + Number.parseInt(list.getAttribute('start') ?? '1', 10);
  return list.parentElement?.closest('ol') === null || list.parentElement === null ? `${String(n)}.` : `（${String(n)}）`;
}
