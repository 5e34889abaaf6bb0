export type ImageKind = 'png' | 'jpg' | 'gif' | 'webp';

/** A drawing of this many points is larger than any page needs; unpacked it would fill the memory. */
const MAX_PIXELS = 80_000_000;

const small = (width: number, height: number): boolean => width * height <= MAX_PIXELS;

/**
 * Which image a file holds, by its first bytes; its name and declared type are not believed. A picture whose unpacked size
 * would be out of all proportion counts as none.
 */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const starts = (at: number, ...signature: number[]): boolean => signature.every((b, i) => bytes[at + i] === b);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 32) return undefined;
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return small(view.getUint32(16), view.getUint32(20)) ? 'png' : undefined;
  if (starts(0, 0xff, 0xd8, 0xff)) return 'jpg';
  if (starts(0, 0x47, 0x49, 0x46, 0x38)) return small(view.getUint16(6, true), view.getUint16(8, true)) ? 'gif' : undefined;
  if (!starts(0, 0x52, 0x49, 0x46, 0x46) || !starts(8, 0x57, 0x45, 0x42, 0x50)) return undefined;
  // Only the extended form can be larger than 16384 × 16384; the others state their size in 14 bits.
  if (!starts(12, 0x56, 0x50, 0x38, 0x58)) return 'webp';
  const u24 = (at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return small(u24(24) + 1, u24(27) + 1) ? 'webp' : undefined;
}
