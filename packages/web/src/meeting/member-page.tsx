/** 参会页面: for a member in the room, on a phone or a tablet: what is being taken with what was prepared, who spoke, one's own notes. */
import type { MeetingView, TopicView } from '@lingxing/server/contracts';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useKeepNote, useMeetingNotes } from '../api/meeting-attendance.ts';
import { useMatterAct } from '../api/matter.ts';
import { useMeeting } from '../api/meetings.ts';
import { usePageTitle } from '../components/page-title.tsx';
import { ProblemNotice, sayingOf, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { freshKey } from '../lib/keys.ts';
import { onAgenda } from './act-forms.ts';
import { runningIn } from './attendance-forms.ts';
import { NowTaken, SaidOn, SignInBox } from './attendance.tsx';

export function MemberPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  if (meeting.data !== undefined) return <Room view={meeting.data} />;
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

function Room({ view }: { readonly view: MeetingView }) {
  usePageTitle(view.title);
  const running = runningIn(view)?.topic;
  const topics = onAgenda(view).toSorted((a, b) => Number(b.id === running) - Number(a.id === running));
  return (
    <div className="page-body narrow stack member-page">
      <header>
        <h1 className="page-title">{view.title}</h1>
        <p>
          <Link to={`/meetings/${view.id}`}>回会议页面</Link>
        </p>
      </header>
      <SignInBox view={view} />
      <NowTaken view={view} />
      {topics.length === 0 && <p className="quiet">没有你参加的议题。</p>}
      {topics.map((one) => (
        <TopicCard key={one.id} view={view} topic={one} running={one.id === running} />
      ))}
    </div>
  );
}

function TopicCard({ view, topic, running }: { readonly view: MeetingView; readonly topic: TopicView; readonly running: boolean }) {
  const may = running && view.offers.some((one) => one.act === 'speak' && one.verdict.outcome !== 'refused');
  return (
    <section className="form-sheet stack" aria-label={topic.title}>
      <h2>
        {topic.title} {running && <span className="tag">正在研究</span>}
        {topic.outcome !== undefined && <span className="tag">{topic.outcome.label}</span>}
      </h2>
      <p className="quiet">
        {[topic.department, ...topic.with].map((one) => one.name).join('、')}，<span className="num">{topic.minutes}</span>分钟
      </p>
      {topic.brief !== undefined && <p className="opinion-words">{topic.brief}</p>}
      {topic.prepared.length > 0 && (
        <ul className="lines" aria-label="前期工作">
          {topic.prepared.map((one) => (
            <li key={one.what}>
              <span className="lines-main">
                <span>{one.label}</span>
                <span className="opinion-words">{one.words}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <SaidOn view={view} topic={topic.id} />
      {may && <Opinion view={view} topic={topic.id} />}
      <Note id={view.id} topic={topic.id} />
    </section>
  );
}

/** What the member says goes into the record of the sitting. */
function Opinion({ view, topic }: { readonly view: MeetingView; readonly topic: string }) {
  const [words, setWords] = useState('');
  const key = useRef(freshKey());
  const act = useMatterAct('/meetings', view.id);
  const say = useSay();
  const send = () =>
    act.mutate(
      { act: 'speak', input: { topic, words: words.trim() }, seen: view.version, idempotencyKey: key.current },
      {
        onSuccess: (done) => {
          setWords('');
          say(done.said);
        },
        onSettled: () => {
          key.current = freshKey();
        },
      },
    );
  return (
    <div className="stack">
      <label htmlFor={`opinion-${topic}`}>我的发言要点（记入会议）</label>
      <textarea
        id={`opinion-${topic}`}
        className="input"
        rows={3}
        maxLength={4_000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button type="button" className="button" disabled={act.isPending || words.trim() === ''} onClick={send}>
        登记发言
      </button>
      <div role="alert">{act.isError && <p className="notice refused">{sayingOf(act.error)}</p>}</div>
    </div>
  );
}

/** Kept for its author alone, and no part of the sitting. */
function Note({ id, topic }: { readonly id: string; readonly topic: string }) {
  const notes = useMeetingNotes(id);
  const keep = useKeepNote(id);
  const say = useSay();
  const [draft, setDraft] = useState<string>();
  const kept = notes.data?.items.find((one) => one.topic === topic)?.text ?? '';
  if (notes.data === undefined) return null;
  const text = draft ?? kept;
  return (
    <div className="stack">
      <label htmlFor={`note-${topic}`}>我的笔记（只有本人看得到）</label>
      <textarea
        id={`note-${topic}`}
        className="input"
        rows={3}
        maxLength={20_000}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
      />
      <button
        type="button"
        className="button plain"
        disabled={keep.isPending || text.trim() === kept}
        onClick={() =>
          keep.mutate(
            { topic, text },
            {
              onSuccess: () => {
                setDraft(undefined);
                say('已记下笔记。');
              },
            },
          )
        }
      >
        记下笔记
      </button>
      <div role="alert">{keep.isError && <p className="notice refused">{sayingOf(keep.error)}</p>}</div>
    </div>
  );
}
