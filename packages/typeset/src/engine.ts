/** The engine behind every sheet and form: it compiles a template with its data, takes images in, and writes PDF/A. */
import { fileURLToPath } from 'node:url';
import type { NodeCompiler, NodeError, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { ROLES, type FontSet } from './fonts.ts';
import type { GlyphReport } from './glyphs.ts';
import { imageKind } from './image.ts';
import type { SheetWarning } from './model.ts';

/**
 * What cannot be set at all. `too-long`: more than `MAX_CHARACTERS`, or more handwriting than a form holds; the message is
 * fit to be shown. `engine`: the engine refused a plan that ours made, a defect of this package, with what the engine said.
 */
export class TypesetError extends Error {
  override readonly name = 'TypesetError';
  readonly code: 'too-long' | 'engine';

  constructor(code: TypesetError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface Engine {
  readonly compiler: NodeCompiler;
  readonly fonts: FontSet;
}

/** Root of what the engine may read. */
export const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url));

interface Diagnostic {
  readonly message: string;
}

function messages(compiler: NodeCompiler, error: NodeError | null): string[] {
  return error === null ? [] : (compiler.fetchDiagnostics(error) as Diagnostic[]).map((d) => d.message);
}

/** Whether the engine has a family of that name. */
export function knowsFamily(compiler: NodeCompiler, family: string): boolean {
  const result = compiler.compile({ mainFileContent: `#set text(font: ${JSON.stringify(family)}, fallback: false)\n字` });
  return result.result !== null && messages(compiler, result.takeWarnings()).length === 0;
}

/**
 * Puts images where the engine finds them, until `removeImages`; one that it could not read is left out and complained of
 * with the sentence given.
 */
export function placeImages<K>(
  engine: Engine,
  images: ReadonlyMap<K, Uint8Array>,
  warnings: SheetWarning[],
  unreadable: string,
): Map<K, string> {
  const paths = new Map<K, string>();
  for (const [key, bytes] of images) {
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
    warnings.push({ code: 'image-unreadable', message: unreadable });
  }
  return paths;
}

/** Results of the engine's memory that this many documents did not use are dropped. */
const CACHE_AGE = 10;

/** Forgets the images of a document, and what the engine remembers of documents long past. */
export function tidy(engine: Engine, images: ReadonlyMap<unknown, string>): void {
  for (const path of images.values()) engine.compiler.unmapShadow(`${TEMPLATES}${path}`);
  engine.compiler.evictCache(CACHE_AGE);
}

/** The faces by role, as the templates read them. */
export function facesOf(fonts: FontSet): Record<string, { families: string[]; weight: number }> {
  return Object.fromEntries(
    ROLES.map((role) => [
      role,
      { families: [...new Set(fonts.roles[role].map((c) => c.family))], weight: fonts.roles[role][0]?.weight ?? 400 },
    ]),
  );
}

/** Every face and character that stands in; characters that no face has are added to `warnings`. */
export function reportGlyphs(fonts: FontSet, { lent, missing }: GlyphReport, warnings: SheetWarning[]): string[] {
  for (const character of missing) {
    const code = character.codePointAt(0)?.toString(16).toUpperCase() ?? '';
    warnings.push({ code: 'character-missing', message: `字库中没有「${character}」（U+${code}），版面以〓代替。` });
  }
  return [...fonts.substitutions, ...lent];
}

/** Sets a template with its data. What the engine complains of is added to `warnings`. */
export function compile(engine: Engine, template: string, sheet: string, warnings: SheetWarning[]): NodeTypstDocument {
  const result = engine.compiler.compile({ mainFilePath: `${TEMPLATES}/${template}`, inputs: { sheet } });
  const document = result.result;
  if (document === null) throw new TypesetError('engine', messages(engine.compiler, result.takeError()).join('; '));
  for (const message of messages(engine.compiler, result.takeWarnings())) warnings.push({ code: 'engine', message });
  return document;
}

/** PDF/A-2u with the instant given: the same document gives the same bytes. */
export function writePdf(engine: Engine, document: NodeTypstDocument, createdAt: Date): Uint8Array {
  try {
    return engine.compiler.pdf(document, { pdfStandard: 'a-2u', creationTimestamp: Math.floor(createdAt.getTime() / 1000) });
  } catch (error) {
    throw new TypesetError('engine', 'The engine could not write PDF/A-2u.', { cause: error });
  }
}
