/**
 * Reads the text of Work Rules out of plain lines, as offices publish it: the notice before it and the imprint after it,
 * articles as 一、 or 第一条, items as （一） or (一), lines split by page breaks, stray page numbers. The sequence of the
 * numbers decides what is an article; what has been put together or left out is listed, for a person to look over.
 */
import { chineseNumeral } from '../citation.ts';
import {
  articleAt,
  chapterAt,
  edgeOf,
  endsSentence,
  isSection,
  isSubItem,
  itemAt,
  linesOf,
  noteOf,
  put,
  STYLES,
  widthOf,
  withoutPages,
  type Line,
  type Style,
} from './lines.ts';
import type { RulesText, RulesTextReading, TextArticle, TextChapter, TextNote, TextParagraph, TextRefusal } from './model.ts';

/** Fewer articles than this are a notice or a plan, not the rules of a government. */
export const FEWEST_ARTICLES = 10;

/** The longest text that is read, in characters: many times the longest work rules. */
export const MOST_CHARACTERS = 400_000;

/** Reads a text; a text that is no Work Rules is refused with what was expected. */
export function readRulesText(plain: string): RulesTextReading {
  if (plain.length > MOST_CHARACTERS)
    return {
      ok: false,
      refusal: {
        code: 'too-long',
        message: `文字有${plain.length}个，超过${MOST_CHARACTERS}个。`,
        expected: '只含工作规则一个文件的文字。',
      },
    };
  const { lines, notes } = withoutPages(linesOf(plain));
  const found = STYLES.map((style) => sequence(lines, style)).toSorted((a, b) => b.starts.length - a.starts.length)[0];
  const refusal = refusalOf(lines, found);
  if (refusal !== undefined || found === undefined) return { ok: false, refusal: refusal ?? NO_ARTICLES };
  return readFrom(lines, found, notes);
}

/** The articles by their numbers: where each begins. */
interface Sequence {
  readonly style: Style;
  /** Index of the line of article 1, 2, 3 … */
  readonly starts: readonly number[];
}

/** The longest run of articles 1, 2, 3 …; of two that are as long the later one, as the first is the table of contents. */
function sequence(lines: readonly Line[], style: Style): Sequence {
  const numbers = lines.map((line) => articleAt(style, line.text)?.n);
  let best: readonly number[] = [];
  for (const [first, n] of numbers.entries()) {
    if (n !== 1) continue;
    const starts = [first];
    for (let at = first + 1; at < numbers.length; at += 1) if (numbers[at] === starts.length + 1) starts.push(at);
    if (starts.length >= best.length) best = starts;
  }
  return { style, starts: best };
}

const EXPECTED = '工作规则的全文：逐条编号，如“一、……”“二、……”或者“第一条……”“第二条……”，从第一条起连续。';
const NO_ARTICLES: TextRefusal = { code: 'no-articles', message: '文件里没有找到逐条编号的条文。', expected: EXPECTED };

function refusalOf(lines: readonly Line[], found: Sequence | undefined): TextRefusal | undefined {
  if (found === undefined || found.starts.length === 0) return NO_ARTICLES;
  const { style, starts } = found;
  const last = starts.at(-1) ?? 0;
  // An article further on, whose predecessor is missing.
  const beyond = lines.slice(last + 1).find((line) => (articleAt(style, line.text)?.n ?? 0) > starts.length + 1);
  if (beyond !== undefined && starts.length + 1 < (articleAt(style, beyond.text)?.n ?? 0)) {
    const missing = chineseNumeral(starts.length + 1);
    const next = chineseNumeral(articleAt(style, beyond.text)?.n ?? 0);
    return {
      code: 'broken-sequence',
      message: `第${chineseNumeral(starts.length)}条之后没有找到第${missing}条，第${beyond.at}行却是第${next}条。`,
      expected: `${EXPECTED}请对照原文补上第${missing}条的编号。`,
      line: beyond.at,
    };
  }
  if (starts.length < FEWEST_ARTICLES)
    return {
      code: 'too-few',
      message: `只读到${starts.length}条，不像一部工作规则。`,
      expected: `${EXPECTED}不少于${FEWEST_ARTICLES}条。`,
    };
  return undefined;
}

/** From here on it is the imprint (版记) or an annex: who it is copied to, who printed it and when. */
const IMPRINT =
  /^(?:抄\s*送|主\s*送|分\s*送|抄\s*报|共印|附件|主办[：:]|承办[：:])|\d{4}年\d{1,2}月\d{1,2}日\s*(?:印发)?$|人民政府(?:办公[室厅])?$|^[（(]此件/u;

/** A line of the text and what it begins. */
interface Block {
  readonly kind: 'chapter' | 'article' | 'item' | 'text';
  readonly n: number;
  readonly first: Line;
  text: string;
}

function readFrom(lines: readonly Line[], { style, starts }: Sequence, pages: readonly TextNote[]): RulesTextReading {
  const notes: TextNote[] = [...pages];
  const first = starts[0] ?? 0;
  const last = starts.at(-1) ?? 0;
  const opening = openingChapter(lines, first);
  const end = lines.findIndex((line, at) => at > last && IMPRINT.test(line.text));
  const from = opening ?? first;
  const before = lines.slice(0, from);
  const within = lines.slice(from, end < 0 ? undefined : end);
  for (const line of before) notes.push(noteOf('before', line));
  for (const line of end < 0 ? [] : lines.slice(end)) notes.push(noteOf('after', line));

  const begins = new Set(starts.map((at) => lines[at]?.at));
  const blocks = blocksOf(within, style, begins, notes);
  const chapters: TextChapter[] = [];
  const articles: TextArticle[] = [];
  let current: { n: number; blocks: Block[] } | undefined;
  const close = (): void => {
    if (current !== undefined) articles.push(articleOf(current.n, current.blocks, chapters.at(-1)?.chapter, notes));
    current = undefined;
  };
  for (const block of blocks) {
    if (block.kind === 'chapter') {
      close();
      chapters.push({ chapter: block.n, title: block.text.replace(/\s+/gu, '') });
    } else if (block.kind === 'article') {
      close();
      current = { n: block.n, blocks: [block] };
    } else if (current === undefined) notes.push(noteOf('unplaced', block.first));
    else current.blocks.push(block);
  }
  close();
  const empty = articles.find((one) => one.paragraphs.every((paragraph) => paragraph.text === '' && paragraph.items.length === 0));
  if (empty !== undefined)
    return {
      ok: false,
      refusal: { code: 'empty-article', message: `第${chineseNumeral(empty.article)}条没有文字。`, expected: '每条都有条文。' },
    };
  const text: RulesText = { ...titleOf(before), chapters, articles };
  return { ok: true, text, notes: notes.toSorted((a, b) => a.line - b.line) };
}

/** Where 第一章 stands before the first article, with nothing but its title between. */
function openingChapter(lines: readonly Line[], first: number): number | undefined {
  for (let at = first - 1; at >= Math.max(0, first - 3); at -= 1) if (chapterAt(lines[at]?.text ?? '')?.n === 1) return at;
  return undefined;
}

const DOCUMENT_NUMBER = /\p{Script=Han}{2,12}\s*[〔［[(（]\s*(?:19|20)\d{2}\s*[〕］\])）]\s*\d{1,5}\s*号/u;

function titleOf(before: readonly Line[]): Pick<RulesText, 'title' | 'documentNumber'> {
  const title = before.findLast((line) => /(?:规则|规程|办法|规定)$/u.test(line.text))?.text.replace(/\s+/gu, '');
  const number = before
    .map((line) => DOCUMENT_NUMBER.exec(line.text)?.[0])
    .find((one) => one !== undefined)
    ?.replace(/\s+/gu, '')
    .replace(/[［[(（]/u, '〔')
    .replace(/[］\])）]/u, '〕');
  return { ...(title === undefined ? {} : { title }), ...(number === undefined ? {} : { documentNumber: number }) };
}

/** Puts lines together that are one paragraph or one item, and says what each begins. */
function blocksOf(lines: readonly Line[], style: Style, begins: ReadonlySet<number | undefined>, notes: TextNote[]): readonly Block[] {
  const edge = edgeOf(lines);
  const blocks: Block[] = [];
  let previous: Line | undefined;
  let article: number | undefined;
  let chapters = 0;
  for (const line of lines) {
    const chapter = chapterAt(line.text);
    const numbered = begins.has(line.at) ? articleAt(style, line.text) : undefined;
    const item = itemAt(line.text);
    const open = blocks.at(-1);
    if (chapter?.n === chapters + 1 && !endsSentence(line.text)) {
      chapters += 1;
      blocks.push({ kind: 'chapter', n: chapter.n, first: line, text: chapter.rest });
    } else if (numbered !== undefined) {
      article = numbered.n;
      blocks.push({ kind: 'article', n: numbered.n, first: line, text: numbered.rest });
    } else if (isSection(line.text)) notes.push(noteOf('section', line, article));
    else if (item !== undefined) blocks.push({ kind: 'item', n: item.n, first: line, text: item.rest });
    else if (open !== undefined && isSubItem(line.text)) open.text += `\n${line.text}`;
    else if (open !== undefined && goesOn(open, previous, edge)) {
      if (open.text !== '') {
        const sure = !endsSentence(open.text);
        // In a file that breaks its lines at the edge of the page nobody wants to read every line; what is in doubt is said.
        if (!sure || (edge === undefined && open.kind !== 'chapter'))
          notes.push(noteOf(sure ? 'joined' : 'joined-at-sentence', line, article));
      }
      open.text = put(open.text, line.text);
    } else blocks.push({ kind: 'text', n: 0, first: line, text: line.text });
    previous = line;
  }
  return blocks;
}

/** A line this much shorter than the others (in characters) is the last of its paragraph. */
const SHORTER = 1.5;
/** The longest that the title of a chapter may be. */
const CHAPTER_TITLE = 30;

/** Whether the next line goes on with this block. */
function goesOn(block: Block, previous: Line | undefined, edge: number | undefined): boolean {
  if (block.text === '') return true;
  if (block.kind === 'chapter')
    return block.text.length < CHAPTER_TITLE && edge !== undefined && widthOf(previous?.text ?? '') >= edge - SHORTER;
  if (!endsSentence(block.text)) return true;
  // At the edge of the page a sentence may end by chance; what introduces items ends its paragraph in any case.
  return edge !== undefined && !/[：:；;]$/u.test(block.text) && widthOf(previous?.text ?? '') >= edge - SHORTER;
}

/** An article out of its blocks: each text is a paragraph, items belong to the paragraph before them. */
function articleOf(article: number, blocks: readonly Block[], chapter: number | undefined, notes: TextNote[]): TextArticle {
  const paragraphs: { text: string; items: TextParagraph['items'][number][] }[] = [];
  for (const [at, block] of blocks.entries()) {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined && block.kind === 'item') paragraph.items.push({ text: block.text });
    else if (paragraph !== undefined && isLostItem(blocks, at, paragraph.items.length)) {
      paragraph.items.push({ text: block.text, numberLost: true });
      notes.push(noteOf('lost-number', block.first, article));
    } else paragraphs.push({ text: block.text, items: [] });
  }
  return { article, ...(chapter === undefined ? {} : { chapter }), paragraphs };
}

/** A text without a number where item n is missing and item n + 1 comes next. */
function isLostItem(blocks: readonly Block[], at: number, items: number): boolean {
  const [before, block, after] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  if (block?.kind !== 'text' || before === undefined || after?.kind !== 'item' || after.n !== items + 2) return false;
  return before.kind === 'item' || /[：:]$/u.test(before.text);
}
