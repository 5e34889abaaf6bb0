/**
 * A scanner over the tags of XML and HTML: no document type, no external entity, no entity but those named here and
 * character references is ever resolved, and the work is linear in the input.
 */

/** The five of XML, and of HTML what may stand in or beside a mark. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  middot: '·',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  star: '☆',
  starf: '★',
  bigstar: '★',
};

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,7}));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

export interface Tag {
  /** Local name without prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: string;
}

/** Walks tags and text in order. Comments, declarations and instructions are passed over. */
export function walk(xml: string, on: { tag(tag: Tag): void; text(text: string): void }): void {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) on.text(decoded(xml.slice(at, open)));
    if (xml.startsWith('<!--', open)) {
      const end = xml.indexOf('-->', open + 4);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open + 9);
      if (end < 0) return;
      on.text(xml.slice(open + 9, end));
      at = end + 3;
      continue;
    }
    const close = xml.indexOf('>', open + 1);
    if (close < 0) return;
    const inner = xml.slice(open + 1, close);
    at = close + 1;
    if (inner.startsWith('?') || inner.startsWith('!')) continue;
    const kind = inner.startsWith('/') ? 'close' : inner.endsWith('/') ? 'empty' : 'open';
    const qualified = /^\/?([\w.:-]+)/.exec(inner)?.[1] ?? '';
    on.tag({ name: qualified.slice(qualified.indexOf(':') + 1), kind, attributes: inner });
  }
}

const patterns = new Map<string, RegExp>();

/** An attribute by its local name. */
export function attribute(tag: Tag, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const value = pattern.exec(tag.attributes);
  return value ? decoded(value[1] ?? value[2] ?? '') : undefined;
}

/**
 * The text of an XML part: by its byte order mark, by what it declares, as UTF-8, and as GB18030 where it is none of
 * those. Undefined where it cannot be read strictly, or carries a document type, which these formats do not allow and in
 * which text could be hidden or multiplied.
 */
export function xmlOf(bytes: Uint8Array): string | undefined {
  const declared = /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})["']/.exec(
    Buffer.from(bytes.subarray(0, 300)).toString('latin1'),
  )?.[1];
  const wide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)
      ? 'utf-16le'
      : (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)
        ? 'utf-16be'
        : undefined;
  for (const encoding of wide === undefined ? [declared ?? 'utf-8', 'utf-8', 'gb18030'] : [wide]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return /<!DOCTYPE/i.test(text) ? undefined : text;
    } catch (error) {
      // TypeError: not in this encoding; RangeError: no such encoding.
      if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}
