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

/**
 * Decodes UTF-8, UTF-16 with a mark or without, or GB18030 (which holds GBK and GB2312). Undefined where the bytes are
 * no text in any of them: every decoder is strict.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const wide = marked ?? unmarkedWide(bytes);
  for (const encoding of wide === undefined ? ['utf-8', 'gb18030'] : [wide]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (isForeign(text) || (marked === undefined && wide !== undefined && !OFFICE.test(text))) return undefined;
      return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
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
