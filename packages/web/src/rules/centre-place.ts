/** Places of the rules in an address and as people type them: 33.2, 第三十三条第二款, ３３条; and back. */
import type { CitationView } from '@lingxing/server/contracts';

export interface Place {
  readonly article: number;
  readonly paragraph?: number;
  readonly item?: number;
  /** A place in a regulation that the article adopts. */
  readonly of?: { readonly text: string; readonly article: number };
}

const DIGITS = '零一二三四五六七八九';

/** A number in Chinese or Arabic digits, 1 to 999; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text) > 0 ? Number(text) : undefined;
  const match = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
    text.replaceAll('〇', '零'),
  );
  if (match === null) return undefined;
  const [, hundreds = '', tens = '', ten, ones = ''] = match;
  const value = (digit: string): number => (digit === '' ? 0 : DIGITS.indexOf(digit));
  const n = value(hundreds) * 100 + (ten === undefined ? 0 : (value(tens) || 1) * 10) + value(ones);
  return n > 0 ? n : undefined;
}

const place = (article: number, paragraph?: number, item?: number): Place => ({
  article,
  ...(paragraph === undefined ? {} : { paragraph }),
  ...(item === undefined ? {} : { item }),
});

/** What stands after # in an address: `33`, `33.2`, `31.1.5`, and `27~regulation.9` for an article of a regulation that 27 adopts. */
export function placeOfHash(hash: string): Place | undefined {
  const match = /^#?(\d{1,3})(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?:~([a-z0-9-]{1,60})\.(\d{1,3}))?$/.exec(hash);
  if (match === null) return undefined;
  const [article = 0, paragraph, item] = [match[1], match[2], match[3]].map((one) => (one === undefined ? undefined : Number(one)));
  if (article === 0) return undefined;
  const [text, of] = [match[4], match[5]];
  return { ...place(article, paragraph, item), ...(text === undefined ? {} : { of: { text, article: Number(of) } }) };
}

export function hashOf({ article, paragraph, item, of }: Place): string {
  const at = [article, paragraph ?? (item === undefined ? undefined : 1), item].filter((one) => one !== undefined).join('.');
  return `#${at}${of === undefined ? '' : `~${of.text}.${of.article}`}`;
}

/** Where a citation is shown in the centre: in its article, or in the one through which its regulation is adopted. */
export function placeOfCitation(citation: CitationView): Place | undefined {
  // A safeguard of the software has no place in the text.
  if (citation.source === 'product') return undefined;
  if (citation.source !== 'regulation') return place(citation.article, citation.paragraph, citation.item);
  if (citation.through === undefined) return undefined;
  return { ...place(citation.through.article, citation.through.paragraph), of: { text: citation.text, article: citation.article } };
}

const N = '([〇零一二三四五六七八九十百]{1,7}|\\d{1,3})';
const TYPED = new RegExp(`^第?${N}(?:条(?:第?${N}款)?(?:第?[（(]?${N}[）)]?项)?)?$`, 'u');

/** A place as somebody types it: 33, 三十三, 第33条, 第三十三条第二款第三项, 33.2; undefined where it is words. */
export function placeTyped(typed: string): Place | undefined {
  const text = typed.normalize('NFKC').replace(/\s+/gu, '');
  if (/^\d{1,3}(\.\d{1,3}){1,2}$/.test(text)) return placeOfHash(text);
  const match = TYPED.exec(text);
  if (match === null) return undefined;
  const [article, paragraph, item] = [match[1], match[2], match[3]].map((one) => (one === undefined ? undefined : readNumber(one)));
  return article === undefined ? undefined : place(article, paragraph, item);
}
