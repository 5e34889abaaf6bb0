/** One thing raised from outside: what it says, who read it, who handles it by when, what was answered, what came of it; the acts on it and its chain. */
import { ANSWERS, kindOf, replyOf, RESULTS } from '@lingxing/affairs/oversight-labels';
import type { OversightView } from '@lingxing/server/contracts';
import { Fragment, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { By, FetchedMatter, WhatRulesSay } from '../acts/matter-parts.tsx';
import { useOrganisation } from '../api/organisation.ts';
import { useOversightMatter } from '../api/oversight.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { addressOf } from '../api/client.ts';
import { attachmentAddress } from '../drafting/api.ts';
import { sizeText } from '../drafting/fields/upload.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { postInUse } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { TasksFrom } from '../tasks/from.tsx';
import { filledOf, formOf, isMatterAct } from './act-forms.ts';

export function OversightMatterPage() {
  const { id = '' } = useParams();
  const matter = useOversightMatter(id, useAsWhom());
  return <FetchedMatter matter={matter} what="这件事项" list={{ path: '/oversight', label: '接受监督' }} page={Filled} />;
}

function useOversightDesk(view: OversightView): ActDesk {
  const me = useMe();
  const organisation = useOrganisation().data;
  const department = postInUse(me)?.department;
  return {
    path: '/oversight',
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) => (isMatterAct(act) ? formOf(act, { view, today: me.today.date, organisation, department }) : undefined),
    filled: (act, values) => (isMatterAct(act) ? filledOf(act, values) : { input: {} }),
    pageOf: () => undefined,
  };
}

function Filled({ view }: { readonly view: OversightView }) {
  usePageTitle(view.title);
  const desk = useOversightDesk(view);
  return (
    <MatterFrame
      desk={desk}
      className="leave-page"
      head={<Head view={view} />}
      label="事项各部分"
      sections={[
        { id: 'matter', label: '事项', content: <Parts view={view} /> },
        { id: 'history', label: '办理记录', content: <History path="/oversight" id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Head({ view }: { readonly view: OversightView }) {
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练</span>}
        <span>{view.kindLabel}</span>
        {view.lead !== undefined && <span>{view.lead.name}</span>}
        {view.form.secret && <span className="tag">涉密，不公开</span>}
        {view.form.important && <span className="tag">重要</span>}
      </p>
      <h1 className="document-title">{view.title}</h1>
      <p className="document-where">
        <span>{view.where}</span>
      </p>
    </header>
  );
}

type Said = readonly [label: string, text: string, done: { readonly by: string; readonly at: string }, files?: OversightView['files']];

/** What was said and done on the way, by time. */
function saidOf(view: OversightView): readonly Said[] {
  const all: readonly Said[] = [
    ...view.referrals.map((one): Said => ['送阅', `送${one.to}${one.opinion === '' ? '' : `：${one.opinion}`}`, one]),
    ...view.readings.map((one): Said => [kindOf(view.kind).inPerson?.label ?? '阅批', one.opinion, one]),
    ...view.assignments.map((one): Said => [
      '交办',
      [
        `${one.lead}主办`,
        ...(one.helping.length === 0 ? [] : [`${one.helping.join('、')}协办`]),
        ...(one.limit === undefined ? [] : [`${dayText(one.limit.due)}前办结（${one.limit.basis}）`]),
        ...(one.unlimited === undefined ? [] : [`未定期限：${one.unlimited}`]),
        ...(one.opinion === '' ? [] : [one.opinion]),
      ].join('；'),
      one,
    ]),
    ...view.returned.map((one): Said => ['退回交办', one.reason, one]),
    ...view.presses.map((one): Said => ['督促', one.words, one]),
    ...view.receptions.map((one): Said => ['接访', `${dayText(one.on)}${one.post}接待`, one]),
    ...view.talks.map((one): Said => ['沟通', `${dayText(one.on)}${one.way}：${one.words}`, one]),
    ...view.notes.map((one): Said => [one.what, `${one.department}：${one.words}`, one, one.files]),
    ...view.sentBack.map((one): Said => ['退回修改', one.reason, one]),
    ...view.answers.map((one): Said => [
      '反馈意见',
      `${ANSWERS[one.answer]}（${dayText(one.on)}）${one.words === '' ? '' : `：${one.words}`}`,
      one,
      one.files,
    ]),
    ...(view.closed === undefined ? [] : [['办结', view.closed.reason, view.closed] as const]),
    ...(view.withdrawn === undefined ? [] : [['撤销登记', view.withdrawn.reason, view.withdrawn] as const]),
  ];
  return all.toSorted((a, b) => (a[2].at < b[2].at ? -1 : 1));
}

function Parts({ view }: { readonly view: OversightView }) {
  const { form, draft, published } = view;
  const { from, again, hearing, signer } = kindOf(view.kind);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [from, form.from ?? '未署名'],
    ['联系方式', form.contact],
    [hearing === true ? '案号' : '原编号', form.number],
    ['收到日期', dayText(form.on)],
    ['内容', form.content],
    ['主办部门', view.lead?.name],
    ['协办部门', view.helping.length === 0 ? undefined : view.helping.map((one) => one.name).join('、')],
    ['办结期限', view.limit === undefined ? undefined : `${dayText(view.limit.due)}（${view.limit.basis}）`],
  ];
  return (
    <div className="leave-parts">
      <dl className="facts">
        {facts.map(([label, text]) =>
          text === undefined ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd className="opinion-words">{text}</dd>
            </Fragment>
          ),
        )}
        <>
          <dt>登记</dt>
          <dd>
            <By {...view.enteredBy} />
            <Files view={view} label="原件" files={view.files} />
          </dd>
        </>
        {view.climbs.length > 0 && (
          <>
            <dt>逾期提醒</dt>
            <dd>{view.climbs.map((one) => `第${String(one.rung)}次，${dayText(one.on)}提醒${one.toLabel}`).join('；')}</dd>
          </>
        )}
        {saidOf(view).map(([label, text, done, files = []]) => (
          <Fragment key={`${label} ${done.at}`}>
            <dt>{label}</dt>
            <dd>
              <span className="opinion-words">{text}</span> <By {...done} />
              <Files view={view} label={label} files={files} />
            </dd>
          </Fragment>
        ))}
      </dl>
      {draft !== undefined && (
        <ReplyPart
          title={`待签发的${replyOf(view.kind, view.round)}`}
          reply={draft.reply}
          done={draft}
          letter={letterAt(view, view.round)}
        />
      )}
      {view.replies.map((one) => (
        <ReplyPart
          key={one.round}
          title={`${signer === 'leader' ? '本府' : one.department}的${one.round > 1 && again === undefined ? '再次' : ''}${replyOf(view.kind, one.round)}`}
          reply={one.reply}
          done={one}
          letter={letterAt(view, one.round)}
          number={one.number}
          files={<Files view={view} label="签发件" files={one.files} />}
        />
      ))}
      {published !== undefined && (
        <section aria-labelledby="published-title">
          <h2 id="published-title">公开的答复</h2>
          <p>
            <strong>{published.title}</strong> <span className="num">{dayText(published.on)}</span> <By {...published} />
          </p>
          <p className="opinion-words">{published.text}</p>
          <p>
            <Link to="/oversight/published">看全部公开的答复</Link>
          </p>
        </section>
      )}
      <TasksFrom matter={view.id} begin={view.stage === 'withdrawn' || view.form.secret ? undefined : `/tasks/new?raised=${view.id}`} />
      <WhatRulesSay norms={view.norms} silent="这类事项，本规则没有写。" />
    </div>
  );
}

interface Replied {
  readonly title: string;
  readonly reply: OversightView['replies'][number]['reply'];
  readonly done: { readonly by: string; readonly at: string };
  /** Where the letter is. */
  readonly letter?: string | undefined;
  readonly number?: string | undefined;
  readonly files?: ReactNode;
}

/** The letter of a round; none for a kind that has none, or where nobody is known to whom it would go. */
const letterAt = ({ id, kind, form }: OversightView, round: number): string | undefined =>
  kindOf(kind).letter === undefined || form.from === undefined
    ? undefined
    : addressOf(`/oversight/${encodeURIComponent(id)}/reply.pdf`, { round: String(round) });

function ReplyPart({ title, reply: { text, result }, done, letter, number, files }: Replied) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p>
        {result !== undefined && <span className="tag">{RESULTS[result]}</span>}{' '}
        {number !== undefined && <span className="num">{number}</span>} <By {...done} />
      </p>
      <p className="opinion-words">{text}</p>
      {letter !== undefined && (
        <p className="reply-letter">
          <a className="button" href={letter} target="_blank" rel="noreferrer">
            答复函版面
          </a>
        </p>
      )}
      {files}
    </section>
  );
}

/** What was filed with it, to be opened by whoever reads the matter. */
function Files({ view, label, files }: { readonly view: OversightView; readonly label: string; readonly files: OversightView['files'] }) {
  return files.length === 0 ? null : (
    <ul className="file-lines" aria-label={label}>
      {files.map((one) => (
        <li key={one.hash}>
          <a href={attachmentAddress(one.hash, view.id)} download={one.name}>
            {one.name}
          </a>
          <span className="quiet small num">{sizeText(one.size)}</span>
        </li>
      ))}
    </ul>
  );
}
