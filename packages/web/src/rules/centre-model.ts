/** The rules as the centre lays them out: chapters, articles, and in each the words with the norms that come from them. */
import type { RulesCentreView, RulesView } from '@lingxing/server/contracts';

export type Norm = RulesView['norms'][number];
export type OwnText = NonNullable<RulesCentreView['text']>;

export interface ItemPart {
  readonly item: number;
  /** Absent where no text was imported. */
  readonly text?: string;
  readonly numberLost: boolean;
  readonly norms: readonly Norm[];
}

export interface ParagraphPart {
  readonly paragraph: number;
  readonly text?: string;
  readonly norms: readonly Norm[];
  readonly items: readonly ItemPart[];
}

/** What a regulation asks through the article that adopts it. */
export interface AdoptedPart {
  readonly text: string;
  readonly name: string;
  readonly acts: number;
  readonly norms: readonly Norm[];
}

export interface ArticlePart {
  readonly article: number;
  readonly chapter: number;
  readonly summary: string;
  readonly dispositions: readonly string[];
  /** What they are called, in the same order. */
  readonly dispositionLabels: readonly string[];
  /** Acts whose basis names it. */
  readonly acts: number;
  /** Norms of the article as a whole. */
  readonly norms: readonly Norm[];
  readonly paragraphs: readonly ParagraphPart[];
  readonly adopted: readonly AdoptedPart[];
  readonly silences: RulesView['silences'];
}

export interface ChapterPart {
  readonly chapter: number;
  readonly title?: string;
  readonly articles: readonly ArticlePart[];
}

/** Whether it comes from the government's own text or setting: only such a norm stands beside an article. */
const isOwn = ({ citation }: Norm): boolean => citation.source === 'work-rules' || citation.source === 'local';

/** What this software does by itself, in its own order: it comes from no article, and stands beside none. */
export const safeguardsOf = (rules: Pick<RulesView, 'norms'>): readonly Norm[] =>
  rules.norms.filter(({ citation }) => citation.source === 'product').toSorted((a, b) => a.citation.article - b.citation.article);

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

/** Lays out the rules; without a text of one's own the places are those of the pack. */
export function layOut(rules: RulesView, centre: RulesCentreView | undefined): readonly ChapterPart[] {
  const { text } = centre ?? {};
  const acts = (of: string, article: number): number => centre?.acts.find((one) => one.text === of && one.article === article)?.acts ?? 0;
  const parts = rules.articles.map((article): ArticlePart => {
    const own = rules.norms.filter((n) => isOwn(n) && n.citation.article === article.article);
    const words = text?.articles.find((one) => one.article === article.article);
    const through = rules.norms.filter((n) => n.citation.source === 'regulation' && n.citation.through?.article === article.article);
    return {
      ...article,
      acts: acts(rules.id, article.article),
      norms: article.paragraphs === 1 ? [] : own.filter((n) => n.citation.paragraph === undefined && n.citation.item === undefined),
      paragraphs: paragraphsOf(article, own, words),
      adopted: [...new Set(through.map((n) => n.citation.text))].map((of) => {
        const norms = through.filter((n) => n.citation.text === of);
        const counted = [...new Set(norms.map((n) => n.citation.article))].reduce((sum, n) => sum + acts(of, n), 0);
        return { text: of, name: norms[0]?.sourceName ?? of, acts: counted, norms };
      }),
      silences: rules.silences.filter((one) => one.article === article.article),
    };
  });
  return [...new Set(parts.map((one) => one.chapter))].map((chapter) => {
    const title = text?.chapters.find((one) => one.chapter === chapter)?.title;
    return { chapter, ...(title === undefined ? {} : { title }), articles: parts.filter((one) => one.chapter === chapter) };
  });
}

function paragraphsOf(
  article: RulesView['articles'][number],
  own: readonly Norm[],
  words: OwnText['articles'][number] | undefined,
): readonly ParagraphPart[] {
  const count = Math.max(article.paragraphs, words?.paragraphs.length ?? 0, ...own.map((n) => n.citation.paragraph ?? 1));
  /** Without its paragraph an item is of the one that carries items: the first that the text says, else the first. */
  const carrying = Math.max(0, words?.paragraphs.findIndex((one) => one.items.length > 0) ?? 0) + 1;
  const paragraphOf = (n: Norm): number | undefined =>
    n.citation.paragraph ?? (n.citation.item === undefined ? (article.paragraphs === 1 ? 1 : undefined) : carrying);
  return range(count).map((paragraph) => {
    const said = words?.paragraphs[paragraph - 1];
    const norms = own.filter((n) => paragraphOf(n) === paragraph);
    const items = Math.max(said?.items.length ?? 0, ...norms.map((n) => n.citation.item ?? 0));
    return {
      paragraph,
      ...(said === undefined ? {} : { text: said.text }),
      norms: norms.filter((n) => n.citation.item === undefined),
      items: range(items).map((item) => {
        const one = said?.items[item - 1];
        return {
          item,
          ...(one === undefined ? {} : { text: one.text }),
          numberLost: one?.numberLost === true,
          norms: norms.filter((n) => n.citation.item === item),
        };
      }),
    };
  });
}

/** The words of one's own text at a place, for a citation's drawer: the item with its lead, the paragraph, or the whole article. */
export function wordsAt(
  text: OwnText | undefined,
  at: { readonly article: number; readonly paragraph?: number | undefined; readonly item?: number | undefined },
): readonly string[] {
  const article = text?.articles.find((one) => one.article === at.article);
  if (article === undefined) return [];
  if (at.item !== undefined) {
    const carrying =
      at.paragraph === undefined ? article.paragraphs.find((one) => one.items.length > 0) : article.paragraphs[at.paragraph - 1];
    const item = carrying?.items[at.item - 1];
    return carrying === undefined || item === undefined ? [] : [carrying.text, item.text];
  }
  const asked = at.paragraph === undefined ? article.paragraphs : article.paragraphs.slice(at.paragraph - 1, at.paragraph);
  return asked.flatMap((one) => [one.text, ...one.items.map((item) => item.text)]);
}
