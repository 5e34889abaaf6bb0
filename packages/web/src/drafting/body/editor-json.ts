/**
 * The body as the draft keeps it and the document as the editor keeps it, both ways. Neither direction guesses: what the
 * editor cannot hold is not in the body's schema, and a picture still on its way to the server is not yet in the text.
 */
import type { Block, Body, Run } from '@lingxing/affairs/document';
import type { JSONContent } from '@tiptap/core';

type TableBlock = Extract<Block, { type: 'table' }>;
type Cell = TableBlock['rows'][number][number];

export function bodyToDoc(body: Body): JSONContent {
  const content = body.map(blockToNode);
  // An editor needs a line to write on.
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

function blockToNode(block: Block): JSONContent {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', attrs: { align: block.align ?? 'left' }, ...inline(block.runs) };
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, ...inline(block.runs) };
    case 'table':
      return {
        type: 'table',
        content: block.rows.map((row, i) => ({
          type: 'tableRow',
          content: row.map((cell) => cellToNode(cell, block.header === true && i === 0)),
        })),
      };
    case 'image':
      return {
        type: 'picture',
        attrs: { attachment: block.attachment, caption: block.caption ?? '', widthMm: block.widthMm ?? null },
      };
  }
}

function cellToNode(cell: Cell, header: boolean): JSONContent {
  return {
    type: header ? 'tableHeader' : 'tableCell',
    attrs: { colspan: cell.colspan ?? 1, rowspan: cell.rowspan ?? 1 },
    content: splitLines(cell.runs).map((runs) => ({ type: 'paragraph', attrs: { align: 'left' }, ...inline(runs) })),
  };
}

/** A cell keeps its lines as line ends in the text; the editor keeps them as paragraphs. */
function splitLines(runs: readonly Run[]): Run[][] {
  let line: Run[] = [];
  const lines = [line];
  for (const run of runs) {
    run.text.split('\n').forEach((text, i) => {
      if (i > 0) {
        line = [];
        lines.push(line);
      }
      if (text !== '') line.push({ ...run, text });
    });
  }
  return lines;
}

function inline(runs: readonly Run[]): { content?: JSONContent[] } {
  const content = runs.filter((r) => r.text !== '').map(runToText);
  return content.length === 0 ? {} : { content };
}

function runToText(run: Run): JSONContent {
  return { type: 'text', text: run.text, ...(run.bold === true ? { marks: [{ type: 'bold' }] } : {}) };
}

/** The editor's document as a body: neighbouring runs of one weight joined, empty lines at the end left off. */
export function docToBody(doc: JSONContent): Body {
  const body = (doc.content ?? []).flatMap((node) => nodeToBlock(node) ?? []);
  while (body.length > 0 && isEmptyParagraph(body.at(-1))) body.pop();
  return body;
}

function isEmptyParagraph(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && block.runs.length === 0;
}

function nodeToBlock(node: JSONContent): Block | undefined {
  switch (node.type) {
    case 'paragraph': {
      const align = attribute(node, 'align');
      return { type: 'paragraph', runs: runsOf(node), ...(align === 'center' || align === 'right' ? { align } : {}) };
    }
    case 'heading': {
      const level = attribute(node, 'level');
      return { type: 'heading', level: level === 2 || level === 3 || level === 4 ? level : 1, runs: runsOf(node) };
    }
    case 'table':
      return tableOf(node);
    case 'picture': {
      const { attachment, caption, widthMm } = node.attrs ?? {};
      // Still being uploaded, or refused: the place is the editor's, not yet the text's.
      if (typeof attachment !== 'string' || attachment === '') return undefined;
      return {
        type: 'image',
        attachment,
        ...(typeof caption === 'string' && caption !== '' ? { caption } : {}),
        ...(typeof widthMm === 'number' ? { widthMm } : {}),
      };
    }
    default:
      return undefined;
  }
}

function tableOf(node: JSONContent): Block | undefined {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).map(cellOf));
  if (rows.length === 0) return undefined;
  const first = node.content?.[0]?.content ?? [];
  const header = first.length > 0 && first.every((cell) => cell.type === 'tableHeader');
  return { type: 'table', ...(header ? { header } : {}), rows };
}

function cellOf(node: JSONContent): Cell {
  const runs: Run[] = [];
  (node.content ?? []).forEach((paragraph, i) => {
    if (i > 0) append(runs, { text: '\n' });
    for (const run of runsOf(paragraph)) append(runs, run);
  });
  const colspan = attribute(node, 'colspan');
  const rowspan = attribute(node, 'rowspan');
  return {
    runs,
    ...(typeof colspan === 'number' && colspan > 1 ? { colspan } : {}),
    ...(typeof rowspan === 'number' && rowspan > 1 ? { rowspan } : {}),
  };
}

function attribute(node: JSONContent, name: string): unknown {
  return node.attrs?.[name];
}

function runsOf(node: JSONContent): Run[] {
  const runs: Run[] = [];
  for (const child of node.content ?? []) {
    if (child.type !== 'text' || child.text === undefined) continue;
    const bold = child.marks?.some((mark) => mark.type === 'bold') === true;
    append(runs, bold ? { text: child.text, bold } : { text: child.text });
  }
  return runs;
}

/** Adds a run, joined to the last where the weight is the same; a line end takes the weight of what stands before it. */
function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last !== undefined && (run.text === '\n' || (last.bold ?? false) === (run.bold ?? false))) last.text += run.text;
  else runs.push({ ...run });
}
