/** The text layer of a PDF, page by page, lines in the order in which they stand. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Extracted, ExtractLimits } from './extract.ts';
import { linesByPlace, type Piece } from './markup.ts';

const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Reads pages until a limit; an open password is `encrypted`, a broken structure `corrupt`. */
export async function readPdf(file: string, limits: ExtractLimits): Promise<Extracted> {
  const task = getDocument({
    data: new Uint8Array(await readFile(file)),
    // The predefined character maps of Chinese fonts (GBK-EUC-H and its kin) come with the library.
    cMapUrl: `${path.join(home, 'cmaps')}/`,
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    let characters = 0;
    let n = 0;
    while (n < document.numPages && n < limits.pages && characters < limits.characters) {
      n += 1;
      const page = await document.getPage(n);
      const { height } = page.getViewport({ scale: 1 });
      const pieces: Piece[] = [];
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item)) continue;
        const [, , , , x = 0, y = 0] = item.transform as number[];
        pieces.push({ x, y: height - y, width: item.width, text: item.str });
      }
      const text = linesByPlace(pieces, 3);
      characters += text.length;
      pages.push(text);
      page.cleanup();
    }
    const text = pages.join('\f').slice(0, limits.characters);
    const complete = n === document.numPages && characters <= limits.characters;
    return { ok: true, text, coverage: text.trim() === '' ? 'none' : complete ? 'full' : 'partial' };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { ok: false, fault: 'encrypted', message: '文件设有打开密码，无法查验。' };
    if (name === 'InvalidPDFException' || name === 'FormatError' || name === 'XRefEntryException')
      return { ok: false, fault: 'corrupt', message: '文件结构不完整，不能打开。' };
    return { ok: false, fault: 'corrupt', message: '文件内容不能正确读出。' };
  } finally {
    await task.destroy();
  }
}
