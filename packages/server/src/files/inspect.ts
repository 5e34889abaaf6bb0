/**
 * The door for attachments. A file comes in as a stream, is spooled beside the store while it is hashed and
 * counted, looked into, and either stands ready to be kept or leaves nothing behind.
 */
import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { CONTAINER_LIMITS } from './container.ts';
import { extractText, type ExtractLimits } from './extract.ts';
import { findClassificationMark, SECRECY_NAMES, type SecrecyLevel } from './mark.ts';
import { readPicture } from './picture.ts';
import { refuse, type UploadRefusal } from './refusals.ts';
import { ALLOWED_TYPES, declarationFits, extensionOf, type AllowedType, type ContentForm } from './types.ts';

export const MEGABYTE = 1024 * 1024;

export interface InspectOptions {
  /** Folder for the spooled file, on the file system of the store; it exists. */
  readonly spool: string;
  readonly maxBytes?: number | undefined;
  readonly maxPixels?: number | undefined;
  readonly extract?: Partial<ExtractLimits> | undefined;
  /** The highest level that the deployment is declared fit for; absent on an ordinary network: none. */
  readonly fitFor?: SecrecyLevel | undefined;
}

export const UPLOAD_DEFAULTS = {
  maxBytes: 50 * MEGABYTE,
  maxPixels: 100_000_000,
  extract: { milliseconds: 20_000, memoryMb: 512, characters: 2_000_000, pages: 1_000, container: CONTAINER_LIMITS },
} as const;

export type Inspection =
  | {
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
      /** `none`: nothing to read, as in a scan; a person has to look for a mark. */
      readonly coverage: 'full' | 'partial' | 'none';
    }
  | { readonly ok: false; readonly refusal: UploadRefusal };

type Source = AsyncIterable<Uint8Array> | Uint8Array;

/**
 * Looks an upload over: name, type, size, content, secrecy mark. A refused file leaves nothing on disk; an error of the
 * disk itself is thrown.
 */
export async function inspectUpload(
  source: Source,
  declaredName: string,
  declaredType: string,
  options: InspectOptions,
): Promise<Inspection> {
  const named = extensionOf(declaredName);
  if ('fault' in named) return no('name-invalid', named.fault);
  const type = ALLOWED_TYPES.get(named.extension);
  if (type === undefined) return no('type-not-allowed', `不收扩展名为 .${named.extension} 的文件。`);
  if (!declarationFits(type, declaredType)) return no('mislabelled', `文件名为 .${named.extension}，上传时却称其为 ${declaredType}。`);

  const spooled = path.join(options.spool, `upload-${randomUUID()}`);
  let kept = false;
  try {
    const limit = options.maxBytes ?? UPLOAD_DEFAULTS.maxBytes;
    const taken = await spool(source, spooled, limit);
    if (taken === 'too-large') return no('too-large', `文件超过${Math.floor((limit / MEGABYTE) * 10) / 10} MB。`);
    if (taken.size === 0) return no('empty', '文件大小为0。');
    const refusal = await contentFault(type, spooled, options);
    if (refusal) return { ok: false, refusal };

    const limits = { ...UPLOAD_DEFAULTS.extract, ...options.extract };
    const read = await extractText({ path: spooled, size: taken.size, form: type.form, limits });
    if (!read.ok) return no(read.fault, read.message);
    if (type.form === 'text' && read.text.trim() === '') return no('empty', '文件里没有文字。');
    const mark = findClassificationMark(read.text);
    if (mark && !isFit(options.fitFor, mark.level))
      return no('classified', `文件标有“${SECRECY_NAMES[mark.level]}”密级标志（${mark.mark}），本系统不得存储、处理。`);
    kept = true;
    return {
      ok: true,
      hash: taken.hash,
      size: taken.size,
      mediaType: type.mediaType,
      name: declaredName.trim(),
      spooled,
      text: read.text,
      coverage: read.coverage,
    };
  } finally {
    if (!kept) await rm(spooled, { force: true });
  }
}

/** Throws away a file that passed and is not to be kept after all. */
export async function discardUpload(inspection: Inspection): Promise<void> {
  if (inspection.ok) await rm(inspection.spooled, { force: true });
}

function no(code: Parameters<typeof refuse>[0], message: string): Inspection {
  return { ok: false, refusal: refuse(code, message) };
}

const HEIGHT: Record<SecrecyLevel, number> = { secret: 1, confidential: 2, 'top-secret': 3 };
function isFit(fitFor: SecrecyLevel | undefined, level: SecrecyLevel): boolean {
  return fitFor !== undefined && HEIGHT[fitFor] >= HEIGHT[level];
}

/** Writes the stream to the file, hashing and counting; stops reading as soon as the limit is passed. */
async function spool(source: Source, file: string, limit: number): Promise<{ hash: string; size: number } | 'too-large'> {
  const sm3 = createHash('sm3');
  let size = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      size += chunk.length;
      if (size > limit) return 'too-large';
      sm3.update(chunk);
      let written = 0;
      while (written < chunk.length) written += (await handle.write(chunk, written)).bytesWritten;
    }
  } finally {
    await handle.close();
  }
  return { hash: sm3.digest('hex'), size };
}

/** What the sniffer may say of each form; a zip is looked into further when its text is read. */
const SNIFFED: Readonly<Record<ContentForm, readonly string[]>> = {
  pdf: ['pdf'],
  'ooxml-document': ['docx', 'zip'],
  'ooxml-sheet': ['xlsx', 'zip'],
  ofd: ['zip', 'ofd'],
  text: [],
  png: ['png'],
  jpeg: ['jpg'],
};

/** Magic numbers of two letters that a sentence may begin with as well. */
const ALSO_WORDS = new Set(['bmp', 'dib', 'exe', 'mpc', 'lzh', 'tif']);

/** Held against what the content itself says; the text form is held to its decoding later. */
async function contentFault(type: AllowedType, file: string, options: InspectOptions): Promise<UploadRefusal | undefined> {
  const sniffed = await fileTypeFromFile(file);
  const found = sniffed?.ext ?? '';
  if (found === 'cfb' && (type.form === 'ooxml-document' || type.form === 'ooxml-sheet'))
    return refuse('encrypted', `${type.label} 文件设有打开密码，或是旧版格式改了扩展名，无法查验。`);
  if (type.form === 'text') {
    return found === '' || ALSO_WORDS.has(found)
      ? undefined
      : refuse('mislabelled', `扩展名为 .${type.extension}，内容却是 ${found.toUpperCase()}。`);
  }
  if (!SNIFFED[type.form].includes(found))
    return refuse('mislabelled', `扩展名为 .${type.extension}，内容却${found === '' ? '不是这种格式' : `是 ${found.toUpperCase()}`}。`);
  if (type.form === 'png' || type.form === 'jpeg') {
    const picture = await readPicture(file, type.form);
    if (!picture.ok) return refuse('corrupt', picture.message);
    const limit = options.maxPixels ?? UPLOAD_DEFAULTS.maxPixels;
    if (picture.width === 0 || picture.height === 0) return refuse('corrupt', '图片没有尺寸信息。');
    if (picture.width * picture.height > limit)
      return refuse('expands-too-far', `图片为${picture.width}×${picture.height}像素，超过${limit / 1_000_000}百万像素。`);
  }
  return undefined;
}
