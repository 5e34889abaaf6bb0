/** One small matter: what it is, what the text says of it, whose words it needs and what came of it; the acts on it and its chain. */
import { FACTS, factsOf, MATTER_LABELS, rowOf, type FactName } from '@lingxing/affairs/conduct-labels';
import type { ConductView } from '@lingxing/server/contracts';
import { Fragment } from 'react';
import { useParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { Breaches, By, FetchedMatter, WhatRulesSay } from '../acts/matter-parts.tsx';
import { useConduct } from '../api/conduct.ts';
import { useOrganisation } from '../api/organisation.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { attachmentAddress } from '../drafting/api.ts';
import { sizeText } from '../drafting/fields/upload.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { isOffice, postInUse } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { filledOf, formOf, isMatterAct } from './act-forms.ts';

export function ConductMatterPage() {
  const { id = '' } = useParams();
  const matter = useConduct(id, useAsWhom());
  return <FetchedMatter matter={matter} what="这件事项" list={{ path: '/conduct', label: '请示报备' }} page={Filled} />;
}

function useConductDesk(view: ConductView): ActDesk {
  const me = useMe();
  const organisation = useOrganisation().data;
  const post = postInUse(me);
  const head = post?.role === 'head';
  const own = post?.id === view.post.id || (rowOf(view.form.kind).of === 'body' && !isOffice(me));
  return {
    path: '/conduct',
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) => (isMatterAct(act) ? formOf(act, { view, today: me.today.date, organisation, head, own }) : undefined),
    filled: (act, values) => (isMatterAct(act) ? filledOf(act, values) : { input: {} }),
    pageOf: () => undefined,
  };
}

function Filled({ view }: { readonly view: ConductView }) {
  usePageTitle(view.title);
  const desk = useConductDesk(view);
  return (
    <MatterFrame
      desk={desk}
      className="leave-page"
      head={<Head view={view} />}
      label="事项各部分"
      sections={[
        { id: 'matter', label: '事项', content: <Parts view={view} /> },
        { id: 'history', label: '办理记录', content: <History path="/conduct" id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Head({ view }: { readonly view: ConductView }) {
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练</span>}
        <span>{view.post.title}</span>
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

function factText(form: ConductView['form'], fact: FactName): string | undefined {
  const value = form[fact];
  if (value === undefined) return undefined;
  if (fact === 'what' && form.what !== undefined) return MATTER_LABELS[form.what];
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return value.join('、');
  return FACTS[fact].as === 'date' ? dayText(value) : value;
}

function Parts({ view }: { readonly view: ConductView }) {
  const { form, order, recorded, happened, result, withdrawn } = view;
  const outcome = [
    ...(order === undefined
      ? []
      : [['书面同意照办', `${order.reason}${order.enteredBy === undefined ? '' : `（${order.enteredBy}代录）`}`, order] as const]),
    ...(recorded === undefined
      ? []
      : [['报备', `向${recorded.with}报备${recorded.note === '' ? '' : `：${recorded.note}`}`, recorded] as const]),
    ...view.handed.map(
      (one) =>
        [
          `报送${one.label}`,
          `${dayText(one.on)}，${one.paper}${one.note === '' ? '' : `：${one.note}`}${one.why === undefined ? '' : `（日期在前：${one.why}）`}`,
          one,
        ] as const,
    ),
    ...view.retracted.map(
      (one) => ['收回误录', `${one.label}（${dayText(one.was.on)}：${one.was.note}）收回：${one.reason}`, one] as const,
    ),
    ...(happened === undefined
      ? []
      : [
          [
            '已经办理',
            `${dayText(happened.on)}：${happened.note}${happened.reason === undefined ? '' : `（代录：${happened.reason}）`}`,
            happened,
          ] as const,
        ]),
    ...(result === undefined ? [] : [['结果', `${dayText(result.on)}：${result.note}`, result] as const]),
    ...(withdrawn === undefined ? [] : [['撤回', withdrawn.reason, withdrawn] as const]),
  ];
  return (
    <div className="leave-parts">
      <dl className="facts">
        {factsOf(form.kind).map((fact) => {
          const text = factText(form, fact);
          return text === undefined ? null : (
            <Fragment key={fact}>
              <dt>{FACTS[fact].label}</dt>
              <dd className="opinion-words">{text}</dd>
            </Fragment>
          );
        })}
        {(form.attachments?.length ?? 0) > 0 && (
          <>
            <dt>附件</dt>
            <dd>
              <ul className="file-lines" aria-label="附件">
                {form.attachments?.map((one) => (
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
        <>
          <dt>登记</dt>
          <dd>
            <By {...view.enteredBy} />
          </dd>
        </>
        {outcome.map(([label, text, done]) => (
          <Fragment key={`${label}-${done.at}`}>
            <dt>{label}</dt>
            <dd>
              <span className="opinion-words">{text}</span> <By {...done} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <Breaches findings={view.breaches} />
      <Words view={view} />
      {view.reviews.length > 0 && (
        <section aria-labelledby="reviews-title">
          <h2 id="reviews-title">审核意见</h2>
          <ul className="lines">
            {view.reviews.map((one) => (
              <li key={one.at}>
                <span className="lines-main">
                  <span className="opinion-words">{one.opinion}</span>
                  <By {...one} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <WhatRulesSay norms={view.norms} silent="这类事项，本规则没有这样写。" />
    </div>
  );
}

const NAMED = { text: '规则所定', setting: '本府设定', office: '办公室写明' } as const;

/** Whose words it needs, each with who gives it and what was said. */
function Words({ view: { words } }: { readonly view: ConductView }) {
  if (words.length === 0) return null;
  return (
    <section aria-labelledby="words-title">
      <h2 id="words-title">由谁同意</h2>
      <ul className="lines">
        {words.map((one) => (
          <li key={one.slot}>
            <span className="lines-main">
              <strong>{one.label}</strong>
              {one.by === undefined || one.named === undefined ? (
                <span className="quiet">由谁决定尚未写明</span>
              ) : (
                one.by !== one.label && (
                  <span>
                    {one.by}
                    <span className="quiet">
                      （{NAMED[one.named]}
                      {one.grounds === undefined ? '' : `：${one.grounds}`}）
                    </span>
                  </span>
                )
              )}
              {one.decision ? (
                <span>
                  {one.decision.granted ? '同意' : '不同意'}
                  {one.decision.opinion === '' ? '' : `：${one.decision.opinion}`}
                  {one.decision.paper &&
                    `（${dayText(one.decision.paper.on)}，${one.decision.paper.words}${one.decision.paper.why === undefined ? '' : `，日期在申请以前：${one.decision.paper.why}`}）`}{' '}
                  <By {...one.decision} />
                </span>
              ) : (
                <span className="quiet">待答复</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
