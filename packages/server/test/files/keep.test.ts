import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileStore, keepTogether, searchable, type FileStore, type Inspected } from '../../src/files/index.ts';

let root = '';
let store: FileStore;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lingxing-keep-'));
  store = fileStore(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

let n = 0;
async function spooled(text: string): Promise<Inspected> {
  n += 1;
  const file = path.join(await store.spool(), `upload-${n}`);
  writeFileSync(file, text);
  const hash = createHash('sm3').update(text).digest('hex');
  return { ok: true, hash, mediaType: 'text/plain', size: Buffer.byteLength(text), name: '甲.txt', spooled: file, text, coverage: 'full' };
}

const taken = { note: () => Promise.resolve(), noted: () => Promise.resolve(true) };
const lost = (noted: () => Promise<boolean>) => ({ note: () => Promise.reject(new Error('database lost')), noted });
const there = (files: readonly Inspected[]) => Promise.all(files.map((one) => store.exists('zezhou', one.hash)));

describe('files and their notes are kept together', () => {
  it('where the note fails, all files are taken back', async () => {
    const files = [await spooled('甲'), await spooled('乙')];
    await expect(
      keepTogether(
        store,
        'zezhou',
        files,
        lost(() => Promise.resolve(false)),
      ),
    ).rejects.toThrow('database lost');
    expect(await there(files)).toEqual([false, false]);
  });

  it('where one file does not come in, the others are taken back and nothing is noted', async () => {
    const [good, changed] = [await spooled('甲'), await spooled('乙')];
    writeFileSync(changed.spooled, '丙');
    let noted = 0;
    const notes = { note: () => Promise.resolve(void (noted += 1)), noted: () => Promise.resolve(false) };
    await expect(keepTogether(store, 'zezhou', [good, changed], notes)).rejects.toMatchObject({ code: 'hash-mismatch' });
    expect([...(await there([good, changed])), noted]).toEqual([false, false, 0]);
  });

  it('what another brought before stays, and so does what the database may have noted after all', async () => {
    const first = await spooled('甲');
    await keepTogether(store, 'zezhou', [first], taken);
    const same = await spooled('甲');
    await expect(
      keepTogether(
        store,
        'zezhou',
        [same],
        lost(() => Promise.resolve(false)),
      ),
    ).rejects.toThrow('database lost');
    expect(await there([first])).toEqual([true]);
    const doubtful = await spooled('乙');
    await expect(
      keepTogether(
        store,
        'zezhou',
        [doubtful],
        lost(() => Promise.reject(new Error('still lost'))),
      ),
    ).rejects.toThrow('database lost');
    expect(await there([doubtful])).toEqual([true]);
  });

  it('two who bring the same at once do not take it from each other', async () => {
    const [failing, sound] = [await spooled('甲'), await spooled('甲')];
    const both = await Promise.allSettled([
      keepTogether(
        store,
        'zezhou',
        [failing],
        lost(() => Promise.resolve(false)),
      ),
      keepTogether(store, 'zezhou', [sound], taken),
    ]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'fulfilled']);
    expect(await there([sound])).toEqual([true]);
  });
});

it('text for search is cut, in characters that the database takes, and without signs of pages and cells', () => {
  expect(searchable('甲\0乙\f丙\v丁')).toBe('甲乙\n丙\n丁');
  expect(searchable('甲'.repeat(200_001))).toHaveLength(200_000);
  expect(searchable(`${'甲'.repeat(199_999)}𠮷`).isWellFormed()).toBe(true);
});
