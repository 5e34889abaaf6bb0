/** What a picture says of itself: its pixels, and whether it is whole. */
import { open } from 'node:fs/promises';

export type Picture =
  | { readonly ok: true; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly message: string };

const HEAD = 512 * 1024;
const TAIL = 64 * 1024;

/** Reads the size of a PNG or JPEG from its head and looks for its end mark in its tail. */
export async function readPicture(path: string, form: 'png' | 'jpeg'): Promise<Picture> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(HEAD, size));
    await file.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(TAIL, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = form === 'png' ? Buffer.from('IEND') : Buffer.from([0xff, 0xd9]);
    if (tail.lastIndexOf(end) < 0) return { ok: false, message: '图片不完整。' };
    return (form === 'png' ? pngSize(head) : jpegSize(head)) ?? { ok: false, message: '图片没有尺寸信息。' };
  } finally {
    await file.close();
  }
}

function pngSize(head: Buffer): Picture | undefined {
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { ok: true, width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Walks the segments to the frame header (SOF0 to SOF15, without the tables that share the range). */
function jpegSize(head: Buffer): Picture | undefined {
  let at = 2;
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { ok: true, height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}
