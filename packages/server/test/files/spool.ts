/** A spool folder for the tests of the door, and files brought to it. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { discardUpload, inspectUpload, UPLOAD_REFUSALS, type InspectOptions } from '../../src/files/index.ts';

export let spool = '';

/** Gives the test file that calls it a spool folder of its own. */
export function useSpool(): void {
  beforeAll(() => {
    spool = mkdtempSync(path.join(tmpdir(), 'lingxing-door-'));
  });
  afterAll(() => rmSync(spool, { recursive: true, force: true }));
}

export const bring = (bytes: Uint8Array | AsyncIterable<Uint8Array>, name: string, type = '', options: Partial<InspectOptions> = {}) =>
  inspectUpload(bytes, name, type, { spool, ...options });

/** The refusal of a file, having seen that nothing of it stayed. */
export async function refusal(...args: Parameters<typeof bring>) {
  const result = await bring(...args);
  if (result.ok) await discardUpload(result);
  expect(readdirSync(spool)).toEqual([]);
  if (result.ok) throw new Error(`let in as ${result.mediaType}`);
  expect(result.refusal.title).toBe(UPLOAD_REFUSALS[result.refusal.code].title);
  expect(result.refusal.wayOut).toMatch(/[请按].+。$/u);
  expect(result.refusal.message).toMatch(/。$/);
  return result.refusal.code;
}

export async function admitted(...args: Parameters<typeof bring>) {
  const result = await bring(...args);
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  expect(existsSync(result.spooled)).toBe(true);
  await discardUpload(result);
  expect(existsSync(result.spooled)).toBe(false);
  return result;
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
