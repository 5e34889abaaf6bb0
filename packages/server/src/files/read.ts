/** How the text of each form of content is read. Runs in the extraction thread. */
import { readFile } from 'node:fs/promises';
import { readContainer } from './container.ts';
import type { Extracted, ExtractTask } from './extract.ts';
import { mainPart, ofdPageText, sharedStrings, sheetText, wordText } from './markup.ts';
import { decodeText } from './text.ts';

export async function readForm(task: ExtractTask): Promise<Extracted> {
  switch (task.form) {
    case 'pdf': {
      const { readPdf } = await import('./pdf.ts');
      return readPdf(task.path, task.limits);
    }
    case 'ooxml-document':
      return readDocument(task);
    case 'ooxml-sheet':
      return readSheets(task);
    case 'ofd':
      return readOfd(task);
    case 'text': {
      const decoded = decodeText(await readFile(task.path));
      if (decoded === undefined)
        return { ok: false, fault: 'mislabelled', message: '文件不是文字内容，或其编码不是 UTF-8、UTF-16、GB18030。' };
      return bounded(decoded, true, task);
    }
    case 'png':
    case 'jpeg':
      return { ok: true, text: '', coverage: 'none' };
  }
}

function bounded(text: string, complete: boolean, task: ExtractTask): Extracted {
  const whole = text.length <= task.limits.characters;
  const kept = whole ? text : text.slice(0, task.limits.characters);
  return { ok: true, text: kept, coverage: kept.trim() === '' ? 'none' : whole && complete ? 'full' : 'partial' };
}

/** The number in a part's name, so that page 10 comes after page 9. */
const byNumber = (a: string, b: string): number =>
  Number(/(\d+)\D*$/.exec(a)?.[1] ?? 0) - Number(/(\d+)\D*$/.exec(b)?.[1] ?? 0) || a.localeCompare(b);

async function readDocument(task: ExtractTask): Promise<Extracted> {
  const parts = /^(?:_rels\/\.rels|word\/(?:document|header|footer|footnotes|endnotes)\d*\.xml)$/;
  const container = await readContainer(task.path, task.size, (name) => parts.test(name), task.limits.container);
  if (!container.ok) return container;
  // Word on the web names the main part document2.xml: the package says which it is.
  const main = mainPart(utf8(container.kept.get('_rels/.rels'))) ?? 'word/document.xml';
  if (!container.kept.has(main)) return { ok: false, fault: 'mislabelled', message: '文件不是 DOCX 文档。' };
  const macros = withMacros(container.names, task);
  if (macros) return macros;
  const named = (stem: string): string[] => [...container.kept.keys()].filter((name) => name.startsWith(`word/${stem}`)).sort(byNumber);
  const ordered = [...named('header'), main, ...named('footer'), ...named('footnotes'), ...named('endnotes')];
  const text = ordered.map((name) => wordText(utf8(container.kept.get(name)))).join('\f');
  return bounded(text, container.complete, task);
}

/** A document with macros belongs under another extension, which is not taken. */
function withMacros(names: ReadonlySet<string>, task: ExtractTask): Extracted | undefined {
  if (![...names].some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name))) return undefined;
  return { ok: false, fault: 'mislabelled', message: `文件含有宏，不是一般的 ${task.form === 'ooxml-sheet' ? 'XLSX' : 'DOCX'} 文件。` };
}

async function readSheets(task: ExtractTask): Promise<Extracted> {
  const parts = /^xl\/(?:sharedStrings|workbook|worksheets\/[^/]+)\.xml$/;
  const container = await readContainer(task.path, task.size, (name) => parts.test(name), task.limits.container);
  if (!container.ok) return container;
  if (!container.names.has('xl/workbook.xml')) return { ok: false, fault: 'mislabelled', message: '文件不是 XLSX 工作簿。' };
  const macros = withMacros(container.names, task);
  if (macros) return macros;
  const strings = sharedStrings(utf8(container.kept.get('xl/sharedStrings.xml')));
  const sheets = [...container.kept.keys()].filter((name) => name.startsWith('xl/worksheets/')).sort(byNumber);
  return bounded(sheets.map((name) => sheetText(utf8(container.kept.get(name)), strings)).join('\f'), container.complete, task);
}

async function readOfd(task: ExtractTask): Promise<Extracted> {
  const container = await readContainer(task.path, task.size, (name) => /\.xml$/i.test(name), task.limits.container);
  if (!container.ok) return container;
  if (!container.names.has('OFD.xml')) return { ok: false, fault: 'mislabelled', message: '文件不是 OFD 文档。' };
  // GM/T 0099: an encrypted OFD lists its encrypted parts here.
  if ([...container.names].some((name) => /(?:^|\/)Encryptions\.xml$/i.test(name)))
    return { ok: false, fault: 'encrypted', message: '文件已加密，无法查验。' };
  const pages = [...container.kept.keys()].filter((name) => /(?:^|\/)(?:Pages|Tpls)\/.*\.xml$/.test(name)).sort(byPage);
  return bounded(pages.map((name) => ofdPageText(utf8(container.kept.get(name)))).join('\f'), container.complete, task);
}

/** Doc_0/Pages/Page_3/Content.xml: the last number stands in the folder. */
const byPage = (a: string, b: string): number => byNumber(a.slice(0, a.lastIndexOf('/')), b.slice(0, b.lastIndexOf('/')));

function utf8(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return '';
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
