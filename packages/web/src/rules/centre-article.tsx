/** One article: its own words with paragraphs and items counted, and beside each the norms that come from it. */
import { ModalityMark, SOURCE_LABELS } from '../components/basis.tsx';
import { articleText, chineseNumber } from '../lib/numerals.ts';
import { chapterText } from './centre-contents.tsx';
import type { AdoptedPart, ArticlePart, ChapterPart, ItemPart, Norm, ParagraphPart } from './centre-model.ts';
import type { Place } from './centre-place.ts';

const DISPOSITION_SAYS: Readonly<Record<string, string>> = {
  enforce: '违反的不予办理或须写明理由',
  drive: '由系统提示、计时、流转',
  record: '办理情况存入记录',
  declare: '原则要求，不由系统判断',
};

export interface ArticleProps {
  readonly article: ArticlePart;
  readonly chapter: ChapterPart | undefined;
  /** The place that the address names, in this article. */
  readonly place: Place | undefined;
  readonly before: ArticlePart | undefined;
  readonly next: ArticlePart | undefined;
  readonly onGo: (place: Place) => void;
}

export function ArticleView({ article, chapter, place, before, next, onGo }: ArticleProps) {
  const counted = article.paragraphs.length > 1;
  return (
    <article className="article" aria-labelledby="article-title">
      <header>
        {chapter !== undefined && <p className="quiet">{chapterText(chapter)}</p>}
        <h2 id="article-title">{articleText(article.article)}</h2>
        <p className="article-summary">
          {article.summary}
          <span className="dispositions">
            {article.dispositions.map((one, i) => (
              <span key={one} className="tag" title={DISPOSITION_SAYS[one]}>
                {article.dispositionLabels[i]}
              </span>
            ))}
          </span>
        </p>
        <p className="quiet small num">{article.acts === 0 ? '尚无办理以本条为依据。' : `已有${article.acts}次办理以本条为依据。`}</p>
      </header>
      {article.norms.length > 0 && (
        <div className="words-row">
          <p className="quiet">全条</p>
          <Norms norms={article.norms} />
        </div>
      )}
      {article.paragraphs.map((paragraph) => (
        <Paragraph key={paragraph.paragraph} part={paragraph} counted={counted} place={place} />
      ))}
      {article.silences.length > 0 && (
        <section className="article-section">
          <h3>未作规定的情形</h3>
          <ul>
            {article.silences.map((one) => (
              <li key={one.id}>{one.says}</li>
            ))}
          </ul>
        </section>
      )}
      {article.adopted.length > 0 && (
        <section className="article-section">
          <h3>经本条适用的规定</h3>
          {article.adopted.map((part) => (
            <Adopted key={part.text} part={part} place={place} />
          ))}
        </section>
      )}
      <nav className="article-foot" aria-label="前后各条">
        {before !== undefined && (
          <button type="button" className="button" onClick={() => onGo({ article: before.article })}>
            上一条 {articleText(before.article)}
          </button>
        )}
        {next !== undefined && (
          <button type="button" className="button" onClick={() => onGo({ article: next.article })}>
            下一条 {articleText(next.article)}
          </button>
        )}
      </nav>
    </article>
  );
}

interface ParagraphProps {
  readonly part: ParagraphPart;
  /** Whether the article has several, so that each is named. */
  readonly counted: boolean;
  readonly place: Place | undefined;
}

function Paragraph({ part, counted, place }: ParagraphProps) {
  const asked = place?.of === undefined && place?.paragraph === part.paragraph;
  const bare = part.text === undefined && part.norms.length === 0 && part.items.length === 0;
  if (bare && !asked) return null;
  return (
    <>
      <div className="words-row" data-asked={asked && place.item === undefined}>
        <div className="words">
          {counted && <span className="words-number">第{chineseNumber(part.paragraph)}款</span>}
          {part.text === undefined ? counted || <span className="quiet">本条</span> : <p>{part.text}</p>}
        </div>
        <Norms norms={part.norms} />
      </div>
      {part.items.map((item) => (
        <Item key={item.item} part={item} asked={asked && place.item === item.item} />
      ))}
    </>
  );
}

function Item({ part, asked }: { readonly part: ItemPart; readonly asked: boolean }) {
  return (
    <div className="words-row item" data-asked={asked}>
      <div className="words">
        <p>
          （{chineseNumber(part.item)}）{part.text ?? <span className="quiet">第{chineseNumber(part.item)}项</span>}
        </p>
        {part.numberLost && <p className="quiet small">原文此项的编号缺失，按位置认作第{chineseNumber(part.item)}项。</p>}
      </div>
      <Norms norms={part.norms} />
    </div>
  );
}

function Norms({ norms }: { readonly norms: readonly Norm[] }) {
  if (norms.length === 0) return <div className="norms-none" />;
  return (
    <ul className="norms">
      {norms.map((one) => (
        <NormLine key={one.id} norm={one} />
      ))}
    </ul>
  );
}

interface NormProps {
  readonly norm: Norm;
  /** Whether its own place is named, as in a regulation. */
  readonly label?: boolean;
  readonly asked?: boolean;
}

function NormLine({ norm, label = false, asked = false }: NormProps) {
  return (
    <li className="norm-line" data-asked={asked}>
      <p>
        {label && <span className="quiet">{norm.citation.label.replace(/^《.+》/u, '')} </span>}
        {norm.says}
      </p>
      <p className="norm-marks">
        <ModalityMark modality={norm.modality} label={norm.modalityLabel} brief />
        {norm.measure !== undefined && <span className="num">{norm.measure}</span>}
        <span className="quiet">
          {norm.procedure} · {norm.kindLabel}
        </span>
        {norm.citation.source !== 'work-rules' && <span className="tag">{SOURCE_LABELS[norm.citation.source]}</span>}
        <span className="tag">{norm.waiting ? '待启用' : '执行中'}</span>
      </p>
      {norm.note !== undefined && norm.note !== '' && <p className="small quiet">注：{norm.note}</p>}
    </li>
  );
}

function Adopted({ part, place }: { readonly part: AdoptedPart; readonly place: Place | undefined }) {
  const asked = place?.of?.text === part.text ? place.of.article : undefined;
  return (
    <details className="adopted" open={asked !== undefined}>
      <summary>
        {part.name} <span className="quiet num">{part.norms.length}项</span>
        {part.acts > 0 && <span className="quiet num"> · 已有{part.acts}次办理以其为依据</span>}
      </summary>
      <ul className="norms">
        {part.norms.map((one) => (
          <NormLine key={one.id} norm={one} label asked={one.citation.article === asked} />
        ))}
      </ul>
    </details>
  );
}
