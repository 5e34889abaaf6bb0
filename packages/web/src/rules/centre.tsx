/** 规则中心: the Work Rules of one's own government, article by article, the words beside the norms that come from them. */
import type { RulesCentreView, RulesView } from '@lingxing/server/contracts';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useRules } from '../api/rules.ts';
import { useRulesCentre } from '../api/rules-centre.ts';
import { Panel } from '../components/dialog.tsx';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';
import { usePhone } from '../components/use-media.ts';
import { dayText } from '../lib/dates.ts';
import { may, useMe } from '../session.ts';
import { ArticleView } from './centre-article.tsx';
import { Contents } from './centre-contents.tsx';
import { ImportText } from './centre-import.tsx';
import { layOut } from './centre-model.ts';
import { hashOf, placeOfHash, type Place } from './centre-place.ts';
import { Results } from './centre-results.tsx';
import { Settings } from './centre-settings.tsx';
import { RulesSections } from './sections.tsx';
import './centre.css';

export function RulesCentre() {
  const rules = useRules();
  const centre = useRulesCentre();
  const failed = rules.isError ? rules : centre.isError ? centre : undefined;
  if (failed !== undefined)
    return (
      <div className="page-body">
        <PageHead title="规则中心" />
        <ProblemNotice error={failed.error} retry={() => void failed.refetch()} what="规则" />
      </div>
    );
  if (rules.data === undefined || centre.data === undefined)
    return (
      <div className="page-body">
        <PageHead title="规则中心" />
        <Skeleton lines={12} />
      </div>
    );
  return <Filled rules={rules.data} centre={centre.data} />;
}

function Filled({ rules, centre }: { readonly rules: RulesView; readonly centre: RulesCentreView }) {
  const me = useMe();
  const phone = usePhone();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const [words, setWords] = useState('');
  const [contents, setContents] = useState(false);
  const looked = useDeferredValue(words.trim());
  const chapters = useMemo(() => layOut(rules, centre), [rules, centre]);
  const articles = useMemo(() => chapters.flatMap((one) => one.articles), [chapters]);
  const asked = placeOfHash(decodeURIComponent(hash));
  const at = articles.findIndex((one) => one.article === asked?.article);
  const shown = articles[Math.max(0, at)];
  const go = (place: Place): void => {
    setWords('');
    setContents(false);
    void navigate({ hash: hashOf(place) }, { preventScrollReset: true });
  };
  // A place within a long article is brought to view; the article itself begins at the top of the page.
  useEffect(() => {
    const target = document.querySelector('[data-asked="true"]');
    if (target !== null) target.scrollIntoView({ block: 'center' });
    else if (hash !== '') window.scrollTo({ top: 0 });
  }, [hash]);
  if (shown === undefined) return <PageHead title="规则中心" where="规则包里没有条文。" />;
  const list = <Contents chapters={chapters} shown={shown.article} onGo={go} />;
  return (
    <div className="page-body rules-centre">
      <RulesSections />
      <PageHead
        title="规则中心"
        where={
          <>
            {rules.name}（{rules.documentNumber}）· 自{dayText(rules.effective)}施行 · {rules.articles.length}条，{rules.norms.length}项规范
            <span className="small hash"> · 规则包 {rules.hash.slice(0, 12)}</span>
          </>
        }
        act={may(me, 'rules.manage') ? <ImportText again={centre.text !== undefined} edition={rules.edition} /> : undefined}
      />
      {centre.text === undefined && (
        <p className="notice">
          尚未导入本府原文，以下按规则包的要旨显示。
          {!may(me, 'rules.manage') && <span className="quiet">原文由系统管理员导入。</span>}
        </p>
      )}
      <search className="rules-search">
        {phone && (
          <button type="button" className="button" onClick={() => setContents(true)}>
            目录
          </button>
        )}
        <input
          className="input"
          type="search"
          placeholder="原文、规范中的词，或第几条"
          aria-label="在规则中查找"
          value={words}
          maxLength={60}
          onChange={(event) => setWords(event.target.value)}
        />
      </search>
      <div className="rules-reading">
        {phone ? (
          <Panel title="目录" open={contents} onClose={() => setContents(false)} place="side">
            {list}
          </Panel>
        ) : (
          <nav className="rules-contents" aria-label="目录">
            {list}
          </nav>
        )}
        <div>
          {looked === '' ? (
            <>
              <ArticleView
                article={shown}
                chapter={chapters.find((one) => one.chapter === shown.chapter)}
                place={at < 0 ? undefined : asked}
                before={articles[Math.max(0, at) - 1]}
                next={articles[Math.max(0, at) + 1]}
                onGo={go}
              />
              <Settings rules={rules} />
            </>
          ) : (
            <Results chapters={chapters} typed={looked} onGo={go} />
          )}
        </div>
      </div>
    </div>
  );
}
