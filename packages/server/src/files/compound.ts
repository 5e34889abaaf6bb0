/**
 * Compound files ([MS-CFB]): the old Office formats, and the wrapping of a document that is locked with a password
 * ([MS-OFFCRYPTO] 2.3.4.4: its content stands in a stream EncryptedPackage).
 */
import { createReadStream } from 'node:fs';

const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether a compound file is a locked document; otherwise it is one of an old format. */
export async function isLockedPackage(path: string): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const window = Buffer.concat([tail, chunk as Buffer]);
    if (window.includes(LOCKED)) return true;
    tail = window.subarray(-LOCKED.length);
  }
  return false;
}
