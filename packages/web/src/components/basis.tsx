/** 〔第三十三条第二款〕 and the drawer it opens: the norm in own words, how strictly it binds, and what else rests on the article. */
import type { CitationView, NormView, RulesView } from '@lingxing/server/contracts';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useNorm, useRules } from '../api/rules.ts';
import { useRulesCentre } from '../api/rules-centre.ts';
import { dayText } from '../lib/dates.ts';
import { articleText } from '../lib/numerals.ts';
import { wordsAt } from '../rules/centre-model.ts';
import { hashOf, placeOfCitation } from '../rules/centre-place.ts';
import { Panel } from './dialog.tsx';
import { ProblemNotice, Skeleton } from './states.tsx';

export const SOURCE_LABELS = { 'work-rules': '工作规则', regulation: '条例法规', local: '本府设定', product: '系统自身的保护' } as const;

interface Asked {
  readonly citation: CitationView;
  readonly norm?: string | undefined;
}
const DrawerContext = createContext<(asked: Asked) => void>(() => undefined);

export interface BasisDrawerProps {
  readonly children: ReactNode;
  /** Leads to another page of the screens; what is written on this one is kept as by any other link. */
  readonly onGo: (to: string) => void;
}

export function BasisDrawer({ children, onGo }: BasisDrawerProps) {
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const show = useCallback((next: Asked) => {
    setAsked(next);
    setOpen(true);
  }, []);
  const held = useMemo(() => show, [show]);
  return (
    <DrawerContext value={held}>
      {children}
      <Panel title={asked?.citation.label ?? '依据'} open={open} onClose={() => setOpen(false)} place="side">
        {asked && <Basis asked={asked} onAsk={setAsked} />}
        {asked && (
          <InCentre
            citation={asked.citation}
            onGo={(to) => {
              setOpen(false);
              onGo(to);
            }}
          />
        )}
      </Panel>
    </DrawerContext>
  );
}

/** The words of one's own text at the place, where it was imported, and the way to the rules centre. */
function InCentre({ citation, onGo }: { readonly citation: CitationView; readonly onGo: (to: string) => void }) {
  const { data } = useRulesCentre();
  const place = placeOfCitation(citation);
  const words = citation.source === 'work-rules' ? wordsAt(data?.text, citation) : [];
  if (place === undefined) return null;
  const to = `/rules${hashOf(place)}`;
  return (
    <section className="stack in-centre">
      {words.length > 0 && (
        <>
          <h3>本府原文</h3>
          <div className="own-words">
            {words.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </>
      )}
      <p>
        <a
          href={to}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onGo(to);
          }}
        >
          在规则中心查看{articleText(place.article)}
        </a>
      </p>
    </section>
  );
}

/** A regulation's label without its long name, for the narrow columns of a list: 条例第二十五条第二项. */
export function shortLabel(citation: CitationView): string {
  const [, name = '', place] = /^《(.+)》(.+)$/.exec(citation.label) ?? [];
  if (place === undefined) return citation.label;
  return `${['条例', '规定', '办法', '法'].find((ending) => name.endsWith(ending)) ?? '标准'}${place}`;
}

export interface BasisChipProps {
  readonly citation: CitationView;
  readonly norm?: string | undefined;
  /** In a list the regulation's name is left to the drawer. */
  readonly short?: boolean;
}

export function BasisChip({ citation, norm, short = false }: BasisChipProps) {
  const show = useContext(DrawerContext);
  const label = short ? shortLabel(citation) : citation.label;
  return (
    <button
      type="button"
      className={`basis-chip ${citation.source}`}
      onClick={(event) => {
        event.stopPropagation();
        show({ citation, norm });
      }}
      title={`${SOURCE_LABELS[citation.source]}：${citation.label}`}
    >
      〔{citation.source === 'local' ? `本府设定 ${label}` : label}〕
    </button>
  );
}

/** Several citations in a row, each once. */
export function BasisChips({ citations }: { readonly citations: readonly CitationView[] }) {
  const once = [...new Map(citations.map((c) => [c.label, c])).values()];
  return (
    <span className="basis-chips">
      {once.map((c) => (
        <BasisChip key={c.label} citation={c} />
      ))}
    </span>
  );
}

const sameArticle = (a: CitationView, b: CitationView) => a.text === b.text && a.article === b.article;
const samePlace = (a: CitationView, b: CitationView) => sameArticle(a, b) && a.paragraph === b.paragraph && a.item === b.item;

function Basis({ asked, onAsk }: { readonly asked: Asked; readonly onAsk: (asked: Asked) => void }) {
  const norm = useNorm(asked.norm);
  const rules = useRules();
  if (asked.norm !== undefined && norm.isPending) return <Skeleton lines={5} />;
  if (norm.isError) return <ProblemNotice error={norm.error} retry={() => void norm.refetch()} what="这条依据" />;
  const of = rules.data?.norms.filter((n) => sameArticle(n.citation, asked.citation)) ?? [];
  const stated = norm.data === undefined ? of.filter((n) => samePlace(n.citation, asked.citation)) : [norm.data];
  const others = of.filter((n) => !stated.some((s) => s.id === n.id));
  return (
    <div className="stack basis">
      {stated.map((n) => (
        <StatedNorm key={n.id} norm={n} />
      ))}
      {stated.length === 0 && (rules.isPending ? <Skeleton lines={4} /> : <OnlyPlace citation={asked.citation} rules={rules.data} />)}
      {asked.citation.through && <p className="small quiet">本条例经本府工作规则{articleText(asked.citation.through.article)}援引适用。</p>}
      {others.length > 0 && (
        <section>
          <h3>同一条的其他规范</h3>
          <ul className="basis-others">
            {others.map((n) => (
              <li key={n.id}>
                <button type="button" className="link-button" onClick={() => onAsk({ citation: n.citation, norm: n.id })}>
                  {n.citation.label}
                </button>
                <span> {n.says}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

export function StatedNorm({ norm }: { readonly norm: NormView }) {
  return (
    <section className="stack">
      <p className="norm-says">{norm.says}</p>
      <dl className="facts">
        <dt>约束</dt>
        <dd>
          <ModalityMark modality={norm.modality} label={norm.modalityLabel} />
        </dd>
        <dt>事项</dt>
        <dd>{norm.kindLabel}</dd>
        <dt>来源</dt>
        <dd>
          {SOURCE_LABELS[norm.citation.source]} · {norm.sourceName}
        </dd>
        <dt>条款</dt>
        <dd>{norm.citation.label}</dd>
        <dt>版本</dt>
        <dd>
          {norm.edition}，自{dayText(norm.effective)}施行
        </dd>
        {norm.note !== undefined && norm.note !== '' && (
          <>
            <dt>读法</dt>
            <dd>{norm.note}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** How strictly: the word stands with the colour. */
export function ModalityMark({
  modality,
  label,
  brief = false,
}: {
  readonly modality: NormView['modality'];
  readonly label: string;
  readonly brief?: boolean;
}) {
  const says = { must: '违反即不予办理', 'must-not': '违反即不予办理', should: '不照办须写明理由', may: '由其裁量' }[modality];
  return (
    <span className={`modality ${modality}`}>
      {label}
      {!brief && <span className="quiet">（{says}）</span>}
    </span>
  );
}

function OnlyPlace({ citation, rules }: { readonly citation: CitationView; readonly rules: RulesView | undefined }) {
  const article = citation.source === 'work-rules' ? rules?.articles.find((a) => a.article === citation.article) : undefined;
  return (
    <section className="stack">
      <p className="norm-says">{article?.summary ?? citation.label}</p>
      <dl className="facts">
        <dt>来源</dt>
        <dd>{SOURCE_LABELS[citation.source]}</dd>
        {rules && citation.source === 'work-rules' && (
          <>
            <dt>版本</dt>
            <dd>
              {rules.documentNumber}，自{dayText(rules.effective)}施行
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
