/** How the text of each form of content is read. Runs in the extraction thread. */
import { readFile } from 'node:fs/promises';
import { bytesInMemory, bytesOfFile, type ByteSource } from './bytes.ts';
import { readContainer, type Container } from './container.ts';
import { timeFor, type Extracted, type ExtractLimits, type ReadTask } from './extract.ts';
import { findClassificationMark } from './mark.ts';
import { xmlOf } from './markup.ts';
import { ofdText } from './ofd.ts';
import { sharedStrings, sheetNames, sheetText } from './sheet.ts';
import { contentFault } from './sniff.ts';
import { readText } from './text.ts';
import { deletedWords, mainPart, wordText } from './word.ts';

/** The share of the time after which a reader stops of its own accord and says how far it came. */
const WILLING = 0.8;

/** Forms that are read whole (PDF, plain text) are read up to this size; a larger file never stands in memory, and is not read. */
const WHOLE = 64 * 1024 * 1024;

/** A container to be read: the file itself, or a document inside it. */
interface Reading {
  readonly bytes: ByteSource;
  readonly limits: ExtractLimits;
  /** 0 for the file itself. */
  readonly depth: number;
}

/** Holds a file against its type, reads its text, and looks for the marks in it. */
export async function readForm(task: ReadTask): Promise<Extracted> {
  const read = await readContent(task);
  if (!read.ok) return read;
  const marks = [read.text, ...(read.aside ?? '').split('\f')].flatMap((text) => findClassificationMark(text) ?? []);
  return { ...read, marks };
}

async function readContent(task: ReadTask): Promise<Extracted> {
  const deadline = Date.now() + timeFor(task.limits) * WILLING;
  const fault = await contentFault(task);
  if (fault) return fault;
  if ((task.type.form === 'pdf' || task.type.form === 'text') && task.size > WHOLE)
    return { ok: true, text: '', coverage: 'none', unread: `文件超过${WHOLE / 1024 / 1024} MB，没有查验文字。` };
  const reading: Reading = { bytes: bytesOfFile(task.path, task.size), limits: task.limits, depth: 0 };
  switch (task.type.form) {
    case 'pdf': {
      const { readPdf } = await import('./pdf.ts');
      return readPdf(task.path, task.limits, deadline);
    }
    case 'ooxml-document':
      return readDocument(reading);
    case 'ooxml-sheet':
      return readSheets(reading);
    case 'ofd':
      return readOfd(reading);
    case 'text': {
      const decoded = readText(await readFile(task.path));
      if (decoded === undefined) return mislabelled('文件不是文字内容，或其编码不是 UTF-8、UTF-16、GB18030。');
      if (decoded.text.trim() === '') return { ok: false, fault: 'empty', message: '文件里没有文字。' };
      const { text, sure, other } = decoded;
      if (!sure) return { ...UNSURE, ...(other === undefined ? { aside: text } : { aside: `${text}\f${other}` }) };
      return bounded([text], [], reading, other);
    }
    case 'png':
    case 'jpeg':
      return { ok: true, text: '', coverage: 'none', unread: '图片没有可查验的文字。' };
  }
}

const mislabelled = (message: string): Extracted => ({ ok: false, fault: 'mislabelled', message });

const UNSURE: Extracted = { ok: true, text: '', coverage: 'none', unread: '文字的编码不能确认，没有可查验的文字。' };

/** Parts as pages; `missing` says what could not be read. */
function bounded(parts: readonly string[], missing: readonly string[], { limits }: Reading, beside = ''): Extracted {
  const whole = parts.filter((part) => part.trim() !== '').join('\f');
  const said = [...missing];
  if (whole.length > limits.characters) said.push(`文字超过${limits.characters}个，后面的没有读到`);
  const text = whole.slice(0, limits.characters);
  const aside = beside.trim() === '' ? {} : { aside: beside.slice(0, limits.characters) };
  if (text.trim() !== '' && said.length === 0) return { ok: true, text, coverage: 'full', ...aside };
  const coverage = text.trim() === '' ? 'none' : 'partial';
  return { ok: true, text, coverage, ...aside, unread: `${said.length === 0 ? '文件没有可查验的文字' : said.join('，')}。` };
}

/** The number in a part's name, so that page 10 comes after page 9. */
const byNumber = (a: string, b: string): number =>
  Number(/(\d+)\D*$/.exec(a)?.[1] ?? 0) - Number(/(\d+)\D*$/.exec(b)?.[1] ?? 0) || a.localeCompare(b);

type Sound = Extract<Container, { ok: true }>;

/** The XML of the kept parts; a part that is no sound XML makes the whole file unsound. */
function xmlParts(container: Sound): ReadonlyMap<string, string> | undefined {
  const parts = new Map<string, string>();
  for (const [name, bytes] of container.kept) {
    if (OFFICE_INSIDE.test(name)) continue;
    const xml = xmlOf(bytes);
    if (xml === undefined) return undefined;
    parts.set(name, xml);
  }
  return parts;
}

const UNSOUND: Extracted = { ok: false, fault: 'corrupt', message: '文件内的 XML 不合格式规范，不予展开。' };

/** A document with macros belongs under another extension, which is not taken. */
function withMacros(names: ReadonlySet<string>): Extracted | undefined {
  if (![...names].some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name))) return undefined;
  return mislabelled('文件含有宏，不是一般的文档。');
}

/** Files within the file: other documents, or text in other formats that stands as if it were the document's own. */
const EMBEDDED = /(?:^|\/)(?:embeddings|Attachs)\/(?!.*\.xml$).+|(?:^|\/)afchunk[^/]*$|\.(?:docx?|xlsx?|pptx?|wps|et|pdf|ofd|zip|rar|7z)$/i;
/** Fewer characters than this beside pictures: pages scanned into a document. */
const FEW_CHARACTERS = 50;

/** Documents and workbooks inside, as those of charts are; they are read as the file itself is. */
const OFFICE_INSIDE = /^(?:word|xl)\/embeddings\/[^/]+\.(?:docx|xlsx)$/i;
/** Documents inside documents inside the file are not opened any more, nor more than so many. */
const DEEPEST = 2;
const MOST_INSIDE = 50;

/** What was read of the documents inside, and the names of those that were read whole. */
interface Inside {
  readonly texts: readonly string[];
  readonly asides: readonly string[];
  readonly whole: ReadonlySet<string>;
}

async function insideOf(container: Sound, { limits, depth }: Reading): Promise<Inside> {
  const texts: string[] = [];
  const asides: string[] = [];
  const whole = new Set<string>();
  if (depth >= DEEPEST) return { texts, asides, whole };
  const inside = [...container.kept].filter(([name]) => OFFICE_INSIDE.test(name)).slice(0, MOST_INSIDE);
  for (const [name, bytes] of inside) {
    const reading = { bytes: bytesInMemory(bytes), limits, depth: depth + 1 };
    const read = await (/\.docx$/i.test(name) ? readDocument(reading) : readSheets(reading));
    if (!read.ok) continue;
    texts.push(read.text);
    if (read.aside !== undefined) asides.push(read.aside);
    if (read.unread === undefined) whole.add(name);
  }
  return { texts, asides, whole };
}

function missingFrom(container: Sound, text: string, inside: ReadonlySet<string> = new Set()): string[] {
  const missing: string[] = [];
  const names = [...container.names];
  if (!container.complete) missing.push('内容过多，没有全部读到');
  if (names.some((name) => EMBEDDED.test(name) && !inside.has(name))) missing.push('文件内嵌有其他文件');
  if (text.replace(/\s+/gu, '').length < FEW_CHARACTERS && names.some((name) => /\/media\/[^/]+$/.test(name)))
    missing.push('内容是图片，没有可查验的文字');
  return missing;
}

const DOCUMENT_PARTS =
  /^(?:_rels\/\.rels|word\/(?:(?:document|header|footer|footnotes|endnotes|comments)\d*|(?:charts|diagrams|drawings)\/[^/]+|glossary\/document)\.xml)$/;

async function readDocument(reading: Reading): Promise<Extracted> {
  const container = await readContainer(
    reading.bytes,
    (name) => DOCUMENT_PARTS.test(name) || OFFICE_INSIDE.test(name),
    reading.limits.container,
  );
  if (!container.ok) return container;
  const parts = xmlParts(container);
  if (parts === undefined) return UNSOUND;
  // Word on the web names the main part document2.xml: the package says which it is.
  const main = mainPart(parts.get('_rels/.rels') ?? '') ?? 'word/document.xml';
  if (!parts.has(main)) return mislabelled('文件不是 DOCX 文档。');
  const macros = withMacros(container.names);
  if (macros) return macros;
  const others = [...parts.keys()].filter((name) => name !== main && name !== '_rels/.rels').sort(byPart);
  const texts = [main, ...others].map((name) => wordText(parts.get(name) ?? ''));
  const deleted = [main, ...others].map((name) => deletedWords(parts.get(name) ?? ''));
  const inside = await insideOf(container, reading);
  const aside = [...deleted, ...inside.asides].filter((words) => words !== '').join('\f');
  return bounded([...texts, ...inside.texts], missingFrom(container, texts.join(''), inside.whole), reading, aside);
}

/** Headers, footers, notes, then the rest, each kind by its number. */
const ORDER = ['word/header', 'word/footer', 'word/footnotes', 'word/endnotes', 'word/comments'];
const place = (name: string): number => (ORDER.findIndex((stem) => name.startsWith(stem)) + ORDER.length) % ORDER.length;
const byPart = (a: string, b: string): number => place(a) - place(b) || byNumber(a, b);

const SHEET_PARTS =
  /^xl\/(?:sharedStrings|workbook|(?:worksheets|drawings|charts|chartsheets|diagrams)\/[^/]+|(?:threadedC|c)omments[^/]*)\.xml$/;

async function readSheets(reading: Reading): Promise<Extracted> {
  const container = await readContainer(
    reading.bytes,
    (name) => SHEET_PARTS.test(name) || OFFICE_INSIDE.test(name),
    reading.limits.container,
  );
  if (!container.ok) return container;
  const parts = xmlParts(container);
  if (parts === undefined) return UNSOUND;
  if (!container.names.has('xl/workbook.xml')) return mislabelled('文件不是 XLSX 工作簿。');
  const macros = withMacros(container.names);
  if (macros) return macros;
  const strings = sharedStrings(parts.get('xl/sharedStrings.xml') ?? '');
  const read = (name: string): string =>
    /^xl\/(?:worksheets|chartsheets)\//.test(name) ? sheetText(parts.get(name) ?? '', strings) : wordText(parts.get(name) ?? '');
  const named = [...parts.keys()].filter((name) => !/^xl\/(?:sharedStrings|workbook)\.xml$/.test(name));
  const sheets = named.filter((name) => name.startsWith('xl/worksheets/')).sort(byNumber);
  const texts = [...sheets, ...named.filter((name) => !sheets.includes(name)).sort()].map(read);
  const inside = await insideOf(container, reading);
  // In one row: sheets named after the levels are a register, one that is named with a mark is marked.
  const aside = [sheetNames(parts.get('xl/workbook.xml') ?? '').join('\t'), ...inside.asides].join('\f');
  return bounded([...texts, ...inside.texts], missingFrom(container, texts.join(''), inside.whole), reading, aside);
}

async function readOfd(reading: Reading): Promise<Extracted> {
  const container = await readContainer(reading.bytes, (name) => /\.xml$/i.test(name), reading.limits.container);
  if (!container.ok) return container;
  if (!container.names.has('OFD.xml')) return mislabelled('文件不是 OFD 文档。');
  // GM/T 0099: an encrypted OFD lists its encrypted parts here.
  if ([...container.names].some((name) => /(?:^|\/)Encryptions\.xml$/i.test(name)))
    return { ok: false, fault: 'encrypted', message: '文件已加密，无法查验。' };
  const parts = xmlParts(container);
  if (parts === undefined) return UNSOUND;
  // The folders' names are the writer's choice: whatever holds text objects is read.
  const read = [...parts].sort(([a], [b]) => byPage(a, b)).map(([name, xml]) => ({ name, ...ofdText(xml) }));
  const missing = missingFrom(container, read.map(({ text }) => text).join(''));
  if (read.some(({ name, drawn }) => drawn && /(?:^|\/)Pages?\/(?!.*Annot)/i.test(name))) missing.push('有的页面没有可查验的文字');
  const texts = read.map(({ text }) => text);
  return bounded(texts, missing, reading);
}

/** Doc_0/Pages/Page_3/Content.xml: the last number stands in the folder. */
const byPage = (a: string, b: string): number => byNumber(a.slice(0, a.lastIndexOf('/')), b.slice(0, b.lastIndexOf('/')));
