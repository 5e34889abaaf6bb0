/** 会场屏幕: what is being taken, in large type, with the time left and what comes next; the code to sign in with. Topics are called from here. */
import type { MeetingView } from '@lingxing/server/contracts';
import { useRef } from 'react';
import { Link, useParams } from 'react-router';
import { useMatterAct } from '../api/matter.ts';
import { useMeeting } from '../api/meetings.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { ProblemNotice, sayingOf, Skeleton } from '../components/states.tsx';
import { freshKey } from '../lib/keys.ts';
import { runningIn, toTake } from './attendance-forms.ts';
import { CodeOnScreen } from './attendance.tsx';
import { clockWords, leftWords, useServerNow } from './clock.ts';

export function PresentPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  if (meeting.data !== undefined) return <Screen view={meeting.data} />;
  return (
    <div className="page-body">
      {meeting.isError ? (
        <ProblemNotice error={meeting.error} retry={() => void meeting.refetch()} what="这次会议" heading="h1" />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  );
}

function Screen({ view }: { readonly view: MeetingView }) {
  usePageTitle(view.title);
  const now = useServerNow(view.now);
  const act = useMatterAct('/meetings', view.id);
  const key = useRef(freshKey());
  const running = runningIn(view);
  const topic = view.topics.find((one) => one.id === running?.topic);
  const next = toTake(view).find((one) => one.id !== running?.topic && !view.taken.some((two) => two.topic === one.id));
  const may = (name: string) => view.offers.some((one) => one.act === name && one.verdict.outcome !== 'refused');
  const call = (name: 'begin-topic' | 'end-topic', id: string) =>
    act.mutate(
      { act: name, input: { topic: id }, seen: view.version, idempotencyKey: key.current },
      {
        onSettled: () => {
          key.current = freshKey();
        },
      },
    );
  const left = running === undefined ? undefined : leftWords(running.begun, running.minutes, now);
  return (
    <div className="page-body present-page">
      <p className="document-meta">
        <span>{view.kindLabel}</span>
        <span>{view.chair.title}主持</span>
        <span>
          到会<span className="num">{view.counts.came}</span>人
        </span>
        <Link to={`/meetings/${view.id}`}>回会议页面</Link>
      </p>
      <CodeOnScreen view={view} />
      {topic !== undefined && running !== undefined && left !== undefined ? (
        <>
          <h1>{topic.title}</h1>
          <p className="present-body">{[topic.department, ...topic.with].map((one) => one.name).join('、')}</p>
          <p className={left.over ? 'present-clock over' : 'present-clock'} role="timer">
            <span className="num">{left.words}</span>
            <span className="quiet">
              已用<span className="num">{clockWords(now - Date.parse(running.begun))}</span>，计划
              <span className="num">{running.minutes}</span>分钟
            </span>
          </p>
          {topic.brief !== undefined && <p className="opinion-words">{topic.brief}</p>}
          <p>
            <Link to={`/meetings/${view.id}`}>议题和材料</Link>
          </p>
        </>
      ) : (
        <h1>{view.stage === 'sitting' ? (next === undefined ? '议程上的议题都已研究' : '等待下一个议题') : view.stageLabel}</h1>
      )}
      {next !== undefined && (
        <p className="present-next">
          下一项：{next.title}（{next.department.name}，<span className="num">{next.minutes}</span>分钟）
        </p>
      )}
      <div className="row">
        {next !== undefined && may('begin-topic') && (
          <button type="button" className="button primary large" disabled={act.isPending} onClick={() => call('begin-topic', next.id)}>
            {running === undefined ? '开始研究' : '研究下一项'}
          </button>
        )}
        {running !== undefined && may('end-topic') && (
          <button type="button" className="button large" disabled={act.isPending} onClick={() => call('end-topic', running.topic)}>
            结束研究
          </button>
        )}
      </div>
      <div role="alert">{act.isError && <p className="notice refused">{sayingOf(act.error)}</p>}</div>
    </div>
  );
}
