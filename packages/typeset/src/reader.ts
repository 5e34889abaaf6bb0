/** A paper as one reader gets it: its pages as they are, with words of his own across each. */
import { compile, facesOf, TEMPLATES, TypesetError, type Engine } from './engine.ts';
import type { SheetWarning } from './model.ts';

export interface ReaderCopy {
  readonly pdf: Uint8Array;
  /** How many pages the file has. */
  readonly pages: number;
  /** What stands across each page, one line: whose copy it is and when he got it. */
  readonly words: string;
  readonly title: string;
  /** The instant written into the PDF; with it the same input gives the same bytes. */
  readonly createdAt: Date;
}

const PLACE = '/images/reader.pdf';

/**
 * Writes the words across every page. Text stays text and pictures keep their sharpness; what is no content of a page, as
 * bookmarks and forms, is left behind.
 * @throws TypesetError `engine` where the file cannot be set into another, as one that is encrypted.
 */
export function setReaderCopy(engine: Engine, { pdf, pages, words, title, createdAt }: ReaderCopy): Uint8Array {
  const { compiler, fonts } = engine;
  const warnings: SheetWarning[] = [];
  compiler.mapShadow(`${TEMPLATES}${PLACE}`, Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  try {
    const sheet = JSON.stringify({ path: PLACE, pages, words, title, fonts: facesOf(fonts) });
    const document = compile(engine, 'reader.typ', sheet, warnings);
    // A file that came from elsewhere is no PDF/A, and cannot be made one by being copied.
    return compiler.pdf(document, { creationTimestamp: Math.floor(createdAt.getTime() / 1000) });
  } catch (error) {
    if (error instanceof TypesetError) throw error;
    throw new TypesetError('engine', 'The engine could not write the reader’s copy.', { cause: error });
  } finally {
    compiler.unmapShadow(`${TEMPLATES}${PLACE}`);
    // Nothing of it is asked for again, and it may be large.
    compiler.evictCache(0);
  }
}
