import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileStore, FileStoreError } from '../../src/files/index.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lingxing-store-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const sm3 = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex');
const all = (): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => e.name);
const text = async (stream: AsyncIterable<unknown> | undefined): Promise<string | undefined> => {
  if (stream === undefined) return undefined;
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};
async function* pieces(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half');
  throw new Error('lost');
}

describe('refusals', () => {
  it.each([
    ['../x', 'a'.repeat(64)],
    ['ZeZhou', 'a'.repeat(64)],
    ['', 'a'.repeat(64)],
    ['zezhou', 'A'.repeat(64)],
    ['zezhou', '../../etc/passwd'],
    ['zezhou', 'a'.repeat(63)],
  ])('a key that is none: %j %j', async (government, hash) => {
    await expect(fileStore(root).read(government, hash)).rejects.toMatchObject({ code: 'bad-key' });
  });

  it('a bad government writes nothing', async () => {
    await expect(fileStore(root).put('../x', Buffer.from('a'))).rejects.toBeInstanceOf(FileStoreError);
    expect(all()).toEqual([]);
  });

  it('a full disk is an error and leaves nothing half', async () => {
    // The kernel itself says that there is no space: /dev/full stands in for the file.
    const full = fileStore(root, {
      open: async (file, flags, mode) => {
        await (await open(file, flags, mode)).close();
        return open('/dev/full', 'w');
      },
    });
    await expect(full.put('zezhou', pieces('a', 'b'))).rejects.toMatchObject({ code: 'disk-full', message: '存储空间已满，文件未保存。' });
    expect(all()).toEqual([]);
  });

  it('a source that breaks off leaves nothing half', async () => {
    await expect(fileStore(root).put('zezhou', broken())).rejects.toThrow('lost');
    expect(all()).toEqual([]);
  });

  it('a spooled file that changed is not kept', async () => {
    const store = fileStore(root);
    const spooled = path.join(await store.spool(), 'upload-1');
    writeFileSync(spooled, 'changed');
    await expect(store.adopt('zezhou', spooled, sm3(Buffer.from('original')))).rejects.toMatchObject({ code: 'hash-mismatch' });
    expect(all()).toEqual([]);
  });
});

describe('what is kept', () => {
  it('comes back byte for byte under its hash', async () => {
    const store = fileStore(root);
    const stored = await store.put('zezhou', pieces('关于', '通知'));
    expect(stored).toEqual({ hash: sm3(Buffer.from('关于通知')), size: 12 });
    expect(await text(await store.read('zezhou', stored.hash))).toBe('关于通知');
    expect(await store.stat('zezhou', stored.hash)).toEqual(stored);
    expect(all()).toEqual([stored.hash]);
    expect(statSync(path.join(root, 'zezhou', stored.hash.slice(0, 2), stored.hash)).mode & 0o077).toBe(0);
  });

  it('is invisible to another government', async () => {
    const store = fileStore(root);
    const { hash } = await store.put('zezhou', Buffer.from('甲'));
    expect(await store.exists('zezhou', hash)).toBe(true);
    expect(await store.exists('xishi', hash)).toBe(false);
    expect(await store.read('xishi', hash)).toBeUndefined();
  });

  it('is stored once however often it comes, also at once', async () => {
    const store = fileStore(root);
    const stored = await Promise.all(Array.from({ length: 8 }, () => store.put('zezhou', Buffer.from('同一份'))));
    expect(new Set(stored.map((s) => s.hash)).size).toBe(1);
    expect(all()).toHaveLength(1);
  });

  it('is adopted from the spool by a move', async () => {
    const store = fileStore(root);
    const spooled = path.join(await store.spool(), 'upload-1');
    writeFileSync(spooled, '附件');
    const hash = sm3(Buffer.from('附件'));
    expect(await store.adopt('zezhou', spooled, hash)).toEqual({ hash, size: 6 });
    expect(existsSync(spooled)).toBe(false);
    writeFileSync(spooled, '附件');
    expect(await store.adopt('zezhou', spooled, hash)).toEqual({ hash, size: 6 });
    expect(all()).toEqual([hash]);
  });

  it('sweeping takes what interrupted uploads left, and nothing else', async () => {
    const store = fileStore(root);
    const { hash } = await store.put('zezhou', Buffer.from('甲'));
    const spool = await store.spool();
    writeFileSync(path.join(spool, 'upload-old'), 'x');
    utimesSync(path.join(spool, 'upload-old'), 1_000, 1_000);
    writeFileSync(path.join(spool, 'upload-new'), 'x');
    expect(await store.sweep(2_000_000)).toBe(1);
    expect(all().sort()).toEqual([hash, 'upload-new'].sort());
  });
});
