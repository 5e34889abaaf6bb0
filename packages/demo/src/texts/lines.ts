/** The lines of a published text, mended where its source broke them. Every repair is listed, none is silent. */

/** One mending: the line of the source (from 1) and what was done, as an office reads it. */
export interface Repair {
  readonly line: number;
  readonly what: string;
}

export interface Line {
  /** In the source, from 1. */
  readonly line: number;
  readonly text: string;
  /** A blank line stands before it. */
  readonly afterBlank: boolean;
}

const DIGITS = '零一二三四五六七八九';
/** 十七 for 17; up to 99, as articles of these texts are numbered. */
export function chineseNumeral(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`}${ones === 0 ? '' : DIGITS[ones]}`;
}

/** A page number left standing in the text: - 18 -, or digits alone. */
const PAGE_NUMBER = /^[-—–－]?\s*\d{1,3}\s*[-—–－]?$/u;

/** Lines with something on them; form feeds, bold marks and stray page numbers are taken out and listed. */
export function mendedLines(source: string, repairs: Repair[]): Line[] {
  const lines: Line[] = [];
  let blank = false;
  for (const [i, raw] of source
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const line = i + 1;
    let text = raw;
    if (text.includes('\f')) {
      repairs.push({ line, what: '去掉换页符' });
      text = text.replaceAll('\f', '');
    }
    if (text.includes('**')) {
      repairs.push({ line, what: '去掉加粗标记**' });
      text = text.replaceAll('**', '');
    }
    text = text.trim();
    if (PAGE_NUMBER.test(text)) {
      repairs.push({ line, what: `去掉混入的页码“${text}”` });
      blank = true;
    } else if (text === '') blank = true;
    else {
      lines.push({ line, text, afterBlank: blank });
      blank = false;
    }
  }
  return lines;
}

const ENDS_SENTENCE = /[。！？；：…!?;:][”’』」）)]*$|[”』」）)]$/u;
const CHAPTER = /^第[一二三四五六七八九十]+章(?:\s|$)/u;
const STARTS_ANEW = /^(?:第[一二三四五六七八九十]+章|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|抄送)/u;

/**
 * Joins paragraphs that a page break of the source has split: one that ends without a closing mark goes on in the next line
 * after a blank one, unless that begins a chapter, an article or an item.
 */
export function joinedParagraphs(lines: readonly Line[], repairs: Repair[]): Line[] {
  const out: Line[] = [];
  for (const next of lines) {
    const last = out.at(-1);
    if (last && next.afterBlank && !CHAPTER.test(last.text) && !ENDS_SENTENCE.test(last.text) && !STARTS_ANEW.test(next.text)) {
      repairs.push({ line: next.line, what: `接上被分页断开的段落：“${last.text.slice(-6)}／${next.text.slice(0, 6)}”` });
      out[out.length - 1] = { ...last, text: last.text + next.text };
    } else out.push(next);
  }
  return out;
}

/** What looks like a slip of the source and is kept as it stands: a person has to judge it. */
export function suspects(lines: readonly Line[]): Repair[] {
  const found: Repair[] = [];
  for (const { line, text } of lines) {
    const word = /[\u4e00-\u9fff]\s*([a-z]{2,})\s*[\u4e00-\u9fff]/u.exec(text)?.[1];
    if (word !== undefined) found.push({ line, what: `原文夹有“${word}”，照录待核` });
    if (text.includes('的的')) found.push({ line, what: '原文“的的”疑有衍字，照录待核' });
  }
  return found;
}
