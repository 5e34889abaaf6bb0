/** Opinions as given, in order of rank; consultations with positions and grounds side by side. */
import type { ConsultationView, DocumentView } from '@lingxing/server/contracts';
import { BasisChip } from '../components/basis.tsx';
import { DueChip } from '../components/due.tsx';
import { ReturnRecord } from '../components/returned.tsx';
import { EmptyState } from '../components/states.tsx';
import { dayText, limitText, shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

/** Opinions that reach the host department only when they are conveyed (转达). */
const LEADERS_STEPS = new Set(['leader-review', 'leader-countersign', 'coordination', 'head-consent', 'authorisation', 'signature']);

/** The words of an opinion; one that the reader may not see yet stands as a step without words. */
function wordsOf(opinion: DocumentView['opinions'][number]): string {
  if (opinion.opinion !== undefined && opinion.opinion !== '') return opinion.opinion;
  if (opinion.conclusionLabel !== undefined) return '';
  return opinion.conveyed || !LEADERS_STEPS.has(opinion.step) ? '（未写意见）' : '（意见尚未转达）';
}

export function Opinions({ view }: { readonly view: DocumentView }) {
  const { today } = useMe();
  if (view.opinions.length === 0 && view.returns.length === 0) return <EmptyState>还没有你可以看到的意见。</EmptyState>;
  return (
    <div className="stack">
      <ol className="opinions">
        {view.opinions.map((o, i) => (
          <li key={`${o.step}-${o.by}-${i}`} data-stands={o.stands}>
            <p className="opinion-who">
              <strong>{o.by}</strong>
              <span className="quiet">
                {o.label} · 第{o.version}稿 · <span className="num">{shortMoment(o.at, today.date)}</span>
              </span>
              {!o.stands && <span className="tag">文稿已改，须重办</span>}
              {!o.conveyed && LEADERS_STEPS.has(o.step) && <span className="tag">未转达</span>}
            </p>
            <p className="opinion-words">
              {o.conclusionLabel !== undefined && <strong>{o.conclusionLabel}。</strong>}
              {wordsOf(o)}
            </p>
          </li>
        ))}
      </ol>
      {view.returns.length > 0 && (
        <section>
          <h2>退回记录</h2>
          <ol className="opinions">
            {view.returns.map((r, i) => (
              <li key={i}>
                <ReturnRecord record={r} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

export function Consultations({ view }: { readonly view: DocumentView }) {
  if (view.consultations.length === 0) return <EmptyState>没有征求过意见，也没有会签。</EmptyState>;
  return (
    <div className="stack">
      {view.consultations.map((c) => (
        <Consultation key={c.id} consultation={c} />
      ))}
      {view.positions && (
        <section className="proposal">
          <h2>主办单位的办理建议</h2>
          <p className="opinion-words">{view.positions.proposal}</p>
        </section>
      )}
    </div>
  );
}

/** Where all agree a table says it; where positions differ they stand side by side with their grounds. */
function Consultation({ consultation }: { readonly consultation: ConsultationView }) {
  const { today } = useMe();
  const answered = consultation.asks.filter((a) => a.replies.length > 0).length;
  return (
    <section className="consultation" data-stands={consultation.stands}>
      <h2>
        {consultation.mode === 'countersign' ? '会签' : '征求意见'}（第{consultation.version}稿，
        {consultation.order === 'parallel' ? '同时送' : '按次序送'}）
        <span className="quiet num">
          {' '}
          {answered}/{consultation.asks.length}已复
        </span>
        {!consultation.stands && <span className="tag">文稿已改，须重征</span>}
      </h2>
      <ul className="positions">
        {consultation.asks.map((ask) => {
          const reply = ask.replies.at(-1);
          return (
            <li key={ask.body} data-position={reply?.position ?? 'open'}>
              <p className="position-head">
                <strong>{ask.bodyName}</strong>
                <span className="position-word">{reply?.positionLabel ?? (ask.delivered === undefined ? '尚未送达' : '未复')}</span>
              </p>
              {reply ? (
                <>
                  {reply.opinion !== '' && <p className="opinion-words">{reply.opinion}</p>}
                  {reply.grounds !== '' && (
                    <p>
                      <span className="quiet">依据和理由：</span>
                      {reply.grounds}
                    </p>
                  )}
                  <p className="quiet small num">
                    {reply.by} · {shortMoment(reply.at, today.date)}
                  </p>
                </>
              ) : (
                ask.due !== undefined && (
                  <DueChip due={ask.due} late={ask.due < today.date} remaining={ask.due < today.date ? '逾期' : undefined} />
                )
              )}
              <p className="small quiet">
                {ask.delivered !== undefined && <>{dayText(ask.delivered)}送达</>}
                {ask.value !== undefined && ask.unit !== undefined && <>，限{limitText(ask.value, ask.unit)}</>}
                {ask.extension && (
                  <>
                    ，{ask.extension.agreed ? '已同意' : '商请'}延至{dayText(ask.extension.until)}
                  </>
                )}
                {ask.citation && <BasisChip citation={ask.citation} />}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
