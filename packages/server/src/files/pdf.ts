/** The text layer of a PDF, page by page, lines in the order in which they stand, and which pages have none. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, OPS, Util, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Extracted, ExtractLimits } from './extract.ts';
import { linesByPlace, type Piece } from './lines.ts';
import { ideographs } from './text.ts';

const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Pieces this near in height (points) stand on one line; a wider gap is a space. */
const TOLERANCE = 3;
/** A page with fewer characters than this over a picture of the page is a scan with a page number. */
const FEW_CHARACTERS = 50;
/** The share of the page from which on pictures are a scan and not a seal or a chart. */
const SCAN = 0.3;
/** Pictures of more pixels than this are not decoded in search of scans; A4 at 600 dots an inch has 35 million. */
const MOST_PIXELS = 64_000_000;

const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
]);
/** What an empty page does not do: place something, fill an outline, shade. */
const MARKS_ON_PAGE: ReadonlySet<number> = new Set([...PICTURES, OPS.transform, OPS.constructPath, OPS.shadingFill]);

/** Reads pages until a limit or the deadline; an open password is `encrypted`, a broken structure `corrupt`. */
export async function readPdf(file: string, limits: ExtractLimits, deadline: number): Promise<Extracted> {
  const task = getDocument({
    data: new Uint8Array(await readFile(file)),
    // The predefined character maps of Chinese fonts (GBK-EUC-H and its kin) come with the library.
    cMapUrl: `${path.join(home, 'cmaps')}/`,
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: MOST_PIXELS,
    verbosity: 0,
  });
  try {
    return await readPages(await task.promise, limits, deadline);
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

async function readPages(document: PDFDocumentProxy, limits: ExtractLimits, deadline: number): Promise<Extracted> {
  const pages: string[] = [];
  const missing: string[] = [];
  let characters = 0;
  let scan = 0;
  while (pages.length < document.numPages && pages.length < limits.pages && characters < limits.characters && Date.now() < deadline) {
    const page = await document.getPage(pages.length + 1);
    const text = await textOf(page);
    characters += text.length;
    pages.push(text);
    // One page that cannot be read is enough to say so; the others need not be looked at for it.
    if (scan === 0 && (await isUnread(page, text))) scan = pages.length;
    page.cleanup();
  }
  if (scan > 0) missing.push(`第${scan}页没有可查验的文字`);
  if (pages.length < document.numPages) missing.push(`共${document.numPages}页，只读到第${pages.length}页`);
  else if (characters > limits.characters) missing.push(`文字超过${limits.characters}个，后面的没有读到`);
  if (document.isPureXfa) missing.push('文件是动态表单');
  if ((await document.getAttachments()) !== null) missing.push('文件内嵌有其他文件');
  const text = pages.join('\f').slice(0, limits.characters);
  const coverage = text.trim() === '' ? 'none' : missing.length === 0 ? 'full' : 'partial';
  if (coverage === 'full') return { ok: true, text, coverage };
  return { ok: true, text, coverage, unread: `${missing.length === 0 ? '文件没有文字' : missing.join('，')}。` };
}

/** The text of a page and of what is laid upon it: notes, stamps and form fields with a text of their own. */
async function textOf(page: PDFPageProxy): Promise<string> {
  const { transform } = page.getViewport({ scale: 1 });
  const pieces: Piece[] = [];
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item)) continue;
    const [, , , , x = 0, y = 0] = Util.transform(transform, item.transform as number[]);
    pieces.push({ x, y, width: item.width, text: item.str });
  }
  for (const note of (await page.getAnnotations()) as readonly Annotation[]) {
    const words = [note.contentsObj?.str, typeof note.fieldValue === 'string' ? note.fieldValue : undefined, ...(note.textContent ?? [])];
    const [x = 0, , , y = 0] = note.rect ?? [];
    const [left = 0, top = 0] = Util.transform(transform, [1, 0, 0, 1, x, y]).slice(4);
    for (const text of words) if (text) pieces.push({ x: left, y: top, width: 0, text });
  }
  return ideographs(linesByPlace(pieces, TOLERANCE));
}

/** Of an annotation, where its words may stand. */
interface Annotation {
  readonly rect?: readonly number[];
  readonly contentsObj?: { readonly str?: string };
  readonly fieldValue?: unknown;
  readonly textContent?: readonly string[] | null;
}

/**
 * Whether what a page shows is not in its text: a scan, characters drawn as outlines, or a font that does not say which
 * characters its glyphs are. An empty page is read.
 */
async function isUnread(page: PDFPageProxy, text: string): Promise<boolean> {
  const bare = text.replace(/\s+/gu, '');
  if (isGarbled(bare)) return true;
  if (bare.length >= FEW_CHARACTERS) return false;
  const { fnArray, argsArray } = await page.getOperatorList();
  if (bare === '') return fnArray.some((op) => MARKS_ON_PAGE.has(op));
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return pictured(fnArray, argsArray) >= SCAN * Math.abs((right - left) * (top - bottom));
}

type Matrix = readonly [number, number, number, number, number, number];
const PLAIN: Matrix = [1, 0, 0, 1, 0, 0];

/** The area under pictures: a picture fills the unit square as the matrix at hand places it. */
function pictured(ops: readonly number[], args: readonly unknown[]): number {
  const kept: Matrix[] = [];
  let matrix = PLAIN;
  let area = 0;
  const place = (by: unknown): void => {
    if (Array.isArray(by) && by.length === 6) matrix = Util.transform([...matrix], by as number[]) as unknown as Matrix;
  };
  for (const [i, op] of ops.entries()) {
    if (op === OPS.save || op === OPS.paintFormXObjectBegin) kept.push(matrix);
    if (op === OPS.transform) place(args[i]);
    else if (op === OPS.paintFormXObjectBegin) place((args[i] as readonly unknown[] | null)?.[0]);
    else if (op === OPS.restore || op === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? PLAIN;
    else if (PICTURES.has(op)) area += Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
  }
  return area;
}

/** Private use, unassigned and control characters: codes of a font without its own table of characters. */
function isGarbled(text: string): boolean {
  const foreign = text.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
  return foreign > 0 && foreign * 10 >= text.length;
}
