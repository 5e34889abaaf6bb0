/** What was looked for: an article by its number in any form, or words in text and norms. */
import { EmptyState } from '../components/states.tsx';
import { articleText, chineseNumber } from '../lib/numerals.ts';
import type { ChapterPart } from './centre-model.ts';
import { hashOf, placeTyped, type Place } from './centre-place.ts';
import { FEWEST_CHARACTERS, lookFor, type Hit } from './centre-search.ts';

const OF_WORDS = { text: '原文', norm: '规范', party: '职务、单位', figure: '数字', summary: '要旨' } as const;
/** So many of one article are shown; the article shows the rest. */
const SHOWN = 4;

const placeText = ({ paragraph, item }: Place): string =>
  `${paragraph === undefined ? '' : `第${chineseNumber(paragraph)}款`}${item === undefined ? '' : `第${chineseNumber(item)}项`}`;

export interface ResultsProps {
  readonly chapters: readonly ChapterPart[];
  readonly typed: string;
  readonly onGo: (place: Place) => void;
}

export function Results({ chapters, typed, onGo }: ResultsProps) {
  const place = placeTyped(typed);
  const named = chapters.flatMap((one) => one.articles).find((one) => one.article === place?.article);
  const found = lookFor(chapters, typed);
  const hits = found.reduce((sum, one) => sum + one.hits.length, 0);
  if (named === undefined && found.length === 0)
    return (
      <EmptyState>{Array.from(typed).length < FEWEST_CHARACTERS ? '再写一个字即可查找。' : `原文和规范里没有“${typed}”。`}</EmptyState>
    );
  return (
    <section className="results" aria-label="查找结果">
      {place !== undefined && named !== undefined && (
        <p>
          <Go place={place} onGo={onGo}>
            {articleText(named.article)}
            {placeText(place)}
          </Go>{' '}
          {named.summary}
        </p>
      )}
      {hits > 0 && (
        <output className="quiet num">
          {found.length}条中{hits}处
        </output>
      )}
      {found.map(({ article, hits: all }) => (
        <section key={article.article}>
          <h2>
            <Go place={{ article: article.article }} onGo={onGo}>
              {articleText(article.article)}
            </Go>
          </h2>
          <ul>
            {all.slice(0, SHOWN).map((hit, i) => (
              <HitLine key={`${hashOf(hit.place)} ${String(i)}`} hit={hit} onGo={onGo} />
            ))}
          </ul>
          {all.length > SHOWN && <p className="quiet small">本条另有{all.length - SHOWN}处。</p>}
        </section>
      ))}
    </section>
  );
}

function HitLine({ hit, onGo }: { readonly hit: Hit; readonly onGo: (place: Place) => void }) {
  const [before, words, after] = hit.shown;
  const at = placeText(hit.place);
  return (
    <li>
      <span className="tag">{OF_WORDS[hit.of]}</span>{' '}
      <Go place={hit.place} onGo={onGo}>
        {at === '' ? articleText(hit.place.article) : at}
      </Go>{' '}
      <span>
        {before}
        <mark>{words}</mark>
        {after}
      </span>
    </li>
  );
}

function Go({
  place,
  onGo,
  children,
}: {
  readonly place: Place;
  readonly onGo: (place: Place) => void;
  readonly children: React.ReactNode;
}) {
  return (
    <a
      href={hashOf(place)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onGo(place);
      }}
    >
      {children}
    </a>
  );
}
