/** Places in a text and how an office writes them: 第三十三条第二款, 第三十一条第五项. */
import type { Citation, RulePack } from './model.ts';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** Chinese numerals of 1 to 999: 十, 二十, 一百零一, 一百一十二. Anything else is written in digits. */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 999) return String(n);
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor(n / 10) % 10;
  const ones = n % 10;
  let out = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens > 0) out += tens === 1 && hundreds === 0 ? '十' : `${DIGITS[tens]}十`;
  else if (hundreds > 0 && ones > 0) out += '零';
  return ones > 0 ? out + DIGITS[ones] : out;
}

export interface Place {
  readonly article: number;
  readonly paragraph?: number | undefined;
  readonly item?: number | undefined;
}

/** Reads a place as a pack writes it: "33", "33.2", "31.1.5". */
export function parsePlace(text: string): Place {
  const [article, paragraph, item] = text.split('.');
  if (paragraph === undefined) return { article: Number(article) };
  if (item === undefined) return { article: Number(article), paragraph: Number(paragraph) };
  return { article: Number(article), paragraph: Number(paragraph), item: Number(item) };
}

/**
 * A citation as an office writes it. The paragraph is left out where the article has only one, or where it merely
 * carries the items; a layer is named before its article. Without the pack the paragraph of an item is left out
 * when it is the first, and a layer is not named.
 */
export function citationLabel(citation: Citation, pack?: RulePack): string {
  const { article, paragraph, item } = citation;
  let label = `第${chineseNumeral(article)}条`;
  if (paragraph !== undefined && !paragraphGoesWithoutSaying(citation, pack)) label += `第${chineseNumeral(paragraph)}款`;
  if (item !== undefined) label += `第${chineseNumeral(item)}项`;
  const layer = pack?.layers.find((one) => one.id === citation.text);
  // What the software does by itself has no articles.
  if (citation.source === 'product') return `${layer?.name ?? '系统自身的保护'}第${chineseNumeral(article)}项`;
  if (layer?.unnumbered === true) return layer.name;
  return layer === undefined ? label : `《${layer.name}》${label}`;
}

function paragraphGoesWithoutSaying(citation: Citation, pack: RulePack | undefined): boolean {
  if (citation.paragraph !== 1) return false;
  if (pack !== undefined && citation.text === pack.id) {
    const paragraphs = pack.source.articles.find((one) => one.article === citation.article)?.paragraphs;
    if (paragraphs !== undefined) return paragraphs === 1;
  }
  return citation.item !== undefined;
}
