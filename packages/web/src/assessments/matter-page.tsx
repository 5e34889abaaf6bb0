/** One year's assessment: the points of each department with what they are counted from, the indicators, the appeals; the acts and the chain. */
import type { AssessmentFact, AssessmentScore, AssessmentView } from '@lingxing/server/contracts';
import { Fragment } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { By, FetchedMatter, WhatRulesSay } from '../acts/matter-parts.tsx';
import { ASSESSMENT_PATH, assessmentExport, useAssessment } from '../api/assessments.ts';
import { useOrganisation } from '../api/organisation.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState } from '../components/states.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { matterPage } from '../lib/matter-page.ts';
import { factWords, filledOf, formOf, isMatterAct } from './act-forms.ts';

export function AssessmentPage() {
  const { id = '' } = useParams();
  const one = useAssessment(id, useAsWhom());
  return <FetchedMatter matter={one} what="这次考评" list={{ path: ASSESSMENT_PATH, label: '绩效考评' }} page={Filled} />;
}

function Filled({ view }: { readonly view: AssessmentView }) {
  usePageTitle(view.title);
  const organisation = useOrganisation().data;
  const context = { view, organisation };
  const desk: ActDesk = {
    path: ASSESSMENT_PATH,
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) => (isMatterAct(act) ? formOf(act, context) : undefined),
    filled: (act, values) => (isMatterAct(act) ? filledOf(act, values, context) : { input: {} }),
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
            <span>绩效考评</span>
          </p>
          <h1 className="document-title">{view.title}</h1>
          <p className="document-where">
            <span>{view.where}</span>
          </p>
        </header>
      }
      label="考评各部分"
      sections={[
        { id: 'points', label: '得分', content: <Scores view={view} /> },
        { id: 'terms', label: '指标', content: <TermsPart view={view} /> },
        { id: 'appeals', label: '申诉', content: <Appeals view={view} /> },
        { id: 'history', label: '办理记录', content: <History path={ASSESSMENT_PATH} id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

type Line = AssessmentScore['lines'][number];

/** Points of one indicator: they open what is counted, where the reader is told it. */
function Points({ score, line, view }: { readonly score: AssessmentScore; readonly line: Line; readonly view: AssessmentView }) {
  const [parameters] = useSearchParams();
  const label = view.terms.indicators.find((one) => one.kind === line.indicator)?.label ?? '';
  const opens = line.counted + line.takenOut > 0 && (view.seesAll || view.own === score.department.id);
  if (!opens) return <span className={line.counted === 0 ? 'quiet num' : 'num'}>{line.points}</span>;
  const next = new URLSearchParams(parameters);
  next.set('department', score.department.id);
  next.set('indicator', line.indicator);
  return (
    <Link
      className="num"
      to={`?${next.toString()}#facts`}
      aria-label={`${score.department.name}${label}${line.points}分，计${line.counted}件`}
    >
      {line.points}
    </Link>
  );
}

const columnsOf = (view: AssessmentView): readonly Column<AssessmentScore>[] => [
  { id: 'department', label: '单位', narrow: 'head', cell: (one) => one.department.name },
  { id: 'group', label: '类别', narrow: 'labelled', width: '9em', cell: (one) => one.group },
  { id: 'rank', label: '名次', narrow: 'labelled', width: '4em', cell: (one) => <span className="num">{one.rank}</span> },
  ...view.terms.indicators.map((indicator): Column<AssessmentScore> => ({
    id: indicator.kind,
    label: indicator.label,
    narrow: 'labelled',
    width: '8em',
    cell: (score) => {
      const line = score.lines.find((one) => one.indicator === indicator.kind);
      return line === undefined ? '' : <Points score={score} line={line} view={view} />;
    },
  })),
  { id: 'points', label: '合计', narrow: 'labelled', width: '5em', cell: (one) => <span className="num">{one.points}</span> },
];

function Scores({ view }: { readonly view: AssessmentView }) {
  const [parameters] = useSearchParams();
  const [department, indicator] = [parameters.get('department'), parameters.get('indicator')];
  const shown = view.facts.filter((one) => one.department.id === department && one.indicator === indicator);
  return (
    <div className="stack">
      {view.scores.length > 0 && (
        <p className="quiet">
          {view.frozen === undefined
            ? '按今日台账暂计，年终定格。'
            : `${dayText(view.frozen.on)}定格；申诉到${dayText(view.frozen.until)}为止${view.frozen.provisional.length > 0 ? '（节假日安排公布后可能不同）' : ''}。`}
        </p>
      )}
      <RegistryTable
        name="assessment"
        label="各单位得分"
        columns={columnsOf(view)}
        rows={view.scores}
        keyOf={(one) => one.department.id}
        loading={false}
        tools={
          view.scores.length === 0 ? undefined : (
            <a className="button plain" href={assessmentExport(view.id)} download>
              导出表格
            </a>
          )
        }
        empty={<EmptyState>指标批准以后，从台账计分。</EmptyState>}
      />
      {shown.length > 0 && <Facts facts={shown} view={view} />}
    </div>
  );
}

function Facts({ facts, view }: { readonly facts: readonly AssessmentFact[]; readonly view: AssessmentView }) {
  const [first] = facts;
  const score = view.scores.find((one) => one.department.id === first?.department.id);
  const line = score?.lines.find((one) => one.indicator === first?.indicator);
  const label = view.terms.indicators.find((one) => one.kind === first?.indicator)?.label ?? '';
  return (
    <section id="facts" className="plain-section" aria-label="计分的事项">
      <h2>
        {first?.department.name} · {label}
      </h2>
      {line?.total !== undefined && (
        <p className="quiet">
          全年{line.total}件，计划{line.plan}件，自第{(line.plan ?? 0) + 1}件起计。
        </p>
      )}
      <ul className="lines">
        {facts.map((one) => (
          <li key={one.id}>
            <span className="lines-main">
              <Link to={matterPage(one)}>{one.title}</Link>
              <span className="quiet">
                {dayText(one.day)}
                {one.takenOut && '，申诉后不计'}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TermsPart({ view: { terms, norms } }: { readonly view: AssessmentView }) {
  return (
    <div className="leave-parts">
      <ul className="lines" aria-label="指标">
        {terms.indicators.map((one) => (
          <li key={one.kind}>
            <span className="lines-main">
              <span>
                {one.label} <span className="num">{one.full}分</span>，每件扣<span className="num">{one.eachTenths / 10}</span>分
                {one.plan !== undefined && (
                  <>
                    ，各单位全年计划<span className="num">{one.plan}</span>件
                    {one.own.map((of) => `，${of.department.name}${String(of.plan)}件`).join('')}
                  </>
                )}
              </span>
              <span className="quiet">{one.counts}</span>
            </span>
          </li>
        ))}
      </ul>
      <dl className="facts">
        {terms.groups.map((one) => (
          <Fragment key={one.name}>
            <dt>{one.name}</dt>
            <dd>{one.departments.map((of) => of.name).join('、')}</dd>
          </Fragment>
        ))}
        <dt>申诉期限</dt>
        <dd>定格后{terms.appealDays}个工作日</dd>
        <dt>由谁批准</dt>
        <dd>
          {terms.approver.title}（{terms.ground}）
        </dd>
      </dl>
      <WhatRulesSay norms={norms} silent="本规则没有写对部门的考评。" />
    </div>
  );
}

function Appeals({ view }: { readonly view: AssessmentView }) {
  if (view.appeals.length === 0) return <EmptyState>{view.seesAll ? '没有申诉。' : '本单位没有申诉。'}</EmptyState>;
  const named = (ids: readonly string[]) => view.facts.filter((one) => ids.includes(one.id)).map(factWords);
  return (
    <ul className="lines">
      {view.appeals.map((one) => (
        <li key={one.id}>
          <span className="lines-main">
            <span>
              {one.department.name}：{one.words} <span className="tag">{one.answer === undefined ? '待答复' : '已答复'}</span>
            </span>
            <span className="quiet">{named(one.facts).join('；')}</span>
            <By by={one.by} at={one.at} />
            {one.answer !== undefined && (
              <span>
                {one.answer.facts.length === 0 ? '不予更正' : `更正${one.answer.facts.length}件`}：{one.answer.reason}{' '}
                <By by={one.answer.by} at={one.answer.at} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
