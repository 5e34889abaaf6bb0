/** The four levels of an official text, told by their numerals: 一、（一）1.（1）. The numeral is part of the text. */

export type Level = 1 | 2 | 3 | 4;

const NUMERALS: readonly (readonly [Level, RegExp])[] = [
  [1, /^[一二三四五六七八九十百]{1,5}、/u],
  [2, /^[（(][一二三四五六七八九十百]{1,5}[）)]/u],
  // 1. and the 1、 that many type; 1.5 is a number, not a level.
  [3, /^\d{1,3}(?:[.．](?!\d)|、)/u],
  [4, /^[（(]\d{1,3}[）)]/u],
];

/** The level whose numeral a text begins with. */
export function numeralLevel(text: string): Level | undefined {
  return NUMERALS.find(([, numeral]) => numeral.test(text))?.[0];
}

/** That numeral itself, empty where there is none. */
export function numeralOf(text: string): string {
  for (const [, numeral] of NUMERALS) {
    const found = numeral.exec(text);
    if (found !== null) return found[0];
  }
  return '';
}

/** Longer than this, a numbered line is a paragraph that begins with a numeral. */
const LONGEST_HEADING = 60;

/**
 * The level of a line that is a heading by its numeral and its shape: short, and no sentence in it comes to an end.
 * A numbered sentence (「1.请于月底前报送。」) is a paragraph.
 */
export function headingLevel(text: string): Level | undefined {
  const level = numeralLevel(text);
  if (level === undefined || Array.from(text).length > LONGEST_HEADING) return undefined;
  return /[。；！？;!?]/u.test(text) ? undefined : level;
}
