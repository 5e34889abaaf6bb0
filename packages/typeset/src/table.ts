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
  /** A head that would fill much of every page stands on the first only, and may be divided like any row. */
  readonly repeat: boolean;
  /** Relative widths of the columns. */
  readonly columns: readonly number[];
  /** Size of the text in points: 4号, smaller where columns are many. */
  readonly size: number;
  readonly cells: readonly PlannedCell[];
  /** Cells beyond the last column that a page can show; they are left out, and whoever prints must be told. */
  readonly dropped: number;
}

const MAX_COLUMNS = 60;

interface Placed {
  x: number;
  y: number;
  colspan: number;
  rowspan: number;
  runs: readonly Run[];
}

function place(rows: TableBlock['rows']): { placed: Placed[]; columns: number; dropped: number } {
  const taken = rows.map(() => new Set<number>());
  const placed: Placed[] = [];
  let columns = 1;
  let dropped = 0;
  for (const [y, cells] of rows.entries()) {
    let x = 0;
    for (const [i, cell] of cells.entries()) {
      while (taken[y]?.has(x)) x++;
      if (x >= MAX_COLUMNS) {
        dropped += cells.length - i;
        break;
      }
      let colspan = 1;
      // A wide cell leaves room for those after it.
      const wanted = Math.min(cell.colspan ?? 1, MAX_COLUMNS - x - (cells.length - i - 1));
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
  return { placed, columns, dropped };
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

/** Heights in points: a page has 638. An entry above the one, a repeated head above the other would leave no room for rows. */
const TALL_ENTRY = 400;
const TALL_HEAD = 150;

/** Longest entry of each column; a cell over several counts its share for each. */
function longestOf(placed: readonly Placed[], columns: number): number[] {
  const longest = Array.from({ length: columns }, () => 0);
  for (const c of placed) {
    for (let x = c.x; x < c.x + c.colspan; x++) longest[x] = Math.max(longest[x] ?? 0, lengthOf(c.runs) / c.colspan);
  }
  return longest;
}

/** About how high an entry will stand, in points; rather too much than too little. */
function heightOf(cell: Placed, widths: readonly number[], size: number): number {
  const share = widths.slice(cell.x, cell.x + cell.colspan).reduce((a, b) => a + b, 0) / widths.reduce((a, b) => a + b, 0);
  const perLine = Math.max(1, Math.floor((share * AREA_PT - INSET_PT) / size));
  const breaks = cell.runs.reduce((n, r) => n + r.text.split('\n').length - 1, 0);
  return (Math.ceil((lengthOf(cell.runs) * 1.1) / perLine) + breaks) * size * 1.45 + 2 * INSET_PT;
}

/**
 * The table as the engine can set it. `fit` prepares the text of a cell (second argument: whether it stands in the head).
 */
export function planTable(table: TableBlock, fit: (runs: readonly Run[], head: boolean) => readonly TableRun[]): PlannedTable {
  const { placed, columns, dropped } = place(table.rows);
  const size = columns <= 5 ? 14 : columns <= 8 ? 12 : columns <= 12 ? 10.5 : columns <= 20 ? 7.5 : 5;
  const widths = columnWidths(longestOf(placed, columns), size);
  // A head cell that spans down takes the rows beside it into the head.
  const header =
    table.header === true && table.rows.length > 1
      ? Math.min(Math.max(...placed.filter((c) => c.y === 0).map((c) => c.rowspan)), table.rows.length - 1)
      : 0;
  const headHeight = Array.from({ length: header }, (_, y) =>
    Math.max(0, ...placed.filter((c) => c.y === y && c.rowspan === 1).map((c) => heightOf(c, widths, size))),
  ).reduce((a, b) => a + b, 0);

  const cells = placed.flatMap((c): PlannedCell[] => {
    const head = c.y < header;
    // A cell may not reach from the head into the body, for the head is repeated: the rest of it stays empty.
    const rowspan = head ? Math.min(c.rowspan, header - c.y) : c.rowspan;
    const breakable = rowspan > 1 || heightOf(c, widths, size) > TALL_ENTRY;
    const center = head || lengthOf(c.runs) <= SHORT;
    const first: PlannedCell = { x: c.x, y: c.y, colspan: c.colspan, rowspan, center, breakable, runs: fit(c.runs, head) };
    const rest = c.rowspan - rowspan;
    return rest > 0 ? [first, { ...first, y: header, rowspan: rest, center: true, breakable: rest > 1, runs: [] }] : [first];
  });
  return { type: 'table', header, repeat: headHeight <= TALL_HEAD, columns: widths, size, cells, dropped };
}
