/** One year's plan of study: its items with what was held, open and behind, who settled and approved it, what the text says; the acts and the chain. */
import type { StudyView } from '@lingxing/server/contracts';
import { useParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { FetchedMatter, WhatRulesSay } from '../acts/matter-parts.tsx';
import { useOrganisation } from '../api/organisation.ts';
import { STUDY_PATH, useStudyPlan } from '../api/study.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { filledOf, formOf, isMatterAct } from './act-forms.ts';
import { Items } from './items.tsx';

export function StudyPlanPage() {
  const { id = '' } = useParams();
  const plan = useStudyPlan(id, useAsWhom());
  return <FetchedMatter matter={plan} what="这个学习计划" list={{ path: STUDY_PATH, label: '学习' }} page={Filled} />;
}

function Filled({ view }: { readonly view: StudyView }) {
  usePageTitle(view.title);
  const me = useMe();
  const organisation = useOrganisation().data;
  const desk: ActDesk = {
    path: STUDY_PATH,
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) => (isMatterAct(act) ? formOf(act, { view, today: me.today.date, organisation }) : undefined),
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
            <span>{view.kindLabel}</span>
          </p>
          <h1 className="document-title">{view.title}</h1>
          <p className="document-where">
            <span>{view.where}</span>
          </p>
        </header>
      }
      label="计划各部分"
      sections={[
        { id: 'plan', label: '计划', content: <Parts view={view} /> },
        { id: 'history', label: '办理记录', content: <History path={STUDY_PATH} id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Parts({ view: { items, consulted, approver, settledWith, norms } }: { readonly view: StudyView }) {
  return (
    <div className="leave-parts">
      <Items items={items} />
      <dl className="facts">
        {consulted !== undefined && (
          <>
            <dt>同{settledWith.join('、')}商定</dt>
            <dd>
              {dayText(consulted.on)}，{consulted.words}
            </dd>
          </>
        )}
        {approver !== undefined && (
          <>
            <dt>由谁审定</dt>
            <dd>
              {approver.title}（{approver.words}）
            </dd>
          </>
        )}
      </dl>
      <WhatRulesSay norms={norms} silent="这类事项，本规则没有写。" />
    </div>
  );
}
