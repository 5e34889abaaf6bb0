/**
 * Where attachments stand: content-addressed files under one root, keyed by government and SM3. A file is there
 * whole or not at all: written to a temporary name, brought to the disk, then renamed; the folder is brought to the disk too.
 * The same content of two governments is two files: nothing is shared between tenants.
 */
import { createHash, randomUUID } from 'node:crypto';
import { type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface Stored {
  readonly hash: string;
  readonly size: number;
}

export interface FileStore {
  /** Folder for spooled uploads, on the file system of the store; made on first use. */
  spool(): Promise<string>;
  /** Streams content in. Throws {@link FileStoreError} and leaves nothing when the disk does not take it. */
  put(government: string, source: AsyncIterable<Uint8Array> | Uint8Array): Promise<Stored>;
  /** Takes over a spooled file of this hash, as `inspectUpload` leaves it; the file is moved, or dropped where the content is there already. */
  adopt(government: string, spooled: string, hash: string): Promise<Stored>;
  stat(government: string, hash: string): Promise<Stored | undefined>;
  exists(government: string, hash: string): Promise<boolean>;
  /** A stream of the content, or undefined where this government has none under the hash. */
  read(government: string, hash: string): Promise<ReadStream | undefined>;
  /** Removes a file that was taken in and could not be noted; again changes nothing. */
  remove(government: string, hash: string): Promise<void>;
  /** Removes what interrupted uploads left behind before the given time (milliseconds since the epoch); returns how many. */
  sweep(before: number): Promise<number>;
}

export class FileStoreError extends Error {
  readonly code: 'disk-full' | 'disk-failed' | 'hash-mismatch' | 'bad-key';
  constructor(code: FileStoreError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'FileStoreError';
    this.code = code;
  }
}

const GOVERNMENT = /^[a-z][a-z0-9-]{0,59}$/;
const HASH = /^[0-9a-f]{64}$/;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function asStoreError(error: unknown): unknown {
  if (error instanceof FileStoreError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return new FileStoreError('disk-full', '存储空间已满，文件未保存。', error);
  if (code === 'EIO' || code === 'EROFS') return new FileStoreError('disk-failed', '存储设备写入失败，文件未保存。', error);
  return error;
}

/** Brings a folder's own entries to the disk; some platforms cannot open a folder, and there the rename has to do. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface FileStoreIo {
  readonly open: typeof open;
}

/** Opens the store under `root`. `io` stands in for the disk in tests. */
export function fileStore(root: string, io: FileStoreIo = { open }): FileStore {
  const spoolFolder = path.join(root, '.spool');
  const place = (government: string, hash: string): string => {
    if (!GOVERNMENT.test(government) || !HASH.test(hash)) throw new FileStoreError('bad-key', '政府标识或文件摘要不合格式。');
    return path.join(root, government, hash.slice(0, 2), hash);
  };
  const spool = async (): Promise<string> => {
    await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
    return spoolFolder;
  };
  const at = async (government: string, hash: string): Promise<Stored | undefined> => {
    try {
      const found = await stat(place(government, hash));
      return found.isFile() ? { hash, size: found.size } : undefined;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };
  /** The file is whole and on the disk; give it its name. */
  const settle = async (government: string, temporary: string, hash: string): Promise<Stored> => {
    const target = place(government, hash);
    const there = await at(government, hash);
    if (there) {
      await rm(temporary, { force: true });
      return there;
    }
    const folder = path.dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(temporary, target);
    for (const one of [folder, path.dirname(folder), root]) await syncFolder(one);
    return { hash, size: (await stat(target)).size };
  };

  return {
    spool,
    stat: at,
    exists: async (government, hash) => (await at(government, hash)) !== undefined,

    async put(government, source) {
      // The key is judged before a byte is written.
      place(government, '0'.repeat(64));
      const temporary = path.join(await spool(), `put-${randomUUID()}`);
      const sm3 = createHash('sm3');
      try {
        const handle = await io.open(temporary, 'wx', 0o600);
        try {
          for await (const chunk of source instanceof Uint8Array ? [source] : source) {
            sm3.update(chunk);
            let written = 0;
            while (written < chunk.length) written += (await handle.write(chunk, written)).bytesWritten;
          }
          await handle.sync();
        } finally {
          await handle.close();
        }
        return await settle(government, temporary, sm3.digest('hex'));
      } catch (error) {
        await rm(temporary, { force: true });
        throw asStoreError(error);
      }
    },

    async adopt(government, spooled, hash) {
      try {
        place(government, hash);
        const handle = await io.open(spooled, 'r+');
        try {
          const sm3 = createHash('sm3');
          for await (const chunk of handle.createReadStream({ autoClose: false, start: 0 })) sm3.update(chunk as Uint8Array);
          if (sm3.digest('hex') !== hash) throw new FileStoreError('hash-mismatch', '文件在保存前已改变，未保存。');
          await handle.sync();
        } finally {
          await handle.close();
        }
        return await settle(government, spooled, hash);
      } catch (error) {
        await rm(spooled, { force: true });
        throw asStoreError(error);
      }
    },

    async read(government, hash) {
      try {
        const handle = await open(place(government, hash), 'r');
        return handle.createReadStream();
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },

    async remove(government, hash) {
      await rm(place(government, hash), { force: true });
    },

    async sweep(before) {
      let removed = 0;
      for (const name of await readdir(await spool())) {
        const file = path.join(spoolFolder, name);
        if ((await stat(file)).mtimeMs >= before) continue;
        await rm(file, { recursive: true, force: true });
        removed += 1;
      }
      return removed;
    },
  };
}
