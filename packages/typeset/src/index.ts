/**
 * Sets official documents to GB/T 9704-2012 and gives them out as PDF/A.
 *
 * One engine is kept for the life of the process; a document takes some tens of milliseconds of the caller's thread.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler, NodeError, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { chooseFonts, ROLES, type FontOptions, type FontSet, type Role } from './fonts.ts';
import { createGlyphs } from './glyphs.ts';
import { imageKind } from './image.ts';
import type { SealPlace, SheetInput, SheetPdf, SheetWarning } from './model.ts';
import { charactersOf, GOVERNMENT_SEAL_MM, planSheet, type Plan } from './plan.ts';

export type * from './model.ts';
export { systemFontFolders, ROLE_NAMES, type FontOptions } from './fonts.ts';
export { GOVERNMENT_SEAL_MM, dateText, joinOrgans } from './plan.ts';
export { breakTitle } from './title.ts';

/** A longer document would hold the caller's thread for many seconds; it is some 500 pages. */
export const MAX_CHARACTERS = 300_000;

/**
 * What cannot be set at all. `too-long`: more than `MAX_CHARACTERS`, the message is fit to be shown. `engine`: the engine
 * refused a plan that ours made, a defect of this package, with what the engine said.
 */
export class TypesetError extends Error {
  override readonly name = 'TypesetError';
  readonly code: 'too-long' | 'engine';

  constructor(code: TypesetError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface Typesetter {
  /**
   * Sets a document and writes it as PDF/A-2u. The same input gives the same bytes.
   * @throws TypesetError when it is too long to be set.
   */
  pdf(input: SheetInput): SheetPdf;
  /** Faces in use by role, and what stands in for what. */
  readonly fonts: { readonly inUse: Readonly<Record<Role, string>>; readonly substitutions: readonly string[] };
}

const require = createRequire(import.meta.url);
const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url));
const MAIN = fileURLToPath(new URL('../templates/main.typ', import.meta.url));
const TYPE_AREA_TOP_MM = 37;
/** Width left for a name stamp: seven characters. */
const STAMP_MM = 39;
const MM_PER_PT = 25.4 / 72;
/** Results of the engine's memory that this many documents did not use are dropped. */
const CACHE_AGE = 10;

/**
 * Starts the engine and chooses the faces.
 * @param options folders of fonts, and a folder that this process may write to.
 */
export async function createTypesetter(options: FontOptions): Promise<Typesetter> {
  const { NodeCompiler: Compiler } = require('@myriaddreamin/typst-ts-node-compiler') as { NodeCompiler: typeof NodeCompiler };
  const found = await chooseFonts(options);
  const compiler = Compiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [...found.paths] }] });
  const fonts = found.resolve((family) => knowsFamily(compiler, family));
  const engine: Engine = { compiler, fonts };
  return {
    pdf: (input) => typeset(engine, input),
    fonts: {
      inUse: Object.fromEntries(ROLES.map((r) => [r, fonts.roles[r][0]?.label ?? ''])) as Record<Role, string>,
      substitutions: fonts.substitutions,
    },
  };
}

interface Engine {
  readonly compiler: NodeCompiler;
  readonly fonts: FontSet;
}

interface Diagnostic {
  readonly message: string;
}

function messages(compiler: NodeCompiler, error: NodeError | null): string[] {
  return error === null ? [] : (compiler.fetchDiagnostics(error) as Diagnostic[]).map((d) => d.message);
}

function knowsFamily(compiler: NodeCompiler, family: string): boolean {
  const result = compiler.compile({ mainFileContent: `#set text(font: ${JSON.stringify(family)}, fallback: false)\n字` });
  return result.result !== null && messages(compiler, result.takeWarnings()).length === 0;
}

/** Puts the images where the engine finds them; one that it could not read is left out. */
function placeImages(engine: Engine, input: SheetInput, warnings: SheetWarning[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [key, bytes] of input.images ?? []) {
    const kind = imageKind(bytes);
    const path = `/images/${paths.size}.${kind ?? 'bin'}`;
    if (kind !== undefined) {
      engine.compiler.mapShadow(`${TEMPLATES}${path}`, Buffer.from(bytes));
      const tried = engine.compiler.compile({ mainFileContent: `#image(${JSON.stringify(path)})` });
      if (tried.result !== null) {
        paths.set(key, path);
        continue;
      }
      engine.compiler.unmapShadow(`${TEMPLATES}${path}`);
    }
    warnings.push({ code: 'image-unreadable', message: '有一幅插图的文件无法识读，请换用 PNG 或 JPEG 文件。' });
  }
  return paths;
}

/** What the templates read: the plan in their own spelling, with the faces and the keywords of the PDF. */
function sheetJson(plan: Plan, fonts: FontSet, keywords: readonly string[]): string {
  const { evenImprint, attachmentList, ...rest } = plan;
  const faces = Object.fromEntries(
    ROLES.map((role) => [
      role,
      { families: [...new Set(fonts.roles[role].map((c) => c.family))], weight: fonts.roles[role][0]?.weight ?? 400 },
    ]),
  );
  return JSON.stringify({
    ...rest,
    'even-imprint': evenImprint,
    'attachment-list': attachmentList,
    fonts: faces,
    meta: { ...plan.meta, keywords },
  });
}

function compile(engine: Engine, sheet: string): { document: NodeTypstDocument; warnings: string[] } {
  const result = engine.compiler.compile({ mainFilePath: MAIN, inputs: { sheet } });
  const document = result.result;
  if (document === null) throw new TypesetError('engine', messages(engine.compiler, result.takeError()).join('; '));
  return { document, warnings: messages(engine.compiler, result.takeWarnings()) };
}

interface Queried<T> {
  readonly value: T;
}

const millimetres = (length: string): number => Math.round(Number.parseFloat(length) * MM_PER_PT * 1000) / 1000;

function writePdf(compiler: NodeCompiler, document: NodeTypstDocument, createdAt: Date): Uint8Array {
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2u', creationTimestamp: Math.floor(createdAt.getTime() / 1000) });
  } catch (error) {
    throw new TypesetError('engine', 'The engine could not write PDF/A-2u.', { cause: error });
  }
}

function typeset(engine: Engine, input: SheetInput): SheetPdf {
  const length = [input.body, ...(input.attachments ?? []).map((a) => a.body ?? [])].reduce((n, b) => n + charactersOf(b), 0);
  if (length > MAX_CHARACTERS)
    throw new TypesetError('too-long', `正文及附件共${length}字，超过一次排印的上限${MAX_CHARACTERS}字，请分册。`);
  const { compiler, fonts } = engine;
  const warnings: SheetWarning[] = [];
  const images = placeImages(engine, input, warnings);
  try {
    const glyphs = createGlyphs(fonts);
    const plan = planSheet(input, glyphs, images, warnings);
    const { lent, missing } = glyphs.report();
    for (const character of missing) {
      const code = character.codePointAt(0)?.toString(16).toUpperCase() ?? '';
      warnings.push({ code: 'character-missing', message: `字库中没有「${character}」（U+${code}），版面以〓代替。` });
    }
    const substitutions = [...fonts.substitutions, ...lent];
    const { document, warnings: said } = compile(engine, sheetJson(plan, fonts, substitutions));
    for (const message of said) warnings.push({ code: 'engine', message });

    const seals = (compiler.query(document, { selector: '<seal>' }) as Queried<SealMark>[]).map(({ value }) => ({
      kind: value.kind,
      organ: value.organ,
      page: value.page,
      xMm: millimetres(value.at.x),
      yMm: millimetres(value.at.y),
      diameterMm: value.kind === 'stamp' ? STAMP_MM : (input.signature?.sealDiameterMm ?? GOVERNMENT_SEAL_MM),
    }));
    const [outcome] = compiler.query(document, { selector: '<outcome>' }) as Queried<{ moved: boolean }>[];
    const [closing] = compiler.query(document, { selector: '<closing>' }) as Queried<Position>[];
    const alone = closing !== undefined && closing.value.page > 1 && millimetres(closing.value.y) < TYPE_AREA_TOP_MM + 1;
    if (outcome?.value.moved) warnings.push({ code: 'recipients-moved', message: '主送机关过多，已移至版记，首页显示正文。' });
    if (alone) warnings.push({ code: 'signature-alone', message: '署名页上没有正文，请调整行距、字距或表格高度。' });

    if (crowded(seals)) warnings.push({ code: 'seals-crowded', message: '联合行文机关过多，印章将相互重叠，请减少用印机关。' });

    const pdf = writePdf(compiler, document, input.meta.createdAt);
    const [seal] = seals;
    return { pdf, pages: document.numOfPages, substitutions, seals, ...(seal ? { seal } : {}), warnings };
  } finally {
    for (const path of images.values()) compiler.unmapShadow(`${TEMPLATES}${path}`);
    compiler.evictCache(CACHE_AGE);
  }
}

/** Whether two seals would touch (7.3.5.1). */
function crowded(seals: readonly SealPlace[]): boolean {
  return seals.some((a, i) =>
    seals.slice(i + 1).some((b) => a.page === b.page && Math.hypot(a.xMm - b.xMm, a.yMm - b.yMm) <= Math.max(a.diameterMm, b.diameterMm)),
  );
}

interface Position {
  readonly page: number;
  readonly x: string;
  readonly y: string;
}

interface SealMark extends Pick<SealPlace, 'kind' | 'organ' | 'page'> {
  readonly at: Position;
}
