/** The numbers by which a text counts its chapters, articles and items. */

const DIGITS = '零一二三四五六七八九';
/** Characters that a number of a text is made of, for patterns. */
export const NUMERAL = '[〇零一二三四五六七八九十百]{1,7}';

/** Reads 一 to 九百九十九, also 〇 for 零; undefined for what is no number written so. */
export function readNumeral(text: string): number | undefined {
  const match = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
    text.replaceAll('〇', '零'),
  );
  if (match === null || text === '' || text.endsWith('零') || text.endsWith('〇')) return undefined;
  const [, hundreds = '', tens = '', ten, ones = ''] = match;
  const value = (digit: string): number => (digit === '' ? 0 : DIGITS.indexOf(digit));
  return value(hundreds) * 100 + (ten === undefined ? 0 : (value(tens) || 1) * 10) + value(ones);
}
