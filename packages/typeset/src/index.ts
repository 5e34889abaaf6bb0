/**
 * Sets official documents to GB/T 9704-2012 and gives them out as PDF/A.
 *
 * One engine is kept for the life of the process; a document takes some tens of milliseconds of the caller's thread.
 */
import { createRequire } from 'node:module';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import {
  compile,
  facesOf,
  knowsFamily,
  placeImages,
  reportGlyphs,
  tidy,
  TEMPLATES,
  TypesetError,
  writePdf,
  type Engine,
} from './engine.ts';
import { chooseFonts, ROLES, type FontOptions, type FontSet, type Role } from './fonts.ts';
import type { DispatchForm, IncomingForm } from './forms/model.ts';
import { setDispatch, setIncoming } from './forms/set.ts';
import { createGlyphs } from './glyphs.ts';
import { MAX_CHARACTERS } from './limits.ts';
import type { SealPlace, SheetInput, SheetPdf, SheetWarning } from './model.ts';
import { charactersOf, GOVERNMENT_SEAL_MM, planSheet, type Plan } from './plan.ts';
import { setReaderCopy, type ReaderCopy } from './reader.ts';

export type * from './model.ts';
export type * from './forms/model.ts';
export type { ReaderCopy } from './reader.ts';
export { TypesetError } from './engine.ts';
export { systemFontFolders, ROLE_NAMES, type FontOptions } from './fonts.ts';
export { MAX_CHARACTERS } from './limits.ts';
export { GOVERNMENT_SEAL_MM, dateText, joinOrgans } from './plan.ts';
export { breakTitle } from './title.ts';

export interface Typesetter {
  /**
   * Sets a document and writes it as PDF/A-2u. The same input gives the same bytes.
   * @throws TypesetError when it is too long to be set.
   */
  pdf(input: SheetInput): SheetPdf;
  /**
   * Sets the sheet that an outgoing document is drafted, reviewed and signed on (发文稿纸), as PDF/A-2u; it has no seals.
   * @throws TypesetError when it is too long to be set.
   */
  dispatchForm(form: DispatchForm): SheetPdf;
  /**
   * Sets the sheet that accompanies an incoming document (收文办理单), as PDF/A-2u; it has no seals.
   * @throws TypesetError when it is too long to be set.
   */
  incomingForm(form: IncomingForm): SheetPdf;
  /**
   * A PDF with the words of its reader across each page.
   * @throws TypesetError where the file cannot be set into another.
   */
  readerCopy(copy: ReaderCopy): Uint8Array;
  /** Faces in use by role, and what stands in for what. */
  readonly fonts: { readonly inUse: Readonly<Record<Role, string>>; readonly substitutions: readonly string[] };
}

const require = createRequire(import.meta.url);
const TYPE_AREA_TOP_MM = 37;
/** Width left for a name stamp: seven characters. */
const STAMP_MM = 39;
const MM_PER_PT = 25.4 / 72;

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
    dispatchForm: (form) => setDispatch(engine, form),
    incomingForm: (form) => setIncoming(engine, form),
    readerCopy: (copy) => setReaderCopy(engine, copy),
    fonts: {
      inUse: Object.fromEntries(ROLES.map((r) => [r, fonts.roles[r][0]?.label ?? ''])) as Record<Role, string>,
      substitutions: fonts.substitutions,
    },
  };
}

/** What the templates read: the plan in their own spelling, with the faces and the keywords of the PDF. */
function sheetJson(plan: Plan, fonts: FontSet, keywords: readonly string[]): string {
  const { evenImprint, attachmentList, ...rest } = plan;
  return JSON.stringify({
    ...rest,
    'even-imprint': evenImprint,
    'attachment-list': attachmentList,
    fonts: facesOf(fonts),
    meta: { ...plan.meta, keywords },
  });
}

interface Queried<T> {
  readonly value: T;
}

const millimetres = (length: string): number => Math.round(Number.parseFloat(length) * MM_PER_PT * 1000) / 1000;

function typeset(engine: Engine, input: SheetInput): SheetPdf {
  const length = [input.body, ...(input.attachments ?? []).map((a) => a.body ?? [])].reduce((n, b) => n + charactersOf(b), 0);
  if (length > MAX_CHARACTERS)
    throw new TypesetError('too-long', `正文及附件共${length}字，超过一次排印的上限${MAX_CHARACTERS}字，请分册。`);
  const { compiler, fonts } = engine;
  const warnings: SheetWarning[] = [];
  const images = placeImages(engine, input.images ?? new Map(), warnings, '有一幅插图的文件无法识读，请换用 PNG 或 JPEG 文件。');
  try {
    const glyphs = createGlyphs(fonts);
    const plan = planSheet(input, glyphs, images, warnings);
    const substitutions = reportGlyphs(fonts, glyphs.report(), warnings);
    const document = compile(engine, 'main.typ', sheetJson(plan, fonts, substitutions), warnings);

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

    const pdf = writePdf(engine, document, input.meta.createdAt);
    const [seal] = seals;
    return { pdf, pages: document.numOfPages, substitutions, seals, ...(seal ? { seal } : {}), warnings };
  } finally {
    tidy(engine, images);
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
