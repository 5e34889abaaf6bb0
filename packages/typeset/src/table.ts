/**
 * Tables made sound: cells placed on a grid of their own, spans cut to what the table holds, holes filled, so that no
 * input, however it was pasted, can break the setting. Widths follow the amount of text.
 */
import type { Run, TableBlock } from './model.ts';
import { widthOf } from './title.ts';

interface TableRun {
  readonly text: string;
  readonly bold: boolean;
}

export interface PlannedCell {
  readonly x: number;
  readonly y: number;
  readonly colspan: number;
  readonly rowspan: number;
  /** Short entries and heads are centred, text is not. */
  readonly center: boolean;
  /** May go on on the next page; an entry of a few lines stays whole. */
  readonly breakable: boolean;
  readonly runs: readonly TableRun[];
}

export interface PlannedTable {
  readonly type: 'table';
  /** Rows of the head, 0 when there is none. */
  readonly header: number;
  /** Relative widths of the columns. */
  readonly columns: readonly number[];
  /** Size of the text in points: 4号, smaller where columns are many. */
  readonly size: number;
  readonly cells: readonly PlannedCell[];
}

const MAX_COLUMNS = 60;

interface Placed {
  x: number;
  y: number;
  colspan: number;
  rowspan: number;
  runs: readonly Run[];
}

function place(rows: TableBlock['rows']): { placed: Placed[]; columns: number } {
  const taken = rows.map(() => new Set<number>());
  const placed: Placed[] = [];
  let columns = 1;
  for (const [y, cells] of rows.entries()) {
    let x = 0;
    for (const cell of cells) {
      while (taken[y]?.has(x)) x++;
      if (x >= MAX_COLUMNS) break;
      let colspan = 1;
      const wanted = Math.min(cell.colspan ?? 1, MAX_COLUMNS - x);
      while (colspan < wanted && !taken[y]?.has(x + colspan)) colspan++;
      const rowspan = Math.max(1, Math.min(cell.rowspan ?? 1, rows.length - y));
      for (let dy = 0; dy < rowspan; dy++) for (let dx = 0; dx < colspan; dx++) taken[y + dy]?.add(x + dx);
      placed.push({ x, y, colspan, rowspan, runs: cell.runs });
      x += colspan;
      columns = Math.max(columns, x);
    }
  }
  for (const [y, row] of taken.entries()) {
    for (let x = 0; x < columns; x++) if (!row.has(x)) placed.push({ x, y, colspan: 1, rowspan: 1, runs: [] });
  }
  placed.sort((a, b) => a.y - b.y || a.x - b.x);
  return { placed, columns };
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((n, r) => n + widthOf(r.text), 0);

/** Up to this many characters a column is as wide as its longest entry. */
const SHORT = 10;
/** Width of the type area in points, and what a cell loses to its margins. */
const AREA_PT = 442;
const INSET_PT = 9;

/** Relative widths: short entries get the line they need, columns of text share the rest by the root of their length. */
function columnWidths(longest: readonly number[], size: number): number[] {
  const base = longest.map((l) => Math.max(2, Math.min(l, SHORT)) * size + INSET_PT);
  const spare = AREA_PT - base.reduce((a, b) => a + b, 0);
  const wants = longest.map((l) => Math.sqrt(Math.max(0, l - SHORT)));
  const wanted = wants.reduce((a, b) => a + b, 0);
  const widths =
    spare <= 0
      ? longest.map((l) => Math.sqrt(Math.max(2, l)))
      : base.map((b, i) => (wanted > 0 ? b + (spare * (wants[i] ?? 0)) / wanted : b));
  return widths.map((w) => Math.round(w * 100) / 100);
}

/**
 * The table as the engine can set it. `fit` prepares the text of a cell (second argument: whether it stands in the head).
 */
export function planTable(table: TableBlock, fit: (runs: readonly Run[], head: boolean) => readonly TableRun[]): PlannedTable {
  const { placed, columns } = place(table.rows);
  // A head cell that spans down takes the rows beside it into the head.
  const header =
    table.header === true && table.rows.length > 1
      ? Math.min(Math.max(...placed.filter((c) => c.y === 0).map((c) => c.rowspan)), table.rows.length - 1)
      : 0;
  const cells: PlannedCell[] = placed.map((c) => {
    // A cell may not reach from the head into the body, for the head is repeated.
    const rowspan = c.y < header ? Math.min(c.rowspan, header - c.y) : c.rowspan;
    const head = c.y < header;
    const length = lengthOf(c.runs);
    const breakable = rowspan > 1 || length > 300;
    return { x: c.x, y: c.y, colspan: c.colspan, rowspan, center: head || length <= SHORT, breakable, runs: fit(c.runs, head) };
  });
  for (const c of placed.filter((p) => p.y < header && p.y + p.rowspan > header)) {
    for (let y = header; y < c.y + c.rowspan; y++) {
      for (let dx = 0; dx < c.colspan; dx++)
        cells.push({ x: c.x + dx, y, colspan: 1, rowspan: 1, center: true, breakable: false, runs: [] });
    }
  }
  const longest = Array.from({ length: columns }, () => 0);
  for (const c of cells) {
    for (let dx = 0; dx < c.colspan; dx++) longest[c.x + dx] = Math.max(longest[c.x + dx] ?? 0, lengthOf(c.runs) / c.colspan);
  }
  const size = columns <= 5 ? 14 : columns <= 8 ? 12 : columns <= 12 ? 10.5 : columns <= 20 ? 7.5 : 5;
  return { type: 'table', header, columns: columnWidths(longest, size), size, cells };
}
