/** Plain text in the encodings that offices use. */

/** A control character that no text file holds: any but tab, line ends, form feed, and the substitute that ends a DOS file. */
function isForeign(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x09 || (code > 0x0d && code < 0x20) || code === 0x7f) return !(code === 0x1a && i === text.length - 1);
  }
  return false;
}

/**
 * Decodes UTF-8, UTF-16 with a mark, or GB18030 (which holds GBK and GB2312). Undefined where the bytes are no text
 * in any of them: every decoder is strict.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return isForeign(text) ? undefined : text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
