/**
 * Breaking a title into lines (GB/T 9704-2012, 7.3.1): by sense, never inside a word, and in the shape of a trapezoid or a
 * diamond rather than of a rectangle or an hourglass.
 */

/** Characters of 2号 that fit comfortably in the 156 mm: twenty would touch both edges. */
const WIDEST = 19;

/** Width in 2号 characters: Latin letters and digits take half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += (c.codePointAt(0) ?? 0) < 0x2e80 && !'“”‘’—…·'.includes(c) ? 0.5 : 1;
  return width;
}

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const OPENING = /^[《〈（〔“‘「『【]/u;
const CLOSING = /^[》〉）〕”’」』】、，。；：！？…·]/u;
/** Words that lean on the one before them: a line does not begin with them. */
const ENCLITIC = new Set(['的', '地', '得', '了', '等', '们', '着', '过', '之', '及其']);
/** Words that lean on the one after them: a line does not end with them. */
const PROCLITIC = new Set(['关于', '和', '与', '及', '以及', '在', '对', '为', '将', '由', '把', '向', '第', '不']);
/** After these what is issued begins: a good place to end a line. */
const ISSUING = new Set(['印发', '转发', '批转', '公布', '发布', '同意']);
/** Single characters that end the name of a place or an organ; the dictionary often cuts them off. */
const NAME_END = new Set(['省', '市', '县', '区', '镇', '乡', '村', '局', '厅', '委', '办', '部', '处', '院', '所', '站', '令']);
const MARKS = /[\s《》（）〔〕“”]/u;

/** Words of a title, with the names given kept whole. */
function segmentsOf(title: string, names: readonly string[]): string[] {
  const name = names.filter((n) => n !== '' && title.includes(n)).sort((a, b) => b.length - a.length)[0];
  if (name === undefined) return Array.from(words.segment(title), (s) => s.segment);
  return title.split(name).flatMap((part, i) => [...(i > 0 ? [name] : []), ...(part === '' ? [] : segmentsOf(part, names))]);
}

/** Pieces between which a line may end, each with the badness of ending a line after it. */
function pieces(title: string, names: readonly string[]): { text: string; badness: number }[] {
  const list: { text: string; badness: number }[] = [];
  for (const segment of segmentsOf(title, names)) {
    const last = list.at(-1);
    const ends = NAME_END.has(segment) && last !== undefined && !ISSUING.has(last.text) && !PROCLITIC.has(last.text);
    const leans = CLOSING.test(segment) || ENCLITIC.has(segment) || ends;
    if (last && (leans || OPENING.test(last.text.at(-1) ?? ''))) last.text += segment;
    else list.push({ text: segment, badness: 0 });
  }
  let open = 0;
  for (const [i, piece] of list.entries()) {
    for (const c of piece.text) {
      if (c === '《' || c === '（') open++;
      if (c === '》' || c === '）') open--;
    }
    const next = list[i + 1]?.text ?? '';
    let badness = 3;
    // The organ ends before 关于; what is issued begins with its title mark; the kind follows 的.
    if (next.startsWith('关于') || next.startsWith('《')) badness = 0;
    else if (piece.text.endsWith('》') || piece.text.endsWith('的') || ISSUING.has(piece.text) || /[、，]$/u.test(piece.text)) {
      badness = 1;
    }
    if (PROCLITIC.has(piece.text) && !next.startsWith('《')) badness += 12;
    if (open > 0) badness += 6;
    // A single character is mostly the end or the beginning of a word that the dictionary does not know.
    if (Array.from(piece.text).length === 1 && !MARKS.test(piece.text)) badness += 4;
    if (Array.from(next).length === 1) badness += 4;
    piece.badness = badness;
  }
  return list;
}

function shapeBadness(widths: readonly number[]): number {
  const longest = Math.max(...widths);
  const shortest = Math.min(...widths);
  let bad = 0;
  if (widths.length > 1 && longest - shortest < 1) bad += 4;
  for (let i = 1; i + 1 < widths.length; i++) {
    const [before = 0, here = 0, after = 0] = [widths[i - 1], widths[i], widths[i + 1]];
    if (here < before && here < after) bad += 10;
  }
  // Lines of very unlike length look torn; a last line of two or three characters looks lost.
  bad += (longest - shortest) * 0.9;
  if (shortest < 4) bad += 8;
  return bad;
}

/**
 * The lines of a title. A line feed in it is the clerk's own break and is kept; each part is then broken on its own where
 * it is too long. `names` (of the organs) are never broken where a line can hold them.
 */
export function breakTitle(title: string, names: readonly string[] = []): string[] {
  return title
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => breakPart(part, names));
}

interface Piece {
  readonly text: string;
  readonly badness: number;
}

function breakPart(title: string, names: readonly string[]): string[] {
  if (widthOf(title) <= WIDEST) return [title];
  const list: readonly Piece[] = pieces(title, names).flatMap((p) =>
    widthOf(p.text) > WIDEST ? Array.from(p.text, (text) => ({ text, badness: 8 })) : [p],
  );
  const least = Math.ceil(list.reduce((w, p) => w + widthOf(p.text), 0) / WIDEST);
  const breaks = least <= MOST_LINES ? bestBreaks(list, least) : undefined;
  if (breaks === undefined) return greedy(list);
  const edges = [0, ...breaks, list.length];
  return edges.slice(1).map((edge, i) => textOf(list.slice(edges[i], edge)));
}

/** Beyond four lines a title has no shape left to weigh, and the ways to break it are too many to try. */
const MOST_LINES = 4;

const textOf = (list: readonly Piece[]): string => list.map((p) => p.text).join('');

/** Of all ways to break the pieces into as few lines as they need the least bad; undefined when the pieces do not fit. */
function bestBreaks(list: readonly Piece[], least: number): readonly number[] | undefined {
  const starts = [0];
  for (const piece of list) starts.push((starts.at(-1) ?? 0) + widthOf(piece.text));
  const width = (from: number, to: number): number => (starts[to] ?? 0) - (starts[from] ?? 0);
  const found: { breaks: readonly number[]; badness: number }[] = [];
  const search = (from: number, left: number, breaks: readonly number[], badness: number): void => {
    if (left === 1) {
      const edges = [0, ...breaks, list.length];
      const widths = edges.slice(1).map((edge, i) => width(edges[i] ?? 0, edge));
      if (width(from, list.length) <= WIDEST) found.push({ breaks, badness: badness + shapeBadness(widths) });
      return;
    }
    for (let to = from + 1; to < list.length && width(from, to) <= WIDEST; to++) {
      if (width(to, list.length) > WIDEST * (left - 1)) continue;
      search(to, left - 1, [...breaks, to], badness + (list[to - 1]?.badness ?? 0));
    }
  };
  for (const count of [least, least + 1]) {
    search(0, count, [], 0);
    // The first of equals, so that the same title always breaks alike.
    if (found.length > 0) return found.reduce((best, next) => (next.badness < best.badness ? next : best)).breaks;
  }
  return undefined;
}

function greedy(list: readonly Piece[]): string[] {
  const lines: string[] = [];
  for (const { text } of list) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + text) <= WIDEST) lines[lines.length - 1] = last + text;
    else lines.push(text);
  }
  return lines;
}
