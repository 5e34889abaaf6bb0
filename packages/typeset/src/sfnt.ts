/**
 * The little that is read of a font file here: its family names and which characters it has. Setting type is the
 * engine's business; but which character came from which face is something that the engine does not tell.
 */
import { closeSync, openSync, readSync } from 'node:fs';

/** One face of a font file (a collection holds several). */
export interface Face {
  readonly path: string;
  /** Family names in every language, the typographic family first. */
  readonly families: readonly string[];
  /** Whether the face has a glyph for the code point. */
  covers(codePoint: number): boolean;
}

interface Table {
  readonly offset: number;
  readonly length: number;
}

const TRUETYPE = 0x00010000;
const OPENTYPE = 0x4f54544f; // 'OTTO'
const APPLE_TRUETYPE = 0x74727565; // 'true'
const COLLECTION = 0x74746366; // 'ttcf'
const MAX_TABLE = 8 * 1024 * 1024;

function read(fd: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  const got = readSync(fd, buffer, 0, length, offset);
  return got === length ? buffer : buffer.subarray(0, got);
}

function tablesAt(fd: number, offset: number): Map<string, Table> {
  const tables = new Map<string, Table>();
  const head = read(fd, offset, 12);
  if (head.length < 12) return tables;
  const version = head.readUInt32BE(0);
  if (version !== TRUETYPE && version !== OPENTYPE && version !== APPLE_TRUETYPE) return tables;
  const count = head.readUInt16BE(4);
  const directory = read(fd, offset + 12, count * 16);
  for (let i = 0; i + 16 <= directory.length; i += 16) {
    tables.set(directory.toString('latin1', i, i + 4), { offset: directory.readUInt32BE(i + 8), length: directory.readUInt32BE(i + 12) });
  }
  return tables;
}

function familiesOf(name: Buffer): string[] {
  const found: { id: number; text: string }[] = [];
  const count = name.readUInt16BE(2);
  const strings = name.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const at = 6 + i * 12;
    const platform = name.readUInt16BE(at);
    const id = name.readUInt16BE(at + 6);
    if (id !== 1 && id !== 16) continue;
    const raw = name.subarray(strings + name.readUInt16BE(at + 10), strings + name.readUInt16BE(at + 10) + name.readUInt16BE(at + 8));
    const text = platform === 1 ? raw.toString('latin1') : Buffer.from(raw).swap16().toString('utf16le');
    if (text !== '') found.push({ id, text });
  }
  found.sort((a, b) => b.id - a.id);
  return [...new Set(found.map((f) => f.text))];
}

type Range = readonly [first: number, last: number];

function segments(cmap: Buffer, at: number): Range[] {
  const ranges: Range[] = [];
  const count = cmap.readUInt16BE(at + 6) / 2;
  for (let i = 0; i < count; i++) {
    const last = cmap.readUInt16BE(at + 14 + i * 2);
    const first = cmap.readUInt16BE(at + 16 + count * 2 + i * 2);
    const delta = cmap.readUInt16BE(at + 16 + count * 4 + i * 2);
    const rangeAt = at + 16 + count * 6 + i * 2;
    const rangeOffset = cmap.readUInt16BE(rangeAt);
    if (first > last || first === 0xffff) continue;
    for (let c = first; c <= last; c++) {
      const slot = rangeAt + rangeOffset + (c - first) * 2;
      const glyph = rangeOffset === 0 ? (c + delta) & 0xffff : slot + 2 <= cmap.length ? cmap.readUInt16BE(slot) : 0;
      if (glyph !== 0) ranges.push([c, c]);
    }
  }
  return ranges;
}

function groups(cmap: Buffer, at: number): Range[] {
  const ranges: Range[] = [];
  const count = cmap.readUInt32BE(at + 12);
  for (let i = 0; i < count; i++) {
    const group = at + 16 + i * 12;
    ranges.push([cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)]);
  }
  return ranges;
}

const PLANES = 0x40000;

/** Bit for each code point of the first four planes, where all Han characters are. */
function coverageOf(cmap: Buffer): Uint8Array {
  const bits = new Uint8Array(PLANES / 8);
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i++) {
    const platform = cmap.readUInt16BE(4 + i * 8);
    const encoding = cmap.readUInt16BE(6 + i * 8);
    const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    const at = cmap.readUInt32BE(8 + i * 8);
    if (!unicode || at + 8 > cmap.length) continue;
    const format = cmap.readUInt16BE(at);
    const ranges = format === 4 ? segments(cmap, at) : format === 12 ? groups(cmap, at) : [];
    for (const [first, last] of ranges) {
      for (let c = first; c <= last && c < PLANES; c++) bits[c >> 3] = (bits[c >> 3] ?? 0) | (1 << (c & 7));
    }
  }
  return bits;
}

/**
 * The faces of a font file. A file that is no font, or is damaged, has none: a folder of an office holds all sorts of
 * things and one bad file must not stop the printing.
 */
export function readFaces(path: string): Face[] {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return [];
  }
  try {
    const head = read(fd, 0, 12);
    if (head.length < 12) return [];
    const offsets: number[] = [];
    if (head.readUInt32BE(0) === COLLECTION) {
      const count = Math.min(head.readUInt32BE(8), 64);
      const list = read(fd, 12, count * 4);
      for (let i = 0; i + 4 <= list.length; i += 4) offsets.push(list.readUInt32BE(i));
    } else {
      offsets.push(0);
    }
    const faces: Face[] = [];
    for (const offset of offsets) {
      const tables = tablesAt(fd, offset);
      const name = tables.get('name');
      const cmap = tables.get('cmap');
      if (!name || !cmap || name.length > MAX_TABLE || cmap.length > MAX_TABLE) continue;
      const families = familiesOf(read(fd, name.offset, name.length));
      faces.push(faceOf(path, families, cmap));
    }
    return faces;
  } catch (error) {
    // A table that points outside itself.
    if (error instanceof RangeError) return [];
    throw error;
  } finally {
    closeSync(fd);
  }
}

function faceOf(path: string, families: readonly string[], cmap: Table): Face {
  let bits: Uint8Array | undefined;
  const load = (): Uint8Array => {
    const fd = openSync(path, 'r');
    try {
      return coverageOf(read(fd, cmap.offset, cmap.length));
    } finally {
      closeSync(fd);
    }
  };
  return {
    path,
    families,
    covers(codePoint) {
      bits ??= load();
      return ((bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0;
    },
  };
}
