/** The lines of a file: what each begins, what is the page's and not the text's, and which of them go together. */
import type { TextNote, TextNoteKind } from './model.ts';
import { NUMERAL, readNumeral } from './numerals.ts';

export interface Line {
  /** Counted from 1. */
  readonly at: number;
  readonly text: string;
  /** The first of a page, where the file says where pages begin. */
  readonly top: boolean;
}

/** How articles are numbered: 一、 or 第一条. */
export const STYLES = ['bare', 'ordinal'] as const;
export type Style = (typeof STYLES)[number];

const ARTICLE: Readonly<Record<Style, RegExp>> = {
  bare: new RegExp(`^(${NUMERAL})[、．.]\\s*`, 'u'),
  // What goes on in a sentence (第九条的规定, 第九条、第十条) is a reference at the beginning of a line, not an article.
  ordinal: new RegExp(`^第\\s*(${NUMERAL})\\s*条(?![的第、，。；和与及至或规所之])\\s*`, 'u'),
};
const CHAPTER = new RegExp(`^第\\s*(${NUMERAL})\\s*章(?![的第、，。；和与及至或规所之])\\s*`, 'u');
const SECTION = new RegExp(`^第\\s*${NUMERAL}\\s*节(?=\\s)`, 'u');
const ITEM = new RegExp(`^[（(]\\s*(${NUMERAL})\\s*[）)]\\s*`, 'u');
const SUB_ITEM = /^(?:\d{1,2}[.．、](?!\d)|[⑴-⒇①-⑳])/u;
/** A number alone on its line, with dashes or as 第3页: the page's, not the text's. */
const PAGE_NUMBER = /^(?:[-—–－―·•\s]*\d{1,3}[-—–－―·•\s]*|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?)$/u;
/** The end of a sentence, or of what introduces items; closing quotes and brackets may follow. */
const SENTENCE_END = /[。！？；：!?;:][”’」』）)》\]]*$/u;

export interface Numbered {
  readonly n: number;
  readonly rest: string;
}

function numbered(pattern: RegExp, text: string): Numbered | undefined {
  const match = pattern.exec(text);
  const n = match === null ? undefined : readNumeral(match[1] ?? '');
  return n === undefined || match === null ? undefined : { n, rest: text.slice(match[0].length) };
}

export const articleAt = (style: Style, text: string): Numbered | undefined => numbered(ARTICLE[style], text);
export const chapterAt = (text: string): Numbered | undefined => numbered(CHAPTER, text);
export const itemAt = (text: string): Numbered | undefined => numbered(ITEM, text);
export const isSection = (text: string): boolean => SECTION.test(text);
export const isSubItem = (text: string): boolean => SUB_ITEM.test(text);
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text);

const SHOWN = 60;
export const noteOf = (kind: TextNoteKind, line: Line, article?: number): TextNote => ({
  kind,
  line: line.at,
  text: line.text.length > SHOWN ? `${line.text.slice(0, SHOWN)}…` : line.text,
  ...(article === undefined ? {} : { article }),
});

/** The lines that hold something, without the blanks around them and the marks that copies from screens leave. */
export function linesOf(text: string): readonly Line[] {
  let page = 0;
  let started = -1;
  const lines: Line[] = [];
  for (const [index, raw] of text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|[\n\r\v\u2028\u2029]|(?=\f)/u)
    .entries()) {
    if (raw.startsWith('\f')) page += 1;
    const line = raw
      .replace(/[\u200b-\u200d\ufeff\u00ad]/gu, '')
      .replace(/\*\*/gu, '')
      .trim();
    if (line === '') continue;
    lines.push({ at: index + 1, text: line, top: page > started && page > 0 });
    started = page;
  }
  return lines;
}

/** Beyond so many characters a line is a sentence, not the head of a page. */
const HEAD_LENGTH = 40;

/**
 * Takes out page numbers and the heads that stand on every page, each with a note. A head is a line that comes again and
 * stands at the edge of a page, beside a page number or a page break, at least every other time.
 */
export function withoutPages(lines: readonly Line[]): { readonly lines: readonly Line[]; readonly notes: readonly TextNote[] } {
  const bare = (line: Line): string => line.text.replace(/\s+/gu, '');
  const isNumber = (line: Line | undefined): boolean => line !== undefined && PAGE_NUMBER.test(line.text);
  const seen = new Map<string, { times: number; atEdge: number }>();
  for (const [i, line] of lines.entries()) {
    const count = seen.get(bare(line)) ?? { times: 0, atEdge: 0 };
    const [before, after] = [lines[i - 1], lines[i + 1]];
    const atEdge = line.top || after?.top === true || isNumber(before) || isNumber(after);
    seen.set(bare(line), { times: count.times + 1, atEdge: count.atEdge + (atEdge ? 1 : 0) });
  }
  const isHead = (line: Line): boolean => {
    const { times, atEdge } = seen.get(bare(line)) ?? { times: 0, atEdge: 0 };
    const begins = itemAt(line.text) !== undefined || STYLES.some((style) => articleAt(style, line.text) !== undefined);
    return times > 1 && atEdge > 0 && atEdge * 2 >= times && line.text.length <= HEAD_LENGTH && !endsSentence(line.text) && !begins;
  };
  const notes: TextNote[] = [];
  const kept = lines.filter((line) => {
    const kind = isNumber(line) ? 'page-number' : isHead(line) ? 'running-head' : undefined;
    if (kind !== undefined) notes.push(noteOf(kind, line));
    return kind === undefined;
  });
  return { lines: kept, notes };
}

/** Of these lines at least this share ends no sentence where a file breaks its lines at the edge of the page. */
const WRAPPED = 0.4;

/** How a file breaks its lines: at the end of a paragraph, or at the edge of a page of this many characters. */
export function edgeOf(lines: readonly Line[]): number | undefined {
  const open = lines.filter((line) => !endsSentence(line.text));
  if (open.length < lines.length * WRAPPED) return undefined;
  const widths = open.map((line) => widthOf(line.text)).toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)];
}

/** Chinese characters; Latin letters and digits take half the room. */
export const widthOf = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (/[\u0020-\u00ff]/u.test(sign) ? 0.5 : 1), 0);

/** Puts two lines together: without a blank, but for two that are Latin. */
export const put = (before: string, after: string): string =>
  /[A-Za-z\d]$/u.test(before) && /^[A-Za-z]/u.test(after) ? `${before} ${after}` : before + after;
