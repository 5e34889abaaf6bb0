/**
 * The door for attachments. A file comes in as a stream, is spooled beside the store while it is hashed and
 * counted, looked into, and either stands ready to be kept or leaves nothing behind.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { CONTAINER_LIMITS } from './container.ts';
import { extractText, type Coverage, type ExtractLimits } from './extract.ts';
import { markInFileName, SECRECY_NAMES, type ClassificationMark, type SecrecyLevel } from './mark.ts';
import { refuse, type Undeclared, type UploadRefusal } from './refusals.ts';
import { ALLOWED_TYPES, declarationFits, extensionOf, notTaken, type AllowedType } from './types.ts';

export const MEGABYTE = 1024 * 1024;

export interface InspectOptions {
  /** Folder for the spooled file, on the file system of the store; it exists. */
  readonly spool: string;
  readonly maxBytes?: number | undefined;
  readonly maxPixels?: number | undefined;
  readonly extract?: Partial<ExtractLimits> | undefined;
  /** The highest level that the deployment is declared fit for; absent on an ordinary network: none. */
  readonly fitFor?: SecrecyLevel | undefined;
  /** Whether the uploader has declared that the original was looked over and is no secret. */
  readonly declared?: boolean | undefined;
}

export const UPLOAD_DEFAULTS = {
  maxBytes: 50 * MEGABYTE,
  maxPixels: 100_000_000,
  extract: { milliseconds: 30_000, memoryMb: 512, characters: 2_000_000, pages: 1_000, container: CONTAINER_LIMITS },
} as const;

/** A file that may be kept. */
export interface Inspected {
  readonly ok: true;
  /** SM3 of the content, 64 hexadecimal digits. */
  readonly hash: string;
  /** The type that the content has, not the one declared. */
  readonly mediaType: string;
  readonly size: number;
  readonly name: string;
  /** The spooled file: to be adopted by the store or discarded. */
  readonly spooled: string;
  readonly text: string;
  readonly coverage: Coverage;
  /** What could not be read and was let in by the uploader's declaration alone. */
  readonly unread?: { readonly code: Undeclared; readonly message: string };
}

export type Inspection = Inspected | { readonly ok: false; readonly refusal: UploadRefusal };

export type Source = AsyncIterable<Uint8Array> | Uint8Array;

/**
 * Looks an upload over: name, type, size, content, secrecy mark. What cannot be read is let in only where it was
 * declared; a mark that is found is refused in spite of any declaration. A refused file leaves nothing on disk; an error
 * of the disk itself is thrown.
 */
export async function inspectUpload(
  source: Source,
  declaredName: string,
  declaredType: string,
  options: InspectOptions,
): Promise<Inspection> {
  const type = typeOf(declaredName, declaredType);
  if ('ok' in type) return type;
  const spooled = path.join(options.spool, `upload-${randomUUID()}`);
  let kept = false;
  try {
    const taken = await spool(source, spooled, options);
    if ('ok' in taken) return taken;
    const inspection = await lookInto(spooled, declaredName, type, taken, options);
    kept = inspection.ok;
    return inspection;
  } finally {
    if (!kept) await rm(spooled, { force: true });
  }
}

/** Looks over a file that stands in the spool already, as {@link inspectUpload} does; it is left where it is in any case. */
export async function inspectSpooled(
  file: string,
  declaredName: string,
  declaredType: string,
  options: InspectOptions,
): Promise<Inspection> {
  const type = typeOf(declaredName, declaredType);
  if ('ok' in type) return type;
  const sm3 = createHash('sm3');
  let size = 0;
  for await (const chunk of createReadStream(file)) {
    sm3.update(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
  }
  return lookInto(file, declaredName, type, { hash: sm3.digest('hex'), size }, options);
}

/** Throws away a file that passed and is not to be kept after all. */
export async function discardUpload(inspection: Inspection): Promise<void> {
  if (inspection.ok) await rm(inspection.spooled, { force: true });
}

function typeOf(name: string, declared: string): AllowedType | Inspection {
  const named = extensionOf(name);
  if ('fault' in named) return no('name-invalid', named.fault);
  const type = ALLOWED_TYPES.get(named.extension);
  if (type === undefined) {
    const { message, wayOut } = notTaken(named.extension);
    return { ok: false, refusal: refuse('type-not-allowed', message, wayOut) };
  }
  if (!declarationFits(type, declared)) return no('mislabelled', `文件名为 .${named.extension}，上传时却称其为 ${said(declared)}。`);
  return type;
}

/** What a client declared, as far as it may stand in a sentence. */
const said = (declared: string): string => declared.replace(/[^\w.+/-]/gu, '').slice(0, 80) || '其他类型';

async function lookInto(
  file: string,
  name: string,
  type: AllowedType,
  { hash, size }: { readonly hash: string; readonly size: number },
  options: InspectOptions,
): Promise<Inspection> {
  if (size === 0) return no('empty', '文件大小为0。');
  const limits = { ...UPLOAD_DEFAULTS.extract, ...options.extract };
  const maxPixels = options.maxPixels ?? UPLOAD_DEFAULTS.maxPixels;
  const read = await extractText({ kind: 'read', path: file, size, type, maxPixels, limits });
  if (!read.ok && read.fault !== 'encrypted') return no(read.fault, read.message);
  const text = read.ok ? read.text : '';
  const named = markInFileName(name, '文件名');
  if (named && !isFit(options.fitFor, named.level)) return { ok: false, refusal: refuseMark(named, named.where) };
  const mark = read.ok ? read.marks?.find((one) => !isFit(options.fitFor, one.level)) : undefined;
  if (mark) return { ok: false, refusal: refuseMark(mark, '文件') };
  const unread = unreadOf(read);
  if (unread && options.declared !== true) return no(unread.code, unread.message);
  const coverage = read.ok ? read.coverage : 'none';
  const found = { ok: true as const, hash, size, mediaType: type.mediaType, name: name.trim(), spooled: file, text, coverage };
  return unread ? { ...found, unread } : found;
}

function unreadOf(read: Awaited<ReturnType<typeof extractText>>): Inspected['unread'] {
  if (!read.ok) return { code: 'encrypted', message: read.message };
  return read.unread === undefined ? undefined : { code: 'unreadable', message: read.unread };
}

function no(code: Parameters<typeof refuse>[0], message: string): Extract<Inspection, { ok: false }> {
  return { ok: false, refusal: refuse(code, message) };
}

/** The refusal of what carries a mark; it names the mark and nothing else of the content. */
export const refuseMark = ({ level, mark }: ClassificationMark, what: string): UploadRefusal =>
  refuse('classified', `${what}标有“${SECRECY_NAMES[level]}”密级标志（${mark}），本系统不得存储、处理。`);

const HEIGHT: Record<SecrecyLevel, number> = { secret: 1, confidential: 2, 'top-secret': 3 };

/** Whether a deployment is fit for papers of a level. */
export function isFit(fitFor: SecrecyLevel | undefined, level: SecrecyLevel): boolean {
  return fitFor !== undefined && HEIGHT[fitFor] >= HEIGHT[level];
}

/** Writes the stream to the file, hashing and counting; stops reading as soon as the limit is passed. */
export async function spool(
  source: Source,
  file: string,
  options: Pick<InspectOptions, 'maxBytes'>,
): Promise<{ hash: string; size: number } | Extract<Inspection, { ok: false }>> {
  const limit = options.maxBytes ?? UPLOAD_DEFAULTS.maxBytes;
  const sm3 = createHash('sm3');
  let size = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      size += chunk.length;
      if (size > limit) return no('too-large', `文件超过${Math.floor((limit / MEGABYTE) * 10) / 10} MB。`);
      sm3.update(chunk);
      let written = 0;
      while (written < chunk.length) written += (await handle.write(chunk, written)).bytesWritten;
    }
  } finally {
    await handle.close();
  }
  return { hash: sm3.digest('hex'), size };
}
