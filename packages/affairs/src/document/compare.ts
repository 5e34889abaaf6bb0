/**
 * Two versions of a text held side by side (比对): which elements of the draft changed, and where in the body, block by
 * block and character by character. The recheck (复核) shows with it every difference since signature, so nothing that
 * stands in a draft may change without a line here: a changed layout or an exchanged file counts as much as a word.
 */
import { diffArrays } from 'diff';
import { blockText, type Block, type Body } from './body.ts';
import { compareText, MAX_EDITS, spansOf, type DifferenceSpan } from './compare-text.ts';
import { comparedFields, formatOf, joinRuns, type FieldDifference } from './compare-fields.ts';
import type { Draft } from './draft.ts';

export type { FieldDifference } from './compare-fields.ts';

export { compareText, type DifferenceSpan } from './compare-text.ts';

/** `changed` with nothing but `same` spans: the words stand, the layout (level, bold, alignment, picture) does not. */
export interface BlockDifference {
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  readonly spans: readonly DifferenceSpan[];
}

export interface DraftComparison {
  readonly fields: readonly FieldDifference[];
  readonly blocks: readonly BlockDifference[];
}

/** Blocks of a rewritten passage are paired by likeness up to this many combinations, beyond it by their position. */
const MAX_PAIRINGS = 10_000;
/** Share of common character pairs from which two blocks count as one block rewritten. */
const ALIKE = 0.4;

/**
 * What changed from `before` to `after`. `nameOf` turns the ids of departments and posts into the names a reader knows.
 * The body is compared together with the own pages of the attachments, each led by a line with its title. In the
 * blocks, `same` and `added` spans in order give the later text, `same` and `removed` the earlier one.
 */
export function compareDrafts(before: Draft, after: Draft, nameOf: (id: string) => string = (id) => id): DraftComparison {
  const formats: FieldDifference[] = [];
  const old = pagesOf(before);
  const now = pagesOf(after);
  let place = 0;
  const blocks = alignBlocks(old, now).map((pair): BlockDifference => {
    if (pair.after === undefined) return { change: 'removed', spans: spansOf('removed', comparedText(pair.before)) };
    place++;
    if (pair.before === undefined) return { change: 'added', spans: spansOf('added', comparedText(pair.after)) };
    const text = comparedText(pair.after);
    if (keyOf(pair.before) === keyOf(pair.after)) return { change: 'same', spans: spansOf('same', text) };
    const was = formatOf(pair.before);
    const is = formatOf(pair.after);
    if (was !== is) {
      formats.push({ field: `format.${String(place)}`, label: `第${String(place)}段版式`, before: was, after: is });
    }
    return { change: 'changed', spans: compareText(comparedText(pair.before), text) };
  });
  return { fields: [...comparedFields(before, after, nameOf), ...formats], blocks };
}

/** The text by which a block is compared; a picture stands as a mark in brackets, so that an exchanged one has a place to show. */
export function comparedText(block: Block): string {
  return block.type === 'image'
    ? `〔图片${block.caption === undefined || block.caption === '' ? '' : `：${block.caption}`}〕`
    : blockText(block);
}

/** The body, then the own page of each attachment that has one. */
function pagesOf(draft: Draft): Body {
  const pages: Block[] = [...draft.body];
  draft.attachments.forEach((attachment, i) => {
    if (attachment.body === undefined) return;
    pages.push({ type: 'paragraph', runs: [{ text: `附件${String(i + 1)}　${attachment.title}` }] }, ...attachment.body);
  });
  return pages;
}

/** Equal where an equal page would be printed: how a text is cut into runs, or a default written out, does not count. */
function keyOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return JSON.stringify([block.align ?? 'left', joinRuns(block.runs)]);
    case 'heading':
      return JSON.stringify([block.level, joinRuns(block.runs)]);
    case 'table':
      return JSON.stringify([
        block.header ?? false,
        block.rows.map((row) => row.map((cell) => [cell.colspan ?? 1, cell.rowspan ?? 1, joinRuns(cell.runs)])),
      ]);
    case 'image':
      return JSON.stringify(['image', block.attachment, block.caption ?? '', block.widthMm ?? 0]);
  }
}

type Pair = { before: Block; after: Block } | { before: Block; after: undefined } | { before: undefined; after: Block };

function alignBlocks(before: Body, after: Body): Pair[] {
  const hunks = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: MAX_EDITS });
  if (hunks === undefined) return pairRewritten(before, after);
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  let removed: Block[] = [];
  let added: Block[] = [];
  const flush = (): void => {
    pairs.push(...pairRewritten(removed, added));
    removed = [];
    added = [];
  };
  for (const hunk of hunks) {
    if (hunk.removed) {
      removed.push(...before.slice(i, i + hunk.value.length));
      i += hunk.value.length;
    } else if (hunk.added) {
      added.push(...after.slice(j, j + hunk.value.length));
      j += hunk.value.length;
    } else {
      flush();
      for (let k = 0; k < hunk.value.length; k++) pairs.push(pairOf(before[i + k], after[j + k]));
      i += hunk.value.length;
      j += hunk.value.length;
    }
  }
  flush();
  return pairs;
}

function pairOf(before: Block | undefined, after: Block | undefined): Pair {
  if (before !== undefined && after !== undefined) return { before, after };
  if (before !== undefined) return { before, after: undefined };
  if (after !== undefined) return { before: undefined, after };
  throw new RangeError('neither side of a pair');
}

/** Blocks of a rewritten passage: those alike are one block changed, in the order that keeps the most alike together. */
function pairRewritten(before: readonly Block[], after: readonly Block[]): Pair[] {
  const left = before.map((b) => pairsOfCharacters(comparedText(b)));
  const right = after.map((b) => pairsOfCharacters(comparedText(b)));
  const near = before.length * after.length > MAX_PAIRINGS;
  const alike = (i: number, j: number): number => {
    if (near && i !== j) return 0;
    const a = left[i];
    const b = right[j];
    return a === undefined || b === undefined ? 0 : likeness(a, b);
  };
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const likes = new Float64Array(near ? 0 : before.length * after.length);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  if (!near) {
    for (let i = before.length - 1; i >= 0; i--) {
      for (let j = after.length - 1; j >= 0; j--) {
        const like = alike(i, j);
        likes[i * after.length + j] = like;
        best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), like >= ALIKE ? like + at(i + 1, j + 1) : 0);
      }
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const like = near ? alike(i, j) : (likes[i * after.length + j] ?? 0);
    if (like >= ALIKE && (near || at(i, j) === like + at(i + 1, j + 1))) pairs.push(pairOf(before[i++], after[j++]));
    else if (near) pairs.push(pairOf(before[i++], undefined), pairOf(undefined, after[j++]));
    else if (at(i + 1, j) >= at(i, j + 1)) pairs.push(pairOf(before[i++], undefined));
    else pairs.push(pairOf(undefined, after[j++]));
  }
  while (i < before.length) pairs.push(pairOf(before[i++], undefined));
  while (j < after.length) pairs.push(pairOf(undefined, after[j++]));
  return pairs;
}

function pairsOfCharacters(text: string): Map<string, number> {
  const characters = Array.from(text);
  const counts = new Map<string, number>();
  // A text of one character is its own only pair.
  const last = Math.max(1, characters.length - 1);
  for (let i = 0; i < last; i++) {
    const pair = `${characters[i] ?? ''}${characters[i + 1] ?? ''}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice's coefficient over pairs of neighbouring characters: 0 nothing in common, 1 the same pairs. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [pair, n] of a) {
    common += Math.min(n, b.get(pair) ?? 0);
    all += n;
  }
  for (const n of b.values()) all += n;
  return all === 0 ? 0 : (2 * common) / all;
}
