/** One sitting: its topics and agenda, who attends, its minutes; the acts on it and its way. */
import type { MeetingView } from '@lingxing/server/contracts';
import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import type { ActDesk } from '../acts/desk.ts';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { FetchedMatter } from '../acts/matter-parts.tsx';
import { addressOf } from '../api/client.ts';
import { useMeeting } from '../api/meetings.ts';
import { useOrganisation } from '../api/organisation.ts';
import { BasisChip } from '../components/basis.tsx';
import { usePageTitle } from '../components/page-title.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText, shortMoment } from '../lib/dates.ts';
import { postInUse } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { filledOf, formOf, isFormAct } from './act-forms.ts';
import { AgendaBoard } from './agenda-board.tsx';
import { CodeOnScreen, ExpectedPart, HeldPart, NowTaken, RoomLinks, SignInBox } from './attendance.tsx';
import { By } from '../acts/matter-parts.tsx';
import { DistributionPart } from './distribution.tsx';
import { GuestsPart } from './guests.tsx';
import { Topics } from './topics.tsx';

export function MeetingPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id, useAsWhom());
  return <FetchedMatter matter={meeting} what="这次会议" list={{ path: '/meetings', label: '会议' }} page={Filled} />;
}

function useMeetingDesk(view: MeetingView): ActDesk {
  const me = useMe();
  const organisation = useOrganisation().data;
  const department = postInUse(me)?.department;
  return {
    path: '/meetings',
    id: view.id,
    version: view.version,
    acting: view.acting,
    // The agenda is ordered on its board, who signs in keys in the code; nothing is moved or taken up where there is nowhere to go and nothing that waits.
    offers: view.offers.filter(
      ({ act }) =>
        act !== 'order' &&
        act !== 'sign-in' &&
        (act !== 'move-topic' || view.elsewhere.length > 0) &&
        (act !== 'gather' || view.waiting > 0),
    ),
    chain: view.chain,
    before:
      view.maySignIn || view.cameMyself || view.hosts ? (
        <div className="stack">
          <SignInBox view={view} />
          <CodeOnScreen view={view} />
        </div>
      ) : undefined,
    formOf: (act) => (isFormAct(act) ? formOf(act, { view, today: me.today.date, organisation, department }) : undefined),
    filled: (act, values) => (isFormAct(act) ? filledOf(act, values) : { input: {} }),
    pageOf: () => undefined,
  };
}

function Filled({ view }: { readonly view: MeetingView }) {
  usePageTitle(view.title);
  const desk = useMeetingDesk(view);
  return (
    <MatterFrame
      desk={desk}
      className="leave-page"
      head={<Head view={view} />}
      label="会议各部分"
      sections={[
        {
          id: 'agenda',
          label: '议题和议程',
          content: (
            <div className="leave-parts">
              <HeldPart view={view} />
              <NowTaken view={view} />
              <RoomLinks view={view} />
              <AgendaBoard view={view} />
              <Topics view={view} />
            </div>
          ),
        },
        { id: 'attending', label: '参会', content: <AttendingPart view={view} /> },
        { id: 'minutes', label: '纪要', content: <MinutesPart view={view} /> },
        { id: 'rules', label: '规则怎么写', content: <Norms view={view} /> },
        { id: 'history', label: '办理记录', content: <History path="/meetings" id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Head({ view }: { readonly view: MeetingView }) {
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练</span>}
        <span>{view.kindLabel}</span>
        <span>{view.chair.title}主持</span>
        {view.number !== undefined && <span className="num">{view.number}</span>}
      </p>
      <h1 className="document-title">{view.title}</h1>
      <p className="document-where">
        <span>{view.where}</span>
      </p>
    </header>
  );
}

function AttendingPart({ view }: { readonly view: MeetingView }) {
  const { opened, leaves, ground } = view;
  return (
    <div className="leave-parts">
      <dl className="facts">
        <dt>时间</dt>
        <dd>
          {view.on === undefined ? '待定' : dayText(view.on)} <span className="num">{view.time}</span>
        </dd>
        <dt>地点</dt>
        <dd>{view.place ?? '待定'}</dd>
        <dt>召集、主持</dt>
        <dd>
          {view.chair.title}
          {ground !== undefined && `（${ground.label}：${ground.grounds}）`}
        </dd>
        {view.chairs.map((one) => (
          <Fragment key={one.at}>
            <dt>原记召集、主持</dt>
            <dd>
              {one.chair.title}，更正的理由：{one.reason} <By {...one} />
            </dd>
          </Fragment>
        ))}
        {view.attending.map(({ label, posts, others }) => (
          <Fragment key={`${label}${posts.map((one) => one.id).join()}${others.join()}`}>
            <dt>{label}</dt>
            <dd>{[...posts.map((one) => one.title), ...others].join('、')}</dd>
          </Fragment>
        ))}
        {view.notified !== undefined && (
          <>
            <dt>通知</dt>
            <dd>
              <span className="opinion-words">{view.notified.note}</span> <By {...view.notified} />
            </dd>
          </>
        )}
        {view.studied.length > 0 && (
          <>
            <dt>会前学法</dt>
            <dd>
              {view.studied.map((one) => (
                <p key={`${one.plan}${one.subject}`}>
                  <Link to={`/meetings/study/${one.plan}`}>{one.subject}</Link>
                </p>
              ))}
            </dd>
          </>
        )}
        {opened !== undefined && (
          <>
            <dt>没有到会</dt>
            <dd>
              {opened.absent.length === 0 ? '无' : opened.absent.map((one) => one.title).join('、')}
              {opened.note !== '' && `；${opened.note}`} <By {...opened} />
            </dd>
          </>
        )}
      </dl>
      <ExpectedPart view={view} />
      <GuestsPart view={view} />
      {leaves.length > 0 && (
        <section aria-labelledby="leaves-title">
          <h2 id="leaves-title">参会请假</h2>
          <ul className="lines">
            {leaves.map((one) => (
              <li key={one.post.id}>
                <span className="lines-main">
                  <strong>{one.post.title}</strong>
                  <span className="opinion-words">{one.reason}</span>
                  {one.answer === undefined ? (
                    <span className="quiet">待答复</span>
                  ) : (
                    <span>
                      {one.answer.granted ? '同意' : '不同意'}
                      {one.answer.opinion !== '' && `：${one.answer.opinion}`} <By {...one.answer} />
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function MinutesPart({ view }: { readonly view: MeetingView }) {
  const me = useMe();
  const as = useAsWhom();
  const { minutes, signer } = view;
  if (minutes === undefined) return <p className="quiet">还没有纪要，或者纪要没有分送给你。</p>;
  const done = [
    ['起草', minutes.drafted, ''],
    ['审核', minutes.vetted, minutes.vetted?.opinion],
    ['签发', minutes.signed, minutes.signed?.opinion],
    ['审定', minutes.settled, minutes.settled?.opinion],
    ['编号', minutes.numbered, minutes.numbered?.number],
  ] as const;
  return (
    <div className="leave-parts">
      <dl className="facts">
        {done.map(([label, one, words]) =>
          one === undefined ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>
                {words} {one.by} <span className="num">{shortMoment(one.at, me.today.date)}</span>
              </dd>
            </Fragment>
          ),
        )}
        {signer !== undefined && (
          <>
            <dt>由谁签发</dt>
            <dd>
              {signer.post.title}（办公室写明：{signer.words}）
            </dd>
          </>
        )}
      </dl>
      <p>
        <a
          className="button"
          href={addressOf(`/meetings/${encodeURIComponent(view.id)}/minutes.pdf`, { as })}
          target="_blank"
          rel="noreferrer"
        >
          纪要版面
        </a>
      </p>
      <DistributionPart view={view} />
      <section aria-label="纪要正文">
        <p className="opinion-words" style={{ whiteSpace: 'pre-wrap' }}>
          {minutes.text}
        </p>
      </section>
    </div>
  );
}

function Norms({ view }: { readonly view: MeetingView }) {
  return (
    <ul className="lines" aria-label="有关规定">
      {view.norms.map((one) => (
        <li key={one.says}>
          <p>
            {one.says}
            <BasisChip citation={one.citation} />
          </p>
        </li>
      ))}
    </ul>
  );
}
