/**
 * Values as text, and their SM3 (GB/T 32905-2016): what chains and receipts are made of.
 */
import { hash } from 'node:crypto';
import { canonicalJson } from '@lingxing/workrules';
import { LedgerFailure } from './failure.ts';

/** NUL and halves of surrogate pairs, which JSON writes as escapes and PostgreSQL cannot hold. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** The canonical JSON of a value; fails on characters that cannot be stored. */
export function canonical(value: unknown): string {
  return storable(canonicalJson(value ?? null));
}

/** A value as JSON on one line, as it is stored; fails on characters that cannot be. */
export function json(value: unknown): string {
  return storable(JSON.stringify(value ?? null));
}

function storable(text: string): string {
  if (text.includes('\\u') && UNSTORABLE.test(text)) throw unstorable();
  return text;
}

export function unstorable(cause?: unknown): LedgerFailure {
  return new LedgerFailure('content-invalid', '文字中含有无法保存的字符。 / The text holds a character that cannot be stored.', { cause });
}

/** SM3 in hexadecimal; OpenSSL's, twice as fast as one in JavaScript, which counts here: every act is hashed. */
export function sm3(data: string | Uint8Array): string {
  return hash('sm3', data, 'hex');
}

/** SM3 of the canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return sm3(canonical(value));
}
