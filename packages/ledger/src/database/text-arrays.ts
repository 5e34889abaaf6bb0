/**
 * Arrays of texts in PostgreSQL's own binary form, which the driver sends as it is. It has neither quotes to set nor
 * escapes to read: long texts are copied and not looked through on either side.
 */

const TEXT_OID = 25;
/** Dimensions, whether there are nulls, the type of the elements; then length and lower bound of the one dimension. */
const HEADER = 20;
const NULL = -1;

/** One array; nulls are nulls. A text must be well-formed: half of a surrogate pair would become another character. */
export function textArray(texts: readonly (string | null)[]): Buffer {
  const size = texts.reduce((sum, text) => sum + 4 + (text === null ? 0 : Buffer.byteLength(text)), HEADER);
  const buffer = Buffer.allocUnsafe(size);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(TEXT_OID, 8);
  buffer.writeInt32BE(texts.length, 12);
  buffer.writeInt32BE(1, 16);
  let at = HEADER;
  for (const text of texts) {
    const written = text === null ? 0 : buffer.write(text, at + 4);
    buffer.writeInt32BE(text === null ? NULL : written, at);
    at += 4 + written;
  }
  return buffer;
}
