/** A text held against the pack that encodes it, and against the text that it is to take the place of. */
import type { PackSource } from '../model.ts';
import type { RulesText, TextArticle } from './model.ts';

/** Where text and pack count differently; `pack` is 0 for an article that the pack has not, `text` for one that the text has not. */
export interface TextDifference {
  readonly article: number;
  readonly of: 'article' | 'chapter' | 'paragraphs' | 'items';
  readonly text: number;
  readonly pack: number;
}

const itemsOf = (article: TextArticle): number => article.paragraphs.reduce((sum, paragraph) => sum + paragraph.items.length, 0);

/** Every article whose chapter, paragraphs or items are not those that the pack was written from. */
export function heldAgainstPack(text: RulesText, pack: Pick<PackSource, 'articles'>): readonly TextDifference[] {
  const found: TextDifference[] = [];
  const known = new Map(pack.articles.map((one) => [one.article, one]));
  for (const article of text.articles) {
    const one = known.get(article.article);
    known.delete(article.article);
    const differs = (of: TextDifference['of'], a: number, b: number): unknown =>
      a === b ? undefined : found.push({ article: article.article, of, text: a, pack: b });
    if (one === undefined) differs('article', 1, 0);
    else {
      if (article.chapter !== undefined) differs('chapter', article.chapter, one.chapter);
      differs('paragraphs', article.paragraphs.length, one.paragraphs);
      differs('items', itemsOf(article), one.items);
    }
  }
  for (const article of known.keys()) found.push({ article, of: 'article', text: 0, pack: 1 });
  return found;
}

/** What becomes of one article where a text takes the place of another; each side paragraph by paragraph, items below theirs. */
export interface TextChange {
  readonly article: number;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const linesOf = (article: TextArticle | undefined): readonly string[] =>
  article?.paragraphs.flatMap((paragraph) => [paragraph.text, ...paragraph.items.map((item, at) => `（${at + 1}）${item.text}`)]) ?? [];

/** The articles that are not the same in both texts, in order. */
export function changesOf(before: RulesText, after: RulesText): readonly TextChange[] {
  const numbers = new Set([...before.articles, ...after.articles].map((one) => one.article));
  return [...numbers]
    .toSorted((a, b) => a - b)
    .flatMap((article): TextChange[] => {
      const [old, fresh] = [before, after].map((text) => text.articles.find((one) => one.article === article));
      const [was, is] = [linesOf(old), linesOf(fresh)];
      if (was.join('\n') === is.join('\n')) return [];
      const change = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed';
      return [{ article, change, before: was, after: is }];
    });
}
