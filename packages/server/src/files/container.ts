/**
 * Zip containers (DOCX, XLSX, OFD) read as a stream: every entry is expanded and counted, the wanted ones are kept
 * up to a limit. Nothing trusts a size that the archive declares of itself.
 */
import { Unzip, UnzipInflate, UnzipPassThrough, type UnzipFile } from 'fflate';
import type { ByteSource } from './bytes.ts';
import { isAstray, placed, readDirectory } from './directory.ts';

export interface ContainerLimits {
  /** Expanded bytes of all entries together. */
  readonly totalBytes: number;
  /** Expanded bytes to bytes of the file; only asked once `ratioFrom` expanded bytes are reached. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly entries: number;
  /** Bytes kept of the wanted entries together. */
  readonly keptBytes: number;
}

export const CONTAINER_LIMITS: ContainerLimits = {
  totalBytes: 512 * 1024 * 1024,
  ratio: 120,
  ratioFrom: 8 * 1024 * 1024,
  entries: 10_000,
  keptBytes: 64 * 1024 * 1024,
};

export type ContainerFault = 'corrupt' | 'encrypted' | 'expands-too-far';
export type Container =
  | { readonly ok: true; readonly names: ReadonlySet<string>; readonly kept: ReadonlyMap<string, Uint8Array>; readonly complete: boolean }
  | { readonly ok: false; readonly fault: ContainerFault; readonly message: string };

/** Small pushes bound what one of them can expand to: deflate yields at most about 1,032 times its input. */
const CHUNK = 16 * 1024;

class Fault extends Error {
  readonly fault: ContainerFault;
  constructor(fault: ContainerFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** What the directory alone shows: a lock, a link, a name that leads elsewhere, one name twice, too many entries. */
async function directoryFault(source: ByteSource, limits: ContainerLimits): Promise<ReadonlySet<string> | Fault> {
  const entries = await readDirectory(source);
  if (entries === undefined) return new Fault('corrupt', '文件不完整，缺少目录。');
  if (entries.some((entry) => entry.encrypted)) return new Fault('encrypted', '文件内容已加密，无法查验。');
  if (entries.length > limits.entries) return new Fault('expands-too-far', `文件内含条目超过${limits.entries}个。`);
  if (entries.some((entry) => entry.link || isAstray(entry.name)))
    return new Fault('corrupt', '文件内含指向文件之外的路径或链接，不合格式规范。');
  const names = new Set(entries.map((entry) => entry.name));
  return names.size === entries.length ? names : new Fault('corrupt', '文件内有同名的条目，不合格式规范。');
}

/** Reads a container; `wanted` says which entries to keep. */
export async function readContainer(
  source: ByteSource,
  wanted: (name: string) => boolean,
  limits: ContainerLimits = CONTAINER_LIMITS,
): Promise<Container> {
  const listed = await directoryFault(source, limits);
  if (listed instanceof Fault) return { ok: false, fault: listed.fault, message: listed.message };
  const { size } = source;
  const names = new Set<string>();
  const kept = new Map<string, Uint8Array>();
  let expanded = 0;
  let keptBytes = 0;
  let complete = true;
  let unfinished = 0;

  const unzip = new Unzip();
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  unzip.onfile = (entry: UnzipFile) => {
    const name = placed(entry.name);
    if (names.has(name)) throw new Fault('corrupt', '文件内有同名的条目，不合格式规范。');
    names.add(name);
    if (names.size > limits.entries) throw new Fault('expands-too-far', `文件内含条目超过${limits.entries}个。`);
    // What the directory does not name no reader would show, and nobody could check.
    if (!listed.has(name)) throw new Fault('corrupt', '文件的目录与内容不符。');
    if (entry.compression !== 0 && entry.compression !== 8) throw new Fault('corrupt', '文件使用了不认识的压缩方式。');
    const parts: Uint8Array[] | undefined = wanted(name) ? [] : undefined;
    unfinished += 1;
    entry.ondata = (error, data, final) => {
      // fflate hands an error thrown in here back to this function: the first fault stands.
      if (error) throw error instanceof Fault ? error : new Fault('corrupt', '文件内容不能正确展开。');
      expanded += data.length;
      if (expanded > limits.totalBytes || (expanded > limits.ratioFrom && expanded > size * limits.ratio))
        throw new Fault(
          'expands-too-far',
          `文件展开后超过${Math.floor(Math.min(limits.totalBytes, Math.max(limits.ratioFrom, size * limits.ratio)) / 1_048_576)} MB，疑为压缩炸弹。`,
        );
      if (parts) {
        if (keptBytes + data.length > limits.keptBytes) complete = false;
        else {
          keptBytes += data.length;
          parts.push(data);
        }
      }
      if (final) {
        unfinished -= 1;
        if (parts) kept.set(name, Buffer.concat(parts));
      }
    };
    entry.start();
  };

  try {
    for await (const chunk of source.chunks(CHUNK)) unzip.push(chunk, false);
    unzip.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault, message: error.message };
    // fflate throws its own errors for what is not a sound deflate stream or header.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      return { ok: false, fault: 'corrupt', message: '文件内容不能正确展开。' };
    throw error;
  }
  if (names.size === 0 || unfinished > 0 || names.size !== listed.size) return { ok: false, fault: 'corrupt', message: '文件内容不完整。' };
  return { ok: true, names, kept, complete };
}
