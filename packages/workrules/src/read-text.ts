/**
 * The text of Work Rules taken apart: chapters, articles, paragraphs (款), items (项). A sentence that a page break has cut in two is one
 * again; a lead-in and its items are one paragraph; an item whose number was lost in printing is an item.
 */
import { chineseNumeral } from './citation.ts';

export interface TextParagraph {
  /** The paragraph without its items. */
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly numbered: boolean }[];
}
export interface TextArticle {
  readonly article: number;
  readonly chapter: number;
  readonly paragraphs: readonly TextParagraph[];
}
export type RulesText = { readonly ok: true; readonly articles: readonly TextArticle[] } | { readonly ok: false; readonly message: string };

/** Larger texts are no Work Rules. */
const LARGEST = 500_000;
const CHAPTER = /^第[一二三四五六七八九十]+章/u;
const ITEM = /^[（(]([一二三四五六七八九十]+)[）)]\s*/u;
const PAGE_NUMBER = /^[-—–\s\d]+$/u;
/** What stands below the last article: to whom copies go, who printed it and when. */
const COLOPHON = /^(抄送|分送|（?共印|（此件|.{0,30}办公室\s*\d{4}年.*印发$)|^.{0,30}办公室$|^\d{4}年\d+月\d+日(印发)?$/u;
/** A line that ends so is whole; another goes on in the next. */
const WHOLE = /[。；：！？;:”]$/u;

/** Takes a text apart, or says why it is none of Work Rules. */
export function readRulesText(text: string): RulesText {
  if (text.length > LARGEST) return { ok: false, message: `文件过大，上限${LARGEST}字` };
  if (text.includes('\uFFFD')) return { ok: false, message: '文件不是 UTF-8 编码，请另存为 UTF-8 再试' };
  const articles: { article: number; chapter: number; blocks: string[] }[] = [];
  let chapter = 0;
  let ended = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || PAGE_NUMBER.test(line)) continue;
    if (CHAPTER.test(line)) {
      chapter += 1;
      continue;
    }
    const next = articles.length + 1;
    const numeral = chineseNumeral(next);
    const opening = [`${numeral}、`, `第${numeral}条`].find((one) => line.startsWith(one));
    if (opening !== undefined && chapter > 0) {
      ended = false;
      articles.push({ article: next, chapter, blocks: [line.slice(opening.length).trim()] });
      continue;
    }
    const blocks = articles.at(-1)?.blocks;
    if (blocks === undefined) continue;
    if (COLOPHON.test(line)) {
      ended = true;
      continue;
    }
    if (ended) continue;
    const before = blocks.at(-1) ?? '';
    if (before !== '' && !WHOLE.test(before) && !ITEM.test(line)) blocks[blocks.length - 1] = before + line;
    else blocks.push(line);
  }
  if (articles.length < 3) return { ok: false, message: '读不出条文：要有“第一章”和“一、”或者“第一条”起的各条' };
  return {
    ok: true,
    articles: articles.map(({ article, chapter: of, blocks }) => ({ article, chapter: of, paragraphs: paragraphsOf(blocks) })),
  };
}

function paragraphsOf(blocks: readonly string[]): TextParagraph[] {
  const paragraphs: { text: string; items: { text: string; numbered: boolean }[] }[] = [];
  for (const block of blocks.filter((one) => one !== '')) {
    const last = paragraphs.at(-1);
    const number = ITEM.exec(block);
    const previous = last?.items.at(-1);
    const leadIn = paragraphs.at(-2);
    // The list begins with its second item: what stands between the lead-in and it is the first, whose number was lost.
    if (number?.[1] === '二' && last?.items.length === 0 && leadIn?.items.length === 0 && leadIn.text.endsWith('：')) {
      paragraphs.pop();
      leadIn.items.push({ text: last.text, numbered: false }, { text: block.slice(number[0].length), numbered: true });
    } else if (last !== undefined && number !== null) last.items.push({ text: block.slice(number[0].length), numbered: true });
    else if (last !== undefined && previous !== undefined && /[；;]$/u.test(previous.text))
      last.items.push({ text: block, numbered: false });
    else paragraphs.push({ text: block, items: [] });
  }
  return paragraphs;
}
