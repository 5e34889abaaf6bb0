/** Who is expected and has answered, who came; signing in with the code; what is being taken now, for those who sit and those who wait. */
import type { MeetingView } from '@lingxing/server/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useSignIn, useSignInCode } from '../api/meeting-attendance.ts';
import { BasisChip } from '../components/basis.tsx';
import { FindingsList } from '../components/findings.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { dayText } from '../lib/dates.ts';
import { freshKey } from '../lib/keys.ts';
import { runningIn } from './attendance-forms.ts';
import { clockWords, leftWords, useServerNow } from './clock.ts';
import { By } from '../acts/matter-parts.tsx';

const LEAVE = { asked: '已请假，待答复', granted: '已准假', declined: '请假未准' } as const;

export function ExpectedPart({ view }: { readonly view: MeetingView }) {
  const { expected, counts, notified, rescheduled, quorum } = view;
  if (expected.length === 0) return null;
  return (
    <section aria-labelledby="expected-title">
      <h2 id="expected-title">答复和到会</h2>
      {notified !== undefined && (
        <p className="quiet">
          应到<span className="num">{counts.expected}</span>人：参加<span className="num">{counts.attending}</span>，委派
          <span className="num">{counts.delegating}</span>，请假<span className="num">{counts.onLeave}</span>，未答复
          <span className="num">{counts.silent}</span>；已签到<span className="num">{counts.came}</span>。
        </p>
      )}
      {quorum !== undefined && (
        <p className={quorum.there >= quorum.needed ? 'quiet' : 'warned-mark'}>
          须到<span className="num">{quorum.needed}</span>人，现到<span className="num">{quorum.there}</span>人
          <BasisChip citation={quorum.citation} />
        </p>
      )}
      <ul className="lines" aria-label="答复和到会">
        {expected.map((one) => (
          <li key={one.post.id}>
            <span className="lines-main">
              <span>
                <strong>{one.post.title}</strong> <span className="quiet">{one.topics?.join('、') ?? one.as}</span>
              </span>
              <span>
                {answerWords(one)}
                {one.came !== undefined && (
                  <>
                    {' '}
                    {one.came.instead === undefined ? '' : `${one.came.instead.title}替会，`}
                    {one.came.label}
                    {one.came.note !== '' && `（${one.came.note}）`} <By {...one.came} />
                    {one.came.left !== undefined && <span className="quiet">，议题结束后离会</span>}
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {rescheduled.map((one) => (
        <p key={one.at} className="quiet">
          原定{dayText(one.on)} <span className="num">{one.time}</span>，{one.place}；改动的缘由：{one.reason} <By {...one} />
        </p>
      ))}
    </section>
  );
}

function answerWords({ reply, leave }: MeetingView['expected'][number]): string {
  if (leave !== undefined && reply?.answer !== 'delegate') return LEAVE[leave];
  if (reply === undefined) return leave === undefined ? '' : LEAVE[leave];
  const said = reply.substitute === undefined ? reply.label : `委派${reply.substitute.title}替会`;
  return reply.note === '' ? said : `${said}：${reply.note}`;
}

/** What is being taken, for how long; of whoever waits, when his topic comes. */
export function NowTaken({ view }: { readonly view: MeetingView }) {
  const now = useServerNow(view.now);
  const running = runningIn(view);
  const topic = view.topics.find((one) => one.id === running?.topic);
  const { turn } = view;
  if (view.stage !== 'sitting' || (topic === undefined && turn === undefined)) return null;
  return (
    <section className="notice" aria-label="正在研究">
      {topic !== undefined && running !== undefined && (
        <p>
          正在研究：<strong>{topic.title}</strong>
          <br />
          <span role="timer">
            已用<span className="num">{clockWords(now - Date.parse(running.begun))}</span>，计划
            <span className="num">{running.minutes}</span>分钟，
            <span className={leftWords(running.begun, running.minutes, now).over ? 'warned-mark num' : 'num'}>
              {leftWords(running.begun, running.minutes, now).words}
            </span>
          </span>
        </p>
      )}
      {turn !== undefined && turn.is !== 'now' && (
        <p>
          {turn.is === 'next' ? '下一项是' : `前面还有${turn.before}项，之后是`}
          <strong>{turn.title}</strong>
          {turn.minutes > 0 && (
            <>
              ，前面各项计划共<span className="num">{turn.minutes}</span>分钟
            </>
          )}
          。请候会。
        </p>
      )}
    </section>
  );
}

/** Signing in on the phone with the code that stands on the host's screen. */
export function SignInBox({ view }: { readonly view: MeetingView }) {
  const [code, setCode] = useState('');
  const [saying, setSaying] = useState<string>();
  const key = useRef(freshKey());
  const signIn = useSignIn(view.id);
  const say = useSay();
  if (view.cameMyself) return <p className="notice">你已签到。</p>;
  if (!view.maySignIn) return null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (signIn.isPending) return;
    if (!/^\d{6}$/.test(code)) {
      setSaying('请填写会场屏幕上的六位签到码');
      return;
    }
    signIn.mutate(
      { code, idempotencyKey: key.current },
      {
        onSuccess: (done) => {
          say(done.said);
          setSaying(undefined);
        },
        onError: (error) => {
          key.current = freshKey();
          setCode('');
          setSaying(sayingOf(error));
        },
      },
    );
  };
  return (
    <form className="sign-in-box" aria-label="签到" noValidate onSubmit={send}>
      <label htmlFor="sign-in-code">会场屏幕上的签到码</label>
      <span className="row">
        <input
          id="sign-in-code"
          className="input num"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          aria-invalid={saying !== undefined}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        />
        <button type="submit" className="button primary" disabled={signIn.isPending}>
          签到
        </button>
      </span>
      <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
    </form>
  );
}

/** The code itself, on the screen of whoever runs the sitting. */
export function CodeOnScreen({ view }: { readonly view: MeetingView }) {
  const open = view.hosts && (view.stage === 'notified' || view.stage === 'sitting');
  const code = useSignInCode(view.id, open);
  if (!open || code.data === undefined) return null;
  return (
    <p className="sign-in-code" aria-label="签到码">
      <span className="quiet">签到码</span> <strong className="num">{`${code.data.code.slice(0, 3)} ${code.data.code.slice(3)}`}</strong>
      <span className="quiet">每半分钟更换</span>
    </p>
  );
}

/** The ways to the views that fill the screen. */
export function RoomLinks({ view }: { readonly view: MeetingView }) {
  if (view.stage !== 'notified' && view.stage !== 'sitting') return null;
  return (
    <p className="row">
      {view.hosts && <Link to={`/meetings/${view.id}/present`}>会场屏幕</Link>}
      {view.expected.length > 0 && <Link to={`/meetings/${view.id}/member`}>参会页面</Link>}
    </p>
  );
}

/** A sitting that was held first and entered afterwards: both days, why, and what was amiss with it. */
export function HeldPart({ view }: { readonly view: MeetingView }) {
  const { held } = view;
  if (held === undefined) return null;
  return (
    <section className="notice" aria-label="会后补记">
      <p>
        {view.on === undefined ? '' : dayText(view.on)}紧急召开，会后补记：{held.emergency} <By {...held} />
      </p>
      {held.another !== undefined && <p>当日另有同类会议在册，补记时写明：{held.another}</p>}
      {held.breaches.length > 0 && <FindingsList findings={held.breaches} label="召集主持不合规定之处" />}
    </section>
  );
}

/** Who stood aside from a topic and who spoke on it, in that order. */
export function SaidOn({ view, topic }: { readonly view: MeetingView; readonly topic: string }) {
  const aside = view.aside.filter((one) => one.topic === topic);
  const spoken = view.spoken.filter((one) => one.topic === topic);
  if (aside.length === 0 && spoken.length === 0) return null;
  return (
    <>
      {aside.length > 0 && <p>回避：{aside.map((one) => `${one.post.title}（${one.reason}）`).join('、')}</p>}
      {spoken.length > 0 && (
        <ol className="lines" aria-label="发言次序">
          {spoken.map((one, i) => (
            <li key={`${one.post.id}${one.at}`}>
              <span className="lines-main">
                <span>
                  <span className="num">{i + 1}</span>　{one.post.title}
                </span>
                <span className="opinion-words">{one.words}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
