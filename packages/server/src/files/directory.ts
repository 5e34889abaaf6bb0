/**
 * The directory at the end of a zip (PKWARE APPNOTE 4.3.12): what the container says it holds. Readers go by it, so
 * what it does not name is not shown; the entries themselves are held against it.
 */
import type { ByteSource } from './bytes.ts';

export interface DirectoryEntry {
  readonly name: string;
  /** ZipCrypto (bit 0) or strong encryption (bit 6) of the general purpose flag, or AES by its method. */
  readonly encrypted: boolean;
  /** By the Unix mode in the external attributes. */
  readonly link: boolean;
}

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LONGEST_TAIL = END_SIZE + 0xffff;
/** Longest directory that is read: 10,000 entries with names and extra fields of a few hundred bytes. */
const LARGEST = 8 * 1024 * 1024;
const AES = 99;
const LINK = 0o120000;
const KIND = 0o170000;

/** The entries in the order of the directory; undefined where there is none, or none that is whole. */
export async function readDirectory(source: ByteSource): Promise<readonly DirectoryEntry[] | undefined> {
  const { size } = source;
  const tailAt = Math.max(0, size - LONGEST_TAIL);
  const tail = await source.at(tailAt, size - tailAt);
  const end = tail.lastIndexOf(END);
  if (end < 0 || end + END_SIZE > tail.length) return undefined;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (length > LARGEST || at + length > size) return undefined;
  const bytes = await source.at(at, length);
  const entries: DirectoryEntry[] = [];
  let offset = 0;
  for (let n = 0; n < count; n += 1) {
    if (offset + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(offset) !== ENTRY) return undefined;
    const flag = bytes.readUInt16LE(offset + 8);
    const nameLength = bytes.readUInt16LE(offset + 28);
    const next = offset + ENTRY_SIZE + nameLength + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
    if (next > bytes.length) return undefined;
    entries.push({
      // Bit 11: the name is UTF-8; otherwise it is read byte by byte, as the reader of the entries does.
      name: placed(bytes.toString((flag & 0x800) === 0 ? 'latin1' : 'utf8', offset + ENTRY_SIZE, offset + ENTRY_SIZE + nameLength)),
      encrypted: (flag & 0x41) !== 0 || bytes.readUInt16LE(offset + 10) === AES,
      link: ((bytes.readUInt32LE(offset + 38) >>> 16) & KIND) === LINK,
    });
    offset = next;
  }
  return entries;
}

/** Some writers part folders by a backslash; the place is the same. */
export const placed = (name: string): string => name.replaceAll('\\', '/');

/** A name that leads out of the container, or to another place than it shows. */
export const isAstray = (name: string): boolean =>
  name === '' || name.startsWith('/') || name.includes('\0') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..');
