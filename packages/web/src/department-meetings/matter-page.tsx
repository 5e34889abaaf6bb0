/** One meeting of a department: what was asked for, who reviewed and approved it, what it really was; the acts on it and its chain. */
import { FACT_NAMES, FACTS, type FactName } from '@lingxing/affairs/department-meeting-labels';
import type { DepartmentMeetingView } from '@lingxing/server/contracts';
import { Fragment } from 'react';
import { useParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { Breaches, By, FetchedMatter, WhatRulesSay } from '../acts/matter-parts.tsx';
import { useMeeting } from '../api/department-meetings.ts';
import { useOrganisation } from '../api/organisation.ts';
import { attachmentAddress } from '../drafting/api.ts';
import { sizeText } from '../drafting/fields/upload.tsx';
import { usePageTitle } from '../components/page-title.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { postInUse } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { filledOf, formOf, isMatterAct } from './act-forms.ts';

export function DepartmentMeetingPage() {
  const { id = '' } = useParams();
  const matter = useMeeting(id, useAsWhom());
  return <FetchedMatter matter={matter} what="这件会议" list={{ path: '/department-meetings', label: '部门会议' }} page={Filled} />;
}

function useMeetingDesk(view: DepartmentMeetingView): ActDesk {
  const me = useMe();
  const organisation = useOrganisation().data;
  const head = postInUse(me)?.role === 'head';
  return {
    path: '/department-meetings',
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) => (isMatterAct(act) ? formOf(act, { view, today: me.today.date, organisation, head }) : undefined),
    filled: (act, values) => (isMatterAct(act) ? filledOf(act, values) : { input: {} }),
    pageOf: () => undefined,
  };
}

function Filled({ view }: { readonly view: DepartmentMeetingView }) {
  usePageTitle(view.title);
  const desk = useMeetingDesk(view);
  return (
    <MatterFrame
      desk={desk}
      className="leave-page"
      head={<Head view={view} />}
      label="会议各部分"
      sections={[
        { id: 'matter', label: '会议、活动', content: <Parts view={view} /> },
        { id: 'history', label: '办理记录', content: <History path="/department-meetings" id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Head({ view }: { readonly view: DepartmentMeetingView }) {
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练</span>}
        <span>{view.host.name}</span>
        <span>{view.wayLabel}</span>
        {view.breaches.length > 0 && <span className="tag warned-mark">不合规定</span>}
      </p>
      <h1 className="document-title">{view.title}</h1>
      <p className="document-where">
        <span>{view.where}</span>
      </p>
    </header>
  );
}

function factText({ form, leaders }: DepartmentMeetingView, fact: FactName): string | undefined {
  const value = form[fact];
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return FACTS[fact].as === 'date' ? dayText(value) : value;
  if (value.length === 0) return undefined;
  return value.map((one) => leaders.find((leader) => leader.id === one)?.title ?? one).join('、');
}

type Said = readonly [label: string, text: string, done: { readonly by: string; readonly at: string }];

function Parts({ view }: { readonly view: DepartmentMeetingView }) {
  const { order, consent, referred, reviewed, refused, withdrawn } = view;
  const outcome: readonly Said[] = [
    ...(order === undefined
      ? []
      : [['书面同意照办', `${order.reason}${order.enteredBy === undefined ? '' : `（${order.enteredBy}代录）`}`, order] as const]),
    ...(consent === undefined ? [] : [['分管领导同意', consent.opinion, consent] as const]),
    ...view.returns.map((one) => ['退回', one.reason, one] as const),
    ...(referred === undefined
      ? []
      : [['办公室审核', `${referred.opinion}${referred.to === undefined ? '' : `（呈报${referred.to}）`}`, referred] as const]),
    ...(reviewed === undefined ? [] : [['领导审核', reviewed.opinion, reviewed] as const]),
    ...(refused === undefined ? [] : [['不同意', refused.opinion, refused] as const]),
    ...(withdrawn === undefined ? [] : [['撤回', withdrawn.reason, withdrawn] as const]),
  ];
  return (
    <div className="leave-parts">
      <dl className="facts">
        {FACT_NAMES.map((fact) => {
          const text = factText(view, fact);
          return text === undefined ? null : (
            <Fragment key={fact}>
              <dt>{FACTS[fact].label}</dt>
              <dd className="opinion-words">{text}</dd>
            </Fragment>
          );
        })}
        {view.plan !== undefined && (
          <>
            <dt>年度会议计划</dt>
            <dd>
              {view.plan.subject}：计划{view.plan.times}次、{view.plan.budget}元，已报{view.plan.asked}次、{view.plan.cost}元
              {view.plan.over && <span className="tag warned-mark">超出计划</span>}
            </dd>
          </>
        )}
        {(view.form.attachments?.length ?? 0) > 0 && (
          <>
            <dt>会议材料</dt>
            <dd>
              <ul className="file-lines" aria-label="会议材料">
                {view.form.attachments?.map((one) => (
                  <li key={one.hash}>
                    <a href={attachmentAddress(one.hash, view.id)} download={one.name}>
                      {one.name}
                    </a>
                    <span className="quiet small num">{sizeText(one.size)}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {view.askBy !== undefined && (
          <>
            <dt>最迟报请示</dt>
            <dd>{dayText(view.askBy)}</dd>
          </>
        )}
        {view.asked !== undefined && (
          <>
            <dt>报请示</dt>
            <dd>{dayText(view.asked)}</dd>
          </>
        )}
        <>
          <dt>登记</dt>
          <dd>
            <By {...view.enteredBy} />
          </dd>
        </>
        {outcome.map(([label, text, done]) => (
          <Fragment key={`${label} ${done.at}`}>
            <dt>{label}</dt>
            <dd>
              <span className="opinion-words">{text}</span> <By {...done} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <Held view={view} />
      <Breaches findings={view.breaches} />
      <Approvals view={view} />
      <WhatRulesSay norms={view.norms} silent="这类会议、活动，本规则没有写。" />
    </div>
  );
}

/** What it really was, and in what it was not what was asked for. */
function Held({ view: { held, differences, leaders } }: { readonly view: DepartmentMeetingView }) {
  if (held === undefined) return null;
  const { was } = held;
  const came = [
    ...was.leaders.map((one) => leaders.find((leader) => leader.id === one)?.title ?? one),
    ...was.lowerHeads,
    ...was.departments,
  ];
  return (
    <section aria-labelledby="held-title">
      <h2 id="held-title">召开情况</h2>
      <p>
        {dayText(was.on)}召开，会期{was.days}天，{was.people}人，费用{was.cost}元{came.length === 0 ? '' : `；到会：${came.join('、')}`}。
        {was.note} <By {...held} />
      </p>
      {differences.length > 0 && (
        <ul className="lines" aria-label="与批准的不同">
          {differences.map((one) => (
            <li key={one.label}>
              <span className="lines-main">
                <strong>{one.label}</strong>
                <span>
                  批准{one.approved}，实际{one.was}
                </span>
                {one.beyond && <span className="tag warned-mark">超出</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const NAMED = { text: '规则所定', setting: '本府设定', office: '办公室写明' } as const;

/** What has to be approved, each with who approves it and what was said. */
function Approvals({ view: { approvals } }: { readonly view: DepartmentMeetingView }) {
  return (
    <section aria-labelledby="approvals-title">
      <h2 id="approvals-title">由谁批准</h2>
      <ul className="lines">
        {approvals.map((one) => (
          <li key={one.slot}>
            <span className="lines-main">
              <strong>{one.label}</strong>
              {one.by === undefined || one.named === undefined ? (
                <span className="quiet">由谁批准尚未写明</span>
              ) : (
                <span>
                  {one.by}
                  <span className="quiet">
                    （{NAMED[one.named]}
                    {one.grounds === undefined ? '' : `：${one.grounds}`}）
                  </span>
                </span>
              )}
              {one.decision ? (
                <span>
                  {one.decision.granted ? '批准' : '不同意'}
                  {one.decision.opinion === '' ? '' : `：${one.decision.opinion}`}
                  {one.decision.paper && `（${dayText(one.decision.paper.on)}，${one.decision.paper.words}）`} <By {...one.decision} />
                </span>
              ) : (
                <span className="quiet">尚未批准</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
