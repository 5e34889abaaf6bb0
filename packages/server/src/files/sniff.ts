/** What a file is by its content, held against what its name says. Runs in the extraction thread. */
import { fileTypeFromFile } from 'file-type';
import { isLockedPackage } from './compound.ts';
import type { Extracted, ReadTask } from './extract.ts';
import { readPicture } from './picture.ts';
import type { ContentForm } from './types.ts';

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

type Fault = Extract<Extracted, { ok: false }>;
const no = (fault: Fault['fault'], message: string): Fault => ({ ok: false, fault, message });

/** Why the content is not what the extension says, or not sound; undefined where it may be read. The text form is held to its decoding later. */
export async function contentFault({ type, path, maxPixels }: ReadTask): Promise<Fault | undefined> {
  const found = (await fileTypeFromFile(path))?.ext ?? '';
  const office = type.form === 'ooxml-document' || type.form === 'ooxml-sheet';
  if (found === 'cfb' && office)
    return (await isLockedPackage(path))
      ? no('encrypted', `${type.label} 文件设有打开密码，无法查验。`)
      : no('mislabelled', `扩展名为 .${type.extension}，内容却是旧版 Office 格式。`);
  if (type.form === 'text')
    return found === '' || ALSO_WORDS.has(found)
      ? undefined
      : no('mislabelled', `扩展名为 .${type.extension}，内容却是 ${found.toUpperCase()}。`);
  if (!SNIFFED[type.form].includes(found))
    return no('mislabelled', `扩展名为 .${type.extension}，内容却${found === '' ? '不是这种格式' : `是 ${found.toUpperCase()}`}。`);
  if (type.form !== 'png' && type.form !== 'jpeg') return undefined;
  const picture = await readPicture(path, type.form);
  if (!picture.ok) return no('corrupt', picture.message);
  if (picture.width === 0 || picture.height === 0) return no('corrupt', '图片没有尺寸信息。');
  if (picture.width * picture.height > maxPixels)
    return no('expands-too-far', `图片为${picture.width}×${picture.height}像素，超过${maxPixels / 1_000_000}百万像素。`);
  return undefined;
}
