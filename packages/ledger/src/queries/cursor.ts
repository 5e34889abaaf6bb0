/** Cursors: where a page ended, as an opaque word. */
import { LedgerFailure } from '../failure.ts';

export type CursorPart = string | number | null;

export function writeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor of so many parts; fails on one that is not of this list. */
export function readCursor(cursor: string, length: number): readonly CursorPart[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((one) => one === null || typeof one === 'string' || typeof one === 'number')
    )
      return parts as readonly CursorPart[];
  } catch {
    // No base64 or no JSON: falls through to the failure below.
  }
  throw new LedgerFailure('cursor-invalid', '翻页位置有误，请从第一页看起。 / The cursor is not one of this list.');
}

/** Cuts what was read with one row too many into a page and its cursor. */
export function pageOf<R>(
  rows: readonly R[],
  limit: number,
  cursor: (last: R) => readonly CursorPart[],
): { items: readonly R[]; next?: string } {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return last === undefined ? { items } : { items, next: writeCursor(cursor(last)) };
}
