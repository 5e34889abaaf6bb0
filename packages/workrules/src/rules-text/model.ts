/** The text of Work Rules as it is read from a file: its chapters, articles, paragraphs (款) and items (项). */

export interface TextItem {
  readonly text: string;
  /** The number was lost in the file; by its place between its neighbours it is an item all the same. */
  readonly numberLost?: true;
}

export interface TextParagraph {
  readonly text: string;
  /** In order; the first one is item 1. Empty where the paragraph carries none. */
  readonly items: readonly TextItem[];
}

export interface TextArticle {
  readonly article: number;
  /** The chapter that it stands in; absent in a text without chapters. */
  readonly chapter?: number;
  readonly paragraphs: readonly TextParagraph[];
}

export interface TextChapter {
  readonly chapter: number;
  readonly title: string;
}

/** A text that has been read: nothing in it is reworded, lines are only put together. */
export interface RulesText {
  /** The heading that stands over the first chapter or article; absent where there is none. */
  readonly title?: string;
  /** The document number (发文字号) in the notice before the text; absent where none is printed. */
  readonly documentNumber?: string;
  readonly chapters: readonly TextChapter[];
  readonly articles: readonly TextArticle[];
}

/**
 * What reading did to the lines of the file, for a person to look over. `joined`: a line that goes on in the next;
 * `joined-at-sentence`: it ended a sentence at the edge of the page and was taken to go on, which only the original can tell;
 * `lost-number`: an item without its number; the others were left out.
 */
export const TEXT_NOTES = [
  'joined',
  'joined-at-sentence',
  'lost-number',
  'page-number',
  'running-head',
  'section',
  'unplaced',
  'before',
  'after',
] as const;
export type TextNoteKind = (typeof TEXT_NOTES)[number];

export interface TextNote {
  readonly kind: TextNoteKind;
  /** The line of the file, counted from 1. */
  readonly line: number;
  /** What stands there, shortened. */
  readonly text: string;
  /** In which article, where it is in one. */
  readonly article?: number;
}

/** Why a text is no Work Rules to be read, and what was expected. */
export interface TextRefusal {
  readonly code: 'too-long' | 'no-articles' | 'too-few' | 'broken-sequence' | 'empty-article';
  readonly message: string;
  readonly expected: string;
  /** The line of the file at which it shows. */
  readonly line?: number;
}

export type RulesTextReading =
  | { readonly ok: true; readonly text: RulesText; readonly notes: readonly TextNote[] }
  | { readonly ok: false; readonly refusal: TextRefusal };
