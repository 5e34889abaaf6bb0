/** Looking for words in the text of the rules and in the norms: in what they say, whom they name, what they measure. */
import type { ArticlePart, ChapterPart, Norm } from './centre-model.ts';
import type { Place } from './centre-place.ts';

/** Fewer characters than this are found everywhere. */
export const FEWEST_CHARACTERS = 2;
const AROUND = 24;

export interface Hit {
  readonly place: Place;
  /** Why it was found: the text, a norm's sentence, a post or body that it names, its figure, the summary. */
  readonly of: 'text' | 'norm' | 'party' | 'figure' | 'summary';
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

/** The post or body, or the figure, in which the words stand. */
function whyFound({ parties, measure }: Norm, words: string): readonly ['party' | 'figure', string | undefined] {
  const party = parties.find((one) => plain(one).includes(plain(words)));
  return party === undefined ? ['figure', measure] : ['party', party];
}

function hitsIn(article: ArticlePart, words: string): readonly Hit[] {
  const hits: Hit[] = [];
  const add = (of: Hit['of'], place: Place, text: string | undefined): void => {
    const shown = text === undefined ? undefined : shownIn(text, words);
    if (shown !== undefined) hits.push({ place, of, shown });
  };
  const addNorm = (place: Place, norm: Norm): void => {
    const before = hits.length;
    add('norm', place, norm.says);
    if (hits.length > before) return;
    // Found by what its sentence does not say in these words: the reason is shown, and the sentence after it.
    const [of, why] = whyFound(norm, words);
    const shown = why === undefined ? undefined : shownIn(why, words);
    if (shown !== undefined) hits.push({ place, of, shown: [shown[0], shown[1], `${shown[2]}：${norm.says}`] });
  };
  const at: Place = { article: article.article };
  for (const part of article.paragraphs) {
    const paragraph: Place = { ...at, paragraph: part.paragraph };
    add('text', paragraph, part.text);
    for (const norm of part.norms) addNorm(paragraph, norm);
    for (const item of part.items) {
      const place: Place = { ...paragraph, item: item.item };
      add('text', place, item.text);
      for (const norm of item.norms) addNorm(place, norm);
    }
  }
  for (const norm of article.norms) addNorm(at, norm);
  for (const part of article.adopted)
    for (const norm of part.norms) addNorm({ ...at, of: { text: part.text, article: norm.citation.article } }, norm);
  if (hits.length === 0) add('summary', at, article.summary);
  return hits;
}
