/** The cells of a workbook by sheet and place (ECMA-376 part 1, 18): what a form filled in as a spreadsheet is read from. */
import { bytesInMemory } from './bytes.ts';
import { readContainer } from './container.ts';
import { attribute, walk, xmlOf } from './markup.ts';
import { sharedStrings } from './sheet.ts';

export interface Cell {
  /** From 1, as a spreadsheet counts. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly value: string;
  /** What it shows is computed: nobody has written it. */
  readonly formula: boolean;
}
export type Sheets = ReadonlyMap<string, readonly Cell[]>;
export type CellsRead = { readonly ok: true; readonly sheets: Sheets } | { readonly ok: false; readonly message: string };

/** A workbook of an organisation is small; what expands far beyond is none. */
const LIMITS = { totalBytes: 32 * 1024 * 1024, ratio: 200, ratioFrom: 4 * 1024 * 1024, entries: 500, keptBytes: 24 * 1024 * 1024 };
const MOST_CELLS = 100_000;

export async function readCells(bytes: Uint8Array): Promise<CellsRead> {
  const container = await readContainer(bytesInMemory(bytes), (name) => name.startsWith('xl/') && /\.(?:xml|rels)$/u.test(name), LIMITS);
  if (!container.ok) return { ok: false, message: container.message };
  const part = (name: string): string | undefined => {
    const kept = container.kept.get(name);
    return kept === undefined ? undefined : xmlOf(kept);
  };
  const [workbook, relations] = [part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels')];
  if (workbook === undefined || relations === undefined) return { ok: false, message: '这不是可以读出的 XLSX 表格。' };
  const strings = sharedStrings(part('xl/sharedStrings.xml') ?? '');
  const targets = targetsOf(relations);
  const sheets = new Map<string, readonly Cell[]>();
  let count = 0;
  for (const { name, relation } of listed(workbook)) {
    const xml = part(`xl/${(targets.get(relation) ?? '').replace(/^\/?(?:xl\/)?/u, '')}`);
    if (xml === undefined) return { ok: false, message: `工作表“${name}”无法读出。` };
    const cells = cellsOf(xml, strings);
    count += cells.length;
    if (count > MOST_CELLS) return { ok: false, message: `单元格超过${MOST_CELLS}个。` };
    sheets.set(name, cells);
  }
  return { ok: true, sheets };
}

function targetsOf(relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walk(relations, {
    tag(tag) {
      if (tag.name === 'Relationship' && tag.kind !== 'close') targets.set(attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '');
    },
    text() {
      // Relations stand in attributes only.
    },
  });
  return targets;
}

function listed(workbook: string): readonly { readonly name: string; readonly relation: string }[] {
  const found: { name: string; relation: string }[] = [];
  walk(workbook, {
    tag(tag) {
      if (tag.name !== 'sheet' || tag.kind === 'close') return;
      const relation = /\sr:id\s*=\s*["']([^"']*)["']/u.exec(tag.attributes)?.[1] ?? '';
      found.push({ name: attribute(tag, 'name') ?? '', relation });
    },
    text() {
      // Sheets are named in attributes only.
    },
  });
  return found;
}

/** 「C12」 as its column from 0 and its row. */
function placeOf(reference: string | undefined): { readonly column: number; readonly row: number } | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7})$/u.exec(reference ?? '');
  if (match === null) return undefined;
  const column = Array.from(match[1] ?? '').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(match[2]) };
}

function cellsOf(xml: string, strings: readonly string[]): readonly Cell[] {
  const cells: Cell[] = [];
  let at: { column: number; row: number } | undefined;
  let [type, value, inValue, formula] = ['', '', false, false];
  walk(xml, {
    tag(tag) {
      if (tag.name === 'c') {
        if (tag.kind === 'open') {
          at = placeOf(attribute(tag, 'r'));
          [type, value, formula] = [attribute(tag, 't') ?? '', '', false];
        } else if (tag.kind === 'close' && at !== undefined && cells.length <= MOST_CELLS) {
          const said = (type === 's' ? (strings[Number(value)] ?? '') : value).trim();
          if (said !== '' || formula) cells.push({ ...at, value: said, formula });
          at = undefined;
        }
      } else if (tag.name === 'f') formula = true;
      else if (tag.name === 'v' || tag.name === 't') inValue = tag.kind === 'open';
    },
    text(text) {
      if (inValue && at !== undefined) value += text;
    },
  });
  return cells;
}
