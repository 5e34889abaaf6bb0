/** Plain text in the encodings that offices use. */

/** A control character that no text file holds: any but tab, line ends, form feed, and the substitute that ends a DOS file. */
function isForeign(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x09 || (code > 0x0d && code < 0x20) || code === 0x7f) return !(code === 0x1a && i === text.length - 1);
  }
  return false;
}

/** UTF-16 without its mark, known by the null bytes that every digit and line end leaves on one side only. */
function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined;
  let [even, odd] = [0, 0];
  for (let i = 0; i < bytes.length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  if (odd > 0 && even === 0) return 'utf-16le';
  return even > 0 && odd === 0 ? 'utf-16be' : undefined;
}

/** What an office writes in: Latin, punctuation and signs, Chinese. UTF-16 without its mark is believed only where it gives these. */
const OFFICE = /^[\s!-~\u00a0-\u00ff\u2000-\u2bff\u3000-\u33ff\p{Script=Han}\ufe30-\ufe4f\uff00-\uffef]*$/u;

/** A text file as it was read. */
export interface ReadText {
  readonly text: string;
  /** Whether the encoding explains the bytes well; otherwise the text may be other words than were written. */
  readonly sure: boolean;
  /** What the bytes say in the other encoding that they fit; looked over for a mark, and no more. */
  readonly other?: string;
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return isForeign(text) ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * Reads UTF-8, UTF-16 with a mark or without, GB18030 (which holds GBK and GB2312), or Big5. Undefined where the bytes
 * are no text in any of them: every decoder is strict. Almost any bytes are some text in GB18030, so it is
 * believed only where it gives the characters that people write, as Big5 is.
 */
export function readText(bytes: Uint8Array): ReadText | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const wide = marked ?? unmarkedWide(bytes);
  if (wide !== undefined) {
    const text = strictly(wide, bytes);
    return text === undefined || (marked === undefined && !OFFICE.test(text)) ? undefined : { text, sure: true };
  }
  const utf = strictly('utf-8', bytes);
  if (utf !== undefined) return { text: utf, sure: true };
  const [gb, big] = [strictly('gb18030', bytes), strictly('big5', bytes)];
  const { units, strange, uncommon } = pairsOf(bytes);
  if (gb === undefined) return big === undefined ? undefined : { text: big, sure: uncommon * 10 <= units };
  if (big === undefined) return { text: gb, sure: strange * 10 <= units || (strange * 2 <= units && !FOREIGN_SCRIPT.test(gb)) };
  if (strange * 10 <= units) return { text: gb, sure: true, other: big };
  if (uncommon * 10 <= units) return { text: big, sure: true, other: gb };
  return { text: gb, sure: false, other: big };
}

/** What shows in GB18030 where the bytes mean something else: private use, unassigned codes, kana. */
const FOREIGN_SCRIPT = /[\p{Co}\p{Cn}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The characters of two bytes, and how many of them are strange in GB18030 (neither signs nor characters of GB 2312) and
 * uncommon in Big5 (neither signs nor its frequently used characters). A character of four bytes speaks for GB18030.
 */
function pairsOf(bytes: Uint8Array): { readonly units: number; readonly strange: number; readonly uncommon: number } {
  let [units, strange, uncommon] = [0, 0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    const [high = 0, low = 0] = [bytes[i], bytes[i + 1]];
    if (high < 0x80) continue;
    units += 1;
    const four = low >= 0x30 && low <= 0x39;
    const simplified = low >= 0xa1 && ((high >= 0xa1 && high <= 0xa3) || high === 0xa9 || (high >= 0xb0 && high <= 0xf7));
    if (!four && !simplified) strange += 1;
    if (high < 0xa1 || high > 0xc6) uncommon += 1;
    i += four ? 3 : 1;
  }
  return { units, strange, uncommon };
}

/** Radicals that have a code of their own (CJK Radicals Supplement) and the characters they look like; NFKC leaves them. */
const RADICALS = new Map(
  Array.from(
    '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(/(.)(.)/gu),
    ([, radical = '', character = '']) => [radical, character] as const,
  ),
);

/**
 * Characters that a PDF names by the look of their glyph put back: browsers and some printers write 人 as the radical ⼈, and
 * then nobody who looks for the word finds it.
 */
export const ideographs = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/gu, (sign) => RADICALS.get(sign) ?? sign.normalize('NFKC'));
