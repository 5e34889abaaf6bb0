/** 规则: the Work Rules in force here: articles with what the software does with each, and the norms by article. */
import type { RulesView } from '@lingxing/server/contracts';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRules } from '../api/rules.ts';
import { BasisChip, ModalityMark, SOURCE_LABELS } from '../components/basis.tsx';
import { SelectFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { dayText } from '../lib/dates.ts';
import { articleText } from '../lib/numerals.ts';

const DISPOSITION_LABELS: Readonly<Record<string, string>> = { enforce: '强制', drive: '驱动', record: '记录', declare: '宣示' };
const DISPOSITION_SAYS: Readonly<Record<string, string>> = {
  enforce: '违反的不予办理或须写明理由',
  drive: '由系统提示、计时、流转',
  record: '办理情况存入记录',
  declare: '原则要求，不由系统判断',
};
const MODALITIES = [
  ['must', '应当、必须'],
  ['must-not', '不得'],
  ['should', '原则上、一般'],
  ['may', '可以'],
] as const;
const SOURCES = Object.entries(SOURCE_LABELS);

type Norm = RulesView['norms'][number];
interface Filter {
  readonly words: string;
  readonly modality: string;
  readonly source: string;
  readonly article: number | undefined;
}

/** The norms that pass the filter; words are looked for in what the norm says and where it stands. */
export function filterNorms(norms: readonly Norm[], filter: Filter): readonly Norm[] {
  return norms.filter(
    (n) =>
      (filter.modality === '' || n.modality === filter.modality) &&
      (filter.source === '' || n.citation.source === filter.source) &&
      (filter.article === undefined ||
        (n.citation.source === 'work-rules' ? n.citation.article : n.citation.through?.article) === filter.article) &&
      (filter.words === '' ||
        n.says.includes(filter.words) ||
        n.citation.label.includes(filter.words) ||
        n.kindLabel.includes(filter.words)),
  );
}

export function RulesPage() {
  const rules = useRules();
  if (rules.isError)
    return (
      <div className="page-body">
        <PageHead title="规则" />
        <ProblemNotice error={rules.error} retry={() => void rules.refetch()} what="规则" />
      </div>
    );
  if (rules.isPending)
    return (
      <div className="page-body">
        <PageHead title="规则" />
        <Skeleton lines={12} />
      </div>
    );
  return <Filled rules={rules.data} />;
}

function Filled({ rules }: { readonly rules: RulesView }) {
  const [parameters, setParameters] = useSearchParams();
  const asked = Number(parameters.get('article'));
  const article = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const [words, setWords] = useState('');
  const [modality, setModality] = useState('');
  const [source, setSource] = useState('');
  const deferred = useDeferredValue(words.trim());
  const norms = useMemo(
    () => filterNorms(rules.norms, { words: deferred, modality, source, article }),
    [rules, deferred, modality, source, article],
  );
  const byArticle = useMemo(() => {
    const map = new Map<string, Norm[]>();
    for (const n of norms) {
      const key = n.citation.source === 'work-rules' ? articleText(n.citation.article) : n.sourceName;
      map.set(key, [...(map.get(key) ?? []), n]);
    }
    return [...map];
  }, [norms]);
  const choose = (n: number | undefined) =>
    setParameters(n === undefined ? {} : { article: String(n) }, { replace: true, preventScrollReset: true });
  const plain = deferred === '' && modality === '' && source === '';
  const articles = rules.articles.filter((a) =>
    article === undefined ? deferred === '' || a.summary.includes(deferred) : a.article === article,
  );
  return (
    <div className="page-body">
      <PageHead
        title={rules.name}
        where={
          <>
            {rules.documentNumber} · {dayText(rules.issued)}印发，自{dayText(rules.effective)}施行 · {rules.articles.length}条，
            {rules.norms.length}项规范
            <span className="small hash"> · 规则包 {rules.hash.slice(0, 12)}</span>
          </>
        }
      />
      <search className="filters rules-filters">
        <input
          className="input search-input"
          type="search"
          placeholder="规范中的词"
          aria-label="按词查找规范"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <SelectFilter label="约束" value={modality} options={MODALITIES} onChange={setModality} />
        <SelectFilter label="来源" value={source} options={SOURCES} onChange={setSource} />
        <SelectFilter
          label="条"
          value={article === undefined ? '' : String(article)}
          options={rules.articles.map((a) => [String(a.article), articleText(a.article)])}
          onChange={(v) => choose(v === '' ? undefined : Number(v))}
        />
        <span className="quiet num">{norms.length}项规范</span>
      </search>
      <div className="rules-columns">
        <section aria-labelledby="articles-title">
          <h2 id="articles-title">条文要旨</h2>
          <ol className="articles">
            {articles.map((a) => (
              <li key={a.article} data-on={article === a.article}>
                <button
                  type="button"
                  className="article-number num"
                  onClick={() => choose(article === a.article ? undefined : a.article)}
                  aria-pressed={article === a.article}
                >
                  {articleText(a.article)}
                </button>
                <p>
                  {a.summary}
                  <span className="dispositions">
                    {a.dispositions.map((d) => (
                      <span key={d} className="tag" title={DISPOSITION_SAYS[d]}>
                        {DISPOSITION_LABELS[d] ?? d}
                      </span>
                    ))}
                  </span>
                </p>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="norms-title">
          <h2 id="norms-title">规范</h2>
          {byArticle.length === 0 && <EmptyState>{plain ? '这一条没有由系统判断的规范。' : '没有符合条件的规范。'}</EmptyState>}
          {byArticle.map(([key, list]) => (
            <div key={key} className="norm-group">
              <h3>{key}</h3>
              <ul>
                {list.map((n) => (
                  <li key={n.id} className="norm">
                    <p>{n.says}</p>
                    <p className="small">
                      <ModalityMark modality={n.modality} label={n.modalityLabel} brief />
                      <BasisChip citation={n.citation} norm={n.id} />
                      <span className="quiet">
                        {n.kindLabel} · {SOURCE_LABELS[n.citation.source]}
                      </span>
                    </p>
                    {n.note !== undefined && n.note !== '' && <p className="small quiet">读法：{n.note}</p>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          {article === undefined && rules.settings.length > 0 && (
            <div className="norm-group">
              <h3>本府设定</h3>
              <dl className="settings">
                {rules.settings.map((s) => (
                  <div key={s.id}>
                    <dt>{s.question}</dt>
                    <dd>
                      {s.answer ?? <span className="quiet">未设定，办理时询问</span>}
                      {s.document !== undefined && (
                        <span className="quiet small">
                          {' '}
                          （{s.document}
                          {s.date !== undefined && `，${dayText(s.date)}`}
                          {s.setBy !== undefined && `，${s.setBy}`}）
                        </span>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          )}
          {article === undefined && rules.silences.length > 0 && (
            <div className="norm-group">
              <h3>未作规定的情形</h3>
              <ul>
                {rules.silences.map((s) => (
                  <li key={s.id} className="norm">
                    <p>{s.says}</p>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </section>
      </div>
    </div>
  );
}
