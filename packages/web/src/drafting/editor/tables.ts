/** Tables of an official text: rows, merged cells, a head row. The editing itself is ProseMirror's own table library. */
import { Node, type Extensions } from '@tiptap/core';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  mergeCells,
  splitCell,
  tableEditing,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import type { Command } from '@tiptap/pm/state';

/** What the table library needs to know of each node. */
const TABLE_ROLES: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

const cellAttributes = {
  colspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'colspan', 20) },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'rowspan', 200) },
  // The library keeps the widths of dragged columns here; official tables have none of their own.
  colwidth: { default: null, rendered: false },
};

function spanOf(element: HTMLElement, name: string, most: number): number {
  const n = Number.parseInt(element.getAttribute(name) ?? '1', 10);
  return Number.isInteger(n) ? Math.min(most, Math.max(1, n)) : 1;
}

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph+',
  isolating: true,
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph+',
  isolating: true,
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', { ...HTMLAttributes, scope: 'col' }, 0],
});

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  extendNodeSchema: (extension) => {
    const role = TABLE_ROLES[extension.name];
    return role === undefined ? {} : { tableRole: role };
  },
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const run = (command: Command): boolean => command(this.editor.state, this.editor.view.dispatch, this.editor.view);
    return {
      // Past the last cell a new row begins, as in every word processor; outside a table Tab leaves the editor.
      Tab: () => isInTable(this.editor.state) && (run(goToNextCell(1)) || (run(addRowAfter) && run(goToNextCell(1)))),
      'Shift-Tab': () => isInTable(this.editor.state) && run(goToNextCell(-1)),
    };
  },
});

export const TABLES: Extensions = [Table, TableRow, TableCell, TableHeader];

/** What the toolbar offers within a table. */
export const TABLE_COMMANDS: readonly { readonly label: string; readonly command: Command }[] = [
  { label: '加行', command: addRowAfter },
  { label: '删行', command: deleteRow },
  { label: '加列', command: addColumnAfter },
  { label: '删列', command: deleteColumn },
  { label: '合并', command: mergeCells },
  { label: '拆分', command: splitCell },
  { label: '表头', command: toggleHeaderRow },
  { label: '删表', command: deleteTable },
];
