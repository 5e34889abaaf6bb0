/** One day of reception: who receives when and where, what it was moved from, who came, what the text says; the acts and the chain. */
import type { ReceptionView } from '@lingxing/server/contracts';
import { Link, useParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { By, FetchedMatter, WhatRulesSay } from '../acts/matter-parts.tsx';
import { RECEPTIONS_PATH, useReception } from '../api/receptions.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { filledOf, formOf, isMatterAct } from './act-forms.ts';

export function ReceptionPage() {
  const { id = '' } = useParams();
  const reception = useReception(id, useAsWhom());
  return <FetchedMatter matter={reception} what="这次接访" list={{ path: RECEPTIONS_PATH, label: '领导接访' }} page={Filled} />;
}

function Filled({ view }: { readonly view: ReceptionView }) {
  usePageTitle(view.title);
  const desk: ActDesk = {
    path: RECEPTIONS_PATH,
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) => (isMatterAct(act) ? formOf(act, view) : undefined),
    filled: (act, values) => (isMatterAct(act) ? filledOf(act, values) : { input: {} }),
    pageOf: () => undefined,
  };
  return (
    <MatterFrame
      desk={desk}
      className="leave-page"
      head={
        <header className="document-head">
          <p className="document-meta">
            {view.exercise && <span className="tag">演练</span>}
            <span>领导接访</span>
            {view.late && <span className="tag warned-mark">未登记</span>}
          </p>
          <h1 className="document-title">{view.title}</h1>
          <p className="document-where">
            <span>{view.where}</span>
          </p>
        </header>
      }
      label="接访各部分"
      sections={[
        { id: 'reception', label: '接访', content: <Parts view={view} /> },
        { id: 'history', label: '办理记录', content: <History path={RECEPTIONS_PATH} id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Parts({
  view: { planned, on, from, until, place, moves, held, visits, calledOff, arranged, norm },
}: {
  readonly view: ReceptionView;
}) {
  return (
    <div className="leave-parts">
      <dl className="facts">
        <dt>接访人</dt>
        <dd>{planned.title}</dd>
        <dt>时间</dt>
        <dd className="num">
          {dayText(on)} {from}–{until}
        </dd>
        <dt>地点</dt>
        <dd>{place}</dd>
        <dt>安排</dt>
        <dd>
          <By {...arranged} />
        </dd>
        {moves.map((one) => (
          <FactOf
            key={one.at}
            label="改期"
            text={`原定${dayText(one.before.on)}${one.before.from}，${one.before.place}；${one.reason}`}
            done={one}
          />
        ))}
        {held !== undefined && (
          <>
            <dt>接访</dt>
            <dd>
              {held.receiver}接待<span className="num">{held.people}</span>人 <By {...held} />
            </dd>
            <dt>接访情况</dt>
            <dd className="opinion-words">{held.words}</dd>
          </>
        )}
        {calledOff !== undefined && <FactOf label="未接访" text={calledOff.reason} done={calledOff} />}
      </dl>
      {held !== undefined && visits.length + held.closed > 0 && (
        <section aria-label="接待的来访">
          <h2>接待的来访</h2>
          <ul className="lines">
            {visits.map((one) => (
              <li key={one.id}>
                <span className="lines-main">
                  <Link to={`/oversight/${one.id}`}>{one.title}</Link> <span className="tag">{one.stageLabel}</span>
                </span>
              </li>
            ))}
          </ul>
          {held.closed > 0 && <p className="quiet">另有{held.closed}件不由你办理，不列出。</p>}
        </section>
      )}
      <WhatRulesSay norms={norm === undefined ? [] : [norm]} silent="定期接待来访，本规则没有写。" />
    </div>
  );
}

interface Fact {
  readonly label: string;
  readonly text: string;
  readonly done: { readonly by: string; readonly at: string };
}

function FactOf({ label, text, done }: Fact) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className="opinion-words">{text}</span> <By {...done} />
      </dd>
    </>
  );
}
