/** 拟办意见 and 批示, the highest rank first as on the 办理单: in the leader's words or hand, with who entered it where that was another. */
import type { IncomingOpinion, IncomingView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { EmptyState } from '../../components/states.tsx';
import { attachmentAddress } from '../../drafting/api.ts';
import { dayOf, momentText, shortDay, shortMoment } from '../../lib/dates.ts';
import { useMe } from '../../session.ts';
import { assigns } from '../../tasks/from.tsx';
import { groundText } from '../labels.ts';
import { Handwriting } from '../sign/pad.tsx';

export function IncomingOpinions({ view }: { readonly view: IncomingView }) {
  const { today } = useMe();
  const pending = view.referrals.filter((one) => one.pending);
  const nothing = view.opinions.length === 0 && view.recommendation === undefined && view.returns.length === 0 && pending.length === 0;
  if (nothing) return <EmptyState>{view.recommendation === undefined ? '还没有你可以看到的意见。' : ''}</EmptyState>;
  return (
    <div className="stack">
      {view.recommendation && (
        <section className="recommended" aria-label="拟办意见">
          <p className="opinion-words">{view.recommendation.opinion}</p>
          <p className="quiet small num">
            拟办（{view.recommendation.natureLabel}）· {view.recommendation.by} · {shortMoment(view.recommendation.at, today.date)}
          </p>
        </section>
      )}
      {(view.opinions.length > 0 || pending.length > 0) && (
        <ol className="opinions" aria-label="领导批示">
          {view.opinions.map((one) => (
            <li key={one.seq}>
              <Opinion opinion={one} matter={view.id} />
            </li>
          ))}
          {pending.map((one) => (
            <li key={one.leader.id}>
              <p className="opinion-who">
                <strong>{one.leader.title}</strong>
                <span className="quiet num">
                  {one.by} · {shortMoment(one.at, today.date)}呈批{one.instead !== undefined && `${one.instead}，已随分工转来`}，尚未批示
                </span>
              </p>
              {one.note !== '' && <p className="opinion-words quiet">{one.note}</p>}
            </li>
          ))}
        </ol>
      )}
      {view.meeting && (
        <section>
          <h2>提交{view.meeting.meetingLabel}</h2>
          {view.meeting.decision === undefined ? (
            <p className="quiet">待会议讨论。</p>
          ) : (
            <p className="opinion-words">{view.meeting.decision.text}</p>
          )}
          <p className="quiet small num">
            {view.meeting.decision === undefined
              ? `${view.meeting.by} · ${shortMoment(view.meeting.at, today.date)}提交`
              : `${view.meeting.decision.session} · ${shortDay(view.meeting.decision.date)}${view.meeting.decision.conveyed ? '' : '，未转达'}`}
          </p>
        </section>
      )}
      {view.order && (
        <section>
          <h2>书面责令办理</h2>
          <p className="opinion-words">{view.order.reason}</p>
          <p className="quiet small num">
            {view.order.by} · {shortMoment(view.order.enteredBy?.dayOnly === true ? dayOf(view.order.at) : view.order.at, today.date)}
          </p>
          {view.order.enteredBy && (
            <p className="quiet small">
              {view.order.enteredBy.title}代录；{' '}
              <a href={attachmentAddress(view.order.enteredBy.scan, view.id)} target="_blank" rel="noreferrer">
                书面责令原件
              </a>
            </p>
          )}
        </section>
      )}
      {view.returns.length > 0 && (
        <section>
          <h2>退回记录</h2>
          <ol className="opinions">
            {view.returns.map((one) => (
              <li key={one.round}>
                <ReturnOf one={one} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Opinion({ opinion, matter }: { readonly opinion: IncomingOpinion; readonly matter: string }) {
  const me = useMe();
  const { today } = me;
  const { leader, form, viewLabel, text, pad, enteredBy } = opinion;
  return (
    <>
      <p className="opinion-who">
        <strong>{leader.title}</strong>
        <span className="quiet num">{shortMoment(enteredBy?.dayOnly === true ? dayOf(opinion.at) : opinion.at, today.date)}</span>
        {form === 'circle' ? <span className="circle-mark">圈阅，表示{viewLabel}</span> : <span className="tag">{viewLabel}</span>}
        {!opinion.conveyed && <span className="tag">未转达</span>}
      </p>
      {text !== '' && <p className="opinion-words">{text}</p>}
      {pad && <Handwriting value={pad} label={`${leader.title}手写的批示`} />}
      {enteredBy && (
        <p className="quiet small">
          {enteredBy.title}代录，{momentText(opinion.enteredAt)}；{' '}
          <a href={attachmentAddress(enteredBy.scan, matter)} target="_blank" rel="noreferrer">
            批示原件
          </a>
        </p>
      )}
      {opinion.view !== 'read' && assigns(me) && (
        <p className="small">
          <Link to={`/tasks/new?incoming=${matter}&opinion=${opinion.seq}`} aria-label={`把${leader.title}的批示交办督办`}>
            交办督办
          </Link>
        </p>
      )}
      {enteredBy === undefined && opinion.enteredLate && <p className="quiet small">{momentText(opinion.enteredAt)}补录</p>}
    </>
  );
}

export function ReturnOf({ one }: { readonly one: IncomingView['returns'][number] }) {
  const { today } = useMe();
  return (
    <>
      <p className="opinion-who">
        <strong>
          {one.by}
          {one.kindLabel}
        </strong>
        <span className="quiet num">
          第{one.round}轮 · {shortMoment(one.at, today.date)}
        </span>
        {one.grounds.map((ground) => (
          <span key={ground} className="tag">
            {groundText(ground)}
          </span>
        ))}
      </p>
      <p className="opinion-words">{one.reason}</p>
      {one.collected && (
        <p className="quiet small num">
          {one.collected.by}签收退件 · {shortMoment(one.collected.at, today.date)}
        </p>
      )}
    </>
  );
}
