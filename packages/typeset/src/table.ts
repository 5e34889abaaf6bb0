/**
 * Tables made sound: cells placed on a grid of their own, spans cut to what the table holds, holes filled, so that no
 * input, however it was pasted, can break the setting. Widths follow the amount of text.
 */
import type { Run, TableBlock } from './model.ts';

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

const lengthOf = (runs: readonly Run[]): number => runs.reduce((n, r) => n + [...r.text].length, 0);

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
  const cells = placed.map((c) => {
    // A cell may not reach from the head into the body, for the head is repeated.
    const rowspan = c.y < header ? Math.min(c.rowspan, header - c.y) : c.rowspan;
    const head = c.y < header;
    return { x: c.x, y: c.y, colspan: c.colspan, rowspan, center: head || lengthOf(c.runs) <= 8, runs: fit(c.runs, head) };
  });
  for (const c of placed.filter((p) => p.y < header && p.y + p.rowspan > header)) {
    for (let y = header; y < c.y + c.rowspan; y++) {
      for (let dx = 0; dx < c.colspan; dx++) cells.push({ x: c.x + dx, y, colspan: 1, rowspan: 1, center: true, runs: [] });
    }
  }
  const weights = Array.from({ length: columns }, () => 2);
  for (const c of cells) {
    const share = Math.min(24, c.runs.reduce((n, r) => n + [...r.text].length, 0)) / c.colspan;
    for (let dx = 0; dx < c.colspan; dx++) weights[c.x + dx] = Math.max(weights[c.x + dx] ?? 2, share);
  }
  // The square root keeps a column of long text from starving one of short entries.
  const widths = weights.map((w) => Math.round(Math.sqrt(w) * 1000) / 1000);
  const size = columns <= 5 ? 14 : columns <= 8 ? 12 : columns <= 12 ? 10.5 : 7.5;
  return { type: 'table', header, columns: widths, size, cells };
}
