/**
 * Headings that run in (标题后接正文): 「一、提高认识。各镇要……」. The numeral and the sentence after it are the heading and are set
 * in its face, the rest of the paragraph in that of the body (7.3.3 names the faces of the levels). Only the first two levels
 * have a face of their own.
 */
import type { Block, Run } from './model.ts';

const NUMERALS = { 1: /^[一二三四五六七八九十百]{1,5}、/u, 2: /^[（(][一二三四五六七八九十百]{1,5}[）)]/u } as const;
type Level = keyof typeof NUMERALS;
const LEVELS: readonly Level[] = [1, 2];

/** Characters after the numeral; a longer sentence is one of the body that happens to be numbered. */
const LONGEST = 20;

/** A paragraph or heading divided at the end of its heading; `rest` is empty where nothing follows in it. */
export interface RunIn {
  readonly level: Level;
  readonly head: readonly Run[];
  readonly rest: readonly Run[];
}

interface Item {
  readonly at: number;
  readonly level: Level;
  /** What it would be if its series runs in; `standing` is a heading in a paragraph of its own, which agrees with that. */
  readonly as: RunIn | 'standing' | 'sentence';
}

/**
 * The blocks of a body that hold a heading and its text in one, by their place. What the clerk made a heading is one up to its
 * first full stop. A numbered paragraph is taken for one only with its whole series: from 一、 to the last of them, or from （一） to
 * the last under one heading, each is a short sentence that text follows, or a heading by itself, and text follows at
 * least one. Items that are plain numbered sentences stay in the face of the body, all alike.
 */
export function runIns(body: readonly Block[]): ReadonlyMap<number, RunIn> {
  const found = new Map<number, RunIn>();
  for (const series of seriesOf(body)) {
    const runningIn = series.some(({ as }) => typeof as === 'object' && as.rest.length > 0);
    const alike = runningIn && series.every(({ as }) => as !== 'sentence');
    for (const { at, as } of series) {
      const own = body[at]?.type === 'heading';
      if (typeof as === 'object' && (own ? as.rest.length > 0 : alike)) found.set(at, as);
    }
  }
  return found;
}

/** Numbered paragraphs and headings of a level that follow each other, not parted by one of a higher level. */
function seriesOf(body: readonly Block[]): readonly (readonly Item[])[] {
  const all: Item[][] = [];
  const open: Partial<Record<Level, Item[]>> = {};
  for (const [at, block] of body.entries()) {
    const item = itemOf(block, at);
    if (item === undefined) continue;
    if (item.level === 1) delete open[2];
    const series = open[item.level];
    if (series !== undefined) series.push(item);
    else all.push((open[item.level] = [item]));
  }
  return all;
}

function itemOf(block: Block, at: number): Item | undefined {
  if (block.type === 'heading') {
    if (block.level > 2) return undefined;
    const level = block.level === 1 ? 1 : 2;
    const divided = divide(block.runs, level, textOf(block.runs).indexOf('。') + 1);
    return { at, level, as: divided !== undefined && divided.rest.length > 0 ? divided : 'standing' };
  }
  if (block.type !== 'paragraph' || (block.align ?? 'left') !== 'left') return undefined;
  const text = textOf(block.runs);
  const numbered = LEVELS.map((level) => [level, NUMERALS[level].exec(text)?.[0]] as const).find(([, numeral]) => numeral !== undefined);
  if (numbered === undefined) return undefined;
  const [level, numeral = ''] = numbered;
  const end = text.indexOf('。') + 1;
  const heading = Array.from(text.slice(numeral.length, end));
  // The full stop is not counted; a mark that divides or introduces makes it a sentence of the body.
  const short = end > 0 && heading.length > 1 && heading.length - 1 <= LONGEST && !/[；：;:？！?!\n]/u.test(heading.join(''));
  return { at, level, as: (short ? divide(block.runs, level, end) : undefined) ?? 'sentence' };
}

/** The text without the blanks typed before it, as it will be set. */
const textOf = (runs: readonly Run[]): string =>
  runs
    .map((run) => run.text)
    .join('')
    .trimStart();

/** Runs divided after so many letters of their text; the heading has its weight from its face. Undefined without any. */
function divide(runs: readonly Run[], level: Level, end: number): RunIn | undefined {
  if (end === 0) return undefined;
  const whole = runs.map((run) => run.text).join('');
  let left = end + whole.length - whole.trimStart().length;
  const head: Run[] = [];
  const rest: Run[] = [];
  for (const run of runs) {
    const taken = run.text.slice(0, Math.max(0, left));
    const after = run.text.slice(taken.length);
    if (taken !== '') head.push({ text: taken });
    if (after !== '') rest.push({ ...run, text: after });
    left -= run.text.length;
  }
  return { level, head, rest: rest.some((run) => run.text.trim() !== '') ? rest : [] };
}
