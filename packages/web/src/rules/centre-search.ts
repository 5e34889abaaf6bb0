/** Looking for words in the text of the rules and in the norms. */
import type { ArticlePart, ChapterPart } from './centre-model.ts';
import type { Place } from './centre-place.ts';

/** Fewer characters than this are found everywhere. */
export const FEWEST_CHARACTERS = 2;
const AROUND = 24;

export interface Hit {
  readonly place: Place;
  readonly of: 'text' | 'norm' | 'summary';
  /** Before, the words themselves, and after. */
  readonly shown: readonly [string, string, string];
}

export interface Found {
  readonly article: ArticlePart;
  readonly hits: readonly Hit[];
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The words as they stand, with a little before and after; widths and cases of letters do not matter. */
function shownIn(text: string, words: string): Hit['shown'] | undefined {
  const at = plain(text).indexOf(plain(words));
  if (at < 0) return undefined;
  const end = at + words.length;
  const before = text.slice(Math.max(0, at - AROUND), at);
  const after = text.slice(end, end + AROUND * 2);
  return [`${at > AROUND ? '…' : ''}${before}`, text.slice(at, end), `${after}${end + AROUND * 2 < text.length ? '…' : ''}`];
}

/** Articles in which the words stand, in the order of the text. */
export function lookFor(chapters: readonly ChapterPart[], typed: string): readonly Found[] {
  const words = typed.trim();
  if (Array.from(words).length < FEWEST_CHARACTERS) return [];
  return chapters
    .flatMap((chapter) => chapter.articles)
    .flatMap((article) => {
      const hits = hitsIn(article, words);
      return hits.length === 0 ? [] : [{ article, hits }];
    });
}

function hitsIn(article: ArticlePart, words: string): readonly Hit[] {
  const hits: Hit[] = [];
  const add = (of: Hit['of'], place: Place, text: string | undefined): void => {
    const shown = text === undefined ? undefined : shownIn(text, words);
    if (shown !== undefined) hits.push({ place, of, shown });
  };
  const at: Place = { article: article.article };
  for (const part of article.paragraphs) {
    const paragraph: Place = { ...at, paragraph: part.paragraph };
    add('text', paragraph, part.text);
    for (const norm of part.norms) add('norm', paragraph, norm.says);
    for (const item of part.items) {
      const place: Place = { ...paragraph, item: item.item };
      add('text', place, item.text);
      for (const norm of item.norms) add('norm', place, norm.says);
    }
  }
  for (const norm of article.norms) add('norm', at, norm.says);
  for (const part of article.adopted)
    for (const norm of part.norms) add('norm', { ...at, of: { text: part.text, article: norm.citation.article } }, norm.says);
  if (hits.length === 0) add('summary', at, article.summary);
  return hits;
}
