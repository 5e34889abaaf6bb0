/** One supervised task: what was assigned, to whom and by when, what was reported, checked and extended; the acts on it and its chain. */
import { SOURCES, WEIGHTS } from '@lingxing/affairs/task-labels';
import type { TaskView } from '@lingxing/server/contracts';
import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { Breaches, By, FetchedMatter, WhatRulesSay } from '../acts/matter-parts.tsx';
import { addressOf } from '../api/client.ts';
import { useOrganisation } from '../api/organisation.ts';
import { useTask, useTaskTerms } from '../api/tasks.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { matterPage } from '../lib/matter-page.ts';
import { useMe } from '../session.ts';
import { filledOf, formOf, isMatterAct } from './act-forms.ts';

export function TaskPage() {
  const { id = '' } = useParams();
  const matter = useTask(id, useAsWhom());
  return <FetchedMatter matter={matter} what="这件督办事项" list={{ path: '/tasks', label: '督办事项' }} page={Filled} />;
}

function useTaskDesk(view: TaskView): ActDesk {
  const me = useMe();
  const organisation = useOrganisation().data;
  const terms = useTaskTerms().data;
  return {
    path: '/tasks',
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) => (isMatterAct(act) ? formOf(act, { view, today: me.today.date, organisation, terms }) : undefined),
    filled: (act, values) => (isMatterAct(act) ? filledOf(act, values, view) : { input: {} }),
    pageOf: () => undefined,
  };
}

function Filled({ view }: { readonly view: TaskView }) {
  usePageTitle(view.title);
  const desk = useTaskDesk(view);
  return (
    <MatterFrame
      desk={desk}
      className="leave-page"
      head={<Head view={view} />}
      label="督办事项各部分"
      sections={[
        { id: 'matter', label: '事项', content: <Parts view={view} /> },
        { id: 'history', label: '办理记录', content: <History path="/tasks" id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Head({ view }: { readonly view: TaskView }) {
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练</span>}
        <span>{view.lead.name}</span>
        <span>{view.sourceLabel}</span>
        {view.daysLate > 0 && <span className="tag warned-mark">逾期{view.daysLate}日</span>}
        {view.near && <span className="tag">临近</span>}
        {view.accepted?.grade !== undefined && <span className="tag">{view.accepted.grade}</span>}
      </p>
      <h1 className="document-title">{view.title}</h1>
      <p className="document-where">
        <span>{view.where}</span>
      </p>
    </header>
  );
}

function Parts({ view }: { readonly view: TaskView }) {
  const { form } = view;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['交办要求', form.what],
    ['来源', <SourceOf key="source" view={view} />],
    ['牵头单位', view.lead.name],
    ['协办单位', view.helpers.map((one) => one.name).join('、')],
    ['第一责任人', view.responsible === undefined ? '' : `${view.responsible.title}${view.responsible.byText ? '（规则所定）' : ''}`],
    ['分管领导', view.deputy ?? ''],
    ['办结时限', `${dayText(view.limit.date)}（${view.limit.basis}）`],
    ['轻重', view.system === undefined ? '' : WEIGHTS[form.weight]],
    ['以何证明办结', form.proof],
    ['交办', <By key="by" {...view.assigned} />],
    ['补录', form.assignedOn === undefined ? '' : `原于${dayText(form.assignedOn)}交办，时限从这一日算`],
    ['批准', view.approver === undefined ? '' : `以政府名义，报${view.approver.title}批准`],
    ['核验', view.accepted === undefined ? '' : [view.accepted.grade, view.accepted.opinion].filter(Boolean).join('：') || '通过'],
    [
      '销号',
      view.closed === undefined
        ? ''
        : `${dayText(view.closed.on)}结果报${view.closed.to}${view.closed.without === '' ? '' : `；${view.closed.without}`}`,
    ],
  ];
  return (
    <div className="leave-parts">
      <dl className="facts">
        {facts
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd className="opinion-words">{text}</dd>
            </Fragment>
          ))}
      </dl>
      <Limits view={view} />
      <Reports view={view} />
      <Children view={view} />
      <Breaches findings={view.breaches} />
      <WhatRulesSay norms={view.norms} silent="这类事项，本规则没有写。" />
    </div>
  );
}

/** Where it came from, with the way to that matter where it is in the system. */
function SourceOf({ view: { form, decidedBy } }: { readonly view: TaskView }) {
  const { source } = form;
  const words = [SOURCES[source.kind], source.reference, source.item === '' ? '' : `第${source.item}项`, decidedBy?.title ?? '']
    .filter((one) => one !== '')
    .join('，');
  if (source.matter === undefined) return words;
  return <Link to={matterPage({ matter: source.matter, procedure: source.procedure })}>{words}</Link>;
}

const STATES = { open: '', met: '已办', passed: '已过', cancelled: '不再计' } as const;

/** Its limits, who was reminded when it was late, and what was asked and granted besides. */
function Limits({ view }: { readonly view: TaskView }) {
  return (
    <section aria-labelledby="limits-title">
      <h2 id="limits-title">时限</h2>
      <ul className="lines">
        {view.obligations.map((one) => (
          <li key={one.id}>
            <span className="lines-main">
              <strong>{one.label}</strong>
              <span className="num">{dayText(one.due)}</span>
              {one.late ? (
                <span className="tag warned-mark">{one.remaining}</span>
              ) : (
                <span className="quiet">{one.remaining || STATES[one.state]}</span>
              )}
            </span>
          </li>
        ))}
        {view.climbs.map((one) => (
          <li key={`${one.due} ${one.rung}`}>
            <span className="lines-main">
              <strong>第{one.rung}次逾期提醒</strong>
              <span>{one.toLabel}</span>
              <span className="num">{dayText(one.on)}</span>
            </span>
          </li>
        ))}
        {view.presses.map((one) => (
          <li key={`press ${one.at}`}>
            <span className="lines-main">
              <strong>督促</strong>
              <span>{one.words}</span> <By {...one} />
            </span>
          </li>
        ))}
        {view.extensions.map((one) => (
          <li key={`extension ${one.at}`}>
            <span className="lines-main">
              <strong>申请延至{dayText(one.until)}</strong>
              <span>{one.reason}</span>
              {one.late && <span className="tag warned-mark">时限已过才申请</span>}
              <By {...one} />
              {one.answer === undefined ? (
                <span className="quiet">尚未答复</span>
              ) : (
                <span>
                  {one.answer.granted === undefined ? '不同意' : `同意延至${dayText(one.answer.granted)}`} {one.answer.opinion}{' '}
                  <By {...one.answer} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was planned, reported, claimed and sent back, in the order in which it happened. */
function Reports({ view }: { readonly view: TaskView }) {
  const none: TaskView['plans'][number]['files'] = [];
  const said = [
    ...view.plans.map((one) => ({ ...one, label: '方案' })),
    ...view.reports.map((one) => ({ ...one, label: '办理情况' })),
    ...view.parts.map((one) => ({ ...one, label: `协办情况（${one.of.name}）` })),
    ...view.claims.map((one) => ({ ...one, label: one.late ? '报告办结（逾期）' : '报告办结' })),
    ...view.returns.map((one) => ({ by: one.by, at: one.at, words: one.reason, files: none, label: '退回' })),
    ...(view.noted === undefined
      ? []
      : [
          {
            by: view.noted.by,
            at: view.noted.at,
            words: view.noted.opinion === '' ? '已阅' : view.noted.opinion,
            files: none,
            label: '阅知结果',
          },
        ]),
    ...view.lookedBack.map((one) => ({
      by: one.by,
      at: one.at,
      words: one.found,
      files: none,
      label: one.holds ? '回头看' : '回头看（未落实）',
    })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="reports-title">
      <h2 id="reports-title">办理情况</h2>
      <ul className="lines">
        {said.map((one) => (
          <li key={`${one.label} ${one.at}`}>
            <p>
              <strong>{one.label}</strong> <span className="opinion-words">{one.words}</span> <By {...one} />
            </p>
            {one.files.map((file) => (
              <p key={file.hash}>
                <a href={addressOf(`/attachments/${encodeURIComponent(file.hash)}`, {})}>{file.name}</a>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const ENDED = { closed: '已销号', dropped: '已撤销' } as const;

function Children({ view: { children, form } }: { readonly view: TaskView }) {
  if (children.length === 0) return null;
  return (
    <section aria-labelledby="children-title">
      <h2 id="children-title">{form.source.kind === 'from-task' ? '再分解的事项' : '分解的事项'}</h2>
      <ul className="lines">
        {children.map((one) => (
          <li key={one.id}>
            <span className="lines-main">
              <Link to={`/tasks/${one.id}`}>{one.title}</Link>
              <span>{one.lead.name}</span>
              <span className="quiet">{one.ended === undefined ? '在办' : ENDED[one.ended]}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
