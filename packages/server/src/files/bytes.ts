/** Bytes to be read at a place or from the beginning: a file, or what a container held. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export interface ByteSource {
  readonly size: number;
  /** Up to `length` bytes from `at`; fewer at the end. */
  at(at: number, length: number): Promise<Buffer>;
  chunks(size: number): AsyncIterable<Uint8Array>;
}

export const bytesOfFile = (path: string, size: number): ByteSource => ({
  size,
  async at(at, length) {
    const file = await open(path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await file.read(bytes, 0, length, at);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
  chunks: (highWaterMark) => createReadStream(path, { highWaterMark }) as AsyncIterable<Uint8Array>,
});

export const bytesInMemory = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  at: (at, length) => Promise.resolve(Buffer.from(bytes.subarray(at, at + length))),
  async *chunks(size) {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  },
});
